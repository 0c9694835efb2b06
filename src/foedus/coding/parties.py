"""Who could be a side of an event: the parties that its sentence names, those that only the text around it names, and
nobody; each with the signs by which casting.py weighs them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from foedus.actors.datelines import dateline
from foedus.coding.bearings import Stage, bearings, what, who_are
from foedus.coding.duties import speaker_of
from foedus.coding.grouped import Group, Signs, signs_of
from foedus.coding.roles import joined, same
from foedus.coding.sketch import Sketch
from foedus.records import Actor, Mentions

# Parties of other sentences: so many are looked at, named so many sentences before, or among those named most.
ELSEWHERE, NEAR, FIRST = 6, 4, 3
# So many groups of signs are remembered.
_KEPT = 1 << 12
_NAMED_FIRST = Group(("named first",))


class Party(NamedTuple):
    """Somebody who could be a side, and what speaks for and against it, in groups; `head` is the token of the sentence
    that names it, None where only other sentences do."""

    actors: tuple[Actor, ...]
    head: int | None
    groups: Sequence[Group]

    @property
    def signs(self) -> Signs:
        """What speaks for and against it, group after group."""
        return tuple(signs_of(self.groups))


@dataclass(slots=True)
class Context:
    """What a text has named: each party's sentences in rising order and its best name, those named most first, the
    sides of the events told so far, and where its news items begin, if it is made of such."""

    named: dict[str, list[int]]
    names: dict[str, Actor]
    ranks: dict[str, int]
    told: list[tuple[frozenset[str], frozenset[str]]] = field(default_factory=list)
    items: Sequence[int] = ()

    def near(self, key: str, index: int) -> Sequence[int]:
        """The sentences that name a party, of those in the same news item as a sentence."""
        if not self.items:
            return self.named[key]
        at = bisect_right(self.items, index)
        first = self.items[at - 1] if at else 0
        last = self.items[at] if at < len(self.items) else self.named[key][-1] + 1
        return [s for s in self.named[key] if first <= s < last]

    def tell(self, drawn: Sketch) -> None:
        """Remembers the sides that an event was found with."""
        self.told.append((_keys(drawn.actor.actors), _keys(drawn.recipient.actors)))


def context(mentions: Mentions, items: Sequence[int] = ()) -> Context:
    """Whom a document names and where; `items` are the sentences with which its news items begin, in order."""
    named: dict[str, list[int]] = {}
    names: dict[str, Actor] = {}
    counts: Counter[str] = Counter()
    for (sentence, _), mention in sorted(mentions.items()):
        for actor in mention.actors:
            key = party(actor)
            counts[key] += 1
            named.setdefault(key, []).append(sentence)
            if (actor.country is not None or actor.kind in ("body", "group")) and (
                key not in names or (names[key].how != "name" and actor.how == "name")
            ):
                names[key] = actor
    return Context(named, names, {key: n for n, (key, _) in enumerate(counts.most_common())}, items=items)


def party(actor: Actor) -> str:
    """Whom an actor counts as: its state, or without one its name."""
    return actor.country if actor.country not in (None, "IGO") else actor.name or actor.text


def _keys(actors: Sequence[Actor]) -> frozenset[str]:
    return frozenset(party(a) for a in actors)


def here(at: Stage, known: Context) -> list[Party]:
    """The parties that a sentence names, in its order; those that rules made of other words too."""
    found = _heads(at)
    keys = [_keys(actors) for _, actors in found]
    counts = Counter(chain.from_iterable(keys))
    roles: dict[int, list[str]] = {}
    for role, heads in at.drawn.fired.arguments.roles.items():
        for head in heads:
            for conjunct in joined(at.matcher, head):
                roles.setdefault(conjunct, []).append(role)
    speaker = speaker_of(at.matcher, at.carrier)
    said = () if speaker is None else speaker.actors
    heads = [head for head, _ in found]
    few = min(len(counts), 5)
    partners = _partners(at, known)
    result = []
    for n, (head, actors) in enumerate(found):
        speaks = bool(said) and any(same(a, s) for a in actors for s in said)
        again, rank = False, 9
        for key in keys[n]:
            again, rank = again or counts[key] > 1, min(rank, known.ranks.get(key, 9))
        company = _in_company(few, speaks, again, n == 0, min(rank, 3), at.filled, at.form)
        groups = [*bearings(at, head, actors, roles, heads), company]
        if partners is not None:
            groups.append(_opposed(partners.isdisjoint(keys[n]), "here", at.filled, at.form))
        result.append(Party(actors, head, groups))
    return result


def _partners(at: Stage, known: Context) -> frozenset[str] | None:
    """Those that stood across from a party on the side that is filled already, in the events told so far; None where no
    side is, or nobody did."""
    ours, theirs = at.drawn.actor.actors, at.drawn.recipient.actors
    if bool(ours) == bool(theirs):
        return None
    mine, found = _keys(ours or theirs), set[str]()
    for acting, receiving in known.told:
        if not mine.isdisjoint(acting):
            found |= receiving
        if not mine.isdisjoint(receiving):
            found |= acting
    return frozenset(found - mine) or None


@lru_cache(maxsize=_KEPT)
def _opposed(no: bool, where: str, filled: str, form: str) -> Group:
    """The signs of a party by whether it stood across from whoever is on the filled side before."""
    sign = f"{'never' if no else 'was'} across, {where}"
    return Group((sign, f"{sign},{filled}", f"{sign},{form}", f"{sign},{filled},{form}"))


@lru_cache(maxsize=_KEPT)
def _in_company(few: int, speaks: bool, again: bool, first: bool, rank: int, filled: str, form: str) -> Group:
    """The signs of a party of the sentence among the others, and in its text."""
    signs = [f"parties={few}", f"parties={few},{filled}"]
    if speaks:
        signs += ["speaker", f"speaker,{form}", f"speaker,{filled}", f"speaker,{filled},{form}"]
    if again:
        signs.append("again")
    if first:
        signs += ["first", f"first,{filled}"]
    return Group((*signs, f"rank={rank}", f"rank={rank},{filled}"))


def _heads(at: Stage) -> list[tuple[int, tuple[Actor, ...]]]:
    """Each party of the sentence with the token that it stands at; the town of a dateline is none."""
    tokens = at.matcher.sentence.tokens
    origin = dateline(at.matcher.sentence)
    named = [(i, actors) for i, actors in at.matcher.naming() if i >= origin]
    made: list[tuple[int, tuple[Actor, ...]]] = []
    for actor in (*at.drawn.actor.actors, *at.drawn.recipient.actors):
        if not [True for i, actors in named if tokens[i].start < actor.end and actor in actors]:
            made += [(t.i, (actor,)) for t in tokens if t.start < actor.end <= t.end]
    return sorted([*named, *made], key=itemgetter(0)) if made else named


def elsewhere(at: Stage, known: Context) -> list[Party]:
    """The parties that other sentences name and this one does not, and those that stand on one side of the event
    already and could be the other too; those named most first."""
    index, form, filled = at.matcher.sentence.index, at.form, at.filled
    ours, theirs = _keys(at.drawn.actor.actors), _keys(at.drawn.recipient.actors)
    objects = at.drawn.fired.arguments.roles.get("obj", ())
    lemma = at.matcher.sentence.tokens[objects[0]].lemma if objects and at.object != "none" else ""
    acting = at.drawn.actor.actors[:1]
    sector, kind = (acting[0].sector, acting[0].kind) if acting else (None, None)
    last = known.told[-1] if known.told else (frozenset(), frozenset())
    lately = [frozenset().union(*(t[side] for t in known.told[-3:])) for side in (0, 1)]
    partners = _partners(at, known)
    result: list[Party] = []
    for key in known.ranks:
        actor = known.names.get(key)
        if actor is None:
            continue
        told_in = known.near(key, index)
        if not told_in:
            continue
        earlier = bisect_left(told_in, index)
        here_too = earlier < len(told_in) and told_in[earlier] == index
        if here_too and key not in ours and key not in theirs:
            continue
        if key in ours and kind == "state" and form == "ASSAULT":
            # Its forces may turn on its own people; a state that is named attacks another.
            continue
        far, rank = (min(index - told_in[earlier - 1], 5) if earlier else 5), known.ranks[key]
        if far > NEAR and rank >= FIRST:
            continue
        groups = [_apart(form, filled, far, min(rank, 4), at.object, at.subject, at.kind, who_are((actor,)))]
        if key in ours:
            groups.append(_at_home(form, at.object, sector, lemma))
        if key in theirs:
            groups.append(_its_own(form, at.kind))
        for side, name in ((0, "acted"), (1, "received")):
            if key in lately[side]:
                groups.append(_lately(name, key in last[side], filled, form))
        if partners is not None:
            groups.append(_opposed(key not in partners, "elsewhere", filled, form))
        if told_in[0] == 0:
            groups.append(_NAMED_FIRST)
        result.append(Party((actor,), None, tuple(groups)))
        if len(result) == ELSEWHERE:
            break
    return result


@lru_cache(maxsize=_KEPT)
def _apart(form: str, filled: str, far: int, rank: int, object: str, subject: str, kind: str, who: str) -> Group:
    """The signs of a party by where the text names it and how often."""
    return Group(("elsewhere", f"elsewhere,{form}", f"elsewhere,{filled}", f"elsewhere,{filled},{form}", f"ago={far}",
            f"ago={far},{filled}", f"often={rank}", f"often={rank},{filled}", f"elsewhere obj={object},{form}",
            f"elsewhere subj={subject},{kind}", f"elsewhere subj={subject},{kind},{form}", f"elsewhere who={who}",
            f"elsewhere who={who},{form}"))  # fmt: skip


@lru_cache(maxsize=_KEPT)
def _at_home(form: str, object: str, sector: str | None, lemma: str) -> Group:
    """The signs of a recipient who is the actor's own state."""
    return Group(("at home", f"at home,{form}", f"at home obj={object}", f"at home,{form},obj={object}",
                  f"at home,{sector}", f"at home,{sector},{form}", f"at home,{lemma}"))  # fmt: skip


