"""Those who are counted: "dozens of rebels", "three members of the staff", "killing at least forty"."""

from __future__ import annotations

from dataclasses import replace

from foedus.actors import bare, same
from foedus.actors.lexicon import words
from foedus.actors.memory import Found
from foedus.actors.owners import after, before
from foedus.actors.scene import Scene
from foedus.actors.setting import located
from foedus.actors.view import View
from foedus.reference import IGO, RoleMatch

_HARMING = words("quantities.harming")
_CROWDS = words("quantities.crowds")


def counted(scene: Scene, view: View, head: int, match: RoleMatch) -> Found | None:
    """ "Dozens of rebels" as the rebels; "thousands" alone, as a subject, as the people of the setting."""
    token = view.sentence.tokens[head]
    ofs = (of.i for of in view.sentence.kids(head, "prep") if of.lower == "of")
    thing = next((k.i for of in ofs for k in view.sentence.kids(of, "pobj")), None)
    if thing is not None:
        inner = scene.resolve(view, thing)
        if inner is None or not inner.actors:
            return _of_whose(scene, view, head, match, thing) if match.role.phrase[0] == "member" else None
        if inner.actors[0].kind == "state":
            return None
        first = view.left(head)
        last = max(inner.last, match.last)
        text, start, end = scene.span(view, first, last)
        actors = tuple(replace(a, text=text, start=start, end=end) for a in inner.actors)
        plural = match.role.phrase[0] not in ("one", "each", "member") or token.tag == "NNS"
        return scene.found(view, head, first, last, actors, match=inner.match, plural=plural, settled=inner.settled)
    if match.role.phrase == ("member",) and (members := _members(scene, view, head, match)) is not None:
        return members
    if (
        view.lowers[head] in _CROWDS
        and token.tag in ("NNS", "CD")
        and token.dep in ("nsubj", "nsubjpass")
        and not any(p for p in view.prepositions(head))
    ):
        first = view.left(head)
        country = bare.where(scene, view, head, match)
        actor = scene.actor(view, first, head + 1, None, country, "CVL", "people", "setting")
        return scene.found(view, head, first, head + 1, (actor,), plural=True, settled=False)
    return None


def _members(scene: Scene, view: View, head: int, match: RoleMatch) -> Found | None:
    """The members of a group or body whose name stands before them ("four Northern Front members")."""
    owners = [o for o in before(scene, view, head) if o.kind in ("group", "body") and o.how != "led"]
    if not owners:
        return None
    first = view.left(head)
    actors = tuple(scene.actor(view, first, match.last, o.name, o.country, o.sector, o.kind, o.how) for o in owners[:1])
    return scene.found(view, head, first, match.last, actors, match=match)


def _of_whose(scene: Scene, view: View, head: int, match: RoleMatch, thing: int) -> Found | None:
    """The members of what is nobody itself but somebody's ("members of the campaign staff of candidate Jo Berg")."""
    owners = before(scene, view, thing) or after(scene, view, thing, personal=False, placed=False)
    owners = [o for o in owners if o.country and o.country != IGO and o.how != "led"]
    if not owners:
        return None
    first = view.left(head)
    actors = tuple(
        scene.actor(view, first, match.last, None, o.country, o.sector if o.sector != "GOV" else None, "people", o.how)
        for o in owners[:1]
    )
    return scene.found(view, head, first, match.last, actors, match=match, plural=True)


def plain(view: View, head: int, match: RoleMatch) -> RoleMatch | None:
    """The noun itself where it is no measure of what follows ("the ruling party of Norland" is no party of so many)."""
    if match.last == head + 1:
        return None
    return view.book.at(view.lowers[: head + 1], view.tags, head, match.first)


def by_number(scene: Scene, view: View, head: int) -> Found | None:
    """Victims and prisoners that are only counted ("killing at least forty"), as people of where it happens."""
    token = view.sentence.tokens[head]
    if token.dep not in ("dobj", "nsubjpass") or view.sentence.tokens[token.head].lemma not in _HARMING:
        return None
    if any(True for _ in view.prepositions(head)):
        return None
    country = same.other_of(scene, view, head) if token.lower == "others" else None
    country = country or located(view, head, scene.reference, scene.setting.counts) or scene.setting.main
    if country is None:
        return None
    actor = scene.actor(view, head, head + 1, None, country, "CVL", "people", "setting")
    return scene.found(view, head, head, head + 1, (actor,), plural=True, settled=False)
