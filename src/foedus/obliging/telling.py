"""An answer on obligations as text that a person reads: who is bound, who perhaps and on what, who not and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from foedus.obliging.asking import EDITION
from foedus.obliging.likelihood import told_any, told_rate
from foedus.obliging.sections import BOUND, HELP, Duty, Section, clashes, not_bound, sections, turned
from foedus.records.finding import Answer
from foedus.reference import load as load_reference

_FOLDED = 8
_WIDTH = 112


def told(answer: Answer, *, everything: bool = False, likelihood: bool = False) -> str:
    """The answer as lines.

    `everything`: also each duty that does not bind, not only the first few. `likelihood`: how often such promises were
    kept, by published research, under each promise to fight.
    """
    return "\n".join(_lines(answer, everything, likelihood)) + "\n"


def _lines(answer: Answer, everything: bool, likelihood: bool) -> Iterator[str]:
    scenario = answer.scenario
    where = f" at {scenario.place}" if scenario.place else ""
    yield f"{_names(scenario.attackers)} against {_names(scenario.targets)}{where}, {scenario.date}"
    for note in answer.notes:
        yield f"  {note}"
    found = sections(answer)
    if not any(section.depth == 0 for section in found):
        yield from ("", f"Nobody is bound: no commitment in the register ({_coverage(answer)}) is called up by this.")
    for section in found:
        rates_at = scenario.date if likelihood and section.depth == 0 else None
        yield from _group(section, rates_at)
        together = told_any(section.findings, scenario.date) if rates_at and section.title == BOUND else None
        if together:
            yield from _wrapped(f"  {together}", "    ")
    yield from _contradictions(answer)
    yield from _turned(turned(answer), answer)
    yield from _not_bound(not_bound(answer), everything)
    yield from (
        "",
        f"The register covers {_coverage(answer)}, as known at {EDITION}. These are readings of texts, not forecasts.",
    )


def _coverage(answer: Answer) -> str:
    return f"{answer.coverage[0]} to {answer.coverage[1]}"


def _names(codes: Iterable[str]) -> str:
    return ", ".join(f"{load_reference().state_name(c) or c} ({c})" for c in codes)


def _group(section: Section, rates_at: str | None) -> Iterator[str]:
    yield from ("", section.title)
    for duty in section.duties:
        one = duty.finding
        yield from _wrapped(f"  {', '.join(duty.states)} {duty.words}: {duty.clause}, {one.treaty}", "      ")
        if one.kind in HELP or one.status == "contingent" or one.short_of_treaty:
            how = f"{one.strength}{f', owed: {one.owed}' if one.owed and one.owed != one.kind else ''}"
            yield from _wrapped(f"      {one.why} ({how})", "      ")
            if one.depth:
                yield from _wrapped(f"      by way of {' > '.join(one.path)}", "      ")
            if one.confidence != "sure" and one.doubt and "register" not in one.contingent_on:
                yield from _wrapped(f"      {one.confidence}: {one.doubt}", "      ")
        if rates_at and one.kind in HELP and not one.short_of_treaty:
            yield from _wrapped(f"      {told_rate(one.kind, rates_at)}", "        ")


def _wrapped(text: str, indent: str) -> Iterator[str]:
    lead = text[: len(text) - len(text.lstrip())]
    yield from wrap(text.strip(), _WIDTH, initial_indent=lead, subsequent_indent=indent, break_on_hyphens=False)


def _contradictions(answer: Answer) -> Iterator[str]:
    found = clashes(answer.contradictions)
    if found:
        yield from ("", "Contradictions")
    for one in found:
        who = ", ".join(f"{state} ({', '.join(treaties)})" for state, treaties in one.states)
        yield from _wrapped(f"  {one.kind}: {one.words}: {who}", "      ")


def _turned(duties: Sequence[Duty], answer: Answer) -> Iterator[str]:
    """What the other reading gives: who would be bound to the attacker, had the target struck first."""
    if not duties:
        return
    yield from ("", f"If {_names(answer.scenario.targets)} struck first, it would be owed otherwise")
    found: dict[tuple[str, str, str], list[str]] = {}
    talks: dict[str, None] = {}
    for duty in duties:
        if duty.finding.kind == "consultation":
            talks.update(dict.fromkeys(duty.states))
        else:
            key = (str(duty.finding.other_reading), duty.words, duty.clause)
            found.setdefault(key, []).extend(duty.states)
    for (status, owed, clause), states in found.items():
        yield from _wrapped(f"  {status}: {', '.join(states)} {owed}: {clause}", "      ")
    if talks:
        yield from _wrapped(f"  to consult with the attacker: {', '.join(talks)}", "      ")


def _not_bound(duties: Sequence[Duty], everything: bool) -> Iterator[str]:
    if not duties:
        return
    yield from ("", "Not bound, and why")
    for duty in duties if everything else duties[:_FOLDED]:
        yield from _wrapped(
            f"  {', '.join(duty.states)} {duty.words} ({duty.clause}): {duty.finding.why}", "      "
        )  # fmt: skip
    if not everything and len(duties) > _FOLDED:
        yield f"  and {len(duties) - _FOLDED} more (--all shows them)"
