"""Whose hardware is that the text gives to nobody ("helicopters opened fire", "shot at a jeep"): that of the army that
the other side of the clause leaves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from foedus.actors.lexicon import words
from foedus.actors.memory import Found
from foedus.actors.scene import Scene
from foedus.actors.setting import located
from foedus.actors.view import Hit, View
from foedus.records import ActorKind
from foedus.reference import IGO, RoleMatch

STATE_FORCES = frozenset({"MIL", "GOV", "COP", "SPY", "LEG", "JUD"})
"""The sectors of those who act for a state."""

# Who has the army in a land that is under another's.
GARRISONS = {"PSE": "ISR", "ESH": "MAR"}
_ATTACKING, _MOVING = words("armies.attacking"), words("armies.moving")
_WAGING = words("bare.attacks") | frozenset(
    "annex blockade board bomb bombard invade occupy pound ram seize shell strafe torpedo".split()
)
_DEEDS = words("armies.deeds") | frozenset({"fire", "shell", "gunfire"})
_CLASSES = (words("armies.air"), words("armies.sea"), words("armies.land"))
_ANYONES = words("armies.anyone")
_ROCKETS = words("armies.rockets")
_ANY_CRAFT = frozenset(
    {"aircraft", "airplane", "aeroplane", "plane", "jet", "ship", "vessel", "boat", "craft", "vehicle"}
)
# What carries passengers as well, and what is done to such as are of armies.
_CARRIERS = frozenset({"aircraft", "airplane", "aeroplane", "plane", "helicopter", "ship", "vessel", "boat", "truck"})
_CAPTURING = frozenset({"abduct", "behead", "capture", "execute", "kidnap"})
_DOWNING = frozenset({"down", "shoot", "intercept", "engage", "ambush", "bomb", "shell", "torpedo"})
_OF_RELIEF = words("armies.of_relief")
_SITES = words("sites.sites")
_FORCES = frozenset({"organ", "collective", "materiel"})
_ON_THE_WAY = frozenset({"convoy", "fleet", "flotilla", "contingent"})
_UPON = frozenset({"at", "on", "upon", "against", "into", "toward", "towards"})
_FIGHTING = frozenset({"REB", "UAF"})
_DEFINITE = frozenset({"the", "these", "those", "this", "that"})
_MODIFYING = frozenset({"compound", "nmod", "amod"})
# An army that is named so many times as often as the next is the one meant where nothing else says it.
_FAR_MORE = 3.0
# So often an army from elsewhere is named where it, not the state's own, fights the armed groups.
_THERE = 2.0


def of_text(views: Sequence[View]) -> Mapping[str, float]:
    """The armies that a text tells of, by their states or "IGO", and how often it does: forces and deeds with a state's
    name ("Norlandic troops", "Norland's raids"), and states that do themselves what armies do ("Norland bombed")."""
    found: dict[str, float] = {}
    for view in views:
        for hit in view.hits:
            code = hit.entry.country
            if code and hit.bond in ("", "by") and _fights(view, hit):
                found[code] = found.get(code, 0.0) + (2.0 if _attacks(view, hit) else 1.0)
    for land, army in GARRISONS.items():
        if army in found:
            found.pop(land, None)
    return found


def _fights(view: View, hit: Hit) -> bool:
    """Whether a name is that of forces, of what forces did, or of a state that did it."""
    if hit.entry.sector == "MIL":
        return True
    tokens = view.sentence.tokens
    token = tokens[hit.last - 1]
    if token.dep == "nsubj" and hit.entry.kind != "people":
        done = (k.lemma for k in view.sentence.kids(token.head, "dobj"))
        return tokens[token.head].lemma in _WAGING or any(lemma in _WAGING for lemma in done)
    up = token.head
    while tokens[up].dep in _MODIFYING and tokens[up].head > up:
        up = tokens[up].head
    if up < hit.last or token.dep not in (*_MODIFYING, "poss"):
        return False
    match = view.role(up)
    if match is not None:
        return match.role.sector == "MIL" and match.role.kind in _FORCES
    return tokens[up].lemma in _DEEDS - {"fire"}


def _attacks(view: View, hit: Hit) -> bool:
    """Whether the forces that a name is of attack in their own clause."""
    noun = view.sentence.tokens[view.sentence.tokens[hit.last - 1].head]
    return noun.dep == "nsubj" and view.sentence.tokens[noun.head].lemma in _ATTACKING


def by_hardware(scene: Scene, view: View, head: int, match: RoleMatch) -> Found | None:
    """Hardware and convoys as their army's where they fight, move or are attacked; None where it is not plain whose."""
    role = match.role
    hardware = role.kind == "materiel" and role.sector == "MIL"
    soldiers = role.kind == "collective" and role.sector == "MIL" and role.scope == "setting"
    if not hardware and not soldiers and role.phrase[-1] not in _ON_THE_WAY:
        return None
    first = view.left(head)
    if head + 1 < len(view.tags) and view.tags[head + 1] in ("NNP", "NNPS"):
        # "The cruiser Brakna".
        return None
    if not _OF_RELIEF.isdisjoint(view.lowers[first : match.first]):
        return None
    again = _again(scene, view, head, match, first) if hardware else None
    if again is not None:
        return again
    doing = _does(view, head) if not soldiers else None
    if doing is not None:
        fallback = scene.setting.main if role.phrase[-1] not in _ROCKETS else None
        whose = _army(scene, view, head, list(_faced(scene, view, *doing, fallback)), match)
    else:
        verb = _suffers(view, head)
        whose = _against(scene, view, verb, soldiers) if verb is not None else None
    if whose is None:
        return None
    code, sector = whose
    kind: ActorKind = "group" if sector == "REB" else "body" if code == IGO else "government"
    actor = scene.actor(view, first, match.last, None, code, sector, kind, "army")
    return scene.found(view, head, first, match.last, (actor,), match=match, settled=False)


