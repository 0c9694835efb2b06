"""Every coding frame's own examples: what must come out, and what must not."""

import pytest

from foedus.actors import find_mentions
from foedus.coding import consider, lexicon
from foedus.parsing import load
from foedus.records import Block, Document


def _code(text):
    document = Document("example", text, blocks=(Block(0, len(text), "body"),))
    sentences = load().parse(document)
    # Frames alone: what the judge makes of a sentence without its document is another question.
    found = consider(document, sentences, find_mentions(document, sentences), reach=False)
    return [c.event for c in found if c.event is not None]


def _side(actors):
    return {a.country or a.name for a in actors}


def _expected(side):
    return {part.strip() for part in side.split("+")} - {"-", ""}


CASES = [(frame, example) for frame in lexicon().frames for example in frame.examples]


@pytest.mark.parametrize(("frame", "example"), CASES, ids=lambda v: getattr(v, "name", None))
def test_example(frame, example):
    if example.startswith("!"):
        events = _code(example[1:].strip())
        assert frame.type not in {e.type for e in events}, [(e.type, e.trigger, e.because) for e in events]
        return
    text, actors, recipients = (part.strip() for part in example.split("|"))
    events = _code(text)
    told = [(e.type, e.trigger, _side(e.actor), _side(e.recipient), e.because) for e in events]
    assert any(t == frame.type and _expected(actors) == a and _expected(recipients) == r for t, _, a, r, _ in told), (
        told
    )
