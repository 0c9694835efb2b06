"""What the tense of essays, histories and scenarios hides: "two years later he would sign" was done, "a blockade would"
and "in this scenario" were not, "let us not forget that they invaded" reminds of what was."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.coding.grammar import Grammar
from foedus.records import Token

# "Would" beside these is no condition's but a teller's who knows what came.
_LATER = frozenset({"later", "subsequently", "afterwards", "afterward", "thereafter"})
_NEXT = frozenset({"following", "next", "same"})
_SPELLS = frozenset(
    "day week month year night morning evening afternoon spring summer autumn fall winter season decade".split()
)
_SINCE = frozenset({"later", "following", "subsequent", "ensuing"})
_BY_THEN = frozenset({"go on", "come"})
_SUPPOSING = frozenset(
    "if unless were could might may perhaps likely probably presumably scenario contingency hypothetically".split()
)
# A year up to which "in 1979 it would invade" is the past of whoever writes.
_PAST = 2010
_OPEN = frozenset({"a", "an", "any", "another", "such", "every"})
_SURE = frozenset(
    "likely unlikely possible impossible probable improbable conceivable thinkable plausible implausible".split()
)
_MODALS = frozenset({"would", "could", "might", "may", "'d"})
_ANSWERS = frozenset("answer response reply reaction retort riposte retaliation revenge rejoinder".split())
_MEANT = frozenset({"mean", "intend", "aim", "design", "calculate"})
# "Would be answered by rocket fire", "could lead to an attack".
_LEADING = frozenset({"by", "to", "with", "into"})
_SCENES = frozenset({"scenario", "contingency", "eventuality"})
_SUPPOSE = frozenset({"imagine", "suppose", "picture", "assume"})
_REMINDING = frozenset(
    "remember forget recall consider think note see look know ask take witness recollect remind ignore".split()
)
_CLAUSES = frozenset({"ccomp", "advcl", "relcl", "pcomp", "acl"})
_BEFORE_SUBJECT = frozenset({"should", "were", "had"})


def came_to_pass(grammar: Grammar, v: int, kids: Sequence[Token]) -> bool:
    """Whether "would" only tells what came later: "nine months later they would land", "he would go on to sign",
    "in 1979 it would invade"."""
    if not _SUPPOSING.isdisjoint(grammar.words) or any(k.dep == "aux" and k.lemma == "have" for k in kids):
        return False
    if any(t.lemma == "will" and t.lower in ("will", "wo") for t in grammar.tokens):
        return False
    token = grammar.tokens[v]
    for k in kids:
        if k.dep == "advmod" and k.lower in _LATER:
            return True
        if k.dep == "npadvmod" and k.lemma in _SPELLS and any(m.lower in _NEXT for m in grammar.sentence.kids(k.i)):
            return True
        if k.dep == "prep" and k.lower in ("in", "over", "during") and _afterwards(grammar, k):
            return True
        if k.dep == "prep" and k.lower in ("in", "by", "on", "from"):
            years = [n.lower for n in grammar.sentence.kids(k.i, "pobj")]
            years += [y.lower for n in grammar.sentence.kids(k.i, "pobj") for y in grammar.sentence.kids(n.i, "nummod")]
            if any(len(y) == 4 and y.isdigit() and int(y) < _PAST for y in years):
                return True
    on = any(k.lower == "on" and k.dep in ("prt", "advmod") for k in kids)
    phrase = f"{token.lemma} on" if on else token.lemma
    return phrase in _BY_THEN and any(k.dep in ("xcomp", "advcl") and k.tag == "VB" for k in kids)


def _afterwards(grammar: Grammar, prep: Token) -> bool:
    """ "In later years", "over the following months"."""
    kids = grammar.sentence.kids
    return any(n.lemma in _SPELLS and any(a.lower in _SINCE for a in kids(n.i, "amod")) for n in kids(prep.i, "pobj"))


def onward(grammar: Grammar, v: int) -> bool:
    """Whether a verb tells what somebody went on to do, which is done, and not what he went on doing."""
    return any(k.lower == "to" for k in grammar.sentence.kids(v, "aux"))


def inverted(grammar: Grammar, v: int, kids: Sequence[Token]) -> bool:
    """Whether a clause sets a term without "if": "should Norland attack, ...", "had they bombed it, ..."."""
    if "?" in [t.text for t in grammar.tokens[-2:]]:
        return False
    subject = next((k.i for k in kids if k.dep in ("nsubj", "nsubjpass")), None)
    helper = next((k for k in kids if k.dep in ("aux", "auxpass") and k.lower in _BEFORE_SUBJECT), None)
    if subject is None or helper is None or helper.i > subject or any(k.tag == "MD" and k.i > subject for k in kids):
        return False
    first = min(grammar.sentence.subtree(v))
    return helper.i == first or grammar.tokens[helper.i - 1].text in (",", ";", ":", "\u2014", "but", "and")


def supposed(grammar: Grammar, n: int) -> str | None:
    """The word that makes an event noun a mere thought, None where none does: "a blockade *would* cut it off", "it
    *could* provoke an attack", "another offensive is *likely*"."""
    token = grammar.tokens[n]
    while token.dep == "conj" and grammar.tokens[token.head].pos == "NOUN":
        token = grammar.tokens[token.head]
    kids, verb = grammar.sentence.kids, grammar.tokens[token.head]
    if token.dep == "pobj" and verb.lower in _LEADING:
        verb = grammar.tokens[verb.head]
    elif token.dep not in ("nsubj", "nsubjpass", "dobj"):
        return None
    determiners = [k.lower for k in kids(token.i, "det", "predet", "poss")] or [
        k.lower for k in kids(token.i, "amod") if k.lower in ("such", "another")
    ]
    told = verb.dep == "ccomp"  # "He said that hostilities would cease": they are known.
    open_ended = not _OPEN.isdisjoint(determiners) or (not determiners and not told and _plural(token))
    if open_ended and verb.pos in ("VERB", "AUX"):
        helpers = list(kids(verb.i))
        modal = next((k.lower for k in helpers if k.dep == "aux" and k.lower in _MODALS), None)
        if modal is not None and not came_to_pass(grammar, verb.i, helpers):
            return modal
    if token.dep != "nsubj":
        return None
    if verb.lemma in ("be", "remain", "seem", "look") and not any(kids(verb.i, "xcomp")):
        for k in kids(verb.i, "acomp", "attr", "oprd"):
            if k.lower in _SURE and not any(kids(k.i, "xcomp", "ccomp")):
                return k.lower
    return None


