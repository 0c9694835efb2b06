"""Which person of the tables a bare surname means: by title, nationality, the day, the office and the text's states."""

from __future__ import annotations

from foedus.actors import surnames
from foedus.actors.human import ACTING
from foedus.actors.lexicon import words as listed
from foedus.actors.scene import Owner, Scene
from foedus.actors.view import Run
from foedus.records import Sentence
from foedus.reference import Person, Reference, RoleMatch, key

# Years after the last and before the first office in which a bare surname still means its holder.
_SINCE, _AHEAD = 40, 30
# How high the offices of who leads a state and of its chief ministers are, as Person.weight() says.
_CHIEF, _MINISTER = 8, 6
# Years before and after an office in which a text that says "Mr" of him means its holder, if he alone bears the name.
_SOON = 8
_COMMON = frozenset({"NN", "NNS", "NNP", "JJ", "MD", "VB", "VBP", "UH", "FW"})
_ENGLISH = listed("persons.english")


def gender(scene: Scene, person: Person) -> str | None:
    """What a person's given names tell: "m", "f" or, where they tell nothing, None."""
    names = scene.reference.first_names
    return next((g for w in person.name.lower().split() if (g := names.get(w)) in ("m", "f")), None)


def opens(sentence: Sentence, reference: Reference, day: str | None) -> bool:
    """Whether a sentence opens with the bare surname of who leads a state on a day or is a chief minister, which the
    tagger may take for a common noun ("Trump threatens Norland"): one that acts as leaders do."""
    tokens = sentence.tokens
    if day is None or len(tokens) < 2 or tokens[0].tag not in _COMMON or not tokens[0].text[:1].isupper():
        return False
    # Of a headline that is one noun to the parser, the verb is a noun's modifier ("Trump condemns attack").
    verb = tokens[tokens[0].head] if tokens[0].dep == "nsubj" else tokens[1] if tokens[1].tag == "VBZ" else None
    if verb is None or verb.lemma not in ACTING:
        return False
    return any(p.weight(day) >= _MINISTER for p in reference.bare(tokens[0].text))


def of_tables(scene: Scene, run: Run, match: RoleMatch | None, explicit: list[Owner], acting: bool) -> Person | None:
    """The person of the tables whom a bare surname (or a name in another spelling) means, if only one can be meant: of
    several who are in office, the one in the higher. A surname that is a common word or a given name too must be
    `acting` as persons do, or its bearer's state be named."""
    if not run.words:
        return None
    words = surnames.plain(run) or list(run.words)
    exact = tuple(p for p in scene.reference.bare("".join(run.words)) if _of_an_age(p, scene))
    candidates = exact or tuple(p for p in scene.reference.bare(words[-1]) if _of_an_age(p, scene))
    met = [b.person for b in scene.bound.get(words[-1], []) if b.person is not None]
    if len(words) > 1 and all(len(w) == 1 for w in words[:-1]):
        # "A. A. Gromyko": as a bare surname, of those whose name begins so.
        candidates, met = tuple(p for p in candidates if key(p.name)[0][:1] == run.text[:1].lower()), []
    elif len(words) > 1:
        candidates = exact or tuple(p for p in candidates if _same_given(p, words))
        return candidates[0] if len(candidates) == 1 else None
    countries = {o.country for o in explicit}
    scored: list[tuple[int, Person]] = []
    honoured = run.likely and run.titled is None
    introduced = {p.name for p in met}
    for person in dict.fromkeys((*candidates, *met)):
        if run.gender in ("m", "f") and gender(scene, person) not in (run.gender, None):
            continue
        own = {o.country for o in person.offices}
        if countries and not countries & own:
            continue
        score = 3 if person.name in introduced else 0
        if match is not None and any(o.office in match.role.offices for o in person.offices):
            score += 4
        elif match is not None and any(match.role.phrase[-1] in o.title.lower() for o in person.offices):
            score += 2
        if countries:
            score += 4
        if scene.then and person.holds(scene.then):
            score += 3
        elif scene.then and (
            any(map(person.holds, scene.told)) or (honoured and person.near(int(scene.then[:4]), _SOON, _SOON))
        ):
            score += 2
        if any(scene.setting.counts.get(code) for code in own):
            score += 2
        if _led(person) and (not scene.then or person.weight(scene.then) >= _CHIEF or not person.holds(scene.then)):
            score += 1
        scored.append((score, person))
    if not scored:
        return None
    best = max(s for s, _ in scored)
    top = [p for s, p in scored if s == best]
    plain = match is None and not countries and run.titled is None
    enough = best >= (3 if plain and scene.then else 2 if plain else 3)
    common = words[0] in scene.reference.first_names or words[0] in _ENGLISH
    if honoured and len(candidates) == 1 and not common and best >= 2:
        enough = True
    if plain and not scene.then and not common and len(words[0]) > 4:
        enough = True
    if plain and scene.then and acting and not common and len(words[0]) > 4 and len(candidates) == 1:
        # "Reagan met Gorbachev" in an essay of today: of who led a state before then a surname is enough.
        enough = enough or _led(candidates[0], scene.then)
    if len(top) > 1 and len({p.offices[-1].country for p in top}) == 1 and best >= 3:
        # Father and son in one state's tables: the country is sure, the person the later one.
        top = [max(top, key=lambda p: p.offices[-1].since)]
    if len(top) > 1 and scene.then and not met:
        top = _highest(top, scene.then)
    least = 4 if acting else 5
    return top[0] if len(top) == 1 and enough and not (plain and common and best < least and not run.likely) else None


def _led(person: Person, by: str = "9999") -> bool:
    """Whether a person has led a state by an ISO day."""
    return any(
        o.office in ("head_of_state", "head_of_government", "de_facto") and (o.since or "") <= by
        for o in person.offices
    )


def _highest(persons: list[Person], day: str) -> list[Person]:
    """Those of several persons who are in the highest office on a day, all where none is a minister or more."""
    weights = [p.weight(day) for p in persons]
    return [p for p, weight in zip(persons, weights, strict=True) if weight == max(weights) >= _MINISTER] or persons


def _of_an_age(person: Person, scene: Scene) -> bool:
    """Whether a bare surname can mean someone at the time of a text or in a year that it tells of."""
    return _of_the_age(person, scene.then) or (scene.then is not None and any(map(person.holds, scene.told)))


def _of_the_age(person: Person, then: str | None) -> bool:
    """Whether a bare surname can mean someone at the time of a text: out of office for no longer than a lifetime's
    part, and not to be in it only a generation later; in an undated text nobody of before 1945."""
    last = max(o.until or "9999" for o in person.offices)[:4]
    if then is None:
        return last >= "1946"
    first = min(o.since or "0000" for o in person.offices)[:4]
    return int(last) >= int(then[:4]) - _SINCE and int(first) <= int(then[:4]) + _AHEAD


def _same_given(person: Person, words: list[str]) -> bool:
    return any(
        (k := key(surface)) and k[0] == words[0] and k[-1] == words[-1] for surface in (person.name, *person.aliases)
    )
