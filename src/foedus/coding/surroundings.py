"""What stands around a word that could tell an event, as the typer sees it: words in its grammar, and who they name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from foedus.coding.voice import public
from foedus.records import Mention, Mentions, Sentence, Token

# Where the words stand that the typer looks at, in the order of its weights.
SLOTS = (
    "self", "beside", "object", "by the object", "below", "below too", "modifier", "modifier too", "subject", "above",
    "clause", "subject above", "joined",
)  # fmt: skip
_DEPENDENCIES = frozenset(
    "ROOT conj ccomp xcomp advcl relcl acl pcomp dobj pobj nsubj nsubjpass attr appos acomp".split()
)
_PREPOSITIONS = frozenset(
    "of by against on in to with from for at over into between after about near as during under".split()
)
_BELOW = frozenset("neg auxpass mark cc det nummod prt agent poss ccomp xcomp advcl acl relcl appos".split())
_MODALS = frozenset("will would could may might must should can shall".split())
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "dative", "oprd", "attr"})
_BESIDE = frozenset({"prep", "agent", "prt", "advmod"})
_CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl"})
_MODIFIERS = frozenset({"amod", "compound", "poss", "nmod"})
_BARE = frozenset({"compound", "nmod", "npadvmod"})
_HELPING = frozenset({"aux", "auxpass", "amod", "compound"})
_NAMES = frozenset({"PROPN", "NUM", "PRON"})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The lemmas in the slots around a token, None where nothing stands there or a name does, and flags of its grammar
    and of who stands where."""

    words: tuple[str | None, ...]
    flags: tuple[str, ...]


def triggers(sentence: Sentence) -> Iterator[Token]:
    """The tokens that could tell an event: full verbs, nouns that head a phrase, predicate adjectives."""
    for token in sentence.tokens:
        pos, dep = token.pos, token.dep
        if pos == "VERB":
            if dep not in _HELPING:
                yield token
        elif pos == "NOUN":
            if dep not in _BARE:
                yield token
        elif (pos in ("ADJ", "ADV") and dep in ("acomp", "ROOT", "oprd")) or token.tag == "NNPS":
            yield token


def surroundings(sentence: Sentence, mentions: Mentions, token: Token) -> Surroundings:
    """What stands around a token."""
    tokens, children, index = sentence.tokens, sentence.children, sentence.index
    flags = [
        f"dep={token.dep if token.dep in _DEPENDENCIES else 'other'}",
        f"pos={token.pos}",
        f"tag={token.tag}",
    ]

    def who(found: Token | None) -> str:
        return "empty" if found is None else _who(mentions.get((index, found.i)))

    near = _near(sentence, token, flags)
    subject, over, over_subject = near.subject, None, None
    if token.head != token.i:
        over = tokens[token.head]
        if subject is None and token.dep in ("conj", "xcomp", "advcl") and over.pos in ("VERB", "AUX"):
            subject = _subject(sentence, over, token)
        if subject is None and token.dep in ("acl", "relcl"):
            subject = over
        if token.dep == "relcl":
            flags.append(f"relcl over {who(over)}")
        flags.append(f"above={over.pos}")
        if over.pos == "ADP":
            flags.append(f"under={_preposition(over)}")
            if over.head != over.i:
                over = tokens[over.head]
        over_subject = _subject(sentence, over, token)
        if over_subject is not None:
            flags.append(f"above subj={who(over_subject)}")
        if token.pos == "NOUN":
            for k in children[over.i]:
                if tokens[k].dep == "dobj" and k != token.i:
                    flags.append(f"above obj={who(tokens[k])}")
                    break
    objects, below, modifiers = near.objects, near.below, near.modifiers
    flags.append(f"{'by ' if near.passive else ''}subj={who(subject)}")
    flags.append(f"obj={who(objects[0] if objects else None)}")
    nouns: list[Token] = []
    for name, noun in below:
        flags.append(f"prep={name}")
        flags.append(f"{name}={who(noun)}")
        nouns.append(noun)
    for kid in modifiers:
        flags.append(f"{kid.dep}={who(kid)}")
    for k in children[objects[0].i] if objects else ():
        kid = tokens[k]
        if kid.dep in ("poss", "amod", "compound"):
            if (owner := who(kid)) != "thing":
                flags.append(f"obj mod={owner}")
            objects.append(kid)
        elif kid.dep == "prep" and not nouns:
            fallen = _noun(sentence, kid)
            if fallen is not None:
                nouns.append(fallen)
                flags.append(f"obj {_preposition(kid)}={who(fallen)}")
    slots = (
        token,
        near.beside,
        *_two(objects),
        *_two(nouns),
        *_two(modifiers),
        subject,
        over,
        near.clause,
        over_subject,
        near.joined,
    )
    words = [None if found is None else _word(found, token) for found in slots]
    return Surroundings(tuple(words), tuple(flags))


