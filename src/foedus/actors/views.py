"""The sentences of a document as the actors stage sees them: whom the tables know there, runs of names, quotation."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from foedus.actors import halves
from foedus.actors.bearers import opens
from foedus.actors.runs import find_runs
from foedus.actors.spot import bears, borne, bygone, only, own, settle, spot, strangers, titled
from foedus.actors.view import Hit, Run, View
from foedus.records import Document, Sentence
from foedus.reference import Reference, fold, iso

_QUOTES = frozenset({'"', "''", "``", "“", "”"})


def views_of(document: Document, sentences: Sequence[Sentence], reference: Reference) -> list[View]:
    """The views of a document's sentences, in order."""
    names, given, book = reference.names, reference.first_names, reference.roles
    day = iso(document.published)
    spotted = [spot(sentence, names, given, day) for sentence in sentences]
    halves.find(sentences, spotted, names, day)
    words = frozenset(map(fold, {token.lower for sentence in sentences for token in sentence.tokens}))
    claimed = strangers(words, reference.homonyms)
    counts: dict[str, int] = {}
    for sentence, hits in zip(sentences, spotted, strict=True):
        for hit in hits:
            if (
                len(hit.entries) == 1
                and hit.entry.country
                and not (titled(sentence, hit, book) or bygone(sentence, hit))
            ):
                counts[hit.entry.country] = counts.get(hit.entry.country, 0) + 1
    called = borne(sentences, spotted)
    views = []
    surnames: set[str] = set()
    quoting = False
    paragraph = -1
    for sentence, hits in zip(sentences, spotted, strict=True):
        settle(hits, counts)
        kept = [h for h in hits if h.entry.name not in claimed or h.entry.kind == "person"]
        kept = [h for h in kept if not titled(sentence, h, book) or own(h, counts) or only(h, reference)]
        kept = [h for h in kept if not _ours(sentence, h)]
        kept = [h for h in kept if not called or not bears(sentence, h, called)]
        hit_at: list[Hit | None] = [None] * len(sentence.tokens)
        for hit in kept:
            for i in range(hit.first, hit.last):
                hit_at[i] = hit
        lowers = [t.lower for t in sentence.tokens]
        tags = [t.tag for t in sentence.tokens]
        opening = opens(sentence, reference, day) or _named_before(sentence, surnames)
        runs = find_runs(sentence, hit_at, book, lowers, tags, given, opening)
        surnames.update(run.words[-1] for run in runs if run.likely and len(run.words) > 1)
        run_at: list[Run | None] = [None] * len(sentence.tokens)
        for run in runs:
            for i in range(run.first, run.last):
                run_at[i], hit_at[i] = run, None
        if sentence.paragraph != paragraph:
            quoting = False
            paragraph = sentence.paragraph
        quoted, quoting = _quoted(lowers, quoting)
        states = [h for h in kept if h.entry.kind != "person"]
        views.append(View(sentence, book, lowers, tags, states, hit_at, runs, run_at, quoted))
    return views


def _ours(sentence: Sentence, hit: Hit) -> bool:
    """Whether a group's name is a common noun that says whose they are ("our mujahideen")."""
    words = sentence.tokens[hit.first : hit.last]
    before = sentence.tokens[hit.first - 1] if hit.first else None
    plain = hit.entry.kind == "group" and words[0].text.islower() and len(words) == 1
    return plain and before is not None and before.tag == "PRP$"


def _named_before(sentence: Sentence, surnames: Collection[str]) -> bool:
    """Whether a sentence opens on the surname of somebody introduced, which the tagger took for a noun or verb."""
    first = sentence.tokens[0] if sentence.tokens else None
    known = first is not None and len(first.text) > 3 and first.lower in surnames
    return (
        known and first is not None and first.dep in ("nsubj", "nsubjpass", "compound", "ROOT", "nmod", "amod", "poss")
    )


def _quoted(lowers: Sequence[str], quoting: bool) -> tuple[list[bool], bool]:
    """Which tokens stand in quotation marks, and whether a quotation is still open at the end."""
    if _QUOTES.isdisjoint(lowers):
        return [quoting] * len(lowers), quoting
    inside = []
    for word in lowers:
        if word in _QUOTES:
            quoting = not quoting
        inside.append(quoting)
    return inside, quoting
