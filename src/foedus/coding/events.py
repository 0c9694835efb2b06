"""Sentences and mentions to events: every trigger is judged in its context, and kept, or dropped for a reason."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from foedus.actors.items import openings
from foedus.coding.casting import cast
from foedus.coding.contexts import contexts, shown, with_given
from foedus.coding.dates import EventDate, event_date, forward, sentence_dates
from foedus.coding.duties import Duty, duties
from foedus.coding.entries import Entry, entries
from foedus.coding.frames import Lexicon
from foedus.coding.governed import governed
from foedus.coding.grammar import Grammar
from foedus.coding.judge import Bench, Model, Verdict, bench
from foedus.coding.judge import load as load_judge
from foedus.coding.lines import Line, line_of, propose
from foedus.coding.match import Fired, Matcher
from foedus.coding.ontology import ontology
from foedus.coding.overlap import twin
from foedus.coding.parties import Context, context
from foedus.coding.places import event_place
from foedus.coding.questions import only_asked, unanswered
from foedus.coding.roles import Filled
from foedus.coding.sketch import Sketch, as_content, drafted
from foedus.coding.tense import Outlook, since_year
from foedus.coding.typer import Typed, all_typed, typed
from foedus.coding.voice import Voice, voice
from foedus.records import Document, Event, Mentions, Sentence
from foedus.records.quick import changed, quick
from foedus.reference import load as load_reference

# So much likelier than a frame that absorbs its content must another candidate be.
_GOVERNING = 0.2


@quick
@dataclass(frozen=True, slots=True)
class Considered:
    """A trigger that was looked at: the event that came of it, or why none did, and how likely it was thought to be
    one (None where a rule decided)."""

    sentence: int
    start: int
    end: int
    trigger: str
    frame: str
    event: Event | None
    dropped: str | None = None
    score: float | None = None


def code_events(
    document: Document, sentences: Sequence[Sentence], mentions: Mentions, *, threshold: float | None = None
) -> tuple[Event, ...]:
    """The events of a document that are at least as likely as `threshold` (None: what the judge was trained for), in
    the order of their triggers."""
    (found,) = code_all_events([document], [sentences], [mentions], threshold=threshold)
    return found


def code_all_events(
    documents: Sequence[Document],
    parsed: Sequence[Sequence[Sentence]],
    mentions: Sequence[Mentions],
    *,
    threshold: float | None = None,
) -> list[tuple[Event, ...]]:
    """The events of several documents, of each what code_events gives, in less time."""
    heard, model = list(map(voice, parsed, mentions, documents)), load_judge()
    told = all_typed(parsed, mentions, heard, model.typer)
    found = _consider_all(documents, parsed, mentions, heard, told, model, threshold=threshold)
    return [tuple(c.event for c in considered if c.event is not None) for considered in found]


def consider(
    document: Document,
    sentences: Sequence[Sentence],
    mentions: Mentions,
    *,
    threshold: float | None = None,
    reach: bool = True,
    model: Model | None = None,
    known: Lexicon | None = None,
) -> list[Considered]:
    """Every trigger of a document with the event that came of it or the reason why none did.

    `threshold` is the probability from which an event is kept, None the one that the judge was trained for; `model`
    judges in place of the one that comes with foedus, and `known` is looked up in place of its lexicon. Without
    `reach` only frames whose conditions are all met propose events, and rules decide.
    """
    heard = voice(sentences, mentions, document)
    model = load_judge() if model is None else model
    told = typed(sentences, mentions, heard, model.typer) if reach else [{} for _ in sentences]
    (found,) = _consider_all(
        [document], [sentences], [mentions], [heard], [told], model, threshold=threshold, reach=reach, known=known
    )
    return found


def _consider_all(
    documents: Sequence[Document],
    parsed: Sequence[Sequence[Sentence]],
    mentions: Sequence[Mentions],
    heard: Sequence[Voice],
    told: Sequence[Sequence[Mapping[int, Typed]]],
    model: Model,
    *,
    threshold: float | None,
    reach: bool = True,
    known: Lexicon | None = None,
) -> list[list[Considered]]:
    """As `consider`, for several documents, given their voices and what the typer makes of each sentence's words.

    All sentences take one step before the next, as in pipeline.code_parsed.
    """
    proposed = [
        [propose(sentence, named, words, reach=reach, known=known) for sentence, words in zip(one, typed, strict=True)]
        for one, named, typed in zip(parsed, mentions, told, strict=True)
    ]
    lines = [[line_of(each, voice) for each in some] for some, voice in zip(proposed, heard, strict=True)]
    judges = [
        bench(sentences, voice, typed, model) for sentences, voice, typed in zip(parsed, heard, told, strict=True)
    ]
    verdicts = [
        [judge.verdicts(line.sketches, line.matcher) for line in some]
        for judge, some in zip(judges, lines, strict=True)
    ]
    found = []
    for document, sentences, named, judge, some, judged in zip(
        documents, parsed, mentions, judges, lines, verdicts, strict=True
    ):
        items = sorted(openings(document, sentences, load_reference()))
        stage = context(named, items) if reach and model.casting is not None else None
        ids: dict[str, int] = {}
        mine: list[Considered] = []
        talk = unanswered(document)
        for line, verdict, entry in zip(some, judged, entries(document, sentences), strict=True):
            for considered in _decide(line, verdict, document, judge, threshold, reach, stage, entry):
                if talk and considered.event is not None and only_asked(line.matcher.grammar, considered.event):
                    considered = changed(considered, event=None, dropped="only asks whether it is so")
                if considered.event is not None:
                    considered = changed(considered, event=_identified(considered.event, ids))
                mine.append(considered)
        found.append(mine)
    return found


def _identified(event: Event, ids: dict[str, int]) -> Event:
    """The event with an id that stays the same as long as document, trigger and type do."""
    key = hashlib.sha256(f"{event.doc}\0{event.start}\0{event.type}".encode()).hexdigest()[:16]
    ids[key] = ids.get(key, 0) + 1
    return changed(event, id=key if ids[key] == 1 else f"{key}-{ids[key]}")


class _Around:
    """What all events of a sentence have in common: its dates, the contexts that it shows, the entry it stands in."""

    __slots__ = ("contexts", "dates", "entry")

    def __init__(self, sentence: Sentence, document: Document, entry: Entry | None) -> None:
        self.dates = sentence_dates(sentence, document.published if entry is None else entry.base)
        self.contexts = shown(sentence)
        self.entry = entry


def _decide(
    line: Line,
    verdicts: Sequence[Verdict],
    document: Document,
    judge: Bench,
    threshold: float | None,
    reach: bool,
    stage: Context | None,
    entry: Entry | None,
) -> Iterator[Considered]:
    """What becomes of a sentence's candidates: the likelier of two on one word, the first of two that tell the same;
    `stage` is what the text has named so far, None where rules alone say who is on which side."""
    matcher = line.matcher
    sentence = matcher.sentence
    owed = [_demand(document, matcher, d) for d in duties(matcher, statement=judge.voice.statement)]
    found = [_considered(matcher, f, None, why) for f, why in line.ruled_out]
    best: dict[int, tuple[Sketch, Verdict]] = {}
    for drawn, verdict in zip(line.sketches, verdicts, strict=True):
        rival = best.get(drawn.fired.token)
        if rival is None or _weight(drawn, verdict) > _weight(*rival):
            best[drawn.fired.token] = (drawn, verdict)
    around: _Around | None = None
    kept: list[tuple[Fired, Event]] = []
    told_of: list[Sketch] = []
    for drawn, verdict in sorted(best.values(), key=lambda b: (b[0].origin != "frame", b[0].fired.token)):
        if not (judge.keeps(drawn, verdict, threshold) if reach else not drawn.doubts):
            if drawn.origin == "frame" or verdict.probability >= 0.1:
                found.append(_considered(matcher, drawn.fired, None, verdict.against, verdict))
            continue
        if around is None:
            around = _Around(sentence, document, entry)
        sides = drawn.actor, drawn.recipient
        if stage is not None:
            sides = cast(matcher, drawn, stage, judge.model.casting)
        event = _event(document, matcher, drawn, sides, around, verdict)
        told = twin(matcher, drawn.fired, event, kept)
        if told is None:
            told_of.append(drawn)
            kept.append((drawn.fired, event))
            found.append(_considered(matcher, drawn.fired, event, None, verdict))
        else:
            found.append(_considered(matcher, drawn.fired, None, f"tells the same as {told!r}", verdict))
    if stage is not None:
        for drawn in told_of:
            stage.tell(drawn)
    if not any(e.type == "REQUEST" for _, e in kept):
        found += owed
    return iter(sorted(found, key=lambda c: c.start))


def _weight(drawn: Sketch, verdict: Verdict) -> float:
    """How much a candidate counts against another on the same word: what a promise or demand is, its content decides,
    of which the typer knows nothing."""
    governs = drawn.origin == "frame" and drawn.fired.frame.absorbs
    return verdict.probability + (_GOVERNING if governs else 0.0)


def _considered(
    matcher: Matcher, f: Fired, event: Event | None, dropped: str | None, verdict: Verdict | None = None
) -> Considered:
    tokens = matcher.sentence.tokens
    words = " ".join(tokens[w].text for w in f.words)
    start, end = tokens[f.words[0]].start, tokens[f.words[-1]].end
    score = None if verdict is None else verdict.probability
    return Considered(matcher.sentence.index, start, end, words, f.frame.name, event, dropped, score)


def _demand(document: Document, matcher: Matcher, duty: Duty) -> Considered:
    """A duty laid on someone, as the demand that it is."""
    sentence = matcher.sentence
    token = sentence.tokens[duty.modal]
    inner = matcher.best(duty.verb)
    outcome = governed("REQUEST", None, Outlook("happened"), None if inner is None else as_content(inner))
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


def _event(
    document: Document,
    matcher: Matcher,
    drawn: Sketch,
    sides: tuple[Filled, Filled],
    around: _Around,
    verdict: Verdict,
) -> Event:
    actor, recipient = sides
    grammar, sentence, f, seen = matcher.grammar, matcher.sentence, drawn.fired, drawn.seen
    outcome, dates, entry = drawn.outcome, around.dates, around.entry
    date = event_date(grammar, f.token, f.carrier, dates)
    if _scheduled(grammar, f, date, document) and seen.status == "happened":
        ahead = replace(seen, status="planned", future=True, why="present tense with a coming date")
        outcome = drafted(matcher, drawn, ahead)
    if date is not None and outcome.status == "planned" and document.published is not None:
        date = forward(date, document.published)
    if date is None and entry is not None and outcome.status in ("happened", "ongoing"):
        date = _of_entry(grammar, f, dates, entry)
    info = ontology()[outcome.type]
    trigger, start, end = _trigger(sentence, f)
    because = {"frame": f.frame.name, "by": f.kind, **verdict.because}
    if actor.actors:
        because["actor"] = actor.path
    if recipient.actors:
        because["recipient"] = recipient.path
    if seen.why:
        because["status"] = seen.why
    if outcome.why:
        because["type"] = outcome.why
    return Event(
        id="",
        doc=document.id,
        sentence=sentence.index,
        start=start,
        end=end,
        type=outcome.type,
        mode=outcome.mode,
        context=with_given(around.contexts, f.frame.context),
        trigger=trigger,
        actor=actor.actors,
        recipient=recipient.actors,
        status=outcome.status,
        background=_background(grammar, f, date, document),
        place=event_place(matcher, f),
        date=None if date is None else date.value,
        date_precision=None if date is None else date.precision,
        cameo=info.cameo,
        quad=info.quad,
        intensity=info.intensity(outcome.mode),
        score=verdict.probability,
        because=because,
    )


def _scheduled(grammar: Grammar, f: Fired, date: EventDate | None, document: Document) -> bool:
    """Whether the present tense tells of a day to come ("reconvenes on 2 November"), or a noun ("at its summit in
    August")."""
    if date is None or document.published is None:
        return False
    at = f.token if f.carrier is None else f.carrier
    coming = date.value > document.published.isoformat()[: len(date.value)]
    return coming and (grammar.tokens[at].tag in ("VBZ", "VBP") or (f.kind == "noun" and f.frame.type == "CONSULT"))


def _of_entry(grammar: Grammar, f: Fired, dates: Sequence[EventDate], entry: Entry) -> EventDate | None:
    """The date over a chronology's entry for what it tells, but not for what had been before ("which had backed it")
    nor where the sentence names another time."""
    begin = grammar.tokens[0].start
    if any(d.start >= begin and d.start != entry.over.start and not d.bound for d in dates):
        return None
    earlier = f.carrier is not None and any(
        k.dep == "aux" and k.lower in ("had", "'d") for k in grammar.sentence.kids(f.carrier)
    )
    return None if earlier else entry.over


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
        began = since_year(grammar, f.carrier)
        if began is not None and document.published is not None and document.published.year - began > 1:
            return True
        carrier = grammar.tokens[f.carrier]
        if carrier.tag == "VBN" and any(k.lower in ("had", "'d") for k in grammar.by_dep(f.carrier).get("aux", ())):
            return carrier.dep in ("relcl", "advcl", "ROOT")
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
