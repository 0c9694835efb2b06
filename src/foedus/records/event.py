"""What is found: actors, places, events, claims, slant, happenings, commitments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from foedus.records.document import Document, Sentence
from foedus.records.quick import quick

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
EVENT_TYPES: tuple[EventType, ...] = EventType.__args__  # type: ignore[attr-defined]

Status = Literal["happened", "ongoing", "planned", "hypothetical", "denied"]
STATUSES: tuple[Status, ...] = Status.__args__  # type: ignore[attr-defined]

Certainty = Literal["asserted", "reported", "alleged", "suggested", "estimated", "denied"]
CERTAINTIES: tuple[Certainty, ...] = Certainty.__args__  # type: ignore[attr-defined]

ActorKind = Literal["state", "government", "person", "body", "group", "people", "organisation", "unknown"]
Precision = Literal["day", "week", "month", "year"]


@quick
@dataclass(frozen=True, slots=True)
class Actor:
    """A party as the text names it, [start, end), and whom it stands for.

    `name` is the resolved plain name ("Kim Jong Un" for "he"), `country` ISO 3166 alpha-3, "IGO" for an
    intergovernmental body, or None where the text does not say; `sector` a PLOVER sector code or None.
    `role` is the office that the text or the tables give ("President"), `how` the way it was resolved.
    """

    text: str
    start: int
    end: int
    name: str
    country: str | None = None
    sector: str | None = None
    kind: ActorKind = "unknown"
    role: str | None = None
    how: str = "name"


@quick
@dataclass(frozen=True, slots=True)
class Place:
    """A place as the text names it. `precision` is country, region or city; lat and lon are degrees (WGS 84)."""

    text: str
    start: int
    end: int
    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Literal["country", "region", "city"] = "country"


@quick
@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase that names political actors or a place, keyed by (sentence, head token).

    `first` and `last` are the phrase's token indices in its sentence, last exclusive. A collective ("the two
    leaders") holds one actor for each member. `place` is what the same words name as a place, if they do. `land` is the
    state that a thing without an actor stands in by the text around it ("a market"), to whose people it counts as done
    what is done to the thing.
    """

    sentence: int
    head: int
    first: int
    last: int
    actors: tuple[Actor, ...]
    place: Place | None = None
    land: str | None = None


Mentions = Mapping[tuple[int, int], Mention]


@dataclass(frozen=True, slots=True)
class Source:
    """Who is said to say so: the words, the resolved name, the country where known."""

    text: str
    start: int
    end: int
    name: str
    country: str | None = None


@quick
@dataclass(frozen=True, slots=True)
class Event:
    """What one side did to or with another, in the PLOVER ontology; docs/records.md says what each field means.

    `start` and `end` are the trigger's offsets. `date` is ISO 8601, cut to its precision ("2024", "2024-06").
    `because` names the frame and the path from the trigger to each role. `hardens` is the id of an earlier event of the
    document that tells the same as suggested, reported or alleged, where this one asserts it without a new source.
    """

    id: str
    doc: str
    sentence: int
    start: int
    end: int
    type: EventType
    mode: str | None
    context: tuple[str, ...]
    trigger: str
    actor: tuple[Actor, ...]
    recipient: tuple[Actor, ...]
    status: Status
    background: bool = False
    source: Source | None = None
    certainty: Certainty = "asserted"
    claim: str | None = None
    place: Place | None = None
    date: str | None = None
    date_precision: Precision | None = None
    happening: str | None = None
    cameo: str = ""
    quad: str = ""
    intensity: float = 0.0
    score: float = 0.5
    because: Mapping[str, str] = field(default_factory=dict)
    hardens: str | None = None


Span = tuple[int, int]


@quick
@dataclass(frozen=True, slots=True)
class Claim:
    """A statement attributed to someone; spans are [start, end) in the document's text, possibly discontinuous.

    `source` may be empty ("reportedly"). `quoted` is true where any content stands in quotation marks; `inside` is
    the id of the claim that this one is nested in. `kind` is what the cue does: say, show, think, deny, describe, ask,
    want or act (claims/data/cues.toml). `denies` is the id of the claim that this one denies ("denied the charge").
    """

    id: str
    doc: str
    sentence: int
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    actor: Actor | None
    certainty: Certainty
    quoted: bool = False
    inside: str | None = None
    kind: str = "say"
    denies: str | None = None


