"""`foedus code --records happenings` joins across the documents of the run; the joining data keeps its rules."""

import json
import tomllib
from importlib.resources import files

import pytest
from click.testing import CliRunner

from foedus.cli.app import cli
from foedus.records import EVENT_TYPES

DATA = files("foedus.happenings") / "data"
ACT = "Kenya expelled the ambassador of Sudan on Monday."


def _happenings(folder, *rows):
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    result = CliRunner().invoke(cli, ["code", str(folder / "a.jsonl"), "--records", "happenings"])
    assert result.exit_code == 0
    return result.stdout


def test_happenings_of_all_documents_are_joined(tmp_path):
    rows = [
        {"id": name, "date": "1997-05-06", "publisher": name.title(), "text": ACT + f" The {name} says so."}
        for name in ("post", "times")
    ]
    out = _happenings(tmp_path, *rows)
    (happening,) = [h for h in map(json.loads, out.splitlines()) if h["type"] == "SANCTION"]
    assert [e["doc"] for e in happening["events"]] == ["post", "times"]
    assert happening["publishers"] == ["Post", "Times"]
    assert _happenings(tmp_path, *rows[::-1]) == out


@pytest.mark.parametrize("table", ["empty", "bounds", "pointing", "anew", "tolls"])
def test_words_are_in_lower_case(table):
    words = tomllib.loads((DATA / "words.toml").read_text("utf-8"))[table]
    assert words == [w.lower() for w in words]


def test_reactions_name_event_types():
    raw = tomllib.loads((DATA / "reactions.toml").read_text("utf-8"))
    named = {*raw["judging"], *raw["acts"], *(t for types in raw["nouns"].values() for t in types)}
    assert named <= set(EVENT_TYPES)
    assert not set(raw["general"]) & set(raw["nouns"])
