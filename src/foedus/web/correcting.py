"""What a person says of an event in a form: the form's fields from what is coded, and what is said from its fields."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import product

from foedus.coding.ontology import ontology
from foedus.correcting import Edit, party, source_named
from foedus.correcting.parties import party_text
from foedus.errors import UsageError
from foedus.pages.clean import clean, shortened
from foedus.records import EVENT_TYPES, STATUSES, Actor, CodedDocument, Document, Event, Sentence, Source, Status
from foedus.web.wording import mode_label, type_label

Span = tuple[int, int]
_ROWS = 2
_WORD = re.compile(r"\w")
MOST_ROWS = 50


@dataclass(frozen=True, slots=True)
class Given:
    """The fields of the form as text. `what` is a type, or type/mode; `nth` says which of the words in the sentence are
    meant, "" for the first that are whole words."""

    what: str = ""
    status: str = "happened"
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    source: str = ""
    sentence: str = ""
    words: str = ""
    nth: str = ""
    note: str = ""
    by: str = ""

    def with_rows(self, more: int) -> Given:
        """With so many empty rows for parties after those that are filled."""
        return replace(self, actor=_rows(self.actor, more), recipient=_rows(self.recipient, more))


@dataclass(slots=True)
class Errors(Exception):
    """What is wrong with the fields, by name; "" is about all of them."""

    by_field: dict[str, str] = field(default_factory=dict)


def given_of(event: Event) -> Given:
    """The form's fields as an event is coded."""
    return Given(
        what=_what(event),
        status=event.status,
        actor=tuple(map(party_text, event.actor)),
        recipient=tuple(map(party_text, event.recipient)),
        source="" if event.source is None else party_text(event.source),
        sentence=str(event.sentence),
    )


def given_in(form: Mapping[str, Sequence[str]]) -> Given:
    """The fields that a form was sent with; what is missing is empty."""

    def one(name: str) -> str:
        return next(iter(form.get(name, ())), "").strip()

    def side(name: str) -> tuple[str, ...]:
        return tuple(value.strip() for value in form.get(name, ())[:MOST_ROWS])

    return Given(
        what=one("what"), status=one("status") or "happened", actor=side("actor"), recipient=side("recipient"),
        source=one("source"), sentence=one("sentence"), words=one("words"), nth=one("nth"), note=one("note"),
        by=one("by"),
    )  # fmt: skip


def changes(given: Given, event: Event, document: Document, sentence: Sentence | None) -> Edit:
    """What of an event the fields say otherwise. Raises Errors where a field cannot be so, or none says anything."""
    told = _Told(document, None if sentence is None else (sentence.start, sentence.end))
    edit = Edit(
        status=told.status(given.status) if given.status != event.status else None,
        actor=told.side("actor", given.actor, event.actor),
        recipient=told.side("recipient", given.recipient, event.recipient),
        source=told.source(given.source, event.source),
    )
    if given.what != _what(event):
        edit = told.kind(given.what, edit)
    if not told.errors and not edit.said():
        told.errors[""] = "Nothing is changed yet."
    told.check()
    return edit


def addition(given: Given, coded: CodedDocument) -> tuple[int, int, Edit]:
    """Where the event stands that the fields say was missed, and what it is. Raises Errors."""
    sentence = next((s for s in coded.sentences if str(s.index) == given.sentence), None)
    told = _Told(coded.document, None if sentence is None else (sentence.start, sentence.end))
    found = None if sentence is None else span_of(given, sentence)
    if sentence is None:
        told.errors["sentence"] = "choose one of the document’s sentences"
    elif found is None:
        told.errors["words"] = "these words do not stand in the sentence"
    edit = Edit(
        status=told.status(given.status),
        actor=told.side("actor", given.actor, ()) or (),
        recipient=told.side("recipient", given.recipient, ()) or (),
        source=told.source(given.source, None),
    )
    edit = told.kind(given.what, edit)
    told.check()
    assert found is not None
    return *found, edit


