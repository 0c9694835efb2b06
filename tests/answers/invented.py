"""Two invented documents coded by hand, rich in every kind of record, and a small builder for more."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

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

ACTORS: Mapping[str, tuple[str, str | None, str | None, str]] = {
    "Aldova": ("Aldova", "ALD", "GOV", "state"),
    "Kestria": ("Kestria", "KES", "GOV", "state"),
    "Marenland": ("Marenland", "MRN", "GOV", "state"),
    "Orsia": ("Orsia", "ORS", "GOV", "state"),
    "Veld": ("Ilka Veld", "ALD", "GOV", "person"),
    "Brandt": ("Teo Brandt", "KES", "GOV", "person"),
    "office": ("Marenland’s presidential office", "MRN", "GOV", "government"),
    "intelligence": ("Marenland intelligence", "MRN", "SPY", "body"),
    "League": ("Straits League", "IGO", "IGO", "body"),
    "Front": ("Highland Front", "KES", "REB", "group"),
    "troops": ("Kestrian army", "KES", "MIL", "government"),
    "they": ("all parties", None, None, "unknown"),
}


class Draft:
    """A document under construction: paragraphs of text, and records whose offsets are found by their words."""

    def __init__(
        self, id: str, paragraphs: list[tuple[str, str]], published: date | None, publisher: str | None
    ) -> None:
        self.id = id
        self.text = ""
        self.blocks: list[Block] = []
        self.sentences: list[Sentence] = []
        self.events: list[Event] = []
        self.claims: list[Claim] = []
        self.commitments: list[Commitment] = []
        self.slant: list[Slant] = []
        self.happenings: list[Happening] = []
        self.published, self.publisher = published, publisher
        body = 0
        for kind, words in paragraphs:
            start = len(self.text)
            self.text += words
            self.blocks.append(Block(start, len(self.text), kind))  # type: ignore[arg-type]
            if kind == "body":
                for found in re.finditer(r"[^.!?]+[.!?][”\"]?", words):
                    a = start + found.start() + len(found[0]) - len(found[0].lstrip())
                    b = start + found.end()
                    self.sentences.append(Sentence(len(self.sentences), a, b, self.text[a:b], body, (), ()))
                body += 1
            self.text += "\n\n"

    def at(self, sentence: int, words: str) -> tuple[int, int]:
        whole = self.sentences[sentence]
        start = whole.text.index(words) + whole.start
        return start, start + len(words)

    def actor(self, sentence: int, words: str, who: str) -> Actor:
        name, country, sector, kind = ACTORS[who]
        return Actor(words, *self.at(sentence, words), name, country, sector, kind)  # type: ignore[arg-type]

    def event(
        self,
        sentence: int,
        trigger: str,
        type: str,
        actor: list[tuple[str, str]],
        recipient: list[tuple[str, str]] = [],  # noqa: B006
        **more: Any,
    ) -> Event:
        start, end = self.at(sentence, trigger)
        source = more.pop("source", None)
        place = more.pop("place", None)
        event = Event(
            id=f"{self.id}:{start}-{end}:{type}",
            doc=self.id,
            sentence=sentence,
            start=start,
            end=end,
            type=type,  # type: ignore[arg-type]
            mode=more.pop("mode", None),
            context=more.pop("context", ()),
            trigger=trigger,
            actor=tuple(self.actor(sentence, *a) for a in actor),
            recipient=tuple(self.actor(sentence, *a) for a in recipient),
            status=more.pop("status", "happened"),
            source=None if source is None else Source(source[0], *self.at(sentence, source[0]), *source[1:]),
            place=None if place is None else Place(place, *self.at(sentence, place), place, precision="city"),
            because={"frame": f"{type.lower()}-{trigger}", "actor": "nsubj", **more.pop("because", {})},
            **more,
        )
        self.events.append(event)
        return event

    def claim(
        self, sentence: int, source: str, cue: str, content: list[str], who: str | None, certainty: str, **more: Any
    ) -> Claim:
        claim = Claim(
            id=f"{self.id}:c{len(self.claims)}",
            doc=self.id,
            sentence=sentence,
            source=(self.at(sentence, source),) if source else (),
            cue=(self.at(sentence, cue),) if cue else (),
            content=tuple(self.at(sentence, part) for part in content),
            actor=self.actor(sentence, source, who) if who else None,
            certainty=certainty,  # type: ignore[arg-type]
            **more,
        )
        self.claims.append(claim)
        return claim

    def commitment(
        self, sentence: int, words: str, kind: str, status: str, parties: list[tuple[str, str]], **more: Any
    ) -> None:
        start, end = self.at(sentence, words)
        beneficiaries = tuple(self.actor(sentence, *a) for a in more.pop("beneficiaries", []))
        rests = more.pop("rests_on", None)
        self.commitments.append(
            Commitment(
                id=f"{self.id}:k{len(self.commitments)}",
                doc=self.id,
                sentence=sentence,
                start=start,
                end=end,
                kind=kind,  # type: ignore[arg-type]
                status=status,  # type: ignore[arg-type]
                parties=tuple(self.actor(sentence, *a) for a in parties),
                beneficiaries=beneficiaries,
                rests_on=None if rests is None else Source(rests[0], *self.at(sentence, rests[0]), *rests[1:]),
                **more,
            )
        )

    def opinion(self, sentence: int, commentary: float, loaded: float = 0.1, words: tuple[str, ...] = ()) -> None:
        whole = self.sentences[sentence]
        spans = tuple(self.at(sentence, w) for w in words)
        self.slant.append(Slant(self.id, sentence, whole.start, whole.end, commentary, loaded, spans))

    def happening(self, id: str, events: list[Event], **more: Any) -> None:
        one = events[0]
        self.happenings.append(
            Happening(
                id=id,
                type=one.type,
                mode=one.mode,
                events=tuple(Telling(e.doc, e.start, e.end, e.id) for e in events),
                actors=one.actor,
                recipients=one.recipient,
                parties=tuple(sorted({a.country for a in (*one.actor, *one.recipient) if a.country})),
                status=one.status,
                first=next((e.date for e in events if e.date), None),
                last=next((e.date for e in events if e.date), None),
                place=one.place,
                **more,
            )
        )

    def coded(self) -> CodedDocument:
        title = next((self.text[b.start : b.end] for b in self.blocks if b.kind == "title"), None)
        document = Document(
            self.id,
            self.text,
            title,
            self.published,
            self.publisher,
            "https://news.example/a",
            "en",
            blocks=tuple(self.blocks),
        )
        judged = {s.sentence for s in self.slant}
        for sentence in self.sentences:
            if sentence.index not in judged:
                self.opinion(sentence.index, 0.08)
        return CodedDocument(
            document,
            tuple(self.sentences),
            tuple(sorted(self.events, key=lambda e: e.start)),
            tuple(self.claims),
            tuple(sorted(self.slant, key=lambda s: s.sentence)),
            tuple(self.happenings),
            tuple(self.commitments),
        )


def pact() -> CodedDocument:
    """A report of a pact with reactions to it, a source that only suggests, and a good deal of opinion."""
    d = Draft(
        "pact",
        [
            ("title", "Aldova and Kestria bind themselves"),
            ("byline", "By Ada Lorne in Brenn"),
            (
                "body",
                "President Ilka Veld of Aldova signed a defence pact with Kestria in Brenn on Tuesday. "
                "The pact, Veld said, obliges each side to help if the other is attacked by a third state. "
                "It is a shameless bargain between two bullies.",
            ),
            (
                "body",
                "Marenland’s presidential office condemned the signing and warned that it might arm Orsia. "
                "Marenland has so far refused to sell Orsia missiles. "
                "Marenland intelligence suggests that Kestria deployed troops to help Aldova fight the Highland Front.",
            ),
            (
                "body",
                "Kestria shelled camps of the Highland Front near Tor in March, according to Aldova’s state radio, "
                "which cited a statement by Brandt that “the vermin were warned”. "
                "Veld and Brandt are to meet again in Tor next month.",
            ),
            ("body", "Nobody should be fooled. This grotesque axis is a knife at the throat of the free straits."),
            ("boilerplate", "Read more: Ten cheap flights to Brenn <script>alert(1)</script>"),
        ],
        date(2031, 5, 8),
        "Straits Courier",
    )
    sign = d.event(
        0,
        "signed",
        "AGREE",
        [("President Ilka Veld", "Veld")],
        [("Kestria", "Kestria")],
        place="Brenn",
        date="2031-05-06",
        date_precision="day",
        intensity=2.5,
        score=0.93,
        quad="verbal cooperation",
        cameo="03",
        happening="h-sign",
    )
    said = d.claim(
        1,
        "Veld",
        "said",
        ["The pact", "obliges each side to help if the other is attacked by a third state"],
        "Veld",
        "asserted",
    )
    condemn = d.event(
        3,
        "condemned",
        "ACCUSE",
        [("Marenland’s presidential office", "office")],
        [],
        mode="disapprove",
        intensity=-2.0,
        score=0.88,
        happening="h-condemn",
    )
    threat = d.event(
        3,
        "warned",
        "THREATEN",
        [("Marenland’s presidential office", "office")],
        [],
        intensity=-3.5,
        score=0.61,
        happening="h-warn",
    )
    arm = d.event(
        3,
        "arm",
        "AID",
        [("it", "office")],
        [("Orsia", "Orsia")],
        status="hypothetical",
        intensity=10.0,
        score=0.55,
        happening="h-arm",
    )
    refuse = d.event(
        4,
        "refused",
        "REJECT",
        [("Marenland", "Marenland")],
        [("Orsia", "Orsia")],
        mode="assist",
        status="happened",
        intensity=-1.5,
        score=0.72,
        happening="h-refuse",
    )
    sell = d.event(
        4,
        "sell",
        "AID",
        [("Marenland", "Marenland")],
        [("Orsia", "Orsia")],
        status="denied",
        intensity=10.0,
        score=0.4,
        happening="h-sell",
    )
    suggests = d.claim(
        5,
        "Marenland intelligence",
        "suggests",
        ["Kestria deployed troops to help Aldova fight the Highland Front"],
        "intelligence",
        "suggested",
    )
    deploy = d.event(
        5,
        "deployed",
        "AID",
        [("Kestria", "Kestria")],
        [("Aldova", "Aldova")],
        intensity=10.0,
        score=0.66,
        claim=suggests.id,
        source=("Marenland intelligence", "Marenland intelligence", "MRN"),
        certainty="suggested",
        happening="h-deploy",
    )
    radio = d.claim(
        6,
        "Aldova’s state radio",
        "according to",
        ["Kestria shelled camps of the Highland Front near Tor in March"],
        None,
        "reported",
    )
    cited = d.claim(
        6, "", "cited a statement", ["a statement by Brandt that “the vermin were warned”"], None, "reported"
    )
    d.claim(6, "Brandt", "statement", ["the vermin were warned"], "Brandt", "asserted", quoted=True, inside=cited.id)
    shell = d.event(
        6,
        "shelled",
        "ASSAULT",
        [("Kestria", "Kestria")],
        [("the Highland Front", "Front")],
        mode="heavy-weapons",
        place="Tor",
        source=("Aldova’s state radio", "Aldova’s state radio", "ALD"),
        certainty="reported",
        claim=radio.id,
        date="2031-03",
        date_precision="month",
        intensity=-9.5,
        score=0.81,
        background=True,
        happening="h-shell",
    )
    meet = d.event(
        7,
        "meet",
        "CONSULT",
        [("Veld", "Veld"), ("Brandt", "Brandt")],
        [],
        status="planned",
        place="Tor",
        date="2031-06",
        date_precision="month",
        intensity=2.5,
        score=0.7,
        happening="h-meet",
    )
    d.happening("h-sign", [sign], publishers=("Straits Courier",))
    d.happening("h-condemn", [condemn], reacts_to="h-sign")
    for name, event in [
        ("h-warn", threat),
        ("h-arm", arm),
        ("h-refuse", refuse),
        ("h-sell", sell),
        ("h-deploy", deploy),
        ("h-shell", shell),
        ("h-meet", meet),
    ]:
        d.happening(name, [event])
    d.commitment(
        1,
        "obliges each side to help",
        "defence",
        "signed",
        [("each side", "Aldova"), ("the other", "Kestria")],
        name="defence pact",
        signed="2031-05-06",
        trigger="if the other is attacked by a third state",
        rests_on=("Veld", "Ilka Veld", "ALD"),
        events=(sign.id,),
    )
    d.commitment(
        3,
        "might arm Orsia",
        "arms",
        "threatened",
        [("it", "office")],
        beneficiaries=[("Orsia", "Orsia")],
        events=(arm.id,),
    )
    d.commitment(
        4,
        "refused to sell Orsia missiles",
        "arms",
        "withheld",
        [("Marenland", "Marenland")],
        beneficiaries=[("Orsia", "Orsia")],
        limits="missiles",
        events=(refuse.id,),
    )
    d.opinion(2, 0.97, 0.91, ("shameless bargain", "bullies"))
    d.opinion(8, 0.9, 0.3)
    d.opinion(9, 0.99, 0.95, ("grotesque axis", "knife at the throat"))
    assert said.id == "pact:c0"
    return d.coded()


def wire() -> CodedDocument:
    """A wire story that tells the same signing again, and that two bodies reacted."""
    d = Draft(
        "wire",
        [
            ("title", "League urges calm after pact is signed"),
            (
                "body",
                "BRENN — Aldova and Kestria signed a pact of mutual defence on Tuesday, officials said. "
                "The Straits League called on both to publish its text. "
                "Orsia imposed sanctions on Kestria and Aldova on Wednesday. "
                "Kestria denied that it had shelled camps near Tor.",
            ),
            ("body", "Orsia thanked Marenland for its support. Marenland’s president visited Orsia on Thursday."),
        ],
        date(2031, 5, 9),
        "Northern Wire",
    )
    said = d.claim(
        0, "officials", "said", ["Aldova and Kestria signed a pact of mutual defence on Tuesday"], None, "asserted"
    )
    sign = d.event(
        0,
        "signed",
        "AGREE",
        [("Aldova", "Aldova"), ("Kestria", "Kestria")],
        [],
        date="2031-05-06",
        date_precision="day",
        source=("officials", "officials", None),
        claim=said.id,
        intensity=2.5,
        score=0.9,
        happening="h-sign",
    )
    call = d.event(
        1,
        "called on",
        "REQUEST",
        [("The Straits League", "League")],
        [("both", "Aldova"), ("both", "Kestria")],
        intensity=0.0,
        score=0.77,
        mode="change",
        happening="h-call",
    )
    sanction = d.event(
        2,
        "imposed sanctions",
        "SANCTION",
        [("Orsia", "Orsia")],
        [("Kestria", "Kestria"), ("Aldova", "Aldova")],
        mode="discontinue",
        date="2031-05-07",
        date_precision="day",
        intensity=-6.0,
        score=0.95,
        happening="h-sanction",
    )
    denial = d.claim(3, "Kestria", "denied", ["it had shelled camps near Tor"], "Kestria", "denied")
    shell = d.event(
        3,
        "shelled",
        "ASSAULT",
        [("it", "Kestria")],
        [],
        mode="heavy-weapons",
        place="Tor",
        status="denied",
        certainty="denied",
        source=("Kestria", "Kestria", "KES"),
        claim=denial.id,
        intensity=-9.5,
        score=0.6,
        happening="h-shell",
    )
    thanks = d.event(
        4,
        "thanked",
        "SUPPORT",
        [("Orsia", "Orsia")],
        [("Marenland", "Marenland")],
        intensity=5.0,
        score=0.84,
        happening="h-thanks",
    )
    visit = d.event(
        5,
        "visited",
        "CONSULT",
        [("Marenland’s president", "office")],
        [("Orsia", "Orsia")],
        mode="visit",
        date="2031-05-08",
        date_precision="day",
        intensity=4.0,
        score=0.9,
        happening="h-visit",
    )
    d.happening("h-sign", [sign], publishers=("Northern Wire",))
    d.happening("h-shell", [shell], denied_by=("Kestria",))
    for name, event in [("h-call", call), ("h-sanction", sanction), ("h-thanks", thanks), ("h-visit", visit)]:
        d.happening(name, [event])
    return d.coded()


def both() -> tuple[CodedDocument, CodedDocument]:
    """The two documents."""
    return pact(), wire()
