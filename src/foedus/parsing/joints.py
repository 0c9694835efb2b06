"""Who does what where a sentence is jointed: behind the dateline that opens it, and where a second verb goes on from
one farther up than the one before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from foedus.records import Token

# What is said of forces of several states together.
COMBINED = frozenset({"combined", "joint", "mixed", "integrated"})
SHUT_IN = frozenset({"holed", "stationed", "trapped", "barricaded", "entrenched", "stranded", "besieged", "sheltered"})
"""How those are who are somewhere and cannot or will not leave."""
_PROMISES = frozenset(
    "pledge decision offer promise plan attempt bid refusal agreement vow threat move effort call request commitment "
    "readiness willingness failure proposal appeal announcement".split()
)
_DASHES = frozenset({"-", "–", "—", "--"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
# So many words a dateline has at most, its dash counted.
_LONGEST = 14
# Behind these somebody says besides what he asks.
_MEANWHILE = frozenset({"while", "whilst", ",", "also"})
_ASKING = frozenset("call urge ask appeal press exhort implore beseech demand order tell advise".split())
BLAMING = frozenset("accusing blaming condemning denouncing criticising criticizing warning vowing praising".split())
"""How those speak who say besides what they ask."""
_OWN = frozenset({"nsubj", "nsubjpass", "csubj", "expl", "aux", "auxpass", "mark"})
# Through these a bare verb hangs on the verb over it.
_UNDER = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl", "dobj", "pobj", "prep", "dative", "conj"})


def behind_dateline(tokens: Sequence[Token]) -> int:
    """Where the dateline that opens a sentence ends ("TIRANA, March 14 - ", "NEW DELHI/ISLAMABAD, May 10 - "); 0 where
    it has none."""
    if len(tokens) < 2 or not tokens[0].text.isupper():
        return 0
    if len(tokens[0].text) < 4 and not (
        len(tokens[0].text) > 1 and len(tokens[1].text) > 1 and tokens[1].text.isupper()
    ):
        return 0
    for i in range(1, min(len(tokens), _LONGEST)):
        if tokens[i].text in _DASHES:
            return i + 1 if tokens[i].start > tokens[i - 1].end else 0
    return 0


def opened_behind(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A sentence of which the parser gave the dateline's town the verb: its subject is who stands first behind the
    dash."""
    origin = behind_dateline(tokens)
    if not origin:
        return tokens
    town = next((t for t in tokens[:origin] if t.dep in _SUBJECTS and t.head >= origin), None)
    if town is None:
        return tokens
    verb, hung = tokens[town.head], [*tokens]
    hung[town.i] = replace(town, dep="dep")
    own = next((t for t in tokens[origin : verb.i] if t.dep in _SUBJECTS and t.head == verb.i), None)
    if own is None:
        own = next((t for t in tokens[origin : verb.i] if t.head < origin and t.pos in _NOUNS), None)
        if own is None:
            return tokens
        hung[own.i] = replace(own, head=verb.i, dep=town.dep)
    return tuple(hung)


def combined(tokens: tuple[Token, ...], word: Token) -> tuple[Token, ...]:
    """ "A combined Norlandic and coalition security force" with a Norlander and a force as two: it is one force."""
    name = tokens[word.head]
    force = next((t for t in tokens if t.dep == "conj" and t.head == name.i and t.tag == "NN"), None)
    if name.pos != "PROPN" or force is None or word.i > name.i:
        return tokens
    if any(t.head == force.i and t.dep in ("det", "poss") for t in tokens):
        return tokens
    hung = [replace(t, head=force.i) if t.head == name.i and t.dep not in ("cc", "conj") else t for t in tokens]
    hung[force.i] = replace(force, head=name.head if name.head != name.i else force.i, dep=name.dep)
    hung[name.i] = replace(name, head=force.i, dep="nmod")
    beside = tokens[name.i + 2] if name.i + 2 < force.i and tokens[name.i + 1].dep == "cc" else force
    if beside.dep in ("compound", "nmod") and beside.head == force.i:
        hung[beside.i] = replace(beside, head=name.i, dep="conj")
    return tuple(hung)


