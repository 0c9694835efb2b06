"""Signs that come together: the same few groups come again and again, each remembered with what it weighs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Protocol

Signs = tuple[str, ...]


class Weighing(Protocol):
    """A model with two weights for each sign."""

    @property
    def both(self) -> tuple[Mapping[str, float], Mapping[str, float]]:
        """Its weights by sign, of either kind."""
        ...


class Group:
    """Signs that are there together; `known` is what they weigh by either kind of weights for the model that asked
    last, as (model, weight), which no other thread sees half changed."""

    __slots__ = ("known", "signs")

    def __init__(self, signs: Iterable[str]) -> None:
        self.signs: Signs = tuple(signs)
        self.known: list[tuple[Weighing | None, float]] = [_UNKNOWN, _UNKNOWN]

    def learn(self, model: Weighing, kind: int) -> tuple[Weighing | None, float]:
        """What the signs weigh together by one kind of a model's weights, to be `known`."""
        known = self.known[kind] = (model, weigh(self.signs, model.both[kind]))
        return known


_UNKNOWN: tuple[None, float] = (None, 0.0)
NO_SIGNS = Group(())


def weigh(signs: Iterable[str], learned: Mapping[str, float]) -> float:
    """What signs weigh together."""
    return sum([learned[sign] for sign in signs if sign in learned])


def total(groups: Sequence[Group], model: Weighing, kind: int) -> float:
    """What groups of signs weigh together, by the first or the second kind of a model's weights: 0 or 1."""
    found = 0.0
    for group in groups:
        known = group.known[kind]
        if known[0] is not model:
            known = group.learn(model, kind)
        found += known[1]
    return found


def signs_of(groups: Iterable[Group]) -> Iterator[str]:
    """The signs of groups, group after group."""
    return chain.from_iterable([group.signs for group in groups])
