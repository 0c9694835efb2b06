"""The signs of a party that an event's sentence names: what rules made of it, and where and how it stands.

They come in groups, each of what one thing about the party says: the same few groups come again and again, so that they
are remembered, and casting.py the weight of each.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from foedus.coding.grouped import NO_SIGNS, Group, Signs
from foedus.coding.match import Matcher
from foedus.coding.roles import same
from foedus.coding.sketch import Sketch
from foedus.coding.voice import public
from foedus.records import Actor, Token

_CLAUSES = frozenset({"ccomp", "advcl", "relcl", "acl", "xcomp", "conj"})
_FIRST_PERSON = frozenset({"we", "our", "us", "i", "my"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_NO_ROLE = Group(("in=none",))
_LONGEST, _HIGHEST = 6, 25
# So many groups of signs are remembered: the same few come again and again.
_KEPT = 1 << 13


@dataclass(frozen=True, slots=True)
class Stage:
    """A candidate and what all signs of its parties go by: which sides are filled already, how its word is used.

    `used` are its kind, its type and which sides are filled, `steps` counts how far above its word the tokens are that
    stand there, `above` holds those above the token that carries its tense, `over` is the verb that it stands below,
    but for its own.
    """

    matcher: Matcher
    drawn: Sketch
    token: Token
    form: str
    kind: str
    filled: str
    used: tuple[str, str, str]
    object: str
    subject: str
    steps: Mapping[int, int]
    over: int | None
    above: frozenset[int]

    @property
    def carrier(self) -> int:
        """The token that carries the event's tense."""
        return self.token.i if self.drawn.fired.carrier is None else self.drawn.fired.carrier


def stage(matcher: Matcher, drawn: Sketch) -> Stage:
    """What the parties of a candidate are looked at by."""
    fired = drawn.fired
    filled = ("A" if drawn.actor.actors else "") + ("R" if drawn.recipient.actors else "")
    kind = fired.kind if fired.light is None else "light"
    roles, tokens = fired.arguments.roles, matcher.sentence.tokens
    carrier = fired.token if fired.carrier is None else fired.carrier
    return Stage(
        matcher,
        drawn,
        tokens[fired.token],
        drawn.outcome.type,
        kind,
        filled,
        (kind, drawn.outcome.type, filled),
        _standing(matcher, [h for h in roles.get("obj", ()) if tokens[h].pos in _NOUNS]),
        _standing(matcher, roles.get("subj", ())),
        {i: n for n, i in enumerate(_chain(tokens, fired.token))},
        _verb_over(tokens, fired.token, carrier),
        frozenset(_chain(tokens, carrier)),
    )


def _verb_over(tokens: Sequence[Token], trigger: int, carrier: int) -> int | None:
    verb = tokens[carrier].head
    while verb in (trigger, carrier) or tokens[verb].pos not in ("VERB", "AUX"):
        if tokens[verb].head == verb:
            return None
        verb = tokens[verb].head
    return verb


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
) -> list[Group]:
    """The signs of the party at a token; `roles` are the trigger's by token, `heads` the tokens of all parties in
    rising order."""
    return [
        _by_rule(at, actors),
        _by_role(at, head, roles),
        _by_path(at, head),
        _by_order(at, head, heads),
        _by_verb(at, head),
        _by_kind(at, head, actors),
    ]


def _by_rule(at: Stage, actors: Sequence[Actor]) -> Group:
    """What the rules have made of a party."""
    ours, theirs = at.drawn.actor, at.drawn.recipient
    rule = _rule(ours.actors, theirs.actors, actors) if at.filled else "none"
    path = ours.path if rule == "actor" else theirs.path if rule == "recipient" else ""
    frame, outcome = at.drawn.fired.frame, at.drawn.outcome
    return _ruled(rule, path, at.used, at.drawn.origin, outcome.status, frame.reciprocal, _stateless(actors))


def _rule(ours: Sequence[Actor], theirs: Sequence[Actor], actors: Sequence[Actor]) -> str:
    for side, name in ((ours, "actor"), (theirs, "recipient")):
        for actor in actors:
            if actor in side:
                return name
    for side, name in ((ours, "as actor"), (theirs, "as recipient")):
        for actor in actors:
            for other in side:
                if same(actor, other):
                    return name
    countries = {a.country for a in actors if a.country}
    for side, name in ((ours, "of the actor's"), (theirs, "of the recipient's")):
        for other in side:
            if other.country in countries:
                return name
    return "none"


def _stateless(actors: Sequence[Actor]) -> bool:
    return not [a for a in actors if a.country is not None]


@lru_cache(maxsize=_KEPT)
def _ruled(
    rule: str, path: str, used: tuple[str, str, str], origin: str, status: str, reciprocal: bool, stateless: bool
) -> Group:
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
    return Group(found)


def _by_role(at: Stage, head: int, roles: Mapping[int, Sequence[str]]) -> Group:
    """The roles of the trigger that a party stands in, or else the one that it stands below, and how."""
    used, lemma = at.used, at.token.lemma.lower()
    own = roles.get(head)
    if own:
        frame = at.drawn.fired.frame
        return _in_role(tuple(own), used, lemma, frame.name, frame.reciprocal)
    tokens = at.matcher.sentence.tokens
    steps: list[str] = []
    below = head
    for _ in range(_LONGEST):
        token = tokens[below]
        steps.append(_step(token))
        if token.head == below:
            break
        below = token.head
        if below in roles:
            return _below_role(tuple(roles[below]), tuple(steps), used, lemma)
    return _NO_ROLE


