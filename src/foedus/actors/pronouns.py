"""Pronouns: whom he, she, it, they, we, who and their possessives mean, by agreement, recency and grammar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from foedus.actors import biographies
from foedus.actors.antecedents import (
    ACTING,
    JUDGING,
    NEUTER,
    PLURAL,
    POSSESSIVE,
    RAIDING,
    SINGULAR,
    STRIKING,
    agrees,
    fit,
)
from foedus.actors.lexicon import words
from foedus.actors.memory import Found
from foedus.actors.partners import they
from foedus.actors.scene import Scene
from foedus.actors.speakers import REPORTING, as_first_person, speaker, spoken_to
from foedus.actors.view import View
from foedus.records.quick import changed

_FIRST = {"i": False, "me": False, "my": False, "mine": False, "myself": False,
          "we": True, "us": True, "our": True, "ours": True, "ourselves": True}  # fmt: skip
_SECOND = frozenset({"you", "your", "yours", "yourself", "yourselves"})
_SPEAKING = _SECOND.union(_FIRST)
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_EACH = frozenset({"all", "both", "each", "neither", "none", "two", "three", "four"})
_WEATHER = frozenset({"seem", "appear", "rain", "happen", "turn"})
_OF_FACTS = words("pronouns.of_facts")
_TURNING = STRIKING | RAIDING | words("pronouns.turning")
_HOME = frozenset({"home", "back", "consultations"})
_TOWARDS = frozenset({"with", "against", "on", "at"})
_DEMANDING = frozenset({"demand", "insist", "urge", "ask", "request"})
_REACH = 3
_LEAST = -6.0
# Among so many first words stands the preposition of a phrase that opens a sentence.
_OPENING = 2


def by_pronoun(scene: Scene, view: View, i: int) -> Found | None:
    """The noun phrase that a pronoun stands for, under the pronoun's own words; None where nothing before agrees."""
    word = view.lowers[i]
    if word in _FIRST:
        found = _first_person(scene, view, i, _FIRST[word])
    elif word in _SECOND:
        found = _second_person(scene, view, i)
    elif word in _RELATIVE:
        found = _relative(scene, view, i)
    elif word in ("himself", "herself", "itself", "themselves"):
        found = _reflexive(scene, view, i)
    elif word in POSSESSIVE and (credited := _credited(scene, view, i, word)) is not None:
        found = credited
    elif word in POSSESSIVE and (turned_on := _turned_on(scene, view, i, word)) is not None:
        found = turned_on
    elif word in POSSESSIVE and (coming := _coming(scene, view, i, word)) is not None:
        found = coming
    elif word in SINGULAR:
        found = biographies.meant(scene, view, i, SINGULAR[word]) or _best(scene, view, i, word, SINGULAR[word])
    elif word in NEUTER:
        found = None if word == "it" and _expletive(view, i) else _best(scene, view, i, word, None)
    elif word in PLURAL:
        found = they(scene, view, i) or _best(scene, view, i, word, None)
    else:
        return None
    if found is None or not found.actors:
        return None
    if word in SINGULAR and found.person and found.gender in (None, "u"):
        scene.genders.setdefault(found.actors[0].name, SINGULAR[word])
    text, start, end = scene.span(view, i, i + 1)
    label = "; ".join(dict.fromkeys(a.name for a in found.actors))
    actors = tuple(changed(a, text=text, start=start, end=end, how=f"pronoun: {label}") for a in found.actors)
    return Found(
        view.index, i, i, i + 1, actors, None, found.match, found.words, found.plural, found.gender,
        False, False, view.is_subject(i), True, found.settled, view.tags[i] == "PRP$",
    )  # fmt: skip


def _first_person(scene: Scene, view: View, i: int, plural: bool) -> Found | None:
    for k in view.sentence.kids(i, "appos"):
        named = scene.resolve(view, k.i)
        if named is not None and named.actors:
            return named
    found = speaker(scene, view, i)
    return as_first_person(scene, found, plural) if found is not None and found.actors else None


