"""Commitments that a document reports: treaties, pledges, offers, arms given or withheld, sanctions joined."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from foedus.coding.grammar import Grammar
from foedus.commitments.words import article_in, instruments, kind_of, limits_in, name_in, trigger_in
from foedus.records import (
    Actor,
    Claim,
    Commitment,
    CommitmentKind,
    CommitmentStatus,
    Document,
    Event,
    Mentions,
    Sentence,
    Source,
    Token,
)

_ARMS = frozenset(
    "arm arms weapon weaponry missile ammunition munition tank shell artillery drone fighter jet rocket howitzer "
    "lethal".split()
)
_AID = frozenset("aid assistance relief grant loan food medicine humanitarian".split())
_BINDING = frozenset({"defence", "offence", "neutrality", "nonaggression", "consultation"})


def find_commitments(
    document: Document,
    sentences: Sequence[Sentence],
    mentions: Mentions,
    events: Sequence[Event],
    claims: Sequence[Claim],
) -> tuple[Commitment, ...]:
    """The commitments in the order of their first words; several tellings of one are one."""
    found: list[Commitment] = []
    by_sentence: dict[int, list[Event]] = {}
    for event in events:
        by_sentence.setdefault(event.sentence, []).append(event)
    for sentence in sentences:
        mine = by_sentence.get(sentence.index, [])
        named = list(_instruments(document, sentence, mentions, mine, claims))
        found += named
        covered = {e for c in named for e in c.events}
        found += [c for e in mine if e.id not in covered and (c := _from_event(document, sentence, e)) is not None]
    return tuple(_merged(found))


def _instruments(
    document: Document, sentence: Sentence, mentions: Mentions, events: Sequence[Event], claims: Sequence[Claim]
) -> Iterator[Commitment]:
    table = instruments()
    taken: set[int] = set()
    for token in reversed(sentence.tokens):
        if (
            token.lemma not in table.nouns
            or token.pos not in ("NOUN", "PROPN")
            or token.dep == "compound"
            or token.i in taken
        ):
            continue
        container = _container(sentence, token)
        top = container or token
        if container is not None:
            taken.add(container.i)
        verb = _governor(sentence, top)
        event = _event_at(sentence, events, [t for t in (verb, top, token) if t is not None])
        status = _status(sentence, top, verb, event)
        phrase = _phrase(sentence, token)
        outer = _phrase(sentence, top)
        kind = kind_of(phrase) or kind_of(outer)
        parties = _parties(sentence, mentions, top, verb, event)
        if status in ("signed", "ratified") and len(parties) < 2:
            continue
        if status is None or not parties or (kind is None and (len(parties) < 2 or event is None)):
            continue
        rests_on = _carrier(document, token, verb, claims) or (event.source if event is not None else None)
        name = name_in(outer) or name_in(phrase)
        yield _commitment(document, sentence, token, kind or "agreement", status, parties, name, event, rests_on)


def _commitment(
    document: Document,
    sentence: Sentence,
    token: Token,
    kind: CommitmentKind,
    status: CommitmentStatus,
    parties: tuple[Actor, ...],
    name: str | None,
    event: Event | None,
    rests_on: Source | None,
) -> Commitment:
    return Commitment(
        id=_id(document.id, token.start, kind),
        doc=document.id,
        sentence=sentence.index,
        start=token.start,
        end=token.end,
        kind=kind,
        status=status,
        parties=parties,
        name=name,
        signed=event.date if event is not None and status == "signed" else None,
        article=article_in(sentence.text),
        trigger=trigger_in(sentence.text) if kind in _BINDING else None,
        limits=limits_in(sentence.text) if kind in _BINDING else None,
        rests_on=rests_on,
        events=(event.id,) if event is not None else (),
    )


def _container(sentence: Sentence, token: Token) -> Token | None:
    """The instrument that holds this one: "a deal ... which includes a mutual defence pledge"."""
    table = instruments()
    verb = sentence.tokens[token.head]
    if token.dep not in ("dobj", "attr", "pobj") or verb.lemma not in table.containers:
        return None
    for i in Grammar(sentence).subject(verb.i):
        if sentence.tokens[i].lemma in table.nouns:
            return sentence.tokens[i]
    nouns = [t for t in sentence.tokens[: verb.i] if t.lemma in table.nouns and t.i != token.i]
    return nouns[-1] if nouns and verb.dep in ("relcl", "ccomp", "conj") else None


def _governor(sentence: Sentence, token: Token) -> Token | None:
    """The verb or event noun that says what becomes of the instrument."""
    status = instruments().status
    head = sentence.tokens[token.head]
    if token.dep in ("dobj", "nsubjpass") and head.pos == "VERB" and head.lemma in status:
        return head
    for k in sentence.kids(token.i, "acl", "relcl"):
        if k.lemma in status and not _what_it_does(sentence, k):
            return k
    at = token
    for _ in range(4):
        above = sentence.tokens[at.head]
        if above.i == at.i:
            return None
        if above.lemma in status and above.pos in ("VERB", "NOUN"):
            return above
        if above.pos == "VERB" and at.dep not in ("pobj", "prep", "conj", "appos"):
            return above
        at = above
    return None


def _what_it_does(sentence: Sentence, verb: Token) -> bool:
    """Whether the instrument is the verb's subject: "a treaty which binds them" is not thereby pledged."""
    if instruments().status[verb.lemma] == "ended":
        return False
    return any(k.lower in ("which", "that") for k in sentence.kids(verb.i, "nsubj"))


