"""Topic: politics is told from sport, business and the kitchen, whatever words they share."""

import json
from pathlib import Path

import pytest

from foedus.coding.topic import TopicModel, load, topic, words_of

TRAINING = Path(__file__).resolve().parents[2] / "data/training"
GAME = (
    "Norway attacked from the kick-off and hit the post twice before the interval. "
    "The Danish goalkeeper repelled three shots in a minute. The visitors surrendered their lead."
)
CRISIS = (
    "Norway recalled its ambassador from Copenhagen on Friday. The foreign ministry accused Denmark of violating the "
    "fisheries treaty. Danish warships had seized two trawlers."
)


def test_a_match_is_not_politics_and_a_crisis_is(parse):
    assert topic(parse(GAME)[0]).document < 0 < topic(parse(CRISIS)[0]).document


def test_every_sentence_has_its_own(parse):
    sentences, _ = parse(CRISIS + " " + GAME)
    found = topic(sentences)
    assert len(found.sentences) == len(sentences)
    assert sum(found.sentences[:3]) > sum(found.sentences[3:])


def test_no_sentence_is_no_evidence():
    assert topic(()).document == 0.0


def test_words_weigh_as_they_stand_or_by_lemma(parse):
    (sentence,) = parse("The envoys won in Oslo.")[0]
    assert words_of(sentence, {"envoys"}) == ["envoys", "win", "oslo"]
    weighed = topic([sentence], TopicModel({"envoys": 4.0, "win": -1.0}, 0.5))
    assert weighed.sentences == pytest.approx((3 / 3**0.5 + 0.5,))


def test_words_of_no_training_text_have_a_weight_too():
    weights = load().words
    assert weights["ministry"] > 0 > weights["midfielder"]
    assert len(weights) > 20_000


@pytest.mark.parametrize(("name", "least"), [("offtopic", 150), ("political", 60)])
def test_training_texts_are_whole(name, least):
    path = TRAINING / f"{name}.jsonl"
    if not path.exists():
        pytest.skip("the training texts come with the repository only")
    found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(found) >= least
    assert len({d["id"] for d in found}) == len(found)
    for document in found:
        assert document["domain"]
        assert [s["i"] for s in document["sentences"]] == list(range(len(document["sentences"])))
        assert not document.get("events")
