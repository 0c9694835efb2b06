"""Many readers of a server, each with a connection of its own, all in one thread: what is measured is the server."""

from __future__ import annotations

import heapq
import selectors
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

_LONGEST_SECONDS = 60.0
_AT_ONCE = 1 << 18


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader got: the kind and address asked for, the status (0 where the connection broke), the first part of
    the body, and after how many milliseconds all of it was there."""

    kind: str
    path: str
    status: int
    body: bytes
    milliseconds: float


@dataclass(eq=False)
class Reader:
    """One reader: `next` says what to ask for, as (kind, address), `pause` how many seconds an answer is looked at."""

    next: Callable[[], tuple[str, str]]
    pause: Callable[[], float]
    kind: str = ""
    path: str = ""
    began: float = 0.0
    connection: socket.socket | None = None
    parts: list[bytes] = field(default_factory=list)
    missing: int = -1
    """Bytes that are still to come, -1 until the answer's head says how many."""


def ask(port: int, readers: list[Reader], until: float) -> Iterator[Answer]:
    """Let the readers ask, each again after its pause, until that moment of `time.monotonic`; gives each answer as it
    has come. What was asked for by then is waited for."""
    selector = selectors.DefaultSelector()
    order = iter(range(1 << 62))
    waiting = [(time.monotonic(), next(order), reader) for reader in readers]
    asking = 0
    while True:
        now = time.monotonic()
        while waiting and waiting[0][0] <= now < until:
            _request(port, heapq.heappop(waiting)[2], selector)
            asking += 1
        if not asking and (now >= until or not waiting):
            break
        wait = waiting[0][0] - now if waiting and now < until else 1.0
        for key, _ in selector.select(max(wait, 0.0)):
            if (answer := _heard(key.data, selector)) is not None:
                asking -= 1
                yield answer
                heapq.heappush(waiting, (time.monotonic() + key.data.pause(), next(order), key.data))
        for reader in [key.data for key in selector.get_map().values() if _late(key.data)]:
            asking -= 1
            yield _broken(reader, selector, b"no answer")
            heapq.heappush(waiting, (time.monotonic(), next(order), reader))
    for reader in readers:
        if reader.connection is not None:
            reader.connection.close()
    selector.close()


def _request(port: int, reader: Reader, selector: selectors.BaseSelector) -> None:
    reader.kind, reader.path = reader.next()
    reader.began = time.perf_counter()
    if reader.connection is None:
        reader.connection = socket.create_connection(("127.0.0.1", port), timeout=_LONGEST_SECONDS)
        reader.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    reader.connection.sendall(f"GET {reader.path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode("ascii"))
    selector.register(reader.connection, selectors.EVENT_READ, reader)


def _heard(reader: Reader, selector: selectors.BaseSelector) -> Answer | None:
    """The reader's answer, None while some of it is still to come."""
    assert reader.connection is not None
    try:
        found = reader.connection.recv(_AT_ONCE)
    except OSError as error:
        return _broken(reader, selector, repr(error).encode())
    if not found:
        return _broken(reader, selector, b"the connection was closed")
    reader.parts.append(found)
    if reader.missing < 0:
        there = b"".join(reader.parts)
        head, end, body = there.partition(b"\r\n\r\n")
        if not end:
            return None
        reader.parts = [there]
        reader.missing = _length(head) - len(body)
    else:
        reader.missing -= len(found)
    if reader.missing > 0:
        return None
    head, _, body = b"".join(reader.parts[:2]).partition(b"\r\n\r\n")
    answer = Answer(reader.kind, reader.path, int(head.split(b" ", 2)[1]), body[:200], _since(reader))
    selector.unregister(reader.connection)
    reader.parts, reader.missing = [], -1
    return answer


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0


def _late(reader: Reader) -> bool:
    return time.perf_counter() - reader.began > _LONGEST_SECONDS


def _broken(reader: Reader, selector: selectors.BaseSelector, why: bytes) -> Answer:
    assert reader.connection is not None
    selector.unregister(reader.connection)
    reader.connection.close()
    reader.connection, reader.parts, reader.missing = None, [], -1
    return Answer(reader.kind, reader.path, 0, why, _since(reader))


def _since(reader: Reader) -> float:
    return 1000 * (time.perf_counter() - reader.began)
