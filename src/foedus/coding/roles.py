"""Who fills a fired frame's actor and recipient, from the mentions that stand in its roles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.coding.match import Fired, Matcher
from foedus.records import Actor

# A role's head that only counts or groups those who stand below it ("dozens of civilians", "members of the Taliban").
_PARTITIVE = frozenset(
    "number dozen score hundred thousand million group series wave part member most many some several "
    "all one two three four five majority rest total list pair handful crowd column convoy contingent batch unit "
    "element both each none "
    "half third quarter tens kilometre kilometer right people effort policy action move war government".split()
)
_SKIP = frozenset({"relcl", "acl", "advcl", "ccomp", "xcomp"})


@dataclass(frozen=True, slots=True)
class Filled:
    """The actors of one side and the path that led to them."""

    actors: tuple[Actor, ...]
    path: str = ""
    heads: tuple[int, ...] = ()


NOBODY = Filled(())


def fill(matcher: Matcher, fired: Fired, roles: Sequence[str], *, skip: Sequence[int] = ()) -> Filled:
    """The first of the roles that holds political actors, its conjuncts all taken."""
    for role in roles:
        found: list[Actor] = []
        heads: list[int] = []
        for head in matcher.fillers(fired.arguments, role):
            if head in fired.words or head in skip:
                continue
            if found and role not in ("obj.mod", "mod") and not role.endswith(".mod"):
                break
            for conjunct in matcher.grammar.conjuncts(head):
                actors = _at(matcher, conjunct, role)
                if actors:
                    heads.append(conjunct)
                found += [a for a in actors if a not in found]
        if found:
            return Filled(_distinct(found), role, tuple(heads))
    return NOBODY


def everyone(matcher: Matcher, fired: Fired) -> Filled:
    """All sides of a reciprocal event: who met, agreed, clashed with whom."""
    found: list[Actor] = []
    paths: list[str] = []
    heads: list[int] = []
    for role in ("subj", "between", "among", "obj", "iobj", "with", "and", "against", "of", "occasion"):
        for head in matcher.fillers(fired.arguments, role):
            if head in fired.words:
                continue
            for conjunct in matcher.grammar.conjuncts(head):
                actors = _at(matcher, conjunct, role)
                if actors:
                    heads.append(conjunct)
                    if role not in paths:
                        paths.append(role)
                found += [a for a in actors if a not in found]
    return Filled(_distinct(found), "+".join(paths), tuple(heads))


def _at(matcher: Matcher, head: int, role: str, depth: int = 0) -> tuple[Actor, ...]:
    """The actors at a token; below it where it only counts or groups them."""
    mention = matcher.mention(head)
    if mention is not None and mention.actors:
        return mention.actors
    if depth >= 3:
        return ()
    token = matcher.sentence.tokens[head]
    if token.lemma in _PARTITIVE or token.pos == "NUM" or token.tag == "DT":
        for name, below in matcher.grammar.prepositions(head):
            if name in ("of", "among", "from"):
                found: list[Actor] = []
                for conjunct in matcher.grammar.conjuncts(below):
                    found += _at(matcher, conjunct, role, depth + 1)
                if found:
                    return tuple(found)
    for k in matcher.sentence.kids(head, "appos"):
        found_at = _at(matcher, k.i, role, depth + 1)
        if found_at:
            return found_at
    return ()


def within(matcher: Matcher, head: int) -> Filled:
    """The first actor anywhere in a noun phrase, its clauses left out: "a camp for Congolese refugees"."""
    left = [head]
    while left:
        at = left.pop(0)
        if at != head:
            mention = matcher.mention(at)
            if mention is not None and mention.actors:
                return Filled(mention.actors, "within", (at,))
        left += [k.i for k in matcher.sentence.kids(at) if k.dep not in _SKIP and k.dep not in ("conj", "punct")]
    return NOBODY


def political(actor: Actor) -> bool:
    """Whether an actor is one of politics: of a state or body, a sector of it, or a group."""
    return (
        actor.country is not None or actor.sector is not None or actor.kind in ("state", "government", "body", "group")
    )


def same(a: Actor, b: Actor) -> bool:
    """Whether two actors are the same party."""
    return a.name == b.name and a.country == b.country


def _distinct(actors: Sequence[Actor]) -> tuple[Actor, ...]:
    kept: list[Actor] = []
    for actor in actors:
        if not any(same(actor, k) and actor.sector == k.sector for k in kept):
            kept.append(actor)
    return tuple(kept)
