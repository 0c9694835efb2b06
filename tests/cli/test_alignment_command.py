"""foedus alignment and foedus import on a small store."""

import csv
import io
import json
import shutil

import pytest

DYADS = """ccode1,ccode2,year,atop_defense,atop_offense,atop_neutral,atop_nonagg,atop_consul
135,145,1986,1,0,0,0,0
145,135,1986,1,0,0,0,0
135,145,1987,1,0,0,0,0
145,135,1987,1,0,0,0,0
135,155,1987,0,0,0,1,0
"""
MEMBERS = """atopid,member,yrent,moent,dayent,yrexit,moexit,dayexit,phase,defense,offense,neutral,nonagg,consul,defcoadv
9001,135,1980,1,1,0,0,0,0,1,0,0,0,0,1
9001,145,1980,1,1,0,0,0,0,1,0,0,0,0,1
"""
CALLS = "rcid,date,unres,short\n" + "".join(f"{n},1987-10-{n:02d},A/{n},ITEM\n" for n in range(1, 13))
VOTES = "rcid,country,country_code,vote\n" + "".join(
    f"{n},Peru,PE,{'yes' if n % 3 else 'no'}\n{n},Bolivia,BO,{'yes' if n % 3 and n < 12 else 'no'}\n"
    f"{n},Chile,CL,{'no' if n % 3 else 'abstain'}\n"
    for n in range(1, 13)
)


@pytest.fixture
def tables(tmp_path):
    for name, text in (("dyads", DYADS), ("members", MEMBERS), ("calls", CALLS), ("votes", VOTES)):
        (tmp_path / f"{name}.csv").write_text(text)
    return tmp_path


@pytest.fixture
def filled(run, store, tables):
    db = tables / "filled.db"
    shutil.copy(store, db)
    code, out, _ = run("import", *sorted(tables.glob("*.csv")), "--db", db)
    assert code == 0
    assert b"atop: 1 treaties" in out
    assert b"un: 12 roll calls, 36 votes" in out
    return db


def lines(out):
    return [json.loads(line) for line in out.splitlines()]


def test_the_three_sources_stand_apart(run, filled):
    code, out, _ = run("alignment", "Peru", "BOL", "--db", filled)
    text = out.decode()
    assert code == 0
    assert text.startswith("Peru (PER) and Bolivia (BOL)\n")
    assert text.index("COMMITMENTS") < text.index("HAPPENINGS") < text.index("UN GENERAL ASSEMBLY")
    assert "both together" in text
    assert all(len(line) <= 125 for line in text.splitlines())


def test_every_value_opens(run, filled):
    found = lines(run("alignment", "PER", "BOL", "--db", filled, "--format", "jsonl", "--why")[1])
    kinds = {(r["source"], r["record"]) for r in found}
    assert {("commitments", "year"), ("happenings", "act"), ("happenings", "day"), ("votes", "year")} <= kinds
    acts = {r["happening"]: r for r in found if r["record"] == "act"}
    assert any("mutual defence treaty" in text for a in acts.values() for _, _, text in a["sentences"])
    assert all(i in acts for r in found if r["record"] == "day" for i in r["acts"])
    year = next(r for r in found if r["source"] == "commitments" and r["year"] == 1987)
    assert "OAS" in year["treaties"]
    assert any("OAS" in p["x_treaties"] for p in year["partners"])
    (votes,) = [r for r in found if r["source"] == "votes"]
    assert (votes["votes"], votes["opposed"], votes["apart"]) == (12, 0, [])


def test_the_happenings_are_those_of_the_store(run, filled):
    found = lines(run("alignment", "PER", "BOL", "--db", filled, "--format", "jsonl")[1])
    stored = lines(run("happenings", "--between", "PER,BOL", "--db", filled, "--format", "jsonl")[1])
    assert {r["happening"] for r in found if r["record"] == "act"} == {h["id"] for h in stored} != set()


def test_a_table_of_numbers(run, filled):
    rows = list(
        csv.DictReader(io.StringIO(run("alignment", "PER", "BOL", "--db", filled, "--format", "csv")[1].decode()))
    )
    assert {r["source"] for r in rows} == {"commitments", "happenings", "votes"}
    assert {r["measure"] for r in rows} >= {"kappa valued", "s valued", "pi binary", "score", "agreement"}
    assert all(float(r["value"]) == pytest.approx(float(r["value"])) for r in rows)


@pytest.mark.parametrize(
    ("register", "treaty", "years"), [("atop", "ATOP9001", [1987]), ("atop-dyads", "ATOP dyad-years", [1986, 1987])]
)
def test_an_imported_register(run, filled, register, treaty, years):
    arguments = ("alignment", "PER", "BOL", "--since", f"{years[0]}-01-01", "--until", "1987-12-31")
    code, out, _ = run(*arguments, "--db", filled, "--register", register, "--format", "jsonl")
    found = [r for r in lines(out) if r["source"] == "commitments"]
    if register == "atop":
        # Nothing in the file is later than its one beginning.
        assert found == []
        assert b"to 1980-12-31" in out
    else:
        assert [r["year"] for r in found] == years
        assert {t for r in found for t in r["treaties"]} == {treaty}
        assert all(r["x_owes"] == r["y_owes"] == 3 for r in found)
    assert code == 0


