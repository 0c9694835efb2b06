"""What speaks for and against a candidate, as named signs with a value each: what the judge weighs."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from foedus.coding.grouped import Group, signs_of
from foedus.coding.match import Matcher
from foedus.coding.roles import political
from foedus.coding.sketch import Sketch
from foedus.coding.typer import Typed
from foedus.coding.vectors import likeness
from foedus.coding.voice import Voice, public
from foedus.records import Actor

Signs = Mapping[str, float]
# Who can stand on a side, the weightiest first.
_RANKS = ("organ", "state", "guessed", "group", "citizen", "somebody", "private")
# So many of each group of names are remembered.
_MOST = 20_000


@dataclass(frozen=True, slots=True)
class Setting:
    """What a candidate stands in: the log odds that the document, and this sentence, are about politics, both from -2
    to 2, the voice of the document, and what the typer makes of the sentence's words."""

    document: float
    sentence: float
    voice: Voice
    typed: Mapping[int, Typed]


class Found(NamedTuple):
    """The signs of a candidate: groups of those that are there, each worth one, and those with a value. The groups are
    the same again for candidates alike, so that what they weigh is remembered."""

    groups: Sequence[Group]
    valued: Signs


def signs(drawn: Sketch, rivals: Sequence[Sketch], matcher: Matcher, setting: Setting) -> Signs:
    """The signs of a candidate among the others of its sentence; those of a frame's and of farther ones are weighed
    apart, the latter begin with "~"."""
    found = find_signs(drawn, rivals, matcher, setting)
    every = dict.fromkeys(signs_of(found.groups), 1.0) | dict(found.valued)
    return every if drawn.origin == "frame" else {f"~{name}": value for name, value in every.items()}


def find_signs(drawn: Sketch, rivals: Sequence[Sketch], matcher: Matcher, setting: Setting) -> Found:
    """The signs of a candidate among the others of its sentence, whatever its origin."""
    f, frame, outcome = drawn.fired, drawn.fired.frame, drawn.outcome
    tokens, heard = matcher.sentence.tokens, setting.voice
    token, roles = tokens[f.token], f.arguments.roles
    kind = f.kind if f.light is None else "light"
    actors, recipients = drawn.actor.actors, drawn.recipient.actors
    (actor, acting), (recipient, receiving) = _side(actors), _side(recipients)
    organs = min(acting + receiving, 3)
    form, status = outcome.type, outcome.status
    above = None if token.head == token.i else tokens[token.head].pos
    countries = {a.country for a in actors if a.country}
    countries.update([a.country for a in recipients if a.country])
    valued = {
        "prior": frame.prior - 0.7,
        "document": setting.document,
        "sentence": setting.sentence,
        "document and sentence": max(-2.0, min(setting.document + setting.sentence, 2.0)),
        "shortness": float(len(tokens) < 8),
        "same word": float([r.fired.token for r in rivals].count(f.token) > 1),
    }
    _add_typed(_told(drawn, setting.typed), form, valued)
    valued["organs"] = organs / 2
    valued["countries"] = min(len(countries), 3) / 2
    if heard.public is not None:
        valued["public"] = valued[_openly(actor, recipient)] = min(heard.public, 0.6) - 0.3
        valued["private"] = float(heard.private)
        inward = heard.domestic - 0.5
        valued["domestic"] = valued[f"domestic,{form}"] = valued[_inwardly(token.lemma)] = inward
    if drawn.origin == "near":
        valued["likeness"] = drawn.likeness - 0.5
    filled = [_filled(roles.get(role), matcher) for role in ("subj", "obj", "clause")]
    groups = [
        _of_outcome(drawn.origin, form, kind, status, outcome.why != "", drawn.content is not None),
        _of_frame(frame.name, len(frame.where), frame.reciprocal, frame.absorbs, frame.any_actor, f.agentless),
        _of_word(token.lemma, form),
        _of_grammar(kind, token.dep, token.tag, above, len(f.words)),
        _of_sides(form, actor, recipient, min(organs, 2), _ground(drawn)),
        _of_paths(kind, drawn.actor.path, drawn.recipient.path),
        _of_roles(kind, *filled),
        _of_voice(heard.public is None, heard.statement, matcher.personal(), matcher.quoted(f.token), drawn.doubts),
    ]
    if f.unmet:
        missing, unlike = _unmet(drawn, matcher)
        groups.append(missing)
        valued |= unlike
    return Found(groups, valued)


