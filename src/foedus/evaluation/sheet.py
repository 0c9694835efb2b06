"""Hand coding kept in a spreadsheet: one event a row, as docs/validation.md says, made into gold documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from foedus.errors import InputError
from foedus.evaluation.files import table_rows
from foedus.evaluation.gold import GoldDocument, gold_document
from foedus.parsing.sentences import split
from foedus.reading.dates import parse_date
from foedus.records import EVENT_TYPES, STATUSES, Document
from foedus.reference import load as load_reference

NEEDED = ("doc", "text", "type")
SIDES = ("actor", "recipient", "implied_actor", "implied_recipient")
COLUMNS = (
    "doc", "date", "title", "publisher", "sentence", "text", "type", "mode", "trigger",
    *(f"{side}{part}" for side in SIDES for part in ("", "_country")),
    "status", "source", "optional", "disputed",
)  # fmt: skip
_YES = {"yes": True, "y": True, "x": True, "1": True, "true": True, "no": False, "n": False, "0": False, "false": False}


@dataclass(slots=True)
class _Sheet:
    """A document as its rows fill it. `numbers` are the sentence numbers as written, in the order of the sentences."""

    raw: dict[str, Any]
    numbers: list[str] = field(default_factory=list)
    given: dict[str, str] = field(default_factory=dict)


def load_sheet(path: Path) -> list[GoldDocument]:
    """The documents of a table. Raises InputError naming file, line and column of what cannot be understood."""
    header, rows = table_rows(path, COLUMNS)
    if not header:
        return []
    for name in NEEDED:
        if name not in header:
            near = get_close_matches(name, header, 1)
            remedy = f"is it {near[0]!r}? rename it" if near else f"the columns are {', '.join(COLUMNS)}"
            raise InputError(f"there is no column {name!r}", where=path, line=1, remedy=remedy)
    for name in header:
        near = get_close_matches(name, COLUMNS, 1, cutoff=0.85)
        if name not in COLUMNS and near and near[0] not in header:
            remedy = f"is it {near[0]!r}? rename it, or give it a name that is less alike"
            raise InputError(f"there is no column {name!r}", where=path, line=1, remedy=remedy)
    sheets: dict[str, _Sheet] = {}
    name = ""
    for line, cells in rows:
        row = _Row(path, line, cells)
        name = row["doc"] or name
        if not name:
            raise row.wrong("doc", "is empty", "name the document in each row, or in its first")
        _take(row, sheets.setdefault(name, _Sheet({"id": name, "sentences": [], "events": [], "optional": []})))
    return [gold_document(s.raw) for s in sheets.values()]


def empty_sheet(documents: Iterable[Document]) -> Iterator[list[str]]:
    """The rows of a table to fill in: the header, then one row for each sentence of the documents."""
    yield list(COLUMNS)
    for document in documents:
        given = [document.id, str(document.published or ""), document.title or "", document.publisher or ""]
        bodies = [b for b in document.blocks if b.kind == "body"]
        spans = [span for b in bodies for span in split(document.text, b.start, b.end)]
        for number, (start, end) in enumerate(spans):
            cells = [*(given if not number else given[:1]), *[""] * len(given)][: len(given)]
            text = " ".join(document.text[start:end].split())
            yield [_safe(c) for c in [*cells, str(number), text]] + [""] * (len(COLUMNS) - len(given) - 2)


def _safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; the space is dropped again when the table is read."""
    return " " + cell if cell[:1] in ("=", "+", "-", "@") else cell


@dataclass(frozen=True, slots=True)
class _Row:
    path: Path
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def wrong(self, column: str, problem: str, remedy: str) -> InputError:
        return InputError(f"column {column}: {problem}", where=self.path, line=self.line, remedy=remedy)

    def one_of(self, column: str, values: tuple[str, ...], spelled: Callable[[str], str]) -> str | None:
        """The cell as one of these values, however it is capitalised; None where it is empty."""
        value = spelled(self[column])
        if value and value not in values:
            near = get_close_matches(value, values, 1)
            remedy = f"is it {near[0]}?" if near else f"one of {', '.join(values)}"
            raise self.wrong(column, f"{self[column]!r} is unknown", remedy)
        return value or None

    def flag(self, column: str) -> bool:
        """The cell as yes or no; empty is no."""
        value = self[column].lower()
        if value and value not in _YES:
            raise self.wrong(column, f"{self[column]!r} is neither yes nor no", "write yes, or leave it empty")
        return _YES.get(value, False)


