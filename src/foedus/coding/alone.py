"""Words of deeds that touch nobody else: what somebody does to himself, what troops have with them."""

from __future__ import annotations

from foedus.coding.grammar import Grammar
from foedus.coding.match import Fired

_SELF = frozenset({"himself", "herself", "themselves", "itself", "myself", "yourself", "ourselves"})
_HARMING = frozenset("shoot kill hang stab poison strangle burn hurt injure wound cut slash drown".split())
_OUTFITTING = frozenset({"arm", "equip", "outfit", "fit", "kit"})


def upon_himself(grammar: Grammar, f: Fired) -> bool:
    """ "Shot himself", "hanged themselves": who dies by his own hand is nobody's victim (a bomber blows himself up)."""
    verb = grammar.tokens[f.token]
    return verb.lemma in _HARMING and any(k.lower in _SELF for k in grammar.sentence.kids(verb.i, "dobj"))


def outfitted(grammar: Grammar, f: Fired) -> bool:
    """ "Troops equipped with armoured cars", "armed men": what they have, where nobody is said to have given it."""
    verb = grammar.tokens[f.token]
    if f.kind != "verb" or verb.lemma not in _OUTFITTING or verb.tag not in ("VBN", "VBD"):
        return False
    kids = grammar.sentence.kids
    if verb.dep not in ("acl", "advcl") or any(k.dep in ("agent", "aux", "nsubj", "dobj") for k in kids(verb.i)):
        return False
    return not any(name in ("by", "from") for name, _ in grammar.prepositions(verb.i))
