"""A sentence as the actors stage reads it: its words, the names spotted in it, its noun phrases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from foedus.actors.lexicon import words
from foedus.records import Sentence
from foedus.reference import NameEntry, Person, RoleBook, RoleMatch

_MODIFIER_TAGS = frozenset(
    {
        "JJ",
        "JJR",
        "JJS",
        "NN",
        "NNS",
        "NNP",
        "NNPS",
        "CD",
        "POS",
        "HYPH",
        "VBN",
        "VBG",
        "AFX",
        "FW",
        "``",
        "''",
        "RBS",
        "PDT",
    }
)
_OPENERS = frozenset({"DT", "PRP$", "WP$", "WDT"})
_QUANTITY_DEPS = frozenset({"compound", "amod", "nmod", "poss", "nummod", "npadvmod", "quantmod"})
_CONDITIONS = words("view.conditions")
_TIMES = words("view.times")
_LONGEST = 16


@dataclass(slots=True)
class Hit:
    """A name of the tables in tokens [first, last): `entry` is the one chosen of `entries`.

    `partial` where it is only part of a token ("U.S.-led"); `bond` says how a hyphen ties it to the noun: "" not at
    all, "by" (US-led), "from" (Paris-based), "against" (anti-American, pro-Russian),
    "made" (Russian-made, Iran-backed); the last two say that the noun is not the name's own. `twin` is the other state
    that the words name ("North and South Korea").
    """

    first: int
    last: int
    entries: tuple[NameEntry, ...]
    entry: NameEntry
    partial: bool = False
    bond: str = ""
    twin: NameEntry | None = None


@dataclass(slots=True)
class Run:
    """A proper name that no table knows, or a person's name, in tokens [first, last).

    `person` where the tables know them; `likely` where the form or what stands around it says that it names a person;
    `titled` is the role that stands right before it; `surname` the bare name that later mentions use.
    """

    first: int
    last: int
    text: str
    words: tuple[str, ...]
    person: Person | None = None
    likely: bool = False
    titled: RoleMatch | None = None
    gender: str | None = None


@dataclass(slots=True)
class View:
    """A sentence with what was spotted in it. `hit_at` and `run_at` give the unit that covers a token, or None."""

    sentence: Sentence
    book: RoleBook
    lowers: list[str]
    tags: list[str]
    hits: list[Hit]
    hit_at: list[Hit | None]
    runs: list[Run] = field(default_factory=list)
    run_at: list[Run | None] = field(default_factory=list)
    quoted: list[bool] = field(default_factory=list)
    # The sentence's index in its document.
    index: int = field(init=False)
    _roles: dict[int, RoleMatch | None] = field(default_factory=dict)
    _lefts: dict[int, int] = field(default_factory=dict)
    _prepositions: dict[int, list[tuple[str, int, int]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.index = self.sentence.index

    def own(self, i: int) -> bool:
        """Whether "own" stands behind a possessive, with which a text may also break off ("its own troops")."""
        return self.lowers[i + 1 : i + 2] == ["own"]

    def role(self, i: int) -> RoleMatch | None:
        """The role phrase headed by token i; None inside names."""
        if i in self._roles:
            return self._roles[i]
        found = None
        hit, run = self.hit_at[i], self.run_at[i]
        if run is None and (hit is None or hit.partial):
            found = self.book.at(self.lowers, self.tags, i, self._floor(i))
            if found is not None and self.lowers[i] in _CONDITIONS and self._is_condition(i):
                found = None
        self._roles[i] = found
        return found

    def _is_condition(self, i: int) -> bool:
        """Whether a noun is a state of being and nobody ("took office", "met with opposition")."""
        token = self.sentence.tokens[i]
        return token.dep in ("dobj", "pobj") and all(k.i > i for k in self.sentence.kids(i))

    def _floor(self, i: int) -> int:
        at = i
        while at > 0 and self.hit_at[at - 1] is None and self.run_at[at - 1] is None and i - at < 4:
            at -= 1
        return at

    def core(self, h: int) -> tuple[int, int]:
        """The tokens [first, last) of the name or role phrase that token h belongs to, else h alone."""
        unit: Hit | Run | None = self.hit_at[h] or self.run_at[h]
        if unit is not None:
            return unit.first, unit.last
        role = self.role(h)
        return (role.first, role.last) if role else (h, h + 1)

    def left(self, h: int) -> int:
        """The first token of the noun phrase of head h: its modifiers, possessors and determiner, without a break."""
        found = self._lefts.get(h)
        if found is None:
            found = self._lefts[h] = self._leftmost(h)
        return found

    def _leftmost(self, h: int) -> int:
        tokens = self.sentence.tokens
        start, last = self.core(h)
        j = start - 1
        lowest = max(0, start - _LONGEST)
        while j >= lowest:
            tag = self.tags[j]
            if (
                self.lowers[j] in _TIMES
                or self.lowers[j] in ("least", "most")
                or (tokens[j].dep == "npadvmod" and self.lowers[j + 1] not in ("-", "–"))
            ):
                break
            if tag in _OPENERS:
                return j if self._leads(j, start, h) else j + 1
            if tag in _MODIFIER_TAGS:
                if tag == "HYPH" and tokens[j].end != tokens[j + 1].start:
                    break
                if not self._leads(j, start, h):
                    break
            elif tag in ("CC", ",", "RB") or self.lowers[j] in ("-", "–", "/"):
                if self.lowers[j] in ("-", "–") and tokens[j].end != tokens[j + 1].start:
                    break
                if j == lowest or not self._joins(j, start, h):
                    break
            else:
                break
            j -= 1
        first = j + 1
        while first < start and (self.tags[first] in ("CC", ",", "POS", "''") or self.lowers[first] in ("-", "–")):
            first += 1
        return first if first < last and tokens[first].dep != "punct" else min(first, start)

    def _leads(self, j: int, start: int, h: int) -> bool:
        """Whether token j hangs below the phrase's core, or below the noun that the core itself modifies."""
        tokens = self.sentence.tokens
        above = tokens[h].head if tokens[h].dep in _QUANTITY_DEPS and tokens[h].head > h else -1
        k = j
        for _ in range(7):
            up = tokens[k].head
            if start <= up <= h or up == above:
                return not (
                    up == above
                    and tokens[k].dep not in ("amod", "compound", "nmod", "nummod", "poss", "det", "npadvmod")
                )
            if up == k or up < j - 8:
                return False
            k = up
        return False

    def _joins(self, j: int, start: int, h: int) -> bool:
        """Whether a conjunction, comma, hyphen or adverb at j stands between two modifiers of the phrase."""
        if self.tags[j] == "RB":
            return self.tags[j + 1] in ("JJ", "VBN", "VBG") and self._leads(j, start, h)
        before = j - 1
        if self.tags[before] in ("CC", ","):
            before -= 1
        if before < 0 or self.tags[before] not in _MODIFIER_TAGS:
            return False
        return self._leads(before, start, h) and (
            self.tags[j] != "," or self.tags[before] in ("JJ", "NNP", "NN", "VBN")
        )

    def prepositions(self, h: int) -> list[tuple[str, int, int]]:
        """The prepositional phrases on head h as (preposition, its object's index, its own index), in order."""
        found = self._prepositions.get(h)
        if found is None:
            found = self._prepositions[h] = []
            first, last = self.core(h)
            for at in range(first, last):
                for prep in self.sentence.kids(at, "prep", "agent"):
                    if not first < prep.i < last:
                        found += [(prep.lower, thing.i, prep.i) for thing in self.sentence.kids(prep.i, "pobj")]
        return found

    def conjuncts(self, i: int) -> list[int]:
        """Token i and what is joined to it by and, or or a comma, in order."""
        found, left = [i], [i]
        while left:
            for k in self.sentence.kids(left.pop(), "conj"):
                found.append(k.i)
                left.append(k.i)
        return sorted(found)

    def verb(self, i: int) -> int:
        """The nearest verb above token i, or its root."""
        for up in self.sentence.ancestors(i):
            if up.pos in ("VERB", "AUX"):
                return up.i
            i = up.i
        return i

    def subjects(self, verb: int) -> Iterator[int]:
        """The subjects of a verb, or of the verb that it is joined to or depends on without one of its own."""
        tokens = self.sentence.tokens
        for _ in range(4):
            own = [k.i for k in self.sentence.kids(verb, "nsubj", "nsubjpass")]
            if own:
                yield from own
                return
            if tokens[verb].dep == "pcomp" and tokens[tokens[verb].head].lower in ("for", "of", "from", "into", "over"):
                # "Denounced Norland for sending troops": the object of the upper verb is the lower one's subject.
                governor = tokens[tokens[tokens[verb].head].head]
                objects = [k.i for k in self.sentence.kids(governor.i, "dobj", "nsubjpass") if k.i < verb]
                if objects:
                    yield from objects
                    return
            if tokens[verb].dep in ("xcomp", "ccomp") and tokens[tokens[verb].head].lemma not in ("promise", "say"):
                # "Urged Norland to withdraw": likewise.
                objects = [k.i for k in self.sentence.kids(tokens[verb].head, "dobj") if k.i < verb]
                if objects:
                    yield from objects
                    return
            if tokens[verb].dep not in ("conj", "xcomp", "advcl", "pcomp", "prep") or tokens[verb].head == verb:
                return
            verb = tokens[verb].head

    def is_subject(self, i: int) -> bool:
        """Whether token i heads a subject; also a noun that the parser took for the sentence, with a clause below it
        ("Berg, the president, spent Tuesday ..." read as "Berg, who was spent")."""
        dep = self.sentence.tokens[i].dep
        if dep == "ROOT" and self.tags[i] in ("NNP", "NNPS", "NN", "NNS"):
            return any(k.i > i for k in self.sentence.kids(i, "acl", "relcl"))
        return dep in ("nsubj", "nsubjpass")
