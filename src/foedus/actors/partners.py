"""The two who talk with each other in a readout: later they are "the leaders", "the presidents", "the ministers"."""

from __future__ import annotations

from dataclasses import replace

from foedus.actors.lexicon import words
from foedus.actors.memory import Found
from foedus.actors.scene import Scene
from foedus.actors.view import View
from foedus.reference import IGO, RoleMatch

_TALKING = words("partners.talking")
_TALKS = words("partners.talks")
_TOGETHER = words("partners.together")
_CALLED = words("partners.called")
# The words after which they are others ("met with the leaders of Norland").
_OTHERS = (["with"], ["of"], ["among"])
_WITH = frozenset({"with", "to", "by"})
# A readout begins with who talked to whom, and is short.
_OPENING = 3
_LONGEST = 25


def find(scene: Scene, before: int) -> tuple[Found, Found] | None:
    """The two of whom a text's first sentences, before the given one, say that they talked to each other; None where
    they tell of no such two, or a text is long."""
    if len(scene.views) > _LONGEST or scene.talk.turns:
        return None
    for view in scene.views[: min(_OPENING, before)]:
        for token in view.sentence.tokens:
            if token.pos != "VERB" or token.lemma not in _TALKING or view.quoted[token.i]:
                continue
            one = _person(scene, view, list(view.subjects(token.i)))
            other = _person(scene, view, _spoken_to(view, token.i))
            if one is not None and other is not None and one.country != other.country:
                return one, other
    return None


def both(scene: Scene, view: View, head: int, match: RoleMatch) -> Found | None:
    """Both of them, as "the leaders" or by the office that they have; None for all other words."""
    word = match.role.phrase[-1]
    first = view.left(head)
    if word not in _CALLED or view.tags[head] not in ("NNS", "NNPS") or view.lowers[first : match.first] != ["the"]:
        return None
    if view.lowers[max(0, first - 1) : first] in _OTHERS or view.lowers[head + 1 : head + 2] == ["of"]:
        return None
    pair = find(scene, view.index)
    if pair is None:
        return None
    text, start, end = scene.span(view, first, match.last)
    actors = tuple(
        replace(p.actors[0], text=text, start=start, end=end, how=f"collective: {p.actors[0].name}") for p in pair
    )
    return scene.found(view, head, first, match.last, actors, match=match, plural=True, pronoun=True)


def they(scene: Scene, view: View, i: int) -> Found | None:
    """Both of them, where "they" do what only two who talk do ("They also discussed trade")."""
    token = view.sentence.tokens[i]
    verb = view.sentence.tokens[token.head]
    if token.lower != "they" or token.dep != "nsubj" or verb.lemma not in _TOGETHER:
        return None
    pair = find(scene, view.index) if not view.quoted[i] and verb.dep in ("ROOT", "conj") else None
    if pair is None:
        return None
    return replace(pair[0], actors=(pair[0].actors[0], pair[1].actors[0]), plural=True, gender=None)


def _spoken_to(view: View, verb: int) -> list[int]:
    """Who stands on the other side of a verb of talking ("met him", "spoke with him", "had a call with him")."""
    found: list[int] = []
    objects = [k.i for k in view.sentence.kids(verb, "dobj")]
    for i in (verb, *objects):
        found += [thing for word, thing, _ in view.prepositions(i) if word in _WITH]
        for prep in view.sentence.kids(i, "prep"):
            found += [k.i for k in view.sentence.kids(prep.i, "pobj") if prep.lower in _WITH]
    if view.sentence.tokens[verb].lemma not in ("have", "hold"):
        found += objects
    elif not any(view.sentence.tokens[i].lemma in _TALKS for i in objects):
        return []
    return found


def _person(scene: Scene, view: View, heads: list[int]) -> Found | None:
    """The first of some noun phrases that is one person of a state."""
    for i in heads:
        found = scene.resolve(view, i)
        if found is not None and found.person and found.country not in (None, IGO):
            return found
    return None
