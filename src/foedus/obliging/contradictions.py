"""Duties of one state that pull apart: named, never resolved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from foedus.obliging.case import Case
from foedus.obliging.conditions import PROTECTING, ties
from foedus.records.finding import Contradiction, Finding
from foedus.records.treaty import Obligation, Treaty

_WEIGHT = {"defence": 0, "guarantee": 1, "assistance": 2, "consultation": 3}
# A treaty of so many parties binds nearly everyone to nearly everyone: it says little of any two.
CROWD = 40
_GRAVEST = (
    "ATTACKER_IS_GUARANTOR", "INTRA_ALLIANCE", "BOTH_SIDES", "FIGHT_VS_NEUTRALITY", "FIGHT_VS_NONAGGRESSION",
    "SUPERSEDED", "CONSULT_BOTH",
)  # fmt: skip
_ALLYING = PROTECTING | {"offence"}


def contradictions(case: Case, findings: Iterable[Finding]) -> tuple[Contradiction, ...]:
    """All contradictions between the active duties of a case and what else binds the same states.

    Each state is represented by the strongest duty that it has to the target; the weak CONSULT_BOTH is left out where
    the state has a stronger contradiction. The gravest come first, those that rest on pacts of nearly all states last.
    """
    active = [f for f in findings if f.status != "not_bound" and f.depth == 0]
    found: dict[Contradiction, None] = {}
    for helping in _strongest(active):
        told = list(_of_helper(case, helping, active))
        strong = [c for c in told if c.kind != "CONSULT_BOTH"]
        weak = sorted(told, key=lambda c: (_crowded(case, c), c.treaties))[:1]
        found.update(dict.fromkeys(strong or weak))
    for finding in active:
        if finding.breach and finding.kind == "guarantee":
            words = f"{finding.state}: guarantees {finding.beneficiary} and attacks it"
            found[Contradiction("ATTACKER_IS_GUARANTOR", finding.state, (finding.treaty_id,), words)] = None
    found.update(dict.fromkeys(_among_allies(case)))
    found.update(dict.fromkeys(_superseded(case, active)))
    return tuple(sorted(found, key=lambda c: (_crowded(case, c), _GRAVEST.index(c.kind), c.treaties, c.state)))


def _crowded(case: Case, one: Contradiction) -> bool:
    return any(len(case.register.by_id[t].parties) >= CROWD for t in one.treaties)


def attach(findings: Iterable[Finding], contradicting: Iterable[Contradiction]) -> tuple[Finding, ...]:
    """The findings, each with the contradictions that it is part of."""
    by_part: dict[tuple[str, str], list[Contradiction]] = {}
    for one in contradicting:
        for treaty in dict.fromkeys(one.treaties):
            by_part.setdefault((one.state, treaty), []).append(one)
    return tuple(
        replace(f, contradictions=tuple(by_part[f.state, f.treaty_id]))
        if f.status != "not_bound" and (f.state, f.treaty_id) in by_part
        else f
        for f in findings
    )


def _strongest(active: list[Finding]) -> Iterator[Finding]:
    """The strongest duty of each state to the target: one to fight before one to consult, bound before contingent."""
    best: dict[str, Finding] = {}
    for finding in active:
        if finding.side != "target" or finding.kind not in _WEIGHT or finding.breach:
            continue
        known = best.get(finding.state)
        if known is None or _rank(finding) < _rank(known):
            best[finding.state] = finding
    return iter(best.values())


def _rank(finding: Finding) -> tuple[bool, bool, int, str, str]:
    return (
        finding.kind == "consultation",
        finding.status != "bound",
        _WEIGHT[finding.kind],
        finding.treaty_id,
        finding.article,
    )


def _of_helper(case: Case, finding: Finding, active: list[Finding]) -> Iterator[Contradiction]:
    state, mine = finding.state, finding.treaty_id
    fights = finding.kind != "consultation"
    sure = "bound" if finding.status == "bound" else "perhaps bound"
    help_ = f"{sure} to {'help' if fights else 'consult with'}"
    for aggressor in case.aggressors:
        for treaty, obligation in _between(case, state, aggressor):
            pair = (mine, treaty.id)
            if obligation.kind in _ALLYING and treaty.id == mine:
                words = f"{state}: ally of {aggressor} and of {finding.beneficiary} by the same treaty"
                yield Contradiction("INTRA_ALLIANCE", state, (mine,), words)
            elif obligation.kind in _ALLYING:
                live = any(f.treaty_id == treaty.id and f.state == state and f.side == "attacker" for f in active)
                now = "that duty is active too" if live else "that duty is not triggered here"
                words = f"{state}: {help_} {finding.beneficiary} and allied to {aggressor}; {now}"
                yield Contradiction("BOTH_SIDES", state, pair, words)
            elif fights and treaty.id != mine and obligation.kind == "nonaggression":
                many = len(treaty.parties) >= CROWD
                if many and finding.status != "bound":
                    continue
                crowd = " by a pact of nearly all states" if many else ""
                words = f"{state}: {help_} {finding.beneficiary} and promised not to attack {aggressor}{crowd}"
                yield Contradiction("FIGHT_VS_NONAGGRESSION", state, pair, words)
            elif fights and treaty.id != mine and obligation.kind in ("neutrality", "no_assist_aggressor"):
                promise = "neutrality" if obligation.kind == "neutrality" else "not to help against it"
                words = f"{state}: {help_} {finding.beneficiary} and promised {aggressor} {promise}"
                yield Contradiction("FIGHT_VS_NEUTRALITY", state, pair, words)
            elif obligation.kind == "consultation" and not fights and treaty.id != mine:
                words = f"{state}: to consult with {finding.beneficiary} and with {aggressor}"
                yield Contradiction("CONSULT_BOTH", state, pair, words)


def _between(case: Case, state: str, other: str) -> Iterator[tuple[Treaty, Obligation]]:
    """The binding obligations of one state to another on the day."""
    for treaty in case.register.by_state.get(state, ()):
        if treaty.short_of_treaty or not case.standing.parties(treaty):
            continue
        for obligation, bound_states, owed_to in case.register.rows(treaty):
            if other in owed_to and state in bound_states:
                tied = list(ties(case, treaty, obligation, state, other))
                if not any(c.met is False for c in tied):
                    yield treaty, obligation


def _among_allies(case: Case) -> Iterator[Contradiction]:
    for aggressor in case.aggressors:
        for victim in case.victims:
            for treaty, obligation in _between(case, aggressor, victim):
                if obligation.kind in ("defence", "assistance"):
                    words = f"{aggressor}: attacks {victim}, which it promised to help"
                    yield Contradiction("INTRA_ALLIANCE", aggressor, (treaty.id,), words)


def _superseded(case: Case, active: list[Finding]) -> Iterator[Contradiction]:
    ids = {(f.state, f.treaty_id) for f in active}
    for state, treaty_id in sorted(ids):
        for older in case.register.by_id[treaty_id].supersedes:
            if (state, older) in ids:
                words = f"{state}: {treaty_id} replaced {older}; the later one counts"
                yield Contradiction("SUPERSEDED", state, (treaty_id, older), words)
