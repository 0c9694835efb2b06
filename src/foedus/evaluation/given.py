"""Documents with events at the hand-marked mentions only, so that joining is measured apart from finding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from foedus.actors import find_mentions
from foedus.coding.dates import event_date, sentence_dates
from foedus.coding.grammar import Grammar
from foedus.happenings import join
from foedus.records import Actor, CodedDocument, Event, EventType, Mentions, Sentence, Status, Token

_CLIMBS = 3
_Group = tuple[str, list[int]]


@dataclass(frozen=True, slots=True)
class Mention:
    """A hand-marked report of a happening: its sentence, the trigger with its offsets, type, status, happening."""

    sentence: int
    start: int
    end: int
    trigger: str
    type: EventType
    status: Status | None
    happening: str


def given(coded: CodedDocument, marked: Sequence[Mention]) -> CodedDocument:
    """The document with an event at each mention, joined within it.

    Type and status are by hand; parties, date and place are those of the coded event on the same words, else what the
    grammar shows beside the trigger.
    """
    mentions = find_mentions(coded.document, coded.sentences)
    events = tuple(_event(coded, mentions, m, n) for n, m in enumerate(marked))
    events, happenings = join(coded.document, coded.sentences, events)
    return replace(coded, events=events, happenings=happenings)


def _event(coded: CodedDocument, mentions: Mentions, mark: Mention, number: int) -> Event:
    name = f"{coded.document.id}-given-{number}"
    own = next((e for e in coded.events if e.start < mark.end and mark.start < e.end), None)
    status: Status = mark.status or (own.status if own else "happened")
    if own is not None:
        mode = own.mode if own.type == mark.type else None
        return replace(
            own, id=name, type=mark.type, mode=mode, status=status, start=mark.start, end=mark.end,
            trigger=mark.trigger, happening=None,
        )  # fmt: skip
    at = max(n for n, s in enumerate(coded.sentences) if s.start <= mark.start)
    sentence = coded.sentences[at]
    token = next((t for t in sentence.tokens if t.start <= mark.start < t.start + len(t.text)), sentence.tokens[0])
    noun = token.pos in ("NOUN", "PROPN")
    beside = (_beside_noun if noun else _beside_verb)(sentence, token)

    def named(role: str) -> tuple[Actor, ...]:
        """The first group of tokens in that role which names anybody."""
        groups = (tuple(a for i in tokens for a in _actors(sentence, mentions, i)) for r, tokens in beside if r == role)
        return next((g for g in groups if g), ())

    day = event_date(Grammar(sentence), token.i, token.i, sentence_dates(sentence, coded.document.published))
    return Event(
        name, coded.document.id, at, mark.start, mark.end, mark.type, None, (), mark.trigger,
        named("actor"), named("recipient"), status,
        date=day.value if day else None, date_precision=day.precision if day else None,
        because={"by": "noun" if noun else "verb"},
    )  # fmt: skip


def _actors(sentence: Sentence, mentions: Mentions, token: int) -> tuple[Actor, ...]:
    found = mentions.get((sentence.index, token))
    return found.actors if found else ()


def _beside_verb(sentence: Sentence, verb: Token) -> list[_Group]:
    """The groups of tokens beside a verb that can name a side, the likeliest first."""
    at = verb
    for _ in range(_CLIMBS):
        if list(sentence.kids(at.i, "nsubj", "nsubjpass")) or at.dep not in ("conj", "xcomp"):
            break
        at = sentence.tokens[at.head]
    objects = [t.i for t in sentence.kids(verb.i, "dobj", "dative")]
    return [
        ("actor", [t.i for t in sentence.kids(at.i, "nsubj")]),
        ("actor", _governed(sentence, verb, by=True)),
        ("recipient", [*(t.i for t in sentence.kids(at.i, "nsubjpass")), *objects]),
        ("recipient", [i for o in objects for i in sentence.subtree(o)]),
        ("recipient", _governed(sentence, verb, by=False)),
    ]


def _beside_noun(sentence: Sentence, noun: Token) -> list[_Group]:
    return [
        ("actor", [t.i for t in sentence.kids(noun.i, "poss", "amod", "compound")]),
        ("actor", _governed(sentence, noun, by=True)),
        ("recipient", _governed(sentence, noun, by=False)),
    ]


def _governed(sentence: Sentence, token: Token, *, by: bool) -> list[int]:
    """What stands after a token's prepositions: "by", or all others."""
    prepositions = [p for p in sentence.kids(token.i, "prep", "agent") if (p.lower == "by") is by]
    return [t.i for p in prepositions for t in sentence.kids(p.i, "pobj")]
