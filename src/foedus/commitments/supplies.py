"""Commitments that an event itself is: arms and aid given or withheld, offers, sanctions, diplomatic relations."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from foedus.commitments.parties import actors, distinct, keys, subjects
from foedus.commitments.terms import listed
from foedus.commitments.words import Instruments, instruments, kind_of, reason_in, trigger_in
from foedus.records import (
    Actor,
    Commitment,
    CommitmentKind,
    CommitmentStatus,
    Event,
    Mentions,
    Sentence,
    Source,
    Terms,
    Token,
)

Make = Callable[..., Commitment]
Carrier = Callable[[Token, Token | None], Source | None]
_PROMISED = frozenset({"defence", "neutrality", "nonaggression"})
_OFFERED = frozenset({"military-technical", "diplomatic", "partnership", "consultation", *_PROMISED})
# The types of events by which somebody is committed, and how the parts of what is agreed or given hang together.
_COMMITTING = frozenset({"AID", "AGREE", "THREATEN", "REJECT", "SANCTION", "SUPPORT", "COOPERATE"})
# Weapons that are threatened with, and not given.
_USING = frozenset({"use", "fire", "launch", "strike", "attack", "bomb"})
_PARTS = (
    "dobj", "prep", "pobj", "pcomp", "xcomp", "ccomp", "amod", "npadvmod", "compound", "nmod", "conj", "acl", "prt",
)  # fmt: skip


def from_event(sentence: Sentence, mentions: Mentions, event: Event, make: Make, carrier: Carrier) -> Commitment | None:
    """What an event commits its actor to, or None."""
    if not event.actor or event.background or event.type not in _COMMITTING:
        return None
    table = instruments()
    around = _around(sentence, event)
    lemmas = {t.lemma for t in around}
    kind, status = _supply(event, lemmas, table)
    source = event.source
    if event.type == "SANCTION" and lemmas & table.measures and event.status in ("happened", "ongoing", "planned"):
        kind, status = "sanctions", "joined" if "join" in lemmas else "imposed"
    ahead = event.type in ("AGREE", "SUPPORT", "COOPERATE") and event.status in ("hypothetical", "planned")
    proposed = _proposed(sentence, event, table)
    if kind is None and (ahead or proposed is not None):
        told = around if proposed is None else _hanging(sentence, [proposed.i])
        kind = kind_of(" ".join(t.lower for t in sorted(told, key=lambda t: t.i)))
        kind, status = (kind, "offered") if kind in _OFFERED and event.recipient else (None, None)
        source = carrier(told[0], None) or event.source
    if kind is None and event.type == "AGREE":
        kind = kind_of(sentence.text[event.start - sentence.start :])
        kind, status = (kind, "pledged") if kind in _PROMISED else (None, None)
    if kind is None or status is None:
        return None
    trigger = trigger_in(sentence.text) if kind in _PROMISED else None
    terms = Terms(
        reason=reason_in(sentence.text) if status == "withheld" else None,
        subjects=_things(sentence, event) if kind in ("arms", "aid") else (),
        led_by=_led_by(sentence, mentions, around) if kind == "sanctions" else (),
    )
    return make(
        (event.start, event.end), kind, status, distinct(event.actor), beneficiaries=distinct(event.recipient),
        trigger=trigger, limits=_manner(sentence, around) if status == "withheld" else None, rests_on=source,
        events=(event.id,), terms=terms,
    )  # fmt: skip


def _proposed(sentence: Sentence, event: Event, table: Instruments) -> Token | None:
    """The word that carries what an event proposes by its own verb: the verb ("proposed military-technical
    cooperation") or the head of its clause ("suggested it could engage in cooperation")."""
    if event.type != "AGREE" or event.status != "happened":
        return None
    for token in sentence.tokens:
        if event.start <= token.start < event.end and table.status.get(token.lemma) == "offered":
            clauses = sentence.kids(token.i, "ccomp")
            return token if sentence.kids(token.i, "dobj") else clauses[0] if clauses else None
    return None


def _supply(
    event: Event, lemmas: set[str], table: Instruments
) -> tuple[CommitmentKind | None, CommitmentStatus | None]:
    if event.type not in ("AID", "AGREE", "THREATEN", "REJECT"):
        return None, None
    if event.type == "THREATEN" and (event.mode == "violence" or lemmas & _USING):
        return None, None
    if lemmas & table.arms:
        return "arms", _supply_status(event, lemmas)
    if lemmas & table.aid:
        return "aid", _supply_status(event, lemmas)
    return None, None


def _supply_status(event: Event, lemmas: set[str]) -> CommitmentStatus | None:
    if event.status == "denied" or event.type == "REJECT":
        return "withheld"
    if event.status == "hypothetical" or event.type == "THREATEN":
        return "threatened"
    if "offer" in lemmas:
        return "offered"
    return "pledged" if event.type == "AGREE" else None


def _manner(sentence: Sentence, around: Sequence[Token]) -> str | None:
    """What alone is withheld: "has refrained from directly supplying" says nothing of other ways."""
    for token in around:
        for k in sentence.kids(token.i, "advmod"):
            if k.lower in ("directly", "openly", "officially", "publicly"):
                return k.text
    return None


def _things(sentence: Sentence, event: Event) -> tuple[str, ...]:
    """What is given, offered or withheld, in the text's words."""
    sides = (*event.actor, *event.recipient)
    named = {a.start for a in sides}
    verbs = [t for t in sentence.tokens if event.start <= t.start < event.end]
    heads = [k for v in verbs for k in sentence.kids(v.i, "dobj") if k.start not in named]
    things = [words for k in heads for words in listed(sentence, k)]
    for a in sides:
        # "offered Ukraine humanitarian aid": the parser may take the recipient for a part of the thing.
        things = [words.removeprefix(a.text).strip() for words in things]
    return tuple(dict.fromkeys(words for words in things if words))


def _led_by(sentence: Sentence, mentions: Mentions, around: Sequence[Token]) -> tuple[str, ...]:
    """Who leads the measures: "sanctions led by the U.S.", "EU-led sanctions"."""
    found: list[Actor] = []
    for token in around:
        for led in sentence.kids(token.i, "acl", "amod"):
            if led.lemma != "lead" and led.lower != "led":
                continue
            for by in (k for k in sentence.kids(led.i, "agent", "prep") if k.lower == "by"):
                found += [a for k in sentence.kids(by.i, "pobj") for a in actors(sentence, mentions, k.i)]
            found += [a for k in sentence.kids(led.i, "npadvmod") for a in actors(sentence, mentions, k.i)]
    return tuple(sorted(keys(found)))


def policies(sentence: Sentence, mentions: Mentions, make: Make) -> Iterator[Commitment]:
    """Standing policies not to arm or aid: "has a policy of not exporting arms to countries at war"."""
    table = instruments()
    for token in sentence.tokens:
        if token.lemma not in ("policy", "law", "principle", "rule") or token.dep not in ("dobj", "pobj", "nsubj"):
            continue
        act = _forbidden(sentence, token)
        if act is None:
            continue
        reach = [act, *(sentence.tokens[i] for i in _below(sentence, act.i))]
        lemmas = {t.lemma for t in reach}
        kind: CommitmentKind | None = "arms" if lemmas & table.arms else "aid" if lemmas & table.aid else None
        owners = _owners(sentence, mentions, token)
        if kind is None or not owners:
            continue
        objects = sorted({i for k in sentence.kids(act.i, "prep") for i in [k.i, *_below(sentence, k.i)]})
        limits = " ".join(sentence.tokens[i].text for i in objects) or None
        yield make((token.start, token.end), kind, "withheld", owners, limits=limits)


def _forbidden(sentence: Sentence, policy: Token) -> Token | None:
    for of in sentence.kids(policy.i, "prep"):
        for verb in sentence.kids(of.i, "pcomp"):
            negated = any(k.dep == "neg" for k in (*sentence.kids(verb.i), *sentence.kids(of.i)))
            if of.lower in ("of", "against") and (negated or of.lower == "against"):
                return verb
    return None


def _owners(sentence: Sentence, mentions: Mentions, policy: Token) -> tuple[Actor, ...]:
    found = [a for k in sentence.kids(policy.i, "poss") for a in actors(sentence, mentions, k.i)]
    verb = sentence.tokens[policy.head]
    if not found and verb.pos in ("VERB", "AUX") and policy.dep == "dobj":
        found = subjects(sentence, mentions, verb)
    return distinct([a for a in found if a.country])


def _below(sentence: Sentence, i: int) -> list[int]:
    found = [k.i for k in sentence.kids(i)]
    for at in found:
        found += [k.i for k in sentence.kids(at)]
    return found


def unresolved_sanctions(
    sentence: Sentence, mentions: Mentions, found: Sequence[Commitment], make: Make
) -> Iterator[Commitment]:
    """Sanctions imposed by those whom no event names, in one clause: "the West imposing what they call sanctions"."""
    if any(c.kind == "sanctions" for c in found):
        return
    table = instruments()
    for verb in sentence.tokens:
        # "Called on the Council to impose": nothing is imposed yet.
        if verb.lemma not in ("impose", "slap", "levy") or verb.pos != "VERB" or verb.tag == "VB":
            continue
        reach = [sentence.tokens[i] for i in _below(sentence, verb.i)]
        near = [t for t in sentence.tokens[verb.i : verb.i + 12] if t.lemma in table.measures]
        near = near if _holds_claim(sentence, verb) else [t for t in reach if t.lemma in table.measures]
        by = subjects(sentence, mentions, verb) or _unknown(sentence, verb)
        if near and by:
            yield make((verb.start, verb.end), "sanctions", "imposed", distinct(by))
            return


def _unknown(sentence: Sentence, verb: Token) -> list[Actor]:
    """A subject with a name that stands for no member by itself ("the West")."""
    named = [k for k in sentence.kids(verb.i, "nsubj") if k.pos == "PROPN"]
    return [Actor(k.text, k.start, k.end, k.text) for k in named]


def _holds_claim(sentence: Sentence, verb: Token) -> bool:
    """Whether its object is what someone says ("imposing what they claim are sanctions"): the parse breaks there."""
    return any(k.lower == "what" for i in [verb.i, *_below(sentence, verb.i)] for k in sentence.kids(i, "dobj"))


def relations(sentence: Sentence, mentions: Mentions, events: Sequence[Event], make: Make) -> Iterator[Commitment]:
    """Diplomatic relations taken up or broken off."""
    for token in sentence.tokens:
        if token.lemma not in ("relation", "tie") or token.dep not in ("dobj", "nsubjpass"):
            continue
        if not any(k.lower == "diplomatic" for k in sentence.kids(token.i, "amod")):
            continue
        verb = sentence.tokens[token.head]
        status = _RELATIONS.get(verb.lemma)
        if status is None or any(k.dep == "neg" for k in sentence.kids(verb.i)):
            continue
        event = next((e for e in events if e.start <= verb.start < e.end), None)
        if event is not None and event.status not in ("happened", "ongoing"):
            status = "offered" if event.status == "hypothetical" else "pledged" if event.status == "planned" else None
        sides = [*event.actor, *event.recipient] if event is not None else subjects(sentence, mentions, verb)
        for prep in (*sentence.kids(verb.i, "prep"), *sentence.kids(token.i, "prep")):
            if prep.lower in ("with", "between"):
                sides += [a for k in sentence.kids(prep.i, "pobj") for a in actors(sentence, mentions, k.i)]
        bound = distinct([a for a in sides if a.country])
        if status is not None and len(bound) > 1:
            yield make(
                (token.start, token.end), "diplomatic", status, bound, signed=None,
                events=(event.id,) if event is not None else (),
            )  # fmt: skip


_RELATIONS: Mapping[str, CommitmentStatus] = {
    "establish": "established", "restore": "established", "resume": "established", "normalise": "established",
    "normalize": "established", "open": "established", "forge": "established", "re-establish": "established",
    "reestablish": "established", "break": "ended", "sever": "ended", "cut": "ended", "suspend": "suspended",
}  # fmt: skip


def _around(sentence: Sentence, event: Event) -> list[Token]:
    """The trigger's tokens and those of its object and complement, two levels down."""
    return _hanging(sentence, [t.i for t in sentence.tokens if event.start <= t.start < event.end])


def _hanging(sentence: Sentence, near: list[int]) -> list[Token]:
    """Tokens and those of their objects and complements."""
    last = near
    for _ in range(3):
        below = [k for i in last for k in sentence.kids(i, *_PARTS)]
        last = [k.i for k in below if k.i not in near and not _other_clause(sentence, k)]
        near = near + last
    return [sentence.tokens[i] for i in dict.fromkeys(near)]


def _other_clause(sentence: Sentence, verb: Token) -> bool:
    """Whether a conjoined verb has a subject of its own, and so says what someone else does."""
    return verb.dep == "conj" and verb.pos == "VERB" and bool([*sentence.kids(verb.i, "nsubj", "nsubjpass")])
