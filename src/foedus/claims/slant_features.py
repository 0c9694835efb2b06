"""What a sentence shows of its author's hand: words, their pieces, word classes in a row, and a few counts."""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from foedus.records import Claim, Sentence, Span, Token

# Features are hashed into this many weights; pieces of words are of these lengths.
SIZE = 1 << 17
_PIECES = (4, 5)
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


@dataclass(frozen=True, slots=True)
class Features:
    """A sentence's words, its runs of word classes, its tokens and open words as they stand, DENSE's counts."""

    words: tuple[str, ...]
    runs: tuple[str, ...]
    forms: tuple[str, ...]
    open: tuple[str, ...]
    dense: tuple[float, ...]


def features(sentence: Sentence, attributed: Sequence[Span], claims: Iterable[Claim]) -> Features:
    """The sentence's features. `attributed` are the spans that are others' statements, `claims` those made in it."""
    tokens = sentence.tokens
    n = max(len(tokens), 1)
    words: dict[str, None] = {}
    count: dict[str, int] = {}
    letters = 0
    marks = set()
    lowers = set()
    for t in tokens:
        count[t.pos] = count.get(t.pos, 0) + 1
        count[t.tag] = count.get(t.tag, 0) + 1
        if t.dep == "neg":
            count["neg"] = 1
        if t.pos in ("PUNCT", "SYM"):
            marks.add(t.text)
        elif t.pos != "NUM":
            words[word_of(t)] = None
            letters += len(t.lower)
            lowers.add(t.lower)
    tags = [t.tag for t in tokens]
    runs = {*tags, *map(" ".join, pairwise(tags))}
    runs.update(map(" ".join, zip(tags, tags[1:], tags[2:], strict=False)))
    kinds = [(c.kind, bool(c.source)) for c in claims]
    dense = (
        min(n, 60) / 30,
        5 * count.get("ADJ", 0) / n,
        5 * count.get("ADV", 0) / n,
        3 * count.get("PROPN", 0) / n,
        5 * count.get("NUM", 0) / n,
        5 * count.get("MD", 0) / n,
        5 * count.get("VBD", 0) / n,
        5 * (count.get("VBZ", 0) + count.get("VBP", 0)) / n,
        float(not lowers.isdisjoint(_FIRST)),
        float(not lowers.isdisjoint(_SECOND)),
        float("JJS" in count or "RBS" in count),
        float("?" in marks),
        float("!" in marks),
        float('"' in marks),
        share(sentence, attributed),
        float(("say", True) in kinds),
        float(not kinds),
        float(any(kind != "say" for kind, _ in kinds)),
        float(not marks.isdisjoint(("-", "–", "—"))),
        float("neg" in count),
        float("(" in marks),
        letters / max(len(tokens), 1) / 5,
        1.0,
    )
    open_words = tuple(t.lower for t in tokens if t.pos in OPEN)
    return Features(tuple(words), tuple(sorted(runs)), tuple(t.lower for t in tokens), open_words, dense)


def gathered(scores: Sequence[float]) -> tuple[float, ...]:
    """What the scores (log odds) of a sentence's open words to be loaded come to, as GATHERED.

    The highest score; minus the log of the chance that none is loaded; their mean chance, fivefold; their mean score.
    """
    if not scores:
        return (_LEAST, 0.0, 0.0, _LEAST)
    chances = [1 / (1 + math.exp(-max(-30.0, score))) for score in scores]
    none = sum(math.log1p(-min(chance, 0.97)) for chance in chances)
    n = len(scores)
    return (max(_LEAST, *scores), -none, 5 * sum(chances) / n, sum(scores) / n)


def word_of(token: Token) -> str:
    """The form that a word counts by: its lemma, a name's its lower-cased self."""
    return token.lower if token.pos == "PROPN" else token.lemma


def share(sentence: Sentence, spans: Sequence[Span]) -> float:
    """The share of the sentence's tokens that start within one of the spans."""
    if not spans or not sentence.tokens:
        return 0.0
    inside = sum(any(a <= t.start < b for a, b in spans) for t in sentence.tokens)
    return inside / len(sentence.tokens)


def word_ids(word: str) -> list[int]:
    """The weights of a word: its own and those of its pieces."""
    marked = f"<{word}>"
    pieces = {f"c={marked[i : i + n]}" for n in _PIECES for i in range(len(marked) - n + 1)}
    return [_id("u=" + word), *map(_id, sorted(pieces))]


def run_id(run: str) -> int:
    """The weight of a run of word classes."""
    return _id("t=" + run)


def _id(feature: str) -> int:
    return zlib.crc32(feature.encode()) % SIZE
