"""What speaks for and against a candidate, as named signs with a value each: what the judge weighs."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from foedus.coding.match import Matcher
from foedus.coding.roles import political
from foedus.coding.sketch import Sketch
from foedus.coding.typer import Typed
from foedus.coding.vectors import likeness
from foedus.coding.voice import Voice, public
from foedus.records import Actor, Token

Signs = Mapping[str, float]
_FIRST_PERSON = frozenset({"i", "we", "us", "our", "my"})
_QUOTES = frozenset({'"', "''", "``"})


@dataclass(frozen=True, slots=True)
class Setting:
    """What a candidate stands in: the log odds that the document, and this sentence, are about politics, both from -2
    to 2, the voice of the document, and what the typer makes of the sentence's words."""

    document: float
    sentence: float
    voice: Voice
    typed: Mapping[int, Typed]


def signs(drawn: Sketch, rivals: Sequence[Sketch], matcher: Matcher, setting: Setting) -> Signs:
    """The signs of a candidate among the others of its sentence; those of a frame's and of farther ones are weighed
    apart, the latter begin with "~"."""
    f, frame, origin = drawn.fired, drawn.fired.frame, drawn.origin
    tokens = matcher.sentence.tokens
    token = tokens[f.token]
    kind = f.kind if f.light is None else "light"
    actor, recipient = _side(drawn.actor.actors), _side(drawn.recipient.actors)
    form = drawn.outcome.type
    found = {
        "bias": 1.0,
        f"origin={origin}": 1.0,
        f"type={form}": 1.0,
        f"kind={kind}": 1.0,
        f"frame={frame.name.rsplit(':', 1)[0]}": 1.0,
        f"word={token.lemma.lower()}": 1.0,
        f"word={token.lemma.lower()},{form}": 1.0,
        f"sides={actor}>{recipient}": 1.0,
        f"actor={actor}": 1.0,
        f"recipient={recipient}": 1.0,
        f"type={form},sides={actor[:3]}>{recipient[:3]}": 1.0,
        f"dep={token.dep}": 1.0,
        f"dep={token.dep},{kind}": 1.0,
        f"tag={token.tag}": 1.0,
        f"status={drawn.outcome.status}": 1.0,
        f"status={drawn.outcome.status},{kind}": 1.0,
        f"conditions={min(len(frame.where), 3)}": 1.0,
        f"words={min(len(f.words), 3)}": 1.0,
        "prior": frame.prior - 0.7,
        "document": setting.document,
        "sentence": setting.sentence,
        "document and sentence": max(-2.0, min(setting.document + setting.sentence, 2.0)),
        "shortness": float(len(tokens) < 8),
        "same word": float(sum(r.fired.token == f.token for r in rivals) > 1),
    }
    found |= _typed(setting.typed.get(f.token), form)
    if setting.voice.public is not None:
        found["public"] = min(setting.voice.public, 0.6) - 0.3
        found[f"public,sides={actor[:3]}>{recipient[:3]}"] = min(setting.voice.public, 0.6) - 0.3
        found["private"] = float(setting.voice.private)
    if setting.voice.public is None:
        found["short text"] = 1.0
    if setting.voice.statement:
        found["statement"] = 1.0
    if origin == "near":
        found["likeness"] = drawn.likeness - 0.5
    if f.unmet:
        found |= _unmet(drawn, matcher)
    for doubt in drawn.doubts:
        found[f"doubt={doubt}"] = 1.0
    for flag in ("reciprocal", "absorbs", "any_actor"):
        if getattr(frame, flag):
            found[f"{flag}"] = 1.0
    if f.agentless:
        found["agentless"] = 1.0
    if drawn.content is not None:
        found["content"] = 1.0
    if drawn.outcome.why:
        found[f"turned={drawn.outcome.type}"] = 1.0
    if drawn.actor.path:
        found[f"path={drawn.actor.path},{kind}"] = 1.0
    if drawn.recipient.path:
        found[f"to={drawn.recipient.path},{kind}"] = 1.0
    for role in ("subj", "obj", "clause"):
        heads = f.arguments.roles.get(role, ())
        if not heads:
            found[f"no {role},{kind}"] = 1.0
            continue
        head = tokens[heads[0]]
        if (mention := matcher.mention(head.i)) is None or not mention.actors:
            found[f"{role}={head.pos}"] = 1.0
            if role != "clause" and head.pos in ("NOUN", "PROPN"):
                found[f"{role} is no actor"] = 1.0
    above = tokens[token.head]
    if above.i != token.i:
        found[f"above={above.pos},{token.dep}"] = 1.0
    if any(_speaks(t) for t in tokens):
        found["first person"] = 1.0
    if sum(t.text in _QUOTES for t in tokens[: f.token]) % 2:
        found["quoted"] = 1.0
    both = [*drawn.actor.actors, *drawn.recipient.actors]
    organs = sum(public(a) for a in both)
    found["organs"] = min(organs, 3) / 2
    found[f"organs={min(organs, 2)}"] = 1.0
    found["countries"] = min(len({a.country for a in both if a.country}), 3) / 2
    if drawn.actor.actors and drawn.recipient.actors:
        ours, theirs = ({a.country for a in s.actors} for s in (drawn.actor, drawn.recipient))
        found["at home" if ours & theirs else "abroad"] = 1.0
    return found if origin == "frame" else {f"~{name}": value for name, value in found.items()}


