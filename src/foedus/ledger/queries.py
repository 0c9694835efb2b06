"""Filters of the look-up commands as SQL conditions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

# UNION, not UNION ALL: reactions may run in a circle.
FOLLOWING = """WITH RECURSIVE later(id) AS (SELECT id FROM happenings WHERE reacts_to = ?
    UNION SELECT h.id FROM happenings h JOIN later ON h.reacts_to = later.id) SELECT id FROM later"""


@dataclass(slots=True)
class Where:
    """Conditions joined by AND, with their values."""

    conditions: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    def add(self, condition: str, *values: Any) -> None:
        """One more condition."""
        self.conditions.append(condition)
        self.values.extend(values)

    def equal(self, column: str, value: Any) -> None:
        """The column has this value, where one is given."""
        if value is not None:
            self.add(f"{column} = ?", value)

    def party(self, record: str, actor: str | None) -> None:
        """Some party of the record has this country code or name."""
        if actor is not None:
            self.add(
                f"{record} IN (SELECT record FROM parties WHERE country = ? OR name = ? COLLATE NOCASE)", actor, actor
            )

    def between(self, record: str, pair: tuple[str, ...] | None, *, sides: bool) -> None:
        """Both are parties; with `sides`, on different sides or both acting."""
        if pair is None:
            return
        for one in pair:
            self.party(record, one)
        if sides:
            one, other = pair
            self.add(
                f"""{record} IN (SELECT a.record FROM parties a JOIN parties b ON b.record = a.record
                AND (a.role <> b.role OR a.role = 'actor')
                WHERE (a.country = ? OR a.name = ? COLLATE NOCASE) AND (b.country = ? OR b.name = ? COLLATE NOCASE))""",
                one, one, other, other,
            )  # fmt: skip

    def dates(self, column: str, since: date | None, until: date | None) -> None:
        """From `since` to `until`, both inclusive; a date cut to month or year counts where it can fit."""
        if since is not None:
            day = since.isoformat()
            self.add(f"{column} >= substr(?, 1, length({column}))", day)
        if until is not None:
            self.add(f"substr({column}, 1, 10) <= ?", until.isoformat())

    def search(self, doc: str, sentence: str, words: str | None) -> None:
        """The sentence holds these words, in any order; a phrase in quotation marks holds together."""
        if words is None:
            return
        match = fts(words)
        if not match:
            self.add("0")
            return
        self.add(
            f"({doc}, {sentence}) IN (SELECT s.doc, s.sentence FROM search JOIN sentences s ON s.id = search.rowid "
            "WHERE search MATCH ?)",
            match,
        )

    def sql(self) -> str:
        """The WHERE clause, or nothing."""
        return " WHERE " + " AND ".join(self.conditions) if self.conditions else ""


def fts(words: str) -> str:
    """Words as an FTS5 query in which nothing but quotation marks has a meaning of its own."""
    # SQLite takes a query to end at a zero byte.
    parts = re.findall(r'"([^"]+)"|(\S+)', words.replace("\0", " "))
    terms = [(phrase or word).replace('"', "") for phrase, word in parts]
    return " ".join(f'"{term}"' for term in terms if re.search(r"\w", term))


def limited(limit: int | None, offset: int) -> str:
    """LIMIT and OFFSET; offset alone needs a limit in SQLite."""
    if limit is None and not offset:
        return ""
    return f" LIMIT {-1 if limit is None else int(limit)} OFFSET {int(offset)}"
