"""Slips of the parser that grammar alone shows: which noun "which" means, which verb a second one is joined to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from foedus.parsing.answered import DENYING, SAID, answered
from foedus.parsing.elliptic import UNDERGONE, undergone
from foedus.parsing.encounters import ENCOUNTERS, called, met, rung
from foedus.parsing.invited import invited
from foedus.parsing.joints import (
    BLAMING,
    COMBINED,
    SHUT_IN,
    beside,
    combined,
    opened_behind,
    parted,
    promised,
    reduced,
    resumed,
    shut_in,
    unmarked,
    unshared,
)
from foedus.parsing.misnamed import NOUNS, begun, told
from foedus.parsing.objects import TIMES, granted, with_object
from foedus.parsing.official import JUDGING, WORDS, acted, acting, of_deed, opened, pursued
from foedus.parsing.participles import OF_TWO_OBJECTS, PEOPLE, WILLED, finite, people, toward, willed
from foedus.parsing.rubrics import TIMED
from foedus.parsing.splices import halved, spliced
from foedus.parsing.summoned import CALLING, summoned
from foedus.parsing.trees import sound
from foedus.parsing.unwelcome import LATIN, declared
from foedus.parsing.visitors import guests
from foedus.records import Token
from foedus.reference.words import NOBODY

# Hardly ever passive without an object of saying: "called on the rebels", "warned that", "vowed to".
_SAYING = frozenset(
    "call appeal say add warn insist vow pledge promise demand urge threaten refuse express stress accuse blame".split()
)
_SPEAKING = _SAYING | frozenset(
    "condemn denounce criticise criticize deplore reject deny dismiss praise thank hail welcome reiterate apologise "
    "apologize ask order announce declare confirm".split()
)
_CONTAINING = frozenset({"involve", "include", "entail", "comprise"})
_SPANS = frozenset({"time", "day", "night", "week", "month", "year"})
_PARTS = frozenset({"end", "start", "beginning", "middle", "eve", "close", "morning", "afternoon", "evening"})
_PLURAL_FORMS = frozenset({"have", "are", "were"})
_SINGULAR_FORMS = frozenset({"has", "is", "was"})
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})
_LEANING = frozenset({"det", "amod", "compound", "nmod", "nummod", "poss"})
# "Side by side": the first word and the one between.
_ABREAST = {"side": "by", "shoulder": "to"}


def mended(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens of a sentence, those that the parser hung wrongly hung where the forms of the words show."""
    moved: dict[int, int] = {}
    tokens = sound(tokens, opened_behind(invited(tokens)))
    root = next((t for t in tokens if t.head == t.i), None)
    if tokens and tokens[-1].text == ".":
        tokens = sound(tokens, told(tokens))
        root = next((t for t in tokens if t.head == t.i), None)
    if root is not None and root.lower == "rang":
        tokens = sound(tokens, rung(tokens, root))
    for verb in [t for t in tokens if t.lower == "called"]:
        tokens = sound(tokens, called(tokens, verb))
    for word in [t for t in tokens if t.lower in ENCOUNTERS and t.text[0].isupper()]:
        tokens = sound(tokens, met(tokens, word))
    for word in [t for t in tokens if t.lower == "visiting"]:
        tokens = sound(tokens, guests(tokens, word))
    if root is not None and root.i == 0:
        tokens = sound(tokens, begun(tokens, root))
    if root is not None and root.tag in ("NN", "NNS"):
        tokens = sound(tokens, acted(tokens, root))
        root = tokens[root.i]
    if root is not None and root.pos in NOUNS and tokens[-1].text == ".":
        tokens = sound(tokens, _resumed(tokens, root))
    if root is not None and root.pos == "VERB" and any(t.dep == "relcl" and t.i < root.i for t in tokens):
        tokens = sound(tokens, unshared(tokens, root))
    for name in [t for t in tokens if t.tag == "NNP" and t.dep in TIMES]:
        tokens = sound(tokens, with_object(tokens, name))
    for thing in [t for t in tokens if t.dep == "dobj" and t.i > 1 and tokens[t.i - 1].tag == "NNS"]:
        tokens = sound(tokens, granted(tokens, thing))
    for verb in [t for t in tokens if t.lower in WORDS]:
        tokens = sound(tokens, acting(tokens, verb))
    for word in [t for t in tokens if t.lower in COMBINED and t.dep == "amod"]:
        tokens = sound(tokens, combined(tokens, word))
    for verb in [t for t in tokens if t.tag in ("VBN", "VBD") and t.dep in ("ccomp", "advcl", "conj", "csubj")]:
        if verb.lower in SHUT_IN:
            tokens = sound(tokens, shut_in(tokens, verb))
        elif verb.dep in ("ccomp", "csubj"):
            tokens = sound(tokens, reduced(tokens, verb))
    for by in [t for t in tokens if t.lower == "by" and t.dep == "prep" and t.i > 1]:
        tokens = sound(tokens, promised(tokens, by))
    for second in [t for t in tokens if t.dep == "nsubj" and t.pos in NOUNS and t.i > 2]:
        tokens = sound(tokens, parted(tokens, second))
    for word in [t for t in tokens if t.lower == "pursuant"]:
        tokens = sound(tokens, pursued(tokens, word))
    for verb in [t for t in tokens if t.dep == "amod" and t.tag == "VBN"]:
        tokens = sound(tokens, finite(tokens, verb))
    for word in [t for t in tokens if t.lower in PEOPLE and t.i and tokens[t.i - 1].tag == "DT"]:
        tokens = people(tokens, word)
    for verb in [t for t in tokens if t.dep == "acl" and t.lower in WILLED]:
        tokens = sound(tokens, willed(tokens, verb))
    for word in [t for t in tokens if t.dep == "aux" and t.lower == "to"]:
        tokens = sound(tokens, toward(tokens, word))
    for word in [t for t in tokens if t.lower in LATIN]:
        tokens = sound(tokens, declared(tokens, word))
    for mark in [t for t in tokens if t.text == ";"]:
        tokens = sound(tokens, halved(tokens, mark))
    for verb in [t for t in tokens if t.dep == "ROOT" or (t.dep == "acl" and t.lemma in DENYING)]:
        tokens = sound(tokens, answered(tokens, verb))
    for verb in [t for t in tokens if t.dep == "ccomp" and t.i < t.head]:
        tokens = sound(tokens, spliced(tokens, verb))
    for none in [t for t in tokens if t.lower in NOBODY and t.i > 1]:
        tokens = sound(tokens, _nobody(tokens, none))
    for noun in [t for t in tokens if t.dep == "conj" and t.pos in NOUNS and t.i + 1 < len(tokens)]:
        tokens = sound(tokens, _acting(tokens, noun))
    for noun in [t for t in tokens if t.dep == "appos" and t.pos in NOUNS]:
        tokens = sound(tokens, opened(tokens, noun))
    for name in [t for t in tokens if t.dep == "nsubj" and t.pos == "PROPN" and t.i > 3]:
        tokens = sound(tokens, _enumerated(tokens, name))
    for word in [t for t in tokens if t.lower == "together" or t.lower in _ABREAST]:
        tokens = sound(tokens, _abreast(tokens, word) if word.lower in _ABREAST else _together(tokens, word))
    for word in [t for t in tokens if t.i > 1 and t.dep in ("agent", "prep", "pcomp", "acl")]:
        tokens = sound(tokens, _attending(tokens, word) if word.dep in ("pcomp", "acl") else _hung(tokens, word))
    for verb in [t for t in tokens if t.lemma in CALLING and t.pos == "VERB"]:
        tokens = sound(tokens, summoned(tokens, verb))
    for verb in [t for t in tokens if t.lemma in UNDERGONE]:
        tokens = sound(tokens, undergone(tokens, verb))
    for token in tokens:
        if token.dep == "conj" and token.tag in ("VBD", "VBN"):
            to = _speaking(tokens, token)
            to = resumed(tokens, token) if to is None and token.tag == "VBD" else to
        elif token.dep == "conj" and token.tag == "VB":
            to = unmarked(tokens, token)
        elif token.dep == "conj" and token.pos in NOUNS:
            to = _listed(tokens, token)
        elif token.lower in BLAMING and token.i:
            to = beside(tokens, token)
        elif token.dep == "relcl":
            to = _described(tokens, token)
        else:
            continue
        if to is not None:
            moved[token.i] = to
    return sound(tokens, tuple(replace(t, head=moved.get(t.i, t.head)) for t in tokens)) if moved else tokens


