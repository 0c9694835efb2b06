"""News in brief: where its items begin, and that nobody of one is taken for somebody of another."""

import pytest

import foedus
from foedus.actors.items import openings, place_of, spot
from foedus.parsing import load
from foedus.reading import read_text
from foedus.reference import load as load_reference

DASHED = (
    "KIGALI - The army captured the last stronghold of the rebels. Its leaders said the war was over.\n"
    "SARAJEVO - Serb leaders rejected a peace plan. The government had accepted it.\n"
    "LAGOS - Oil workers refused to return to work. The military government threatened to dismiss them."
)
LABELLED = (
    "Nepal: The government agreed to hold talks. The prime minister resigned.\n"
    "Belgium: A court rejected a complaint against a general.\n"
    "Zimbabwe: Police arrested 12 activists. The government denied that they had been beaten."
)
HEADED = (
    "World briefs\n\nINDONESIA\nThe army sent paratroopers to Aceh after talks with rebels collapsed.\n\n"
    "ARGENTINA\nThe government promised to renegotiate the debt.\n\nCHAD\nRebels attacked an army base in the east."
)
SPEAKING = (
    "Norway: We reject the proposal, and our delegation will vote against it.\n"
    "Chad: We welcome the report. Our government will study it.\n"
    "Peru: We ask all states to show restraint."
)


def _begun(text):
    document = read_text(text)
    sentences = load().parse(document)
    return [opening.country for opening in openings(document, sentences, load_reference()).values()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (DASHED, ["RWA", "BIH", "NGA"]),
        (LABELLED, ["NPL", "BEL", "ZWE"]),
        (HEADED, ["IDN", "ARG", "TCD"]),
        (SPEAKING, []),
        (LABELLED + "\nEnvoy expelled: Ghana has expelled a diplomat.", ["NPL", "BEL", "ZWE", None]),
        (LABELLED + "\nOn 4 May, gunmen abducted two aid workers.", ["NPL", "BEL", "ZWE", None]),
        ("Norway condemned Chad. Chad rejected the criticism.", []),
    ],
)
def test_where_items_begin(text, expected):
    assert _begun(text) == expected


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Kampala", "UGA"),
        ("New Delhi/Islamabad", "IND"),
        ("Beirut, Lebanon", "LBN"),
        ("Middle East", ""),
        ("Envoy", None),
    ],
)
def test_which_labels_are_places(label, expected):
    assert place_of(label, load_reference()) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "country"),
    [
        (DASHED, "accepted", "BIH"),
        (DASHED, "threatened", "NGA"),
        (LABELLED, "denied", "ZWE"),
        (HEADED, "attacked", "TCD"),
    ],
)
def test_nobody_of_another_item_acts(text, trigger, country):
    events = foedus.read(text, date="1994-07-18").events
    assert [a.country for e in events if e.trigger == trigger for a in e.actor] == [country]


@pytest.mark.parametrize(
    ("text", "trigger", "source"),
    [
        (LABELLED + "\nKampala: Guerrillas killed 15 soldiers, diplomats said.", "killed", "diplomats"),
        (LABELLED, "arrested", None),
    ],
)
def test_the_place_of_an_item_is_no_source(text, trigger, source):
    (event,) = [e for e in foedus.read(text, date="2003-05-20").events if e.trigger == trigger]
    assert (event.source and event.source.text) == source


def test_a_headline_over_an_item_is_of_it():
    text = "\n".join(
        [
            "Oil deal signed",
            "BAKU: Azerbaijan signed an oil contract with a company.",
            "Priest killed",
            "DILI: Militiamen hacked a priest to death.",
            "Bomb in Greece",
            "ATHENS: A group bombed a hotel.",
        ]
    )
    assert _begun(text) == ["AZE", "TLS", "TLS", "GRC"]


@pytest.mark.parametrize(
    ("label", "expected"),
    [("BIHAC", True), ("North Kivu", True), ("Norway", False), ("Moscow", False), ("Berg", False)],
)
def test_towns_do_not_speak(label, expected):
    assert spot(label) is expected
