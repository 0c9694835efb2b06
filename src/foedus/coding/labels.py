"""What a condition can ask of a token by itself: its words, the noun classes that hold them, whom it names, how its
clause is opened."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from foedus.coding.frames import Lexicon
from foedus.coding.grammar import Grammar
from foedus.records import Actor, Mention, Token

_OFFICIAL = frozenset({"@leaders", "@diplomats", "@peacekeepers", "@authorities"})
_OF_STATES = frozenset({"state", "government"})
_SPEAKING = frozenset({"i", "we"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# So many words are remembered with their classes.
_KEPT = 1 << 14


def forms(token: Token) -> tuple[str, ...]:
    """The words to look a token up by; a plural that the tagger took for a name ("Rockets") also by its singular."""
    return _forms(token.lemma, token.lower, token.tag == "NNPS")


def _forms(lemma: str, lower: str, names: bool) -> tuple[str, ...]:
    found = (lemma,) if lemma == lower else (lemma, lower)
    return (*found, lower[:-1]) if names and lower.endswith("s") else found


class _Word(NamedTuple):
    """A word's labels wherever it stands, the phrases that can end in it, and whether its lemma is of an office."""

    labels: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    official: bool


@lru_cache(maxsize=_KEPT)
def _word(lexicon: Lexicon, lemma: str, lower: str, names: bool) -> _Word:
    words = _forms(lemma, lower, names)
    found = {"@any", *words}.union(*[lexicon.classes_of(word) for word in words])
    phrases = tuple(phrase for word in words for phrase in lexicon.phrases.get(word, ()))
    return _Word(frozenset(found), phrases, not lexicon.classes_of(lemma).isdisjoint(_OFFICIAL))


class Labels:
    """The labels of the tokens of one sentence, each found when it is first asked for; `named` is who is named where.

    A condition of items is met by a token that has any of their labels; only what fires on it is no label.
    """

    def __init__(self, grammar: Grammar, lexicon: Lexicon, named: Sequence[Mention | None]) -> None:
        self._grammar, self._lexicon, self._named = grammar, lexicon, named
        self._known: dict[int, frozenset[str]] = {}

    def of(self, i: int) -> frozenset[str]:
        """The labels of a token."""
        found = self._known.get(i)
        if found is None:
            found = self._known[i] = self._find(i)
        return found

    def _with_article(self, i: int) -> bool:
        """ "The St Nikolas": ships have an article, villages have none."""
        return any(k.dep == "det" for k in self._grammar.sentence.kids(i))

    def _find(self, i: int) -> frozenset[str]:
        token = self._grammar.tokens[i]
        word = _word(self._lexicon, token.lemma, token.lower, token.tag == "NNPS")
        found = [" ".join(phrase) for phrase in word.phrases if self._ends(phrase, i)]
        mention = self._named[i]
        if mention is not None and mention.actors:
            found += _who(mention.actors)
            if len(mention.actors) > 1 or any(k.dep == "conj" for k in self._grammar.sentence.kids(i)):
                self._add_several(i, found)
        elif token.lower in _SPEAKING or (word.official and token.dep in _SUBJECTS):
            # Somebody in office may be an actor though the text does not say of which country ("the envoy").
            found.append("@actor")
        elif token.tag == "NNP" and (mention is None or mention.place is None):
            found.append("@christened" if self._with_article(i) else "@named")
        if mention is not None and mention.place is not None and mention.place.precision != "country":
            found.append("@town")
        if self._grammar.sentence.children[i]:
            self._add_openers(token, found)
        return word.labels.union(found) if found else word.labels

    def _add_several(self, i: int, found: list[str]) -> None:
        """Adds whether a noun and what is joined to it name more than one country."""
        mentions = [self._named[k] for k in self._grammar.conjuncts(i)]
        if len({a.country for m in mentions if m is not None for a in m.actors if a.country}) > 1:
            found.append("@states")

    def _ends(self, phrase: tuple[str, ...], i: int) -> bool:
        """Whether a phrase ends at a token, all by its words or all by its lemmas."""
        before = self._grammar.tokens[max(0, i - len(phrase) + 1) : i + 1]
        return tuple([t.lower for t in before]) == phrase or tuple([t.lemma for t in before]) == phrase

    def _add_openers(self, token: Token, found: list[str]) -> None:
        """Adds what the words below a token make of it: a clause with "that" or "to", a sum of money."""
        for k in self._grammar.sentence.kids(token.i):
            if k.lower == "that" and k.dep == "mark":
                found.append("@that")
            elif k.lower == "to" and k.dep == "aux":
                found.append("@infinitive")
            elif k.pos == "SYM" and token.pos == "NUM":
                found.append("@money")


def _who(actors: Sequence[Actor]) -> list[str]:
    """The labels of whom a token names."""
    found = ["@actor"]
    for actor in actors:
        if actor.kind == "person":
            found.append("@person")
        elif actor.kind in _OF_STATES:
            found.append("@state")
    return found
