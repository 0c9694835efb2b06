"""Those who are counted: "dozens of rebels", "three members of the staff", "killing at least forty"."""

from __future__ import annotations

from dataclasses import replace

from foedus.actors import bare, same
from foedus.actors.human import who
from foedus.actors.lexicon import words
from foedus.actors.memory import Found
from foedus.actors.owners import after, before
from foedus.actors.scene import Scene
from foedus.actors.setting import located
from foedus.actors.view import View
from foedus.reference import IGO, RoleMatch

_HARMING = words("quantities.harming")
_CROWDS = words("quantities.crowds")
_PEOPLE = ("people",)
_WHERE = words("setting.locative") | words("quantities.beside")
_OF_PEOPLE = words("quantities.of_people")
# So many were just spoken of ("three activists ... the trio").
_AGAIN = {
    "pair": ("two", "2", "couple", "both"),
    "duo": ("two", "2", "both"),
    "trio": ("three", "3"),
}
_NEAR = 3
_NUMBERS = _CROWDS | frozenset({"some", "many", "several"})


def counted(scene: Scene, view: View, head: int, match: RoleMatch) -> Found | None:
    """ "Dozens of rebels" as the rebels; "thousands" alone, as a subject, as the people of the setting."""
    token = view.sentence.tokens[head]
    word = match.role.phrase[0]
    if word in _AGAIN and view.lowers[head - 1 : head] == ["the"]:
        return _again(scene, view, head, match, _AGAIN[word])
    thing = _measured(view, head)
    if thing is not None:
        inner = scene.resolve(view, thing)
        if inner is None or not inner.actors:
            return _of_whose(scene, view, head, match, thing) if word == "member" else None
        plural = word not in ("one", "each", "member") or token.tag == "NNS"
        return _part(scene, view, head, match.last, inner, plural=plural)
    if word == "member":
        return _members(scene, view, head, match) or _of_whose(scene, view, head, match, head)
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
    return by_number(scene, view, head) if view.lowers[head] in _NUMBERS or token.tag == "CD" else None


def _again(scene: Scene, view: View, head: int, match: RoleMatch, numbers: tuple[str, ...]) -> Found | None:
    """Those last spoken of who are so many ("Police arrested three activists. The trio was charged")."""
    if any(True for _ in view.prepositions(head)):
        return None
    for found in scene.memory.back(view.index, head, _NEAR):
        if found.plural and not found.thing and found.actors and not found.words.isdisjoint(numbers):
            first = view.left(head)
            text, start, end = scene.span(view, first, match.last)
            actors = tuple(replace(a, text=text, start=start, end=end) for a in found.actors)
            return scene.found(view, head, first, match.last, actors, match=found.match, plural=True, extra=found.words)
    return None


def _measured(view: View, head: int) -> int | None:
    """What a quantity is of ("ten of the rebels")."""
    ofs = (of.i for of in view.sentence.kids(head, "prep") if of.lower == "of")
    return next((k.i for of in ofs for k in view.sentence.kids(of, "pobj")), None)


def _part(scene: Scene, view: View, head: int, after: int, inner: Found, plural: bool) -> Found | None:
    """So many of others, as these; None of a state, whose towns and days it is as soon as people."""
    if inner.actors[0].kind == "state":
        return None
    first = view.left(head)
    last = max(inner.last, after)
    text, start, end = scene.span(view, first, last)
    actors = tuple(replace(a, text=text, start=start, end=end) for a in inner.actors)
    return scene.found(view, head, first, last, actors, match=inner.match, plural=plural, settled=inner.settled)


def _members(scene: Scene, view: View, head: int, match: RoleMatch) -> Found | None:
    """The members of a group or body whose name stands before them ("four Northern Front members")."""
    owners = [o for o in before(scene, view, head) if o.kind in ("group", "body") and o.how != "led"]
    if not owners:
        return None
    first = view.left(head)
    actors = tuple(scene.actor(view, first, match.last, o.name, o.country, o.sector, o.kind, o.how) for o in owners[:1])
    return scene.found(view, head, first, match.last, actors, match=match)


def _of_whose(scene: Scene, view: View, head: int, match: RoleMatch, thing: int) -> Found | None:
    """The members of what is nobody itself but somebody's ("members of the campaign staff of candidate Jo Berg"), or of
    whom the word before them names ("four Hezbollah members")."""
    owners = before(scene, view, thing)
    if not owners and thing != head:
        owners = after(scene, view, thing, personal=False, placed=False)
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
    """So many of others ("ten of its own soldiers"); victims and prisoners that are only counted ("killing at least
    forty"), as people of where it happens."""
    token = view.sentence.tokens[head]
    thing = _measured(view, head) if token.tag == "CD" else None
    if thing is not None:
        inner = scene.resolve(view, thing)
        return _part(scene, view, head, head + 1, inner, plural=True) if inner is not None and inner.actors else None
    if token.lower == "those" and (who(view, head) or (_done_to(view, head) and not scene.statement)):
        return None if scene.statement and _anyone(view, head) else _people(scene, view, head)
    if token.dep not in ("dobj", "nsubjpass") or view.sentence.tokens[token.head].lemma not in _HARMING:
        return None
    if any(word not in _WHERE for word, _, _ in view.prepositions(head)):
        return None
    country = same.other_of(scene, view, head) if token.lower in ("others", "more") else None
    country = (
        country
        or bare.struck(view, head)
        or located(view, head, scene.reference, scene.setting.counts)
        or scene.setting.main
    )
    if country is None or country in bare.across(view, head) or _of_rebels(view, country):
        return None
    actor = scene.actor(view, head, head + 1, None, country, "CVL", "people", "setting")
    return scene.found(view, head, head, head + 1, (actor,), plural=True, settled=False)


def _of_rebels(view: View, country: str) -> bool:
    """Whether a sentence names a state by its rebels alone, whose victims need not be of theirs."""
    sectors = [hit.entry.sector for hit in view.hits if hit.entry.country == country]
    return bool(sectors) and all(sector == "REB" for sector in sectors)


def _done_to(view: View, head: int) -> bool:
    """Whether a participle says what people did or suffered ("those arrested", "those marching")."""
    clause = next((k for k in view.sentence.kids(head, "acl") if k.tag in ("VBN", "VBG")), None)
    return clause is not None and clause.i <= head + 2 and clause.lemma in _OF_PEOPLE


def _anyone(view: View, head: int) -> bool:
    """Whether a clause in the present says who is meant: whoever does so ("those who harm us")."""
    tags = (view.tags[k.i] for c in view.sentence.kids(head, "relcl") for k in (c, *view.sentence.kids(c.i, "aux")))
    return any(tag in ("VBP", "VBZ") for tag in tags)


def _people(scene: Scene, view: View, head: int) -> Found | None:
    """ "Those who ..." as people of the setting."""
    match = view.book.at(_PEOPLE, ("NNS",), 0)
    if match is None:
        return None
    country = bare.where(scene, view, head, RoleMatch(match.role, head, head, head + 1))
    actor = scene.actor(view, head, head + 1, None, country, "CVL", "people", "setting" if country else "no country")
    return scene.found(view, head, head, head + 1, (actor,), plural=True, settled=False)