def _resumed(tokens: tuple[Token, ...], root: Token) -> tuple[Token, ...]:
    """The verb behind a clause in commas, taken to describe its own subject: "The president, who met both, offered to
    mediate", read as "the president that was offered"."""
    below = [t for t in tokens[root.i + 1 :] if t.head == root.i]
    verb = next((t for t in below if t.dep == "acl" and t.tag == "VBN" and tokens[t.i - 1].text == ","), None)
    if verb is None or not below or below[0].i != root.i + 1 or below[0].text != ",":
        return tokens
    inserted = any(t.dep in ("relcl", "appos") and t.i < verb.i for t in below)
    if not inserted or any(t.head == verb.i and t.lower == "by" for t in tokens):
        return tokens
    changed = {t.i: replace(t, head=verb.i) for t in below if t.i > verb.i}
    changed |= {
        root.i: replace(root, head=verb.i, dep="nsubj"),
        verb.i: replace(verb, head=verb.i, dep="ROOT", tag="VBD"),
    }
    return tuple(changed.get(t.i, t) for t in tokens)


def _acting(tokens: tuple[Token, ...], noun: Token) -> tuple[Token, ...]:
    """The subject of a second clause, joined to the object before it: "Norland shelled Sudland and the Eastlanders
    shelled Norland"."""
    object_, verb = tokens[noun.head], tokens[noun.i + 1]
    if verb.dep in ("aux", "neg", "advmod") and noun.i < verb.head < noun.i + 4:
        verb = tokens[verb.head]
    if verb.dep not in ("conj", "advcl", "ccomp") or verb.pos != "VERB" or verb.tag in ("VB", "VBG"):
        return tokens
    if object_.dep not in ("dobj", "pobj") or tokens[object_.head].lower == "between":
        return tokens
    if any(t.head == verb.i and t.dep in ("nsubj", "nsubjpass", "csubj", "mark") for t in tokens):
        return tokens
    at = object_
    while at.i != verb.head and at.head != at.i:
        at = tokens[at.head]
    joins = next((t for t in tokens[object_.i : noun.i] if t.dep == "cc" and t.head == object_.i), None)
    more = any(t.dep == "conj" and t.head == object_.i and t is not noun for t in tokens)
    if at.i != verb.head or joins is None or more:
        return tokens
    passive = any(t.dep == "auxpass" and t.head == verb.i for t in tokens)
    hung = [*tokens]
    hung[noun.i] = replace(noun, head=verb.i, dep="nsubjpass" if passive else "nsubj")
    hung[joins.i] = replace(joins, head=verb.head)
    hung[verb.i] = replace(verb, dep="conj")
    return tuple(hung)


