"""The tokens of a predicate of several words: particles below a verb, compound words before a noun."""

from __future__ import annotations

import re

from foedus.coding.arguments import Arguments, is_time
from foedus.coding.frames import Entry
from foedus.coding.grammar import Grammar
from foedus.records import Sentence, Token

_ORDINAL = re.compile(r"\d{1,2}(st|nd|rd|th)$")


def predicate_words(entry: Entry, token: Token, sentence: Sentence) -> tuple[int, ...] | None:
    """The predicate's tokens, its head being `token`; None where its other words are not there."""
    if len(entry.words) == 1:
        return (token.i,)
    if entry.kind == "noun":
        return _compound(entry.words, token, sentence)
    found = [token.i]
    if entry.words[-1] == "for" and _only_when(token, sentence):
        return None
    for word in entry.words[1:]:
        below = _below(found, word, token, sentence)
        if below is None:
            below = _beside(found[-1], word, sentence)
        if below is None:
            return None
        found.append(below)
    return tuple(sorted(found))


def _only_when(token: Token, sentence: Sentence) -> bool:
    """Whether "for" behind a verb's object gives the day only ("called a meeting for Saturday")."""
    days = [p for prep in sentence.kids(token.i, "prep") if prep.lower == "for" for p in sentence.kids(prep.i, "pobj")]
    return bool(days) and all(is_time(d) for d in days)


def _aim(word: Token, sentence: Sentence) -> bool:
    """Whether a word that looks like a particle is a verb ("sent gunboats to back them up")."""
    return word.tag == "VB" and sentence.tokens[word.i - 1].lower == "to"


def _no_part(prep: Token, sentence: Sentence) -> bool:
    """Whether a preposition gives the day ("marched back on the 19th of June"), or stands behind a comma ("was taken
    yesterday, in the Gulf"), so is no part of the verb."""
    if prep.dep == "prep" and sentence.tokens[prep.i - 1].text == ",":
        return True
    nouns = list(sentence.kids(prep.i, "pobj"))
    return (
        bool(nouns) and prep.lower in ("on", "in", "at") and all(is_time(n) or _ORDINAL.match(n.lower) for n in nouns)
    )


def with_particle_object(arguments: Arguments, words: tuple[int, ...], grammar: Grammar) -> Arguments:
    """For "call on X" and the like: the preposition's noun is the object."""
    if len(words) < 2 or arguments.roles.get("obj"):
        return arguments
    sentence = grammar.sentence
    last = sentence.tokens[words[-1]]
    objects = [
        k.i
        for prep in sentence.kids(last.head, "prep", "dative", "prt", "conj")
        if prep.lower == last.lower
        for at in (prep, *(c for c in sentence.kids(prep.i, "conj") if c.lower == prep.lower))
        for k in sentence.kids(at.i, "pobj")
    ]
    if not objects:
        return arguments
    copy = Arguments({k: list(v) for k, v in arguments.roles.items()}, arguments.passive, arguments.verb)
    copy.add("obj", *objects)
    for name, n in grammar.prepositions(objects[0]):
        copy.add(name, n)
    return copy


def _compound(words: tuple[str, ...], token: Token, sentence: Sentence) -> tuple[int, ...] | None:
    tokens = sentence.tokens
    found, at = [token.i], token.i - 1
    for word in reversed(words[:-1]):
        while at >= 0 and tokens[at].lower == "-":
            at -= 1
        if at < 0 or word not in (tokens[at].lower, tokens[at].lemma):
            return None
        found.append(at)
        at -= 1
    return tuple(sorted(found))


def _below(found: list[int], word: str, token: Token, sentence: Sentence) -> int | None:
    """The word behind the verb and below the latest of the words found before it."""
    for i in reversed(found):
        for k in sentence.kids(i):
            fits = word in (k.lower, k.lemma) and k.i > token.i
            if fits and (_aim(k, sentence) or (k.dep == "prep" and _no_part(k, sentence))):
                continue
            if fits and k.i not in found and k.dep not in ("nsubj", "aux", "punct"):
                return k.i
    return None


def _beside(i: int, word: str, sentence: Sentence) -> int | None:
    """A word right behind the verb that the parser gave to the verb's object ("set free two men")."""
    tokens = sentence.tokens
    after = tokens[min(i + 1, len(tokens) - 1)]
    mine = after.dep == "amod" and tokens[after.head].head == i and after.head > after.i
    return after.i if mine and word in (after.lower, after.lemma) else None
