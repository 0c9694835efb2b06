"""Documents to parsed sentences, by spaCy; nothing else in foedus knows spaCy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from foedus.parsing.lemmas import part_of_speech
from foedus.parsing.loading import DEFAULT_PIPELINE, load_pipeline
from foedus.parsing.mending import mended
from foedus.parsing.normal import normal
from foedus.parsing.sentences import split
from foedus.records import Document, Sentence, Token

_BATCH = 128


def load(pipeline: str = DEFAULT_PIPELINE) -> Parser:
    """The parser for a named spaCy pipeline, loaded once a process.

    Raises ParserError where the pipeline is not installed or has no tagger and parser.
    """
    return _loaded(pipeline)


@cache
def _loaded(pipeline: str) -> Parser:
    return Parser(pipeline)


class Parser:
    """A loaded spaCy pipeline that gives sentence records. The same document gives the same records, whatever
    else is parsed beside it: sentences are batched within a document only."""

    def __init__(self, pipeline: str = DEFAULT_PIPELINE) -> None:
        self.pipeline = pipeline
        self._nlp, self._lemmas = load_pipeline(pipeline)

    def parse(self, document: Document) -> tuple[Sentence, ...]:
        """The sentences of the document's body blocks, parsed."""
        spans: list[tuple[int, int, int]] = []
        bodies = [b for b in document.blocks if b.kind == "body"]
        for paragraph, block in enumerate(bodies):
            spans += [(paragraph, start, end) for start, end in split(document.text, block.start, block.end)]
        return tuple(self._sentences(document.text, spans))

    def _sentences(self, text: str, spans: Iterable[tuple[int, int, int]]) -> Iterator[Sentence]:
        index = 0
        for batch in _batches(spans, _BATCH):
            cleaned = [normal(text[start:end]) for _, start, end in batch]
            docs = self._nlp.pipe([clean for clean, _ in cleaned], batch_size=_BATCH)
            for (paragraph, start, end), (_, back), doc in zip(batch, cleaned, docs, strict=True):
                tokens = mended(self._tokens(doc, start, back))
                if tokens:
                    yield Sentence(index, start, end, text[start:end], paragraph, tokens, _children(tokens))
                    index += 1

    def _tokens(self, doc: Any, start: int, back: list[int] | None) -> tuple[Token, ...]:
        kept = [t for t in doc if not t.is_space]
        place = {t.i: k for k, t in enumerate(kept)}
        tokens = []
        for k, t in enumerate(kept):
            head = t.head
            while head.i not in place and head.head.i != head.i:
                head = head.head
            at = place.get(head.i, k)
            first, last = t.idx, t.idx + len(t.text)
            if back is not None:
                first, last = back[first], back[last - 1] + 1
            lower, tag, dep = t.lower_, t.tag_, t.dep_
            lemma = self._lemmas.lemma(lower, tag) if self._lemmas else t.lemma_
            pos = part_of_speech(tag, dep, lemma)
            tokens.append(Token(k, t.text, lower, lemma, pos, tag, dep, at, start + first, start + last))
        return tuple(tokens)


def _batches(spans: Iterable[tuple[int, int, int]], size: int) -> Iterator[list[tuple[int, int, int]]]:
    batch: list[tuple[int, int, int]] = []
    for span in spans:
        batch.append(span)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def _children(tokens: tuple[Token, ...]) -> tuple[tuple[int, ...], ...]:
    below: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            below[token.head].append(token.i)
    return tuple(tuple(b) for b in below)
