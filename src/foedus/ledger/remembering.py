"""What was read of the store and stays true: records by a row number that never stands for another."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable, Iterable, Mapping
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Remembered(Generic[K, V]):
    """Values by key, at most so many, those not asked for longest forgotten first; to be shared by threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: OrderedDict[K, V] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, keys: Iterable[K]) -> dict[K, V]:
        """The values of those keys that are known."""
        with self._lock:
            held, found = self._held, {}
            for key in keys:
                if key in held:
                    found[key] = held[key]
                    held.move_to_end(key)
            return found

    def take(self, values: Mapping[K, V]) -> None:
        """Take in values."""
        with self._lock:
            self._held.update(values)
            while len(self._held) > self._most:
                self._held.popitem(last=False)
