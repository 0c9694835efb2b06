"""Documents cut down to what involves the countries that are asked about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from foedus.answers.names import countries
from foedus.records import Actor, Claim, CodedDocument, Commitment, Event, Happening


def scope(documents: Iterable[CodedDocument], about: Sequence[str] = ()) -> tuple[CodedDocument, ...]:
    """The documents with only those events, claims, happenings and commitments that involve the countries of `about`.

    One country: what it takes part in, and what its side says. Several: what stands between at least two of them, or
    bears on that: reactions to it, what one of them says of another, commitments between them. Documents with
    nothing left are left out. Sentences and slant stay whole. Without `about`, everything stays.
    """
    wanted = frozenset(code.upper() for code in about)
    if not wanted:
        return tuple(documents)
    cut = (_cut(coded, wanted) for coded in documents)
    return tuple(coded for coded in cut if coded.events or coded.claims or coded.commitments)


def _cut(coded: CodedDocument, wanted: frozenset[str]) -> CodedDocument:
    need = min(2, len(wanted))
    claims = {claim.id: claim for claim in coded.claims}
    within = {event.id for event in coded.events if len(_voices(event, claims) & wanted) >= need}
    between = {h.id for h in coded.happenings if any(t.event in within for t in h.events)}
    reactions = {h.id for h in coded.happenings if h.reacts_to in between}
    within |= {t.event for h in coded.happenings if h.id in reactions for t in h.events}
    commitments = tuple(k for k in coded.commitments if _binds(k, wanted, need, within))
    within |= {name for k in commitments for name in k.events}
    events = tuple(event for event in coded.events if event.id in within)
    kept = _kept_claims(coded.claims, events, wanted, need)
    happenings = tuple(_left(h, within) for h in coded.happenings if any(t.event in within for t in h.events))
    return replace(coded, events=events, claims=kept, happenings=happenings, commitments=commitments)


def _voices(event: Event, claims: dict[str, Claim]) -> frozenset[str]:
    """The countries that take part in an event or say that it is so."""
    said = {event.source.country} if event.source and event.source.country else set()
    claim = claims.get(event.claim or "")
    if claim is not None and claim.actor is not None and claim.actor.country:
        said.add(claim.actor.country)
    return countries(event) | said if countries(event) else frozenset()


def _binds(commitment: Commitment, wanted: frozenset[str], need: int, within: set[str]) -> bool:
    bound = _codes((*commitment.parties, *commitment.beneficiaries))
    return len(bound & wanted) >= need or any(name in within for name in commitment.events)


def _codes(actors: Sequence[Actor]) -> frozenset[str]:
    return frozenset(a.country for a in actors if a.country)


def _kept_claims(
    claims: Sequence[Claim], events: Sequence[Event], wanted: frozenset[str], need: int
) -> tuple[Claim, ...]:
    """The claims that hold a kept event; for one country also what its side says; and those that these stand in."""
    kept = {event.claim for event in events if event.claim}
    for claim in claims:
        if need == 1 and claim.actor is not None and claim.actor.country in wanted:
            kept.add(claim.id)
    above = {claim.id: claim.inside for claim in claims}
    for name in sorted(kept):
        seen = {name}
        while (up := above.get(name)) is not None and up not in seen:
            kept.add(up)
            seen.add(up)
            name = up
    return tuple(claim for claim in claims if claim.id in kept)


def _left(happening: Happening, within: set[str]) -> Happening:
    return replace(happening, events=tuple(t for t in happening.events if t.event in within))
