"""Tables as their authors distribute them, made by hand: what is read, what is left out and why."""

import gzip

import pytest

from foedus.errors import InputError, UsageError
from foedus.records.imported import Imported
from foedus.register.imported import horizon_of, register_of
from foedus.register.importing import read_imports
from foedus.register.importing_members import COLUMNS, CONDITIONS

HEAD = ",".join((*COLUMNS, *CONDITIONS))


def member(**said):
    base = {"atopid": "3500", "member": "2", "yrent": "1951", "moent": "8", "dayent": "30", "yrexit": "0", "phase": "0"}
    cells = {**base, **{k: str(v) for k, v in said.items()}}
    return ",".join(cells.get(c, "0") for c in (*COLUMNS, *CONDITIONS))


@pytest.fixture
def read(tmp_path):
    def call(*tables):
        paths = []
        for n, lines in enumerate(tables):
            path = tmp_path / f"table{n}.csv"
            path.write_text("\n".join(lines) + "\n")
            paths.append(path)
        (found,) = read_imports(paths)
        return found

    return call


def test_members_of_one_alliance_are_one_treaty(read):
    found = read([HEAD, member(defense=1, consul=1), member(member=840, defense=1, consul=1)])
    (treaty,) = found.treaties
    assert (treaty.id, treaty.in_force, treaty.ended) == ("ATOP3500", "1951-08-30", None)
    assert [(p.state, p.since, p.until) for p in treaty.parties] == [
        ("USA", "1951-08-30", None), ("PHL", "1951-08-30", None),
    ]  # fmt: skip
    assert [(o.kind, o.obligors) for o in treaty.obligations] == [("defence", ("*",)), ("consultation", ("*",))]
    assert "ATOP" in treaty.source


def test_what_one_side_alone_promises_binds_it_alone(read):
    (treaty,) = read([HEAD, member(defense=1), member(member=840)]).treaties
    assert [(o.kind, o.obligors) for o in treaty.obligations] == [("defence", ("USA",))]


def test_conditions_are_those_of_the_columns(read):
    row = {"defense": 1, "defcoadv": 1, "defcoloc": 1, "defcocon": 1, "defconum": 1, "defcodem": 1, "defconpr": 1}
    (treaty,) = read([HEAD, member(**row, consul=1, concoreq=1), member(member=840)]).treaties
    defence, consultation = treaty.obligations
    when = defence.when
    assert (when.ongoing_war, when.min_attackers, when.demand_first, when.unprovoked) == (True, 2, True, True)
    assert len(when.unstated) == 2
    assert "DEFCOADV" in when.unstated[0]
    assert consultation.when.request
    assert not consultation.when.unstated


def test_phases_are_times_of_one_treaty(read):
    later = {"yrent": 1960, "moent": 1, "dayent": 1}
    until = {"yrexit": 1960, "moexit": 1, "dayexit": 1}
    rows = [
        member(phase=1, nonagg=1, **until), member(member=840, phase=1, nonagg=1, **until),
        member(phase=2, defense=1, **later), member(member=840, phase=2, defense=1, **later),
    ]  # fmt: skip
    (treaty,) = read([HEAD, *rows]).treaties
    assert [(p.state, p.since, p.until) for p in treaty.parties] == [
        ("USA", "1951-08-30", None), ("PHL", "1951-08-30", None),
    ]  # fmt: skip
    assert [(o.kind, o.article, o.since, o.until) for o in treaty.obligations] == [
        ("nonaggression", "phase 1", "1951-08-30", "1960-01-01"), ("defence", "phase 2", "1960-01-01", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (member(yrent="soon"), "yrent = 'soon' is no whole number"),
        (member(member=999), "member = 999 is no state"),
        (member(defense=7), "defense = '7' is neither 0 nor 1"),
        (member(yrexit=1950, moexit=1, dayexit=1), "before it begins"),
        ("1,2,3", "has 3 values"),
    ],
)
def test_wrong_rows_are_named_with_file_and_line(read, row, words):
    found = read([HEAD, member(), row, member(member=840)])
    (problem,) = found.problems
    assert problem.line == 3
    assert problem.file.endswith("table0.csv")
    assert words in problem.words
    assert str(problem).startswith(f"{problem.file}:3: ")
    assert len(found.treaties[0].parties) == 2


def test_rows_of_before_the_century_are_counted(read):
    found = read([HEAD, member(yrent=1815, yrexit=1848, member=245), member()])
    assert not found.problems
    assert "1 rows" in found.notes[0]


DYADS = "ccode1,ccode2,year,atop_defense,atop_offense,atop_neutral,atop_nonagg,atop_consul"


def test_years_that_follow_are_one_spell(read):
    rows = ["2,200,1950,1,0,0,0,0", "2,200,1951,1,0,0,0,1", "2,200,1953,1,0,0,0,0", "2,200,1890,1,0,0,0,0"]
    found = read([DYADS, *rows])
    assert [(t.obligor, t.beneficiary, t.kind, t.since, t.until) for t in found.ties] == [
        ("USA", "GBR", "consultation", "1951-01-01", "1952-01-01"),
        ("USA", "GBR", "defence", "1950-01-01", "1952-01-01"),
        ("USA", "GBR", "defence", "1953-01-01", "1954-01-01"),
    ]
    assert "1 rows before 1900" in found.notes[0]


