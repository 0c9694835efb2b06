"""The signs of a party that an event's sentence names: what rules made of it, and where and how it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from foedus.coding.match import Matcher
from foedus.coding.roles import same
from foedus.coding.sketch import Sketch
from foedus.coding.voice import public
from foedus.records import Actor, Token

_CLAUSES = frozenset({"ccomp", "advcl", "relcl", "acl", "xcomp", "conj"})
_FIRST_PERSON = frozenset({"we", "our", "us", "i", "my"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_LONGEST = 6
# So many groups of signs are remembered: the same few come again and again.
_KEPT = 1 << 13


@dataclass(frozen=True, slots=True)
class Stage:
    """A candidate and what all signs of its parties go by: which sides are filled already, how its word is used."""

    matcher: Matcher
    drawn: Sketch
    token: Token
    form: str
    kind: str
    filled: str
    object: str
    subject: str

    @property
    def carrier(self) -> int:
        """The token that carries the event's tense."""
        return self.token.i if self.drawn.fired.carrier is None else self.drawn.fired.carrier


def stage(matcher: Matcher, drawn: Sketch) -> Stage:
    """What the parties of a candidate are looked at by."""
    fired = drawn.fired
    filled = ("A" if drawn.actor.actors else "") + ("R" if drawn.recipient.actors else "")
    kind = fired.kind if fired.light is None else "light"
    roles = fired.arguments.roles
    return Stage(
        matcher,
        drawn,
        matcher.sentence.tokens[fired.token],
        drawn.outcome.type,
        kind,
        filled,
        _standing(matcher, [h for h in roles.get("obj", ()) if matcher.sentence.tokens[h].pos in _NOUNS]),
        _standing(matcher, roles.get("subj", ())),
    )


def _standing(matcher: Matcher, heads: Sequence[int]) -> str:
    """What stands in a role: nothing, a pronoun, a party, a thing."""
    if not heads:
        return "none"
    if matcher.sentence.tokens[heads[0]].pos == "PRON":
        return "pronoun"
    mention = matcher.mention(heads[0])
    return "party" if mention is not None and mention.actors else "thing"


def bearings(
    at: Stage, head: int, actors: Sequence[Actor], roles: Mapping[int, Sequence[str]], heads: Sequence[int]
) -> Iterator[str]:
    """The signs of the party at a token; `roles` are the trigger's by token, `heads` the tokens of all parties."""
    yield from _by_rule(at, actors)
    yield from _by_role(at, head, roles)
    yield from _by_path(at, head)
    yield from _by_order(at, head, heads)
    yield from _by_verb(at, head)
    yield from _by_kind(at, head, actors)


def _by_rule(at: Stage, actors: Sequence[Actor]) -> tuple[str, ...]:
    """What the rules have made of a party."""
    ours, theirs = at.drawn.actor, at.drawn.recipient
    countries = {a.country for a in actors if a.country}
    if any(a in ours.actors for a in actors):
        rule = "actor"
    elif any(a in theirs.actors for a in actors):
        rule = "recipient"
    elif any(same(a, o) for a in actors for o in ours.actors):
        rule = "as actor"
    elif any(same(a, o) for a in actors for o in theirs.actors):
        rule = "as recipient"
    elif countries & {o.country for o in ours.actors}:
        rule = "of the actor's"
    elif countries & {o.country for o in theirs.actors}:
        rule = "of the recipient's"
    else:
        rule = "none"
    path = ours.path if rule == "actor" else theirs.path if rule == "recipient" else ""
    frame, outcome = at.drawn.fired.frame, at.drawn.outcome
    stateless = all(a.country is None for a in actors)
    return _ruled(
        rule, path, (at.kind, at.form, at.filled), at.drawn.origin, outcome.status, frame.reciprocal, stateless
    )


@lru_cache(maxsize=_KEPT)
def _ruled(
    rule: str, path: str, used: tuple[str, str, str], origin: str, status: str, reciprocal: bool, stateless: bool
) -> tuple[str, ...]:
    kind, form, filled = used
    found = [
        f"rule={rule}",
        f"rule={rule},{filled}",
        f"rule={rule},{kind}",
        f"rule={rule},{form}",
        f"rule={rule},{origin}",
        f"rule={rule},{status}",
        f"filled={filled},{form}",
    ]
    if reciprocal:
        found.append(f"reciprocal,{rule}")
    if rule in ("actor", "recipient"):
        found += [f"{rule} by {path}", f"{rule} by {path},{form}"]
    if stateless:
        found.append(f"no country,{rule}")
    return tuple(found)


