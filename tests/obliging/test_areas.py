"""Where the attack happens: areas with their dates, home and dependent territory, contested places, the sea."""

import pytest
from obliging_samples import only, pact

ATLANTIC = {"parties": "USA GBR FRA PRT TUR", "in_force": "1949-08-24", "signed": "1949-04-04"}


def _status(ask, place, attacker, target, date, **obligation):
    text = pact(**ATLANTIC, obligation="\n".join(f"{k} = {v}" for k, v in obligation.items()))
    state = "USA" if target != "USA" else "GBR"
    return only(ask(text, attacker=attacker, target=target, date=date, place=place), state=state)


@pytest.mark.parametrize(
    ("place", "attacker", "target", "date", "status"),
    [
        ("Algerian departments", "TUN", "FRA", "1961-07-20", "bound"),
        ("Algerian departments", "TUN", "FRA", "1962-07-04", "not_bound"),
        ("Goa", "IND", "PRT", "1961-12-17", "not_bound"),
        ("Azores", "RUS", "PRT", "2025-01-01", "bound"),
        ("Falkland Islands", "ARG", "GBR", "1982-04-02", "not_bound"),
        ("Hawaii", "CHN", "USA", "2025-01-01", "not_bound"),
        ("Alaska", "RUS", "USA", "2025-01-01", "bound"),
        ("Guam", "PRK", "USA", "2025-01-01", "not_bound"),
        (None, "RUS", "USA", "2025-01-01", "bound"),
        ("Ankara", "SYR", "TUR", "2025-01-01", "bound"),
        ("Idlib", "SYR", "TUR", "2020-02-27", "not_bound"),
    ],
)
def test_the_north_atlantic_area(ask, place, attacker, target, date, status):
    found = _status(ask, place, attacker, target, date, area='"north_atlantic"')
    assert found.status == status
    assert ("area" in found.failed) == (status == "not_bound")


@pytest.mark.parametrize(
    ("place", "status"),
    [
        ("Yerevan", "bound"),
        ("Jermuk, Syunik (Armenia proper)", "bound"),
        ("Nagorno-Karabakh", "not_bound"),
        ("no such place", "bound"),
    ],
)
def test_an_attack_elsewhere_is_not_on_the_territory(ask, place, status):
    text = pact(parties="ARM RUS", signed="1997-08-29", in_force="1998-05-21")
    found = only(ask(text, attacker="AZE", target="ARM", date="2020-09-27", place=place), state="RUS")
    assert found.status == status


def test_an_unknown_place_is_said(ask):
    assert any("no such place" in n for n in ask(pact(), place="no such place").notes)


@pytest.mark.parametrize(
    ("objects", "place", "status"),
    [
        ("", "South China Sea", "contingent"),
        ('objects = ["territory"]', "South China Sea", "not_bound"),
        ('objects = ["vessels", "aircraft"]', "South China Sea", "bound"),
        ("", "Manila", "bound"),
    ],
)
def test_what_is_struck_at_sea(ask, objects, place, status):
    text = pact(parties="PHL USA", in_force="1952-08-27", obligation=objects)
    found = only(ask(text, attacker="CHN", target="PHL", date="2024-01-01", place=place), state="USA")
    assert found.status == status


@pytest.mark.parametrize(("struck", "status"), [(("vessels",), "bound"), (("territory",), "not_bound")])
def test_the_scenario_may_say_what_is_struck(ask, struck, status):
    text = pact(parties="PHL USA", in_force="1952-08-27", obligation='objects = ["vessels"]')
    case = {"attacker": "CHN", "target": "PHL", "date": "2024-01-01", "place": "South China Sea"}
    assert only(ask(text, **case, objects=struck), state="USA").status == status


def test_contested_land_is_open_unless_held(ask):
    text = pact(parties="JPN USA RUS:1991-12-26", in_force="1960-06-23")
    at = {"target": "JPN", "date": "2025-01-01"}
    assert only(ask(text, attacker="CHN", place="Senkaku", **at), state="USA").status == "bound"
    assert only(ask(text, attacker="CHN", place="Northern Territories", **at), state="USA").status == "contingent"


def test_a_doubt_on_coverage_counts_away_from_home(ask):
    text = pact(parties="PRT GBR", obligation='doubt = "whether it covers colonies"')
    case = {"attacker": "IND", "target": "PRT", "date": "1961-12-17"}
    assert only(ask(text, **case, place="Goa"), state="GBR").contingent_on == ("coverage",)
    assert only(ask(text, **case, place="Lisbon"), state="GBR").status == "bound"


def test_a_territory_named_as_target_is_its_owners(ask):
    answer = ask(pact(**ATLANTIC), attacker="CHN", target="Guam", date="2025-01-01")
    assert (answer.scenario.targets, answer.scenario.place) == (("USA",), "Guam")
