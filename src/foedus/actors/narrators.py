"""Whose first person is no state's: a narrator's who tells of his own days, a newspaper's own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from foedus.actors.lexicon import words
from foedus.actors.view import View

# What those who tell of their own days did, and those who speak for a state hardly say of themselves.
_LIVED = words("narrators.lived")
_TELLER = frozenset({"i", "we"})
_PAST = frozenset({"had", "was", "were", "did", "could", "would", "used"})
# Words by which a paper speaks of itself, and what opens its own articles.
_PAPERS = (
    ("this", "newspaper"), ("this", "paper"), ("this", "magazine"), ("these", "pages"), ("this", "space"),
    ("this", "column"), ("this", "page"), ("our", "readers"), ("editorial", "board"),
)  # fmt: skip
_OPENS = (("editorial",), ("our", "view"), ("leading", "article"), ("the", "leader"), ("leader", "comment"))
_ENOUGH = 2


def private(views: Sequence[View], title: str | None) -> bool:
    """Whether a text that speaks in the first person is a memoir or a paper's own opinion, not a side's statement."""
    opening = [(title or "").lower().replace(":", " ").split()[:2], *(v.lowers[:2] for v in views[:1])]
    if any(tuple(first[: len(phrase)]) == phrase for first in opening for phrase in _OPENS):
        return True
    lived = 0
    for view in views:
        lowers = view.lowers
        if any(pair in _PAPERS for pair in pairwise(lowers)):
            return True
        if _TELLER.isdisjoint(lowers):
            continue
        lived += sum(_tells(view, i) for i, word in enumerate(lowers) if word in _TELLER and not view.quoted[i])
    return lived >= _ENOUGH


def _tells(view: View, i: int) -> bool:
    """Whether a first person is the subject of what somebody lived through, told in the past."""
    token = view.sentence.tokens[i]
    verb = view.sentence.tokens[token.head]
    if token.dep != "nsubj" or verb.lemma not in _LIVED:
        return False
    return verb.tag == "VBD" or any(k.lower in _PAST for k in view.sentence.kids(verb.i, "aux"))
