"""A line on standard error that says how far a long run is, when that is a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
_QUIET_SECONDS = 2.0
_EVERY_SECONDS = 0.5


def counted(items: Iterable[T], what: str) -> Iterator[T]:
    """The items, counted on standard error once two seconds have gone by."""
    if not sys.stderr.isatty():
        yield from items
        return
    began = shown = time.monotonic()
    drawn = False
    count = 0
    try:
        for item in items:
            yield item
            count += 1
            now = time.monotonic()
            if now - began > _QUIET_SECONDS and now - shown > _EVERY_SECONDS:
                sys.stderr.write(f"\r{count} {what}, {count / (now - began):.1f} a second \x1b[K")
                sys.stderr.flush()
                shown, drawn = now, True
    finally:
        if drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
