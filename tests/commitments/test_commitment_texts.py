"""What small texts commit parties to: kind, state, parties, trigger, and what is no commitment."""

import pytest

import foedus


def _commitments(text, day="1999-05-05"):
    return foedus.read(text, date=day).commitments


def _countries(actors):
    return {a.country or a.name for a in actors}


@pytest.mark.parametrize(
    ("text", "kind", "status", "parties", "beneficiaries"),
    [
        ("Belarus and Armenia signed a mutual defence pact in Minsk on Monday.", "defence", "signed", "BLR ARM", ""),
        ("Ghana and Togo reaffirmed their mutual defence treaty on Tuesday.", "defence", "reaffirmed", "GHA TGO", ""),
        ("Finland and Estonia will sign a defence pact in June.", "defence", "pledged", "FIN EST", ""),
        ("Libya violated the non-aggression pact with Chad.", "nonaggression", "breached", "LBY TCD", ""),
        ("Sweden has refused to supply weapons to Turkey.", "arms", "withheld", "SWE", "TUR"),
        ("Switzerland has not sent arms to Croatia.", "arms", "withheld", "CHE", "HRV"),
        ("Switzerland has refrained from supplying weapons to Croatia.", "arms", "withheld", "CHE", "HRV"),
        ("Brazil offered to supply Paraguay with weapons.", "arms", "offered", "BRA", "PRY"),
        ("Argentina offered Bolivia humanitarian aid.", "aid", "offered", "ARG", "BOL"),
        (
            "Brazil proposed military-technical cooperation with Paraguay.",
            "military-technical",
            "offered",
            "BRA",
            "PRY",
        ),
        ("Chile might send arms to Bolivia.", "arms", "threatened", "CHL", "BOL"),
        ("Norway joined economic sanctions led by Britain against Serbia.", "sanctions", "joined", "NOR", "SRB"),
        ("The United States imposed sanctions on Sudan.", "sanctions", "imposed", "USA", "SDN"),
    ],
)
def test_one_commitment(text, kind, status, parties, beneficiaries):
    (found,) = _commitments(text)
    assert (found.kind, found.status) == (kind, status)
    assert _countries(found.parties) == set(parties.split())
    assert _countries(found.beneficiaries) == set(beneficiaries.split())


def test_a_treaty_with_its_trigger_and_date():
    text = (
        "Egypt and Jordan signed a mutual defence treaty in Cairo on Monday, under which each must help the other in "
        "case of an attack on either country."
    )
    (found,) = _commitments(text)
    assert found.trigger == "in case of an attack on either country"
    assert found.signed == "1999-05-03"
    assert found.in_force is None
    assert found.rests_on is None
    assert found.provenance == "reported"


@pytest.mark.parametrize(
    ("text", "status", "parties", "rests_on"),
    [
        ("Egypt and Jordan signed a defence treaty which binds them to help if either is attacked.",
         "signed", "EGY JOR", None),
        ("Ghana reaffirmed the mutual defence pact that it signed with Togo in 1990.", "reaffirmed", "GHA", None),
        ("Poland's president reaffirmed the security guarantee that it had given Moldova.",
         "reaffirmed", "POL MDA", None),
        ("Ghana's president said that Ghana and Togo had signed a mutual defence pact.",
         "signed", "GHA TGO", "president of Ghana"),
    ],
)  # fmt: skip
def test_whose_it_is_and_who_says_so(text, status, parties, rests_on):
    (found,) = _commitments(text, day=None)
    assert found.status == status
    assert set(parties.split()) <= _countries(found.parties)
    assert (found.rests_on and found.rests_on.name) == rests_on


def test_a_term_is_a_limit():
    (found,) = _commitments("Mali and Niger signed a non-aggression pact valid for ten years.")
    assert found.limits == "for ten years"


def test_two_tellings_are_one_commitment():
    text = (
        "Angola and Zambia signed a defence pact on Monday. The defence pact between Angola and Zambia was signed in "
        "Luanda."
    )
    (found,) = _commitments(text)
    assert len(found.events) == 2


def test_two_states_of_one_commitment_stay_two():
    text = "Ghana and Togo signed a defence pact in 1990. On Monday Ghana and Togo renewed the defence pact."
    assert [c.status for c in _commitments(text)] == ["signed", "reaffirmed"]


@pytest.mark.parametrize(
    "text",
    [
        "The commission met for lunch.",
        "A mutual defence treaty is a matter for lawyers.",
        "Kenya and Uganda held talks on a border crossing.",
        "The clerics called on the Security Council to impose an arms embargo on Sudan.",
        "Chile threatened to use rockets against Bolivia.",
    ],
)
def test_what_commits_nobody(text):
    assert _commitments(text) == ()


def test_every_commitment_points_into_the_text_and_at_events(coded):
    text, events = coded.document.text, {e.id for e in coded.events}
    assert coded.commitments
    for found in coded.commitments:
        sentence = coded.sentences[found.sentence]
        assert sentence.start <= found.start < found.end <= sentence.end
        assert set(found.events) <= events
        for part in (found.trigger, found.limits):
            assert part is None or part in text
        for actor in (*found.parties, *found.beneficiaries):
            assert text[actor.start : actor.end] == actor.text


def test_offers_under_a_pact_keep_the_pact_apart(coded):
    kinds = {(c.kind, c.trigger) for c in coded.commitments}
    assert ("defence", "in case of aggression against either state") in kinds