@lru_cache(maxsize=_KEPT)
def _its_own(form: str, kind: str) -> Group:
    """The signs of an actor who is the recipient's own state."""
    return Group(("its own", f"its own,{form}", f"its own,{kind}"))


@lru_cache(maxsize=_KEPT)
def _lately(name: str, last: bool, filled: str, form: str) -> Group:
    """The signs of a party that was on a side of one of the events told before, or of the last one."""
    found = (f"{name} lately", f"{name} lately,{filled}")
    return Group((f"{name} last", f"{name} last,{filled}", f"{name} last,{form}", *found) if last else found)


def nobody(at: Stage, parties: Sequence[Party]) -> list[Group]:
    """The signs of a side that nobody is on."""
    form, kind, filled, lemma = at.form, at.kind, at.filled, at.token.lemma
    drawn, frame = at.drawn, at.drawn.fired.frame
    named = min(len({party(a) for p in parties if p.head is not None for a in p.actors}), 4)
    content, passive = drawn.content is not None, drawn.fired.arguments.passive
    objects = drawn.fired.arguments.roles.get("obj", ())
    found = [
        _none_by_use(form, kind, filled, at.object, at.subject),
        _none_by_word(frame.name, lemma, form, bool(frame.recipient), frame.reciprocal),
        _none_by_standing(form, kind, named, drawn.origin, passive, drawn.outcome.status, content, at.token.dep),
    ]
    sentence = at.matcher.sentence
    kids = [k.lower for k in sentence.kids(at.token.i, "det", "poss", "nummod", "neg")]
    found.append(_none_by_form(kids[0] if kids else "none", at.token.tag, min(sentence.index, 3), form, filled))
    if at.over is not None:
        found.append(_none_under(what(at.matcher, at.over), form, filled))
    if objects and at.object != "none":
        found.append(_none_by_object(at.matcher.sentence.tokens[objects[0]].lemma, form))
    if drawn.actor.actors:
        found.append(_none_by_sector(drawn.actor.actors[0].sector, form))
    return found


