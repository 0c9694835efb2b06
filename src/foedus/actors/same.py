"""Definite role nouns that mean someone named before: "the rebels", "the ministry", "the prime minister"."""

from __future__ import annotations

from dataclasses import replace

from foedus.actors.lexicon import words
from foedus.actors.memory import Found
from foedus.actors.persons import office_word
from foedus.actors.scene import Scene
from foedus.actors.view import View
from foedus.reference import IGO, RoleMatch

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "said", "such"})
_REACH = {"office": 12, "person": 8, "organ": 8, "organisation": 5, "body": 6, "group": 6, "collective": 3}
_NAMED = frozenset({"organisation", "body", "group", "organ"})
_GROUPS = frozenset(
    {"group", "movement", "organisation", "organization", "party", "faction", "front", "militia", "grouping"}
)
_BODIES = words("same.bodies")
_FORMS = words("same.forms")
_EPITHETS = words("same.epithets")
_SUBORDINATES = words("same.subordinates")


def earlier(scene: Scene, view: View, head: int, match: RoleMatch) -> Found | None:
    """The noun phrase of before that a definite phrase names again, under the words that stand here."""
    first = view.left(head)
    lead = view.lowers[first] if first < match.first else ""
    titled = view.tags[match.head] in ("NNP", "NNPS")
    if lead not in _DEFINITE and not (titled and first == match.first):
        return None
    if lead not in _DEFINITE and match.role.kind not in ("office", "person", "organ"):
        return None
    if match.role.phrase[-1] in _SUBORDINATES:
        return None
    plural = view.tags[match.head] in ("NNS", "NNPS")
    named = {view.lowers[i] for i in range(first, match.first) if view.tags[i] == "NNP"}
    word = match.role.phrase[-1]
    reach = _REACH.get(match.role.kind, 3)
    alike = [f for f in scene.memory.back(view.index, head, reach) if word in _FORMS and _called(f, word)]
    for found in alike or scene.memory.back(view.index, head, reach):
        if found.actors and not found.thing and not found.pronoun and _means(found, match, plural):
            if named and match.role.kind in _NAMED and not named & found.words:
                continue
            break
    else:
        return None
    if match.role.kind == "office" and match.role.phrase[-1] not in _EPITHETS and not plural:
        found = _so_called(scene, view, head, match) or _foremost(scene, found, match, view.index)
    text, start, end = scene.span(view, first, match.last)
    how = f"epithet: {found.actors[0].name}" if found.settled else found.actors[0].how
    actors = tuple(replace(a, text=text, start=start, end=end, how=how) for a in found.actors)
    return scene.found(
        view, head, first, match.last, actors, match=match, gender=found.gender or match.role.gender,
        plural=plural or found.plural, settled=found.settled, extra=found.words,
    )  # fmt: skip


def _called(found: Found, word: str) -> bool:
    """Whether a body's own name holds the word: the council is the Security Council, no force that it sends."""
    actor = found.actors[0] if found.actors else None
    return actor is not None and actor.kind == "body" and not found.pronoun and word in actor.name.lower().split()


def _so_called(scene: Scene, view: View, head: int, match: RoleMatch) -> Found | None:
    """The one of several of an office who was called by the same title before ("The Foreign Secretary met Norland's
    Foreign Minister. The Foreign Secretary ..."); None where nobody else has another."""
    others: Found | None = None
    same: Found | None = None
    for found in scene.memory.back(view.index, head, _REACH.get(match.role.kind, 3)):
        if found.person and found.match is not None and not found.pronoun and _means(found, match, False):
            if found.match.role.phrase == match.role.phrase and _spelled(found, match):
                same = same or found
            else:
                others = others or found
    return same if others is not None else None


def _spelled(found: Found, match: RoleMatch) -> bool:
    """Whether somebody was called by the very words of a title."""
    return set(match.role.phrase) <= found.words


def organ_of(scene: Scene, view: View, head: int, match: RoleMatch) -> str | None:
    """The state of whose ministry, army or court the text has just spoken, for who speaks for such a one ("Norland's
    foreign ministry denied it. A ministry spokesman said ..."); None for all others."""
    if match.role.phrase[-1] not in _SUBORDINATES or head == 0:
        return None
    word = view.lowers[head - 1]
    for found in scene.memory.back(view.index, head, 1):
        same = found.match is not None and found.match.role.kind == "organ" and word in found.words
        if same and found.settled and not found.plural and not found.pronoun:
            return found.country
    return None


