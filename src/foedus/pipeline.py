"""Documents through every stage: from Document to CodedDocument."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from foedus.actors import find_mentions
from foedus.claims import attribute, find_all_claims, find_all_slant
from foedus.coding import code_all_events
from foedus.commitments import find_commitments
from foedus.errors import FoedusError, InputError
from foedus.happenings import join
from foedus.parsing import DEFAULT_PIPELINE, load
from foedus.records import CodedDocument, Document, Sentence

Clock = Callable[[str, float], None]
# So many documents are parsed and coded together, or fewer where they have so many characters.
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
    if sentences is None:
        tick = _Ticker(clock)
        sentences = load(pipeline).parse(document)
        tick("parsing")
    (coded,) = code_parsed([document], [sentences], threshold=threshold, clock=clock)
    return coded


def code_parsed(
    documents: Sequence[Document],
    parsed: Sequence[tuple[Sentence, ...]],
    *,
    threshold: float | None = None,
    clock: Clock | None = None,
) -> list[CodedDocument]:
    """Documents coded by their sentences, each as code_document does.

    All go through one stage before the next: the processor then finds more of a stage's code and tables at hand.
    """
    tick = _Ticker(clock)
    texts = list(zip(documents, parsed, strict=True))
    mentions = [find_mentions(d, s) for d, s in texts]
    tick("actors")
    events = code_all_events(documents, parsed, mentions, threshold=threshold)
    tick("coding")
    claims = find_all_claims(documents, parsed, mentions)
    events = [attribute(e, c, s) for e, c, s in zip(events, claims, parsed, strict=True)]
    slant = find_all_slant(documents, parsed, claims)
    tick("claims")
    joined = [join(d, s, e) for (d, s), e in zip(texts, events, strict=True)]
    tick("happenings")
    coded = []
    for (document, sentences), named, said, views, (told, happenings) in zip(
        texts, mentions, claims, slant, joined, strict=True
    ):
        commitments = find_commitments(document, sentences, named, told, said)
        coded.append(CodedDocument(document, sentences, told, said, views, happenings, commitments))
    tick("commitments")
    return coded


def code_documents(
    documents: Iterable[Document],
    *,
    pipeline: str = DEFAULT_PIPELINE,
    threshold: float | None = None,
    clock: Clock | None = None,
) -> Iterator[CodedDocument]:
    """Documents coded one by one, in their order, as code_document does; those beside one another go through each
    stage together, which takes less time and gives the same."""
    for group in together(documents):
        tick = _Ticker(clock)
        parsed = load(pipeline).parse_all(group)
        tick("parsing")
        yield from code_parsed(group, parsed, threshold=threshold, clock=clock)


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
