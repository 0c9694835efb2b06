"""Names behind a verb that the parser took for a time, as in "Norland invades Sudland." of a chronology."""

from __future__ import annotations

from dataclasses import replace

from foedus.parsing.rubrics import TIMED
from foedus.records import Token

TIMES = frozenset({"npadvmod", "advmod"})
"""How the name hangs then."""
_SUBJECTS = frozenset({"nsubj", "compound"})
_HAVING = frozenset({"dobj", "auxpass", "nsubjpass", "xcomp", "ccomp", "attr", "acomp", "oprd"})


def with_object(tokens: tuple[Token, ...], name: Token) -> tuple[Token, ...]:
    """The name right behind the main verb as its object, the name right before as its subject."""
    verb = tokens[name.head]
    if name.tag != "NNP" or verb.i != name.i - 1 or verb.dep != "ROOT" or verb.tag not in ("VBZ", "VBP", "VBD"):
        return tokens
    subject = tokens[verb.i - 1]
    if verb.i < 1 or subject.head != verb.i or subject.dep not in _SUBJECTS or name.lower.rstrip(".") in TIMED:
        return tokens
    if any(t.head == verb.i and t.dep in _HAVING for t in tokens):
        return tokens
    changed = {name.i: replace(name, dep="dobj"), subject.i: replace(subject, dep="nsubj")}
    return tuple(changed.get(t.i, t) for t in tokens)


_GRANTING = frozenset("deny grant give offer refuse allow accord guarantee promise afford".split())
_GRANTED = frozenset(
    "access permission entry entrance visa passage asylum status overflight clearance accreditation bail leave refuge "
    "protection citizenship admission exit".split()
)


def granted(tokens: tuple[Token, ...], thing: Token) -> tuple[Token, ...]:
    """ "Denied UN agencies access" with the agencies as what sort of access it is: they are who is denied it."""
    verb, whom = tokens[thing.head], tokens[thing.i - 1]
    if thing.lemma not in _GRANTED or verb.lemma not in _GRANTING or thing.dep != "dobj":
        return tokens
    if whom.tag != "NNS" or whom.dep != "compound" or whom.head != thing.i or whom.i < verb.i + 1:
        return tokens
    moved = {t.i for t in tokens[verb.i + 1 : whom.i] if t.head == thing.i}
    return tuple(
        replace(t, head=verb.i, dep="dative") if t.i == whom.i else replace(t, head=whom.i) if t.i in moved else t
        for t in tokens
    )
