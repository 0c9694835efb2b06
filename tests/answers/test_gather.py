from __future__ import annotations

from dataclasses import replace

from foedus.answers import gather


def test_a_happening_of_two_documents_is_one_with_both_reports(documents) -> None:
    sign = next(o for o in gather(documents) if o.happening.id == "h-sign")
    assert [e.doc for e in sign.reports] == ["pact", "wire"]
    assert sign.documents == 2
    assert sign.happening.independent == 2
    assert sign.happening.publishers == ("Straits Courier", "Northern Wire")
    assert sign.standing == "told as fact"


def test_every_event_is_a_report_of_exactly_one_occurrence(documents) -> None:
    told = [e.id for o in gather(documents) for e in o.reports]
    assert sorted(told) == sorted(e.id for c in documents for e in c.events)


def test_events_without_a_happening_stand_alone(documents) -> None:
    bare = tuple(replace(c, happenings=()) for c in documents)
    found = gather(bare)
    assert len(found) == sum(len(c.events) for c in documents)
    assert all(o.happening.events[0].event == o.first.id for o in found)


def test_standing(documents) -> None:
    standing = {o.happening.id: o.standing for o in gather(documents)}
    assert standing["h-deploy"] == "not established"
    assert standing["h-shell"] == "disputed"
    assert standing["h-visit"] == "told as fact"


def test_what_only_commentary_tells_is_said_to_be_so(documents) -> None:
    pact = documents[0]
    slant = tuple(replace(s, commentary=0.9) if s.sentence == 4 else s for s in pact.slant)
    standing = {o.happening.id: o.standing for o in gather((replace(pact, slant=slant),))}
    assert standing["h-refuse"] == "told in commentary"
    assert standing["h-condemn"] == "told as fact"


def test_order_is_by_date_then_as_told(documents) -> None:
    dates = [o.order for o in gather(documents)]
    assert dates == sorted(dates)


def test_none_from_nothing() -> None:
    assert gather(()) == ()
