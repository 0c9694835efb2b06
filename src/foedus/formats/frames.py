"""Records as an Arrow table, or a pandas or Polars frame where those are installed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from foedus.errors import UsageError
from foedus.formats.flat import flat
from foedus.formats.output import arrow_schema

_KINDS = {
    "Event": "events",
    "Claim": "claims",
    "Slant": "slant",
    "Happening": "happenings",
    "Commitment": "commitments",
    "Document": "documents",
}


def frame(
    records: Iterable[Any], kind: Literal["arrow", "pandas", "polars"] = "arrow", *, of: str | None = None
) -> Any:
    """Records of one kind as a table with the columns of docs/formats.md.

    `of` names the records' kind ("events", ...) where there may be none. Raises UsageError where pandas or Polars is
    asked for and not installed.
    """
    import pyarrow

    listed = list(records)
    name = of or (_KINDS[type(listed[0]).__name__] if listed else "events")
    table = pyarrow.Table.from_pylist([flat(r) for r in listed], schema=arrow_schema(name))
    try:
        if kind == "pandas":
            return table.to_pandas()
        if kind == "polars":
            import polars

            return polars.from_arrow(table)
    except ImportError as error:
        raise UsageError(f"{kind} is not installed", remedy='pip install "foedus[frames]"') from error
    return table
