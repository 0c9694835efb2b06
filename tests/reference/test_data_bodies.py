"""The tables of bodies and groups say what their header comments promise."""

import csv
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

DATA = Path(__file__).parents[2] / "src" / "foedus" / "reference" / "data"
ISO_DATE = re.compile(r"(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?")
SECTORS = frozenset(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP REL SOC IGO NGO".split()
)


def table(name):
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


STATES = {row["code"] for row in table("states.csv")}
BODIES = table("bodies.csv")
GROUPS = table("groups.csv")


def ordered(since, until):
    return not since or not until or since[: len(until)] <= until[: len(since)]


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("bodies.csv", "name aliases kind sector country parent since until"),
        ("groups.csv", "name aliases country sector kind since until"),
    ],
)
def test_tables_have_a_comment_and_their_columns(name, columns):
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert next(line for line in lines if not line.startswith("#")) == columns.replace(" ", ",")
    assert all(len(row) == len(columns.split()) and None not in row.values() for row in table(name))


@pytest.mark.parametrize("rows", [BODIES, GROUPS], ids=["bodies", "groups"])
def test_names_sectors_and_dates_are_well_formed(rows):
    for row in rows:
        aliases = row["aliases"].split("|") if row["aliases"] else []
        assert row["name"] == row["name"].strip() != "", row
        assert all(alias == alias.strip() != "" for alias in aliases), row
        assert len({row["name"], *aliases}) == len(aliases) + 1, row
        assert not any(name.startswith("the ") for name in (row["name"], *aliases)), row
        assert row["sector"] in SECTORS, row
        assert ISO_DATE.fullmatch(row["since"]), row
        assert ISO_DATE.fullmatch(row["until"]), row
        assert ordered(row["since"], row["until"]), row


@pytest.mark.parametrize("rows", [BODIES, GROUPS], ids=["bodies", "groups"])
def test_no_row_stands_twice(rows):
    seen = Counter((row["name"], row["country"], row["kind"], row["since"]) for row in rows)
    assert not [key for key, times in seen.items() if times > 1]


def test_kinds_and_countries_of_bodies():
    names = {row["name"] for row in BODIES}
    for row in BODIES:
        assert row["kind"] in {"igo", "organ", "court", "ngo", "alliance", "agency", "media", "company"}, row
        assert row["country"] in STATES | {"IGO", ""}, row
        assert row["kind"] not in ("igo", "alliance") or row["country"] in ("IGO", ""), row
        assert row["sector"] != "IGO" or row["country"] == "IGO", row
        assert row["kind"] != "media" or row["sector"] == "JRN", row
        assert not row["parent"] or row["parent"] in names - {row["name"]}, row


def test_kinds_and_countries_of_groups():
    for row in GROUPS:
        assert row["kind"] in {"armed", "party", "movement"}, row
        assert row["country"] in STATES | {""}, row
        assert row["kind"] != "party" or row["country"], row


def test_periods_of_a_group_do_not_overlap():
    periods = {}
    for row in GROUPS:
        periods.setdefault((row["name"], row["country"]), []).append((row["since"] or "0000", row["until"] or "9999"))
    assert not [name for name, held in periods.items() for a, b in pairwise(sorted(held)) if b[0] < a[1]]


def test_bodies_and_groups_are_many():
    assert len({row["name"] for row in BODIES}) >= 300
    assert len({row["name"] for row in GROUPS}) >= 450


@pytest.mark.parametrize(
    ("name", "country", "sector"),
    [("UN", "IGO", "IGO"), ("U.N.", "IGO", "IGO"), ("IAEA", "IGO", "IGO"), ("ISAF", "IGO", "MIL"),
     ("EEC", "IGO", "IGO"),
     ("ICRC", "", "NGO"), ("MSF", "", "MED"), ("Knesset", "ISR", "LEG"), ("Duma", "RUS", "LEG"), ("CIA", "USA", "SPY"),
     ("FBI", "USA", "COP"), ("IRGC", "IRN", "MIL"), ("IDF", "ISR", "MIL"), ("KCNA", "PRK", "JRN"),
     ("ICC", "IGO", "JUD"),
     ("Ryanair", "IRL", "BUS"), ("Lufthansa", "DEU", "BUS"), ("Repsol", "ESP", "BUS"), ("Eskom", "ZAF", "BUS"),
     ("Luftwaffe", "DEU", "MIL"), ("DNC", "USA", "PTY"), ("U.S. Forces Afghanistan", "USA", "MIL"),
     ("European rights court", "IGO", "JUD"),
     ("Reuters", "GBR", "JRN"), ("Foreign Office", "GBR", "GOV"), ("US-led coalition", "IGO", "MIL")],
)  # fmt: skip
def test_bodies_that_news_names(name, country, sector):
    found = {(row["country"], row["sector"]) for row in BODIES if name in (row["name"], *row["aliases"].split("|"))}
    assert found == {(country, sector)}


@pytest.mark.parametrize(
    ("name", "on", "country", "sector"),
    [("Hamas", "2010", "PSE", "REB"), ("Daesh", "2016", "", "REB"), ("Taliban", "1998", "AFG", "GOV"),
     ("Taliban", "2010", "AFG", "REB"), ("Taliban", "2023", "AFG", "GOV"), ("SPLA", "2000", "SDN", "REB"),
     ("SPLA", "2014", "SSD", "MIL"), ("Renamo", "1985", "MOZ", "REB"), ("Renamo", "2000", "MOZ", "OPP"),
     ("Sandinistas", "1978", "NIC", "REB"), ("Sandinistas", "1985", "NIC", "GOV"),
     ("Tamil Tigers", "2000", "LKA", "REB"),
     ("Khmer Rouge", "1977", "KHM", "GOV"), ("Polisario", "1980", "ESH", "REB"), ("Likud", "1999", "ISR", "PTY"),
     ("Viet Cong", "1968", "RVN", "REB"), ("Fidesz", "2015", "HUN", "PTY"), ("Houthis", "2018", "YEM", "REB")],
)  # fmt: skip
def test_groups_that_news_names(name, on, country, sector):
    found = {
        (row["country"], row["sector"])
        for row in GROUPS
        if name in (row["name"], *row["aliases"].split("|")) and (row["since"] or "0") <= on < (row["until"] or "9")
    }
    assert found == {(country, sector)}
