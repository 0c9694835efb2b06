"""The records of a commitment across documents: its treaty of the register, its clauses, its life."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from foedus.records.event import Certainty, CommitmentKind, CommitmentStatus, Terms

LinkCertainty = Literal["certain", "likely"]


@dataclass(frozen=True, slots=True)
class Link:
    """The register's treaty that a reported commitment is, how surely, and why."""

    treaty: str
    name: str
    certainty: LinkCertainty
    reason: str


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """Something that became of a commitment: when (else when it was told), where it stands, who says so, how surely."""

    status: CommitmentStatus
    date: str | None
    told: str | None
    doc: str
    sentence: int
    source: str | None
    certainty: Certainty
    commitment: str
    happenings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause as a document tells it; `stated_by` None: the document states it itself."""

    trigger: str | None
    limits: str | None
    article: str | None
    stated_by: str | None
    doc: str
    sentence: int
    told: str | None


@dataclass(frozen=True, slots=True)
class Undertaking:
    """A commitment that one or several documents report, once; docs/records.md says what each field means.

    `parties` and `beneficiaries` are codes, or names where a party is no state. `status` is the last of its life.
    `text` holds as of the day `text_as_of`. `inferred` says on what it rests that several reports tell of one
    commitment.
    """

    id: str
    kind: CommitmentKind
    status: CommitmentStatus
    parties: tuple[str, ...]
    beneficiaries: tuple[str, ...]
    name: str | None
    signed: str | None
    life: tuple[LifeEvent, ...]
    clauses: tuple[Clause, ...]
    text: Literal["published", "unpublished"] | None
    text_as_of: str | None
    terms: Terms
    link: Link | None
    inferred: tuple[str, ...]
    commitments: tuple[str, ...]
    happenings: tuple[str, ...]
    provenance: str = "reported"
