"""Happenings against stories marked by hand."""

import json
import random
import runpy
from pathlib import Path

import pytest

from foedus.errors import InputError
from foedus.evaluation import happenings
from foedus.pipeline import code_document

OWN = Path(__file__).parents[1] / "happenings" / "stories.jsonl"
STORIES = [
    {
        "id": name, "story": "raid", "date": f"1999-05-0{day}", "publisher": name,
        "sentences": [{"text": "Chad attacked a camp in Niger."}, {"text": "Chad condemned Mali."}],
        "mentions": [
            {"s": 0, "type": "ASSAULT", "trigger": "attacked", "status": "happened", "happening": "raid.1"},
            {"s": 1, "type": "ACCUSE", "trigger": "condemned", "status": "happened", "happening": f"{name}.2"},
        ],
    }
    for day, name in enumerate(["a", "b"], 2)
]  # fmt: skip


def _loaded(tmp_path, rows):
    path = tmp_path / "g.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    return happenings.load(path)


def _value(report, name):
    return report[name]["value"]


def test_marks_are_placed_by_their_trigger(tmp_path):
    first, _ = _loaded(tmp_path, STORIES)
    assert [first.document.text[m.start : m.end] for m in first.mentions] == ["attacked", "condemned"]


@pytest.mark.parametrize(
    ("joined", "bcubed", "across"),
    [
        ([[("a", 5), ("b", 5)], [("a", 36)], [("b", 36)]], (1, 1), (1, 1)),
        ([[("a", 5)], [("b", 5)], [("a", 36)], [("b", 36)]], (1, 0.75), (None, 0)),
        ([[("a", 5), ("b", 5), ("a", 36), ("b", 36)]], (0.375, 1), (0.25, 1)),
        ([], (1, 0.75), (None, 0)),
    ],
)
def test_figures_worked_out_by_hand(tmp_path, run_of, joined, bcubed, across):
    gold = _loaded(tmp_path, STORIES)
    rows = [{"id": str(n), "events": [{"doc": d, "start": s} for d, s in told]} for n, told in enumerate(joined)]
    report = happenings.report(gold, run_of(happenings, gold, rows))
    assert (_value(report, "bcubed precision"), _value(report, "bcubed recall")) == bcubed
    assert report["across precision"] == across[0] or _value(report, "across precision") == across[0]
    assert _value(report, "across recall") == across[1]
    assert _value(report, "found") == (1 if joined else 0)


def test_given_the_mentions_joining_is_seen_alone(tmp_path):
    gold = _loaded(tmp_path, STORIES)
    run = happenings.from_coded(gold, [code_document(g.document) for g in gold])
    assert run.given is not None
    assert [[start for start, _ in sorted(told)] for told in run.given] == [[5, 36], [5, 36]]
    report = happenings.report(gold, run, run)
    assert set(report["given"]) == set(happenings.MEASURES)
    assert report["against"]["figures"]["bcubed f1"]["difference"] == 0
    assert any(text.startswith("Given the mentions") for text in happenings.lines(report))


def _partition(stories, seed):
    """Happenings that are partly right: marks moved, lost, joined at random."""
    chance = random.Random(seed)
    rows = {}
    for story in stories:
        length = len("\n".join(s["text"] for s in story["sentences"]))
        for mark in story["mentions"]:
            if chance.random() < 0.8:
                name = mark["happening"] if chance.random() < 0.7 else f"x{chance.randrange(9)}"
                start = mark["start"] if chance.random() < 0.8 else chance.randrange(length)
                rows.setdefault(name, []).append({"doc": story["id"], "start": start})
    return [{"id": name, "events": events} for name, events in rows.items()]


def _agrees(theirs_of, path, run_of):
    stories = [json.loads(text) for text in path.read_text("utf-8").splitlines()]
    gold = happenings.load(path)
    for seed in range(5):
        rows = _partition(stories, seed)
        theirs, ours = theirs_of(stories, rows), happenings.report(gold, run_of(happenings, gold, rows))
        assert ours["mentions"] == theirs["mentions"]
        assert _value(ours, "found") == pytest.approx(theirs["found"])
        for name in ("bcubed", "across"):
            for part in ("precision", "recall", "f1"):
                assert _value(ours, f"{name} {part}") == pytest.approx(theirs[name][part])


@pytest.mark.shared
def test_agrees_with_the_scorer_of_joining(shared, run_of):
    """The same figures as ../shared/gold/score_happenings.py, on the same happenings."""
    theirs = runpy.run_path(str(shared / "gold" / "score_happenings.py"))["score"]
    _agrees(theirs, shared / "gold" / "stories-dev.jsonl", run_of)
    _agrees(theirs, OWN, run_of)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"mentions": []}, "holds no mention"),
        ({"mentions": [{"s": 0, "type": "WAR", "happening": "x"}]}, "WAR"),
        ({"mentions": [{"s": 5, "type": "AID", "happening": "x"}]}, "sentence 5"),
        ({"mentions": [{"s": 0, "type": "AID", "trigger": "condemned", "happening": "x"}]}, "does not hold"),
        ({"mentions": [{"s": 0, "type": "AID"}]}, "'happening' is missing"),
    ],
)
def test_a_bad_file_is_named(tmp_path, change, said):
    with pytest.raises(InputError) as wrong:
        _loaded(tmp_path, [STORIES[0] | change])
    assert said in str(wrong.value)
    assert "g.jsonl" in str(wrong.value)
