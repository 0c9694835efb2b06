"""Persons whom roles.csv lacks, made actors by their nationality or by whose they are ("two Norlandic athletes",
"Berg's critics")."""

from __future__ import annotations

from foedus.actors.lexicon import words
from foedus.actors.memory import Found
from foedus.actors.owners import after, before
from foedus.actors.scene import Owner, Scene
from foedus.actors.view import View
from foedus.reference import IGO

HUMANS = words("nationals.humans")
_NO_HUMANS = words("nationals.no_humans")


def by_nationality(scene: Scene, view: View, head: int) -> Found | None:
    """Persons that only their nationality makes actors: a noun that roles.csv lacks ("Russian visitors"); those of a
    person of state ("Berg's critics", "the wife of President Berg")."""
    token = view.sentence.tokens[head]
    lemma = token.lemma if token.tag.startswith("NN") else token.lower
    sure = lemma in HUMANS
    if not sure and not _is_human(lemma, token.tag):
        return None
    first = view.left(head)
    owners = _of_states(before(scene, view, head, light=True))
    if not owners and sure:
        owners = _of_states(before(scene, view, head)) or _of_states(
            after(scene, view, head, personal=False, placed=False)
        )
    if not owners:
        return None
    if token.tag.startswith("NN"):
        owners = of_americans(view, owners)
    actors = tuple(
        scene.actor(
            view, first, head + 1, None, o.country, "CVL", "people" if token.tag == "NNS" else "person", "nationality"
        )
        for o in owners
    )
    return scene.found(view, head, first, head + 1, actors, plural=token.tag == "NNS")


def _of_states(owners: list[Owner]) -> list[Owner]:
    return [o for o in owners if o.country and o.country != IGO and o.how != "led" and not o.how.startswith("pronoun")]


def of_americans(view: View, owners: list[Owner]) -> list[Owner]:
    """The last of a hyphenated nationality ("an Iranian-American pastor" is an American)."""
    if len(owners) != 2 or owners[1].country != "USA" or owners[0].entry_kind != "adjective":
        return owners
    between = [w for w in view.lowers[owners[0].last : owners[1].last] if w not in ("-", "–")]
    return owners[1:] if between == ["american"] else owners


_HUMAN_ENDINGS = ("er", "or", "ist", "man", "woman", "ee", "ian", "ant")


def _is_human(lemma: str, tag: str) -> bool:
    return (
        (tag in ("NN", "NNS") and len(lemma) > 4 and lemma.endswith(_HUMAN_ENDINGS) and lemma not in _NO_HUMANS
        and not lemma.endswith(("ment", "ower", "ater", "tter", "ter")))
        or lemma in ("minister", "visitor", "fighter", "voter")
    )  # fmt: skip
