"""The lexicon: coding frames, noun classes and light verbs, loaded from TOML and checked (docs/frames.md)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Literal, NamedTuple

from foedus.coding.ontology import CONFLICTUAL, COOPERATIVE, ontology
from foedus.errors import DataError
from foedus.kept import kept
from foedus.records import EVENT_TYPES, EventType

TriggerKind = Literal["verb", "noun", "adj"]
BUILTIN_CLASSES = frozenset(
    {
        "@abroad",
        "@actor",
        "@none",
        "@any",
        "@conflict",
        "@cooperation",
        "@person",
        "@state",
        "@states",
        "@infinitive",
        "@named",
        "@christened",
        "@that",
        "@town",
        *("@" + t for t in EVENT_TYPES),
    }
)
# The role of what an event noun stands under, no part of the event itself ("*after* the war", "*condemned* the coup").
ABOVE = "above"
_NAMED = 20
ANYBODY = frozenset({"@actor", "@state", "@person", "@any"})
_OF_EVENTS = frozenset({"@conflict", "@cooperation", *("@" + t for t in EVENT_TYPES)})
_CLASSES = ("classes.toml", "classes_conflict.toml")
_LIGHT, _RENOWNED = "light.toml", "renowned.toml"
_KEYS = {
    "verb", "noun", "adj", "mode", "where", "actor", "recipient", "reciprocal", "absorbs", "reports", "prior",
    "context", "any_actor", "examples",
}  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Items:
    """Lemmas and classes of a condition: all of them as `labels`, those that a token has or has not (labels.py) among
    them; and the `events` one of which is to stand there. Without these the answer does not hang on what else fires."""

    labels: frozenset[str]
    events: frozenset[str]


@cache
def items(of: frozenset[str]) -> Items:
    """The items of a condition, sorted by how they are answered; equal ones are one object."""
    types: set[str] = set()
    for item in of & _OF_EVENTS:
        types |= CONFLICTUAL if item == "@conflict" else COOPERATIVE if item == "@cooperation" else {item[1:]}
    return Items(of, frozenset(types))


@dataclass(frozen=True, slots=True, eq=False)
class Condition:
    """What may stand in a role: any of `allowed` (all may, if empty), none of `forbidden`.

    Of these follow: `wanted`, `barred` and `telling` (what is wanted and is not just anybody) as items; `spare`: the
    role may be empty; `anybody`: met by whoever acts, so that a passive need not name him; `abroad`: met by a place in
    another country too; `fixed`: the answer does not hang on what else fires.
    """

    role: str
    allowed: frozenset[str]
    forbidden: frozenset[str]
    wanted: Items = field(init=False)
    barred: Items = field(init=False)
    telling: Items = field(init=False)
    spare: bool = field(init=False)
    anybody: bool = field(init=False)
    abroad: bool = field(init=False)
    fixed: bool = field(init=False)

    def __post_init__(self) -> None:
        """Sorts the items once, for all sentences."""
        put = object.__setattr__
        put(self, "wanted", items(self.allowed))
        put(self, "barred", items(self.forbidden))
        put(self, "telling", items(self.allowed - ANYBODY))
        put(self, "spare", not self.allowed or "@none" in self.allowed)
        put(self, "anybody", self.role == "subj" and self.allowed <= ANYBODY)
        put(self, "abroad", "@abroad" in self.allowed)
        put(self, "fixed", not self.wanted.events and not self.barred.events)


@cache
def condition(role: str, allowed: frozenset[str], forbidden: frozenset[str]) -> Condition:
    """A condition; equal ones are one object, so that its answer for a trigger can be remembered."""
    return Condition(role, allowed, forbidden)


@dataclass(frozen=True, slots=True)
class Frame:
    """One coding frame; `name` is its type, first word and place in the file, for `because` and for messages; `needs`
    are the roles that its conditions ask to be filled, `sides` the codes of those whom its words alone name, of either
    side ("the Six-Day War")."""

    name: str
    order: int
    type: EventType
    mode: str | None
    where: tuple[Condition, ...]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    reciprocal: bool
    absorbs: bool
    reports: str | None
    prior: float
    context: tuple[str, ...]
    any_actor: bool
    examples: tuple[str, ...]
    needs: frozenset[str] = frozenset()
    sides: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())

    @property
    def meets(self) -> bool:
        """Whether a reciprocal verb's object is one of its sides ("met Norland"): not what two do together to a third
        ("hunted the rebels side by side", "toured the shipyard together") nor whom they exchange ("swapped spies")."""
        asked = {item for c in self.where if c.role == "obj" for item in c.allowed}
        return "@actor" in asked or (self.type not in ("COOPERATE", "RETREAT") and "@any" not in asked)


class Entry(NamedTuple):
    """A predicate that a frame names: its head and `others` (particles, or compound words before a noun)."""

    frame: Frame
    kind: TriggerKind
    words: tuple[str, ...]
    head: int
    others: frozenset[str]


def weight(frame: Frame, words: int, excused: int = 0) -> float:
    """What a frame weighs against others on one word, by a predicate of so many words; conditions that are excused
    weigh nothing; a name of its own outweighs all."""
    if frame.sides[0]:
        return float(_NAMED + words)
    return len(frame.where) - excused + 0.9 * (words - 1)


@dataclass(frozen=True, slots=True)
class Light:
    """A verb that lends its subject to the event noun that is its object, as the noun's subj or obj; not to the nouns
    of `unless`, which another says of the subject ("denied the accusation")."""

    lends: str
    status: str | None
    particle: str | None
    unless: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All frames by (trigger kind, head lemma), those that win where they fire first; noun classes; light verbs by
    lemma.

    Of these follow: `heads`, the words on which a frame can fire, and the `phrases` that conditions ask for by the last
    of their words.
    """

    frames: tuple[Frame, ...]
    entries: Mapping[tuple[TriggerKind, str], tuple[Entry, ...]]
    classes: Mapping[str, frozenset[str]]
    light: Mapping[str, tuple[Light, ...]]
    heads: frozenset[str] = field(init=False)
    phrases: Mapping[str, tuple[tuple[str, ...], ...]] = field(init=False)

    def __post_init__(self) -> None:
        """Looks up once what every sentence asks."""
        object.__setattr__(self, "heads", frozenset([word for _, word in self.entries]))
        asked = {i for f in self.frames for c in f.where for i in c.allowed | c.forbidden if " " in i}
        found: dict[str, list[tuple[str, ...]]] = {}
        for words in sorted(tuple(phrase.split()) for phrase in asked):
            found.setdefault(words[-1], []).append(words)
        object.__setattr__(self, "phrases", {last: tuple(phrases) for last, phrases in found.items()})

    def classes_of(self, lemma: str) -> frozenset[str]:
        """The names of the noun classes ("@forces") that hold this lemma."""
        return self.classes.get(lemma, frozenset())


