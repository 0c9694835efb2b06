"""What kind of text it is: whose voice it speaks in, and how much of it is about those who govern."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from foedus.coding.frames import lexicon
from foedus.coding.martial import martial
from foedus.coding.ontology import VERBAL
from foedus.records import Actor, Document, Mentions, Sentence

_OFFICIAL = frozenset({"GOV", "MIL", "LEG", "IGO", "JUD", "COP", "NGO"})
_PUBLIC = frozenset({"GOV", "MIL", "LEG", "IGO", "JUD", "COP", "REB", "OPP", "SPY", "PTY"})
# Below PRIVATE of their sentences with a public actor, texts of our training data are about something else; from
# GOVERNED on they are all political (data/training: off-topic texts reach 0.17, political ones fall to 0.25).
PRIVATE, GOVERNED = 0.2, 0.4
_FEW_SENTENCES = 4
_LONGEST = 14
_NAMED = frozenset({"name", "short name", "abbreviation"})


@dataclass(frozen=True, slots=True)
class Voice:
    """`statement`: the text speaks in the first person of a government or body. `public`: the share of its sentences
    that name a public actor, None where the text is too short to say; `resolves`: the body over the clauses of a
    resolution ("The Security Council, | Demands that ..."); `domestic`: the share of the state named most among all
    states that it names by actors; `martial`: whether it is a report from a war."""

    statement: bool
    public: float | None
    resolves: tuple[Actor, ...] = ()
    domestic: float = 0.5
    martial: bool = False

    @property
    def private(self) -> bool:
        """Whether the text is hardly about politics at all."""
        return self.public is not None and self.public < PRIVATE

    @property
    def governed(self) -> bool:
        """Whether the text is about politics throughout."""
        return self.public is not None and self.public >= GOVERNED


def voice(sentences: Sequence[Sentence], mentions: Mentions, document: Document | None = None) -> Voice:
    """The voice of a document, which says besides in its headings whether it is a report from a war."""
    naming = {s for (s, _), mention in mentions.items() if any(public(a) or _relieves(a) for a in mention.actors)}
    share = len(naming) / len(sentences) if len(sentences) >= _FEW_SENTENCES else None
    domestic = 0.5 if share is None else _domestic(mentions)
    warring = document is not None and share is not None and share >= PRIVATE and martial(document, sentences, mentions)
    return Voice(_is_statement(sentences, mentions), share, _resolving(sentences, mentions), domestic, warring)


def _domestic(mentions: Mentions) -> float:
    """How much of all that a text says of states is of one: 0.5 where it names none."""
    named = Counter(a.country for m in mentions.values() for a in m.actors if a.country is not None)
    return max(named.values()) / named.total() if named else 0.5


def public(actor: Actor) -> bool:
    """Whether an actor is somebody who governs, fights or opposes; a bare state name may be a team or a market."""
    if actor.kind == "state":
        return actor.how == "capital"
    return actor.sector in _PUBLIC and actor.country is not None


def _relieves(actor: Actor) -> bool:
    """Whether an actor is a body that relieves or watches where others fight ("the ICRC"), its officers too."""
    return actor.sector == "NGO" and actor.country is None and actor.how in _NAMED


def _resolving(sentences: Sequence[Sentence], mentions: Mentions) -> tuple[Actor, ...]:
    for sentence in sentences:
        tokens = sentence.tokens
        if len(tokens) > _LONGEST or not tokens or tokens[-1].text != "," or tokens[0].lower != "the":
            continue
        root = next((t for t in tokens if t.dep == "ROOT"), tokens[0])
        mention = mentions.get((sentence.index, root.i))
        if root.pos in ("NOUN", "PROPN") and mention is not None:
            return tuple(a for a in mention.actors if a.sector in _OFFICIAL)
    return ()


def _is_statement(sentences: Sequence[Sentence], mentions: Mentions) -> bool:
    for (s, head), mention in mentions.items():
        tokens = sentences[s].tokens
        if tokens[head].lower not in ("we", "our", "us"):
            continue
        if not any(a.country is not None and a.sector in _OFFICIAL for a in mention.actors):
            continue
        above = tokens[tokens[head].head]
        speaks = any(e.frame.type in VERBAL for e in lexicon().entries.get(("verb", above.lemma), ()))
        if speaks and sum(t.text == '"' for t in tokens[:head]) % 2 == 0:
            return True
    return False
