"""Set phrases of resolutions and diplomatic notes, which tell of no event: "remains seized of the matter"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from foedus.coding.grammar import Grammar
from foedus.records import Token

_MATTERS = frozenset("matter question issue item case situation file subject dispute problem".split())
_PAPERS = frozenset(
    "report letter communication resolution document information paper note memorandum briefing text article provision "
    "recommendation finding study declaration convention annex presentation statement".split()
)
_PASSING = frozenset("forward transmit circulate send convey bring distribute communicate issue publish".split())
_FEELING = frozenset(
    "concern satisfaction appreciation regret alarm interest dismay gratitude disappointment indignation pleasure "
    "anxiety".split()
)


def formula(grammar: Grammar, trigger: int) -> bool:
    """Whether a trigger is part of such a phrase."""
    token = grammar.tokens[trigger]
    tells = _PHRASES.get(token.lemma) or _PHRASES.get(token.lower)
    return tells is not None and tells(grammar, token)


def _seized(grammar: Grammar, token: Token) -> bool:
    """ "Remain seized of the matter"."""
    return token.tag in ("VBN", "JJ") and _any(grammar, grammar.below(token.i, "of"), _MATTERS)


def _noted(grammar: Grammar, token: Token) -> bool:
    """ "Take note of the report", "notes the letter of 3 May": unless with concern or satisfaction."""
    things = [*_objects(grammar, token.i), *grammar.below(token.i, "of")]
    things += [n for i in _objects(grammar, token.i) for n in grammar.below(i, "of")]
    felt = [n for i in (token.i, *things) for n in grammar.below(i, "with")]
    return _any(grammar, things, _PAPERS) and not _any(grammar, felt, _FEELING)


def _recalled(grammar: Grammar, token: Token) -> bool:
    """ "Recalling its resolutions on Norland"."""
    return _any(grammar, _objects(grammar, token.i), _PAPERS)


def _presented(grammar: Grammar, token: Token) -> bool:
    """ "Presents its compliments to the Embassy": how a note begins."""
    if token.lemma == "compliment":
        return grammar.tokens[token.head].lemma == "present"
    return _any(grammar, _objects(grammar, token.i), {"compliment"})


def _renewed(grammar: Grammar, token: Token) -> bool:
    """ "Avails itself of this opportunity to renew the assurances of its consideration": how a note ends."""
    things = _objects(grammar, token.i)
    return _any(grammar, things, {"assurance", "itself", "opportunity"}) and (
        token.lemma == "avail" or _any(grammar, [n for i in things for n in grammar.below(i, "of")], {"consideration"})
    )


def _which(grammar: Grammar, token: Token) -> bool:
    """ "The parties concerned": those whom it is about."""
    above = grammar.tokens[token.head]
    behind = token.dep in ("acl", "amod", "relcl") and above.i == token.i - 1 and above.pos in ("NOUN", "PROPN")
    return behind and not any(grammar.sentence.kids(token.i))


def _instructed(grammar: Grammar, token: Token) -> bool:
    """ "On instructions from my Government": how a letter begins."""
    above = grammar.tokens[token.head]
    return token.dep == "pobj" and above.lower in ("on", "upon", "under")


def _bidden(grammar: Grammar, token: Token) -> bool:
    """ "The Embassy has been instructed by its Government to protest", "they have instructed me to ask": an envoy's own
    orders."""
    if any(grammar.tokens[i].lower in ("me", "us") for i in _objects(grammar, token.i) if i > token.i):
        return True
    heads = grammar.below(token.i, "by") if any(grammar.sentence.kids(token.i, "nsubjpass")) else []
    return any(k.tag == "PRP$" for h in heads for k in grammar.sentence.kids(h, "poss"))


def _numbered(grammar: Grammar, token: Token) -> bool:
    """ "Adopted at its 5015th meeting": when a paper was adopted."""
    return token.dep == "pobj" and any(
        k.text[:1].isdigit() and k.lower[-2:] in ("st", "nd", "rd", "th") for k in grammar.sentence.kids(token.i)
    )


def _headed(grammar: Grammar, token: Token) -> bool:
    """The line over a resolution, "Adopted by the Council at its 5015th meeting"."""
    return token.i == 0 and any(_numbered(grammar, grammar.tokens[n]) for n in grammar.below(0, "at"))


def _passed_on(grammar: Grammar, token: Token) -> bool:
    """ "Instructs its President to forward this resolution", "requests that this note be circulated": how a paper
    ends."""
    if _bidden(grammar, token):
        return True
    words = [t.lemma for t in grammar.tokens[token.i + 1 :]]
    own = (i for i, w in enumerate(words[:-1]) if w in ("this", "present") and words[i + 1] in _PAPERS)
    return any(not _PASSING.isdisjoint(words[max(0, i - 3) : i + 5]) for i in own)


def _standing(grammar: Grammar, token: Token) -> bool:
    """ "The Permanent Mission of Norland to the United Nations", which nobody sends."""
    return any(k.lower == "permanent" for k in grammar.sentence.kids(token.i, "amod", "compound"))


def _thanked(grammar: Grammar, token: Token) -> bool:
    """ "Thank you, Jo": how one begins and ends; not with what for, nor "I thank you"."""
    if any(k.dep in ("nsubj", "prep") and k.lower in ("i", "we", "for") for k in grammar.sentence.kids(token.i)):
        return False
    return any(grammar.tokens[i].lower == "you" for i in _objects(grammar, token.i))


def _objects(grammar: Grammar, i: int) -> list[int]:
    return [k.i for k in grammar.sentence.kids(i, "dobj", "nsubjpass")]


def _any(grammar: Grammar, heads: Iterable[int], lemmas: Iterable[str]) -> bool:
    return any(grammar.tokens[c].lemma in lemmas for h in heads for c in grammar.conjuncts(h))


_PHRASES: Mapping[str, Callable[[Grammar, Token], bool]] = {
    "seize": _seized,
    "seized": _seized,
    "note": _noted,
    "take": _noted,
    "recall": _recalled,
    "present": _presented,
    "compliment": _presented,
    "avail": _renewed,
    "renew": _renewed,
    "concern": _which,
    "concerned": _which,
    "instruction": _instructed,
    "instruct": _passed_on,
    "direct": _passed_on,
    "request": _passed_on,
    "ask": _passed_on,
    "adopt": _headed,
    "meeting": _numbered,
    "session": _numbered,
    "mission": _standing,
    "delegation": _standing,
    "thank": _thanked,
    "thanks": _thanked,
}