@cache
def lexicon() -> Lexicon:
    """The lexicon of the package, loaded once. Raises DataError naming the file and frame that breaks a rule."""
    tables = _tables()
    classes = _classes(tables)
    frames: list[Frame] = []
    entries: dict[tuple[TriggerKind, str], list[Entry]] = {}
    for event_type in EVENT_TYPES:
        name = f"{event_type.lower()}.toml"
        for number, raw in enumerate(tables.get(name, {}).get("frame", [])):
            frame = _frame(raw, event_type, number, len(frames), name, classes)
            frames.append(frame)
            for entry in _entries(raw, frame):
                entries.setdefault((entry.kind, entry.words[entry.head]), []).append(entry)
    for number, raw in enumerate(tables.get(_RENOWNED, {}).get("named", [])):
        frame = _renowned(raw, number, len(frames), classes)
        frames.append(frame)
        for entry in _entries({"noun": raw["names"]}, frame):
            entries.setdefault((entry.kind, entry.words[entry.head]), []).append(entry)
    by_lemma: dict[str, set[str]] = {}
    for class_name, lemmas in classes.items():
        for lemma in lemmas:
            by_lemma.setdefault(lemma, set()).add("@" + class_name)
    return Lexicon(
        tuple(frames),
        {key: tuple(sorted(found, key=_rank)) for key, found in entries.items()},
        {lemma: frozenset(names) for lemma, names in by_lemma.items()},
        _light(tables),
    )


def _tables() -> dict[str, dict[str, Any]]:
    """The lexicon's files by name, as TOML gives them."""
    data = files("foedus.coding") / "data"
    listed = [
        *(data / n for n in (*_CLASSES, _LIGHT, _RENOWNED)),
        *(data / "frames" / f"{t.lower()}.toml" for t in EVENT_TYPES),
    ]
    sources = [file for file in listed if file.is_file()]
    found: dict[str, dict[str, Any]] = kept("lexicon", sources, lambda: {file.name: _toml(file) for file in sources})
    return found


