"""Who speaks in each turn of a transcript, by the turn's label: a known name, a country in brackets, an office."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from foedus.actors.announced import voice_of
from foedus.actors.memory import Found
from foedus.actors.scene import Scene
from foedus.actors.setting import names_in
from foedus.actors.view import View
from foedus.reading.turns import Turn, turns_of, without_titles
from foedus.records import Document
from foedus.reference import IGO, Person, covers, fold

_NAMING = frozenset({"name", "igo", "alliance", "organ", "agency", "group", "party", "ngo", "adjective", "metonym"})
# Officers who can only be a body's.
_BODIES = {
    "sg": "United Nations", "dsg": "United Nations", "secretary-general": "United Nations",
    "the secretary-general": "United Nations", "high representative": "European Union", "hr/vp": "European Union",
    "high commissioner": "United Nations",
}  # fmt: skip


class Talk:
    """The turns of a document in order, and whose they are."""

    def __init__(self, document: Document) -> None:
        self.turns: list[Turn] = sorted(turns_of(document).values(), key=lambda turn: turn.start)
        self._starts = [turn.start for turn in self.turns]
        self._known: dict[tuple[str, str], Found | None] = {}

    def at(self, view: View) -> int:
        """The index of the turn that a sentence belongs to; -1 before the first."""
        return bisect_right(self._starts, view.sentence.start) - 1

    def opening(self, view: View) -> bool:
        """Whether a sentence is the first of a turn."""
        at = self.at(view)
        return at >= 0 and self._starts[at] == view.sentence.start

    def asking(self, view: View) -> bool:
        """Whether a sentence is of somebody who asks."""
        at = self.at(view)
        return at >= 0 and self.turns[at].part == "asks"

    def voice(self, scene: Scene, at: int, own: Found | None) -> Found | None:
        """Whose words a turn is; None for those who ask, give the floor, or are not known. `own` is whose words the
        whole document is, who answers under no name."""
        turn = self.turns[at]
        if turn.part in ("asks", "chairs"):
            return None
        key = (turn.who, turn.note)
        if key not in self._known:
            self._known[key] = None
            self._known[key] = self._find(scene, turn, own)
        return self._known[key]

    def spoken_to(self, scene: Scene, view: View, own: Found | None) -> Found | None:
        """Whom "you" means in a sentence: who answers the question, or the other side, which spoke before."""
        at = self.at(view)
        if at < 0:
            return None
        if self.turns[at].part == "asks":
            answers = (n for n in range(at + 1, len(self.turns)) if self.turns[n].part in ("answers", "speaks"))
            return next((self.voice(scene, n, own) for n in answers), None)
        mine = self.voice(scene, at, own)
        before = self.voice(scene, at - 1, own) if at > 0 else None
        return before if before is not None and mine is not None and before.country != mine.country else None

    def _find(self, scene: Scene, turn: Turn, own: Found | None) -> Found | None:
        if turn.part == "answers":
            return self._asked(scene) or own
        name = without_titles(turn.who) or self._listed(scene, turn.who)
        code, sector, body = _country(scene, turn)
        person = _person(scene, name, turn.note, code)
        if person is not None:
            office = person.at(scene.then)
            held = office.country if office is not None and office.country else code
            if code is None or held == code:
                return _speaker(scene, person.name, held or None, "IGO" if held == IGO else sector or "GOV")
        if code is not None:
            return _speaker(scene, name, code, sector) if name and not body else voice_of(scene, body, code, sector)
        for bound in scene.bound.get(fold(name.split()[-1]) if name else "", ()):
            if bound.country:
                return _speaker(scene, bound.name, bound.country, bound.sector)
        return self._of_own(scene, turn, name, own)

    def _listed(self, scene: Scene, who: str) -> str:
        """Who takes part under an office, by what stands before the first turn ("Participants: President Berg")."""
        if who.lower().startswith("the ") or not who.istitle():
            return ""
        named = re.search(rf"\b{re.escape(who)} ((?:[A-Z][\w'’-]+ ?){{1,3}})", scene.document.text[: self._starts[0]])
        return named[1].strip() if named is not None else ""

    def _of_own(self, scene: Scene, turn: Turn, name: str, own: Found | None) -> Found | None:
        """A speaker whom nothing else tells of: of the side whose words the document is, where no other speaks."""
        if own is None or not own.actors:
            return None
        others = {f.country for f in self._known.values() if f is not None} - {own.country}
        if others and turn.who.split()[0].lower() not in ("the", "spokesperson", "spokesman", "spokeswoman"):
            return None
        actor = own.actors[0]
        if not name or actor.country is None:
            return own
        return _speaker(scene, name, actor.country, actor.sector)

    def _asked(self, scene: Scene) -> Found | None:
        """Whom a question calls by name before it asks ("Mr. Berg, will you ..."): he answers."""
        for turn in self.turns:
            name = without_titles(turn.called)
            if name:
                person = _person(scene, name, "", None)
                office = person.at(scene.then) if person is not None else None
                if person is not None and office is not None:
                    sector = "IGO" if office.country == IGO else "GOV"
                    return _speaker(scene, person.name, office.country or None, sector)
        return None


def _speaker(scene: Scene, name: str, country: str | None, sector: str | None) -> Found | None:
    found = voice_of(scene, name, country, sector)
    if found is None:
        return None
    return replace(found, actors=(replace(found.actors[0], kind="person"),))


def _country(scene: Scene, turn: Turn) -> tuple[str | None, str | None, str]:
    """The state or body that a label names as the speaker's, its sector, and its name where it is a body: what stands
    in brackets first ("Mr. Berg (Norland)")."""
    body = _BODIES.get(turn.who.lower())
    if body is not None:
        return IGO, "IGO", body
    for text in (turn.note, turn.who):
        for entry in names_in(text, scene.reference, scene.document):
            if entry.country and entry.kind in _NAMING:
                rebels = entry.kind in ("group", "party", "ngo")
                sector = entry.sector if rebels or entry.country == IGO else "GOV"
                return entry.country, sector, entry.name if entry.country == IGO or rebels else ""
    return None, None, ""


def _person(scene: Scene, name: str, note: str, code: str | None) -> Person | None:
    """The person of the leaders' tables whom a label names; by a surname alone only one who was in office then."""
    for text in (name, note):
        for entry in names_in(text, scene.reference, scene.document):
            if entry.person is not None:
                return entry.person
    for text in (name, without_titles(note)):
        words = text.split()
        if not words or scene.then is None:
            continue
        known = [
            p
            for p in scene.reference.bare(words[-1])
            if any(covers(o.since, o.until, scene.then) and (code is None or o.country == code) for o in p.offices)
        ]
        fitting = list(_given(known, words))
        if len({p.name for p in fitting}) == 1:
            return fitting[0]
    return None


def _given(known: list[Person], words: list[str]) -> Iterator[Person]:
    """Those whose given name does not differ from the one that the label has."""
    for person in known:
        full = {fold(w) for w in person.name.split()}
        if len(words) < 2 or fold(words[0]) in full or len(words[0].rstrip(".")) == 1:
            yield person
