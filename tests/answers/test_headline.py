from __future__ import annotations

from dataclasses import replace

import pytest

from foedus.answers import country_names, gather, headline, told
from foedus.answers.headline import leading


def lines(documents, **more):
    return [line.text for line in headline(documents, **more)]


def test_it_leads_with_what_was_signed_and_told_twice(documents) -> None:
    first = headline(documents)[0]
    assert first.text == (
        "Ilka Veld (Aldova) signed an agreement with Kestria in Brenn on 6 May 2031 (told in 2 documents)."
    )
    assert len(first.events) == 2


def test_what_a_source_only_suggests_is_said_to_be_not_established(documents) -> None:
    found = next(line for line in lines(documents) if "suggested" in line)
    assert found == "As suggested by Marenland intelligence, Kestria sent forces to help Aldova; not established."


def test_what_is_disputed_is_said_to_be_so(documents) -> None:
    assert any("shelled the Highland Front" in line and line.endswith("disputed.") for line in lines(documents))


def test_commitments_and_commentary_are_told_and_the_extent_comes_last(documents) -> None:
    found = lines(documents)
    assert "The documents report 3 commitments: supply of arms (2) and mutual defence." in found
    assert any("“if the other is attacked by a third state”, as stated by Ilka Veld." in line for line in found)
    assert "3 of 16 sentences are the authors’ own commentary, set apart from the record." in found
    assert found[-1].startswith("2 documents, of 8 May 2031 and 9 May 2031, tell of 13 happenings in 15 reports;")


def test_every_sentence_is_one_and_links_to_events_that_there_are(documents) -> None:
    known = {e.id for c in documents for e in c.events}
    for line in headline(documents):
        assert line.text.endswith(".")
        assert line.text[0].isupper() or line.text[0].isdigit()
        assert set(line.events) <= known


@pytest.mark.parametrize("most", [0, 1, 3])
def test_it_keeps_to_its_length(documents, most) -> None:
    assert sum(bool(line.events) and not line.records for line in headline(documents, most)) == most + 1


def test_nothing_from_nothing() -> None:
    assert headline(()) == []


def test_the_same_words_are_told_once(documents) -> None:
    wire = documents[1]
    other = replace(
        wire,
        document=replace(wire.document, id="copy"),
        events=tuple(replace(e, id=f"{e.id}-copy", doc="copy", happening=None) for e in wire.events),
        happenings=(),
    )
    both = (wire, other)
    texts = [told(o, country_names(both)).text for o in leading(gather(both), country_names(both), 20)]
    assert len(texts) == len(set(texts))


def test_a_reaction_names_what_it_reacts_to(documents) -> None:
    names = country_names(documents)
    by_id = {o.happening.id: o for o in gather(documents)}
    text = told(by_id["h-condemn"], names, by_id["h-sign"]).text
    assert text == (
        "Marenland’s presidential office issued a condemnation, in reaction to the signing of an agreement."
    )
