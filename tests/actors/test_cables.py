"""Telegrams from embassies, and the short forms that they and old newspapers write."""

import pytest

import foedus
from foedus.actors.cables import cable
from foedus.reading import read_text
from foedus.reference import load as load_reference

BODY = (
    "FOREIGN MINISTER TOLD AMBASSADOR THAT GREECE HAD PROMISED AID. TURKISH AMBASSADOR DEMANDED GUARANTEES. "
    "AMBASSADOR REJECTED SUGGESTION THAT ARMY HAD BEEN WARNED. GOVERNMENT EXPELLED TWO SOVIET DIPLOMATS."
)
HEAD = "FM AMEMBASSY NICOSIA\nTO SECSTATE WASHDC 4021\n\n"
LETTER = "Telegram From the Embassy in Egypt to the Department of State\n\nCairo, October 30, 1956.\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HEAD + BODY, ("CYP", "USA")),
        (LETTER + "Nasser told me that he rejected the ultimatum.", ("EGY", "USA")),
        ("The Ambassador in France (Bruce) to the Secretary of State\n\nThe premier resigned today.", ("FRA", "USA")),
        ("FM CAIRO TO FCO\n\nThe president told me that he would resign.", ("EGY", "GBR")),
        (BODY, None),
        ("The embassy in Cairo was attacked. The Secretary of State protested.", None),
    ],
)
def test_heads_of_telegrams(text, expected):
    found = cable(read_text(text), load_reference())
    assert (found and (found.host, found.sender)) == expected


@pytest.mark.parametrize(
    ("trigger", "side", "country"),
    [("REJECTED", "actor", "USA"), ("EXPELLED", "actor", "CYP")],
)
def test_whose_the_nameless_are(trigger, side, country):
    (event,) = [e for e in foedus.read(HEAD + BODY, date="1974-07-15").events if e.trigger == trigger]
    assert [a.country for a in getattr(event, side)] == [country]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Foreign Min. Molotov accused Turkey of violating the agreement.", "SUN"),
        ("Foreign Min. V. M. Molotov accused Turkey of violating the agreement.", "SUN"),
        ("The Dutch Govt. accused Turkey of violating the agreement.", "NLD"),
        ("Pres. Truman accused Turkey of violating the agreement.", "USA"),
        ("British Foreign Sec. Bevin accused Turkey of violating the agreement.", "GBR"),
    ],
)
def test_short_forms(text, country):
    (event,) = [e for e in foedus.read(text, date="1948-06-25").events if e.trigger == "accused"]
    assert [a.country for a in event.actor] == [country]
