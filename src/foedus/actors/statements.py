"""Statements, reports and rulings as subjects: those act whose words they are."""

from __future__ import annotations

from dataclasses import replace

from foedus.actors.lexicon import words
from foedus.actors.memory import Found
from foedus.actors.owners import before
from foedus.actors.scene import Paper, Scene
from foedus.actors.view import View
from foedus.records import Actor
from foedus.reference import RoleMatch

_PAPERS, _ISSUING = words("statements.papers"), words("statements.issuing")
_DEFINITE = frozenset({"the", "this", "that", "these"})
_OWNING = frozenset({"by", "from", "of"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# So many sentences back a paper is still the one that a text speaks of.
_REACH = 6


def authors(scene: Scene, view: View, head: int, match: RoleMatch) -> Found | None:
    """Those whose statement it is, where they are named as its possessor or authors ("Norland's statement", "a
    declaration by Norland and Sudland"): they act, not their paper."""
    named = [k.i for k in view.sentence.kids(head, "poss") if view.tags[k.i] != "PRP$"]
    if not named:
        named = [thing for preposition, thing, _ in view.prepositions(head) if preposition in ("by", "from")]
    parts = [f for a in named[:1] for i in view.conjuncts(a) if (f := scene.resolve(view, i)) is not None]
    actors = tuple(a for part in parts for a in part.actors if a.country or a.sector)
    if not actors:
        return earlier(scene, view, head)
    settled = all(part.settled for part in parts)
    return scene.found(view, head, view.left(head), match.last, actors, match=match, plural=False, settled=settled)


def earlier(scene: Scene, view: View, head: int) -> Found | None:
    """Whose paper acts that the text has told of before ("The United Nations published a report. ... The report
    accused Norland"); None where no author was named."""
    token = view.sentence.tokens[head]
    first = view.left(head)
    if token.lemma not in _PAPERS or token.dep not in _SUBJECTS or view.lowers[first] not in _DEFINITE:
        return None
    if any(preposition in _OWNING for preposition, _, _ in view.prepositions(head)):
        return None
    near = [p for p in scene.papers if view.index - _REACH <= p.sentence <= view.index]
    same = [p for p in near if p.word == token.lemma]
    if not same or any(view.hit_at[i] is not None for i in range(first, head)):
        return None
    text, start, end = scene.span(view, first, head + 1)
    actors = tuple(replace(a, text=text, start=start, end=end) for a in same[-1].actors)
    return scene.found(view, head, first, head + 1, actors, plural=False, settled=False)


def note(scene: Scene, view: View, head: int) -> None:
    """Remembers whose paper the noun at token head is, where its own words or its sentence say so ("a UN report", "said
    in a report", "issued a statement")."""
    token = view.sentence.tokens[head]
    if token.lemma in _PAPERS and (actors := _authors(scene, view, head)):
        scene.papers.append(Paper(view.index, token.lemma, actors))


def _authors(scene: Scene, view: View, head: int) -> tuple[Actor, ...]:
    token = view.sentence.tokens[head]
    named = [k.i for k in view.sentence.kids(head, "poss") if view.tags[k.i] != "PRP$"]
    named = named or [thing for preposition, thing, _ in view.prepositions(head) if preposition in ("by", "from")]
    if not named:
        owners = before(scene, view, head, light=True)
        named = [o.last - 1 for o in owners if o.how != "led"]
    verb = view.sentence.tokens[token.head]
    if not named and token.dep == "pobj" and verb.lower == "in":
        verb = view.sentence.tokens[verb.head]
    if not named and verb.pos == "VERB" and verb.lemma in _ISSUING and token.dep in ("dobj", "pobj"):
        named = list(view.subjects(verb.i))
    parts = [f for a in named[:1] for i in view.conjuncts(a) if (f := scene.resolve(view, i)) is not None]
    return tuple(a for part in parts for a in part.actors if a.country or a.sector)
