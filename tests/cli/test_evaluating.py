"""`foedus evaluate` on a tiny gold file."""

import csv
import io
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


HIT = {"doc": "one", "start": 8, "type": "SANCTION", "trigger": "recalled", "status": "planned",
       "source": None, "actor": [{"text": "Ecuador", "country": "ECU"}],
       "recipient": [{"name": "Colombia", "country": "COL"}]}  # fmt: skip
MADE_UP = {"doc": "two", "start": 6, "type": "AID", "trigger": "condemned", "actor": [], "recipient": []}


@pytest.fixture
def gold(tmp_path):
    return _lines(tmp_path / "gold.jsonl", GOLD)


def _lines(path, rows):
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    return path


def test_evaluate_in_words(run, gold):
    code, out, _ = run("evaluate", gold, "--by-type", "--worst", "1")
    lines = out.decode().splitlines()
    assert code == 0
    assert lines[0] == "2 documents, 2 events by hand, 1 coded: 1 hits, 1 missed, 0 made up"
    assert any(line.startswith("events recall") and "0.500" in line for line in lines)
    assert any(line.split()[:4] == ["SANCTION", "1", "1", "1"] for line in lines)
    assert lines[-2].startswith("two  f1 0.00")
    assert lines[-1] == '  missed  s1  ASSAULT "surprised"  - > -'


def test_every_part_in_words(run, gold):
    options = "--by-type --by-role --by-status --by-mode --calibration --worst 9".split()
    code, out, _ = run("evaluate", gold, "--coded", _lines(gold.with_name("c.jsonl"), [HIT, MADE_UP]), *options)
    text = out.decode()
    assert code == 0
    for part in ("By type", "By role", "By status", "the hand coding has no modes", "By score", "Statuses: by hand"):
        assert part in text
    assert 'made up s0  AID "condemned"  - > -' in text
    assert 'wrong   s0  SANCTION "recalled"  recipient: COL   hand: PER' in text
    assert 'wrong   s0  SANCTION "recalled"  status: planned   hand: happened' in text
    assert max(map(len, text.splitlines())) <= 120


def test_other_coders_are_measured(run, gold, tmp_path):
    code, out, _ = run("evaluate", gold, "--texts")
    assert code == 0
    texts = [json.loads(line) for line in out.splitlines()]
    assert [t["id"] for t in texts] == ["one", "two"]
    assert texts[0]["text"][HIT["start"] :].startswith("recalled")
    strange = HIT | {"doc": "three"}
    odd = HIT | {"type": "14"}
    coded = _lines(tmp_path / "coded.jsonl", [HIT, strange, odd])
    code, out, err = run("evaluate", gold, "--coded", coded, "--format", "json")
    measured = json.loads(out)
    assert code == 0
    assert (measured["hits"], measured["coded"]) == (1, 1)
    assert measured["actor"]["value"] == 1
    assert measured["recipient"]["value"] == 0
    assert "left out 1 documents" in err
    assert "left out 1 events of types" in err


def test_what_foedus_code_prints_is_measured_as_what_it_codes(run, gold, tmp_path):
    (tmp_path / "texts.jsonl").write_bytes(run("evaluate", gold, "--texts")[1])
    own = run("evaluate", gold, "--format", "json")[1]
    for form in ("jsonl", "csv"):
        (tmp_path / f"coded.{form}").write_bytes(run("code", tmp_path / "texts.jsonl", "--format", form)[1])
        assert run("evaluate", gold, "--coded", tmp_path / f"coded.{form}", "--format", "json")[1] == own


def test_a_coder_without_statuses_is_not_measured_on_them(run, gold, tmp_path):
    bare = {k: v for k, v in HIT.items() if k != "status"}
    code, out, _ = run("evaluate", gold, "--coded", _lines(tmp_path / "c.jsonl", [bare]), "--by-status")
    assert code == 0
    assert "no statuses are coded" in out.decode()
    assert not any(text.startswith("status") for text in out.decode().splitlines())
    assert any(text.startswith("source") for text in out.decode().splitlines())


def test_two_runs(run, gold, tmp_path):
    other = _lines(tmp_path / "other.jsonl", [HIT, MADE_UP])
    now = _lines(tmp_path / "now.jsonl", [HIT | {"recipient": GOLD[0]["events"][0]["recipient"]}])
    code, out, _ = run("evaluate", gold, "--coded", now, "--against", other)
    lines = out.decode().splitlines()
    assert code == 0
    assert any(line.split()[:4] == ["tuples", "recall", "0.000", "0.500"] for line in lines)
    assert '  two:0  AID "condemned"  - > -' in lines
    assert any('better  one:0  SANCTION "recalled"  recipient: COL -> PER' in line for line in lines)
    found = json.loads(run("evaluate", gold, "--coded", now, "--against", other, "--format", "json")[1])["against"]
    assert [len(found[k]) for k in ("new hits", "lost hits", "new false", "gone false", "changed")] == [0, 0, 0, 1, 1]
    assert found["figures"]["events precision"]["difference"] == pytest.approx(0.5)


