"""The store's log of corrections: only ever added to, applied to the records, kept apart from the program's coding."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from foedus.correcting import (
    Applied,
    Correction,
    Edit,
    added,
    applied,
    changed,
    checked,
    correction_in,
    correction_line,
    gold_row,
    undone,
    wrong,
)
from foedus.correcting.drafts import check_correction
from foedus.correcting.own import Own, own_in, own_of, own_out, restored
from foedus.correcting.standing import taken_back
from foedus.errors import InputError, UsageError
from foedus.ledger import rows
from foedus.records import CodedDocument, Document, Event

if TYPE_CHECKING:
    from foedus.ledger.ledger import Ledger


@dataclass(frozen=True, slots=True)
class CorrectedDocument:
    """A document that has corrections: when the last came, how many stand, and since when it is marked as checked."""

    doc: str
    last: str
    standing: int
    checked: str | None


class Corrections:
    """What persons say of the coding of a store's documents; `Ledger.corrections`.

    Events, happenings and commitments of the store are what the program coded with the corrections that stand. Every
    method that corrects writes the log and the records in one transaction and gives the correction that it logged; each
    raises UsageError where what is to be corrected is not there or cannot be so, StoreError where the file cannot be
    written. `by` is who says it, `note` why.
    """

    def __init__(self, ledger: Ledger, db: sqlite3.Connection) -> None:
        self._ledger = ledger
        self._db = db

    def wrong(self, event: str, *, by: str | None = None, note: str | None = None) -> Correction:
        """The event is none."""

        def draft(state: Applied, found: Event, more: Mapping[str, Any]) -> Correction:
            return wrong(state.coded.document, found, name=state.names.get(event), **more)

        return self._of_event(event, draft, by=by, note=note)

    def change(self, event: str, edit: Edit, *, by: str | None = None, note: str | None = None) -> Correction:
        """The event is as the edit says."""

        def draft(state: Applied, found: Event, more: Mapping[str, Any]) -> Correction:
            return changed(state.coded.document, found, edit, name=state.names.get(event), **more)

        return self._of_event(event, draft, by=by, note=note)

    def add(
        self, doc: str, start: int, end: int, edit: Edit, *, by: str | None = None, note: str | None = None
    ) -> Correction:
        """The words [start, end) of the document's text carry an event that was missed."""
        with self._ledger.writing():
            own, state = self._known(doc)
            return self._keep(added(state.coded, start, end, edit, **self._more(doc, by, note)), own, state)

    def check(self, doc: str, *, by: str | None = None, note: str | None = None) -> Correction:
        """The whole document is right as it now stands: it stays so, whatever a later version codes."""
        with self._ledger.writing():
            own, state = self._known(doc)
            return self._keep(checked(own, **self._more(doc, by, note)), own, state)

    def undo(self, correction: str, *, by: str | None = None, note: str | None = None) -> Correction:
        """Take a correction back. An undo can be taken back as well, which does the correction again."""
        with self._ledger.writing():
            found = self._one(correction)
            if correction in taken_back(self.log(found.doc)):
                raise UsageError("this correction is undone already", remedy="redo it, if it is to stand again")
            return self._undo(found, by, note)

    def redo(self, correction: str, *, by: str | None = None, note: str | None = None) -> Correction:
        """Let a correction that was undone stand again."""
        with self._ledger.writing():
            found = self._one(correction)
            last: Correction | None = None
            # Two persons may have undone it, each in a store of their own.
            while (undo := taken_back(self.log(found.doc)).get(correction)) is not None:
                last = self._undo(self._one(undo), by, note)
            if last is None:
                raise UsageError("this correction stands; nothing is to be redone", remedy="undo takes it back")
            return last

    def _undo(self, found: Correction, by: str | None, note: str | None) -> Correction:
        own, state = self._known(found.doc)
        return self._keep(undone(own.document, found.id, **self._more(found.doc, by, note)), own, state)

    def take(self, corrections: Iterable[Correction]) -> tuple[int, list[InputError]]:
        """Take corrections of another store: how many were new, and what is wrong with those that cannot be taken.

        Those of one document come in one transaction. Corrections that the log has already change nothing.
        """
        by_doc: dict[str, list[Correction]] = {}
        for correction in corrections:
            by_doc.setdefault(correction.doc, []).append(correction)
        new, problems = 0, []
        for doc, found in by_doc.items():
            with self._ledger.writing():
                document = next(iter(self._ledger.documents(doc=doc)), None)
                known = {c.id for c in self.log(doc)}
                own, state = self._known(doc) if document is not None else (None, None)
                before = new
                for correction in found:
                    if correction.id in known:
                        continue
                    problem = self._problem(correction, document)
                    if problem is not None:
                        problems.append(problem)
                        continue
                    self._log(correction)
                    known.add(correction.id)
                    new += 1
                if new > before and own is not None and state is not None:
                    self._apply(own, state)
        return new, problems

    def log(self, doc: str) -> tuple[Correction, ...]:
        """All corrections of a document, the earliest first."""
        found = self._db.execute("SELECT record FROM corrections WHERE doc = ? ORDER BY at, id", (doc,))
        return tuple(correction_in(json.loads(row[0])) for row in found)

    def documents(self, *, checked: bool = False) -> list[CorrectedDocument]:
        """The documents that have corrections, those last corrected first; `checked`: only those marked as checked."""
        only = " WHERE checked IS NOT NULL" if checked else ""
        found = self._db.execute(f"SELECT doc, last, standing, checked FROM corrected{only} ORDER BY last DESC, doc")
        return [CorrectedDocument(*row) for row in found]

    def of(self, doc: str) -> CorrectedDocument | None:
        """What is known of a document's corrections, None where there are none."""
        row = self._db.execute("SELECT doc, last, standing, checked FROM corrected WHERE doc = ?", (doc,)).fetchone()
        return None if row is None else CorrectedDocument(*row)

    def state(self, doc: str) -> Applied | None:
        """A document with its corrections applied and what became of each; None for a document that is not stored. Its
        happenings are those of the document alone."""
        own = self._own(doc)
        return None if own is None else applied(own, self.log(doc))

    def fates(self, doc: str) -> Applied | None:
        """As `state`, but without happenings, which takes no time worth speaking of."""
        own = self._own(doc, join=False)
        return None if own is None else applied(own, self.log(doc), join=False)

    def own(self, doc: str) -> CodedDocument:
        """The program's own coding of a document. Raises UsageError for one that is not stored."""
        own = self._own(doc)
        if own is None:
            raise UsageError(f"no document has the id {doc!r}", remedy="foedus documents are named as they were read")
        return own

    def gold(self, *, whole: bool = False) -> Iterator[Mapping[str, Any]]:
        """The documents marked as checked as rows of a gold file; with `whole` all that have corrections, in which what
        nobody judged counts neither way."""
        for one in sorted(self.documents(checked=not whole), key=lambda d: d.doc):
            state = self.state(one.doc)
            if state is not None and one.standing:
                yield gold_row(state)

    def over(self, coded: CodedDocument) -> CodedDocument:
        """A document's new coding with its corrections applied, within `writing`; the coding itself is kept apart."""
        log = self.log(coded.document.id)
        if not log:
            return coded
        state = applied(coded, log)
        self._note(state, coded)
        return state.coded

    def _of_event(self, event: str, draft: Any, *, by: str | None, note: str | None) -> Correction:
        with self._ledger.writing():
            row = self._db.execute("SELECT doc FROM events WHERE id = ?", (event,)).fetchone()
            if row is None:
                raise UsageError(f"no event has the id {event!r}", remedy="foedus events --format jsonl prints each id")
            own, state = self._known(row["doc"])
            found = next(e for e in state.coded.events if e.id == event)
            made: Correction = draft(state, found, self._more(row["doc"], by, note))
            return self._keep(made, own, state)

    def _known(self, doc: str) -> tuple[CodedDocument, Applied]:
        """The program's own coding of a document, and how it stands."""
        own = self.own(doc)
        return own, applied(own, self.log(doc))

    def _one(self, correction: str) -> Correction:
        row = self._db.execute("SELECT record FROM corrections WHERE id = ?", (correction,)).fetchone()
        if row is None:
            raise UsageError(f"no correction has the id {correction!r}", remedy="foedus corrections prints each id")
        return correction_in(json.loads(row[0]))

    def _more(self, doc: str, by: str | None, note: str | None) -> dict[str, Any]:
        """When, by whom, why, and of which coding."""
        row = self._db.execute("SELECT version FROM documents WHERE id = ?", (doc,)).fetchone()
        return {"at": self._now(doc), "by": by, "note": note, "version": row["version"]}

    def _now(self, doc: str) -> str:
        """The time, later than that of every correction of the document: clocks are set back, and differ."""
        now = datetime.now(UTC)
        last = self._db.execute("SELECT max(at) FROM corrections WHERE doc = ?", (doc,)).fetchone()[0]
        if last is not None:
            now = max(now, datetime.fromisoformat(last) + timedelta(microseconds=1))
        return now.strftime("%Y-%m-%dT%H:%M:%S.%fZ")

    def _keep(self, correction: Correction, own: CodedDocument, before: Applied) -> Correction:
        self._log(correction)
        self._apply(own, before)
        return correction

    def _log(self, correction: Correction) -> None:
        self._db.execute(
            "INSERT INTO corrections (id, doc, at, action, record) VALUES (?, ?, ?, ?, ?)",
            (correction.id, correction.doc, correction.at, correction.action, correction_line(correction)),
        )

    def _apply(self, own: CodedDocument, before: Applied) -> None:
        """Bring the records to what the log says."""
        state = applied(own, self.log(own.document.id))
        self._note(state, own)
        self._ledger.mend(before.coded, state.coded)

    def _note(self, state: Applied, own: CodedDocument) -> None:
        """Write down how a document stands, and its own coding where its records are to be others."""
        stand = sum(
            one.fate in ("in effect", "no longer coded") and one.correction.action != "undo" for one in state.log
        )
        coding = None if state.coded is own else own_out(own_of(own))
        self._db.execute(
            "INSERT OR REPLACE INTO corrected (doc, last, standing, checked, coding) VALUES (?, ?, ?, ?, ?)",
            (
                own.document.id,
                max(one.correction.at for one in state.log),
                stand,
                None if state.check is None else state.check.at,
                coding,
            ),
        )

    def _own(self, doc: str, *, join: bool = True) -> CodedDocument | None:
        document = next(iter(self._ledger.documents(doc=doc)), None)
        if document is None:
            return None
        ledger = self._ledger
        bare = CodedDocument(
            document,
            tuple(ledger.sentences(doc)),
            (),
            tuple(ledger.claims(doc=doc)),
            tuple(ledger.slant(doc=doc)),
            (),
            tuple(ledger.commitments(doc=doc)),
        )
        kept = self._db.execute("SELECT coding FROM corrected WHERE doc = ?", (doc,)).fetchone()
        own = self._stored(bare) if kept is None or kept["coding"] is None else own_in(kept["coding"])
        return restored(bare, own) if join else replace(bare, events=own.events)

    def _stored(self, bare: CodedDocument) -> Own:
        """The own coding of a document whose records are as the program coded them. Its own happenings are the units
        that the store joins."""
        doc = bare.document.id
        found = self._db.execute(
            """SELECT e.*, u.id AS own FROM events e
            LEFT JOIN tellings t ON t.event = e.id LEFT JOIN units u ON u.n = t.unit
            WHERE e.doc = ? ORDER BY e.rowid""",
            (doc,),
        ).fetchall()
        made = rows.with_parties(self._db, found, rows.event_in)
        events = (replace(event, happening=row["own"]) for event, row in zip(made, found, strict=True))
        reactions = self._db.execute("SELECT id, reacts_to FROM units WHERE doc = ? AND reacts_to IS NOT NULL", (doc,))
        return Own(tuple(events), dict(reactions.fetchall()), {k.id: k.events for k in bare.commitments})

    def _problem(self, correction: Correction, document: Document | None) -> InputError | None:
        """Why a correction from elsewhere cannot be taken."""
        if document is None:
            return InputError(f"no document has the id {correction.doc!r}", remedy="read it first, under this id")
        try:
            check_correction(correction, document)
        except UsageError as error:
            return InputError(f"correction {correction.id}: {error.problem}", where=correction.doc, remedy=error.remedy)
        ids = {e.id for e in correction.coded or ()}
        if correction.action == "add" and correction.target is not None:
            ids.add(correction.target.event)
        for name in sorted(ids):
            row = self._db.execute("SELECT 1 FROM events WHERE id = ? AND doc <> ?", (name, correction.doc)).fetchone()
            if row is not None:
                return InputError(f"correction {correction.id}: the event {name!r} is another document's")
        return None
