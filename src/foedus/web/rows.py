"""Happenings as the rows of a list, each with the sentence that tells it best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from foedus.ledger import Ledger
from foedus.ledger.glimpses import Glimpse
from foedus.pages.clean import squeezed
from foedus.records import Certainty, Happening
from foedus.records.same import Same
from foedus.web.excerpts import Piece, excerpt, sentence_url
from foedus.web.templating import url

_NAMED = 3


@dataclass(frozen=True, slots=True)
class Row:
    """A happening in a list: its record, its page, its sentence in pieces with that one's page, and how surely it is
    told, the surest first; `told` is the day of its first report, `said_by` and `denied_by` name the first few."""

    happening: Happening
    href: str
    pieces: tuple[Piece, ...]
    sentence: str
    certainties: tuple[Certainty, ...]
    told: str | None
    said_by: str
    denied_by: str

    @property
    def reports(self) -> int:
        """How often it is told."""
        return len(self.happening.events)

    @property
    def publishers(self) -> int:
        """By how many publishers."""
        return len(self.happening.publishers)


def rows(ledger: Ledger, happenings: Sequence[Happening], search: str | None = None) -> tuple[Row, ...]:
    """A row for each happening; with `search`, each with a sentence that holds its words where there is one."""
    seen = ledger.glimpses(happenings, search)
    return tuple(_row(Same(happening), Same(seen.get(happening.id))) for happening in happenings)


def happening_url(happening: str) -> str:
    """The address of a happening's page."""
    return url("/happening", id=happening)


def first_few(names: Sequence[str], most: int = _NAMED) -> str:
    """The first names; beyond `most` how many more."""
    shown = [squeezed(name) for name in names[:most]]
    return ", ".join(shown) + (f" and {len(names) - most:,} more" if len(names) > most else "")


# Of the same records the same rows: most lists show what others have shown before.
@lru_cache(maxsize=12_000)
def _row(one: Same[Happening], glimpse: Same[Glimpse | None]) -> Row:
    happening, seen = one.one, glimpse.one
    return Row(
        happening=happening,
        href=happening_url(happening.id),
        pieces=excerpt(seen.text, seen.hits) if seen else (),
        sentence=sentence_url(seen.doc, seen.sentence) if seen else "",
        certainties=seen.certainties if seen else (),
        told=seen.told if seen else None,
        said_by=first_few(happening.asserted_by),
        denied_by=first_few(happening.denied_by),
    )
