"""Documents to parsed sentences, by spaCy; nothing else in foedus knows spaCy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from foedus.parsing import headlines, operative
from foedus.parsing.casing import LONGEST_HEADLINE, sentence_cased, telegram_cased, with_name
from foedus.parsing.lemmas import part_of_speech
from foedus.parsing.loading import DEFAULT_PIPELINE, load_pipeline
from foedus.parsing.mending import mended
from foedus.parsing.misnamed import told
from foedus.parsing.normal import normal
from foedus.parsing.rubrics import behind_labels
from foedus.parsing.sentences import split
from foedus.reading.turns import Turn, turns_of
from foedus.records import Block, Document, Sentence, Token
from foedus.reference import load as load_reference

_BATCH = 128
# So often a headline is read once more.
_ROUNDS = 3
# Beyond so many forms of words all are forgotten.
_MOST = 100_000
_ATTRIBUTES = ["ORTH", "TAG", "DEP", "HEAD", "IS_SPACE", "IDX", "LENGTH"]


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
    else is parsed beside it (tests/parsing/test_parser.py). Not shared between threads: it remembers the words that it
    has seen."""

    def __init__(self, pipeline: str = DEFAULT_PIPELINE) -> None:
        self.pipeline = pipeline
        self._nlp, self._lemmas = load_pipeline(pipeline)
        self._forms: dict[tuple[int, int, int, str | None], tuple[str, str, str, str, str, str]] = {}

    def parse(self, document: Document) -> tuple[Sentence, ...]:
        """The sentences of the document's body blocks, parsed."""
        return self.parse_all([document])[0]

    def parse_all(self, documents: Sequence[Document]) -> list[tuple[Sentence, ...]]:
        """The sentences of each document, parsed together, which takes less time than one document after another."""
        spans = [
            (number, text, paragraph, start, begin, end)
            for number, document in enumerate(documents)
            for text in [self._cased(document)]
            for turns in [turns_of(document)]
            for paragraph, block in enumerate(b for b in document.blocks if b.kind == "body")
            for start, begin, end in _sentences(text, block, turns)
        ]
        known = None if self._lemmas is None else self._lemmas.known
        cleaned = [normal(text[begin:end], known) for _, text, _, _, begin, end in spans]
        docs = self._nlp.pipe([clean for clean, _ in cleaned], batch_size=_BATCH)
        read = [
            self._tokens(doc, begin, back)
            for (_, _, _, _, begin, _), (_, back), doc in zip(spans, cleaned, docs, strict=True)
        ]
        absent = self._resolved(documents, [(n, begin, end) for n, _, _, _, begin, end in spans], cleaned, read)
        found: list[list[Sentence]] = [[] for _ in documents]
        for at, ((number, _, paragraph, start, _, end), tokens) in enumerate(
            zip(spans, self._reread(read, cleaned), strict=True)
        ):
            tokens = mended(with_name(tokens, load_reference(), documents[number].published))
            if at in absent:
                tokens = operative.emptied(tokens, absent[at])
            if tokens:
                index, words = len(found[number]), documents[number].text[start:end]
                found[number].append(Sentence(index, start, end, words, paragraph, tokens, _children(tokens)))
        return [tuple(sentences) for sentences in found]

    def _resolved(
        self,
        documents: Sequence[Document],
        spans: Sequence[tuple[int, int, int]],
        cleaned: Sequence[tuple[str, list[int] | None]],
        read: list[tuple[Token, ...]],
    ) -> dict[int, dict[int, str]]:
        """Reads the paragraphs of resolutions once more, with the subject that they leave out; gives the words of each
        that were changed, by their offsets."""
        known = operative.find(documents, spans, [clean for clean, _ in cleaned], read)
        again = self._nlp.pipe([filled.text for filled in known.values()], batch_size=_BATCH)
        changed: dict[int, dict[int, str]] = {}
        for (n, filled), doc in zip(known.items(), again, strict=True):
            begin, back = spans[n][1], cleaned[n][1]
            places = filled.back if back is None else [back[i] for i in filled.back]
            read[n] = self._tokens(doc, begin, places)
            changed[n] = {begin + (i if back is None else back[i]): word for i, word in filled.was.items()}
        return changed

    def _reread(
        self, read: list[tuple[Token, ...]], cleaned: Sequence[tuple[str, list[int] | None]]
    ) -> list[tuple[Token, ...]]:
        """Sentences as they were read, but headlines that were misread with other words once more."""
        lemmas = self._lemmas
        if lemmas is None:
            return read
        tried = [(n, words) for n, tokens in enumerate(read) if (words := headlines.tried(tokens, lemmas))]
        barred: dict[int, set[int]] = {}
        for _ in range(_ROUNDS):
            texts = [" ".join(words.get(t.i, t.text) for t in read[n]) for n, words in tried]
            left = []
            for (n, words), doc in zip(tried, self._nlp.pipe(texts, batch_size=_BATCH), strict=True):
                again = told(self._tokens(doc, 0, None))
                wrong = headlines.refused(read[n], again, words)
                if not wrong:
                    read[n] = headlines.reread(read[n], again, words, lemmas)
                    continue
                # What the parser makes no sense of is left as it is the next time.
                barred[n] = barred.get(n, set()) | wrong
                if words := headlines.tried(read[n], lemmas, barred[n]):
                    left.append((n, words))
            tried = left
        return [headlines.with_verbs(t, lemmas) if headlines.headline(t) else t for t in read]

    def _cased(self, document: Document) -> str:
        """The document's text, headlines among its paragraphs in the case of sentences."""
        text, lemmas = document.text, self._lemmas
        if lemmas is None:
            return text
        for block in document.blocks:
            if block.kind != "body":
                continue
            words = text[block.start : block.end]
            spans = split(words, 0, len(words)) if words.isupper() else ()
            if len(spans) > 1 or (spans and len(words) > LONGEST_HEADLINE):
                cased = telegram_cased(words, spans, lemmas.known, load_reference(), document.published)
                text = text[: block.start] + cased + text[block.end :]
            elif len(words) <= LONGEST_HEADLINE:
                cased = sentence_cased(words, lemmas.known, load_reference(), document.published)
                if cased != words:
                    text = text[: block.start] + cased + text[block.end :]
        return text

    def _tokens(self, doc: Any, start: int, back: list[int] | None) -> tuple[Token, ...]:
        words, tags, deps, steps, spaces, firsts, lengths = doc.to_array(_ATTRIBUTES).view("int64").T.tolist()
        heads = [i + step for i, step in enumerate(steps)]
        places: Sequence[int] = range(len(heads))
        if 1 in spaces:
            places = [i for i, space in enumerate(spaces) if not space]
            words, tags, deps, firsts, lengths = (
                [column[i] for i in places] for column in (words, tags, deps, firsts, lengths)
            )
            heads = _without_spaces(places, heads)
        forms, tables, tokens = self._forms, self._lemmas, []
        for k, (word, tag, dep, head, first, length) in enumerate(
            zip(words, tags, deps, heads, firsts, lengths, strict=True)
        ):
            key = (word, tag, dep, None if tables else doc[places[k]].lemma_)
            form = forms.get(key) or self._form(key)
            last = first + length
            if back is not None:
                first, last = back[first], back[last - 1] + 1
            tokens.append(Token(k, *form, head, start + first, start + last))
        return tuple(tokens)

    def _form(self, key: tuple[int, int, int, str | None]) -> tuple[str, str, str, str, str, str]:
        """A word, the same in lower case, its lemma, part of speech, tag and dependency, given spaCy's numbers of word,
        tag and dependency, and its own lemma where there are no tables."""
        strings = self._nlp.vocab.strings
        word, tag, dep = (strings[number % 2**64] for number in key[:3])
        lower = word.lower()
        lemma = self._lemmas.lemma(lower, tag) if self._lemmas else key[3] or word
        if len(self._forms) > _MOST:
            self._forms.clear()
        found = self._forms[key] = (word, lower, lemma, part_of_speech(tag, dep, lemma), tag, dep)
        return found


