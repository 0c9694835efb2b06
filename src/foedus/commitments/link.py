"""Which treaty of the register a reported commitment is: by name, or by kind, parties and date; never a guess."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from foedus.commitments.parties import keys
from foedus.records import Commitment
from foedus.records.same import Same
from foedus.records.treaty import ObligationKind, Treaty
from foedus.records.undertaking import Link
from foedus.reference import load as load_reference
from foedus.register import Register, Standing
from foedus.register.days import first_day

_KINDS: Mapping[str, frozenset[ObligationKind]] = {
    "defence": frozenset({"defence", "assistance", "guarantee"}),
    "offence": frozenset({"offence"}),
    "neutrality": frozenset({"neutrality", "no_assist_aggressor"}),
    "nonaggression": frozenset({"nonaggression"}),
    "consultation": frozenset({"consultation"}),
}
"""The register's kinds of obligation that a text's kind may stand for."""

_SMALL = frozenset("the of on and for between a an in with to".split())
_PLAIN = frozenset("treaty pact agreement accord accords alliance deal memorandum charter convention protocol".split())
_COMMON = _PLAIN | frozenset(
    "mutual defense defence security cooperation partnership friendship assistance strategic comprehensive peace "
    "military collective nonaggression non aggression neutrality".split()
)
"""Words that many treaties' names share: a name of these alone tells nothing apart from the parties."""
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_NEAR_DAYS = 31


def link(commitment: Commitment, register: Register, *, published: str | None, sentence: str = "") -> Link | None:
    """The treaty that a commitment is, or None where that does not show or several could be meant.

    certain: the text's name for it is the treaty's and its parties are among the treaty's; or parties, kind and day of
    signature are the same. likely: no other treaty of exactly these parties and this kind was in force, or had been
    signed within a month, when the document was published. `sentence` may hold a year ("the 1951 treaty").
    """
    states = frozenset(
        k for k in keys((*commitment.parties, *commitment.beneficiaries)) if k in load_reference().states
    )
    if not states or commitment.status in ("offered", "threatened", "withheld") or (commitment.terms.number or 1) > 1:
        return None
    if commitment.kind in ("arms", "aid", "sanctions", "diplomatic"):
        return None
    day = (commitment.signed or published or "")[:10]
    among = [one for one in _candidates(Same(register), states) if _known_then(one.treaty, published)]
    return (
        _by_name(commitment, among, states)
        or _by_signature(commitment, among, states)
        or (_by_time(commitment, among, states, day, sentence) if len(states) > 1 and day else None)
    )


class _Candidate(NamedTuple):
    """A treaty with its states, and these without those that others continue (the Soviet Union, for Russia)."""

    treaty: Treaty
    states: frozenset[str]
    now: frozenset[str]


# The reports of one commitment, and many of a pair, have the same candidates.
@lru_cache(maxsize=1024)
def _candidates(given: Same[Register], states: frozenset[str]) -> tuple[_Candidate, ...]:
    """The treaties of a register that bind all of these states, or are owed to them."""
    of = _states_of(given)
    found = ((t, of[t.id]) for t in given.one.of(*sorted(states)))
    return tuple(_Candidate(t, bound, _now(t, bound)) for t, bound in found if states <= bound)


@lru_cache(maxsize=4)
def _states_of(given: Same[Register]) -> Mapping[str, frozenset[str]]:
    """The states of each treaty of a register, by its id."""
    return {t.id: _states(t) for t in given.one.treaties}


def _by_name(commitment: Commitment, among: list[_Candidate], states: frozenset[str]) -> Link | None:
    if not commitment.name:
        return None
    said = normal(commitment.name)
    alike = [one for one in among if said in _names(one.treaty.name, one.treaty.id, *one.treaty.also)]
    telling = not said <= _COMMON and bool(said)
    if len(alike) == 1 and (telling or (len(states) > 1 and alike[0].states == states)):
        treaty = alike[0].treaty
        return Link(treaty.id, treaty.name, "certain", f"the text names it: “{commitment.name}”")
    return None