def _plural(noun: Token) -> bool:
    return noun.tag == "NNS" or noun.lemma in ("fire", "shelling", "bombing", "fighting", "violence")


def staged(grammar: Grammar, i: int) -> str | None:
    """What makes a whole sentence or clause a thought: "in this scenario", "imagine that they invaded"."""
    if not grammar.words.isdisjoint(_SCENES):
        word = next(t for t in grammar.tokens if t.lower in _SCENES)
        above = grammar.tokens[word.head]
        if word.dep == "pobj" and above.lower in ("in", "under") and word.i < i and above.i < 3:
            return word.lower
    if grammar.words.isdisjoint(_SUPPOSE):
        return None
    verb = grammar.tokens[i]
    for up in grammar.sentence.ancestors(i):
        if up.lemma in _SUPPOSE and verb.dep == "ccomp" and _commands(grammar, up):
            return up.lemma
        verb = up
    return None


def reminded(grammar: Grammar, i: int) -> bool:
    """Whether a command only calls to mind what happened: "let us not forget that they invaded it", "remember the
    invasion", "let us be clear about what their aggression means"."""
    at = below = grammar.tokens[i]
    for up in (below, *grammar.sentence.ancestors(i)):
        if up.dep in _CLAUSES and up.pos in ("VERB", "AUX") and _told(grammar, up):
            return True
        if up is not below and up.lemma in _REMINDING and _commands(grammar, up):
            return below.pos == "NOUN" and at.dep in ("dobj", "prep") and _known(grammar, i)
        at = up
    return False


def _told(grammar: Grammar, v: Token) -> bool:
    """Whether a clause tells what was, or asks what something is."""
    helpers = list(grammar.sentence.kids(v.i, "aux", "auxpass"))
    if any(k.tag == "MD" or k.lower == "to" for k in helpers):
        return False
    if v.tag == "VBD" or any(k.tag == "VBD" or k.lemma == "have" for k in helpers):
        return True
    asked = any(k.tag in ("WP", "WRB", "WDT") for k in grammar.sentence.kids(v.i))
    return asked and v.tag in ("VBZ", "VBP")


def _known(grammar: Grammar, n: int) -> bool:
    """Whether a noun's phrase means one known thing: "the invasion", "Norland's invasion"."""
    kids = grammar.sentence.kids(n, "det", "poss")
    return any(k.dep == "poss" or k.lower in ("the", "this", "that", "those", "these") for k in kids)


def _commands(grammar: Grammar, v: Token) -> bool:
    return v.tag in ("VB", "VBP") and not any(grammar.sentence.kids(v.i, "nsubj", "nsubjpass"))


def answered_so(grammar: Grammar, v: int) -> bool:
    """Whether an infinitive tells what somebody's answer was, which was given: "Norland's reply was to expel ten"."""
    verb = grammar.tokens[v]
    copula = grammar.tokens[verb.head]
    if copula.lemma != "be" or copula.tag != "VBD" or verb.tag != "VB":
        return False
    return any(k.lemma in _ANSWERS for k in grammar.sentence.kids(copula.i, "nsubj"))


def enabled(grammar: Grammar, v: int) -> bool:
    """Whether an infinitive tells what something past made possible, which was done: "its absence enabled the council
    to condemn the raid"."""
    verb = grammar.tokens[v]
    above = grammar.tokens[verb.head]
    return (
        verb.tag == "VB" and verb.dep in ("xcomp", "ccomp", "advcl") and above.lemma == "enable" and above.tag == "VBD"
    )


def meant(grammar: Grammar, n: int) -> bool:
    """Whether a noun only was meant to do or be something, and was: "the raid was intended to frighten them"."""
    token = grammar.tokens[n]
    while token.dep == "conj" and grammar.tokens[token.head].pos == "NOUN":
        token = grammar.tokens[token.head]
    verb = grammar.tokens[token.head]
    if token.dep != "nsubjpass" or verb.lemma not in _MEANT or any(grammar.sentence.kids(verb.i, "neg")):
        return False
    return any(k.dep == "xcomp" or k.lower in ("as", "for", "at") for k in grammar.sentence.kids(verb.i))