def _again(scene: Scene, view: View, head: int, match: RoleMatch, first: int) -> Found | None:
    """Hardware told of before by another word of its class ("Norlandic jets ... one of the planes")."""
    kin = next((words for words in _CLASSES if match.role.phrase[-1] in words), None)
    if kin is None or match.role.phrase[-1] not in _ANY_CRAFT:
        return None
    if first == match.first or view.lowers[first] not in _DEFINITE:
        return None
    verb = view.verb(head)
    for found in scene.memory.back(view.index, head, 3):
        role = found.match.role if found.match is not None and found.actors and not found.thing else None
        beside = found.sentence == view.index and view.verb(found.head) == verb
        if role is not None and role.kind == "materiel" and role.phrase[-1] in kin and not beside:
            was = found.actors[0]
            actor = scene.actor(view, first, match.last, None, was.country, was.sector, was.kind, "epithet")
            return scene.found(view, head, first, match.last, (actor,), match=match, settled=found.settled)
    return None


def _does(view: View, head: int) -> tuple[int, bool] | None:
    """The verb, or the noun for a deed, that hardware is the doer of, and whether in the passive."""
    tokens = view.sentence.tokens
    token = tokens[head]
    while token.dep == "conj" and tokens[token.head].pos in ("NOUN", "PROPN"):
        token = tokens[token.head]
    up = tokens[token.head]
    if token.dep == "nsubj" and up.lemma in _ATTACKING | _MOVING:
        return up.i, False
    if token.dep == "pobj" and up.dep == "agent" and tokens[up.head].lemma in _ATTACKING | _MOVING:
        return up.head, True
    craft = token.lemma not in _ANYONES
    if craft and token.dep in _MODIFYING and up.lemma in _DEEDS and token.head > head:
        return up.i, False
    return None


def _suffers(view: View, head: int) -> int | None:
    """The verb of an attack that hardware is the target of."""
    tokens = view.sentence.tokens
    token = tokens[head]
    while token.dep == "conj" and tokens[token.head].pos in ("NOUN", "PROPN"):
        token = tokens[token.head]
    verb = tokens[token.head]
    if token.dep == "pobj" and verb.lower in _UPON:
        verb = tokens[verb.head]
        if verb.dep == "dobj" and verb.lemma not in _DEEDS:
            verb = tokens[verb.head]
        return verb.i if verb.lemma in _ATTACKING | _DEEDS else None
    harmed = token.dep in ("dobj", "nsubjpass")
    if token.lemma in _CARRIERS and verb.lemma not in _DOWNING:
        return None
    return verb.i if harmed and verb.lemma in (_ATTACKING | _CAPTURING) - {"drop", "fire", "launch", "open"} else None


def _faced(
    scene: Scene, view: View, deed: int, passive: bool, fallback: str | None
) -> Iterator[tuple[str | None, str | None]]:
    """Those on the other side of what hardware does, as state and sector: objects, those fired at, places."""
    sentence = view.sentence
    heads: list[int] = []
    if passive:
        heads += [k.i for k in sentence.kids(deed, "nsubjpass")] or [sentence.tokens[deed].head]
    else:
        deeds = [deed, *(k.i for k in sentence.kids(deed, "conj") if k.pos == "VERB")]
        if sentence.tokens[deed].pos == "NOUN" and sentence.tokens[deed].dep == "nsubj":
            deeds.append(sentence.tokens[deed].head)
        for at in deeds:
            heads += [k.i for k in sentence.kids(at, "dobj")]
        for at in [*deeds, *heads]:
            for prep in sentence.kids(at, "prep"):
                heads += [k.i for k in sentence.kids(prep.i, "pobj")] if prep.lower in _UPON else ()
    for i in [c for head in heads for c in view.conjuncts(head)]:
        found = scene.resolve(view, i)
        if found is not None and found.actors:
            yield from ((a.country, a.sector) for a in found.actors)
        elif found is not None and found.place is not None:
            yield found.place.country, None
        elif found is None:
            yield from _of_thing(scene, view, i, fallback)
    place = located(view, deed, scene.reference, scene.setting.counts, True)
    if place is not None:
        yield place, None


