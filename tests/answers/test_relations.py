from __future__ import annotations

import pytest

from foedus.answers import commentary, network, pairs, timeline, who_says


def test_timeline_sets_the_undated_apart_and_orders_the_dated(documents) -> None:
    found = timeline(documents)
    assert [e.date for e in found.dated] == ["2031-03", "2031-05-06", "2031-05-07", "2031-05-08", "2031-06"]
    assert len(found.undated) == 8
    assert {e.status for e in found.undated} == {"happened", "hypothetical", "denied"}
    assert found.dated[-1].status == "planned"


def test_pairs_count_happenings_not_reports(documents) -> None:
    pair = next(p for p in pairs(documents) if (p.a, p.b) == ("ALD", "KES"))
    assert pair.count == 3
    assert (pair.cooperation, pair.conflict, pair.open) == (2, 0, 1)
    assert pair.mean == pytest.approx((2.5 + 10.0) / 2)
    assert pair.sign == 1


def test_pairs_know_who_acted_on_whom(documents) -> None:
    pair = next(p for p in pairs(documents) if (p.a, p.b) == ("MRN", "ORS"))
    assert (pair.a_to_b, pair.b_to_a) == (4, 1)
    assert (pair.first, pair.last) == ("2031-05-08", "2031-05-08")


def test_an_armed_group_is_a_party_of_its_own(documents) -> None:
    pair = next(p for p in pairs(documents) if p.a == "*Highland Front")
    assert (pair.b, pair.sign, pair.conflict) == ("KES", -1, 1)


def test_what_only_might_be_has_no_mean(documents) -> None:
    planned = [c for c in documents if c.document.id == "pact"]
    events = tuple(e for e in planned[0].events if e.status == "planned")
    from dataclasses import replace

    pair = pairs((replace(planned[0], events=events, happenings=()),))[0]
    assert (pair.mean, pair.sign, pair.open) == (None, 0, 1)


def test_network_holds_the_pairs_and_is_the_same_each_time(documents) -> None:
    found = network(documents)
    assert found == network(documents)
    assert {n.key for n in found.nodes} >= {"ALD", "KES", "MRN", "ORS", "*Highland Front", "*Straits League"}
    assert found.edges == pairs(documents)
    assert found.left_out == 0


def test_network_leaves_the_least_tied_out(documents) -> None:
    found = network(documents, most=2)
    assert len(found.nodes) == 2
    assert found.left_out == 4
    assert all({e.a, e.b} <= {n.key for n in found.nodes} for e in found.edges)


def test_who_says_groups_by_source_and_keeps_the_words(documents) -> None:
    voices = {v.name: v for v in who_says(documents)}
    veld = voices["Ilka Veld"].said[0]
    assert veld.content == "The pact … obliges each side to help if the other is attacked by a third state"
    assert voices["Marenland intelligence"].certainties == {"suggested": 1}
    assert voices["Marenland intelligence"].said[0].events == ("pact:471-479:AID",)
    assert list(voices)[-1] == ""


def test_commentary_counts_sentences_and_loaded_words(documents) -> None:
    pact, wire = commentary(documents)
    assert [r.slant.sentence for r in pact.remarks] == [2, 8, 9]
    assert (pact.sentences, pact.slanted) == (10, 2)
    assert dict(pact.loaded)["grotesque axis"] == 1
    assert wire.remarks == ()