@lru_cache(maxsize=_KEPT)
def _in_role(roles: Signs, used: tuple[str, str, str], lemma: str, frame: str, reciprocal: bool) -> Group:
    kind, form, filled = used
    found = []
    for role in roles:
        found += [
            f"role={role},{kind}",
            f"role={role},{form}",
            f"role={role},{form},{kind}",
            f"role={role},{lemma}",
            f"role={role},{frame}",
            f"role={role},{filled}",
        ]
        if reciprocal:
            found.append(f"reciprocal,{role}")
    return Group(found)


@lru_cache(maxsize=_KEPT)
def _below_role(roles: Signs, steps: Signs, used: tuple[str, str, str], lemma: str) -> Group:
    (kind, form, filled), way = used, "/".join(steps)
    found = []
    for role in roles:
        found += [
            f"in={role}",
            f"in={role},{form}",
            f"in={role},{kind},{filled}",
            f"in={role} {way}",
            f"in={role} {way},{form}",
            f"in={role} {steps[0]},{lemma}",
        ]
    return Group(found)


def _by_path(at: Stage, head: int) -> Group:
    """The way through the parse from a party to the trigger."""
    tokens, steps = at.matcher.sentence.tokens, at.steps
    ups: list[str] = []
    top = head
    for _ in range(_HIGHEST):
        if top in steps:
            break
        token = tokens[top]
        ups.append(_step(token))
        if token.head == top:
            top = -1
            break
        top = token.head
    else:
        top = -1
    far = steps.get(top)
    downs = ["apart"] if far is None else [_step(tokens[i]) for i in islice(steps, far)]
    return _led(tuple(ups), tuple(downs), at.form, at.kind, at.filled, head == at.token.i)


@lru_cache(maxsize=_KEPT)
def _led(ups: tuple[str, ...], downs: tuple[str, ...], form: str, kind: str, filled: str, itself: bool) -> Group:
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
    return Group(found)


def _by_verb(at: Stage, head: int) -> Group:
    """What a party does or has done to it, where that is not the event itself ("Norway condemned the raid")."""
    tokens = at.matcher.sentence.tokens
    role, verb = tokens[head].dep, tokens[head].head
    while tokens[verb].pos not in ("VERB", "AUX"):
        if tokens[verb].head == verb:
            return NO_SIGNS
        role, verb = tokens[verb].dep, tokens[verb].head
    if verb in (at.token.i, at.carrier):
        return _does(role, at.form)
    over = "over it" if verb == at.over else "far over it" if verb in at.above else "apart"
    return _done(role, what(at.matcher, verb), tokens[verb].lemma.lower(), over, at.used)


@lru_cache(maxsize=_KEPT)
def _does(role: str, form: str) -> Group:
    return Group((f"its own verb,{role},{form}",))


@lru_cache(maxsize=_KEPT)
def _done(role: str, told: str, lemma: str, over: str, used: tuple[str, str, str]) -> Group:
    kind, form, filled = used
    return Group((
        f"{role} of {told} {over}",
        f"{role} of {told} {over},{form}",
        f"{role} of {told} {over},{kind},{filled}",
        f"{role} of {lemma} {over}",
        f"{role} of {lemma} {over},{kind}",
    ))  # fmt: skip


def what(matcher: Matcher, verb: int) -> str:
    """The type of event that a verb tells by itself, "say" where it tells somebody's words, "verb" for others."""
    found = matcher.best(verb)
    if found is not None:
        return found.frame.type
    return "say" if "ccomp" in matcher.grammar.by_dep(verb) else "verb"


def _by_order(at: Stage, head: int, heads: Sequence[int]) -> Group:
    """Where a party stands before or behind the trigger."""
    before, fired = head < at.token.i, at.drawn.fired
    low, high = (head, at.token.i) if before else (at.token.i, head)
    far, between = high - low, bisect_left(heads, high) - bisect_right(heads, low)
    return _ordered(
        "before" if before else "behind",
        far if far < 4 else 4 if far < 7 else 7 if far < 13 else 13,
        min(max(between, 0), 3),
        at.used,
        fired.arguments.passive,
        fired.frame.reciprocal,
    )


@lru_cache(maxsize=_KEPT)
def _ordered(side: str, far: int, between: int, used: tuple[str, str, str], passive: bool, reciprocal: bool) -> Group:
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
    return Group(found)


def _by_kind(at: Stage, head: int, actors: Sequence[Actor]) -> Group:
    """Who a party is, and by what words it is named."""
    token, first = at.matcher.sentence.tokens[head], actors[0]
    mention = at.matcher.mention(head)
    return _named(
        (who_are(actors), first.how, first.sector, min(len(actors), 3)),
        (token.tag, token.dep, token.lower in _FIRST_PERSON),
        "no mention" if mention is None else "place" if mention.place is not None else "",
        _stateless(actors),
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
) -> Group:
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
    return Group(found)


def who_are(actors: Sequence[Actor]) -> str:
    """Who parties are, in a word."""
    found = "other"
    for actor in actors:
        if public(actor) and actor.how not in ("setting", "region"):
            return "organ"
        if actor.kind == "state":
            found = "state"
        elif actor.kind in ("body", "group"):
            found = "group" if found != "state" else found
        elif actor.country and found == "other":
            found = "citizen"
    return found


def _step(token: Token) -> str:
    return f"{token.dep}:{token.lower}" if token.pos == "ADP" else token.dep


def _chain(tokens: Sequence[Token], i: int) -> list[int]:
    """A token and those above it."""
    found = [i]
    while tokens[i].head != i and len(found) < _HIGHEST:
        i = tokens[i].head
        found.append(i)
    return found


def _clauses(steps: Sequence[str]) -> int:
    return sum(s.partition(":")[0] in _CLAUSES for s in steps)
