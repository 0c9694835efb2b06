"""The clauses that complete a word ("agreed to send", "said that ... attacked", "its decision to send")."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from foedus.records import Sentence, Token

_CLAUSES = frozenset({"acl", "relcl", "advcl"})
OPENING = _CLAUSES | {"xcomp", "ccomp", "prep", "dobj"}
"""The dependencies by which a complement, or what it stands below, can hang on a word."""

_NOMINAL = frozenset({"acl", "relcl"})
_MARCHING = frozenset({"march", "rally", "demonstrate", "protest", "gather", "assemble", "riot", "strike", "picket"})
_DEMANDING = frozenset({"demand", "call", "urge", "press", "seek"})
_PREPOSITIONS = frozenset({"of", "from", "for", "against", "about", "in", "at", "on", "to", "into", "with"})


def complements(sentence: Sentence, i: int, below: Mapping[str, Sequence[Token]], deps: Collection[str]) -> list[int]:
    """The verbs (or predicates) of a token's complement clauses; `below` are its dependents by dependency, `deps` the
    dependencies that stand in the sentence at all."""
    found: list[int] = []
    tokens, kids, gerunds = sentence.tokens, sentence.kids, "pcomp" in deps
    for k in kids(i):
        if k.dep in ("xcomp", "ccomp"):
            if k.dep == "ccomp" and k.i < i and tokens[i].lemma in ("say", "tell", "add"):
                continue
            if k.dep == "ccomp" and any(t.text == ";" for t in tokens[k.i : i]):
                continue
            found.append(_content(sentence, k))
        elif k.dep == "prep":
            if gerunds and k.lower in _PREPOSITIONS:
                found += [p.i for p in kids(k.i, "pcomp") if p.pos in ("VERB", "AUX")]
        elif k.dep not in _CLAUSES:
            continue
        elif k.i > i and (infinitive(sentence, k.i) or _chanted(tokens[i], k)):
            found.append(k.i)
        elif k.dep == "acl" and any(m.lower == "that" and m.dep == "mark" for m in kids(k.i)):
            found.append(_content(sentence, k))
    if not found and (gerunds or not _NOMINAL.isdisjoint(deps)):
        for obj in below.get("dobj", ()):
            found += [k.i for k in kids(obj.i, "acl", "relcl") if infinitive(sentence, k.i)]
            for prep in kids(obj.i, "prep") if gerunds else ():
                if prep.lower in ("of", "from", "for"):
                    found += [p.i for p in kids(prep.i, "pcomp") if p.pos == "VERB"]
    return found


def _chanted(march: Token, said: Token) -> bool:
    """Whether a participle says what marchers march for ("rallied, demanding independence from Norland")."""
    return said.tag == "VBG" and said.lemma in _DEMANDING and march.lemma in _MARCHING


def infinitive(sentence: Sentence, v: int) -> bool:
    """Whether a verb stands after "to"."""
    return sentence.tokens[v].tag in ("VB", "VBN") and any(k.lower == "to" for k in sentence.kids(v, "aux"))


def _content(sentence: Sentence, clause: Token) -> int:
    """The token that carries a clause's meaning: the adjective or noun of a copula, else the verb itself."""
    if clause.lemma == "be" and clause.pos == "AUX":
        for k in sentence.kids(clause.i, "acomp", "attr"):
            return k.i
    return clause.i
