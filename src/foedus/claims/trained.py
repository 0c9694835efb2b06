"""The trained layer over the rules: which words are cues, and which words around them are source, cue and content."""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterable, Sequence
from functools import cache
from operator import attrgetter
from struct import Struct
from typing import Any

import numpy as np
from numpy.typing import NDArray

from foedus.claims import distanced, extent, judging, nominal, tagger, tagging, verbal
from foedus.claims.cues import Cue, Cues
from foedus.claims.cues import load as load_cues
from foedus.claims.drafts import Draft
from foedus.claims.forms import Arrays, Told
from foedus.claims.forms import load as load_forms
from foedus.errors import DataError
from foedus.records import Sentence, Token
from foedus.records.quick import changed
from foedus.weights import weights

WEIGHTS = "claims.npz"
# The number of slots that features are hashed into, a power of two.
SIZE = 1 << 17
_MOST_REMEMBERED = 60_000
# Log odds of the tagger's below which no word is asked about that the rules do not draft, none that training had not
# seen as a cue.
_HOPELESS, _STRANGE = -3.0, -1.0
# What a model is made of besides the tagger's arrays. `blend`: the share of the tagger in a cue's log odds, and what
# its log odds of source, cue and content count for in a word's part.
SHAPES = {"judge": (SIZE,), "parts": (4, SIZE), "threshold": (1,), "blend": (4,)}
# What the rules find of these kinds is a claim in these constructions, and in the others unless the judge is so much
# surer that it is none.
_TELLING = frozenset({"say", "show", "deny"})
_SURE = frozenset({"phrase", "adverb", "acl", "colon"})
_ALLOWANCE = {"clause": 2.0}
# A feature's weights for the four parts, as they lie in memory.
_FOUR = Struct("4f")
_lower = attrgetter("lower")
# The classes of words that cues.toml tells senses of.
_SENSED = frozenset({"VERB", "NOUN"})
# What a verb's object is by the parse: spoken of, not said to be so.
_THINGS = frozenset({"dobj", "prep", "nsubjpass"})


class Model:
    """Weights in use. Not shared between threads: it remembers the weights of the features that it has met.

    `judge` is (SIZE,), the weights of a cue; `parts` (4, SIZE), those of nothing, source, cue and content;
    `known` the sorted hashes of the words that may be cues; `threshold` (1,) the score from which a word is one;
    `blend` (4,) and the arrays of tagger.SHAPES.
    """

    def __init__(self, arrays: dict[str, NDArray[Any]]) -> None:
        """Takes the arrays. Raises DataError where one is missing or of another shape."""
        for name, shape in SHAPES.items():
            if name not in arrays or arrays[name].shape != shape:
                raise DataError(
                    f"no weights {name} of shape {shape}",
                    where=WEIGHTS,
                    remedy="make it again with scripts/train_claims.py",
                )
        self._judge = arrays["judge"].astype(np.float32)
        self._parts = np.ascontiguousarray(arrays["parts"].astype(np.float32).T).tobytes()
        self._known = frozenset(arrays["known"].tolist())
        self.threshold = float(arrays["threshold"][0])
        self.share, self.source, self.cue, self.content = (float(x) for x in arrays["blend"])
        self.tagger = tagger.Tagger(arrays)
        self.forms = load_forms()
        self.told = Told(self.forms, self.describe)
        self._scores: dict[str, float] = {}
        self._rows: dict[extent.Group, tuple[float, ...]] = {}

    def describe(self, words: Sequence[tagging.Word]) -> Arrays:
        """Of words the tagger's vectors, the log odds from which one that the rules do not draft is judged, and 1 for
        those with a capital."""
        cues = load_cues()
        limits = np.array([self._limit(word, cues) for word in words], dtype=np.float32)
        capitals = np.array([word.capital for word in words], dtype=np.intp)
        return self.tagger.of_words(words, senses(words, cues)), limits, capitals

    def _limit(self, word: tagging.Word, cues: Cues) -> float:
        if word.lemma in cues.never or not judging.may_be(word):
            return math.inf
        return _HOPELESS if self.knows(judging.key(word)) else _STRANGE

    def knows(self, word: str) -> bool:
        """Whether judging.key of a word is one that may be a cue."""
        return digest(word) in self._known

    def score(self, features: Iterable[str]) -> float:
        """How likely a word is a cue, as log odds."""
        held, total = self._scores, 0.0
        for feature in features:
            weight = held.get(feature)
            if weight is None:
                if len(held) > _MOST_REMEMBERED:
                    held.clear()
                weight = held[feature] = float(self._judge[slot(feature)])
            total += weight
        return total

    def part(self, asked: extent.Asked, told: Sequence[float]) -> int:
        """The likeliest part of a word, extent.NOTHING, SOURCE, CUE or CONTENT. `told`: what the tagger says of it."""
        held = self._rows
        nothing, source, cue, content = (
            0.0,
            self.source * told[tagger.SOURCE],
            self.cue * told[tagger.CUE],
            self.content * told[tagger.CONTENT],
        )
        for group in asked:
            row = held.get(group) or self._row(group)
            nothing += row[0]
            source += row[1]
            cue += row[2]
            content += row[3]
        best = max(nothing, source, cue, content)
        return (nothing, source, cue, content).index(best)

    def _row(self, group: extent.Group) -> tuple[float, ...]:
        """What the features of a group weigh for each part."""
        if len(self._rows) > _MOST_REMEMBERED:
            self._rows.clear()
        unpacked, packed = _FOUR.unpack_from, self._parts
        rows = [unpacked(packed, _FOUR.size * slot(feature)) for feature in extent.features(group)]
        found = self._rows[group] = tuple(map(sum, zip(*rows, strict=True)) if len(rows) > 1 else rows[0])
        return found


