"""The register that foedus brings keeps its format's rules and has what it promises."""

from itertools import pairwise

import pytest

from foedus.errors import DataError
from foedus.records.treaty import OBLIGATION_KINDS
from foedus.reference import load as load_reference
from foedus.register import Standing, load, load_folder
from foedus.register.check import notices_of
from foedus.register.tables import DATA, classes, regions, state_regions, successions, territories


def test_it_loads_and_is_large_enough():
    register = load()
    assert len(register.treaties) >= 200
    assert {o.kind for t in register.treaties for o in t.obligations} == set(OBLIGATION_KINDS)
    assert [t.id for t in register.treaties] == sorted(t.id for t in register.treaties)


def test_the_kept_form_is_the_files():
    kept, fresh = load(), load_folder(DATA / "treaties")
    assert kept.treaties == fresh.treaties
    assert kept.areas == fresh.areas


def test_every_uncertain_entry_says_its_doubt():
    assert not [t.id for t in load().treaties if t.confidence != "sure" and not t.doubt]


def test_few_parties_were_no_states_in_their_time():
    notices = notices_of(load().treaties, load_reference().states)
    assert len(notices) < len(load().treaties) / 10


def test_the_tables_name_states_that_there_are():
    states = load_reference().states
    named = {o.state for t in territories().values() for o in t.owners if o.state}
    named |= {c for t in territories().values() for o in t.owners for c in o.claimants}
    named |= {c for members in classes().values() for c in members} | set(state_regions())
    named |= {c for s in successions() for c in (s.former, s.state)}
    assert not named - set(states)
    assert "europe" in regions()


@pytest.mark.parametrize("territory", territories().values(), ids=lambda t: t.code)
def test_a_territory_has_one_owner_at_a_time(territory):
    spells = sorted((o.since or "", o.until or "9999") for o in territory.owners)
    assert all(before[1] <= after[0] for before, after in pairwise(spells))


TREATY = """
[[treaty]]
id = "{id}"
name = "A pact"
form = "{form}"
signed = "{signed}"
in_force = "1931-01-01"
source = "invented"
{more}
parties = [{{ state = "{state}" }}, {{ state = "FRA" }}]
  [[treaty.obligation]]
  kind = "{kind}"
  article = "1"
  {obligation}
"""
GOOD = {
    "id": "A",
    "form": "treaty",
    "signed": "1930-01-01",
    "more": "",
    "state": "POL",
    "kind": "defence",
    "obligation": "",
}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"id": "a b"}, "an id is of capitals"),
        ({"form": "pact"}, "form = 'pact' is none of treaty"),
        ({"signed": "1930-13-01"}, "is no date"),
        ({"signed": "1932-01-01"}, "signed 1932-01-01 is after in_force 1931-01-01"),
        ({"more": 'ended = "1929"'}, "in_force 1931-01-01 is after ended 1929"),
        ({"more": 'end_mode = "expired"'}, "end_mode without ended"),
        ({"more": 'confidence = "unsure"'}, "no doubt says why"),
        ({"more": "colour = 1"}, "there is no key 'colour'"),
        ({"more": 'supersedes = ["B"]'}, "supersedes B"),
        ({"state": "XYZ"}, "states.csv has no such code"),
        ({"kind": "friendship"}, "is none of defence"),
        ({"obligation": 'area = "moon"'}, "there is no area 'moon'"),
        ({"obligation": 'obligors = ["GBR"]'}, "obligor GBR is no party"),
        ({"obligation": 'objects = ["fleet"]'}, "'fleet' is none of territory"),
        ({"obligation": "automatic = 1"}, "automatic is neither true nor false"),
        (
            {"obligation": '[treaty.obligation.when]\n adversary = ["martians"]'},
            "'martians' is neither a code nor a class",
        ),
        ({"obligation": "[treaty.obligation.when]\n min_attackers = 0"}, "min_attackers is no whole number"),
        ({"obligation": '[[treaty.event]]\n kind = "signed"\n date = "1931"'}, "is none of ratified"),
    ],
)
def test_what_breaks_a_rule_is_named_with_file_and_treaty(tmp_path, change, words):
    (tmp_path / "test.toml").write_text(TREATY.format(**{**GOOD, **change}), "utf-8")
    with pytest.raises(DataError) as raised:
        load_folder(tmp_path)
    assert "test.toml: " in str(raised.value)
    assert words in str(raised.value)


def test_the_same_id_twice(tmp_path):
    for name in ("one", "two"):
        (tmp_path / f"{name}.toml").write_text(TREATY.format(**GOOD), "utf-8")
    with pytest.raises(DataError, match=r"two.toml: A: the id stands in one.toml too"):
        load_folder(tmp_path)


def test_no_toml(tmp_path):
    (tmp_path / "broken.toml").write_text("[[treaty", "utf-8")
    with pytest.raises(DataError, match=r"broken.toml: is no TOML"):
        load_folder(tmp_path)


def test_russia_goes_on_with_soviet_treaties_and_nobody_else_does(tmp_path):
    rows = '{ state = "SUN" }, { state = "CSK" }, { state = "YUG" }'
    text = TREATY.format(**{**GOOD, "state": "POL"}).replace('{ state = "POL" }', rows)
    (tmp_path / "test.toml").write_text(text, "utf-8")
    (treaty,) = load_folder(tmp_path).treaties
    assert set(Standing("1995-01-01").parties(treaty)) == {"RUS", "FRA", "YUG"}
    assert set(Standing("1985-01-01").parties(treaty)) == {"SUN", "CSK", "YUG", "FRA"}
    assert set(Standing("2007-01-01").parties(treaty)) == {"RUS", "FRA"}


def test_closed_treaties_are_not_carried_on(tmp_path):
    text = TREATY.format(**{**GOOD, "state": "SUN", "more": 'ended = "1980-01-01"'})
    (tmp_path / "test.toml").write_text(text, "utf-8")
    (treaty,) = load_folder(tmp_path).treaties
    assert [p.state for p in treaty.parties] == ["SUN", "FRA"]
