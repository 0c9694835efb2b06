"""The records of the treaty register: treaties with their parties, obligations, conditions and life, and areas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

LegalForm = Literal[
    "treaty", "executive_agreement", "exchange_of_notes", "memorandum", "ratified_declaration",
    "political_declaration", "domestic_law", "domestic_order",
]  # fmt: skip
ObligationKind = Literal[
    "defence", "offence", "assistance", "guarantee", "neutrality", "no_assist_aggressor", "nonaggression",
    "consultation",
]  # fmt: skip
Strength = Literal[
    "unqualified", "as each deems necessary", "constitutional processes", "on request", "discretionary", "consult only"
]
Owed = Literal[
    "armed force", "all means", "action it deems necessary", "aid", "troops or bases", "non-attack", "neutrality",
    "consultation",
]  # fmt: skip
Trigger = Literal[
    "armed attack", "attack or threat", "state of war", "aggression", "threat to security", "violation of neutrality",
    "internal disorder", "coup or subversion", "ongoing war", "none",
]  # fmt: skip
EndMode = Literal["expired", "denounced", "replaced", "merged", "dissolved", "lapsed", "war", "abrogated"]
TextStatus = Literal["published", "partly", "unpublished"]
Confidence = Literal["sure", "likely", "unsure"]
TreatyEventKind = Literal[
    "ratified", "reaffirmed", "amended", "invoked", "suspended", "resumed", "denounced", "breached", "replaced"
]
AttackedObject = Literal["territory", "forces", "vessels", "aircraft"]

LEGAL_FORMS: tuple[LegalForm, ...] = LegalForm.__args__  # type: ignore[attr-defined]
OBLIGATION_KINDS: tuple[ObligationKind, ...] = ObligationKind.__args__  # type: ignore[attr-defined]
STRENGTHS: tuple[Strength, ...] = Strength.__args__  # type: ignore[attr-defined]
OWED: tuple[Owed, ...] = Owed.__args__  # type: ignore[attr-defined]
TRIGGERS: tuple[Trigger, ...] = Trigger.__args__  # type: ignore[attr-defined]
END_MODES: tuple[EndMode, ...] = EndMode.__args__  # type: ignore[attr-defined]
TEXT_STATUSES: tuple[TextStatus, ...] = TextStatus.__args__  # type: ignore[attr-defined]
CONFIDENCES: tuple[Confidence, ...] = Confidence.__args__  # type: ignore[attr-defined]
TREATY_EVENT_KINDS: tuple[TreatyEventKind, ...] = TreatyEventKind.__args__  # type: ignore[attr-defined]
OBJECTS: tuple[AttackedObject, ...] = AttackedObject.__args__  # type: ignore[attr-defined]

EVERY = ("*",)
SHORT_OF_TREATY: frozenset[str] = frozenset({"political_declaration", "domestic_law", "domestic_order"})


@dataclass(frozen=True, slots=True)
class Party:
    """One spell of a state in a treaty, [since, until); ISO dates, partial where the day is not known, None: open.

    `since` None means the treaty's entry into force, `until` None its end. `continues` names the state whose place
    it took by continuation (the Soviet Union, for Russia).
    """

    state: str
    since: str | None = None
    until: str | None = None
    continues: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """The conditions of an obligation beyond its trigger and area; empty where the treaty sets none.

    `unstated` are conditions of which an imported data set only says that there are some.
    """

    adversary: tuple[str, ...] = ()
    not_adversary: tuple[str, ...] = ()
    unprovoked: bool = False
    min_attackers: int = 1
    ongoing_war: bool = False
    third_party_first: str | None = None
    demand_first: bool = False
    request: bool = False
    organ_decision: str | None = None
    joint_finding: bool = False
    exclude: tuple[str, ...] = ()
    unstated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Obligation:
    """What one article binds one role to. Obligors and beneficiaries are states, or ("*",) for all (other) parties."""

    kind: ObligationKind
    article: str
    obligors: tuple[str, ...] = EVERY
    beneficiaries: tuple[str, ...] = EVERY
    strength: Strength = "unqualified"
    owed: Owed | None = None
    automatic: bool = False
    trigger: Trigger = "armed attack"
    trigger_words: str = ""
    area: str | None = None
    objects: tuple[AttackedObject, ...] = ()
    since: str | None = None
    until: str | None = None
    when: When = When()
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class TreatyEvent:
    """Something in a treaty's life. `states` did it (or are suspended), `toward` whom, both empty for all."""

    kind: TreatyEventKind
    date: str
    until: str | None = None
    states: tuple[str, ...] = ()
    toward: tuple[str, ...] = ()
    article: str | None = None
    contested: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Treaty:
    """One commitment of the register. `file` is where it is written."""

    id: str
    name: str
    form: LegalForm
    parties: tuple[Party, ...]
    obligations: tuple[Obligation, ...]
    signed: str | None = None
    in_force: str | None = None
    ended: str | None = None
    end_mode: EndMode | None = None
    also: tuple[str, ...] = ()
    term: str | None = None
    supersedes: tuple[str, ...] = ()
    text: TextStatus = "published"
    confidence: Confidence = "sure"
    doubt: str | None = None
    source: str = ""
    note: str | None = None
    events: tuple[TreatyEvent, ...] = ()
    file: str = ""

    @property
    def short_of_treaty(self) -> bool:
        """Whether it is a declaration or an act of one state's own law, which binds nobody to another."""
        return self.form in SHORT_OF_TREATY


@dataclass(frozen=True, slots=True)
class Area:
    """A named area of treaties, as codes and region tags that are in it and that are not (docs/register.md)."""

    id: str
    words: str
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    file: str = ""
