"""Bytes out of files that may be compressed, endless or broken: whole within a limit, or line by line."""

from __future__ import annotations

import codecs
import gzip
import io
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from foedus.errors import InputError
from foedus.reading.encoding import bom

_CHUNK = 1 << 16
_GIVE_UP = 8
_GZIP = b"\x1f\x8b\x08"


class Peekable:
    """A byte stream whose beginning can be looked at before it is read; gzip is unpacked on the way."""

    def __init__(self, stream: BinaryIO) -> None:
        head = stream.read(len(_GZIP))
        whole: BinaryIO = cast(BinaryIO, _Rejoined(head, stream))
        self._stream = cast(BinaryIO, gzip.GzipFile(fileobj=whole)) if head == _GZIP else whole
        self._ahead = b""

    def peek(self, size: int) -> bytes:
        """Up to `size` bytes that a later read gives again."""
        while len(self._ahead) < size and (more := self._more(size - len(self._ahead))):
            self._ahead += more
        return self._ahead[:size]

    def read(self, size: int) -> bytes:
        """Up to `size` bytes; empty at the end. Raises InputError where the gzip data is damaged."""
        if self._ahead:
            given, self._ahead = self._ahead[:size], self._ahead[size:]
            return given
        return self._more(size)

    def _more(self, size: int) -> bytes:
        try:
            return self._stream.read(size)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise InputError(f"the gzip data is damaged or cut off: {error}", remedy="pack it again") from error


class _Rejoined(io.RawIOBase):
    """A few bytes put back in front of a stream that cannot seek."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        if self._head:
            given, self._head = (self._head, b"") if size < 0 else (self._head[:size], self._head[size:])
            return given
        return self._rest.read(size)


def whole(stream: Peekable, limit: int) -> bytes:
    """Everything the stream holds. Raises InputError where that is more than `limit` bytes; reads no further then."""
    parts, size = [], 0
    while part := stream.read(_CHUNK):
        parts.append(part)
        size += len(part)
        if size > limit:
            raise InputError(
                f"larger than {limit // 1_000_000} MB, too much to be read in one piece",
                remedy="split it, or give .jsonl",
            )
    return b"".join(parts)


def lines(stream: Peekable, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """The stream's lines that are not blank, with their numbers from 1, without line breaks, as UTF-8.

    A line longer than `limit` bytes comes as None and is never held; after eight times that, raises InputError.
    Memory does not grow with the stream. UTF-16 and UTF-32 with a byte order mark are turned into UTF-8.
    """
    number, held, size = 1, [b""], 0
    for chunk in _chunks(stream):
        *ends, rest = chunk.split(b"\n")
        for part in ends:
            size += len(part)
            if size > limit:
                yield number, None
            else:
                held.append(part)
                line = b"".join(held).strip()
                if line:
                    yield number, line
            number, held, size = number + 1, [], 0
        size += len(rest)
        if size <= limit:
            held.append(rest)
        else:
            held = []
            if size > _GIVE_UP * limit:
                raise InputError(
                    f"line {number} has no end within {_GIVE_UP * limit // 1_000_000} MB", remedy="one document a line"
                )
    if size > limit:
        yield number, None
    elif line := b"".join(held).strip():
        yield number, line


def _chunks(stream: Peekable) -> Iterator[bytes]:
    name = bom(stream.peek(4))
    raw = iter(lambda: stream.read(_CHUNK), b"")
    if name is None:
        yield from raw
        return
    try:
        for text in codecs.iterdecode(raw, name):
            yield text.encode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(
            f"the bytes are not the {name.upper()} that they claim to be", remedy="save it as UTF-8"
        ) from error
