"""The measures on data that their authors distribute: against the anchors of ../shared and an independent reckoning."""

import csv
import gzip
import time
from collections import defaultdict

import pytest

from foedus.aligning.measures import all_pairs, pair
from foedus.aligning.portfolio import Ties
from foedus.aligning.ties import merged, ties_of
from foedus.aligning.votes import vote_year
from foedus.register import load
from foedus.register.importing import read_imports
from foedus.register.importing_rows import by_number, polity

ROUNDED = 5.01e-5
COLUMNS = {"S_abs": "s", "S_sq": "s_squared", "pi": "pi", "kappa": "kappa"}


@pytest.fixture(scope="module")
def corpora():
    from pathlib import Path

    folder = Path(__file__).resolve().parents[3] / "shared" / "corpora"
    if not folder.is_dir():
        pytest.skip("the data sets of ../shared are not here")
    return folder


@pytest.fixture(scope="module")
def atop(corpora):
    (dyads,) = read_imports([corpora / "atop51-dyad-years.csv.gz"])
    (states,) = read_imports([corpora / "cow-states.csv.gz"])
    assert not dyads.problems
    assert not states.problems
    return Ties(merged(dyads.ties), states.spells)


def test_the_anchors(atop, corpora):
    with (corpora.parent / "obligations" / "similarity-anchors.csv").open(newline="") as lines:
        anchors = list(csv.DictReader(lines))
    for anchor in anchors:
        portfolio = atop.year(int(anchor["year"]))
        assert len(portfolio.states) == int(anchor["n_states"])
        span = 3 if anchor["valued"] == "1" else 1
        matrix = portfolio.levels if span == 3 else portfolio.binary
        one, other = (matrix[portfolio.at[s]] for s in anchor["dyad"].split("-"))
        found = pair(one, other, span)
        for column, name in COLUMNS.items():
            assert getattr(found, name) == pytest.approx(float(anchor[column]), abs=ROUNDED), anchor
    assert len(anchors) > 60


def _plainly(corpora, year):
    """A year's portfolios straight from the files, as dicts, by none of the code under test but the states' names."""
    with gzip.open(corpora / "cow-states.csv.gz", "rt") as lines:
        system = {
            int(r["ccode"]) for r in csv.DictReader(lines) if int(r["styear"]) <= min(year, 2016) <= int(r["endyear"])
        }
    rows = {a: dict.fromkeys(system, 0) | {a: 3} for a in system}
    with gzip.open(corpora / "atop51-dyad-years.csv.gz", "rt") as lines:
        for r in csv.DictReader(lines):
            a, b = int(r["ccode1"]), int(r["ccode2"])
            if int(r["year"]) != year or a not in system or b not in system:
                continue
            fights = r["atop_defense"] == "1" or r["atop_offense"] == "1"
            stays_out = r["atop_neutral"] == "1" or r["atop_nonagg"] == "1"
            rows[a][b] = 3 if fights else 2 if stays_out else int(r["atop_consul"] == "1")
    return rows


@pytest.mark.parametrize("year", [1938, 2018])
def test_all_pairs_agree_with_plain_loops(atop, corpora, year):
    rows = _plainly(corpora, year)
    portfolio = atop.year(year)
    found = all_pairs(portfolio.levels, 3)
    at = {number: portfolio.at[polity(by_number(number, f"{year}-07-01"))] for number in rows}
    chosen = sorted(rows)[:: 3 if year == 2018 else 1]
    for a in chosen:
        one = list(rows[a].values())
        counts = [one.count(v) for v in range(4)]
        for b in chosen:
            other = list(rows[b].values())
            n = len(one)
            squared = sum((x - y) ** 2 for x, y in zip(one, other, strict=True))
            held = [other.count(v) for v in range(4)]
            chance = sum((x - y) ** 2 * counts[x] * held[y] for x in range(4) for y in range(4)) / n
            apart = sum(abs(x - y) for x, y in zip(one, other, strict=True))
            assert abs(found.s[at[a], at[b]] - (1 - 2 * apart / (3 * n))) < 1e-9
            assert abs(found.kappa[at[a], at[b]] - (1 - squared / chance)) < 1e-9


def test_all_years_of_all_states_are_reckoned_in_time():
    begun = time.process_time()
    ties = Ties(ties_of(load()))
    for year in range(1946, 2025):
        portfolio = ties.year(year)
        all_pairs(portfolio.levels, 3)
        all_pairs(portfolio.binary, 1)
    assert time.process_time() - begun < 30


@pytest.mark.parametrize(
    ("x", "y", "kappa"), [("USA", "ISR", 0.83), ("RUS", "CHN", 0.64), ("USA", "GBR", 0.32), ("USA", "RUS", -0.20)]
)
def test_the_votes_of_2018(votes, x, y, kappa):
    assert vote_year(votes, x, y, 2018).kappa == pytest.approx(kappa, abs=0.005)


@pytest.fixture(scope="module")
def votes(corpora, tmp_path_factory):
    folder = tmp_path_factory.mktemp("un")
    wanted = set()
    with gzip.open(corpora / "un-roll-calls.csv.gz", "rt", newline="") as lines:
        head, *rest = csv.reader(lines)
        kept = [r for r in rest if r[head.index("date")].startswith("2018")]
        wanted = {r[head.index("rcid")] for r in kept}
    with (folder / "calls.csv").open("w", newline="") as out:
        csv.writer(out).writerows([head, *kept])
    by_call = defaultdict(int)
    with gzip.open(corpora / "un-votes.csv.gz", "rt") as lines, (folder / "votes.csv").open("w") as out:
        out.write(next(lines))
        for row in lines:
            rcid = row.split(".", 1)[0]
            if rcid in wanted:
                by_call[rcid] += 1
                out.write(row)
    assert len(by_call) == len(wanted)
    (found,) = read_imports([folder / "votes.csv", folder / "calls.csv"])
    assert not found.problems
    return found.book


def test_members_become_treaties_that_bind(corpora):
    from datetime import date

    from foedus.register.imported import register_of

    (found,) = read_imports([corpora / "atop401-members.csv.gz"])
    assert not found.problems
    ties = Ties(ties_of(register_of(found)))
    nato = {t.beneficiary for t in ties.held(date(1950, 6, 1), date(1950, 6, 1), obligor="USA") if t.kind == "defence"}
    assert {"GBR", "FRA", "CAN", "NOR", "BRA"} <= nato
    assert "TUR" not in nato
