"""Who could be a side of an event: the parties that its sentence names, those that only the text around it names, and
nobody; each with the signs by which casting.py weighs them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from foedus.coding.bearings import Stage, above, bearings, what, who_are
from foedus.coding.duties import speaker_of
from foedus.coding.roles import joined, same
from foedus.coding.sketch import Sketch
from foedus.records import Actor, Mentions

# Parties of other sentences: so many are looked at, named so many sentences before, or among those named most.
ELSEWHERE, NEAR, FIRST = 6, 4, 3


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who could be a side, and what speaks for and against it; `head` is the token of the sentence that names
    it, None where only other sentences do."""

    actors: tuple[Actor, ...]
    head: int | None
    signs: tuple[str, ...]


@dataclass(slots=True)
class Context:
    """What a text has named: each party's sentences in rising order and its best name, those named most first, and the
    sides of the events told so far."""

    named: dict[str, list[int]]
    names: dict[str, Actor]
    ranks: dict[str, int]
    told: list[tuple[frozenset[str], frozenset[str]]] = field(default_factory=list)

    def tell(self, drawn: Sketch) -> None:
        """Remembers the sides that an event was found with."""
        self.told.append((_keys(drawn.actor.actors), _keys(drawn.recipient.actors)))


def context(mentions: Mentions) -> Context:
    """Whom a document names and where."""
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
    return Context(named, names, {key: n for n, (key, _) in enumerate(counts.most_common())})


def party(actor: Actor) -> str:
    """Whom an actor counts as: its state, or without one its name."""
    return actor.country if actor.country not in (None, "IGO") else actor.name or actor.text


def _keys(actors: Sequence[Actor]) -> frozenset[str]:
    return frozenset(party(a) for a in actors)


def here(at: Stage, known: Context) -> list[Party]:
    """The parties that a sentence names, in its order; those that rules made of other words too."""
    found = list(_heads(at))
    named = {party(a) for _, actors in found for a in actors}
    roles: dict[int, list[str]] = {}
    for role, heads in at.drawn.fired.arguments.roles.items():
        for head in heads:
            for conjunct in joined(at.matcher, head):
                roles.setdefault(conjunct, []).append(role)
    speaker = speaker_of(at.matcher, at.carrier)
    said = () if speaker is None else speaker.actors
    counts = Counter(key for _, actors in found for key in _keys(actors))
    heads = [head for head, _ in found]
    result = []
    for n, (head, actors) in enumerate(found):
        signs = list(bearings(at, head, actors, roles, heads))
        few = min(len(named), 5)
        signs += [f"parties={few}", f"parties={few},{at.filled}"]
        if any(same(a, s) for a in actors for s in said):
            signs += ["speaker", f"speaker,{at.form}", f"speaker,{at.filled}", f"speaker,{at.filled},{at.form}"]
        if any(counts[key] > 1 for key in _keys(actors)):
            signs.append("again")
        if n == 0:
            signs += ["first", f"first,{at.filled}"]
        rank = min((known.ranks.get(key, 9) for key in _keys(actors)), default=9)
        signs += [f"rank={min(rank, 3)}", f"rank={min(rank, 3)},{at.filled}"]
        result.append(Party(actors, head, tuple(signs)))
    return result


def _heads(at: Stage) -> Iterator[tuple[int, tuple[Actor, ...]]]:
    """Each party of the sentence with the token that it stands at."""
    tokens = at.matcher.sentence.tokens
    made = [*at.drawn.actor.actors, *at.drawn.recipient.actors]
    for token in tokens:
        mention = at.matcher.mention(token.i)
        if mention is not None and mention.actors:
            yield token.i, mention.actors
            made = [a for a in made if a not in mention.actors]
        for actor in [a for a in made if token.start < a.end <= token.end]:
            yield token.i, (actor,)
            made.remove(actor)


