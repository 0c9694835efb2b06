"""What the coding tests share: one text parsed, matched or coded."""

import pytest

from foedus.actors import find_mentions
from foedus.coding import consider, lexicon
from foedus.coding.grammar import Grammar
from foedus.coding.match import Matcher
from foedus.parsing import load
from foedus.records import Block, Document


def as_document(text, published=None, id="sample"):
    return Document(id, text, published=published, blocks=(Block(0, len(text), "body"),))


def side(actors):
    """Whom a side stands for, in the order told."""
    return [a.country or a.name for a in actors]


@pytest.fixture(scope="session")
def parse():
    """A text's sentences and mentions."""

    def parsed(text):
        document = as_document(text)
        sentences = load().parse(document)
        return sentences, find_mentions(document, sentences)

    return parsed


@pytest.fixture(scope="session")
def at(parse):
    """The grammar of a sentence and the token of the word asked for."""

    def find(text, word):
        sentence = parse(text)[0][0]
        token = next(t for t in sentence.tokens if t.text == word)
        return Grammar(sentence), token.i

    return find


@pytest.fixture(scope="session")
def matcher(parse):
    """The matcher of a text's first sentence."""

    def matched(text):
        sentences, mentions = parse(text)
        return Matcher(sentences[0], Grammar(sentences[0]), mentions, lexicon())

    return matched


@pytest.fixture(scope="session")
def code():
    """A text's events by frames and rules alone: what the judge makes of a few words is tested in test_judge.py."""

    def coded(text, published=None):
        document = as_document(text, published)
        sentences = load().parse(document)
        found = consider(document, sentences, find_mentions(document, sentences), reach=False)
        return tuple(c.event for c in found if c.event is not None)

    return coded


@pytest.fixture(scope="session")
def look():
    """Every trigger that was looked at in a text."""

    def looked(text, published=None):
        document = as_document(text, published)
        sentences = load().parse(document)
        return consider(document, sentences, find_mentions(document, sentences))

    return looked


@pytest.fixture(scope="session")
def told(code):
    """A text's events in short: type, actors, recipients."""

    def short(text, published=None):
        return [(e.type, side(e.actor), side(e.recipient)) for e in code(text, published)]

    return short
