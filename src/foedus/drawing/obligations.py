"""The answer of the what-if as a picture: attacker and target, and under each who is bound to come in on its side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from foedus.drawing.style import WIDE
from foedus.drawing.svg import Svg, figure, label, linked, num, tag
from foedus.drawing.text import breadth, fitted, wrapped
from foedus.records.finding import Finding, FindingStatus, Side

MOST = 40
_LINE, _INDENT, _SMALL, _LETTER = 17, 26, 12, 14
_RANK: Mapping[str, int] = {"bound": 0, "contingent": 1, "not_bound": 2}
DUTIES: Mapping[str, str] = {
    "defence": "to defend", "guarantee": "to uphold", "assistance": "to assist", "offence": "to fight with",
    "neutrality": "to stay neutral toward", "no_assist_aggressor": "to give no help to attackers of",
    "consultation": "to consult with", "nonaggression": "not to attack",
}  # fmt: skip
_WEIGHT: Mapping[str, int] = {"consultation": 2, "neutrality": 1, "no_assist_aggressor": 1, "nonaggression": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """What some states owe alike: `states` by name, `words` what ("to defend Poland"), `treaty` under what.

    `through` is the state, by name, whose entry calls it up (empty: the attack itself does); `depends` what it depends
    on, `torn` what else they promised that pulls the other way. `breach`: the attack itself breaks this duty.
    """

    states: tuple[str, ...]
    side: Side
    status: FindingStatus
    words: str
    treaty: str
    depth: int = 0
    through: str = ""
    depends: str = ""
    torn: str = ""
    breach: bool = False
    weight: int = 0
    hint: str = ""
    href: str = ""


def duties_of(
    findings: Iterable[Finding],
    names: Mapping[str, str],
    hrefs: Mapping[str, str] | None = None,
    *,
    statuses: Sequence[FindingStatus] = ("bound", "contingent", "not_bound"),
) -> tuple[Duty, ...]:
    """Findings as duties, those that differ only in the state bound as one. `hrefs`: the link of each treaty's id."""
    made: dict[tuple[object, ...], Duty] = {}
    for f in findings:
        if f.short_of_treaty or f.status not in statuses:
            continue
        through = f.path[-2] if f.depth and len(f.path) > 1 else ""
        key = (
            f.side,
            f.status,
            f.kind,
            f.treaty_id,
            f.article,
            f.beneficiary,
            f.depth,
            through,
            f.breach,
            f.contingent_on,
        )
        name = names.get(f.state, f.state)
        if key in made:
            had = made[key]
            made[key] = replace(had, states=(*had.states, name)) if name not in had.states else had
            continue
        article = f" {f.article}" if f.article else ""
        words = f"{DUTIES.get(f.kind, f.kind)} {names.get(f.beneficiary, f.beneficiary)}"
        torn = next((c.kind for c in f.contradictions if c.kind not in ("CONSULT_BOTH", "SUPERSEDED")), "")
        made[key] = Duty(
            states=(name,), side=f.side, status=f.status, words=words, treaty=f"{f.treaty_id}{article}", depth=f.depth,
            through=names.get(through, through), depends=", ".join(f.contingent_on).replace("_", " "),
            torn=torn.lower().replace("_", " "), breach=f.breach, weight=_WEIGHT.get(f.kind, 0),
            hint=f"{f.treaty}{article}: {f.why}", href=(hrefs or {}).get(f.treaty_id, ""),
        )  # fmt: skip
    return tuple(made.values())


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
    """Two trees, the target's and the attacker's side, a row a duty: what is nearest first, at most `most` rows.

    `note` stands on the arrow from attacker to target: a date, a place.
    """
    broken = [d for d in duties if d.breach]
    ranked = sorted(
        (d for d in duties if not d.breach), key=lambda d: (d.status == "not_bound", d.depth, d.weight, _RANK[d.status])
    )
    shown, left = ranked[:most], len(ranked) - most
    narrow = width < 620
    gap = 24 if narrow else 60
    panel = width if narrow else (width - gap) / 2
    parts, top = _headline(attacker, target, broken, width, note)
    bottom = top
    for n, side in enumerate(("attacker", "target")):
        x = 0.0 if narrow or n == 0 else panel + gap
        start = bottom if narrow else top
        rows, end = _panel(
            side, attacker if n == 0 else target, [d for d in shown if d.side == side], x, start, panel, narrow
        )
        parts += rows
        bottom = end + 14 if narrow else max(bottom, end)
    if left > 0:
        bottom += 18
        parts.append(label(0, bottom - 4, f"and {left} more duties, further away or not binding", class_="d-small"))
    bound = sum(len(d.states) for d in shown if d.status == "bound")
    open_ = sum(len(d.states) for d in shown if d.status == "contingent")
    desc = (
        f"{attacker} attacks {target}. {bound} duties are binding, {open_} depend on something not known;"
        f" {len(broken)} are broken by the attack."
    )
    title = title or f"{attacker} against {target}: who is bound to whom"
    return figure(parts, kind="obligations", width=width, height=bottom + 8, ident=ident, title=title, desc=desc)


