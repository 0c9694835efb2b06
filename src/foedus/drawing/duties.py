"""Findings of the what-if as the rows that the picture draws: what is owed alike stands in one row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from foedus.obliging.sections import OWED
from foedus.records.finding import Finding, FindingStatus, Side

HELP, STAY_OUT, CONSULT = 0, 1, 2
_WEIGHT: Mapping[str, int] = {"consultation": CONSULT} | dict.fromkeys(
    ("neutrality", "no_assist_aggressor", "nonaggression"), STAY_OUT
)
_TORN: Mapping[str, tuple[str, str]] = {
    "BOTH_SIDES": ("is also allied to the attacker", "are also allied to the attacker"),
    "FIGHT_VS_NONAGGRESSION": ("has also promised the attacker not to attack it",
                               "have also promised the attacker not to attack it"),
    "FIGHT_VS_NEUTRALITY": ("has also promised the attacker to stay out",
                            "have also promised the attacker to stay out"),
    "INTRA_ALLIANCE": ("is allied to both", "are allied to both"),
}  # fmt: skip
_UNIVERSAL = "nearly all states"
_CODE = re.compile(r"\b[A-Z]{3}\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """What some states owe alike: `states` by name, `words` what ("to defend Poland"), `treaty` under what.

    `through` is the state, by name, whose entry calls it up (empty: the attack itself does). `why`: what a contingent
    duty depends on, or for what reason one does not bind. `torn`: what else they promised that pulls the other way.
    `breach`: the attack itself breaks this duty. `weight`: HELP, STAY_OUT or CONSULT.
    """

    states: tuple[str, ...]
    side: Side
    status: FindingStatus
    words: str
    treaty: str
    depth: int = 0
    through: str = ""
    why: str = ""
    torn: str = ""
    breach: bool = False
    weight: int = HELP
    hint: str = ""
    href: str = ""


@dataclass(slots=True)
class _Draft:
    first: Finding
    kinds: dict[str, None] = field(default_factory=dict)
    states: dict[str, None] = field(default_factory=dict)
    treaties: dict[str, None] = field(default_factory=dict)
    why: dict[str, None] = field(default_factory=dict)
    torn: dict[str, dict[str, None]] = field(default_factory=dict)
    hints: dict[str, None] = field(default_factory=dict)


def duties_of(
    findings: Iterable[Finding],
    names: Mapping[str, str],
    hrefs: Mapping[str, str] | None = None,
    *,
    statuses: Sequence[FindingStatus] = ("bound", "contingent", "not_bound"),
    lapsed: bool = False,
) -> tuple[Duty, ...]:
    """Findings as duties. `names` are the states' by code, `hrefs` the links of treaties by their ids.

    Declarations and laws are left out, and so are treaties that were not in force unless `lapsed`. Several states under
    one article are one duty, several treaties of the same states for the same are one, and so are all consultations and
    all that fail for the same reason.
    """
    findings = tuple(findings)
    attackers = {f.beneficiary for f in findings if f.side == "attacker" and f.depth == 0}
    by_article: dict[tuple[object, ...], _Draft] = {}
    for f in findings:
        if f.short_of_treaty or f.status not in statuses or ("in_force" in f.failed and not lapsed):
            continue
        own: tuple[object, ...] = (f.treaty_id, f.article, f.contingent_on)
        if f.status == "not_bound":
            own = (f.failed,)
        elif f.kind == "consultation":
            own = ()
        _add(by_article.setdefault((*_alike(f), *own), _Draft(f)), f, names)
    merged: dict[tuple[object, ...], _Draft] = {}
    for draft in by_article.values():
        key = (*_alike(draft.first), tuple(draft.states))
        if key in merged:
            had = merged[key]
            for mine, more in ((had.treaties, draft.treaties), (had.why, draft.why), (had.hints, draft.hints)):
                mine.update(more)
            for kind, who in draft.torn.items():
                had.torn.setdefault(kind, {}).update(who)
        else:
            merged[key] = draft
    return tuple(_duty(draft, names, hrefs or {}, attackers) for draft in merged.values())


def _alike(f: Finding) -> tuple[object, ...]:
    kind = _WEIGHT.get(f.kind, HELP) if f.status == "not_bound" else f.kind
    return f.side, f.status, kind, f.beneficiary, f.depth, _through(f), f.breach


def _through(f: Finding) -> str:
    return f.path[-2] if f.depth and len(f.path) > 1 else ""


def _add(draft: _Draft, f: Finding, names: Mapping[str, str]) -> None:
    name = names.get(f.state, f.state)
    article = f" {f.article}" if f.article else ""
    draft.kinds[f.kind] = None
    draft.states[name] = None
    draft.treaties[f"{f.treaty_id}{article}"] = None
    draft.hints[f"{f.treaty}{article}: {f.why}"] = None
    known = False if f.status == "not_bound" else None
    for condition in f.conditions:
        if f.status != "bound" and condition.met is known:
            draft.why[_CODE.sub(lambda code: names.get(code[0], code[0]), condition.words)] = None
    for one in f.contradictions:
        if one.kind in _TORN and _UNIVERSAL not in one.words and f.status != "not_bound":
            draft.torn.setdefault(one.kind, {})[name] = None


def _duty(draft: _Draft, names: Mapping[str, str], hrefs: Mapping[str, str], attackers: Set[str]) -> Duty:
    f = draft.first
    treaties = list(draft.treaties)
    hints = list(draft.hints)
    through = names.get(_through(f), _through(f))
    verb = OWED.get(f.kind, f.kind) if len(draft.kinds) == 1 else "to help"
    words = f"{verb} {names.get(f.beneficiary, f.beneficiary)}"
    if through and f.beneficiary == _through(f) and f.beneficiary not in attackers:
        words += ", if it comes in"
    return Duty(
        states=tuple(draft.states),
        side=f.side,
        status=f.status,
        words=words,
        treaty=", ".join(treaties) if len(treaties) <= 3 else f"{treaties[0]} and {len(treaties) - 1} more treaties",
        depth=f.depth,
        through=through,
        why="; ".join(draft.why),
        torn="; ".join(_torn(kind, list(who), len(draft.states)) for kind, who in draft.torn.items()),
        breach=f.breach,
        weight=_WEIGHT.get(f.kind, HELP),
        hint=" ".join(hints[:3]) + (f" And {len(hints) - 3} more." if len(hints) > 3 else ""),
        href=hrefs.get(f.treaty_id, ""),
    )


def _torn(kind: str, who: Sequence[str], of: int) -> str:
    one, several = _TORN[kind]
    if len(who) == of:
        return one if of == 1 else f"{'both' if of == 2 else 'all'} {several}"
    rest = len(who) - 2
    named = " and ".join(who[:2]) if rest <= 0 else f"{', '.join(who[:2])} and {rest} more"
    return f"{named} {one if len(who) == 1 else several}"
