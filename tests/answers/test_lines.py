from __future__ import annotations

from dataclasses import replace

from foedus.answers import claim_line, commitment_line, event_line, happening_line


def test_event_line(documents) -> None:
    found = [event_line(e) for e in documents[0].events]
    assert found[0] == "2031-05-06  Ilka Veld (ALD) -> Kestria  Agreement or promise “signed”  at Brenn  0.93  pact:0"
    assert "suggested by Marenland intelligence" in found[6]
    assert "background" in found[7]
    assert "planned" in found[8]


def test_a_party_of_several_states_is_named_once(documents) -> None:
    envoys = replace(documents[0].events[0].actor[0], name="envoys", kind="person")
    event = replace(documents[0].events[0], recipient=(replace(envoys, country="PER"), replace(envoys, country="CHL")))
    assert "-> envoys (PER, CHL)  " in event_line(event)


def test_claim_line(documents) -> None:
    pact = documents[0]
    assert claim_line(pact.claims[3], pact.document.text).startswith("no source named  reported  a statement by")


def test_happening_line(documents) -> None:
    found = [happening_line(h) for h in documents[1].happenings]
    assert found[0].endswith("told in 1 report  by 1 publisher  h-sign")
    assert "denied by Kestria" in found[1]


def test_commitment_line(documents) -> None:
    assert commitment_line(documents[0].commitments[0]) == (
        "mutual defence, signed  Aldova, Kestria  defence pact  signed 2031-05-06"
        "  if: if the other is attacked by a third state  as stated by Ilka Veld  pact:1"
    )


def test_no_document_steers_the_terminal(documents) -> None:
    event = replace(documents[0].events[0], trigger="si\x1b[31mgned\n\u202e\x07")
    assert event_line(event).isprintable()
