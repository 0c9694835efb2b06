from __future__ import annotations

import pytest

import foedus
from foedus.happenings.hardening import hardened
from foedus.records import Event, Source


def event(start: int, certainty: str, source: str | None = None, **more: object) -> Event:
    who = None if source is None else Source(source, 0, 1, source)
    return Event(
        f"e{start}", "d", start, start, start + 1, "ASSAULT", None, (), "x", (), (), "happened",
        source=who, certainty=certainty, **more,  # type: ignore[arg-type]
    )  # fmt: skip


@pytest.mark.parametrize("weak", ["suggested", "alleged", "reported", "estimated"])
def test_a_plain_assertion_hardens_what_was_told_less_surely(weak: str) -> None:
    assert hardened([event(1, weak, "A"), event(5, "asserted")]) == {"e5": "e1"}


@pytest.mark.parametrize(
    "tellings",
    [
        [event(1, "asserted"), event(3, "suggested", "A"), event(5, "asserted")],
        [event(1, "suggested", "A"), event(3, "asserted", "B"), event(5, "asserted")],
        [event(1, "suggested", "A"), event(5, "denied")],
        [event(1, "suggested", "A"), event(5, "asserted", claim="c")],
    ],
)
def test_evidence_or_an_earlier_assertion_hardens_nothing(tellings: list[Event]) -> None:
    assert hardened(tellings) == {}


def test_a_text_that_hardens_says_so() -> None:
    text = (
        "Intelligence reports suggest that Peru attacked Ecuador on Monday. Talks were called off. "
        "Peru attacked Ecuador on Monday, and the border is shut."
    )
    coded = foedus.read(text)
    attacks = [e for e in coded.events if e.trigger == "attacked"]
    assert [e.certainty for e in attacks] == ["suggested", "asserted"]
    assert attacks[1].hardens == attacks[0].id
    assert attacks[0].hardens is None
