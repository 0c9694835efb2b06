"""The dossier's two drawings, the timeline and the network: from answers to what the drawings are made of."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from foedus.answers import Entry, Names, Network, Pair, party, short_label
from foedus.answers.words import counted
from foedus.drawing import FOLD, Mark, Node, Sign, Tie, both, draw_network, draw_timeline, sign_of
from foedus.pages.anchors import Anchors
from foedus.pages.wording import signed


def chart(entries: Sequence[Entry], names: Names, anchors: Anchors) -> Markup:
    """The timeline of the dated entries, on one line of its own length, on a narrow page downwards; empty without."""
    marks = [_mark(entry, names, anchors) for entry in entries if entry.date]

    def draw(width: int, ident: str) -> Markup:
        return draw_timeline(marks, width=None if width >= FOLD else width, ident=ident)

    return both(draw, "chart")


def _mark(entry: Entry, names: Names, anchors: Anchors) -> Mark:
    occurrence = entry.occurrence
    happening = occurrence.happening
    short = short_label(happening.type, happening.mode, tuple(event.trigger for event in occurrence.reports))
    sides = (*happening.actors, *happening.recipients)
    found = dict.fromkeys(p[1] for p in (party(a, names) for a in sides) if p is not None)
    return Mark(
        date=entry.date or "",
        sign=sign_of(occurrence.intensity),
        status=entry.status,
        label=f"{short}: {', '.join(found)}" if found else short,
        hint=entry.line.text,
        href=f"#e{anchors.events[occurrence.first.id]}",
        weight=abs(occurrence.intensity),
    )


def web(network: Network, every: Sequence[Pair]) -> Markup:
    """The network in two forms, for wide and narrow pages; empty without any tie. Ties link to the rows of `every`."""
    row = {(pair.a, pair.b): n for n, pair in enumerate(every, 1)}
    nodes = [
        Node(key=n.key, name=n.name, count=n.ties, kind="body" if n.key.startswith("*") else "state")
        for n in network.nodes
    ]
    ties = [_tie(pair, row[pair.a, pair.b]) for pair in network.edges]
    if not ties:
        return Markup("")
    return both(lambda width, ident: draw_network(nodes, ties, width=width, most=len(ties), ident=ident), "web")


def _tie(pair: Pair, row: int) -> Tie:
    done = pair.cooperation + pair.conflict + pair.neutral
    sign: Sign = sign_of(pair.mean) if done else "open"
    parts = [
        counted(pair.cooperation, "time cooperative", "times cooperative") if pair.cooperation else "",
        counted(pair.conflict, "time conflictual", "times conflictual") if pair.conflict else "",
        f"{pair.neutral} neither" if pair.neutral else "",
        f"{pair.open} planned, possible or denied" if pair.open else "",
        f"mean {signed(pair.mean)}" if pair.mean is not None else "",
    ]
    hint = f"{pair.a_name} and {pair.b_name}: " + ", ".join(part for part in parts if part)
    return Tie(a=pair.a, b=pair.b, sign=sign, count=pair.count, hint=hint, href=f"#p{row}")
