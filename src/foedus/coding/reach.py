"""Triggers beyond the frames: known words whose conditions are not met, words that are like known ones, and words that
tell an event by what stands around them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from foedus.coding.frames import Entry, Frame, TriggerKind
from foedus.coding.match import Fired, Matcher
from foedus.coding.sketch import Origin
from foedus.coding.styled import by_name
from foedus.coding.typer import Typed
from foedus.coding.vectors import neighbours
from foedus.coding.voice import public
from foedus.records import EVENT_TYPES, EventType, Token
from foedus.records.quick import quick

# So many types are tried for a word whose frames do not fire, and so many conditions may be let go.
TYPES, UNMET = 2, 1
# From this share on the typer's likeliest type is a candidate. Of what it alone proposes seven in ten are no event in
# plain and real news, yet with 0.35 the judge, trained anew, finds less: F1 0.62 for 0.65 on texts that nobody read.
LEAST = 0.12
# Below this share of a frame's type none of its conditions is let go, and no unknown word is taken for one of its own.
# In 405 texts coded blind, by typers that had not seen them, seven in ten such candidates are below; of those that the
# judge believed, six hits and eight that were none. To tell them off here spares a tenth of coding.
FAINT = 0.05
# Words of these dependencies carry no event of their own, and verbs that only help others.
_HELPING = frozenset({"aux", "auxpass", "compound", "nmod", "det", "amod", "prep", "mark"})
_EMPTY = frozenset(
    "be have do go come get make take say tell add let see seem appear become remain keep know think find".split()
)


@quick
@dataclass(frozen=True, slots=True)
class Reached:
    """A frame that is borrowed for a trigger: `loose` where conditions are let go, `near` where the word is only like
    one that it knows, by `likeness` from 0 to 1, `typed` where the typer alone proposes it, its share the likeness."""

    fired: Fired
    origin: Origin
    likeness: float


def reached(matcher: Matcher, typed: Mapping[int, Typed]) -> Iterator[Reached]:
    """The farther candidates of a sentence, several types for one word where it could tell of several.

    Of known words only verbs are looked at again: nouns and adjectives in unforeseen grammar are hardly ever events.
    """
    if not matcher.names_actors():
        return
    for token in [t for t in matcher.sentence.tokens if t.pos == "VERB" or t.i in typed]:
        told = typed.get(token.i)
        most = 1.0 if told is None else told.most
        likely = told is not None and most >= LEAST
        verb = token.pos == "VERB" and token.dep not in _HELPING
        if not likely and not (verb and most >= FAINT):
            continue
        best = matcher.best(token.i)
        proposed = set() if best is None else {best.frame.type}
        if best is not None and best.frame.mode == "weapons":
            # A missile fired into the sea is a show of force, likely as an attack looks.
            proposed.add("ASSAULT")
        if best is None and verb:
            kinds = matcher.kinds(token)[:1]
            found = list(_loose(matcher, token, kinds, told))
            unknown = not any(kind in matcher.lexicon.entries for kind in kinds)
            if unknown and (likely or told is None) and token.lemma not in _EMPTY:
                found = list(_near(matcher, token, kinds, told))
            yield from found
            proposed |= {r.fired.frame.type for r in found}
        if likely and told is not None and told.first not in proposed and not _tells_nothing(matcher, token):
            yield from _typed(matcher, token, told)


# Verbs that only carry the one behind them.
_CARRYING = frozenset({"have", "continue", "keep"})


def _tells_nothing(matcher: Matcher, token: Token) -> bool:
    """ "Has to free them", "kept calling": the verb behind it says what; "the airfield, also called Q-West"."""
    if by_name(matcher.sentence, token):
        return True
    if token.lemma not in _CARRYING:
        return False
    return any(k.tag in ("VB", "VBG") for k in matcher.sentence.kids(token.i, "xcomp"))


def _typed(matcher: Matcher, token: Token, told: Typed) -> Iterator[Reached]:
    """The frame of a word's likeliest type."""
    for kind, form in matcher.kinds(token)[:1]:
        entry = Entry(_frames()[told.first], kind, (form,), 0, frozenset())
        for fired in matcher.attempts((entry,), token, kind):
            yield Reached(fired, "typed", told.of(told.first))


