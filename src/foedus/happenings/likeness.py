"""How probable it is that two tellings tell of one occurrence: what rules it out, and the evidence weighed."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from foedus.happenings.parties import sides_alike
from foedus.happenings.telling import Telling
from foedus.happenings.when import When, fit
from foedus.records import Event, Place

_DONE = frozenset({"happened", "ongoing"})
_AHEAD = frozenset({"planned", "hypothetical"})
# From how unlike other recipients on are another happening's: a strike on a movement may be told as one on the country.
_UNLIKE, _UNLIKE_IN_FORCE = -0.7, -0.9
_COPIED = 0.7
_COPIED_UNDATED = 0.9
_COPY_DAYS = 10
# What two sides do together: who stands first does not matter.
_MUTUAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "CONCEDE"})
# What is said to several, of whom a text may name one only.
_ADDRESSED = frozenset({"REQUEST", "ACCUSE", "AGREE", "SUPPORT"})
# Types that one occurrence is told under: a deal signed is also a deal agreed, a retreat announced a concession.
KIN: Mapping[str, str] = {
    "AGREE": "accord", "SUPPORT": "accord", "CONCEDE": "accord", "RETREAT": "accord", "COERCE": "force",
    "ASSAULT": "force", "SANCTION": "force", "ACCUSE": "refusal", "REJECT": "refusal",
}  # fmt: skip


def family(event: Event) -> str:
    """The family of types that an event's telling may be coded under."""
    return KIN.get(event.type, event.type)


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of the evidence (data/likeness.toml) and the probability from which tellings are joined."""

    bias: float
    threshold: float
    of: Mapping[str, float]


@cache
def weights(scope: str) -> Weights:
    """The weights for two tellings "within" a document or "across" documents."""
    raw = tomllib.loads((files("foedus.happenings") / "data" / "likeness.toml").read_text("utf-8"))[scope]
    return Weights(raw["bias"], raw["threshold"], raw["weights"])


def likeness(a: Telling, b: Telling) -> float:
    """The probability that two tellings tell of one occurrence; 0 where they contradict each other. Symmetric."""
    within = a.event.doc == b.event.doc
    found = evidence(a, b)
    if found is None:
        return 0.0
    table = weights("within" if within else "across")
    total = table.bias + sum(table.of.get(name, 0.0) * value for name, value in found.items() if value)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def evidence(a: Telling, b: Telling) -> dict[str, float] | None:
    """What speaks for and against two tellings being one occurrence, by name; None where they contradict each other."""
    x, y = a.event, b.event
    if family(x) != family(y):
        return None
    within = x.doc == y.doc
    time = fit(a.when, b.when)
    if time == "never" or (within and time == "day off") or not _statuses(x, y, within=within):
        return None
    # Copies are looked for where it counts: that takes reading the words.
    copied: bool | None = None
    actor, recipient = sides_alike(a.actors, b.actors), sides_alike(a.recipients, b.recipients)
    if actor < 0 or recipient < 0:
        there, back = sides_alike(a.actors, b.recipients), sides_alike(a.recipients, b.actors)
        if x.type in _MUTUAL and min(there, back) >= 0 and there + back > 0:
            actor, recipient = max(there, 0.0), max(back, 0.0)
        elif within:
            return None
        elif actor <= -0.5 or _other_recipients(a, b, recipient):
            copied = is_copied(a, b)
            if not copied:
                return None
    if len(a.actors) > 1 and len(b.actors) > 1 and not a.recipients and not b.recipients:
        recipient = actor
    if within and x.sentence == y.sentence and a.noun and b.noun:
        return None
    place = _places(x.place, y.place)
    if place < 0 and within:
        return None
    copied = is_copied(a, b) if copied is None else copied
    if place < 0 and not copied:
        return None
    v, w = a.wording, b.wording
    found = {
        "actor": max(actor, 0.0),
        "actor unlike": max(-actor, 0.0),
        "actor silent": float(not a.actors or not b.actors),
        "recipient": max(recipient, 0.0),
        "recipient silent": float(not a.recipients or not b.recipients),
        "recipient unlike": max(-recipient, 0.0),
        "other type": float(x.type != y.type),
        "same mode": float(x.type == y.type and x.mode is not None and x.mode == y.mode),
        "other mode": float(x.type == y.type and x.mode is not None and y.mode is not None and x.mode != y.mode),
        "same place": max(place, 0.0),
        "trigger": float(bool(v.trigger & w.trigger)),
        "near": _share(v.near, w.near),
        "words": _share(v.words, w.words),
        "names": min(2.0, float(len(v.names & w.names))),
        "numbers": float(bool(v.numbers & w.numbers)),
        "copied": float(copied),
        "toll": float(x.type == y.type == "ASSAULT" and v.toll != w.toll),
        "anew": float(v.anew != w.anew),
        "denied": float((x.status == "denied") != (y.status == "denied")),
    }
    found[time] = 1.0
    # Where no time agrees, the same parties and the same verb are no more than a likeness of acts.
    found["open, nothing shared"] = float(time == "open" and not _on_one_matter(a, b))
    if within:
        later = b if (x.sentence, x.start) < (y.sentence, y.start) else a
        found["anew"] = float(later.wording.anew)
        found["pointing"] = float(later.wording.pointing)
        found["bare"] = float(later.wording.pointing and not later.actors and not later.recipients)
        # "The strike", five sentences on, is still the one strike told of before.
        found["distance"] = min(5.0, abs(x.sentence - y.sentence)) * (0.4 if found["bare"] else 1.0)
        again = not later.wording.anew and len(a.parties) > 1 and a.parties == b.parties and x.type == y.type
        found["same again"] = float(again and bool(v.trigger & w.trigger))
        if later.wording.anew:
            found["copied"] = 0.0
        found["same sentence"] = float(x.sentence == y.sentence)
    return found


def is_copied(a: Telling, b: Telling) -> bool:
    """Whether one telling's sentence is the other's with a few words changed, and so is what stands around the trigger.

    What is printed again weeks later is no copy but a phrase that recurs; nor is what has other names or numbers. Where
    a day of publication is not known, hardly a word may differ.
    """
    one, other = a.document.published, b.document.published
    if _weeks_apart(one, other):
        return False
    if a.marks - b.marks and b.marks - a.marks:
        return False
    least = _COPIED_UNDATED if one is None or other is None else _COPIED
    return _dice(a.spelled, b.spelled) >= least and _dice(a.around, b.around) >= least


def _weeks_apart(one: date | None, other: date | None) -> bool:
    """Whether two documents are published so far apart that neither copies the other."""
    return one is not None and other is not None and abs((one - other).days) > _COPY_DAYS


def _other_recipients(a: Telling, b: Telling, recipient: float) -> bool:
    """Whether recipients so unlike make another happening; what is said to several may be told of one of them."""
    if recipient > (_UNLIKE_IN_FORCE if family(a.event) == "force" else _UNLIKE):
        return False
    return a.event.type not in _ADDRESSED or not _on_one_matter(a, b)


def _on_one_matter(a: Telling, b: Telling) -> bool:
    """Whether the sentences share a name, a number or two words besides the parties and the trigger."""
    v, w = a.wording, b.wording
    return bool(v.names & w.names or v.numbers & w.numbers) or len(v.words & w.words) > 1


def _dice(a: frozenset[str], b: frozenset[str]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _share(a: frozenset[str], b: frozenset[str]) -> float:
    """How much two sets of words have in common, 0 to 1: Dice's coefficient, one word alone counting half."""
    common = len(a & b)
    return (common if common > 1 else 0.5 * common) * 2 / (len(a) + len(b)) if common else 0.0


