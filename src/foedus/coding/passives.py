"""Whether a verb is passive, where the parser's tags and labels show it and where only its surroundings do."""

from __future__ import annotations

from collections.abc import Set

from foedus.records import Sentence, Token

# A participle, and what one is tagged as by mistake.
_FORMS = frozenset({"VBN", "VBD", "VB"})
_ACTIVE = frozenset({"aux", "dobj", "auxpass"})
_ALONE = frozenset({"advcl", "pcomp"})
_FULL = frozenset({"aux", "dobj", "prep", "dative", "xcomp", "ccomp"})


def passive(sentence: Sentence, v: int, deps: Set[str] | None = None) -> bool:
    """Whether a verb is passive: "was seized", "troops deployed by", "was arrested and charged"; `deps` are the
    dependencies of what stands below it."""
    token = sentence.tokens[v]
    if token.tag not in _FORMS:
        return False
    if deps is None:
        deps = {k.dep for k in sentence.kids(v)}
    if token.tag != "VBN":
        return _taken_for_another(sentence, token, deps)
    if "auxpass" in deps or "nsubjpass" in deps:
        return True
    if "aux" in deps and any(k.lemma in ("have", "'ve") for k in sentence.kids(v, "aux")):
        return False
    if token.dep in ("acl", "amod") or ("agent" in deps and "dobj" not in deps):
        return True
    if token.dep == "conj" and "nsubj" not in deps:
        return passive(sentence, token.head)
    if token.dep == "conj" and not deps & _FULL:
        return "auxpass" in {k.dep for k in sentence.kids(token.head)}
    if token.dep in ("advcl", "ccomp", "xcomp", "oprd") and "nsubj" not in deps:
        return "dobj" not in deps
    if deps & {"aux", "dobj", "xcomp"}:
        return False
    return (token.dep in _ALONE and "ccomp" not in deps) or any(_some_of_them(sentence, k) for k in sentence.kids(v))


def _taken_for_another(sentence: Sentence, token: Token, deps: Set[str]) -> bool:
    """Whether a participle was tagged as another form: "a host picked up over a broadcast", "was held and let go",
    "seven came home, four of them beheaded"."""
    if not deps.isdisjoint(_ACTIVE):
        return False
    if token.tag == "VB":
        above = sentence.tokens[token.head]
        return token.dep == "conj" and above.tag == "VBN" and "nsubj" not in deps and passive(sentence, above.i)
    if "agent" in deps and token.dep in ("acl", "conj", "advcl"):
        return True
    if token.dep == "acl" and not deps & {"nsubj", "xcomp", "ccomp"}:
        # "A minister threatened on the radio ..., then thought better of it" is no participle.
        aside, above = sentence.tokens[token.i - 1].text == ",", sentence.tokens[token.head]
        return aside or (above.i == token.i - 1 and above.dep not in ("nsubj", "nsubjpass"))
    return "xcomp" not in deps and any(_some_of_them(sentence, k) for k in sentence.kids(token.i, "nsubj"))


def _some_of_them(sentence: Sentence, subject: Token) -> bool:
    """Whether a subject picks some of those just named, after a comma: "..., four of them beheaded"."""
    tokens = sentence.tokens
    before = subject.i - 1
    return (
        before > 0
        and tokens[before].text == ","
        and any(t.pos == "VERB" for t in tokens[:before])
        and [t.lower for t in tokens[subject.i + 1 : subject.i + 3]] == ["of", "them"]
        and subject.lower not in ("all", "both", "each")
    )
