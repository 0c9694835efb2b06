"""A run: what one coder gave for each of the gold documents; and what every file of coded records has in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from foedus.errors import InputError
from foedus.evaluation.files import json_lines

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Run(Generic[T]):
    """For each gold document the records of a run, or None where the run does not cover the document.

    `note` says in words what of a file could not be used.
    """

    records: tuple[tuple[T, ...] | None, ...]
    note: str = ""

    def covered(self) -> list[int]:
        """The places of the documents that it covers."""
        return [n for n, records in enumerate(self.records) if records is not None]


def from_lines(path: Path, ids: Sequence[str], make: Callable[[Mapping[str, Any]], T], what: str) -> Run[T]:
    """The run of a file with one record a line, each with its `doc`; a document without any has none.

    Raises InputError naming file and line, or where no record is of a gold document.
    """
    by_doc: defaultdict[str, list[T]] = defaultdict(list)
    known, strange = set(ids), set()

    def take(row: Mapping[str, Any]) -> None:
        doc = str(row["doc"])
        if doc in known:
            by_doc[doc].append(make(row))
        else:
            strange.add(doc)

    json_lines(path, take, what)
    return gathered(path, ids, by_doc, strange)


def gathered(path: Path, ids: Sequence[str], by_doc: Mapping[str, Sequence[T]], strange: set[str]) -> Run[T]:
    """A run of records by document. Raises InputError where all are of `strange` documents, which gold has not."""
    if strange and not by_doc:
        problem = f"none of its records is of a document of the gold file; its documents are {some(strange)}"
        raise InputError(problem, where=path, remedy=f"the ids wanted are {some(ids)}")
    note = f"{path}: left out {len(strange)} documents that the gold file has not ({some(strange)})" if strange else ""
    return Run(tuple(tuple(by_doc.get(name, ())) for name in ids), note)


def some(names: Sequence[str] | set[str]) -> str:
    """The first of some names, for a message."""
    listed = sorted(set(names))
    return ", ".join(map(repr, listed[:3])) + (", ..." if len(listed) > 3 else "")
