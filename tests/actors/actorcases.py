"""Reading a text and finding the mention at a word, for the tests of the actors stage."""

from __future__ import annotations

from datetime import date
from functools import cache

from foedus.actors import find_mentions
from foedus.parsing import load
from foedus.records import Block, Document, Mention, Mentions, Sentence


@cache
def read(
    text: str, published: str | None = None, publisher: str | None = None, title: str | None = None
) -> tuple[Document, tuple[Sentence, ...], Mentions]:
    """A text, each line a paragraph, parsed and its mentions found."""
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block(at, at + len(line), "body"))
        at += len(line) + 1
    day = date.fromisoformat(published) if published else None
    document = Document("test", text, title=title, published=day, publisher=publisher, blocks=tuple(blocks))
    sentences = load().parse(document)
    return document, sentences, find_mentions(document, sentences)


def at(text: str, word: str, published: str | None = None, publisher: str | None = None) -> Mention | None:
    """The mention headed by a word of the text; "word#2" is its second occurrence. None where there is none."""
    word, _, nth = word.partition("#")
    left = int(nth or 1)
    _, sentences, mentions = read(text, published, publisher)
    for sentence in sentences:
        for token in sentence.tokens:
            if token.text == word:
                left -= 1
                if left == 0:
                    return mentions.get((sentence.index, token.i))
    raise AssertionError(f"no {word!r} in {text!r}")


def codes(mention: Mention | None) -> list[str | None]:
    """The countries of a mention's actors, in order; empty where there is no mention."""
    return [] if mention is None else [a.country for a in mention.actors]