def _headline(attacker: str, target: str, broken: Sequence[Duty], width: int, note: str) -> tuple[list[Svg], float]:
    narrow = width < 620
    gap = 24 if narrow else 60
    half = (width - gap) / 2
    box = min(half, 300.0) if not narrow else half - 14
    left, right = 0.5, (half + gap if not narrow else width - box - 0.5)
    parts = []
    for x, who, what, css in ((left, attacker, "attacks", "d-attacker"), (right, target, "is attacked", "d-target")):
        parts.append(tag("rect", x=x, y=0.5, width=box - 1, height=46, rx=4, class_=f"d-state {css}"))
        parts.append(label(x + 12, 20, fitted(who, box - 24, 15), class_="d-who"))
        parts.append(label(x + 12, 37, what, class_="d-small"))
    start, end = left + box + 4, right - 6
    parts.append(tag("path", d=f"M{num(start)} 23.5H{num(end - 8)}", class_="d-attack"))
    parts.append(tag("path", d=f"M{num(end)} 23.5l-10-6v12z", class_="d-attackhead"))
    if note and end - start > 60:
        parts.append(
            label((start + end) / 2, 16, fitted(note, end - start - 16, _SMALL), class_="d-small", anchor="middle")
        )
    top = 62.0
    if broken:
        treaties = ", ".join(dict.fromkeys(d.treaty for d in broken))
        for line in wrapped(f"The attack itself would break {attacker}’s duty under {treaties}", width - 4, _SMALL, 3):
            parts.append(label(2, top + 4, line, class_="d-small d-broken"))
            top += 16
        top += 6
    return parts, top


def _panel(
    side: str, who: str, duties: Sequence[Duty], x: float, top: float, room: float, narrow: bool
) -> tuple[list[Svg], float]:
    """One side: a spine from its state, a branch a duty, those called up by another's entry further in."""
    heading = f"On {who}’s side" if duties else f"Nobody owes {who} anything here"
    parts = [label(x + 2, top + 12, fitted(heading, room - 8, _LETTER), class_="d-heading")]
    y = top + 30
    ends: dict[int, float] = {}
    for duty, depth in _tree(duties):
        left = x + 8 + depth * _INDENT
        parts.append(
            tag(
                "path",
                d=f"M{num(left)} {num(ends.get(depth, y - 12))}V{num(y)}H{num(left + 14)}",
                class_=f"d-branch d-{duty.status}",
            )
        )
        ends[depth] = y
        ends = {d: at for d, at in ends.items() if d <= depth} | {depth + 1: y + 6}
        row, y = _row(duty, left + 20, y, x + room)
        parts.append(row)
    return parts, y


def _tree(duties: Sequence[Duty]) -> list[tuple[Duty, int]]:
    """The duties with how far in they stand: each after the one whose state's entry calls it up."""
    ordered: list[tuple[Duty, int]] = []
    for duty in sorted(duties, key=lambda d: d.depth):
        if not duty.through:
            ordered.append((duty, 0))
            continue
        at = next((n for n, (d, _) in enumerate(ordered) if duty.through in d.states and d.depth < duty.depth), None)
        if at is None:
            ordered.append((duty, 0))
            continue
        deep = ordered[at][1] + 1
        at += 1
        while at < len(ordered) and ordered[at][1] >= deep:
            at += 1
        ordered.insert(at, (duty, deep))
    return ordered


def _row(duty: Duty, x: float, y: float, edge: float) -> tuple[Svg, float]:
    room = edge - x - 16
    mark: Svg = tag("circle", cx=x, cy=y, r=5.5, class_=f"d-duty d-{duty.status}")
    if duty.status == "contingent":
        mark = Svg(mark + tag("path", d=f"M{num(x)} {num(y - 5.5)}a5.5 5.5 0 0 0 0 11z", class_="d-half"))
    elif duty.status == "not_bound":
        mark = Svg(mark + tag("path", d=f"M{num(x - 4)} {num(y + 4)}l8-8", class_="d-cross"))
    names = _listed(duty.states, room)
    lines = [(line, "d-names") for line in names]
    lines += [(line, "d-small") for line in wrapped(f"{duty.words}, {duty.treaty}", room, _SMALL, 2)]
    if duty.through:
        lines.append((fitted(f"if {duty.through} comes in", room, _SMALL), "d-small"))
    if duty.depends and duty.status == "contingent":
        lines.append((fitted(f"depends on: {duty.depends}", room, _SMALL), "d-small"))
    if duty.torn:
        lines.append((fitted(f"torn: {duty.torn}", room, _SMALL), "d-small d-broken"))
    texts = [label(x + 14, y + 5 + n * _LINE, text, class_=css) for n, (text, css) in enumerate(lines)]
    hint = duty.hint or f"{', '.join(duty.states)} {duty.words}, {duty.treaty}"
    return linked(duty.href, hint, mark, *texts), y + len(lines) * _LINE + 9


def _listed(states: Sequence[str], room: float) -> list[str]:
    """The states' names on at most two lines, the rest counted."""
    for n in range(len(states), 0, -1):
        rest = len(states) - n
        text = ", ".join(states[:n]) + (f" and {rest} more" if rest else "")
        if breadth(text) * _LETTER <= room * 1.8 or n == 1:
            return wrapped(text, room, _LETTER, 2)
    return []
