"""Whose post a text on social media is: by the name and handle over it ("Jo Berg @JoBerg")."""

from __future__ import annotations

import re
from dataclasses import replace

from foedus.actors.announced import voice_of
from foedus.actors.lexicon import words
from foedus.actors.memory import Found
from foedus.actors.scene import Scene
from foedus.actors.setting import names_in
from foedus.actors.view import View
from foedus.parsing.normal import with_states
from foedus.records import Mention
from foedus.reference import IGO, covers, fold

_HANDLE = re.compile(r"(?<![\w.])@(\w{3,30})")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|_")
_NAMELESS = re.compile(r"[^\w\s.,'’-]+")
_WORDS = 8
# The verb of a post without "I" stands at its beginning ("Just spoke with ...").
_FIRST = 3
_TALKS = words("partners.talks")
_SAYING = words("posts.saying")


def poster(scene: Scene) -> Found | None:
    """The person, state or body whose handle stands over a text, outside its sentences; None for all other texts."""
    head = scene.document.text[: scene.views[0].sentence.start] if scene.views else ""
    for line in [*head.split("\n"), scene.document.title or "", scene.document.byline or ""]:
        handle = _HANDLE.search(line)
        if handle is None or len(line.split()) > _WORDS + 4 or line.startswith("RT "):
            continue
        above = head[: head.find(line)].strip().split("\n")[-1] if line in head else scene.document.title or ""
        for name in (line[: handle.start()], above, _HUMP.sub(" ", handle[1])):
            found = _known(scene, " ".join(_NAMELESS.sub(" ", with_states(name)).split()))
            if found is not None:
                return found
    return None


def unsaid(scene: Scene, view: View) -> Mention | None:
    """Who is meant where a post leaves "I" out ("Spoke with the president of Norland"), under its verb's own words."""
    found = scene.poster
    verb = next((t for t in view.sentence.tokens[: _FIRST + 1] if t.dep == "ROOT"), None)
    if found is None or verb is None or view.quoted[verb.i]:
        return None
    told = verb.tag in ("VBD", "VBN", "JJ") or (verb.tag in ("VB", "VBP") and verb.lemma in _SAYING)
    if not told and verb.lemma not in _TALKS and verb.lower != "met":
        return None
    if any(k.dep in ("nsubj", "nsubjpass", "auxpass", "csubj", "expl") for k in view.sentence.kids(verb.i)):
        return None
    first = found.actors[0]
    actor = scene.actor(view, verb.i, verb.i + 1, first.name, first.country, first.sector, first.kind, "poster")
    return Mention(view.index, verb.i, verb.i, verb.i + 1, (actor,))


def _known(scene: Scene, name: str) -> Found | None:
    if not name or len(name.split()) > _WORDS:
        return None
    for entry in names_in(name, scene.reference, scene.document):
        office = entry.person.at(scene.then) if entry.person is not None else None
        code = office.country if office is not None else entry.country
        if code and entry.kind not in ("media", "company", "capital"):
            sector = "IGO" if code == IGO else "GOV" if entry.person is not None else entry.sector
            return _voice(scene, entry.name, code, sector, entry.person is not None)
    if scene.then is not None and " " not in name:
        held = {
            (p.name, o.country)
            for p in scene.reference.bare(fold(name))
            for o in p.offices
            if covers(o.since, o.until, scene.then)
        }
        if len(held) == 1:
            who, code = held.pop()
            return _voice(scene, who, code, "GOV", True)
    return None


def _voice(scene: Scene, name: str, code: str, sector: str | None, person: bool) -> Found | None:
    found = voice_of(scene, name, code, sector)
    if found is None or not person:
        return found
    return replace(found, actors=(replace(found.actors[0], kind="person"),))
