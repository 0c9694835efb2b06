"""The server's processes: one that answers, or several that share the sockets and are started again where one dies."""

from __future__ import annotations

import multiprocessing
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.process import BaseProcess
from types import FrameType

import uvicorn

from foedus.errors import FoedusError
from foedus.web.app import create_app, load_shared
from foedus.web.settings import Settings

_GRACE_SECONDS = 3
_LOOK_SECONDS = 0.5
_YOUNG_SECONDS = 5.0
"""A process that dies sooner would die again."""


def serve_alone(settings: Settings, listening: Sequence[socket.socket]) -> None:
    """Answer in this process until a signal ends it."""
    config = uvicorn.Config(
        create_app(settings),
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_GRACE_SECONDS,
    )
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=list(listening))


def serve_together(settings: Settings, listening: Sequence[socket.socket], workers: int) -> None:
    """Answer in so many processes until a signal ends them. Raises FoedusError where one cannot be started."""
    # Where it is safe they are copies of this one, which has loaded what all need: they start at once and share it.
    linux = sys.platform == "linux"
    make = multiprocessing.get_context("fork").Process if linux else multiprocessing.get_context("spawn").Process
    load_shared()
    stopping = threading.Event()
    before = {sign: signal.signal(sign, lambda *_: stopping.set()) for sign in (signal.SIGINT, signal.SIGTERM)}

    def start() -> tuple[BaseProcess, float]:
        process = make(target=_work, args=(settings, list(listening), os.getpid()), daemon=True)
        process.start()
        return process, time.monotonic()

    running = [start() for _ in range(workers)]
    try:
        while not stopping.wait(_LOOK_SECONDS):
            for n, (process, since) in enumerate(running):
                if process.is_alive() or stopping.is_set():
                    continue
                if time.monotonic() - since < _YOUNG_SECONDS:
                    raise FoedusError("a process of the server has ended at once", remedy="the lines above say why")
                running[n] = start()
    finally:
        _end([process for process, _ in running])
        for sign, handler in before.items():
            signal.signal(sign, handler)


def _work(settings: Settings, listening: Sequence[socket.socket], parent: int) -> None:
    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, _leave)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    serve_alone(settings, listening)


def _leave(sign: int, frame: FrameType | None) -> None:
    """A signal before the server answers, or after it has ended in order."""
    raise SystemExit(0)


def _end_with(parent: int) -> None:
    """End this process when the one that started it is gone, whatever ended that."""
    while os.name != "posix" or os.getppid() == parent:
        time.sleep(_LOOK_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)


def _end(processes: Sequence[BaseProcess]) -> None:
    for process in processes:
        process.terminate()
    for process in processes:
        process.join(_GRACE_SECONDS + 2)
        if process.is_alive():
            process.kill()
            process.join()
