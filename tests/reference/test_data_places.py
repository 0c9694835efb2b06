"""The tables of places say what their header comments promise."""

import csv
from collections import Counter
from pathlib import Path

import pytest

DATA = Path(__file__).parents[2] / "src" / "foedus" / "reference" / "data"


def table(name):
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


STATES = {row["code"] for row in table("states.csv")}
CITIES = table("places.csv")
MORE = table("places_more.csv")


@pytest.mark.parametrize("name", ["places.csv", "places_more.csv"])
def test_tables_credit_geonames(name):
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    comment = " ".join(line for line in lines[:12] if line.startswith("#"))
    assert "GeoNames" in comment
    assert "CC BY 4.0" in comment


@pytest.mark.parametrize("rows", [CITIES, MORE], ids=["places", "places_more"])
def test_places_are_well_formed(rows):
    for row in rows:
        assert row["name"] == row["name"].strip() != "", row
        assert row["country"] in STATES | {""}, row
        assert -90 <= float(row["lat"]) <= 90, row
        assert -180 <= float(row["lon"]) <= 180, row
        assert row["precision"] in ("city", "region", "country"), row
        assert not row["population"] or int(row["population"]) > 0, row
        assert all(alias == alias.strip() != "" for alias in row["aliases"].split("|") if row["aliases"]), row


def test_no_place_kept_by_hand_stands_twice():
    seen = Counter((row["name"], row["country"]) for row in MORE)
    assert not [key for key, times in seen.items() if times > 1]


def test_cities_stay_small_enough_to_ship():
    assert (DATA / "places.csv").stat().st_size < 1_500_000
    assert len(CITIES) > 20_000


@pytest.mark.parametrize("word", ["Of", "Most", "Along", "Mobile", "Police", "Reading", "March", "Bush", "Jackson"])
def test_words_and_usual_names_are_no_cities(word):
    assert not [row for row in CITIES if row["name"] == word]


@pytest.mark.parametrize(
    ("name", "country", "precision", "near"),
    [("Kharkov", "UKR", "city", (50.0, 36.2)), ("Kherson Oblast", "UKR", "region", (46.6, 32.6)),
     ("Idlib", "SYR", "city", (35.9, 36.6)), ("Helmand", "AFG", "region", (31.6, 64.4)),
     ("Rakhine", "MMR", "region", (20.1, 92.9)), ("Xinjiang", "CHN", "region", (43.8, 87.6)),
     ("South China Sea", "", "region", (13.0, 114.0)), ("Taiwan Strait", "", "region", (24.5, 119.5)),
     ("Golan Heights", "", "region", (33.0, 35.8)), ("Gaza Strip", "PSE", "region", (31.4, 34.4)),
     ("Srebrenica", "BIH", "city", (44.1, 19.3)), ("Nice", "FRA", "city", (43.7, 7.3)),
     ("Saigon", "VNM", "city", (10.8, 106.6)), ("Panmunjom", "KOR", "city", (38.0, 126.7)),
     ("Essequibo", "GUY", "region", (6.0, -59.5)), ("Chibok", "NGA", "city", (10.9, 12.9))],
)  # fmt: skip
def test_places_that_news_names(name, country, precision, near):
    found = [row for row in CITIES + MORE if name in (row["name"], *row["aliases"].split("|"))]
    assert any(
        (row["country"], row["precision"]) == (country, precision)
        and abs(float(row["lat"]) - near[0]) < 0.5
        and abs(float(row["lon"]) - near[1]) < 0.5
        for row in found
    )
