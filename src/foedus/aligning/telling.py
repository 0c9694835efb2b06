"""An alignment as text that is read in ten seconds: the three sources one under the other, each with its curve."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from textwrap import wrap

from foedus.aligning.stream import by_id, moves, score_on
from foedus.aligning.votes import LEAST
from foedus.records.alignment import Act, Alignment, Blocs, CommitmentYear, Day, Stream, VoteYear
from foedus.reference import load as load_reference
from foedus.register import existed
from foedus.register.importing_rows import polity

_BARS = "▁▂▃▄▅▆▇█"
_WIDTH = 60
_ROWS = 8
_JUMP = 0.1
_NEAR = 5
_OWES = ("nothing", "to consult", "neutrality or no attack", "to fight")
_LINE = 110


def told(found: Alignment, *, why: bool = False) -> str:
    """The answer for a terminal; with `why` also what each value is made of."""
    lines = [f"{found.x_name} ({found.x}) and {found.y_name} ({found.y})", ""]
    lines += _commitments(found, why)
    lines += _happenings(found, why)
    lines += _votes(found, why)
    lines += [f"- {note}" for note in found.notes]
    return "\n".join(lines).rstrip() + "\n"


def spark(values: Sequence[float | None], low: float, high: float) -> str:
    """Values as a curve of at most 60 signs, from `low` to `high`; a blank where there is none."""
    if len(values) > _WIDTH:
        values = [values[n * len(values) // _WIDTH] for n in range(_WIDTH)]
    span = (high - low) or 1.0
    return "".join(
        " " if v is None else _BARS[max(0, min(len(_BARS) - 1, int((v - low) / span * len(_BARS))))] for v in values
    )


def _number(value: float | None) -> str:
    return "     -" if value is None else f"{_signed(value, 2):>6}"


def _signed(value: float, digits: int) -> str:
    """A number with its sign, 0 always as +0."""
    return f"{round(value, digits) + 0.0:+.{digits}f}"


def _curve(kappas: Sequence[float | None]) -> str:
    known = [k for k in kappas if k is not None]
    if not known:
        return "  kappa: says nothing in any year"
    return f"  kappa {_signed(known[0], 2)} {spark(kappas, min(*known, 0.0), 1.0)} {_signed(known[-1], 2)}"


def _commitments(found: Alignment, why: bool) -> Iterator[str]:
    years = found.commitments
    if not years:
        return
    last, first = years[-1], years[0]
    names = dict(found.treaty_names)
    yield f"COMMITMENTS in force, {first.year} to {last.year} (register: {found.register}; {last.states} states)"
    yield _curve([y.valued.kappa for y in years])
    yield f"  {'year':6}{'kappa':>6}{'pi':>8}{'S':>8}{'S sq.':>8}   treaties between the two"
    for year in _shown(years):
        yield f"  {year.year:<6}" + "  ".join(_number(v) for v in _four(year)) + f"   {_between(year)}".rstrip()
    yield "  kappa and pi: 0 as by chance, 1 alike. S alone misleads: states without treaties look alike."
    if last.treaties:
        yield f"  In force between them in {last.year}:"
        for t in last.treaties:
            yield from wrap(
                f"{t}  {names.get(t, '')}".rstrip(), _LINE, initial_indent="    ", subsequent_indent=" " * 8
            )
        yield f"    {found.x} owes {found.y}: {_OWES[last.x_owes]}; {found.y} owes {found.x}: {_OWES[last.y_owes]}."
    else:
        yield f"  Nothing in force between them in {last.year}."
    if why:
        yield f"  {last.year} is made of (what each owes to third states, 0 to 3):"
        yield from (f"    {line}" for line in _partners(found, last))
    yield ""


def _four(year: CommitmentYear) -> tuple[float | None, ...]:
    valued = year.valued
    return valued.kappa, valued.pi, valued.s, valued.s_squared


def _shown(years: Sequence[CommitmentYear]) -> list[CommitmentYear]:
    """First, last, and the years in which most changed."""
    ranked = []
    for before, year in pairwise(years):
        jump = abs((year.valued.kappa or 0.0) - (before.valued.kappa or 0.0))
        if year.begun or year.ended or jump >= _JUMP:
            ranked.append((bool(year.begun or year.ended), jump, year))
    ranked.sort(key=lambda r: (-r[0], -r[1], r[2].year))
    chosen = {y.year: y for _, _, y in ranked[:_ROWS]} | {years[0].year: years[0], years[-1].year: years[-1]}
    return [chosen[y] for y in sorted(chosen)]


def _between(year: CommitmentYear) -> str:
    marks = [f"+{t}" for t in year.begun] + [f"-{t}" for t in year.ended]
    if marks:
        return " ".join(marks)
    return f"{len(year.treaties)} in force" if year.treaties else ""


def _partners(found: Alignment, year: CommitmentYear) -> Iterator[str]:
    same: dict[tuple[int, int], list[str]] = {}
    for partner in year.partners:
        same.setdefault((partner.x_level, partner.y_level), []).append(partner.state)
    for (x, y), states in sorted(same.items(), reverse=True):
        listed = wrap(f"{found.x} {x}, {found.y} {y}: {len(states)}: {' '.join(states)}", _LINE, subsequent_indent="  ")
        yield from listed
    for code, field in ((found.x, 0), (found.y, 1)):
        ids = sorted({i for p in year.partners for i in (p.x_treaties, p.y_treaties)[field]})
        yield from wrap(f"{code} by {', '.join(ids) or 'none'}", _LINE, subsequent_indent="  ")


def _happenings(found: Alignment, why: bool) -> Iterator[str]:
    stream = found.stream
    if stream is None or not stream.acts:
        return
    of = f"{len(stream.acts)} in {stream.documents} documents; half-life {stream.half_life:g} days"
    yield f"HAPPENINGS that the documents tell ({of})"
    ways = {
        "x to y": f"{found.x_name} to {found.y_name}", "y to x": f"{found.y_name} to {found.x_name}",
        "together": "both together",
    }  # fmt: skip
    if stream.score is not None and stream.until is not None:
        curve = spark(_samples(stream), -10.0, 10.0)
        yield f"  balance {stream.days[0].day} {curve} {stream.until}: {_signed(stream.score, 1)} of -10 to +10"
        yield f"  (rests on the weight of {stream.weight:.1f} happenings of that day; 0 is neutral)"
    yield f"  {'':40}{'cooperation':>12}{'conflict':>10}{'neutral':>9}{'not happened':>14}"
    for t in stream.tallies:
        yield f"  {ways[t.direction]:40}{t.cooperation:>12}{t.conflict:>10}{t.neutral:>9}{t.open:>14}"
    known = by_id(stream)
    if stream.days:
        yield "  What moved it most:"
        for day in moves(stream):
            yield from _moved(day, known, ways, why)
    for change in stream.changes:
        yield (
            f"  Changed on {change.day}: mean {change.before:+.1f} of {change.acts_before} happenings before, "
            f"{change.after:+.1f} of {change.acts_after} after"
        )
    if why:
        rest = [a for a in stream.acts if not a.counts]
        if rest:
            yield "  Planned, hypothetical or denied, not counted:"
        for act in rest:
            yield from _act(act, ways, True)
    yield ""


def _samples(stream: Stream) -> list[float | None]:
    first = date.fromisoformat(stream.days[0].day)
    last = date.fromisoformat(stream.until or stream.days[-1].day)
    steps = min(_WIDTH, (last - first).days + 1)
    if steps < 2:
        return [stream.days[-1].score]
    whole = (last - first).days
    days = [first + timedelta(days=round(n * whole / (steps - 1))) for n in range(steps)]
    return [score_on(stream.days, d, stream.half_life) for d in days]


def _moved(day: Day, known: Mapping[str, Act], ways: dict[str, str], why: bool) -> Iterator[str]:
    acts = [known[i] for i in day.acts]
    yield f"    {day.day} by {_signed(day.moved, 1)}"
    ordered = sorted(acts, key=lambda a: (-abs(a.score), a.happening))
    for act in ordered if why else ordered[:2]:
        yield from _act(act, ways, why)
    if not why and len(acts) > 2:
        yield f"      and {len(acts) - 2} more (--why)"


def _act(act: Act, ways: dict[str, str], why: bool) -> Iterator[str]:
    about = " (day estimated)" if act.estimated else ""
    status = "" if act.counts else f", {act.status}"
    yield f"      {act.score:+5.1f}  {ways[act.direction]}: {act.type} “{act.gist}”{status}{about}  [{act.happening}]"
    if why:
        for doc, number, text in act.sentences:
            yield from wrap(f"{doc}:{number}: {text}", _LINE, initial_indent=" " * 13, subsequent_indent=" " * 13)


def _votes(found: Alignment, why: bool) -> Iterator[str]:
    years = found.votes
    if not years:
        return
    yield f"UN GENERAL ASSEMBLY votes, {years[0].year} to {years[-1].year}"
    yield _curve([y.kappa for y in years])
    yield f"  {'year':6}{'kappa':>6}{'agree':>8}{'votes':>8}{'opposed':>9}"
    for year in _sampled(years):
        few = "   too few to tell" if year.votes < LEAST else ""
        yield f"  {year.year:<6}{_number(year.kappa)}{year.agreement:>8.0%}{year.votes:>8}{year.opposed:>9}{few}"
    if why:
        yield from wrap(
            f"{years[-1].year}, yes against no: {', '.join(years[-1].apart) or 'none'}", _LINE,
            initial_indent="  ", subsequent_indent="    ",
        )  # fmt: skip
    yield ""


def _sampled(years: Sequence[VoteYear]) -> list[VoteYear]:
    if len(years) <= _ROWS:
        return list(years)
    step = (len(years) - 1) / (_ROWS - 1)
    return [years[round(n * step)] for n in range(_ROWS)]


def _then(code: str, day: str) -> str:
    """A state's name on a day: the Soviet Union's, where Russia goes on as it."""
    reference = load_reference()
    was = next((c for c in reference.states if polity(c) == code and c != code and existed(c, day)), None)
    return reference.state_name(code if was is None or existed(code, day) else was) or code


_TITLES = {"commitments": "by COMMITMENTS in force", "happenings": "by HAPPENINGS told", "votes": "by UN votes"}


def told_blocs(found: Blocs, *, why: bool = False) -> str:
    """The blocs of a day for a terminal."""
    lines = [f"Blocs on {found.on}", ""]
    for source, alone in found.alone:
        mine = [b for b in found.blocs if b.source == source]
        if not mine and not alone:
            continue
        lines.append(f"{_TITLES[source]}: {len(mine)} blocs, {len(alone)} states in none")
        for bloc in mine:
            names = ", ".join(_then(s, found.on) for s in bloc.states)
            size, mean = len(bloc.states), f"{bloc.mean:.2f}" if source != "happenings" else f"{bloc.mean:+.1f}"
            lines += wrap(f"{size:>3}  {mean}  {names}", _LINE, initial_indent="  ", subsequent_indent=" " * 13)
            made = bloc.made_of if why else bloc.made_of[:3]
            more = f" and {len(bloc.made_of) - 3} more" if len(bloc.made_of) > len(made) else ""
            ground = f"from {', '.join(made)}{more}" if made else "nothing among them: what they owe to others is alike"
            lines += wrap(ground, _LINE, initial_indent=" " * 13, subsequent_indent=" " * 13)
            if bloc.near:
                close = [f"{_then(s, found.on)} {mean:.2f}" for s, mean in (bloc.near if why else bloc.near[:_NEAR])]
                more = f" and {len(bloc.near) - _NEAR} more" if len(bloc.near) > len(close) else ""
                lines += wrap(f"close to it: {', '.join(close)}{more}", _LINE, initial_indent=" " * 13,
                              subsequent_indent=" " * 13)  # fmt: skip
        if why and alone:
            lines += wrap(f"in none: {' '.join(alone)}", _LINE, initial_indent="  ", subsequent_indent="  ")
        lines.append("")
    lines += [f"- {note}" for note in found.notes]
    return "\n".join(lines).rstrip() + "\n"
