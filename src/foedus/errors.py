"""The one tree of errors: each says what is wrong, where, and what to do."""

from __future__ import annotations

from pathlib import Path

__all__ = ["DataError", "FoedusError", "InputError", "ParserError", "StoreError", "UsageError"]


class FoedusError(Exception):
    """Anything foedus raises on purpose.

    `problem` says what is wrong, `where` the file (and line) it is wrong in, `remedy` what to do about it.
    """

    def __init__(
        self,
        problem: str,
        *,
        where: str | Path | None = None,
        line: int | None = None,
        remedy: str | None = None,
    ) -> None:
        self.problem = problem
        self.where = None if where is None else str(where)
        self.line = line
        self.remedy = remedy
        super().__init__(problem)

    def __str__(self) -> str:
        place = "" if self.where is None else self.where + (f":{self.line}" if self.line is not None else "") + ": "
        advice = "" if self.remedy is None else f" ({self.remedy})"
        return f"{place}{self.problem}{advice}"


class UsageError(FoedusError):
    """The call itself is wrong: an unknown option value, a date that is none, a state nobody knows."""


class InputError(FoedusError):
    """A document or file that was given cannot be read; the others can."""


class DataError(FoedusError):
    """A reference file of the package (states, leaders, frames, ...) breaks its own rules."""


class ParserError(FoedusError):
    """The spaCy pipeline that was named cannot be loaded or does not parse English."""


class StoreError(FoedusError):
    """The SQLite store cannot be opened, is of a later version, or is no store of foedus."""
