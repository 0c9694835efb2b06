"""The server's processes: one that answers, or several that are handed their connections and started again where one
dies."""

from __future__ import annotations

import gc
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
from foedus.web.handing import POSSIBLE, HandedServer, Handing, Place
from foedus.web.keeping import BYTES
from foedus.web.room import Room
from foedus.web.settings import COLLECTED, Settings

_GRACE_SECONDS = 3
_SWITCH_SECONDS = 0.0005
"""The thread that hears and answers everybody waits so long at most for one that takes a correction or makes an export.
Python's own 5 ms would be waited for again and again."""
_LOOK_SECONDS = 0.5
_YOUNG_SECONDS = 5.0
"""A process that dies sooner would die again."""


def serve_alone(settings: Settings, listening: Sequence[socket.socket]) -> None:
    """Answer in this process until a signal ends it."""
    _serve(uvicorn.Server(_config(settings)), listening)


def _config(settings: Settings, room: Room | None = None) -> uvicorn.Config:
    return uvicorn.Config(
        create_app(settings, room),
        http="h11",
        ws="none",
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_GRACE_SECONDS,
    )


def _serve(server: uvicorn.Server, listening: Sequence[socket.socket]) -> None:
    sys.setswitchinterval(_SWITCH_SECONDS)
    gc.set_threshold(*COLLECTED)
    with suppress(KeyboardInterrupt):
        server.run(sockets=list(listening))


def serve_together(settings: Settings, listening: Sequence[socket.socket], workers: int) -> None:
    """Answer in so many processes until a signal ends them. Raises FoedusError where one cannot be started."""
    # Where it is safe they are copies of this one, which has loaded what all need: they start at once and share it.
    linux = sys.platform == "linux"
    make = multiprocessing.get_context("fork").Process if linux else multiprocessing.get_context("spawn").Process
    load_shared()
    stopping = threading.Event()
    before = {sign: signal.signal(sign, lambda *_: stopping.set()) for sign in (signal.SIGINT, signal.SIGTERM)}
    handing = Handing(listening, workers) if POSSIBLE else None
    room = Room(BYTES, shared=True) if linux else None

    def start(n: int) -> tuple[BaseProcess, float]:
        given = list(listening) if handing is None else handing.place(n)
        process = make(target=_work, args=(settings, given, os.getpid(), room), daemon=True)
        process.start()
        if isinstance(given, Place):
            given.channel.close()
        return process, time.monotonic()

    running = [start(n) for n in range(workers)]
    looked = time.monotonic()
    try:
        while not stopping.is_set():
            if handing is None:
                stopping.wait(_LOOK_SECONDS)
            else:
                handing.hand_on(_LOOK_SECONDS)
            if time.monotonic() - looked < _LOOK_SECONDS:
                continue
            looked = time.monotonic()
            for n, (process, since) in enumerate(running):
                if process.is_alive() or stopping.is_set():
                    continue
                if time.monotonic() - since < _YOUNG_SECONDS:
                    raise FoedusError("a process of the server has ended at once", remedy="the lines above say why")
                running[n] = start(n)
    finally:
        if handing is not None:
            handing.close()
        _end([process for process, _ in running])
        for sign, handler in before.items():
            signal.signal(sign, handler)


def _work(settings: Settings, given: Sequence[socket.socket] | Place, parent: int, room: Room | None) -> None:
    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, _leave)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    if isinstance(given, Place):
        _serve(HandedServer(_config(settings, room), given), ())
    else:
        _serve(uvicorn.Server(_config(settings, room)), given)


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
