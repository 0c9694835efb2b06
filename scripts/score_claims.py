"""Scores the claims against a corpus of marked attributions, by the tokens that they share.

    python scripts/score_claims.py CORPUS.jsonl.gz

CORPUS is as PolNeAR's parts: {"id", "text", "attributions": [{"source", "cue", "content"}]}, spans of offsets.
"all" is over the tokens that stand in any claim; "paired" only counts tokens shared by a claim and the attribution that
it is paired with (one to one, cues overlapping, most tokens shared first). "full": of such a pair source, cue and
content each overlap by half or more (Dice); "exact": all three are the same tokens.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from foedus.claims import find_claims
from foedus.parsing import load
from foedus.records import Block, Claim, Document

PARTS = ("source", "cue", "content")
Tokens = dict[str, frozenset[int]]


def tokens_of(text: str, spans_by_part: Iterable[tuple[str, Sequence[Sequence[int]]]]) -> Tokens:
    """For each part the starts of the tokens (words, and the colon as a cue) in its spans; "whole" is all of them."""
    found = {}
    for part, spans in spans_by_part:
        found[part] = frozenset(m.start() for a, b in spans for m in re.finditer(r"\w+|:", text[:b]) if m.end() > a)
    found["whole"] = frozenset().union(*found.values())
    return found


def pairs(gold: Sequence[Tokens], mine: Sequence[Tokens]) -> list[tuple[int, int]]:
    """Attributions and claims paired one to one."""
    ranked = sorted(
        (
            (2 * len(g["whole"] & m["whole"]) / (len(g["whole"]) + len(m["whole"])), -i, -k)
            for i, g in enumerate(gold)
            for k, m in enumerate(mine)
            if g["cue"] & m["cue"]
        ),
        reverse=True,
    )
    left, right, found = set(), set(), []
    for _, i, k in ranked:
        if i not in left and k not in right:
            left.add(i)
            right.add(k)
            found.append((-i, -k))
    return found


def halved(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether two sets of tokens overlap by half or more (Dice's measure); two empty ones do."""
    return 4 * len(one & other) >= len(one) + len(other)


def line(name: str, shared: int, mine: int, gold: int) -> str:
    """Precision, recall and F1 as a line."""
    p, r = shared / max(mine, 1), shared / max(gold, 1)
    return f"{name:16} precision {p:.3f}  recall {r:.3f}  f1 {2 * p * r / max(p + r, 1e-9):.3f}"


class Scores:
    """Counts over documents: shared, found and marked, by name."""

    def __init__(self) -> None:
        self.counts: dict[str, list[int]] = {}

    def add(self, text: str, attributions: Iterable[Mapping[str, Any]], claims: Iterable[Claim]) -> None:
        """Counts one document."""
        gold = [tokens_of(text, ((p, a[p]) for p in PARTS)) for a in attributions]
        mine = [tokens_of(text, ((p, getattr(c, p)) for p in PARTS)) for c in claims]
        paired = [(gold[i], mine[k]) for i, k in pairs(gold, mine)]
        both = (len(mine), len(gold))
        self._count("attributions", len(paired), *both)
        self._count("full", sum(all(halved(g[p], m[p]) for p in PARTS) for g, m in paired), *both)
        self._count("exact", sum(all(g[p] == m[p] for p in PARTS) for g, m in paired), *both)
        for part in PARTS:
            self._count(f"exact {part}", sum(g[part] == m[part] for g, m in paired), *both)
            all_gold = frozenset().union(*(g[part] for g in gold))
            all_mine = frozenset().union(*(m[part] for m in mine))
            self._count(f"{part}, all", len(all_gold & all_mine), len(all_mine), len(all_gold))
            shared = sum(len(g[part] & m[part]) for g, m in paired)
            self._count(f"{part}, paired", shared, sum(len(m[part]) for m in mine), sum(len(g[part]) for g in gold))

    def _count(self, name: str, shared: int, mine: int, gold: int) -> None:
        for k, n in enumerate((shared, mine, gold)):
            self.counts.setdefault(name, [0, 0, 0])[k] += n

    def f1(self, name: str) -> float:
        """F1 of one of the counts."""
        shared, mine, gold = self.counts[name]
        return 2 * shared / max(mine + gold, 1)

    def lines(self) -> list[str]:
        """All of them, a line each."""
        return [line(name, *counts) for name, counts in self.counts.items()]


def score(path: Path) -> Scores:
    """The claims of the package against a corpus."""
    found = Scores()
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for row in lines:
            given = json.loads(row)
            text = given["text"]
            blocks = tuple(Block(m.start(), m.end(), "body") for m in re.finditer(r"[^\n]+", text))
            document = Document(given["id"], text, blocks=blocks)
            found.add(text, given["attributions"], find_claims(document, load().parse(document), {}))
    return found


if __name__ == "__main__":
    print(*score(Path(sys.argv[1])).lines(), sep="\n")
