"""Topic: politics is told from sport, business and the kitchen, whatever words they share."""

import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.actors import find_mentions
from foedus.coding.events import consider
from foedus.coding.topic import EVERYTHING, Model, Topic, belief, load, political, smoothed, words_of
from foedus.parsing import load as load_parser
from foedus.records import Actor, Block, Document, Event

TRAINING = Path(__file__).resolve().parents[2] / "data/training"
PLAIN = Model({}, 0.0, (1.0, 0.5, 1.0, 0.0), (1.0, 0.0))

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


def _parsed(sentences):
    blocks, at = [], 0
    for text in sentences:
        blocks.append(Block(at, at + len(text), "body"))
        at += len(text) + 1
    document = Document("t", "\n".join(sentences), blocks=tuple(blocks))
    return document, load_parser().parse(document)


def _actor(country="NOR", sector="GOV", kind="state"):
    return Actor("x", 0, 1, "x", country, sector, kind)


def _event(*sides):
    actor, recipient = sides
    return Event("e", "t", 0, 0, 1, "ACCUSE", None, (), "accused", actor, recipient, "happened")


def test_a_match_is_not_politics_and_a_crisis_is():
    assert political(_parsed(GAME)[1]).document < 0.2
    assert political(_parsed(CRISIS)[1]).document > 0.8


def test_events_of_a_match_are_dropped_for_a_reason_and_those_of_a_crisis_kept():
    def events(sentences, topic=None):
        document, parsed = _parsed(sentences)
        return consider(document, parsed, find_mentions(document, parsed), topic)

    game, crisis = events(GAME), events(CRISIS)
    assert any(c.event for c in events(GAME, EVERYTHING))
    assert not any(c.event for c in game)
    assert "the text is about something else" in {c.dropped for c in game}
    assert sum(c.event is not None for c in crisis) == sum(c.event is not None for c in events(CRISIS, EVERYTHING)) > 2


def test_no_sentence_at_all_is_no_reason_to_drop():
    assert political(()) == EVERYTHING
    assert belief(EVERYTHING, 0, _event((), ())) == 1.0


@pytest.mark.parametrize(
    ("topic", "actor", "recipient", "kept"),
    [
        (Topic(0.9, (0.05,)), _actor(), _actor("DNK"), True),
        (Topic(0.1, (0.05,)), _actor(), _actor("DNK"), False),
        (Topic(0.9, (0.05,)), _actor(), _actor(None, "BUS", "organisation"), False),
        (Topic(0.9, (0.25,)), _actor(), _actor(None, "BUS", "organisation"), True),
        (Topic(0.9, (0.25,)), _actor("NOR", "CVL", "people"), _actor(None, "BUS", "organisation"), False),
        (Topic(0.9, (0.95,)), _actor("NOR", "CVL", "people"), _actor(None, "BUS", "organisation"), True),
    ],
)
def test_states_are_believed_sooner_than_firms(topic, actor, recipient, kept):
    assert (belief(topic, 0, _event((actor,), (recipient,))) is not None) is kept


def test_a_doubtful_sentence_lowers_the_score():
    sides = ((_actor(),), ())
    doubtful = belief(Topic(0.5, (0.4,)), 0, _event(*sides))
    assert doubtful is not None
    assert 0.7 < doubtful < 1
    assert belief(Topic(0.5, (0.9,)), 0, _event(*sides)) == 1.0


def test_neighbours_and_document_lend_their_weight():
    alone, among, against = smoothed([0.2], PLAIN), smoothed([1.0, 0.2, 1.0], PLAIN), smoothed([-1.0, 0.2, -1.0], PLAIN)
    assert against.sentences[1] < alone.sentences[0] < among.sentences[1]


@given(st.lists(st.floats(-5, 5), min_size=1, max_size=8), st.floats(0, 2))
def test_more_political_words_never_lower_a_probability(scores, more):
    before, after = smoothed(scores, PLAIN), smoothed([s + more for s in scores], PLAIN)
    assert all(0 <= p <= 1 for p in (after.document, *after.sentences))
    assert len(after.sentences) == len(scores)
    assert after.document >= before.document
    assert all(b >= a for a, b in zip(before.sentences, after.sentences, strict=True))


def test_words_are_taken_as_they_stand_or_by_lemma_and_results_of_games_as_one():
    (sentence,) = _parsed(["The envoys won 2-1 in Oslo."])[1]
    assert words_of(sentence, {"envoys"}) == ["envoys", "win", "#score", "oslo"]
    assert "envoy" in words_of(sentence, set())


def test_the_weights_are_sane_and_small():
    model = load()
    assert all(math.isfinite(w) for w in (*model.words.values(), model.offset, *model.smoothing, *model.whole))
    assert model.words["ministry"] > 0 > model.words["midfielder"]
    assert model.smoothing[0] > 0 < model.smoothing[2]
    path = Path(__file__).resolve().parents[2] / "src/foedus/coding/data/topic.npz"
    assert path.stat().st_size < 1_000_000


@pytest.mark.parametrize(("name", "prefix", "least"), [("offtopic", "offtopic", 150), ("political", "political", 60)])
def test_training_texts_are_whole(name, prefix, least):
    path = TRAINING / f"{name}.jsonl"
    if not path.exists():
        pytest.skip("the training texts come with the repository only")
    found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(found) >= least
    assert len({d["id"] for d in found}) == len({d["title"] for d in found}) == len(found)
    for document in found:
        assert document["id"].startswith(prefix)
        assert document["domain"]
        assert [s["i"] for s in document["sentences"]] == list(range(len(document["sentences"])))
        assert not document["events"]
        texts = [s["text"] for s in document["sentences"]]
        assert 4 <= len(texts) <= 10
        assert all(t == t.strip() and t[-1] in ".\"?!'" for t in texts)
