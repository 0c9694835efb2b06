"""Records as the rows that the templates print: words, classes and links, nothing left to decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from foedus.answers import (
    Entry,
    Line,
    Names,
    Occurrence,
    Pair,
    Voice,
    called,
    country_names,
    gather,
    is_commentary,
    kind_name,
    party,
    spoken_date,
    words,
)
from foedus.pages.anchors import Anchors, Link
from foedus.pages.clean import clean, shortened, squeezed
from foedus.pages.tellings import Tellings, shelf, tellings
from foedus.pages.wording import CERTAINTY_WORDS, FIRM, SIGN_GLYPHS, SIGN_WORDS, STATUS_GLYPHS, sign_class, signed
from foedus.records import Actor, CodedDocument, Commitment, Event, Status
from foedus.reference import load

UNSAID = "not said"
CONDITIONAL = frozenset({"defence", "offence", "neutrality", "nonaggression", "consultation"})
"""Kinds of commitment of which a reader asks when they bite: that the text does not say is shown."""


@dataclass(frozen=True, slots=True)
class EventRow:
    """A report in the table of who did what to whom. `parties` are filter keys, `leads` marks a happening's first."""

    number: int
    type: str
    label: str
    mode: str
    css: str
    glyph: str
    sign: str
    trigger: str
    date: str
    when: str
    place: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    parties: str
    status: Status
    status_glyph: str
    background: bool
    commentary: bool
    source: str
    certainty: str
    percent: int
    at: Link
    excerpt: str
    told: tuple[Link, ...]
    hardens: Link | None
    leads: bool
    because: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CommitmentCard:
    """A commitment; `facts` are what is known of it, name and words."""

    number: int
    kind: str
    status: str
    firm: bool
    parties: str
    beneficiaries: str
    facts: tuple[tuple[str, str], ...]
    at: Link
    events: tuple[Link, ...]
    quote: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim; `inside` links to the claim that it is nested in."""

    number: int
    certainty: str
    said: str
    cue: str
    quoted: bool
    at: Link
    inside: Link | None
    events: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class VoiceGroup:
    """A source with its claims."""

    name: str
    country: str
    rows: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True)
class PairRow:
    """A pair of parties and what passed between them."""

    number: int
    a: str
    b: str
    css: str
    sign: str
    pair: Pair
    mean: str
    dates: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an answer with the links to what it rests on."""

    text: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A happening on the timeline in words; `when` is its date, else when it was told. `number` is its anchor's."""

    when: str
    status: Status
    glyph: str
    css: str
    line: Sentence
    number: int
    tellings: Tellings | None


def event_rows(documents: Sequence[CodedDocument], names: Names, anchors: Anchors, lean: bool) -> tuple[EventRow, ...]:
    """A row for each event, in the order of the documents; `lean` leaves out the sentence and the reasons."""
    tellings: dict[str, Occurrence] = {e.id: o for o in gather(documents) for e in o.reports}
    rows = []
    for coded in documents:
        texts = {} if lean else {s.index: s.text for s in coded.sentences}
        opinion = {s.sentence for s in coded.slant if is_commentary(s)}
        for event in sorted(coded.events, key=lambda e: (e.start, e.end, e.id)):
            row = _event(event, names, anchors, tellings[event.id], texts, lean)
            rows.append(replace(row, commentary=event.sentence in opinion))
    return tuple(rows)