@cache
def _frames() -> Mapping[EventType, Frame]:
    """The frames of the typer, one a type."""
    table = tomllib.loads((files("foedus.coding") / "data" / "typed.toml").read_text("utf-8"))
    return {
        form: Frame(
            name=f"{form}:typed",
            order=-1,
            type=form,
            mode=None,
            where=(),
            actor=("subj",),
            recipient=tuple(table[form].get("recipient", ())),
            reciprocal=table[form].get("reciprocal", False),
            absorbs=table[form].get("absorbs", False),
            reports=None,
            prior=0.5,
            context=(),
            any_actor=False,
            examples=(),
        )
        for form in EVENT_TYPES
    }


def _conceivable(entries: Sequence[Entry], told: Typed | None) -> Sequence[Entry]:
    """The entries of the types that the typer finds likely enough; all of them where it says nothing of the word."""
    return entries if told is None else [e for e in entries if told.of(e.frame.type) >= FAINT]


def _loose(
    matcher: Matcher, token: Token, kinds: list[tuple[TriggerKind, str]], told: Typed | None
) -> Iterator[Reached]:
    """The frames of a word, least conditions unmet first, one a type."""
    seen: set[str] = set()
    for fired in _by_rank(matcher, token, kinds, told):
        if fired.frame.type not in seen:
            seen.add(fired.frame.type)
            yield Reached(fired, "loose", 1.0)
            if len(seen) == TYPES:
                return


def _by_rank(
    matcher: Matcher, token: Token, kinds: list[tuple[TriggerKind, str]], told: Typed | None
) -> Iterable[Fired]:
    """What comes of a word's frames where conditions are let go, in the order in which they win: those of most words,
    then the weightiest."""
    for kind, form in kinds:
        entries = _conceivable(matcher.lexicon.entries.get((kind, form), ()), told)
        if token.lemma in _EMPTY:
            entries = [e for e in entries if e.others]
        if not entries:
            return ()
        if not matcher.agentless(token, kind):
            # Nothing is excused here, so that the entries' own order is the one in which they win.
            longest_first = sorted(matcher.there(entries), key=lambda e: -len(e.words))
            return matcher.attempts(longest_first, token, kind, loose=UNMET)
        tried = matcher.attempts(entries, token, kind, loose=UNMET)
        return sorted(tried, key=lambda f: (len(f.unmet) - len(f.words), -f.weight, -f.frame.prior, f.frame.order))
    return ()


def _near(
    matcher: Matcher, token: Token, kinds: list[tuple[TriggerKind, str]], told: Typed | None
) -> Iterator[Reached]:
    """The frames of words that an unknown one is like, their conditions met or not, one a type."""
    seen: set[str] = set()
    for kind, form in kinds[:1]:
        if kind != "verb" or not _between_actors(matcher, token):
            return
        for neighbour in neighbours(kind, form):
            fits = matcher.attempts(_conceivable(neighbour.entries, told), token, kind, loose=UNMET)
            fired = min(fits, key=lambda f: (len(f.unmet), -f.weight, -f.frame.prior, f.frame.order), default=None)
            if fired is not None and fired.frame.type not in seen and len(seen) < TYPES:
                seen.add(fired.frame.type)
                yield Reached(fired, "near", neighbour.likeness)


def _between_actors(matcher: Matcher, token: Token) -> bool:
    """Whether a state, an organ or a group stands beside a verb."""
    for k in matcher.sentence.kids(token.i, "nsubj", "nsubjpass", "dobj", "agent"):
        mention = matcher.mention(k.i)
        if mention is not None and any(a.kind == "state" or public(a) for a in mention.actors):
            return True
    return False
