"""Corrections as lines, and what is refused of hostile or mistaken ones."""

import json
from dataclasses import replace

import pytest

from foedus.correcting import Edit, added, changed, checked, correction_in, correction_line, gold_row, undone, wrong
from foedus.correcting.apply import applied
from foedus.correcting.drafts import check_correction
from foedus.correcting.own import own_in, own_of, own_out, restored
from foedus.correcting.telling import told, told_all
from foedus.errors import UsageError
from foedus.evaluation.gold import gold_document
from foedus.records import Actor, Source, plain

AT = "2031-01-01T00:00:00.000001Z"


def _all(coded):
    event = next(e for e in coded.events if e.actor)
    start = coded.document.text.index("On Wednesday")
    edit = Edit(type="ACCUSE", mode="allege", status="denied", actor=event.actor, recipient=(), source=())
    first = wrong(coded.document, event, at=AT, by="A. Nother", note="Not so.", version="1")
    return [
        first,
        changed(coded.document, event, edit, at=AT),
        added(coded, start, start + 12, Edit(type="CONSULT"), at=AT),
        checked(coded, at=AT),
        undone(coded.document, first.id, at=AT),
    ]


def test_lines_come_back_as_they_were(coded):
    for correction in _all(coded):
        assert correction_in(json.loads(correction_line(correction))) == correction
        bare = json.loads(correction_line(correction))
        del bare["id"]
        assert correction_in(bare) == correction


def test_the_own_coding_comes_back_to_the_byte(coded):
    bare = replace(coded, sentences=tuple(replace(s, tokens=(), children=()) for s in coded.sentences))
    own = own_in(own_out(own_of(coded)))
    assert restored(replace(bare, events=(), happenings=()), own) == bare
    assert plain(own.events) == plain(coded.events)


def test_each_is_told_in_words(coded):
    said = [told(c) for c in _all(coded)]
    assert said[0].endswith("is no event")
    assert "type ACCUSE allege; status denied; actor " in said[1]
    assert "recipient nobody; said by the text itself" in said[1]
    assert said[2].startswith("missed: CONSULT “On Wednesday”; type CONSULT")
    assert said[3] == "the whole document is checked"
    assert said[4].startswith("undo of ")
    log = _all(coded)
    again = undone(coded.document, log[4].id, at=AT)
    whole = told_all([*log, again])
    assert whole[log[4].id] == f"undone: {said[0]}"
    assert whole[again.id] == f"redone: {said[0]}"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"action": "shrug"}, "no action"),
        ({"at": "yesterday"}, "no time"),
        ({"at": "2031-13-01T00:00:00.000001Z"}, "month"),
        ({"at": "9999-12-31T23:59:59.999999Z"}, "no time"),
        ({"target": None}, "target is missing"),
        ({"undoes": "x"}, "does not go"),
        ({"id": "0" * 16}, "leave it out"),
        ({"by": 3}, "no string"),
        ({"by": "x" * 301}, "more than"),
        ({"note": "\ud800"}, "surrogates"),
        ({"edit": {}}, "says nothing"),
        ({"edit": {"type": "HUG"}}, "no type"),
        ({"edit": {"mode": "allege"}}, "goes with a type"),
        ({"edit": {"actor": "Peru"}}, "no list"),
        ({"edit": {"wish": 1}}, "no field"),
        ({"edit": {"actor": [{"text": "", "start": 3, "end": 2, "name": "x"}]}}, "ends before"),
        ({"edit": {"actor": [{"text": "", "start": True, "end": 2, "name": "x"}]}}, "whole number"),
        ({"edit": {"actor": [{"text": "", "start": 0, "end": 0, "name": " "}]}}, "no name"),
        ({"edit": {"source": [{}, {}]}}, "more than 1"),
    ],
)
def test_what_is_no_correction_is_refused(coded, change, message):
    raw = json.loads(correction_line(_all(coded)[1])) | {"id": None} | change
    with pytest.raises((KeyError, TypeError, ValueError), match=message):
        correction_in(raw)


