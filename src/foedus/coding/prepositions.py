"""What stands below a token by prepositions: which preposition, and the head of its noun."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.coding.arguments import is_time
from foedus.records import Sentence, Token

LEADING = frozenset({"prep", "dative", "agent", "conj"})
"""The dependencies by which a preposition can stand below a token."""

_LEADING = frozenset({"ADP", "SCONJ", "PART", "VERB", "ADV", "ADJ"})
# What the first of two prepositions makes of the second's noun: "out of" is from, "along with" is with.
_INNER = {"out": "from", "away": "from", "along": "with", "together": "with", "off": "from"}


def find_prepositions(sentence: Sentence, i: int, resumed: Sequence[int] = ()) -> list[tuple[str, int]]:
    """(preposition, head of its noun) below a token, times left out; `resumed` are the tokens after "as well as"."""
    found: list[tuple[str, int]] = []
    for prep in sentence.kids(i, *LEADING):
        if prep.dep == "conj" and (prep.pos != "ADP" or not any(prep.lower == name for name, _ in found)):
            continue
        if prep.pos not in _LEADING or prep.lower == "according":
            continue
        if prep.lower == "with" and attending(sentence, prep.i):
            continue
        _prepositional(sentence, prep, found)
        if resumed:
            _resumed(sentence, prep, resumed, found)
    return found


def attending(sentence: Sentence, prep: int) -> list[int]:
    """Those who do something of their own behind "with" ("with Norland providing trucks")."""
    does = [k.i for k in sentence.kids(prep, "pcomp") if k.tag in ("VBG", "VBN")]
    return [k.i for k in sentence.kids(prep, "pobj") if does and k.i < does[0]]


def as_well(tokens: Sequence[Token]) -> list[int]:
    """The tokens right after "as well as"."""
    words = [t.lower for t in tokens]
    return [k for k in range(3, len(words)) if words[k - 3 : k] == ["as", "well", "as"]]


def _resumed(sentence: Sentence, prep: Token, resumed: Sequence[int], found: list[tuple[str, int]]) -> None:
    """ "criticism from the US, which ..., as well as from the EU": the second goes with the first, wherever the
    parser hung it."""
    for k in resumed:
        if k >= prep.i + 3 and sentence.tokens[k].lower == prep.lower:
            found += [(prep.lower, p.i) for p in sentence.kids(k, "pobj") if not is_time(p)]


def _prepositional(sentence: Sentence, prep: Token, found: list[tuple[str, int]]) -> None:
    for k in sentence.kids(prep.i):
        if k.dep == "pobj":
            if not is_time(k):
                found.append((prep.lower, k.i))
        elif k.dep == "prep":
            for p in sentence.kids(k.i, "pobj"):
                if not is_time(p):
                    found.append((_INNER.get(prep.lower, k.lower), p.i))
        elif k.dep == "conj" and k.pos == "ADP":
            _prepositional(sentence, k, found)
