"""To whom a letter is written: "you" in it, and its "your government"."""

from __future__ import annotations

import re
from dataclasses import replace

from foedus.actors.announced import voice_of
from foedus.actors.memory import Found
from foedus.actors.scene import Scene
from foedus.actors.setting import names_in
from foedus.actors.view import View
from foedus.reference import IGO, covers, fold

_TITLED = re.compile(
    r"(?:\A|\b(?:letter|address|speech|appeal|message|petition|memorandum|note|telegram)\b[\w ,.'’-]*? )to (?P<to>.+)",
    re.I,
)
_CLOSING = re.compile(
    r"\n\W*(?:yours (?:sincerely|faithfully|truly)|sincerely|respectfully|(?:with )?(?:best|kind) regards|signed)"
    r"[ \w]{0,12}[,.:]?\s*\n(?P<names>(?:[^\n]{2,120}\n?){1,6})",
    re.IGNORECASE,
)
_OPENING = 6
_GREETING = ("dear", "excellency", "your", "honourable", "honorable", "esteemed")


def addressee(scene: Scene) -> Found | None:
    """Whom a letter begins by greeting, else to whom its title says that it is; None for what is no letter."""
    for view in scene.views[:_OPENING]:
        if view.lowers[:1] and view.lowers[0] in _GREETING and len(view.lowers) < 20:
            found = _greeted(scene, view)
            if found is not None:
                return found
    told = _TITLED.search(scene.document.title or "")
    return _named(scene, told["to"]) if told is not None else None


def signer(scene: Scene) -> Found | None:
    """Who signs a letter below its last words ("Yours sincerely, Jo Berg, Minister of Norland"), or those who say that
    they have signed it ("We, the undersigned organisations")."""
    closed = _CLOSING.search(scene.document.text)
    if closed is not None and (found := _signed(scene, closed["names"])) is not None:
        return found
    for view in scene.views[:_OPENING]:
        if "undersigned" in view.lowers and "we" in view.lowers:
            return voice_of(scene, "the undersigned", None, "NGO")
    return None


def _signed(scene: Scene, names: str) -> Found | None:
    to = scene.addressee
    for line in names.split("\n"):
        owner = line.rpartition(" of ")[2]
        for text in (line, owner):
            for entry in names_in(text, scene.reference, scene.document):
                office = entry.person.at(scene.then) if entry.person is not None else None
                code = office.country if office is not None else entry.country
                if entry.kind == "ngo":
                    return voice_of(scene, entry.name, code, "NGO")
                named = entry.person is not None or (owner != line and text == owner)
                if named and code and (to is None or code != to.country):
                    return voice_of(scene, scene.reference.state_name(code) or entry.name, code, entry.sector)
    return None


def _greeted(scene: Scene, view: View) -> Found | None:
    last = next((i for i, word in enumerate(view.lowers) if word in (",", ":", "!")), len(view.lowers))
    if view.lowers[0] == "your" and view.lowers[1:2] != ["excellency"]:
        return None
    return _named(scene, " ".join(t.text for t in view.sentence.tokens[1:last]))


def _named(scene: Scene, text: str) -> Found | None:
    """The person, state or body of a name as who is written to."""
    for entry in names_in(text, scene.reference, scene.document):
        office = entry.person.at(scene.then) if entry.person is not None else None
        code = office.country if office is not None else entry.country
        if code and entry.kind not in ("media", "company"):
            return _voice(scene, entry.name, code, entry.person is not None)
    words = [fold(w.strip(",.")) for w in text.split() if w[:1].isupper()]
    if scene.then is None or not words:
        return None
    known = [(p, o) for p in scene.reference.bare(words[-1]) for o in p.offices if covers(o.since, o.until, scene.then)]
    known = known or [
        (p, o)
        for w in words
        for p in scene.reference.bare(w)
        for o in p.offices
        if covers(o.since, o.until, scene.then)
    ]
    if len({o.country for _, o in known}) == 1:
        return _voice(scene, known[0][0].name, known[0][1].country, True)
    return None


def _voice(scene: Scene, name: str, code: str, person: bool) -> Found | None:
    found = voice_of(scene, name, code, "IGO" if code == IGO else "GOV")
    if found is None or not person:
        return found
    return replace(found, actors=(replace(found.actors[0], kind="person"),))