def _by_signature(commitment: Commitment, among: list[_Candidate], states: frozenset[str]) -> Link | None:
    """The same parties, and the same day of signature as the text tells."""
    if commitment.signed is None or len(commitment.signed) < 10 or len(states) < 2:
        return None
    same = [
        t for t, _, now in among if t.signed == commitment.signed and now == states and not t.short_of_treaty
    ]  # fmt: skip
    if len(same) != 1:
        return None
    kind = _KINDS.get(commitment.kind)
    if kind is None or not kind & {o.kind for o in same[0].obligations}:
        reason = f"signed by the same parties on the same day, {commitment.signed}"
        return Link(same[0].id, same[0].name, "likely", reason)
    reason = f"the same parties, kind and day of signature, {commitment.signed}"
    return Link(same[0].id, same[0].name, "certain", reason)


def _by_time(
    commitment: Commitment, among: list[_Candidate], states: frozenset[str], day: str, sentence: str
) -> Link | None:
    """The one treaty of exactly these parties and this kind that the text can mean on its day."""
    kinds = _KINDS.get(commitment.kind)
    if kinds is None:
        return None
    fitting = [
        t for t, _, now in among if now == states and kinds & {o.kind for o in t.obligations} and not t.short_of_treaty
    ]
    years = set(_YEAR.findall(sentence)) - {day[:4]}
    named = [t for t in fitting if t.signed and t.signed[:4] in years]
    if commitment.status == "signed":
        fitting = [t for t in fitting if t.signed and len(t.signed) == 10 and abs(_days(t.signed, day)) <= _NEAR_DAYS]
        reason = f"the only treaty of this kind that these parties signed about {day}"
        if commitment.signed is not None:
            return None
    elif named:
        fitting, reason = named, f"parties, kind and the year {named[0].signed[:4] if named[0].signed else ''}"
    else:
        standing = Standing(day)
        fitting = [t for t in fitting if standing.parties(t) or _fresh(t, day)]
        reason = f"the only treaty of this kind between these parties on {day}"
    if len(fitting) != 1:
        return None
    return Link(fitting[0].id, fitting[0].name, "likely", reason)


def _fresh(treaty: Treaty, day: str) -> bool:
    """Signed within two years before, and not yet over: it may be called a treaty before it is in force."""
    return bool(
        treaty.signed
        and -730 <= _days(treaty.signed, day) <= 0
        and not (treaty.ended and first_day(treaty.ended) <= day)
    )


def _days(one: str, other: str) -> int:
    return (date.fromisoformat(first_day(one)) - date.fromisoformat(first_day(other))).days


def _known_then(treaty: Treaty, published: str | None) -> bool:
    return published is None or treaty.signed is None or first_day(treaty.signed) <= published[:10]


def _states(treaty: Treaty) -> frozenset[str]:
    return frozenset(p.state for p in treaty.parties) | frozenset(
        b for o in treaty.obligations for b in o.beneficiaries if b != "*"
    )


def _now(treaty: Treaty, states: frozenset[str]) -> frozenset[str]:
    return states - {p.continues for p in treaty.parties if p.continues}


@lru_cache(maxsize=4096)
def _names(*names: str) -> frozenset[frozenset[str]]:
    return frozenset(found for name in names if (found := normal(name)))


def normal(name: str) -> frozenset[str]:
    """A name as the set of its words: without case, small words, years, and the spelling of "defense"."""
    found = re.findall(r"[^\W_]+", name.lower().replace("’", "").replace("defense", "defence"))
    return frozenset(w for w in found if w not in _SMALL and not _YEAR.fullmatch(w))


def between(register: Register, states: Iterable[str], day: str) -> list[Treaty]:
    """The treaties in force on a day that bind two or more of these states, in the order of their ids."""
    wanted, standing = frozenset(states), Standing(day)
    return [t for t in register.of(*sorted(wanted)) if len(wanted & (frozenset(standing.parties(t)))) > 1]
