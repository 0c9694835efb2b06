"""Scores the claims against a corpus of marked attributions, by the tokens that they share.

    python scripts/score_claims.py CORPUS.jsonl.gz

CORPUS is as PolNeAR's parts: {"id", "text", "attributions": [{"source", "cue", "content"}]}, spans of offsets.
"all" is over the tokens that stand in any claim; "paired" only counts tokens shared by a claim and the attribution that
it is paired with (one to one, cues overlapping, most tokens shared first).
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from foedus.claims import find_claims
from foedus.parsing import load
from foedus.records import Block, Document

PARTS = ("source", "cue", "content")
Tokens = dict[str, frozenset[int]]


def tokens_of(text: str, spans_by_part: Iterable[tuple[str, Sequence[Sequence[int]]]]) -> Tokens:
    """For each part the starts of the tokens (words, and the colon as a cue) in its spans; "full" is all of them."""
    found = {}
    for part, spans in spans_by_part:
        found[part] = frozenset(m.start() for a, b in spans for m in re.finditer(r"\w+|:", text[:b]) if m.end() > a)
    found["full"] = frozenset().union(*found.values())
    return found


def pairs(gold: Sequence[Tokens], mine: Sequence[Tokens]) -> list[tuple[int, int]]:
    """Attributions and claims paired one to one."""
    ranked = sorted(
        (
            (2 * len(g["full"] & m["full"]) / (len(g["full"]) + len(m["full"])), -i, -k)
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


def line(name: str, shared: int, mine: int, gold: int) -> str:
    """Precision, recall and F1 as a line."""
    p, r = shared / max(mine, 1), shared / max(gold, 1)
    return f"{name:16} precision {p:.3f}  recall {r:.3f}  f1 {2 * p * r / max(p + r, 1e-9):.3f}"


def main() -> None:
    """Reads, finds, scores, prints."""
    counts: dict[str, list[int]] = {}

    def add(name: str, shared: int, mine: int, gold: int) -> None:
        for k, n in enumerate((shared, mine, gold)):
            counts.setdefault(name, [0, 0, 0])[k] += n

    with gzip.open(Path(sys.argv[1]), "rt", encoding="utf8") as lines:
        for row in lines:
            given = json.loads(row)
            text = given["text"]
            blocks = tuple(Block(m.start(), m.end(), "body") for m in re.finditer(r"[^\n]+", text))
            document = Document(given["id"], text, blocks=blocks)
            claims = find_claims(document, load().parse(document), {})
            gold = [tokens_of(text, ((p, a[p]) for p in PARTS)) for a in given["attributions"]]
            mine = [tokens_of(text, ((p, getattr(c, p)) for p in PARTS)) for c in claims]
            paired = pairs(gold, mine)
            add("attributions", len(paired), len(mine), len(gold))
            for part in (*PARTS, "full"):
                all_gold = frozenset().union(*(g[part] for g in gold))
                all_mine = frozenset().union(*(m[part] for m in mine))
                add(f"{part}, all", len(all_gold & all_mine), len(all_mine), len(all_gold))
                shared = sum(len(gold[i][part] & mine[k][part]) for i, k in paired)
                add(f"{part}, paired", shared, sum(len(m[part]) for m in mine), sum(len(g[part]) for g in gold))
    for name, (shared, n_mine, n_gold) in counts.items():
        print(line(name, shared, n_mine, n_gold))


if __name__ == "__main__":
    main()
