"""Near-duplicate documents: copies of one wire story are one voice, however many publishers carry it."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise

from foedus.happenings.words import plain
from foedus.records import Document

_SHINGLE = 4
# Of the shorter document's shingles, the share that the other must hold.
_CONTAINED = 0.45
_FEWEST = 12
# A shingle of more documents than this is a set phrase, or its documents are so alike that neighbours will do.
_COMMON = 40
# A sketch holds at most so many shingles.
_MOST_KEPT = 256


@dataclass(frozen=True, slots=True)
class Sketch:
    """A document's runs of four words as 64-bit digests: all of them, or, of a long document, those that 2**`level`
    divides (Broder 1997), so that two sketches stay comparable."""

    level: int
    shingles: array[int]

    def at(self, level: int) -> set[int]:
        """The shingles that 2**level divides."""
        step = 1 << level
        return {s for s in self.shingles if s % step == 0}


def sketch(sentences: Iterable[str]) -> Sketch:
    """The sketch of a document's sentences; no shingle crosses the end of one."""
    found: set[int] = set()
    for text in sentences:
        words = plain(text)
        for at in range(len(words) - _SHINGLE + 1):
            run = " ".join(words[at : at + _SHINGLE]).encode("utf-8", "surrogatepass")
            found.add(int.from_bytes(blake2b(run, digest_size=8).digest(), "big"))
    level = 0
    while len(found) > _MOST_KEPT:
        level += 1
        found = {s for s in found if s % (1 << level) == 0}
    return Sketch(level, array("Q", sorted(found)))


def voices(documents: Iterable[Document], sketch_of: Callable[[str], Sketch]) -> dict[str, str]:
    """For each document's id whose report it is: the agency or publisher that it comes from, else a document's id.

    Documents are copies of one another where the shorter shares enough of its shingles (containment). Copies speak with
    the voice of the agency that any of them credits, else of the earliest published. `sketch_of` gives a document's
    sketch by its id; it is asked only where there is more than one document. Their order does not matter.
    """
    ordered = sorted({d.id: d for d in documents}.values(), key=_order)
    head = list(range(len(ordered)))

    def find(i: int) -> int:
        while head[i] != i:
            head[i] = head[head[i]]
            i = head[i]
        return i

    if len(ordered) > 1:
        for i, j in sorted(_near([sketch_of(d.id) for d in ordered])):
            low, high = sorted((find(i), find(j)))
            head[high] = low
    agencies: dict[int, str] = {}
    for i, document in enumerate(ordered):
        if document.agency:
            agencies.setdefault(find(i), document.agency)
    found = {}
    for i, document in enumerate(ordered):
        first = ordered[find(i)]
        name = agencies.get(find(i)) or first.publisher
        found[document.id] = " ".join(plain(name)) if name else f"document {first.id}"
    return found


def _order(document: Document) -> tuple[str, str]:
    day = document.published
    return (day.isoformat() if day else "9999", document.id)


def _near(sketches: Sequence[Sketch]) -> set[tuple[int, int]]:
    """The pairs (i < j) of near-duplicates."""
    level = max(s.level for s in sketches)
    kept = [s.at(level) for s in sketches]
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for i, mine in enumerate(kept):
        for shingle in mine:
            holders[shingle].append(i)
    shared: Counter[tuple[int, int]] = Counter()
    for held in holders.values():
        if len(held) > _COMMON:
            shared.update(pairwise(held))
        else:
            shared.update((i, j) for at, j in enumerate(held) for i in held[:at])
    return {
        (i, j)
        for (i, j), count in shared.items()
        if min(len(sketches[i].shingles), len(sketches[j].shingles)) >= _FEWEST
        and count >= _CONTAINED * min(len(kept[i]), len(kept[j]))
    }