def _second_person(scene: Scene, view: View, i: int) -> Found | None:
    found = spoken_to(scene, view, i)
    return as_first_person(scene, found, True) if found is not None and found.actors else None


def _relative(scene: Scene, view: View, i: int) -> Found | None:
    tokens = view.sentence.tokens
    at = i
    for up in view.sentence.ancestors(i):
        if tokens[at].dep == "relcl" and tokens[at].head != at:
            break
        at = up.i
    if tokens[at].dep != "relcl" or tokens[at].head >= i:
        return scene.resolve(view, i - 2) if view.lowers[i] == "whose" and i > 1 and view.lowers[i - 1] == "," else None
    found = scene.resolve(view, tokens[at].head)
    if found is not None and i > 1 and view.lowers[i - 1] == "of" and view.lowers[i - 2] in _EACH:
        # "Norland and Sudland, all of which ...": every one of those joined before.
        parts = [scene.resolve(view, h) for h in view.conjuncts(tokens[at].head) if h < i]
        return replace(found, actors=tuple(a for p in parts if p is not None for a in p.actors), plural=True)
    return None if found is not None and found.person and view.lowers[i] == "which" else found


def _credited(scene: Scene, view: View, i: int, word: str) -> Found | None:
    """Whose deed someone is thanked or blamed for: "thanked Norland for its help"."""
    tokens = view.sentence.tokens
    prep = next((up for up in view.sentence.ancestors(i) if up.pos != "NOUN"), None)
    if prep is None or prep.dep != "prep" or prep.lower != "for" or tokens[prep.head].lemma not in JUDGING:
        return None
    verb = tokens[prep.head]
    for k in view.sentence.kids(verb.i, "dobj", "nsubjpass"):
        if k.i < i:
            parts = [
                found for h in view.conjuncts(k.i) if (found := scene.resolve(view, h)) is not None and found.actors
            ]
            if not parts or (parts[0].person and word in NEUTER):
                return None
            if word in PLURAL and len(parts) > 1:
                return replace(parts[0], actors=tuple(a for p in parts for a in p.actors), plural=True)
            return parts[0] if word not in PLURAL or parts[0].plural or not parts[0].person else None
    return None


def _turned_on(scene: Scene, view: View, i: int, word: str) -> Found | None:
    """Whose the thing is that a joined verb strikes, where the verb before it has named the other side ("Norland
    accused Sudland and expelled its ambassador"); what one recalls, or summons home, is one's own."""
    sentence = view.sentence
    thing = sentence.tokens[sentence.tokens[i].head]
    verb = sentence.tokens[thing.head]
    if thing.dep != "dobj" or verb.lemma not in _TURNING or view.own(i):
        return None
    match = view.role(thing.i)
    if view.hit_at[thing.i] is not None or (match is not None and match.role.kind == "state"):
        return None
    if not _HOME.isdisjoint(view.lowers[thing.i : thing.i + 4]):
        return None
    while (verb.dep == "conj" or (verb.dep == "advcl" and verb.tag == "VBG")) and verb.head < verb.i:
        if any(k.i < thing.i for k in sentence.kids(verb.i, "nsubj", "nsubjpass")):
            return None
        verb = sentence.tokens[verb.head]
        for k in _objects(view, verb.i):
            found = scene.resolve(view, k) if k < i else None
            if found is not None and found.actors and not found.thing and found.country:
                gender = SINGULAR.get(word)
                return found if agrees(found, word, gender, view, i) else None
    return None


