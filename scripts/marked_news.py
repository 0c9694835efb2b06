"""Real news coded by hand, as a gold file: joins data/training/marked/*.jsonl, which hold no text, with the articles.

    python scripts/marked_news.py SHARED > marked.jsonl
    foedus evaluate marked.jsonl

SHARED is the folder with corpora/polnear-train.jsonl.gz. An article's marks are its `id` there, its `date`, where its
`sentences` start and end in its text (their words are joined by single spaces), and its `events` and `optional` as in a
gold file, but that `at` (start and end in the sentence) stands for the words of a trigger or a party. What is printed
holds the articles: it is for measuring and must not leave the machine.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

MARKED = Path(__file__).resolve().parent.parent / "data/training/marked"
_SIDES = ("actor", "recipient", "implied_actor", "implied_recipient")


def marked_news(shared: Path) -> Iterator[dict[str, Any]]:
    """The marked articles as rows of a gold file, in the order of their marks. Raises KeyError for one that is not in
    the corpus."""
    with gzip.open(shared / "corpora" / "polnear-train.jsonl.gz", "rt", encoding="utf-8") as lines:
        corpus = {row["id"]: row["text"] for row in map(json.loads, lines)}
    for path in sorted(MARKED.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            marks = json.loads(line)
            text = corpus[marks["id"]]
            said = [" ".join(text[a:b].split()) for a, b in marks["sentences"]]
            yield {
                "id": marks["id"],
                "date": marks["date"],
                "sentences": [{"i": n, "text": sentence} for n, sentence in enumerate(said)],
                **{kind: [_worded(event, said) for event in marks[kind]] for kind in ("events", "optional")},
            }


def _worded(event: Mapping[str, Any], said: list[str]) -> dict[str, Any]:
    """An event with its words in the place of offsets."""
    sentence = said[event["s"]]
    start, end = event["at"]
    found = {k: v for k, v in event.items() if k != "at"} | {"trigger": sentence[start:end]}
    for side in _SIDES:
        if side in event:
            found[side] = [_party(party, sentence) for party in event[side]]
    return found


def _party(party: Mapping[str, Any], sentence: str) -> dict[str, Any]:
    start, end = party.get("at") or (0, 0)
    return {k: v for k, v in party.items() if k != "at"} | {"text": sentence[start:end] or party["name"]}


if __name__ == "__main__":
    for row in marked_news(Path(sys.argv[1])):
        print(json.dumps(row, ensure_ascii=False))
