"""Who acts together: a noun, what is joined to it by "and", and those whom other words put beside it."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.coding.gapping import gapped
from foedus.coding.match import Fired, Matcher
from foedus.records import Token

_TOGETHER = frozenset({"together", "along"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ECHOING = frozenset({"do", "have", "be", "will", "would", "can", "could"})
_LIKEWISE = frozenset({"as", "so"})
_INVERTED = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})
# Without any of these dependencies and one joined, or of these words, a sentence puts nobody beside another.
_BEFORE = frozenset({"nmod", "compound"})
_INCLUDING = frozenset({"including", "particularly", "especially", "notably"})
_ARMED = frozenset({"MIL", "COP", "REB", "PRM", "UAF"})
_SEIZING = frozenset({"ASSAULT", "COERCE"})
_HUMAN = frozenset({"person", "people"})
_WORDS = _TOGETHER | _LIKEWISE | {"alongside", "likewise", "same"}
_SELF_STANDING = frozenset({"xcomp", "ccomp", "acomp", "aux", "auxpass"})


def joined(matcher: Matcher, head: int) -> tuple[int, ...]:
    """A noun, what is joined to it, and those that act with it: states that the parser took for appositions in a list
    ("Norland, the Isles, Sudland and Westland"), "together with Norland", "as did Norland"."""
    found = matcher.joined.get(head)
    if found is None:
        found = matcher.joined[head] = tuple(_find(matcher, head))
    return found


def _find(matcher: Matcher, head: int) -> list[int]:
    grammar = matcher.grammar
    found = list(grammar.conjuncts(head))
    if "appos" in grammar.deps or ("conj" in grammar.deps and not grammar.deps.isdisjoint(_BEFORE)):
        for at in found:
            for k in _beside(matcher, at):
                found += [c for c in grammar.conjuncts(k) if c not in found]
    if not grammar.words.isdisjoint(_INCLUDING):
        found += [i for i in _included(matcher, head) if i not in found]
    if "backed" in grammar.words and matcher.sentence.tokens[head].dep in _SUBJECTS:
        found += [i for i in _backers(matcher, head) if i not in found]
    if matcher.sentence.tokens[head].dep == "dative":
        found += [i for i in _gapped(matcher, head) if i not in found]
    if matcher.sentence.tokens[head].dep == "nsubj":
        found += [i for i in gapped(matcher, matcher.sentence.tokens[head].head) if i not in found]
    if grammar.words.isdisjoint(_WORDS):
        return found
    for prep in matcher.sentence.kids(head, "prep"):
        if _accompanying(matcher, prep):
            _add(matcher, prep, found)
    token = matcher.sentence.tokens[head]
    if token.dep in _SUBJECTS:
        _with_subject(matcher, head, token.head, found)
    return found


def _included(matcher: Matcher, head: int) -> Iterator[int]:
    """Those whom a text names of some that it only counts ("several countries, including Norland and Sudland")."""
    mention = matcher.mention(head)
    if mention is not None and any(a.country is not None for a in mention.actors):
        return
    kids, tokens = matcher.sentence.kids, matcher.sentence.tokens
    below = kids(head, "prep", "appos")
    if tokens[head].dep == "pobj" and tokens[tokens[tokens[head].head].head].pos == "NOUN":
        # "The withdrawal of foreign troops from Norland, including the Sudlandic ones".
        below += [k for k in kids(tokens[tokens[head].head].head, "prep") if k.i > head]
    for k in below:
        if k.dep == "prep" and k.lower in _INCLUDING:
            for first in kids(k.i, "pobj"):
                yield from matcher.grammar.conjuncts(first.i)
        elif any(m.lower in _INCLUDING for m in kids(k.i, "advmod")):
            yield from matcher.grammar.conjuncts(k.i)


def _backers(matcher: Matcher, head: int) -> Iterator[int]:
    """The forces that act with those whom they back ("troops backed by Norlandic police stormed ...")."""
    for k in matcher.sentence.kids(head, "acl"):
        if k.lower == "backed" and matcher.sentence.tokens[k.i - 1].text != ",":
            for name, below in matcher.grammar.prepositions(k.i):
                mention = matcher.mention(below) if name == "by" else None
                if mention is not None and any(a.sector in _ARMED for a in mention.actors):
                    yield from matcher.grammar.conjuncts(below)


def described(matcher: Matcher, fired: Fired, head: int) -> int:
    """The first of those whom a clause in commas behind the last one describes together: "Norland and Sudland, who met
    in March"."""
    tokens = matcher.sentence.tokens
    verb, last = tokens[fired.token], tokens[head]
    opens = next((k.i for k in matcher.sentence.kids(verb.i, "nsubj")), 0)
    if verb.dep != "relcl" or verb.head != head or last.dep != "conj" or tokens[opens - 1].text != ",":
        return head
    while last.dep == "conj" and tokens[last.head].pos in ("NOUN", "PROPN"):
        last = tokens[last.head]
    return last.i


def companions(matcher: Matcher, fired: Fired) -> Iterator[int]:
    """Who is seized or killed with another ("was abducted with his interpreter")."""
    if fired.kind == "verb" and fired.frame.type in _SEIZING:
        for head in fired.arguments.roles.get("with", ()):
            mention = matcher.mention(head)
            if mention is not None and any(a.kind in _HUMAN for a in mention.actors):
                yield head


