"""Whose words a text's title announces: "Statement by the Foreign Minister of Norland", "Question time", an answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from foedus.actors.lexicon import words
from foedus.actors.memory import Found
from foedus.actors.scene import Scene
from foedus.actors.setting import names_in
from foedus.actors.view import View
from foedus.records import ActorKind
from foedus.reference import IGO, NameEntry, covers, fold

_WORDS_OF = words("announced.words_of")
# Those that a headline has too, elsewhere than at its beginning ("Norland rejects message").
_OPENING = words("announced.opening")
# Of these, those that need a word before them that says of what sort ("Press conference").
_SORTED = frozenset({"conference", "evidence", "report"})
_KINDS = words("announced.kinds")
_LED = words("announced.led")
_BEARERS = words("announced.bearers")
_TOPICS = words("announced.topics")
_ABOUT = words("announced.about")
# The bodies of the officers that titles.csv gives to no state, by the title's first word.
_BODIES = {
    "high": "European Union", "secretary": "United Nations", "mep": "European Parliament", "under": "United Nations",
}  # fmt: skip
# So much more must speak for another state than for the one that mostly has a title ("Foreign Secretary"), and so much
# against that one.
_CHOSEN = 0.5
_FOREIGN = -1.5
# A state's or city's name has no more words than this.
_MOST_NAMED = 3
_INITIALS = 2
_HONOURS = frozenset({"majesty", "right", "hon.", "hon", "lords"})
# Whose own title says "for" what they are sent ("Special Envoy for Norland").
_SENT = frozenset({"envoy", "representative", "coordinator", "co-ordinator", "rapporteur", "adviser", "advisor"})
_DASHES = re.compile(r"\s+[–—|-]\s+")
# How a question to a minister begins there.
_QUESTION = "to ask the secretary of state for"
# What a body is given by its own officers.
_REPORTED = frozenset({"briefing", "report"})
# What stands before the words of a headline rather than of a title ("Norland scolds Sudland in U.N. address").
_WITHIN = frozenset({"after", "at", "before", "during", "in", "over", "with"})
# Words of a title that names a parliament, and the title by which titles.csv says where members are honourable.
_HOUSES = words("announced.houses")
_MEMBER = ("honourable", "member")
_WESTMINSTER = frozenset(
    {
        ("right", "hon."),
        ("right", "hon"),
        ("right", "honourable"),
        ("hon.", "member"),
        ("hon.", "friend"),
        ("my", "lords"),
    }
)


def titled(scene: Scene) -> Found | None:
    """The voice that a statement's title names: "Statement by the Foreign Minister of Norland on ...", or the words of
    one country's parliament."""
    title = scene.document.title or ""
    if announces(title):
        said = _said_of(title)
        if (several := _persons(scene, said)) is not None:
            return several
        voices: dict[str, Found] = {}
        for entry in names_in(said, scene.reference, scene.document):
            known = entry.country or entry.kind == "group"
            if entry.kind not in ("media", "company", "person") and known and not _shared(scene, entry, said):
                one = voice_of(scene, entry.name, entry.country, entry.sector)
                if one is not None and (not voices or entry.kind in ("name", "adjective")):
                    voices.setdefault(entry.country or "", one)
        if len(voices) > 1 and ": " in title and announces(title.rpartition(": ")[2]):
            # "General Assembly: speech of Norway": the body is where it is spoken.
            voices.pop(IGO, None)
        if voices:
            actors = tuple(a for v in voices.values() for a in v.actors)
            return replace(next(iter(voices.values())), actors=actors, plural=len(actors) > 1)
        if (found := by_office(scene, said)) is not None:
            return found
        if (held := _office_of(scene, said)) is not None:
            return voice_of(scene, scene.reference.state_name(held) or said, held, None)
        if "by" in title.split()[2:]:
            return _unnamed_by(scene, title)
    house = house_of(scene)
    return None if house is None else voice_of(scene, scene.reference.state_name(house) or "", house, "GOV")


def by_office(scene: Scene, said: str) -> Found | None:
    """The voice of the state that alone has an office or ministry of such a name, or likeliest has it."""
    lower = said.lower().replace("-", " ").replace("'s", "").replace("’s", "").split()
    for size in (4, 3, 2, 1):
        for i in range(len(lower) - size + 1):
            codes = scene.reference.titles.get(tuple(lower[i : i + size]))
            code = _likeliest(scene, codes) if codes else None
            if code is not None:
                name = scene.reference.state_name(code) or _BODIES.get(lower[i], said)
                return voice_of(scene, name, code, None)
    return None


