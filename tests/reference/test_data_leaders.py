"""The leaders' tables keep their own rules, and agree with Archigos where that is at hand."""

import csv
import gzip
import re
import unicodedata
from collections import defaultdict
from datetime import date
from importlib.resources import files
from itertools import combinations
from pathlib import Path

import pytest

FOLDER = files("foedus.reference") / "data" / "leaders"
REGIONS = ("africa", "americas", "asia", "europe", "international", "middle_east", "oceania")
COLUMNS = ["person", "short", "aliases", "country", "office", "title", "from", "to", "note"]
OFFICES = {
    "head_of_state", "head_of_government", "de_facto", "foreign_minister", "defence_minister", "interior_minister",
    "finance_minister", "security_adviser", "spokesperson", "envoy", "intelligence_chief", "military_chief",
    "legislature_head", "opposition_leader", "rebel_leader", "other",
}  # fmt: skip
NOTES = {"", "acting", "disputed", "co-prince", "collective"}
HEADS = {"head_of_state", "head_of_government", "de_facto"}
LONGEST_OVERLAP = 60
ARCHIGOS = Path("/work/shared/corpora/archigos-leaders.csv.gz")
FAR = date(9999, 1, 1)


def table(path):
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines))


TABLES = {region: table(FOLDER / f"{region}.csv") for region in REGIONS}
ROWS = [row for rows in TABLES.values() for row in rows]


def first_day(text):
    parts = [int(part) for part in text.split("-")]
    return date(*parts, *[1] * (3 - len(parts)))


def start(row):
    return first_day(row["from"])


def end(row):
    return first_day(row["to"]) if row["to"] else FAR


@pytest.mark.parametrize("region", REGIONS)
def test_a_table_explains_itself_and_has_the_columns(region):
    text = (FOLDER / f"{region}.csv").read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert list(TABLES[region][0]) == COLUMNS


def test_no_other_tables():
    assert sorted(path.name for path in FOLDER.iterdir() if path.name.endswith(".csv")) == [f"{r}.csv" for r in REGIONS]


@pytest.mark.parametrize("region", REGIONS)
def test_fields_are_filled_and_trimmed(region):
    for row in TABLES[region]:
        assert None not in row
        assert None not in row.values(), row
        assert all(value == value.strip() for value in row.values()), row
        assert row["person"], row
        assert row["short"], row
        assert row["title"], row
        assert not re.search(r"[;@|]", row["person"] + row["short"] + row["title"]), row


@pytest.mark.parametrize("region", REGIONS)
def test_aliases_are_other_spellings(region):
    for row in TABLES[region]:
        aliases = row["aliases"].split("|") if row["aliases"] else []
        assert len(set(aliases)) == len(aliases), row
        assert row["person"] not in aliases, row
        assert all(alias and alias == alias.strip() for alias in aliases), row


@pytest.mark.parametrize("region", REGIONS)
def test_values_are_known(region):
    for row in TABLES[region]:
        assert re.fullmatch("[A-Z]{3}", row["country"]), row
        assert row["office"] in OFFICES, row
        assert row["note"] in NOTES, row


@pytest.mark.parametrize("region", REGIONS)
def test_dates_are_dates_in_order(region):
    for row in TABLES[region]:
        assert re.fullmatch(r"\d{4}(-\d\d){0,2}", row["from"]), row
        assert re.fullmatch(r"(\d{4}(-\d\d){0,2})?", row["to"]), row
        assert start(row) < end(row) or row["from"][:4] == row["to"], row


def test_no_spell_is_told_twice():
    spells = [(r["person"], r["country"], r["office"], r["title"], r["from"]) for r in ROWS]
    assert len(spells) == len(set(spells))


def test_the_tables_are_in_one_place_for_a_state():
    where = defaultdict(set)
    for region, rows in TABLES.items():
        for row in rows:
            where[row["country"]].add(region)
    assert {country: regions for country, regions in where.items() if len(regions) > 1} == {}


def test_a_person_is_named_alike_within_a_state():
    names = defaultdict(set)
    for row in ROWS:
        names[row["person"], row["country"]].add((row["short"], row["aliases"]))
    assert {who: forms for who, forms in names.items() if len(forms) > 1} == {}


@pytest.mark.parametrize("office", ["head_of_state", "head_of_government"])
def test_two_do_not_hold_one_office_unless_noted(office):
    holders = defaultdict(list)
    for row in ROWS:
        if row["office"] == office and not row["note"]:
            # A president and a premier can both lead a government: they are told apart by their titles.
            title = row["title"] if office == "head_of_government" else ""
            holders[row["country"], title].append(row)
    for held in holders.values():
        for one, other in combinations(held, 2):
            shared = (min(end(one), end(other)) - max(start(one), start(other))).days
            assert shared <= LONGEST_OVERLAP, (one, other)


def test_countries_are_states_of_the_table_of_states():
    path = files("foedus.reference") / "data" / "states.csv"
    if not path.is_file():
        pytest.skip("states.csv is not there")
    known = {row["code"] for row in table(path)} | {"IGO"}
    assert {row["country"] for row in ROWS} <= known


def test_there_is_a_head_for_every_state_of_today():
    path = files("foedus.reference") / "data" / "states.csv"
    if not path.is_file():
        pytest.skip("states.csv is not there")
    today = {row["code"] for row in table(path) if row["kind"] == "state" and not row["to"]}
    led = {row["country"] for row in ROWS if row["office"] in HEADS and end(row) > date(2024, 6, 1)}
    assert today - led <= {"SMR"}


@pytest.mark.parametrize(
    ("country", "office", "day", "person"),
    [
        ("USA", "head_of_state", date(1995, 6, 1), "Bill Clinton"),
        ("RUS", "head_of_government", date(2010, 6, 1), "Vladimir Putin"),
        ("RUS", "head_of_state", date(2010, 6, 1), "Dmitry Medvedev"),
        ("PRK", "de_facto", date(2018, 6, 12), "Kim Jong Un"),
        ("GBR", "foreign_minister", date(2003, 3, 20), "Jack Straw"),
        ("VAT", "head_of_state", date(2025, 6, 1), "Leo XIV"),
        ("DEU", "head_of_government", date(2025, 6, 1), "Friedrich Merz"),
    ],
)
def test_who_was_in_office(country, office, day, person):
    held = [r["person"] for r in ROWS if r["country"] == country and r["office"] == office and start(r) <= day < end(r)]
    assert held == [person]


def words(text):
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return {word for word in re.split(r"[^a-z]+", plain.lower().replace("'", "")) if len(word) > 2}


@pytest.mark.skipif(not ARCHIGOS.is_file(), reason="Archigos is in the shared folder only")
def test_most_leaders_of_archigos_are_there():
    code_of = defaultdict(set)
    for row in table(files("foedus.reference") / "data" / "states.csv"):
        code_of[row["gw"]].add(row["code"])
    known = defaultdict(list)
    for row in ROWS:
        if row["office"] in HEADS:
            known[row["country"]].append(
                (words(f"{row['person']} {row['short']} {row['aliases']}"), start(row), end(row))
            )
    asked = found = 0
    with gzip.open(ARCHIGOS, "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            since, until = date.fromisoformat(row["startdate"]), date.fromisoformat(row["enddate"])
            # A stand-in of some weeks is no leader that the tables must have.
            if until.year < 1990 or (until - since).days < 60:
                continue
            asked += 1
            name = words(row["leader"])
            found += any(
                name & theirs and from_ <= until and to >= since
                for code in code_of[row["gwcode"]]
                for theirs, from_, to in known[code]
            )
    assert found / asked > 0.9
