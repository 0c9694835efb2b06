"""Slant of a document: sentence by sentence, how likely it is the author's opinion, and which words are loaded."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import chain

from foedus.claims import slant_model
from foedus.claims.slant_features import OPEN, features, share, word_of
from foedus.records import Claim, Document, Sentence, Slant, Span

# Kinds of claim whose content is others' words or beliefs, not the author's.
_OTHERS = frozenset({"say", "show", "think", "deny", "describe", "ask"})
# Loaded words are shown in sentences that are likelier loaded than not, from this probability of the word on.
_LOADED, _WORD = 0.5, 0.5


def find_slant(document: Document, sentences: Sequence[Sentence], claims: Sequence[Claim]) -> tuple[Slant, ...]:
    """One record a sentence, in order; spans are offsets into document.text.

    What stands within a statement that a claim attributes to someone else is not the author's: it gives no spans, and a
    sentence that only carries on another's statement is so much less the author's commentary.
    """
    (found,) = find_all_slant([document], [sentences], [claims])
    return found


def find_all_slant(
    documents: Sequence[Document], parsed: Sequence[Sequence[Sentence]], claims: Sequence[Sequence[Claim]]
) -> list[tuple[Slant, ...]]:
    """The slant of several documents, of each what find_slant gives; the model takes them all at once, which takes less
    time."""
    model = slant_model.load()
    shown = list(map(by_sentence, parsed, claims))
    every = tuple(chain.from_iterable(parsed))
    attributed = [spans for told in shown for spans in told[0]]
    made = [some for told in shown for some in told[2]]
    judged = iter(model.judge(features(every, attributed, made, model.lexicon)))
    return [
        tuple(
            _slant(document, sentence, *next(judged), own, others, model)
            for sentence, own, others in zip(sentences, told[0], told[1], strict=True)
        )
        for document, sentences, told in zip(documents, parsed, shown, strict=True)
    ]


def _slant(
    document: Document,
    sentence: Sentence,
    commentary: float,
    loaded: float,
    attributed: Sequence[Span],
    carried: Sequence[Span],
    model: slant_model.Model,
) -> Slant:
    """The record of a sentence, given how likely it is commentary and its wording loaded, and the spans of others'
    statements in it, and those of them whose cue stands elsewhere."""
    commentary *= 1 - share(sentence, carried)
    spans = _spans(sentence, attributed, model) if loaded >= _LOADED else ()
    return Slant(
        document.id, sentence.index, sentence.start, sentence.end, round(commentary, 4), round(loaded, 4), spans
    )


def by_sentence(
    sentences: Sequence[Sentence], claims: Iterable[Claim]
) -> tuple[list[list[Span]], list[list[Span]], list[list[Claim]]]:
    """For each sentence: spans of others' statements in it, those whose cue stands elsewhere, claims made in it."""
    starts = [s.start for s in sentences]
    places = {s.index: n for n, s in enumerate(sentences)}
    attributed: list[list[Span]] = [[] for _ in sentences]
    carried: list[list[Span]] = [[] for _ in sentences]
    made: list[list[Claim]] = [[] for _ in sentences]
    for claim in claims:
        at = places.get(claim.sentence, -1)
        if at >= 0:
            made[at].append(claim)
        if claim.kind not in _OTHERS:
            continue
        for start, end in claim.content:
            first = max(0, bisect_right(starts, start) - 1)
            for n in range(first, max(first, bisect_right(starts, end - 1) - 1) + 1):
                attributed[n].append((start, end))
                if n != at:
                    carried[n].append((start, end))
    return attributed, carried, made


def _spans(sentence: Sentence, attributed: Sequence[Span], model: slant_model.Model) -> tuple[Span, ...]:
    """The loaded words of the author's own, neighbours joined."""
    found: list[tuple[int, Span]] = []
    for token in sentence.tokens:
        if token.pos not in OPEN or any(a <= token.start < b for a, b in attributed):
            continue
        if model.loaded_word(word_of(token)) >= _WORD:
            if found and found[-1][0] == token.i - 1:
                found[-1] = (token.i, (found[-1][1][0], token.end))
            else:
                found.append((token.i, (token.start, token.end)))
    return tuple(span for _, span in found)
