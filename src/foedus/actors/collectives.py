"""Collectives without names ("the two leaders", "both sides", "the parties"): one actor for each that is meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from foedus.actors import inner
from foedus.actors.armies import rebels
from foedus.actors.lexicon import words
from foedus.actors.memory import Found
from foedus.actors.scene import Scene
from foedus.actors.speakers import voice
from foedus.actors.view import View
from foedus.records import Actor
from foedus.reference import IGO, RoleMatch

_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "2": 2, "3": 3}
_PACTS = frozenset("treaty convention covenant protocol statute charter".split())
# Numbers that alone can mean parties of before.
COUNTS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_PARTIES_TO = frozenset({"dobj", "pobj", "dative", "iobj", "nsubj", "nsubjpass"})
_PERSONS = words("collectives.persons")
_SIDES = words("collectives.sides")
_BARE = frozenset({"side", "pair", "couple", "duo", "trio", "party"})
# How parties of which a text has told are called, without their number ("the warring sides").
_OPPOSED = words("collectives.opposed") | {"-", ","}
# What states that a text has joined are to each other ("the neighbours", "the allies").
_TIED = frozenset(
    {"neighbour", "neighbor", "ally", "rival", "foe", "adversary", "enemy", "archrival", "arch-rival", "partner"}
)
_AT_WAR = frozenset({"warring", "fighting", "belligerent", "combatant"})
_FOR_STATES = frozenset({"leader", "president", "minister", "official", "negotiator"})
_HUMANS = frozenset({"man", "woman"})
_REACH = 4
_BYSTANDERS = frozenset({"NGO", "BUS", "JRN", "CVL", "MED", "REF"})
_STATES_ONLY = words("collectives.states_only")
_ABUSE = words("collectives.abuse")
_PAIRS = frozenset({"pair", "couple", "duo", "trio"})
_OTHER_PAIRS = ("a", "married", "retired", "young", "elderly", "newlywed")


def members(scene: Scene, view: View, head: int, match: RoleMatch) -> Found | None:
    """The members of a collective that the document has named; None where the phrase is none or too few are named."""
    word = match.role.phrase[-1]
    first = view.left(head)
    words = view.lowers[first : match.first]
    if (war := inner.at_odds(scene, view, head, match)) is not None:
        actor = scene.actor(view, first, match.last, None, war, None, "group", "collective: sides")
        return scene.found(view, head, first, match.last, (actor,), match=match, plural=True, pronoun=True)
    if words in (["neither"], ["either"]) and word in _SIDES | _BARE:
        return _both(scene, view, head, first)
    if words == ["each"] and word in _SIDES | _BARE and facing(view, head):
        return _both(scene, view, head, first)
    plural = view.tags[head] in ("NNS", "NNPS")
    pairs = word in _PAIRS
    if not plural and not pairs:
        return None
    number = next((_NUMBERS[w] for w in words if w in _NUMBERS), 0)
    if plural and word in _ABUSE and words in (["two"], ["three"]):
        return _abused(scene, view, head, number, match)
    if pairs:
        if not words or words[0] not in ("the", "this") or any(True for _ in view.prepositions(head)):
            return None
        if any(f"{a} {word}" in " ".join(v.lowers) for v in scene.views[: view.index] for a in _OTHER_PAIRS):
            return None
        number = 3 if word == "trio" else 2
    elif not plural or "other" in words or "of" in words or ("all" in words and not number):
        return None
    bare = len(match.role.phrase) == 1 and words[:1] == ["the"] and _OPPOSED.issuperset(words[1:])
    if not number and not (word in _BARE and bare):
        return _tied(scene, view, head, match) if bare and word in _TIED else None
    if number and words[0] not in ("the", "these", "those", "both", "all") and view.lowers[first] not in _NUMBERS:
        return None
    if words and words[0] in _NUMBERS and words[0] != "both":
        return None
    if any(view.hit_at[i] is not None for i in range(first, match.first)):
        return None
    behind = view.lowers[match.last : match.last + 3]
    if word == "party" and behind[:1] == ["to"] and not _PACTS.isdisjoint(behind):
        # "The Parties to the Treaty": all whom it binds.
        return None
    if number and word == "party" and (own := _of_one_state(scene, view, head)) is not None:
        return scene.found(
            view, head, first, match.last,
            (scene.actor(view, first, match.last, None, own, match.role.sector, "group", "collective: parties"),),
            match=match, plural=True, pronoun=True,
        )  # fmt: skip
    wanted = number or 2
    persons = word in _PERSONS and (pairs or word in _HUMANS or match.role.kind in ("office", "person"))
    chosen = _persons(scene, view, head, wanted, match) if persons else []
    # "The two priests" are two persons, not one of each state.
    single = match.role.kind in ("person", "collective") and word not in _SIDES | _BARE
    if wanted == 2 and not persons and not _AT_WAR.isdisjoint(words):
        chosen = [a for code in _fighting(scene) for a in _of_code(scene, view, head, code)]
    if len(chosen) < wanted and (word in _FOR_STATES if persons else not single):
        # "The parties" of a report to a council are not that council and its mission.
        chosen = _last_joined(scene, view, head, wanted, 2) if word == "party" else []
        only = word in _STATES_ONLY or match.role.kind == "organ" or (word == "party" and not number)
        chosen = chosen or _states(scene, view, head, wanted, only)
    if len(chosen) < wanted and not (chosen and word in ("side", "party", "faction")):
        return None
    text, start, end = scene.span(view, first, match.last)
    actors = []
    for actor in chosen:
        if persons or match.role.kind == "state" or word in _SIDES:
            actors.append(replace(actor, text=text, start=start, end=end, how=f"collective: {actor.name}"))
        else:
            # "Both border services": each state's own, of the sector that the noun says.
            name = f"{actor.name} {' '.join(match.role.phrase)}"
            sector = match.role.sector or actor.sector
            actors.append(
                replace(
                    actor, text=text, start=start, end=end, name=name, sector=sector, how=f"collective: {actor.name}"
                )
            )
    return scene.found(view, head, first, match.last, tuple(actors), match=match, plural=True, pronoun=True)


def _fighting(scene: Scene) -> list[str]:
    """The two whose armies and armed groups a text tells of, by far before any third; none where there are no such."""
    codes = dict.fromkeys([*scene.armies, *rebels(scene)])
    ranked = sorted((c for c in codes if c != IGO), key=lambda c: -scene.setting.counts.get(c, 0.0))
    weights = [scene.setting.counts.get(c, 0.0) for c in ranked] + [0.0]
    return ranked[:2] if len(ranked) > 1 and weights[1] >= 2 * weights[2] else []


def _tied(scene: Scene, view: View, head: int, match: RoleMatch) -> Found | None:
    """States that the text has just joined, or the two that it is about, as what they are to each other ("Norland and
    Sudland traded fire. The neighbours ..."); None where those named face them in the clause itself."""
    acting = _acting(scene, view, head)
    chosen: list[Actor] = []
    for found in scene.memory.back(view.index, head, 1):
        parts = _joined(scene, found, True) if not found.thing else []
        if len(parts) > 1 and acting.isdisjoint(a.country for a in parts):
            chosen = parts
            break
    if not chosen and match.role.phrase[-1] not in ("ally", "partner"):
        pair = scene.setting.pair()
        if acting.isdisjoint(pair):
            chosen = [a for code in pair for a in _of_code(scene, view, head, code)]
    if not chosen:
        return None
    first = view.left(head)
    text, start, end = scene.span(view, first, match.last)
    actors = tuple(replace(a, text=text, start=start, end=end, how=f"collective: {a.name}") for a in chosen)
    return scene.found(view, head, first, match.last, actors, match=match, plural=True, pronoun=True)


def _of_one_state(scene: Scene, view: View, head: int) -> str | None:
    """The state whose are all political parties that a text names, where it names two or more, or speaks of those "in"
    both; None else."""
    named = {
        hit.entry.name: hit.entry.country
        for view in scene.views
        for hit in view.hits
        if hit.entry.kind == "party" and hit.entry.sector == "PTY"
    }
    codes = set(named.values())
    token = view.sentence.tokens[head]
    within = token.dep == "pobj" and view.lowers[token.head] in ("in", "from", "across", "within")
    return codes.pop() if len(codes) == 1 and (within or len(named) > 1) else None


def is_met(scene: Scene, view: View, match: RoleMatch, first: int) -> bool:
    """Whether they are "the Ministers" or "the Heads of State" of a communiqué that is no one state's."""
    official = match.role.kind in ("office", "person") and match.role.sector == "GOV"
    plural = view.tags[match.head] in ("NNS", "NNPS") and view.lowers[first : match.first] == ["the"]
    return official and plural and scene.statement and scene.home is None


def met(scene: Scene, view: View, head: int, match: RoleMatch, first: int) -> Found | None:
    """Those of a communiqué as the body or the states whose words it is; None where it is not plain whose."""
    whole = voice(scene) if view.is_subject(head) else None
    if whole is None or (len(whole.actors) < 2 and whole.country != IGO):
        return None
    text, start, end = scene.span(view, first, match.last)
    actors = tuple(replace(a, text=text, start=start, end=end, how=f"epithet: {a.name}") for a in whole.actors)
    return scene.found(view, head, first, match.last, actors, match=match, plural=True)


def _abused(scene: Scene, view: View, head: int, wanted: int, match: RoleMatch) -> Found | None:
    """Whom a number of insults means ("rests with two madmen"): the persons in office that the document has named more
    often than all others. An inference, and marked as one."""
    times: dict[str, int] = {}
    named: dict[str, Actor] = {}
    for each in scene.memory.back(view.index, head, view.index):
        for actor in each.actors if each.person and not each.thing else ():
            if actor.country and actor.sector in ("GOV", "MIL"):
                times[actor.name] = times.get(actor.name, 0) + 1
                named.setdefault(actor.name, actor)
    order = sorted(times, key=lambda name: (-times[name], name))
    if len(order) < wanted or (len(order) > wanted and times[order[wanted - 1]] == times[order[wanted]]):
        return None
    text, start, end = scene.span(view, view.left(head), match.last)
    actors = tuple(replace(named[n], text=text, start=start, end=end, how=f"inferred: {n}") for n in order[:wanted])
    return scene.found(view, head, view.left(head), match.last, actors, match=match, plural=True, pronoun=True)


def facing(view: View, head: int) -> bool:
    """Whether a subject acts on "the other" ("each accuses the other", "each side vowed to attack the other")."""
    token = view.sentence.tokens[head]
    if token.dep not in ("nsubj", "nsubjpass"):
        return False
    below = (view.sentence.tokens[i] for i in view.sentence.subtree(token.head) if i > head)
    return any(t.lower == "other" and t.dep in ("dobj", "pobj") and view.lowers[t.i - 1] == "the" for t in below)


def each(scene: Scene, view: View, head: int) -> Found | None:
    """The two that a bare "each" or "both" means; None where the document does not name two."""
    return _both(scene, view, head, head)


def counted(scene: Scene, view: View, head: int) -> Found | None:
    """Those whom a number alone means ("Norland warned both", "the two signed", "agreements with all three"): so many
    as the text has joined or, of two, named most; None where what is counted stands there too."""
    token = view.sentence.tokens[head]
    if token.dep not in _PARTIES_TO or any(True for _ in view.prepositions(head)):
        return None
    first = view.left(head)
    wanted = COUNTS[view.lowers[head]]
    if view.lowers[head] != "both" and view.lowers[first] not in ("the", "all", "these", "those"):
        return None
    chosen = _last_joined(scene, view, head, wanted, 1 if wanted == 2 else _REACH)
    if wanted == 2 and not chosen:
        chosen = _states(scene, view, head, wanted, False)
    if len(chosen) != wanted:
        return None
    text, start, end = scene.span(view, first, head + 1)
    actors = tuple(replace(a, text=text, start=start, end=end, how=f"collective: {a.name}") for a in chosen)
    return scene.found(view, head, first, head + 1, actors, plural=True, pronoun=True)


def latter(scene: Scene, view: View, head: int) -> Found | None:
    """Whom "the latter" or "the former" means: of the parties named before it the last, or the one before that."""
    before = [i for i in (head - 1,) if i >= 0 and view.lowers[i] == "the"]
    if not before or view.sentence.tokens[head].dep not in _PARTIES_TO:
        return None
    wanted = 1 if view.lowers[head] == "latter" else 2
    named: dict[tuple[str | None, str], Found] = {}
    for found in scene.memory.back(view.index, head, 1):
        if found.actors and not (found.thing or found.modifier or found.pronoun or found.possessor):
            named.setdefault((found.country, found.actors[0].name), found)
        if len(named) == wanted:
            break
    if len(named) < wanted:
        return None
    meant = list(named.values())[-1]
    text, start, end = scene.span(view, head - 1, head + 1)
    actors = tuple(replace(a, text=text, start=start, end=end, how=f"pronoun: {a.name}") for a in meant.actors)
    return replace(
        meant, sentence=view.index, head=head, first=head - 1, last=head + 1, actors=actors, place=None,
        subject=view.is_subject(head), pronoun=True,
    )  # fmt: skip


def _last_joined(scene: Scene, view: View, head: int, wanted: int, reach: int) -> list[Actor]:
    """The parties of the last list of just so many."""
    for each in scene.memory.back(view.index, head, reach):
        parts = _joined(scene, each, False) if not each.thing else []
        if len(parts) == wanted:
            return parts
    return []


def _both(scene: Scene, view: View, head: int, first: int) -> Found | None:
    chosen = _states(scene, view, head, 2, False)
    if len(chosen) != 2:
        return None
    text, start, end = scene.span(view, first, head + 1)
    actors = tuple(replace(a, text=text, start=start, end=end, how=f"collective: {a.name}") for a in chosen)
    return scene.found(view, head, first, head + 1, actors, plural=True, pronoun=True)


def _persons(scene: Scene, view: View, head: int, wanted: int, match: RoleMatch) -> list[Actor]:
    """The persons named last, those of the office that the noun says before others."""
    word = match.role.phrase[-1]
    acted_on = view.sentence.tokens[head].dep in ("dobj", "pobj", "iobj", "dative")
    chief = scene.setting.pair() if wanted == 2 else ()
    if chief:
        # Of a text on two states, its hosts and mediators aside, each one's own.
        own: dict[str, Actor] = {}
        for each in scene.memory.back(view.index, head, _REACH):
            actor = each.actors[0] if each.person and not each.thing else None
            if actor is not None and actor.country in chief and _holds(each, word):
                own.setdefault(actor.country or "", actor)
        if len(own) == wanted:
            return list(own.values())[::-1]
    for strict in (True, False):
        found: dict[str, Actor] = {}
        for each in scene.memory.back(view.index, head, _REACH):
            if acted_on and each.subject and each.sentence == view.index:
                continue
            if chief and each.actors and each.actors[0].country not in chief:
                continue
            if each.person and each.actors[0].country and not each.thing and (not strict or _holds(each, word)):
                found.setdefault(each.actors[0].name, each.actors[0])
                if len(found) == wanted:
                    return list(found.values())[::-1]
    return []


def _holds(found: Found, word: str) -> bool:
    if word in found.words:
        return True
    offices = found.match.role.offices if found.match is not None else ()
    return word == "leader" and any(o in ("head_of_state", "head_of_government", "de_facto") for o in offices)


def _states(scene: Scene, view: View, head: int, wanted: int, only: bool) -> list[Actor]:
    """The states (or bodies and groups) meant: those just joined in so many words, else those named most of late."""
    acting = _acting(scene, view, head)
    here: dict[str, Actor] = {}
    for each in scene.memory.back(view.index, head, 0):
        for actor in each.actors if not (each.thing or each.modifier) else ():
            if actor.kind in ("state", "person") and actor.country not in (None, IGO) and actor.country not in acting:
                here.setdefault(actor.country or "", _as_state(scene, actor))
    if len(here) == wanted:
        return list(here.values())[::-1]
    chief = scene.setting.top(wanted + 2)
    for each in scene.memory.back(view.index, head, 2):
        paired = _joined(scene, each, only) if not each.thing else []
        if len(paired) == wanted and all(a.country in chief and a.country not in acting for a in paired):
            return paired
    pair = scene.setting.pair() if wanted == 2 else ()
    if pair and acting.isdisjoint(pair):
        return [a for code in pair for a in _of_code(scene, view, head, code)]
    for loose in (False, True):
        found: dict[str, Actor] = {}
        weight: dict[str, float] = {}
        for each in scene.memory.back(view.index, head, _REACH):
            if any(a.country in acting for a in each.actors):
                continue
            if each.thing or (each.modifier and not loose) or (not each.settled and not loose):
                continue
            for actor in reversed(each.actors):
                key = actor.country if actor.country and actor.country != IGO else actor.name
                if (actor.kind in ("people", "organisation") or actor.sector in _BYSTANDERS) and not loose:
                    continue
                if not actor.country and actor.kind != "group":
                    continue
                if only and (actor.country == IGO or not actor.country):
                    continue
                found.setdefault(key, _as_state(scene, actor))
                near = 2.0 if view.index - each.sentence <= 1 else 1.0
                weight[key] = weight.get(key, 0.5 * scene.setting.counts.get(key, 0)) + near
        states = [k for k, a in found.items() if a.country not in (None, IGO)]
        if len(states) < wanted <= len(found) and scene.setting.main in states and not loose:
            # The sides of one country's own conflict, beside which only observers are named.
            return [found[scene.setting.main or ""]]
        if len(found) >= wanted:
            order = list(found)
            best = sorted(order, key=lambda k: (-weight[k], order.index(k)))[:wanted]
            return [found[k] for k in reversed(order) if k in best]
        if states == [scene.setting.main] and loose:
            return [found[states[0]]]
    top = [code for code in scene.setting.top(wanted + 1 + len(acting)) if code not in acting]
    return [a for code in top[:wanted] for a in _of_code(scene, view, head, code)] if len(top) == wanted else []


def _joined(scene: Scene, each: Found, only: bool) -> list[Actor]:
    """The parties that a noun phrase joins to its head ("between Norland and Sudland"), each once."""
    home = scene.views[each.sentence]
    token = home.sentence.tokens[each.head] if each.head < len(home.sentence.tokens) else None
    if token is None or token.dep == "conj" or each.pronoun:
        return []
    parts: dict[str, Actor] = {}
    heads = home.conjuncts(each.head)
    for head in heads if len(heads) > 1 else ():
        found = scene.resolve(home, head)
        for actor in found.actors if found is not None else ():
            key = actor.country if actor.country and actor.country != IGO else actor.name
            if actor.sector in _BYSTANDERS or (only and actor.country in (None, IGO)) or actor.kind == "people":
                return []
            parts.setdefault(key, _as_state(scene, actor))
    return list(parts.values())


def _acting(scene: Scene, view: View, head: int) -> frozenset[str]:
    """The countries across from a collective in its clause: the subject's where it is acted on ("Peru accused the two
    countries"), those acted on where it is the subject ("the two countries cut ties with Peru")."""
    tokens = view.sentence.tokens
    token = tokens[head]
    if token.dep == "nsubj":
        own = {i for i in view.sentence.subtree(token.head) if i > token.head}
        hits = (view.hit_at[i] for i in own if _acted_on(view, i, token.head))
        return frozenset(h.entry.country for h in hits if h is not None and h.entry.country not in (None, IGO))
    if token.dep not in ("dobj", "pobj", "iobj", "dative"):
        return frozenset()
    own = set(view.subjects(view.verb(head)))
    before = (e for e in scene.memory.back(view.index, head, 0) if e.sentence == view.index and e.head in own)
    return frozenset(a.country for e in before for a in e.actors if a.country and a.country != IGO)


def _acted_on(view: View, i: int, verb: int) -> bool:
    """Whether a name stands in its verb's own object, or below "with", "against" or "to" there, not in a place."""
    tokens = view.sentence.tokens
    at = i
    while at != verb:
        token = tokens[at]
        if token.dep not in ("pobj", "dobj", "dative", "prep", "compound", "poss", "amod", "nmod", "conj"):
            return False
        if token.dep == "prep" and token.lower not in ("with", "against", "to", "from", "on"):
            return False
        if token.head == at:
            return False
        at = token.head
    return True


def _as_state(scene: Scene, actor: Actor) -> Actor:
    name = scene.reference.state_name(actor.country)
    if name is None or actor.sector in ("REB", "OPP"):
        return actor
    return replace(actor, name=name, sector="GOV", kind="state", role=None)


def _of_code(scene: Scene, view: View, head: int, code: str) -> Iterator[Actor]:
    yield scene.actor(view, head, head + 1, scene.reference.state_name(code), code, "GOV", "state", "setting")
