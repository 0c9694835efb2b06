"""What a clause says of its subject or object that only a person or body can do or suffer."""

from __future__ import annotations

from foedus.actors.lexicon import words
from foedus.actors.view import View

_SPEAKING, _SEIZING = words("persons.speaking"), words("persons.seizing")
# What leaders do, as nouns behind their names ("Nixon's visit to China").
_DEEDS = frozenset(
    "war invasion bombing visit trip summit threat decision withdrawal offensive ultimatum overture intervention "
    "annexation crackdown purge coup overthrow conquest refusal veto embargo blockade mobilisation mobilization".split()
)
ACTING = _SPEAKING | words("persons.acting") | words("pronouns.acting")


def speaks(view: View, head: int) -> bool:
    """Whether token head is the subject of a verb of saying."""
    token = view.sentence.tokens[head]
    return token.dep == "nsubj" and view.sentence.tokens[token.head].lemma in _SPEAKING


def acts(view: View, head: int) -> bool:
    """Whether token head is the subject of a verb of what leaders do or say, or the owner of such a deed."""
    token = view.sentence.tokens[head]
    above = view.sentence.tokens[token.head].lemma
    return above in (ACTING if token.dep == "nsubj" else _DEEDS if token.dep == "poss" else ())


def who(view: View, head: int) -> bool:
    """Whether a clause with "who" hangs on the name."""
    for clause in view.sentence.kids(head, "relcl"):
        for kid in view.sentence.kids(clause.i, "nsubj", "nsubjpass", "dobj"):
            if view.lowers[kid.i] in ("who", "whom"):
                return head < kid.i
    return False


def is_seized(view: View, head: int) -> bool:
    """Whether token head is whom somebody arrests, kidnaps or tries."""
    token = view.sentence.tokens[head]
    return token.dep in ("dobj", "nsubjpass") and view.sentence.tokens[token.head].lemma in _SEIZING
