"""What stands around a word that could tell an event, as the typer sees it: words in its grammar, and who they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from foedus.coding.voice import public
from foedus.records import Mention, Mentions, Sentence, Token

# Where the words stand that the typer looks at, in the order of its weights.
SLOTS = (
    "self", "beside", "object", "by the object", "below", "below too", "modifier", "modifier too", "subject", "above",
    "clause", "subject above", "joined", "before", "behind",
)  # fmt: skip
_DEPENDENCIES = frozenset(
    "ROOT conj ccomp xcomp advcl relcl acl pcomp dobj pobj nsubj nsubjpass attr appos acomp".split()
)
_PREPOSITIONS = frozenset(
    "of by against on in to with from for at over into between after about near as during under".split()
)
_MODALS = frozenset("will would could may might must should can shall".split())
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BARE = frozenset({"compound", "nmod", "npadvmod"})
_HELPING = frozenset({"aux", "auxpass", "amod", "compound"})
_NAMES = frozenset({"PROPN", "NUM", "PRON"})
_OWNERS = frozenset({"poss", "amod", "compound"})
# What a dependent is to a word, by its dependency.
_PARTS: Mapping[str, str] = {
    dependency: part
    for part, dependencies in {
        "subject": "nsubj nsubjpass",
        "object": "dobj dative oprd attr",
        "preposition": "prep agent",
        "beside": "prt advmod",
        "modifier": "amod compound poss nmod",
        "helper": "aux",
        "clause": "xcomp ccomp advcl acl relcl",
        "joined": "conj",
        "passive": "auxpass",
    }.items()
    for dependency in dependencies.split()
}
# The flags of dependents that are there.
_KIDS: Mapping[str, str] = {
    dependency: f"kid={dependency}"
    for dependency in "neg auxpass mark cc det nummod prt agent poss ccomp xcomp advcl acl relcl appos".split()
}
# Parts of speech that tell what a sentence is about.
_TELLING = frozenset({"NOUN", "VERB", "ADJ"})
_NOTHING = [-1, -1]
# So many standings are remembered.
_KEPT = 1 << 14


class Surroundings(NamedTuple):
    """The lemmas in the slots around a token, None where nothing stands there or a name does, and flags of its grammar
    and of who stands where: `standing` are those of itself, its head, subject and object, each once, the same tuple
    again for tokens alike, `around` all others. `company` are the nouns, verbs and adjectives of its sentence."""

    words: tuple[str | None, ...]
    standing: tuple[str, ...]
    around: Sequence[str]
    company: tuple[str, ...] = ()

    @property
    def flags(self) -> tuple[str, ...]:
        """All flags, some of them twice."""
        return (*self.standing, *self.around)


class _Line(NamedTuple):
    """What is asked of a sentence's tokens again and again, by their indices: dependencies, whom they name and the
    lemmas of those that are no names. The last two have an entry more, for the index that stands for no token, -1."""

    tokens: Sequence[Token]
    children: Sequence[Sequence[int]]
    deps: Sequence[str]
    who: Sequence[str]
    words: Sequence[str | None]


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


def around(sentence: Sentence, mentions: Mentions) -> list[tuple[int, Surroundings]]:
    """What stands around each of a sentence's triggers, by its index."""
    index, count = sentence.index, len(sentence.tokens)
    found = [(i, m) for i in range(count) if (m := mentions.get((index, i))) is not None and m.land is None]
    return surrounded(sentence, found)


def surrounded(sentence: Sentence, named: Iterable[tuple[int, Mention]]) -> list[tuple[int, Surroundings]]:
    """What stands around each of a sentence's triggers, by its index; `named` are the mentions of its tokens."""
    at = [token.i for token in triggers(sentence)]
    if not at:
        return []
    tokens = sentence.tokens
    who = ["thing"] * len(tokens)
    for i, mention in named:
        who[i] = _who(mention)
    who.append("empty")
    words = [None if t.pos in _NAMES else t.lemma.lower() for t in tokens]
    line = _Line(tokens, sentence.children, [t.dep for t in tokens], who, [*words, None])
    company = tuple(word for word, t in zip(words, tokens, strict=True) if word is not None and t.pos in _TELLING)
    return [(i, _surroundings(line, i, company)) for i in at]


