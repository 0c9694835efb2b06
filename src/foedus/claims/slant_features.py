"""What a sentence shows of its author's hand: words, their pieces, word classes in a row, and a few counts."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple
from zlib import crc32

from foedus.records import Claim, Sentence, Span, Token

# Features are hashed into this many weights; pieces of words are of these lengths.
SIZE = 1 << 17
_PIECES = (4, 5)
# The hash of what a piece's feature begins with, from which its own goes on.
_PIECE = crc32(b"c=")
DENSE = (
    "length", "adjectives", "adverbs", "names", "numbers", "modals", "past", "present", "first person", "second person",
    "superlative", "question", "exclamation", "quotation", "attributed", "says", "no claim", "other claim", "dash",
    "negation", "bracket", "word length", "one",
)  # fmt: skip
DENSE_WEIGHT = 0.3
# Classes of the words that can be loaded.
OPEN = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
# What `gathered` gives of a sentence's words, and the score below which none falls.
GATHERED = ("strongest", "any", "share", "mean")
_LEAST = -4.0
_FIRST, _SECOND = frozenset({"i", "we", "our", "us", "my"}), frozenset({"you", "your"})


# The class of a word, or those of two or three in a row.
Run = str | tuple[str, ...]
_tag, _pos, _lower, _dep, _start = map(attrgetter, ("tag", "pos", "lower", "dep", "start"))
_MARKS = frozenset({"PUNCT", "SYM"})


class Chance(NamedTuple):
    """How likely a word is to be loaded: a score (log odds), the chance, and the log of the chance that it is not."""

    score: float
    chance: float
    none: float


def chance_of(score: float) -> Chance:
    """The chance that a score stands for."""
    likely = 1 / (1 + math.exp(-max(-30.0, score)))
    return Chance(score, likely, math.log1p(-min(likely, 0.97)))


@dataclass(frozen=True, slots=True)
class Features:
    """A sentence's words, its runs of word classes, its tokens and open words as they stand, DENSE's counts."""

    words: tuple[str, ...]
    runs: tuple[Run, ...]
    forms: tuple[str, ...]
    open: tuple[str, ...]
    dense: tuple[float, ...]


def features(sentence: Sentence, attributed: Sequence[Span], claims: Iterable[Claim]) -> Features:
    """The sentence's features. `attributed` are the spans that are others' statements, `claims` those made in it."""
    tokens = sentence.tokens
    n = max(len(tokens), 1)
    tags, parts, lower = list(map(_tag, tokens)), list(map(_pos, tokens)), list(map(_lower, tokens))
    marks, lowers, letters = set(), set(), 0
    words: dict[str, None] = {}
    open_words = []
    for token, part, low in zip(tokens, parts, lower, strict=True):
        if part in _MARKS:
            marks.add(token.text)
        elif part != "NUM":
            words[low if part == "PROPN" else token.lemma] = None
            lowers.add(low)
            letters += len(low)
            if part in OPEN:
                open_words.append(low)
    runs = dict.fromkeys((*tags, *pairwise(tags), *zip(tags, tags[1:], tags[2:], strict=False)))
    kinds = [(c.kind, bool(c.source)) for c in claims]
    dense = (
        min(n, 60) / 30,
        5 * parts.count("ADJ") / n,
        5 * parts.count("ADV") / n,
        3 * parts.count("PROPN") / n,
        5 * parts.count("NUM") / n,
        5 * tags.count("MD") / n,
        5 * tags.count("VBD") / n,
        5 * (tags.count("VBZ") + tags.count("VBP")) / n,
        float(not lowers.isdisjoint(_FIRST)),
        float(not lowers.isdisjoint(_SECOND)),
        float("JJS" in tags or "RBS" in tags),
        float("?" in marks),
        float("!" in marks),
        float('"' in marks),
        share(sentence, attributed),
        float(("say", True) in kinds),
        float(not kinds),
        float(any(kind != "say" for kind, _ in kinds)),
        float(not marks.isdisjoint(("-", "–", "—"))),
        float("neg" in map(_dep, tokens)),
        float("(" in marks),
        letters / max(len(tokens), 1) / 5,
        1.0,
    )
    return Features(tuple(words), tuple(runs), tuple(lower), tuple(open_words), dense)


def gathered(chances: Sequence[Chance]) -> tuple[float, ...]:
    """What the chances of a sentence's open words to be loaded come to, as GATHERED.

    The highest score; minus the log of the chance that none is loaded; their mean chance, fivefold; their mean score.
    """
    if not chances:
        return (_LEAST, 0.0, 0.0, _LEAST)
    scores, likely, none = zip(*chances, strict=True)
    n = len(chances)
    return (max(_LEAST, *scores), -sum(none), 5 * sum(likely) / n, sum(scores) / n)


def word_of(token: Token) -> str:
    """The form that a word counts by: its lemma, a name's its lower-cased self."""
    return token.lower if token.pos == "PROPN" else token.lemma


def share(sentence: Sentence, spans: Sequence[Span]) -> float:
    """The share of the sentence's tokens that start within one of the spans."""
    if not spans or not sentence.tokens:
        return 0.0
    starts = list(map(_start, sentence.tokens))
    inside = 0
    for a, b in spans:
        # The tokens as the bits of a number, so that one within two spans counts once.
        inside |= (1 << bisect_left(starts, b)) - (1 << bisect_left(starts, a)) if a < b else 0
    return inside.bit_count() / len(starts)


def word_ids(word: str) -> list[int]:
    """The weights of a word: its own and those of its pieces."""
    marked = f"<{word}>"
    # In an order of their own: sums of weights are to be the same in every process.
    if marked.isascii():
        # A letter is a byte: encoded once and then cut.
        letters = marked.encode()
        cut = dict.fromkeys([letters[i : i + n] for n in _PIECES for i in range(len(letters) - n + 1)])
        return [_id("u=" + word), *[crc32(piece, _PIECE) % SIZE for piece in cut]]
    pieces = dict.fromkeys([marked[i : i + n] for n in _PIECES for i in range(len(marked) - n + 1)])
    return [_id("u=" + word), *[crc32(piece.encode(), _PIECE) % SIZE for piece in pieces]]


def run_id(run: Run) -> int:
    """The weight of a run of word classes."""
    return _id("t=" + (run if isinstance(run, str) else " ".join(run)))


def _id(feature: str) -> int:
    return crc32(feature.encode()) % SIZE