def _by_role(at: Stage, head: int, roles: Mapping[int, Sequence[str]]) -> Iterator[str]:
    """The roles of the trigger that a party stands in, or else the one that it stands below, and how."""
    form, kind, lemma = at.form, at.kind, at.token.lemma.lower()
    own = roles.get(head, ())
    for role in own:
        yield f"role={role},{kind}"
        yield f"role={role},{form}"
        yield f"role={role},{form},{kind}"
        yield f"role={role},{lemma}"
        yield f"role={role},{at.drawn.fired.frame.name}"
        yield f"role={role},{at.filled}"
        if at.drawn.fired.frame.reciprocal:
            yield f"reciprocal,{role}"
    if own:
        return
    tokens = at.matcher.sentence.tokens
    steps: list[str] = []
    below = head
    for _ in range(_LONGEST):
        steps.append(_step(tokens[below]))
        above = tokens[below].head
        if above == below:
            break
        below = above
        if below in roles:
            way = "/".join(steps)
            for role in roles[below]:
                yield f"in={role}"
                yield f"in={role},{form}"
                yield f"in={role},{kind},{at.filled}"
                yield f"in={role} {way}"
                yield f"in={role} {way},{form}"
                yield f"in={role} {steps[0]},{lemma}"
            return
    yield "in=none"


def _by_path(at: Stage, head: int) -> tuple[str, ...]:
    """The way through the parse from a party to the trigger."""
    tokens = at.matcher.sentence.tokens
    up, down = _chain(tokens, head), _chain(tokens, at.token.i)
    depth = {i: n for n, i in enumerate(down)}
    top = next((n for n, i in enumerate(up) if i in depth), None)
    ups = [_step(tokens[i]) for i in up[:top]]
    downs = ["apart"] if top is None else [_step(tokens[i]) for i in down[: depth[up[top]]]]
    return _led(tuple(ups), tuple(downs), at.form, at.kind, at.filled, head == at.token.i)


@lru_cache(maxsize=_KEPT)
def _led(
    ups: tuple[str, ...], downs: tuple[str, ...], form: str, kind: str, filled: str, itself: bool
) -> tuple[str, ...]:
    found = []
    if len(ups) + len(downs) <= _LONGEST:
        full = ">".join(ups) + "^" + "<".join(downs)
        bare = ">".join(u.partition(":")[0] for u in ups) + "^" + "<".join(d.partition(":")[0] for d in downs)
        found += [f"path={full}", f"path={full},{kind}", f"path={full},{form}", f"bare={bare},{form}"]
    found += [f"ups={'>'.join(ups[:3])}", f"downs={'<'.join(downs[-3:])}", f"steps={min(len(ups) + len(downs), 9)}"]
    if ups:
        top = f"{ups[-1]}^{downs[-1] if downs else ''}"
        found += [f"top={top}", f"top={top},{form}", f"foot={ups[0]},{kind}", f"foot={ups[0]},{form}"]
    clauses = f"{min(_clauses(ups), 3)}^{min(_clauses(downs), 3)}"
    found += [f"clauses={clauses}", f"clauses={clauses},{filled}"]
    if itself:
        found += ["self", f"self,{form}"]
    return tuple(found)


def _by_verb(at: Stage, head: int) -> Iterator[str]:
    """What a party does or has done to it, where that is not the event itself ("Norway condemned the raid")."""
    tokens = at.matcher.sentence.tokens
    role, verb = tokens[head].dep, tokens[head].head
    while tokens[verb].pos not in ("VERB", "AUX"):
        if tokens[verb].head == verb:
            return
        role, verb = tokens[verb].dep, tokens[verb].head
    if verb in (at.token.i, at.carrier):
        yield f"its own verb,{role},{at.form}"
        return
    over = "over it" if verb == above(at) else "far over it" if verb in _chain(tokens, at.carrier) else "apart"
    used = at.form, at.kind, at.filled
    yield from _done(role, what(at.matcher, verb), tokens[verb].lemma.lower(), over, used)


@lru_cache(maxsize=_KEPT)
def _done(role: str, told: str, lemma: str, over: str, used: tuple[str, str, str]) -> tuple[str, ...]:
    form, kind, filled = used
    return (
        f"{role} of {told} {over}",
        f"{role} of {told} {over},{form}",
        f"{role} of {told} {over},{kind},{filled}",
        f"{role} of {lemma} {over}",
        f"{role} of {lemma} {over},{kind}",
    )


