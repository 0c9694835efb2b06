"""Documents coded by several processes, their results in the documents' own order."""

from __future__ import annotations

import gc
import multiprocessing
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date

from foedus.errors import FoedusError, InputError
from foedus.parsing import DEFAULT_PIPELINE, load
from foedus.pipeline import TOGETHER, code_document, code_parsed, together
from foedus.reading import read_text
from foedus.records import CodedDocument, Document, Sentence

_AHEAD = 2
# So many documents are given to a process at once: fewer, so that all have something to do.
_SHARED = 4
# Coded before processes are copied: it touches every table that most documents need.
_WARMING = (
    "Norway recalled its ambassador from Chad on Monday, a spokesman in Lagos said. Peru signed a treaty with Fiji."
)


def code_all(
    documents: Iterable[Document | InputError],
    *,
    workers: int = 1,
    pipeline: str = DEFAULT_PIPELINE,
    threshold: float | None = None,
    waiting: bool = True,
) -> Iterator[CodedDocument | InputError]:
    """Each document coded; what could not be read, and what could not be coded, as an InputError in its place.

    The records are the same for any number of workers. At most some documents a worker are in memory at once. Without
    `waiting` one process answers each document before it asks for the next, which takes longer in all. Raises
    ParserError where the pipeline cannot be loaded, FoedusError where a worker process is killed.
    """
    if workers <= 1:
        for group in together(documents, TOGETHER if waiting else 1):
            yield from _in_place(group, iter(_code_together(_documents(group), pipeline, threshold)))
        return
    # They look for garbage as seldom as this process does.
    seldom = gc.get_threshold()
    with ProcessPoolExecutor(workers, _context(pipeline), gc.set_threshold, seldom) as pool:
        begun: deque[tuple[list[Document | InputError], Future[list[CodedDocument | InputError]]]] = deque()
        for group in together(documents, _SHARED):
            begun.append((group, pool.submit(_code_together, _documents(group), pipeline, threshold)))
            if len(begun) >= workers * _AHEAD:
                yield from _result(*begun.popleft())
        while begun:
            yield from _result(*begun.popleft())


def _documents(group: Iterable[Document | InputError]) -> list[Document]:
    return [item for item in group if isinstance(item, Document)]


def _in_place(
    group: Iterable[Document | InputError], coded: Iterator[CodedDocument | InputError]
) -> Iterator[CodedDocument | InputError]:
    """What came of the documents of a group, each in the place of its document."""
    for item in group:
        yield item if isinstance(item, InputError) else next(coded)


def _code_together(
    documents: Sequence[Document], pipeline: str, threshold: float | None
) -> list[CodedDocument | InputError]:
    """What comes of documents, parsed and coded together; where that fails, of each by itself."""
    parsed: Sequence[tuple[Sentence, ...] | None] = [None] * len(documents)
    try:
        parsed = whole = load(pipeline).parse_all(documents)
        return [*code_parsed(documents, whole, threshold=threshold)]
    except FoedusError:
        raise
    except Exception:
        return [code_safely(d, pipeline, threshold, sentences=s) for d, s in zip(documents, parsed, strict=True)]


def _context(pipeline: str) -> multiprocessing.context.BaseContext:
    """How worker processes start: where that is safe as copies of this one, with the parser and the tables loaded once
    for all; else anew."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return multiprocessing.get_context("spawn")
    code_safely(read_text(_WARMING, published=date(2000, 1, 1)), pipeline)
    return multiprocessing.get_context("fork")


def code_safely(
    document: Document,
    pipeline: str,
    threshold: float | None = None,
    *,
    sentences: tuple[Sentence, ...] | None = None,
) -> CodedDocument | InputError:
    """A document coded, or an InputError that names it: one bad document never stops a run. `sentences` are its own
    where it is parsed already."""
    try:
        return code_document(document, pipeline=pipeline, threshold=threshold, sentences=sentences)
    except FoedusError:
        raise
    except Exception as error:
        problem = f"document {document.id} could not be coded: {type(error).__name__}: {error}"
        return InputError(problem, where=document.origin, remedy="please report it with the text")


def _result(
    group: Iterable[Document | InputError], begun: Future[list[CodedDocument | InputError]]
) -> Iterator[CodedDocument | InputError]:
    try:
        return _in_place(group, iter(begun.result()))
    except BrokenProcessPool as error:
        raise FoedusError(
            "a worker process was killed", remedy="was memory short? try fewer --workers; what was stored is stored"
        ) from error
