"""A file of treaties as records: every key and value checked, everything wrong collected with its treaty."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, cast

from foedus.records.treaty import (
    CONFIDENCES,
    END_MODES,
    LEGAL_FORMS,
    OBJECTS,
    OBLIGATION_KINDS,
    OWED,
    STRENGTHS,
    TEXT_STATUSES,
    TREATY_EVENT_KINDS,
    TRIGGERS,
    Area,
    Obligation,
    Party,
    Treaty,
    TreatyEvent,
    When,
)
from foedus.register.days import is_date

_TREATY = frozenset(
    "id name also form signed in_force ended end_mode term supersedes text confidence doubt source note parties "
    "obligation event".split()
)
_OBLIGATION = frozenset(
    "kind article obligors beneficiaries strength owed automatic trigger trigger_words area objects from to when doubt "
    "note".split()
)
_EVENT = frozenset("kind date until states toward article contested note".split())
_WHEN = frozenset(
    "adversary not_adversary unprovoked min_attackers ongoing_war third_party_first demand_first request "
    "organ_decision joint_finding exclude".split()
)


class Reader:
    """One table of a file, read key by key; what is wrong goes to `problems`, and the reading goes on."""

    def __init__(self, table: Mapping[str, Any], where: str, problems: list[str]) -> None:
        self.table = table
        self.where = where
        self.problems = problems

    def wrong(self, what: str) -> None:
        """Note a problem of this table."""
        self.problems.append(f"{self.where}: {what}")

    def keys(self, known: frozenset[str]) -> None:
        """Note keys that the format does not have."""
        for name in sorted(set(self.table) - known):
            self.wrong(f"there is no key {name!r}")

    def text(self, name: str, *, required: bool = False) -> str | None:
        """A string, None where absent."""
        value = self.table.get(name)
        if value is None or value == "":
            if required:
                self.wrong(f"{name} is missing")
            return None
        if not isinstance(value, str):
            self.wrong(f"{name} is no text in quotation marks")
            return None
        return value

    def choice(self, name: str, choices: tuple[str, ...], default: str | None) -> Any:
        """One of a closed list."""
        value = self.text(name, required=default is None)
        if value is None:
            return default
        if value not in choices:
            self.wrong(f"{name} = {value!r} is none of {', '.join(choices)}")
            return default if default is not None else choices[0]
        return value

    def day(self, name: str) -> str | None:
        """An ISO date, perhaps partial."""
        value = self.text(name)
        if value is not None and not is_date(value):
            self.wrong(f"{name} = {value!r} is no date (YYYY, YYYY-MM or YYYY-MM-DD)")
            return None
        return value

    def flag(self, name: str) -> bool:
        """A truth value, false where absent."""
        value = self.table.get(name, False)
        if not isinstance(value, bool):
            self.wrong(f"{name} is neither true nor false")
            return False
        return value

    def strings(self, name: str) -> tuple[str, ...]:
        """A list of strings; one string counts as a list of one."""
        value = self.table.get(name, ())
        if isinstance(value, str):
            return (value,)
        if not isinstance(value, (list, tuple)) or not all(isinstance(v, str) for v in value):
            self.wrong(f"{name} is no list of texts")
            return ()
        return tuple(value)

    def tables(self, name: str) -> list[Mapping[str, Any]]:
        """A list of tables."""
        value = self.table.get(name, [])
        if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
            self.wrong(f"{name} is no list of tables")
            return []
        return value


def read_file(content: Mapping[str, Any], file: str, problems: list[str]) -> tuple[list[Treaty], list[Area]]:
    """The treaties and areas of one parsed TOML file; what is wrong is added to `problems`."""
    top = Reader(content, file, problems)
    top.keys(frozenset({"treaty", "area"}))
    return [_treaty(t, file, problems) for t in top.tables("treaty")], [
        _area(a, file, problems) for a in top.tables("area")
    ]


def _area(table: Mapping[str, Any], file: str, problems: list[str]) -> Area:
    read = Reader(table, f"{file}: area {table.get('id', '?')}", problems)
    read.keys(frozenset({"id", "words", "include", "exclude"}))
    return Area(
        read.text("id", required=True) or "?", read.text("words", required=True) or "", read.strings("include"),
        read.strings("exclude"), file,
    )  # fmt: skip


def _treaty(table: Mapping[str, Any], file: str, problems: list[str]) -> Treaty:
    name = str(table.get("id", "?"))
    read = Reader(table, f"{file}: {name}", problems)
    read.keys(_TREATY)
    treaty = Treaty(
        id=read.text("id", required=True) or "?",
        name=read.text("name", required=True) or "",
        form=read.choice("form", LEGAL_FORMS, None),
        parties=tuple(_parties(read)),
        obligations=tuple(_obligation(o, name, file, problems) for o in read.tables("obligation")),
        signed=read.day("signed"),
        in_force=read.day("in_force"),
        ended=read.day("ended"),
        end_mode=read.choice("end_mode", END_MODES, "") or None,
        also=read.strings("also"),
        term=read.text("term"),
        supersedes=read.strings("supersedes"),
        text=read.choice("text", TEXT_STATUSES, "published"),
        confidence=read.choice("confidence", CONFIDENCES, "sure"),
        doubt=read.text("doubt"),
        source=read.text("source", required=True) or "",
        note=read.text("note"),
        events=tuple(_event(e, name, file, problems) for e in read.tables("event")),
        file=file,
    )
    if not treaty.obligations:
        read.wrong("it has no [[treaty.obligation]]")
    return treaty


def _parties(read: Reader) -> Iterable[Party]:
    for row in read.tables("parties"):
        party = Reader(row, f"{read.where}: party {row.get('state', '?')}", read.problems)
        party.keys(frozenset({"state", "from", "to", "note"}))
        yield Party(party.text("state", required=True) or "?", party.day("from"), party.day("to"))


def _obligation(table: Mapping[str, Any], treaty: str, file: str, problems: list[str]) -> Obligation:
    read = Reader(table, f"{file}: {treaty}: article {table.get('article', '?')} ({table.get('kind', '?')})", problems)
    read.keys(_OBLIGATION)
    when = table.get("when", {})
    if not isinstance(when, dict):
        read.wrong("when is no table")
        when = {}
    kind = read.choice("kind", OBLIGATION_KINDS, None)
    return Obligation(
        kind=kind,
        article=str(table.get("article", "")),
        obligors=read.strings("obligors") or ("*",),
        beneficiaries=read.strings("beneficiaries") or ("*",),
        strength=read.choice("strength", STRENGTHS, "consult only" if kind == "consultation" else "unqualified"),
        owed=read.choice("owed", OWED, "") or None,
        automatic=read.flag("automatic"),
        trigger=read.choice("trigger", TRIGGERS, "none" if kind == "nonaggression" else "armed attack"),
        trigger_words=read.text("trigger_words") or "",
        area=read.text("area"),
        objects=cast(Any, tuple(o for o in read.strings("objects") if _known(o, OBJECTS, read))),
        since=read.day("from"),
        until=read.day("to"),
        when=_when(Reader(when, read.where + " when", problems)),
        doubt=read.text("doubt"),
    )


def _known(value: str, choices: tuple[str, ...], read: Reader) -> bool:
    if value not in choices:
        read.wrong(f"{value!r} is none of {', '.join(choices)}")
    return value in choices


def _when(read: Reader) -> When:
    read.keys(_WHEN)
    least = read.table.get("min_attackers", 1)
    if not isinstance(least, int) or isinstance(least, bool) or least < 1:
        read.wrong("min_attackers is no whole number from 1")
        least = 1
    return When(
        read.strings("adversary"), read.strings("not_adversary"), read.flag("unprovoked"), least,
        read.flag("ongoing_war"), read.text("third_party_first"), read.flag("demand_first"), read.flag("request"),
        read.text("organ_decision"), read.flag("joint_finding"), read.strings("exclude"),
    )  # fmt: skip


def _event(table: Mapping[str, Any], treaty: str, file: str, problems: list[str]) -> TreatyEvent:
    read = Reader(table, f"{file}: {treaty}: event {table.get('kind', '?')} {table.get('date', '')}", problems)
    read.keys(_EVENT)
    if "date" not in table:
        read.wrong("date is missing")
    note = read.text("note") or ""
    named = re.search(r"\barticle (\w+)", note)
    return TreatyEvent(
        read.choice("kind", TREATY_EVENT_KINDS, None), read.day("date") or "", read.day("until"),
        read.strings("states"), read.strings("toward"), read.text("article") or (named[1] if named else None),
        read.flag("contested"), note,
    )  # fmt: skip
