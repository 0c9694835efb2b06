"""Sentences and mentions to events: every word that a frame fires on is kept, or dropped for a reason."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from foedus.coding.confidence import confidence
from foedus.coding.contexts import contexts
from foedus.coding.dates import EventDate, event_date, forward, sentence_dates
from foedus.coding.duties import Duty, duties
from foedus.coding.frames import lexicon
from foedus.coding.governed import Content, governed
from foedus.coding.grammar import Grammar
from foedus.coding.match import Fired, Matcher
from foedus.coding.ontology import CONFLICTUAL, ontology
from foedus.coding.places import event_place
from foedus.coding.roles import everyone, fill, political, same
from foedus.coding.sides import find_sides
from foedus.coding.status import Outlook, outlook
from foedus.coding.voice import Voice, public, voice
from foedus.records import Actor, Document, Event, EventType, Mentions, Sentence


@dataclass(frozen=True, slots=True)
class Considered:
    """A trigger that was looked at: the event that came of it, or why none did."""

    sentence: int
    start: int
    end: int
    trigger: str
    frame: str
    event: Event | None
    dropped: str | None = None


def code_events(document: Document, sentences: Sequence[Sentence], mentions: Mentions) -> tuple[Event, ...]:
    """The events of a document, in the order of their triggers."""
    return tuple(c.event for c in consider(document, sentences, mentions) if c.event is not None)


def consider(document: Document, sentences: Sequence[Sentence], mentions: Mentions) -> list[Considered]:
    """Every trigger of a document with the event that came of it or the reason why none did."""
    found: list[Considered] = []
    ids: dict[str, int] = {}
    heard = voice(sentences, mentions)
    for sentence in sentences:
        for considered in _sentence(document, sentence, mentions, heard):
            if considered.event is not None:
                considered = replace(considered, event=_identified(considered.event, ids))
            found.append(considered)
    return found


def _identified(event: Event, ids: dict[str, int]) -> Event:
    """The event with an id that stays the same as long as document, trigger and type do."""
    key = hashlib.sha256(f"{event.doc}\0{event.start}\0{event.type}".encode()).hexdigest()[:16]
    ids[key] = ids.get(key, 0) + 1
    return replace(event, id=key if ids[key] == 1 else f"{key}-{ids[key]}")


def _sentence(document: Document, sentence: Sentence, mentions: Mentions, heard: Voice) -> list[Considered]:
    matcher = Matcher(sentence, Grammar(sentence), mentions, lexicon())
    fired = [f for f in (matcher.best(i) for i in range(len(sentence.tokens))) if f is not None]
    owed = [_demand(document, matcher, d) for d in duties(matcher, statement=heard.statement)]
    if not fired:
        return owed
    dropped = _covered(matcher, fired)
    dates = sentence_dates(sentence, document.published)
    found: list[Considered] = []
    kept: list[tuple[Fired, Event]] = []
    for f in fired:
        reason = dropped.get(f.token)
        event: Event | None = None
        if reason is None:
            event, reason = _event(document, matcher, f, dates, heard)
        if event is not None and (twin := _twin(matcher, f, event, kept)) is not None:
            event, reason = None, f"tells the same as {twin!r}"
        if event is not None:
            kept.append((f, event))
        tokens = sentence.tokens
        start, end = tokens[f.words[0]].start, tokens[f.words[-1]].end
        words = " ".join(tokens[w].text for w in f.words)
        found.append(Considered(sentence.index, start, end, words, f.frame.name, event, reason))
    asked = {e.type for _, e in kept if e.type == "REQUEST"}
    return sorted([*found, *(d for d in owed if not asked)], key=lambda c: c.start)


def _demand(document: Document, matcher: Matcher, duty: Duty) -> Considered:
    """A duty laid on someone, as the demand that it is."""
    sentence = matcher.sentence
    token = sentence.tokens[duty.modal]
    inner = matcher.best(duty.verb)
    outcome = governed("REQUEST", None, Outlook("happened"), None if inner is None else _as_content(inner))
    mode = outcome.mode if outcome is not None else None
    info = ontology()["REQUEST"]
    event = Event(
        id="",
        doc=document.id,
        sentence=sentence.index,
        start=token.start,
        end=token.end,
        type="REQUEST",
        mode=mode,
        context=contexts(sentence, "REQUEST", ()),
        trigger=token.text,
        actor=duty.speaker.actors,
        recipient=duty.addressee.actors,
        status="happened",
        cameo=info.cameo,
        quad=info.quad,
        intensity=info.intensity(mode),
        score=0.55,
        because={"frame": "REQUEST:duty", "by": "duty"}
        | ({"actor": "speaker"} if duty.speaker.actors else {})
        | ({"recipient": "subject of the duty"} if duty.addressee.actors else {}),
    )
    return Considered(sentence.index, token.start, token.end, token.text, "REQUEST:duty", event)


def _as_content(inner: Fired) -> Content:
    return Content(inner.frame.type, inner.frame.mode, inner)


def _covered(matcher: Matcher, fired: Sequence[Fired]) -> dict[int, str]:
    """Triggers that are no event of their own: the content of one that absorbs it, or part of another's words."""
    by_token = {f.token: f for f in fired}
    covered: dict[int, str] = {}
    for f in fired:
        if not _can_stand(matcher, f):
            continue
        for i in (*f.used, *f.words):
            if f.agentless and i in by_token and _can_stand(matcher, by_token[i]):
                continue
            if i != f.token and not _met_and_hosted(matcher, f, by_token.get(i)):
                covered[i] = f"part of {f.frame.name}"
        if f.frame.absorbs and not f.agentless:
            for i in contents(matcher, f):
                if i in by_token and i != f.token and f.token not in contents(matcher, by_token[i]):
                    covered[i] = f"the content of {f.frame.name}"
            for g in fired:
                if g.token not in covered and _serves(matcher, g.token, f.arguments.roles.get("clause", [])):
                    covered[g.token] = f"the content of {f.frame.name}"
    for f in fired:
        if f.token in covered and not any(f.token != w for w in f.words) and covered[f.token].startswith("part"):
            for i in f.used:
                covered.setdefault(i, f"part of {f.frame.name}")
    return covered


