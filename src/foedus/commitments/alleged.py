"""Breaches that someone sees in a deal: "denounced the pact as a violation of Security Council resolutions"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from foedus.commitments.context import before
from foedus.commitments.parties import subjects
from foedus.commitments.supplies import Make
from foedus.commitments.words import instruments
from foedus.records import Commitment, Mentions, Sentence, Source, Token

_BREACHES = frozenset({"breach", "violation", "infringement", "contravention"})
_LAWS = frozenset({"resolution", "law", "charter", "sanction", "obligation", "embargo", "rule", "norm", "ceasefire"})
_ANAPHORS = frozenset({"it", "this", "that", "them", "these"})


def alleged_breaches(
    sentence: Sentence, mentions: Mentions, known: Sequence[Commitment], make: Make
) -> Iterator[Commitment]:
    """What a deal is said to breach, with its parties and who says so; only where deal and norm are both named."""
    for noun in sentence.tokens:
        if noun.lemma not in _BREACHES or noun.pos != "NOUN":
            continue
        norm = _norm(sentence, noun)
        verb = _describing(sentence, noun)
        if norm is None or verb is None:
            continue
        deal = _deal(sentence, verb, known)
        if deal is None:
            continue
        said = [a for a in subjects(sentence, mentions, verb) if a.country not in {p.country for p in deal.parties}]
        rests_on = Source(said[0].text, said[0].start, said[0].end, said[0].name, said[0].country) if said else None
        yield make(
            (noun.start, noun.end), "agreement", "breached", deal.parties, name=norm, rests_on=rests_on,
        )  # fmt: skip
        return


def _norm(sentence: Sentence, noun: Token) -> str | None:
    """What is breached, in the text's words."""
    for of in sentence.kids(noun.i, "prep"):
        for k in sentence.kids(of.i, "pobj"):
            if of.lower == "of" and (k.lemma in _LAWS or k.lemma in instruments().nouns):
                inside = [k.i]
                for i in inside:
                    inside += [m.i for m in sentence.kids(i, "compound", "amod", "nmod", "nummod", "poss", "case")]
                first, last = sentence.tokens[min(inside)], sentence.tokens[max(inside)]
                return sentence.text[first.start - sentence.start : last.end - sentence.start]
    return None


def _describing(sentence: Sentence, noun: Token) -> Token | None:
    """The verb that calls the deal a breach: over conjoined nouns to "as", then to its verb; or "is a breach"."""
    at = noun
    for _ in range(7):
        above = sentence.tokens[at.head]
        if above.i == at.i:
            return None
        if above.pos in ("VERB", "AUX"):
            return above
        if at.dep not in ("conj", "pobj", "prep", "attr", "oprd", "dobj"):
            return None
        at = above
    return None


def _deal(sentence: Sentence, verb: Token, known: Sequence[Commitment]) -> Commitment | None:
    """The deal that the verb's object, or its subject, takes up."""
    candidates = [k.i for k in (*sentence.kids(verb.i, "dobj"), *sentence.kids(verb.i, "nsubj", "nsubjpass"))]
    for i in candidates:
        token = sentence.tokens[i]
        if token.lemma in instruments().nouns:
            found = before(known, sentence, token, ())
            if found is not None:
                return found
    if any(sentence.tokens[i].lower in _ANAPHORS for i in candidates):
        nouns = [t for t in sentence.tokens[: verb.i] if t.lemma in instruments().nouns]
        if nouns:
            return before(known, sentence, nouns[-1], ())
    return None
