"""Connections handed to the server's processes: for each request to the process that is free first.

Processes that wait at one socket take whatever they see first, and who is connected to one process waits for it however
long its pages take, though another be free. So the process that started them holds the connections as long as nothing
is asked by them. When a reader asks, his connection goes to a process, which answers and gives it back.
"""

from __future__ import annotations

import asyncio
import selectors
import socket
import struct
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

POSSIBLE = hasattr(socket, "send_fds")
"""Whether a process of this system can hand a connection to another."""
_AT_ONCE = 2
"""Requests that a process has been given: one that it answers, and the next, so that it need not wait for it."""
_LONG_SECONDS = 1.0
"""What takes longer (an upload, an export) does not keep a process from getting more."""
_IDLE_SECONDS = 30.0
_LOOK_SECONDS = 0.05
_NUMBER = struct.Struct("<Q")
_SAID = struct.Struct("<cQ")
_READY, _LEAVING, _BACK, _KEPT, _ENDED = b"+", b"-", b"b", b"k", b"e"
"""What a process says: that it is ready for connections, or for none any more; of a connection that it gives it back,
that it has answered but keeps it, or that it has ended."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a process gets its connections from and says what became of them."""

    channel: socket.socket

    def say(self, what: bytes, number: int = 0) -> bool:
        """Say something of a connection; False where nobody hears it."""
        with suppress(OSError):
            return self.channel.send(_SAID.pack(what, number)) == _SAID.size
        return False


@dataclass(slots=True)
class _Process:
    """A process as the one that hands connections to it knows it: by number, what it has of them since when."""

    channel: socket.socket
    ready: bool = False
    asked: dict[int, float] = field(default_factory=dict)
    kept: set[int] = field(default_factory=set)
    heard: bytes = b""

    def free(self, now: float) -> bool:
        """Whether it can be given one more request."""
        return self.ready and sum(now - since < _LONG_SECONDS for since in self.asked.values()) < _AT_ONCE


class Handing:
    """The side of the process that takes the connections and hands them on."""

    def __init__(self, listening: Sequence[socket.socket], processes: int) -> None:
        self._processes: list[_Process | None] = [None] * processes
        self._connections: dict[int, socket.socket] = {}
        self._idle: OrderedDict[int, float] = OrderedDict()
        self._waiting: deque[int] = deque()
        self._last = 0
        self._selector = selectors.DefaultSelector()
        for one in listening:
            self._selector.register(one, selectors.EVENT_READ, self._accept)

    def place(self, number: int) -> Place:
        """The place of a process that is about to start; the starting process closes its `channel` thereafter."""
        if (old := self._processes[number]) is not None:
            self._gone(old)
            old.channel.close()
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        made = self._processes[number] = _Process(ours)
        self._selector.register(ours, selectors.EVENT_READ, lambda _: self._hear(made))
        return Place(theirs)

    def hand_on(self, seconds: float) -> None:
        """Wait so long for connections and requests, and hand on those that have come."""
        for key, _ in self._selector.select(min(seconds, _LOOK_SECONDS) if self._waiting else seconds):
            key.data(key.fileobj)
        now = time.monotonic()
        while self._waiting and self._hand(self._waiting[0], now):
            self._waiting.popleft()
        while self._idle and now - next(iter(self._idle.values())) > _IDLE_SECONDS:
            self._end(next(iter(self._idle)))

    def close(self) -> None:
        """Hand on no more; what is being answered goes on."""
        self._selector.close()
        for connection in self._connections.values():
            connection.close()
        for process in self._processes:
            if process is not None:
                process.channel.close()

    def _accept(self, listening: socket.socket) -> None:
        with suppress(OSError):
            connection, _ = listening.accept()
            connection.setblocking(False)
            self._last += 1
            self._connections[self._last] = connection
            self._rest(self._last)

    def _rest(self, number: int) -> None:
        """Let a connection rest until something is asked by it."""
        self._idle[number] = time.monotonic()
        self._selector.register(self._connections[number], selectors.EVENT_READ, lambda _: self._asked(number))

    def _asked(self, number: int) -> None:
        with suppress(BlockingIOError):
            try:
                there = self._connections[number].recv(1, socket.MSG_PEEK)
            except ConnectionError:
                there = b""
            if not there:
                self._end(number)
                return
            self._wake(number)
            self._waiting.append(number)

    def _wake(self, number: int) -> None:
        if self._idle.pop(number, None) is not None:
            self._selector.unregister(self._connections[number])

    def _hand(self, number: int, now: float) -> bool:
        """Give a connection to the free process that has fewest; False where none is free."""
        free = [one for one in self._processes if one is not None and one.free(now)]
        for process in sorted(free, key=lambda one: len(one.asked)):
            with suppress(OSError):
                socket.send_fds(process.channel, [_NUMBER.pack(number)], [self._connections[number].fileno()])
                process.asked[number] = now
                return True
        return False

    def _hear(self, process: _Process) -> None:
        """Take in what a process says."""
        with suppress(BlockingIOError):
            try:
                said = process.channel.recv(4096)
            except ConnectionError:
                said = b""
            if not said:
                self._gone(process)
                return
            process.heard += said
            whole = len(process.heard) // _SAID.size * _SAID.size
            for what, number in _SAID.iter_unpack(process.heard[:whole]):
                self._take_in(process, what, number)
            process.heard = process.heard[whole:]

    def _take_in(self, process: _Process, what: bytes, number: int) -> None:
        if what in (_READY, _LEAVING):
            process.ready = what == _READY
            return
        process.asked.pop(number, None)
        process.kept.discard(number)
        if what == _KEPT:
            process.kept.add(number)
        elif what == _BACK:
            self._rest(number)
        else:
            self._end(number)

    def _gone(self, process: _Process) -> None:
        """A process has ended, and with it the connections that it had."""
        process.ready = False
        with suppress(KeyError):
            self._selector.unregister(process.channel)
        for number in (*process.asked, *process.kept):
            self._end(number)
        process.asked.clear()
        process.kept.clear()

    def _end(self, number: int) -> None:
        self._wake(number)
        self._connections.pop(number).close()


