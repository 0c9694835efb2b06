"""An alignment, or blocs, as JSON lines and as table rows: every value with what it was made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from foedus.records import plain
from foedus.records.alignment import Alignment, Blocs, CommitmentYear, Measures

COLUMNS = ("source", "x", "y", "period", "measure", "value", "of", "made_of")


def records(found: Alignment) -> Iterator[dict[str, Any]]:
    """One object a value with its `source` and `record`: year, day, act, change, tally, balance, note."""
    pair = {"x": found.x, "y": found.y}
    for year in found.commitments:
        told = plain(year)
        if not year.partners:
            del told["partners"]
        yield {"source": "commitments", "record": "year", **pair, "register": found.register, **told}
    stream = found.stream
    if stream is not None:
        if stream.score is not None:
            last = {"on": stream.until, "score": stream.score, "weight": stream.weight, "half_life": stream.half_life}
            yield {"source": "happenings", "record": "balance", **pair, **last, "documents": stream.documents}
        for kind, of in (
            ("tally", stream.tallies), ("day", stream.days), ("change", stream.changes), ("act", stream.acts),
        ):  # fmt: skip
            yield from ({"source": "happenings", "record": kind, **pair, **plain(one)} for one in of)
    for cast in found.votes:
        yield {"source": "votes", "record": "year", **pair, **plain(cast)}
    for note in found.notes:
        yield {"source": None, "record": "note", **pair, "note": note}


def rows(found: Alignment) -> Iterator[dict[str, Any]]:
    """One row a number, with COLUMNS. `of`: over how many states, happenings or votes; `made_of`: ids, by ";"."""

    def row(source: str, period: Any, measure: str, value: Any, of: int, made_of: tuple[str, ...]) -> dict[str, Any]:
        cells = (source, found.x, found.y, period, measure, value, of, ";".join(made_of))
        return dict(zip(COLUMNS, cells, strict=True))

    for year in found.commitments:
        made = _treaties(year)
        for scale, measures in (("valued", year.valued), ("binary", year.binary)):
            for field in fields(Measures):
                value = getattr(measures, field.name)
                if value is not None:
                    yield row("commitments", year.year, f"{field.name} {scale}", value, year.states, made)
    if found.stream is not None:
        for day in found.stream.days:
            for name in ("mean", "score", "weight", "moved"):
                yield row("happenings", day.day, name, getattr(day, name), len(day.acts), day.acts)
    for cast in found.votes:
        for name in ("kappa", "pi", "s", "agreement", "opposed"):
            if getattr(cast, name) is not None:
                yield row("votes", cast.year, name, getattr(cast, name), cast.votes, cast.apart)


def _treaties(year: CommitmentYear) -> tuple[str, ...]:
    third = (t for p in year.partners for t in (*p.x_treaties, *p.y_treaties))
    return tuple(sorted({*year.treaties, *third}))


def bloc_records(found: Blocs) -> Iterator[dict[str, Any]]:
    """One object a bloc, then the states in none by source, then notes."""
    yield from ({"record": "bloc", **plain(bloc)} for bloc in found.blocs)
    for source, states in found.alone:
        yield {"record": "alone", "source": source, "on": found.on, "states": list(states)}
    yield from ({"record": "note", "source": None, "on": found.on, "note": note} for note in found.notes)


BLOC_COLUMNS = ("source", "on", "bloc", "state", "mean")


def bloc_rows(found: Blocs) -> Iterator[dict[str, Any]]:
    """One row a state in a bloc, blocs numbered from 1 within their source, 0 for none."""
    numbers: dict[str, int] = {}
    for bloc in found.blocs:
        numbers[bloc.source] = number = numbers.get(bloc.source, 0) + 1
        for state in bloc.states:
            yield dict(zip(BLOC_COLUMNS, (bloc.source, bloc.on, number, state, bloc.mean), strict=True))
    for source, states in found.alone:
        yield from (dict(zip(BLOC_COLUMNS, (source, found.on, 0, s, None), strict=True)) for s in states)