@dataclass(slots=True)
class _Near:
    """The tokens right below another, by what they are to it."""

    subject: Token | None = None
    beside: Token | None = None
    clause: Token | None = None
    joined: Token | None = None
    passive: bool = False
    objects: list[Token] = field(default_factory=list)
    below: list[tuple[str, Token]] = field(default_factory=list)
    modifiers: list[Token] = field(default_factory=list)


def _near(sentence: Sentence, token: Token, flags: list[str]) -> _Near:
    """What stands right below a token; flags of its grammar are added."""
    found = _Near()
    for k in sentence.children[token.i]:
        kid = sentence.tokens[k]
        dep = kid.dep
        if dep in _BELOW:
            flags.append(f"kid={dep}")
        if dep in _SUBJECTS:
            found.subject = found.subject or kid
        elif dep in _OBJECTS:
            found.objects.append(kid)
        elif dep in _BESIDE:
            noun = _noun(sentence, kid) if dep in ("prep", "agent") else None
            if noun is not None:
                found.below.append((_preposition(kid), noun))
            found.beside = found.beside or kid
        elif dep in _MODIFIERS:
            found.modifiers.append(kid)
        elif dep == "aux":
            if kid.tag == "MD":
                flags.append(f"modal={kid.lower if kid.lower in _MODALS else 'other'}")
            elif kid.lower == "to":
                flags.append("infinitive")
            elif kid.lemma == "have":
                flags.append("perfect")
        elif dep in _CLAUSES:
            found.clause = found.clause or kid
        elif dep == "conj":
            found.joined = found.joined or kid
        elif dep == "auxpass":
            found.passive = True
    return found


def _two(found: list[Token]) -> tuple[Token | None, Token | None]:
    """The first two."""
    return (found[0] if found else None), (found[1] if len(found) > 1 else None)


def _word(found: Token, token: Token) -> str | None:
    """A slot's lemma; names tell nothing by their words."""
    return None if found.pos in _NAMES and found is not token else found.lemma.lower()


def _who(mention: Mention | None) -> str:
    """Who a word names, as far as the typer cares."""
    if mention is None:
        return "thing"
    if not mention.actors:
        return "nobody"
    first = mention.actors[0]
    if public(first):
        return "public"
    if first.kind == "state":
        return "state"
    return "country" if first.country or first.sector else "private"


def _subject(sentence: Sentence, verb: Token, token: Token) -> Token | None:
    for k in sentence.children[verb.i]:
        if sentence.tokens[k].dep in _SUBJECTS and k != token.i:
            return sentence.tokens[k]
    return None


def _noun(sentence: Sentence, preposition: Token) -> Token | None:
    for k in sentence.children[preposition.i]:
        if sentence.tokens[k].dep in ("pobj", "pcomp"):
            return sentence.tokens[k]
    return None


def _preposition(token: Token) -> str:
    return token.lower if token.lower in _PREPOSITIONS else "other"