class HandedServer(uvicorn.Server):
    """A server that is handed its connections, each for a request."""

    def __init__(self, config: uvicorn.Config, place: Place) -> None:
        super().__init__(config)
        self._place = place
        self._coming: set[asyncio.Task[object]] = set()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then be ready for connections."""
        await super().startup(sockets=[])
        channel = self._place.channel
        channel.setblocking(False)
        asyncio.get_running_loop().add_reader(channel.fileno(), self._take)
        self._place.say(_READY)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Take no more connections, and end."""
        self._place.say(_LEAVING)
        asyncio.get_running_loop().remove_reader(self._place.channel.fileno())
        await super().shutdown(sockets=[])

    def _take(self) -> None:
        loop = asyncio.get_running_loop()
        said = b""
        found: list[int] = []
        try:
            said, found, *_ = socket.recv_fds(self._place.channel, _NUMBER.size, 1)
        except BlockingIOError:
            return
        except OSError:
            pass
        if not found:
            # The process that hands them on is gone, or has closed this place.
            loop.remove_reader(self._place.channel.fileno())
            return
        connection = socket.socket(fileno=found[0])
        connection.setblocking(False)
        (number,) = _NUMBER.unpack(said)
        task = loop.create_task(loop.connect_accepted_socket(lambda: self._protocol(number), connection))
        self._coming.add(task)
        task.add_done_callback(self._coming.discard)

    def _protocol(self, number: int) -> asyncio.Protocol:
        spoken = Handed(config=self.config, server_state=self.server_state, app_state=self.lifespan.state)
        spoken.say = lambda what: self._place.say(what, number)
        return spoken


class Handed(H11Protocol):
    """HTTP over a connection that is given back after the answer, or ends here."""

    say: Callable[[bytes], bool]
    _back = False

    def on_response_complete(self) -> None:
        """Give the connection back, unless more than the answer is under way."""
        super().on_response_complete()
        if self.transport.is_closing():
            return
        resting = self.conn.our_state is h11.IDLE and self.conn.their_state is h11.IDLE
        if resting and self.conn.trailing_data == (b"", False) and not self.transport.get_write_buffer_size():
            self._back = self.say(_BACK)
            if self._back:
                # This process's end of it alone: the process that hands it on has another.
                self.transport.close()
        elif self.cycle is None or self.cycle.response_complete:
            self.say(_KEPT)

    def connection_lost(self, exc: Exception | None) -> None:
        """Say that a connection has ended, where it was not given back."""
        super().connection_lost(exc)
        if not self._back:
            self.say(_ENDED)