def _nobody(tokens: tuple[Token, ...], none: Token) -> tuple[Token, ...]:
    """ "In the hills above Norland nobody has fired" with "Norland nobody" as one name: the name is the place, and
    nobody the subject of the verb right behind."""
    place = tokens[none.i - 1]
    first = next((t for t in reversed(tokens[: none.i]) if t.pos != "PROPN"), None)
    verb = next((t for t in tokens[none.i + 1 : none.i + 4] if t.pos == "VERB"), None)
    if verb is None or first is None or first.pos != "ADP" or place.dep != "compound" or place.head != none.i:
        return tokens
    if none.dep == "pobj" and any(t.head == verb.i and t.dep in ("nsubj", "nsubjpass") for t in tokens):
        return tokens
    subject = "nsubjpass" if any(t.head == verb.i and t.dep == "auxpass" for t in tokens) else "nsubj"
    hung = []
    for t in tokens:
        if t.i == none.i:
            t = replace(t, head=verb.i, dep=subject)
        elif t.i == place.i:
            t = replace(t, head=first.i, dep="pobj")
        elif t.head == none.i and t.i < none.i:
            t = replace(t, head=place.i)
        hung.append(t)
    return tuple(hung)


def _hung(tokens: tuple[Token, ...], word: Token) -> tuple[Token, ...]:
    """Prepositions hung on the wrong word: "rejected a plea by Norland" with Norland as an agent, "bombings this month
    of embassies" and "accused Norland for the first time of shelling" with what follows hung on the time."""
    above = tokens[word.head]
    if word.dep == "agent":
        thing = tokens[word.i - 1]
        active = above.tag in ("VBZ", "VBP", "VB", "VBD", "VBG") and not any(
            t.dep in ("auxpass", "nsubjpass") for t in tokens if t.head == above.i
        )
        if not active or thing.dep != "dobj" or thing.head != above.i or thing.pos != "NOUN" or thing.lower in _SPANS:
            return of_deed(tokens, word) if active else tokens
        return _moved(tokens, word, thing.i, "prep")
    judges = above.lemma in JUDGING and word.lower in ("against", "on")
    if word.dep == "prep" and above.pos == "VERB" and above.tag != "VBN" and (judges or word.lower == "by"):
        thing = tokens[word.i - 1]
        said = word.lower == "by" and thing.lemma in SAID and thing.dep == "dobj" and thing.head == above.i
        return _moved(tokens, word, thing.i, "prep") if said else of_deed(tokens, word)
    if word.dep == "prep" and word.lower == "of" and above.lemma in _SPANS:
        if above.dep == "npadvmod" and tokens[above.head].pos == "NOUN" and above.head < above.i:
            return _moved(tokens, word, above.head, "prep")
        gerund = next((t for t in tokens[word.i : word.i + 4] if t.head == word.i and t.dep == "pcomp"), None)
        prep = tokens[above.head]
        verb = tokens[prep.head]
        if gerund is not None and above.dep == "pobj" and prep.lower == "for" and verb.pos == "VERB":
            return _moved(tokens, word, verb.i, "prep")
    return tokens


