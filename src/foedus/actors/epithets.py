"""Words for states ("the kingdom", "the island", "its neighbour") and counterparts ("his Turkish counterpart")."""

from __future__ import annotations

from dataclasses import replace

from foedus.actors.enemies import the_enemy
from foedus.actors.halves import other_half
from foedus.actors.lexicon import words
from foedus.actors.memory import Found
from foedus.actors.owners import STATE_KINDS, after, before
from foedus.actors.scene import Owner, Scene
from foedus.actors.view import View
from foedus.records import Actor, Place
from foedus.reference import IGO, RoleMatch

_COUNTERPARTS = frozenset({"counterpart", "number", "colleague", "guest", "host"})
_OFFICIAL = frozenset({"GOV", "MIL", "LEG", "IGO"})
_OTHERS = words("epithets.others")
# What a state may be called without becoming another ("the tiny kingdom"), unlike "the host country".
_PLAIN = words("epithets.plain") | {"-", ","}
_PERSONAL = frozenset({"rival", "opponent"})
_SELF = frozenset({"country", "nation", "republic", "homeland", "land", "state", "federation"})
_REACH = 4
_POSSESSED = frozenset({"'s", "'", "’s", "’"})


def of_state(scene: Scene, view: View, head: int, match: RoleMatch) -> Found | None:
    """The state an epithet means: its owner's ("their countries"), the named one of its kind, or the other of two."""
    word = match.role.phrase[-1]
    first = view.left(head)
    owners = before(scene, view, head)
    if word in _OTHERS and any(o.entry_kind in STATE_KINDS for o in owners):
        codes = [o.country for o in owners if o.country and o.entry_kind in STATE_KINDS and o.how != "led"]
        if not any(w in ("'s", "'") for w in view.lowers[first : match.first]):
            return _states(scene, view, head, match, first, codes, "nationality")
    if word in _PERSONAL and (home := _at_home(scene, view, head, owners)) is not None:
        actor = scene.actor(view, first, match.last, None, home, "OPP", "people", "setting")
        return scene.found(view, head, first, match.last, (actor,), match=match, settled=False)
    if word in _OTHERS and (foe := the_enemy(scene, view, head, match)) is not None:
        return foe
    if word in _OTHERS:
        return _other(scene, view, head, match, first, [o.country for o in owners])
    if owners:
        if owners[0].how == "led":
            return None
        if owners[0].entry_kind and word not in _SELF and word != "side":
            return None
        codes = [o.country for o in owners if o.country and o.country != IGO]
        return _states(scene, view, head, match, first, codes, f"of {owners[0].name}")
    if word == "side":
        codes = [o.country for o in after(scene, view, head, personal=False, placed=False) if o.country]
        return _states(scene, view, head, match, first, codes, "name")
    if word in _SELF and view.lowers[first : match.first] in (["the", "only"], ["the", "sole"]):
        return _states(scene, view, head, match, first, _only_other(scene, view, head), "epithet")
    lead = view.lowers[first] if first < match.first else ""
    if lead not in ("the", "this", "that") or view.tags[head] in ("NNS", "NNPS"):
        return None
    fitting = scene.reference.epithets.get(" ".join(match.role.phrase))
    if match.first - first > 1:
        region = _region(scene, view, first + 1, match.first)
        if region is not None:
            fitting = region & fitting if fitting is not None else region
        elif not _PLAIN.issuperset(view.lowers[first + 1 : match.first]):
            return None
    if fitting is None and word not in _SELF:
        return None
    subject: str | None = None
    acting = _acting(scene, view, head)
    main = scene.setting.main
    beside = _beside(scene, view, head, acting) if fitting is None and acting else None
    if beside is not None:
        return _states(scene, view, head, match, first, [beside], "epithet")
    for found in scene.memory.back(view.index, head, _REACH):
        code = found.country
        if not code or code == IGO or found.pronoun or (found.modifier and fitting is None):
            continue
        if fitting is not None:
            if code in fitting and code not in acting and (main not in fitting or code == main or found.subject):
                return _states(scene, view, head, match, first, [code], "epithet")
            continue
        if code in acting:
            continue
        if found.actors[0].kind == "state" or (found.subject and found.actors[0].sector == "GOV"):
            if subject is None or code == main:
                subject = code
            if main is None or subject == main:
                break
    code = subject or (scene.setting.main if fitting is None or scene.setting.main in fitting else None)
    return _states(scene, view, head, match, first, [code], "epithet") if code else None


def _region(scene: Scene, view: View, first: int, last: int) -> frozenset[str] | None:
    """The states that adjectives of a region or grouping fit ("the oil-rich Gulf state"), None without such ones."""
    for at in range(first, last):
        fitting = scene.reference.epithets.get(" ".join(view.lowers[at:last]).replace(" - ", "-"))
        if fitting is not None:
            return fitting
    return None


def _at_home(scene: Scene, view: View, head: int, owners: list[Owner]) -> str | None:
    """The state in which a politician has rivals, or in which there are "rivals" of nobody in particular: the text's
    own, where it plays there and nowhere else."""
    main = scene.setting.main if scene.setting.commanding and not scene.statement else None
    if not owners:
        return main if view.tags[head] == "NNS" and view.left(head) == head else None
    return main if owners[0].kind == "person" and owners[0].country == main else None


