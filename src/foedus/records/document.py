"""What is read: the document, its blocks, its sentences and their parse."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from foedus.records.quick import quick

BlockKind = Literal["title", "byline", "dateline", "heading", "body", "boilerplate"]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a document's text, [start, end), and what it is; only `body` is report."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Document:
    """One article. Every offset of every record points into `text`.

    `blocks` are in order, do not overlap, and need not cover the text (white space lies between them).
    `published` is None where neither the input nor the text says it. `extra` holds the input's unknown keys.
    `agency` is the wire agency that the dateline credits, `origin` the path or stream it came from.
    """

    id: str
    text: str
    title: str | None = None
    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    byline: str | None = None
    agency: str | None = None
    origin: str | None = None
    blocks: tuple[Block, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)


@quick
@dataclass(frozen=True, slots=True)
class Token:
    """One token of a parsed sentence; `head` and `i` count from the sentence's first token, offsets from the text's.

    `pos` is a Universal part of speech, `tag` a Penn tag, `dep` a ClearNLP dependency (spaCy's English labels).
    `text` is the text as parsed: straight quotes, no soft hyphens.
    """

    i: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int


@quick
@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the report with its parse. `text` is document.text[start:end]; `paragraph` counts body blocks.

    Labels before it ("1974 - Turkey invades Cyprus.") are part of the text, not of the tokens. A subject that a
    resolution leaves out ("2. Requests ...") is a token without width (start == end). A sentence can hold several
    roots. `children[i]` are the indices of token i's dependents, in order.
    """

    index: int
    start: int
    end: int
    text: str
    paragraph: int
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]

    def subtree(self, i: int) -> list[int]:
        """The indices of token i and everything below it, in text order."""
        found, left = [], [i]
        while left:
            at = left.pop()
            found.append(at)
            left.extend(self.children[at])
        return sorted(found)

    def kids(self, i: int, *deps: str) -> list[Token]:
        """Token i's dependents, those of the named dependencies only where any are named."""
        # Asked a hundred times a sentence: plain loops over so few take two thirds of a comprehension's time.
        below, tokens = self.children[i], self.tokens
        found: list[Token] = []
        if not deps:
            for k in below:
                found.append(tokens[k])
            return found
        for k in below:
            token = tokens[k]
            if token.dep in deps:
                found.append(token)
        return found

    def ancestors(self, i: int) -> Iterator[Token]:
        """The heads above token i, nearest first."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield self.tokens[i]
