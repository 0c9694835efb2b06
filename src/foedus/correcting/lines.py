"""Corrections as JSON lines, to keep beside one's data or to hand to a colleague, and back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any, get_args

from foedus.correcting.drafts import LONGEST_NAME, LONGEST_NOTE, MOST_PARTIES
from foedus.correcting.records import ACTIONS, Correction, Edit, Target, sealed
from foedus.records import CERTAINTIES, EVENT_TYPES, STATUSES, Actor, ActorKind, Event, Place, Precision, Source, line

_LONGEST = 20_000
_MOST_EVENTS = 20_000
_LARGEST = 2**53
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z\Z")
_LAST = "9000"
_KINDS = get_args(ActorKind)


def correction_line(correction: Correction) -> str:
    """A correction as one line of JSON, without its line break."""
    return line(correction)


def correction_in(raw: Mapping[str, Any]) -> Correction:
    """The correction of an object as `correction_line` writes it. A missing `id` is made; one that is not the digest of
    the rest is refused. Raises KeyError, TypeError or ValueError where the object is no correction."""
    action = _one_of(raw["action"], ACTIONS, "action")
    made = Correction(
        id="",
        doc=_text(raw["doc"], "doc"),
        digest=_text(raw["digest"], "digest"),
        at=_time(raw["at"]),
        action=action,  # type: ignore[arg-type]
        by=_maybe(raw, "by", LONGEST_NAME),
        note=_maybe(raw, "note", LONGEST_NOTE),
        version=_maybe(raw, "version", LONGEST_NAME),
        target=_target(raw["target"]) if raw.get("target") is not None else None,
        edit=_edit(raw["edit"]) if raw.get("edit") is not None else None,
        coded=_coded(raw["coded"]) if raw.get("coded") is not None else None,
        undoes=_maybe(raw, "undoes", LONGEST_NAME),
    )
    needed = {
        "wrong": ("target",), "change": ("target", "edit"), "add": ("target", "edit"), "checked": ("coded",),
        "undo": ("undoes",),
    }[action]  # fmt: skip
    for name in ("target", "edit", "coded", "undoes"):
        if (getattr(made, name) is not None) != (name in needed):
            raise ValueError(f"{name} {'is missing' if name in needed else 'does not go'} with the action {action!r}")
    if made.edit is not None and not made.edit.said():
        raise ValueError("the edit says nothing")
    if action == "add" and (made.edit is None or made.edit.type is None or made.edit.type != (made.target or _NO).type):
        raise ValueError("what is added needs the same type in target and edit")
    if any(e.doc != made.doc for e in made.coded or ()):
        raise ValueError("an event of another document")
    whole = sealed(made)
    if raw.get("id") not in (None, "", whole.id):
        raise ValueError("the id is not that of this correction: leave it out where a correction was written by hand")
    return whole


_NO = Target("", 0, 0, "AGREE", "")


def _coded(raw: Any) -> tuple[Event, ...]:
    return tuple(event_in(_object(e, "coded")) for e in _list(raw, "coded", _MOST_EVENTS))


def event_in(raw: Mapping[str, Any]) -> Event:
    """The event of an object as foedus prints events. Raises KeyError, TypeError or ValueError where it is none."""
    kind = _one_of(raw["type"], EVENT_TYPES, "type")
    start, end = _span(raw)
    return Event(
        id=_text(raw["id"], "id"),
        doc=_text(raw["doc"], "doc"),
        sentence=_number(raw["sentence"], "sentence"),
        start=start,
        end=end,
        type=kind,  # type: ignore[arg-type]
        mode=_maybe(raw, "mode"),
        context=tuple(_text(c, "context") for c in _list(raw.get("context") or [], "context")),
        trigger=_text(raw["trigger"], "trigger"),
        actor=_actors(raw["actor"], "actor"),
        recipient=_actors(raw["recipient"], "recipient"),
        status=_one_of(raw["status"], STATUSES, "status"),  # type: ignore[arg-type]
        background=bool(raw.get("background")),
        source=_source(raw["source"]) if raw.get("source") is not None else None,
        certainty=_one_of(raw.get("certainty") or "asserted", CERTAINTIES, "certainty"),  # type: ignore[arg-type]
        claim=_maybe(raw, "claim"),
        place=_place(raw["place"]) if raw.get("place") is not None else None,
        date=_maybe(raw, "date"),
        date_precision=_or_none(raw.get("date_precision"), get_args(Precision), "date_precision"),  # type: ignore[arg-type]
        happening=_maybe(raw, "happening"),
        cameo=_text(raw.get("cameo") or "", "cameo"),
        quad=_text(raw.get("quad") or "", "quad"),
        intensity=_float(raw.get("intensity") or 0.0, "intensity"),
        score=_float(raw.get("score", 0.5), "score"),
        because={k: _text(v, "because") for k, v in _object(raw.get("because") or {}, "because").items()},
        hardens=_maybe(raw, "hardens"),
    )  # fmt: skip


def _target(raw: Any) -> Target:
    raw = _object(raw, "target")
    kind = _one_of(raw["type"], EVENT_TYPES, "type")
    return Target(_text(raw["event"], "event"), *_span(raw), kind, _text(raw["trigger"], "trigger"))  # type: ignore[arg-type]


def _edit(raw: Any) -> Edit:
    raw = _object(raw, "edit")
    if strange := sorted(set(raw) - {f.name for f in fields(Edit)}):
        raise ValueError(f"an edit has no field {strange[0]!r}")
    if raw.get("mode") is not None and raw.get("type") is None:
        raise ValueError("a mode goes with a type")
    return Edit(
        type=_or_none(raw.get("type"), EVENT_TYPES, "type"),  # type: ignore[arg-type]
        mode=_maybe(raw, "mode"),
        status=_or_none(raw.get("status"), STATUSES, "status"),  # type: ignore[arg-type]
        actor=_actors(raw["actor"], "actor") if raw.get("actor") is not None else None,
        recipient=_actors(raw["recipient"], "recipient") if raw.get("recipient") is not None else None,
        source=tuple(map(_source, _list(raw["source"], "source", 1))) if raw.get("source") is not None else None,
    )


def _actors(raw: Any, name: str) -> tuple[Actor, ...]:
    return tuple(_actor(_object(a, name)) for a in _list(raw, name, MOST_PARTIES))


def _actor(raw: Mapping[str, Any]) -> Actor:
    start, end = _span(raw)
    return Actor(
        _text(raw["text"], "text"), start, end, _named(raw), _maybe(raw, "country"), _maybe(raw, "sector"),
        _one_of(raw.get("kind") or "unknown", _KINDS, "kind"),  # type: ignore[arg-type]
        _maybe(raw, "role"), _text(raw.get("how") or "corrected", "how"),
    )  # fmt: skip


def _source(raw: Any) -> Source:
    raw = _object(raw, "source")
    start, end = _span(raw)
    return Source(_text(raw["text"], "text"), start, end, _named(raw), _maybe(raw, "country"))


def _place(raw: Any) -> Place:
    raw = _object(raw, "place")
    start, end = _span(raw)
    lat, lon = (None if raw.get(n) is None else _float(raw[n], n) for n in ("lat", "lon"))
    precision = _one_of(raw.get("precision") or "country", ("country", "region", "city"), "precision")
    return Place(_text(raw["text"], "text"), start, end, _named(raw), _maybe(raw, "country"), lat, lon, precision)  # type: ignore[arg-type]


def _named(raw: Mapping[str, Any]) -> str:
    name = _text(raw["name"], "name", LONGEST_NAME)
    if not name.strip():
        raise ValueError("a party has no name")
    return name


def _time(raw: Any) -> str:
    """A time in UTC to the microsecond, which sorts as text."""
    text = _text(raw, "at")
    if not _TIME.match(text) or text >= _LAST:
        raise ValueError(f"{text[:40]!r} is no time of the form 2024-06-20T12:00:00.000000Z")
    datetime.fromisoformat(text)
    return text


def _span(raw: Mapping[str, Any]) -> tuple[int, int]:
    start, end = _number(raw["start"], "start"), _number(raw["end"], "end")
    if start > end:
        raise ValueError("a span ends before it starts")
    return start, end


def _number(raw: Any, name: str) -> int:
    if not isinstance(raw, int) or isinstance(raw, bool) or not 0 <= raw < _LARGEST:
        raise TypeError(f"{name} is no whole number from 0")
    return raw


def _float(raw: Any, name: str) -> float:
    if not isinstance(raw, (int, float)) or isinstance(raw, bool) or not -1000 <= raw <= 1000:
        raise TypeError(f"{name} is no such number")
    return float(raw)


def _text(raw: Any, name: str, longest: int = _LONGEST) -> str:
    if not isinstance(raw, str):
        raise TypeError(f"{name} is no string")
    if len(raw) > longest:
        raise ValueError(f"{name} has more than {longest} characters")
    # What is half of a character cannot be stored.
    raw.encode("utf-8")
    return raw


def _maybe(raw: Mapping[str, Any], name: str, longest: int = _LONGEST) -> str | None:
    return None if raw.get(name) is None else _text(raw[name], name, longest)


def _one_of(raw: Any, known: Sequence[str], name: str) -> str:
    if raw not in known:
        raise ValueError(f"{str(raw)[:40]!r} is no {name}")
    return str(raw)


def _or_none(raw: Any, known: Sequence[str], name: str) -> str | None:
    return None if raw is None else _one_of(raw, known, name)


def _list(raw: Any, name: str, most: int = 1_000) -> Sequence[Any]:
    if not isinstance(raw, (list, tuple)):
        raise TypeError(f"{name} is no list")
    if len(raw) > most:
        raise ValueError(f"{name} has more than {most} members")
    return raw


def _object(raw: Any, name: str) -> Mapping[str, Any]:
    if not isinstance(raw, dict):
        raise TypeError(f"{name} is no object")
    return raw
