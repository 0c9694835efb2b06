"""`foedus serve`: the web app and the REST API over a store."""

from __future__ import annotations

import errno
import os
import secrets
import socket
import tempfile
import threading
import webbrowser
from contextlib import ExitStack
from pathlib import Path

import click

from foedus.cli.options import database, pipeline
from foedus.errors import FoedusError, UsageError
from foedus.ledger import Ledger
from foedus.ledger.keeping import prepare
from foedus.web.settings import Settings

_SHORTEST_TOKEN = 12
_WAITING = 256


@click.command()
@database
@pipeline
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8017, show_default=True, help="The port; 0: any free one."
)
@click.option("--allow-host", "hosts", multiple=True, metavar="NAME", help="A further name the server is called by.")
@click.option("--token", help="What a writer must show; made up where the server listens beyond this machine.")
@click.option("--workers", type=click.IntRange(1, 64), help="Processes.  [default: 2, on one core 1]")
@click.option("--open", "show", is_flag=True, help="Show it in the browser.")
def serve(
    db: Path,
    pipeline: str,
    host: str,
    port: int,
    hosts: tuple[str, ...],
    token: str | None,
    workers: int | None,
    show: bool,
) -> int:
    """Serve the web app and the REST API, on this machine only unless --host says otherwise. Ctrl-C ends it.

    \b
    Examples:
        foedus serve --db foedus.db --open
        foedus serve --host 0.0.0.0 --allow-host desk.example
    """
    if token is not None and len(token) < _SHORTEST_TOKEN:
        problem = f"--token is shorter than {_SHORTEST_TOKEN} characters, no secret"
        raise UsageError(problem, remedy="leave it out, and one is made up")
    new = not db.exists()
    # An older store is brought up to date here, once, and what is no store is said before anything listens.
    Ledger.open(db).close()
    prepare(db, lambda count: click.echo(f"foedus counts {count:,} events, once; this may take a minute", err=True))
    with ExitStack() as held:
        listening = [held.enter_context(one) for one in _listening(host, port)]
        port = listening[0].getsockname()[1]
        spool = Path(
            held.enter_context(tempfile.TemporaryDirectory(prefix="foedus-serve-", ignore_cleanup_errors=True))
        )
        settings = Settings(
            db=db.absolute(), host=host, port=port, token=token, hosts=hosts, pipeline=pipeline, spool=spool, warm=True
        )
        if token is None and not settings.local:
            settings = settings.with_token(token := secrets.token_urlsafe(18))
        click.echo(f"foedus serves {db}{' (new, empty)' if new else ''} at {settings.address}", err=True)
        if token is not None:
            click.echo(f"to write, sign in with the token {token}", err=True)
        if show:
            threading.Thread(target=webbrowser.open, args=[settings.address], daemon=True).start()
        _run(settings, listening, workers or min(2, os.cpu_count() or 1))
    click.echo("foedus: stopped; what was reported as stored is stored", err=True)
    return 0


def _listening(host: str, port: int) -> list[socket.socket]:
    """Sockets that listen on every address that a name stands for. Raises UsageError where the name stands for none,
    FoedusError where the port is taken."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (socket.gaierror, UnicodeError) as error:
        raise UsageError(f"--host: {host!r} is no address of this machine", remedy="as in 127.0.0.1 or ::1") from error
    made: list[socket.socket] = []
    try:
        for family, _, _, _, address in found:
            one = socket.socket(family, socket.SOCK_STREAM)
            made.append(one)
            if os.name == "posix":
                one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if family == socket.AF_INET6:
                one.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, int(host != "::"))
            # Where any port will do, all addresses have the same.
            port = port or (made[0].getsockname()[1] if len(made) > 1 else 0)
            one.bind((address[0], port, *address[2:]))
            one.listen(_WAITING)
            one.setblocking(False)
    except OSError as error:
        for one in made:
            one.close()
        raise _refused(error, host, port) from error
    return made


def _refused(error: OSError, host: str, port: int) -> FoedusError:
    if error.errno == errno.EADDRINUSE:
        return FoedusError(f"port {port} is taken", remedy="stop what listens there, or name another with --port")
    if error.errno in (errno.EACCES, errno.EPERM):
        return FoedusError(f"port {port} may not be listened on", remedy="name one above 1023 with --port")
    if error.errno == errno.EADDRNOTAVAIL:
        return UsageError(f"--host: this machine has no address {host}", remedy="as in 127.0.0.1 or 0.0.0.0")
    return FoedusError(f"cannot listen on {host}, port {port}: {error.strerror or error}")


def _run(settings: Settings, listening: list[socket.socket], workers: int) -> None:
    # Imported here: only who serves waits for the web libraries.
    from foedus.web.serving import serve_alone, serve_together

    if workers > 1:
        serve_together(settings, listening, workers)
    else:
        serve_alone(settings, listening)
