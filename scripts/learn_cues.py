"""Learns which words attribute in which constructions: writes src/foedus/claims/data/cue_rates.csv.

    python scripts/learn_cues.py CORPUS.jsonl.gz

CORPUS is PolNeAR's training part ({"id", "text", "attributions": [{"source", "cue", "content"}]}, spans of character
offsets). Each verb and noun is tried in every construction it stands in; it attributed if one of its attributions has
the word in its cue and most of the construction in its content. Only lemmas and counts leave here, no sentence.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from foedus.claims import grammar, nominal, verbal
from foedus.parsing import load as load_parser
from foedus.records import Block, Document, Sentence, Token

TARGET = Path(__file__).parent.parent / "src/foedus/claims/data/cue_rates.csv"
HEADER = """\
# How often a verb or noun in a construction attributed, in the training part of PolNeAR 1.0 (Newell, Margolin and
# Ruths 2018): part, lemma, construction (cues.toml), times seen, times it was a cue. Made by scripts/learn_cues.py.
"""
LEAST_SEEN, LEAST_KEPT, LEAST_RATE = 2, 2, 0.3
# The share of a construction's words that must stand in the attribution's content.
LEAST_COVERED = 0.6

Key = tuple[str, str, str]
Spans = list[list[int]]


def documents(path: Path) -> Iterator[tuple[dict[str, Any], tuple[Sentence, ...]]]:
    """The corpus parsed, each document with its attributions; paragraphs are what lies between line breaks."""
    parser = load_parser()
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            given = json.loads(line)
            text = given["text"]
            blocks = tuple(Block(m.start(), m.end(), "body") for m in re.finditer(r"[^\n]+", text))
            yield given, parser.parse(Document(given["id"], text, blocks=blocks))


def count(path: Path) -> tuple[Counter[Key], Counter[Key]]:
    """How often each word stood in each construction, and how often it attributed there."""
    seen: Counter[Key] = Counter()
    kept: Counter[Key] = Counter()
    for given, sentences in documents(path):
        attributions = [(a["cue"], a["content"]) for a in given["attributions"]]
        for sentence in sentences:
            near = [a for a in attributions if any(s < sentence.end and e > sentence.start for s, e in a[0])]
            for token in sentence.tokens:
                if token.pos == "NOUN":
                    part, lemma = "noun", token.lemma
                    tried = nominal.noun_constructions(sentence, token)
                elif verbal.may_attribute(token):
                    part, lemma = "verb", grammar.lemma(sentence, token)
                    tried = verbal.constructions(sentence, token, grammar.passive(sentence, token.i))
                else:
                    continue
                best: dict[str, bool] = {}
                for construction, content, _ in tried:
                    best[construction] = best.get(construction, False) or any(
                        _on(token, cue) and _covered(sentence, content, held) for cue, held in near
                    )
                for construction, attributed in best.items():
                    seen[part, lemma, construction] += 1
                    kept[part, lemma, construction] += attributed
    return seen, kept


def _on(token: Token, spans: Spans) -> bool:
    return any(start < token.end and end > token.start for start, end in spans)


def _covered(sentence: Sentence, content: tuple[int, ...], spans: Spans) -> bool:
    held = sum(_on(sentence.tokens[i], spans) for i in content)
    return held >= LEAST_COVERED * len(content)


def main() -> None:
    """Counts and writes the table."""
    seen, kept = count(Path(sys.argv[1]))
    rows = [
        f"{part},{lemma},{construction},{n},{kept[part, lemma, construction]}"
        for (part, lemma, construction), n in sorted(seen.items())
        if n >= LEAST_SEEN
        and kept[part, lemma, construction] >= LEAST_KEPT
        and kept[part, lemma, construction] / n >= LEAST_RATE
        and re.fullmatch(r"[a-z-]+( [a-z]+)?", lemma)
    ]
    TARGET.write_text(HEADER + "part,lemma,construction,seen,kept\n" + "\n".join(rows) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
