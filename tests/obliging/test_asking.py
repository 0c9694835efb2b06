"""Questions as people put them, and what is said to those that make no sense."""

import pytest

import foedus
from foedus.errors import UsageError
from foedus.obliging import checked
from foedus.records.finding import Scenario
from foedus.register import load_folder


@pytest.fixture
def empty(tmp_path):
    return load_folder(tmp_path)


@pytest.mark.parametrize(
    ("attacker", "target", "date", "codes"),
    [
        ("Russia", "Poland", "2025-06-01", ("RUS", "POL")),
        ("Soviet Union", "Finland", "1939-11-30", ("SUN", "FIN")),
        ("North Korea", "kr", "2025-06-01", ("PRK", "KOR")),
        ("Germany", "Belgium", "1914-08-04", ("DEU", "BEL")),
        ("China", "Taiwan", "2025-06-01", ("CHN", "TWN")),
        ("Argentina", "Falkland Islands", "1982-04-02", ("ARG", "GBR")),
    ],
)
def test_names_become_codes(empty, attacker, target, date, codes):
    asked = checked(empty, Scenario((attacker,), (target,), date))
    assert (*asked.attackers, *asked.targets) == codes


@pytest.mark.parametrize(
    ("attacker", "target", "date", "words"),
    [
        ("ZZZ", "POL", "2025-06-01", ["ZZZ", "no state"]),
        ("Rusia", "POL", "2025-06-01", ["did you mean", "RUS"]),
        ("RUS", "VNM", "1979-02-17", ["Russia", "did not exist", "1991-12-26", "Soviet Union (SUN)"]),
        ("SUN", "POL", "2025-06-01", ["Soviet Union", "1991-12-26", "Russia (RUS)"]),
        ("CSK", "DEU", "1995-01-01", ["Czechoslovakia", "Czechia (CZE)", "Slovakia (SVK)"]),
        ("POL", "POL", "2025-06-01", ["POL", "at once"]),
        ("Poland", "POL", "2025-06-01", ["at once"]),
        ("RUS", "POL", "2099-01-01", ["2099-01-01", "1900-01-01", "2026-12-31"]),
        ("RUS", "POL", "1815-01-01", ["beyond the register"]),
        ("RUS", "POL", "yesterday", ["no date"]),
        ("", "POL", "2025-06-01", ["no state"]),
    ],
)
def test_wrong_questions_say_what_is_wrong_and_known(empty, attacker, target, date, words):
    with pytest.raises(UsageError) as raised:
        checked(empty, Scenario((attacker,), (target,), date))
    for word in words:
        assert word in str(raised.value)
    assert raised.value.remedy


def test_nobody_named(empty):
    with pytest.raises(UsageError, match="no target"):
        checked(empty, Scenario(("RUS",), (), "2025-06-01"))


def test_an_empty_answer_says_what_is_covered(empty):
    from foedus.obliging import told

    answer = foedus.obligations("Chad", "Peru", on="1990-01-01", register=empty)
    assert not answer.findings
    assert "Nobody is bound" in told(answer)
    assert "1900-01-01 to 2026-12-31" in told(answer)