def _met_and_hosted(matcher: Matcher, host: Fired, talks: Fired | None) -> bool:
    """ "a meeting between X and Y hosted by Z": who met and who hosted are two events."""
    if talks is None or talks.frame.type != "CONSULT" or host.frame.mode != "third-party":
        return False
    return matcher.sentence.tokens[host.token].dep in ("acl", "relcl") and _can_stand(matcher, talks)


def _serves(matcher: Matcher, i: int, clauses: Sequence[int]) -> bool:
    """Whether an infinitive tells what the content is for ("offered to lead a delegation to meet him")."""
    tokens = matcher.sentence.tokens
    aimed = tokens[i].tag == "VB" and any(k.dep == "aux" and k.lower == "to" for k in matcher.sentence.kids(i))
    if not aimed or tokens[i].dep not in ("relcl", "acl", "advcl", "xcomp"):
        return False
    above = tokens[tokens[i].head]
    return above.i in clauses or (above.dep == "dobj" and above.head in clauses)


def _can_stand(matcher: Matcher, f: Fired) -> bool:
    if f.frame.any_actor:
        return True
    if f.frame.reciprocal:
        return bool(everyone(matcher, f).actors)
    return bool(fill(matcher, f, f.frame.actor).actors or fill(matcher, f, f.frame.recipient).actors)


def contents(matcher: Matcher, f: Fired) -> list[int]:
    """The tokens that carry the content of a promise, threat, demand or refusal: its clauses and event nouns."""
    found: list[int] = []
    for head in f.arguments.roles.get("clause", []):
        found += matcher.grammar.conjuncts(head)
    for role in ("obj", "for", "of", "on", "to", "against", "in", "with"):
        for head in f.arguments.roles.get(role, []):
            for conjunct in matcher.grammar.conjuncts(head):
                if matcher.sentence.tokens[conjunct].pos in ("NOUN", "PROPN") and matcher.best(conjunct) is not None:
                    found.append(conjunct)
    return [i for i in found if i not in f.words]