def _persons(scene: Scene, said: str) -> Found | None:
    """The states of several who speak together and are named ("Joint statement of President Berg and Chancellor Soto");
    None where they are not of several states."""
    named = (e.person for e in names_in(said, scene.reference, scene.document) if e.person is not None)
    offices = [office for person in named if (office := person.at(scene.then)) is not None and office.country]
    codes = dict.fromkeys(o.country for o in offices if o.country != IGO)
    voices = [voice_of(scene, scene.reference.state_name(code) or code, code, "GOV") for code in codes]
    if len(codes) < 2 or voices[0] is None:
        return None
    return replace(voices[0], actors=tuple(a for v in voices if v is not None for a in v.actors), plural=True)


def _office_of(scene: Scene, said: str) -> str | None:
    """The state of the one in office on the day whom a title names ("Remarks by President Berg")."""
    if scene.then is None:
        return None
    for entry in names_in(said, scene.reference, scene.document):
        office = entry.person.at(scene.then) if entry.person is not None else None
        if office is not None and office.country and covers(office.since, office.until, scene.then):
            return office.country
    words = [w.strip(",:.").removesuffix("'s").removesuffix("’s") for w in said.split()]
    by = next((i for i, w in enumerate(words[:4]) if w.lower() in ("by", "of")), -1)
    named = list(takewhile(lambda w: w[:1].isupper(), words[by + 1 :])) if by >= 0 else []
    if len(named) > 1 and all(len(w.replace(".", "")) <= _INITIALS for w in named[:-1]):
        # "Statement by N. S. Berg at the meeting".
        words = ["president", named[-1]]
    for before, word in pairwise(words):
        if before.lower() not in _BEARERS or not word[:1].isupper():
            continue
        known = scene.reference.bare(fold(word))
        codes = {o.country for p in known for o in p.offices if covers(o.since, o.until, scene.then)}
        if len(codes) == 1:
            return next(iter(codes))
    return None


def _shared(scene: Scene, entry: NameEntry, said: str) -> bool:
    """Whether a name in a title is not whose words they are: a house that several states have, or the body that is
    spoken to ("Message to the General Assembly")."""
    several = len(scene.reference.titles.get(tuple(entry.name.lower().split()), ())) > 1
    words = said.lower().split()
    if entry.kind == "capital" and " by " in said and said.endswith(f", {entry.surface}"):
        # "Statement by Jo Berg at the conference, Oslo": where it was made.
        return True
    at = said.lower().find(entry.surface.lower())
    if entry.country == IGO and at > 0 and said[:at].lower().split()[-1:] != ["of"]:
        before = said[:at].lower().removesuffix("the ").split()[-1:]
        if before in (["before"], ["at"]):
            # "Statement by the President before the General Assembly".
            return True
    return several or (entry.country == IGO and words[1:2] == ["to"] and words[0] not in _REPORTED)


def voice_of(scene: Scene, name: str, country: str | None, sector: str | None) -> Found | None:
    """A state or body as the voice of the whole text; None for a text without sentences."""
    if not scene.views:
        return None
    sector = sector or ("IGO" if country == IGO else "GOV")
    kind: ActorKind = "body" if country == IGO else "organisation" if country is None else "government"
    actor = scene.actor(scene.views[0], 0, 1, name, country, sector, kind, "publisher")
    return Found(0, 0, 0, 1, (actor,))


def _unnamed_by(scene: Scene, title: str) -> Found | None:
    """The body before which an officer of its own speaks ("Briefing to the Security Council by the Special Envoy")."""
    before = title.split(" by ")[0]
    bodies = [e for e in names_in(before, scene.reference, scene.document) if e.country == IGO]
    return voice_of(scene, bodies[0].name, IGO, bodies[0].sector) if bodies else None


def house_of(scene: Scene) -> str | None:
    """The state of whose parliament the text is a question, an answer or a debate, by its honourable members: that of
    the title, where it names a house of another state than Britain, else that for which most speaks; None for all
    other texts."""
    honours = any(
        _QUESTION in " ".join(view.lowers[:8])
        or (not _HONOURS.isdisjoint(view.lowers) and any(_honours(view, i) for i in range(len(view.lowers) - 1)))
        for view in scene.views
    )
    if not honours and not any(turn.who.lower().startswith(("hon", "rt hon")) for turn in scene.talk.turns):
        return None
    usual, *others = scene.reference.titles[_MEMBER]
    title = (scene.document.title or "").partition(":")[0]
    if not _HOUSES.isdisjoint(title.lower().replace("(", " ").replace(",", " ").split()):
        named = [e.country for e in names_in(title.replace("(", "").replace(")", ""), scene.reference, scene.document)]
        home = next((c for c in named if c in others), None)
        if home is not None:
            return home
    # A British member names his own state somewhere; where nobody does, the text is of another house.
    spoken_of = scene.setting.counts
    if usual in spoken_of:
        return _likeliest(scene, (usual, *others)) or usual
    return next((c for c in scene.setting.top(len(spoken_of)) if c in others), usual)


