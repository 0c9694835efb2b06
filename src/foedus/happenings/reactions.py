"""Which earlier act an act reacts to, where the text says so: "denounced the agreement", "in response to the raid"."""

from __future__ import annotations

import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from operator import attrgetter

from foedus.coding import lexicon
from foedus.errors import DataError
from foedus.happenings.parties import alike, party_of
from foedus.happenings.words import stem
from foedus.records import EVENT_TYPES, Event, Sentence, Token

_PRONOUNS = frozenset({"it", "this", "that"})
_RELATIVE = frozenset({"that", "which"})
# "Two days after they met" says when, not why.
_TIMES = frozenset(
    "hour hours day days week weeks month months year years minutes shortly soon long immediately just".split()
)
_SENTENCES_BACK = 12
_PREFIX = 4
_start, _end = attrgetter("start"), attrgetter("end")


@dataclass(frozen=True, slots=True)
class _Words:
    """data/reactions.toml."""

    ties: frozenset[tuple[str, ...]]
    # How a tie can begin.
    openings: frozenset[tuple[str, ...]]
    judging: Mapping[str, frozenset[str]]
    general: frozenset[str]
    acts: frozenset[str]
    nouns: Mapping[str, frozenset[str]]
    pointing: frozenset[str]
    retorts: frozenset[str]


@cache
def _words() -> _Words:
    file = files("foedus.happenings") / "data" / "reactions.toml"
    raw = tomllib.loads(file.read_text("utf-8"))
    named = {*raw["judging"], *raw["acts"], *(t for types in raw["nouns"].values() for t in types)}
    if wrong := sorted(named - set(EVENT_TYPES)):
        raise DataError(f"{wrong[0]!r} is no event type", where=str(file), remedy="use a PLOVER type")
    ties = frozenset(tuple(tie.split()) for tie in raw["ties"])
    return _Words(
        ties,
        frozenset(tie[:n] for tie in ties for n in range(1, len(tie) + 1)),
        {kind: frozenset(words) for kind, words in raw["judging"].items()},
        frozenset(raw["general"]),
        frozenset(raw["acts"]),
        {noun: frozenset(types) for noun, types in raw["nouns"].items()},
        frozenset(raw["pointing"]),
        frozenset(raw["retorts"]),
    )


@lru_cache(maxsize=10_000)
def types_of(noun: str) -> frozenset[str]:
    """The types of act that a noun (a lemma) can take up; empty for a noun that names no act."""
    words = _words()
    if noun in words.general:
        return words.acts
    known = words.nouns.get(noun)
    if known is not None:
        return known
    return frozenset(e.frame.type for e in lexicon().entries.get(("noun", noun), ()) if len(e.words) == 1)


def reactions(sentences: Sequence[Sentence], events: Sequence[Event]) -> dict[str, str]:
    """For each event's id that the text ties to another event, that one's id. Sentences need their tokens."""
    at: dict[tuple[int, int], Event] = {}
    triggers = [_tokens(sentences[event.sentence], event) for event in events]
    for event, tokens in zip(events, triggers, strict=True):
        for token in tokens:
            at.setdefault((event.sentence, token.i), event)
    found: dict[str, str] = {}
    for event, tokens in zip(events, triggers, strict=True):
        if event.status == "hypothetical" or not tokens:
            continue
        earlier = _antecedent(event, sentences[event.sentence], tokens, events, at, found)
        if earlier is not None and found.get(earlier.id) != event.id:
            found[event.id] = earlier.id
    return found


def _tokens(sentence: Sentence, event: Event) -> tuple[Token, ...]:
    tokens = sentence.tokens
    return tokens[bisect_right(tokens, event.start, key=_end) : bisect_left(tokens, event.end, key=_start)]


def _antecedent(
    event: Event,
    sentence: Sentence,
    trigger: Sequence[Token],
    events: Sequence[Event],
    at: Mapping[tuple[int, int], Event],
    found: Mapping[str, str],
) -> Event | None:
    head = next((t for t in trigger if t.pos in ("VERB", "AUX")), trigger[-1])
    for noun in _referring(sentence, event, head):
        own = at.get((sentence.index, noun.i))
        if own is not None and own.id != event.id and own.status != "hypothetical" and not _same_side(event, own):
            return own if own.actor or own.recipient else _before(event, noun, sentence, events, found) or own
        if noun.pos != "VERB" and (earlier := _before(event, noun, sentence, events, found)) is not None:
            return earlier
    retorts = _words().retorts
    if head.lemma in retorts or sentence.tokens[head.head].lemma in retorts:
        return _likest(event, head, _words().acts, (), events, found)
    return None


