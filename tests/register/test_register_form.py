"""A treaty as JSON, as table rows, as text."""

import json

import pytest

from foedus.records import line
from foedus.register import as_record, load, rows, treaty_text
from foedus.register.form import COLUMNS

FIRST = ["id", "name", "parties", "signed", "in_force", "ended", "obligations", "source"]
DUTY = ["kind", "article", "obligors", "beneficiaries", "strength", "trigger", "conditions"]


def test_the_fields_of_the_design_come_first():
    for treaty in load().treaties:
        record = json.loads(line(as_record(treaty)))
        assert list(record)[: len(FIRST)] == FIRST
        assert all(list(p) == ["state", "from", "to"] for p in record["parties"])
        for duty in record["obligations"]:
            assert list(duty)[: len(DUTY)] == DUTY
            assert duty["obligors"] == "*" or isinstance(duty["obligors"], list)


def test_a_party_has_its_own_dates_or_the_treatys():
    if "NATO" not in load().by_id:
        pytest.skip("the register has no NATO")
    spells = {p["state"]: (p["from"], p["to"]) for p in as_record(load().by_id["NATO"])["parties"]}
    assert spells["USA"] == ("1949-08-24", None)
    assert spells["FIN"] == ("2023-04-04", None)
    assert spells["SWE"] == ("2024-03-07", None)


def test_rows_and_text():
    for treaty in load().treaties:
        found = list(rows(treaty))
        assert len(found) == len(treaty.obligations)
        assert all(set(row) == set(COLUMNS) for row in found)
        assert treaty.id in treaty_text(treaty)
