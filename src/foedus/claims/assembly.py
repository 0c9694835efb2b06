"""Drafts and quotations put together: what each quotation belongs to, and statements printed at length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from foedus.claims import distanced, grammar
from foedus.claims.drafts import Draft, spans
from foedus.claims.quotation import Quote
from foedus.records import Sentence, Span

_SPEECH = frozenset({"say", "ask", "deny", "think", "show", "want", "describe"})
_VOICED = frozenset({"clause", "quote", "colon", "phrase", "infinitive"})
# Quotations shorter than this many letters are names and picked-out words, not statements of their own.
_STATEMENT = 25
_REPORTING = frozenset({"say", "deny", "show", "describe"})
_SPEAKERS = frozenset({"i", "we", "you"})
_SOFT = " \t\n\r ,;:.!?…—–-\"“”‘’'()"


@dataclass(slots=True)
class Statement:
    """A draft with its spans; `wide`: its content leaves its sentence; `speaker`: the token its source resolves by."""

    draft: Draft
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speaker: int | None
    quoted: bool = False
    wide: bool = False
    later: list[Span] = field(default_factory=list)


def gather(
    text: str, sentences: Sequence[Sentence], drafts: Sequence[Sequence[Draft]], quoted: Sequence[Quote]
) -> list[Statement]:
    """The statements of a document, each with all its content; drafts that end up with none are dropped."""
    rows = [[_statement(s, d) for d in row] for s, row in zip(sentences, drafts, strict=True)]
    for row in rows:
        _untangle(text, row)
    _quotations(text, sentences, rows, quoted)
    _printed_statements(text, sentences, rows)
    kept = []
    for row in rows:
        for statement in row:
            if statement.later:
                statement.content = _merged(text, (*statement.content, *statement.later))
            if statement.content:
                kept.append(statement)
    return kept


def _untangle(text: str, row: Sequence[Statement]) -> None:
    """Where the later of two cues stands in the content of the earlier and closes the sentence ("X said it failed, Y
    reported"), the later is the outer one."""
    for n, inner in enumerate(row):
        for outer in row[n + 1 :]:
            if not outer.content or not _within(outer.cue[0], inner.content):
                continue
            edge = min(a for a, _ in (*outer.source, *outer.cue))
            closes = _closes(text, inner, outer, edge)
            if not closes and not _within(inner.cue[0], outer.content):
                continue
            inner.content = tuple(
                (a, a + len(text[a : min(b, edge)].rstrip(" ,"))) for a, b in inner.content if a < edge
            )
            if closes:
                first = min(a for a, _ in (*inner.source, *inner.cue))
                outer.content = ((first, outer.content[-1][1]),)


def _closes(text: str, inner: Statement, outer: Statement, edge: int) -> bool:
    """Whether all that the later statement tells stands before it, behind the earlier cue and up to a comma."""
    return (
        inner.cue[0][0] < outer.content[0][0]
        and outer.content[-1][1] <= edge
        and text[outer.content[-1][1] : edge].strip() == ","
    )


def _within(span: Span, content: Sequence[Span]) -> bool:
    return any(a <= span[0] and span[1] <= b for a, b in content)


def _statement(sentence: Sentence, draft: Draft) -> Statement:
    speaker = None if draft.head is None else grammar.antecedent(sentence, draft.head)
    cue = sentence.tokens[draft.cue_head]
    return Statement(
        draft,
        spans(sentence, draft.source),
        spans(sentence, draft.cue, ending=":") or ((cue.start, cue.end),),
        spans(sentence, draft.content),
        speaker,
    )


def _quotations(
    text: str, sentences: Sequence[Sentence], rows: Sequence[list[Statement]], quoted: Sequence[Quote]
) -> None:
    """Gives each quotation to the statement that it is the words of."""
    last: Statement | None = None
    last_at = -2
    first = 0
    for quote in quoted:
        while first < len(sentences) and sentences[first].end <= quote.start:
            first += 1
        touched = first
        while touched + 1 < len(sentences) and sentences[touched + 1].start < quote.end:
            touched += 1
        if first >= len(sentences) or sentences[first].start >= quote.end:
            continue
        _keep_inside(sentences, rows[first : touched + 1], quote)
        owner = _owner(text, (*rows[first], *(rows[touched] if touched != first else ())), quote)
        if owner is None and quote.end - quote.start >= _STATEMENT and _alone(text, sentences, first, touched, quote):
            if first - last_at <= 1 and last is not None:
                owner = last
            elif first and rows[first - 1]:
                owner = next((s for s in rows[first - 1] if not s.content and s.draft.construction == "quote"), None)
        if owner is None:
            continue
        owner.quoted = True
        if not any(start <= quote.start and quote.end <= end for start, end in owner.content):
            begun = any(start <= quote.start < end for start, end in owner.content)
            if owner.draft.construction in _VOICED or begun:
                owner.later.append((quote.start, quote.end))
            if owner.draft.sentence != first or touched != first:
                owner.wide = True
        if owner.draft.kind in ("say", "ask", "deny", "think") and owner.draft.construction in _VOICED:
            last, last_at = owner, touched


def _keep_inside(sentences: Sequence[Sentence], rows: Sequence[list[Statement]], quote: Quote) -> None:
    """Within a quotation: no statement reaches out of it, and only what others say is a statement of its own."""
    for row in rows:
        kept = []
        for statement in row:
            if quote.start <= statement.cue[0][0] and statement.cue[-1][1] <= quote.end:
                if statement.cue[0][0] == quote.start and statement.draft.construction == distanced.CONSTRUCTION:
                    kept.append(statement)
                    continue
                if not _reports(sentences, statement):
                    continue
                statement.content = tuple(
                    (max(a, quote.start), min(b, quote.end))
                    for a, b in statement.content
                    if a < quote.end and b > quote.start
                )
            kept.append(statement)
        row[:] = kept


def _reports(sentences: Sequence[Sentence], statement: Statement) -> bool:
    if statement.draft.kind not in _REPORTING:
        return False
    offset = sentences[0].index
    head = statement.draft.head
    token = None if head is None else sentences[statement.draft.sentence - offset].tokens[head]
    return token is not None and token.lower not in _SPEAKERS


def _owner(text: str, statements: Sequence[Statement], quote: Quote) -> Statement | None:
    """The statement beside the quotation whose words it holds: the one with the least content that overlaps it, else
    the nearest cue that can take it."""
    outside = [s for s in statements if s.draft.kind in _SPEECH and not (quote.start <= s.cue[0][0] < quote.end)]
    over = [s for s in outside if any(a < quote.end and b > quote.start for a, b in (*s.content, *s.later))]
    if over:
        return min(over, key=lambda s: sum(b - a for a, b in s.content))
    near = [
        (_gap(text, s, quote), n)
        for n, s in enumerate(outside)
        if s.draft.construction in ("quote", "clause", "colon")
        and (not s.content or quote.end - quote.start >= _STATEMENT)
    ]
    near = [(gap, n) for gap, n in near if gap is not None and (gap == 0 or not outside[n].content)]
    return outside[min(near)[1]] if near else None


def _gap(text: str, statement: Statement, quote: Quote) -> int | None:
    """Letters between the quotation and the nearest of a statement's cue and source; None if it stands too far off."""
    parts = (*statement.source, *statement.cue)
    start, end = min(a for a, _ in parts), max(b for _, b in parts)
    if quote.end <= start:
        between = text[quote.end : start]
    elif quote.start >= end:
        between = text[end : quote.start]
    else:
        between = ""
    gap = len(between.strip(_SOFT))
    return gap if gap <= 80 else None


def _alone(text: str, sentences: Sequence[Sentence], first: int, last: int, quote: Quote) -> bool:
    """Whether the quotation is all that its sentences hold."""
    before = text[sentences[first].start : max(quote.start, sentences[first].start)]
    after = text[min(quote.end, sentences[last].end) : sentences[last].end]
    return not before.strip(_SOFT) and not after.strip(_SOFT)


def _printed_statements(text: str, sentences: Sequence[Sentence], rows: Sequence[list[Statement]]) -> None:
    """Gives "The minister said:" the sentences that follow without quotation marks, to where someone else speaks."""
    n = 0
    while n < len(sentences):
        opener = next((s for s in rows[n] if not s.content and not s.later and s.draft.construction == "quote"), None)
        n += 1
        if opener is None or not sentences[n - 1].text.rstrip().endswith(":"):
            continue
        first = n
        while n < len(sentences) and not _ends_statement(sentences[n], rows[n]):
            n += 1
        if n > first:
            opener.later.append((sentences[first].start, sentences[n - 1].end))
            opener.wide = True


def _ends_statement(sentence: Sentence, row: Sequence[Statement]) -> bool:
    """Whether a sentence is the reporter's again: it opens another statement, or tells who said it."""
    for s in row:
        if s.draft.construction == "quote" and not s.content and sentence.text.rstrip().endswith(":"):
            return True
        if s.quoted and s.draft.construction in _VOICED:
            return True
    return False


def _merged(text: str, found: Sequence[Span]) -> tuple[Span, ...]:
    """Spans in order, joined where they overlap or only space and commas lie between."""
    merged: list[Span] = []
    for start, end in sorted(found):
        if merged and (start <= merged[-1][1] or not text[merged[-1][1] : start].strip(" \n\r\t,")):
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return tuple(merged)
