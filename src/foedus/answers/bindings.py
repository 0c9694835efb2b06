"""Which commitments matter to documents: joined reports, treaties of their pairs, what conflicts oblige to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

from foedus.answers.pairs import pairs
from foedus.commitments import undertakings
from foedus.errors import UsageError
from foedus.obliging import checked, obligations, scenario_of
from foedus.obliging.texts import Framing, framings, oblige_from_texts
from foedus.records import CodedDocument, Happening
from foedus.records.finding import Finding
from foedus.records.treaty import ObligationKind, Treaty
from foedus.records.undertaking import Undertaking
from foedus.reference import load as load_reference
from foedus.register import Register, Standing, load

_HELP = ("defence", "guarantee", "assistance", "offence")
_MANY = 12
_LARGE = 20
_ORDER: tuple[ObligationKind, ...] = (
    "defence", "offence", "guarantee", "assistance", "neutrality", "no_assist_aggressor", "nonaggression",
    "consultation",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bond:
    """A treaty of the register in force between states that the documents tell of together.

    `reported` marks those that a document reports, `states` are those of the documents that it binds.
    """

    treaty: Treaty
    states: tuple[str, ...]
    kinds: tuple[ObligationKind, ...]
    reported: bool


@dataclass(frozen=True, slots=True)
class Conflict:
    """An attack that documents tell of, or threaten, and what it obliges to by the register and by the texts alone.

    `told` counts its happenings; `status` is "told" or "threatened"; `day` is that for which the register was asked.
    """

    attacker: str
    target: str
    status: str
    told: int
    day: str
    bound: tuple[Finding, ...]
    contingent: tuple[Finding, ...]
    broken: tuple[Finding, ...]
    turned: tuple[Finding, ...]
    texts: tuple[Finding, ...]
    framings: tuple[Framing, ...]


@dataclass(frozen=True, slots=True)
class Bindings:
    """What binds whom, of what documents tell. `day` is the register's day, None where no document has a date."""

    day: str | None
    undertakings: tuple[Undertaking, ...]
    bonds: tuple[Bond, ...]
    left_out: int
    conflicts: tuple[Conflict, ...]


def bindings(documents: Sequence[CodedDocument], register: Register | None = None, *, most: int = 6) -> Bindings:
    """The commitments that matter to the documents; the register is asked for the day of the latest document."""
    known = register if register is not None else load()
    found = undertakings(documents, known)
    day = max((c.document.published.isoformat() for c in documents if c.document.published), default=None)
    if day is None or not known.horizon[0] <= day <= known.horizon[1]:
        return Bindings(None, found, (), 0, ())
    bonds = _bonds(documents, known, found, day)
    return Bindings(day, found, bonds[:_MANY], max(0, len(bonds) - _MANY), _conflicts(documents, known, day, most))


def _bonds(
    documents: Sequence[CodedDocument], register: Register, found: Sequence[Undertaking], day: str
) -> tuple[Bond, ...]:
    states = load_reference().states
    together = {frozenset((p.a, p.b)) for p in pairs(documents) if p.a in states and p.b in states}
    together |= {frozenset(two) for u in found for two in combinations([s for s in u.parties if s in states], 2)}
    named = sorted({s for two in together for s in two})
    standing, reported = Standing(day), {u.link.treaty for u in found if u.link is not None}
    bonds = []
    for treaty in register.of(*named):
        held = standing.parties(treaty)
        both = sorted(
            {s for two in together if all(held.get(x) for x in two) and _owe(register, treaty, two) for s in two}
        )
        kinds = tuple(k for k in _ORDER if any(o.kind == k for o in treaty.obligations))
        if len(both) > 1 and (len(held) <= _LARGE or set(kinds) & set(_HELP)):
            bonds.append(Bond(treaty, tuple(both), kinds, treaty.id in reported))
    return tuple(sorted(bonds, key=lambda b: (not b.reported, _rank(b), b.treaty.id)))


def _owe(register: Register, treaty: Treaty, two: frozenset[str]) -> bool:
    """Whether the treaty binds one of two states to the other, and not both to a third alone."""
    return any(a in r.obligors and b in r.beneficiaries for r in register.rows(treaty) for a, b in permutations(two))


def _rank(bond: Bond) -> tuple[bool, int]:
    return bond.treaty.short_of_treaty, min((_ORDER.index(k) for k in bond.kinds), default=len(_ORDER))


def _conflicts(documents: Sequence[CodedDocument], register: Register, day: str, most: int) -> tuple[Conflict, ...]:
    told: Counter[tuple[str, str]] = Counter()
    threatened: Counter[tuple[str, str]] = Counter()
    seen: dict[str, Happening] = {h.id: h for c in documents for h in c.happenings}
    for happening in seen.values():
        done = happening.status in ("happened", "ongoing")
        menace = happening.type == "THREATEN" and happening.mode == "violence"
        if happening.type != "ASSAULT" and not menace:
            continue
        for two in _sides(happening):
            (told if done and not menace else threatened)[two] += 1
    chosen = [(two, "told", n) for two, n in sorted(told.items(), key=lambda i: (-i[1], i[0]))]
    chosen += [(two, "threatened", n) for two, n in sorted(threatened.items()) if two not in told]
    reported = undertakings(documents)
    found = (_conflict(documents, register, reported, *two, status, n, day) for two, status, n in chosen[:most])
    return tuple(c for c in found if c is not None)


def _sides(happening: Happening) -> set[tuple[str, str]]:
    states = load_reference().states
    rebels = ("REB", "OPP", "CVL", "CRM")
    ones = {a.country for a in happening.actors if a.country in states and a.sector not in rebels}
    others = {a.country for a in happening.recipients if a.country in states}
    return {(a, b) for a in ones for b in others if a and b and a != b}


def _conflict(
    documents: Sequence[CodedDocument], register: Register, reported: Sequence[Undertaking], attacker: str, target: str,
    status: str, told: int, day: str,
) -> Conflict | None:  # fmt: skip
    try:
        scenario = checked(register, scenario_of([attacker], [target], day))
    except UsageError:
        # A state that was not one on the day of the document: the text tells of other times.
        return None
    answer = obligations(register, scenario)
    alone = oblige_from_texts(documents, reported, scenario, register)
    owed = [f for f in answer.findings if not f.breach and f.kind in _HELP and not f.short_of_treaty]
    turned = [f for f in owed if f.side == "attacker" and f.failed and f.other_reading in ("bound", "contingent")]
    return Conflict(
        attacker=attacker,
        target=target,
        status=status,
        told=told,
        day=day,
        bound=tuple(f for f in owed if f.status == "bound"),
        contingent=tuple(f for f in owed if f.status == "contingent"),
        broken=tuple(f for f in answer.findings if f.breach and f.status == "bound"),
        turned=tuple(turned),
        texts=tuple(f for f in alone.findings if f.status != "not_bound" or f.other_reading in ("bound", "contingent")),
        framings=framings(documents, scenario),
    )
