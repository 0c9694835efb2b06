"""The documents as a page shows them: their marked text, and what in it is their authors' commentary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.answers import Commentary, spoken_date
from foedus.pages.anchors import Anchors, Link
from foedus.pages.clean import shortened, squeezed
from foedus.pages.marks import Paragraph, marked
from foedus.records import CodedDocument

MOST_LOADED = 40


@dataclass(frozen=True, slots=True)
class Article:
    """A document: its title, what is known of where it comes from, its marked text, how much was coded in it."""

    number: int
    title: str
    meta: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    events: int
    claims: int


@dataclass(frozen=True, slots=True)
class Opinion:
    """A document's commentary: its sentences with links, its share in percent, its loaded words with counts."""

    number: int
    title: str
    percent: int
    sentences: int
    remarks: tuple[tuple[Link, str], ...]
    loaded: tuple[tuple[str, int], ...]


def article(coded: CodedDocument, anchors: Anchors) -> Article:
    """A document as the page shows it."""
    document = coded.document
    published = document.published.isoformat() if document.published else None
    meta = (document.publisher, spoken_date(published), document.agency, document.byline, document.url)
    return Article(
        number=anchors.documents[document.id],
        title=title_of(coded),
        meta=tuple(dict.fromkeys(shortened(m, 160) for m in meta if m)),
        paragraphs=marked(coded, anchors),
        events=len(coded.events),
        claims=len(coded.claims),
    )


def title_of(coded: CodedDocument, most: int = 110) -> str:
    """A document's title, else its first sentence, of at most so many letters."""
    first = coded.sentences[0].text if coded.sentences else coded.document.text[:400]
    return shortened(coded.document.title or first, most) or "Untitled"


def opinions(found: Sequence[Commentary], documents: Sequence[CodedDocument], anchors: Anchors) -> tuple[Opinion, ...]:
    """The commentary of each document that has any, or that has loaded words."""
    titles = {coded.document.id: title_of(coded) for coded in documents}
    return tuple(
        Opinion(
            number=anchors.documents[of.doc],
            title=titles[of.doc],
            percent=round(100 * len(of.remarks) / of.sentences),
            sentences=of.sentences,
            remarks=tuple((anchors.sentence(of.doc, r.slant.sentence), squeezed(r.text)) for r in of.remarks),
            loaded=tuple((squeezed(word), n) for word, n in of.loaded[:MOST_LOADED]),
        )
        for of in found
        if of.remarks or of.loaded
    )