def _coming(scene: Scene, view: View, i: int, word: str) -> Found | None:
    """Whose the thing is in a phrase that opens a sentence, by the subject that follows ("after its nuclear test,
    Norland returned to the talks"); None where the subject is no name, or a person whom "its" cannot mean."""
    tokens = view.sentence.tokens
    below = tokens[i]
    for up in view.sentence.ancestors(i):
        if up.pos in ("VERB", "AUX"):
            break
        below = up
    verb = tokens[below.head]
    if below.dep != "prep" or below.i > i or below.i > _OPENING or verb.pos not in ("VERB", "AUX"):
        return None
    subject = next((k.i for k in view.sentence.kids(verb.i, "nsubj") if k.i > i), None)
    if subject is None or (view.hit_at[subject] is None and view.run_at[subject] is None):
        return None
    if len(view.conjuncts(subject)) > 1 or "," not in view.lowers[i:subject]:
        return None
    found = scene.resolve(view, subject)
    if found is None or not found.actors or not agrees(found, word, SINGULAR.get(word), view, i):
        return None
    return found


def _objects(view: View, verb: int) -> Iterator[int]:
    """The objects of a verb, then those of its prepositions and of its objects' ("cut ties with Norland")."""
    objects = [k.i for k in view.sentence.kids(verb, "dobj")]
    yield from objects
    for above in (verb, *objects):
        for prep in view.sentence.kids(above, "prep"):
            if prep.lower in _TOWARDS:
                yield from (k.i for k in view.sentence.kids(prep.i, "pobj"))


def _reflexive(scene: Scene, view: View, i: int) -> Found | None:
    for subject in view.subjects(view.verb(i)):
        if subject < i:
            return scene.resolve(view, subject)
    return None


def _expletive(view: View, i: int) -> bool:
    """Whether "it" stands for a clause or for nothing ("it is vital that", "it seems")."""
    token = view.sentence.tokens[i]
    up = view.sentence.tokens[token.head]
    if token.dep == "expl":
        return True
    if token.dep == "dobj" and up.lemma in _OF_FACTS:
        return True
    if token.dep not in ("nsubj", "nsubjpass"):
        return False
    below = {k.dep for k in view.sentence.kids(up.i)}
    if up.lemma == "be" and {"acomp", "attr", "oprd"} & below and {"ccomp", "xcomp", "advcl", "csubj"} & below:
        return True
    if up.lemma == "be" and any(
        k.tag in ("CD",) or k.lower in ("time", "day", "up") for k in view.sentence.kids(up.i, "attr")
    ):
        return True
    if up.tag in ("VBG", "JJ") and {"xcomp", "ccomp"} & below and up.lemma not in ACTING:
        return True
    return up.lemma in _WEATHER or (token.dep == "nsubjpass" and "ccomp" in below)


def _on_terms(scene: Scene, view: View, i: int, word: str, gender: str | None) -> Found | None:
    """Who speaks, where he says what he would do if another did something ("Iran said that if Israel struck it would
    answer")."""
    sentence = view.sentence
    token = sentence.tokens[i]
    if token.dep != "nsubj" or not ("if" in view.lowers or "unless" in view.lowers):
        return None
    conditions = [
        k
        for k in sentence.kids(token.head, "advcl")
        if any(m.lower in ("if", "unless") for m in sentence.kids(k.i, "mark"))
        and any(s.pos in ("NOUN", "PROPN") for s in sentence.kids(k.i, "nsubj"))
    ]
    above = sentence.tokens[sentence.tokens[token.head].head]
    if not conditions or above.lemma not in REPORTING or above.i == token.head:
        return None
    for kid in sentence.kids(above.i, "nsubj"):
        found = scene.resolve(view, kid.i)
        if found is not None and found.actors and not found.thing and agrees(found, word, gender, view, i):
            return found
    return None


def _asking(scene: Scene, view: View, i: int) -> str | None:
    """The country of who demands something of a pronoun ("demanded that they leave"): hardly its own."""
    token = view.sentence.tokens[i]
    verb = view.sentence.tokens[token.head]
    above = view.sentence.tokens[verb.head]
    if token.dep != "nsubj" or verb.dep != "ccomp" or above.lemma not in _DEMANDING:
        return None
    found = (scene.resolve(view, kid.i) for kid in view.sentence.kids(above.i, "nsubj"))
    return next((f.country for f in found if f is not None and f.actors), None)


