from __future__ import annotations

from foedus.answers import scope
from foedus.answers.names import countries


def triggers(documents):
    return {e.trigger for c in documents for e in c.events}


def test_without_countries_everything_stays(documents) -> None:
    assert scope(documents) == tuple(documents)


def test_one_country_keeps_what_it_takes_part_in(documents) -> None:
    cut = scope(documents, ["ors"])
    assert all("ORS" in countries(e) for c in cut for e in c.events)
    assert triggers(cut) == {"arm", "refused", "sell", "imposed sanctions", "thanked", "visited"}


def test_two_countries_keep_what_stands_between_them_and_reactions_to_it(documents) -> None:
    cut = scope(documents, ["KES", "ALD"])
    assert {"signed", "deployed", "meet", "condemned"} <= triggers(cut)
    assert not {"thanked", "visited", "refused"} & triggers(cut)
    assert {k.kind for c in cut for k in c.commitments} == {"defence"}


def test_what_one_of_the_two_says_of_the_other_bears_on_them(documents) -> None:
    cut = scope(documents, ["MRN", "KES"])
    assert triggers(cut) == {"deployed"}
    assert [k.id for c in cut for k in c.claims] == ["pact:c1"]


def test_documents_with_nothing_left_are_left_out(documents) -> None:
    assert scope(documents, ["ZZZ"]) == ()
    assert [c.document.id for c in scope(documents, ["MRN", "KES"])] == ["pact"]


def test_text_sentences_and_slant_stay_whole(documents) -> None:
    cut = scope(documents, ["MRN", "KES"])[0]
    assert cut.document == documents[0].document
    assert cut.sentences == documents[0].sentences
    assert cut.slant == documents[0].slant


def test_claims_keep_those_that_they_stand_in(documents) -> None:
    ids = {k.id for c in scope(documents, ["KES"]) for k in c.claims}
    assert {"pact:c3", "pact:c4"} <= ids