def span_of(given: Given, sentence: Sentence) -> Span | None:
    """Where the words stand in the text, made whole words; None where they do not stand in the sentence."""
    text = clean(sentence.text)
    parts = [re.escape(word) for word in clean(given.words).split()]
    if not parts:
        return None
    pattern = r"\s+".join(parts)
    found: Span | None = None
    if given.nth.isascii() and given.nth.isdecimal() and len(given.nth) < 5:
        spans = [m.span() for m in re.finditer(pattern, text)]
        found = spans[int(given.nth) - 1] if 1 <= int(given.nth) <= len(spans) else None
    for words, flags in product((rf"(?<!\w){pattern}(?!\w)", pattern), (0, re.IGNORECASE)):
        match = re.search(words, text, flags) if found is None else None
        found = match.span() if match else found
    if found is None:
        return None
    start, end = found
    while start > 0 and _WORD.match(text[start - 1]) and _WORD.match(text[start]):
        start -= 1
    while end < len(text) and _WORD.match(text[end]) and _WORD.match(text[end - 1]):
        end += 1
    return sentence.start + start, sentence.start + end


@cache
def kinds() -> tuple[tuple[str, str], ...]:
    """Every type, and every type with each of its modes: the value of the field, and what it is called."""
    found: list[tuple[str, str]] = []
    for name in EVENT_TYPES:
        found.append((name, type_label(name)))
        found += [(f"{name}/{mode}", f"{type_label(name)}: {mode_label(mode)}") for mode in ontology()[name].modes]
    return tuple(found)


def sentence_options(coded: CodedDocument) -> list[tuple[str, str]]:
    """The document's sentences to choose from."""
    return [(str(s.index), f"{s.index}: {shortened(s.text, 110)}") for s in coded.sentences]


def party_options(coded: CodedDocument) -> list[str]:
    """The parties of the document's events and claims, as the form takes them."""
    named: list[Actor] = [a for e in coded.events for a in (*e.actor, *e.recipient)]
    named += [c.actor for c in coded.claims if c.actor is not None]
    return list(dict.fromkeys(shortened(party_text(a), 290) for a in named))


def _what(event: Event) -> str:
    return f"{event.type}/{event.mode}" if event.mode else event.type


def _rows(values: Sequence[str], more: int) -> tuple[str, ...]:
    filled = [v for v in values if v]
    return (*filled, *[""] * (more or max(1, _ROWS - len(filled))))[:MOST_ROWS]


@dataclass(slots=True)
class _Told:
    """Fields understood one by one; what cannot be is an error of its field."""

    document: Document
    within: Span | None
    errors: dict[str, str] = field(default_factory=dict)

    def check(self) -> None:
        if self.errors:
            raise Errors(self.errors)

    def status(self, value: str) -> Status | None:
        found: Status | None = next((status for status in STATUSES if status == value), None)
        if found is None:
            self.errors["status"] = f"one of {', '.join(STATUSES)}"
        return found

    def kind(self, value: str, edit: Edit) -> Edit:
        if value not in dict(kinds()):
            self.errors["what"] = "choose what it is"
            return edit
        name, _, mode = value.partition("/")
        return replace(edit, type=name, mode=mode or None)  # type: ignore[arg-type]

    def side(self, name: str, values: Sequence[str], coded: Sequence[Actor]) -> tuple[Actor, ...] | None:
        """The parties of a side; None where they are those that are coded. Whoever stays stays as he was coded."""
        said = [value for value in values if value]
        if said == [party_text(actor) for actor in coded]:
            return None
        left = list(coded)
        found = []
        for value in said:
            same = next((actor for actor in left if party_text(actor) == value), None)
            if same is not None:
                left.remove(same)
            else:
                same = self._party(name, value)
            if same is not None:
                found.append(same)
        return tuple(found)

    def source(self, value: str, coded: Source | None) -> tuple[Source, ...] | None:
        if value == ("" if coded is None else party_text(coded)):
            return None
        if not value:
            return ()
        try:
            return (source_named(value, self.document, within=self.within),)
        except UsageError as error:
            self.errors["source"] = f"{value}: {error.problem} ({error.remedy})"
            return None

    def _party(self, name: str, value: str) -> Actor | None:
        try:
            return party(value, self.document, within=self.within)
        except UsageError as error:
            self.errors[name] = f"{shortened(value, 80)}: {error.problem} ({error.remedy})"
            return None
