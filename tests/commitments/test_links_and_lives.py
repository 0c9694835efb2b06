"""Texts of other pacts, regions and decades: what is linked to the register, what is joined, what stays unknown."""

import pytest

import foedus
from foedus.commitments import undertakings
from foedus.register import load


def _read(text, day, name="a"):
    return foedus.read(text, date=day, id=name)


def _lives(*texts, register=True):
    documents = [_read(text, day, f"d{n}") for n, (text, day) in enumerate(texts)]
    return undertakings(documents, load() if register else None)


@pytest.mark.parametrize(
    ("day", "text", "treaty", "certainty"),
    [
        ("1951-09-05", "The United States and the Philippines signed a mutual defense treaty on August 30, 1951.",
         "US_PHL51", "certain"),
        ("2013-11-20", "Washington reaffirmed its mutual defense treaty with Manila on Tuesday.", "US_PHL51", "likely"),
        ("2001-09-13", "Belgium invoked Article 5 of the North Atlantic Treaty on Wednesday.", "NATO", "certain"),
        ("1939-08-24", "Germany and the Soviet Union signed a non-aggression pact in Moscow on Wednesday.",
         "MOLOTOV39", "certain"),
        ("2020-06-15", "North Korea and China renewed their mutual aid treaty.", "CHN_PRK61", "likely"),
        ("1972-03-20", "India and Bangladesh signed a treaty of friendship on Sunday, which Indira Gandhi said "
         "contains a pledge of mutual assistance if either is attacked.", "IND_BGD72", "likely"),
    ],
)  # fmt: skip
def test_a_treaty_of_the_register_is_linked_with_the_reason(day, text, treaty, certainty):
    (found,) = _lives((text, day))
    assert found.link is not None
    assert (found.link.treaty, found.link.certainty) == (treaty, certainty)
    assert found.link.reason


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("1989-04-02", "Syria signed a defence pact with Iraq on Saturday."),
        ("2024-01-15", "Saudi Arabia and Pakistan could sign a mutual defence pact, officials said."),
        ("2023-09-01", "Armenia and Azerbaijan signed five agreements on transport, water and energy on Friday."),
        ("2018-07-09", "Ethiopia and Eritrea restored diplomatic relations on Monday after twenty years."),
        ("1951-08-01", "The United States and the Philippines will sign a mutual defense treaty in the autumn."),
    ],
)
def test_what_is_no_treaty_of_the_register_is_not_guessed_to_be_one(day, text):
    (found,) = _lives((text, day))
    assert found.link is None
    assert found.provenance == "reported"


def test_the_same_pact_in_two_documents_is_joined_and_said_to_be_inferred():
    (found,) = _lives(
        ("Peru and Bolivia signed a mutual defence pact in La Paz on Monday.", "1987-03-10"),
        ("Bolivia reaffirmed its mutual defence pact with Peru.", "1991-06-01"),
    )
    assert [e.status for e in found.life] == ["signed", "reaffirmed"]
    assert found.status == "reaffirmed"
    assert found.inferred
    assert found.inferred[0].startswith("inferred")
    assert len(found.commitments) == 2
    assert found.happenings


def test_pacts_signed_on_different_days_stay_two():
    found = _lives(
        ("Peru and Bolivia signed a mutual defence pact on Monday.", "1987-03-10"),
        ("Peru and Bolivia signed a mutual defence pact on Monday.", "1993-05-12"),
    )
    assert len(found) == 2
    assert not any(u.inferred for u in found)


def test_an_unpublished_text_and_the_one_who_states_the_clause():
    (found,) = _lives((
        "Chad and Mali signed a security treaty on Monday, which Mali's president said contains a mutual defence "
        "clause in case of an attack on either state. The exact wording of the treaty has not been published.",
        "2019-02-06",
    ), register=False)  # fmt: skip
    assert (found.text, found.text_as_of) == ("unpublished", "2019-02-06")
    (clause,) = [c for c in found.clauses if c.trigger]
    assert clause.trigger == "in case of an attack on either state"
    assert clause.stated_by == "Ibrahim Boubacar Keita"


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("The text of the pact has not been made public.", "unpublished"),
        ("The terms of the pact remain secret.", "unpublished"),
        ("Officials declined to release the text.", "unpublished"),
        ("The full text of the pact was published on Tuesday.", "published"),
        ("The pact was welcomed in Damascus.", None),
    ],
)
def test_whether_the_text_is_known(sentence, text):
    (found,) = _lives((f"Syria signed a defence pact with Iraq on Saturday. {sentence}", "1989-04-02"), register=False)
    assert found.text == text


def test_a_number_of_pacts_and_their_subjects():
    (found,) = _lives((
        "Oman and Kenya concluded seven agreements in Muscat. The agreements cover several fields, including "
        "fisheries, ports and solar power.", "2016-05-01",
    ), register=False)  # fmt: skip
    assert found.terms.number == 7
    assert found.terms.subjects == ("fisheries", "ports", "solar power")


def test_a_policy_beside_a_threat_is_one_life():
    (found,) = _lives((
        "Turkey might send arms to Sudan. However, Turkey has refrained from directly supplying weapons to Sudan, "
        "citing a law that bars exports to countries at war.", "2022-05-20",
    ), register=False)  # fmt: skip
    assert {e.status for e in found.life} == {"threatened", "withheld"}
    assert found.status == "withheld"
    assert found.terms.reason == "a law that bars exports to countries at war"
    assert "directly" in {c.limits for c in found.clauses}


def test_an_offer_is_no_agreement():
    (found,) = _lives(
        ("Modi said India could enter into military cooperation with Vietnam.", "2016-09-03"), register=False
    )
    assert (found.kind, found.status) == ("military-technical", "offered")


def test_a_breach_is_alleged_by_whom_and_binds_no_one_else():
    found = _lives((
        "Libya and Malta signed a military treaty on Monday. Italy's foreign ministry denounced the treaty as a breach "
        "of Security Council resolutions.", "1984-11-20",
    ), register=False)  # fmt: skip
    (breach,) = [u for u in found if u.status == "breached"]
    assert set(breach.parties) == {"LBY", "MLT"}
    assert (breach.life[0].certainty, "Italy" in (breach.life[0].source or "")) == ("alleged", True)


def test_who_is_no_party_cannot_denounce_a_treaty():
    assert not _lives(
        ("China denounced the mutual defence pact between Vietnam and Laos.", "1979-02-01"), register=False
    )


def test_the_capital_in_a_treaty_s_name_is_no_party():
    (found,) = _lives(("Ukraine, Russia and Britain signed the Budapest Memorandum on Monday.", "1994-12-06"))
    assert set(found.parties) == {"UKR", "RUS", "GBR"}


def test_sanctions_name_their_leaders():
    (found,) = _lives(("Norway joined economic sanctions led by Britain against Serbia.", "1999-05-05"), register=False)
    assert found.terms.led_by == ("GBR",)
