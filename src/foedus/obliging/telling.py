"""An answer on obligations as text that a person reads: who is bound, who perhaps and on what, who not and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import fill

from foedus.records.finding import Answer, Finding
from foedus.reference import load as load_reference

_FOLDED = 6
_WIDTH = 110


def told(answer: Answer, *, everything: bool = False) -> str:
    """The answer as lines. `everything`: also each duty that does not bind, not only the first few."""
    return "\n".join(_lines(answer, everything)) + "\n"


def _lines(answer: Answer, everything: bool) -> Iterator[str]:
    scenario = answer.scenario
    where = f" at {scenario.place}" if scenario.place else ""
    yield f"{_names(scenario.attackers)} against {_names(scenario.targets)}{where}, {scenario.date}"
    for note in answer.notes:
        yield f"  ({note})"
    first = [f for f in answer.findings if f.depth == 0]
    groups = (
        ("Bound", [f for f in first if f.status == "bound" and not f.breach]),
        ("Contingent", [f for f in first if f.status == "contingent" and not f.breach]),
        ("Duties that the attack breaks", [f for f in first if f.status != "not_bound" and f.breach]),
        ("Short of a treaty: never binding", [f for f in first if f.short_of_treaty and f.failed == ("legal_form",)]),
    )
    shown = False
    for title, findings in groups:
        if findings:
            shown = True
            yield from _group(title, findings)
    if not shown:
        yield ""
        yield f"No duty of anyone: the register ({_coverage(answer)}) has no commitment that this case calls up."
    for depth in sorted({f.depth for f in answer.findings if f.depth}):
        deeper = [f for f in answer.findings if f.depth == depth and f.status != "not_bound"]
        if deeper:
            yield from _group(f"If they enter, depth {depth} (a joiner is no victim)", deeper)
    yield from _contradictions(answer)
    yield from _turned(first, answer)
    yield from _not_bound(first, everything)
    yield ""
    yield f"Register: {_coverage(answer)}. Findings are readings of the texts, not forecasts."


def _coverage(answer: Answer) -> str:
    return f"{answer.coverage[0]} to {answer.coverage[1]}"


def _names(codes: Iterable[str]) -> str:
    return ", ".join(f"{load_reference().state_name(c) or c} ({c})" for c in codes)


def _group(title: str, findings: list[Finding]) -> Iterator[str]:
    yield ""
    yield title
    for one, states in _merged(findings):
        article = f" article {one.article}" if one.article else ""
        owed = f", {one.owed}" if one.owed and one.owed != one.kind else ""
        whom = f" to {one.beneficiary}" if one.beneficiary else ""
        head = f"  {', '.join(states)}: {one.kind}{whom} ({one.strength}{owed})"
        yield from _wrapped(f"{head} under {one.treaty_id}{article}, {one.treaty}", "      ")
        yield from _wrapped(f"      {one.why}", "      ")
        if one.depth:
            yield from _wrapped(f"      by way of {' > '.join(one.path)}", "      ")
        if one.confidence != "sure" and one.doubt:
            yield from _wrapped(f"      {one.confidence}: {one.doubt}", "      ")


def _merged(findings: list[Finding]) -> Iterator[tuple[Finding, list[str]]]:
    """Findings alike but for the state bound, as one with all states."""
    found: dict[tuple[object, ...], tuple[Finding, list[str]]] = {}
    for one in findings:
        path = one.path[:-1] if one.depth else ()
        key = (one.treaty_id, one.article, one.kind, one.beneficiary, one.status, one.why, one.side, path)
        found.setdefault(key, (one, []))[1].append(one.state)
    for one, states in found.values():
        yield one, list(dict.fromkeys(states))


def _wrapped(text: str, indent: str) -> Iterator[str]:
    lead = text[: len(text) - len(text.lstrip())]
    yield from fill(text.strip(), _WIDTH, initial_indent=lead, subsequent_indent=indent, break_on_hyphens=False).split(
        "\n"
    )


def _contradictions(answer: Answer) -> Iterator[str]:
    if not answer.contradictions:
        return
    yield ""
    yield "Contradictions"
    for one in answer.contradictions:
        yield from _wrapped(f"  {one.kind}: {one.words} [{', '.join(one.treaties)}]", "      ")


def _turned(first: list[Finding], answer: Answer) -> Iterator[str]:
    """What the other reading gives: who would be bound to the attacker, had the target struck first."""
    turned = [f for f in first if f.other_reading in ("bound", "contingent") and f.failed and not f.short_of_treaty]
    if not turned:
        return
    yield ""
    yield f"If {_names(answer.scenario.targets)} struck first"
    found: dict[tuple[str, str, str, str, str], list[str]] = {}
    for one in turned:
        key = (str(one.other_reading), one.kind, one.beneficiary, one.treaty_id, one.article)
        found.setdefault(key, []).append(one.state)
    for (status, kind, whom, treaty, article), states in found.items():
        clause = f" article {article}" if article else ""
        yield from _wrapped(f"  {status}: {', '.join(states)}: {kind} to {whom} under {treaty}{clause}", "      ")


def _not_bound(first: list[Finding], everything: bool) -> Iterator[str]:
    failed = [f for f in first if f.status == "not_bound" and f.failed != ("legal_form",)]
    if not failed:
        return
    # What nearly applied first: outside the area says more than ended long ago.
    merged = sorted(_merged(failed), key=lambda m: "in_force" in m[0].failed or "aggressor" in m[0].failed)
    yield ""
    yield "Not bound, and why"
    for one, states in merged if everything else merged[:_FOLDED]:
        article = f" {one.article}" if one.article else ""
        yield from _wrapped(f"  {', '.join(states)} ({one.kind}, {one.treaty_id}{article}): {one.why}", "      ")
    if not everything and len(merged) > _FOLDED:
        yield f"  and {len(merged) - _FOLDED} more (--all shows them)"
