"""A register of what was imported, so that whatever asks foedus's own can ask it too."""

from __future__ import annotations

from collections import defaultdict

from foedus.errors import UsageError
from foedus.records.imported import Imported, Tie
from foedus.records.treaty import Obligation, Party, Treaty
from foedus.register.days import first_day, last_day
from foedus.register.importing_rows import FIRST_YEAR
from foedus.register.register import Register, continued


def register_of(found: Imported) -> Register:
    """Imported treaties as a register; of dyad-years, one for each pair that is bound, since they name no treaties.

    Raises UsageError for what holds neither. The conditions are those of the data set's columns: that there are some
    and not which (`When.unstated`), and no areas.
    """
    treaties = found.treaties or _pairs(found.ties)
    if not treaties:
        raise UsageError(f"{found.kind} holds no treaties", remedy="import ATOP's members or dyad-years")
    ordered = sorted((continued(t) for t in treaties), key=lambda t: t.id)
    return Register(tuple(ordered), {}, horizon_of(found))


def horizon_of(found: Imported) -> tuple[str, str]:
    """From 1900 to the end of the last year in which the data say that something begins, goes on or ends."""
    ends = [t.until for t in found.ties if t.until]
    # Dyad-years end a spell with the year after the last one.
    last = max((f"{int(e[:4]) - 1}" if e.endswith("-01-01") else e[:4] for e in ends), default="")
    for treaty in found.treaties:
        for party in treaty.parties:
            named = (first_day(party.since) if party.since else "", last_day(party.until) if party.until else "")
            last = max(last, *(n[:4] for n in named))
    return f"{FIRST_YEAR}-01-01", f"{last or FIRST_YEAR}-12-31"


def _pairs(ties: tuple[Tie, ...]) -> list[Treaty]:
    grouped: dict[tuple[str, str], list[Tie]] = defaultdict(list)
    for tie in ties:
        one, other = sorted((tie.obligor, tie.beneficiary))
        grouped[one, other].append(tie)
    return [_pair(pair, of) for pair, of in grouped.items()]


def _pair(pair: tuple[str, str], ties: list[Tie]) -> Treaty:
    begun, ended = min(t.since for t in ties), max(t.until or "9999-12-31" for t in ties)
    data = ties[0].treaty
    return Treaty(
        id=f"ATOP_{pair[0]}_{pair[1]}", name=f"what {data} have between {pair[0]} and {pair[1]}", form="treaty",
        parties=(Party(pair[0]), Party(pair[1])), obligations=tuple(map(_obligation, ties)), signed=begun,
        in_force=begun, ended=None if ended == "9999-12-31" else ended, confidence="likely",
        doubt="imported: by whole years, without treaty, article or conditions", source=f"{data} (Leeds et al. 2002)",
        file="atop-dyads",
    )  # fmt: skip


def _obligation(tie: Tie) -> Obligation:
    return Obligation(
        tie.kind, "", (tie.obligor,), (tie.beneficiary,), since=tie.since, until=tie.until,
        strength="consult only" if tie.kind == "consultation" else "unqualified",
        trigger="none" if tie.kind in ("nonaggression", "offence") else "armed attack",
        trigger_words=f"as {tie.treaty} have it",
    )  # fmt: skip
