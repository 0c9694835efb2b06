"""A document's text cut into pieces that carry its marks: coded words, parties, claims, loaded words, commentary."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from foedus.answers import is_commentary, short_label
from foedus.pages.anchors import Anchors
from foedus.pages.clean import clean, shortened
from foedus.pages.wording import CERTAINTY_WORDS, sign_class
from foedus.records import Actor, Block, Claim, CodedDocument, Event


@dataclass(frozen=True, slots=True)
class Tag:
    """A small linked label after a marked stretch; `css` is its colour class."""

    href: str
    text: str
    css: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks. `css` are the classes of the layers around it, "" for plain text.

    `trigger` is the first event whose trigger it is part of; its label is in `tags` only where the trigger ends here.
    """

    text: str
    css: str = ""
    trigger: Tag | None = None
    ends: bool = False
    more: tuple[Tag, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence or what lies between two. `anchor` is its fragment id, "" for text between or for a continuation."""

    pieces: tuple[Piece, ...]
    anchor: str = ""
    number: str = ""
    commentary: bool = False
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the document as the reader sees it."""

    kind: str
    passages: tuple[Passage, ...]


@dataclass(slots=True)
class _Span:
    start: int
    end: int
    css: str
    tag: Tag | None = None
    trigger: bool = False
    last: int = field(default=-1)


@dataclass(frozen=True, slots=True)
class _Unit:
    start: int
    end: int
    block: int
    sentence: int | None


def marked(coded: CodedDocument, anchors: Anchors) -> tuple[Paragraph, ...]:
    """The whole text of a document as paragraphs of passages of pieces, every character in its place exactly once.

    Only white space between blocks is dropped; text that no block holds becomes a paragraph of kind "unread".
    """
    text = clean(coded.document.text)
    blocks = _blocks(text, coded.document.blocks)
    units = list(_units(text, blocks, coded))
    spans = _spans(coded, anchors)
    starts = [unit.start for unit in units]
    for span in spans:
        at = bisect_left(starts, span.end) - 1
        span.last = min(span.end, units[at].end) if at >= 0 else -1
    number = anchors.documents[coded.document.id]
    opinion = {s.sentence for s in coded.slant if is_commentary(s)}
    paragraphs: list[tuple[str, list[Passage]]] = [(block.kind, []) for block in blocks]
    seen: set[int] = set()
    active: list[_Span] = []
    left = iter(spans)
    ahead = next(left, None)
    for unit in units:
        while ahead is not None and ahead.start < unit.end:
            active.append(ahead)
            ahead = next(left, None)
        active = [span for span in active if span.end > unit.start]
        pieces = tuple(_pieces(text, unit, active))
        passages = paragraphs[unit.block][1]
        if unit.sentence is None:
            passages.append(Passage(pieces))
            continue
        whole = unit.sentence not in seen
        seen.add(unit.sentence)
        comment = unit.sentence in opinion
        before = next((p.commentary for p in reversed(passages) if p.number), False)
        passages.append(
            Passage(
                pieces,
                anchor=f"d{number}s{unit.sentence}" if whole else "",
                number=str(unit.sentence),
                commentary=comment,
                opens=comment and not before,
            )
        )
    return tuple(Paragraph(kind, tuple(passages)) for kind, passages in paragraphs if passages)


def _blocks(text: str, given: Sequence[Block]) -> list[Block]:
    """Blocks that cover every character but white space: those given, cut where they overlap, and what lies between."""
    found: list[Block] = []
    at = 0
    for block in sorted(given, key=lambda b: (b.start, b.end)):
        start, end = max(at, block.start), min(block.end, len(text))
        if start >= end:
            continue
        if text[at:start].strip():
            found.append(Block(at, start, "unread"))  # type: ignore[arg-type]
        found.append(Block(start, end, block.kind))
        at = end
    if not found:
        return [Block(a, b, "body") for a, b in _lines(text)]
    if text[at:].strip():
        found.append(Block(at, len(text), "unread"))  # type: ignore[arg-type]
    return found


def _lines(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield at, at + len(line)
        at += len(line)


def _units(text: str, blocks: Sequence[Block], coded: CodedDocument) -> Iterator[_Unit]:
    """The stretches of each block, in order: its sentences, cut at its ends, and the text between them."""
    sentences = sorted(coded.sentences, key=lambda s: (s.start, s.end))
    first = 0
    for n, block in enumerate(blocks):
        at = block.start
        while first < len(sentences) and sentences[first].end <= block.start:
            first += 1
        for sentence in sentences[first:]:
            start, end = max(at, sentence.start), min(sentence.end, block.end)
            if sentence.start >= block.end:
                break
            if start >= end:
                continue
            if start > at:
                yield _Unit(at, start, n, None)
            yield _Unit(start, end, n, sentence.index)
            at = end
        if at < block.end:
            yield _Unit(at, block.end, n, None)


def _spans(coded: CodedDocument, anchors: Anchors) -> list[_Span]:
    """Everything that marks the text, outer layers first among those that start together."""
    length = len(coded.document.text)
    spans: list[_Span] = []
    above = {claim.id: claim for claim in coded.claims}
    for claim in coded.claims:
        content = sorted(claim.content)
        for n, (start, end) in enumerate(content, 1):
            nested = " c2" if _nested(claim, above) else ""
            tag = _claim_tag(claim, coded, anchors) if n == len(content) else None
            spans.append(_Span(start, end, f"cl{nested}", tag))
    for start, end in sorted({(a.start, a.end) for event in coded.events for a in _parties(event)}):
        spans.append(_Span(start, end, "pa"))
    for slant in coded.slant:
        spans += [_Span(start, end, "lo") for start, end in slant.spans]
    for event in coded.events:
        spans.append(_Span(event.start, event.end, "", _event_tag(event, anchors), trigger=True))
    rank = {"cl": 0, "cl c2": 1, "pa": 2, "lo": 3, "": 4}
    fitting = [span for span in spans if 0 <= span.start < span.end <= length]
    return sorted(fitting, key=lambda s: (s.start, -s.end, rank[s.css], s.tag.href if s.tag else ""))


def _pieces(text: str, unit: _Unit, active: Sequence[_Span]) -> Iterator[Piece]:
    here = [span for span in active if span.start < unit.end and span.end > unit.start]
    cuts = {unit.start, unit.end}
    for span in here:
        cuts.update(at for at in (span.start, span.end) if unit.start < at < unit.end)
    points = sorted(cuts)
    for start, end in pairwise(points):
        over = [span for span in here if span.start <= start and span.end >= end]
        css = " ".join(dict.fromkeys(c for span in over for c in span.css.split()))
        triggers = [span.tag for span in over if span.trigger]
        done = [span for span in over if span.last == end and span.tag is not None]
        ended = [span.tag for span in done if span.trigger]
        first = triggers[0] if triggers else None
        more = [tag for tag in ended if tag is not first] + [span.tag for span in done if not span.trigger]
        yield Piece(text[start:end], css, first, first in ended, tuple(tag for tag in more if tag is not None))


def _event_tag(event: Event, anchors: Anchors) -> Tag:
    n = anchors.events[event.id]
    status = "" if event.status == "happened" else f", {event.status}"
    return Tag(
        f"#e{n}", f"{short_label(event.type, event.mode, (event.trigger,))}{status} {n}", sign_class(event.intensity)
    )


def _claim_tag(claim: Claim, coded: CodedDocument, anchors: Anchors) -> Tag:
    text = coded.document.text
    source = claim.actor.name if claim.actor is not None else " ".join(text[a:b] for a, b in claim.source)
    name = shortened(source, 40) or "source not named"
    return Tag(f"#c{anchors.claims[claim.id]}", f"{name}, {CERTAINTY_WORDS[claim.certainty]}", "so")


def _nested(claim: Claim, above: Mapping[str, Claim]) -> bool:
    return claim.inside is not None and claim.inside in above and claim.inside != claim.id


def _parties(event: Event) -> tuple[Actor, ...]:
    return (*event.actor, *event.recipient)