@dataclass(frozen=True, slots=True)
class Outline:
    """What of a telling can rule another out before more of it is read."""

    status: str
    when: When
    place: Place | None
    published: date | None


def outline(told: Telling) -> Outline:
    """A telling's outline."""
    return Outline(told.event.status, told.when, told.event.place, told.document.published)


def ruled_out(a: Outline, b: Outline) -> bool:
    """Whether tellings of different documents contradict each other by status, time and place alone: then `likeness` is
    0."""
    if not _statuses_fit(a.status, b.status) or fit(a.when, b.when) == "never":
        return True
    return _places(a.place, b.place) < 0 and _weeks_apart(a.published, b.published)


def _statuses_fit(one: str, other: str) -> bool:
    if one == other or {one, other} <= _DONE or {one, other} <= _AHEAD:
        return True
    return "denied" in (one, other) and not _DONE.isdisjoint((one, other))


def _statuses(x: Event, y: Event, *, within: bool) -> bool:
    """Whether two statuses can be one occurrence's: a denial tells what others say was done; within one document a bare
    negation does not."""
    if not _statuses_fit(x.status, y.status):
        return False
    if not within or x.status == y.status or "denied" not in (x.status, y.status):
        return True
    denial = x if x.status == "denied" else y
    return denial.certainty == "denied" or x.source is not None or y.source is not None


def _places(one: Place | None, other: Place | None) -> float:
    """1 for the same place, 0 where nothing can be said, -1 for two that cannot be one."""
    if one is None or other is None:
        return 0.0
    if one.name == other.name:
        return 1.0 if one.precision != "country" else 0.3
    if one.country and other.country and one.country != other.country:
        return -1.0
    return -1.0 if one.precision == other.precision == "city" else 0.0