ELSEWHERE = Actor("Peru", 0, 4, "Peru", "PER")


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (Edit(), "nothing"),
        (Edit(type="HUG"), "no type"),
        (Edit(type="ACCUSE", mode="aerial"), "no mode"),
        (Edit(mode="aerial", status="denied"), "no mode"),
        (Edit(status="soon"), "no status"),
        (Edit(actor=(ELSEWHERE,)), "do not stand"),
        (Edit(source=(Source("Peru", 0, 4, "Peru"),)), "do not stand"),
        (Edit(actor=(replace(ELSEWHERE, text="", end=0, name=""),)), "no name"),
        (Edit(actor=(replace(ELSEWHERE, text="", end=0),) * 51), "more than"),
    ],
)
def test_what_cannot_be_said_is_refused(coded, edit, message):
    with pytest.raises(UsageError, match=message):
        changed(coded.document, coded.events[0], edit, at=AT)


@pytest.mark.parametrize(
    ("span", "edit", "message"),
    [
        ((0, 7), Edit(status="denied"), "type"),
        ((7, 7), Edit(type="AID"), "no sentence"),
        ((-3, 7), Edit(type="AID"), "no sentence"),
        ((75, 90), Edit(type="AID"), "no sentence"),
        ((10**9, 10**9 + 1), Edit(type="AID"), "no sentence"),
    ],
)
def test_what_cannot_be_added_is_refused(coded, span, edit, message):
    with pytest.raises(UsageError, match=message):
        added(coded, *span, edit, at=AT)


def test_an_event_is_added_once(coded):
    event = coded.events[0]
    with pytest.raises(UsageError, match="already"):
        added(coded, event.start, event.end, Edit(type=event.type), at=AT)


def test_a_correction_from_elsewhere_must_fit_the_text(coded):
    for correction in _all(coded):
        check_correction(correction, coded.document)
        with pytest.raises(UsageError, match="another text"):
            check_correction(correction, replace(coded.document, text="Another."))
    change = _all(coded)[1]
    far = replace(change, target=replace(change.target, end=10**6))
    with pytest.raises(UsageError, match="do not stand"):
        check_correction(far, coded.document)
    pinned = _all(coded)[3]
    outside = replace(pinned, coded=(replace(pinned.coded[0], end=10**6),))
    with pytest.raises(UsageError, match="do not stand"):
        check_correction(outside, coded.document)


def test_a_gold_row_holds_what_a_person_judged(coded):
    said = _all(coded)[1:3]
    part = gold_row(applied(coded, said))
    assert not part["checked"]
    assert [(e["type"], e["trigger"]) for e in part["events"]] == [
        ("ACCUSE", part["events"][0]["trigger"]),
        ("CONSULT", "On Wednesday"),
    ]
    assert len(part["optional"]) == len(coded.events) - 1
    whole = gold_row(applied(coded, [*said, checked(coded, at=AT[:-2] + "2Z")]))
    assert whole["checked"]
    assert len(whole["events"]) == len(coded.events) + 1
    assert whole["optional"] == []
    for row in (part, whole):
        read = gold_document(json.loads(json.dumps(row)))
        assert len(read.events) == len(row["events"])


def test_parties_of_other_sentences_are_implied(coded):
    document = coded.document
    away = Actor(
        "Jordan", document.text.index("Jordan"), document.text.index("Jordan") + 6, "Jordan", "JOR", "GOV", "state"
    )
    event = next(e for e in coded.events if e.sentence == 1)
    row = gold_row(applied(coded, [changed(document, event, Edit(actor=(*event.actor[:1], away)), at=AT)]))
    (made,) = row["events"]
    assert [p["name"] for p in made["actor"]] == [a.name for a in event.actor[:1]]
    assert [p["name"] for p in made["implied_actor"]][-1] == "Jordan"
