"""The answer of the what-if as a picture: attacker and target, and under each who is bound to come in on its side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from foedus.drawing.duties import CONSULT, HELP, STAY_OUT, Duty
from foedus.drawing.style import FOLD, WIDE
from foedus.drawing.svg import Svg, figure, joined, label, linked, num, tag
from foedus.drawing.text import BOLD, breadth, fitted, wrapped

MOST = 40
_LINE, _INDENT, _SMALL, _LETTER = 16.5, 24, 12, 14
_RANK = {"bound": 0, "contingent": 1, "not_bound": 2}
_HEADS = {
    (HELP, "bound"): "Bound to come in",
    (HELP, "contingent"): "Contingent",
    (STAY_OUT, "bound"): "Bound to stay out, or to give no help",
    (STAY_OUT, "contingent"): "Perhaps to stay out, or to give no help",
    (CONSULT, "bound"): "Bound to consult",
    (CONSULT, "contingent"): "Perhaps to consult",
}
_NOT = "Not bound, and why"


def draw_obligations(
    attacker: str,
    target: str,
    duties: Sequence[Duty],
    *,
    width: int = WIDE,
    most: int = MOST,
    ident: str = "obligations",
    title: str = "",
    note: str = "",
) -> Markup:
    """Two trees, one for each side, a row a duty, those called up by another's entry under it; at most `most` rows.

    What is nearest and most binding comes first. `note` stands on the arrow from attacker to target: a date, a place.
    """
    broken = [d for d in duties if d.breach]
    ranked = sorted((d for d in duties if not d.breach), key=_rank)
    shown = ranked[:most]
    sides = {s: [d for d in shown if d.side == s] for s in ("attacker", "target")}
    narrow = width < FOLD
    parts, top = _headline(attacker, target, broken, width, note)
    share = min(0.6, max(0.4, 0.34 + 0.5 * len(sides["target"]) / max(1, len(shown))))
    gap = 36
    left = width if narrow else (width - gap) * (1 - share)
    bottom = top
    order = (("target", target), ("attacker", attacker)) if narrow else (("attacker", attacker), ("target", target))
    for side, who in order:
        x = 0.0 if narrow or side == "attacker" else left + gap
        room = left if side == "attacker" or narrow else width - x
        rows, end = _panel(who, sides[side], x, bottom if narrow else top, room)
        parts += rows
        bottom = end + 10 if narrow else max(bottom, end)
    if len(ranked) > most:
        bottom += 18
        words = f"and {len(ranked) - most} more duties, further away or less binding"
        parts.append(label(0, bottom - 4, words, class_="d-small"))
    return figure(
        parts, kind="obligations", width=width, height=bottom + 6, ident=ident,
        title=title or f"{attacker} against {target}: who is bound to whom",
        desc=_described(attacker, target, shown, broken),
    )  # fmt: skip


def _rank(duty: Duty) -> tuple[int, ...]:
    return int(duty.status == "not_bound"), duty.weight == CONSULT, duty.depth, duty.weight, _RANK[duty.status]


def _described(attacker: str, target: str, shown: Sequence[Duty], broken: Sequence[Duty]) -> str:
    said = [f"{attacker} attacks {target}."]
    for side, who in (("target", target), ("attacker", attacker)):
        bound = [s for d in shown if d.side == side and d.status == "bound" and d.weight == HELP for s in d.states]
        open_ = [s for d in shown if d.side == side and d.status == "contingent" and d.weight == HELP for s in d.states]
        bound, open_ = list(dict.fromkeys(bound)), [s for s in dict.fromkeys(open_) if s not in bound]
        said.append(f"Bound to help {who}: {_few(bound)}; perhaps: {_few(open_)}.")
    if broken:
        said.append(f"The attack breaks {len(broken)} duties.")
    return " ".join(said)


def _few(names: Sequence[str]) -> str:
    more = f" and {len(names) - 6} more" if len(names) > 6 else ""
    return ", ".join(names[:6]) + more if names else "nobody"


def _headline(attacker: str, target: str, broken: Sequence[Duty], width: int, note: str) -> tuple[list[Svg], float]:
    """Attacker and target, the arrow between them, and the duties that the attack itself breaks."""
    box = min(320.0, (width - (60 if width < FOLD else 200)) / 2)
    parts = []
    far = width - box - 1.0
    for x, who, what, css in ((1.0, attacker, "attacks", "d-attacker"), (far, target, "is attacked", "d-target")):
        parts.append(tag("rect", x=x, y=1, width=box, height=46, rx=4, class_=f"d-state {css}"))
        parts.append(label(x + 12, 21, fitted(who, box - 24, 15 * BOLD), class_="d-who"))
        parts.append(label(x + 12, 38, what, class_="d-small"))
    start, end = box + 5, far - 5
    parts.append(tag("path", d=f"M{num(start)} 24H{num(end - 8)}", class_="d-attack"))
    parts.append(tag("path", d=f"M{num(end)} 24l-11-6v12z", class_="d-attackhead"))
    words = fitted(note, end - start - 20, _SMALL) if end - start > 90 else ""
    if words:
        parts.append(label((start + end) / 2, 17, words, class_="d-small", anchor="middle"))
    top = 66.0
    if broken:
        treaties = ", ".join(dict.fromkeys(d.treaty for d in broken))
        text = f"Broken by the attack itself: {treaties}"
        lines = wrapped(text, width - 4, _SMALL, 3)
        drawn = [label(1, top + 2 + _LINE * n, line, class_="d-small d-broken") for n, line in enumerate(lines)]
        parts.append(linked(broken[0].href if len(broken) == 1 else "", "; ".join(d.hint for d in broken[:3]), *drawn))
        top += _LINE * len(lines) + 8
    return parts, top


def _panel(who: str, duties: Sequence[Duty], x: float, top: float, room: float) -> tuple[list[Svg], float]:
    """One side: a spine from its state, a branch a duty, those called up by another's entry further in."""
    heading = f"On the side of {who}" if duties else f"Nobody is bound to come in for {who}"
    parts = [label(x + 1, top + 12, fitted(heading, room - 4, 13.5 * BOLD), class_="d-heading")]
    y = top + 32
    spines: list[tuple[float, float]] = [(x + 7, top + 20)]
    lowest = {0: top + 20}
    said = ""
    for duty, depth in _tree(duties):
        head = _NOT if duty.status == "not_bound" else _HEADS[duty.weight, duty.status]
        if depth == 0 and head != said:
            parts.append(label(x + 18, y + 2, fitted(head, room - 20, 11.5), class_="d-small"))
            said = head
            y += 20
        while len(spines) > depth + 1:
            parts.append(_spine(*spines.pop(), lowest[len(spines)]))
        if len(spines) <= depth:
            spines.append((x + 7 + depth * _INDENT, y - 14))
        left = spines[depth][0]
        branch = f"M{num(left)} {num(y)}H{num(left + 12)}"
        parts.append(tag("path", d=branch, class_=f"d-branch d-{duty.status}"))
        lowest[depth] = y
        row, y = _row(duty, left + 18, y, x + room)
        parts.append(row)
    while duties and spines:
        parts.append(_spine(*spines.pop(), lowest[len(spines)]))
    return parts, y


