"""`foedus dossier`: the store, or part of it, as one self-contained page."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import click

from foedus.cli.options import Countries, database
from foedus.cli.output import save_page
from foedus.cli.stored import check_states, open_store
from foedus.pages import dossier as page


@click.command()
@database
@click.option("--about", type=Countries(), default=(), help="Only what concerns these states (PRK,RUS).")
@click.option("--title", help="The page's title.")
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("dossier.html"), show_default=True, help="The page."
)
@click.option("--open", "show", is_flag=True, help="Show it in the browser.")
def dossier(db: Path, about: tuple[str, ...], title: str | None, out: Path, show: bool) -> int:
    """Write the dossier: one HTML file in which every line is one click from its sentence.

    \b
    Example:
        foedus dossier --about PRK,RUS --out korea.html --open
    """
    check_states(about)
    with open_store(db) as ledger:
        html = page(tuple(ledger.coded()), about=about, title=title)
    if str(out) == "-":
        click.echo(html)
        return 0
    save_page(html, out)
    click.echo(f"dossier: {out.resolve()}")
    if show:
        webbrowser.open(out.resolve().as_uri())
    return 0
