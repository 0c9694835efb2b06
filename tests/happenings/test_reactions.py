"""Acts that a text ties to earlier ones, and acts that it does not tie to any."""

import pytest

import foedus
from foedus.happenings.reactions import types_of


def _links(text):
    """(type, type of what it reacts to) of every happening that reacts to another."""
    happenings = {h.id: h for h in foedus.read(text, date="1996-07-10").happenings}
    return [(h.type, happenings[h.reacts_to].type) for h in happenings.values() if h.reacts_to]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Chad and Niger signed a pact on Monday. Libya denounced the agreement.", [("ACCUSE", "SUPPORT")]),
        ("Oman expelled two diplomats of Yemen. Yemen condemned the expulsion.", [("ACCUSE", "SANCTION")]),
        ("Peru demanded that Chile withdraw its ships. Chile rejected the demand.", [("REJECT", "REQUEST")]),
        ("Iraqi troops invaded Kuwait. Japan imposed sanctions on Iraq over the invasion.", [("SANCTION", "ASSAULT")]),
        (
            "Malian jets bombed Burkina Faso. Burkina Faso recalled its ambassador in response to the attack.",
            [("SANCTION", "ASSAULT")],
        ),
        ("India tested a missile. Pakistan condemned this move.", [("ACCUSE", "MOBILIZE")]),
        ("Togo closed its border with Ghana after Ghana arrested a Togolese minister.", [("SANCTION", "COERCE")]),
        ("Angola withdrew its troops from Zaire. The United States welcomed the withdrawal.", [("SUPPORT", "RETREAT")]),
    ],
)
def test_tied(text, links):
    assert _links(text) == links


@pytest.mark.parametrize(
    "text",
    [
        "Chad and Niger signed a pact on Monday. Libya denounced Egypt.",
        "Oman expelled two diplomats of Yemen. Japan recalled its ambassador from Peru.",
        "Togo closed its embassy in Ghana two days after it expelled the ambassador of Ghana.",
        "Libya denounced the agreement.",
    ],
)
def test_not_tied(text):
    assert _links(text) == []


def test_no_two_happenings_react_to_one_another(coded):
    by_id = {h.id: h for h in coded.happenings}
    for happening in coded.happenings:
        if happening.reacts_to is not None:
            assert by_id[happening.reacts_to].reacts_to != happening.id


@pytest.mark.parametrize(
    ("noun", "kind"), [("embargo", "SANCTION"), ("truce", "AGREE"), ("raid", "ASSAULT"), ("decision", "SANCTION")]
)
def test_nouns_mean_types(noun, kind):
    assert kind in types_of(noun)


def test_other_nouns_mean_none():
    assert types_of("weather") == frozenset()
