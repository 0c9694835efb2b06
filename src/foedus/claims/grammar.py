"""Questions to a parse that attribution asks: whose verb is it, what belongs to it, what is its phrase."""

from __future__ import annotations

from foedus.records import Sentence, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_PARTICIPLE = ("VBG", "VBN")
_CUE_BEFORE = ("aux", "auxpass", "neg", "advmod")


def passive(sentence: Sentence, verb: int) -> bool:
    """Whether the verb stands in the passive, or is a participle after its noun ("a deal announced by ...")."""
    token = sentence.tokens[verb]
    if token.tag != "VBN":
        return False
    deps = {k.dep for k in sentence.kids(verb)}
    if deps & {"auxpass", "nsubjpass", "agent"}:
        return True
    return token.dep == "acl" and not deps & {"aux", "nsubj", "dobj"}


def agent(sentence: Sentence, verb: int) -> int | None:
    """The head of the by-phrase of a passive verb."""
    for by in sentence.kids(verb, "agent", "prep"):
        if by.lower == "by":
            for noun in sentence.kids(by.i, "pobj"):
                return noun.i
    return None


def subject(sentence: Sentence, verb: int) -> int | None:
    """The head of the phrase whose act the verb is, over conjunctions, participles and infinitives; None if unsaid."""
    tokens = sentence.tokens
    at = verb
    for _ in range(6):
        token = tokens[at]
        kids = list(sentence.kids(at, *SUBJECTS))
        if kids:
            return kids[-1].i if kids[-1].dep != "expl" else None
        if token.dep == "acl":
            return token.head
        if token.dep in ("conj", "xcomp", "advcl", "pcomp", "ccomp", "prep", "dep", "parataxis") and token.head != at:
            up = tokens[token.head]
            if token.dep == "xcomp":
                for kid in sentence.kids(up.i, "dobj", "dative"):
                    if kid.i < at and token.tag == "VB" and up.lemma not in ("promise", "vow", "use", "take"):
                        return kid.i
            if token.dep in ("ccomp", "parataxis") and token.tag not in _PARTICIPLE:
                return None
            at = up.i
            if up.pos in ("NOUN", "PROPN") and token.dep in ("prep", "pcomp", "conj"):
                return None
            continue
        return None
    return None


def antecedent(sentence: Sentence, i: int) -> int:
    """The noun that a relative pronoun stands for; the token itself where it is none."""
    token = sentence.tokens[i]
    if token.tag not in ("WP", "WDT"):
        return i
    for up in sentence.ancestors(i):
        if up.dep == "relcl":
            return up.head
    return i


def phrase(sentence: Sentence, head: int, cut: int = -1) -> tuple[int, ...]:
    """A noun phrase's tokens: modifiers, appositions, relative clauses that no comma sets off; without
    what hangs on token `cut`."""
    loose = frozenset(
        k.i for k in sentence.kids(head, "relcl", "advcl") if k.dep == "advcl" or _set_off(sentence, head, k.i)
    )
    found = below(sentence, head, cut=loose | {cut})
    while found and sentence.tokens[found[0]].pos == "PUNCT":
        found = found[1:]
    return found


def _set_off(sentence: Sentence, head: int, clause: int) -> bool:
    first = min(below(sentence, clause))
    return first > 0 and first - 1 > head and sentence.tokens[first - 1].pos == "PUNCT"


def below(
    sentence: Sentence, top: int, *, without: tuple[str, ...] = (), cut: frozenset[int] = frozenset()
) -> tuple[int, ...]:
    """The tokens of a subtree in order, but for those under `cut` and under the top's dependents named in `without`."""
    if not without and not cut:
        return tuple(sentence.subtree(top))
    found, left = [], [top]
    while left:
        at = left.pop()
        found.append(at)
        for k in sentence.children[at]:
            if k in cut or (at == top and sentence.tokens[k].dep in without):
                continue
            left.append(k)
    return tuple(sorted(found))


def verb_group(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """The verb with the auxiliaries, negation and adverbs right before it, its particle, and a verb that brings it in
    ("went on to say", "declined to say")."""
    tokens = sentence.tokens
    first = _leftmost(sentence, verb)
    last = at = verb
    while tokens[at].dep == "xcomp" and tokens[tokens[at].head].pos == "VERB":
        up = tokens[at].head
        if up > first or any(
            tokens[k].head != up or tokens[k].dep not in ("prt", "advmod") for k in range(up + 1, first)
        ):
            break
        at, first = up, _leftmost(sentence, up)
    for kid in sentence.kids(verb, "prt"):
        if kid.i == verb + 1:
            last = kid.i
    return tuple(range(first, last + 1))


def _leftmost(sentence: Sentence, verb: int) -> int:
    at = verb
    while at > 0 and sentence.tokens[at - 1].head == verb and sentence.tokens[at - 1].dep in _CUE_BEFORE:
        at -= 1
    return at


def lemma(sentence: Sentence, verb: Token) -> str:
    """The verb's lemma, with its particle if it has one ("point out", "make clear")."""
    for kid in sentence.kids(verb.i):
        if kid.dep == "prt" or (kid.lower == "clear" and verb.lemma == "make"):
            return f"{verb.lemma} {kid.lower}"
    return verb.lemma
