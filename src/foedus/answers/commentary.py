"""What is the authors' own commentary and which of their words are loaded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from foedus.records import CodedDocument, Slant

COMMENTARY = 0.5
LOADED = 0.5
"""A sentence with at least this probability counts as commentary, or as slanted in its wording."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence of commentary."""

    slant: Slant
    text: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Commentary:
    """A document's commentary: its sentences of it, how many sentences there are, the loaded words with counts."""

    doc: str
    remarks: tuple[Remark, ...]
    sentences: int
    slanted: int
    loaded: tuple[tuple[str, int], ...]


def commentary(documents: Iterable[CodedDocument]) -> tuple[Commentary, ...]:
    """The authors' commentary, one record a document that was judged."""
    return tuple(_of(coded) for coded in documents if coded.slant)


def _of(coded: CodedDocument) -> Commentary:
    text = coded.document.text
    loaded = Counter(text[a:b].lower() for s in coded.slant for a, b in s.spans)
    remarks = tuple(
        Remark(s, " ".join(text[s.start : s.end].split()), tuple(text[a:b] for a, b in s.spans))
        for s in coded.slant
        if is_commentary(s)
    )
    slanted = sum(s.loaded >= LOADED for s in coded.slant)
    by_count = sorted(loaded.items(), key=lambda item: (-item[1], item[0]))
    return Commentary(coded.document.id, remarks, len(coded.slant), slanted, tuple(by_count))


def is_commentary(slant: Slant) -> bool:
    """Whether a sentence counts as the author's opinion rather than report."""
    return slant.commentary >= COMMENTARY
