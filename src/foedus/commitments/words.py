"""The words that make a commitment: instruments, kinds, states, triggers; from data/instruments.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from foedus.records import CommitmentKind, CommitmentStatus

_TRIGGER = re.compile(
    r"\b(?:in (?:the )?(?:case|event) (?:of|that)"
    r"|(?:if|should|when|whenever) (?:either|one|any|the other|another|it|they|both)\b"
    r"(?=[^,.;]*(?:attack|aggress|invad|war|threat|assault)))[^,.;”\"]+",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"\b(?:except (?:in|for|where|when|that)|unless|only if|provided that|subject to"
    r"|for (?:a period of )?(?:\w+|\d+) years|until \d{4})[^,.;”\"]*",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\b(?:Article|article|Art\.)\s+(\d+|[IVXL]+)\b")
_PROPER = re.compile(
    r"(?:[A-Z][\w’'.-]*\s+(?:(?:of|on|and|for|the|between)\s+)*)*"
    r"(?:Treaty|Pact|Agreement|Accords?|Charter|Convention|Protocol|Memorandum)"
    r"(?:\s+(?:of|on|for)\s+(?:the\s+)?(?:[A-Z]\w+|\d{4})(?:(?:\s+(?:and|of|the))*\s+[A-Z]\w+)*)?"
)
_REASON = re.compile(
    r"\b(?:citing|in line with|in keeping with|owing to|because of|due to|on account of|under|invoking|pointing to)\s+"
    r"((?:(?:an?|its|their|the|her|his|the country.s)\s+)?[^,.;]*?"
    r"\b(?:polic(?:y|ies)|laws?|rules?|principles?|constitution|doctrine|neutrality|legislation|ban)\b[^,.;]*)",
    re.IGNORECASE,
)
_CITED = re.compile(r"\bciting\s+([^.;]+?)(?=[.;]|, (?:but|and|while|which)\b|$)", re.IGNORECASE)
# So many phrases' kinds are remembered: a phrase is asked about on its own and as part of another.
_KEPT = 256
_QUOTED = re.compile(r"[“\"]([^”\"]{4,80})[”\"]")


@dataclass(frozen=True, slots=True)
class Instruments:
    """Instrument nouns, containing verbs, kinds in order with their phrases, and states by lemma."""

    nouns: frozenset[str]
    containers: frozenset[str]
    kinds: tuple[tuple[CommitmentKind, re.Pattern[str]], ...]
    status: Mapping[str, CommitmentStatus]
    arms: frozenset[str]
    aid: frozenset[str]
    measures: frozenset[str]
    obliging: frozenset[str]


@cache
def instruments() -> Instruments:
    """The table, loaded once."""
    raw = tomllib.loads((files("foedus.commitments") / "data" / "instruments.toml").read_text("utf-8"))
    return Instruments(
        frozenset(raw["instruments"]["nouns"]),
        frozenset(raw["instruments"]["containers"]),
        tuple((k["kind"], re.compile(r"\b(?:" + "|".join(map(re.escape, k["words"])) + r")\b")) for k in raw["kind"]),
        {lemma: status for status, lemmas in raw["status"].items() for lemma in lemmas},
        frozenset(raw["goods"]["arms"]),
        frozenset(raw["goods"]["aid"]),
        frozenset(raw["goods"]["measures"]),
        frozenset(raw["instruments"]["obliging"]),
    )


@cache
def _of_any_kind() -> re.Pattern[str]:
    return re.compile("|".join(words.pattern for _, words in instruments().kinds))


@lru_cache(maxsize=_KEPT)
def kind_of(text: str) -> CommitmentKind | None:
    """The kind that the words of a phrase or clause show, or None."""
    lower = text.lower().replace("‑", "-")
    if _of_any_kind().search(lower) is None:
        return None
    return next((kind for kind, words in instruments().kinds if words.search(lower)), None)


def trigger_in(text: str) -> str | None:
    """The words that say when an obligation bites ("in case of aggression against either nation"), or None."""
    found = _TRIGGER.search(text)
    return None if found is None else found[0].strip()


def limits_in(text: str) -> str | None:
    """The words that say where an obligation stops, or None."""
    found = _LIMIT.search(text)
    return None if found is None else found[0].strip()


def article_in(text: str) -> str | None:
    """The number of the article that the text names, or None."""
    found = _ARTICLE.search(text)
    return None if found is None else found[1]


def reason_in(text: str) -> str | None:
    """The policy, law or other reason that a party gives for what it does not do, or None."""
    found = _REASON.search(text) or _CITED.search(text)
    return None if found is None else found[1].strip()


def name_in(phrase: str) -> str | None:
    """The instrument's own name: capitalised ("Mutual Defense Treaty of 1951"), or in quotation marks."""
    quoted = _QUOTED.search(phrase)
    if quoted is not None:
        return quoted[1].strip(" ,.")
    found = _PROPER.search(phrase)
    if found is None or " " not in found[0]:
        return None
    return re.sub(r"^(?:The|This|That|A|An)\s+", "", found[0])
