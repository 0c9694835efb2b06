"""What kind of text it is: whose voice, and how much of it is about those who govern."""

import pytest

from foedus.actors import find_mentions
from foedus.coding import code_events
from foedus.coding.voice import Voice, public, voice
from foedus.parsing import load
from foedus.reading import read_text
from foedus.records import Actor

POLITICAL = (
    "The Norwegian foreign minister condemned Chad. The president of Chad rejected the criticism. "
    "Norwegian troops entered Mali. The Malian government protested."
)
PRIVATE = (
    "The bakery opened at dawn. Its owner sells bread and cakes. Customers come from far away. "
    "The oven is old. Flour is dear this year. Nobody minds."
)


@pytest.mark.parametrize(
    ("text", "domestic"),
    [
        (POLITICAL.replace("Chad", "Norway").replace("Mali", "Norway").replace("Malian", "Norwegian"), 1.0),
        (POLITICAL, 3 / 7),
        (PRIVATE, 0.5),
        ("Norway condemned Sweden.", 0.5),
    ],
)
def test_how_much_is_of_one_state(text, domestic):
    document = read_text(text)
    sentences = load().parse(document)
    assert voice(sentences, find_mentions(document, sentences)).domestic == pytest.approx(domestic, abs=0.1)


@pytest.mark.parametrize(
    ("share", "private", "governed"),
    [(None, False, False), (0.0, True, False), (0.1, True, False), (0.3, False, False), (0.9, False, True)],
)
def test_shares(share, private, governed):
    found = Voice(False, share)
    assert (found.private, found.governed) == (private, governed)


@pytest.mark.parametrize(
    ("text", "private", "governed"),
    [(POLITICAL, False, True), (PRIVATE, True, False), ("The bakery opened at dawn.", False, False)],
    ids=["politics", "a bakery", "too short to say"],
)
def test_of_a_text(parse, text, private, governed):
    found = voice(*parse(text))
    assert (found.private, found.governed) == (private, governed)


def test_acts_in_a_text_about_something_else_are_passed_over(look):
    considered = look(PRIVATE + " The baker met Norway's champion.")
    assert considered
    assert all(c.dropped.startswith("the text is about something else") for c in considered)


def test_a_political_sentence_in_a_private_text_is_coded(told):
    assert told(PRIVATE + " The Norwegian foreign minister condemned the government of Chad.")[-1][0] == "ACCUSE"


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("The government of Norway met on Monday. We condemn the attack on Chad.", True),
        ('The Norwegian minister spoke. "We condemn the attack on Chad," he said.', False),
        ("Norway condemned the attack on Chad.", False),
    ],
)
def test_a_statement(parse, text, statement):
    assert voice(*parse(text)).statement is statement


@pytest.mark.parametrize(
    ("actor", "is_public"),
    [
        (Actor("Norway", 0, 6, "Norway", "NOR", None, "state"), False),
        (Actor("Oslo", 0, 4, "Norway", "NOR", None, "state", how="capital"), True),
        (Actor("the king", 0, 8, "Harald", "NOR", "GOV", "person"), True),
        (Actor("rebels", 0, 6, "rebels", "MLI", "REB", "group"), True),
        (Actor("rebels", 0, 6, "rebels", None, "REB", "group"), False),
        (Actor("a baker", 0, 7, "baker", "NOR", "CVL", "person"), False),
    ],
    ids=lambda v: v.text if isinstance(v, Actor) else None,
)
def test_who_is_public(actor, is_public):
    assert public(actor) is is_public


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Security Council,\n\n1. Demands that Chad free the crew;\n\n2. Condemns the raid.", {"IGO"}),
        ("The Security Council met. It demanded that Chad free the crew.", set()),
    ],
)
def test_the_body_over_the_clauses_of_a_resolution(text, names):
    document = read_text(text)
    sentences = load().parse(document)
    found = voice(sentences, find_mentions(document, sentences)).resolves
    assert {a.country for a in found} == names


def test_the_clauses_of_a_resolution_are_the_body_s():
    document = read_text(
        "The Security Council,\n\nStrongly condemns the coup in Gabon;\n\nDemands that Chad free the crew."
    )
    sentences = load().parse(document)
    found = code_events(document, sentences, find_mentions(document, sentences))
    assert [(e.type, [a.country for a in e.actor]) for e in found] == [
        ("ACCUSE", ["IGO"]),
        ("ASSAULT", []),
        ("REQUEST", ["IGO"]),
    ]


def test_who_relieves_is_public():
    text = "The ICRC distributed food in Huambo. Its delegates visited detainees. ICRC doctors came. The ICRC left."
    sentences = load().parse(read_text(text))
    assert not voice(sentences, find_mentions(read_text(text), sentences)).private
