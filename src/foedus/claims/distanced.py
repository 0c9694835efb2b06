"""Words that the author keeps at a distance: so-called, and scare quotes. They are claims of nobody who is named."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from foedus.claims import grammar
from foedus.claims.drafts import Draft
from foedus.records import Sentence, Token

CONSTRUCTION = "distanced"
_NAMED_SO = frozenset({"so-called", "self-styled", "self-proclaimed"})
# The words without which a sentence that quotes nothing has no such drafts.
WORDS = _NAMED_SO | {"called"}
_MARKS = frozenset({'"', "''", "``", "“", "”", "'", "‘", "’"})
_LONGEST = 4
_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "appos", "ROOT"})


def drafts(sentence: Sentence, taken: Collection[int]) -> Iterator[Draft]:
    """The drafts of a sentence; `taken` are the tokens that other drafts attribute to somebody already."""
    tokens = sentence.tokens
    for token in tokens:
        if token.lower in _NAMED_SO and token.i not in taken:
            yield from _distanced(sentence, (token.i,), tokens[token.head])
        elif (
            token.lower == "called"
            and token.i not in taken
            and [t.lower for t in tokens[: token.i][-2:]] == ["so", "-"]
        ):
            yield from _distanced(sentence, (token.i - 2, token.i - 1, token.i), tokens[token.head])
    marks = [t.i for t in tokens if t.text in _MARKS and t.tag != "POS"]
    for first, last in zip(marks[::2], marks[1::2], strict=False):
        inside = tokens[first + 1 : last]
        if not inside or len(inside) > _LONGEST or any(i in taken for i in range(first, last + 1)):
            continue
        noun = inside[-1]
        if (
            noun.pos == "NOUN"
            and noun.dep in _ROLES
            and not first < noun.head < last
            and all(t.text.islower() and (t.head == noun.i or t is noun) for t in inside)
        ):
            yield _draft(sentence, (first, last), noun, tuple(t.i for t in inside))


def _distanced(sentence: Sentence, cue: tuple[int, ...], noun: Token) -> Iterator[Draft]:
    if noun.pos in ("NOUN", "PROPN"):
        held = grammar.below(sentence, noun.i, without=("det", "poss", "relcl", "appos", "acl"))
        content = tuple(i for i in held if i > cue[-1])
        if content:
            yield _draft(sentence, cue, noun, content)


def _draft(sentence: Sentence, cue: tuple[int, ...], noun: Token, content: tuple[int, ...]) -> Draft:
    return Draft(sentence.index, cue[0], (), None, cue, content, "describe", "alleged", CONSTRUCTION, noun.lemma)
