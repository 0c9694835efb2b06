"""Both sides of an event: whose roles count in which order, and who is judged where an act is."""

from __future__ import annotations

from foedus.coding.governed import Content
from foedus.coding.match import Fired, Matcher
from foedus.coding.roles import NOBODY, Filled, beyond, everyone, fill, same, within

_GIVING = frozenset({"AGREE", "AID", "SUPPORT", "ACCUSE", "CONCEDE"})
_AIMED = frozenset("THREATEN PROTEST SANCTION REJECT REQUEST AID COERCE RETREAT SUPPORT MOBILIZE".split())


def find_sides(matcher: Matcher, f: Fired, content: Content | None) -> tuple[Filled, Filled]:
    """The actor and the recipient of a fired frame: by its own roles, then its content's, then its clause's."""
    if f.frame.reciprocal:
        return everyone(matcher, f), NOBODY
    actor = fill(matcher, f, f.frame.actor)
    asked = f.frame.type == "REQUEST" and any(h not in actor.heads for h in matcher.fillers(f.arguments, "clause.subj"))
    own = [
        r for r in f.frame.recipient if content is None or not r.startswith("clause.") or (asked and r == "clause.subj")
    ]
    other = actor.actors
    recipient = fill(matcher, f, own, skip=actor.heads, other=other)
    if not recipient.path or recipient.path.startswith("obj"):
        judged = _judged(matcher, f, actor)
        if judged is not None:
            return actor, judged
    if not recipient.actors and f.light is not None and f.light.lends == "obj" and f.frame.recipient:
        recipient = fill(matcher, f, ("obj",), skip=actor.heads, other=other)
    if not recipient.actors and content is not None and f.frame.recipient != ():
        inner = fill(matcher, content.fired, content.fired.frame.recipient, skip=actor.heads)
        if content.fired.frame.reciprocal:
            inner = everyone(matcher, content.fired)
        if inner.actors:
            recipient = Filled(inner.actors, f"content {inner.path}", inner.heads)
        else:
            recipient = fill(matcher, f, f.frame.recipient, skip=actor.heads, other=other)
    if not recipient.actors and f.frame.recipient and ("obj" in f.frame.recipient or f.frame.type in _GIVING):
        for head in f.arguments.roles.get("obj", [])[:1]:
            if head not in actor.heads and matcher.sentence.tokens[head].pos in ("NOUN", "PROPN"):
                recipient = within(matcher, head)
    if not recipient.actors and f.frame.recipient and f.frame.type in _AIMED:
        recipient = beyond(matcher, f, actor)
    overlap = tuple(r for r in recipient.actors if not any(same(r, a) for a in actor.actors))
    if len(overlap) != len(recipient.actors):
        recipient = Filled(overlap, recipient.path if overlap else "", recipient.heads)
    return actor, recipient


def _judged(matcher: Matcher, f: Fired, actor: Filled) -> Filled | None:
    """Who is judged where an act is: its doer, never its victim ("condemned the attack on Egypt"); None where the
    object is no act."""
    if f.frame.type not in ("ACCUSE", "SUPPORT"):
        return None
    for head in f.arguments.roles.get("obj", [])[:1]:
        if matcher.sentence.tokens[head].pos != "NOUN":
            return None
        act = matcher.best(head)
        if (
            act is None
            or act.token == f.token
            or act.frame.type not in ("ASSAULT", "COERCE", "SANCTION", "RETREAT", "AID")
        ):
            return None
        doer = fill(matcher, act, act.frame.actor, skip=actor.heads, other=actor.actors)
        return Filled(doer.actors, f"doer {doer.path}" if doer.actors else "", doer.heads)
    return None