def _typed(told: Typed | None, form: str) -> Signs:
    """What the typer makes of a candidate's word."""
    if told is None:
        return {"untyped": 1.0}
    share = told.of(form)
    return {
        "typed": max(-2.0, min((_odds(share) + 2) / 2, 2.0)),
        "typed any": max(-2.0, min(_odds(1 - told.none) / 2, 2.0)),
        "typed first": float(told.first == form),
        "typed share": share / (1.001 - told.none),
    }


def _odds(share: float) -> float:
    share = min(max(share, 1e-4), 1 - 1e-4)
    return math.log(share / (1 - share))


def _unmet(drawn: Sketch, matcher: Matcher) -> Signs:
    """What is missing of a frame, and how like what it asks for is what stands there instead."""
    f = drawn.fired
    found = {f"unmet={len(f.unmet)}": 1.0, f"unmet={len(f.unmet)},met={min(len(f.frame.where) - len(f.unmet), 2)}": 1.0}
    for condition in f.unmet:
        role = condition.role
        asked = min(condition.allowed, default="!")
        heads = [h for h in matcher.fillers(f.arguments, role) if h not in f.words]
        state = "filled" if heads else "empty"
        found[f"unmet {role}"] = 1.0
        found[f"unmet {role} {state},{f.kind}"] = 1.0
        found[f"unmet {role} {asked} {state}"] = 1.0
        found[f"unmet {asked} {state}"] = 1.0
        if heads:
            like = max(likeness(condition.allowed, matcher.sentence.tokens[h].lemma.lower()) for h in heads)
            found["unlike"] = max(found.get("unlike", 0.0), 1 - like)
            found[f"like {round(like * 4)}"] = 1.0
    return found


def _speaks(token: Token) -> bool:
    return token.lower in _FIRST_PERSON


def _side(actors: Sequence[Actor]) -> str:
    """Who stands on a side, in a word: the weightiest of them."""
    if not actors:
        return "nobody"
    if any(public(a) and a.how not in ("setting", "region") for a in actors):
        return "organ"
    if any(a.kind == "state" and a.how not in ("setting", "region") for a in actors):
        return "state"
    if any(a.how in ("setting", "region") for a in actors):
        return "guessed"
    if any(a.kind in ("body", "group") for a in actors):
        return "group"
    if any(a.country is not None for a in actors):
        return "citizen"
    return "somebody" if any(political(a) for a in actors) else "private"
