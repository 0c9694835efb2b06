"""What a case obliges whom to do: a pure function of the register, the scenario and the assumptions."""

from __future__ import annotations

from dataclasses import replace

from foedus.obliging.case import Case, cases
from foedus.obliging.chain import chain
from foedus.obliging.contradictions import attach, contradictions
from foedus.obliging.duties import duties
from foedus.records.finding import Answer, Assumptions, Finding, FindingStatus, Scenario
from foedus.register import Register

_ORDER = {"bound": 0, "contingent": 1, "not_bound": 2}


def obligations(register: Register, scenario: Scenario, *, assumptions: Assumptions | None = None) -> Answer:
    """Every duty that the scenario touches, with its status, reason and contradictions.

    The scenario's states are taken as they are; `checked` raises errors for what makes no sense. The method is that of
    docs/obligations.md: conditions are true, false or unknown; any false: not bound; none false and some unknown:
    contingent; else bound. The same input gives the same answer, whatever the order of the register.
    """
    assumed = assumptions or Assumptions()
    asked, other, notes = cases(register, scenario)
    findings = duties(asked)
    if scenario.first_resort == "attacker":
        findings = _with_other_reading(findings, other)
    if assumed.depth:
        findings += chain(asked, findings, assumed)
    told = contradictions(asked, findings)
    ordered = tuple(sorted(attach(findings, told), key=_place))
    return Answer(scenario, assumed, ordered, told, notes, register.horizon)


def _place(finding: Finding) -> tuple[int, int, str, str, str, str, str, str]:
    return (
        _ORDER[finding.status], finding.depth, finding.treaty_id, finding.article, finding.kind, finding.state,
        finding.side, finding.beneficiary,
    )  # fmt: skip


def _with_other_reading(findings: tuple[Finding, ...], other: Case) -> tuple[Finding, ...]:
    """The findings with the status that each duty would have had the target struck first."""
    turned: dict[tuple[str, str, str, str, str], FindingStatus] = {}
    for one in duties(other):
        turned.setdefault((one.state, one.treaty_id, one.article, one.kind, one.beneficiary), one.status)
    return tuple(
        replace(f, other_reading=turned.get((f.state, f.treaty_id, f.article, f.kind, f.beneficiary))) for f in findings
    )
