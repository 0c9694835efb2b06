"""What a condition can ask of a token by itself."""

import pytest


@pytest.fixture
def labels(matcher):
    """The labels of a word of a sentence."""

    def find(text, word):
        found = matcher(text)
        token = next(t for t in found.sentence.tokens if t.text == word)
        return found._labels.of(token.i)

    return find


@pytest.mark.parametrize(
    ("text", "word", "there", "absent"),
    [
        ("Norway sent troops to Chad.", "troops", {"@any", "troops", "troop", "@forces"}, {"@person", "@that"}),
        ("Norway sent troops to Chad.", "Norway", {"@actor", "@state"}, {"@person"}),
        ("We met them in Chad.", "We", {"@actor"}, {"@infinitive"}),
        ("The envoy left Chad.", "envoy", {"@actor", "@diplomats"}, {"@state"}),
        ("Norway asked that they leave.", "leave", {"@that"}, {"@infinitive"}),
        ("Norway asked Chad to leave.", "leave", {"@infinitive"}, {"@that"}),
    ],
)
def test_labels(labels, text, word, there, absent):
    found = labels(text, word)
    assert there <= found
    assert absent.isdisjoint(found)


def test_a_phrase_is_a_label_of_its_last_word(matcher):
    found = matcher("Norway broke the cease - fire with Chad.")
    phrases = [phrase for of in found.lexicon.phrases.values() for phrase in of]
    assert ("cease", "-", "fire") in phrases
    fire = next(t for t in found.sentence.tokens if t.text == "fire")
    assert "cease - fire" in found._labels.of(fire.i)
