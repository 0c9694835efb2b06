"""Whose words a diplomatic note is: who presents his compliments in it ("The Embassy of Norland presents its
compliments to the Ministry ...")."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.actors.announced import voice_of
from foedus.actors.memory import Found
from foedus.actors.scene import Scene
from foedus.actors.view import View
from foedus.reference import IGO

# So far down the formula stands, below the letterhead and the address.
_OPENING = 6
# How governments style themselves.
_STYLES = frozenset({"royal", "imperial", "federal"})


def sender(scene: Scene) -> Found | None:
    """The state that presents its compliments at the beginning of a note; None for other texts."""
    for view in scene.views[:_OPENING]:
        verb = _presenting(view)
        if verb is None:
            continue
        for hit in view.hits:
            if hit.last <= verb and hit.entry.country not in (None, IGO) and not hit.bond:
                code = hit.entry.country
                return voice_of(scene, scene.reference.state_name(code) or hit.entry.name, code, "GOV")
    return None


def is_note(views: Sequence[View]) -> bool:
    """Whether a text is such a note."""
    return any(_presenting(view) is not None for view in views[:_OPENING])


def home(scene: Scene) -> str | None:
    """The state whose note a text is; None for other texts."""
    return scene.home if is_note(scene.views) else None


def governs(view: View, first: int, head: int) -> bool:
    """Whether a subject is a government that needs no name ("The Government", "the Royal Government")."""
    words = view.lowers[first : head + 1]
    plain = words[:1] == ["the"] and words[-1] == "government" and _STYLES.issuperset(words[1:-1])
    return plain and view.is_subject(head) and view.tags[head].startswith("NNP")


def _presenting(view: View) -> int | None:
    if "compliments" not in view.lowers:
        return None
    thing = view.sentence.tokens[view.lowers.index("compliments")]
    verb = view.sentence.tokens[thing.head]
    return verb.i if verb.lemma == "present" and thing.i > verb.i else None
