"""`foedus evaluate`: how well the coder does on hand-coded documents."""

from __future__ import annotations

import json
from pathlib import Path

import click

from foedus.cli.options import pipeline as pipeline_option
from foedus.cli.progress import counted
from foedus.errors import InputError
from foedus.evaluation import figures, load_gold, tally, total
from foedus.evaluation.scoring import f1
from foedus.records import EVENT_TYPES
from foedus.workers import code_all


@click.command()
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="GOLD.jsonl")
@click.option("--by-type", is_flag=True, help="Also a line for each type, and what was taken for what.")
@click.option("--worst", type=click.IntRange(min=0), default=0, help="Also the so many worst documents.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Layout."
)
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes.")
@pipeline_option
def evaluate(gold: Path, by_type: bool, worst: int, form: str, workers: int, pipeline: str) -> int:
    """Code the texts of hand-coded documents and say how well that agrees with the hand coding.

    Each figure comes with its 95 per cent bootstrap interval over documents. docs/validation.md has the format of
    GOLD.jsonl and what each figure means.

    \b
    Example:
        foedus evaluate my-coding.jsonl --by-type --worst 5
    """
    documents = load_gold(gold)
    coded = code_all((g.document for g in documents), workers=workers, pipeline=pipeline)
    tallies = []
    for hand, machine in zip(documents, counted(coded, "documents"), strict=True):
        if isinstance(machine, InputError):
            raise machine
        tallies.append(tally(hand, machine.events))
    measured, summed = figures(tallies), total(tallies)
    if form == "json":
        rows = {n: {"value": f.value, "low": f.low, "high": f.high} for n, f in measured.items()}
        click.echo(json.dumps({"gold": summed.gold, "coded": summed.coded, **rows}))
        return 0
    click.echo(f"{len(documents)} documents, {summed.gold} events by hand, {summed.coded} coded")
    for name, figure in measured.items():
        click.echo(f"{name:18} {figure.value:.3f}   [{figure.low:.3f}, {figure.high:.3f}]")
    if by_type:
        for kind in EVENT_TYPES:
            in_gold, in_coded, hits, tuples = summed.by_type[kind]
            p, r, f = f1(hits, in_coded, in_gold)
            click.echo(f"  {kind:10} gold {in_gold:4}  precision {p:.2f}  recall {r:.2f}  f1 {f:.2f}  tuples {tuples}")
        click.echo("taken for (hand, coded, times):")
        for (hand_type, coded_type), count in summed.confusion.most_common(20):
            click.echo(f"  {hand_type:10} {coded_type:10} {count}")
    order = sorted(range(len(documents)), key=lambda i: f1(tallies[i].hits, tallies[i].coded, tallies[i].gold)[2])
    for i in order[:worst]:
        f = f1(tallies[i].hits, tallies[i].coded, tallies[i].gold)[2]
        click.echo(f"worst: {documents[i].document.id}  f1 {f:.2f}  gold {tallies[i].gold}  coded {tallies[i].coded}")
    return 0