def _event(
    event: Event, names: Names, anchors: Anchors, occurrence: Occurrence, texts: dict[int, str], lean: bool
) -> EventRow:
    css = sign_class(event.intensity)
    sides = [party(a, names) for a in (*event.actor, *event.recipient)]
    return EventRow(
        number=anchors.events[event.id],
        type=event.type,
        label=words().labels[event.type].label,
        mode=squeezed(event.mode or "").replace("-", " "),
        css=css,
        glyph=SIGN_GLYPHS[css],
        sign=f"{SIGN_WORDS[css]}, score {signed(event.intensity)}",
        trigger=squeezed(event.trigger),
        date=event.date or "",
        when=squeezed(spoken_date(event.date)),
        place=squeezed(event.place.name) if event.place else "",
        actors=_called(event.actor, names),
        recipients=_called(event.recipient, names),
        parties="|".join(dict.fromkeys(squeezed(p[1]).replace("|", "/") for p in sides if p is not None)),
        status=event.status,
        status_glyph=STATUS_GLYPHS[event.status],
        background=event.background,
        commentary=False,
        source=squeezed(event.source.name) if event.source else "",
        certainty=CERTAINTY_WORDS[event.certainty],
        percent=round(100 * event.score),
        at=anchors.sentence(event.doc, event.sentence),
        excerpt=shortened(texts.get(event.sentence, ""), 400),
        told=tuple(anchors.event(e) for e in occurrence.reports if e.id != event.id),
        hardens=next((anchors.event(e) for e in occurrence.reports if e.id == event.hardens), None),
        leads=occurrence.first.id == event.id,
        because=() if lean else tuple((squeezed(k), squeezed(v)) for k, v in event.because.items()),
    )


def _called(actors: Sequence[Actor], names: Names) -> tuple[str, ...]:
    return tuple(dict.fromkeys(squeezed(called(actor, names)) for actor in actors))


def commitment_cards(documents: Sequence[CodedDocument], names: Names, anchors: Anchors) -> tuple[CommitmentCard, ...]:
    """A card for each commitment, in the order of the documents."""
    events = {e.id: e for c in documents for e in c.events}
    return tuple(_commitment(k, coded, names, anchors, events) for coded in documents for k in coded.commitments)


def _commitment(
    commitment: Commitment, coded: CodedDocument, names: Names, anchors: Anchors, events: dict[str, Event]
) -> CommitmentCard:
    unsaid = UNSAID if commitment.kind in CONDITIONAL else ""
    facts = [
        ("Instrument", commitment.name or ""),
        ("Signed", spoken_date(commitment.signed)),
        ("In force", spoken_date(commitment.in_force)),
        ("Ended", spoken_date(commitment.ended)),
        ("Article", commitment.article or ""),
        ("When it bites", commitment.trigger or unsaid),
        ("Limits", commitment.limits or unsaid),
        ("Stated by", commitment.rests_on.name if commitment.rests_on else "the text itself"),
        ("Its text", f"{commitment.terms.text} when this was written" if commitment.terms.text else ""),
        ("How many", str(commitment.terms.number or "")),
        ("On", ", ".join(commitment.terms.subjects)),
        ("Reason given", commitment.terms.reason or ""),
        ("Led by", ", ".join(names.get(who, who) for who in commitment.terms.led_by)),
    ]
    if commitment.provenance != "reported":
        facts.append(("From", commitment.provenance))
    return CommitmentCard(
        number=anchors.commitments[commitment.id],
        kind=kind_name(commitment.kind),
        status=commitment.status,
        firm=commitment.status in FIRM,
        parties=" and ".join(_called(commitment.parties, names)) or "Parties not said",
        beneficiaries=" and ".join(_called(commitment.beneficiaries, names)),
        facts=tuple((name, squeezed(value)) for name, value in facts if value),
        at=anchors.sentence(commitment.doc, commitment.sentence),
        events=tuple(anchors.event(events[name]) for name in commitment.events if name in events),
        quote=_quote(commitment, coded),
    )


def _quote(commitment: Commitment, coded: CodedDocument) -> tuple[str, str, str]:
    """The sentence of a commitment: what is before its words, its words, what is after."""
    text = coded.document.text
    whole = next((s for s in coded.sentences if s.start <= commitment.start and commitment.end <= s.end), None)
    start, end = (whole.start, whole.end) if whole is not None else (commitment.start, commitment.end)
    parts = (text[start : commitment.start], text[commitment.start : commitment.end], text[commitment.end : end])
    return clean(parts[0]), clean(parts[1]), clean(parts[2])


