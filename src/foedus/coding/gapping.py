"""Who does the same without the verb being said again: "Norland pledged two million, and Sudland forty tents"."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.coding.arguments import is_time
from foedus.coding.match import Matcher
from foedus.records import Mention

_BORDERS = frozenset({",", ";", "and", "but", "while"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_VERBS = _FINITE | {"VBN"}
_CLAUSES = frozenset({"ROOT", "conj", "ccomp", "parataxis", "advcl"})
# What an object without its verb begins with.
_COUNTING = frozenset({"DT", "CD", "PRP$"})
_ASIDE = frozenset({"which", "who", "whose", "with", "for", "having"})
_LIKEWISE = frozenset({"likewise", "too"})
_GIFTS = frozenset({"dative", "iobj"})
_KINDS = frozenset({"state", "government", "body", "person"})


def gapped(matcher: Matcher, verb: int) -> Iterator[int]:
    """The parties that do what a verb before them says, in its words: "..., Sudland a cheque", "Norland pays for tents,
    Sudland for a clinic", "Norland is willing, Sudland likewise"."""
    tokens, kids = matcher.sentence.tokens, matcher.sentence.kids
    gifts = kids(verb, "dative", "iobj") if not matcher.grammar.deps.isdisjoint(_GIFTS) else ()
    if any(matcher.mention(k.i) is not None for k in gifts):
        return
    for i in range(verb + 2, len(tokens) - 1):
        if tokens[i].lower not in _BORDERS or tokens[i + 1].lower in _BORDERS:
            continue
        here = _party(matcher, i + 1)
        if here is None:
            continue
        if any(t.tag in _VERBS and t.dep in _CLAUSES for t in tokens[verb + 1 : i]):
            return
        last = _end(matcher, here)
        second = _party(matcher, last + 1) if last < len(tokens) and tokens[last].lower == "and" else None
        last = last if second is None else _end(matcher, second)
        start = _remnant(matcher, last)
        if start is None or _listed(matcher, i, verb):
            continue
        if _stands(matcher, start, verb, tokens[i].text != "and") and not _acts(matcher, here, second, start):
            yield here.head
            if second is not None:
                yield second.head


def _party(matcher: Matcher, i: int) -> Mention | None:
    """The party whose words begin at a token, "the" left aside."""
    tokens = matcher.sentence.tokens
    if i < len(tokens) and tokens[i].lower == "the":
        i += 1
    last = i
    while last < min(i + 5, len(tokens)) and (tokens[last].pos == "PROPN" or tokens[last].text == "'s"):
        last += 1
    mention = next((m for h in range(last - 1, i - 1, -1) if (m := matcher.mention(h)) is not None and m.actors), None)
    if mention is None or any(a.kind not in _KINDS or a.country is None for a in mention.actors):
        return None
    after = tokens[mention.head + 1] if mention.head + 1 < len(tokens) else None
    named = mention.actors[0].how != "nationality" and (after is None or after.text != "'s")
    return mention if named and mention.first <= i + 2 else None


def _end(matcher: Matcher, mention: Mention) -> int:
    return max(mention.last, mention.head + 1)


def _remnant(matcher: Matcher, i: int) -> int | None:
    """Where the rest of a clause without a verb begins, a parenthesis left aside."""
    tokens = matcher.sentence.tokens
    if i >= len(tokens):
        return None
    if tokens[i].text != ",":
        return i
    if i + 1 >= len(tokens) or tokens[i + 1].lower not in _ASIDE:
        return None
    closing = next((t.i for t in tokens[i + 1 :] if t.text == ","), None)
    return None if closing is None or closing + 1 >= len(tokens) else closing + 1


def _listed(matcher: Matcher, border: int, verb: int) -> bool:
    """Whether a party before the border makes the one behind it one more of a list ("Norland, Sudland and ...")."""
    tokens = matcher.sentence.tokens
    before = border - 1
    while before > verb and tokens[before].text in (",", "and"):
        before -= 1
    if before <= verb:
        return True
    mention = matcher.mention(before)
    return mention is not None and bool(mention.actors) and mention.actors[0].kind in ("state", "person")


def _stands(matcher: Matcher, i: int, verb: int, pause: bool) -> bool:
    """Whether words take up the verb's object, or its preposition, anew."""
    tokens = matcher.sentence.tokens
    token, kids = tokens[i], matcher.sentence.kids
    if token.lower in _LIKEWISE:
        return True
    things = [k.i for v in (verb, *(c.i for c in kids(verb, "xcomp"))) for k in kids(v, "dobj")]
    if things and token.tag in _COUNTING:
        noun = next((t for t in tokens[i : i + 6] if t.pos in ("NOUN", "PROPN", "NUM") and t.tag != "CD"), token)
        return not is_time(noun)
    if token.dep == "prep" and pause:
        parallel = {k.lower for at in (verb, *things) for k in kids(at, "prep")}
        return token.lower in parallel and not any(is_time(t) for t in tokens[i + 1 : i + 4])
    return False


def _acts(matcher: Matcher, first: Mention, second: Mention | None, start: int) -> bool:
    """Whether a party has a verb of its own behind it."""
    tokens = matcher.sentence.tokens
    heads = [first.head] + ([] if second is None else [second.head])
    if any(tokens[h].dep in ("nsubj", "nsubjpass") and tokens[tokens[h].head].tag in _FINITE for h in heads):
        return True
    for token in tokens[start:]:
        if token.text in (",", ";") or token.lower in ("who", "which", "that", "whose", "where", "after", "before"):
            return False
        if token.tag in _FINITE or (token.tag == "VBN" and token.i == start):
            return True
    return False
