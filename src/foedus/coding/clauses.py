"""What a clause is to the word it hangs on: what was not done in its stead, what is untrue, what is told besides."""

from __future__ import annotations

from foedus.coding.grammar import Grammar
from foedus.records import Token

TELLINGS = frozenset("report claim allegation accusation suggestion rumour rumor charge assertion speculation".split())
"""What somebody says, as nouns with a clause."""
SAID = TELLINGS | frozenset(
    "indictment criticism insinuation request demand plea appeal call invitation offer proposal overture "
    "ultimatum".split()
)
"""What somebody has said or asked, also where another denies or declines it."""
# What somebody told is when it is denied ("the claim is a lie", "it is untrue that").
_UNTRUE = frozenset(
    "lie fabrication falsehood untrue false baseless unfounded groundless invention myth nonsense rubbish slander hoax "
    "libel canard fiction devoid".split()
)
_STEAD = frozenset({"instead", "rather"})
_IN_STEAD = frozenset({"pcomp", "pobj", "advcl", "prep", "conj", "xcomp", "ccomp", "dep"})


def set_off(grammar: Grammar, at: int, above: int) -> bool:
    """Whether a comma parts a clause from the verb it hangs on: "Meeting Berg in Oslo, Sund urged ..." tells what he
    did besides, not what he urged."""
    first, last = min(at, above), max(at, above)
    return any(t.text == "," and t.head == above for t in grammar.tokens[first + 1 : last])


def untrue(grammar: Grammar, verb: Token, above: Token) -> bool:
    """ "the claim that Norway bombed Chad is a lie", "it is untrue that Norway bombed Chad"."""
    said = above
    if verb.dep in ("acl", "relcl") and above.lemma in TELLINGS and above.dep == "nsubj":
        said = grammar.tokens[above.head]
    elif verb.dep not in ("ccomp", "csubj"):
        return False
    return said.lemma == "be" and any(
        k.lower in _UNTRUE and not any(grammar.sentence.kids(said.i, "neg"))
        for k in grammar.sentence.kids(said.i, "attr", "acomp")
    )


def relative(grammar: Grammar, v: int) -> bool:
    """Whether a clause tells more of what went before, however the parser hung it ("..., which Chad called ...")."""
    if "which" not in grammar.words:
        return False
    openers = [*grammar.sentence.kids(v, "nsubj", "nsubjpass", "dobj")]
    openers += [n for p in grammar.sentence.kids(v, "prep") for n in grammar.sentence.kids(p.i, "pobj")]
    return any(k.tag == "WDT" and k.lower == "which" and k.i < v for k in openers)


def mark_of(grammar: Grammar, at: int) -> str | None:
    """The word that opens a clause ("if", "as", "when")."""
    below = grammar.sentence.children[at]
    if not below or below[0] > at:
        return None
    return next((k.lower for k in grammar.sentence.kids(at, "mark", "advmod") if k.i < at), None)


def headline(grammar: Grammar, verb: Token, name: Token) -> bool:
    """ "EU to send troops": a name that nothing governs, with an infinitive, is a headline's way of telling plans."""
    if verb.dep not in ("acl", "relcl") or name.dep != "ROOT" or verb.i < name.i:
        return False
    return name.pos == "PROPN" and any(k.lower == "to" for k in grammar.sentence.kids(verb.i, "aux"))


def in_stead(grammar: Grammar, at: int) -> bool:
    """ "instead of attacking", "rather than attack": what was not done, wherever the parser hung it."""
    token = grammar.tokens[at]
    if grammar.words.isdisjoint(_STEAD) or token.dep not in _IN_STEAD:
        return False
    edge = min((k.i for k in grammar.sentence.kids(at) if k.i < at), default=at)
    for first in {edge, at}:
        before = " ".join(t.lower for t in grammar.tokens[max(0, first - 2) : first])
        if before in ("instead of", "rather than"):
            return True
    opened = " ".join(t.lower for t in grammar.tokens[edge : edge + 2])
    return token.dep == "advcl" and opened == "rather than"
