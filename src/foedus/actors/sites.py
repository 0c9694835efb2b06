"""Things that stand or travel in a state and have no owner of their own in the text: villages, police posts, buses."""

from __future__ import annotations

from foedus.actors.armies import GARRISONS
from foedus.actors.lexicon import words
from foedus.actors.scene import Scene
from foedus.actors.setting import around, beside, located, named
from foedus.actors.view import View
from foedus.reference import IGO

_SITES = words("sites.sites")
_ATTACKING = words("bare.attacks") | words("armies.attacking")
_ARMED = frozenset({"MIL", "UAF", "REB"})
_STRUCK = frozenset({"dobj", "pobj", "nsubjpass", "nsubj", "conj", "compound", "attr", "appos"})


def land(scene: Scene, view: View, head: int) -> str | None:
    """The state that a thing stands in where its own words name none ("bombed a market"): that of the places of the
    sentence, else the one that the text around speaks of; None for what may be anywhere."""
    token = view.sentence.tokens[head]
    if token.lemma not in _SITES or token.tag not in ("NN", "NNS") or token.dep not in _STRUCK:
        return None
    setting = scene.setting
    here = located(view, head, scene.reference, setting.counts) or scene.items.get(view.index)
    if here is not None:
        return here
    if (foe := _attacked(scene, view, head)) is not None:
        return foe
    near = None if scene.statement or setting.commanding else beside(scene.views, view.index, scene.then, setting)
    return near or setting.main or named(view) or around(scene.views, view.index, scene.then, setting)


def _attacked(scene: Scene, view: View, head: int) -> str | None:
    """The state of a thing that an army or armed group of the other of two states attacks: of the two that the text is
    about, whose armies it tells of, or of which one holds the other's land."""
    token = view.sentence.tokens[head]
    verb = view.verb(head) if token.dep in ("dobj", "pobj") else -1
    if verb < 0 or view.sentence.tokens[verb].lemma not in _ATTACKING:
        return None
    for subject in view.subjects(verb):
        found = scene.resolve(view, subject)
        if found is None or not found.country or found.actors[0].sector not in _ARMED:
            continue
        code = found.country
        armies = (scene.setting.pair(), tuple(scene.armies)) if found.actors[0].sector == "MIL" else ()
        for two in (*armies, *GARRISONS.items()):
            if len(two) == 2 and code in two:
                foe = two[1 - two.index(code)]
                return foe if foe != IGO and scene.setting.counts.get(foe) else None
    return None