@lru_cache(_MOST)
def _of_outcome(origin: str, form: str, kind: str, status: str, turned: bool, content: bool) -> Group:
    found = [f"origin={origin}", f"type={form}", f"kind={kind}", f"status={status}", f"status={status},{kind}"]
    return Group(("bias", *found, *([f"turned={form}"] if turned else []), *(["content"] if content else [])))


@lru_cache(_MOST)
def _of_frame(name: str, conditions: int, reciprocal: bool, absorbs: bool, any_actor: bool, agentless: bool) -> Group:
    flags = {"reciprocal": reciprocal, "absorbs": absorbs, "any_actor": any_actor, "agentless": agentless}
    there = [flag for flag, is_there in flags.items() if is_there]
    return Group((f"frame={name.rsplit(':', 1)[0]}", f"conditions={min(conditions, 3)}", *there))


@lru_cache(_MOST)
def _of_word(lemma: str, form: str) -> Group:
    return Group((f"word={lemma.lower()}", f"word={lemma.lower()},{form}"))


@lru_cache(_MOST)
def _of_grammar(kind: str, dep: str, tag: str, above: str | None, words: int) -> Group:
    found = (f"dep={dep}", f"dep={dep},{kind}", f"tag={tag}", f"words={min(words, 3)}")
    return Group(found if above is None else (*found, f"above={above},{dep}"))


@lru_cache(_MOST)
def _of_sides(form: str, actor: str, recipient: str, organs: int, ground: str | None) -> Group:
    found = (
        f"sides={actor}>{recipient}",
        f"actor={actor}",
        f"recipient={recipient}",
        f"type={form},sides={actor[:3]}>{recipient[:3]}",
        f"organs={organs}",
    )
    return Group(found if ground is None else (*found, ground))


@lru_cache(_MOST)
def _openly(actor: str, recipient: str) -> str:
    return f"public,sides={actor[:3]}>{recipient[:3]}"


@lru_cache(_MOST)
def _inwardly(lemma: str) -> str:
    return f"domestic,{lemma.lower()}"


@lru_cache(_MOST)
def _of_paths(kind: str, actor: str, recipient: str) -> Group:
    found = [f"path={actor},{kind}"] if actor else []
    return Group([*found, *([f"to={recipient},{kind}"] if recipient else [])])


@lru_cache(_MOST)
def _of_roles(kind: str, subj: str, obj: str, clause: str) -> Group:
    found: list[str] = []
    for role, filled in (("subj", subj), ("obj", obj), ("clause", clause)):
        if filled == "nothing":
            found.append(f"no {role},{kind}")
        elif filled != "actor":
            found.append(f"{role}={filled}")
            if role != "clause" and filled in ("NOUN", "PROPN"):
                found.append(f"{role} is no actor")
    return Group(found)


@lru_cache(_MOST)
def _of_voice(short: bool, statement: bool, personal: bool, quoted: bool, doubts: tuple[str, ...]) -> Group:
    there = {"short text": short, "statement": statement, "first person": personal, "quoted": quoted}
    return Group([*[name for name, is_there in there.items() if is_there], *[f"doubt={doubt}" for doubt in doubts]])


def _filled(heads: Sequence[int] | None, matcher: Matcher) -> str:
    """Who stands first in a role, in a word: an actor, else the part of speech."""
    if not heads:
        return "nothing"
    mention = matcher.mention(heads[0])
    return "actor" if mention is not None and mention.actors else matcher.sentence.tokens[heads[0]].pos