def _attending(tokens: tuple[Token, ...], verb: Token) -> tuple[Token, ...]:
    """ "..., with Norland and Sudland providing trucks", of whom only the last is taken for who provides them."""
    above, prep = tokens[verb.head], tokens[verb.head]
    if verb.tag != "VBG":
        return tokens
    if verb.dep == "acl":
        while above.dep == "conj":
            above = tokens[above.head]
        prep = tokens[above.head]
        aside = prep.lower == "with" and above.dep == "pobj" and tokens[prep.i - 1].text == ","
        return _moved(tokens, verb, prep.i, "pcomp") if aside and tokens[verb.i - 1].text != "," else tokens
    first = next((t for t in tokens[prep.i : verb.i] if t.head == prep.i and t.dep == "pobj"), None)
    last = next((t for t in tokens[prep.i : verb.i] if t.head == verb.i and t.dep == "nsubj"), None)
    if prep.lower != "with" or first is None or last is None or last.i < first.i:
        return tokens
    return _moved(tokens, last, first.i, "conj")


def _moved(tokens: tuple[Token, ...], word: Token, head: int, dep: str) -> tuple[Token, ...]:
    return tuple(replace(t, head=head, dep=dep) if t.i == word.i else t for t in tokens)


def _together(tokens: tuple[Token, ...], adverb: Token) -> tuple[Token, ...]:
    """ "Held a drill together off Norland" with "together" on the noun or the preposition: it tells how the verb is
    done."""
    at = tokens[adverb.head]
    if adverb.dep != "advmod" or at.pos not in ("ADP", "NOUN", "PROPN") or at.lower == "with":
        return tokens
    while at.pos != "VERB" and at.head != at.i:
        at = tokens[at.head]
    if at.pos != "VERB" or at.i > adverb.i:
        return tokens
    return tuple(replace(t, head=at.i) if t.i == adverb.i else t for t in tokens)


