"""Set phrases of diplomatic notes, which tell of no event."""

import pytest

import foedus

NOTE = """The Embassy of the Kingdom of Norway presents its compliments to the Ministry of Foreign Affairs of Chad.

On 3 May aircraft of Chad bombed a Norwegian ship.

The Royal Government protests against the attack by Chad. It demands that Chad pay compensation."""


@pytest.mark.parametrize(
    "text",
    [
        "The Permanent Mission of Chad to the United Nations has received the letter.",
        "The Embassy of Chad has been instructed by its Government to reply to the letter.",
    ],
)
def test_an_envoys_orders_and_his_seat_are_no_events(text):
    assert foedus.read(text).events == ()


def test_a_note_is_the_words_of_who_presents_his_compliments():
    events = {e.trigger: e for e in foedus.read(NOTE).events}
    assert [a.country for a in events["protests"].actor] == ["NOR"]
    assert [a.country for a in events["demands"].actor] == ["NOR"]
    assert [a.country for a in events["demands"].recipient] == ["TCD"]


@pytest.mark.parametrize(
    "text",
    [
        "Adopted by the Security Council at its 5015th meeting, on 30 July 2004",
        "The European Parliament instructs its President to forward this resolution to the Council and to Chad.",
        "The Embassy requests that this note be circulated as a document of the General Assembly.",
    ],
)
def test_how_papers_begin_and_end_is_no_event(text):
    assert foedus.read(text).events == ()
