"""Near-duplicate documents: copies of one wire story are one voice, however many publishers carry it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from hashlib import blake2b
from itertools import pairwise

from foedus.happenings.words import plain
from foedus.records import CodedDocument

_SHINGLE = 4
# Of the shorter document's shingles, the share that the other must hold.
_CONTAINED = 0.45
_FEWEST = 12
# A shingle of more documents than this is a set phrase, or its documents are so alike that neighbours will do.
_COMMON = 40


def voices(documents: Sequence[CodedDocument]) -> dict[str, str]:
    """For each document's id whose report it is: the agency or publisher that it comes from, else a document's id.

    Documents are copies of one another where the shorter shares enough of its shingles of four words (w-shingling and
    containment, Broder 1997). Copies speak with the voice of the agency that any of them credits, else of the earliest
    published. The order of reading does not matter.
    """
    ordered = sorted(documents, key=_order)
    head = list(range(len(ordered)))

    def find(i: int) -> int:
        while head[i] != i:
            head[i] = head[head[i]]
            i = head[i]
        return i

    for i, j in sorted(_near(ordered)):
        low, high = sorted((find(i), find(j)))
        head[high] = low
    agencies: dict[int, str] = {}
    for i, coded in enumerate(ordered):
        if coded.document.agency:
            agencies.setdefault(find(i), coded.document.agency)
    found = {}
    for i, coded in enumerate(ordered):
        first = ordered[find(i)].document
        name = agencies.get(find(i)) or first.publisher
        found[coded.document.id] = " ".join(plain(name)) if name else f"document {first.id}"
    return found


def _order(coded: CodedDocument) -> tuple[str, str]:
    day = coded.document.published
    return (day.isoformat() if day else "9999", coded.document.id)


def _near(ordered: Sequence[CodedDocument]) -> set[tuple[int, int]]:
    """The pairs (i < j) of near-duplicates."""
    sizes: list[int] = []
    holders: defaultdict[bytes, list[int]] = defaultdict(list)
    for i, coded in enumerate(ordered):
        mine = _shingles(coded)
        sizes.append(len(mine))
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
        if min(sizes[i], sizes[j]) >= _FEWEST and count >= _CONTAINED * min(sizes[i], sizes[j])
    }


def _shingles(coded: CodedDocument) -> set[bytes]:
    """The document's runs of four words, none across sentences, as digests: sets of thousands stay small."""
    found: set[bytes] = set()
    for sentence in coded.sentences:
        words = plain(sentence.text)
        for at in range(len(words) - _SHINGLE + 1):
            found.add(blake2b(" ".join(words[at : at + _SHINGLE]).encode(), digest_size=8).digest())
    return found
