"""Commitments: those that documents report, the register's treaties, and one of either with its life."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from http import HTTPStatus

from foedus.answers import kind_name
from foedus.commitments import undertaking
from foedus.ledger import Ledger
from foedus.ledger.filters import Filters, Page
from foedus.records import COMMITMENT_KINDS, CodedDocument, Commitment
from foedus.records.event import CommitmentStatus
from foedus.records.treaty import OBLIGATION_KINDS, Treaty
from foedus.register import as_record, rows
from foedus.register import load as load_register
from foedus.register.form import COLUMNS, condition_words
from foedus.register.selecting import select
from foedus.web.naming import named, state_options, treaty_url
from foedus.web.problems import Problem
from foedus.web.query import between, choice, day, limit, numbered_page, party, words
from foedus.web.views import Asked, Records, Rows, View, page

STATUSES: tuple[CommitmentStatus, ...] = CommitmentStatus.__args__  # type: ignore[attr-defined]
_RELATED = 60
_TREATIES = 100


def commitments(asked: Asked) -> View:
    """Commitments as documents report them, newest first."""
    given = asked.arguments
    filters = Filters(
        actor=party(given.get("actor")),
        between=between(given.get("between")),
        type=choice(given, "kind", COMMITMENT_KINDS),
        status=choice(given, "status", STATUSES),
        doc=given.get("doc") or None,
    )
    found = asked.ledger.page("commitments", filters, limit=limit(given), cursor=given.get("cursor"))
    sentences = asked.ledger.stating(found.items) if asked.form == "html" else {}
    kinds = [(kind, kind_name(kind)) for kind in COMMITMENT_KINDS]
    values = {
        "page": found, "sentences": sentences, "kinds": kinds, "statuses": [(s, s) for s in STATUSES], "named": named,
        "kind_name": kind_name, "states": state_options(), "chosen": _chosen(given, dict(kinds)),
    }  # fmt: skip
    table = Records("commitments", found.items)
    return View(template="commitments.html.jinja", title="Commitments", values=values, data=found, table=table)


def _chosen(given: dict[str, str], kinds: dict[str, str]) -> dict[str, str]:
    told = {
        "kind": kinds.get(given.get("kind", ""), ""), "status": given.get("status", ""),
        "actor": named(party(given.get("actor")) or ""),
        "between": " and ".join(named(one) for one in between(given.get("between")) or ()), "doc": given.get("doc", ""),
    }  # fmt: skip
    return {name: said for name, said in told.items() if said}


def commitment(asked: Asked) -> View | Problem:
    """One commitment across the documents that report it."""
    id = words(asked.arguments, "id")
    found = asked.ledger.commitments(id=id, limit=1) if id else []
    if not found:
        return Problem(HTTPStatus.NOT_FOUND, f"no commitment has the id {id!r}", "start from the list of commitments")
    one = found[0]
    documents = _related(asked.ledger, one)
    whole = undertaking(one.id, documents, load_register(), events=asked.ledger.resting)
    treaty = load_register().by_id.get(whole.link.treaty) if whole is not None and whole.link is not None else None
    titles = {c.document.id: c.document for c in documents}
    reports = [k for c in documents for k in c.commitments if whole is not None and k.id in whole.commitments] or [one]
    values = {
        "one": one, "whole": whole, "treaty": treaty, "documents": titles, "reports": reports, "named": named,
        "kind_name": kind_name, "sentences": asked.ledger.stating(reports), "treaty_url": treaty_url,
    }  # fmt: skip
    title = one.name or f"{kind_name(one.kind)} of {', '.join(_parties(one)) or 'parties not named'}"
    table = Records("commitments", reports)
    return View(template="commitment.html.jinja", title=title, values=values, data=whole or one, table=table)


def _parties(one: Commitment) -> list[str]:
    return list(dict.fromkeys(named(p.country) if p.kind == "state" and p.country else p.name for p in one.parties))


def _related(ledger: Ledger, one: Commitment) -> list[CodedDocument]:
    """The documents that may tell of the same commitment: of its kind and first two parties, the nearest in number."""
    pair = tuple(dict.fromkeys(p.country or p.name for p in one.parties))[:2]
    between, actor = (pair if len(pair) == 2 else None), (pair[0] if len(pair) == 1 else None)
    told = Filters(type=one.kind, between=between, actor=actor)
    found = ledger.page("commitments", told, limit=_RELATED).items if pair else ()
    return ledger.bound(list(dict.fromkeys([one.doc, *(k.doc for k in found)])))


def register(asked: Asked) -> View:
    """The treaties of foedus's own register."""
    given = asked.arguments
    actor, pair = party(given.get("actor")), between(given.get("between"))
    kind, on = choice(given, "kind", OBLIGATION_KINDS), day(given, "on")
    doubtful = given.get("doubtful", "") not in ("", "0")
    search = (words(given, "name") or "").lower()
    wanted = tuple(code for code in (actor, *(pair or ())) if code)
    found = [
        t for t in _treaties(wanted, kind, on, doubtful) if search in f"{t.id} {t.name} {' '.join(t.also)}".lower()
    ]
    shown = numbered_page(found, given.get("cursor", ""), _TREATIES)
    values = {
        "page": shown, "count": len(found), "every": len(load_register().treaties), "named": named,
        "kinds": [(k, kind_name(k)) for k in OBLIGATION_KINDS], "kind_name": kind_name, "states": state_options(),
        "treaty_url": treaty_url, "on": on, "doubtful": doubtful,
    }  # fmt: skip
    table = Rows(COLUMNS, (row for treaty in found for row in rows(treaty)))
    data = Page(tuple(map(as_record, shown.items)), shown.next, shown.previous)
    return View(template="register.html.jinja", title="Treaty register", values=values, data=data, table=table)


@lru_cache(maxsize=256)
def _treaties(wanted: tuple[str, ...], kind: str | None, on: date | None, doubtful: bool) -> tuple[Treaty, ...]:
    return tuple(select(load_register(), wanted, kind=kind, on=on, doubtful=doubtful))


def treaty(asked: Asked) -> View | Problem:
    """A treaty of the register: parties, articles, life, doubts."""
    id = words(asked.arguments, "id") or ""
    found = load_register().by_id.get(id)
    if found is None:
        return Problem(HTTPStatus.NOT_FOUND, f"the register has no treaty {id!r}", "start from the register's list")
    record = as_record(found)
    articles = [(o, condition_words(o["conditions"])) for o in record["obligations"]]
    values = {
        "treaty": found, "record": record, "articles": articles, "named": named, "kind_name": kind_name,
        "followed_by": [t for t in load_register().treaties if id in t.supersedes], "treaty_url": treaty_url,
        "known": load_register().by_id,
    }  # fmt: skip
    return View(
        template="treaty.html.jinja", title=found.name, values=values, data=record, table=Rows(COLUMNS, rows(found))
    )


ROUTES = [
    *page("/commitments", commitments, "lists"), *page("/commitment", commitment),
    *page("/register", register, "register"), *page("/treaty", treaty, "register"),
]  # fmt: skip