def parted(tokens: tuple[Token, ...], second: Token) -> tuple[Token, ...]:
    """A second subject of a verb, right behind an "and" that joins it to what stands in the first one ("delegations led
    by Norland's minister and Sudland's envoy met")."""
    first = next((t for t in tokens[: second.i] if t.dep in _SUBJECTS and t.head == second.head), None)
    if first is None or first.i > second.head:
        return tokens
    inside = _under(tokens, second.i)
    before = tokens[min(inside) - 1]
    joins = before.dep == "cc" and first.i < before.head < before.i and tokens[before.head].dep == "pobj"
    if not joins or second.i > second.head:
        return tokens
    return tuple(replace(t, head=before.head, dep="conj") if t.i == second.i else t for t in tokens)


def _under(tokens: Sequence[Token], top: int) -> set[int]:
    """A token and those before it that hang on it."""
    found = {top}
    for token in reversed(tokens[:top]):
        if token.head in found:
            found.add(token.i)
    return found


def reduced(tokens: tuple[Token, ...], verb: Token) -> tuple[Token, ...]:
    """A participle taken for the verb of a clause whose verb comes later: "ruled that two held in 1990 could sue"."""
    before = tokens[verb.i - 1]
    if verb.dep == "csubj":
        # "Troops sent to the border had fired" with the sending for its subject.
        if before.dep != "nsubj" or before.head != verb.i or verb.tag != "VBN":
            return tokens
        moved = {verb.i: replace(verb, head=before.i, dep="acl"), before.i: replace(before, head=verb.head)}
        return tuple(moved.get(t.i, t) for t in tokens)
    subject = next((t for t in tokens[: verb.i] if t.head == verb.i and t.dep == "nsubj"), None)
    if subject is None or any(t.head == verb.i and t.dep in ("aux", "auxpass", "dobj", "neg") for t in tokens):
        return tokens
    own = {t.head for t in tokens if t.dep in ("nsubj", "nsubjpass", "expl", "csubj")}
    real = next((t for t in tokens[verb.i + 1 :] if t.pos in ("VERB", "AUX") and _goes_on(tokens, t, verb, own)), None)
    if real is None:
        return tokens
    hung = [*tokens]
    hung[real.i] = replace(real, head=verb.head, dep=verb.dep)
    hung[verb.i] = replace(verb, head=subject.i, dep="acl")
    hung[subject.i] = replace(subject, head=real.i)
    for t in tokens:
        if t.head == verb.i and t.dep == "mark":
            hung[t.i] = replace(t, head=real.i)
    return tuple(hung)


def _goes_on(tokens: Sequence[Token], late: Token, verb: Token, own: set[int]) -> bool:
    """Whether a finite verb without a subject of its own or a word that joins it can only be that of a clause."""
    if late.i in own or late.head not in (verb.i, verb.head) or late.dep not in ("conj", "ccomp", "dep", "advcl"):
        return False
    below = [t for t in tokens[verb.i : late.i] if t.head == late.i]
    finite = late.tag in ("VBD", "VBZ", "VBP") or any(t.tag == "MD" for t in below)
    first = min([late.i, *(t.i for t in below)])
    return finite and tokens[first - 1].dep not in ("cc", "mark") and tokens[first - 1].text != ","


def shut_in(tokens: tuple[Token, ...], verb: Token) -> tuple[Token, ...]:
    """Those who are shut in somewhere: "fought the gunmen, holed up in a house" with the fighters in the house."""
    comma, noun = tokens[verb.i - 1], tokens[verb.i - 2]
    if comma.text != "," or noun.pos not in _NOUNS or verb.head >= verb.i:
        return tokens
    if any(t.head == verb.i and t.dep in ("nsubj", "dobj") for t in tokens):
        # "Enrile, a minister, barricaded himself": he does it.
        return tokens
    return tuple(replace(t, head=noun.i, dep="acl") if t.i == verb.i else t for t in tokens)


