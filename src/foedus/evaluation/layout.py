"""Figures as text for a terminal: aligned, with what each means beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Plain = Mapping[str, Any]
_MEANING = {
    "events precision": "coded events that hit one by hand: same sentence, same type",
    "events recall": "events by hand that are hit",
    "events f1": "their harmonic mean",
    "tuples precision": "the same, of hits with actor and recipient right",
    "actor": "of the hits, those with the actor right",
    "recipient": "of the hits, those with the recipient right",
    "status": "of the hits with a status by hand, those with the same",
    "source": "of the same, those that name the same source, or both none",
}


def table(head: Sequence[str], rows: Sequence[Sequence[str]], *, indent: str = "  ", left: int = 1) -> Iterator[str]:
    """Rows under a head, aligned: the first `left` columns and the last where it is words to the left, else right."""
    lines = [list(head), *map(list, rows)]
    widths = [max(len(line[n]) for line in lines) for n in range(len(head))]
    for line in lines:
        cells = [c.ljust(w) if n < left else c.rjust(w) for n, (c, w) in enumerate(zip(line, widths, strict=True))]
        yield (indent + "  ".join(cells)).rstrip()


def number(value: float | None, digits: int = 3, *, sign: bool = False) -> str:
    """A share to so many digits; a dash where there is none."""
    return "-" if value is None else f"{value:+.{digits}f}" if sign else f"{value:.{digits}f}"


def ranged(figure: Plain | None, digits: int = 2) -> str:
    """A figure with its interval; a dash where there was nothing to divide by."""
    return "-" if figure is None else f"{number(figure['value'], digits)} {interval(figure, digits)}"


def interval(figure: Plain, digits: int = 3, *, none: tuple[float, float] = (0.0, 1.0), sign: bool = False) -> str:
    """An interval in brackets; blank where it is all that is possible: there were too few documents for one."""
    if (figure["low"], figure["high"]) == none:
        return " " * (2 * digits + 8 + 2 * sign)
    return f"[{number(figure['low'], digits, sign=sign)}, {number(figure['high'], digits, sign=sign)}]"


def figure_lines(report: Plain, names: Sequence[str], meaning: Mapping[str, str] = _MEANING) -> Iterator[str]:
    """A line for each figure: its name, value, interval, and what it is the share of."""
    wide = max(17, *map(len, names))
    yield f"{'':{wide}}  value  95% interval"
    for name in names:
        figure = report[name]
        if figure is None:
            yield f"{name:{wide}}      -                    {meaning.get(name, '')}".rstrip()
            continue
        yield f"{name:{wide}}  {number(figure['value'])}  {interval(figure)}    {meaning.get(name, '')}".rstrip()


def difference_lines(figures: Mapping[str, Plain]) -> Iterator[str]:
    """Figures of two runs side by side; a star marks a difference whose interval does not hold zero."""
    rows = []
    for name, d in figures.items():
        star = "*" if d["low"] > 0 or d["high"] < 0 else ""
        change = number(d["difference"], sign=True)
        rows.append(
            [name, number(d["other"]), number(d["value"]), change, interval(d, none=(-1.0, 1.0), sign=True), star]
        )
    yield from table(["", "other", "this", "change", "95% interval ", ""], rows)
    yield "  * the interval of the change does not hold 0"
