"""Corrections as a person makes them: checked against the document before they are kept."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from foedus.coding.ontology import ontology
from foedus.correcting.match import overlap
from foedus.correcting.records import Action, Correction, Edit, Target, digest_of, sealed
from foedus.errors import UsageError
from foedus.records import EVENT_TYPES, STATUSES, Actor, CodedDocument, Document, Event, Place, Source

LONGEST_NOTE = 2_000
LONGEST_NAME = 300
MOST_PARTIES = 50


def wrong(document: Document, event: Event, *, at: str, name: str | None = None, **more: str | None) -> Correction:
    """The event is none. `at` is the time in UTC, `name` the id by which earlier corrections call the event, if it is
    another one; `by`, `note` and `version` as of Correction."""
    return _made(document, "wrong", at, more, target=_target(event, name))


def changed(
    document: Document, event: Event, edit: Edit, *, at: str, name: str | None = None, **more: str | None
) -> Correction:
    """The event is as the edit says. Raises UsageError where the edit says nothing, or what cannot be."""
    if not edit.said():
        raise UsageError("nothing is changed", remedy="say what is to be another")
    check_edit(edit, document, event.type)
    return _made(document, "change", at, more, target=_target(event, name), edit=edit)


def added(coded: CodedDocument, start: int, end: int, edit: Edit, *, at: str, **more: str | None) -> Correction:
    """The words [start, end) carry an event that is not coded. The edit needs a type; a status it does not give is
    "happened", a side it does not name is empty. Raises UsageError where the words stand in no sentence, where an event
    of the type is coded there already, or where the edit cannot be."""
    document = coded.document
    if edit.type is None:
        raise UsageError("the type of the event is not said", remedy=f"give one of {', '.join(EVENT_TYPES)}")
    text = document.text[start:end] if 0 <= start < end else ""
    inside = any(s.start <= start and end <= s.end for s in coded.sentences)
    if not text.strip() or not inside:
        raise UsageError("the words stand in no sentence of the report", remedy="choose words within one sentence")
    full = replace(
        edit, status=edit.status or "happened", actor=edit.actor or (), recipient=edit.recipient or ()
    )  # fmt: skip
    check_edit(full, document, edit.type)
    if any(e.type == edit.type and overlap(start, end, e) > 0 for e in coded.events):
        raise UsageError(f"these words are coded as {edit.type} already", remedy="change that event instead")
    name = hashlib.sha256(f"{document.id}\0{start}\0{end}\0{edit.type}\0{at}".encode("utf-8", "surrogatepass"))
    target = Target(name.hexdigest()[:16], start, end, edit.type, text)
    return _made(document, "add", at, more, target=target, edit=full)


def checked(coded: CodedDocument, *, at: str, **more: str | None) -> Correction:
    """The whole document is right as it stands; `coded` is the program's own coding of it."""
    return _made(coded.document, "checked", at, more, coded=coded.events)


def undone(document: Document, correction: str, *, at: str, **more: str | None) -> Correction:
    """The correction of this id is taken back."""
    return _made(document, "undo", at, more, undoes=correction)


def check_edit(edit: Edit, document: Document, coded: str) -> None:
    """Raise UsageError where an edit of an event that is `coded` as a type says what cannot be."""
    if edit.type is not None and edit.type not in EVENT_TYPES:
        raise UsageError(f"{edit.type!r} is no type of event", remedy=f"give one of {', '.join(EVENT_TYPES)}")
    if edit.mode is not None and (edit.type is None or edit.mode not in ontology()[edit.type].modes):
        known = ", ".join(ontology()[edit.type or coded].modes) or "none"  # type: ignore[index]
        raise UsageError(f"{edit.mode!r} is no mode of {edit.type or coded}", remedy=f"its modes: {known}")
    if edit.status is not None and edit.status not in STATUSES:
        raise UsageError(f"{edit.status!r} is no status", remedy=f"give one of {', '.join(STATUSES)}")
    named: tuple[Actor | Source, ...] = (*(edit.actor or ()), *(edit.recipient or ()), *(edit.source or ()))
    if max(len(edit.actor or ()), len(edit.recipient or ())) > MOST_PARTIES or len(edit.source or ()) > 1:
        raise UsageError(f"more than {MOST_PARTIES} parties on a side, or than one source", remedy="name fewer")
    for one in named:
        _check_span(one.start, one.end, one.text, document)
        if not one.name.strip() or len(one.name) > LONGEST_NAME:
            raise UsageError("a party has no name, or a very long one", remedy=f"at most {LONGEST_NAME} characters")


def _check_span(start: int, end: int, text: str, document: Document) -> None:
    if not 0 <= start <= end <= len(document.text) or document.text[start:end] != text:
        raise UsageError("a party's words do not stand where they are said to", remedy="choose them in the text again")


def _target(event: Event, name: str | None) -> Target:
    return Target(name or event.id, event.start, event.end, event.type, event.trigger)


def _made(
    document: Document,
    action: Action,
    at: str,
    more: dict[str, str | None],
    *,
    target: Target | None = None,
    edit: Edit | None = None,
    coded: Sequence[Event] | None = None,
    undoes: str | None = None,
) -> Correction:
    said = {name: (value.strip() if value else None) or None for name, value in more.items()}
    if len(said.get("note") or "") > LONGEST_NOTE or len(said.get("by") or "") > LONGEST_NAME:
        raise UsageError("the note or the name is too long", remedy=f"a note has at most {LONGEST_NOTE} characters")
    made = Correction("", document.id, digest_of(document.text), at, action, target=target, edit=edit, undoes=undoes)
    return sealed(replace(made, coded=None if coded is None else tuple(coded), **said))  # type: ignore[arg-type]


def check_correction(correction: Correction, document: Document) -> None:
    """Raise UsageError where a correction that somebody else made does not fit the document."""
    if correction.doc != document.id or correction.digest != digest_of(document.text):
        raise UsageError("it is of another text", remedy="corrections go with the text that they were made on")
    length = len(document.text)
    target = correction.target
    if target is not None and not target.start < target.end <= length:
        raise UsageError("its words do not stand in the text", remedy="corrections go with their text")
    if correction.edit is not None and target is not None:
        check_edit(correction.edit, document, target.type)
    if correction.action == "add" and target is not None and document.text[target.start : target.end] != target.trigger:
        raise UsageError("its words do not stand in the text", remedy="corrections go with their text")
    for event in correction.coded or ():
        named: list[Actor | Source | Place] = [*event.actor, *event.recipient]
        named += [one for one in (event.source, event.place) if one is not None]
        if not event.start < event.end <= length or any(one.end > length for one in named):
            raise UsageError("an event's words do not stand in the text", remedy="corrections go with their text")