def _event(
    document: Document, matcher: Matcher, f: Fired, dates: Sequence[EventDate], heard: Voice
) -> tuple[Event | None, str | None]:
    grammar, sentence = matcher.grammar, matcher.sentence
    seen = outlook(grammar, f.token, f.carrier, noun=f.kind == "noun")
    if f.light is not None and f.light.status is not None and seen.status == "happened":
        seen = replace(seen, status=f.light.status)  # type: ignore[arg-type]
    if seen.status == "denied" and any(c.role == "neg" for c in f.frame.where):
        seen = Outlook("happened")
    if seen.purpose and seen.why == "purpose" and f.frame.type in _SPOKEN and f.frame.mode != "investigate":
        seen = Outlook("happened")
    if seen.purpose and not f.frame.absorbs and seen.status != "denied":
        return None, f"only an aim or a duty ({seen.why})"
    content = _content(matcher, f) if f.frame.absorbs else None
    actor, recipient = find_sides(matcher, f, content)
    sides = (*actor.actors, *recipient.actors)
    if heard.private and not any(public(a) for a in sides):
        return None, "the text is about something else"
    if not f.frame.any_actor and not any(political(a) for a in sides) and not _told_of_politics(heard, f):
        return None, "no political actor in any role"
    if f.kind == "noun" and f.light is None and not actor.actors and _generic(grammar, f):
        return None, "a kind of event, not an occurrence"
    if not actor.actors and not recipient.actors and seen.status in ("hypothetical", "denied"):
        return None, f"names nobody and did not happen ({seen.why})"
    event_type, mode = _promised(matcher, f, content)
    outcome = governed(event_type, mode, seen, content)
    if outcome is None:
        return None, f"nothing came of it ({seen.why})"
    place = event_place(matcher, f)
    date = event_date(grammar, f.token, f.carrier, dates)
    if _scheduled(grammar, f, date, document) and seen.status == "happened":
        ahead = replace(seen, status="planned", future=True, why="present tense with a coming date")
        outcome = governed(event_type, mode, ahead, content) or outcome
    if date is not None and outcome.status == "planned" and document.published is not None:
        date = forward(date, document.published)
    info = ontology()[outcome.type]
    trigger, start, end = _trigger(sentence, f)
    because = {"frame": f.frame.name, "by": f.kind}
    if actor.actors:
        because["actor"] = actor.path
    if recipient.actors:
        because["recipient"] = recipient.path
    if seen.why:
        because["status"] = seen.why
    if outcome.why:
        because["type"] = outcome.why
    return (
        Event(
            id="",
            doc=document.id,
            sentence=sentence.index,
            start=start,
            end=end,
            type=outcome.type,
            mode=outcome.mode,
            context=contexts(sentence, outcome.type, f.frame.context),
            trigger=trigger,
            actor=actor.actors,
            recipient=recipient.actors,
            status=outcome.status,
            background=_background(grammar, f, date, document),
            place=place,
            date=None if date is None else date.value,
            date_precision=None if date is None else date.precision,
            cameo=info.cameo,
            quad=info.quad,
            intensity=info.intensity(outcome.mode),
            score=confidence(f, actor.actors, recipient.actors, seen),
            because=because,
        ),
        None,
    )


def _scheduled(grammar: Grammar, f: Fired, date: EventDate | None, document: Document) -> bool:
    """Whether the present tense tells of a day to come ("reconvenes on 2 November")."""
    if date is None or document.published is None:
        return False
    at = f.token if f.carrier is None else f.carrier
    coming = date.value > document.published.isoformat()[: len(date.value)]
    return coming and grammar.tokens[at].tag in ("VBZ", "VBP")


def _content(matcher: Matcher, f: Fired) -> Content | None:
    """What a promise, demand, threat or refusal is about, where a frame knows it."""
    for i in contents(matcher, f):
        inner = matcher.best(i)
        if inner is not None and inner.token != f.token and not _forborne(matcher, inner):
            return _as_content(inner)
    return None


def _promised(matcher: Matcher, f: Fired, content: Content | None) -> tuple[EventType, str | None]:
    """The frame's type and mode; AGREE where it is a threat by its content, and that is not to be done ("vowed not to
    attack")."""
    if f.frame.type == "THREATEN" and f.frame.absorbs and content is None:
        about = [inner for i in contents(matcher, f) if (inner := matcher.best(i)) is not None]
        if any(_forborne(matcher, inner) for inner in about):
            return "AGREE", None
    return f.frame.type, f.frame.mode


