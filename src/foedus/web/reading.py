"""A document as its page shows it: its marked text, and beside each paragraph what was coded there and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from foedus.answers import is_commentary
from foedus.correcting import Logged
from foedus.correcting.telling import told_all
from foedus.ledger import Ledger
from foedus.ledger.shares import Reported
from foedus.pages.anchors import Anchors
from foedus.pages.articles import title_of
from foedus.pages.clean import shortened, squeezed
from foedus.pages.marks import Paragraph, marked
from foedus.pages.wording import CERTAINTY_WORDS
from foedus.records import Actor, Claim, CodedDocument, Event
from foedus.web.wording import actor_name, day

TITLE = 140
"""So many letters of a document's title are shown, or of its first sentence where it has none."""


@dataclass(frozen=True, slots=True)
class Note:
    """An event beside its paragraph: its number in the text, why it was coded, how widely its happening is told, the
    number of the claim that it stands in, and what a person said of it: "changed", "added", or "" for nothing."""

    number: int
    event: Event
    why: tuple[tuple[str, str], ...]
    told: Reported | None
    claim: int | None
    corrected: str


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph with its events, and with the corrections by which others were found to be none."""

    paragraph: Paragraph
    notes: tuple[Note, ...]
    wrong: tuple[Logged, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim in the table of claims: its number, who makes it, by which words, what is said, the number of the claim
    that it is nested in, and the numbers of the events that stand in it."""

    number: int
    claim: Claim
    who: str
    cue: str
    said: str
    inside: int | None
    events: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """A correction in the document's history: in words, and the day and hour."""

    logged: Logged
    said: str
    when: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All of a document's page but its forms."""

    coded: CodedDocument
    title: str
    parts: tuple[Part, ...]
    statements: tuple[Statement, ...]
    history: tuple[Remark, ...]
    checked: Logged | None
    commentary: int
    loaded: tuple[str, ...]


def reading(ledger: Ledger, doc: str) -> Reading | None:
    """A stored document with everything that its page shows; None where there is none of this id."""
    coded = coded_document(ledger, doc)
    if coded is None:
        return None
    state = ledger.corrections.fates(doc) if ledger.corrections.of(doc) is not None else None
    log = state.log if state is not None else ()
    check = next((one for one in log if state is not None and one.correction is state.check), None)
    numbers = _anchors(coded)
    said = told_all(one.correction for one in log)
    loaded = (coded.document.text[a:b] for s in coded.slant for a, b in s.spans)
    return Reading(
        coded=coded,
        title=title_of(coded, TITLE),
        parts=tuple(_parts(coded, numbers, ledger.told(doc), log)),
        statements=tuple(_statements(coded, numbers)),
        history=tuple(
            Remark(one, said[one.correction.id], one.correction.at[:16].replace("T", " ")) for one in reversed(log)
        ),
        checked=check,
        commentary=sum(map(is_commentary, coded.slant)),
        loaded=tuple(dict.fromkeys(squeezed(word).lower() for word in loaded)),
    )


def coded_document(ledger: Ledger, doc: str) -> CodedDocument | None:
    """A stored document with its records but its happenings, which are joined across documents."""
    document = next(iter(ledger.documents(doc=doc)), None)
    if document is None:
        return None
    events = sorted(ledger.events(doc=doc), key=lambda e: (e.start, e.end, e.id))
    return CodedDocument(
        document, tuple(ledger.sentences(doc)), tuple(events), tuple(ledger.claims(doc=doc)),
        tuple(ledger.slant(doc=doc)), (), tuple(ledger.commitments(doc=doc)),
    )  # fmt: skip


def _anchors(coded: CodedDocument) -> Anchors:
    return Anchors(
        documents={coded.document.id: 1},
        events={e.id: n for n, e in enumerate(coded.events, 1)},
        claims={c.id: n for n, c in enumerate(coded.claims, 1)},
        commitments={},
        happenings={},
    )


