from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.pages.anchors import anchors
from foedus.pages.clean import clean
from foedus.pages.marks import marked
from foedus.records import Actor, Block, Claim, CodedDocument, Document, Event, Sentence, Slant


def text_of(paragraphs):
    return "".join(p.text for paragraph in paragraphs for s in paragraph.passages for p in s.pieces)


def pieces_of(paragraphs):
    return [p for paragraph in paragraphs for s in paragraph.passages for p in s.pieces]


def test_every_character_stays_in_its_place(documents) -> None:
    names = anchors(documents)
    for coded in documents:
        assert "".join(text_of(marked(coded, names)).split()) == "".join(clean(coded.document.text).split())


def test_every_trigger_is_marked_and_labelled_once(documents) -> None:
    names = anchors(documents)
    pieces = [p for c in documents for p in pieces_of(marked(c, names))]
    ended = [p.trigger.href for p in pieces if p.trigger and p.ends]
    ended += [t.href for p in pieces for t in p.more if t.href.startswith("#e")]
    assert sorted(ended) == sorted(f"#e{n}" for n in names.events.values())


def test_every_claim_is_labelled_once(documents) -> None:
    names = anchors(documents)
    pieces = [p for c in documents for p in pieces_of(marked(c, names))]
    claims = [t.href for p in pieces for t in p.more if t.href.startswith("#c")]
    assert sorted(claims) == sorted(f"#c{n}" for n in names.claims.values())


def test_commentary_is_labelled_once_a_run(documents) -> None:
    passages = [s for p in marked(documents[0], anchors(documents)) for s in p.passages if s.number]
    assert [s.number for s in passages if s.commentary] == ["2", "8", "9"]
    assert [s.number for s in passages if s.opens] == ["2", "8"]


def test_kinds_of_blocks_are_kept(documents) -> None:
    kinds = [p.kind for p in marked(documents[0], anchors(documents))]
    assert kinds == ["title", "byline", "body", "body", "body", "body", "boilerplate"]


def test_text_that_no_block_holds_is_shown_as_unread(documents) -> None:
    coded = documents[0]
    bare = replace(coded, document=replace(coded.document, blocks=coded.document.blocks[2:-1]))
    kinds = [p.kind for p in marked(bare, anchors((bare,)))]
    assert kinds == ["unread", "body", "body", "body", "body", "unread"]


def test_without_blocks_each_line_is_a_paragraph() -> None:
    coded = CodedDocument(Document("a", "One.\n\nTwo.\n"), (), (), (), (), (), ())
    assert [text_of([p]).strip() for p in marked(coded, anchors((coded,)))] == ["One.", "Two."]


def _event(n, start, end, text):
    actor = Actor(text[:1], max(0, start - 3), start + 1, "A", "AAA")
    return Event(f"e{n}", "d", 0, start, end, "ASSAULT", None, (), text[start:end], (actor,), (), "happened")


spans = st.tuples(st.integers(-3, 60), st.integers(-3, 60))


@given(
    text=st.text(min_size=1, max_size=50),
    cuts=st.lists(spans, max_size=5),
    sentences=st.lists(spans, max_size=5),
    triggers=st.lists(spans, max_size=6),
    claimed=st.lists(spans, max_size=5),
    loaded=st.lists(spans, max_size=4),
)
def test_any_spans_whatever_leave_the_text_whole(text, cuts, sentences, triggers, claimed, loaded) -> None:
    coded = CodedDocument(
        Document("d", text, blocks=tuple(Block(a, b, "body") for a, b in cuts)),
        tuple(Sentence(i, a, b, text[a:b], 0, (), ()) for i, (a, b) in enumerate(sentences)),
        tuple(_event(n, a, b, text) for n, (a, b) in enumerate(triggers)),
        tuple(Claim(f"c{n}", "d", 0, (), (), (s,), None, "asserted") for n, s in enumerate(claimed)),
        (Slant("d", 0, 0, len(text), 0.9, 0.9, tuple(loaded)),),
        (),
        (),
    )
    paragraphs = marked(coded, anchors((coded,)))
    assert "".join(text_of(paragraphs).split()) == "".join(clean(text).split())
    ids = [s.anchor for p in paragraphs for s in p.passages if s.anchor]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("odd", ["\x00", "\x1b", "\u202e", "\ud800", "\u2066"])
def test_clean_replaces_one_for_one(odd) -> None:
    assert clean(f"a{odd}b") == "a\ufffdb"
    clean(odd).encode()