def _spine(x: float, top: float, low: float) -> Svg:
    return tag("path", d=f"M{num(x)} {num(top)}V{num(low)}", class_="d-spine")


def _tree(duties: Sequence[Duty]) -> Iterator[tuple[Duty, int]]:
    """The duties with how far in they stand: each after the first one whose state's entry calls it up."""
    under: dict[int, list[int]] = {}
    roots: list[int] = []
    for n, duty in enumerate(duties):
        at = next(
            (
                m for m, other in enumerate(duties)
                if duty.through and duty.through in other.states and other.depth < duty.depth
                and other.status != "not_bound"
            ),
            None,
        )  # fmt: skip
        (roots if at is None else under.setdefault(at, [])).append(n)

    def walk(n: int, depth: int) -> Iterator[tuple[Duty, int]]:
        yield duties[n], min(depth, 4)
        for child in under.get(n, ()):
            yield from walk(child, depth + 1)

    key = {n: (duties[n].status == "not_bound", duties[n].weight, _RANK[duties[n].status], n) for n in roots}
    for n in sorted(roots, key=key.__getitem__):
        yield from walk(n, 0)


def _row(duty: Duty, x: float, y: float, edge: float) -> tuple[Svg, float]:
    room = edge - x - 16
    lines = [(line, "d-names") for line in _listed(duty.states, room, strong=duty.status != "not_bound")]
    lines += [(line, "d-small") for line in wrapped(f"{duty.words}: {duty.treaty}", room, _SMALL, 2)]
    if duty.why and duty.status != "bound":
        prefix = "" if duty.status == "not_bound" else "depends on: "
        lines += [(line, "d-small d-why") for line in wrapped(prefix + duty.why, room, _SMALL, 2)]
    if duty.torn:
        lines += [(line, "d-small d-broken") for line in wrapped(f"but {duty.torn}", room, _SMALL, 2)]
    faint = " d-faint" if duty.status == "not_bound" else ""
    texts = [label(x + 12, y + 5 + n * _LINE, text, class_=css + faint) for n, (text, css) in enumerate(lines)]
    hint = f"{', '.join(duty.states)} {duty.words}. {duty.hint}"
    return linked(duty.href, hint, status_mark(duty.status, x, y), *texts), y + len(lines) * _LINE + 10


def status_mark(status: str, x: float, y: float) -> Svg:
    """A full, a half or an empty and crossed round: bound, contingent, not bound."""
    parts = [tag("circle", cx=x, cy=y, r=5.5, class_=f"d-duty d-{status}")]
    if status == "contingent":
        parts.append(tag("path", d=f"M{num(x)} {num(y - 5.5)}a5.5 5.5 0 0 0 0 11z", class_="d-half"))
    elif status == "not_bound":
        parts.append(tag("path", d=f"M{num(x - 4)} {num(y + 4)}l8-8", class_="d-cross"))
    return joined(parts)


def _listed(states: Sequence[str], room: float, *, strong: bool) -> list[str]:
    """The states' names on at most two lines, one where it is not strong, the rest counted."""
    most = 2 if strong else 1
    size = _LETTER * BOLD if strong else 13
    left = (room * (1.85 if strong else 1.0)) / size - (breadth(" and 99 more") if len(states) > 1 else 0.0)
    n = 0
    for name in states:
        left -= breadth(name) + breadth(", ")
        if left < 0 and n:
            break
        n += 1
    rest = len(states) - n
    return wrapped(", ".join(states[:n]) + (f" and {rest} more" if rest else ""), room, size, most)