def _ground(drawn: Sketch) -> str | None:
    """Whether both sides are of one country, where there are two sides."""
    if not drawn.actor.actors or not drawn.recipient.actors:
        return None
    ours = {a.country for a in drawn.actor.actors}
    return "abroad" if ours.isdisjoint([a.country for a in drawn.recipient.actors]) else "at home"


def _told(drawn: Sketch, typed: Mapping[int, Typed]) -> Typed | None:
    """What the typer makes of a candidate's word, or of the noun that tells the event with it ("launched a raid")."""
    fired, form = drawn.fired, drawn.outcome.type
    told = typed.get(fired.token)
    if fired.frame.absorbs or fired.light is not None:
        for head in fired.arguments.roles.get("obj", ()):
            noun = typed.get(head)
            if noun is not None and (told is None or noun.of(form) > told.of(form)):
                told = noun
    return told


def _add_typed(told: Typed | None, form: str, valued: dict[str, float]) -> None:
    """Adds what the typer makes of a candidate's word."""
    if told is None:
        valued["untyped"] = 1.0
        return
    share = told.of(form)
    valued["typed"] = max(-2.0, min((_odds(share) + 2) / 2, 2.0))
    valued["typed any"] = max(-2.0, min(_odds(1 - told.none) / 2, 2.0))
    valued["typed first"] = float(told.first == form)
    valued["typed share"] = share / (1.001 - told.none)


def _odds(share: float) -> float:
    share = min(max(share, 1e-4), 1 - 1e-4)
    return math.log(share / (1 - share))


def _unmet(drawn: Sketch, matcher: Matcher) -> tuple[Group, Signs]:
    """What is missing of a frame, and how like what it asks for is what stands there instead."""
    f = drawn.fired
    names = dict.fromkeys(_of_missing(len(f.unmet), len(f.frame.where) - len(f.unmet)))
    valued: dict[str, float] = {}
    for condition in f.unmet:
        role = condition.role
        heads = [h for h in matcher.fillers(f.arguments, role) if h not in f.words]
        asked = min(condition.allowed, default="!")
        names |= dict.fromkeys(_of_condition(role, asked, "filled" if heads else "empty", f.kind))
        if heads:
            like = max([likeness(condition.allowed, matcher.sentence.tokens[h].lemma.lower()) for h in heads])
            valued["unlike"] = max(valued.get("unlike", 0.0), 1 - like)
            names[f"like {round(like * 4)}"] = None
    return _of_unmet(tuple(names)), valued


@lru_cache(_MOST)
def _of_unmet(names: tuple[str, ...]) -> Group:
    return Group(names)


@lru_cache(_MOST)
def _of_missing(unmet: int, met: int) -> tuple[str, ...]:
    return f"unmet={unmet}", f"unmet={unmet},met={min(met, 2)}"


@lru_cache(_MOST)
def _of_condition(role: str, asked: str, state: str, kind: str) -> tuple[str, ...]:
    return (
        f"unmet {role}",
        f"unmet {role} {state},{kind}",
        f"unmet {role} {asked} {state}",
        f"unmet {asked} {state}",
    )


def _side(actors: Sequence[Actor]) -> tuple[str, int]:
    """Who stands on a side, in a word: the weightiest of them; and how many of them are public."""
    if not actors:
        return "nobody", 0
    best, organs = len(_RANKS), 0
    for actor in actors:
        organ = public(actor)
        organs += organ
        best = min(best, _rank(actor, organ))
    return _RANKS[best], organs


def _rank(actor: Actor, organ: bool) -> int:
    """Where an actor stands in _RANKS."""
    if actor.how in ("setting", "region"):
        return 2
    if organ:
        return 0
    if actor.kind == "state":
        return 1
    if actor.kind in ("body", "group"):
        return 3
    if actor.country is not None:
        return 4
    return 5 if political(actor) else 6
