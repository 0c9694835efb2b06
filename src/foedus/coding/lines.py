"""The candidates of a sentence for events, before they are judged: what frames propose, what is farther off, and how
each stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from foedus.coding.frames import Lexicon, lexicon
from foedus.coding.grammar import Grammar
from foedus.coding.match import Fired, Matcher
from foedus.coding.overlap import covered
from foedus.coding.reach import Reached, reached
from foedus.coding.sketch import Sketch, sketch
from foedus.coding.typer import Typed
from foedus.coding.voice import Voice
from foedus.records import Document, Mentions, Sentence


class Proposed(NamedTuple):
    """What fires in a sentence, and the farther candidates."""

    matcher: Matcher
    fired: Sequence[Fired]
    far: Sequence[Reached]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence's candidates: those that a frame proposes and those farther off; and why triggers can be none."""

    matcher: Matcher
    sketches: tuple[Sketch, ...]
    ruled_out: tuple[tuple[Fired, str], ...]


def look(
    document: Document,
    sentence: Sentence,
    mentions: Mentions,
    heard: Voice,
    told: Mapping[int, Typed],
    *,
    reach: bool = True,
    known: Lexicon | None = None,
) -> Line:
    """The candidates of a sentence, before they are judged; `told` is what the typer makes of its words, `known` the
    lexicon in place of the one that comes with foedus."""
    return line_of(propose(sentence, mentions, told, reach=reach, known=known), heard)


def propose(
    sentence: Sentence,
    mentions: Mentions,
    told: Mapping[int, Typed],
    *,
    reach: bool = True,
    known: Lexicon | None = None,
) -> Proposed:
    """What may tell an event in a sentence; the arguments are those of `look`."""
    matcher = Matcher(sentence, Grammar(sentence), mentions, lexicon() if known is None else known)
    return Proposed(matcher, matcher.fired(), list(reached(matcher, told)) if reach else [])


def line_of(proposed: Proposed, heard: Voice) -> Line:
    """The candidates of a sentence of what is proposed there."""
    matcher, fired, far = proposed
    if not fired and not far:
        return Line(matcher, (), ())
    hidden = covered(matcher, fired, [r.fired for r in far])
    sketches: list[Sketch] = []
    out: list[tuple[Fired, str]] = []
    for f in fired:
        drawn = hidden.get(f.token) or sketch(matcher, f, heard)
        if isinstance(drawn, str):
            out.append((f, drawn))
        else:
            sketches.append(drawn)
    for r in far:
        if r.fired.token not in hidden:
            drawn = sketch(matcher, r.fired, heard, origin=r.origin, likeness=r.likeness)
            if isinstance(drawn, Sketch) and (drawn.actor.actors or drawn.recipient.actors):
                sketches.append(drawn)
    return Line(matcher, tuple(sketches), tuple(out))