def _facing(scene: Scene, view: View, i: int) -> frozenset[str]:
    """Whom the verb of a subject names on its other side, which is somebody else ("he called on Berg to resign")."""
    token = view.sentence.tokens[i]
    if token.dep not in ("nsubj", "nsubjpass"):
        return frozenset()
    below = [k.i for k in view.sentence.kids(token.head, "dobj", "dative")]
    for prep in view.sentence.kids(token.head, "prep", "agent"):
        below += [k.i for k in view.sentence.kids(prep.i, "pobj")]
    named = (scene.resolve(view, k) for k in below if k > i and (view.run_at[k] or view.hit_at[k]) is not None)
    return frozenset(a.name for found in named if found is not None for a in found.actors)


def _best(scene: Scene, view: View, i: int, word: str, gender: str | None) -> Found | None:
    if (speaking := _on_terms(scene, view, i, word, gender)) is not None:
        return speaking
    best: Found | None = None
    best_score = -99.0
    mine = speaker(scene, view, i) if view.quoted[i] and not _reported_within(view, i) else None
    asking = _asking(scene, view, i)
    facing = _facing(scene, view, i) if word not in PLURAL else frozenset()
    for candidate in _candidates(scene, view, i, joined=word in PLURAL):
        if mine is not None and candidate.actors and candidate.actors[0].name == mine.actors[0].name:
            continue
        if not agrees(candidate, word, gender, view, i):
            continue
        if facing and candidate.actors and candidate.actors[0].name in facing:
            continue
        if gender and candidate.person and scene.genders.get(candidate.actors[0].name, gender) != gender:
            continue
        score = fit(scene, view, i, word, candidate)
        if asking is not None and candidate.country == asking:
            score -= 10.0
        if score > best_score:
            best, best_score = candidate, score
    if best is None or best_score < _LEAST:
        return _both(scene, view, i) if word in PLURAL else None
    return None if best.thing else best


def _reported_within(view: View, i: int) -> bool:
    """Whether a pronoun stands in what somebody is said to have said in the quotation itself ("'The Norlanders said
    they would go,' the source said"), where it may well mean him."""
    for up in view.sentence.ancestors(i):
        if up.lemma in REPORTING and up.pos == "VERB" and up.i < i:
            return view.quoted[up.i] and any(k.tag != "PRP" for k in view.sentence.kids(up.i, "nsubj"))
    return False


def _both(scene: Scene, view: View, i: int) -> Found | None:
    """Two persons of the sentences before, where "they" finds no plural: those named last."""
    parts: dict[str, Found] = {}
    for found in scene.memory.back(view.index, i, _REACH + 1):
        if found.person and found.country and not found.thing:
            parts.setdefault(found.actors[0].name, found)
        if len(parts) == 2:
            first, second = reversed(parts.values())
            return replace(first, actors=first.actors + second.actors, plural=True, gender=None)
    return None


def _candidates(scene: Scene, view: View, i: int, *, joined: bool) -> Iterator[Found]:
    """What stands before, nearest first; `joined` noun phrases first as one plural, which "they" mostly means."""
    for found in scene.memory.back(view.index, i, _REACH):
        if found.pronoun and found.actors and found.actors[0].text.lower() in _SPEAKING:
            continue
        together = _together(scene, view, i, found) if joined else None
        if together is not None:
            yield together
        yield found


def _together(scene: Scene, view: View, i: int, found: Found) -> Found | None:
    """A noun phrase with all that is joined to it before token i, where those are several parties."""
    home = scene.views[found.sentence] if found.sentence < len(scene.views) else None
    if home is None or found.thing or found.modifier or home.sentence.tokens[found.head].dep == "conj":
        return None
    heads = home.conjuncts(found.head)
    if len(heads) < 2 or (found.sentence == view.index and heads[-1] >= i):
        return None
    parts = [scene.resolve(home, h) for h in heads]
    actors = tuple(a for p in parts if p is not None for a in p.actors)
    if len({(a.name, a.country) for a in actors}) < 2:
        return None
    last = max(p.last for p in parts if p is not None)
    return replace(found, actors=actors, plural=True, last=last, gender=None)
