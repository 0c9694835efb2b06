"""The judge: candidates are weighed in their context, and probabilities rise with what speaks for them."""

import math
from itertools import pairwise
from pathlib import Path

import pytest
from codingtexts import read_lines
from hypothesis import given
from hypothesis import strategies as st

from foedus.coding import code_events, consider
from foedus.coding.judge import Curve, load
from foedus.records import Document

DATA = Path(__file__).resolve().parents[2] / "src/foedus/coding/data"

GAME = [
    "Norway attacked from the kick-off and hit the post twice before the interval.",
    "The Danish goalkeeper repelled three shots in a minute.",
    "A volley from the edge of the box broke the siege, and the visitors surrendered their lead.",
    "Norway's coach praised the midfield and threatened changes for the match against Austria.",
]
CRISIS = [
    "Norway recalled its ambassador from Copenhagen on Friday.",
    "The foreign ministry accused Denmark of violating the fisheries treaty.",
    "Danish warships had seized two trawlers off Jan Mayen.",
    "The prime minister threatened sanctions unless the crews were freed.",
]


def _considered(sentences, **more):
    return consider(*read_lines(*sentences), **more)


def _events(sentences, **more):
    return [c.event for c in _considered(sentences, **more) if c.event is not None]


def test_a_match_is_no_war():
    assert not _events(GAME)
    assert len(_events(CRISIS)) >= 3


def test_what_the_judge_drops_says_how_unlikely_it_was():
    dropped = [c for c in _considered(GAME) if c.score is not None]
    assert dropped
    assert all(c.score < load().threshold and f"({c.score:.2f})" in c.dropped for c in dropped)


def test_a_higher_threshold_keeps_fewer_and_surer_events():
    sizes = []
    for threshold in (0.05, 0.3, 0.6, 0.9):
        events = _events([*CRISIS, *GAME], threshold=threshold)
        assert all(e.score >= threshold for e in events)
        sizes.append(len(events))
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > sizes[-1]


def test_the_threshold_that_is_used_is_the_models():
    assert [e.id for e in _events(CRISIS)] == [e.id for e in _events(CRISIS, threshold=load().threshold)]


def test_a_short_text_is_left_to_the_frames_unless_a_threshold_is_set():
    text = ["Peru denied that it had attacked Ecuador."]
    assert [e.status for e in _events(text)] == ["denied"]
    assert not _events(text, threshold=0.99)


def test_without_reach_frames_and_rules_decide():
    assert all("reach" not in e.because for e in _events([*CRISIS, *GAME], reach=False))


@pytest.mark.parametrize("sentence", CRISIS)
def test_a_sentence_of_politics_by_itself_is_believed(sentence):
    assert _events([sentence])


def test_what_goes_beyond_frames_says_so():
    found = [
        e for e in _events([*CRISIS, "Norway wheedled a truce out of Denmark."], threshold=0.0) if "reach" in e.because
    ]
    assert found
    said = ("not met", "like", "stands around")
    assert all(any(s in e.because["reach"] for s in said) for e in found)


def test_no_sentence_at_all():
    document = Document("t", "")
    assert code_events(document, (), {}) == ()


def test_the_model_is_sane_and_small():
    model = load()
    assert 0.1 < model.threshold < 0.7
    assert all(math.isfinite(w) for w in model.weights.values())
    for curve in (model.frames, model.farther):
        assert all(a < b for a, b in pairwise(curve.odds))
        assert all(0 < a <= b < 1 for a, b in pairwise(curve.shares))
    assert (
        sum(
            (DATA / name).stat().st_size
            for name in ("judge.npz", "topic.npz", "vectors.npz", "senses.npz", "typer.npz")
        )
        < 10_000_000
    )


@given(st.lists(st.floats(-20, 20), min_size=2, max_size=6), st.floats(0, 5))
def test_probability_never_falls_with_the_odds(odds, more):
    curve = Curve((-2.0, 0.0, 1.0), (0.1, 0.5, 0.9))
    for at in odds:
        assert 0.1 <= curve.probability(at) <= curve.probability(at + more) <= 0.9
