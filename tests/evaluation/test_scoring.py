import json
import random
import runpy
from dataclasses import replace

import pytest

from foedus.errors import InputError
from foedus.evaluation import figures, load_gold, tally, total
from foedus.evaluation.breakdown import breakdown
from foedus.evaluation.coded import as_coded
from foedus.records import EVENT_TYPES, STATUSES, Actor, Event, Source, plain

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


def test_the_parts_of_a_figure_add_up(gold):
    swapped = _event(21, "ACCUSE", ["BOL"], ["PER"])
    counts = tally(gold, [_event(5, "CONSULT", ["PER"], ["CHL"]), swapped]).counts
    assert (counts["type ACCUSE hits"], counts["type CONSULT gold"]) == (1, 1)
    assert counts["role recipient made up"] == 1
    assert counts["role actor exchanged"] == counts["role recipient exchanged"] == 1
    assert (counts["country actor gold"], counts["country actor coded"], counts["country actor hits"]) == (3, 2, 1)


def test_what_was_taken_for_what(gold):
    found = tally(gold, [_event(5, "AGREE", ["PER", "CHL"], []), _event(30, "AID", [], [])])
    assert found.confusion == {("CONSULT", "AGREE"): 1, ("ACCUSE", "-"): 1, ("-", "AID"): 1}
    assert sum(found.confusion.values()) == found.gold + found.coded - found.hits - 1


def _made_up_run(gold, seed):
    """A run that is partly right: some hand-coded events left out, some changed in type, parties, status or place."""
    chance = random.Random(seed)
    run = []
    for n, hand in enumerate(gold.events + gold.optional):
        if chance.random() < 0.2:
            continue
        event = replace(as_coded(gold, hand, n), status=chance.choice(STATUSES))
        if chance.random() < 0.2:
            event = replace(event, type=chance.choice(EVENT_TYPES))
        if chance.random() < 0.2:
            event = replace(event, actor=event.recipient, recipient=event.actor)
        if chance.random() < 0.3:
            event = replace(event, source=chance.choice([None, Source("the United Nations", 0, 1, "United Nations")]))
        if chance.random() < 0.1:
            event = replace(event, start=chance.randrange(len(gold.document.text)))
        run += [event] * chance.choice([1, 1, 2])
    return run


@pytest.mark.shared
@pytest.mark.parametrize("name", ["gsr-dev", "news-dev", "articles-dev"])
def test_agrees_with_the_scorer_of_the_gold(shared, name):
    """The same figures as ../shared/gold/score.py, on the same events, in all and by type."""
    theirs_of = runpy.run_path(str(shared / "gold" / "score.py"))["score"]
    path = shared / "gold" / f"{name}.jsonl"
    rows = {r["id"]: r for r in map(json.loads, path.read_text("utf-8").splitlines())}
    documents = {g.document.id: g for g in load_gold(path)}
    for seed in range(5):
        runs = {i: _made_up_run(g, f"{seed}{i}") for i, g in documents.items()}
        coded = [plain(e) for events in runs.values() for e in events]
        theirs = theirs_of([rows[i] for i in documents], coded)
        tallies = [tally(g, runs[i]) for i, g in documents.items()]
        ours, summed = figures(tallies, draws=1), total(tallies)
        assert (summed.gold, summed.coded) == (theirs["gold"], theirs["coded"])
        for name in ("events", "tuples"):
            for part in ("precision", "recall", "f1"):
                assert ours[f"{name} {part}"].value == pytest.approx(theirs[name][part])
        for name in ("actor", "recipient", "status", "source"):
            assert ours[name].value == pytest.approx(theirs[name])
        parts = breakdown(tallies)["by_type"]
        for kind, row in theirs["types"].items():
            for part in ("precision", "recall", "f1"):
                assert (parts.get(kind, {}).get(part) or {"value": 0})["value"] == pytest.approx(row[part])
