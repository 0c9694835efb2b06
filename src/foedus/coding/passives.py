"""Whether a verb is passive, where the parser's tags and labels show it and where only its surroundings do."""

from __future__ import annotations

from collections.abc import Iterable, Set

from foedus.coding.arguments import is_time
from foedus.coding.complements import infinitive
from foedus.records import Sentence, Token

# A participle, and what one is tagged as by mistake.
_FORMS = frozenset({"VBN", "VBD", "VB"})
_ACTIVE = frozenset({"aux", "dobj", "auxpass"})
_ALONE = frozenset({"advcl", "pcomp"})
_BETWEEN = {"as": ("amod", "pcomp", "pobj"), "from": ("pcomp",)}
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


def late_agents(sentence: Sentence, v: int, direct: Iterable[int]) -> list[int]:
    """The heads of a passive's agent that the parser hung below what stands between: an infinitive ("denied leave to
    land by Norland"), a judgement ("criticised as too lax by Norland"), what is kept from being done ("barred from
    leaving by Norland"), a second participle ("kidnapped and presumed
    killed by rebels"); `direct` are the verb's objects."""
    kids = sentence.kids
    for at in (v, *direct):
        for k in kids(at, "xcomp", "acl"):
            if k.tag == "VB" and infinitive(sentence, k.i):
                return _by(sentence, k.i)
    for prep in kids(v, "prep"):
        for quality in kids(prep.i, *_BETWEEN[prep.lower]) if prep.lower in _BETWEEN else ():
            if quality.pos in ("ADJ", "VERB") and (found := _by(sentence, quality.i)):
                return found
    for k in kids(v, "conj"):
        if (
            k.tag == "VBN"
            and k.i <= v + 3
            and not {"nsubj", "nsubjpass", "aux", "auxpass"} & {c.dep for c in kids(k.i)}
        ):
            after = sentence.tokens[k.i + 1 : k.i + 2]
            for word in (k, *after):
                if word.tag == "VBN" and (found := _by(sentence, word.i)):
                    return found
    return []


def _by(sentence: Sentence, i: int) -> list[int]:
    """Whom a word's "by" names."""
    by = (k.i for k in sentence.kids(i, "agent", "prep") if k.lower == "by")
    return [n.i for b in by for n in sentence.kids(b, "pobj") if not is_time(n)]
