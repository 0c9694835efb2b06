"""The actors stage: every noun phrase of a document that names a political actor or a place, resolved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from foedus.actors import (
    abbreviations,
    apposed,
    armies,
    biographies,
    bodies,
    cables,
    chambers,
    collectives,
    dependants,
    enemies,
    issuers,
    letters,
    named,
    nationals,
    notes,
    paired,
    persons,
    phrases,
    places,
    posts,
    powers,
    pronouns,
    quantities,
    sites,
    speakers,
    statements,
)
from foedus.actors.announced import announces
from foedus.actors.datelines import dateline, place_line
from foedus.actors.items import Opening, openings
from foedus.actors.memory import Found
from foedus.actors.owners import root_of
from foedus.actors.scene import Cable, Scene
from foedus.actors.setting import Setting, count, items
from foedus.actors.turns import Talk
from foedus.actors.view import View
from foedus.actors.views import views_of
from foedus.actors.whose import Standing, standing
from foedus.records import Actor, Document, Mention, Mentions, Sentence
from foedus.reference import NameEntry, Reference, load

_MODIFYING = frozenset({"compound", "nmod", "amod", "npadvmod"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_COUNTING = frozenset({"nummod", "quantmod", "compound", "appos"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj"})
_PRONOUN_TAGS = frozenset({"PRP", "PRP$", "WP", "WP$", "WDT"})
_QUANTIFIERS = frozenset({"both", "some", "many", "most", "several", "all", "few", "any", "each", "half", "those"})
# Adjectives that are nouns for fighters as well ("a militant attack").
_FIGHTING = frozenset(
    {"militant", "enemy", "insurgent", "guerrilla", "guerilla", "separatist", "jihadist", "islamist", "rebel"}
)
# More of a text's sentences than this share speak in the first person where it is somebody's own words. Of the training
# texts that speak so at all, 90 of 100 statements and briefings do, and 30 of 100 reports, columns and features.
_OWN_WORDS = 0.19


def find_mentions(document: Document, sentences: Sequence[Sentence], reference: Reference | None = None) -> Mentions:
    """The actors and places that the sentences name, keyed by (sentence index, index of the phrase's head token).

    Modifiers that name a state ("Russian", "US", "Russia's") and pronouns have keys of their own; of joined phrases
    each has its own. Deterministic; raises DataError where a table of the reference data is broken.
    """
    tables = reference or load()
    views = views_of(document, sentences, tables)
    reader = Reader(document, tables, views, count(views, document, tables))
    return reader.read()


class Reader(Scene):
    """One document being read from its first sentence to its last."""

    def __init__(self, document: Document, reference: Reference, views: Sequence[View], setting: Setting) -> None:
        super().__init__(document, reference, views, setting)
        self._resolved: dict[tuple[int, int], Found | None] = {}
        self._mentions: dict[tuple[int, int], Mention] = {}

    @cached_property
    def armies(self) -> Mapping[str, float]:
        """The armies that the text tells of, by their states or "IGO", and how often it does."""
        return armies.of_text(self.views)

    @cached_property
    def chamber(self) -> NameEntry | None:
        """The body of states whose paper the document is by its title, None for other texts."""
        return chambers.body_of(self)

    @cached_property
    def talk(self) -> Talk:
        """The turns of those who speak in a transcript; none in other texts."""
        return Talk(self.document)

    @cached_property
    def addressee(self) -> Found | None:
        """To whom the document is written, where it is a letter."""
        return letters.addressee(self)

    @cached_property
    def poster(self) -> Found | None:
        """Whose post on social media the document is."""
        return posts.poster(self)

    @cached_property
    def contracting(self) -> tuple[Actor, ...]:
        """The parties to the treaty or joint paper that the document is, nobody for other texts."""
        return chambers.contracting(self)

    @cached_property
    def home(self) -> str | None:
        """The state whose own statement the document is, None for news."""
        return speakers.home(self)

    @cached_property
    def standing(self) -> Standing | None:
        """What speaks for each state's being the one whose statement the document is; None for news, signed opinion."""
        written = self.document.byline is not None and not announces(self.document.title or "")
        return standing(self) if self.statement and not self.document.publisher and not written else None

    @cached_property
    def owner(self) -> str | None:
        """The state whose words an untitled statement is, where the evidence is clear."""
        return self.standing.home if self.standing is not None else None

    @cached_property
    def joint(self) -> bool:
        """Whether an untitled statement is clearly the words of a body of states."""
        return self.standing is not None and self.standing.body

    @cached_property
    def author(self) -> Found | None:
        """Whose words it is by its title or its own first words; None where the evidence is left to say it."""
        return None if self.document.publisher else speakers.author(self)

    @cached_property
    def hero(self) -> tuple[View, int] | None:
        """Where a text that tells a life names whose it is; None for other texts."""
        return biographies.hero(self)

    @cached_property
    def cable(self) -> Cable | None:
        """Where an embassy's telegram is sent from and by whom; None for other texts."""
        return cables.cable(self.document, self.reference)

    @cached_property
    def evidence(self) -> Mapping[str, float]:
        """How much speaks for and against each state's being the one whose words they are; empty for news."""
        return self.standing.scores if self.standing is not None else {}

    @cached_property
    def others(self) -> frozenset[str]:
        """The states that an untitled statement speaks of as another's: it is not theirs."""
        return self.standing.others if self.standing is not None else frozenset()

    @cached_property
    def items(self) -> Mapping[int, str | None]:
        """The state of each sentence's news item in news in brief, each item under its place; empty for other texts."""
        if not self.openings:
            return items(self.views, self.reference, self.setting.counts)
        found: dict[int, str | None] = {}
        for view in self.views:
            opening = self.openings.get(view.index)
            if opening is not None:
                found[view.index] = opening.country
            elif view.index - 1 in found:
                found[view.index] = found[view.index - 1]
        return found

    @cached_property
    def openings(self) -> Mapping[int, Opening]:
        """Where the items of news in brief begin; empty for other texts."""
        return openings(self.document, [view.sentence for view in self.views], self.reference)

    @cached_property
    def statement(self) -> bool:
        """Whether the document is someone's own words: by its title, or because enough of its sentences speak in the
        first person outside quotations; reporters and columnists do so now and then."""
        title = self.document.title or ""
        if announces(title) or notes.is_note(self.views) or self.poster is not None:
            return True
        own = sum(map(speakers.in_first_person, self.views)) > _OWN_WORDS * len(self.views)
        return own and not self.private

    def read(self) -> Mentions:
        """The mentions of the document."""
        for view in self.views:
            for run in view.runs:
                if run.likely or run.person is not None:
                    persons.introduce(self, view, run)
        for view in self.views:
            abbreviations.learn(self, view)
            speakers.called_upon(self, view)
            speakers.take_turn(self, view)
            opening = self.openings.get(view.index)
            if opening is not None:
                # Nobody of one news item is spoken of in the next.
                self.memory.floor, self.speaker, self.floor = view.index, None, None
            origin = dateline(view.sentence) or self._labelled(view, opening)
            for i in _heads(view):
                found = self.resolve(view, i)
                if (
                    i < origin <= view.sentence.tokens[i].head
                    and found is not None
                    and view.sentence.tokens[i].dep in _MODIFYING
                ):
                    found = replace(found, actors=())
                if found is not None and (found.actors or found.place):
                    self._mention(view, i, found)
                    if found.match is not None and found.match.role.kind == "statement":
                        self.memory.add(self._thing(view, i))
                    elif found.actors and not _title_of(view, i, found):
                        self.memory.add(found)
                elif (
                    view.sentence.tokens[i].dep in ("nsubj", "nsubjpass", "dobj")
                    and view.sentence.tokens[i].pos == "NOUN"
                ):
                    self.memory.add(self._thing(view, i))
                statements.note(self, view, i)
                if found is None and (land := sites.land(self, view, i)) is not None:
                    self._mentions[(view.index, i)] = Mention(view.index, i, view.left(i), i + 1, (), land=land)
            speakers.listen(self, view)
            if (mention := posts.unsaid(self, view)) is not None:
                self._mentions.setdefault((view.index, mention.head), mention)
        return self._mentions

    def _labelled(self, view: View, opening: Opening | None) -> int:
        """Where the place before a news item ends, in tokens."""
        if opening is not None:
            return sum(t.start < opening.end for t in view.sentence.tokens)
        return place_line(view) if self.items and not self.openings else 0

    def resolve(self, view: View, head: int) -> Found | None:
        """The noun phrase headed by a token, each resolved once; None also while it is being resolved."""
        key = (view.index, head)
        if key in self._resolved:
            return self._resolved[key]
        self._resolved[key] = None
        found = self._resolved[key] = self._find(view, head)
        return found

    def _find(self, view: View, head: int) -> Found | None:
        run, hit = view.run_at[head], view.hit_at[head]
        if view.lowers[head] in chambers.WORDS and (met := chambers.convened(self, view, head)) is not None:
            return met
        if run is not None:
            if root_of(view, run.first, run.last) != head and view.sentence.tokens[head].head in range(
                run.first, run.last
            ):
                return None
            if run.words == ("allies",) and (allies := view.book.at(view.lowers, view.tags, head, head)) is not None:
                return powers.together(self, view, head, allies)
            found = named.by_ship(self, view, head, run) or persons.by_run(self, view, head, run)
            found = found or places.by_run(self, view, head, run)
            found = found or abbreviations.by_run(self, view, head, run) or named.shortened(self, view, head, run)
            found = found or named.misspelt(self, view, head, run)
            found = found or named.of_state(self, view, head) or persons.institution(self, view, head, run)
            return found or bodies.meant(self, view, head)
        if hit is not None and not hit.partial:
            if hit.first <= view.sentence.tokens[head].head < hit.last and view.sentence.tokens[head].head != head:
                return None
            return abbreviations.by_hit(self, view, head, hit) or named.by_name(self, view, head, hit)
        if hit is not None and hit.partial:
            return named.by_name(self, view, head, hit) if hit.bond not in ("against", "made") else None
        if view.lowers[head] in ("each", "both") and collectives.facing(view, head):
            return collectives.each(self, view, head)
        if view.tags[head] in _PRONOUN_TAGS:
            if issuers.left_out(view.sentence.tokens[head]):
                return issuers.issuer(self, view, head)
            return pronouns.by_pronoun(self, view, head)
        if view.lowers[head] in collectives.COUNTS and (counted := collectives.counted(self, view, head)) is not None:
            return counted
        if view.lowers[head] in ("latter", "former") and (meant := collectives.latter(self, view, head)) is not None:
            return meant
        if view.lowers[head] == "enemy" and (foe := enemies.of_rebels(self, view, head)) is not None:
            return foe
        if (elsewhere := dependants.of_elsewhere(self, view, head)) is not None:
            return elsewhere
        match = view.role(head)
        if match is not None:
            if match.head != head or self._inside(view, head):
                return None
            found = bodies.of_members(self, view, head, match) or bodies.of_bloc(self, view, head, match)
            found = found or paired.sides(view, head, phrases.by_role(self, view, head, match))
            unknown = found is None or not found.settled
            found = (bodies.meant(self, view, head) if unknown else None) or found
            found = found or named.of_body(self, view, head)
            return found or statements.earlier(self, view, head)
        if view.tags[head] == "CD" or view.lowers[head] in ("others", "those", "more"):
            return quantities.by_number(self, view, head)
        if view.tags[head] in ("NN", "NNS"):
            found = named.of_state(self, view, head) or nationals.by_nationality(self, view, head)
            found = found or named.of_body(self, view, head) or apposed.by_name(self, view, head)
            return found or statements.earlier(self, view, head)
        if view.tags[head] not in ("NNP", "NNPS"):
            return None
        return named.of_state(self, view, head) or bodies.meant(self, view, head)

    def _inside(self, view: View, head: int) -> bool:
        """Whether the noun is the end of a phrase with a head of its own ("heads of government"), or the beginning of
        one ("Secretary-General")."""
        if view.lowers[head + 1 : head + 3] == ["-", "general"]:
            return True
        return any(
            (match := view.role(i)) is not None and match.head == i and match.last > head
            for i in range(max(0, head - 4), head)
            if view.lowers[i + 1] in ("of", "for", "in")
        )

    def _thing(self, view: View, i: int) -> Found:
        token = view.sentence.tokens[i]
        return Found(
            view.index, i, i, i + 1, plural=token.tag in ("NNS", "NNPS"), thing=True, subject=token.dep != "dobj",
        )  # fmt: skip

    def _mention(self, view: View, head: int, found: Found) -> None:
        mention = Mention(view.index, head, found.first, found.last, found.actors, found.place)
        self._mentions[(view.index, head)] = mention


def _title_of(view: View, i: int, found: Found) -> bool:
    """Whether the token is a title before the name, which stands in the memory itself."""
    return found.person and view.run_at[i] is None and view.sentence.tokens[i].dep in ("compound", "amod", "nmod")


def _heads(view: View) -> list[int]:
    """The tokens that can head a noun phrase, in order: nouns, pronouns, quantities, and modifiers that are names."""
    found = []
    for token, hit, run in zip(view.sentence.tokens, view.hit_at, view.run_at, strict=True):
        pos = token.pos
        if hit is not None or run is not None:
            found.append(token.i)
        elif pos in _NOMINAL or token.tag in _PRONOUN_TAGS or token.lower in _QUANTIFIERS:
            if pos != "NUM" or token.dep not in _COUNTING:
                found.append(token.i)
        elif pos == "ADJ" and (token.dep in _ARGUMENTS or (token.dep == "amod" and token.lower in _FIGHTING)):
            found.append(token.i)
    return found
