"""The judge: how likely a candidate is an event, by a model trained on hand-coded sentences.

A logistic regression over the signs of signs.py, calibrated on documents that it was not trained on, so that of the
events given 0.8 four in five are right. Weights: data/judge.npz, made by scripts/train_judge.py.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from foedus.coding.casting import Model as Casting
from foedus.coding.casting import load as load_casting
from foedus.coding.grouped import total
from foedus.coding.match import Matcher
from foedus.coding.signs import Found, Setting, find_signs
from foedus.coding.sketch import Sketch
from foedus.coding.topic import Topic, TopicModel, topic
from foedus.coding.topic import load as load_topic
from foedus.coding.typer import Typed, TyperModel
from foedus.coding.typer import load as load_typer
from foedus.coding.voice import Voice
from foedus.errors import DataError
from foedus.records import Sentence
from foedus.weights import weights, words

FILE = "judge.npz"
# The least log odds that a report from a war, and each of its sentences, is about politics.
_AT_WAR = 1.2
_DOUBTS = {
    "private": "the text is about something else",
    "nobody political": "no political actor in any role",
    "generic": "a kind of event, not an occurrence",
}


class Verdict(NamedTuple):
    """How likely a candidate is an event."""

    drawn: Sketch
    probability: float

    @property
    def against(self) -> str:
        """What speaks against it."""
        doubts = self.drawn.doubts
        return f"{_DOUBTS[doubts[0]] if doubts else 'too unlikely an event here'} ({self.probability:.2f})"

    @property
    def because(self) -> Mapping[str, str]:
        """What the model went by, where that is more than a frame."""
        drawn = self.drawn
        if drawn.origin == "loose":
            return {"reach": f"{len(drawn.fired.unmet)} of {len(drawn.fired.frame.where)} conditions not met"}
        if drawn.origin == "near":
            return {"reach": f"a word like the frame's ({drawn.likeness:.2f})"}
        if drawn.origin == "typed":
            return {"reach": f"what stands around the word ({drawn.likeness:.2f})"}
        return {}


@dataclass(frozen=True, slots=True)
class Curve:
    """A calibration: log odds in rising order, and the share of candidates there that are events."""

    odds: tuple[float, ...]
    shares: tuple[float, ...]

    def probability(self, odds: float) -> float:
        """The share of candidates of these log odds that are events, between two points by the line through them."""
        at = bisect_right(self.odds, odds)
        if at == 0 or at == len(self.odds):
            return self.shares[min(at, len(self.odds) - 1)]
        low, high = self.odds[at - 1], self.odds[at]
        part = (odds - low) / (high - low)
        return self.shares[at - 1] + part * (self.shares[at] - self.shares[at - 1])


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """Weights of signs, the calibration of frames and of what is farther off, and the threshold that gave the best
    F1. Without `casting` rules alone say who is on which side."""

    weights: Mapping[str, float]
    frames: Curve
    farther: Curve
    threshold: float
    topic: TopicModel
    typer: TyperModel
    casting: Casting | None = None

    @property
    def both(self) -> tuple[Mapping[str, float], Mapping[str, float]]:
        """The weights of signs for what a frame proposes, and for what is farther off."""
        return _by_origin(self)

    def raw(self, found: Found, *, farther: bool) -> float:
        """The log odds of a candidate by its signs, not calibrated; `farther` where no frame fires."""
        known = self.both[farther]
        valued = sum([known[name] * value for name, value in found.valued.items() if name in known])
        return total(found.groups, self, farther) + valued


@cache
def _by_origin(model: Model) -> tuple[Mapping[str, float], Mapping[str, float]]:
    """The weights of the signs of frames, and of what is farther off, by the names that all signs have."""
    farther = {name.removeprefix("~"): weight for name, weight in model.weights.items() if name.startswith("~")}
    return model.weights, farther


@dataclass(frozen=True, slots=True)
class Bench:
    """The judge of one document."""

    model: Model
    topic: Topic
    voice: Voice
    typed: Sequence[Mapping[int, Typed]]

    def setting(self, sentence: int) -> Setting:
        """What a sentence's candidates stand in."""
        document, own = self.topic.document, self.topic.sentences[sentence]
        if self.voice.martial:
            # "Our troops attacked", "repulsed", "captured": the words of a communique are those of sport.
            document, own = max(document, _AT_WAR), max(own, _AT_WAR)
        return Setting(_bounded(document), _bounded(own), self.voice, self.typed[sentence])

    def verdicts(self, sketches: Sequence[Sketch], matcher: Matcher) -> list[Verdict]:
        """One verdict for each candidate of a sentence."""
        if not sketches:
            return []
        setting = self.setting(matcher.sentence.index)
        return [self._verdict(s, find_signs(s, sketches, matcher, setting)) for s in sketches]

    def _verdict(self, drawn: Sketch, found: Found) -> Verdict:
        farther = drawn.origin != "frame"
        curve = self.model.farther if farther else self.model.frames
        return Verdict(drawn, round(curve.probability(self.model.raw(found, farther=farther)), 3))

    def keeps(self, drawn: Sketch, verdict: Verdict, threshold: float | None) -> bool:
        """Whether a candidate is likely enough.

        A text of a few sentences does not say what it is about: a frame's word is taken there, unless the user has set
        a threshold.
        """
        if threshold is None and self.voice.public is None and drawn.origin == "frame" and not drawn.doubts:
            return True
        return verdict.probability >= (self.model.threshold if threshold is None else threshold)


def bench(
    sentences: Sequence[Sentence], heard: Voice, typed: Sequence[Mapping[int, Typed]], model: Model | None = None
) -> Bench:
    """The judge for a document, `typed` being what the typer makes of each sentence's words."""
    model = load() if model is None else model
    return Bench(model, topic(sentences, model.topic), heard, typed)


@cache
def load() -> Model:
    """The model that comes with foedus. Raises DataError where its file is not what it should be."""
    found = weights("foedus.coding", FILE, ("signs", "weights", "threshold", "frames", "farther"), "train_judge.py")
    names, learned = words(found["signs"]), found["weights"].tolist()
    remedy = "make it again with scripts/train_judge.py"
    if len(learned) != len(names):
        raise DataError("holds another number of signs than of weights", where=FILE, remedy=remedy)
    try:
        frames, farther = (Curve(*map(tuple, found[n].tolist())) for n in ("frames", "farther"))
        threshold = round(float(found["threshold"]), 3)
    except (TypeError, ValueError) as error:
        raise DataError(f"cannot be read: {error}", where=FILE, remedy=remedy) from error
    learned_signs = dict(zip(names, learned, strict=True))
    return Model(learned_signs, frames, farther, threshold, load_topic(), load_typer(), load_casting())


def _bounded(odds: float) -> float:
    """Log odds squeezed into -2 to 2, so that one very sure sign leaves room for others."""
    return 2 * math.tanh(odds / 2)
