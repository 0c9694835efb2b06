"""What binds whom, as the rows that the dossier prints: joined commitments, treaties of the register, conflicts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from foedus.answers import Bindings, Bond, Conflict, kind_name, spoken_date
from foedus.obliging.sections import OWED
from foedus.pages.anchors import Anchors, Link
from foedus.pages.clean import shortened, squeezed
from foedus.records.finding import Finding
from foedus.records.undertaking import Undertaking
from foedus.reference import load

_FORM = {"political_declaration": "declaration", "domestic_law": "law", "domestic_order": "order"}
_TURNED = {"bound": "would be bound to", "contingent": "might be bound to"}
_BROKEN = {"neutrality": "neutrality toward", "guarantee": "to uphold"}
_VERB = {"bound": "must", "contingent": "might have to", "broken": "promised"}
_NAMED = 9


@dataclass(frozen=True, slots=True)
class LifeRow:
    """A step in a commitment's life."""

    when: str
    what: str
    by: str
    at: Link


@dataclass(frozen=True, slots=True)
class UndertakingRow:
    """A commitment that several reports tell of, or that the register has."""

    who: str
    what: str
    facts: tuple[tuple[str, str], ...]
    life: tuple[LifeRow, ...]


@dataclass(frozen=True, slots=True)
class BondRow:
    """A treaty of the register between states of the documents."""

    states: str
    name: str
    code: str
    kinds: str
    since: str
    note: str


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A duty that a conflict calls up: `state` "bound", "contingent", "turned" or "broken", with its reason."""

    state: str
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """A conflict with the duties by the register, by the texts alone, and how it is called."""

    title: str
    note: str
    register: tuple[DutyRow, ...]
    texts: tuple[DutyRow, ...]
    readings: tuple[tuple[str, str, Link], ...]
    command: str


@dataclass(frozen=True, slots=True)
class BindingsView:
    """Everything that the section prints."""

    day: str
    joined: tuple[UndertakingRow, ...]
    bonds: tuple[BondRow, ...]
    left_out: int
    conflicts: tuple[ConflictRow, ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show."""
        return not (self.joined or self.bonds or self.conflicts)


def bindings_view(found: Bindings, anchors: Anchors) -> BindingsView:
    """The section's rows."""
    joined = [u for u in found.undertakings if u.link is not None or len({e.doc for e in u.life}) > 1]
    return BindingsView(
        day=spoken_date(found.day),
        joined=tuple(_undertaking(u, anchors) for u in joined),
        bonds=tuple(_bond(b) for b in found.bonds if not b.reported),
        left_out=found.left_out,
        conflicts=tuple(_conflict(c, anchors) for c in found.conflicts),
    )


def _state(code: str) -> str:
    return squeezed(load().state_name(code) or code)


def _and(codes: Iterable[str]) -> str:
    names = [_state(c) for c in codes]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 2 else names)


def _undertaking(one: Undertaking, anchors: Anchors) -> UndertakingRow:
    facts: list[tuple[str, str]] = []
    if one.link is not None:
        facts.append(("Register", f"{one.link.treaty}, {one.link.name}"))
        facts.append(("That it is this one", f"{one.link.certainty}: {one.link.reason}"))
    else:
        facts.append(("Register", "no treaty of it: reported only"))
    facts += [("When it bites", _clause(c.trigger, c.stated_by)) for c in one.clauses if c.trigger]
    if one.text is not None:
        facts.append(("Its text", f"{one.text} as of {spoken_date(one.text_as_of)}"))
    facts += [("Joined", words) for words in one.inferred]
    return UndertakingRow(
        who=_and((*one.parties, *one.beneficiaries)),
        what=f"{kind_name(one.kind)}, {one.status}",
        facts=tuple((name, squeezed(value)) for name, value in dict.fromkeys(facts)),
        life=tuple(
            LifeRow(
                spoken_date(e.date) or (f"told {spoken_date(e.told)}" if e.told else "undated"), e.status,
                squeezed(f"{'said' if e.certainty == 'asserted' else e.certainty} by {e.source}") if e.source else "",
                anchors.sentence(e.doc, e.sentence),
            )
            for e in one.life
        ),
    )  # fmt: skip


def _clause(words: str, by: str | None) -> str:
    return f"“{words}”, {f'as {by} states it' if by else 'as the text has it'}"


def _bond(bond: Bond) -> BondRow:
    treaty = bond.treaty
    note = _FORM.get(treaty.form, "")
    doubt = f"register: {treaty.confidence}" if treaty.confidence != "sure" else ""
    return BondRow(
        states=_and(bond.states), name=squeezed(treaty.name), code=treaty.id,
        kinds=", ".join(kind_name(k) if k in ("defence", "nonaggression") else k.replace("_", " ") for k in bond.kinds),
        since=spoken_date(treaty.in_force), note=", ".join(x for x in (note, doubt) if x),
    )  # fmt: skip


def _conflict(one: Conflict, anchors: Anchors) -> ConflictRow:
    register = [
        *_duties("bound", one.bound), *_duties("contingent", one.contingent), *_duties("broken", one.broken),
        *_duties("turned", one.turned),
    ]  # fmt: skip
    texts = []
    for finding in one.texts:
        turned = finding.status == "not_bound"
        texts += _duties("turned" if turned else finding.status, [finding], full=True)
    counted = "1 happening" if one.told == 1 else f"{one.told} happenings"
    how = "threatened, or told as possible" if one.status == "threatened" else counted
    readings = tuple(
        (
            "the attack is the aggression" if f.reading == 1 else "the attacker defends itself",
            shortened(squeezed(f"“{f.words}”" + (f", {f.by}" if f.by else ", the document’s own word")), 200),
            anchors.sentence(f.doc, f.sentence),
        )
        for f in one.framings
    )
    return ConflictRow(
        title=f"{_state(one.attacker)} against {_state(one.target)}",
        note=f"{how}; asked for {spoken_date(one.day)}",
        register=tuple(register),
        texts=tuple(texts),
        readings=_once(readings),
        command=f"foedus obligations --attacker {one.attacker} --target {one.target} --on {one.day}",
    )


def _once(readings: Sequence[tuple[str, str, Link]]) -> tuple[tuple[str, str, Link], ...]:
    """Each wording once, at its first place."""
    return tuple({(how, words): (how, words, at) for how, words, at in reversed(readings)}.values())[::-1]


def _duties(state: str, findings: Sequence[Finding], *, full: bool = False) -> list[DutyRow]:
    """Duties alike but for the state bound, or but for the treaty, as one row."""
    merged: dict[tuple[str, str, str], tuple[dict[str, None], dict[str, None]]] = {}
    for f in findings:
        why = f.why if state == "contingent" or full else ""
        owed = OWED[f.kind].removeprefix("to ")
        duty = f"{_BROKEN.get(f.kind, owed) if f.breach else owed} {_state(f.beneficiary)}"
        who, where = merged.setdefault((duty, why, f.other_reading or ""), ({}, {}))
        who[f.state] = None
        where[squeezed(f.treaty if full else f.treaty_id)] = None
    rows = []
    for (duty, why, other), (who, where) in merged.items():
        names = _and(who) if len(who) <= _NAMED else f"{len(who)} states"
        verb = _TURNED.get(other, _TURNED["bound"]) if state == "turned" else _VERB[state]
        rows.append(DutyRow(state, f"{names} {verb} {duty} ({', '.join(where)})", shortened(squeezed(why), 260)))
    return rows