def elsewhere(at: Stage, known: Context) -> list[Party]:
    """The parties that other sentences name and this one does not, and those that stand on one side of the event
    already and could be the other too; those named most first."""
    index, form, filled = at.matcher.sentence.index, at.form, at.filled
    ours, theirs = _keys(at.drawn.actor.actors), _keys(at.drawn.recipient.actors)
    objects = at.drawn.fired.arguments.roles.get("obj", ())
    lemma = at.matcher.sentence.tokens[objects[0]].lemma if objects and at.object != "none" else ""
    sector = at.drawn.actor.actors[0].sector if at.drawn.actor.actors else None
    last = known.told[-1] if known.told else (frozenset(), frozenset())
    lately = [frozenset().union(*(t[side] for t in known.told[-3:])) for side in (0, 1)]
    result: list[Party] = []
    for key in known.ranks:
        actor = known.names.get(key)
        if actor is None or (index in known.named[key] and key not in ours and key not in theirs):
            continue
        before = [s for s in known.named[key] if s < index]
        far, rank = (min(index - before[-1], 5) if before else 5), known.ranks[key]
        if far > NEAR and rank >= FIRST:
            continue
        who = who_are((actor,))
        signs = ["elsewhere", f"elsewhere,{form}", f"elsewhere,{filled}", f"elsewhere,{filled},{form}", f"ago={far}",
                 f"ago={far},{filled}", f"often={min(rank, 4)}", f"often={min(rank, 4)},{filled}",
                 f"elsewhere obj={at.object},{form}", f"elsewhere subj={at.subject},{at.kind}",
                 f"elsewhere subj={at.subject},{at.kind},{form}", f"elsewhere who={who}",
                 f"elsewhere who={who},{form}"]  # fmt: skip
        if key in ours:
            signs += ["at home", f"at home,{form}", f"at home obj={at.object}", f"at home,{form},obj={at.object}",
                      f"at home,{sector}", f"at home,{sector},{form}", f"at home,{lemma}"]  # fmt: skip
        if key in theirs:
            signs += ["its own", f"its own,{form}", f"its own,{at.kind}"]
        for side, name in ((0, "acted"), (1, "received")):
            if key in last[side]:
                signs += [f"{name} last", f"{name} last,{filled}", f"{name} last,{form}"]
            if key in lately[side]:
                signs += [f"{name} lately", f"{name} lately,{filled}"]
        if known.named[key][0] == 0:
            signs.append("named first")
        result.append(Party((actor,), None, tuple(signs)))
        if len(result) == ELSEWHERE:
            break
    return result


def nobody(at: Stage, parties: Sequence[Party]) -> tuple[str, ...]:
    """The signs of a side that nobody is on."""
    form, kind, filled, lemma = at.form, at.kind, at.filled, at.token.lemma
    drawn, frame = at.drawn, at.drawn.fired.frame
    named = min(len({party(a) for p in parties if p.head is not None for a in p.actors}), 4)
    found = [f"no {form}", f"no {kind}", f"no {form},{kind}", f"no {filled}", f"no {form},{filled}",
             f"no obj={at.object}", f"no obj={at.object},{form}", f"no subj={at.subject},{kind}",
             f"no subj={at.subject},{form}", f"no {frame.name}", f"no {lemma}", f"no {lemma},{form}",
             f"no parties={named}", f"no parties={named},{form}", f"no origin={drawn.origin}",
             f"no passive={drawn.fired.arguments.passive},{kind}", f"no status={drawn.outcome.status}",
             f"no content={drawn.content is not None},{form}", f"no recipient={bool(frame.recipient)}",
             f"no dep={at.token.dep},{kind}", "nobody"]  # fmt: skip
    over = above(at)
    if over is not None:
        told = what(at.matcher, over)
        found += [f"no under {told}", f"no under {told},{form}", f"no under {told},{filled}"]
    objects = drawn.fired.arguments.roles.get("obj", ())
    if objects and at.object != "none":
        word = at.matcher.sentence.tokens[objects[0]].lemma
        found += [f"no obj {word}", f"no obj {word},{form}"]
    if frame.reciprocal:
        found.append("no reciprocal")
    for actor in drawn.actor.actors[:1]:
        found += [f"no sector={actor.sector}", f"no sector={actor.sector},{form}"]
    return tuple(found)