def _surroundings(line: _Line, i: int, company: tuple[str, ...]) -> Surroundings:
    tokens, children, deps, who, words = line
    token = tokens[i]
    pos, dep, head = token.pos, token.dep, token.head
    flags: list[str] = []
    subject, beside, clause, joined, passive, objects, nouns, modifiers = _near(line, i, flags)
    over = under = ""
    above = above_subject = above_object = -1
    if head != i:
        above, over = head, tokens[head].pos
        if subject < 0:
            if dep in ("conj", "xcomp", "advcl"):
                subject = _subject(line, head, i) if over in ("VERB", "AUX") else -1
            elif dep in ("acl", "relcl"):
                subject = head
        if dep == "relcl":
            flags.append(f"relcl over {who[head]}")
        if over == "ADP":
            under = _preposition(tokens[head])
            above = tokens[head].head
        above_subject = _subject(line, above, i)
        if pos == "NOUN":
            above_object = next((k for k in children[above] if deps[k] == "dobj" and k != i), -1)
    object, owned = objects[0], objects[1]
    for k in children[object] if object >= 0 else ():
        kin = deps[k]
        if kin in _OWNERS:
            if who[k] != "thing":
                flags.append(f"obj mod={who[k]}")
            owned = k if owned < 0 else owned
        elif kin == "prep" and nouns[0] < 0 and (fallen := _noun(line, k)) >= 0:
            nouns = [fallen, -1]
            flags.append(f"obj {_preposition(tokens[k])}={who[fallen]}")
    standing = _standing(
        dep, pos, token.tag, over, under, who[above_subject], who[above_object], passive, who[subject], who[object]
    )
    found = (token.lemma.lower(), words[beside], words[object], words[owned], words[nouns[0]], words[nouns[1]],
             words[modifiers[0]], words[modifiers[1]], words[subject], words[above], words[clause],
             words[above_subject], words[joined], words[i - 1], words[i + 1])  # fmt: skip
    return Surroundings(found, standing, flags, company)


@lru_cache(maxsize=_KEPT)
def _standing(
    dep: str,
    pos: str,
    tag: str,
    over: str,
    under: str,
    above_subject: str,
    above_object: str,
    passive: bool,
    subject: str,
    object: str,
) -> tuple[str, ...]:
    """The flags of a token, of what stands above it, of its subject and object."""
    found = [
        f"dep={dep if dep in _DEPENDENCIES else 'other'}",
        f"pos={pos}",
        f"tag={tag}",
        f"{'by ' if passive else ''}subj={subject}",
        f"obj={object}",
    ]
    if over:
        found.append(f"above={over}")
    if under:
        found.append(f"under={under}")
    if above_subject != "empty":
        found.append(f"above subj={above_subject}")
    if above_object != "empty":
        found.append(f"above obj={above_object}")
    return tuple(found)


def _near(line: _Line, i: int, flags: list[str]) -> tuple[int, int, int, int, bool, list[int], list[int], list[int]]:
    """The tokens right below another, by what they are to it: subject, what stands beside it, clause, what is joined to
    it, whether it is passive; objects, nouns below prepositions, modifiers, two of each and -1 where there are fewer.
    Flags of its grammar are added."""
    tokens, children, deps, who, _ = line
    subject = beside = clause = joined = -1
    passive = False
    objects: list[int] = []
    nouns: list[int] = []
    modifiers: list[int] = []
    for k in children[i]:
        dep = deps[k]
        if dep in _KIDS:
            flags.append(_KIDS[dep])
        part = _PARTS.get(dep)
        if part is None:
            continue
        if part == "preposition":
            noun = _noun(line, k)
            if noun >= 0:
                name = _preposition(tokens[k])
                flags += (f"prep={name}", f"{name}={who[noun]}")
                nouns.append(noun)
            beside = k if beside < 0 else beside
        elif part == "modifier":
            modifiers.append(k)
            flags.append(f"{dep}={who[k]}")
        elif part == "object":
            objects.append(k)
        elif part == "subject":
            subject = k if subject < 0 else subject
        elif part == "beside":
            beside = k if beside < 0 else beside
        elif part == "clause":
            clause = k if clause < 0 else clause
        elif part == "joined":
            joined = k if joined < 0 else joined
        elif part == "passive":
            passive = True
        else:
            flags += _helping(tokens[k])
    return subject, beside, clause, joined, passive, objects + _NOTHING, nouns + _NOTHING, modifiers + _NOTHING


def _helping(auxiliary: Token) -> tuple[str, ...]:
    """The flags of an auxiliary."""
    if auxiliary.tag == "MD":
        return (f"modal={auxiliary.lower if auxiliary.lower in _MODALS else 'other'}",)
    if auxiliary.lower == "to":
        return ("infinitive",)
    return ("perfect",) if auxiliary.lemma == "have" else ()


def _who(mention: Mention) -> str:
    """Who a word names, as far as the typer cares."""
    if not mention.actors:
        return "nobody"
    first = mention.actors[0]
    if public(first):
        return "public"
    if first.kind == "state":
        return "state"
    return "country" if first.country or first.sector else "private"


def _subject(line: _Line, verb: int, token: int) -> int:
    for k in line.children[verb]:
        if line.deps[k] in _SUBJECTS and k != token:
            return k
    return -1


def _noun(line: _Line, preposition: int) -> int:
    for k in line.children[preposition]:
        if line.deps[k] in ("pobj", "pcomp"):
            return k
    return -1


def _preposition(token: Token) -> str:
    return token.lower if token.lower in _PREPOSITIONS else "other"