def _likeliest(scene: Scene, codes: Sequence[str]) -> str | None:
    """Of the states that a title can mean, the usual one first, the one for whose own words most speaks; None where
    it is plain only that they are not the usual one's."""
    known = scene.evidence
    best = max(codes, key=lambda code: known.get(code, 0.0))
    if known.get(best, 0.0) > max(0.0, known.get(codes[0], 0.0)) + _CHOSEN:
        return best
    return codes[0] if len(codes) == 1 or known.get(codes[0], 0.0) > _FOREIGN else None


def _said_of(title: str) -> str:
    """The words of a title that say who speaks: without the topic behind its preposition or colon ("Statement on
    Norland", "Written answer: Norland"), and without the place before an envoy's words ("Norland: statement of the
    Special Representative")."""
    parts = _DASHES.split(title)
    if len(parts) > 1:
        # "Norland - Statement of the spokesperson - Sudland": who speaks, then on what.
        title = " ".join([parts[0], *(part for part in parts[1:] if announces(part))])
    before, colon, after = title.partition(":")
    by = any(w.lower() in ("by", "from", "of") for w in after.split())
    if colon and announces(before) and not by:
        title = before
    elif colon and by and not announces(before) and not _SENT.isdisjoint(after.lower().split()):
        title = after
    words = title.split()
    if "by" in words[2:] and not _of_topic(words):
        words = ["by", *words[words.index("by", 2) :]]
    cut = next((i for i in range(1, len(words)) if _turns(words, i)), len(words))
    envoy = next((i for i, w in enumerate(words) if w.lower() in _SENT), len(words))
    cut = next((i for i in range(envoy, cut) if words[i].lower() == "for"), cut)
    return " ".join(words[:cut])


def _of_topic(words: list[str]) -> bool:
    """Whether the last "by" tells who did what is spoken about ("Statement on new sanctions by Norland") and not who
    speaks ("Statement on sanctions by the minister")."""
    by = len(words) - 1 - words[::-1].index("by")
    about = any(w.lower() in _ABOUT for w in words[1:by])
    behind = [w.lower().strip(",.:") for w in words[by + 1 :]]
    return about and len(behind) <= _MOST_NAMED and behind[:1] != ["the"] and not _BEARERS.intersection(behind)


def _turns(words: list[str], i: int) -> bool:
    """Whether what follows word i of a title is spoken about, and does not speak ("Statement on Norland", but
    "Statement to the Norland Assembly", "Declaration on behalf of the Union")."""
    if i == 1:
        return words[i].lower() in _ABOUT and words[i + 1 : i + 2] != ["behalf"]
    return words[i].lower() in _TOPICS and words[i + 1 : i + 2] != ["behalf"]


def announces(title: str) -> bool:
    """Whether a title says that the text is someone's own words ("Statement by ...", "Remarks of ...")."""
    spoken = title.split()
    return any(
        _announces(spoken, i)
        and (
            i + 1 == len(spoken)
            or word[-1] in ":,."
            or spoken[i + 1].lower().strip(",:") in _LED
            or not spoken[i + 1].isalpha()
        )
        for i, word in enumerate(spoken)
    )


def _announces(spoken: list[str], i: int) -> bool:
    """Whether word i of a title is one for someone's words, said by the words before it to be whose or of what sort."""
    word = spoken[i].strip(":,.").lower()
    if word in _WORDS_OF:
        return i == 0 or (_qualifies(spoken[i - 1]) and spoken[max(0, i - 2)] not in _WITHIN)
    if word == "letter" and i == 0 and spoken[1:2] == ["dated"]:
        return True
    if word not in _OPENING or not all(w.strip(":,").lower() in _KINDS for w in spoken[:i]):
        return False
    # "Conference on Norland opens", "Declaration of war": a headline may open so too.
    first, *then = [*spoken[i + 1 : i + 3], ""]
    whose = first.lower() == "of" and (then[0] == "the" or then[0][:1].isupper())
    return i > 0 or whose or (word not in _SORTED and first.lower() in ("by", "from", "to", "with"))


def _qualifies(word: str) -> bool:
    """Whether the word before "statement" in a title says whose or what sort of a statement it is."""
    return not word[:1].islower() or word[-1] in ":,-" or word.endswith(("'s", "’s", "s'", "s’")) or word in _KINDS


def _honours(view: View, i: int) -> bool:
    """Whether the words are those in which only a parliament of Westminster's kind and its ministers speak."""
    pair = (view.lowers[i], view.lowers[i + 1])
    return pair in _WESTMINSTER or (pair[0] == "majesty" and "government" in view.lowers[i + 1 : i + 3])
