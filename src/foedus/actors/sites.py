"""Things that stand or travel in a state and have no owner of their own in the text: villages, police posts, buses."""

from __future__ import annotations

from foedus.actors.lexicon import words
from foedus.actors.scene import Scene
from foedus.actors.setting import around, beside, located, named
from foedus.actors.view import View

_SITES = words("sites.sites")
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
    near = None if scene.statement or setting.commanding else beside(scene.views, view.index, scene.then, setting)
    return near or setting.main or named(view) or around(scene.views, view.index, scene.then, setting)
