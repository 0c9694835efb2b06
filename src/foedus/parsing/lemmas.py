"""Parts of speech and lemmas from the tagger's tags, each (word, tag) looked up once.

The spaCy pipeline's own attribute ruler and lemmatizer take as long as its tagger and parser together; these give the
same answers, from the same tables, for what the later stages ask.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_POS = {
    "$": "SYM", "#": "SYM", "SYM": "SYM", "AFX": "ADJ", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "CC": "CCONJ",
    "CD": "NUM", "DT": "DET", "PDT": "DET", "WDT": "DET", "WP$": "DET", "EX": "PRON", "PRP": "PRON", "PRP$": "PRON",
    "WP": "PRON", "IN": "ADP", "RP": "ADP", "MD": "AUX", "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN",
    "POS": "PART", "TO": "PART", "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "WRB": "SCONJ", "UH": "INTJ",
    "VB": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB", "VBP": "VERB", "VBZ": "VERB", "_SP": "SPACE",
    ".": "PUNCT", ",": "PUNCT", ":": "PUNCT", "-LRB-": "PUNCT", "-RRB-": "PUNCT", "``": "PUNCT", "''": "PUNCT",
    '""': "PUNCT", "HYPH": "PUNCT", "NFP": "PUNCT",
}  # fmt: skip
_BASE = frozenset({"VB", "NN", "JJ", "VBP"})
_AUXILIARIES = {
    "'s": "be",
    "'re": "be",
    "'m": "be",
    "'ve": "have",
    "'d": "would",
    "'ll": "will",
    "wo": "will",
    "ca": "can",
}
# Forms of two verbs, of which the tables know the tamer one ("routed the army").
_WARLIKE = {"routed": "rout"}
_TABLES = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adj", "ADV": "adv"}

Rules = Mapping[str, Sequence[tuple[str, str]]]
Exceptions = Mapping[str, Mapping[str, Sequence[str]]]
Index = Mapping[str, frozenset[str]]


def part_of_speech(tag: str, dep: str, lemma: str) -> str:
    """The Universal part of speech of a Penn tag; forms of be, and have and do as auxiliaries, are AUX."""
    pos = _POS.get(tag, "X")
    if pos == "VERB" and (dep in ("aux", "auxpass") or lemma == "be"):
        return "AUX"
    return pos


class Lemmas:
    """Lemmas by spaCy's English rule tables. Not shared between threads: it remembers what it was asked."""

    def __init__(self, rules: Rules, exceptions: Exceptions, index: Index) -> None:
        self._rules, self._exceptions, self._index = rules, exceptions, index
        self._seen: dict[tuple[str, str], str] = {}

    def lemma(self, lower: str, tag: str) -> str:
        """The lemma of a lower-cased word with this tag; a proper noun's is the word itself."""
        key = (lower, tag)
        found = self._seen.get(key)
        if found is None:
            if len(self._seen) > 200_000:
                self._seen.clear()
            found = self._seen[key] = self._find(lower, tag)
        return found

    def known(self, lower: str) -> bool:
        """Whether a lower-cased word, or what it is a form of, is in the tables."""
        return any(
            lower in self._index.get(table, ())
            or lower in self._exceptions.get(table, {})
            or any(
                lower[: len(lower) - len(old)] + new in self._index.get(table, ())
                for old, new in rules
                if lower.endswith(old)
            )
            for table, rules in self._rules.items()
        )

    def is_a(self, lower: str, tag: str) -> bool:
        """Whether a lower-cased word is in the tables as what the tag says."""
        return self.lemma(lower, tag) in self._index.get(_TABLES.get(_POS.get(tag, "X"), ""), ())

    def _find(self, lower: str, tag: str) -> str:
        pos = _POS.get(tag, "X")
        if pos == "AUX" or (pos == "VERB" and lower in _AUXILIARIES):
            return _AUXILIARIES.get(lower, lower)
        table = _TABLES.get(pos)
        if table is None:
            return lower
        if pos == "VERB" and lower in _WARLIKE:
            return _WARLIKE[lower]
        index = self._index.get(table, frozenset())
        if tag in _BASE and lower in index and lower not in ("are", "am", "'m"):
            return lower
        special = self._exceptions.get(table, {}).get(lower)
        if special:
            return special[0]
        unknown: list[str] = []
        for old, new in self._rules.get(table, ()):
            if lower.endswith(old):
                form = lower[: len(lower) - len(old)] + new
                if form in index or not form.isalpha():
                    return form or lower
                unknown.append(form)
        if lower in index or tag in _BASE or not unknown:
            return lower
        if table == "verb" and lower.endswith(("ed", "ing")):
            return self._unlisted_verb(lower, tag)
        return unknown[0]

    def _unlisted_verb(self, lower: str, tag: str) -> str:
        """A verb that the tables lack: by its part after a prefix ("readmitted"), else by its ending."""
        for prefix in ("re", "un", "over", "mis", "out", "de", "co", "pre", "counter", "under"):
            rest = lower[len(prefix) :]
            if lower.startswith(prefix) and len(rest) > 4:
                inner = self._find(rest, tag)
                if inner in self._index.get("verb", frozenset()):
                    return prefix + inner
        stem = lower.removesuffix("ing").removesuffix("ed")
        if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
            return stem[:-1]
        silent = stem.endswith(("at", "iz", "is", "v", "c", "g", "u", "z", "dl", "bl", "tl")) and not stem.endswith(
            "ing"
        )
        return stem + "e" if silent else stem
