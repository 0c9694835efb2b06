"""Questions that are put in a transcript: what they ask is told by nobody."""

from __future__ import annotations

from foedus.coding.grammar import Grammar
from foedus.reading.turns import turns_of
from foedus.records import Document, Event

_HELPING = frozenset({"be", "do", "have", "will", "would", "could", "can", "should", "shall", "may", "might"})

_HOLDING = frozenset({"think", "believe", "expect", "feel", "hope", "fear", "suppose", "say"})


def unanswered(document: Document) -> bool:
    """Whether questions in a document are put to others, who answer for themselves."""
    return bool(turns_of(document))


def only_asked(grammar: Grammar, event: Event) -> bool:
    """Whether an event is what a question asks."""
    return any(asked(grammar, _asking(grammar, t.i)) for t in grammar.tokens if event.start <= t.start < event.end)


def _asking(grammar: Grammar, verb: int) -> int:
    """The verb above one that it only completes ("Does Norland intend to ask Sudland?")."""
    token = grammar.tokens[verb]
    while token.head != token.i and (
        token.dep == "xcomp" or (token.dep == "ccomp" and grammar.tokens[token.head].lemma in _HOLDING)
    ):
        token = grammar.tokens[token.head]
    return token.i


def asked(grammar: Grammar, verb: int) -> bool:
    """Whether a verb, or "be" with what is said by it, is what a question that can be answered by yes or no asks ("Will
    Norland respond?", "Is Norland ready?"): nobody says that it is so. Not "may I assure him", which does it."""
    if "?" not in [t.text for t in grammar.tokens[-2:]]:
        return False
    main = grammar.tokens[verb]
    if main.dep in ("acomp", "attr") and grammar.tokens[main.head].lemma == "be":
        main = grammar.tokens[main.head]
    kids = grammar.sentence.kids(main.i)
    subject = next((k for k in kids if k.dep in ("nsubj", "nsubjpass")), None)
    opening = main if main.lemma == "be" and main.pos in ("AUX", "VERB") else None
    opening = next((k for k in kids if k.dep in ("aux", "auxpass")), opening)
    if subject is None or opening is None or opening.i > subject.i or opening.lemma not in _HELPING:
        return False
    if main.dep != "ROOT" or (subject.lower in ("i", "we") and opening.lower in ("may", "might", "can")):
        return False
    return not any(t.tag in ("WP", "WRB", "WDT", "WP$") for t in grammar.tokens[max(0, opening.i - 3) : opening.i])
