"""A treaty of the register as JSON, as table rows and as text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from foedus.records.treaty import EVERY, Obligation, Treaty, TreatyEvent
from foedus.register.days import first_day, last_day

COLUMNS = (
    "id", "name", "form", "signed", "in_force", "ended", "end_mode", "parties", "kind", "article", "obligors",
    "beneficiaries", "strength", "owed", "automatic", "trigger", "trigger_words", "area", "conditions", "confidence",
    "doubt", "source",
)  # fmt: skip


def as_record(treaty: Treaty) -> dict[str, Any]:
    """A treaty as its JSON line holds it: the fields of the design first, the others after them.

    A party's `from` and `to` are filled from the treaty's entry into force and end where the register gives it none.
    """
    parties = []
    for party in treaty.parties:
        starts = [d for d in (party.since, treaty.in_force) if d]
        ends = [d for d in (party.until, treaty.ended) if d]
        since = max(starts, key=first_day) if starts and treaty.in_force else None
        parties.append({"state": party.state, "from": since, "to": min(ends, key=last_day) if ends else None})
    return {
        "id": treaty.id, "name": treaty.name, "parties": parties, "signed": treaty.signed,
        "in_force": treaty.in_force, "ended": treaty.ended,
        "obligations": [_obligation(o) for o in treaty.obligations], "source": treaty.source,
        "form": treaty.form, "also": list(treaty.also), "end_mode": treaty.end_mode, "term": treaty.term,
        "supersedes": list(treaty.supersedes), "text": treaty.text, "confidence": treaty.confidence,
        "doubt": treaty.doubt, "note": treaty.note, "events": [_event(e) for e in treaty.events],
    }  # fmt: skip


def conditions(obligation: Obligation) -> dict[str, Any]:
    """The conditions that an obligation sets beyond its trigger, only those it sets."""
    when = obligation.when
    said: dict[str, Any] = {
        "area": obligation.area, "objects": list(obligation.objects), "adversary": list(when.adversary),
        "not_adversary": list(when.not_adversary), "unprovoked": when.unprovoked,
        "min_attackers": when.min_attackers if when.min_attackers > 1 else None, "ongoing_war": when.ongoing_war,
        "third_party_first": when.third_party_first, "demand_first": when.demand_first, "request": when.request,
        "organ_decision": when.organ_decision, "joint_finding": when.joint_finding, "exclude": list(when.exclude),
        "unstated": list(when.unstated),
    }  # fmt: skip
    return {name: value for name, value in said.items() if value}


def _states(states: tuple[str, ...]) -> str | list[str]:
    return "*" if states == EVERY else list(states)


def _obligation(obligation: Obligation) -> dict[str, Any]:
    return {
        "kind": obligation.kind, "article": obligation.article, "obligors": _states(obligation.obligors),
        "beneficiaries": _states(obligation.beneficiaries), "strength": obligation.strength,
        "trigger": obligation.trigger, "conditions": conditions(obligation), "owed": obligation.owed,
        "automatic": obligation.automatic, "trigger_words": obligation.trigger_words, "from": obligation.since,
        "to": obligation.until, "doubt": obligation.doubt,
    }  # fmt: skip


def _event(event: TreatyEvent) -> dict[str, Any]:
    return {
        "kind": event.kind, "date": event.date, "until": event.until, "states": list(event.states),
        "toward": list(event.toward), "article": event.article, "contested": event.contested, "note": event.note,
    }  # fmt: skip


def rows(treaty: Treaty) -> Iterator[dict[str, Any]]:
    """A treaty as table rows with COLUMNS, one an obligation."""
    record = as_record(treaty)
    parties = ";".join(f"{p['state']}:{p['from'] or ''}:{p['to'] or ''}" for p in record["parties"])
    for obligation in record["obligations"]:
        yield {
            **{name: record.get(name) for name in COLUMNS}, "parties": parties,
            **{n: obligation.get(n) for n in COLUMNS if n in obligation and n not in ("doubt",)},
            "obligors": "*" if obligation["obligors"] == "*" else ";".join(obligation["obligors"]),
            "beneficiaries": "*" if obligation["beneficiaries"] == "*" else ";".join(obligation["beneficiaries"]),
            "area": obligation["conditions"].get("area"),
            "conditions": "; ".join(condition_words(obligation["conditions"])),
            "doubt": "; ".join(d for d in (record["doubt"], obligation["doubt"]) if d),
        }  # fmt: skip


def condition_words(said: dict[str, Any]) -> list[str]:
    """Conditions as short words."""
    words = []
    for name, value in said.items():
        plain = name.replace("_", " ")
        if value is True:
            words.append(plain)
        else:
            words.append(f"{plain}: {', '.join(value) if isinstance(value, list) else value}")
    return words


def treaty_text(treaty: Treaty) -> str:
    """A treaty in a few lines for a terminal."""
    record = as_record(treaty)
    life = ", ".join(
        f"{name} {day}"
        for name, day in (("signed", treaty.signed), ("in force", treaty.in_force), ("ended", treaty.ended))
        if day
    )
    if treaty.in_force is None:
        life += ", never in force"
    if treaty.end_mode:
        life += f" ({treaty.end_mode})"
    form = "" if treaty.form == "treaty" else f" [{treaty.form.replace('_', ' ')}]"
    lines = [f"{treaty.id}  {treaty.name}{form}", f"  {life}"]
    lines.append("  parties: " + ", ".join(_party(p, treaty) for p in record["parties"]))
    for obligation, said in zip(treaty.obligations, record["obligations"], strict=True):
        lines.append("  " + _obligation_line(obligation, condition_words(said["conditions"])))
    if treaty.confidence != "sure" or treaty.doubt:
        lines.append(f"  {treaty.confidence}: {treaty.doubt or ''}".rstrip())
    lines.append(f"  source: {treaty.source}")
    return "\n".join(lines)


def _party(party: dict[str, Any], treaty: Treaty) -> str:
    since = f"from {party['from']}" if party["from"] not in (None, treaty.in_force) else ""
    until = f"to {party['to']}" if party["to"] not in (None, treaty.ended) else ""
    spell = " ".join(w for w in (since, until) if w)
    return f"{party['state']} ({spell})" if spell else str(party["state"])


def _obligation_line(obligation: Obligation, said: list[str]) -> str:
    one_way = obligation.obligors != EVERY or obligation.beneficiaries != EVERY
    who = f", {'/'.join(obligation.obligors)} to {'/'.join(obligation.beneficiaries)}" if one_way else ""
    words = f": {obligation.trigger_words}" if obligation.trigger_words else f": {obligation.trigger}"
    limits = f" [{'; '.join(said)}]" if said else ""
    doubt = f" (in doubt: {obligation.doubt})" if obligation.doubt else ""
    article = f" article {obligation.article}" if obligation.article else ""
    return f"{obligation.kind}{article} ({obligation.strength}{who}){words}{limits}{doubt}"