def _event_at(sentence: Sentence, events: Sequence[Event], tokens: Sequence[Token]) -> Event | None:
    for token in tokens:
        for event in events:
            if event.start <= token.start < event.end:
                return event
    return None


def _status(sentence: Sentence, token: Token, verb: Token | None, event: Event | None) -> CommitmentStatus | None:
    status = None if verb is None else instruments().status.get(verb.lemma)
    if status is None and token.lemma in ("pledge", "guarantee", "undertaking", "assurance") and event is not None:
        status = "pledged"
    if (
        event is not None
        and event.status in ("planned", "hypothetical")
        and status in ("signed", "pledged", "ratified")
    ):
        return "pledged" if event.status == "planned" else "offered"
    if event is not None and event.status == "denied":
        return None
    return status


def _phrase(sentence: Sentence, token: Token) -> str:
    """The noun phrase around an instrument with its modifiers and prepositions, as the text has it."""
    inside = [token.i]
    for i in inside:
        inside += [
            k.i
            for k in sentence.kids(
                i,
                "amod",
                "compound",
                "nmod",
                "prep",
                "pobj",
                "poss",
                "det",
                "punct",
                "conj",
                "cc",
                "nummod",
                "appos",
                "case",
            )
            if k.dep not in ("conj",) or i != token.i
        ]
    first, last = sentence.tokens[min(inside)], sentence.tokens[max(inside)]
    before = sentence.text[max(0, first.start - sentence.start - 1) : first.start - sentence.start]
    lead = 1 if before in ("“", '"') else 0
    return sentence.text[first.start - sentence.start - lead : last.end - sentence.start]


def _parties(
    sentence: Sentence, mentions: Mentions, token: Token, verb: Token | None, event: Event | None
) -> tuple[Actor, ...]:
    found: list[Actor] = []
    if event is not None:
        found += [*event.actor, *event.recipient]
    if verb is not None and verb.pos == "VERB" and (event is None or not event.actor):
        for i in Grammar(sentence).subject(verb.i):
            found += _actors(sentence, mentions, i)
    for k in sentence.kids(token.i, "poss", "amod", "compound", "nmod"):
        found += _actors(sentence, mentions, k.i)
    for prep in sentence.kids(token.i, "prep"):
        if prep.lower in ("with", "between", "among"):
            for k in sentence.kids(prep.i, "pobj"):
                found += _actors(sentence, mentions, k.i)
    return _distinct(found)


def _actors(sentence: Sentence, mentions: Mentions, i: int) -> list[Actor]:
    found: list[Actor] = []
    left = [i]
    for at in left:
        mention = mentions.get((sentence.index, at))
        if mention is not None:
            found += mention.actors
        left += [k.i for k in sentence.kids(at, "conj")]
    return found