def test_atops_own_columns_of_dyad_years(read):
    found = read(["stateA,stateB,year,defense,offense,neutral,nonagg,consul".replace(",", "\t"),
                  "365\t710\t1950\t1\t0\t0\t0\t0"])  # fmt: skip
    assert [(t.obligor, t.beneficiary, t.kind) for t in found.ties] == [("SUN", "CHN", "defence")]


@pytest.mark.parametrize("row", ["2,2,1950,1,0,0,0,0", "2,x,1950,1,0,0,0,0", "2,999,1950,1,0,0,0,0"])
def test_wrong_dyads_are_named(read, row):
    found = read([DYADS, row])
    assert [p.line for p in found.problems] == [2]
    assert not found.ties


def test_dyad_years_make_a_register_too(read):
    found = read([DYADS, "2,200,1950,1,0,0,0,0", "200,2,1950,1,0,0,1,0"])
    register = register_of(found)
    (treaty,) = register.treaties
    assert [(o.kind, o.obligors, o.beneficiaries) for o in treaty.obligations] == [
        ("defence", ("GBR",), ("USA",)), ("nonaggression", ("GBR",), ("USA",)), ("defence", ("USA",), ("GBR",)),
    ]  # fmt: skip
    assert register.horizon == ("1900-01-01", "1950-12-31")


def test_a_register_needs_treaties():
    with pytest.raises(UsageError, match="holds no treaties"):
        register_of(Imported("states", ("x",)))


def test_the_soviet_unions_treaties_go_on(read):
    rows = [member(member=365, defense=1), member(member=710, defense=1), member(member=700, yrexit=2016)]
    found = read([HEAD, *rows])
    assert ("RUS", "1991-12-26") in [(p.state, p.since) for p in register_of(found).treaties[0].parties]
    assert horizon_of(found)[1] == "2016-12-31"


CALLS = [
    "rcid,session,date,unres,short",
    "1,1,1946-01-01,R/1/66,RULES",
    "2,1,1946-01-02,,OTHER",
    "3,5,1950-05-05,R/5,X",
]


def test_votes_lie_by_year_and_state(read):
    rows = ["rcid,country,country_code,vote", "1.0,United States,US,yes", "2.0,United States,US,abstain",
            "1.0,Soviet Union,SU,no", "3,Federal Republic of Germany,,absent"]  # fmt: skip
    found = read(rows, CALLS)
    assert not found.problems
    assert found.book.votes == {("USA", 1946): "ya", ("RUS", 1946): "n.", ("DEU", 1950): "."}
    assert [c.resolution for c in found.book.calls[1946]] == ["R/1/66", ""]


def test_votes_as_numbers_with_dates_in_their_rows(read):
    found = read(
        ["rcid,ccode,vote,date", "1,2,1,1999-12-01", "1,345,3,1999-12-01", "2,345,8,2018-12-01", "2,2,9,2018-12-01"]
    )
    assert found.book.votes == {("USA", 1999): "y", ("YUG", 1999): "n", ("SRB", 2018): ".", ("USA", 2018): "."}


def test_an_old_name_is_the_state_of_the_day(read):
    rows = ["rcid,country,country_code,vote,date", "1,Yugoslavia,YU,yes,2018-01-01", "2,Yugoslavia,YU,yes,1980-01-01"]
    assert set(read(rows).book.votes) == {("SRB", 2018), ("YUG", 1980)}


def test_wrong_votes_are_named(read):
    rows = ["rcid,country,country_code,vote", "1,United States,US,maybe", "x,United States,US,yes", "9,Canada,CA,yes",
            "9,France,FR,yes", "1,Atlantis,,yes", "2,Atlantis,,yes", "1,Canada,CA,yes"]  # fmt: skip
    found = read(rows, CALLS)
    words = [p.words for p in found.problems]
    assert len(words) == 5
    assert [p.line for p in found.problems] == [2, 3, 4, 6, 0]
    assert "2 votes" in words[-1]
    assert set(found.book.votes) == {("CAN", 1946)}


def test_votes_need_their_days(read):
    with pytest.raises(InputError, match="nothing says of which day"):
        read(["rcid,country,country_code,vote", "1,Canada,CA,yes"])
    with pytest.raises(InputError, match="no file has the votes"):
        read(CALLS)


def test_an_end_at_the_end_of_a_list_is_none(read):
    head = "stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version"
    rows = [
        "GDR,265,GDR,1954,3,25,1990,10,2,2016",
        "USA,2,USA,1816,1,1,2016,12,31,2016",
        "BAV,245,B,1816,1,1,1871,1,18,1",
    ]
    spells = read([head, *rows]).spells
    assert [(s.state, s.until) for s in spells] == [("DDR", "1990-10-02"), ("USA", None)]


def test_capabilities(read):
    found = read(["ccode,year,milex,cinc", "2,1950,5,0.25", "365,1950,5,0.15", "2,1850,5,0.02"])
    assert found.shares == (("USA", 1950, 0.25), ("RUS", 1950, 0.15))


def test_gzipped_tables_are_read(tmp_path):
    path = tmp_path / "table.csv.gz"
    path.write_bytes(gzip.compress(f"{HEAD}\n{member(defense=1)}\n".encode()))
    assert len(read_imports([path])[0].treaties) == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"a,b\n1,2\n", "no table that foedus knows"), (b"", "no table that foedus knows"),
     (b"\x1f\x8b\x08broken", "cannot be read")],
)  # fmt: skip
def test_other_files_are_refused(tmp_path, content, words):
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    with pytest.raises(InputError, match=words):
        read_imports([path])


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        read_imports([tmp_path / "none.csv"])