def test_a_second_person(run, gold, tmp_path):
    second = _lines(tmp_path / "second.jsonl", [GOLD[0]])
    code, out, err = run("evaluate", gold, "--against", second, "--format", "json")
    found = json.loads(out)["against"]
    assert code == 0
    assert (found["documents"], found["figures"]["events f1"]["other"]) == (1, 1.0)
    assert "1 documents of the gold file are not there" in err


def test_a_table(run, tmp_path):
    (tmp_path / "g.csv").write_text(
        "doc;text;type;trigger\na;Ecuador recalled its ambassador from Peru.;sanction;recalled\n"
    )
    code, out, _ = run("evaluate", tmp_path / "g.csv", "--format", "json")
    assert (code, json.loads(out)["hits"]) == (0, 1)
    (tmp_path / "g.csv").write_text("doc;text;type\na;Ecuador recalled its ambassador from Peru.;recall\n")
    code, out, err = run("evaluate", tmp_path / "g.csv")
    assert (code, out) == (1, b"")
    assert "g.csv:2: column type: 'recall' is unknown" in err


def test_a_sheet_to_code_in(run, tmp_path, corpus):
    code, out, _ = run("evaluate", corpus, "--sheet")
    assert code == 0
    (tmp_path / "sheet.csv").write_bytes(out)
    code, texts, _ = run("evaluate", tmp_path / "sheet.csv", "--texts")
    first = json.loads(texts.splitlines()[0])
    assert (code, first["id"], first["title"], first["date"]) == (0, "harbour", "A treaty", "1987-03-11")
    assert first["text"].split("\n")[1] == "Chile condemned the treaty."


def test_a_sheet_holds_no_formula_and_coding_gets_the_words_back(run, tmp_path):
    row = {"id": "=x()", "title": "+1", "text": "=Peru recalled its ambassador from Chile, the ministry said."}
    (tmp_path / "a.jsonl").write_text(json.dumps(row))
    out = run("evaluate", tmp_path / "a.jsonl", "--sheet")[1].decode("utf-8-sig")
    cells = list(csv.reader(io.StringIO(out)))[1]
    assert not any(cell[:1] in ("=", "+", "-", "@") for cell in cells if cell)
    (tmp_path / "sheet.csv").write_text(out)
    back = json.loads(run("evaluate", tmp_path / "sheet.csv", "--texts")[1])
    assert [back[k] for k in ("id", "title", "text")] == list(row.values())


def test_a_folder_is_no_gold_file(run, corpus):
    code, out, err = run("evaluate", corpus)
    assert (code, out) == (2, b"")
    assert "is a folder" in err


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["--records", "claims", "--by-type"], 2, "--by-type is of events"),
        (["--coded", "-", "--against", "-"], 2, "standard input"),
        (["--coded", "nowhere.jsonl"], 1, "nowhere.jsonl"),
        (["--records", "claims"], 1, "neither 'attributions' nor 'claims'"),
        (["--records", "happenings"], 1, "'mentions' is missing"),
        (["--records", "slant"], 1, "'opinion_sentences'"),
    ],
)
def test_what_cannot_be_measured(run, gold, arguments, status, said):
    code, out, err = run("evaluate", gold, *arguments)
    assert (code, out) == (status, b"")
    assert said in err


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "coded.jsonl:1: is no coded event"),
        ('{"doc": "one", "type": "AID"}', "'sentence' is missing"),
        ('{"doc": "one", "start": "x", "type": "AID"}', "coded.jsonl:1"),
        ('{"doc": "one", "start": 1}', "'type' is missing"),
        ('{"doc": "one", "start": Infinity, "type": "AID"}', "coded.jsonl:1"),
        ('{"doc": "one", "start": 1, "type": "AID", "score": NaN}', "between 0 and 1"),
        ('{"doc": "one", "start": 1, "type": "AID", "trigger": 5}', "trigger is no string"),
        ('{"doc": "one", "start": 1, "type": "AID", "status": {"a": 1}}', "status is no string"),
        ('{"doc": "one", "start": 1, "type": "AID", "source": {"text": [1]}}', "text is no string"),
        ('{"doc": "one", "start": 1, "type": "AID", "actor": ["Peru"]}', "coded.jsonl:1"),
        ('{"doc": "elsewhere", "start": 1, "type": "AID"}', "'elsewhere'"),
    ],
)
def test_a_coded_file_that_breaks_its_format(run, gold, line, said):
    (gold.parent / "coded.jsonl").write_text(line)
    code, out, err = run("evaluate", gold, "--coded", gold.parent / "coded.jsonl")
    assert (code, out) == (1, b"")
    assert said in err
    assert err.count("\n") == 1


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
        ('{"id": "x", "title": [1], "sentences": []}', "title is no string"),
        (
            '{"id": "x", "sentences": [{"text": "A."}], "events": [{"s": 0, "type": "AID", "source": {}, "mode": 5}]}',
            "mode",
        ),
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
