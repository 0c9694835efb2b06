"""Corrections applied to a coded document, whatever their order and whatever version coded it."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.correcting import Edit, added, applied, apply, changed, checked, standing, undone, wrong
from foedus.happenings import join
from foedus.records import Actor, Claim, CodedDocument, Commitment, Document, Event, Sentence

LINES = (
    "Peru bombed the harbour of Chile.",
    "Chile condemned the attack, officials in Lima said.",
    "Ghana met Peru and praised Chile.",
    "Nothing else went on there.",
)
TEXT = " ".join(LINES)
ACTS = {"bombed": "ASSAULT", "condemned": "ACCUSE", "attack": "ASSAULT", "met": "CONSULT", "praised": "SUPPORT"}
STATES = {"Peru": "PER", "Chile": "CHL", "Ghana": "GHA"}


def _at(n):
    return f"2031-01-01T00:00:00.{n:06d}Z"


def _party(name):
    start = TEXT.index(name)
    return Actor(name, start, start + len(name), name, STATES[name], "GOV", "state")


def _event(word, actor="Peru", recipient="Chile"):
    start = TEXT.index(word)
    sentence = next(n for n in range(len(LINES)) if word in LINES[n])
    return Event(
        f"e-{word}", "d", sentence, start, start + len(word), ACTS[word], None, (), word, (_party(actor),),
        (_party(recipient),), "happened", score=0.7, because={"frame": "made up", "actor": "subj"},
    )  # fmt: skip


def _coded(*words, events=None):
    document = Document("d", TEXT, publisher="Lake Post")
    sentences, at = [], 0
    for n, text in enumerate(LINES):
        sentences.append(Sentence(n, at, at + len(text), text, 0, (), ()))
        at += len(text) + 1
    start = TEXT.index("officials")
    claim = Claim(
        "c", "d", 1, ((start, start + 17),), ((start + 18, start + 22),), ((34, start - 2),), None, "reported"
    )
    found = events or tuple(map(_event, words or ACTS))
    joined, happenings = join(document, sentences, found)
    if len(happenings) > 1:
        happenings = (*happenings[:-1], replace(happenings[-1], reacts_to=happenings[0].id))
    commitment = Commitment("k", "d", 0, 0, 4, "agreement", "signed", (), events=tuple(e.id for e in joined))
    return CodedDocument(document, tuple(sentences), joined, (claim,), (), happenings, (commitment,))


CODED = _coded()
DOC = CODED.document


def _of(coded, word):
    return next(e for e in coded.events if e.trigger == word)


def _fates(found):
    return {one.correction.action: one.fate for one in found.log}


def test_nothing_said_changes_nothing():
    assert apply(CODED, []) is CODED
    other = wrong(replace(DOC, text="Another text."), CODED.events[0], at=_at(1))
    found = applied(CODED, [other])
    assert found.coded is CODED
    assert _fates(found) == {"wrong": "of another text"}


def test_a_wrong_event_goes_with_all_that_hangs_on_it():
    found = apply(CODED, [wrong(DOC, _of(CODED, "praised"), at=_at(1))])
    assert [e.trigger for e in found.events] == ["bombed", "condemned", "attack", "met"]
    assert "e-praised" not in {t.event for h in found.happenings for t in h.events}
    assert "e-praised" not in found.commitments[0].events
    assert {e.happening for e in found.events} == {h.id for h in found.happenings}


def test_what_follows_from_the_type_follows():
    edit = Edit(type="THREATEN", mode="violence", status="planned", recipient=())
    found = apply(CODED, [changed(DOC, _of(CODED, "bombed"), edit, at=_at(1))])
    event = _of(found, "bombed")
    assert (event.type, event.mode, event.status, event.cameo, event.intensity) == (
        "THREATEN", "violence", "planned", "13", -3.5,
    )  # fmt: skip
    assert event.quad == "verbal conflict"
    assert event.actor == _of(CODED, "bombed").actor
    assert event.recipient == ()
    assert event.score == 1.0
    assert event.because["corrected"] == "type, status, recipient"
    assert event.because["frame"] == "made up"
    assert event.because["actor"] == "subj"
    assert event.because["recipient"] == event.because["type"] == "a person said so"
    assert next(h for h in found.happenings if h.id == event.happening).type == "THREATEN"


def test_the_later_word_on_a_field_holds():
    event = _of(CODED, "bombed")
    said = [
        changed(DOC, event, Edit(type="COERCE", mode="seize", status="planned"), at=_at(1)),
        changed(DOC, event, Edit(type="SANCTION"), at=_at(2)),
    ]
    found = _of(apply(CODED, said), "bombed")
    assert (found.type, found.mode, found.status) == ("SANCTION", None, "planned")
    assert _of(apply(CODED, said[:1]), "bombed").mode == "seize"


def test_an_event_that_was_missed_is_put_in_its_place_and_attributed():
    coded = _coded("bombed", "met")
    start = TEXT.index("condemned")
    missed = added(coded, start, start + 9, Edit(type="ACCUSE", mode="disapprove", actor=(_party("Chile"),)), at=_at(1))
    found = apply(coded, [missed])
    event = _of(found, "condemned")
    assert [e.trigger for e in found.events] == ["bombed", "condemned", "met"]
    assert (event.sentence, event.status, event.score, event.recipient) == (1, "happened", 1.0, ())
    assert event.because["corrected"] == "added"
    assert event.claim == "c"
    assert event.source.text == "officials in Lima"
    assert event.certainty == "reported"
    assert event.happening in {h.id for h in found.happenings}


def test_what_is_added_can_be_changed_and_marked_wrong():
    coded = _coded("bombed")
    start = TEXT.index("met")
    missed = added(coded, start, start + 3, Edit(type="CONSULT", actor=(_party("Ghana"),)), at=_at(1))
    event = _of(apply(coded, [missed]), "met")
    edit = changed(DOC, event, Edit(status="denied"), at=_at(2))
    found = _of(apply(coded, [edit, missed]), "met")
    assert (found.status, found.because["corrected"], found.actor[0].name) == ("denied", "added", "Ghana")
    gone = applied(coded, [edit, missed, wrong(DOC, event, at=_at(3))])
    assert gone.coded is coded
    assert set(_fates(gone).values()) == {"in effect"}


def test_the_text_itself_can_be_said_to_say_so():
    event = replace(_event("attack"), source=None)
    source = Actor("officials in Lima", TEXT.index("officials"), TEXT.index(" said"), "officials in Lima")
    from foedus.records import Source

    told = replace(event, source=Source(source.text, source.start, source.end, source.name), certainty="reported")
    coded = _coded(events=(told,))
    found = apply(coded, [changed(DOC, coded.events[0], Edit(source=()), at=_at(1))])
    assert (found.events[0].source, found.events[0].certainty) == (None, "asserted")


@pytest.mark.parametrize(
    ("again", "fate", "status"),
    [
        ({"id": "other", "start": 1, "trigger": "was bombed"}, "in effect", "denied"),
        ({"id": "other", "type": "COERCE"}, "no longer coded", "happened"),
        ({"id": "other", "start": 20, "end": 26, "trigger": "harbour"}, "no longer coded", "happened"),
    ],
)
def test_a_later_coding_is_searched_for_the_event(again, fate, status):
    said = changed(DOC, _of(CODED, "bombed"), Edit(status="denied"), at=_at(1))
    coded = _coded(events=(replace(_event("bombed"), **again), _event("met")))
    found = applied(coded, [said])
    assert _fates(found) == {"change": fate}
    assert found.coded.events[0].status == status
    if fate == "in effect":
        assert found.names == {"other": "e-bombed"}


def test_a_change_of_type_finds_an_event_that_has_the_right_type_by_now():
    said = [changed(DOC, _of(CODED, "bombed"), Edit(type="COERCE", status="planned"), at=_at(1))]
    coded = _coded(events=(replace(_event("bombed"), id="other", type="COERCE"),))
    assert apply(coded, said).events[0].status == "planned"
    gone = wrong(DOC, _of(CODED, "bombed"), at=_at(2))
    assert _fates(applied(coded, [gone])) == {"wrong": "no longer coded"}


def test_what_was_added_and_is_coded_by_now_stands_once():
    coded = _coded("bombed")
    start = TEXT.index("met")
    missed = added(coded, start, start + 9, Edit(type="CONSULT", actor=(_party("Ghana"),)), at=_at(1))
    found = apply(_coded("bombed", "met"), [missed])
    assert [e.id for e in found.events] == ["e-bombed", "e-met"]
    assert [a.name for a in found.events[1].actor] == ["Ghana"]


def test_a_checked_document_stays_as_it_was_checked():
    said = [wrong(DOC, _of(CODED, "praised"), at=_at(1)), checked(CODED, at=_at(2))]
    whole = apply(CODED, said)
    assert {e.score for e in whole.events} == {1.0}
    later = apply(_coded("praised", "attack"), said)
    assert later.events == whole.events
    assert later.happenings == whole.happenings
    lifted = apply(_coded("praised", "attack"), [*said, undone(DOC, said[1].id, at=_at(3))])
    assert [e.trigger for e in lifted.events] == ["attack"]


ROLES = st.sampled_from(list(STATES))
EDITS = st.builds(
    Edit,
    type=st.sampled_from((None, "ACCUSE", "REJECT", "AID")),
    status=st.sampled_from((None, "denied", "planned")),
    actor=st.none() | st.lists(ROLES.map(_party), max_size=2).map(tuple),
    recipient=st.none() | st.lists(ROLES.map(_party), max_size=1).map(tuple),
).filter(lambda edit: edit.said())
WORDS = st.sampled_from(list(ACTS))
ACTIONS = st.lists(
    st.tuples(st.just("wrong"), WORDS)
    | st.tuples(st.just("change"), WORDS, EDITS)
    | st.tuples(st.just("add"), st.sampled_from(("went on", "officials", "harbour")), EDITS.filter(lambda e: e.type))
    | st.tuples(st.just("check"))
    | st.tuples(st.just("undo"), st.integers(0, 9)),
    max_size=9,
)


def _log(actions):
    """Corrections one after the other, each made on the document as those before left it."""
    log = []
    for n, (action, *rest) in enumerate(actions, 1):
        state = applied(CODED, log)
        if action == "check":
            log.append(checked(CODED, at=_at(n)))
        elif action == "undo":
            if log:
                log.append(undone(DOC, log[rest[0] % len(log)].id, at=_at(n)))
        elif action == "add":
            start = TEXT.index(rest[0])
            if not any(
                e.type == rest[1].type and e.start < start + len(rest[0]) and e.end > start for e in state.coded.events
            ):
                log.append(added(state.coded, start, start + len(rest[0]), rest[1], at=_at(n)))
        else:
            event = next((e for e in state.coded.events if e.trigger == rest[0]), None)
            if event is not None:
                make = wrong(DOC, event, at=_at(n)) if action == "wrong" else changed(DOC, event, rest[1], at=_at(n))
                log.append(make)
    return log


@settings(max_examples=60, deadline=None)
@given(actions=ACTIONS, data=st.data())
def test_the_order_in_which_corrections_come_makes_no_difference(actions, data):
    log = _log(actions)
    shuffled = data.draw(st.permutations(log))
    once = data.draw(st.lists(st.sampled_from(log), max_size=3)) if log else []
    assert applied(CODED, [*shuffled, *once]) == applied(CODED, log)


@settings(max_examples=60, deadline=None)
@given(actions=ACTIONS, data=st.data())
def test_everything_undone_leaves_the_coding_as_it_was(actions, data):
    log = _log(actions)
    for correction in data.draw(st.permutations(list(standing(log)))):
        log.append(undone(DOC, correction.id, at=_at(100 + len(log))))
    assert not standing(log)
    assert apply(CODED, log) is CODED


@settings(max_examples=60, deadline=None)
@given(actions=ACTIONS, words=st.sets(WORDS, min_size=1))
def test_any_coding_can_be_corrected(actions, words):
    coded = _coded(*sorted(words))
    found = apply(coded, _log(actions))
    assert len({e.id for e in found.events}) == len(found.events)
    assert {e.happening for e in found.events} == {h.id for h in found.happenings}
    assert {t.event for h in found.happenings for t in h.events} == {e.id for e in found.events}
    assert all(TEXT[e.start : e.end] == e.trigger for e in found.events)
    assert set(found.commitments[0].events) <= {e.id for e in found.events}
