"""Correcting: the form of an event, what it does, undoing, and the files that come of all corrections."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from http import HTTPStatus
from typing import Any
from urllib.parse import quote, unquote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from foedus.errors import UsageError
from foedus.ledger import Ledger
from foedus.pages.articles import title_of
from foedus.pages.clean import shortened
from foedus.records import STATUSES, CodedDocument, Event, line
from foedus.web.correcting import (
    Errors,
    Given,
    addition,
    changes,
    given_in,
    given_of,
    kinds,
    party_options,
    sentence_options,
    span_of,
)
from foedus.web.excerpts import Piece, sentence_url
from foedus.web.naming import state_options
from foedus.web.problems import Problem, answer
from foedus.web.query import numbered_page
from foedus.web.reading import TITLE, coded_document
from foedus.web.store import Store
from foedus.web.templating import url
from foedus.web.views import Asked, Rows, View, asked, page, response

PATH = "/correct"
_NAME = "foedus_by"
_YEAR = 31_536_000
_LISTED = 200
_FIELDS = 200
Sent = Mapping[str, Sequence[str]]


async def form(request: Request) -> Response:
    """The form for an event, or for one that was missed."""
    return await run_in_threadpool(_form, request)


def _form(request: Request) -> Response:
    query = request.query_params
    sent = {name: query.getlist(name) for name in query}
    with request.app.state.store.reading() as ledger:
        given = asked(request, PATH, ledger)
        if not given.may_write:
            return RedirectResponse(url("/sign-in", next=f"{PATH}?{query}"), HTTPStatus.SEE_OTHER)
        name = query.get("event")
        found = _event(ledger, name) if name else None
        doc = found.doc if found is not None else query.get("doc", "")
        coded = None if name and found is None else coded_document(ledger, doc)
        if coded is None:
            return answer(_nothing(name, doc), request.scope)
        fields = given_of(found) if found is not None else given_in(sent)
        return _shown(request, given, coded, found, fields, {})


def _nothing(event: str | None, doc: str) -> Problem:
    problem = f"no event has the id {event[:80]!r}" if event else f"no document has the id {doc[:80]!r}"
    return Problem(HTTPStatus.NOT_FOUND, problem, "it may have been corrected meanwhile; open its document again")


def _event(ledger: Ledger, name: str) -> Event | None:
    return next(iter(ledger.events(id=name, limit=1)), None)


def _shown(
    request: Request,
    given: Asked,
    coded: CodedDocument,
    event: Event | None,
    fields: Given,
    errors: Mapping[str, str],
    *,
    more: int = 0,
) -> Response:
    number = event.sentence if event is not None else None
    sentence = next(
        (s for s in coded.sentences if str(s.index) == (fields.sentence if number is None else str(number))), None
    )
    span = None
    if sentence is not None:
        span = (event.start, event.end) if event is not None else span_of(fields, sentence)
    values = {
        "document": coded.document,
        "document_title": title_of(coded, TITLE),
        "back": url("/document", id=coded.document.id)
        if sentence is None
        else sentence_url(coded.document.id, sentence.index),
        "event": event.id if event is not None else "",
        "sentence": None if sentence is None else sentence.index,
        "sentences": [] if event is not None else sentence_options(coded),
        "pieces": () if sentence is None else _pieces(sentence.text, sentence.start, span),
        "kinds": kinds(),
        "statuses": [(name, name) for name in STATUSES],
        "given": _signed(fields, request).with_rows(more),
        "errors": errors,
        "parties": party_options(coded),
        "states": state_options(),
    }
    view = View(
        template="correct.html.jinja",
        title="What it is" if event is not None else "An event that was missed",
        values=values,
        status=HTTPStatus.BAD_REQUEST if errors else HTTPStatus.OK,
    )
    shown = response(view, "html", given, request)
    shown.headers["cache-control"] = "no-store"
    return shown


def _pieces(text: str, start: int, span: tuple[int, int] | None) -> tuple[Piece, ...]:
    if span is None:
        return (Piece(text),)
    a, b = max(0, span[0] - start), min(len(text), span[1] - start)
    return Piece(text[:a]), Piece(text[a:b], hit=True), Piece(text[b:])


def _signed(fields: Given, request: Request) -> Given:
    return fields if fields.by else replace(fields, by=unquote(request.cookies.get(_NAME, ""))[:200])


async def take(request: Request) -> Response:
    """Do what a form says, and go back to the document."""
    sent = await request.form(max_files=0, max_fields=_FIELDS)
    fields = {name: [str(value) for value in sent.getlist(name)] for name in sent}
    return await run_in_threadpool(_take, request, fields)


def _take(request: Request, sent: Sent) -> Response:
    act, doc, by = (next(iter(sent.get(name, ())), "") for name in ("act", "doc", "by"))
    by = by or unquote(request.cookies.get(_NAME, ""))[:200]
    store: Store = request.app.state.store
    if act in ("change", "add", "more"):
        return _edit(request, sent, act, doc, store)
    with store.writing() as ledger:
        found = _event(ledger, next(iter(sent.get("event", ())), ""))
        corrections, named = ledger.corrections, next(iter(sent.get("correction", ())), "")
        acts: dict[str, Callable[[], Any]] = {
            "wrong": lambda: corrections.wrong(next(iter(sent.get("event", ())), ""), by=by, note=_first(sent, "note")),
            "check": lambda: corrections.check(doc, by=by),
            "undo": lambda: corrections.undo(named, by=by),
            "redo": lambda: corrections.redo(named, by=by),
        }
        if act not in acts:
            return answer(Problem(HTTPStatus.BAD_REQUEST, "the form says nothing that can be done"), request.scope)
        made = acts[act]()
    at = url("/document", id=made.doc)
    if act == "wrong" and found is not None:
        at = sentence_url(made.doc, found.sentence)
    return _back(request, at + ("#history" if act in ("undo", "redo") else ""), sent)


def _first(sent: Sent, name: str) -> str:
    return next(iter(sent.get(name, ())), "")


def _edit(request: Request, sent: Sent, act: str, doc: str, store: Store) -> Response:
    fields = given_in(sent)
    name = _first(sent, "event")
    with store.reading() as ledger:
        found = _event(ledger, name) if name else None
        coded = None if name and found is None else coded_document(ledger, found.doc if found is not None else doc)
        if coded is None:
            return answer(_nothing(name, doc), request.scope)
        given = asked(request, PATH, ledger)
        if act == "more":
            return _shown(request, given, coded, found, fields, {}, more=3)
        try:
            at = _said(store, coded, found, fields)
        except Errors as errors:
            return _shown(request, given, coded, found, fields, errors.by_field)
        except UsageError as error:
            problem = error.problem + (f" ({error.remedy})" if error.remedy else "")
            return _shown(request, given, coded, found, fields, {"": problem[:1].upper() + problem[1:]})
    return _back(request, at, sent)


def _said(store: Store, coded: CodedDocument, event: Event | None, fields: Given) -> str:
    """Log what the fields say; the address of the sentence that it is about."""
    doc = coded.document.id
    if event is not None:
        sentence = next((s for s in coded.sentences if s.index == event.sentence), None)
        edit = changes(fields, event, coded.document, sentence)
        with store.writing() as ledger:
            ledger.corrections.change(event.id, edit, by=fields.by, note=fields.note)
        return sentence_url(doc, event.sentence)
    start, end, edit = addition(fields, coded)
    with store.writing() as ledger:
        ledger.corrections.add(doc, start, end, edit, by=fields.by, note=fields.note)
    return sentence_url(doc, int(fields.sentence))


def _back(request: Request, at: str, sent: Sent) -> Response:
    """To the document; the name that a person gave is kept for the next time."""
    back = RedirectResponse(at, HTTPStatus.SEE_OTHER)
    if "by" in sent:
        name = quote(_first(sent, "by").strip()[:200])
        back.set_cookie(
            _NAME, name, max_age=_YEAR, httponly=True, samesite="strict", secure=request.url.scheme == "https"
        )
    return back


def corrections(asked: Asked) -> View:
    """The documents that have corrections, those last corrected first; the page in parts, its other forms whole."""
    every = asked.ledger.corrections.documents()
    shown = numbered_page(every, asked.arguments.get("cursor", ""), _LISTED)
    listed = shown.items
    shares = asked.ledger.shares([one.doc for one in listed], 1.0)
    rows = [(one, shortened(shares[one.doc].title, TITLE) or "Untitled") for one in listed if one.doc in shares]
    checked = sum(one.checked is not None for one in every)
    columns = ("doc", "last", "standing", "checked")
    table = Rows(columns, ({name: getattr(one, name) for name in columns} for one in every))
    values = {"rows": rows, "page": shown, "count": len(every), "checked": checked}
    return View(
        template="corrections.html.jinja",
        title="Corrected by hand",
        values=values,
        data={"documents": every},
        table=table,
    )


async def gold(request: Request) -> Response:
    """The gold file: of the checked documents, with `all` of all that have corrections."""
    whole = request.query_params.get("all", "") not in ("", "0")
    return _lines(request, "foedus-gold", lambda ledger: ledger.corrections.gold(whole=whole))


async def log(request: Request) -> Response:
    """All corrections, as `foedus corrections --import` takes them."""

    def logged(ledger: Ledger) -> Iterator[Any]:
        for one in sorted(ledger.corrections.documents(), key=lambda d: d.doc):
            yield from ledger.corrections.log(one.doc)

    return _lines(request, "foedus-corrections", logged)


def _lines(request: Request, name: str, found: Callable[[Ledger], Iterator[Any]]) -> Response:
    store: Store = request.app.state.store

    def lines() -> Iterator[str]:
        with store.reading() as ledger:
            for one in found(ledger):
                yield (json.dumps(one, ensure_ascii=False) if isinstance(one, dict) else line(one)) + "\n"

    headers = {"content-disposition": f'attachment; filename="{name}.jsonl"', "cache-control": "no-store"}
    return StreamingResponse(lines(), headers=headers, media_type="application/x-ndjson")


ROUTES = [
    Route(PATH, form, methods=["GET"]),
    Route(PATH, take, methods=["POST"]),
    *page("/corrections", corrections),
    Route("/corrections.jsonl", log, methods=["GET"]),
    Route("/gold.jsonl", gold, methods=["GET"]),
]
