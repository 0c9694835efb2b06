"""Actors: who is told of; and one actor: who it is, with whom it deals, what binds it, what it says."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from http import HTTPStatus

from markupsafe import Markup

from foedus.answers import kind_name
from foedus.answers.voices import words_of
from foedus.ledger import Ledger
from foedus.ledger.filters import Filters, PartyCount, TieCount
from foedus.records import Claim
from foedus.records.treaty import Treaty
from foedus.reference import Office, Person, State
from foedus.reference import load as load_reference
from foedus.register import Standing
from foedus.register import load as load_register
from foedus.web.naming import named, party_url, state_options, treaty_url
from foedus.web.pictures import network, periods
from foedus.web.problems import Problem
from foedus.web.query import party, words
from foedus.web.rows import rows
from foedus.web.templating import render
from foedus.web.views import Asked, Rows, View, page

_LISTED, _TIES, _DRAWN, _LATEST, _CLAIMS, _TREATIES = 100, 24, 12, 12, 10, 24
_TIE_COLUMNS = ("a", "b", "a_name", "b_name", "cooperation", "conflict", "neutral", "open", "mean", "first", "last")
_TOP = ("head_of_state", "head_of_government", "de_facto", "foreign_minister", "defence_minister")
_OFFICES = {
    "head_of_state": "head of state", "head_of_government": "head of government", "de_facto": "in power",
    "foreign_minister": "foreign minister", "defence_minister": "defence minister",
}  # fmt: skip


def actors(asked: Asked) -> View:
    """Who is told of most, or those whose name begins so."""
    prefix = words(asked.arguments, "name") or ""
    code = load_reference().parse_country(prefix) if prefix else None
    found = list(asked.ledger.actors(prefix, _LISTED))
    if code and all(one.key != code for one in found):
        found = [one for one in asked.ledger.actors(code, 1) if one.key == code] + found
    values = {"actors": found, "prefix": prefix, "states": state_options(), "party_url": party_url, "named": named}
    columns = ("key", "name", "country", "count")
    table = Rows(columns, ({name: getattr(one, name) for name in columns} for one in found))
    return View(template="actors.html.jinja", title="Actors", values=values, data=found, table=table)


def actor(asked: Asked) -> View | Problem:
    """One actor, by code or name."""
    key = party(asked.arguments.get("name"))
    if key is None:
        return Problem(HTTPStatus.NOT_FOUND, "no actor is named", "start from the list of actors")
    ledger, state = asked.ledger, load_reference().states.get(key)
    if state is None and not ledger.knows(key):
        return Problem(
            HTTPStatus.NOT_FOUND, f"no state and no party of this store is called {key!r}", "look through the actors"
        )
    filters = Filters(actor=key)
    totals, ties = ledger.totals(filters), ledger.ties(filters, _TIES)
    name = _name(key, ledger)
    data = {"key": key, "name": name, "totals": totals, "ties": ties}
    table = Rows(_TIE_COLUMNS, ({column: getattr(tie, column) for column in _TIE_COLUMNS} for tie in ties))
    if asked.form != "html":
        return View(template="actor.html.jinja", title=name, data=data, table=table)
    facets, latest = ledger.facets(filters, ("type", "certainty")), ledger.page("happenings", filters, limit=_LATEST)
    said = ledger.page("claims", Filters(source=name), limit=_CLAIMS)
    values = {
        "key": key, "name": name, "state": state, "totals": totals, "ties": _partners(ties, key),
        "picture": network(ties[:_DRAWN]),
        "bars": periods(ledger.periods(filters), {"actor": key}), "types": facets.get("type", ()),
        "certainties": facets.get("certainty", ()),
        "latest": rows(ledger, latest.items), "more": latest.next is not None, "named": named, "party_url": party_url,
        "spells": _spells(state), "on_file": _on_file(key) if state else "",
        "reported": ledger.page("commitments", filters, limit=_LATEST).items, "kind_name": kind_name,
        "said": _told(ledger, said.items),
        "person": _person(key) if state is None else None,
    }  # fmt: skip
    return View(template="actor.html.jinja", title=name, values=values, data=data, table=table)


def _name(key: str, ledger: Ledger) -> str:
    if key in load_reference().states:
        return named(key)
    found: Sequence[PartyCount] = ledger.actors(key, 5)
    return next((one.name for one in found if one.name.casefold() == key.casefold()), key)


def _partners(ties: Sequence[TieCount], key: str) -> list[tuple[str, str, TieCount]]:
    """Key and name of the other party, with the tie."""
    others = [(tie.b if tie.a == key else tie.a, tie) for tie in ties if key in (tie.a, tie.b)]
    return [(other, named(other), tie) for other, tie in others]


def _told(ledger: Ledger, claims: Sequence[Claim]) -> list[tuple[Claim, str]]:
    """Claims with the words of what they say."""
    texts = {doc: ledger.documents(doc=doc)[0].text for doc in dict.fromkeys(one.doc for one in claims)}
    return [(one, words_of(texts[one.doc], one.content)) for one in claims]


def _spells(state: State | None) -> str:
    if state is None:
        return ""
    spells = [(since, until) for since, until in state.spells if since or until]
    return "; ".join(" to ".join(part for part in (since or "…", until or "today")) for since, until in spells)


@lru_cache(maxsize=512)
def _on_file(key: str) -> Markup:
    """The treaties and leaders of a state: no document changes what stands there."""
    bound = _in_force(key)
    return Markup(
        render(
            "actor-on-file.html.jinja", key=key, treaties=bound[:_TREATIES], bound=len(bound), leaders=_leaders(key),
            offices=_OFFICES, party_url=party_url, treaty_url=treaty_url,
        )
    )  # fmt: skip


def _leaders(code: str) -> tuple[tuple[Person, Office], ...]:
    """Who held the first offices of a state, the latest first."""
    found = [
        (person, office) for person in load_reference().persons for office in person.offices
        if office.country == code and office.office in _TOP
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (one[1].until or "9999", one[1].since), reverse=True))


@lru_cache(maxsize=2048)
def _person(name: str) -> Person | None:
    return next(
        (p for p in load_reference().persons if name.casefold() in (p.name.casefold(), p.short.casefold())), None
    )


def _in_force(code: str) -> tuple[Treaty, ...]:
    """The register's treaties that bind a state on the last day that the register knows, those of few parties first."""
    known = load_register()
    standing = Standing(known.horizon[1])
    found = [t for t in known.of(code) if standing.parties(t).get(code, False) is not False and not t.short_of_treaty]
    return tuple(sorted(found, key=lambda t: (len({p.state for p in t.parties}), t.name)))


ROUTES = [*page("/actors", actors, "lists"), *page("/actor", actor, "lists")]
