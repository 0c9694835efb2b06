"""What the actors stage knows of a document while it reads on: its views, setting, memory and introduced persons."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from foedus.actors import narrators
from foedus.actors.memory import Found, Memory
from foedus.actors.setting import Setting
from foedus.actors.view import View
from foedus.records import Actor, ActorKind, Document, Place
from foedus.records.quick import quick
from foedus.reference import IGO, NameEntry, Person, Reference, RoleMatch, fold, iso

if TYPE_CHECKING:
    from foedus.actors.turns import Talk

_SHORTENED = frozenset({"group", "party", "movement", "igo", "ngo", "alliance"})
_OF_STATES = frozenset({"global", "international", "multinational"})
_YEAR = re.compile(r"\b(?:1[6-9][0-9]{2}|20[0-9]{2})\b")


@quick
@dataclass(frozen=True, slots=True)
class Owner:
    """Whom a noun phrase's modifiers say that its head belongs to; `how` as in Actor. `entry_kind` is the kind of
    the name, "" for a pronoun or role noun."""

    country: str | None
    sector: str | None
    name: str
    kind: ActorKind
    how: str
    entry_kind: str = ""
    last: int = 0


@quick
@dataclass(frozen=True, slots=True)
class Bound:
    """A person whom the document introduces: what its own words and the tables say of them."""

    name: str
    country: str | None
    sector: str | None
    role: str | None
    gender: str | None
    person: Person | None
    how: str
    words: frozenset[str]
    at: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cable:
    """The state to which an embassy is sent and the one that sends it."""

    host: str
    sender: str


@quick
@dataclass(frozen=True, slots=True)
class Paper:
    """A report, statement or ruling that the text has told of, and whose it is."""

    sentence: int
    word: str
    actors: tuple[Actor, ...]


class Scene(ABC):
    """The reading of one document. `resolve` gives the noun phrase of a head, each once."""

    def __init__(self, document: Document, reference: Reference, views: Sequence[View], setting: Setting) -> None:
        self.document = document
        self.reference = reference
        self.views = views
        self.setting = setting
        self.memory = Memory()
        self.bound: dict[str, list[Bound]] = {}
        # The same by their given names, with which a text tells those of one family apart.
        self.given: dict[str, list[Bound]] = {}
        self.speaker: Found | None = None
        self.floor: Found | None = None
        # Whether those speak now whose words the document is not: in a transcript, who asks.
        self.silent = False
        self.abbreviations: dict[str, Found] = {}
        self.genders: dict[str, str] = {}
        self.papers: list[Paper] = []
        self.then = iso(document.published)

    @cached_property
    def told(self) -> tuple[str, ...]:
        """A day of each bygone year that the text names, the earliest first: what it tells of may be long ago."""
        written = (self.then or "")[:4]
        return tuple(f"{year}-07-01" for year in sorted(set(_YEAR.findall(self.document.text))) if year < written)

    @cached_property
    def private(self) -> bool:
        """Whether the first person of the text is a narrator's or a paper's own, and no state's or body's."""
        return narrators.private(self.views, self.document.title)

    @cached_property
    def shortened(self) -> Mapping[str, NameEntry]:
        """Groups and bodies that the text names in full by the last word of their names, where that is no common noun
        ("the Muslim Brotherhood ... the Brotherhood")."""
        found: dict[str, NameEntry] = {}
        for view in self.views:
            for hit in view.hits:
                if hit.last - hit.first > 1 and hit.entry.kind in _SHORTENED and not hit.partial:
                    lowers = view.lowers[hit.first : hit.last]
                    # "The Liberation Front of Norland" ends on "Front".
                    end = hit.first + lowers.index("of") if "of" in lowers[1:] else hit.last
                    word = view.sentence.tokens[end - 1]
                    if word.text[:1].isupper() and self.reference.roles.at((word.lower,), (word.tag,), 0) is None:
                        found.setdefault(fold(word.text), hit.entry)
        return found

    @cached_property
    def bodies(self) -> Mapping[str, NameEntry]:
        """The bodies of states that the text names, each by the last word of its name where no other of them ends on it
        ("the IMF ... the Fund", "the Security Council ... the Council")."""
        ends: dict[str, dict[str, NameEntry]] = {}
        for view in self.views:
            for hit in view.hits:
                if hit.entry.country == IGO and hit.entry.kind in ("igo", "organ", "alliance", "agency"):
                    word = hit.entry.name.split()[-1].lower()
                    ends.setdefault(word, {})[hit.entry.name] = hit.entry
        return {word: next(iter(known.values())) for word, known in ends.items() if len(known) == 1}

    @cached_property
    def allied(self) -> bool:
        """Whether the text names a coalition of states ("the US-led coalition"), whose "coalition troops" are."""
        for view in self.views:
            for i, word in enumerate(view.lowers):
                if word == "coalition" and i:
                    led = (view.hit_at[k] for k in range(max(0, i - 4), i + 1))
                    if view.lowers[i - 1] in _OF_STATES or any(
                        h is not None and (h.bond == "by" or h.entry.country == IGO) for h in led
                    ):
                        return True
        return False

    @cached_property
    @abstractmethod
    def armies(self) -> Mapping[str, float]:
        """The armies that the text tells of, by their states or "IGO", and how often it does."""

    @abstractmethod
    def resolve(self, view: View, head: int) -> Found | None:
        """The noun phrase headed by a token, resolved; None where it names no actor and no place."""

    @cached_property
    @abstractmethod
    def chamber(self) -> NameEntry | None:
        """The body of states whose paper the document is by its title, None for other texts."""

    @cached_property
    @abstractmethod
    def talk(self) -> Talk:
        """The turns of those who speak in a transcript; none in other texts."""

    @cached_property
    @abstractmethod
    def addressee(self) -> Found | None:
        """To whom the document is written, where it is a letter."""

    @cached_property
    @abstractmethod
    def poster(self) -> Found | None:
        """Whose post on social media the document is."""

    @cached_property
    @abstractmethod
    def contracting(self) -> tuple[Actor, ...]:
        """The parties to the treaty or joint paper that the document is, nobody for other texts."""

    @cached_property
    @abstractmethod
    def home(self) -> str | None:
        """The state whose own statement the document is, None for news."""

    @cached_property
    @abstractmethod
    def owner(self) -> str | None:
        """The state whose words an untitled statement is, where the evidence is clear."""

    @cached_property
    @abstractmethod
    def joint(self) -> bool:
        """Whether an untitled statement is clearly the words of a body of states."""

    @cached_property
    @abstractmethod
    def author(self) -> Found | None:
        """Whose words it is by its title or its own first words; None where the evidence is left to say it."""

    @cached_property
    @abstractmethod
    def evidence(self) -> Mapping[str, float]:
        """How much speaks for and against each state's being the one whose words they are; empty for news."""

    @cached_property
    @abstractmethod
    def hero(self) -> tuple[View, int] | None:
        """Where a text that tells a life names whose it is; None for other texts."""

    @cached_property
    @abstractmethod
    def cable(self) -> Cable | None:
        """Where an embassy's telegram is sent from and by whom; None for other texts."""

    @cached_property
    @abstractmethod
    def others(self) -> frozenset[str]:
        """The states that an untitled statement speaks of as another's: it is not theirs."""

    @cached_property
    @abstractmethod
    def items(self) -> Mapping[int, str | None]:
        """The state of each sentence's news item in news in brief, each item under its place; empty for other texts."""

    @cached_property
    @abstractmethod
    def statement(self) -> bool:
        """Whether the document speaks in the first person outside quotations, as statements do."""

    def usual(self, match: RoleMatch) -> str | None:
        """The state that a title alone speaks of ("Foreign Secretary"): the text's own, else the usual."""
        codes = self.reference.titles.get(match.role.phrase)
        if not codes:
            return None
        if self.setting.main in codes:
            return self.setting.main
        named = [c for c in codes if self.setting.counts.get(c)]
        return named[0] if named else codes[0]

    def span(self, view: View, first: int, last: int) -> tuple[str, int, int]:
        """The text and offsets of tokens [first, last)."""
        start, end = view.sentence.tokens[first].start, view.sentence.tokens[last - 1].end
        return self.document.text[start:end], start, end

    def actor(
        self,
        view: View,
        first: int,
        last: int,
        name: str | None,
        country: str | None,
        sector: str | None,
        kind: ActorKind,
        how: str,
        role: str | None = None,
    ) -> Actor:
        """An actor of the words [first, last); without a name, the words are the name, article left off."""
        text, start, end = self.span(view, first, last)
        return Actor(text, start, end, name or bare(text), country, sector, kind, role, how)

    def found(
        self,
        view: View,
        head: int,
        first: int,
        last: int,
        actors: tuple[Actor, ...],
        *,
        place: Place | None = None,
        match: RoleMatch | None = None,
        gender: str | None = None,
        plural: bool | None = None,
        modifier: bool = False,
        settled: bool = True,
        pronoun: bool = False,
        extra: frozenset[str] = frozenset(),
    ) -> Found:
        """The record of a resolved noun phrase; what it agrees with is read off its words."""
        token = view.sentence.tokens[head]
        words = frozenset(map(fold, view.lowers[first:last])) | extra
        if plural is None:
            plural = token.tag in ("NNS", "NNPS") or len(actors) > 1
        return Found(
            view.index, head, first, last, actors, place, match, words, plural, gender, False, modifier,
            view.is_subject(head), pronoun, settled, token.dep == "poss",
        )  # fmt: skip


_ARTICLES = ("the ", "The ", "a ", "A ", "an ", "An ", "this ", "This ", "these ", "These ", "those ", "Those ",
             "no ", "No ", "neither ", "Neither ", "one ", "not one ", "Not one ")  # fmt: skip


def bare(text: str) -> str:
    """A phrase without its article."""
    if not text.startswith(_ARTICLES):
        return text
    for article in _ARTICLES:
        if text.startswith(article):
            return text[len(article) :]
    return text
