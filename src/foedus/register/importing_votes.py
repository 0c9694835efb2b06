"""Votes of the UN General Assembly, as Voeten's data and the unvotes package have them: who voted how, by year."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from foedus.records.imported import RollCall, VoteBook
from foedus.reference import load as load_reference
from foedus.register.check import alive
from foedus.register.importing_rows import Table, Wrong, by_letters, by_number, polity, whole

CALLS = ("rcid", "date")
_LETTERS = {"yes": "y", "1": "y", "abstain": "a", "2": "a", "no": "n", "3": "n", "8": ".", "9": ".", "absent": "."}
_FIRST_SESSION_YEAR = 1945


def calls(table: Table) -> dict[int, RollCall]:
    """The roll calls of a file of roll calls, by id; of a file that has both, those that its rows name."""
    found: dict[int, RollCall] = {}
    for line, (number, on, resolution, title) in table.rows(CALLS, ("unres", "short")):
        try:
            rcid = whole(number, "rcid")
        except Wrong as error:
            table.wrong(line, str(error))
            continue
        if rcid in found:
            continue
        if len(on) < 10 or not on[:4].isdigit():
            table.wrong(line, f"date = {on!r} is no date")
            continue
        found[rcid] = RollCall(rcid, on[:10], resolution, title or "")
    return found


def votes(table: Table, known: dict[int, RollCall]) -> VoteBook:
    """The votes of a file on roll calls that are known; the first vote of a state on a roll call counts."""
    cast: dict[int, dict[str, str]] = defaultdict(dict)
    unknown: dict[str, int] = {}
    strays = 0
    for line, (number, vote, letters, name, code, session) in table.rows(
        ("rcid", "vote"), ("country_code", "country", "ccode", "session")
    ):
        try:
            rcid = whole(number, "rcid")
            letter = _LETTERS.get(vote.lower().removesuffix(".0"))
            if letter is None:
                raise Wrong(f"vote = {vote!r} is none of yes, abstain, no, 1, 2, 3, 8, 9")
            on = known[rcid].date if rcid in known else ""
            state = _state(letters, name, code, on[:4])
        except Wrong as error:
            table.wrong(line, str(error))
            continue
        if state is None:
            unknown.setdefault(name or letters or code, line)
            continue
        if rcid not in known:
            if not session:
                strays += 1
                if strays == 1:
                    table.wrong(line, f"no roll call {rcid} in the file of roll calls (further such rows are counted)")
                continue
            known[rcid] = RollCall(rcid, f"{_FIRST_SESSION_YEAR + whole(session, 'session')}-12-31", "", "")
        cast[rcid].setdefault(state, letter)
    for name, line in unknown.items():
        table.wrong(line, f"{name!r} is no state that foedus knows (first of its rows)")
    if strays > 1:
        table.wrong(0, f"{strays} votes are on roll calls that are not in the file of roll calls")
    return _book(cast, known)


@cache
def _state(letters: str, name: str, code: str, year: str) -> str | None:
    """The state of a row; some data go on calling a state by the name of the one that had its number before."""
    on = f"{year or '1990'}-12-31"
    if code:
        found = by_number(whole(code, "ccode"), on)
    else:
        found = by_letters(letters) or by_letters(name)
        number = load_reference().states[found].cow if found else ""
        if found and number and not alive(load_reference().states, found, on):
            found = by_number(int(number), on)
    return polity(found) if found else None


def _book(cast: dict[int, dict[str, str]], known: dict[int, RollCall]) -> VoteBook:
    years: dict[int, list[int]] = defaultdict(list)
    for rcid in sorted(cast):
        years[int(known[rcid].date[:4])].append(rcid)
    lines: dict[tuple[str, int], str] = {}
    for year, ids in years.items():
        for state in sorted({s for i in ids for s in cast[i]}):
            lines[state, year] = "".join(cast[i].get(state, ".") for i in ids)
    return VoteBook({y: tuple(known[i] for i in years[y]) for y in sorted(years)}, lines)