def _only_other(scene: Scene, view: View, head: int) -> list[str]:
    """The country that "the only state to ..." describes where it is acted on: the one country of the sentence, or of
    the one before, that is the subject of no verb above it."""
    first = view.left(head)
    introduced = first > 0 and view.lowers[first - 1] == "for"  # which the parser takes for the infinitive's subject
    if view.sentence.tokens[head].dep not in ("dobj", "pobj", "dative") and not introduced:
        return []
    verbs = [up.i for up in view.sentence.ancestors(head) if up.pos in ("VERB", "AUX") and up.i < head]
    subjects = [i for v in verbs for s in view.subjects(v) for i in view.conjuncts(s)]
    acting = {a.country for i in subjects if (f := scene.resolve(view, i)) is not None for a in f.actors}
    acting |= {o.country for i in subjects for o in before(scene, view, i)}
    for reach in (0, 1):
        named = [f for f in scene.memory.back(view.index, head, reach) if f.actors and not f.thing and not f.modifier]
        left = {f.country: None for f in named if f.actors[0].kind == "state" and f.country not in acting}
        codes = [code for code in left if code and code != IGO]
        if codes:
            return codes if len(codes) == 1 else []
    return []


def _beside(scene: Scene, view: View, head: int, acting: frozenset[str]) -> str | None:
    """The other country that the sentence has just spoken of ("froze two Norlandic ministers' assets and taxed the
    country's steel")."""
    for found in scene.memory.back(view.index, head, 0):
        if found.country and found.country != IGO and found.country not in acting and not found.pronoun:
            return found.country
    return None


def _acting(scene: Scene, view: View, head: int) -> frozenset[str]:
    """The countries of the subject where "the country" is acted on, which is another's then."""
    token = view.sentence.tokens[head]
    if token.dep not in ("dobj", "pobj", "poss", "iobj", "dative"):
        return frozenset()
    found = [f for s in view.subjects(view.verb(head)) if s < head and (f := scene.resolve(view, s)) is not None]
    return frozenset(a.country for f in found for a in f.actors if a.country)


def is_counterpart(match: RoleMatch) -> bool:
    """Whether the role noun is "counterpart", "opposite number", "guest" or their like."""
    return match.role.phrase[-1] in _COUNTERPARTS


def counterpart(scene: Scene, view: View, head: int, match: RoleMatch) -> Found | None:
    """Whom "his counterpart" means without a nationality: the official of another country than his whom the text named
    last, in this sentence or the one before; nobody where it named none."""
    first = view.left(head)
    if view.tags[first] != "PRP$" or view.tags[head] != "NN":
        return None
    own = {o.country for o in before(scene, view, head)}
    for found in scene.memory.back(view.index, head, 1) if own - {None} else ():
        actor = found.actors[0] if found.person and not found.thing and not found.modifier else None
        if actor is not None and actor.country and actor.country not in own and actor.sector in _OFFICIAL:
            text, start, end = scene.span(view, first, match.last)
            other = replace(actor, text=text, start=start, end=end, how=f"counterpart: {actor.name}")
            return scene.found(view, head, first, match.last, (other,), match=match, pronoun=True)
    return None


def _other(scene: Scene, view: View, head: int, match: RoleMatch, first: int, own: list[str | None]) -> Found | None:
    """The other state of two: "Norland charged its neighbour" means the last-named state that is not Norland."""
    if view.tags[head] in ("NNS", "NNPS") or not own:
        return None
    lead = view.lowers[first]
    if lead not in ("its", "their", "his", "her") and not _POSSESSED.intersection(view.lowers[first : match.first]):
        return None
    others: dict[str, int] = {}
    for found in scene.memory.back(view.index, head, 1):
        code = found.country
        if code and code != IGO and code not in own and found.actors[0].kind == "state" and not found.modifier:
            others.setdefault(code, found.sentence)
    nearest = [code for code, sentence in others.items() if sentence == max(others.values())]
    chief = scene.setting.top(2)
    half = other_half(scene.reference, own[0])
    if half is not None and scene.setting.counts.get(half):
        nearest = [half]
    if not nearest and len(chief) == 2 and len({*chief} & {*own}) == 1:
        nearest = [code for code in chief if code not in own]
    if not nearest and scene.setting.main not in (None, *own):
        nearest = [scene.setting.main or ""]
    return _states(scene, view, head, match, first, nearest, "epithet") if len(nearest) == 1 else None


def _states(
    scene: Scene, view: View, head: int, match: RoleMatch, first: int, codes: list[str], how: str
) -> Found | None:
    if not codes:
        return None
    actors: list[Actor] = []
    for code in dict.fromkeys(codes):
        name = scene.reference.state_name(code)
        actors.append(scene.actor(view, first, match.last, name, code, "GOV", "state", how))
    text, start, end = scene.span(view, first, match.last)
    place = Place(text, start, end, actors[0].name, codes[0]) if len(actors) == 1 else None
    return scene.found(view, head, first, match.last, tuple(actors), place=place, match=match)
