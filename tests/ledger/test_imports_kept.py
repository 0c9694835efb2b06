"""What was imported comes back from the store as it was read."""

import pytest

from foedus.ledger import Ledger
from foedus.ledger.imported import IMPORT_KINDS
from foedus.records.imported import Imported, RollCall, Spell, Tie, VoteBook
from foedus.records.treaty import Obligation, Party, Treaty, TreatyEvent, When

TREATY = Treaty(
    "ATOP1", "ATOP alliance 1", "treaty", (Party("PER", "1980-01-01"), Party("BOL", "1981", "1990-05")),
    (Obligation("defence", "1", ("PER",), when=When(request=True, unstated=("only there",)), objects=("vessels",)),),
    signed="1980-01-01", in_force="1980-01-01", confidence="likely", doubt="imported", source="ATOP 4.01, alliance 1",
    events=(TreatyEvent("suspended", "1985-01-01", states=("PER",)),), file="atop",
)  # fmt: skip
FOUND = [
    Imported("atop", ("m.csv",), treaties=(TREATY,), notes=("a note",)),
    Imported("atop-dyads", ("d.csv",), ties=(Tie("PER", "BOL", "defence", "1980-01-01", None, "ATOP dyad-years"),)),
    Imported("states", ("s.csv",), spells=(Spell("PER", "1900-01-01", None),)),
    Imported("capabilities", ("c.csv",), shares=(("PER", 1980, 0.004),)),
    Imported("un", ("v.csv", "r.csv"),
             book=VoteBook({1980: (RollCall(1, "1980-01-02", "A/1", "X"),)}, {("PER", 1980): "y"})),
]  # fmt: skip


@pytest.mark.parametrize("found", FOUND, ids=lambda f: f.kind)
def test_an_import_comes_back(tmp_path, found):
    with Ledger.open(tmp_path / "s.db") as ledger:
        assert ledger.imported(found.kind) is None
        ledger.keep(found)
        ledger.keep(found)
        assert ledger.imported(found.kind) == found
    with Ledger.open(tmp_path / "s.db", read_only=True) as ledger:
        assert ledger.imported(found.kind) == found
        assert all(ledger.imported(k) is None for k in IMPORT_KINDS if k != found.kind)


def test_a_store_answers_with_its_own_imports(tmp_path):
    with Ledger.open(tmp_path / "s.db") as ledger:
        ledger.keep(FOUND[0])
        found = ledger.alignment("Peru", "Bolivia", since="1980-01-01", register="atop")
    assert [y.treaties for y in found.commitments][:2] == [(), ("ATOP1",)]
    assert found.stream is not None
    assert found.stream.acts == ()
