"""`foedus serve`: the web app and the REST API over a store."""

from __future__ import annotations

import secrets
import threading
import webbrowser
from pathlib import Path

import click

from foedus.cli.options import database, pipeline
from foedus.errors import UsageError
from foedus.ledger import Ledger
from foedus.web.settings import LOOPBACK, Settings


@click.command()
@database
@pipeline
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8017, show_default=True, help="The port to listen on.")
@click.option("--allow-host", "hosts", multiple=True, metavar="NAME", help="A further name the server is called by.")
@click.option("--token", help="What a writer must show; made up where the server listens beyond this machine.")
@click.option("--open", "show", is_flag=True, help="Show it in the browser.")
def serve(db: Path, pipeline: str, host: str, port: int, hosts: tuple[str, ...], token: str | None, show: bool) -> int:
    """Serve the web app and the REST API, on this machine only unless --host says otherwise.

    \b
    Example:
        foedus serve --db foedus.db --open
    """
    # Imported here: only who serves waits for the web libraries.
    import uvicorn

    from foedus.web import create_app

    if token is not None and len(token) < 12:
        raise UsageError("--token is too short to be a secret", remedy="leave it out, and one is made up")
    if token is None and host.lower() not in LOOPBACK:
        token = secrets.token_urlsafe(18)
    Ledger.open(db).close()
    settings = Settings(db=db, host=host, port=port, token=token, hosts=hosts, pipeline=pipeline)
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    click.echo(f"foedus serves {db} at {address}", err=True)
    if token is not None:
        click.echo(f"to write, sign in with the token {token}", err=True)
    if show:
        threading.Timer(1.0, webbrowser.open, [address]).start()
    uvicorn.run(create_app(settings), host=host, port=port, log_level="warning", server_header=False)
    return 0
