"""The words that attribute: what the cue tables of the package say about a lemma in a construction."""

from __future__ import annotations

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

_TABLE = "cues.toml"
_CLAUSAL = frozenset({"clause", "infinitive", "gerund", "as", "acl"})


@dataclass(frozen=True, slots=True)
class Cue:
    """What a word does to the statement that it introduces, and the constructions it does it in."""

    kind: Kind
    certainty: Certainty
    takes: frozenset[str]


_UNKNOWN = Cue("act", "asserted", frozenset())


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues: `verbs` and `nouns` by lemma, one entry a construction; `adjectives` and `adverbs` by lemma;
    `phrases` by first word.

    `verb_stems` are the verbs without their particles, to pass over the others quickly; `never` are verbs of acts that
    are not taken for statements, whatever is learned.
    """

    verbs: Mapping[str, Mapping[str, Cue]]
    nouns: Mapping[str, Mapping[str, Cue]]
    adjectives: Mapping[str, Cue]
    adverbs: Mapping[str, Cue]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Cue], ...]]
    verb_stems: frozenset[str]
    never: frozenset[str]

    def of(self, part: str, lemma: str, construction: str) -> Cue | None:
        """The cue of a verb or noun in a construction, None where it attributes nothing."""
        table = self.verbs if part == "verb" else self.nouns
        found = table.get(lemma)
        return None if found is None else found.get(construction)

    def sense(self, pos: str, lemma: str) -> str:
        """The kind of cue that a word is in any construction, "-" where the tables do not have it."""
        table = self.verbs if pos == "VERB" else self.nouns if pos == "NOUN" else {}
        for cue in table.get(lemma, {}).values():
            return cue.kind
        return "-"

    def guess(self, part: str, lemma: str, construction: str) -> Cue:
        """The cue of a verb or noun in a construction that the tables may not have: a clause has the kind and
        certainty that they give the word elsewhere; a thing spoken of ("condemned the attack") is not thereby said to
        be so: "act"."""
        table = self.verbs if part == "verb" else self.nouns
        found = table.get(lemma, {})
        if construction in found:
            return found[construction]
        return next(iter(found.values()), _UNKNOWN) if construction in _CLAUSAL else _UNKNOWN


@cache
def load() -> Cues:
    """The package's cues, loaded once. Raises DataError for broken tables."""
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
    return Cues(
        verbs=parts["verb"],
        nouns=parts["noun"],
        adjectives=single["adjective"],
        adverbs=single["adverb"],
        verb_stems=frozenset(lemma.split()[0] for lemma in parts["verb"]),
        never=frozenset(table.get("never", {}).get("lemmas", ())),
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
