"""Headlines whose verb the parser took for a noun, or their subjects for a name with an aside, read once more.

It knows running text: "Protesters storm parliament" is three nouns to it, "Peru, Chad sign deal" a Peru beside which
something stands. With the verb in the past tense, "and" for the comma and double quotation marks it understands them,
and what it then finds is taken where it finds a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from foedus.parsing.lemmas import Lemmas, part_of_speech
from foedus.records import Token

_FEWEST, _MOST = 3, 30
_CLOSED = frozenset({".", "!", "?", ":", ";", '"', "''", "…", "..."})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_NAMING = _NOUNS | {"JJ", "DT", "PRP$", "POS", "CD", "VBG", "VBN", "HYPH", "FW"}
# The tags of verbs that were taken for something else; where what such a verb takes begins.
_MISTAKEN = _NOUNS | {"JJ", "FW"}
_OPENING = _NOUNS | {"DT", "CD", "JJ", "JJS", "JJR", "PRP", "PRP$", "VBN", "VBG", "PDT", "$", "RB", "``", "''", "POS"}
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_PARTS = frozenset({",", ":", ";", "-", "–", "—"})
_AGAIN = frozenset({"as", "after", "while", "before", "but", "until", "amid", "despite"})
# Nouns without a plural ending that act in the plural.
_MANY = frozenset("police people taliban militia troops houthis gunmen men women".split())
# Who acts, though the word can be a verb ("rebels", "forces"): no verb where one can follow.
_CROWDS = frozenset("forces troops rebels guards pilots scouts".split())
# Verbs whose like are nouns too, but in headlines hardly ever.
_TELLING = frozenset("cancels dismisses halts quits rebuffs rebukes rejects shuns slams snubs urges vetoes".split())
# What to put for them: nothing but a verb, which the made past of a rare word is not to the parser.
_CLEAR = "took"
# What an auxiliary can be: no other verb helps one ("Mori cancels meeting").
_HELPING = frozenset("be have do get".split())
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_TAKEN = frozenset({"dobj", "dative", "prt", "prep", "oprd", "ccomp", "xcomp", "attr"})
_LEANING = frozenset({"compound", "amod", "nmod", "poss"})
# With their particle they still lack an object ("Airliner shot down", "Talks called off").
_WITH_PARTICLE = frozenset("shoot gun blow burn call hunt strike".split())
_COMPLETING = frozenset("aux auxpass dobj ccomp xcomp attr acomp oprd dative prt expl agent".split())
# Verbs without an object, which a headline can tell in the past.
_UNDONE = frozenset(
    "be have say die fall rise come go begin end erupt explode collapse resign arrive return fail flee agree meet "
    "march clash happen occur stay remain leave vote drown perish starve suffer fight act speak talk".split()
)
_CLAUSES = frozenset({"ROOT", "advcl", "ccomp", "conj", "relcl"})


def tried(tokens: Sequence[Token], lemmas: Lemmas, barred: Set[int] = frozenset()) -> dict[int, str]:
    """What to put for which words of a headline that may be misread, but for those barred; nothing for other text."""
    if not headline(tokens):
        return {}
    comma = _listed(tokens)
    comma = None if comma in barred else comma
    found: dict[int, str] = {}
    if comma is not None:
        found[comma] = "and"
        coming = next((t for t in tokens[comma:] if t.text != "," and t.tag not in _NAMING), None)
        if coming is not None and coming.lower == "to":
            found[coming.i] = "will"
    main = next((t for t in tokens if _finite(tokens, t, lemmas)), None)
    start = 0
    for end in [t.i for t in tokens if (t.text in _PARTS and t.i != comma) or t.lower in _AGAIN] + [len(tokens)]:
        verb = _misread(tokens[:end], start, lemmas, main, joined=comma is not None and start <= comma < end)
        if verb is not None and verb.i not in barred:
            found[verb.i] = _CLEAR if verb.lower in _TELLING else _past(_base(verb.lower, lemmas) or verb.lower)
            main = main or _verb(verb, lemmas)
        start = end
    marks = {t.i for t in tokens if t.text == "'"}
    return found | dict.fromkeys(sorted(marks) if len(marks) == 2 and not marks & barred else (), '"')


def headline(tokens: Sequence[Token]) -> bool:
    """Whether a sentence is short and ends without a stop."""
    return _FEWEST <= len(tokens) <= _MOST and tokens[-1].text not in _CLOSED


def refused(tokens: Sequence[Token], again: Sequence[Token], changed: Mapping[int, str]) -> set[int]:
    """The changed words of which the parser made no verb, or no subject beside another, in what it read again."""
    if len(again) != len(tokens):
        return set(changed)
    return {i for i in changed if tokens[i].text != "'" and not _taken(tokens[i], again)}


def reread(
    tokens: Sequence[Token], again: Sequence[Token], changed: Mapping[int, str], lemmas: Lemmas
) -> tuple[Token, ...]:
    """The headline as it was read with other words, its own words put back."""
    found = []
    for old, new in zip(tokens, again, strict=True):
        if old.i not in changed:
            found.append(replace(new, start=old.start, end=old.end))
            continue
        new = replace(new, text=old.text, lower=old.lower, lemma=old.lemma, start=old.start, end=old.end)
        if old.lower == "to":
            new = replace(new, tag=old.tag, pos=old.pos)
        found.append(_verb(new, lemmas) if old.text[0].isalpha() and old.lower != "to" else new)
    return tuple(found)


def with_verbs(tokens: tuple[Token, ...], lemmas: Lemmas) -> tuple[Token, ...]:
    """A headline whose nouns that have subjects are verbs ("as rebels advance on the capital"), and whose past verbs
    tell what was done to somebody."""
    tokens = _coming(tuple(_object(tokens, t) for t in tokens))
    acting = {t.head for t in tokens if t.dep in _SUBJECTS and t.head > t.i}
    wrong = [i for i in acting if tokens[i].tag in ("NN", "NNS") and tokens[i].dep in _CLAUSES]
    changed = {i: _verb(tokens[i], lemmas) for i in wrong if _base(tokens[i].lower, lemmas) is not None}
    for i in acting - changed.keys():
        if _undergone(tokens, tokens[i]):
            changed[i] = replace(tokens[i], tag="VBN")
            changed |= {t.i: replace(t, dep="nsubjpass") for t in tokens if t.head == i and t.dep == "nsubj"}
    return tuple(changed.get(t.i, t) for t in tokens) if changed else tokens


def _name(word: Token) -> bool:
    """Whether what the parser took for a verb is a name behind the verb ("Norland thanks Trump")."""
    return word.i > 1 and word.tag in ("VB", "VBP") and word.text[0].isupper() and not word.text.isupper()


def _object(tokens: Sequence[Token], word: Token) -> Token:
    """A name taken for a verb that the one before it takes, as its object."""
    if word.dep not in ("xcomp", "ccomp") or word.head != word.i - 1 or not _name(word):
        return word
    if any(t.dep in (*_SUBJECTS, "aux") for t in tokens if t.head == word.i):
        return word
    return replace(word, tag="NNP", pos="PROPN", lemma=word.lower, dep="dobj")


def _undergone(tokens: Sequence[Token], verb: Token) -> bool:
    """Whether a verb in the past has no object: what somebody did a headline tells in the present ("Rebel freed after
    ten years")."""
    if verb.tag not in ("VBD", "VBN") or verb.dep not in ("ROOT", "ccomp", "conj") or verb.lemma in _UNDONE:
        return False
    completing = _COMPLETING - {"prt"} if verb.lemma in _WITH_PARTICLE else _COMPLETING
    return verb.lower != verb.lemma and not any(
        t.dep in completing for t in tokens if t.head == verb.i and t.i != verb.i
    )


def _coming(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "Peru to send troops, close border", of which the parser takes the second verb for the only one."""
    root = next((t for t in tokens if t.head == t.i), None)
    if root is None or root.tag != "VB" or tokens[root.i - 1].text != ",":
        return tokens
    subject = next((t for t in tokens if t.dep == "nsubj" and t.head == root.i), None)
    first = next((t for t in tokens if subject is not None and t.dep == "relcl" and t.head == subject.i), None)
    if subject is None or first is None or not any(t.head == first.i and t.lower == "to" for t in tokens):
        return tokens
    hung = [*tokens]
    hung[first.i] = replace(first, head=first.i, dep="ROOT")
    hung[subject.i] = replace(subject, head=first.i)
    hung[root.i] = replace(root, head=first.i, dep="conj")
    return tuple(hung)


def _verb(token: Token, lemmas: Lemmas) -> Token:
    base = _base(token.lower, lemmas) or token.lower
    tag = "VBP" if base == token.lower else "VBZ"
    return replace(token, lemma=base, pos=part_of_speech(tag, token.dep, base), tag=tag)


def _taken(old: Token, again: Sequence[Token]) -> bool:
    new = again[old.i]
    if old.text == ",":
        first = again[new.head]
        leads = first.i < new.i and first.dep in (*_SUBJECTS, "amod") and again[first.head].tag != "VBZ"
        return leads and any(t.dep == "conj" and t.head == first.i and t.i > new.i for t in again)
    if old.lower == "to":
        return new.tag == "MD" and new.dep == "aux"
    below = [t for t in again if t.head == new.i and t.i != new.i]
    if (
        new.tag not in ("VBD", "VBN", "VBP")
        or new.dep in ("amod", "acl", "relcl")
        or any(t.dep == "auxpass" for t in below)
    ):
        return False
    goes_on = again[new.i - 1].lower in (",", "and")
    subject = goes_on or any(t.dep in _SUBJECTS and t.i < new.i for t in below)
    return subject and any(t.dep in _TAKEN and t.i > new.i for t in below)


def _listed(tokens: Sequence[Token]) -> int | None:
    """The last comma between the subjects at the head of a headline ("Peru, Chad sign deal")."""
    last: int | None = None
    for t in tokens:
        if t.text == ",":
            if t.i == 0 or t.i > 7 or tokens[t.i - 1].tag not in (*_NOUNS, "JJ"):
                break
            last = t.i
        elif t.lower == "and" or (t.tag not in _NAMING and t.text != "."):
            break
    return None if last is None or any(k.lower == "and" for k in tokens[: last + 4]) else last


def _misread(tokens: Sequence[Token], start: int, lemmas: Lemmas, main: Token | None, *, joined: bool) -> Token | None:
    """The first word of a clause without a verb, the last of the tokens, that can be its verb; `main` is the
    headline's first."""
    fixed = any(_finite(tokens, t, lemmas) for t in tokens[start:])
    for t in tokens[max(start, 1) : -1]:
        base, after = _base(t.lower, lemmas), tokens[t.i + 1]
        if base is None or t.text[0].isupper():
            continue
        leaning = tokens[t.i - 1].dep in _LEANING and not any(k.head == t.i and k.dep in _SUBJECTS for k in tokens)
        leaning = leaning or t.dep in _LEANING or t.dep in _SUBJECTS or (t.dep == "aux" and base not in _HELPING)
        if t.tag not in _MISTAKEN and not (t.tag == "VBZ" and leaning):
            continue
        noun = t.lower not in _TELLING and lemmas.is_a(t.lower, "NNS" if base != t.lower else "NN")
        opens = after.tag in _OPENING or (after.tag in _FINITE and not _finite(tokens, after, lemmas))
        if noun and t.tag != "VBZ" and (fixed or not opens):
            continue
        crowd = _crowd(tokens, t, lemmas)
        if tokens[t.i - 1].lower in (",", "and"):
            agrees = main is not None and main.tag != "MD" and (main.tag == "VBZ") == (base != t.lower)
        else:
            agrees = not crowd and _agrees(tokens, t, base, start, joined=joined, certain=not noun)
        if agrees:
            return t
    return None


def _finite(tokens: Sequence[Token], verb: Token, lemmas: Lemmas) -> bool:
    """Whether a word is a finite verb indeed, and no adjective or what the verb before it takes."""
    if verb.tag not in _FINITE or (verb.tag != "MD" and not lemmas.is_a(verb.lower, verb.tag)) or _name(verb):
        return False
    before = tokens[verb.i - 1]
    if verb.i + 1 < len(tokens) and _crowd(tokens, verb, lemmas):
        return False
    if before.head != verb.i or before.tag not in ("NN", "NNS") or verb.tag == "VBZ":
        return True
    if verb.lower == "deal" and before.i > 0 and tokens[before.i - 1].tag == "NNP":
        return verb.i + 1 < len(tokens) and tokens[verb.i + 1].tag in _OPENING
    if before.tag == "NNS":
        return lemmas.is_a(before.lower, "NNS")
    return before.dep != "compound"


def _crowd(tokens: Sequence[Token], word: Token, lemmas: Lemmas) -> bool:
    """Whether a word says who does what the next one tells ("forces capture town")."""
    after = tokens[word.i + 1].lower
    return word.lower in _CROWDS and _base(after, lemmas) == after


def _agrees(tokens: Sequence[Token], verb: Token, base: str, start: int, *, joined: bool, certain: bool) -> bool:
    """Whether the word before can be the subject: singular before "storms", more than one before "storm"; for a word
    that is `certain` to be a verb any noun before it will do."""
    before = tokens[verb.i - 1]
    many = before.lower in _MANY or before.lower in _CROWDS
    if before.tag not in (*_NOUNS, "JJ", "UH") and not many:
        return False
    own = tokens[start : verb.i]
    if certain:
        return any(t.tag in _NOUNS or t.text[0].isupper() for t in own)
    several = joined or before.tag in ("NNS", "NNPS") or many or any(t.lower == "and" for t in own)
    if base == verb.lower:
        return several
    return not (joined or before.tag == "NNS") and (before.tag != "JJ" or before.text[0].isupper())


def _base(lower: str, lemmas: Lemmas) -> str | None:
    """The base of a word that can be a verb in the present tense."""
    if lower.endswith("s") and not lower.endswith("ss"):
        base = lemmas.lemma(lower, "VBZ")
        if base != lower and lemmas.is_a(base, "VB"):
            return base
    return lower if lemmas.is_a(lower, "VB") else None


def _past(base: str) -> str:
    """A verb in the past as the regular ones make it, which the parser knows by its ending."""
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return base[:-1] + "ied"
    return base + "ed"
