"""The examples of docs/validation.md are what they say."""

import json
import re
from pathlib import Path

import pytest

from foedus.cli.app import cli
from foedus.evaluation import claims, events, happenings, load_gold, slant
from foedus.pipeline import code_document

TEXT = (Path(__file__).parents[2] / "docs" / "validation.md").read_text("utf-8")
KINDS = {"claims": claims, "happenings": happenings, "slant": slant}


def _block(name, tmp_path):
    (block,) = re.findall(rf"^```{name}\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
    path = tmp_path / f"{name}.jsonl"
    path.write_text(block, "utf-8")
    return path


@pytest.mark.parametrize("name", KINDS)
def test_gold_files_of_other_records(tmp_path, name):
    kind = KINDS[name]
    gold = kind.load(_block(name, tmp_path))
    report = kind.report(gold, kind.from_coded(gold, [code_document(g.document) for g in gold]))
    assert report["documents"] == len(gold) == 2
    assert any(report[measure] for measure in kind.MEASURES)
    assert list(kind.lines(report))


def test_the_coded_event_shown_hits_the_gold_shown(tmp_path):
    gold = load_gold(_block("json", tmp_path))
    report = events.report(gold, events.from_file(_block("jsonl", tmp_path), gold))
    assert [report[n]["value"] for n in ("tuples f1", "status", "source")] == [1, 1, 1]


def test_the_keys_of_the_report_are_those_shown(tmp_path):
    gold = load_gold(_block("json", tmp_path))
    run = events.from_file(_block("jsonl", tmp_path), gold)
    report = json.loads(json.dumps(events.report(gold, run, run, worst_documents=1)))
    (shown,) = re.findall(r'^```\n(\{"records".*?)^```', TEXT, re.MULTILINE | re.DOTALL)
    for key in ("records", "documents", "events precision", "by_type", "by_role", "by_status", "by_mode", "confusion"):
        assert f'"{key}"' in shown
        assert key in report
    for key in ("statuses", "calibration", "worst", "against"):
        assert f'"{key}"' in shown
        assert key in report


def test_every_column_and_option_is_told():
    from foedus.evaluation.sheet import COLUMNS

    told = set(re.findall(r"`([a-z_]+)`", TEXT))
    assert not {c for c in COLUMNS if not c.endswith("_country")} - told - {"disputed"}
    for option in (o for p in cli.commands["evaluate"].params for o in p.opts if o.startswith("--by-")):
        assert f"`{option}`" in TEXT