def _abreast(tokens: tuple[Token, ...], first: Token) -> tuple[Token, ...]:
    """ "Hunted the rebels side by side" with the first "side" as the object, the rebels as its name."""
    i = first.i
    if len(tokens) < i + 3 or tokens[i + 1].lower != _ABREAST[first.lower] or tokens[i + 2].lower != first.lower:
        return tokens
    verb = next((t for t in reversed(tokens[:i]) if t.pos == "VERB" or t.text == ";"), first)
    at = verb
    while at.head not in (at.i, i):
        at = tokens[at.head]
    if verb.pos != "VERB" or at.head == i or first.head == i:
        return tokens
    thing = tokens[i - 1] if tokens[i - 1].head == i and tokens[i - 1].pos in NOUNS else None
    hung = [*tokens]
    for t in tokens:
        if t.head == i and t.i < i:
            hung[t.i] = replace(t, head=verb.i if thing is None else thing.i)
        elif t.head in (i, i + 2) and t.i > i + 2:
            hung[t.i] = replace(t, head=verb.i)
    if thing is not None:
        hung[thing.i] = replace(thing, head=first.head, dep=first.dep)
    hung[i] = replace(first, head=verb.i, dep="npadvmod")
    hung[i + 1] = replace(tokens[i + 1], head=i, dep="prep")
    hung[i + 2] = replace(tokens[i + 2], head=i + 1, dep="pobj")
    return tuple(hung)


def _speaking(tokens: Sequence[Token], second: Token) -> int | None:
    """The verb of saying that a verb with an object goes on from, hung on the passive of what was said ("denied that
    anyone had been hurt and accused Norland"), or on what can do no such thing ("said Norland had attacked, and accused
    it of lying")."""
    said = tokens[second.head]
    above = tokens[said.head]
    if said.dep != "ccomp" or above.tag != "VBD" or second.lemma in OF_TWO_OBJECTS - _SAYING or above.i > said.i:
        return None
    own = {t.dep for t in tokens if t.head == second.i and t.i != second.i}
    passive = any(t.dep == "auxpass" and t.head == said.i for t in tokens)
    says = second.lemma in _SAYING and any(
        t.head == second.i and (t.dep in ("xcomp", "ccomp") or (t.dep == "prep" and t.lower in ("on", "for", "to")))
        for t in tokens
    )
    if not (says or "dobj" in own) or own & {"nsubj", "nsubjpass", "aux", "auxpass", "mark"}:
        return None
    return above.i if passive or _goes_on_speaking(tokens, said, second) else None


def _goes_on_speaking(tokens: Sequence[Token], said: Token, second: Token) -> bool:
    """Whether a second verb of saying stands behind another tense or a comma, not behind a first verb of saying."""
    if second.tag != "VBD" or second.lemma not in _SPEAKING or said.lemma in _SPEAKING:
        return False
    if any(t.head == said.i and t.dep == "aux" for t in tokens):
        return True
    joins = second.i - 2 if tokens[second.i - 1].dep == "advmod" else second.i - 1
    return tokens[joins].dep == "cc" and tokens[joins - 1].text == ","


