"""A statement on its way to be a claim: token sets of one sentence, before quotations and nesting are settled."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.claims.cues import Kind
from foedus.records import Certainty, Sentence, Span
from foedus.records.quick import quick

_EDGE = frozenset({",", ";", ":", ".", "-", "–", "—", "--", "(", ")"})
_LEADING = frozenset({"but", "and", "yet"})


@quick
@dataclass(frozen=True, slots=True)
class Draft:
    """Tokens of sentence `sentence`: `source`, `cue` and `content`; `head` is the source phrase's head, or None.

    `cue_head` is the token that fired, `construction` how its content hangs on it (docs/claims.md).
    """

    sentence: int
    cue_head: int
    source: tuple[int, ...]
    head: int | None
    cue: tuple[int, ...]
    content: tuple[int, ...]
    kind: Kind
    certainty: Certainty
    construction: str
    lemma: str = ""


def spans(sentence: Sentence, tokens: tuple[int, ...], *, ending: str = "") -> tuple[Span, ...]:
    """Tokens (in order) as offsets: runs joined over gaps of punctuation, edges trimmed of commas and dashes
    (but not of the mark `ending`, at the end), the conjunction that opens the sentence left out."""
    words = sentence.tokens
    if len(tokens) > 1 and tokens[0] == 0 and words[0].lower in _LEADING:
        tokens = tokens[1:]
    runs: list[tuple[int, int]] = []
    first = last = -1
    for i in tokens:
        if first < 0:
            first = i
        elif i > last and any(words[k].pos != "PUNCT" for k in range(last, i)):
            runs.append((first, last))
            first = i
        last = i + 1
    if first >= 0:
        runs.append((first, last))
    found = []
    for first, last in runs:
        while first < last and words[first].text in _EDGE:
            first += 1
        while last > first and words[last - 1].text in _EDGE and words[last - 1].text != ending:
            last -= 1
        if first < last:
            found.append((words[first].start, words[last - 1].end))
    return tuple(found)