def _of_thing(scene: Scene, view: View, head: int, fallback: str | None) -> Iterator[tuple[str | None, str | None]]:
    """Whose a thing is: theirs whose name stands before it ("militant hideouts"), or of where it stands."""
    names = [f for k in view.sentence.kids(head, *_MODIFYING) if (f := scene.resolve(view, k.i)) is not None]
    for found in names:
        yield from ((a.country, a.sector) for a in found.actors)
    if not names and view.sentence.tokens[head].lemma in _SITES:
        yield located(view, head, scene.reference, scene.setting.counts) or fallback, None


def _army(
    scene: Scene, view: View, head: int, faced: Sequence[tuple[str | None, str | None]], match: RoleMatch
) -> tuple[str, str] | None:
    """The army that can face these; its state and sector."""
    armies = scene.armies
    for code, sector in faced:
        if code and sector in _FIGHTING:
            army = GARRISONS.get(code)
            if army is not None and scene.setting.counts.get(army):
                return army, "MIL"
            return _enemy_of(armies, code)
    faces = {code for code, _ in faced if code}
    left = [code for code in armies if code not in faces]
    if match.role.phrase[-1] in _ANYONES and (armed := rebels(scene) - faces):
        # Rockets are those of armed groups as well.
        if not left and len(armed) == 1:
            return next(iter(armed)), "REB"
        if not left or match.role.phrase[-1] in _ROCKETS:
            return None
    if not left and len(faces) == 1:
        own = next(iter(faces))
        return (own, "MIL") if own in armies and (own in rebels(scene) or _at_home(scene, own)) else None
    if len(left) == 1:
        return left[0], "MIL"
    acting = _acting(scene, view, head, left)
    if acting is not None:
        return acting, "MIL"
    if faces and left and scene.allied:
        return IGO, "MIL"
    ranked = sorted(left, key=lambda code: -armies[code])[:2]
    if len(ranked) == 2 and armies[ranked[0]] >= _FAR_MORE * armies[ranked[1]]:
        return ranked[0], "MIL"
    return None


def _acting(scene: Scene, view: View, head: int, armies: Sequence[str]) -> str | None:
    """The army whose own have just acted in the same sentence ("Norlandic tanks crossed and artillery fired")."""
    for found in scene.memory.back(view.index, head, 0):
        if found.subject and found.actors and found.actors[0].sector == "MIL" and found.country in armies:
            return found.country
    return None


def _enemy_of(armies: Mapping[str, float], code: str) -> tuple[str, str] | None:
    """The army that fights the armed groups of a state: its own, or the only one that is there in its stead."""
    others = [a for a in armies if a != code]
    if code in armies or not others:
        return None if others else (code, "MIL")
    return (others[0] if armies[others[0]] >= _THERE else code, "MIL") if len(others) == 1 else None


def rebels(scene: Scene) -> frozenset[str]:
    """The states whose armed groups the text names."""
    return frozenset(
        hit.entry.country
        for view in scene.views
        for hit in view.hits
        if hit.entry.country and hit.entry.country != IGO and hit.entry.sector == "REB"
    )


def _at_home(scene: Scene, own: str) -> bool:
    """Whether a text that plays in a state alone tells of rebels."""
    if scene.setting.main != own or not scene.setting.commanding:
        return False
    return any(
        (match := view.role(i)) is not None and match.role.sector == "REB"
        for view in scene.views
        for i, token in enumerate(view.sentence.tokens)
        if token.pos in ("NOUN", "PROPN", "ADJ")
    )


def _against(scene: Scene, view: View, verb: int, soldiers: bool) -> tuple[str, str] | None:
    """The army that those face who attack hardware, or `soldiers`, who are of where the text plays but for those whom
    armed groups attack."""
    sentence = view.sentence
    doers = [s for s in view.subjects(verb) if sentence.tokens[s].dep == "nsubj"]
    for by in sentence.kids(verb, "agent"):
        doers += [k.i for k in sentence.kids(by.i, "pobj")]
    faced = [(a.country, a.sector) for i in doers if (f := scene.resolve(view, i)) is not None for a in f.actors]
    armies = scene.armies
    if soldiers and not (faced and all(sector in _FIGHTING for _, sector in faced)):
        return None
    if not faced:
        return (next(iter(armies)), "MIL") if len(armies) == 1 and not doers else None
    for code, sector in faced:
        if code is None:
            continue
        if sector in _FIGHTING or sector in ("CVL", "OPP"):
            army = GARRISONS.get(code)
            if army is not None and scene.setting.counts.get(army):
                return army, "MIL"
            return _enemy_of(armies, code)
        left = [a for a in armies if a != code]
        if left and (len(left) == 1 or scene.allied):
            return (left[0] if len(left) == 1 else IGO), "MIL"
    return None