def _parts(
    coded: CodedDocument, numbers: Anchors, reported: Mapping[str, Reported], log: Sequence[Logged]
) -> Iterator[Part]:
    paragraphs = marked(coded, numbers)
    home = {p.number: n for n, one in reversed(list(enumerate(paragraphs))) for p in one.passages if p.number}
    notes: defaultdict[int, list[Note]] = defaultdict(list)
    last = len(paragraphs) - 1
    for event in coded.events:
        note = Note(
            numbers.events[event.id], event, tuple(why(event)), reported.get(event.happening or ""),
            numbers.claims.get(event.claim or ""), _corrected(event),
        )  # fmt: skip
        notes[home.get(str(event.sentence), last)].append(note)
    wrong: defaultdict[int, list[Logged]] = defaultdict(list)
    for one in log:
        if one.correction.action == "wrong" and one.fate == "in effect" and one.correction.target is not None:
            at = one.correction.target.start
            sentence = next((s.index for s in reversed(coded.sentences) if s.start <= at), 0)
            wrong[home.get(str(sentence), last)].append(one)
    for n, paragraph in enumerate(paragraphs):
        yield Part(paragraph, tuple(notes[n]), tuple(wrong[n]))


def _corrected(event: Event) -> str:
    said = event.because.get("corrected")
    return "" if said is None else "added" if said == "added" else "changed"


def why(event: Event) -> Iterator[tuple[str, str]]:
    """Why an event was coded as it is, as (name, words): what `foedus explain` says of it."""
    because = event.because
    if "frame" in because:
        kind = f" ({because['by']})" if "by" in because else ""
        yield "Frame", f"{because['frame']}{kind}" + (f", {because['type']}" if "type" in because else "")
    elif "type" in because:
        yield "Type", because["type"]
    if "reach" in because:
        yield "Reach", f"proposed by the judge, not by the frame: {because['reach']}"
    for name, path, side in (("Who", "actor", event.actor), ("To, with", "recipient", event.recipient)):
        for actor in side:
            yield name, _party(actor, because.get(path))
        if not side:
            yield name, "nobody is named" + (f": {because[path]}" if path in because else "")
    if "status" in because:
        yield "Status", f"{event.status}: {because['status']}"
    if event.background:
        yield "Told", "as history, not as this text’s news"
    if event.source is not None:
        yield "Said by", f"{event.source.name}, {CERTAINTY_WORDS[event.certainty]}"
    elif event.certainty != "asserted":
        yield "Said by", f"nobody named, {CERTAINTY_WORDS[event.certainty]}"
    if event.date is not None:
        yield "When", f"{day(event.date)}, known to the {event.date_precision or 'day'}"
    if event.place is not None:
        yield "Where", event.place.name + (f" ({event.place.country})" if event.place.country else "")
    if event.context:
        yield "Context", ", ".join(event.context)
    yield "Class", f"CAMEO root {event.cameo}, {event.quad}, {event.intensity:+.1f} of 10"
    if "corrected" in because:
        yield "Corrected", "an event that was missed" if because["corrected"] == "added" else because["corrected"]
    if "checked" in because:
        yield "Checked", because["checked"]
    yield "Score", f"{event.score:.2f}"


def _party(actor: Actor, path: str | None) -> str:
    words = f"“{squeezed(actor.text)}” is " if actor.text and actor.text != actor.name else ""
    codes = " ".join(filter(None, (actor.country, actor.sector))) or "no country"
    reached = f", reached by {path}" if path and actor.how != "corrected" else ""
    how = "a person said so" if actor.how == "corrected" else f"by {actor.how}"
    return f"{words}{actor.name} ({codes}), {how}{reached}"


def _statements(coded: CodedDocument, numbers: Anchors) -> Iterator[Statement]:
    text = coded.document.text
    within: defaultdict[str, list[int]] = defaultdict(list)
    for event in coded.events:
        if event.claim is not None:
            within[event.claim].append(numbers.events[event.id])
    for claim in coded.claims:
        words = " ".join(text[a:b] for a, b in claim.source)
        yield Statement(
            number=numbers.claims[claim.id],
            claim=claim,
            who=actor_name(claim.actor) if claim.actor is not None else squeezed(words),
            cue=squeezed(" ".join(text[a:b] for a, b in claim.cue)),
            said=shortened(" … ".join(text[a:b] for a, b in claim.content), 600),
            inside=numbers.claims.get(claim.inside or ""),
            events=tuple(within[claim.id]),
        )
