"""Portfolios from small registers of one rule each."""

from datetime import date

import pytest

from foedus.aligning import align
from foedus.aligning.commitments import Source, commitment_years
from foedus.aligning.portfolio import Ties
from foedus.aligning.ties import left_out, levels, ties_of
from foedus.records.imported import Spell
from foedus.records.treaty import OBLIGATION_KINDS, Obligation, Party, Treaty, TreatyEvent
from foedus.register import Register, load

DAY = date(1970, 6, 1)


DEFENCE = Obligation("defence", "1")


def treaty(*parties, id="ONE", obligations=(DEFENCE,), **more):
    made = tuple(p if isinstance(p, Party) else Party(p) for p in parties)
    base = {"signed": "1960-01-01", "in_force": "1960-01-01", "form": "treaty"}
    return Treaty(id=id, name=id, parties=made, obligations=tuple(obligations), **{**base, **more})


def level(one, other, *treaties, day=DAY):
    portfolio = Ties(ties_of(Register(treaties, {}))).portfolio(day, day)
    return int(portfolio.valued(one)[portfolio.at[other]])


def test_every_kind_has_a_level():
    assert set(levels()) == set(OBLIGATION_KINDS)


@pytest.mark.parametrize(
    ("kind", "wanted"), [("defence", 3), ("offence", 3), ("neutrality", 2), ("nonaggression", 2), ("consultation", 1)]
)
def test_the_closest_promise_counts(kind, wanted):
    made = treaty("PER", "BOL", obligations=[Obligation("consultation", "1"), Obligation(kind, "2")])
    assert level("PER", "BOL", made) == level("BOL", "PER", made) == wanted
    assert level("PER", "CHL", made) == 0


def test_a_one_way_guarantee_ties_one_way():
    one_way = Obligation("guarantee", "1", ("GBR",), ("BEL",), owed="armed force")
    assert level("GBR", "BEL", treaty("GBR", obligations=[one_way])) == 3
    assert level("BEL", "GBR", treaty("GBR", obligations=[one_way])) == 0


def test_a_guarantee_without_force_is_weak():
    assert (
        level("GBR", "BEL", treaty("GBR", obligations=[Obligation("guarantee", "1", ("GBR",), ("BEL",), owed="aid")]))
        == 1
    )


@pytest.mark.parametrize("form", ["political_declaration", "domestic_law"])
def test_declarations_tie_nobody(form):
    assert level("PER", "BOL", treaty("PER", "BOL", form=form)) == 0


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        ({"in_force": "1970-06-02"}, 0),
        ({"ended": "1970-06-01"}, 0),
        ({"ended": "1970-06-02"}, 3),
        ({"in_force": None}, 0),
        ({"events": (TreatyEvent("suspended", "1969-01-01", "1971-01-01"),)}, 0),
        ({"events": (TreatyEvent("suspended", "1969-01-01", "1970-01-01"),)}, 3),
        ({"events": (TreatyEvent("suspended", "1969-01-01"), TreatyEvent("resumed", "1970-01-01"))}, 3),
        ({"events": (TreatyEvent("suspended", "1969-01-01", states=("CHL",), toward=("PER",)),)}, 3),
    ],
)
def test_only_what_is_in_force_counts(more, wanted):
    assert level("PER", "BOL", treaty("PER", "BOL", **more)) == wanted


def test_members_are_tied_while_both_are_members():
    made = treaty(Party("PER"), Party("BOL", "1965-01-01", "1968-01-01"))
    assert level("PER", "BOL", made, day=date(1966, 1, 1)) == 3
    assert level("PER", "BOL", made) == 0


def test_a_state_that_goes_on_has_one_line():
    made = treaty("SUN", "MNG")
    assert level("RUS", "MNG", made) == 3


def years(*treaties, x="PER", y="BOL", spells=(), first=date(1959, 1, 1), last=date(1962, 12, 31)):
    source = Source(Ties(ties_of(Register(treaties, {})), spells), (first, last), {})
    return commitment_years(source, x, y, first, last)


def test_a_year_opens_into_its_treaties():
    made = [treaty("PER", "BOL", ended="1961-05-01"), treaty("PER", "CHL", id="TWO")]
    found = {y.year: y for y in years(*made)}
    assert [y for y in found if found[y].treaties] == [1960, 1961]
    assert found[1960].begun == found[1961].ended == ("ONE",)
    assert found[1960].x_owes == found[1960].y_owes == 3
    (partner,) = found[1960].partners
    assert (partner.state, partner.x_level, partner.y_level, partner.x_treaties) == ("CHL", 3, 0, ("TWO",))


def test_years_without_the_state_are_left_out():
    spells = [Spell("PER", "1900", None), Spell("BOL", "1961-03-01", None)]
    assert [y.year for y in years(treaty("PER", "BOL"), spells=spells)] == [1961, 1962]


def test_treaties_open_to_all_are_listed_and_not_measured():
    found = years(treaty("PER", "BOL", id="KELLOGG28"))[-1]
    assert found.treaties == ("KELLOGG28",)
    assert found.x_owes == 3
    assert found.valued.kappa < 0


def test_what_is_left_out_is_in_the_register_and_armistices_are():
    known = load()
    assert left_out() <= set(known.by_id)
    stops = {t.id for t in known.treaties if "Armistice" in t.name and not t.short_of_treaty}
    assert stops <= left_out()


@pytest.mark.parametrize(("last", "breached"), [(date(1955, 1, 1), False), (date(1957, 1, 1), True)])
def test_breaches_are_told_up_to_the_day(last, breached):
    found = align("Israel", "Egypt", since=date(1950, 1, 1), until=last)
    assert ("breached" in dict(found.treaty_names)["ISR_EGY49"]) == breached
