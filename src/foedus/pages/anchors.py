"""The numbers and fragment identifiers of everything a page links to; none is made of a document's own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from foedus.answers import gather
from foedus.records import CodedDocument, Event


@dataclass(frozen=True, slots=True)
class Link:
    """A link within the page: its target and its words."""

    href: str
    text: str


@dataclass(frozen=True, slots=True)
class Anchors:
    """From ids to numbers, counted from 1 in the documents' order."""

    documents: Mapping[str, int]
    events: Mapping[str, int]
    claims: Mapping[str, int]
    commitments: Mapping[str, int]
    happenings: Mapping[str, int]

    def sentence(self, doc: str, sentence: int) -> Link:
        """The link to a sentence; its words are "document:sentence", the sentence counted from 0 as in the records."""
        n = self.documents[doc]
        return Link(f"#d{n}s{sentence}", f"{n}:{sentence}")

    def event(self, event: Event) -> Link:
        """The link to an event's row, in the words of its sentence."""
        return Link(f"#e{self.events[event.id]}", self.sentence(event.doc, event.sentence).text)


def anchors(documents: Sequence[CodedDocument]) -> Anchors:
    """The anchors of everything in the documents."""
    return Anchors(
        documents={c.document.id: n for n, c in enumerate(documents, 1)},
        events=_numbered([e.id for c in documents for e in sorted(c.events, key=lambda e: (e.start, e.end, e.id))]),
        claims=_numbered([k.id for c in documents for k in c.claims]),
        commitments=_numbered([k.id for c in documents for k in c.commitments]),
        happenings=_numbered([o.happening.id for o in gather(documents)]),
    )


def _numbered(ids: Sequence[str]) -> Mapping[str, int]:
    return {name: n for n, name in enumerate(dict.fromkeys(ids), 1)}
