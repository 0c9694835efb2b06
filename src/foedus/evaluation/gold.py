"""Hand-coded documents: the gold files that the coder of events is measured on (format: docs/validation.md)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from foedus.errors import InputError
from foedus.evaluation.files import is_table, json_lines
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
    mode: str | None = None


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A hand-coded document; the text that is coded is its sentences joined by line breaks."""

    document: Document
    starts: tuple[int, ...]
    events: tuple[GoldEvent, ...]
    optional: tuple[GoldEvent, ...]


def load_gold(path: str | Path) -> list[GoldDocument]:
    """The documents of a gold file: JSON lines, or a table (.csv, .tsv), also gzipped. Raises InputError naming file
    and line."""
    path = Path(path)
    if is_table(path):
        from foedus.evaluation.sheet import load_sheet

        found = load_sheet(path)
    else:
        found = json_lines(path, gold_document, "gold document")
    if not found:
        raise InputError("holds no document", where=path)
    return found


def document_of(raw: Mapping[str, Any]) -> tuple[Document, tuple[int, ...]]:
    """A gold row's document, and where its sentences start.

    Its text is its `sentences` joined by line breaks, else its `text`, each line of which is a paragraph.
    """
    if "sentences" in raw:
        lines = [s["text"] for s in raw["sentences"]]
        text = "\n".join(lines)
        starts, at = [], 0
        for line in lines:
            starts.append(at)
            at += len(line) + 1
        spans = [(start, start + len(line)) for start, line in zip(starts, lines, strict=True)]
    else:
        text = raw["text"]
        spans = [m.span() for m in re.finditer(r"[^\n]+", text)]
        starts = [a for a, _ in spans]
    day = raw.get("date")
    document = Document(
        id=str(raw["id"]),
        text=text,
        title=said(raw, "title"),
        published=date.fromisoformat(day) if day and len(day) == 10 else None,
        publisher=said(raw, "publisher"),
        blocks=tuple(Block(a, b, "body") for a, b in spans),
    )
    return document, tuple(starts)


def gold_document(raw: Mapping[str, Any]) -> GoldDocument:
    """A row of a gold file. Raises KeyError, TypeError or ValueError where it breaks the format."""
    if "sentences" not in raw:
        raise KeyError("sentences")
    document, starts = document_of(raw)
    return GoldDocument(
        document,
        starts,
        tuple(_event(e, len(starts)) for e in raw.get("events", [])),
        tuple(_event(e, len(starts)) for e in raw.get("optional", [])),
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
        said(raw, "trigger") or "",
        _parties(raw.get("actor")),
        _parties(raw.get("recipient")),
        raw.get("status") or None,
        said(raw, "source"),
        _parties(raw.get("implied_actor")),
        _parties(raw.get("implied_recipient")),
        bool(raw.get("disputed_roles")),
        said(raw, "mode"),
    )


def _parties(raw: list[Mapping[str, Any]] | None) -> tuple[GoldParty, ...]:
    return tuple(GoldParty(said(p, "text") or "", said(p, "name") or "", said(p, "country")) for p in raw or ())


def said(raw: Mapping[str, Any], name: str) -> str | None:
    """A value that is words, or None where it is missing or empty. Raises TypeError for anything else."""
    value = raw.get(name)
    if value and not isinstance(value, str):
        raise TypeError(f"{name} is no string")
    return value or None
