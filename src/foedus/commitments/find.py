"""Commitments that a document reports: treaties, pledges, offers, arms given or withheld, sanctions joined."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from foedus.coding.grammar import Grammar
from foedus.commitments.alleged import alleged_breaches
from foedus.commitments.context import before
from foedus.commitments.merging import merged
from foedus.commitments.parties import distinct, keys, own_parties, parties, subjects
from foedus.commitments.supplies import from_event, policies, relations, unresolved_sanctions
from foedus.commitments.terms import number_of, with_terms
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
    Terms,
    Token,
)

_BY_ONE = frozenset({"invoked", "denounced", "breached", "suspended", "reaffirmed", "ratified"})
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
        make = partial(_make, document, sentence)
        carrier = partial(_carrier, document, claims)
        here = list(_instruments(document, sentence, mentions, mine, claims, found))
        here += relations(sentence, mentions, mine, make)
        covered = {e for c in here for e in c.events}
        here += [
            c
            for e in mine
            if e.id not in covered and (c := from_event(sentence, mentions, e, make, carrier)) is not None
        ]
        here += unresolved_sanctions(sentence, mentions, here, make)
        for policy in policies(sentence, mentions, make):
            known = any(_withholds(c, policy) for c in here)
            here = [_explained(c, policy) for c in here] if known else [*here, policy]
        here += alleged_breaches(sentence, mentions, [*found, *here], make)
        found += here
    return with_terms(sentences, tuple(merged(found)))


def _withholds(one: Commitment, policy: Commitment) -> bool:
    return (one.kind, one.status) == (policy.kind, policy.status) and keys(one.parties) == keys(policy.parties)


def _explained(one: Commitment, policy: Commitment) -> Commitment:
    return replace(one, limits=one.limits or policy.limits) if _withholds(one, policy) else one


def _make(
    document: Document, sentence: Sentence, at: tuple[int, int], kind: CommitmentKind, status: CommitmentStatus,
    bound: tuple[Actor, ...], **rest: Any,
) -> Commitment:  # fmt: skip
    return Commitment(
        _id(document.id, at[0], kind), document.id, sentence.index, at[0], at[1], kind, status, bound, **rest
    )


def _instruments(
    document: Document, sentence: Sentence, mentions: Mentions, events: Sequence[Event], claims: Sequence[Claim],
    earlier: Sequence[Commitment],
) -> Iterator[Commitment]:  # fmt: skip
    table = instruments()
    taken: set[int] = set()
    for token in reversed(sentence.tokens):
        if token.lemma not in table.nouns or token.pos not in ("NOUN", "PROPN"):
            continue
        if token.i in taken or _modifies(sentence, token):
            continue
        container = _container(sentence, token)
        top = container or token
        if container is not None:
            taken.add(container.i)
        verb = _governor(sentence, top)
        event = _event_at(sentence, events, [t for t in (verb, top, token) if t is not None])
        phrase, outer = _phrase(sentence, token), _phrase(sentence, top)
        kind = kind_of(phrase) or kind_of(outer)
        status = _status(sentence, top, verb, event)
        bound = parties(sentence, mentions, top, verb, event)
        if status is None and kind in _BINDING:
            yield from _standing(document, sentence, mentions, token, top, kind, claims, earlier)
            continue
        if status in ("signed", "ratified") and len(bound) < 2:
            continue
        name = name_in(outer) or name_in(phrase)
        alone = len(bound) < 2 and not (name and status in _BY_ONE)
        if status is None or not bound or (kind is None and (alone or (event is None and not name))):
            continue
        if status == "denounced" and _merely_criticised(sentence, mentions, top, verb, bound, earlier):
            continue
        rests_on = _carrier(document, claims, token, verb) or (event.source if event is not None else None)
        yield _commitment(document, sentence, token, kind or "agreement", status, bound, name, event, rests_on)


def _modifies(sentence: Sentence, token: Token) -> bool:
    """Whether it only says what sort another instrument is: "a partnership agreement"."""
    head = sentence.tokens[token.head]
    return token.dep == "compound" or (
        token.dep in ("nmod", "amod") and head.i != token.i and head.lemma in instruments().nouns
    )


def _commitment(
    document: Document,
    sentence: Sentence,
    token: Token,
    kind: CommitmentKind,
    status: CommitmentStatus,
    bound: tuple[Actor, ...],
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
        parties=bound,
        name=name,
        signed=event.date if event is not None and status == "signed" else None,
        article=article_in(sentence.text),
        trigger=trigger_in(sentence.text) if kind in _BINDING else None,
        limits=limits_in(sentence.text) if kind in _BINDING else None,
        rests_on=rests_on,
        events=(event.id,) if event is not None else (),
        terms=Terms(number=number_of(sentence, token)),
    )


def _standing(
    document: Document, sentence: Sentence, mentions: Mentions, token: Token, top: Token, kind: CommitmentKind,
    claims: Sequence[Claim], earlier: Sequence[Commitment],
) -> Iterator[Commitment]:  # fmt: skip
    """What an instrument is said to hold or to oblige to, where nothing is said to become of it.

    "The pact includes a mutual defence clause" tells of the pact that was told of before, or of one of its own
    parties; "under the 1951 treaty the United States is obliged to defend the Philippines".
    """
    verb = _clause_verb(sentence, top)
    if verb is None or (verb.lemma not in instruments().containers and verb.lemma not in instruments().obliging):
        return
    bound = distinct(own_parties(sentence, mentions, top))
    if len(bound) < 2 and verb.lemma in instruments().obliging:
        bound = distinct([*bound, *_obliged(sentence, mentions, verb)])
    rests_on = _carrier(document, claims, token, None)
    known = before(earlier, sentence, token, bound)
    if known is not None and verb.lemma in instruments().containers:
        told = _commitment(document, sentence, token, kind, known.status, known.parties, known.name, None, rests_on)
        yield replace(told, events=known.events, signed=known.signed)
    elif len([a for a in bound if a.country]) > 1:
        name = name_in(_phrase(sentence, top))
        yield _commitment(document, sentence, token, kind, "standing", bound, name, None, rests_on)


def _clause_verb(sentence: Sentence, top: Token) -> Token | None:
    """The verb whose subject the instrument is, or under which it stands: "under the treaty, X must ..."."""
    head = sentence.tokens[top.head]
    if top.dep in ("nsubj", "nsubjpass"):
        return head
    if top.dep == "pobj" and head.lower in ("under", "by") and sentence.tokens[head.head].pos in ("VERB", "AUX"):
        verb = sentence.tokens[head.head]
        above = sentence.tokens[verb.head]
        return above if verb.lemma not in instruments().obliging and verb.dep == "xcomp" else verb
    return None


def _obliged(sentence: Sentence, mentions: Mentions, verb: Token) -> list[Actor]:
    """Who is bound and to whom: subject and objects of a verb of duty and of what it obliges to do."""
    found = subjects(sentence, mentions, verb)
    for i in [verb.i, *(k.i for k in sentence.kids(verb.i, "xcomp", "ccomp"))]:
        for noun in sentence.kids(i, "dobj"):
            mention = mentions.get((sentence.index, noun.i))
            found += mention.actors if mention is not None else ()
    return found


def _merely_criticised(
    sentence: Sentence, mentions: Mentions, top: Token, verb: Token | None, bound: tuple[Actor, ...],
    earlier: Sequence[Commitment],
) -> bool:  # fmt: skip
    """Whether those who "denounce" a pact are no parties to it: they criticise it, and cannot end it."""
    if verb is None or verb.lemma != "denounce":
        return False
    by = keys(distinct(subjects(sentence, mentions, verb)))
    own = keys(distinct(own_parties(sentence, mentions, top)))
    if len(own) > 1:
        return not by & own
    known = before(earlier, sentence, top, ())
    return known is not None and not by & keys(known.parties)


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


def _carrier(document: Document, claims: Sequence[Claim], token: Token, verb: Token | None) -> Source | None:
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


def _id(doc: str, start: int, kind: str) -> str:
    return hashlib.sha256(f"{doc}\0{start}\0{kind}".encode()).hexdigest()[:16]