def above(at: Stage) -> int | None:
    """The verb that the trigger stands below, but for its own."""
    tokens = at.matcher.sentence.tokens
    own = (at.token.i, at.carrier)
    verb = tokens[at.carrier].head
    while verb in own or tokens[verb].pos not in ("VERB", "AUX"):
        if tokens[verb].head == verb:
            return None
        verb = tokens[verb].head
    return verb


def what(matcher: Matcher, verb: int) -> str:
    """The type of event that a verb tells by itself, "say" where it tells somebody's words, "verb" for others."""
    found = matcher.best(verb)
    if found is not None:
        return found.frame.type
    return "say" if any(True for _ in matcher.sentence.kids(verb, "ccomp")) else "verb"


def _by_order(at: Stage, head: int, heads: Sequence[int]) -> tuple[str, ...]:
    """Where a party stands before or behind the trigger."""
    low, high = sorted((head, at.token.i))
    far, fired = high - low, at.drawn.fired
    return _ordered(
        "before" if head < at.token.i else "behind",
        far if far < 4 else 4 if far < 7 else 7 if far < 13 else 13,
        min(sum(low < h < high for h in heads), 3),
        (at.kind, at.form, at.filled),
        fired.arguments.passive,
        fired.frame.reciprocal,
    )


@lru_cache(maxsize=_KEPT)
def _ordered(
    side: str, far: int, between: int, used: tuple[str, str, str], passive: bool, reciprocal: bool
) -> tuple[str, ...]:
    kind, form, filled = used
    found = [
        side,
        f"{side} by {far}",
        f"{side},between={between}",
        f"{side},between={between},{kind}",
        f"{side},{form}",
        f"{side},{kind},{filled}",
        f"{side},{filled},{form}",
    ]
    if passive:
        found.append(f"passive,{side}")
    if reciprocal:
        found.append(f"reciprocal,{side}")
    return tuple(found)


def _by_kind(at: Stage, head: int, actors: Sequence[Actor]) -> tuple[str, ...]:
    """Who a party is, and by what words it is named."""
    token, first = at.matcher.sentence.tokens[head], actors[0]
    mention = at.matcher.mention(head)
    return _named(
        (who_are(actors), first.how, first.sector, min(len(actors), 3)),
        (token.tag, token.dep, token.lower in _FIRST_PERSON),
        "no mention" if mention is None else "place" if mention.place is not None else "",
        all(a.country is None for a in actors),
        at.form,
        at.filled,
    )


@lru_cache(maxsize=_KEPT)
def _named(
    party: tuple[str, str, str | None, int],
    words: tuple[str, str, bool],
    place: str,
    stateless: bool,
    form: str,
    filled: str,
) -> tuple[str, ...]:
    (who, how, sector, number), (tag, dep, first_person) = party, words
    found = [
        f"who={who}",
        f"who={who},{form}",
        f"who={who},{filled}",
        f"how={how}",
        f"how={how},{filled}",
        f"sector={sector}",
        f"sector={sector},{form}",
        f"tag={tag}",
        f"dep={dep}",
        f"dep={dep},{filled}",
        f"number={number}",
    ]
    if place:
        found.append(place)
    if place == "place":
        found.append(f"place,{form}")
    if stateless:
        found.append("no country")
    if first_person:
        found += ["first person", f"first person,{form}"]
    return tuple(found)


def who_are(actors: Sequence[Actor]) -> str:
    """Who parties are, in a word."""
    if any(public(a) and a.how not in ("setting", "region") for a in actors):
        return "organ"
    if any(a.kind == "state" for a in actors):
        return "state"
    if any(a.kind in ("body", "group") for a in actors):
        return "group"
    return "citizen" if any(a.country for a in actors) else "other"


def _step(token: Token) -> str:
    return f"{token.dep}:{token.lower}" if token.pos == "ADP" else token.dep


def _chain(tokens: Sequence[Token], i: int) -> list[int]:
    """A token and those above it."""
    found = [i]
    while tokens[i].head != i and len(found) < 25:
        i = tokens[i].head
        found.append(i)
    return found


def _clauses(steps: Sequence[str]) -> int:
    return sum(s.partition(":")[0] in _CLAUSES for s in steps)
