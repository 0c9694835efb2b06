"""News that nobody wrote: coded documents made from templates, the same for the same seed, in any number.

Occurrences follow one another over some years; each document tells some of the last ones, so that an occurrence is told
by several outlets, copied from a wire, attributed, doubted or denied. Nothing of it is read by the coder: the records
are made with their texts. For stores of a size that no collection at hand has; never to train or to test the coder.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

from foedus.coding.ontology import ontology
from foedus.happenings.record import happening_id
from foedus.records import (
    Actor,
    Block,
    Claim,
    CodedDocument,
    Commitment,
    Document,
    Event,
    Happening,
    Place,
    Sentence,
    Slant,
    Source,
    Telling,
)
from foedus.reference import load
from foedus.reference.tables import rows

FIRST, LAST = date(2005, 1, 1), date(2024, 12, 31)
OCCURRENCES_A_DOCUMENT = 6
WINDOW = 240
_COPIED, _WIRED, _OPINION = 0.12, 0.3, 0.08

# type, mode, contexts, (kind, status) of a commitment or None, template: [trigger], {a}ctor, {r}ecipient.
_FRAMES: tuple[tuple[str, str | None, tuple[str, ...], tuple[str, str] | None, str], ...] = (
    ("ASSAULT", "aerial", ("military",), None, "{a} [bombed] {thing} of {r}"),
    ("ASSAULT", "heavy-weapons", ("military",), None, "{a} [shelled] {thing} in {r}, killing {n} soldiers"),
    ("ASSAULT", "firearms", ("military",), None, "Troops of {a} [fired] on {thing} of {r}, wounding {n} people"),
    ("COERCE", "seize", ("military",), None, "{a} [seized] {thing} of {r}"),
    ("COERCE", "arrest", ("legal",), None, "{a} [arrested] {n} citizens of {r} at {thing}"),
    ("COERCE", "cyber", ("cyber",), None, "Hackers working for {a} [broke] into {thing} of {r}"),
    ("MOBILIZE", "troops", ("military",), None, "{a} [sent] {n} soldiers to the border with {r}"),
    ("MOBILIZE", "weapons", ("military",), None, "{a} [tested] a missile within sight of {r}"),
    ("SANCTION", "expel", ("diplomatic",), ("diplomatic", "ended"), "{a} [expelled] {n} diplomats of {r}"),
    ("SANCTION", "convict", ("economic",), ("sanctions", "imposed"), "{a} [imposed] sanctions on {r} over {thing}"),
    ("PROTEST", "demo", ("political",), None, "Crowds in {a} [marched] against {r} because of {thing}"),
    ("THREATEN", "violence", ("military",), None, "{a} [threatened] {r} with war over {thing}"),
    ("THREATEN", "sanction", ("economic",), ("sanctions", "threatened"), "{a} [warned] {r} of sanctions over {thing}"),
    ("REJECT", "change", ("diplomatic",), None, "{a} [rejected] a demand of {r} to close {thing}"),
    ("ACCUSE", "disapprove", ("diplomatic",), None, "{a} [condemned] {r} over {thing}"),
    ("ACCUSE", "allege", ("diplomatic",), None, "{a} [accused] {r} of an attack on {thing}"),
    ("REQUEST", "assist", ("diplomatic",), None, "{a} [asked] {r} for help with {thing}"),
    ("REQUEST", "yield", ("diplomatic",), None, "{a} [demanded] that {r} leave {thing}"),
    ("CONSULT", "visit", ("diplomatic",), None, "The foreign minister of {a} [visited] {r} to speak of {thing}"),
    ("CONSULT", "phone", ("diplomatic",), None, "{a} [talked] with {r} by telephone about {thing}"),
    ("AGREE", None, ("economic",), ("agreement", "signed"), "{a} [agreed] with {r} to rebuild {thing}"),
    ("SUPPORT", None, ("military",), ("defence", "signed"), "{a} [signed] a mutual defence treaty with {r}"),
    ("SUPPORT", None, ("diplomatic",), None, "{a} [backed] {r} in the dispute over {thing}"),
    ("CONCEDE", None, ("diplomatic",), None, "{a} [yielded] to {r} in the dispute over {thing}"),
    ("COOPERATE", None, ("military",), None, "{a} [held] joint exercises with {r} near {thing}"),
    ("AID", None, ("economic",), ("aid", "pledged"), "{a} [gave] {r} {n} million dollars for {thing}"),
    ("AID", None, ("military",), ("arms", "pledged"), "{a} [delivered] {n} guns to {r}"),
    ("RETREAT", "withdraw", ("military",), None, "{a} [withdrew] {n} soldiers from {thing} in {r}"),
    ("RETREAT", "release", ("legal",), None, "{a} [released] {n} prisoners to {r}"),
)
_WHICH = ("a", "the northern", "the old", "the disputed", "a coastal", "the main")
_WHAT = (
    "harbour", "bridge", "airfield", "dam", "pipeline", "power plant", "railway", "refinery", "port", "depot", "canal",
    "barracks", "hospital", "radar station", "mine", "university",
)  # fmt: skip
_THINGS = [f"{which} {what}" for which in _WHICH for what in _WHAT]
_BODIES = ("United Nations", "European Union", "NATO", "African Union", "Arab League", "ASEAN", "OSCE", "CSTO")
_GROUPS = ("Northern Front", "River Brigade", "Highland Guard", "Delta Movement", "Salt Army", "Free Coast Council")
_SURNAMES = ("Abara", "Belic", "Corvo", "Danso", "Ekdahl", "Farouz", "Galvan", "Hoxley", "Ismet", "Jarek", "Kanda",
             "Loran", "Mbeti", "Nuray", "Ostrev", "Pahlen", "Quisp", "Rethel", "Sorin", "Tamsin", "Umarov", "Vexley",
             "Wendt", "Xiloc", "Yarrow", "Zeman")  # fmt: skip
_PUBLISHERS = [f"{one} {other}" for other in ("Post", "Herald", "Monitor", "Courier", "Ledger", "Gazette")
               for one in ("Harbour", "Capital", "Northern", "Lake", "Meridian", "Rift", "Island", "Highland", "Delta",
                           "Coastal")]  # fmt: skip
_AGENCIES = ("Meridian Wire", "Continental Press Agency", "Two Seas News Service")
# before, after, certainty, kind of claim; {s} the source.
_SAID = (
    ("{S} said that ", "", "reported", "say"),
    ("According to {s}, ", "", "reported", "say"),
    ("", ", {s} said", "reported", "say"),
    ("{S} alleged that ", "", "alleged", "say"),
    ("{S} suggested that ", "", "suggested", "think"),
    ("Reportedly, ", "", "reported", "say"),
)
_DENIED = "{S} denied reports that "
_FILLERS = (
    "No further details were given.", "Observers had expected such a step for weeks.",
    "Markets in the region hardly moved.", "The talks are to go on next month.",
    "Both capitals have been at odds over the matter since last year.",
)  # fmt: skip
_OPINIONS = (
    "It was a <reckless> farce that fooled nobody.", "What a <shameful> way to treat a neighbour!",
    "This <puppet> government will never learn.", "One can only admire such <heroic> patience.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Something that happens in the invented world."""

    number: int
    day: date
    frame: int
    actor: Actor
    recipient: Actor
    thing: str
    count: int
    place: Place | None
    reacts_to: int | None


