"""Of whom a threat demands something: who must act, or refrain, for it not to be carried out."""

from __future__ import annotations

from foedus.coding.match import Fired, Matcher
from foedus.coding.roles import Filled, actors_at, distinct, political, same

_TERMS = frozenset({"if", "unless", "until"})
# What a thing done is named after, and where it is done, is less surely threatened than who must yield.
_WEAK = ("", "mod", "in")


def on_terms(matcher: Matcher, f: Fired, actor: Filled, found: Filled) -> Filled:
    """Who is threatened: the subject of the condition where the content names nobody but by the way ("threatened to
    stage a Norlandic revolt if the government fails to pay"); whom the content names otherwise."""
    if (
        f.frame.type != "THREATEN"
        or not f.frame.recipient
        or found.path.removeprefix("content").strip().rpartition(".")[2] not in _WEAK
    ):
        return found
    for verb in (f.token, *f.arguments.roles.get("clause", ())):
        for clause in matcher.sentence.kids(verb, "advcl"):
            if not any(k.lower in _TERMS for k in matcher.sentence.kids(clause.i, "mark")):
                continue
            for subject in matcher.grammar.subject(clause.i):
                if subject in actor.heads:
                    continue
                at = matcher.grammar.conjuncts(subject)
                asked = [a for c in at for a in actors_at(matcher, c, "terms") if political(a)]
                if asked and not any(same(a, b) for a in asked for b in actor.actors):
                    return Filled(distinct(asked), "terms", (subject,))
    return found
