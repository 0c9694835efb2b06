"""Claims of a document: every statement that its text attributes to someone, quotations and nesting settled."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from itertools import chain

from foedus.actors.items import openings, spot
from foedus.claims import trained
from foedus.claims.assembly import Statement, gather
from foedus.claims.cues import load
from foedus.claims.denials import tie_denials
from foedus.claims.drafts import Draft
from foedus.claims.quotation import quotes
from foedus.parsing.joints import behind_dateline
from foedus.records import Actor, Claim, Document, Mentions, Sentence, Span
from foedus.records.quick import changed
from foedus.reference import load as load_reference


def find_claims(
    document: Document, sentences: Sequence[Sentence], mentions: Mentions, *, model: trained.Model | None = None
) -> tuple[Claim, ...]:
    """The document's claims in order of their cues.

    `mentions` (may be empty) resolves who the source is. Content and source spans are offsets into document.text; a
    quotation that runs over several sentences is one span, one that is interrupted by its cue is two. `model` is the
    trained layer, the package's own where none is given.
    """
    (found,) = find_all_claims([document], [sentences], [mentions], model=model)
    return found


def find_all_claims(
    documents: Sequence[Document],
    parsed: Sequence[Sequence[Sentence]],
    mentions: Sequence[Mentions],
    *,
    model: trained.Model | None = None,
) -> list[tuple[Claim, ...]]:
    """The claims of several documents, of each what find_claims gives; the trained layer takes them all at once, which
    takes less time."""
    cues = load()
    model = trained.load() if model is None else model
    rows = iter(trained.drafts(tuple(chain.from_iterable(parsed)), cues, model))
    return [
        _claims(
            document, sentences, named, [sorted(next(rows), key=lambda d: (d.cue[0], d.cue_head)) for _ in sentences]
        )
        for document, sentences, named in zip(documents, parsed, mentions, strict=True)
    ]


def _claims(
    document: Document, sentences: Sequence[Sentence], mentions: Mentions, drafts: Sequence[Sequence[Draft]]
) -> tuple[Claim, ...]:
    """The claims of a document by the drafts of its sentences, in the order of their cues."""
    begun = openings(document, sentences, load_reference())
    drafts = [
        [d for draft in row if (d := _unlabelled(draft, s, begun[s.index].end if s.index in begun else 0)) is not None]
        for s, row in zip(sentences, drafts, strict=True)
    ]
    found = gather(document.text, sentences, drafts, quotes(document.text, document.blocks))
    found.sort(key=lambda s: (s.cue[0], s.content[0]))
    inside = _nesting(found)
    ids = [_key(document.id, s) for s in found]
    claims = [
        Claim(
            id=ids[n],
            doc=document.id,
            sentence=s.draft.sentence,
            source=s.source,
            cue=s.cue,
            content=s.content,
            actor=_actor(s, sentences, mentions),
            certainty=s.draft.certainty,
            quoted=s.quoted,
            inside=None if inside[n] is None else ids[inside[n]],  # type: ignore[index]
            kind=s.draft.kind,
        )
        for n, s in enumerate(found)
    ]
    return tie_denials(document.text, claims)


def _unlabelled(draft: Draft, sentence: Sentence, end: int) -> Draft | None:
    """The draft without the place that stands before its news item, up to offset `end`, or its dateline ("HAVANA - Cuba
    said", "Nepal: The rebels ..."); None where that would be all that speaks, or a town ("BIHAC: ...")."""
    if draft.construction == "colon" and spot(sentence.text[: sentence.tokens[draft.cue_head].start - sentence.start]):
        return None
    origin = sum(t.start < end for t in sentence.tokens) or (behind_dateline(sentence.tokens) if draft.source else 0)
    if not origin or not draft.source or draft.source[0] >= origin:
        return draft
    source = tuple(i for i in draft.source if i >= origin)
    return changed(draft, source=source) if source and draft.cue_head >= origin else None


def _key(doc: str, statement: Statement) -> str:
    """An id that stays the same for the same cue and content of a document."""
    where = f"{doc}\0claim\0{statement.cue}\0{statement.content}"
    return hashlib.sha256(where.encode()).hexdigest()[:16]


def _actor(statement: Statement, sentences: Sequence[Sentence], mentions: Mentions) -> Actor | None:
    """Whom the source's mention resolves to; a collective by its first member, one unknown to the tables by nobody."""
    head = statement.speaker
    mention = None if head is None else mentions.get((statement.draft.sentence, head))
    return mention.actors[0] if mention is not None and mention.actors else None


def _nesting(found: Sequence[Statement]) -> list[int | None]:
    """For each statement the index of the smallest other one whose content holds its cue."""
    sizes = [sum(end - start for start, end in s.content) for s in found]
    # Only statements that reach beyond their own sentence can hold cues of others.
    wide = [n for n, s in enumerate(found) if s.wide]
    by_sentence: dict[int, list[int]] = {}
    for n, s in enumerate(found):
        by_sentence.setdefault(s.draft.sentence, []).append(n)
    holders: list[int | None] = []
    for n, s in enumerate(found):
        best: int | None = None
        for m in (*by_sentence[s.draft.sentence], *wide):
            if (
                m != n
                and sizes[m] > sizes[n]
                and _holds(found[m].content, s.cue[0])
                and (best is None or sizes[m] < sizes[best])
            ):
                best = m
        holders.append(best)
    return holders


def _holds(content: Iterable[Span], span: Span) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in content)
