"""Treaties of a register by state, kind of obligation, day, doubt."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from foedus.records.treaty import Treaty
from foedus.register.register import Register
from foedus.register.standing import Standing


def select(
    register: Register,
    states: Collection[str] = (),
    *,
    kind: str | None = None,
    on: date | None = None,
    doubtful: bool = False,
) -> Iterator[Treaty]:
    """The treaties that name all these states, by code, in the order of their ids; of a kind of obligation, in force on
    a day (between those of the states that are parties), with doubts only."""
    wanted = set(states)
    standing = Standing(on.isoformat()) if on is not None else None
    for treaty in register.of(*wanted) if wanted else register.treaties:
        parties = {p.state for p in treaty.parties}
        named = parties | {b for row in register.rows(treaty) for b in row.beneficiaries}
        if not wanted <= named or (kind is not None and all(o.kind != kind for o in treaty.obligations)):
            continue
        if doubtful and treaty.confidence == "sure" and not any(o.doubt for o in treaty.obligations):
            continue
        held = set(standing.parties(treaty)) if standing is not None else None
        if held is None or (held and wanted & parties <= held):
            yield treaty
