"""What lists of incidents and logs tell without an auxiliary: "5 soldiers killed.", "Ten officers wounded in Kano."."""

from __future__ import annotations

from dataclasses import replace

from foedus.records import Token
from foedus.reference.words import NOBODY

UNDERGONE = frozenset(
    "kill wound injure arrest detain kidnap abduct hijack expel deport execute behead hang jail remand imprison "
    "hospitalise hospitalize displace torch confiscate rescue sentence convict acquit assassinate evict loot ransack "
    "plunder vandalise vandalize destroy damage demolish raze".split()
)
"""Verbs that nobody does without somebody to whom it is done."""

_OBJECTS = frozenset({"dobj", "dative", "ccomp", "xcomp", "auxpass", "nsubjpass", "aux", "attr", "oprd", "prt"})
_CLAUSES = frozenset({"ROOT", "conj", "ccomp", "parataxis", "appos", "advcl"})
_BEHIND = frozenset({"ADP", "PUNCT", "SCONJ"})


def undergone(tokens: tuple[Token, ...], verb: Token) -> tuple[Token, ...]:
    """The tokens with such a verb as the passive that it is, where it has a subject, no auxiliary and no object."""
    below = [t for t in tokens if t.head == verb.i and t.i != verb.i]
    subject = next((t for t in below if t.dep == "nsubj"), None)
    if subject is None or verb.tag not in ("VBD", "VBN") or verb.dep not in _CLAUSES:
        return tokens
    if subject.pos == "PRON" or subject.lower in NOBODY:
        return tokens
    if subject.pos not in ("NOUN", "NUM") and verb.i + 1 < len(tokens) and tokens[verb.i + 1].text != ".":
        return tokens
    after = tokens[verb.i + 1] if verb.i + 1 < len(tokens) else None
    joined = {t.i for t in below if t.dep == "conj"}
    others = any(t.head in joined and t.dep in ("nsubj", "nsubjpass") for t in tokens)
    goes_on = not others and any(t.head in joined and t.dep == "dobj" for t in tokens)
    # "Ten shops looted and two burned": what is joined has a subject of its own.
    apart = others and after is not None and after.pos == "CCONJ"
    if (
        goes_on
        or (after is not None and not apart and (after.pos not in _BEHIND or after.lower == "at"))
        or any(t.dep in _OBJECTS and (t.dep != "ccomp" or t.i > verb.i) for t in below)
    ):
        return tokens
    return tuple(
        replace(t, dep="nsubjpass") if t.i == subject.i else replace(t, tag="VBN") if t.i == verb.i else t
        for t in tokens
    )
