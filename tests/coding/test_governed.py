"""What an event becomes by its outlook and its content, rule by rule and in sentences."""

import pytest

from foedus.coding.governed import Content, governed
from foedus.coding.ontology import CONFLICTUAL, COOPERATIVE, ontology
from foedus.coding.tense import Outlook
from foedus.records import EVENT_TYPES, STATUSES

WILL = Outlook("planned", "will", future=True)
MAY = Outlook("hypothetical", "may", modal=True)
NOT = Outlook("denied", "will not", refusal=True)
IF = Outlook("hypothetical", "if", conditional=True)

RULES = [
    ("CONSULT", None, WILL, ("AGREE", None, "planned")),
    ("AID", None, WILL, ("AGREE", None, "planned")),
    ("AID", None, MAY, ("AGREE", None, "hypothetical")),
    ("AID", None, NOT, ("REJECT", "assist", "happened")),
    ("CONSULT", "visit", NOT, ("REJECT", "meet", "happened")),
    ("RETREAT", "withdraw", NOT, ("REJECT", "yield", "happened")),
    ("RETREAT", "withdraw", WILL, ("CONCEDE", None, "planned")),
    ("RETREAT", "release", WILL, ("AGREE", None, "planned")),
    ("ASSAULT", "aerial", WILL, ("ASSAULT", "aerial", "planned")),
    ("ASSAULT", None, Outlook("planned", "will", terms=True), ("THREATEN", "violence", "happened")),
    ("THREATEN", "violence", WILL, ("THREATEN", "violence", "happened")),
    ("SANCTION", None, Outlook("planned", "will", terms=True), ("THREATEN", "relations", "happened")),
    ("REQUEST", None, Outlook("denied", "no longer"), ("CONCEDE", None, "happened")),
    ("ACCUSE", "disapprove", Outlook("ongoing", "progressive"), ("ACCUSE", "disapprove", "happened")),
    ("ASSAULT", None, Outlook("ongoing", "progressive"), ("ASSAULT", None, "ongoing")),
    ("ASSAULT", None, IF, ("ASSAULT", None, "hypothetical")),
]


@pytest.mark.parametrize(("event_type", "mode", "seen", "expected"), RULES)
def test_by_outlook(event_type, mode, seen, expected):
    outcome = governed(event_type, mode, seen, None)
    assert (outcome.type, outcome.mode, outcome.status) == expected
    assert bool(outcome.why) == (outcome.type != event_type)


def test_words_under_a_condition_are_nothing():
    assert governed("ACCUSE", None, IF, None) is None


@pytest.mark.parametrize(
    ("event_type", "content", "expected"),
    [
        ("AGREE", "AID", ("AGREE", None)),
        ("AGREE", "ASSAULT", ("THREATEN", "violence")),
        ("AGREE", "SANCTION", ("THREATEN", "relations")),
        ("REQUEST", "AID", ("REQUEST", "assist")),
        ("REQUEST", "CONSULT", ("REQUEST", "meet")),
        ("REQUEST", "RETREAT", ("REQUEST", "yield")),
        ("REJECT", "CONSULT", ("REJECT", "meet")),
        ("REJECT", "ASSAULT", ("REJECT", None)),
        ("THREATEN", "COERCE", ("THREATEN", "restrict")),
    ],
)
def test_by_content(event_type, content, expected):
    outcome = governed(event_type, None, Outlook("happened"), Content(content, None, None))
    assert (outcome.type, outcome.mode) == expected


def test_a_frames_own_mode_stands():
    outcome = governed("REQUEST", "change", Outlook("happened"), Content("AID", None, None))
    assert outcome.mode == "change"


@pytest.mark.parametrize("event_type", EVENT_TYPES)
@pytest.mark.parametrize("content", [None, *EVENT_TYPES])
def test_every_outcome_is_in_the_ontology(event_type, content):
    about = None if content is None else Content(content, None, None)
    for status in STATUSES:
        for flag in ("future", "modal", "refusal", "conditional", "terms"):
            outcome = governed(event_type, None, Outlook(status, "so", **{flag: True}), about)
            if outcome is not None:
                assert outcome.status in STATUSES
                assert outcome.mode is None or outcome.mode in ontology()[outcome.type].modes


def test_every_type_is_of_one_side():
    assert set(EVENT_TYPES) == COOPERATIVE | CONFLICTUAL
    assert not COOPERATIVE & CONFLICTUAL


SENTENCES = [
    ("Norway will meet Chad.", "AGREE", None, ["NOR", "TCD"], []),
    ("Norway will not meet Chad.", "REJECT", "meet", ["NOR", "TCD"], []),
    ("Norway promised to send aid to Chad.", "AGREE", None, ["NOR"], ["TCD"]),
    ("Norway threatened to bomb Chad.", "THREATEN", "violence", ["NOR"], ["TCD"]),
    ("Norway promised to bomb Chad.", "THREATEN", "violence", ["NOR"], ["TCD"]),
    ("Norway vowed not to attack Chad.", "AGREE", None, ["NOR"], ["TCD"]),
    ("Norway refused to withdraw its troops from Chad.", "REJECT", "yield", ["NOR"], ["TCD"]),
    ("Norway rejected talks with Chad.", "REJECT", "meet", ["NOR"], ["TCD"]),
    ("Norway urged Chad to release the hostages.", "REQUEST", "yield", ["NOR"], ["TCD"]),
    ("Norway asked Chad for help.", "REQUEST", "assist", ["NOR"], ["TCD"]),
    ("Norway no longer demands that Chad free the hostages.", "CONCEDE", None, ["NOR"], ["TCD"]),
    ("Norway stopped threatening Chad.", "CONCEDE", None, ["NOR"], ["TCD"]),
    ("Norway will withdraw its troops from Chad.", "CONCEDE", None, ["NOR"], ["TCD"]),
    ("Norway will attack Chad if it is provoked.", "THREATEN", "violence", ["NOR"], ["TCD"]),
    ("Norway promised Chad a bloodbath.", "THREATEN", "violence", ["NOR"], ["TCD"]),
    ("Norway vowed that an air campaign against Chad would begin.", "THREATEN", "violence", ["NOR"], ["TCD"]),
    ("Norway bound itself to attack nobody.", "AGREE", None, ["NOR"], []),
]


@pytest.mark.parametrize(("text", "event_type", "mode", "actor", "recipient"), SENTENCES, ids=[s[0] for s in SENTENCES])
def test_in_sentences(code, text, event_type, mode, actor, recipient):
    (event,) = code(text)
    assert (event.type, event.mode) == (event_type, mode)
    assert ([a.country for a in event.actor], [a.country for a in event.recipient]) == (actor, recipient)


@pytest.mark.parametrize("text", ["Norway asked whether Chad would go.", "Norway asked Chad who had won."])
def test_a_question_is_no_request(look, text):
    assert [c.dropped for c in look(text) if c.trigger.startswith("ask")] == ["only a question"]
    assert not [c for c in look(text) if c.event is not None]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Norway will continue to urge Chad to free the prisoners.", "REQUEST"),
        ("Norway will keep calling for the release of the hostages.", "REQUEST"),
        ("Norway will continue to condemn Chad.", "ACCUSE"),
    ],
)
def test_what_one_will_continue_to_ask_or_blame_goes_on(code, text, form):
    assert [(e.type, e.status) for e in code(text)] == [(form, "ongoing")]
