"""Several tellings of one commitment in a document, as one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from foedus.commitments.parties import keys
from foedus.records import Commitment, Terms

_FILLED = ("name", "signed", "article", "trigger", "limits")


def merged(found: Sequence[Commitment]) -> Iterator[Commitment]:
    """Tellings of one commitment (same kind, same parties, states that fit) as one, its unknown fields filled."""
    kept: list[Commitment] = []
    for c in sorted(found, key=lambda c: c.start):
        twin = next((i for i, k in enumerate(kept) if _same(k, c)), None)
        if twin is None:
            kept.append(c)
            continue
        k = kept[twin]
        told = {name: getattr(k, name) or getattr(c, name) for name in _FILLED}
        rests = k.rests_on if k.trigger is not None or c.trigger is None else c.rests_on
        events = tuple(dict.fromkeys((*k.events, *c.events)))
        kept[twin] = replace(k, rests_on=rests, events=events, terms=_terms(k.terms, c.terms), **told)
    yield from _without_echoes(kept)


def _terms(one: Terms, other: Terms) -> Terms:
    return Terms(
        one.text or other.text, one.number or other.number, one.subjects or other.subjects, one.reason or other.reason,
        one.led_by or other.led_by,
    )  # fmt: skip


def _same(a: Commitment, b: Commitment) -> bool:
    if a.kind != b.kind or a.status != b.status or (a.name and b.name and a.name != b.name):
        return False
    if keys(a.beneficiaries) == keys(b.beneficiaries):
        return keys(a.parties) == keys(b.parties)
    # "Putin suggested Moscow could ..." names the maker first, the other side later.
    return keys(a.parties) | keys(a.beneficiaries) == keys(b.parties) | keys(b.beneficiaries) and a.status == "offered"


def _without_echoes(kept: Sequence[Commitment]) -> Iterator[Commitment]:
    """Without what another commitment of the same sentence, kind and party says more fully."""
    for c in kept:
        fuller = any(
            o is not c and o.sentence == c.sentence and o.kind == c.kind and o.status == c.status
            and keys(o.parties) == keys(c.parties) and o.beneficiaries and not c.beneficiaries
            for o in kept
        )  # fmt: skip
        if not fuller:
            yield c