def state_at(matcher: Matcher, i: int) -> bool:
    """Whether a token names one state or body."""
    mention = matcher.mention(i)
    return mention is not None and len(mention.actors) == 1 and mention.actors[0].kind in ("state", "body")


def _beside(matcher: Matcher, at: int) -> Iterator[int]:
    """What the parser hung below a noun that it stands beside: a state as an apposition, the second of two persons on
    the first one's name ("the president of Norland, Jo Berg, and the president of Sudland"), the first of two persons
    before the second's name."""
    kids = matcher.sentence.kids
    for k in matcher.grammar.by_dep(at).get("appos", ()):
        if matcher.sentence.tokens[k.i - 1].lower == "not":
            # "It was Norland, not Sudland, that ...".
            continue
        if state_at(matcher, at) and state_at(matcher, k.i):
            yield k.i
        elif k.pos == "PROPN" and _person(matcher, k.i):
            yield from (c.i for c in kids(k.i, "conj"))
    for k in kids(at, "nmod", "compound") if "conj" in matcher.grammar.deps else ():
        first = next((c for c in kids(k.i, "conj")), None)
        if first is not None and k.i < first.i < at and _person(matcher, k.i) and _person(matcher, at):
            yield k.i


def _gapped(matcher: Matcher, head: int) -> Iterator[int]:
    """ "Gave Norland two trucks, Sudland a cheque and Westland a boat": the states before the other gifts."""
    tokens = matcher.sentence.tokens
    for thing in matcher.sentence.kids(tokens[head].head, "dobj"):
        for first in matcher.sentence.kids(thing.i, "appos", "conj"):
            for i in matcher.grammar.conjuncts(first.i):
                after = tokens[i + 1] if i + 1 < len(tokens) else tokens[i]
                if after.pos in ("DET", "NUM") and after.head > after.i and state_at(matcher, i):
                    yield i


def _person(matcher: Matcher, i: int) -> bool:
    mention = matcher.mention(i)
    return mention is not None and len(mention.actors) == 1 and mention.actors[0].kind == "person"


def _accompanying(matcher: Matcher, prep: Token) -> bool:
    """Whether a preposition says who acts too: "alongside", "together with", "along with"."""
    if prep.lower in ("alongside", "along"):
        return prep.lower == "alongside" or any(k.lower == "with" for k in matcher.sentence.kids(prep.i, "prep"))
    return prep.lower == "with" and prep.i > 0 and matcher.sentence.tokens[prep.i - 1].lower in _TOGETHER


def _add(matcher: Matcher, prep: Token, found: list[int]) -> None:
    for below in (prep, *matcher.sentence.kids(prep.i, "prep")):
        for k in matcher.sentence.kids(below.i, "pobj"):
            found += [c for c in matcher.grammar.conjuncts(k.i) if c not in found]


def _with_subject(matcher: Matcher, head: int, verb: int, found: list[int]) -> None:
    """Those whom the verb's own words put beside its subject: in a parenthesis ("Norland asked, together with Sudland,
    for ...") and by an echo of the verb ("as did Sudland", "and so has Sudland")."""
    tokens = matcher.sentence.tokens
    for k in matcher.sentence.kids(verb):
        if k.dep == "prep":
            if _accompanying(matcher, k) and _aside(matcher, k):
                _add(matcher, k, found)
        elif k.lemma in _ECHOING and k.i > verb and tokens[k.i - 1].lower in _LIKEWISE:
            own = list(matcher.sentence.kids(k.i))
            others = [o.i for o in own if o.dep in _INVERTED]
            if len(others) == 1 and others[0] > k.i and not any(o.dep in _SELF_STANDING for o in own):
                found += [c for c in matcher.grammar.conjuncts(others[0]) if c not in found]
        elif k.lemma == "do" and k.dep == "conj" and _likewise(matcher, verb, k):
            for subject in matcher.sentence.kids(k.i, "nsubj"):
                if not _named_before(matcher, range(verb + 1, subject.i), subject.i):
                    found += [c for c in matcher.grammar.conjuncts(subject.i) if c not in found]


def _named_before(matcher: Matcher, words: range, i: int) -> bool:
    """Whether the party at a token is named among these words too: the other side, then, who answers in kind."""
    mention = matcher.mention(i)
    mine = set() if mention is None else {a.country or a.name for a in mention.actors}
    others = (m for w in words if (m := matcher.mention(w)) is not None)
    return any((a.country or a.name) in mine for m in others for a in m.actors)


def _likewise(matcher: Matcher, verb: int, did: Token) -> bool:
    """ "Norland condemned the raid, and Sudland did so too"; not "Norland asked Sudland to go, and Sudland did so"."""
    after = [t.lower for t in matcher.sentence.tokens[did.i + 1 : did.i + 3]]
    if after[:1] not in (["so"], ["likewise"]) and after != ["the", "same"]:
        return False
    return not any(matcher.sentence.kids(verb, "xcomp", "ccomp"))


def _aside(matcher: Matcher, prep: Token) -> bool:
    """Whether a comma opens a parenthesis before the preposition, or before the "together" that stands there."""
    before = [t.lower for t in matcher.sentence.tokens[max(0, prep.i - 2) : prep.i]]
    return "," in before
