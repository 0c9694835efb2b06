"""Same input, same bytes: in another process, with another hash seed, more workers, another order."""

import os
import subprocess
import sys

import pytest

import foedus
from foedus.records import line

TEXTS = {
    "a": "Norway condemned Chad on Monday. Chad, Mali and Peru signed a trade agreement in Geneva. "
    "The Norwegian foreign minister said that Chad must free the hostages.",
    "b": "Chad recalled its ambassador from Norway, officials said. Norwegian troops, tanks and missiles were deployed "
    "in Mali. Peru reportedly offered Chad military aid under their treaty of 1975.",
    "c": "The presidents of Norway and Chad will meet in Lima next week. Norway denied that it had bombed Mali.",
}


def _run(script, workers, path, seed):
    done = subprocess.run(
        [sys.executable, str(script), str(workers), str(path)],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        check=True,
    )
    return done.stdout


def _records(coded):
    return [line(r) for r in (*coded.events, *coded.claims, *coded.slant, *coded.happenings, *coded.commitments)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("news")
    for name, text in TEXTS.items():
        (made / f"{name}.txt").write_text(text, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def script(tmp_path_factory):
    """A program that codes a folder; what it does stands under a guard, since workers import it anew."""
    made = tmp_path_factory.mktemp("program") / "program.py"
    body = "\n".join(
        [
            "import sys, foedus",
            "from foedus.records import line",
            "if __name__ == '__main__':",
            "    sys.stdout.reconfigure(encoding='utf-8')",
            "    for found in foedus.code(sys.argv[2], date='2024-06-20', workers=int(sys.argv[1])):",
            "        print(line(found))",
        ]
    )
    made.write_text(body, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def once(script, folder):
    return _run(script, 1, folder, "0")


def test_all_documents_give_events(once):
    assert once.count(b"\n") == len(TEXTS)
    assert once.count(b'"frame"') >= 6


def test_twice_in_one_process():
    first, second = (_records(foedus.read(TEXTS["a"], date="2024-06-20")) for _ in range(2))
    assert first == second


def test_another_process_with_another_hash_seed(once, script, folder):
    assert _run(script, 1, folder, "4711") == once


def test_two_workers(once, script, folder):
    assert _run(script, 2, folder, "12") == once


def test_the_order_of_documents_changes_no_record(folder):
    def by_document(names):
        found = foedus.code([folder / f"{n}.txt" for n in names], date="2024-06-20")
        return {coded.document.text: _records(coded) for coded in found}

    there, back = by_document("abc"), by_document("cba")
    assert there == back
    assert len(there) == len(TEXTS)