def _distinct(actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """One actor for each party; several persons or organs of one state are one."""
    found: dict[str, Actor] = {}
    for actor in actors:
        key = actor.country if actor.country and actor.country != "IGO" else actor.name
        found.setdefault(key, actor)
    return tuple(found.values())


def _from_event(document: Document, sentence: Sentence, event: Event) -> Commitment | None:
    """Arms and aid promised, offered or withheld, sanctions imposed or joined: what an event itself commits to."""
    if not event.actor or event.background:
        return None
    lemmas = {t.lemma for t in _around(sentence, event)}
    kind: CommitmentKind | None = None
    status: CommitmentStatus | None = None
    if event.type in ("AID", "AGREE", "THREATEN", "REJECT"):
        kind = "arms" if lemmas & _ARMS else "aid" if lemmas & _AID else None
        if kind is not None:
            status = _supply_status(event, lemmas)
        if kind is None and event.type == "AGREE":
            clause = sentence.text[event.start - sentence.start :]
            kind = kind_of(clause)
            status = "pledged" if kind in ("defence", "neutrality", "nonaggression") else None
    elif (
        event.type == "SANCTION"
        and lemmas & {"sanction", "embargo"}
        and event.status in ("happened", "ongoing", "planned")
    ):
        kind, status = "sanctions", "joined" if "join" in lemmas else "imposed"
    if kind is None or status is None:
        return None
    return Commitment(
        id=_id(document.id, event.start, kind),
        doc=document.id,
        sentence=sentence.index,
        start=event.start,
        end=event.end,
        kind=kind,
        status=status,
        parties=_distinct(event.actor),
        beneficiaries=_distinct(event.recipient),
        trigger=trigger_in(sentence.text) if kind in _BINDING else None,
        rests_on=event.source,
        events=(event.id,),
    )


def _supply_status(event: Event, lemmas: set[str]) -> CommitmentStatus | None:
    if event.status == "denied" or event.type == "REJECT":
        return "withheld"
    if event.status == "hypothetical" or event.type == "THREATEN":
        return "threatened"
    if "offer" in lemmas:
        return "offered"
    return "pledged" if event.type == "AGREE" else None


def _around(sentence: Sentence, event: Event) -> list[Token]:
    """The trigger's tokens and those of its object and complement, two levels down."""
    near = [t.i for t in sentence.tokens if event.start <= t.start < event.end]
    for _ in range(3):
        near += [
            k.i
            for i in near
            for k in sentence.kids(
                i, "dobj", "prep", "pobj", "pcomp", "xcomp", "ccomp", "amod", "compound", "nmod", "conj", "acl", "prt"
            )
            if k.i not in near
        ]
    return [sentence.tokens[i] for i in dict.fromkeys(near)]


def _carrier(document: Document, token: Token, verb: Token | None, claims: Sequence[Claim]) -> Source | None:
    """Who says that the instrument holds this: the source of the innermost claim whose content holds its noun.

    Who reaffirms or denounces it does so, and does not merely say so: a claim made by the governing verb is none.
    """
    holding = [
        c
        for c in claims
        if c.source
        and any(a <= token.start < b for a, b in c.content)
        and not (verb is not None and any(a <= verb.start < b for a, b in c.cue))
    ]
    if not holding:
        return None
    claim = min(holding, key=lambda c: sum(b - a for a, b in c.content))
    start, end = claim.source[0]
    actor = claim.actor
    text = document.text[start:end]
    return Source(text, start, end, actor.name if actor else text, actor.country if actor else None)


def _merged(found: Sequence[Commitment]) -> Iterator[Commitment]:
    """Tellings of one commitment (same kind, same parties, states that fit) as one, its unknown fields filled."""
    kept: list[Commitment] = []
    for c in sorted(found, key=lambda c: c.start):
        twin = next((i for i, k in enumerate(kept) if _same(k, c)), None)
        if twin is None:
            kept.append(c)
            continue
        k = kept[twin]
        told = {
            name: getattr(k, name) or getattr(c, name) for name in ("name", "signed", "article", "trigger", "limits")
        }
        rests = k.rests_on if k.trigger is not None or c.trigger is None else c.rests_on
        kept[twin] = replace(k, rests_on=rests, events=tuple(dict.fromkeys((*k.events, *c.events))), **told)
    yield from kept


def _same(a: Commitment, b: Commitment) -> bool:
    if a.kind != b.kind or a.status != b.status or (a.name and b.name and a.name != b.name):
        return False
    return _keys(a.parties) == _keys(b.parties) and _keys(a.beneficiaries) == _keys(b.beneficiaries)


def _keys(actors: Sequence[Actor]) -> set[str]:
    return {x.country if x.country and x.country != "IGO" else x.name for x in actors}


def _id(doc: str, start: int, kind: str) -> str:
    return hashlib.sha256(f"{doc}\0{start}\0{kind}".encode()).hexdigest()[:16]
