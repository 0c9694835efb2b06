"""Where a text plays: the state that its nameless police, rebels and governments belong to, if that is plain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from foedus.actors.view import View
from foedus.records import Document
from foedus.reference import IGO, NameEntry, Reference, fit, iso, pieces

_LOCATIVE = frozenset({"in", "at", "near", "outside", "across", "inside", "around", "throughout", "within", "over", "along", "from"})
_OWN_KINDS = frozenset({"name", "capital", "region", "seat", "adjective", "people", "ethnic", "organ", "group", "party", "agency"})
_CLEAR_SHARE = 0.5
_CLEAR_LEAD = 1.6


class Setting:
    """Counts of the states that a document names; `main` is the one that clearly predominates, or None."""

    def __init__(self, counts: Counter[str]) -> None:
        self.counts = counts
        self.main = _clear(counts)

    def top(self, n: int) -> list[str]:
        """The n states named most, most first; ties by the order of first mention."""
        return [code for code, _ in self.counts.most_common(n)]


def _clear(counts: Counter[str]) -> str | None:
    ranked = counts.most_common(2)
    if not ranked:
        return None
    total = sum(counts.values())
    first = ranked[0][1]
    second = ranked[1][1] if len(ranked) > 1 else 0
    if first >= _CLEAR_LEAD * second and (first >= _CLEAR_SHARE * total or first >= 2 * second):
        return ranked[0][0]
    return None


def count(views: Sequence[View], document: Document, reference: Reference) -> Setting:
    """The setting of a document: places count most, then names, then nationalities; its dateline and title too."""
    counts: Counter[str] = Counter()
    for view in views:
        for hit in view.hits:
            code = hit.entry.country
            if not code or code == IGO or hit.bond == "against":
                continue
            if hit.entry.kind in _OWN_KINDS:
                before = view.lowers[hit.first - 1] if hit.first else ""
                before = view.lowers[hit.first - 2] if before == "the" and hit.first > 1 else before
                counts[code] += 3 if before in _LOCATIVE else 2
        for run in view.runs:
            if run.person is not None:
                office = run.person.at(iso(document.published))
                if office is not None and office.country != IGO:
                    counts[office.country] += 2
    for block in document.blocks:
        if block.kind == "dateline":
            for entry in names_in(document.text[block.start : block.end], reference, document):
                if entry.country and entry.country != IGO:
                    counts[entry.country] += 3
    for entry in names_in(document.title or "", reference, document):
        if entry.country and entry.country != IGO and entry.kind in _OWN_KINDS:
            counts[entry.country] += 2
    return Setting(counts)


def names_in(text: str, reference: Reference, document: Document) -> Iterable[NameEntry]:
    """The names of the tables in a plain text that is not parsed (a title, a publisher's name), in order."""
    words: list[tuple[str, str]] = []
    for word in text.split():
        words.extend(pieces(word) or (("", ""),))
        if word[-1] in ",;:.)" and len(word) > 1 and not word[:-1].replace(".", "").isupper():
            words.append(("", ""))
    at = 0
    while at < len(words):
        end, entries = reference.names.longest(words, at) if words[at][0] else (at, ())
        if entries:
            yield fit(entries, iso(document.published))[0]
            at = end
        else:
            at += 1


def located(view: View, i: int) -> str | None:
    """The state that the places of the sentence lie in, where they lie in one; those of token i's own clause first."""
    clause = view.verb(i)
    near: dict[str, None] = {}
    far: dict[str, None] = {}
    for hit in view.hits:
        code = hit.entry.country
        if not code or code == IGO or hit.entry.kind not in ("name", "capital", "region", "metonym") or hit.bond:
            continue
        head = hit.last - 1
        token = view.sentence.tokens[head]
        up = view.sentence.tokens[token.head]
        if token.dep in ("compound", "nmod") and up.dep == "pobj":
            up = view.sentence.tokens[up.head]
        if up.lower in _LOCATIVE and up.dep == "prep":
            (near if view.verb(up.i) == clause else far)[code] = None
    for found in (near, far):
        if len(found) == 1:
            return next(iter(found))
        if found:
            return None
    return None


def named(view: View) -> str | None:
    """The only state that the sentence names, None where it names none or several."""
    codes = {
        hit.entry.country: None
        for hit in view.hits
        if hit.entry.country and hit.entry.country != IGO and hit.bond != "against" and hit.entry.kind in _OWN_KINDS
    }
    return next(iter(codes)) if len(codes) == 1 else None  # type: ignore[return-value]
