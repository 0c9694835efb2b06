"""Documents through every stage: from Document to CodedDocument."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from foedus.actors import find_mentions
from foedus.claims import attribute, find_claims, find_slant
from foedus.coding import code_events
from foedus.commitments import find_commitments
from foedus.errors import FoedusError, InputError
from foedus.happenings import join
from foedus.parsing import DEFAULT_PIPELINE, load
from foedus.records import CodedDocument, Document, Sentence

Clock = Callable[[str, float], None]
# So many documents are parsed together, or fewer where they have so many characters.
TOGETHER = 16
_CHARACTERS = 16_000
Given = TypeVar("Given", bound=Document | InputError)


def code_document(
    document: Document,
    *,
    pipeline: str = DEFAULT_PIPELINE,
    threshold: float | None = None,
    clock: Clock | None = None,
    sentences: tuple[Sentence, ...] | None = None,
) -> CodedDocument:
    """A document with its sentences, events, claims, slant, happenings and commitments.

    `pipeline` names a spaCy pipeline; `threshold` is the score from which an event is kept, None the one that gave the
    best F1 on documents that the judge was not trained on; `clock` is told each stage's name and the seconds that it
    took the processor; `sentences` are the document's own where it is parsed already. The same document gives the same
    records whatever else is read beside it. Raises ParserError where the pipeline cannot be loaded.
    """
    tick = _Ticker(clock)
    if sentences is None:
        sentences = load(pipeline).parse(document)
        tick("parsing")
    mentions = find_mentions(document, sentences)
    tick("actors")
    events = code_events(document, sentences, mentions, threshold=threshold)
    tick("coding")
    claims = find_claims(document, sentences, mentions)
    events = attribute(events, claims, sentences)
    slant = find_slant(document, sentences, claims)
    tick("claims")
    events, happenings = join(document, sentences, events)
    tick("happenings")
    commitments = find_commitments(document, sentences, mentions, events, claims)
    tick("commitments")
    return CodedDocument(document, sentences, events, claims, slant, happenings, commitments)


def code_documents(
    documents: Iterable[Document],
    *,
    pipeline: str = DEFAULT_PIPELINE,
    threshold: float | None = None,
    clock: Clock | None = None,
) -> Iterator[CodedDocument]:
    """Documents coded one by one, in their order, as code_document does; those beside one another are parsed together,
    which takes less time and gives the same."""
    for group in together(documents):
        tick = _Ticker(clock)
        parsed = load(pipeline).parse_all(group)
        tick("parsing")
        for document, sentences in zip(group, parsed, strict=True):
            yield code_document(document, pipeline=pipeline, threshold=threshold, clock=clock, sentences=sentences)


def together(documents: Iterable[Given], most: int = TOGETHER) -> Iterator[list[Given]]:
    """Documents, or what stands in their place, in groups of at most so many to parse together; a long one ends its
    group. What came before an error is given before it is raised."""
    group: list[Given] = []
    size = 0
    failed: FoedusError | None = None
    left = iter(documents)
    while True:
        try:
            document = next(left)
        except StopIteration:
            break
        except FoedusError as error:
            failed = error
            break
        group.append(document)
        size += len(document.text) if isinstance(document, Document) else 0
        if len(group) >= most or size >= _CHARACTERS:
            yield group
            group, size = [], 0
    if group:
        yield group
    if failed is not None:
        raise failed


class _Ticker:
    def __init__(self, clock: Clock | None) -> None:
        self._clock, self._at = clock, time.process_time()

    def __call__(self, stage: str) -> None:
        if self._clock is not None:
            now = time.process_time()
            self._clock(stage, now - self._at)
            self._at = now
