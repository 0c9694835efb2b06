"""Whether two events can tell of the same occurrence, and how likely they do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.records import Actor, Event, Sentence

# Types that one occurrence is told under: a deal signed is also a deal agreed, a retreat announced a concession.
_KIN = (
    frozenset({"AGREE", "SUPPORT"}),
    frozenset({"CONCEDE", "RETREAT"}),
    frozenset({"COERCE", "ASSAULT"}),
    frozenset({"ACCUSE", "REJECT"}),
)
# What two sides do together: who stands first does not matter.
_MUTUAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE"})
_STOP = frozenset(
    "the a an of in on at to for with by from and or but that this these those it its his her their he she they we be "
    "have do say will would not as into after before during over".split()
)
_POINTING = frozenset({"the", "this", "that", "these", "those", "such", "its", "his", "her", "their"})


@dataclass(frozen=True, slots=True)
class Telling:
    """An event with what its sentence adds to compare it by: the words around it, and whether its noun points back."""

    event: Event
    words: frozenset[str]
    trigger: frozenset[str]
    pointing: bool


def telling(event: Event, sentence: Sentence) -> Telling:
    """An event made comparable."""
    inside = [t for t in sentence.tokens if t.start < event.end and event.start < t.end]
    words = frozenset(
        t.lemma for t in sentence.tokens if t.pos in ("NOUN", "VERB", "PROPN", "ADJ", "NUM") and t.lemma not in _STOP
    )
    head = inside[-1] if inside else None
    pointing = (
        head is not None
        and head.pos == "NOUN"
        and any(k.lower in _POINTING for k in sentence.kids(head.i, "det", "poss"))
    )
    return Telling(
        event, words, frozenset(t.lemma for t in inside if t.pos in ("NOUN", "VERB", "ADJ", "PROPN")), pointing
    )


def likeness(a: Telling, b: Telling) -> float:
    """From 0 (cannot be the same occurrence) to 1. Within one document; `a` stands before `b`."""
    x, y = a.event, b.event
    same_type = x.type == y.type
    if not same_type and not any(x.type in kin and y.type in kin for kin in _KIN):
        return 0.0
    if not _status(x, y) or not _dates(x, y) or not _places(x, y):
        return 0.0
    actor, recipient = _side(x.actor, y.actor), _side(x.recipient, y.recipient)
    if actor < 0 or recipient < 0:
        crossed = min(_side(x.actor, y.recipient), _side(x.recipient, y.actor))
        if crossed <= 0 or not same_type or x.type not in _MUTUAL:
            return 0.0
        actor = recipient = crossed * 0.6
    score = 0.35 if same_type else 0.1
    score += 0.2 * actor + 0.1 * recipient
    if x.mode and y.mode:
        score += 0.1 if x.mode == y.mode else -0.15
    if a.trigger & b.trigger:
        score += 0.2
    if b.pointing:
        score += 0.15
    shared = len(a.words & b.words) / max(1, min(len(a.words), len(b.words)))
    score += 0.4 * shared
    if x.date is not None and x.date == y.date:
        score += 0.1
    score -= 0.02 * min(5, y.sentence - x.sentence)
    if x.sentence == y.sentence:
        score -= 0.15
    return max(0.0, min(1.0, score))


def _side(a: Sequence[Actor], b: Sequence[Actor]) -> float:
    """1 for the same parties, 0 where one side is silent, less than 0 where they differ."""
    if not a or not b:
        return 0.0
    one, other = {party(x) for x in a}, {party(x) for x in b}
    if one & other:
        return len(one & other) / max(len(one), len(other))
    if not any(x.country for x in a) or not any(x.country for x in b):
        return 0.0
    return -1.0


def party(actor: Actor) -> str:
    """What an actor counts as when parties are compared: its state, else its name."""
    return actor.country if actor.country and actor.country != "IGO" else actor.name


def _status(x: Event, y: Event) -> bool:
    """Whether the two can be one: a denial is a telling of what others say was done, a negation of its own is not."""
    done = ("happened", "ongoing")
    if x.status == y.status:
        return True
    return all(e.status in done or e.certainty == "denied" for e in (x, y))


def _dates(x: Event, y: Event) -> bool:
    if x.date is None or y.date is None:
        return True
    n = min(len(x.date), len(y.date))
    if "week" in (x.date_precision, y.date_precision):
        return x.date[:7] == y.date[:7]
    return x.date[:n] == y.date[:n]


def _places(x: Event, y: Event) -> bool:
    if x.place is None or y.place is None:
        return True
    if x.place.country is not None and y.place.country is not None and x.place.country != y.place.country:
        return False
    exact = ("city", "city")
    return (x.place.precision, y.place.precision) != exact or x.place.name == y.place.name
