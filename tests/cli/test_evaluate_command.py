"""`foedus evaluate` on a tiny gold file."""

import json

import pytest

GOLD = [
    {
        "id": "one",
        "date": "1987-03-14",
        "sentences": [{"i": 0, "text": "Ecuador recalled its ambassador from Peru."}],
        "events": [
            {"s": 0, "type": "SANCTION", "trigger": "recalled", "status": "happened", "source": None,
             "actor": [{"text": "Ecuador", "country": "ECU"}], "recipient": [{"text": "Peru", "country": "PER"}]}
        ],
    },
    {
        "id": "two",
        "date": None,
        "sentences": [{"i": 0, "text": "Chile condemned the treaty."}, {"i": 1, "text": "Nobody was surprised."}],
        "events": [{"s": 1, "type": "ASSAULT", "trigger": "surprised", "actor": [], "recipient": []}],
        "optional": [{"s": 0, "type": "ACCUSE", "trigger": "condemned", "actor": [], "recipient": []}],
    },
]  # fmt: skip


@pytest.fixture
def gold(tmp_path):
    (tmp_path / "gold.jsonl").write_text("\n".join(map(json.dumps, GOLD)))
    return tmp_path / "gold.jsonl"


def test_evaluate_in_words(run, gold):
    code, out, _ = run("evaluate", gold, "--by-type", "--worst", "1")
    lines = out.decode().splitlines()
    assert code == 0
    assert lines[0].startswith("2 documents, 2 events by hand, 1 coded")
    assert any(line.startswith("events recall") and "0.500" in line for line in lines)
    assert any(line.split()[:2] == ["SANCTION", "gold"] for line in lines)
    assert lines[-1].startswith("worst: two")


def test_evaluate_as_json_is_the_same_each_time(run, gold):
    code, out, _ = run("evaluate", gold, "--format", "json")
    measured = json.loads(out)
    assert code == 0
    assert measured["events precision"]["value"] == 1.0
    assert measured["events precision"]["low"] <= measured["events f1"]["value"] <= measured["events f1"]["high"]
    assert run("evaluate", gold, "--format", "json")[1] == out


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "1"),
        ("[]", "no gold document"),
        ('{"id": "x"}', "sentences"),
        ('{"id": "x", "sentences": [{"text": 5}]}', "no gold document"),
        ('{"id": "x", "sentences": [{"text": "A."}], "events": [{"s": 0, "type": "WAR"}]}', "WAR"),
        ('{"id": "x", "sentences": [{"text": "A."}], "events": [{"s": 7, "type": "AID"}]}', "sentence 7"),
        ('{"id": "x", "sentences": [{"text": "A."}], "events": [{"s": 0, "type": "AID", "actor": ["A"]}]}', "gold"),
        ('{"id": "x", "date": "2020-99-01", "sentences": []}', "no gold document"),
    ],
)
def test_a_gold_file_that_breaks_its_format(run, tmp_path, line, said):
    (tmp_path / "g.jsonl").write_text(line)
    code, out, err = run("evaluate", tmp_path / "g.jsonl")
    assert (code, out) == (1, b"")
    assert "g.jsonl:1: " in err
    assert said in err


def test_a_gold_file_without_documents(run, tmp_path):
    (tmp_path / "g.jsonl").write_text("\n")
    assert run("evaluate", tmp_path / "g.jsonl")[0] == 1