def _same_side(event: Event, other: Event) -> bool:
    """Whether the other act is that of the same side alone: nobody reacts to what they did themselves."""
    return len({a.country or a.name for a in other.actor}) == 1 and any(
        alike(party_of(x), party_of(y)) > 0 for x in event.actor for y in other.actor
    )


def _referring(sentence: Sentence, event: Event, head: Token) -> Iterator[Token]:
    """The words that may name what an event reacts to, likeliest first."""
    tokens = sentence.tokens
    near = [head]
    near += sentence.kids(head.i, "dobj", "attr", "acomp", "oprd")
    if head.dep == "xcomp" and tokens[head.head].pos in ("VERB", "AUX"):
        near.append(tokens[head.head])
    for above in near:
        for k in sentence.kids(above.i, "advcl"):
            marks = [m for m in sentence.kids(k.i, "mark", "advmod") if m.lower == "after"]
            if marks and not _timed(sentence, marks[0]):
                yield k
        yield from _tied(sentence, above)
    prepositions = _words().judging.get(event.type)
    if prepositions is None:
        return
    if head.dep == "relcl" and any(k.lower in _RELATIVE for k in sentence.kids(head.i, "dobj")):
        yield tokens[head.head]
    passive = any(sentence.kids(head.i, "auxpass"))
    for k in sentence.kids(head.i, "nsubjpass" if passive else "dobj"):
        yield k
    for k in sentence.kids(head.i, "ccomp", "xcomp", "oprd"):
        yield from sentence.kids(k.i, "nsubj")
    for above in near[:2]:
        for p in sentence.kids(above.i, "prep"):
            if p.lower in prepositions:
                yield from sentence.kids(p.i, "pobj")


def _tied(sentence: Sentence, above: Token) -> Iterator[Token]:
    """What hangs on a word by one of the ties."""
    words = _words()
    for p in sentence.kids(above.i, "prep"):
        if _timed(sentence, p):
            continue
        line: tuple[str, ...] = (p.lower,)
        last = p
        while line in words.openings:
            if line in words.ties:
                yield from sentence.kids(last.i, "pobj", "pcomp")
                break
            below = sentence.kids(last.i, "pobj", "pcomp", "prep")
            if not below:
                break
            last = below[0]
            line = (*line, *(k.lower for k in sentence.kids(last.i, "det")), last.lower)


def _timed(sentence: Sentence, word: Token) -> bool:
    return word.i > 0 and sentence.tokens[word.i - 1].lower in _TIMES


def _before(
    event: Event, noun: Token, sentence: Sentence, events: Sequence[Event], found: Mapping[str, str]
) -> Event | None:
    """The earlier event that a noun or pronoun takes up, if it does take one up."""
    words = _words()
    if noun.lower in _PRONOUNS:
        return _likest(event, noun, words.acts, (), events, found) if event.type in words.judging else None
    kids = list(sentence.kids(noun.i, "det", "poss", "amod", "compound", "nmod"))
    named = tuple(k for k in kids if k.text[:1].isupper())
    definite = bool(named) or noun.dep == "appos" or any(k.lower in words.pointing for k in kids)
    types = types_of(noun.lemma)
    return _likest(event, noun, types, named, events, found) if types and definite else None


def _likest(
    event: Event,
    word: Token,
    types: frozenset[str],
    named: Sequence[Token],
    events: Sequence[Event],
    found: Mapping[str, str],
) -> Event | None:
    """Of the events before a word, the likest that it means: of one of the types, near, done to the one who reacts.

    An event that is itself a reaction is less likely; of those of one sentence the first is meant.
    """
    best: tuple[float, Event] | None = None
    for other in events:
        back = event.sentence - other.sentence
        if other.start >= word.start or other.id == event.id or not 0 <= back <= _SENTENCES_BACK:
            continue
        if other.type not in types or other.status == "hypothetical" or _same_side(event, other):
            continue
        if named and not any(_names(k, other) for k in named):
            continue
        score = -0.3 * back - 1.5 * (other.id in found) - 0.5 * (other.background or not other.actor)
        score += 2.0 * (stem(word.text)[:_PREFIX] == stem(other.trigger.split()[0])[:_PREFIX])
        score += any(alike(party_of(x), party_of(y)) > 0 for x in event.actor for y in other.recipient)
        if best is None or score > best[0]:
            best = (score, other)
    return None if best is None else best[1]


def _names(word: Token, event: Event) -> bool:
    """Whether a name or adjective beside a noun ("the Greek measure") can be that of one of an event's parties."""
    start = stem(word.text)[:_PREFIX]
    return any(
        stem(part).startswith(start)
        for actor in (*event.actor, *event.recipient)
        for part in (*actor.name.split(), *actor.text.split())
    )
