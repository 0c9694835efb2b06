"""What a list shows of each happening: the sentence that tells it best, or the one with the words searched for."""

from pathlib import Path

import pytest

import foedus
from foedus.ledger.glimpses import hits
from foedus.records import CERTAINTIES

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    """A store of the shipped examples."""
    with foedus.Ledger.open(tmp_path_factory.mktemp("glimpses") / "foedus.db") as made:
        for coded in foedus.code(EXAMPLES):
            made.add(coded, version="test")
        yield made


def test_each_happening_has_a_sentence_with_its_trigger_marked(ledger):
    happenings = ledger.happenings()
    seen = ledger.glimpses(happenings)
    events = {event.id: event for event in ledger.events()}
    texts = {document.id: document.text for document in ledger.documents()}
    assert seen.keys() == {happening.id for happening in happenings}
    for happening in happenings:
        glimpse = seen[happening.id]
        told = [events[telling.event] for telling in happening.events]
        (start, end) = glimpse.hits[0]
        assert glimpse.text[start:end] in {texts[event.doc][event.start : event.end] for event in told}
        assert list(glimpse.certainties) == sorted({e.certainty for e in told}, key=CERTAINTIES.index)


def test_the_words_searched_for_choose_the_sentence(ledger):
    found = ledger.happenings(search="canal")
    assert found
    for glimpse in ledger.glimpses(found, "canal").values():
        assert [glimpse.text[a:b].lower() for a, b in glimpse.hits] == ["canal"] * len(glimpse.hits)
        assert glimpse.hits


@pytest.mark.parametrize(
    ("search", "marked"),
    [
        ("café", ["Cafe"]),
        ("CAFE talks", ["Cafe", "talks", "talks"]),
        ('"peace talks"', ["peace talks"]),
        ('"peace talks" talks', ["peace talks", "talks"]),
        ("don't", ["don't"]),
        ("talk", []),
        ("cafe absent", []),
        ("!", []),
        ('"', []),
    ],
)
def test_words_are_found_as_the_search_finds_them(search, marked):
    text = "At the Cafe Royal peace talks began; they don't speak of talks."
    assert [text[a:b] for a, b in hits(text, search)] == marked


@pytest.mark.parametrize("search", ["canal", "Port Said", '"Port Said"', "the", "british french", "Suez", "ultimatum"])
def test_all_that_the_search_finds_is_marked(ledger, search):
    """The marks are set without SQLite, so they must agree with what its search finds."""
    for event in ledger.events(search=search):
        text = next(s.text for s in ledger.sentences(event.doc) if s.index == event.sentence)
        assert hits(text, search), text
