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
    """Signs that are there together, and what they weigh for the model that asked last."""

    __slots__ = ("known", "signs")

    def __init__(self, signs: Iterable[str]) -> None:
        self.signs: Signs = tuple(signs)
        # In one piece, so that no thread sees the model of one and the weights of another.
        self.known: tuple[Weighing | None, float, float] = (None, 0.0, 0.0)

    def learn(self, model: Weighing) -> tuple[Weighing | None, float, float]:
        """The model, and what the signs weigh together by either kind of its weights: remembered as `known`."""
        first, second = model.both
        self.known = (model, weigh(self.signs, first), weigh(self.signs, second))
        return self.known


NO_SIGNS = Group(())


def weigh(signs: Iterable[str], learned: Mapping[str, float]) -> float:
    """What signs weigh together."""
    return sum([learned[sign] for sign in signs if sign in learned])


def sums(groups: Sequence[Group], model: Weighing) -> tuple[float, float]:
    """What groups of signs weigh together, by either kind of a model's weights."""
    first = second = 0.0
    for group in groups:
        known = group.known
        if known[0] is not model:
            known = group.learn(model)
        first += known[1]
        second += known[2]
    return first, second


def signs_of(groups: Iterable[Group]) -> Iterator[str]:
    """The signs of groups, group after group."""
    return chain.from_iterable([group.signs for group in groups])