def digest(text: str) -> int:
    """A hash that is the same in every process."""
    return zlib.crc32(text.encode())


def slot(feature: str) -> int:
    """The index of a feature's weight."""
    return zlib.crc32(feature.encode()) & (SIZE - 1)


@cache
def load() -> Model:
    """The package's model, loaded once. Raises DataError where its file is missing, damaged or of another shape."""
    return Model(weights("foedus.claims", WEIGHTS, (*SHAPES, "known", *tagger.SHAPES), "train_claims.py"))


class Candidates:
    """The words of a sentence that may attribute, and what the rules make of them."""

    def __init__(self, sentence: Sentence, cues: Cues) -> None:
        self.sentence = sentence
        self.drafted = {d.cue_head: d for d in (*verbal.drafts(sentence, cues), *nominal.drafts(sentence, cues))}
        self.quoted = judging.quoted_words(sentence)
        self.places = tagging.places(sentence, self.drafted, self.quoted)
        self._cues = cues

    def features(self, token: Token) -> list[str]:
        """What the judge sees of a word."""
        sense = self._cues.sense(token.pos, token.lemma)
        held = any(token.i in d.content for d in self.drafted.values())
        return judging.features(self.sentence, token, self.drafted, self.quoted, held, sense)

    def proposal(self, token: Token) -> Draft:
        """The draft of a word if it attributes, whatever the tables say of it."""
        draft: Draft | None = self.drafted.get(token.i)
        if draft is None and token.pos == "VERB":
            draft = verbal.draft(self.sentence, token, self._guess)
        elif draft is None and token.pos == "NOUN":
            draft = next(iter(nominal.noun(self.sentence, token, self._guess)), None)
        if draft is None:
            draft = Draft(
                self.sentence.index, token.i, (), None, (token.i,), (), "act", "asserted", "bare", token.lemma
            )  # fmt: skip
        return draft

    def _guess(self, part: str, lemma: str, construction: str) -> Cue:
        return self._cues.guess(part, lemma, construction)


