"""Role nouns with the name that they introduce: "the Dutch premier, Mark Rutte", "the separatist group ETA", "militias
like Hezbollah"."""

from __future__ import annotations

from dataclasses import replace

from foedus.actors.memory import Found
from foedus.actors.owners import root_of
from foedus.actors.scene import Scene
from foedus.actors.view import View
from foedus.reference import RoleMatch

_PERSONS = frozenset({"office", "person", "collective", "group"})
_BODIES = frozenset({"organisation", "body", "group", "organ"})
_EXEMPLARY = frozenset({"group", "organisation", "state", "body", "collective"})
_BODY_NAMES = frozenset({"group", "party", "igo", "ngo", "organ", "agency", "company", "media", "alliance", "court"})


def name_of(scene: Scene, view: View, head: int, match: RoleMatch) -> Found | None:
    """The person or body whose name the role noun introduces, under the words of both; None where there is none."""
    if match.role.kind in _PERSONS:
        person = _person(scene, view, head, match)
        if person is not None:
            return person
    return _body(scene, view, head, match) if match.role.kind in _BODIES else None


def by_name(scene: Scene, view: View, head: int) -> Found | None:
    """The person whose name explains a noun that is no role ("an electrician, Jo Berg"), under the words of both."""
    for k in view.sentence.kids(head, "appos"):
        if view.left(k.i) == head + 1 and view.hit_at[head + 1] is not None:
            # "The emergency Norlandic government", read as an emergency that is a government.
            return scene.resolve(view, k.i)
        run = view.run_at[k.i]
        if run is not None and (run.likely or run.person is not None) and k.i > head:
            found = scene.resolve(view, k.i)
            if found is None or not found.person:
                return None
            first = view.left(head)
            text, start, end = scene.span(view, first, found.last)
            actor = replace(found.actors[0], text=text, start=start, end=end)
            return scene.found(
                view, head, first, found.last, (actor,), gender=found.gender, plural=False, extra=found.words
            )  # fmt: skip
    return None


def _person(scene: Scene, view: View, head: int, match: RoleMatch) -> Found | None:
    tokens = view.sentence.tokens
    for run in view.runs:
        root = root_of(view, run.first, run.last)
        titled = run.titled is not None and run.titled.head == head
        after = tokens[root].dep == "appos" and _explained(view, head, tokens[root].head)
        after = after and (run.likely or (run.person is not None and tokens[root].head != head))
        before = tokens[head].dep == "appos" and tokens[head].head == root
        if not (titled or after or before):
            continue
        found = scene.resolve(view, root)
        if found is not None and found.person:
            return _together(scene, view, head, match, found)
    return None


def _explained(view: View, head: int, by: int) -> bool:
    """Whether a name explains a noun: its own, or that of the one that it is joined to without an article ("her son
    and successor, Jo Berg")."""
    if by == head:
        return True
    joined = view.sentence.tokens[head].dep == "conj" and view.sentence.tokens[head].head == by
    return joined and view.left(head) == head and view.lowers[head - 1 : head] == ["and"]


def _body(scene: Scene, view: View, head: int, match: RoleMatch) -> Found | None:
    tokens = view.sentence.tokens
    hit = view.hit_at[match.last] if match.last < len(tokens) else None
    if hit is None or hit.first != match.last or hit.entry.kind not in _BODY_NAMES:
        return None
    root = root_of(view, hit.first, hit.last)
    if tokens[root].head != head and tokens[head].head != root:
        return None
    found = scene.resolve(view, root)
    return _together(scene, view, head, match, found) if found is not None and found.actors else None


def _together(scene: Scene, view: View, head: int, match: RoleMatch, found: Found) -> Found:
    first = view.left(head)
    if found.first > match.last:
        first = min(first, found.first)
    adjacent = first <= found.first <= match.last + 2
    last = max(found.last if adjacent else match.last, match.last)
    text, start, end = scene.span(view, first, last)
    actor = replace(found.actors[0], text=text, start=start, end=end)
    return scene.found(
        view, head, first, last, (actor,), match=match, gender=found.gender, plural=False, extra=found.words
    )  # fmt: skip


def examples(scene: Scene, view: View, head: int, match: RoleMatch) -> Found | None:
    """The groups and states that stand for their like ("militias like the Northern Front", "states such as Chad")."""
    if match.role.kind not in _EXEMPLARY or view.tags[head] != "NNS":
        return None
    for preposition, thing, _ in view.prepositions(head):
        if preposition == "like" or (preposition == "as" and "such" in view.lowers[head + 1 : head + 2]):
            found = [scene.resolve(view, i) for i in view.conjuncts(thing)]
            actors = tuple(a for f in found if f is not None for a in f.actors if a.kind in ("group", "state", "body"))
            if actors:
                return scene.found(view, head, view.left(head), match.last, actors, match=match, plural=True)
    return None