def _forborne(matcher: Matcher, inner: Fired) -> bool:
    """Whether the content is not to be done ("pledged not to station missiles"): no threat then."""
    at = inner.token if inner.carrier is None else inner.carrier
    return any(k.dep == "neg" for k in matcher.sentence.kids(at)) and inner.frame.type in CONFLICTUAL


# Who does something in order to say something has said it ("took the floor to decry the raid").
_SPOKEN = frozenset({"ACCUSE", "SUPPORT", "REJECT"})


def _told_of_politics(heard: Voice, f: Fired) -> bool:
    """Whether a plain verb in a political text may stand though nobody political could be made out beside it."""
    return heard.governed and f.kind == "verb" and f.frame.prior >= 0.6


def _generic(grammar: Grammar, f: Fired) -> bool:
    """Whether an event noun names a kind: bare, or after any, such, every."""
    token = grammar.tokens[f.token]
    kids = list(grammar.sentence.kids(f.token))
    if any(k.lower in ("any", "such", "every", "each") for k in kids):
        return True
    return token.tag == "NN" and not any(k.dep in ("det", "poss", "amod", "compound", "nummod", "prep") for k in kids)


def _background(grammar: Grammar, f: Fired, date: EventDate | None, document: Document) -> bool:
    """Whether the text tells it as history: in the past perfect, after "since", or long before it was published."""
    if date is not None and document.published is not None:
        year = int(date.value[:4])
        months = (document.published.year - year) * 12
        if len(date.value) >= 7:
            months += document.published.month - int(date.value[5:7])
        elif year < document.published.year:
            months -= document.published.month
        if months > 2:
            return True
    if f.carrier is not None:
        kids = list(grammar.sentence.kids(f.carrier))
        if any(k.dep == "aux" and k.lower in ("had", "'d") for k in kids) and grammar.tokens[f.carrier].tag == "VBN":
            return grammar.tokens[f.carrier].dep in ("relcl", "advcl", "ROOT")
    token = grammar.tokens[f.token]
    above = grammar.tokens[token.head]
    return f.kind == "noun" and token.dep == "pobj" and above.lower in ("since", "after", "following")


def _trigger(sentence: Sentence, f: Fired) -> tuple[str, int, int]:
    """The trigger's words and its offsets: the head's own, so that another word between does not count."""
    tokens = sentence.tokens
    words = sorted({*f.words, *([f.carrier] if f.light is not None and f.carrier is not None else [])})
    close = [w for w in words if abs(w - f.token) <= 4]
    first, last = tokens[close[0]], tokens[close[-1]]
    if last.i - first.i == len(close) - 1:
        return sentence.text[first.start - sentence.start : last.end - sentence.start], first.start, last.end
    head = tokens[f.token]
    return " ".join(tokens[w].text for w in close), head.start, head.end


def _twin(matcher: Matcher, f: Fired, event: Event, kept: Sequence[tuple[Fired, Event]]) -> str | None:
    """An event of the same sentence that tells the same: a verb and its noun, or an apposition."""
    for other, told in kept:
        if told.type != event.type:
            continue
        linked = f.token in _near(matcher, other) or other.token in _near(matcher, f)
        linked = linked or (_coordinate(matcher, other, f) and told.mode == event.mode)
        if linked and _agree(told.actor, event.actor) and _agree(told.recipient, event.recipient):
            return told.trigger
    return None


def _coordinate(matcher: Matcher, first: Fired, second: Fired) -> bool:
    """ "killed and injured": two verbs side by side with one object tell one act."""
    tokens = matcher.sentence.tokens
    if tokens[second.token].dep != "conj" or tokens[second.token].head != first.token:
        return False
    between = second.token - first.token
    return between <= 3 and first.kind == second.kind == "verb"


def _near(matcher: Matcher, f: Fired) -> set[int]:
    """The tokens grammatically next to a trigger: its carrier, the fillers of its roles, apposed nouns."""
    near = {h for heads in f.arguments.roles.values() for h in heads}
    if f.carrier is not None:
        near.add(f.carrier)
    for k in matcher.sentence.kids(f.token, "appos", "attr"):
        near.add(k.i)
    return near


def _agree(a: Sequence[Actor], b: Sequence[Actor]) -> bool:
    """Whether two sides can be the same: one names nobody, or they share a party."""
    return not a or not b or any(same(x, y) or (x.country is not None and x.country == y.country) for x in a for y in b)
