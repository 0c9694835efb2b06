"""`foedus obligations` and `foedus commitments --register` from the terminal."""

import csv
import io
import json

import pytest

from foedus.cli.app import main

ADDED = """
[[treaty]]
id = "INVENTED"
name = "Pact of a what-if"
form = "treaty"
signed = "2020-01-01"
in_force = "2020-01-01"
source = "invented"
parties = [{ state = "MNG" }, { state = "PER" }]
  [[treaty.obligation]]
  kind = "defence"
  article = "1"
"""


@pytest.fixture
def foedus(capsys):
    """Runs a command: exit code, standard output, standard error."""

    def run(*arguments):
        with pytest.raises(SystemExit) as left:
            main(list(arguments))
        out, err = capsys.readouterr()
        return left.value.code or 0, out, err

    return run


def test_an_answer_as_text(foedus):
    code, out, _ = foedus("obligations", "--attacker", "Germany", "--target", "Belgium", "--on", "1914-08-04")
    assert code == 0
    assert out.startswith("Germany (DEU) against Belgium (BEL), 1914-08-04\n")
    assert "The register covers" in out


def test_an_answer_as_lines(foedus):
    code, out, _ = foedus(
        "obligations", "--attacker", "DEU", "--target", "BEL", "--on", "1914-08-04", "--format", "jsonl", "--likelihood"
    )
    assert code == 0
    found = [json.loads(row) for row in out.splitlines()]
    fields = "state side kind strength treaty treaty_id article status why depth path contradictions".split()
    assert all(list(f)[: len(fields)] == fields for f in found)
    assert {f["state"] for f in found if f["status"] == "bound" and f["side"] == "target"} == {
        "AUH",
        "FRA",
        "GBR",
        "RUS",
    }
    assert found[0]["likelihood"][0]["citation"]


def test_what_if(foedus, tmp_path):
    (tmp_path / "added.toml").write_text(ADDED, "utf-8")
    asked = ["obligations", "--attacker", "Chile", "--target", "Peru", "--on", "2025-01-01"]
    assert "INVENTED" in foedus(*asked, "--add", str(tmp_path / "added.toml"))[1]
    assert "INVENTED" not in foedus(*asked)[1]
    assert "INVENTED" not in foedus(*asked, "--add", str(tmp_path / "added.toml"), "--drop", "INVENTED")[1]


@pytest.mark.parametrize(
    ("short", "state", "bound"),
    [
        ("USA<>TWN", "USA", True),
        ("USA>TWN:guarantee", "USA", True),
        ("Taiwan>Japan", "JPN", False),
        ("JPN<>TWN", "JPN", True),
    ],
)
def test_what_if_in_short(foedus, short, state, bound):
    asked = ["obligations", "--attacker", "CHN", "--target", "TWN", "--on", "2025-01-01", "--format", "jsonl"]
    found = [json.loads(row) for row in foedus(*asked, "--add", short)[1].splitlines()]
    statuses = {f["status"] for f in found if f["treaty_id"] == "SUPPOSED_1" and f["state"] == state}
    assert ("bound" in statuses) is bound


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--attacker", "RUS", "--target", "POL", "--add", "no/such/file.toml"], "no/such/file.toml"),
        (["--attacker", "RUS", "--target", "POL", "--add", "JPN>KOR:love"], "love"),
        (["--attacker", "RUS", "--target", "POL", "--add", "JPN>Narnia"], "Narnia"),
        (["--attacker", "ZZZ", "--target", "POL"], "ZZZ"),
        (["--attacker", "POL", "--target", "Poland"], "at once"),
        (["--attacker", "RUS", "--target", "POL", "--on", "1975-01-01"], "Soviet Union (SUN)"),
        (["--attacker", "RUS", "--target", "POL", "--on", "2999-01-01"], "1900-01-01 to 2026-12-31"),
        (["--attacker", "RUS", "--target", "POL", "--drop", "NO_SUCH"], "NO_SUCH"),
        (["--attacker", "RUS", "--target", "POL", "--depth", "1", "--enter", "Narnia"], "Narnia"),
        (["--attacker", "RUS", "--target", "POL", "--on", "someday"], "someday"),
        (["--attacker", "RUS"], "--target"),
    ],
)
def test_wrong_usage_says_what_is_known(foedus, arguments, words):
    code, out, err = foedus("obligations", *arguments)
    assert code == 2
    assert not out
    assert words in err


def test_a_broken_what_if_names_its_treaty(foedus, tmp_path):
    (tmp_path / "added.toml").write_text(ADDED.replace("MNG", "XYZ"), "utf-8")
    code, _, err = foedus("obligations", "--attacker", "RUS", "--target", "POL", "--add", str(tmp_path / "added.toml"))
    assert code == 1
    assert "INVENTED: party XYZ" in err


def test_the_register_printed(foedus):
    code, out, _ = foedus("commitments", "--register", "--actor", "Poland", "--on", "2025-06-01", "--format", "jsonl")
    assert code == 0
    treaties = [json.loads(row) for row in out.splitlines()]
    assert "NATO" in {t["id"] for t in treaties}
    for treaty in treaties:
        parties = {p["state"] for p in treaty["parties"]}
        assert "POL" in parties or any("POL" in o["beneficiaries"] for o in treaty["obligations"])
    assert all(t["in_force"] <= "2025-06-01" for t in treaties)


def test_the_register_as_a_table_and_its_doubts(foedus):
    rows = list(csv.DictReader(io.StringIO(foedus("commitments", "--register", "--format", "csv", "--doubtful")[1])))
    assert rows
    assert all(row["doubt"] for row in rows if row["confidence"] != "sure")
    text = foedus("commitments", "--register", "--between", "RUS,PRK")[1]
    assert "parties: " in text


@pytest.mark.parametrize(
    "arguments",
    [
        ["--register", "--status", "signed"],
        ["--register", "--format", "parquet"],
        ["--register", "--actor", "Narnia"],
        ["--register", "--kind", "arms"],
        ["--on", "2025-01-01"],
        ["--doubtful"],
        ["--kind", "guarantee"],
    ],
)
def test_options_that_do_not_go_together(foedus, arguments):
    code, _, err = foedus("commitments", *arguments)
    assert code == 2
    assert err
