"""Who says what: claims by the one who makes them, with how surely and what was coded inside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from foedus.answers.names import Names, country_names
from foedus.records import Certainty, Claim, CodedDocument, Span


@dataclass(frozen=True, slots=True)
class Said:
    """A claim with its words as the text has them (discontinuous parts joined by " … ") and the events inside it."""

    claim: Claim
    source: str
    cue: str
    content: str
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """A source with everything it is said to say; `name` is "" where no source is named."""

    name: str
    country: str | None
    country_name: str
    said: tuple[Said, ...]
    certainties: Mapping[Certainty, int]


def who_says(documents: Iterable[CodedDocument]) -> tuple[Voice, ...]:
    """The claims of the documents by source, the busiest first, those with no source named last."""
    documents = tuple(documents)
    names = country_names(documents)
    found: dict[tuple[str, str | None], list[Said]] = {}
    for coded in documents:
        inside: dict[str, list[str]] = {}
        for event in coded.events:
            if event.claim:
                inside.setdefault(event.claim, []).append(event.id)
        for claim in coded.claims:
            said = _said(coded, claim, tuple(inside.get(claim.id, ())))
            found.setdefault(_whose(claim, said), []).append(said)
    voices = [_voice(*key, said, names) for key, said in found.items()]
    return tuple(sorted(voices, key=lambda v: (not v.name, -len(v.said), v.name, v.country or "")))


def _said(coded: CodedDocument, claim: Claim, events: tuple[str, ...]) -> Said:
    text = coded.document.text
    return Said(claim, words_of(text, claim.source), words_of(text, claim.cue), words_of(text, claim.content), events)


def words_of(text: str, spans: tuple[Span, ...]) -> str:
    """The words of several spans, white space made single, parts joined by " … "."""
    return " … ".join(" ".join(text[start:end].split()) for start, end in sorted(spans))


def _whose(claim: Claim, said: Said) -> tuple[str, str | None]:
    if claim.actor is not None:
        return claim.actor.name, claim.actor.country
    return said.source, None


def _voice(name: str, country: str | None, said: list[Said], names: Names) -> Voice:
    counts: Counter[Certainty] = Counter(s.claim.certainty for s in said)
    return Voice(name, country, names.get(country or "", country or ""), tuple(said), dict(counts.most_common()))
