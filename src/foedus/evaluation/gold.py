"""Hand-coded documents: the gold files that the coder is measured on (format: docs/validation.md)."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from foedus.errors import InputError
from foedus.records import EVENT_TYPES, STATUSES, Block, Document


@dataclass(frozen=True, slots=True)
class GoldParty:
    """A side's member as the coder wrote it down."""

    text: str
    name: str
    country: str | None


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """One hand-coded event. `implied_*` name a side of another sentence; `disputed` roles count as right."""

    sentence: int
    type: str
    trigger: str
    actor: tuple[GoldParty, ...]
    recipient: tuple[GoldParty, ...]
    status: str | None
    source: str | None
    implied_actor: tuple[GoldParty, ...] = ()
    implied_recipient: tuple[GoldParty, ...] = ()
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A hand-coded document; the text that is coded is its sentences joined by line breaks."""

    document: Document
    starts: tuple[int, ...]
    events: tuple[GoldEvent, ...]
    optional: tuple[GoldEvent, ...]


def load_gold(path: str | Path) -> list[GoldDocument]:
    """The documents of a gold file (JSONL, gzip too). Raises InputError naming file and line."""
    path = Path(path)
    try:
        raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        lines = raw.decode("utf-8").splitlines()
    except (OSError, EOFError, UnicodeDecodeError, zlib.error) as error:
        raise InputError(f"cannot be read: {error}", where=path, remedy="give a UTF-8 JSONL file") from error
    found = []
    for number, text in enumerate(lines, 1):
        if text.strip():
            try:
                found.append(_document(json.loads(text)))
            except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
                problem = f"is no gold document: {type(error).__name__} {error}"
                raise InputError(
                    problem, where=path, line=number, remedy="docs/validation.md has the format"
                ) from error
    if not found:
        raise InputError("holds no document", where=path)
    return found


def _document(raw: Mapping[str, Any]) -> GoldDocument:
    sentences = [s["text"] for s in raw["sentences"]]
    starts, blocks, at = [], [], 0
    for text in sentences:
        starts.append(at)
        blocks.append(Block(at, at + len(text), "body"))
        at += len(text) + 1
    day = raw.get("date")
    document = Document(
        id=str(raw["id"]),
        text="\n".join(sentences),
        title=raw.get("title"),
        published=date.fromisoformat(day) if day and len(day) == 10 else None,
        publisher=raw.get("publisher"),
        blocks=tuple(blocks),
    )
    return GoldDocument(
        document,
        tuple(starts),
        tuple(_event(e, len(sentences)) for e in raw.get("events", [])),
        tuple(_event(e, len(sentences)) for e in raw.get("optional", [])),
    )


def _event(raw: Mapping[str, Any], sentences: int) -> GoldEvent:
    if raw["type"] not in EVENT_TYPES:
        raise ValueError(f"unknown event type {raw['type']!r}")
    if raw.get("status") not in (None, "", *STATUSES):
        raise ValueError(f"unknown status {raw['status']!r}")
    if not 0 <= raw["s"] < sentences:
        raise ValueError(f"no sentence {raw['s']}")
    return GoldEvent(
        raw["s"],
        raw["type"],
        raw.get("trigger") or "",
        _parties(raw.get("actor")),
        _parties(raw.get("recipient")),
        raw.get("status") or None,
        raw.get("source") or None,
        _parties(raw.get("implied_actor")),
        _parties(raw.get("implied_recipient")),
        bool(raw.get("disputed_roles")),
    )


def _parties(raw: list[Mapping[str, Any]] | None) -> tuple[GoldParty, ...]:
    return tuple(GoldParty(p.get("text") or "", p.get("name") or "", p.get("country") or None) for p in raw or ())
