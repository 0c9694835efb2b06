"""Documents coded by several processes, their results in the documents' own order."""

from __future__ import annotations

import multiprocessing
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date

from foedus.errors import FoedusError, InputError
from foedus.parsing import DEFAULT_PIPELINE
from foedus.pipeline import code_document
from foedus.reading import read_text
from foedus.records import CodedDocument, Document

_AHEAD = 4
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
) -> Iterator[CodedDocument | InputError]:
    """Each document coded; what could not be read, and what could not be coded, as an InputError in its place.

    The records are the same for any number of workers. At most a few documents a worker are in memory at once. Raises
    ParserError where the pipeline cannot be loaded, FoedusError where a worker process is killed.
    """
    if workers <= 1:
        for item in documents:
            yield item if isinstance(item, InputError) else code_safely(item, pipeline, threshold)
        return
    with ProcessPoolExecutor(workers, mp_context=_context(pipeline)) as pool:
        waiting: deque[Future[CodedDocument | InputError] | InputError] = deque()
        for item in documents:
            waiting.append(
                item if isinstance(item, InputError) else pool.submit(code_safely, item, pipeline, threshold)
            )
            if len(waiting) >= workers * _AHEAD:
                yield _result(waiting.popleft())
        while waiting:
            yield _result(waiting.popleft())


def _context(pipeline: str) -> multiprocessing.context.BaseContext:
    """How worker processes start: where that is safe as copies of this one, with the parser and the tables loaded once
    for all; else anew."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return multiprocessing.get_context("spawn")
    code_safely(read_text(_WARMING, published=date(2000, 1, 1)), pipeline)
    return multiprocessing.get_context("fork")


def code_safely(document: Document, pipeline: str, threshold: float | None = None) -> CodedDocument | InputError:
    """A document coded, or an InputError that names it: one bad document never stops a run."""
    try:
        return code_document(document, pipeline=pipeline, threshold=threshold)
    except FoedusError:
        raise
    except Exception as error:
        problem = f"document {document.id} could not be coded: {type(error).__name__}: {error}"
        return InputError(problem, where=document.origin, remedy="please report it with the text")


def _result(waiting: Future[CodedDocument | InputError] | InputError) -> CodedDocument | InputError:
    if isinstance(waiting, InputError):
        return waiting
    try:
        return waiting.result()
    except BrokenProcessPool as error:
        raise FoedusError(
            "a worker process was killed", remedy="was memory short? try fewer --workers; what was stored is stored"
        ) from error
