from __future__ import annotations

import re

import pytest

from foedus.claims import attribute, find_claims
from foedus.parsing import load
from foedus.records import Actor, Block, Document, Event


def coded(text: str, trigger: str, actor: str | None = None) -> Event:
    """The event that the trigger tells, attributed; its actor is the words given, if any."""
    blocks = tuple(Block(m.start(), m.end(), "body") for m in re.finditer(r"[^\n]+", text))
    document = Document("d", text, blocks=blocks)
    sentences = load().parse(document)
    at = text.index(trigger)
    index = next(s.index for s in sentences if s.start <= at < s.end)
    who = ()
    if actor is not None:
        begin = text.index(actor)
        who = (Actor(actor, begin, begin + len(actor), actor),)
    event = Event("e", "d", index, at, at + len(trigger), "ASSAULT", None, (), trigger, who, (), "happened")
    (found,) = attribute([event], find_claims(document, sentences, {}), sentences)
    return found


@pytest.mark.parametrize(
    ("text", "trigger", "source"),
    [
        ("Rebels shelled the port, the army said.", "shelled", "the army"),
        ("Five villagers were killed, according to a police report.", "killed", "a police report"),
        ("The two sides met in Doha, the ministry said on Monday.", "met", "the ministry"),
        ("The inquiry concluded that the regime has used gas.", "used", "The inquiry"),
        ("The army, which said it had shelled the port, fell silent.", "shelled", "The army"),
        ("The ministry accused the rebels of shelling the port.", "shelling", "The ministry"),
    ],
)
def test_an_event_rests_on_who_tells_it(text: str, trigger: str, source: str) -> None:
    event = coded(text, trigger)
    assert event.source is not None
    assert event.source.text == source
    assert text[event.source.start : event.source.end] == source
    assert event.claim is not None


def test_what_goes_on_behind_the_content_rests_on_the_same_source() -> None:
    text = "This is no drill; reports suggest Chad has actively joined in the war, deploying pilots to fight in Mali."
    event = coded(text, "deploying")
    assert event.source is not None
    assert (event.source.text, event.certainty) == ("reports", "suggested")


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        ("Rebels shelled the port on Monday.", "shelled", "Rebels"),
        ("The president announced that she would resign.", "resign", "The president"),
        ("The minister condemned the attack on the port.", "attack", None),
        ("The minister condemned the attack on the port.", "condemned", "The minister"),
        ("Kenya urged the rebels to end the siege.", "siege", None),
        ("Nobody has confirmed that six fighters died.", "died", None),
        ("The minister said:\nWe are appalled by the shelling.\nThe regime bombed a school.", "bombed", "The regime"),
    ],
)
def test_what_the_text_asserts_itself_has_no_source(text: str, trigger: str, actor: str | None) -> None:
    event = coded(text, trigger, actor if actor is None or actor in text else None)
    assert event.source is None
    assert event.certainty == "asserted"


def test_a_printed_statement_keeps_its_claim() -> None:
    event = coded("The minister said:\nWe are appalled.\nThe regime bombed a school.", "bombed")
    assert event.source is None
    assert event.claim is not None


def test_a_denied_act_is_denied() -> None:
    event = coded("The ministry denied that its forces had shelled the town.", "shelled", "its forces")
    assert event.certainty == "denied"
    assert event.status == "denied"


def test_the_denied_report_is_the_source() -> None:
    event = coded("The ministry denied reports that a frigate had rammed a trawler.", "rammed")
    assert event.source is not None
    assert event.source.text == "reports"


def test_a_report_without_a_source_is_only_reported() -> None:
    event = coded("The militia reportedly burned the village.", "burned", "The militia")
    assert event.source is None
    assert event.certainty == "reported"
