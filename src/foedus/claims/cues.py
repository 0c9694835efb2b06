"""The words that attribute: what the cue tables of the package say about a lemma in a construction."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

from foedus.errors import DataError
from foedus.records import CERTAINTIES, Certainty

Part = Literal["verb", "noun", "adjective", "adverb"]
Kind = Literal["say", "show", "think", "deny", "describe", "ask", "want", "act"]
KINDS: tuple[Kind, ...] = get_args(Kind)

_TABLE, _RATES = "cues.toml", "cue_rates.csv"
# A learned construction attributes if it did so in half of the training texts' cases, rare ones drawn to nought.
_LEAST_RATE, _DOUBT = 0.5, 0.7
_CLAUSAL = frozenset({"clause", "infinitive", "gerund", "as", "acl"})


@dataclass(frozen=True, slots=True)
class Cue:
    """What a word does to the statement that it introduces, and the constructions it does it in."""

    kind: Kind
    certainty: Certainty
    takes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues: `verbs` and `nouns` by lemma, one entry a construction; `adjectives` and `adverbs` by lemma;
    `phrases` by first word.

    `verb_stems` are the verbs without their particles, to pass over the others quickly.
    """

    verbs: Mapping[str, Mapping[str, Cue]]
    nouns: Mapping[str, Mapping[str, Cue]]
    adjectives: Mapping[str, Cue]
    adverbs: Mapping[str, Cue]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Cue], ...]]
    verb_stems: frozenset[str]

    def of(self, part: str, lemma: str, construction: str) -> Cue | None:
        """The cue of a verb or noun in a construction, None where it attributes nothing."""
        table = self.verbs if part == "verb" else self.nouns
        found = table.get(lemma)
        return None if found is None else found.get(construction)


@cache
def load(learned: bool = True) -> Cues:
    """The package's cues, loaded once; without those learned if so asked. Raises DataError for broken tables."""
    parts: dict[str, dict[str, dict[str, Cue]]] = {"verb": {}, "noun": {}}
    single: dict[str, dict[str, Cue]] = {"adjective": {}, "adverb": {}}
    phrases: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    table = tomllib.loads((files(__package__) / "data" / _TABLE).read_text(encoding="utf8"))
    for group in table.get("group", ()):
        cue = _cue(group, frozenset(group["takes"]))
        for lemma in group["lemmas"]:
            if group["part"] in single:
                single[group["part"]][lemma] = cue
                continue
            entry = parts[group["part"]].setdefault(lemma, {})
            for construction in cue.takes:
                entry.setdefault(construction, cue)
            if "clause" in cue.takes and group["part"] == "verb":
                entry.setdefault("quote", cue)
    for phrase in table.get("phrase", ()):
        cue = _cue(phrase, frozenset())
        for words in phrase["words"]:
            first, *rest = words.split()
            phrases.setdefault(first, []).append((tuple(rest), cue))
    if learned:
        _add_learned(parts)
    return Cues(
        verbs=parts["verb"],
        nouns=parts["noun"],
        adjectives=single["adjective"],
        adverbs=single["adverb"],
        verb_stems=frozenset(lemma.split()[0] for lemma in parts["verb"]),
        phrases={first: tuple(sorted(rest, key=lambda r: -len(r[0]))) for first, rest in phrases.items()},
    )


def _cue(entry: Mapping[str, str], takes: frozenset[str]) -> Cue:
    kind, certainty = entry.get("kind"), entry.get("certainty")
    if kind not in KINDS or certainty not in CERTAINTIES:
        raise DataError(
            f"no such kind or certainty of a cue: {kind}, {certainty}",
            where=_TABLE,
            remedy=f"kinds: {', '.join(KINDS)}; certainties: {', '.join(CERTAINTIES)}",
        )
    return Cue(kind, certainty, takes)


def _add_learned(parts: dict[str, dict[str, dict[str, Cue]]]) -> None:
    """Adds the constructions that attribute in the training texts. A clause has the kind and certainty that the table
    gives the word elsewhere; a thing spoken of ("condemned the attack") is not thereby said to be so: "act"."""
    unknown = Cue("act", "asserted", frozenset())
    like = {
        part: {lemma: next(iter(entry.values())) for lemma, entry in table.items()} for part, table in parts.items()
    }
    for part, lemma, construction, seen, kept in rates():
        entry = parts[part].get(lemma, {})
        if construction in entry or kept / (seen + _DOUBT) < _LEAST_RATE:
            continue
        entry = parts[part].setdefault(lemma, {})
        entry[construction] = like[part].get(lemma, unknown) if construction in _CLAUSAL else unknown
        if construction == "clause" and part == "verb":
            entry.setdefault("quote", entry[construction])


def rates() -> list[tuple[str, str, str, int, int]]:
    """The learned table: part, lemma, construction, how often seen, how often it attributed. Raises DataError."""
    source = files(__package__) / "data" / _RATES
    if not source.is_file():
        return []
    found = []
    with source.open(encoding="utf8") as lines:
        for number, row in enumerate(csv.reader(line for line in lines if not line.startswith("#")), 1):
            if row[0] == "part":
                continue
            try:
                part, lemma, construction, seen, kept = row
                found.append((part, lemma, construction, int(seen), int(kept)))
            except ValueError as error:
                raise DataError(
                    "a row needs part, lemma, construction and two counts",
                    where=_RATES,
                    line=number,
                    remedy="make the table again with scripts/learn_cues.py",
                ) from error
    return found
