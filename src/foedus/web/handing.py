"""Connections handed to the server's processes, each new one to the process that holds the fewest.

Processes that wait at one socket take whatever they see first: of 20 readers' connections one had 13 and another 6, so
that most readers waited in the longer queue.
"""

from __future__ import annotations

import asyncio
import selectors
import socket
import time
from collections.abc import Callable, MutableSequence, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from multiprocessing.sharedctypes import RawArray

import uvicorn

POSSIBLE = hasattr(socket, "send_fds")
"""Whether a process of this system can hand a connection to another."""
_NOT_READY = -1
_LOOK_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Place:
    """Where a process gets its connections from: it says in `ended[number]` how many of them have ended, and is not
    ready for any while that is below 0."""

    channel: socket.socket
    ended: MutableSequence[int]
    number: int


class Handing:
    """The side of the process that takes the connections and hands them on."""

    def __init__(self, listening: Sequence[socket.socket], processes: int) -> None:
        self._ended = RawArray("q", [_NOT_READY] * processes)
        self._given = [0] * processes
        self._channels: list[socket.socket | None] = [None] * processes
        self._complete = False
        self._selector = selectors.DefaultSelector()
        for one in listening:
            self._selector.register(one, selectors.EVENT_READ)

    def place(self, number: int) -> Place:
        """The place of a process that is about to start; the starting process closes its `channel` thereafter."""
        if (old := self._channels[number]) is not None:
            old.close()
        self._channels[number], theirs = socket.socketpair()
        self._channels[number].setblocking(False)  # type: ignore[union-attr]
        self._ended[number], self._given[number] = _NOT_READY, 0
        return Place(theirs, self._ended, number)

    def hand_on(self, seconds: float) -> None:
        """Wait so long for a connection, and hand on those that have come. The first wait in the sockets until all
        processes are ready, so that none gets them all."""
        ready = [ended != _NOT_READY for ended in self._ended]
        self._complete = self._complete or all(ready)
        if not (self._complete and any(ready)):
            time.sleep(min(seconds, _LOOK_SECONDS))
            return
        for key, _ in self._selector.select(seconds):
            assert isinstance(key.fileobj, socket.socket)
            with suppress(OSError):
                connection, _ = key.fileobj.accept()
                with connection:
                    self._hand(connection)

    def _hand(self, connection: socket.socket) -> None:
        """Give a connection to the process that has fewest; where that takes none just now, to the next."""
        held = [(given - ended, n) for n, (given, ended) in enumerate(zip(self._given, self._ended, strict=True))]
        for _, n in sorted(one for one in held if self._ended[one[1]] != _NOT_READY):
            channel = self._channels[n]
            assert channel is not None
            with suppress(OSError):
                socket.send_fds(channel, [b"."], [connection.fileno()])
                self._given[n] += 1
                return

    def close(self) -> None:
        """Hand on no more."""
        self._selector.close()
        for channel in self._channels:
            if channel is not None:
                channel.close()


class HandedServer(uvicorn.Server):
    """A server that is handed its connections."""

    def __init__(self, config: uvicorn.Config, place: Place) -> None:
        super().__init__(config)
        self._place = place
        self._coming: set[asyncio.Task[object]] = set()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then be ready for connections."""
        await super().startup(sockets=[])
        place = self._place
        place.channel.setblocking(False)
        asyncio.get_running_loop().add_reader(place.channel.fileno(), self._take)
        place.ended[place.number] = 0

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Take no more connections, and end."""
        self._place.ended[self._place.number] = _NOT_READY
        asyncio.get_running_loop().remove_reader(self._place.channel.fileno())
        await super().shutdown(sockets=[])

    def _take(self) -> None:
        loop = asyncio.get_running_loop()
        found: list[int] = []
        with suppress(OSError):
            found = socket.recv_fds(self._place.channel, 1, 1)[1]
        if not found:
            # The process that hands them on is gone, or has closed this place.
            loop.remove_reader(self._place.channel.fileno())
            return
        connection = socket.socket(fileno=found[0])
        connection.setblocking(False)
        task = loop.create_task(loop.connect_accepted_socket(self._protocol, connection))
        self._coming.add(task)
        task.add_done_callback(self._coming.discard)

    def _protocol(self) -> asyncio.Protocol:
        spoken = _counted(self.config.http_protocol_class)  # type: ignore[arg-type]
        made: asyncio.Protocol = spoken(
            config=self.config, server_state=self.server_state, app_state=self.lifespan.state
        )
        made.lost = self._lost  # type: ignore[attr-defined]
        return made

    def _lost(self) -> None:
        if self._place.ended[self._place.number] != _NOT_READY:
            self._place.ended[self._place.number] += 1


@cache
def _counted(protocol: type[asyncio.Protocol]) -> Callable[..., asyncio.Protocol]:
    """A protocol that says when its connection is lost."""

    class Counted(protocol):  # type: ignore[misc, valid-type]
        lost: Callable[[], None]

        def connection_lost(self, exc: Exception | None) -> None:
            super().connection_lost(exc)
            self.lost()

    return Counted