def drafts(sentences: Sequence[Sentence], cues: Cues, model: Model) -> list[list[Draft]]:
    """The drafts of each sentence: the words judged to be cues, each with what belongs to it."""
    asked = [Candidates(s, cues) for s in sentences]
    rows = model.forms.rows(sentences)
    told = tell(asked, rows, model)
    _, limits, _ = model.told.arrays()
    hopeful = (told[:, tagger.HEAD] >= limits[rows]).tolist()
    odds = told.tolist()
    found, first = [], 0
    for candidates in asked:
        end = first + len(candidates.sentence.tokens)
        found.append(_drafts(candidates, odds[first:end], hopeful[first:end], cues, model))
        first = end
    return found


def tell(asked: Sequence[Candidates], rows: NDArray[np.intp], model: Model) -> tagger.Floats:
    """What the tagger says of the words of some sentences, one after another, given their rows among the model's forms:
    (words, tagger.TOLD)."""
    vectors, _, capitals = model.told.arrays()
    sentences = [c.sentence for c in asked]
    beside, below = tagging.beside(sentences), tagging.below(sentences)
    return model.tagger.tell(vectors[rows], capitals[rows], [c.places for c in asked], beside, below)


def senses(words: Iterable[tagging.Word], cues: Cues) -> list[str]:
    """The kinds of cue that the tables take words for."""
    return [cues.sense(word.pos, word.lemma) if word.pos in _SENSED else "-" for word in words]


def _drafts(
    candidates: Candidates, told: Sequence[Sequence[float]], hopeful: Sequence[bool], cues: Cues, model: Model
) -> list[Draft]:
    sentence = candidates.sentence
    drafted = candidates.drafted
    found = []
    for token in sentence.tokens:
        if not (hopeful[token.i] or (token.i in drafted and token.lemma not in cues.never)):
            continue
        odds = told[token.i][tagger.HEAD]
        score = (1 - model.share) * model.score(candidates.features(token)) + model.share * odds
        if score >= model.threshold - _allowance(drafted.get(token.i)):
            found.append(_redrawn(sentence, candidates.proposal(token), candidates.quoted, told, cues, model))
    if True in candidates.quoted or not distanced.WORDS.isdisjoint(map(_lower, sentence.tokens)):
        found.extend(distanced.drafts(sentence, {i for d in found for i in (*d.source, *d.cue, *d.content)}))
    return found


def _allowance(draft: Draft | None) -> float:
    """How much less sure the judge may be of what the rules find."""
    if draft is None or draft.kind not in _TELLING:
        return 0.0
    return math.inf if draft.construction in _SURE else _ALLOWANCE.get(draft.construction, 0.0)


def _redrawn(
    sentence: Sentence, draft: Draft, quoted: list[bool], told: Sequence[Sequence[float]], cues: Cues, model: Model
) -> Draft:  # fmt: skip
    """The draft with the parts that the model gives its words."""
    if draft.construction == "phrase" or (draft.construction == "as" and draft.lemma in verbal.CITING):
        return draft
    parts = extent.parts(sentence, draft, lambda at, asked: model.part(asked, told[at]))
    held: tuple[list[int], ...] = ([], [], [], [])
    for i, part in enumerate(parts):
        held[part].append(i)
    source, cue = tuple(held[extent.SOURCE]), tuple(held[extent.CUE])
    content = extent.up_to_semicolon(sentence, draft.cue_head, tuple(held[extent.CONTENT]), quoted)
    head = draft.head
    if draft.content and not content:
        content = tuple(i for i in draft.content if parts[i] == extent.NOTHING)
    if draft.head == draft.cue_head:
        source = draft.source
    elif draft.source and not source and draft.kind in _TELLING:
        source = tuple(i for i in draft.source if i not in cue and i not in content)
    if head not in source:
        head = next((i for i in source if sentence.tokens[i].head not in source), None)
    draft = changed(draft, source=source, head=head, cue=cue, content=content)
    if sentence.tokens[draft.cue_head].pos == "VERB":
        if not content and source:
            return changed(draft, construction="quote")
        if draft.construction == "quote" and any(
            k.dep in _THINGS and k.i in content and not quoted[k.i] for k in sentence.kids(draft.cue_head)
        ):
            spoken_of = cues.guess("verb", draft.lemma, "object")
            return changed(draft, construction="object", kind=spoken_of.kind, certainty=spoken_of.certainty)
    return draft