def voice_groups(
    voices: Sequence[Voice], documents: Sequence[CodedDocument], anchors: Anchors
) -> tuple[VoiceGroup, ...]:
    """The claims by source."""
    events = {e.id: e for c in documents for e in c.events}
    return tuple(
        VoiceGroup(
            squeezed(voice.name) or "No source named",
            "" if voice.country_name in voice.name else squeezed(voice.country_name),
            tuple(
                ClaimRow(
                    number=anchors.claims[said.claim.id],
                    certainty=CERTAINTY_WORDS[said.claim.certainty],
                    said=squeezed(said.content),
                    cue=squeezed(said.cue),
                    quoted=said.claim.quoted,
                    at=anchors.sentence(said.claim.doc, said.claim.sentence),
                    inside=_inside(said.claim.inside, anchors),
                    events=tuple(anchors.event(events[name]) for name in said.events),
                )
                for said in voice.said
            ),
        )
        for voice in voices
    )


def _inside(claim: str | None, anchors: Anchors) -> Link | None:
    if claim is None or claim not in anchors.claims:
        return None
    return Link(f"#c{anchors.claims[claim]}", f"claim {anchors.claims[claim]}")


def pair_rows(found: Sequence[Pair]) -> tuple[PairRow, ...]:
    """The pairs, the busiest first."""
    rows = []
    for n, pair in enumerate(found, 1):
        css = {1: "co", -1: "cf", 0: "ne"}[pair.sign]
        dates = dict.fromkeys(spoken_date(d) for d in (pair.first, pair.last) if d)
        rows.append(
            PairRow(n, squeezed(pair.a_name), squeezed(pair.b_name), css, SIGN_GLYPHS[css], pair, signed(pair.mean),
                    " to ".join(dates))
        )  # fmt: skip
    return tuple(rows)


def sentences(lines: Sequence[Line], documents: Sequence[CodedDocument], anchors: Anchors) -> tuple[Sentence, ...]:
    """The lines of an answer, each with links to the rows of its events: one a sentence, at most six."""
    events = {e.id: e for c in documents for e in c.events}
    found = []
    for line in lines:
        links = list({at.text: at for at in (anchors.event(events[name]) for name in line.events)}.values())[:6]
        links += [
            Link(f"#k{anchors.commitments[name]}", f"commitment {anchors.commitments[name]}")
            for name in line.records
            if name in anchors.commitments and len(line.records) == 1
        ]
        found.append(Sentence(squeezed(line.text), tuple(links)))
    return tuple(found)


def entries(found: Sequence[Entry], documents: Sequence[CodedDocument], anchors: Anchors) -> tuple[EntryRow, ...]:
    """Entries of a timeline as rows."""
    lines = sentences([entry.line for entry in found], documents, anchors)
    published = {c.document.id: c.document.published for c in documents}
    stock = shelf(documents)

    def when(entry: Entry) -> str:
        day = published[entry.occurrence.first.doc]
        return spoken_date(entry.date) or (f"told {spoken_date(day.isoformat())}" if day else "")

    return tuple(
        EntryRow(
            squeezed(when(e)),
            e.status,
            STATUS_GLYPHS[e.status],
            sign_class(e.occurrence.intensity),
            line,
            anchors.happenings[e.occurrence.happening.id],
            tellings(e.occurrence, stock, anchors),
        )
        for e, line in zip(found, lines, strict=True)
    )


def filter_parties(rows: Sequence[EventRow]) -> tuple[str, ...]:
    """The parties that rows can be filtered by, in alphabetical order."""
    return tuple(sorted({name for row in rows for name in row.parties.split("|") if name}))


def default_title(documents: Sequence[CodedDocument], about: Sequence[str]) -> str:
    """The page's title where none is given: the countries asked about, the document's own, or how many there are."""
    if about:
        return " and ".join(about_names(about, country_names(documents)))
    if len(documents) == 1 and documents[0].document.title:
        return shortened(documents[0].document.title, 120)
    return f"What {len(documents):,} documents tell" if len(documents) != 1 else "What one document tells"


def about_names(about: Sequence[str], names: Names) -> tuple[str, ...]:
    """The names of the countries asked about."""
    codes = (code.upper() for code in about)
    return tuple(squeezed(names.get(code) or load().state_name(code) or code) for code in codes)
