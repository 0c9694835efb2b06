"""Whom an act is aimed at where no role says so: who is named behind it in its own clause."""

from __future__ import annotations

from foedus.coding.complements import infinitive
from foedus.coding.match import Fired, Matcher
from foedus.coding.roles import NOBODY, PLACING, Filled, actors_at, distinct
from foedus.records import Actor

_LOOSE = frozenset(
    "after before since following amid despite according by as because until from under via without through along "
    "ahead".split()
)
_WAYS = frozenset(
    "road border frontier route bridge way highway crossing water motorway railway canal street avenue".split()
)
_CITIZENS = frozenset("CVL OPP REB LAB EDU REL AGR PTY UAF CRM".split())
_RULERS = frozenset("GOV MIL COP".split())
_OPPOSED = frozenset("OPP REB".split())
_FACING = frozenset({"THREATEN", "PROTEST", "REQUEST", "REJECT", "ACCUSE"})
_SIDES = frozenset({"body", "group", "government", "state"})
_UNLESS = frozenset({"unless"})
_IF = _UNLESS | {"if", "should"}


def beyond(matcher: Matcher, fired: Fired, actor: Filled) -> Filled:
    """Whom an act is aimed at where no role says so: the first party named behind the trigger in its own clause.

    Clauses of purpose and of what it hangs on count as its own ("went on strike to protest Israel's ban",
    "threatened ... unless Baghdad ..."); places, times, and what only follows or reports do not.
    """
    top = fired.token if fired.carrier is None else fired.carrier
    left = [k for k in matcher.sentence.kids(top) if k.i > fired.token]
    conditions = _IF if fired.frame.type == "THREATEN" else _UNLESS
    found: list[int] = []
    while left:
        token = left.pop(0)
        if token.dep in ("relcl", "ccomp", "parataxis", "conj", "punct", "agent", "appos", "cc"):
            continue
        if token.dep == "prep" and (token.lower in PLACING or token.lower in _LOOSE):
            continue
        if token.dep == "prep" and matcher.sentence.tokens[token.head].lemma in _WAYS:
            continue
        if token.dep == "advcl" and not _aiming(matcher, token.i, conditions):
            continue
        if token.i not in actor.heads and token.i not in fired.words:
            mention = matcher.mention(token.i)
            if mention is not None and any(a.country is not None or a.kind in _SIDES for a in mention.actors):
                found.append(token.i)
        left += list(matcher.sentence.kids(token.i))
    if not found:
        return NOBODY
    head = min(found)
    mine = {a.country for a in actor.actors}
    actors = [a for c in matcher.grammar.conjuncts(head) for a in actors_at(matcher, c, "beyond")]
    if fired.frame.type in _FACING:
        # Of one country: citizens face its rulers, and rulers those who oppose them.
        facing = _RULERS if all(a.sector in _CITIZENS for a in actor.actors) else _OPPOSED
        if facing is _RULERS or all(a.sector in _RULERS for a in actor.actors):
            faced = [a for a in actors if a.sector in facing and a.country in mine]
            if faced:
                return Filled(distinct(faced), "beyond", (head,))
    actors = [a for a in actors if a.how != "setting" and a.country not in mine and _certain(a)]
    return Filled(distinct(actors), "beyond", (head,))


def _certain(actor: Actor) -> bool:
    return actor.country is not None or actor.kind in ("body", "group")


def _aiming(matcher: Matcher, v: int, conditions: frozenset[str]) -> bool:
    kids = list(matcher.sentence.kids(v))
    if any(k.dep == "mark" and k.lower in conditions for k in kids):
        return True
    token = matcher.sentence.tokens[v]
    purpose = token.tag == "VB" and infinitive(matcher.sentence, v)
    return purpose or (token.tag == "VBG" and not any(k.dep in ("mark", "nsubj") for k in kids))
