"""An answer on obligations as text that a person reads: who is bound, who perhaps and on what, who not and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from foedus.obliging.asking import EDITION
from foedus.obliging.likelihood import told_any, told_rate
from foedus.records.finding import Answer, Finding
from foedus.reference import load as load_reference

_FOLDED = 8
_BOUND = "Bound to help"
_WIDTH = 112
_HELP = ("defence", "guarantee", "assistance", "offence")
_ASIDE = ("neutrality", "no_assist_aggressor")
_PLAIN = {
    "defence": "to defend {}", "guarantee": "to uphold {}", "assistance": "to assist {}", "offence": "to fight with {}",
    "neutrality": "to stay neutral toward {}", "no_assist_aggressor": "not to help those who attack {}",
    "consultation": "to consult with {}", "nonaggression": "not to attack {}",
}  # fmt: skip


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
    first = [f for f in answer.findings if f.depth == 0]
    owed = [f for f in first if not f.breach and f.status != "not_bound"]
    perhaps = [f for f in owed if f.status == "contingent"]
    shown = False
    for title, findings in (
        (_BOUND, [f for f in owed if f.status == "bound" and f.kind in _HELP]),
        ("Contingent", [f for f in perhaps if f.kind in _HELP]),
        ("Duties that the attack breaks", [f for f in first if f.breach and f.status != "not_bound"]),
        ("Bound to stand aside", [f for f in owed if f.status == "bound" and f.kind in _ASIDE]),
        ("Bound to consult", [f for f in owed if f.status == "bound" and f.kind == "consultation"]),
        (
            "Contingent, to stand aside or consult",
            [f for f in owed if f.status == "contingent" and f.kind not in _HELP],
        ),
        ("Short of a treaty: declarations and laws, never binding", [f for f in first if f.failed == ("legal_form",)]),
    ):
        if findings:
            shown = True
            yield from _group(title, findings, scenario.date if likelihood else None)
            together = told_any(findings, scenario.date) if likelihood and title == _BOUND else None
            if together:
                yield from _wrapped(f"  {together}", "    ")
    if not shown:
        yield from ("", f"Nobody is bound: no commitment in the register ({_coverage(answer)}) is called up by this.")
    for depth in sorted({f.depth for f in answer.findings if f.depth}):
        deeper = [f for f in answer.findings if f.depth == depth and f.status != "not_bound"]
        if deeper:
            yield from _group(f"Depth {depth}: allies of those who enter", deeper, None)
    yield from _contradictions(answer)
    yield from _turned(first, answer)
    yield from _not_bound(first, everything)
    yield from (
        "",
        f"The register covers {_coverage(answer)}, as known at {EDITION}. These are readings of texts, not forecasts.",
    )


def _coverage(answer: Answer) -> str:
    return f"{answer.coverage[0]} to {answer.coverage[1]}"


def _names(codes: Iterable[str]) -> str:
    return ", ".join(f"{load_reference().state_name(c) or c} ({c})" for c in codes)


def _group(title: str, findings: list[Finding], rates_at: str | None) -> Iterator[str]:
    yield from ("", title)
    for one, states in _merged(findings):
        yield from _wrapped(f"  {', '.join(states)} {_duty(one)}: {_clause(one)}, {one.treaty}", "      ")
        if one.kind in _HELP or one.status == "contingent" or one.short_of_treaty:
            how = f"{one.strength}{f', owed: {one.owed}' if one.owed and one.owed != one.kind else ''}"
            yield from _wrapped(f"      {one.why} ({how})", "      ")
            if one.depth:
                yield from _wrapped(f"      by way of {' > '.join(one.path)}", "      ")
            if one.confidence != "sure" and one.doubt and "register" not in one.contingent_on:
                yield from _wrapped(f"      {one.confidence}: {one.doubt}", "      ")
        if rates_at and one.kind in _HELP and not one.short_of_treaty:
            yield from _wrapped(f"      {told_rate(one.kind, rates_at)}", "        ")


def _duty(one: Finding) -> str:
    return _PLAIN[one.kind].format(one.beneficiary)


def _clause(one: Finding) -> str:
    return f"{one.treaty_id} article {one.article}" if one.article[:1].isdigit() or _roman(one.article) else (
        f"{one.treaty_id} {one.article}".rstrip()
    )  # fmt: skip


def _roman(article: str) -> bool:
    return bool(article) and set(article.split("(")[0].strip(" -,")) <= set("IVXLC-, ")


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
    yield from wrap(text.strip(), _WIDTH, initial_indent=lead, subsequent_indent=indent, break_on_hyphens=False)


def _contradictions(answer: Answer) -> Iterator[str]:
    merged: dict[tuple[str, str], dict[str, dict[str, None]]] = {}
    for one in answer.contradictions:
        words = one.words.removeprefix(f"{one.state}: ")
        by_state = merged.setdefault((one.kind, words), {})
        by_state.setdefault(one.state, {}).update(dict.fromkeys(one.treaties[1:] or one.treaties))
    if merged:
        yield from ("", "Contradictions")
    for (kind, words), by_state in merged.items():
        who = ", ".join(f"{state} ({', '.join(treaties)})" for state, treaties in by_state.items())
        yield from _wrapped(f"  {kind}: {words}: {who}", "      ")


def _turned(first: list[Finding], answer: Answer) -> Iterator[str]:
    """What the other reading gives: who would be bound to the attacker, had the target struck first."""
    turned = [f for f in first if f.other_reading in ("bound", "contingent") and f.failed and not f.short_of_treaty]
    if not turned:
        return
    yield from ("", f"If {_names(answer.scenario.targets)} struck first, it would be owed otherwise")
    found: dict[tuple[str, str, str], list[str]] = {}
    talks: dict[str, None] = {}
    for one in turned:
        if one.kind == "consultation":
            talks.setdefault(one.state)
        else:
            found.setdefault((str(one.other_reading), _duty(one), _clause(one)), []).append(one.state)
    for (status, duty, clause), states in found.items():
        yield from _wrapped(f"  {status}: {', '.join(states)} {duty}: {clause}", "      ")
    if talks:
        yield from _wrapped(f"  to consult with the attacker: {', '.join(talks)}", "      ")


def _not_bound(first: list[Finding], everything: bool) -> Iterator[str]:
    failed = [f for f in first if f.status == "not_bound" and f.failed != ("legal_form",)]
    if not failed:
        return
    merged = sorted(_merged(failed), key=lambda m: _remoteness(m[0]))
    yield from ("", "Not bound, and why")
    for one, states in merged if everything else merged[:_FOLDED]:
        yield from _wrapped(f"  {', '.join(states)} {_duty(one)} ({_clause(one)}): {one.why}", "      ")
    if not everything and len(merged) > _FOLDED:
        yield f"  and {len(merged) - _FOLDED} more (--all shows them)"


def _remoteness(one: Finding) -> tuple[bool, bool, bool]:
    """What nearly applied comes first: outside the area says more than ended long ago."""
    return "in_force" in one.failed, "aggressor" in one.failed, one.kind not in _HELP
