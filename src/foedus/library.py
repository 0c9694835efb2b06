"""foedus from Python: read and code a text, or files, with the same records as the command line gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date as Date
from pathlib import Path

from foedus.errors import InputError, UsageError
from foedus.parsing import DEFAULT_PIPELINE
from foedus.pipeline import code_document
from foedus.reading import read_paths, read_text
from foedus.records import CodedDocument
from foedus.workers import code_all


def read(
    text: str,
    *,
    date: str | Date | None = None,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    id: str | None = None,
    pipeline: str = DEFAULT_PIPELINE,
    threshold: float | None = None,
) -> CodedDocument:
    """A text read and coded: a document with `.events`, `.claims`, `.slant`, `.happenings` and `.commitments`.

    `date` is the day of publication (a date, or "2024-06-20"); relative dates in the text are resolved against it.
    `threshold` is the score from which an event is kept, None the coder's own (docs/judge.md).
    Every offset points into `.document.text`, which is `text` to the character. Raises InputError for a text that is
    empty or not English, UsageError for a date that is none.

    >>> import foedus
    >>> found = foedus.read("Norway recalled its ambassador from Chad on Monday.", date="2019-05-08")
    >>> [(e.type, e.actor[0].country, e.recipient[0].country, e.date) for e in found.events]
    [('SANCTION', 'NOR', 'TCD', '2019-05-06')]
    """
    document = read_text(text, id=id, title=title, published=_day(date), publisher=publisher, url=url)
    return code_document(document, pipeline=pipeline, threshold=threshold)


def code(
    paths: str | Path | Iterable[str | Path],
    *,
    date: str | Date | None = None,
    workers: int = 1,
    pipeline: str = DEFAULT_PIPELINE,
    threshold: float | None = None,
) -> Iterator[CodedDocument | InputError]:
    """Files, folders or globs coded one by one, in order; what cannot be read comes as an InputError in its place.

    `date` is the publication date of documents that have none, `threshold` the score from which an event is kept (None:
    the coder's own). Memory does not grow with the number of documents.
    """
    listed = [paths] if isinstance(paths, (str, Path)) else paths
    documents = read_paths([str(p) for p in listed], published=_day(date))
    yield from code_all(documents, workers=workers, pipeline=pipeline, threshold=threshold)


def _day(value: str | Date | None) -> Date | None:
    if value is None or isinstance(value, Date):
        return value
    try:
        return Date.fromisoformat(value)
    except ValueError as error:
        raise UsageError(f"{value!r} is no date", remedy='give it as "2024-06-20"') from error
