"""Parts of a state that are named by it: "in the north of Norland", "in the Norlandic province of Brakna"."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.actors.lexicon import words
from foedus.actors.view import View
from foedus.records import Token

_PARTS = words("setting.parts_of_land")


def described(view: View) -> Iterator[tuple[int, str | None]]:
    """The nouns for parts of a state that its adjective stands before, with the state."""
    for hit in view.hits:
        token = view.sentence.tokens[hit.last - 1]
        if hit.entry.kind in ("adjective", "people") and not hit.bond and token.dep in ("amod", "compound", "nmod"):
            up = view.sentence.tokens[token.head]
            if up.lemma in _PARTS and up.dep == "pobj":
                yield up.i, hit.entry.country


def whole(view: View, of: Token) -> Token:
    """The word of place before a part of a state, where the state stands behind "of"; else the word itself."""
    part = view.sentence.tokens[of.head]
    return view.sentence.tokens[part.head] if part.lemma in _PARTS and part.dep == "pobj" else of
