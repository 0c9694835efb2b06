"""Demands by duty: "Iran must open its sites, the minister said" asks something of Iran without a verb of asking.

A said-that clause that demands is an event by its speaker; the author's own "must" is opinion and none.
"""

from __future__ import annotations

from dataclasses import dataclass

from foedus.coding.arguments import UTTERANCES
from foedus.coding.match import Matcher
from foedus.coding.roles import Filled, political, same
from foedus.records import Token

_DUTY = frozenset({"must", "should", "ought"})
# What a body lays down: "decides that all states shall prevent the sale of arms".
_LAID_DOWN = frozenset({"decide", "resolve", "determine", "rule", "decree"})
_OBLIGING = frozenset({"ought", "have", "has", "need", "needs"})
_WORDS = _DUTY | _OBLIGING | {"shall"}
_SPEECH = frozenset(
    "say tell add declare state warn insist stress emphasise emphasize underline argue urge write reiterate note "
    "believe maintain underscore reaffirm recall remind repeat affirm agree conclude concur contend caution plead "
    "announce complain demand decide tweet resolve determine rule decree".split()
)
# Whom a duty can be laid on though no party is named ("no country should ...", "both sides must ...").
_ANYONE = frozenset(
    "country nation state government party side community everyone one world partner ally leader all".split()
)
# What must be done by someone unnamed is a demand for these acts only ("that must be seen in context" is none).
_REMEDIES = frozenset(
    "release free lift end halt stop respect restore hold bring prosecute punish investigate withdraw protect allow "
    "guarantee grant open reopen disarm dismantle disband remove return implement honour honor observe ensure uphold "
    "cease abolish repeal cancel suspend spare safeguard set try".split()
)


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty laid on someone: the modal, its verb, who speaks (nobody where only the quotation shows it), on whom."""

    modal: int
    verb: int
    speaker: Filled
    addressee: Filled


def duties(matcher: Matcher, *, statement: bool) -> list[Duty]:
    """The duties that a speaker lays on a political actor in a sentence; `statement` is true where the whole document
    is somebody's statement, so that its own voice is that speaker's."""
    found: list[Duty] = []
    if matcher.grammar.words.isdisjoint(_WORDS):
        return found
    for token in matcher.sentence.tokens:
        lays = token.dep == "aux" and (token.lower in _DUTY or (token.lower == "shall" and _lays_down(matcher, token)))
        lays = lays or (token.lower in _OBLIGING and _obliges(matcher, token))
        duty = _duty(matcher, token, statement) if lays else None
        if duty is not None:
            found.append(duty)
    return found


def _lays_down(matcher: Matcher, shall: Token) -> bool:
    """Whether a clause with "shall" is what a body decides ("decides that Norland shall surrender the suspect")."""
    tokens = matcher.sentence.tokens
    verb = tokens[shall.head]
    return verb.dep == "ccomp" and tokens[verb.head].lemma in _LAID_DOWN


def _obliges(matcher: Matcher, token: Token) -> bool:
    """Whether a verb of duty governs its content: "ought to free them", "have to be freed"."""
    if token.pos not in ("VERB", "AUX"):
        return False
    content = next(iter(matcher.sentence.kids(token.i, "xcomp")), None)
    if content is None or any(k.dep in ("aux", "neg") or k.lower == "yet" for k in matcher.sentence.kids(token.i)):
        return False
    return any(k.lower == "to" and k.dep == "aux" for k in matcher.sentence.kids(content.i))


def _duty(matcher: Matcher, modal: Token, statement: bool) -> Duty | None:
    grammar = matcher.grammar
    verb = modal.head if modal.dep == "aux" else modal.i
    kids = list(matcher.sentence.kids(verb))
    if modal.i < min((k.i for k in kids if k.dep in ("nsubj", "nsubjpass")), default=modal.i):
        return None
    if any(k.lower in ("have", "have been") and k.dep == "aux" for k in kids):
        return None
    heads = grammar.subject(verb)
    addressee = _actors(matcher, heads)
    bound = any(political(a) or a.kind == "group" for a in addressee.actors)
    unbinding = ("we", "i", "there") if bound else ("we", "i", "it", "there")
    if any(matcher.sentence.tokens[h].lower in unbinding for h in heads):
        return None
    speaker = speaker_of(matcher, verb)
    if speaker is not None and any(same(a, s) for a in addressee.actors for s in speaker.actors):
        return None
    bound = bound or _remedy(matcher, verb)
    everybody = any(matcher.sentence.tokens[h].lemma in _ANYONE for h in heads)
    heard = statement if speaker is None else any(political(a) for a in speaker.actors)
    if not bound and not (everybody and heard):
        return None
    if speaker is None and not statement and not matcher.quoted(modal.i):
        return None
    if addressee.actors and not statement and (speaker is None or not speaker.actors):
        # Whose words they are, nobody says: a writer's own opinion as often as a demand.
        return None
    content = verb if modal.dep == "aux" else next(k.i for k in matcher.sentence.kids(verb, "xcomp"))
    return Duty(modal.i, content, speaker or Filled(()), addressee)


def _remedy(matcher: Matcher, verb: int) -> bool:
    """Whether what must be done is asked of whoever can do it ("the detained must be freed")."""
    return matcher.sentence.tokens[verb].lemma in _REMEDIES and matcher.grammar.passive(verb)


def speaker_of(matcher: Matcher, verb: int) -> Filled | None:
    """The subject of the verb of saying above; None where there is none."""
    at = verb
    for _ in range(5):
        token = matcher.sentence.tokens[at]
        above = matcher.sentence.tokens[token.head]
        if above.i == at:
            said = next((k for k in matcher.sentence.kids(at, "ccomp", "parataxis") if k.lemma in _SPEECH), None)
            return None if said is None else _actors(matcher, matcher.grammar.subject(said.i))
        if token.dep in ("ccomp", "conj") and above.lemma in _SPEECH:
            return _actors(matcher, matcher.grammar.subject(above.i))
        if token.dep not in ("ccomp", "conj", "advcl"):
            return None
        at = above.i
    return None


def _actors(matcher: Matcher, heads: list[int]) -> Filled:
    actors = []
    found = []
    for head in heads:
        for conjunct in matcher.grammar.conjuncts(head):
            mention = matcher.mention(conjunct)
            if mention is None and matcher.sentence.tokens[conjunct].lemma in UTTERANCES:
                owners = [*matcher.grammar.below(conjunct, "from"), *matcher.grammar.below(conjunct, "by")]
                mention = next((m for o in owners if (m := matcher.mention(o)) is not None), None)
            if mention is not None and mention.actors:
                actors += [a for a in mention.actors if a not in actors]
                found.append(conjunct)
    return Filled(tuple(actors), "duty", tuple(found))