def _take(row: _Row, sheet: _Sheet) -> None:
    for column in ("date", "title", "publisher"):
        value = row[column]
        if value and sheet.given.setdefault(column, value) != value:
            problem = f"{value!r}, but an earlier row of this document has {sheet.given[column]!r}"
            raise row.wrong(column, problem, "give it once, or the same each time")
        if value:
            sheet.raw[column] = _day(row) if column == "date" else value
    sentence = _sentence(row, sheet)
    kind = row.one_of("type", EVENT_TYPES, str.upper)
    if kind is None:
        filled = next((c for c in ("trigger", *SIDES, "status", "source") if row[c]), None)
        if filled:
            raise row.wrong("type", f"is empty, but {filled} is not", "give the type, or empty the row's other columns")
        return
    event = {
        "s": sentence,
        "type": kind,
        "mode": row["mode"].lower() or None,
        "trigger": row["trigger"],
        "status": row.one_of("status", STATUSES, str.lower),
        "source": row["source"] or None,
        "disputed_roles": row.flag("disputed"),
        **{side: _parties(row, side) for side in SIDES},
    }
    sheet.raw["optional" if row.flag("optional") else "events"].append(event)


def _day(row: _Row) -> str:
    day = parse_date(row["date"])
    if day is None:
        raise row.wrong("date", f"{row['date']!r} is no date that can be told", "write it as 2024-06-20")
    return day.isoformat()


def _sentence(row: _Row, sheet: _Sheet) -> int:
    """The place of the row's sentence in its document: by its number, else by its text; a new one is put at the end."""
    number, text = row["sentence"], " ".join(row["text"].split())
    sentences = sheet.raw["sentences"]
    texts = [s["text"] for s in sentences]
    if number and not number.isdecimal():
        raise row.wrong("sentence", f"{number!r} is no number", "number a document's sentences, or leave all empty")
    if number in sheet.numbers and number:
        at = sheet.numbers.index(number)
        if text and text != texts[at]:
            raise row.wrong("text", f"differs from that of sentence {number} above", "number it anew, or mend the text")
        return at
    if not number and not text and sentences:
        return len(sentences) - 1
    if not number and text in texts:
        return texts.index(text)
    if not text:
        raise row.wrong("text", "is empty", "give each sentence's text, in its first row at least")
    sheet.numbers.append(number)
    sentences.append({"text": text})
    return len(sentences) - 1


def _parties(row: _Row, side: str) -> list[dict[str, Any]]:
    """A side's parties: names and countries, each joined by ";" or "|", in step where both are given."""
    names, countries = _parts(row[side]), _parts(row[f"{side}_country"])
    for longer, shorter in ((names, countries), (countries, names)):
        while shorter and len(longer) > len(shorter) and not longer[-1]:
            longer.pop()
    if names and countries and len(names) != len(countries):
        problem = f"{len(countries)} for the {len(names)} of {side}"
        raise row.wrong(f"{side}_country", problem, 'as many as names, with nothing between separators: "RUS; ; PRK"')
    found = []
    for n in range(max(len(names), len(countries))):
        name = names[n] if names else ""
        country = countries[n] if countries else ""
        code = load_reference().parse_country(country) if country else None
        if country and code is None:
            remedy = 'give an ISO alpha-3 code, a state\'s name, "IGO", or nothing'
            raise row.wrong(f"{side}_country", f"no state is called {country!r}", remedy)
        if not countries:
            code = load_reference().parse_country(name)
        if name or code:
            found.append({"text": name, "name": name or code, "country": code})
    return found


def _parts(cell: str) -> list[str]:
    return [p.strip() for p in cell.replace("|", ";").split(";")] if cell else []
