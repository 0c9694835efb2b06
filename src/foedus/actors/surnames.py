"""By which parts of a name its bearer may be called later."""

from __future__ import annotations

from foedus.actors.lexicon import words
from foedus.actors.scene import Scene
from foedus.actors.view import Run

_EAST_ASIAN = words("surnames.east_asian")
_PARTICLES = words("surnames.particles")


def keys(scene: Scene, run: Run) -> list[str]:
    """The names by which a person may be called later: the whole, the last word, a first word that is no given name."""
    found = {" ".join(run.words): None, run.words[-1]: None}
    if len(run.words) > 1 and (run.words[0] not in scene.reference.first_names or run.words[0] in _EAST_ASIAN):
        found[run.words[0]] = None
    if len(run.words) > 1:
        found["".join(run.words[-2:])] = None
    if run.person is not None:
        found["".join(w.lower() for w in run.person.short.split())] = None
    if (first := _first_surname(scene, run)) is not None:
        found[first] = None
    return list(found)


def _first_surname(scene: Scene, run: Run) -> str | None:
    """The former of two surnames, which alone means its bearer too ("Juan Soto Vega ... Soto"); None where it is no
    surname."""
    given = scene.reference.first_names
    if len(run.words) < 3 or run.words[0] not in given:
        return None
    former = run.words[-2]
    return former if len(former) > 2 and former not in given and former not in _PARTICLES else None


def plain(run: Run) -> list[str]:
    """The words of a name without its particles."""
    return [w for w in run.words if w not in _PARTICLES]
