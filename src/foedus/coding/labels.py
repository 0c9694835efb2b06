"""What a condition can ask of a token by itself: its words, the noun classes that hold them, whom it names, how its
clause is opened."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.coding.frames import Lexicon
from foedus.coding.grammar import Grammar
from foedus.records import Mention, Token

_OFFICIAL = frozenset({"@leaders", "@diplomats", "@peacekeepers", "@authorities"})
_OF_STATES = frozenset({"state", "government"})


def forms(token: Token) -> tuple[str, ...]:
    """The words to look a token up by; a plural that the tagger took for a name ("Rockets") also by its singular."""
    found = (token.lemma,) if token.lemma == token.lower else (token.lemma, token.lower)
    return (*found, token.lower[:-1]) if token.tag == "NNPS" and token.lower.endswith("s") else found


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
            found = self._known[i] = frozenset(self._find(i))
        return found

    def _find(self, i: int) -> set[str]:
        token, classes = self._grammar.tokens[i], self._lexicon.classes
        words = forms(token)
        found = {"@any", *words}
        for word in words:
            if word in classes:
                found |= classes[word]
            for phrase in self._lexicon.phrases.get(word, ()):
                if self._ends(phrase, i):
                    found.add(" ".join(phrase))
        mention = self._named[i]
        if mention is not None and mention.actors:
            found.add("@actor")
            kinds = {a.kind for a in mention.actors}
            if "person" in kinds:
                found.add("@person")
            if not kinds.isdisjoint(_OF_STATES):
                found.add("@state")
        elif token.lower in ("i", "we") or self._official(token):
            found.add("@actor")
        if mention is not None and mention.place is not None and mention.place.precision != "country":
            found.add("@town")
        if self._grammar.sentence.children[i]:
            self._add_openers(token, found)
        return found

    def _ends(self, phrase: tuple[str, ...], i: int) -> bool:
        """Whether a phrase ends at a token, all by its words or all by its lemmas."""
        before = self._grammar.tokens[max(0, i - len(phrase) + 1) : i + 1]
        return tuple([t.lower for t in before]) == phrase or tuple([t.lemma for t in before]) == phrase

    def _official(self, token: Token) -> bool:
        """Whether a subject is somebody in office though the text does not say of which country ("the envoy")."""
        return token.dep in ("nsubj", "nsubjpass") and not self._lexicon.classes_of(token.lemma).isdisjoint(_OFFICIAL)

    def _add_openers(self, token: Token, found: set[str]) -> None:
        """Adds what the words below a token make of it: a clause with "that" or "to", a sum of money."""
        for k in self._grammar.sentence.kids(token.i):
            if k.lower == "that" and k.dep == "mark":
                found.add("@that")
            elif k.lower == "to" and k.dep == "aux":
                found.add("@infinitive")
            elif k.pos == "SYM" and token.pos == "NUM":
                found.add("@money")
