"""The marks of real news in data/training/marked, which hold no text, and the gold file that they make."""

import json
import runpy
from datetime import date
from pathlib import Path

import pytest

from foedus.evaluation.gold import gold_document
from foedus.records import EVENT_TYPES, STATUSES

ROOT = Path(__file__).resolve().parents[2]
PATHS = sorted((ROOT / "data/training/marked").glob("*.jsonl"))
MARKS = [json.loads(line) for path in PATHS for line in path.read_text("utf-8").splitlines()]
SIDES = ("actor", "recipient", "implied_actor", "implied_recipient")


def test_each_article_is_marked_once():
    assert len({marks["id"] for marks in MARKS}) == len(MARKS)


@pytest.mark.parametrize("marks", MARKS, ids=lambda marks: marks["id"])
def test_marks_are_offsets_and_codes(marks):
    date.fromisoformat(marks["date"])
    ends = [0, *(end for _, end in marks["sentences"])]
    assert all(before <= start < end for before, (start, end) in zip(ends, marks["sentences"], strict=False))
    for event in marks["events"] + marks["optional"]:
        assert event["type"] in EVENT_TYPES
        assert event["status"] in STATUSES
        first, last = marks["sentences"][event["s"]]
        spans = [event["at"], *(p["at"] for side in SIDES for p in event.get(side, ()) if "at" in p)]
        assert all(0 <= start < end <= last - first for start, end in spans)
        assert {k for side in SIDES for p in event.get(side, ()) for k in p} <= {"country", "sector", "name", "at"}


@pytest.mark.shared
def test_marks_and_articles_make_gold_documents(shared):
    rows = runpy.run_path(str(ROOT / "scripts/marked_news.py"))["marked_news"](shared)
    found = [gold_document(row) for row in rows]
    assert [d.document.id for d in found] == [marks["id"] for marks in MARKS]
    events = [e for d in found for e in (*d.events, *d.optional)]
    assert all(e.trigger == e.trigger.strip() != "" for e in events)