@quick
@dataclass(frozen=True, slots=True)
class Slant:
    """One record a sentence: how likely it is the author's opinion, how likely its wording is slanted, and where."""

    doc: str
    sentence: int
    start: int
    end: int
    commentary: float
    loaded: float
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Number:
    """A number that a report gives: `what` it counts (killed, wounded, held, troops, money, ...: happenings/data/
    numbers.toml), its `value`, the `unit` (a currency's ISO 4217 code) where it is money, and whether it is "about",
    "least" (a lower bound), "most" or, None, plain. `text` is the words at [start, end) of the event's document.
    """

    what: str
    value: float
    unit: str | None
    bound: str | None
    text: str
    start: int
    end: int
    event: str


@quick
@dataclass(frozen=True, slots=True)
class Telling:
    """One report of a happening: an event of a document."""

    doc: str
    start: int
    end: int
    event: str


@quick
@dataclass(frozen=True, slots=True)
class Happening:
    """One occurrence, however often and by whomever it is told. `independent` counts publishers, copies once.

    `numbers` are those that its reports give, each with its event, so that one sees where they differ.
    """

    id: str
    type: EventType
    mode: str | None
    events: tuple[Telling, ...]
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    parties: tuple[str, ...]
    status: Status
    first: str | None = None
    last: str | None = None
    place: Place | None = None
    publishers: tuple[str, ...] = ()
    independent: int = 1
    asserted_by: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    reacts_to: str | None = None
    gist: str = ""
    numbers: tuple[Number, ...] = ()


CommitmentKind = Literal[
    "defence", "offence", "neutrality", "nonaggression", "consultation", "partnership", "military-technical",
    "arms", "aid", "sanctions", "diplomatic", "agreement",
]  # fmt: skip
COMMITMENT_KINDS: tuple[CommitmentKind, ...] = CommitmentKind.__args__  # type: ignore[attr-defined]
CommitmentStatus = Literal[
    "signed", "pledged", "offered", "reaffirmed", "ratified", "invoked", "breached", "suspended", "denounced",
    "withheld", "threatened", "joined", "imposed", "ended", "established", "standing",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Terms:
    """What else a document says of a commitment; empty where it does not say.

    `text`: whether the instrument's text was published when the document was written. `number` and `subjects`: how
    many instruments and on what ("11 pacts", "oil"). `reason`: the policy or reason that the party gives. `led_by`:
    who leads those that the party joined, as codes or names.
    """

    text: Literal["published", "unpublished"] | None = None
    number: int | None = None
    subjects: tuple[str, ...] = ()
    reason: str | None = None
    led_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Commitment:
    """What parties have bound themselves to, as a document reports it.

    `name` is the instrument as the text names it, `trigger` and `limits` the text's own words for when it bites and
    where it stops, `rests_on` who states the clause where it is not the text itself. Null means: the text does not say.
    """

    id: str
    doc: str
    sentence: int
    start: int
    end: int
    kind: CommitmentKind
    status: CommitmentStatus
    parties: tuple[Actor, ...]
    beneficiaries: tuple[Actor, ...] = ()
    name: str | None = None
    signed: str | None = None
    in_force: str | None = None
    ended: str | None = None
    article: str | None = None
    trigger: str | None = None
    limits: str | None = None
    rests_on: Source | None = None
    events: tuple[str, ...] = ()
    provenance: str = "reported"
    terms: Terms = Terms()


@dataclass(frozen=True, slots=True)
class CodedDocument:
    """A document with everything that was found in it."""

    document: Document
    sentences: tuple[Sentence, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    slant: tuple[Slant, ...]
    happenings: tuple[Happening, ...]
    commitments: tuple[Commitment, ...]
