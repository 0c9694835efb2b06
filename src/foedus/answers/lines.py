"""Records as one line of plain text each, for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.answers.headline import kind_name
from foedus.answers.voices import words_of
from foedus.answers.words import counted, words
from foedus.records import Actor, Claim, Commitment, Event, Happening
from foedus.records.undertaking import Undertaking
from foedus.reference import load


def event_line(event: Event) -> str:
    """An event: when, who -> whom, what with its trigger, status where it did not simply happen, who says so, where."""
    label = words().labels[event.type].label + (f", {event.mode}" if event.mode else "")
    parts = [
        event.date or "undated",
        _sides(event.actor, event.recipient),
        f"{label} “{event.trigger}”",
        event.status if event.status != "happened" else "",
        "background" if event.background else "",
        _by(event),
        f"at {event.place.name}" if event.place else "",
        f"{event.score:.2f}",
        f"{event.doc}:{event.sentence}",
    ]
    return _line(parts)


def claim_line(claim: Claim, text: str) -> str:
    """A claim, with the text of its document: who says, how surely, what."""
    who = claim.actor.name if claim.actor is not None else words_of(text, claim.source) or "no source named"
    content = words_of(text, claim.content)
    return _line([who, claim.certainty, content, f"{claim.doc}:{claim.sentence}"])


def happening_line(happening: Happening) -> str:
    """A happening: when, who -> whom, what, status, how often and by how many publishers it is told."""
    dates = dict.fromkeys(d for d in (happening.first, happening.last) if d)
    parts = [
        " to ".join(dates) or "undated",
        _sides(happening.actors, happening.recipients),
        words().labels[happening.type].label + (f", {happening.mode}" if happening.mode else ""),
        happening.status if happening.status != "happened" else "",
        f"told in {counted(len(happening.events), 'report')}",
        _carriers(happening),
        f"denied by {', '.join(happening.denied_by)}" if happening.denied_by else "",
        happening.id,
    ]
    return _line(parts)


def _carriers(happening: Happening) -> str:
    """How many publishers carry a happening, and how many of them independently."""
    count = len(happening.publishers)
    if not count:
        return ""
    alone = f", {happening.independent} independently" if happening.independent < count else ""
    return f"by {counted(count, 'publisher')}{alone}"


def commitment_line(commitment: Commitment) -> str:
    """A commitment: kind and status, the parties, its instrument, dates, when it bites, who states it."""
    parts = [
        f"{kind_name(commitment.kind)}, {commitment.status}",
        _sides(commitment.parties, commitment.beneficiaries),
        commitment.name or "",
        f"signed {commitment.signed}" if commitment.signed else "",
        f"if: {commitment.trigger}" if commitment.trigger else "",
        f"limits: {commitment.limits}" if commitment.limits else "",
        f"as stated by {commitment.rests_on.name}" if commitment.rests_on else "",
        f"{commitment.doc}:{commitment.sentence}",
    ]
    return _line(parts)


def undertaking_text(one: Undertaking) -> str:
    """A commitment across documents: a line, and under it its clauses, its life and its treaty of the register."""
    sides = " and ".join(_state(s) for s in one.parties)
    if one.beneficiaries:
        sides += f" -> {', '.join(_state(s) for s in one.beneficiaries)}"
    terms = one.terms
    lines = [
        _line(
            [
                f"{kind_name(one.kind)}, {one.status}",
                sides,
                one.name or "",
                f"signed {one.signed}" if one.signed else "",
            ]
        )
    ]
    for clause in one.clauses:
        if clause.trigger or clause.limits or clause.article:
            by = f"as {clause.stated_by} states it" if clause.stated_by else "as the text states it"
            article = f"article {clause.article}" if clause.article else ""
            said = [
                f"if: {clause.trigger}" if clause.trigger else "",
                f"limits: {clause.limits}" if clause.limits else "",
            ]
            lines.append(_line(["  clause", article, *said, f"{by} ({clause.doc}:{clause.sentence})"]))
    if one.text:
        lines.append(f"  text {one.text} as of {one.text_as_of or 'an undated document'}")
    told = [
        f"{terms.number} of them" if terms.number else "", f"on {', '.join(terms.subjects)}" if terms.subjects else "",
        f"reason given: {terms.reason}" if terms.reason else "",
        f"led by {', '.join(_state(s) for s in terms.led_by)}" if terms.led_by else "",
    ]  # fmt: skip
    if any(told):
        lines.append(_line(["  terms", *told]))
    for event in one.life:
        when = event.date or (f"told {event.told}" if event.told else "undated")
        verb = "said" if event.certainty == "asserted" else event.certainty
        by = f"{verb} by {event.source}" if event.source else ""
        lines.append(_line([f"  {event.status}", when, by, f"{event.doc}:{event.sentence}"]))
    if one.link is not None:
        lines.append(_line([f"  link: {one.link.certainty}", one.link.treaty, one.link.name, f"({one.link.reason})"]))
    else:
        lines.append("  link: none in the register; reported only")
    return "\n".join([lines[0], *(f"  {text.strip()}" for text in [*lines[1:], *one.inferred])])


def _state(code: str) -> str:
    return load().state_name(code) or code


def _sides(actors: Sequence[Actor], recipients: Sequence[Actor]) -> str:
    left = _named(actors) or "not said"
    return f"{left} -> {_named(recipients)}" if recipients else left


def _named(actors: Sequence[Actor]) -> str:
    """The parties by name, each with its states: "envoys of Peru and Chile (PER, CHL)"."""
    countries: dict[str, list[str]] = {}
    for actor in actors:
        held = countries.setdefault(actor.name, [])
        if actor.country is not None and actor.kind != "state" and actor.country not in held:
            held.append(actor.country)
    return ", ".join(f"{name} ({', '.join(codes)})" if codes else name for name, codes in countries.items())


def _by(event: Event) -> str:
    if event.source is not None:
        return f"{event.certainty} by {event.source.name}"
    return "" if event.certainty == "asserted" else event.certainty


def _line(parts: Sequence[str]) -> str:
    """The parts that say something, on one line, without control characters that could steer a terminal."""
    line = "  ".join(" ".join(part.split()) for part in parts if part)
    return "".join(c for c in line if c.isprintable())
