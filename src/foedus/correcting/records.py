"""What a person says of a document's coding: one record an act, never changed, told apart by its content's digest."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, fields, replace
from typing import Literal

from foedus.records import Actor, Event, EventType, Source, Status, plain

Action = Literal["wrong", "change", "add", "checked", "undo"]
ACTIONS: tuple[Action, ...] = Action.__args__  # type: ignore[attr-defined]

Fate = Literal["in effect", "undone", "no longer coded", "of another text"]


@dataclass(frozen=True, slots=True)
class Target:
    """The event that is meant, as it stood in the program's coding: what a later coding's events are compared with.

    Of an event that a person added, `event` is the id that it was given.
    """

    event: str
    start: int
    end: int
    type: EventType
    trigger: str


@dataclass(frozen=True, slots=True)
class Edit:
    """What the person says instead; None leaves a field as it is coded.

    `mode` goes with `type`: where a type is given, the mode is the one given here, and none if that is None. A side
    that is empty says that nobody stands there. `source` holds the one who is said to say so, and is empty where the
    text itself says so.
    """

    type: EventType | None = None
    mode: str | None = None
    status: Status | None = None
    actor: tuple[Actor, ...] | None = None
    recipient: tuple[Actor, ...] | None = None
    source: tuple[Source, ...] | None = None

    def said(self) -> tuple[str, ...]:
        """The names of the fields that it sets."""
        return tuple(f.name for f in fields(self) if getattr(self, f.name) is not None)


@dataclass(frozen=True, slots=True)
class Correction:
    """One act of a person on a document whose text has this `digest` (SHA-256).

    `action` is wrong (the event `target` is none), change (it is as `edit` says), add (the program missed what `edit`
    says at `target`), checked (the whole document is right as it now stands, with all corrections: `coded` are the
    events that the program had coded), or undo (the correction `undoes` is taken back; undoing an undo does it again).
    `at` is the time in UTC, ISO 8601; `version` the foedus that had coded the document; `id` the digest of the rest.
    """

    id: str
    doc: str
    digest: str
    at: str
    action: Action
    by: str | None = None
    note: str | None = None
    version: str | None = None
    target: Target | None = None
    edit: Edit | None = None
    coded: tuple[Event, ...] | None = None
    undoes: str | None = None

    @property
    def order(self) -> tuple[str, str]:
        """What sorts corrections the same way in whatever order they came together."""
        return self.at, self.id


@dataclass(frozen=True, slots=True)
class Logged:
    """A correction and what became of it in the document as it is coded now."""

    correction: Correction
    fate: Fate
    event: str | None = None


def sealed(correction: Correction) -> Correction:
    """The correction with its id."""
    content = plain(correction)
    del content["id"]
    line = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return replace(correction, id=hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest()[:16])


def digest_of(text: str) -> str:
    """What a document's text is known by."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
