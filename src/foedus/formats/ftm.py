"""The record as FollowTheMoney entities, for Aleph and its like: an object a line, each entity once.

The model is https://followthemoney.tech (MIT); tests/formats/ftm_model.json lists what is used of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from foedus.records import Actor, Commitment, Document, Event, Happening
from foedus.reference import IGO
from foedus.reference import load as load_reference

Entity = Mapping[str, Any]
"""`id`, `schema`, `properties`: a list of strings for each property that is known."""

# Codes by which FollowTheMoney knows states that are no more; states that it has no code for get none.
_FORMER = {"SUN": "suhh", "CSK": "cshh", "YUG": "yucs", "SCG": "csxx", "YMD": None, "EAZ": None}
_LANGUAGES = {"en": "eng"}
_SCHEMATA = {
    "state": "PublicBody", "government": "PublicBody", "person": "Person", "body": "Organization",
    "group": "Organization", "organisation": "Organization", "unknown": "LegalEntity",
}  # fmt: skip
_TOPICS = {"GOV": "gov", "MIL": "mil"}
_DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Report:
    """An event with its document and the sentence that tells it."""

    event: Event
    document: Document
    sentence: str


def happening_entities(happening: Happening, reports: Sequence[Report]) -> Iterator[Entity]:
    """A happening as an Event, with the parties, the articles that tell it, and a Documentation for each report."""
    actors = list(_parties(happening.actors))
    recipients = list(_parties(happening.recipients))
    yield from (*actors, *recipients)
    told = _entity(
        "Event", happening.id,
        name=[_called(happening)],
        date=[happening.first] if happening.first == happening.last else [],
        startDate=[happening.first] if happening.first != happening.last else [],
        endDate=[happening.last] if happening.first != happening.last else [],
        location=[happening.place.name] if happening.place else [],
        country=[_country(happening.place.country)] if happening.place else [],
        organizer=[a["id"] for a in actors],
        involved=[a["id"] for a in (*actors, *recipients)],
        namesMentioned=[a.name for a in (*happening.actors, *happening.recipients) if _party(a) is None],
        keywords=[happening.type, happening.mode, happening.status],
        publisher=happening.publishers,
        sourceUrl=[_web(r.document.url) for r in reports],
        proof=[_id("Article", r.document.id) for r in reports],
    )  # fmt: skip
    for report in reports:
        yield article(report.document)
    yield told
    for report in reports:
        yield _documentation(report, told)


def _called(happening: Happening) -> str:
    """What stands at the head of the happening's page: who, to whom, what."""
    sides = (", ".join(dict.fromkeys(a.name for a in side)) for side in (happening.actors, happening.recipients))
    who = " → ".join(side for side in sides if side)
    return ": ".join(part for part in (who, happening.gist or happening.type) if part)


def _documentation(report: Report, told: Entity) -> Entity:
    event, document = report.event, report.document
    denies = _DENIED in (event.certainty, event.status)
    return _entity(
        "Documentation", event.id,
        document=[_id("Article", document.id)],
        entity=[told["id"]],
        role=["denies" if denies else "reports"],
        status=[event.certainty],
        date=[document.published.isoformat() if document.published else None],
        recordId=[event.id],
        summary=[report.sentence],
        description=[f"according to {event.source.name}" if event.source else None],
        sourceUrl=[_web(document.url)],
        publisher=[document.publisher],
    )  # fmt: skip


def commitment_entities(commitment: Commitment, document: Document, sentence: str) -> Iterator[Entity]:
    """A reported commitment as an UnknownLink between each two that it ties, with them and the article.

    Parties are tied to beneficiaries where there are any, else to each other; one without another gives nothing.
    """
    parties = list(_parties(commitment.parties))
    others = list(_parties(commitment.beneficiaries))
    pairs = [(p, b) for p in parties for b in others] if others else list(combinations(parties, 2))
    pairs = [(one, other) for one, other in pairs if one["id"] != other["id"]]
    if not pairs:
        return
    yield from (*parties, *others)
    yield article(document)
    for one, other in pairs:
        yield _entity(
            "UnknownLink", commitment.id, one["id"], other["id"],
            subject=[one["id"]],
            object=[other["id"]],
            role=[commitment.name or commitment.kind],
            status=[commitment.status],
            startDate=[commitment.in_force or commitment.signed],
            endDate=[commitment.ended],
            recordId=[commitment.id],
            summary=[sentence],
            description=[f"{commitment.kind}: {commitment.trigger}" if commitment.trigger else commitment.kind],
            proof=[_id("Article", document.id)],
            sourceUrl=[_web(document.url)],
            publisher=[document.publisher],
        )  # fmt: skip


def article(document: Document) -> Entity:
    """A document as an Article, with its text."""
    return _entity(
        "Article", document.id,
        title=[document.title],
        fileName=[document.id],
        author=[document.byline],
        publishedAt=[document.published.isoformat() if document.published else None],
        publisher=[document.publisher],
        sourceUrl=[_web(document.url)],
        language=[_LANGUAGES.get(document.language or "")],
        bodyText=[document.text],
    )  # fmt: skip


def _parties(actors: Iterable[Actor]) -> Iterator[Entity]:
    found = {party["id"]: party for actor in actors if (party := _party(actor)) is not None}
    yield from found.values()


def _party(actor: Actor) -> Entity | None:
    """An actor as an entity; None for crowds and for what the text leaves nameless, which are nobody's file."""
    schema = _SCHEMATA.get(actor.kind)
    if schema is None or (actor.kind == "unknown" and not actor.name[:1].isupper()):
        return None
    name = load_reference().state_name(actor.country or "") or actor.name if actor.kind == "state" else actor.name
    topic = "gov.igo" if actor.country == IGO else "gov" if actor.kind == "state" else _TOPICS.get(actor.sector or "")
    return _entity(
        schema, name, actor.country or "",
        name=[name],
        country=[_country(actor.country)],
        topics=[topic if schema != "Person" else None],
        position=[actor.role] if schema == "Person" else [],
    )  # fmt: skip


def _country(code: str | None) -> str | None:
    """The code by which FollowTheMoney knows a state: ISO 3166 alpha-2, in small letters."""
    if code in _FORMER:
        return _FORMER[code]
    state = load_reference().states.get(code or "")
    return state.iso2.lower() or None if state else None


def _web(url: str | None) -> str | None:
    return url if url and url.startswith(("https://", "http://")) else None


def _entity(schema: str, *named: str, **properties: Iterable[str | None]) -> Entity:
    held = {name: _values(values) for name, values in properties.items()}
    return {"id": _id(schema, *named), "schema": schema, "properties": {n: v for n, v in held.items() if v}}


def _values(values: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(text for value in values if value and (text := value.strip())))


def _id(schema: str, *named: str) -> str:
    said = "\x1f".join((schema, *named)).encode("utf-8", "surrogatepass")
    return f"foedus-{hashlib.sha256(said).hexdigest()[:32]}"
