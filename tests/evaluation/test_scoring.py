import json

import pytest

from foedus.errors import InputError
from foedus.evaluation import figures, load_gold, tally, total
from foedus.records import Actor, Event

GOLD = {
    "id": "g",
    "date": "2020-01-01",
    "sentences": [{"i": 0, "text": "Peru met Chile."}, {"i": 1, "text": "Peru condemned Bolivia."}],
    "events": [
        {"s": 0, "type": "CONSULT", "trigger": "met", "status": "happened", "source": None, "recipient": [],
         "actor": [{"text": "Peru", "name": "Peru", "country": "PER"},
                   {"text": "Chile", "name": "Chile", "country": "CHL"}]},
        {"s": 1, "type": "ACCUSE", "trigger": "condemned", "status": "happened", "source": None,
         "actor": [], "implied_actor": [{"name": "Peru", "country": "PER"}],
         "recipient": [{"text": "Bolivia", "name": "Bolivia", "country": "BOL"}]},
    ],
    "optional": [{"s": 1, "type": "REJECT", "trigger": "condemned", "actor": [], "recipient": []}],
}  # fmt: skip


def _event(start, kind, actors, recipients, status="happened"):
    side = lambda codes: tuple(Actor(c, 0, 1, c, c) for c in codes)  # noqa: E731
    return Event("x", "g", 0, start, start + 3, kind, None, (), "met", side(actors), side(recipients), status)


@pytest.fixture
def gold(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(GOLD))
    return load_gold(path)[0]


def test_hits_roles_and_optional(gold):
    events = [
        _event(5, "CONSULT", ["PER", "CHL"], []),
        _event(21, "ACCUSE", [], ["BOL"]),
        _event(21, "REJECT", ["PER"], []),
        _event(21, "AID", ["PER"], []),
    ]
    found = tally(gold, events)
    assert (found.gold, found.coded, found.hits, found.tuples) == (2, 3, 2, 2)
    assert (found.status, found.source, found.with_status) == (2, 2, 2)


@pytest.mark.parametrize(("actors", "right"), [(["PER"], 1), ([], 1), (["BRA"], 0), (["PER", "BRA"], 0)])
def test_an_implied_actor_may_be_named_or_left_out(gold, actors, right):
    assert tally(gold, [_event(21, "ACCUSE", actors, ["BOL"])]).actor == right


def test_a_hit_is_in_the_same_sentence(gold):
    assert tally(gold, [_event(21, "CONSULT", ["PER", "CHL"], [])]).hits == 0


def test_figures_have_intervals(gold):
    perfect = tally(gold, [_event(5, "CONSULT", ["PER", "CHL"], []), _event(21, "ACCUSE", [], ["BOL"])])
    nothing = tally(gold, [])
    measured = figures([perfect, nothing], draws=200)["events recall"]
    assert measured.value == 0.5
    assert measured.low <= 0.5 <= measured.high
    assert total([perfect, nothing]).confusion[("CONSULT", "-")] == 1


@pytest.mark.parametrize(
    "text", ["", "{", '{"id": 1}', '{"id": "a", "sentences": [], "events": [{"s": 3, "type": "AID"}]}']
)
def test_a_bad_gold_file_is_named(tmp_path, text):
    path = tmp_path / "bad.jsonl"
    path.write_text(text)
    with pytest.raises(InputError, match=r"bad\.jsonl"):
        load_gold(path)


@pytest.mark.shared
def test_agrees_with_the_scorer_of_the_gold(shared, tmp_path):
    """The same figures as ../shared/gold/score.py, on the same events."""
    import subprocess
    import sys

    from foedus.pipeline import code_document
    from foedus.records import line

    path = shared / "gold" / "news-dev.jsonl"
    documents = load_gold(path)
    coded = [code_document(d.document).events for d in documents]
    out = tmp_path / "coded.jsonl"
    out.write_text("".join(line(e) + "\n" for events in coded for e in events), encoding="utf-8")
    command = [sys.executable, str(shared / "gold" / "score.py"), str(path), str(out), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    ours = figures([tally(d, e) for d, e in zip(documents, coded, strict=True)], draws=1)
    for name in ("events", "tuples"):
        for part in ("precision", "recall", "f1"):
            assert ours[f"{name} {part}"].value == pytest.approx(theirs[name][part])
    for name in ("actor", "recipient", "status", "source"):
        assert ours[name].value == pytest.approx(theirs[name])