def _toml(file: Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(str(error), where=str(file), remedy="mend the TOML") from error


def _classes(tables: Mapping[str, Mapping[str, Any]]) -> dict[str, list[str]]:
    classes: dict[str, list[str]] = {}
    for name in _CLASSES:
        for key, lemmas in tables.get(name, {}).get("classes", {}).items():
            if key in classes or "@" + key in BUILTIN_CLASSES:
                raise DataError(f"the class {key!r} is there twice", where=name, remedy="give one another name")
            classes[key] = lemmas
    return classes


def _light(tables: Mapping[str, Mapping[str, Any]]) -> dict[str, tuple[Light, ...]]:
    found: dict[str, list[Light]] = {}
    for raw in tables.get(_LIGHT, {}).get("light", []):
        for words in raw["verb"]:
            lemma, _, particle = words.partition(" ")
            unless = frozenset(raw.get("unless", ()))
            found.setdefault(lemma, []).append(Light(raw["lends"], raw.get("status"), particle or None, unless))
    return {lemma: tuple(lights) for lemma, lights in found.items()}


def _frame(
    raw: dict[str, Any], event_type: EventType, number: int, order: int, file: str, classes: Mapping[str, Any]
) -> Frame:
    words = [w for kind in ("verb", "noun", "adj") for w in raw.get(kind, [])]

    def wrong(problem: str) -> DataError:
        return DataError(f"frame {number + 1} ({words[0] if words else 'no words'}): {problem}", where=file)

    if not words:
        raise wrong("names no verb, noun or adj")
    if unknown := set(raw) - _KEYS:
        raise wrong(f"unknown key {sorted(unknown)[0]!r}")
    mode = raw.get("mode")
    if mode is not None and mode not in ontology()[event_type].modes:
        raise wrong(f"{event_type} has no mode {mode!r}")
    conditions = []
    for role, items in raw.get("where", {}).items():
        allowed = frozenset(i for i in items if not i.startswith("!"))
        forbidden = frozenset(i[1:] for i in items if i.startswith("!"))
        for item in allowed | forbidden:
            if item.startswith("@") and item not in BUILTIN_CLASSES and item[1:] not in classes:
                raise wrong(f"no class {item!r}")
        conditions.append(condition(role, allowed, forbidden))
    return Frame(
        name=f"{event_type}:{words[0].replace(' ', '_')}:{number + 1}",
        order=order,
        type=event_type,
        mode=mode,
        where=tuple(conditions),
        actor=tuple(raw.get("actor", ["subj"])),
        recipient=tuple(raw.get("recipient", [] if raw.get("reciprocal") else ["obj", "obj.mod"])),
        reciprocal=raw.get("reciprocal", False),
        absorbs=raw.get("absorbs", False),
        reports=raw.get("reports"),
        prior=float(raw.get("prior", 0.7)),
        context=tuple(raw.get("context", ())),
        any_actor=raw.get("any_actor", False),
        examples=tuple(raw.get("examples", ())),
        needs=frozenset(c.role.partition(".")[0] for c in conditions if not c.spare and c.role != ABOVE),
    )


def _rank(entry: Entry) -> tuple[float, float, int]:
    """The order in which entries of one head win, all conditions met."""
    return -weight(entry.frame, len(entry.words)), -entry.frame.prior, entry.frame.order


def _renowned(raw: dict[str, Any], number: int, order: int, classes: Mapping[str, Any]) -> Frame:
    """The frame of a happening that has a name of its own, and its sides."""
    told = {"noun": raw["names"], "mode": raw.get("mode"), "recipient": [], "prior": 0.6, "any_actor": True}
    frame = _frame(told, raw.get("type", "ASSAULT"), number, order, _RENOWNED, classes)
    return replace(frame, sides=(tuple(raw["actor"]), tuple(raw.get("recipient", ()))))


def _entries(raw: dict[str, Any], frame: Frame) -> Iterator[Entry]:
    kinds: tuple[TriggerKind, ...] = ("verb", "noun", "adj")
    for kind in kinds:
        for words in raw.get(kind, []):
            parts = tuple(words.split())
            head = len(parts) - 1 if kind == "noun" else 0
            yield Entry(frame, kind, parts, head, frozenset(parts[:head] + parts[head + 1 :]))
