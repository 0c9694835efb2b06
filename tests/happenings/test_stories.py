"""Stories told by several outlets: what is joined agrees with what was marked by hand, within floors."""

import random
from dataclasses import replace
from pathlib import Path

import pytest
from storyscore import across, bcubed, labels, load_stories, story_documents

from foedus.happenings import join_documents
from foedus.pipeline import code_document

OWN = Path(__file__).with_name("stories.jsonl")


def _coded(path):
    stories = load_stories(path)
    return stories, [code_document(d) for d in story_documents(stories)]


@pytest.fixture(scope="module")
def own():
    return _coded(OWN)


def test_the_stories_are_marked_where_they_say():
    for story in load_stories(OWN):
        text = "\n".join(s["text"] for s in story["sentences"])
        for mention in story["mentions"]:
            assert text[mention["start"] :].startswith(mention["trigger"])


def test_own_stories(own):
    stories, coded = own
    rows = labels(stories, join_documents(coded)[1])
    precision, f1 = across(rows)
    assert bcubed(rows) >= 0.83
    assert precision >= 0.70
    assert f1 >= 0.40


@pytest.mark.shared
def test_shared_stories(shared):
    stories, coded = _coded(shared / "gold" / "stories-dev.jsonl")
    rows = labels(stories, join_documents(coded)[1])
    precision, f1 = across(rows)
    assert bcubed(rows) >= 0.75
    assert precision >= 0.70
    assert f1 >= 0.35


def test_joining_within_a_document_is_sure(own):
    stories, coded = own
    rows = labels(stories, [h for c in coded for h in c.happenings])
    hands = {}
    for hand, ours, _ in rows:
        hands.setdefault(ours, set()).add(hand)
    assert sum(len(h) > 1 for h in hands.values()) <= 2


def test_the_order_of_reading_makes_no_difference(own):
    _, coded = own
    documents, happenings = join_documents(coded)
    shuffled = list(coded)
    random.Random(7).shuffle(shuffled)
    again, other = join_documents(shuffled)
    assert other == happenings
    assert {c.document.id: c for c in again} == {c.document.id: c for c in documents}


def test_no_parse_is_needed(own):
    _, coded = own
    bare = [replace(c, sentences=tuple(replace(s, tokens=(), children=()) for s in c.sentences)) for c in coded]
    assert join_documents(bare)[1] == join_documents(coded)[1]


def test_every_event_is_told_by_exactly_one_happening_everywhere(own):
    _, coded = own
    documents, happenings = join_documents(coded)
    told = [t.event for h in happenings for t in h.events]
    assert sorted(told) == sorted(e.id for c in coded for e in c.events)
    by_id = {h.id: h for h in happenings}
    assert len(by_id) == len(happenings)
    for document in documents:
        assert {e.happening for e in document.events} == {h.id for h in document.happenings}
        assert all(by_id[h.id] == h for h in document.happenings)
    assert all(h.reacts_to is None or (h.reacts_to in by_id and h.reacts_to != h.id) for h in happenings)


def test_copies_are_one_voice(own):
    stories, coded = own
    copies = {s["id"]: s["copy_of"] for s in stories if s["copy_of"]}
    joined = [h for h in join_documents(coded)[1] if len({t.doc for t in h.events}) == 2]
    pairs = [tuple(sorted({t.doc for t in h.events})) for h in joined]
    assert any(copies.get(b) == a for a, b in pairs)
    for happening, (a, b) in zip(joined, pairs, strict=True):
        same = copies.get(b) == a or copies.get(a) == b
        assert happening.independent == (1 if same else len(happening.publishers)), happening