def other_of(scene: Scene, view: View, head: int) -> str | None:
    """The country of those beside whom the others stand ("two Norlandic soldiers and five other men", "killed two
    Norlandic soldiers and wounded five others"); None where nobody stands before."""
    token = view.sentence.tokens[head]
    if token.dep == "conj":
        found = scene.resolve(view, token.head)
        return found.country if found is not None else None
    verb = view.sentence.tokens[token.head]
    if token.dep not in ("dobj", "nsubjpass") or verb.dep not in ("conj", "advcl", "ROOT"):
        return None
    for k in view.sentence.kids(verb.head, "dobj", "nsubjpass"):
        if k.i < head:
            found = scene.resolve(view, k.i)
            return found.country if found is not None else None
    return None


def _foremost(scene: Scene, nearest: Found, match: RoleMatch, sentence: int) -> Found:
    """Of two holders of such an office in one earlier sentence the one that it is about: its subject, pronouns too."""
    if nearest.subject or nearest.sentence == sentence:
        return nearest
    home = scene.views[nearest.sentence]
    subjects = {
        a.name
        for f in scene.memory.back(nearest.sentence, len(home.lowers), 0)
        if f.subject and f.person
        for a in f.actors
    } - {nearest.actors[0].name}
    for found in scene.memory.back(sentence, 0, _REACH["office"]) if subjects else ():
        if found.actors and not found.thing and not found.pronoun and found.actors[0].name in subjects:
            return found if _means(found, match, False) else nearest
    return nearest


def _means(found: Found, match: RoleMatch, plural: bool) -> bool:
    actor, word, kind = found.actors[0], match.role.phrase[-1], match.role.kind
    if found.modifier and actor.kind not in ("group", "body"):
        return False
    if kind in ("office", "person") and match.role.sector == "JUD" and actor.sector == "JUD" and not found.person:
        # "The International Court of Justice ruled. The judges said": of the court that the text speaks of.
        return found.settled and actor.country is not None and (plural or actor.country == IGO)
    if kind in ("office", "person") and match.role.sector == "GOV" and plural:
        # "The ministers of Norland and Sudland met. The ministers agreed": those of the same word, of several states.
        several = found.plural and found.settled and len(found.actors) > 1
        return several and word + "s" in found.words
    if kind == "office":
        return found.person and found.settled and not plural and _same_office(found, match)
    if kind == "person":
        return found.person is not plural and actor.kind == "person" and word in found.words
    if kind == "group" or match.role.sector == "REB":
        return actor.sector in ("REB", "UAF") and (actor.kind == "group" or found.plural or word in found.words)
    if word in _GROUPS and actor.kind in ("group", "organisation") and not plural:
        return True
    if match.role.sector == "NGO" and actor.sector == "NGO" and not plural and match.role.kind == "organisation":
        return not found.plural
    if word in _BODIES and actor.kind == "body" and not plural:
        # The committee is no commission.
        own = _FORMS.intersection(actor.name.lower().split())
        return not own or word in own or word not in _FORMS
    if kind in ("organisation", "body"):
        return word in found.words and not found.person and found.plural is plural
    if kind == "organ" and match.role.sector in ("LEG", "JUD") and actor.sector == match.role.sector and found.settled:
        return actor.kind == "government" and not plural
    if kind == "organ":
        return word in found.words and not found.person and found.plural is plural and not found.possessor
    if found.person or actor.kind == "state":
        return False
    if word == "force" and not plural and found.match is not None and found.match.role.sector in ("MIL", "*GOV"):
        return word in found.words and not found.pronoun
    return found.settled and (word in found.words or word + "s" in found.words)


def _same_office(found: Found, match: RoleMatch) -> bool:
    if found.match is not None and set(found.match.role.offices) & set(match.role.offices):
        return True
    if match.role.phrase[-1] in _EPITHETS and any(office_word(o) in found.words for o in match.role.offices):
        return True
    return set(match.role.phrase) <= found.words
