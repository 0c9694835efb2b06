"""The judge: how likely a candidate is an event, from what it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from foedus.coding.confidence import confidence
from foedus.coding.match import Matcher
from foedus.coding.sketch import Sketch
from foedus.coding.voice import Voice
from foedus.records import Document, Mentions, Sentence

_SAID = {
    "private": "the text is about something else",
    "nobody political": "no political actor in any role",
    "generic": "a kind of event, not an occurrence",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """How likely a candidate is an event, and what speaks against it and for it."""

    probability: float
    against: str = ""
    because: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Bench:
    """The judge of one document."""

    def verdicts(self, sketches: Sequence[Sketch], matcher: Matcher) -> list[Verdict]:
        """One verdict for each candidate of a sentence."""
        return [
            Verdict(
                0.0 if s.doubts else confidence(s.fired, s.actor.actors, s.recipient.actors, s.seen),
                _SAID[s.doubts[0]] if s.doubts else "",
            )
            for s in sketches
        ]

    def keeps(self, verdict: Verdict, threshold: float | None) -> bool:
        """Whether a candidate is likely enough."""
        return verdict.probability > 0


def bench(document: Document, sentences: Sequence[Sentence], mentions: Mentions, heard: Voice) -> Bench:
    """The judge for a document."""
    return Bench()