def promised(tokens: tuple[Token, ...], by: Token) -> tuple[Token, ...]:
    """ "Welcomed the pledge by Norland to give aid" with both hung on the verb: it is Norland's pledge, and of aid."""
    thing = tokens[by.i - 1]
    verb = tokens[by.head]
    whose = next((t for t in tokens[by.i + 1 :] if t.head == by.i and t.dep == "pobj"), None)
    if thing.dep != "dobj" or thing.head != verb.i or thing.lemma not in _PROMISES or whose is None:
        return tokens
    hung = [*tokens]
    hung[by.i] = replace(by, head=thing.i, dep="prep")
    for t in tokens[whose.i :]:
        if t.head == verb.i and t.tag == "VB" and t.dep in ("advcl", "xcomp") and tokens[t.i - 1].lower == "to":
            hung[t.i] = replace(t, head=thing.i, dep="acl")
            break
    return tuple(hung)


def resumed(tokens: Sequence[Token], second: Token) -> int | None:
    """The verb in the past that a second one in the past goes on from, hung on a bare form between that can be joined
    to nothing in the past: "urged Chad not to strike back and offered it helicopters", "demanded that Chad pull out and
    sent planes"."""
    first = tokens[second.head]
    if first.tag != "VB" or first.i > second.i or any(t.head == second.i and t.dep in _OWN for t in tokens):
        return None
    at = first
    while at.dep in _UNDER and at.head < at.i:
        at = tokens[at.head]
        if at.tag == "VBD" and at.pos == "VERB":
            return at.i
    return None


def beside(tokens: Sequence[Token], blame: Token) -> int | None:
    """The verb of asking that a charge made with it goes on from, hung on what was asked: "called on the army to return
    to its barracks while accusing the rebels of a raid"."""
    asked = tokens[blame.head]
    before = tokens[blame.i - 1]
    opens = before.lower in _MEANWHILE and (before.head == blame.i or before.text == ",")
    if blame.tag != "VBG" or blame.dep not in ("advcl", "acl", "xcomp") or not opens or asked.tag != "VB":
        return None
    at = asked
    while at.dep in _UNDER and at.head < at.i:
        at = tokens[at.head]
        if at.lemma in _ASKING and at.pos == "VERB":
            return at.i
    return None


def unshared(tokens: tuple[Token, ...], root: Token) -> tuple[Token, ...]:
    """A main verb whose subject the parser gave to the clause that describes it, or to what helps the verb: "All
    property of Norland that is in Sudland is hereby blocked"."""
    if any(t.head == root.i and t.dep in (*_SUBJECTS, "csubj", "expl") for t in tokens):
        return tokens
    for who in tokens[: root.i]:
        above = tokens[who.head]
        if who.dep not in _SUBJECTS or who.pos not in _NOUNS or above.i > root.i:
            continue
        helps = above.dep in ("aux", "auxpass") and above.head == root.i
        own = [t for t in tokens[who.i + 1 : above.i] if t.head == above.i and t.dep in _SUBJECTS]
        if helps or (above.dep == "relcl" and own and own[0].tag in ("WDT", "WP")):
            passive = any(t.dep == "auxpass" and t.head == root.i for t in tokens)
            hung = replace(who, head=root.i, dep="nsubjpass" if passive else "nsubj")
            return tuple(hung if t.i == who.i else t for t in tokens)
    return tokens


def unmarked(tokens: Sequence[Token], verb: Token) -> int | None:
    """The infinitive or subjunctive that a bare verb goes on from, hung on the past tense above it, from which nothing
    bare can go on: "demanded that Norland stop the raids, release prisoners and let aid in"."""
    above = tokens[verb.head]
    if above.tag not in ("VBD", "VBZ", "VBN") or any(
        t.dep in ("aux", "nsubj", "neg") for t in tokens if t.head == verb.i
    ):
        return None
    if any(t.dep == "aux" and t.head == above.i and t.tag in ("MD", "VBP", "VB") and t.lower != "have" for t in tokens):
        # "Norland did or would ...": the auxiliary could serve both.
        return None
    for t in reversed(tokens[above.i + 1 : verb.i]):
        if t.tag == "VB" and t.dep in ("xcomp", "ccomp", "advcl") and t.head == above.i:
            return t.i
        if t.tag == "VB" and t.dep == "conj" and t.head != above.i:
            return t.i
    return None