@dataclass(frozen=True, slots=True)
class Made:
    """A document with its records, and for each event the number of the occurrence that it tells."""

    coded: CodedDocument
    occurrences: tuple[int, ...]
    copy_of: int


class World:
    """The invented news of so many documents with about so many events, by a seed."""

    def __init__(self, documents: int, events: int, seed: int = 1) -> None:
        self.documents, self.events, self.seed = documents, events, seed
        self.a_document = max(1, round(events / max(documents, 1)))
        self.occurrences = max(1, documents * max(1, self.a_document * OCCURRENCES_A_DOCUMENT // 10))
        self._days = (LAST - FIRST).days
        self._known: dict[int, Occurrence] = {}

    def occurrence(self, number: int) -> Occurrence:
        """The occurrence of this number, which are in the order of their days."""
        if number not in self._known:
            if len(self._known) > 4 * WINDOW:
                self._known.clear()
            self._known[number] = self._happening(number)
        return self._known[number]

    def _happening(self, number: int) -> Occurrence:
        rng = Random(f"{self.seed} occurrence {number}")
        states = _states()
        reacts = number > 20 and rng.random() < 0.06
        frame = 14 if reacts else rng.randrange(len(_FRAMES))
        one = _choice(rng, len(states), 1.6)
        # Neighbours in the list have most to do with each other.
        other = (one + 1 + _choice(rng, len(states) - 1, 3.0)) % len(states)
        actor, recipient = (_party(rng, states[n]) for n in (one, other))
        place = None
        if rng.random() < 0.6:
            place = _choose(rng, _cities(states[other][0]) or _cities(states[one][0]))
        day = FIRST + timedelta(days=number * self._days // self.occurrences)
        return Occurrence(
            number, day, frame, actor, recipient, rng.choice(_THINGS), rng.randrange(2, 900), place,
            number - rng.randrange(1, 15) if reacts else None,
        )  # fmt: skip

    def document(self, number: int) -> Made:
        """The document of this number, which are in the order of their days of publication. Numbers beyond the
        documents of this world go on after its last day."""
        rng = Random(f"{self.seed} document {number}")
        content = number
        if number > 6 and rng.random() < _COPIED:
            content = number - rng.randrange(1, 6)
        published = FIRST + timedelta(days=number * self._days // max(self.documents, 1) + 1)
        publisher = _PUBLISHERS[_choice(rng, len(_PUBLISHERS), 2.0)] if rng.random() < 0.97 else None
        return self._written(number, content, published, publisher)

    def _written(self, number: int, content: int, published: date, publisher: str | None) -> Made:
        rng = Random(f"{self.seed} content {content}")
        latest = (content + 1) * self.occurrences // max(self.documents, 1)
        told: dict[int, None] = {}
        wanted = max(1, self.a_document + rng.randrange(-2, 3))
        for _ in range(wanted * 3):
            if len(told) < wanted:
                at = max(0, latest - 1 - int(WINDOW * rng.random() ** 2.5))
                told.setdefault(at)
                if (before := self.occurrence(at).reacts_to) is not None and rng.random() < 0.5:
                    told.setdefault(before)
        writer = _Writer(f"{self.seed}-{number}", published, rng)
        opinionated = rng.random() < _OPINION
        for at in told:
            writer.tell(self.occurrence(at))
            if rng.random() < (0.8 if opinionated else 0.25):
                writer.fill(rng.choice(_OPINIONS if opinionated and rng.random() < 0.8 else _FILLERS))
        agency = rng.choice(_AGENCIES) if content != number or rng.random() < _WIRED else None
        return Made(writer.coded(publisher, agency, number), tuple(writer.told), content)

    def made(self, first: int, last: int) -> Iterator[Made]:
        """The documents from one number to before another."""
        return map(self.document, range(first, last))


class _Writer:
    """Writes a document sentence by sentence and keeps its records."""

    def __init__(self, doc: str, published: date, rng: Random) -> None:
        self.doc, self.published, self.rng = f"invented-{doc}", published, rng
        self.text = ""
        self.sentences: list[Sentence] = []
        self.events: list[Event] = []
        self.claims: list[Claim] = []
        self.slant: list[Slant] = []
        self.commitments: list[Commitment] = []
        self.told: list[int] = []
        self.reactions: dict[int, int] = {}
        self.blocks: list[Block] = []
        self.title: str | None = None

    def tell(self, it: Occurrence) -> None:
        """A sentence that tells of an occurrence."""
        rng, (kind, mode, contexts, bound, template) = self.rng, _FRAMES[it.frame]
        head = tail = source = ""
        certainty, status, claim_kind = "asserted", "happened", ""
        drawn = rng.random()
        if drawn < 0.04:
            head, certainty, status, claim_kind = _DENIED, "denied", "denied", "deny"
            source = it.actor.name
        elif drawn < 0.36:
            head, tail, certainty, claim_kind = rng.choice(_SAID)
            source = rng.choice((f"officials in {it.recipient.name}", it.recipient.name, "a diplomat", it.actor.name))
        elif drawn < 0.43:
            head, tail, status = rng.choice(
                (("Perhaps ", "", "hypothetical"), ("", ", and has not ended it", "ongoing"))
            )
        when, given, precision = self._when(it)
        place = it.place if it.place is not None and rng.random() < 0.7 else None
        where = f" near {place.name}" if place is not None else ""
        body = template.format(a="\1", r="\2", thing="\3", n=it.count)
        body = head.format(S="\4", s="\4") + "\5" + body + where + when + "\6" + tail.format(s="\4")
        start, marks = self._lay(body, {"\1": it.actor.name, "\2": it.recipient.name, "\3": it.thing, "\4": source})
        at = marks["["]
        event = Event(
            id=_digest(f"{self.doc} {at[0]} {kind}"), doc=self.doc, sentence=len(self.sentences) - 1, start=at[0],
            end=at[1], type=kind, mode=mode, context=contexts, trigger=self.text[slice(*at)],  # type: ignore[arg-type]
            actor=(_at(it.actor, marks.get("\1")),), recipient=(_at(it.recipient, marks.get("\2")),),
            status=status, certainty=certainty, date=given, date_precision=precision,  # type: ignore[arg-type]
            cameo=ontology()[kind].cameo, quad=ontology()[kind].quad,  # type: ignore[index]
            intensity=ontology()[kind].intensity(mode),  # type: ignore[index]
            score=round(0.4 + 0.6 * rng.random() ** 0.5, 3), background=rng.random() < 0.05,
            because={"frame": f"{kind}:{self.text[slice(*at)]}:1", "by": "verb", "actor": "subj", "recipient": "obj"},
        )  # fmt: skip
        if place is not None:
            found = self.text.index(place.name, start)
            event = replace(event, place=replace(place, start=found, end=found + len(place.name)))
        if claim_kind:
            event = self._claim(event, marks, certainty, claim_kind, it)
        event = replace(event, happening=happening_id(event.id))
        self.events.append(event)
        self.told.append(it.number)
        if it.reacts_to is not None:
            self.reactions[it.number] = it.reacts_to
        if bound is not None and status != "denied":
            self._bind(event, *bound)
        if self.title is None:
            self.title = f"{it.actor.name} and {it.recipient.name}: {it.thing}"

    def _when(self, it: Occurrence) -> tuple[str, str | None, str | None]:
        drawn = self.rng.random()
        if drawn < 0.5:
            return f" on {it.day.day} {it.day:%B %Y}", it.day.isoformat(), "day"
        if drawn < 0.6:
            return f" in {it.day:%B %Y}", it.day.isoformat()[:7], "month"
        return "", None, None

    def _lay(self, pattern: str, words: dict[str, str]) -> tuple[int, dict[str, tuple[int, int]]]:
        """Write a sentence by a pattern; where it starts, and where each mark's words lie."""
        first = not self.sentences or len(self.sentences) % 3 == 0
        if self.sentences:
            self.text += "\n\n" if first else " "
        start = len(self.text)
        marks: dict[str, tuple[int, int]] = {}
        out = ""
        for part in re.split(r"([\1-\6\[\]])", pattern):
            here = start + len(out)
            if part in words:
                out += words[part]
                marks.setdefault(part, (here, start + len(out)))
            elif part in ("[", "\5", "\6"):
                marks[part] = (here, here)
            elif part == "]":
                marks["["] = (marks["["][0], here)
            else:
                out += part
        out = out[:1].upper() + out[1:] + ("" if out[-1] in ".!" else ".")
        self.text += out
        if first:
            self.blocks.append(Block(start, len(self.text), "body"))
        self.blocks[-1] = replace(self.blocks[-1], end=len(self.text))
        paragraph = len(self.blocks) - 1
        self.sentences.append(Sentence(len(self.sentences), start, len(self.text), out, paragraph, (), ()))
        rng = self.rng
        self.slant.append(
            Slant(self.doc, len(self.slant), start, len(self.text), round(rng.random() ** 4 * 0.6, 4), 0.02)
        )
        return start, marks

    def _claim(self, event: Event, marks: dict[str, Any], certainty: str, kind: str, it: Occurrence) -> Event:
        said = marks.get("\4")
        content = (marks["\5"][0], marks["\6"][0])
        who = None
        if said is not None:
            name = self.text[slice(*said)]
            country = it.actor.country if certainty == "denied" else it.recipient.country
            who = Actor(name, said[0], said[1], name, country, "GOV", "government")
            if certainty != "denied":
                event = replace(event, source=Source(name, said[0], said[1], name, country))
        name = _digest(f"{self.doc} claim {content}")
        cue = (said[1] + 1, said[1] + 5) if said is not None else (content[0] - 2, content[0] - 1)
        self.claims.append(
            Claim(
                name, self.doc, event.sentence, () if said is None else (said,), (cue,), (content,), who,
                certainty, kind=kind,  # type: ignore[arg-type]
            )
        )  # fmt: skip
        return replace(event, claim=name)

    def _bind(self, event: Event, kind: str, status: str) -> None:
        both = kind in ("defence", "agreement", "diplomatic")
        self.commitments.append(
            Commitment(
                _digest(f"{event.id} {kind}"), self.doc, event.sentence, event.start, event.end,
                kind, status, (*event.actor, *(event.recipient if both else ())),  # type: ignore[arg-type]
                () if both else event.recipient, signed=event.date if status == "signed" else None, events=(event.id,),
                trigger="in case of an armed attack" if kind == "defence" else None,
            )
        )  # fmt: skip

    def fill(self, sentence: str) -> None:
        """A sentence that tells of nothing; <words> are loaded."""
        opinion = "<" in sentence
        before, _, rest = sentence.partition("<")
        word = rest.partition(">")[0]
        start, _ = self._lay(re.sub(r"[<>]", "", sentence), {})
        if opinion:
            span = (start + len(before), start + len(before) + len(word))
            self.slant[-1] = replace(self.slant[-1], commentary=0.93, loaded=0.88, spans=(span,))

    def coded(self, publisher: str | None, agency: str | None, number: int) -> CodedDocument:
        """The document."""
        own = dict(zip(self.told, self.events, strict=True))
        happenings = []
        for at, e in own.items():
            answered = own.get(self.reactions.get(at, -1))
            reacts_to = answered.happening if answered is not None else None
            telling = Telling(e.doc, e.start, e.end, e.id)
            happenings.append(
                Happening(
                    e.happening or "",
                    e.type,
                    e.mode,
                    (telling,),
                    e.actor,
                    e.recipient,
                    (),
                    e.status,
                    reacts_to=reacts_to,
                )
            )
        document = Document(
            self.doc, self.text, title=self.title, published=self.published, publisher=publisher,
            url=f"https://news.example/{number}", language="en", agency=agency, origin="scripts/invented_news.py",
            blocks=tuple(self.blocks),
        )  # fmt: skip
        return CodedDocument(
            document, tuple(self.sentences), tuple(self.events), tuple(self.claims), tuple(self.slant),
            tuple(happenings), tuple(self.commitments),
        )  # fmt: skip


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _choice(rng: Random, n: int, skew: float) -> int:
    """A number below n, low ones more often."""
    return int(n * rng.random() ** skew)


def _choose(rng: Random, given: tuple[Place, ...]) -> Place | None:
    return given[_choice(rng, len(given), 2.0)] if given else None


def _at(actor: Actor, span: tuple[int, int] | None) -> Actor:
    return actor if span is None else replace(actor, start=span[0], end=span[1])


@cache
def _states() -> tuple[tuple[str, str], ...]:
    """Codes and names of the states of the time, shuffled once for all."""
    found = sorted((s.code, s.name) for s in load().states.values() if s.kind == "state")
    kept = [(code, name) for code, name in found if load().alive(code, FIRST) and load().alive(code, LAST)]
    Random("states").shuffle(kept)
    return tuple(kept)


@cache
def _all_cities() -> dict[str, tuple[Place, ...]]:
    """Each state's largest cities."""
    found: dict[str, list[Place]] = {}
    for _, (name, code, lat, lon, precision) in rows("places.csv", ("name", "country", "lat", "lon", "precision")):
        if precision == "city" and len(found.setdefault(code, [])) < 12:
            found[code].append(Place(name, 0, 0, name, code, float(lat), float(lon), "city"))
    return {code: tuple(cities) for code, cities in found.items()}


def _cities(code: str) -> tuple[Place, ...]:
    return _all_cities().get(code, ())


def _party(rng: Random, state: tuple[str, str]) -> Actor:
    """The state, or, more rarely, a body, an armed group or a person of it."""
    code, name = state
    drawn = rng.random()
    if drawn < 0.06:
        name = rng.choice(_BODIES)
        return Actor(name, 0, 0, name, "IGO", "IGO", "body")
    if drawn < 0.10:
        name = rng.choice(_GROUPS)
        return Actor(name, 0, 0, name, code, "REB", "group")
    if drawn < 0.28:
        name = f"{Random(code + str(rng.randrange(3))).choice(_SURNAMES)} of {name}"
        return Actor(name, 0, 0, name, code, "GOV", "person", "President")
    return Actor(name, 0, 0, name, code, "GOV", "state")
