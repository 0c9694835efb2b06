"""One document through every stage: from Document to CodedDocument."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator

from foedus.actors import find_mentions
from foedus.claims import attribute, find_claims, find_slant
from foedus.coding import code_events
from foedus.commitments import find_commitments
from foedus.happenings import join
from foedus.parsing import DEFAULT_PIPELINE, load
from foedus.records import CodedDocument, Document

Clock = Callable[[str, float], None]


def code_document(
    document: Document,
    *,
    pipeline: str = DEFAULT_PIPELINE,
    threshold: float | None = None,
    clock: Clock | None = None,
) -> CodedDocument:
    """A document with its sentences, events, claims, slant, happenings and commitments.

    `pipeline` names a spaCy pipeline; `threshold` is the score from which an event is kept, None the one that gave the
    best F1 on documents that the judge was not trained on; `clock` is told each stage's name and the seconds that it
    took the processor. The same document gives the same records whatever else is read beside it. Raises ParserError
    where the pipeline cannot be loaded.
    """
    tick = _Ticker(clock)
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


def code_documents(documents: Iterable[Document], *, pipeline: str = DEFAULT_PIPELINE) -> Iterator[CodedDocument]:
    """Documents coded one by one, in their order."""
    for document in documents:
        yield code_document(document, pipeline=pipeline)


class _Ticker:
    def __init__(self, clock: Clock | None) -> None:
        self._clock, self._at = clock, time.process_time()

    def __call__(self, stage: str) -> None:
        if self._clock is not None:
            now = time.process_time()
            self._clock(stage, now - self._at)
            self._at = now
