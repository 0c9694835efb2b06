"""What the pages' templates call things: dates, numbers, types, signs, parties and their addresses."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from foedus.answers import called, kind_name, spoken_date
from foedus.answers.words import counted, words
from foedus.coding.ontology import ontology
from foedus.pages.clean import shortened, squeezed
from foedus.pages.wording import CERTAINTY_WORDS, SIGN_GLYPHS, SIGN_WORDS, STATUS_GLYPHS, sign_class, signed
from foedus.records import Actor
from foedus.reference import load

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(value: date | str | None) -> str:
    """A date as people write it: "19 June 2024", "June 2024", "2024"; "" for none."""
    return spoken_date(value.isoformat()[:10] if isinstance(value, date) else value)


def short_day(value: date | str | None) -> str:
    """A date for narrow columns: "19 Jun 2024", "Jun 2024", "2024"; "" for none."""
    said = day(value)
    month = next((part for part in said.split() if part.isalpha()), "")
    return said.replace(month, month[:3]) if month[:3] in _MONTHS else said


def span(first: str | None, last: str | None) -> str:
    """From when to when, one date where both are the same."""
    return " to ".join(dict.fromkeys(said for said in (short_day(first), short_day(last)) if said))


def number(value: int) -> str:
    """A number with its thousands parted."""
    return f"{value:,}"


def type_label(type: str) -> str:
    """A PLOVER type as a reader calls it: "Attack or violence"."""
    return words().labels[type].label  # type: ignore[index]


def mode_label(mode: str | None) -> str:
    """A PLOVER mode in words."""
    return squeezed(mode or "").replace("-", " ")


def type_sign(type: str, mode: str | None = None) -> str:
    """The class of a type's sign: co for cooperation, cf for conflict, ne for neither."""
    return sign_class(ontology()[type].intensity(mode))  # type: ignore[index]


def actor_name(actor: Actor) -> str:
    """An actor's name with its country: "Kim Jong Un (North Korea)"."""
    country = actor.country
    names: Mapping[str, str] = {} if country is None else {country: load().state_name(country) or country}
    return squeezed(called(actor, {} if country == "IGO" else names))


def actor_key(actor: Actor) -> str:
    """An actor as a filter takes it: a state's code, else the name."""
    return actor.country if actor.kind == "state" and actor.country else actor.name


def party_name(key: str) -> str:
    """A party of a happening by its name: the state's for a code."""
    return load().state_name(key) or key


def parties(actors: Sequence[Actor]) -> list[tuple[str, str]]:
    """Name and key of each of several actors, each once, in order; one phrase that stands for several countries
    ("British and French warplanes") once, with all of them."""
    shared: dict[str, list[Actor]] = {}
    for actor in actors:
        shared.setdefault(actor_key(actor), []).append(actor)
    return [(_shared_name(same), key) for key, same in shared.items()]


def _shared_name(same: Sequence[Actor]) -> str:
    codes = dict.fromkeys(actor.country for actor in same if actor.country not in (None, "IGO"))
    if len(codes) < 2:
        return actor_name(same[0])
    return f"{squeezed(same[0].name)} ({', '.join(load().state_name(code or '') or code or '' for code in codes)})"


def foreign(address: str | None) -> str | None:
    """The address of a document on the web where it may be a link: http and https only, of printable characters."""
    if address is None or not address.isprintable() or any(sign in address for sign in " \"'<>\\`"):
        return None
    return address if address.lower().startswith(("http://", "https://")) and len(address) <= 2_000 else None


FILTERS: Mapping[str, Callable[..., Any]] = {
    "day": day, "short_day": short_day, "number": number, "squeezed": squeezed, "shortened": shortened,
    "type_label": type_label, "mode_label": mode_label, "actor_name": actor_name, "actor_key": actor_key,
    "party_name": party_name, "kind_name": kind_name, "parties": parties, "signed": signed, "foreign": foreign,
}  # fmt: skip
GLOBALS: Mapping[str, object] = {
    "counted": counted, "span": span, "type_sign": type_sign, "sign_class": sign_class, "SIGN_GLYPHS": SIGN_GLYPHS,
    "SIGN_WORDS": SIGN_WORDS, "STATUS_GLYPHS": STATUS_GLYPHS, "CERTAINTY_WORDS": CERTAINTY_WORDS,
}  # fmt: skip
