"""Reach: frames lent to words whose conditions are not met, to words that are like known ones, and to words that the
typer types."""

import pytest

import foedus
from foedus.coding.reach import FAINT, LEAST, TYPES, UNMET, reached
from foedus.coding.sketch import sketch
from foedus.coding.typer import Typed
from foedus.coding.vectors import SIZE, likeness, neighbours, vectors
from foedus.coding.voice import voice
from foedus.records import EVENT_TYPES


def test_known_words_in_other_grammar_are_tried(matcher):
    found = list(reached(matcher("Norway signed a napkin with Chad."), {}))
    assert {r.origin for r in found if r.fired.frame.name.split(":")[1].startswith("sign")} <= {"loose"}
    assert all(1 <= len(r.fired.unmet) <= UNMET for r in found if r.origin == "loose" and r.fired.frame.where)


def test_what_a_condition_bars_is_not_let_go(matcher):
    """ "speak to" is no consultation with the press; with somebody unknown it may be."""

    def borrowed(text):
        return [r for r in reached(matcher(text), {}) if r.fired.frame.name.startswith("CONSULT:speak_with")]

    assert not borrowed("The Norwegian minister spoke to reporters.")
    assert borrowed("The Norwegian minister spoke to the yodeller.")


@pytest.mark.parametrize("text", ["The cat sat on the mat.", "Norway is a country."])
def test_nothing_to_reach_for(matcher, text):
    assert not list(reached(matcher(text), {}))


def test_words_that_frames_fire_on_are_left_to_them(matcher):
    found = matcher("Norway condemned Chad.")
    fired = {t.i for t in found.sentence.tokens if found.best(t.i) is not None}
    assert not fired & {r.fired.token for r in reached(found, {})}


def test_few_types_for_one_word(matcher):
    found = list(reached(matcher("Norway lambasted, scolded and took Chad to the cleaners."), {}))
    for token in {r.fired.token for r in found}:
        types = [r.fired.frame.type for r in found if r.fired.token == token]
        assert len(types) == len(set(types)) <= TYPES


def _typed(form, share):
    rest = (1 - share) / len(EVENT_TYPES)
    return Typed(tuple(share if t == form else rest / 2 for t in EVENT_TYPES), rest)


@pytest.mark.parametrize("share", [FAINT / 2, LEAST * 2])
@pytest.mark.parametrize("text", ["Norway struck a pose before Chad.", "Norway flummoxed Chad."])
def test_no_frame_is_borrowed_for_a_word_that_hardly_tells_its_type(matcher, text, share):
    found = matcher(text)
    borrowed = [(r.fired.token, r.fired.frame.type, r.origin) for r in reached(found, {})]
    assert borrowed
    again = []
    for token, form, _ in borrowed:
        again += reached(found, {token: _typed(form, share)})
    kept = [(r.fired.token, r.fired.frame.type, r.origin) for r in again if r.origin != "typed"]
    assert kept == (borrowed if share > FAINT else [])


@pytest.mark.parametrize("form", EVENT_TYPES)
def test_what_the_typer_types_is_tried_as_that(matcher, form):
    found = matcher("Norway zapped Chad.")
    (verb,) = [t.i for t in found.sentence.tokens if t.text == "zapped"]
    every = list(reached(found, {verb: _typed(form, 0.6)}))
    tried = [r for r in every if r.origin == "typed"]
    assert {(r.fired.token, r.fired.frame.type, r.likeness) for r in tried} <= {(verb, form, 0.6)}
    assert form in {r.fired.frame.type for r in every}
    assert not [r for r in reached(found, {verb: _typed(form, LEAST / 2)}) if r.origin == "typed"]


def test_a_word_may_be_typed_otherwise_than_its_frame(matcher):
    found = matcher("Norway condemned Chad.")
    told = {1: _typed("ASSAULT", 0.5)}
    assert [(r.fired.frame.type, r.origin) for r in reached(found, told)] == [("ASSAULT", "typed")]
    assert not list(reached(found, {1: _typed("ACCUSE", 0.5)}))


def test_neighbours_are_known_words_the_likest_first():
    found = neighbours("verb", "lambaste")
    assert found
    assert [n.likeness for n in found] == sorted((n.likeness for n in found), reverse=True)
    assert neighbours("verb", "xyzzy") == ()


def test_vectors_are_of_unit_length_and_zero_for_unknown_words():
    known, unknown = vectors().of(["treaty", "xyzzy"])
    assert known.shape == (SIZE,)
    assert float(known @ known) == pytest.approx(1)
    assert not unknown.any()


def test_what_a_class_holds_is_likest_to_it():
    assert likeness(frozenset({"@agreement"}), "treaty") == pytest.approx(1, abs=1e-4)
    assert likeness(frozenset({"@agreement"}), "banana") < 0.8
    assert likeness(frozenset({"@any"}), "banana") == 0.0


@pytest.mark.parametrize("text", ["Norway fired two missiles into the sea.", "Norway test-fired a missile."])
def test_a_show_of_weapons_is_no_attack(matcher, text):
    told = Typed(tuple(0.9 if t == "ASSAULT" else 0.0 for t in EVENT_TYPES), 0.1)
    at = next(t.i for t in matcher(text).sentence.tokens if t.text == "fired")
    assert not [r for r in reached(matcher(text), {at: told}) if r.origin == "typed"]


def test_what_is_part_of_a_triggers_own_words_is_not_reached_besides():
    found = foedus.read("Peru's former president was found guilty of bribery.", date="2020-05-05").events
    assert [e.type for e in found] == ["SANCTION"]


def test_having_to_do_something_is_typed_by_what_is_done(matcher):
    found = matcher("Chad has to free the hostages.")
    has = next(t.i for t in found.sentence.tokens if t.text == "has")
    assert not [r for r in reached(found, {has: _typed("REQUEST", 0.9)}) if r.fired.token == has]


def test_nobody_asks_anything_of_the_state_he_speaks_for(parse, matcher):
    """Where the typer alone takes "suggested" for a request."""
    text = "Vladimir Putin suggested Moscow could work with Pyongyang."
    found = matcher(text)
    at = next(t.i for t in found.sentence.tokens if t.text == "suggested")
    far = [r for r in reached(found, {at: _typed("REQUEST", 0.9)}) if r.fired.token == at and r.origin == "typed"]
    drawn = [sketch(found, r.fired, voice(*parse(text)), origin="typed", likeness=0.9) for r in far]
    assert drawn == ["asks it of his own state"]
