"""A verb's own outlook: happened, ongoing, planned, hypothetical or denied by its auxiliaries, negation and adverbs."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from foedus.coding.arguments import WEEKDAYS
from foedus.coding.grammar import Grammar
from foedus.coding.hindsight import came_to_pass, inverted
from foedus.records import Status, Token
from foedus.reference.words import NOBODY

_FUTURE = frozenset({"will", "shall", "'ll"})
_MAYBE = frozenset({"may", "might", "could", "can"})
_STARTS = frozenset({"start", "beginning", "opening", "resumption", "launch"})
_SPEECH = frozenset(
    "say tell announce add declare state report confirm warn note insist explain reveal disclose indicate inform "
    "promise believe think learn signal stress reiterate claim assert repeat vow pledge agree "
    "affirm maintain write tweet post hint stipulate provide undertake".split()
)
# Before the verb they say that it never was ("at no time did Norland bomb Sudland"); "in no time" says that it was.
_NEVER = frozenset(
    "at no time,at no point,at no stage,at no moment,under no circumstances,under no circumstance,in no case,in no way,"
    "in no instance,on no account,on no occasion,on no condition".split(",")
)
_NOT = frozenset({"never", "n't", "not"})
# Before whom nobody may stand: "was seen by nobody", "spoke to none".
_AT_WHOM = frozenset({"by", "to", "against", "at", "on"})
# Words that name none at all.
NAMING_NONE = NOBODY | {"neither"}
_NEGATING = NAMING_NONE | {"no", "not"}
# "Nobody but Norland has": somebody has.
_SAVING = frozenset({"but", "except", "save", "other", "besides", "bar"})
_RECORDS = frozenset({"first", "second", "third", "last", "latest", "only", "sole"})
# Verbs of a state that lasts: "has been held since October" still holds.
_LASTING = frozenset(
    "hold detain jail imprison besiege encircle blockade occupy keep confine exile support back arm fund finance host "
    "shelter harbour harbor sponsor boycott subsidise subsidize bankroll administer".split()
)


# What a present tense with a day ahead tells as planned: "leaves for Norland on Monday".
_COMING = frozenset(
    "fly leave arrive travel go come meet visit return depart head begin open start resume land sail host receive see "
    "sit convene gather vote join reopen".split()
)


@dataclass(frozen=True, slots=True)
class Outlook:
    """The status of an event, why, and what else the words around it say.

    `future` is true for a bare future or a plan, `modal` for may, might and could, `refusal` for "will not",
    `purpose` where the event is only the aim of something ("to fight"), `conditional` under if or unless, `terms` the
    word by which it is made to depend on something ("will leave unless ..."), `lasting` where it was done before ("will
    continue to press").
    """

    status: Status
    why: str = ""
    future: bool = False
    modal: bool = False
    refusal: bool = False
    purpose: bool = False
    conditional: bool = False
    terms: str = ""
    lasting: bool = False


HAPPENED = Outlook("happened")


@dataclass(frozen=True, slots=True)
class _Governors:
    verbs: Mapping[str, str]
    nouns: Mapping[str, str]
    adjectives: Mapping[str, str]
    prepositions: Mapping[str, str]
    conjunctions: Mapping[str, str]
    adverbs: Mapping[str, str]
    onlookers: Mapping[str, str]
    answered: Mapping[str, str]


# So near before a participle stands the "and" of its row.
_NEAR_AND = 5


@cache
def governors() -> _Governors:
    """The governing words by kind, each with the status that it gives."""
    raw = tomllib.loads((files("foedus.coding") / "data" / "governors.toml").read_text("utf-8"))
    tables = {kind: {word: status for status, words in table.items() for word in words} for kind, table in raw.items()}
    return _Governors(**tables)


def verb_outlook(grammar: Grammar, v: int) -> Outlook:
    """The outlook of the verb at `v` by its own auxiliaries, negation and adverbs."""
    table = governors()
    token = grammar.tokens[v]
    kids = list(grammar.sentence.kids(v))
    if token.dep == "conj" and not any(k.dep in ("aux", "auxpass", "nsubj", "nsubjpass") for k in kids):
        first = grammar.tokens[token.head]
        if first.pos in ("VERB", "AUX") and (first.tag == token.tag or token.tag == "VB" or _nor(grammar, first)):
            shared = ("aux", "auxpass", "neg", "preconj")
            kids = [k for k in grammar.sentence.kids(first.i) if k.dep in shared and k.i < v] + kids
    above = grammar.tokens[token.head]
    if token.dep == "ccomp" and above.lemma == "do" and above.pos in ("VERB", "AUX"):
        # "At no time did Norland bomb": the parser takes what is no helping verb for the main one.
        kids = [k for k in grammar.sentence.kids(above.i, "prep") if k.i < above.i] + kids
    negated: Token | None = None
    negation: Token | None = None
    modal: str | None = None
    to_be = doubtful = False
    for k in kids:
        dep, lower = k.dep, k.lower
        if negation is None and (dep == "neg" or lower in _NOT):
            negation = k
        if modal is None and (k.tag == "MD" or lower in _FUTURE):
            modal = lower
        if dep in ("nsubj", "nsubjpass", "dobj"):
            if negative(grammar, k):
                negated = k
        elif dep in ("agent", "prep", "dative"):
            if lower in _AT_WHOM:
                negated = next((n for n in grammar.sentence.kids(k.i, "pobj") if _nobody(grammar, n)), negated)
            if dep == "prep" and k.i < v and grammar.tokens[k.i + 1].lower == "no" and _never(grammar, k):
                negated = k
        elif dep in ("advmod", "preconj", "cc"):
            says = table.adverbs.get(lower)
            if says == "denied":
                negated = k
            if dep == "advmod":
                doubtful = doubtful or says == "hypothetical"
                if lower == "longer" and grammar.tokens[k.i - 1].lower == "no":
                    return Outlook("denied", "no longer", refusal=modal in _FUTURE or modal in ("would", "wo"))
        elif dep == "aux":
            to_be = to_be or lower == "to"
    negated = negated or negation
    if negated is None and token.dep == "conj":
        negated = _shared_nobody(grammar, v)
    if negated is None and token.dep in ("ccomp", "relcl", "advcl"):
        negated = _not_who(grammar, token)
    if negated is None and _so_much_as(grammar, v):
        return Outlook("denied", "so much as")
    if modal == "wo":
        modal = "will"
    if modal == "ca":
        modal = "can"
    if negated is not None:
        if modal in _FUTURE or modal in ("would", "wo"):
            return Outlook("denied", f"{modal} not", refusal=True)
        return Outlook("denied", negated.text)
    if _asked(grammar, kids):
        return Outlook("hypothetical", "question")
    if inverted(grammar, v, kids):
        return Outlook("hypothetical", "inversion", conditional=True)
    if modal in _FUTURE:
        return Outlook("planned", modal or "", future=True)
    if modal == "would":
        if _reported(grammar, v):
            return Outlook("planned", "would, in a report", future=True)
        if came_to_pass(grammar, v, kids):
            return HAPPENED
        return Outlook("hypothetical", "would", modal=True)
    if modal in _MAYBE:
        return Outlook("hypothetical", modal or "", modal=True)
    if modal in ("must", "should", "ought"):
        return Outlook("hypothetical", modal, purpose=True)
    if doubtful:
        return Outlook("hypothetical", "adverb", modal=True)
    if token.tag == "VBG" and any(k.dep == "aux" and k.lemma == "be" for k in kids):
        perfect = any(k.dep == "aux" and k.tag == "VBD" and k.lemma == "have" for k in kids)
        past = perfect or any(k.dep == "aux" and k.tag == "VBD" and k.lemma == "be" for k in kids)
        if past and (perfect or not _meanwhile(grammar, v)):
            return Outlook("happened", "progressive in the past")
        if _ahead(grammar, kids):
            return Outlook("planned", "progressive with a future time", future=True)
        return Outlook("ongoing", "progressive")
    if token.tag == "VBN" and any(k.lower == "being" for k in kids) and any(k.lower in ("is", "are") for k in kids):
        return Outlook("ongoing", "progressive")
    if token.tag == "VBN" and token.lemma in _LASTING and _lasts(grammar, token, kids):
        return Outlook("ongoing", "a state that lasts")
    if (
        token.tag == "VBN"
        and any(k.dep == "auxpass" and k.tag in ("VBP", "VBZ") for k in kids)
        and _often(grammar, kids)
    ):
        return Outlook("ongoing", "habit")
    if token.tag == "VB" and token.dep == "ROOT" and not to_be and v + 1 < len(grammar.tokens) and _bare(kids):
        return Outlook("hypothetical", "imperative", purpose=True)
    if token.tag in ("VBP", "VBZ") and token.lemma in _COMING and _ahead(grammar, kids):
        return Outlook("planned", "present with a future time", future=True)
    if token.tag in ("VBP", "VBZ") and _habit(grammar, token, kids):
        return Outlook("ongoing", "habit")
    if to_be and token.dep in ("ROOT", "ccomp", "relcl") and not _record(grammar, token):
        return Outlook("planned", "to be", future=True)
    return Outlook("ongoing", "progressive") if _going_on(grammar, token, kids) else HAPPENED


def _going_on(grammar: Grammar, token: Token, kids: Sequence[Token]) -> bool:
    """Whether a participle is one of a row that an auxiliary before the first puts in the present ("is massing troops,
    jamming radios and sending drones", "is working with allies and, where needed, striking")."""
    if token.tag != "VBG" or any(k.dep in ("aux", "mark", "nsubj") for k in kids):
        return False
    first = grammar.tokens[token.head] if token.dep == "conj" else token
    rowed = first is not token or any(k.tag == "VBG" for k in grammar.sentence.kids(token.i, "conj"))
    near = grammar.tokens[max(0, token.i - _NEAR_AND) : token.i]
    if first.dep != "advcl" or not (rowed or any(k.lower == "and" for k in near)):
        return False
    above = grammar.tokens[first.head]
    if above.dep == "advcl" and above.tag != "VBG" and above.head < above.i:
        above = grammar.tokens[above.head]
    if above.tag != "VBG" or above.i > first.i:
        return False
    return any(k.dep == "aux" and k.lower in ("is", "are", "'s", "'re", "am") for k in grammar.sentence.kids(above.i))


def _ahead(grammar: Grammar, kids: Sequence[Token]) -> bool:
    """Whether a present tense tells what is to come: "flies to Norland on Tuesday", "opens next week"."""
    kin = grammar.sentence.kids
    for k in kids:
        if k.dep == "npadvmod" and (k.lower == "tomorrow" or any(m.lower == "next" for m in kin(k.i))):
            return True
        if k.dep == "advmod" and k.lower == "tomorrow":
            return True
        if k.dep == "prep" and k.lower == "on" and any(p.lower in WEEKDAYS for p in kin(k.i, "pobj")):
            return True
    return False


def _meanwhile(grammar: Grammar, v: int) -> bool:
    """Whether a past progressive tells what goes on in the story's present ("were said to be massing")."""
    return grammar.tokens[v].dep in ("ccomp", "xcomp")


def since_year(grammar: Grammar, v: int) -> int | None:
    """The year since which a perfect says that something has gone on ("has armed them since 1976"), if any."""
    for prep in grammar.sentence.kids(v, "prep") if "since" in grammar.words else ():
        if prep.lower == "since":
            for token in grammar.sentence.subtree(prep.i):
                word = grammar.tokens[token].lower
                if len(word) == 4 and word.isdigit():
                    return int(word)
    return None


def _lasts(grammar: Grammar, token: Token, kids: Sequence[Token]) -> bool:
    """ "has been held since May", "civilians besieged in the city"."""
    if token.dep == "acl":
        return not grammar.below(token.i, "in")
    since = any(k.dep == "prep" and k.lower in ("since", "for") for k in kids)
    return since and any(k.dep == "aux" and k.lower in ("has", "have", "'ve") for k in kids)


def _habit(grammar: Grammar, token: Token, kids: Sequence[Token]) -> bool:
    """Whether a present tense tells what goes on: "which trains Somali troops", "share pictures around the clock"."""
    return token.dep == "relcl" or _often(grammar, kids)


def _often(grammar: Grammar, kids: Sequence[Token]) -> bool:
    """Whether a verb's adverbs say that it is done again and again, or still: "daily", "every night"."""
    table = governors()
    if any(k.dep == "advmod" and table.adverbs.get(k.lower) == "ongoing" for k in kids):
        return True
    for k in kids:
        if k.dep == "npadvmod" and any(d.lower in ("every", "each") for d in grammar.sentence.kids(k.i, "det")):
            return True
    return False


def _nor(grammar: Grammar, first: Token) -> bool:
    """ "neither condemned nor praised": what holds for the first holds for the second, however it is tagged."""
    return first.tag in ("VBD", "VBN") and any(k.lower == "neither" for k in grammar.sentence.kids(first.i, "preconj"))


def _not_who(grammar: Grammar, verb: Token) -> Token | None:
    """The "not" of "it is not Norland that bombed it, nor Chad that shelled it"."""
    at = grammar.tokens[verb.head]
    if verb.dep == "relcl":
        while at.dep == "conj" and at.pos in ("NOUN", "PROPN"):
            at = grammar.tokens[at.head]
        at = grammar.tokens[at.head] if at.dep == "attr" else at
    if (
        at.lemma != "be"
        or at.i > verb.i
        or not any(k.pos in ("NOUN", "PROPN") for k in grammar.sentence.kids(at.i, "attr"))
    ):
        return None
    who = any(k.tag in ("WDT", "WP") and k.dep in ("nsubj", "nsubjpass") for k in grammar.sentence.kids(verb.i))
    it = any(k.lower == "it" for k in grammar.sentence.kids(at.i, "nsubj", "expl"))
    if not who or not it or any(t.lower == "but" for t in grammar.tokens[at.i : verb.i]):
        return None
    return next(iter(grammar.sentence.kids(at.i, "neg")), None)


def _so_much_as(grammar: Grammar, v: int) -> bool:
    """ "did not so much as protest", "without so much as a protest"."""
    if "much" not in grammar.words:
        return False
    before = [t.lower for t in grammar.tokens[max(0, v - 6) : v]]
    return before[-3:] == ["so", "much", "as"] and not {"not", "n't", "never", "without"}.isdisjoint(before[:-3])


def _asked(grammar: Grammar, kids: Sequence[Token]) -> bool:
    """Whether a verb is what a question that can be answered by yes or no asks: "Has Norway bombed Chad?"."""
    if "?" not in [t.text for t in grammar.tokens[-2:]]:
        return False
    subject = next((k.i for k in kids if k.dep in ("nsubj", "nsubjpass")), None)
    helper = next((k.i for k in kids if k.dep in ("aux", "auxpass")), None)
    if subject is None or helper is None or helper > subject:
        return False
    return not any(t.tag in ("WP", "WRB", "WDT", "WP$") for t in grammar.tokens[max(0, helper - 3) : helper])


def _bare(kids: Sequence[Token]) -> bool:
    """Whether a verb stands without subject and helping verb: "slap a tariff on Norland"."""
    return not any(k.dep in ("nsubj", "nsubjpass", "aux", "auxpass", "csubj") for k in kids)


def in_question(grammar: Grammar, n: int) -> bool:
    """Whether a question that can be answered by yes or no asks for what a noun without an article names ("would
    Norland support sanctions?")."""
    if "?" not in [t.text for t in grammar.tokens[-2:]]:
        return False
    if any(k.dep in ("det", "poss") for k in grammar.sentence.kids(n)):
        return False
    verb = next((up for up in grammar.sentence.ancestors(n) if up.pos in ("VERB", "AUX")), None)
    return verb is not None and _asked(grammar, list(grammar.sentence.kids(verb.i)))


def _record(grammar: Grammar, verb: Token) -> bool:
    """ "the first leader to visit Cuba": what is done, not what is to be done."""
    above = grammar.tokens[verb.head]
    words = (above, *grammar.sentence.kids(above.i, "amod"))
    return verb.dep == "relcl" and any(k.lower in _RECORDS for k in words)


def negative(grammar: Grammar, noun: Token) -> bool:
    """Whether a noun names none at all: "nobody", "no soldier", "not a single soldier"."""
    if grammar.words.isdisjoint(_NEGATING):
        return False
    if noun.lower not in NAMING_NONE and not any(_none(grammar, k) for k in grammar.sentence.kids(noun.i)):
        return False
    return noun.i + 1 == len(grammar.tokens) or grammar.tokens[noun.i + 1].lower not in _SAVING


def _none(grammar: Grammar, k: Token) -> bool:
    """Whether a noun's dependent makes it none: "no", "neither", "not a single", "not one"."""
    if k.lower in ("no", "neither"):
        return k.dep in ("det", "preconj", "cc")
    if k.lower == "not":
        return grammar.tokens[k.i + 1].lower in ("a", "an", "one")
    return k.lower == "one" and k.i > 0 and grammar.tokens[k.i - 1].lower == "not"


def _shared_nobody(grammar: Grammar, v: int) -> Token | None:
    """Nobody who is the subject of a verb by that of the one that it is joined to ("nobody shelled or bombed it")."""
    subject = next((grammar.tokens[s] for s in grammar.subject(v) if s < v), None)
    if subject is None or not negative(grammar, subject):
        return None
    between = grammar.tokens[subject.i : v]
    return None if any(t.lower in ("but", "instead") for t in between) else subject


def _never(grammar: Grammar, prep: Token) -> bool:
    return any(f"{prep.lower} no {n.lower}" in _NEVER for n in grammar.sentence.kids(prep.i, "pobj"))


def _nobody(grammar: Grammar, noun: Token) -> bool:
    return noun.lower in ("nobody", "none") or (noun.lower == "one" and grammar.tokens[noun.i - 1].lower == "no")


def _reported(grammar: Grammar, v: int) -> bool:
    """Whether a verb stands under a verb of speech in the past, so that "would" is only "will" told later."""
    at = v
    for _ in range(5):
        token = grammar.tokens[at]
        above = grammar.tokens[token.head]
        if above.i == at:
            return any(k.lemma in _SPEECH for k in grammar.sentence.kids(at, "parataxis", "ccomp"))
        if token.dep in ("ccomp", "xcomp", "conj") and above.lemma in _SPEECH:
            return not any(
                k.dep == "advcl" and any(m.lower in ("if", "were") for m in grammar.sentence.kids(k.i, "mark"))
                for k in grammar.sentence.kids(v)
            )
        if token.dep not in ("ccomp", "conj", "xcomp", "advcl"):
            return False
        at = above.i
    return False


def starting(grammar: Grammar, noun: Token) -> bool:
    """Whether a noun's event is what begins now: "this week sees the start of (a round of) talks"."""
    tokens = grammar.tokens
    for _ in range(2):
        of = tokens[noun.head]
        if noun.dep != "pobj" or of.lower != "of":
            return False
        noun = tokens[of.head]
        if noun.lemma in _STARTS:
            return noun.dep in ("dobj", "attr") and tokens[noun.head].tag in ("VBZ", "VBP")
    return False
