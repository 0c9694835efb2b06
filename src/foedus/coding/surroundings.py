"""What stands around a word that could tell an event, as the typer sees it: words in its grammar, and who they name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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
_SUBJECTS = ("nsubj", "nsubjpass")
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
    above = tokens[token.head] if token.head != token.i else None
    flags = [
        f"dep={token.dep if token.dep in _DEPENDENCIES else 'other'}",
        f"pos={token.pos}",
        f"tag={token.tag}",
    ]
    slots: dict[str, Token] = {"self": token}

    def who(found: Token | None) -> str:
        return "empty" if found is None else _who(mentions.get((index, found.i)))

    subject: Token | None = None
    objects: list[Token] = []
    below: list[tuple[str, Token]] = []
    modifiers: list[Token] = []
    passive = False
    for k in children[token.i]:
        kid = tokens[k]
        dep = kid.dep
        if dep in _BELOW:
            flags.append(f"kid={dep}")
        if dep in _SUBJECTS:
            subject = subject or kid
        elif dep in _OBJECTS:
            objects.append(kid)
        elif dep in _BESIDE:
            noun = _noun(sentence, kid) if dep in ("prep", "agent") else None
            if noun is not None:
                below.append((_preposition(kid), noun))
            slots.setdefault("beside", kid)
        elif dep in _MODIFIERS:
            modifiers.append(kid)
        elif dep == "aux":
            if kid.tag == "MD":
                flags.append(f"modal={kid.lower if kid.lower in _MODALS else 'other'}")
            elif kid.lower == "to":
                flags.append("infinitive")
            elif kid.lemma == "have":
                flags.append("perfect")
        elif dep in _CLAUSES:
            slots.setdefault("clause", kid)
        elif dep == "conj":
            slots.setdefault("joined", kid)
        elif dep == "auxpass":
            passive = True
    if above is not None:
        if subject is None and token.dep in ("conj", "xcomp", "advcl") and above.pos in ("VERB", "AUX"):
            subject = _subject(sentence, above, token)
        if subject is None and token.dep in ("acl", "relcl"):
            subject = above
        if token.dep == "relcl":
            flags.append(f"relcl over {who(above)}")
        flags.append(f"above={above.pos}")
        if above.pos == "ADP":
            flags.append(f"under={_preposition(above)}")
            if above.head != above.i:
                above = tokens[above.head]
        slots["above"] = above
        other = _subject(sentence, above, token)
        if other is not None:
            slots["subject above"] = other
            flags.append(f"above subj={who(other)}")
        if token.pos == "NOUN":
            other = next((tokens[k] for k in children[above.i] if tokens[k].dep == "dobj" and k != token.i), None)
            if other is not None:
                flags.append(f"above obj={who(other)}")
    flags.append(f"{'by ' if passive else ''}subj={who(subject)}")
    flags.append(f"obj={who(objects[0] if objects else None)}")
    for name, noun in below:
        flags.append(f"prep={name}")
        flags.append(f"{name}={who(noun)}")
    for kid in modifiers:
        flags.append(f"{kid.dep}={who(kid)}")
    if below:
        slots["below"] = below[0][1]
        if len(below) > 1:
            slots["below too"] = below[1][1]
    if objects:
        slots["object"] = objects[0]
        if len(objects) > 1:
            slots["by the object"] = objects[1]
        for k in children[objects[0].i]:
            kid = tokens[k]
            if kid.dep in ("poss", "amod", "compound"):
                if (owner := who(kid)) != "thing":
                    flags.append(f"obj mod={owner}")
                slots.setdefault("by the object", kid)
            elif kid.dep == "prep" and "below" not in slots:
                noun = _noun(sentence, kid)
                if noun is not None:
                    slots["below"] = noun
                    flags.append(f"obj {_preposition(kid)}={who(noun)}")
    if modifiers:
        slots["modifier"] = modifiers[0]
        if len(modifiers) > 1:
            slots["modifier too"] = modifiers[1]
    if subject is not None:
        slots["subject"] = subject
    words = tuple(None if (t := slots.get(name)) is None else _word(t, token) for name in SLOTS)
    return Surroundings(words, tuple(flags))


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
    tokens = sentence.tokens
    return next((tokens[k] for k in sentence.children[verb.i] if tokens[k].dep in _SUBJECTS and k != token.i), None)


def _noun(sentence: Sentence, preposition: Token) -> Token | None:
    tokens = sentence.tokens
    kids = sentence.children[preposition.i]
    return next((tokens[k] for k in kids if tokens[k].dep in ("pobj", "pcomp")), None)


def _preposition(token: Token) -> str:
    return token.lower if token.lower in _PREPOSITIONS else "other"
