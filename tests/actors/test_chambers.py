"""Those who met, in the paper that they issued."""

import pytest

import foedus


@pytest.mark.parametrize(
    ("title", "subject", "body"),
    [
        ("Final Communique of the Conference of Non-Aligned Countries", "The Conference", "Non-Aligned Movement"),
        ("ASEAN Declaration on the Strait", "The Ministers", "Association of Southeast Asian Nations"),
        ("DECLARATION OF THE SUMMIT OF THE OAU", "The Heads of State", "Organization of African Unity"),
        ("Lusaka Declaration of the Commonwealth", "The Member States", "Commonwealth of Nations"),
    ],
)
def test_the_title_says_who_met(title, subject, body):
    text = f"{title}\n\n{subject} strongly condemned Chad for its raid on Niger.\n\nThey called on Chad to withdraw."
    events = {e.type: e for e in foedus.read(text, date="1993-05-03").events}
    assert [a.name for a in events["ACCUSE"].actor] == [body]
    assert [a.name for a in events["REQUEST"].actor] == [body]


def test_in_news_they_are_nobodys():
    events = foedus.read("NATO talks on Chad open\n\nThe ministers condemned Chad.").events
    assert all(a.name != "NATO" for e in events for a in e.actor)


def test_parties_are_no_council():
    text = (
        "The Security Council extended the mandate of UNMISS in South Sudan. On 8 August, the parties met in Juba and "
        "agreed on a ceasefire."
    )
    met = [e for e in foedus.read(text).events if e.trigger == "met"]
    assert all(a.country != "IGO" for e in met for a in e.actor)


def test_another_council_is_not_short_for_one():
    text = "The Council of Ministers condemned Chad. The Security Council met."
    (condemned, *_) = foedus.read(text).events
    assert all(a.name != "United Nations Security Council" for a in condemned.actor)


def test_who_issued_a_declaration_speaks_in_it():
    text = (
        "London Declaration\n\nIssued by the Heads of State and Government participating in the meeting of the North "
        "Atlantic Council in London\n\nWe condemn the attack by Chad. We call on Chad to withdraw. We thank Britain."
    )
    actors = {a.name for e in foedus.read(text).events if e.type in ("ACCUSE", "REQUEST") for a in e.actor}
    assert actors == {"North Atlantic Council"}


def test_the_council_of_the_league():
    text = "League of Nations\n\nThe Council,\n\nThanks Norway for its troops;\n\nRequests Chad to withdraw."
    assert {a.name for e in foedus.read(text).events for a in e.actor} == {"League of Nations"}


def test_an_excellency_is_no_name():
    text = "The Summit commended the Mediator, H.E. Goodluck Ebele Jonathan, for his efforts."
    (commended,) = foedus.read(text, date="2021-06-01").events
    assert [a.name for a in commended.recipient] == ["Goodluck Jonathan"]


@pytest.mark.parametrize(
    ("head", "subject"),
    [
        ("Treaty between the Republic of Peru and the Republic of Chile", "The High Contracting Parties"),
        ("Peru-Chile Joint Statement", "The Ministers"),
        ("Agreement on the End of Hostilities\n\nThe Government of Peru and the Government of Chile,", "The Parties"),
    ],
)
def test_who_concludes_a_treaty(head, subject):
    text = f"{head}\n\n{subject} condemned the attack by Chad on Niger."
    (condemned,) = [e for e in foedus.read(text).events if e.type == "ACCUSE"]
    assert {a.country for a in condemned.actor} == {"PER", "CHL"}


def test_council_members_in_its_press_statement():
    text = "SECURITY COUNCIL PRESS STATEMENT ON CHAD\n\nThe Council members condemned Niger for its attack."
    (condemned,) = [e for e in foedus.read(text).events if e.type == "ACCUSE"]
    assert [a.name for a in condemned.actor] == ["United Nations Security Council"]


def test_a_government_and_people_are_of_one_state():
    text = "Jordan expressed its solidarity with the Government and people of Niger."
    (expressed,) = foedus.read(text).events
    assert {a.country for a in expressed.recipient} == {"NER"}
