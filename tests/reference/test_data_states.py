"""The tables of states and their names say what their header comments promise."""

import csv
import itertools
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

DATA = Path(__file__).parents[2] / "src" / "foedus" / "reference" / "data"
ISO_DATE = re.compile(r"(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?")

UN_MEMBERS = frozenset(
    """
    AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL BRA BRB BRN BTN BWA CAF
    CAN CHE CHL CHN CIV CMR COD COG COL COM CPV CRI CUB CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESP EST ETH FIN FJI
    FRA FSM GAB GBR GEO GHA GIN GMB GNB GNQ GRC GRD GTM GUY HND HRV HTI HUN IDN IND IRL IRN IRQ ISL ISR ITA JAM JOR JPN
    KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT
    MMR MNE MNG MOZ MRT MUS MWI MYS NAM NER NGA NIC NLD NOR NPL NRU NZL OMN PAK PAN PER PHL PLW PNG POL PRK PRT PRY QAT
    ROU RUS RWA SAU SDN SEN SGP SLB SLE SLV SMR SOM SRB SSD STP SUR SVK SVN SWE SWZ SYC SYR TCD TGO THA TJK TKM TLS TON
    TTO TUN TUR TUV TZA UGA UKR URY USA UZB VCT VEN VNM VUT WSM YEM ZAF ZMB ZWE
    """.split()
)


def table(name):
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


STATES = table("states.csv")
NAMES = table("state_names.csv")
CODES = {row["code"] for row in STATES}


def ordered(since, until):
    return not since or not until or since[: len(until)] <= until[: len(since)]


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("states.csv", "code name iso2 cow gw from to kind successor note"),
        ("state_names.csv", "name code kind from to sector"),
    ],
)
def test_tables_have_a_comment_and_their_columns(name, columns):
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert next(line for line in lines if not line.startswith("#")) == columns.replace(" ", ",")
    assert all(len(row) == len(columns.split()) and None not in row.values() for row in table(name))


def test_there_are_193_members_of_the_united_nations():
    assert len(UN_MEMBERS) == 193
    assert {row["code"] for row in STATES if row["kind"] == "state"} >= UN_MEMBERS


@pytest.mark.parametrize("row", STATES, ids=lambda row: f"{row['code']}-{row['from']}")
def test_a_state_is_well_formed(row):
    assert re.fullmatch(r"[A-Z]{3}", row["code"])
    assert row["name"] == row["name"].strip() != ""
    assert re.fullmatch(r"([A-Z]{2})?", row["iso2"])
    assert all(not row[number] or row[number] == str(int(row[number])) for number in ("cow", "gw"))
    assert row["kind"] in ("state", "territory", "former")
    assert ISO_DATE.fullmatch(row["from"])
    assert ISO_DATE.fullmatch(row["to"])
    assert ordered(row["from"], row["to"])
    assert set(filter(None, row["successor"].split("|"))) <= CODES - {row["code"]}
    assert row["kind"] != "former" or row["to"]


def overlap(a, b):
    return (a["from"] or "0000") < (b["to"] or "9999") and (b["from"] or "0000") < (a["to"] or "9999")


def test_spells_of_a_state_do_not_overlap():
    spells = defaultdict(list)
    for row in STATES:
        spells[row["code"]].append(row)
    assert not [code for code, s in spells.items() for a, b in itertools.combinations(s, 2) if overlap(a, b)]


@pytest.mark.parametrize("number", ["cow", "gw"])
def test_no_two_states_have_one_number_at_one_time(number):
    holders = defaultdict(list)
    for row in STATES:
        if row[number]:
            holders[row[number]].append(row)
    pairs = [(a, b) for rows in holders.values() for a, b in itertools.combinations(rows, 2) if a["code"] != b["code"]]
    assert not [(a["code"], b["code"]) for a, b in pairs if overlap(a, b)]


@pytest.mark.parametrize(
    ("code", "cow", "gw"),
    [("USA", "2", "2"), ("GBR", "200", "200"), ("RUS", "365", "365"), ("CHN", "710", "710"), ("PRK", "731", "731"),
     ("KOR", "732", "732"), ("VNM", "816", "816"), ("SRB", "345", "340"), ("YEM", "679", "678"), ("DEU", "255", "260"),
     ("KIR", "946", "970"), ("SSD", "626", "626")],
)  # fmt: skip
def test_numbers_of_today(code, cow, gw):
    today = [row for row in STATES if row["code"] == code and not row["to"]]
    assert [(row["cow"], row["gw"]) for row in today] == [(cow, gw)]


@pytest.mark.parametrize("code", sorted(UN_MEMBERS))
def test_a_member_has_a_name_an_adjective_a_people_and_a_capital(code):
    kinds = Counter(row["kind"] for row in NAMES if row["code"] == code and not row["to"])
    assert all(kinds[kind] for kind in ("name", "adjective", "people", "capital"))


@pytest.mark.parametrize("row", STATES, ids=lambda row: f"{row['code']}-{row['from']}")
def test_the_name_of_a_state_is_among_its_names(row):
    named = any(n["name"] == row["name"] and n["code"] == row["code"] and n["kind"] == "name" for n in NAMES)
    assert named or row["code"] == "JEY"  # Jersey alone is more often New Jersey or a garment


def test_names_are_well_formed():
    kinds = {"name", "adjective", "people", "capital", "seat", "region", "ethnic"}
    sectors = {"", "GOV", "MIL", "LEG", "SPY", "COP", "JUD"}
    for row in NAMES:
        assert row["name"] == row["name"].strip() != "", row
        assert not row["name"].startswith("the "), row
        assert row["code"] in CODES or (not row["code"] and row["kind"] in ("region", "ethnic")), row
        assert row["kind"] in kinds, row
        assert row["sector"] in sectors, row
        assert ISO_DATE.fullmatch(row["from"]), row
        assert ISO_DATE.fullmatch(row["to"]), row
        assert ordered(row["from"], row["to"]), row


def test_no_name_stands_twice():
    seen = Counter((row["name"], row["code"], row["kind"], row["from"]) for row in NAMES)
    assert not [key for key, times in seen.items() if times > 1]


def test_regions_and_peoples_are_many():
    kinds = Counter(row["kind"] for row in NAMES)
    assert kinds["region"] >= 120
    assert kinds["ethnic"] >= 100
    assert len(CODES) >= 200


@pytest.mark.parametrize(
    ("name", "code", "kind"),
    [("Ivory Coast", "CIV", "name"), ("Côte d'Ivoire", "CIV", "name"), ("Burma", "MMR", "name"),
     ("U.S.", "USA", "name"),
     ("Emirati", "ARE", "adjective"), ("Argentine", "ARG", "adjective"), ("Spaniards", "ESP", "people"),
     ("Dutch", "NLD", "people"), ("Kiev", "UKR", "capital"), ("Peking", "CHN", "capital"), ("Kremlin", "RUS", "seat"),
     ("Foggy Bottom", "USA", "seat"), ("Chechnya", "RUS", "region"), ("Kashmir", "", "region"),
     ("Rohingya", "MMR", "ethnic"), ("Kurds", "", "ethnic"), ("Soviets", "SUN", "people"), ("Bonn", "DEU", "capital"),
     ("Rhodesia", "ZWE", "name"), ("Holy See", "VAT", "name")],
)  # fmt: skip
def test_names_that_news_uses(name, code, kind):
    assert any((row["name"], row["code"], row["kind"]) == (name, code, kind) for row in NAMES)
