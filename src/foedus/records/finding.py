"""The records of an answer on obligations: the case asked about, findings with their conditions, contradictions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from foedus.records.treaty import AttackedObject, Confidence, LegalForm, ObligationKind, Owed, Strength

FindingStatus = Literal["bound", "contingent", "not_bound"]
Side = Literal["attacker", "target"]
Act = Literal["threat", "incident", "armed attack", "invasion", "occupation", "coup"]
FirstResort = Literal["attacker", "target", "disputed", "unknown"]
ContradictionKind = Literal[
    "BOTH_SIDES", "FIGHT_VS_NONAGGRESSION", "FIGHT_VS_NEUTRALITY", "ATTACKER_IS_GUARANTOR", "INTRA_ALLIANCE",
    "CONSULT_BOTH", "SUPERSEDED",
]  # fmt: skip
ACTS: tuple[Act, ...] = Act.__args__  # type: ignore[attr-defined]
FIRST_RESORTS: tuple[FirstResort, ...] = FirstResort.__args__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Scenario:
    """The case asked about. States are codes, `date` an ISO day; what is None or empty is not said.

    `act` None: read from the words of the place, else an armed attack. `first_resort` says who struck first.
    """

    attackers: tuple[str, ...]
    targets: tuple[str, ...]
    date: str
    place: str | None = None
    act: Act | None = None
    objects: tuple[AttackedObject, ...] = ()
    first_resort: FirstResort = "attacker"
    requests: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    ongoing_war: bool | None = None
    clock: Literal["in_force", "signature"] = "in_force"


@dataclass(frozen=True, slots=True)
class Assumptions:
    """What is assumed of a chain: how deep, which allies enter, and whom the attacker strikes in return.

    `enter`: "bound" (all whose duty is triggered) or the codes of those who do; `counter`: "none", "all" or codes.
    """

    depth: int = 0
    enter: Literal["bound"] | tuple[str, ...] = "bound"
    counter: Literal["none", "all"] | tuple[str, ...] = "none"


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of an obligation in a case: met (True), failed (False) or not known (None), with the reason."""

    name: str
    met: bool | None
    words: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two duties of one state that pull apart."""

    kind: ContradictionKind
    state: str
    treaties: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What one state owes under one article in a case.

    `side`: whose cause the duty serves. `path`: from the state attacked to the one bound. `breach`: the attack itself
    breaks the duty. `short_of_treaty`: a declaration or a law of one state's own, never binding; its conditions are
    judged all the same. `other_reading`: the status if the target had struck first.
    """

    state: str
    side: Side
    kind: ObligationKind
    strength: Strength
    treaty: str
    treaty_id: str
    article: str
    status: FindingStatus
    why: str
    depth: int = 0
    path: tuple[str, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    beneficiary: str = ""
    trigger: str = ""
    contingent_on: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    owed: Owed | None = None
    automatic: bool = False
    breach: bool = False
    short_of_treaty: bool = False
    legal_form: LegalForm = "treaty"
    confidence: Confidence = "sure"
    doubt: str | None = None
    other_reading: FindingStatus | None = None
    conditions: tuple[Condition, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found for a case. `notes`: what was taken for granted; `coverage`: the register's first and last day."""

    scenario: Scenario
    assumptions: Assumptions
    findings: tuple[Finding, ...]
    contradictions: tuple[Contradiction, ...]
    notes: tuple[str, ...]
    coverage: tuple[str, str]
