"""Places by name and day: owner, standing, and whether an area holds them."""

import pytest

from foedus.records.treaty import Area
from foedus.register.places import find, home, inside


@pytest.mark.parametrize(
    ("name", "day", "targets", "code", "state", "standing"),
    [
        ("Guam", "2025-01-01", ("USA",), "GUM", "USA", "dependent"),
        ("Goa", "1961-12-17", ("PRT",), "GOA", "PRT", "dependent"),
        ("Goa", "1970-01-01", ("IND",), "GOA", "IND", "home"),
        ("Falkland Islands", "1982-04-02", ("GBR",), "FLK", "GBR", "dependent"),
        ("Falklands", "1982-04-02", ("GBR",), "FLK", "GBR", "dependent"),
        ("Senkaku", "2025-01-01", ("JPN",), "SENKAKU", "JPN", "contested"),
        ("Senkaku", "1960-01-01", ("JPN",), "SENKAKU", "USA", "dependent"),
        ("Jermuk, Syunik (Armenia proper)", "2022-09-13", ("ARM",), "SYUNIK", "ARM", "home"),
        ("Nagorno-Karabakh", "2020-09-27", ("ARM",), "NK", "AZE", "home"),
        ("Second Thomas Shoal", "2024-06-17", ("PHL",), "SHOAL2", "PHL", "contested"),
        ("Algerian departments", "1961-07-20", ("FRA",), "DZA-FR", "FRA", "home"),
        ("Algerian departments", "1963-01-01", ("FRA",), "DZA-FR", "DZA", "home"),
        ("Essequibo", "2025-06-01", ("GUY",), "ESSEQUIBO", "GUY", "contested"),
        ("Hawaii", "1941-12-07", ("USA",), "US-HI", "USA", "home"),
        ("Crimea", "2014-02-27", ("UKR",), "CRIMEA", "UKR", "home"),
        ("Crimea", "1980-01-01", ("SUN",), "CRIMEA", "SUN", "home"),
        ("Golan Heights", "1973-10-06", ("SYR",), "GOLAN", "SYR", "contested"),
        ("South China Sea", "2024-01-01", ("PHL",), "SEA-SCS", "", "sea"),
        ("Warsaw", "2025-01-01", ("POL",), "", "POL", "home"),
        ("northern Mali", "2025-06-01", ("MLI",), "", "MLI", "home"),
        ("Poland", "2025-06-01", ("POL",), "", "POL", "home"),
        ("Kharkiv", "1941-10-24", ("SUN",), "", "SUN", "home"),
    ],
)
def test_places_have_owners_on_their_days(name, day, targets, code, state, standing):
    spot = find(name, day, targets)
    assert (spot.code, spot.state, spot.standing) == (code, state, standing)


@pytest.mark.parametrize("name", ["nowhere at all", "the front", "western border", ""])
def test_what_is_no_place(name):
    assert find(name, "2025-01-01", ("POL",)) is None


def test_todays_borders_are_not_taken_for_those_of_before():
    assert find("Lviv", "1939-09-12", ("POL",)) is None
    assert find("Lviv", "2022-03-13", ("UKR",)).state == "UKR"


@pytest.mark.parametrize(
    ("include", "exclude", "place", "held"),
    [
        (("@home",), (), "Warsaw", True),
        (("@home",), (), "Guam", False),
        (("@home", "GUM"), (), "Guam", True),
        (("@pacific",), (), "Guam", True),
        (("@pacific",), (), "Warsaw", False),
        (("@europe",), ("POL",), "Warsaw", False),
        (("USA",), (), "Guam", False),
        (("GUM:1990-01-01:2000-01-01",), (), "Guam", False),
        ((), (), "Guam", True),
        ((), ("GUM",), "Guam", False),
        (("@home",), (), "Northern Territories", None),
    ],
)
def test_areas_by_code_region_and_date(include, exclude, place, held):
    area = Area("a", "an area", include, exclude)
    members = ("USA", "POL", "JPN")
    assert inside(area, find(place, "2025-01-01", members), members, "2025-01-01") is held


def test_a_state_at_home_lies_in_its_regions():
    assert "europe" in home("POL").regions