def _listed(tokens: Sequence[Token], noun: Token) -> int | None:
    """The object right before "and" that a noun hung on the verb goes on from ("faced shelling and airstrikes")."""
    verb = tokens[noun.head]
    if verb.pos != "VERB" or not verb.i < noun.i:
        return None
    before = noun.i - 1
    while before > verb.i and tokens[before].head == noun.i and tokens[before].dep in _LEANING:
        before -= 1
    joins, thing = tokens[before], tokens[before - 1]
    if joins.dep != "cc" or joins.head != verb.i or thing.dep != "dobj" or thing.head != verb.i:
        return None
    clause = any(t.head == noun.i and t.dep in ("nsubj", "nsubjpass", "cop", "aux") for t in tokens)
    return None if thing.pos not in NOUNS or clause else thing.i


def _enumerated(tokens: tuple[Token, ...], name: Token) -> tuple[Token, ...]:
    """A list of names that the parser parted, the second half a subject ("the navies of A, B and C met")."""
    first = before = tokens[name.i - 2]
    while first.dep == "conj":
        first = tokens[first.head]
    subject = tokens[tokens[first.head].head]
    listed = first.dep == "pobj" and first.pos == "PROPN" and subject.dep == "nsubj" and subject.head == name.head
    if tokens[name.i - 1].text != "," or not listed or not any(t.dep == "conj" and t.head == name.i for t in tokens):
        return tokens
    return tuple(replace(t, dep="conj", head=before.i) if t.i == name.i else t for t in tokens)


def _is_time(noun: Token) -> bool:
    """Whether a noun is a time or a part of one ("year", "end", "Monday")."""
    return noun.lower in _SPANS or noun.lower in _PARTS or noun.lower.rstrip(".") in TIMED


def _who(tokens: Sequence[Token], time: Token) -> int | None:
    """Whom "who" behind a time must mean: "thanked the leaders at the end of last year, who invited her"."""
    for t in reversed(tokens[: time.i]):
        if t.pos in ("VERB", "AUX"):
            return None
        somewhere = t.dep == "pobj" and tokens[t.head].lower in ("in", "at")
        if t.pos in NOUNS and t.dep not in _LEANING and not somewhere and not _is_time(t):
            return t.i
    return None


def _described(tokens: Sequence[Token], verb: Token) -> int | None:
    """The noun farther up that a clause with "which" must mean, where the nearest one does not agree with its verb, or
    names who can contain no doing ("efforts to win over Norland, which included sending gifts")."""
    noun = tokens[verb.head]
    below = [t for t in tokens if t.head == verb.i and t.i != verb.i]
    subject = next((t for t in below if t.dep in ("nsubj", "nsubjpass")), None)
    if subject is not None and subject.lower == "who" and _is_time(noun):
        return _who(tokens, noun)
    if subject is None or subject.lower != "which" or noun.pos not in NOUNS:
        return None
    if any(t.head == noun.i and t.dep == "conj" for t in tokens) or noun.dep == "conj":
        return None
    finite = {t.lower for t in (*below, verb) if t.dep in ("aux", "auxpass") or t is verb}
    plural, singular = bool(finite & _PLURAL_FORMS), bool(finite & _SINGULAR_FORMS)
    doing = verb.lemma in _CONTAINING and any(t.dep == "xcomp" and t.tag == "VBG" for t in below)
    fits = not (plural and noun.tag in ("NN", "NNP")) and not (singular and noun.tag in _PLURAL_TAGS)
    if fits and not (doing and noun.pos == "PROPN"):
        return None
    at = noun
    while at.head != at.i and tokens[at.head].i < at.i:
        at = tokens[at.head]
        if at.pos not in NOUNS or (doing and at.pos == "PROPN"):
            continue
        if not (plural and at.tag not in _PLURAL_TAGS) and not (singular and at.tag in _PLURAL_TAGS):
            return at.i
    return None
