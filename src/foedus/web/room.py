"""A bounded room for bytes under names, in memory that the server's processes share where they are copies of one."""

from __future__ import annotations

import mmap
import os
import struct
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

SHARED = hasattr(os, "memfd_create")
"""Whether this system has rooms that processes share."""
NAME_BYTES = 16
_PLACES = 1 << 17
_HEAD = struct.Struct("<Q")
_PLACE = struct.Struct(f"<{NAME_BYTES}sQ")
_RECORD = struct.Struct(f"<{NAME_BYTES}sII")


class Room:
    """Bytes by name, each once written at the end of a ring: what was written longest ago goes first, unless it is
    asked for.

    A name's place in the table says where in the ring its bytes are; of two names with one place the later has it. Who
    reads waits for nobody: what is written over meanwhile does not fit its checksum, and is not there. Who writes holds
    a lock of the system, which a process that dies in it gives back. So nothing that a process of the server does, or
    fails to do, harms the others.
    """

    def __init__(self, size: int, *, shared: bool = False) -> None:
        self._size = size
        self._table = _HEAD.size
        self._ring = self._table + _PLACES * _PLACE.size
        self._file = os.memfd_create("foedus") if shared and SHARED else -1
        if self._file >= 0:
            os.ftruncate(self._file, self._ring + size)
        self._held = mmap.mmap(self._file, self._ring + size)
        self._writing = threading.Lock()

    def get(self, name: bytes) -> bytes | None:
        """The bytes under a name of 16 bytes; None where they are not there, or there no more."""
        named, at = _PLACE.unpack_from(self._held, self._place(name))
        written = _HEAD.unpack_from(self._held)[0]
        if named != name or written - at > self._size:
            return None
        start = self._ring + at % self._size
        if start + _RECORD.size > len(self._held):
            return None
        _, length, check = _RECORD.unpack_from(self._held, start)
        start += _RECORD.size
        if start + length > len(self._held):
            return None
        found = self._held[start : start + length]
        if zlib.crc32(found, zlib.crc32(name)) != check:
            return None
        if written - at > self._size // 2:
            self.put(name, found)
        return found

    def put(self, name: bytes, value: bytes) -> None:
        """Put bytes under a name, in the place of those that were there."""
        size = _RECORD.size + len(value)
        if size > self._size:
            return
        with self._alone():
            at: int = _HEAD.unpack_from(self._held)[0]
            if at % self._size + size > self._size:
                at += self._size - at % self._size
            # From here on nobody takes what is written over for whole.
            _HEAD.pack_into(self._held, 0, at + size)
            start = self._ring + at % self._size
            _RECORD.pack_into(self._held, start, name, len(value), zlib.crc32(value, zlib.crc32(name)))
            self._held[start + _RECORD.size : start + size] = value
            _PLACE.pack_into(self._held, self._place(name), name, at)

    def close(self) -> None:
        """Give the memory back, as far as this process is concerned."""
        self._held.close()
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def _place(self, name: bytes) -> int:
        return self._table + int.from_bytes(name[:4], "little") % _PLACES * _PLACE.size

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with self._writing:
            if self._file < 0:
                yield
                return
            # Imported here: only systems with such rooms have it.
            import fcntl

            fcntl.lockf(self._file, fcntl.LOCK_EX)
            try:
                yield
            finally:
                fcntl.lockf(self._file, fcntl.LOCK_UN)
