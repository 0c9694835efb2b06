"""Tellings of one occurrence are one happening; different occurrences stay apart."""

import pytest

import foedus


def _groups(text, kind, day="1999-05-05"):
    """How many tellings each happening of a type has, in the order of their first telling."""
    found = foedus.read(text, date=day)
    return [len(h.events) for h in found.happenings if h.type == kind]


@pytest.mark.parametrize(
    ("text", "kind", "groups"),
    [
        (
            "Kenya expelled two diplomats of Chad. Kenya expelled two diplomats of Chad, officials said.",
            "SANCTION",
            [2],
        ),
        (
            "Nigeria expelled three diplomats of Benin on Monday. Benin protested the expulsion of its diplomats by "
            "Nigeria.",
            "SANCTION",
            [2],
        ),
        (
            "Pakistan and India held talks in Geneva on Monday. The talks between Pakistan and India lasted two days.",
            "CONSULT",
            [2],
        ),
        (
            "Ethiopian warplanes bombed Asmara on 3 April 1999. On 2 May 1999 Ethiopian warplanes bombed Asmara.",
            "ASSAULT",
            [1, 1],
        ),
        ("Libya expelled two diplomats of Chad. Sudan expelled two diplomats of Niger.", "SANCTION", [1, 1]),
        ("Israel attacked Lebanon. Lebanon attacked Israel.", "ASSAULT", [1, 1]),
        ("Iraq accused Iran of shelling Basra. Syria accused Israel of shelling Quneitra.", "ACCUSE", [1, 1]),
        ("Jordan has not sent troops to Egypt. Jordan sent troops to Egypt.", "MOBILIZE", [1, 1]),
        (
            "Chad and Libya signed a pact in Tripoli on Monday. Oil prices rose. Traders were pleased. The pound fell. "
            "After the talks Chad and Libya signed the agreement that had been drafted in March.",
            "SUPPORT",
            [2],
        ),
        (
            "Chad and Libya signed a pact on 3 April 1999. Oil rose. On 2 May 1999 Chad and Libya signed a pact.",
            "SUPPORT",
            [1, 1],
        ),
        (
            "Chad and Libya signed a pact on oil. Oil prices rose. Chad and Libya signed another pact on water.",
            "SUPPORT",
            [1, 1],
        ),
    ],
)
def test_how_many_happenings(text, kind, groups):
    assert _groups(text, kind) == groups


def test_planned_and_happened_stay_apart():
    text = "India's president will visit Nepal next week. India's president visited Nepal in March."
    happenings = foedus.read(text, date="1999-05-05").happenings
    assert {h.status for h in happenings} == {"planned", "happened"}
    assert all(len(h.events) == 1 for h in happenings)


def test_a_happening_gathers_what_its_tellings_say():
    text = "Nigeria expelled three diplomats of Benin. According to officials, Nigeria expelled three diplomats of " \
           "Benin on Monday."  # fmt: skip
    found = foedus.read(text, date="1999-05-05", publisher="Coast Daily")
    (happening,) = [h for h in found.happenings if h.type == "SANCTION"]
    assert happening.parties == ("BEN", "NGA")
    assert (happening.first, happening.last) == ("1999-05-03", "1999-05-03")
    assert happening.publishers == ("Coast Daily",)
    assert happening.independent == 1
    assert happening.asserted_by == ("officials",)
    assert happening.denied_by == ()


def test_who_denies():
    text = "Peru denied that it had attacked Ecuador."
    (happening,) = [h for h in foedus.read(text).happenings if h.type == "ASSAULT"]
    assert happening.status == "denied"
    assert happening.denied_by == ("Peru",)
    assert happening.asserted_by == ()


@pytest.mark.parametrize(
    "text",
    [
        "Ecuador said that Peru had attacked it, but Peru denied the attack.",
        "Peru denied that it had attacked Ecuador. Ecuador accused Peru of attacking Ecuador.",
    ],
)
def test_an_assertion_and_its_denial_are_one_disputed_happening(text):
    (happening,) = [h for h in foedus.read(text).happenings if h.type == "ASSAULT"]
    assert (happening.asserted_by, happening.denied_by) == (("Ecuador",), ("Peru",))
    assert happening.status == "happened"


def test_every_event_is_told_by_exactly_one_happening(coded):
    told = [t.event for h in coded.happenings for t in h.events]
    assert sorted(told) == sorted(e.id for e in coded.events)
    by_event = {t.event: h.id for h in coded.happenings for t in h.events}
    assert all(by_event[e.id] == e.happening for e in coded.events)


def test_tellings_point_at_their_events(coded):
    where = {e.id: (e.doc, e.start, e.end) for e in coded.events}
    for happening in coded.happenings:
        assert all(where[t.event] == (t.doc, t.start, t.end) for t in happening.events)


def test_no_event_no_happening():
    found = foedus.read("The weather was fine. Nobody complained about the soup.")
    assert found.happenings == ()