def test_the_engine_asks_an_imported_register(run, filled):
    arguments = ("obligations", "--attacker", "CHL", "--target", "BOL", "--db", filled, "--format", "jsonl")
    (finding,) = [f for f in lines(run(*arguments, "--register", "atop")[1]) if f["state"] == "PER"]
    assert (finding["status"], finding["contingent_on"]) == ("contingent", ["unstated"])
    (finding,) = [
        f
        for f in lines(run(*arguments, "--register", "atop-dyads")[1])
        if f["state"] == "PER" and f["kind"] == "defence"
    ]
    assert finding["status"] == "bound"


def test_votes_from_files(run, tables, tmp_path):
    files = ("--votes", tables / "votes.csv", "--votes", tables / "calls.csv")
    found = lines(run("alignment", "PER", "CHL", *files, "--format", "jsonl")[1])
    (votes,) = [r for r in found if r["source"] == "votes"]
    assert votes["opposed"] == 8
    assert votes["kappa"] < 0


def test_blocs_by_each_source(run, filled):
    code, out, _ = run("alignment", "--blocs", "--on", "1987-03-20", "--db", filled, "--format", "jsonl")
    found = lines(out)
    blocs = [r for r in found if r["record"] == "bloc"]
    assert code == 0
    assert {r["source"] for r in blocs} == {"commitments", "happenings", "votes"}
    told = next(b for b in blocs if b["source"] == "happenings")
    assert {"PER", "BOL"} <= set(told["states"])
    assert any({"PER", "BOL"} <= set(b["states"]) for b in blocs if b["source"] == "votes")
    (nato,) = [b for b in blocs if b["source"] == "commitments" and "NLD" in b["states"]]
    assert {"GBR", "FRA", "DEU", "ITA"} <= set(nato["states"])
    assert nato["made_of"][0] == "NATO"
    states = [s for r in found if r["source"] == "commitments" for s in r["states"]]
    assert len(states) == len(set(states))
    assert out == run("alignment", "--blocs", "--on", "1987-03-20", "--db", filled, "--format", "jsonl")[1]
    text = run("alignment", "--blocs", "--on", "1987-03-20", "--db", filled)[1].decode()
    assert "Soviet Union" in text
    rows = list(csv.DictReader(io.StringIO(run("alignment", "--blocs", "--format", "csv")[1].decode())))
    assert {"source", "on", "bloc", "state", "mean"} == set(rows[0])


def test_without_a_store_the_commitments(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, out, _ = run("alignment", "FRA", "DEU", "--since", "1990-01-01")
    assert code == 0
    assert b"NATO" in out
    assert b"no store was given" in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["PER"], "between two states, 1 given"),
        ([], "none given"),
        (["PER", "Peru"], "are the same: Peru"),
        (["RUS", "SUN"], "are the same: Russia"),
        (["PER", "Xylonia"], "is called 'Xylonia'"),
        (["PER", "BOL", "--since", "2001-01-01", "--until", "2000-01-01"], "is before"),
        (["PER", "BOL", "--on", "2001-01-01"], "--on is for --blocs"),
        (["--blocs", "PER", "BOL"], "--blocs takes no two states"),
        (["--blocs", "--on", "1850-01-01"], "beyond the register"),
        (["PER", "BOL", "--register", "atop"], "was not imported"),
        (["PER", "BOL", "--db", "/nowhere/none.db"], "no store"),
        (["PER", "BOL", "--half-life", "0"], "half-life"),
    ],
)
def test_wrong_questions_get_an_answer(run, store, arguments, words):
    given = arguments if "--db" in arguments else [*arguments, "--db", store]
    code, out, err = run("alignment", *given)
    assert (code, out) == (2, b"")
    assert words in err


@pytest.mark.parametrize(
    ("pair", "words"),
    [
        (["GBR", "NRU", "--since", "1950-01-01", "--until", "1960-01-01"], "Nauru: 1968-01-31"),
        (["PER", "HKG"], "Hong Kong is none"),
        (["PER", "NOR"], "tells of nothing between Peru and Norway"),
        (["PER", "NOR", "--since", "1850-01-01"], "commitments are known from 1900-01-01"),
    ],
)
def test_what_is_missing_is_said(run, store, pair, words):
    code, out, _ = run("alignment", *pair, "--db", store)
    assert code == 0
    assert words in out.decode()


def test_wrong_rows_are_named_and_the_rest_is_kept(run, tables):
    (tables / "dyads.csv").write_text(DYADS + "135,145,soon,1,0,0,0,0\n")
    code, out, err = run("import", tables / "dyads.csv", "--db", tables / "new.db")
    assert code == 1
    assert f"{tables / 'dyads.csv'}:7: year = 'soon'" in err
    assert b"3 spells" in out


def test_an_import_takes_the_place_of_the_one_before(run, filled, tables):
    (tables / "dyads.csv").write_text("\n".join(DYADS.splitlines()[:2]) + "\n")
    run("import", tables / "dyads.csv", "--db", filled)
    out = run("alignment", "PER", "BOL", "--db", filled, "--register", "atop-dyads", "--format", "jsonl")[1]
    assert [(r["year"], r["x_owes"], r["y_owes"]) for r in lines(out) if r["source"] == "commitments"][-1] == (
        1986,
        3,
        0,
    )


def test_a_table_that_is_none_of_these(run, tables):
    (tables / "x.csv").write_text("a,b\n1,2\n")
    code, _, err = run("import", tables / "x.csv", "--db", tables / "new.db")
    assert code == 1
    assert "no table that foedus knows" in err
