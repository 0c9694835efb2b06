"""Kept forms of the data files are taken only where they fit them and nobody else could have written them."""

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from foedus.kept import cache_folder, kept

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def source(tmp_path, monkeypatch):
    monkeypatch.setenv("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME", str(tmp_path / "cache"))
    file = tmp_path / "words.toml"
    file.write_text("a = 1", "utf-8")
    return file


def _made(source, value=None):
    """What is kept of the source, and whether it was made anew."""
    calls = []

    def make():
        calls.append(source)
        return {"text": source.read_text("utf-8"), "pair": (1, 2)} if value is None else value

    return kept("words", [source], make), bool(calls)


def test_it_is_made_once(source):
    assert _made(source) == ({"text": "a = 1", "pair": [1, 2]}, True)
    assert _made(source) == ({"text": "a = 1", "pair": [1, 2]}, False)


def test_a_changed_source_is_read_anew(source):
    _made(source)
    source.write_text("a = 2", "utf-8")
    assert _made(source) == ({"text": "a = 2", "pair": [1, 2]}, True)
    assert not _made(source)[1]


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"digest": "x", "made": 1}', "\x00\xff"])
def test_a_broken_form_is_made_anew(source, content):
    _made(source)
    (cache_folder() / "words.json").write_text(content, "utf-8")
    assert _made(source)[1]
    assert not _made(source)[1]


@pytest.mark.skipif(sys.platform == "win32", reason="no such permissions")
def test_a_form_that_others_may_write_is_not_taken(source):
    _made(source)
    form = cache_folder() / "words.json"
    held = json.loads(form.read_text("utf-8"))
    form.write_text(json.dumps({**held, "made": "poison"}), "utf-8")
    form.chmod(0o666)
    assert _made(source) == ({"text": "a = 1", "pair": [1, 2]}, True)
    assert form.stat().st_mode & 0o777 == 0o600


def test_where_nothing_can_be_written_nothing_is_kept(source, monkeypatch):
    cache_folder().parent.write_text("a file where the folder would be", "utf-8")
    assert _made(source)[1]
    assert _made(source)[1]


def test_nothing_unfinished_is_left_behind(source, monkeypatch):
    def full(*_):
        raise OSError("no space left")

    monkeypatch.setattr(os, "replace", full)
    monkeypatch.setattr("pathlib.Path.replace", full)
    assert _made(source)[1]
    assert list(cache_folder().iterdir()) == []


def test_an_error_in_the_making_is_told_and_not_kept(source):
    def broken():
        raise ValueError("mend the TOML")

    with pytest.raises(ValueError, match="mend"):
        kept("words", [source], broken)
    assert _made(source)[1]


def test_the_forms_are_made_with_nothing_but_what_a_build_asks_for(tmp_path):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked = {re.split(r"[<>=!~ ]", name)[0] for name in project["build-system"]["requires"]}
    script = f"""
import sys
known = sys.stdlib_module_names | {{"foedus"}} | {asked!r}
class Others:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] not in known:
            raise ModuleNotFoundError(f"a build does not ask for {{name}}")
sys.meta_path.insert(0, Others())
from foedus.coding import lexicon
from foedus.reference import load
from foedus.register import load as load_register
lexicon()
load_register()
load().place("Geneva")
"""
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path)}
    subprocess.run([sys.executable, "-c", script], check=True, env=environment)
    assert len(list((tmp_path / "foedus").glob("*.json"))) == 3
