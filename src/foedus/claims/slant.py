"""Slant of a document: sentence by sentence, how likely it is the author's opinion, and which words are loaded."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

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
    model = slant_model.load()
    attributed, carried, made = by_sentence(sentences, claims)
    judged = model.judge(features(sentences, attributed, made, model.lexicon))
    found = []
    for n, (sentence, (commentary, loaded)) in enumerate(zip(sentences, judged, strict=True)):
        commentary *= 1 - share(sentence, carried[n])
        spans = _spans(sentence, attributed[n], model) if loaded >= _LOADED else ()
        found.append(
            Slant(
                document.id, sentence.index, sentence.start, sentence.end, round(commentary, 4), round(loaded, 4), spans
            )
        )
    return tuple(found)


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
