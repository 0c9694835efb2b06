"""Duties of one state that pull apart: named, never resolved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from foedus.obliging.case import Case
from foedus.obliging.conditions import PROTECTING, ties
from foedus.records.finding import Contradiction, Finding
from foedus.records.treaty import Obligation, Treaty
from foedus.register import benefits, obligors

_HELPING = PROTECTING | {"consultation", "offence"}


def contradictions(case: Case, findings: Iterable[Finding]) -> tuple[Contradiction, ...]:
    """All contradictions between the active duties of a case and what else binds the same states."""
    active = [f for f in findings if f.status != "not_bound"]
    found: dict[Contradiction, None] = {}
    for finding in active:
        if finding.side == "target" and finding.kind in _HELPING and finding.depth == 0:
            found.update(dict.fromkeys(_of_helper(case, finding, active)))
        if finding.breach and finding.kind == "guarantee":
            words = f"{finding.state} guarantees {finding.beneficiary} and attacks it"
            found[Contradiction("ATTACKER_IS_GUARANTOR", finding.state, (finding.treaty_id,), words)] = None
    found.update(dict.fromkeys(_among_allies(case)))
    found.update(dict.fromkeys(_superseded(case, active)))
    return tuple(found)


def attach(findings: Iterable[Finding], contradicting: Iterable[Contradiction]) -> tuple[Finding, ...]:
    """The findings, each with the contradictions that it is part of."""
    by_part: dict[tuple[str, str], list[Contradiction]] = {}
    for one in contradicting:
        for treaty in one.treaties:
            by_part.setdefault((one.state, treaty), []).append(one)
    return tuple(
        replace(f, contradictions=tuple(by_part[f.state, f.treaty_id]))
        if f.status != "not_bound" and (f.state, f.treaty_id) in by_part
        else f
        for f in findings
    )


def _of_helper(case: Case, finding: Finding, active: list[Finding]) -> Iterator[Contradiction]:
    state, mine = finding.state, finding.treaty_id
    fights = finding.kind != "consultation"
    for aggressor in case.aggressors:
        for treaty, obligation in _between(case, state, aggressor):
            pair = (mine, treaty.id)
            if fights and obligation.kind == "nonaggression":
                words = (
                    f"{state} is to help against {aggressor}, which it promised not to attack ({obligation.article})"
                )
                yield Contradiction("FIGHT_VS_NONAGGRESSION", state, pair, words)
            elif fights and obligation.kind in ("neutrality", "no_assist_aggressor"):
                words = f"{state} is to help against {aggressor}, to which it promised {_plain(obligation.kind)}"
                yield Contradiction("FIGHT_VS_NEUTRALITY", state, pair, words)
            elif obligation.kind in PROTECTING | {"offence"} and treaty.id == mine:
                words = f"{state}, {aggressor} and {finding.beneficiary} are parties to the same treaty"
                yield Contradiction("INTRA_ALLIANCE", state, (mine,), words)
            elif obligation.kind in PROTECTING | {"offence"}:
                live = any(f.treaty_id == treaty.id and f.state == state and f.side == "attacker" for f in active)
                now = "and its duty to it is active too" if live else "though that duty is not triggered here"
                kind, name = ("BOTH_SIDES", "bound to help") if fights else ("BOTH_SIDES", "bound to consult with")
                words = f"{state} is {name} {finding.beneficiary} and also allied to {aggressor}, {now}"
                yield Contradiction(kind, state, pair, words)  # type: ignore[arg-type]
            elif obligation.kind == "consultation" and not fights and treaty.id != mine:
                words = f"{state} is to consult with {finding.beneficiary} and with {aggressor}"
                yield Contradiction("CONSULT_BOTH", state, pair, words)


def _plain(kind: str) -> str:
    return "neutrality" if kind == "neutrality" else "not to help those who attack it"


def _between(case: Case, state: str, other: str) -> Iterator[tuple[Treaty, Obligation]]:
    """The binding obligations of one state to another on the day."""
    for treaty in case.register.by_state.get(state, ()):
        if treaty.short_of_treaty:
            continue
        for obligation in treaty.obligations:
            if state in obligors(treaty, obligation) and benefits(treaty, obligation, other):
                tied = list(ties(case, treaty, obligation, state, other))
                if not any(c.met is False for c in tied):
                    yield treaty, obligation


def _among_allies(case: Case) -> Iterator[Contradiction]:
    for aggressor in case.aggressors:
        for victim in case.victims:
            for treaty, obligation in _between(case, aggressor, victim):
                if obligation.kind in ("defence", "assistance"):
                    words = f"{aggressor} attacks {victim}, which it promised to help"
                    yield Contradiction("INTRA_ALLIANCE", aggressor, (treaty.id,), words)


def _superseded(case: Case, active: list[Finding]) -> Iterator[Contradiction]:
    ids = {(f.state, f.treaty_id) for f in active}
    for state, treaty_id in sorted(ids):
        for older in case.register.by_id[treaty_id].supersedes:
            if (state, older) in ids:
                words = f"{treaty_id} replaced {older}; the later one counts"
                yield Contradiction("SUPERSEDED", state, (treaty_id, older), words)
