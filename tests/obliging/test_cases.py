"""The hand-compiled cases of ../shared and our own: a floor under the share that comes out right; hypotheticals."""

import json
import sys
from pathlib import Path

import pytest

import foedus
from foedus.errors import UsageError
from foedus.register import load

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))
import obligations_cases

FLOOR = 0.95


@pytest.fixture
def cases(shared):
    folder = shared / "obligations"
    if not folder.is_dir():
        pytest.skip("the cases of ../shared are not here")
    return folder


@pytest.mark.shared
def test_the_share_of_historical_cases(cases):
    right, total = obligations_cases.share(cases / "history-cases-dev.jsonl")
    assert total > 60
    assert right / total >= FLOOR


def _answers(cases):
    for line in (cases / "edge-cases-dev.jsonl").read_text("utf-8").splitlines():
        case = json.loads(line)
        yield case["id"], case


BOUND = {
    "E03_CHN_GUAM": {("AUS", "ANZUS"), ("PHL", "US_PHL51"), ("KOR", "US_KOR53")},
    "E13_ARM_AZE": {("TUR", "TUR_AZE10"), ("TUR", "TUR_AZE21")},
    "E15_ISR_QAT": {("KWT", "GCC"), ("EGY", "ARABLEAGUE")},
    "E20_DZA_MLI": {("BFA", "AES"), ("NER", "AES")},
    "E21_X_AUS_NZ": {("AUS", "ANZUS")},
    "E23_X_MCO": {("FRA", "FRA_MCO02")},
    "E26_FRA_DZ_1961": {("USA", "NATO"), ("GBR", "NATO")},
}
NOT_BOUND = {
    "E02_CHN_TWN": {("USA", "US_ROC54"), ("USA", "TRA"), ("JPN", "US_JPN60")},
    "E03_CHN_GUAM": {("DEU", "NATO"), ("JPN", "US_JPN60"), ("NZL", "ANZUS")},
    "E13_ARM_AZE": {("RUS", "CSTO"), ("RUS", "RUS_ARM97"), ("DEU", "NATO")},
    "E15_ISR_QAT": {("USA", "US_QAT25")},
    "E18_VEN_GUY": {("BRA", "RIO")},
    "E20_DZA_MLI": {("NGA", "ECOWAS81")},
    "E21_X_AUS_NZ": {("USA", "ANZUS")},
    "E23_X_MCO": {("DEU", "NATO")},
}


@pytest.mark.shared
def test_the_hypotheticals(cases):
    wrong = []
    for name, case in _answers(cases):
        if name == "E28_unknown":
            with pytest.raises(UsageError, match="ZZZ"):
                foedus.obligations(case["attacker"], case["target"], on=case["date"])
            continue
        answer = foedus.obligations(case["attacker"], case["target"], on=case["date"], place=case["place"])
        helping = {
            (f.state, f.treaty_id) for f in answer.findings if f.status == "bound" and f.kind in obligations_cases.HELP
        }
        wrong += [(name, "lacks", *pair) for pair in BOUND.get(name, set()) - helping]
        wrong += [(name, "has", *pair) for pair in NOT_BOUND.get(name, set()) & helping]
    assert not wrong


@pytest.mark.shared
def test_what_the_hypotheticals_say_in_words(cases):
    right, total = obligations_cases.share(cases / "edge-cases-dev.jsonl")
    assert right == total >= 18


@pytest.mark.shared
def test_the_algerian_departments_leave_the_area(cases):
    answer = foedus.obligations("Tunisia", "France", on="1962-07-04", place="Algerian departments")
    assert not [f for f in answer.findings if f.treaty_id == "NATO" and f.kind == "defence" and f.status == "bound"]


OWN = Path(__file__).parent / "cases"


@pytest.mark.parametrize(("name", "least"), [("history.jsonl", 290), ("hypotheticals.jsonl", 115)])
def test_the_share_of_our_own_cases(name, least):
    right, total = obligations_cases.share(OWN / name)
    assert total >= least
    assert right / total >= 0.98


def test_our_own_cases_bind_nobody_where_no_treaty_is_named():
    wrong = []
    for line in (OWN / "history.jsonl").read_text("utf-8").splitlines():
        case = json.loads(line)
        free = {w["state"] for w in case["bound"] if w["treaty"] is None}
        helping = obligations_cases.helping(obligations_cases.answer_of(case))
        wrong += [(case["id"], f.state, f.treaty_id) for f in helping if f.state in free]
    assert not wrong


def test_the_register_has_the_treaties_of_our_list():
    register = load()
    for line in (OWN / "treaties.jsonl").read_text("utf-8").splitlines():
        wanted = json.loads(line)
        treaty = register.by_id[wanted["id"]]
        if wanted["checked"] == "agrees":
            owed = {s for row in register.rows(treaty) for s in (*row.obligors, *row.beneficiaries)}
            assert set(wanted["written"]["parties"]) <= owed, wanted["id"]
            kinds = {o.kind for o in treaty.obligations}
            assert {o["kind"] for o in wanted["written"]["obligations"]} <= kinds, wanted["id"]