def _sentences(text: str, block: Block, turns: Mapping[int, Turn]) -> Iterator[tuple[int, int, int]]:
    """The sentences of a block: where each begins, where it begins behind its labels, and where it ends. The label of a
    turn belongs to the first sentence of what is said."""
    starts = [n for n in turns if block.start <= n < block.end]
    if block.start not in starts:
        starts.insert(0, block.start)
    for at, until in zip(starts, (*starts[1:], block.end), strict=True):
        turn = turns.get(at)
        for n, (start, end) in enumerate(split(text, turn.end if turn is not None else at, until)):
            yield at if n == 0 and turn is not None else start, behind_labels(text, start, end), end


def _without_spaces(kept: Sequence[int], heads: Sequence[int]) -> list[int]:
    """The heads of the tokens that are kept, by their places among these, heads that are dropped passed over: a token
    whose head is dropped and has no other above is a root."""
    place = {i: k for k, i in enumerate(kept)}
    found = []
    for i in kept:
        head = heads[i]
        while head not in place and heads[head] != head:
            head = heads[head]
        found.append(place.get(head, place[i]))
    return found


def _children(tokens: tuple[Token, ...]) -> tuple[tuple[int, ...], ...]:
    below: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            below[token.head].append(token.i)
    return tuple(tuple(b) for b in below)
