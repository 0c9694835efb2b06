"""What a case obliges whom to do: a pure function of the register, the scenario and the assumptions."""

from __future__ import annotations

from collections.abc import Mapping

from foedus.obliging.case import cases
from foedus.obliging.chain import chain
from foedus.obliging.contradictions import CROWD, attach, contradictions
from foedus.obliging.duties import duties, statuses
from foedus.records.finding import Answer, Assumptions, Finding, Scenario
from foedus.records.treaty import ObligationKind
from foedus.register import Register

_KINDS: tuple[ObligationKind, ...] = (
    "defence", "guarantee", "offence", "assistance", "neutrality", "no_assist_aggressor", "nonaggression",
    "consultation",
)  # fmt: skip
_ORDER = {"bound": 0, "contingent": 1, "not_bound": 2}


def obligations(register: Register, scenario: Scenario, *, assumptions: Assumptions | None = None) -> Answer:
    """Every duty that the scenario touches, with its status, reason and contradictions.

    The scenario's states are taken as they are; `checked` raises errors for what makes no sense. The method is that of
    docs/obligations.md: conditions are true, false or unknown; any false: not bound; none false and some unknown:
    contingent; else bound. The same input gives the same answer, whatever the order of the register.
    """
    assumed = assumptions or Assumptions()
    asked, other, notes = cases(register, scenario)
    turned = statuses(other) if scenario.first_resort == "attacker" else None
    findings = duties(asked, turned)
    if assumed.depth:
        findings += chain(asked, findings, assumed)
    told = contradictions(asked, findings)
    sizes = {t.id: len(t.parties) for t in register.treaties}
    ordered = tuple(sorted(attach(findings, told), key=lambda f: (*_weight(f, sizes), *_name(f))))
    return Answer(scenario, assumed, ordered, told, notes, register.horizon)


def _weight(finding: Finding, sizes: Mapping[str, int]) -> tuple[int, int, bool, int]:
    """What matters most comes first: bound, near, a pact of few before one of nearly all states, to fight."""
    crowd = sizes.get(finding.treaty_id, 0) >= CROWD
    return _ORDER[finding.status], finding.depth, crowd, _KINDS.index(finding.kind)


def _name(finding: Finding) -> tuple[str, str, str, str, str]:
    return finding.treaty_id, finding.article, finding.state, finding.side, finding.beneficiary