@lru_cache(maxsize=_KEPT)
def _none_by_use(form: str, kind: str, filled: str, object: str, subject: str) -> Group:
    return Group(("nobody", f"no {form}", f"no {kind}", f"no {form},{kind}", f"no {filled}", f"no {form},{filled}",
                  f"no obj={object}", f"no obj={object},{form}", f"no subj={subject},{kind}",
                  f"no subj={subject},{form}"))  # fmt: skip


@lru_cache(maxsize=_KEPT)
def _none_by_word(frame: str, lemma: str, form: str, received: bool, reciprocal: bool) -> Group:
    found = (f"no {frame}", f"no {lemma}", f"no {lemma},{form}", f"no recipient={received}")
    return Group((*found, "no reciprocal") if reciprocal else found)


@lru_cache(maxsize=_KEPT)
def _none_by_standing(
    form: str, kind: str, named: int, origin: str, passive: bool, status: str, content: bool, dep: str
) -> Group:
    return Group((f"no parties={named}", f"no parties={named},{form}", f"no origin={origin}",
                  f"no passive={passive},{kind}", f"no status={status}", f"no content={content},{form}",
                  f"no dep={dep},{kind}"))  # fmt: skip


@lru_cache(maxsize=_KEPT)
def _none_by_form(before: str, tag: str, sentence: int, form: str, filled: str) -> Group:
    return Group((f"no det={before}", f"no det={before},{form}", f"no tag={tag}", f"no tag={tag},{form}",
                  f"no sentence={sentence},{filled}"))  # fmt: skip


@lru_cache(maxsize=_KEPT)
def _none_under(told: str, form: str, filled: str) -> Group:
    return Group((f"no under {told}", f"no under {told},{form}", f"no under {told},{filled}"))


@lru_cache(maxsize=_KEPT)
def _none_by_object(word: str, form: str) -> Group:
    return Group((f"no obj {word}", f"no obj {word},{form}"))


@lru_cache(maxsize=_KEPT)
def _none_by_sector(sector: str | None, form: str) -> Group:
    return Group((f"no sector={sector}", f"no sector={sector},{form}"))
