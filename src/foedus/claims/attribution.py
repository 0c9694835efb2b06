"""Who an event's report rests on: the claim that its trigger stands in, unless the event is that source's own act."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from foedus.claims import grammar
from foedus.coding.tense import NAMING_NONE
from foedus.records import Actor, Certainty, Claim, Event, Sentence, Source, Token
from foedus.records.quick import changed

# What is wanted, asked or praised is not thereby said to be so.
_SAYING = frozenset({"say", "show", "think", "deny", "describe"})
# A denial names what others say: it makes the event denied, and the teller who denies it no source of its own.
_FIRST_PERSON = frozenset({"i", "we", "our", "my", "us", "me", "ourselves", "myself", "ours"})
_NOBODY = NAMING_NONE | {"no"}
_OPEN_CLASS = re.compile(r"[^\W_]+")
_EMPTY = frozenset({
    "the", "a", "an", "of", "and", "for", "in", "its", "his", "her", "their", "mr", "mrs", "ms", "minister",
    "president", "prime", "foreign", "secretary", "leader", "spokesman", "spokeswoman", "spokesperson", "official",
    "officials", "general", "ministry", "government", "state", "that", "this", "who", "which", "to", "at", "on", "by",
    "from", "s",
})  # fmt: skip
# A quotation over this many sentences is a statement printed at length: it speaks for itself from its second one on.
_LENGTH = 3


def attribute(events: Sequence[Event], claims: Sequence[Claim], sentences: Sequence[Sentence]) -> tuple[Event, ...]:
    """The events with source, certainty and claim set.

    The source is that of the innermost claim that holds the trigger, where the claim says that something is so and its
    source is not a party acting in the event: a speaker's own pledge or condemnation is asserted by the text. What a
    quotation takes for granted in a noun ("the cowardly attack"), and what a statement printed at length says after
    its first sentence, has no source either, but keeps its claim. An event that its own actor or a named source denies
    has certainty "denied" and, if it was told as done, the status.
    """
    by_sentence: dict[int, list[Claim]] = {}
    wide: list[Claim] = []
    starts = [s.start for s in sentences]
    for claim in claims:
        by_sentence.setdefault(claim.sentence, []).append(claim)
        if any(
            _sentence_at(starts, a) != claim.sentence or _sentence_at(starts, b - 1) != claim.sentence
            for a, b in claim.content
        ):
            wide.append(claim)
    by_index = {s.index: s for s in sentences}
    lengths = {c.id: _length(c, starts) for c in wide}
    return tuple(
        _attributed(event, [*by_sentence.get(event.sentence, ()), *wide], by_index.get(event.sentence), lengths)
        for event in events
    )


def _sentence_at(starts: Sequence[int], offset: int) -> int:
    return max(0, bisect_right(starts, offset) - 1)


def _length(claim: Claim, starts: Sequence[int]) -> int:
    return (
        max(_sentence_at(starts, b - 1) for _, b in claim.content)
        - min(_sentence_at(starts, a) for a, _ in claim.content)
        + 1
    )


def _attributed(event: Event, claims: Sequence[Claim], sentence: Sentence | None, lengths: dict[str, int]) -> Event:
    holding = {c.id: c for c in claims if _holds(c, event) or _goes_on(c, event, sentence)}
    if not holding:
        return event
    inner = sorted(holding.values(), key=lambda c: (_size(c), c.cue))
    claim: Claim | None = None
    certainty: Certainty | None = None
    for candidate in inner:
        if candidate.kind not in _SAYING:
            continue
        if candidate.certainty == "denied":
            if _answered(event, candidate, sentence):
                continue
            certainty = "denied"
        if _own_act(event, candidate) or _by_nobody(candidate, sentence):
            continue
        claim = candidate
        break
    denied = certainty == "denied" and event.status in ("happened", "ongoing")
    event = changed(event, status="denied" if denied else event.status, claim=inner[0].id)
    if claim is None:
        return changed(event, certainty=certainty or "asserted")
    if _speaks_for_itself(event, claim, sentence, lengths):
        return event
    return changed(event, source=_source(claim, sentence), certainty=certainty or claim.certainty, claim=claim.id)


def _size(claim: Claim) -> int:
    return sum(b - a for a, b in claim.content)


def _holds(claim: Claim, event: Event) -> bool:
    """Whether the event's trigger stands in the claim's content and is not its cue."""
    if any(a < event.end and b > event.start for a, b in claim.cue):
        return False
    return any(a <= event.start < b for a, b in claim.content)


def _goes_on(claim: Claim, event: Event, sentence: Sentence | None) -> bool:
    """Whether an -ing form behind the content tells more of what is said there ("reports suggest Norland has joined the
    war, sending pilots")."""
    if sentence is None or claim.sentence != sentence.index or claim.kind not in ("say", "show"):
        return False
    token = _token(sentence, event.start)
    if token is None or token.tag != "VBG" or token.dep != "advcl":
        return False
    above = sentence.tokens[token.head]
    told = above.dep == "ccomp" and above.i < token.i and any(a <= above.start < b for a, b in claim.content)
    return told and not any(a < event.end and b > event.start for a, b in claim.cue)


def _own_act(event: Event, claim: Claim) -> bool:
    """Whether the claim's source is one of those who act in the event."""
    if not claim.source:
        return False
    for actor in event.actor:
        if any(a <= actor.start < b for a, b in claim.source):
            return True
        if claim.quoted and actor.text.lower() in _FIRST_PERSON:
            return True
        if claim.actor is not None and _same(actor, claim.actor):
            return True
    return False


def _answered(event: Event, claim: Claim, sentence: Sentence | None) -> bool:
    """Whether a denial answers an accusation, which was made all the same ("denied American allegations")."""
    token = None if sentence is None else _token(sentence, event.start)
    return event.type == "ACCUSE" and token is not None and token.pos == "NOUN" and not _own_act(event, claim)


def _by_nobody(claim: Claim, sentence: Sentence | None) -> bool:
    """Whether nobody says so ("no one has confirmed how many died")."""
    first = _token(sentence, claim.source[0][0]) if sentence is not None and claim.source else None
    return first is not None and first.lower in _NOBODY


def _same(one: Actor, other: Actor) -> bool:
    """Whether two mentions are the same party: the same name, or organs of the same state one of which is the state."""
    if one.name == other.name:
        return True
    if one.country is None or one.country != other.country or one.country == "IGO":
        return bool(_words(one.name) & _words(other.name)) and one.country == other.country
    return one.kind in ("state", "government") or bool(_words(one.name) & _words(other.name))


def _words(text: str) -> set[str]:
    return {w for w in _OPEN_CLASS.findall(text.lower()) if w not in _EMPTY}


def _speaks_for_itself(event: Event, claim: Claim, sentence: Sentence | None, lengths: dict[str, int]) -> bool:
    """Whether the text lets the claim stand as told: later sentences of a long statement, a quotation's noun."""
    if claim.sentence != event.sentence and (lengths.get(claim.id, 1) >= _LENGTH or not claim.quoted):
        return True
    trigger = None if sentence is None else _token(sentence, event.start)
    if trigger is None:
        return False
    if claim.kind == "describe" and not claim.quoted:
        return trigger.dep == "dobj"
    return claim.quoted and trigger.pos == "NOUN" and trigger.dep not in ("nsubj", "nsubjpass", "ROOT")


def _token(sentence: Sentence, offset: int) -> Token | None:
    return next((t for t in sentence.tokens if t.start <= offset < t.end), None)


def _spelt_out(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """The span of the noun that a source's relative pronoun stands for; the span itself where it is none."""
    token = _token(sentence, start)
    if token is None or token.end < end:
        return start, end
    head = grammar.antecedent(sentence, token.i)
    if head == token.i:
        return start, end
    run = [i for i in grammar.phrase(sentence, head) if i < token.i]
    while run and sentence.tokens[run[-1]].pos == "PUNCT":
        run.pop()
    return (sentence.tokens[run[0]].start, sentence.tokens[run[-1]].end) if run else (start, end)


def _source(claim: Claim, sentence: Sentence | None) -> Source | None:
    """The claim's source as an event's; None where nobody is named ("reportedly")."""
    if not claim.source:
        return None
    start, end = claim.source[0][0], claim.source[-1][1]
    actor = claim.actor
    if sentence is not None and claim.sentence == sentence.index:
        start, end = _spelt_out(sentence, start, end)
    if sentence is not None and sentence.start <= start and end <= sentence.end:
        text = sentence.text[start - sentence.start : end - sentence.start]
    else:
        text = actor.text if actor is not None else ""
    if not text:
        return None
    return Source(text, start, end, actor.name if actor is not None else text, None if actor is None else actor.country)
