"""Whose own words an untitled statement is: the evidence for and against each state that it names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from foedus.actors.lexicon import words
from foedus.actors.scene import Scene
from foedus.actors.setting import located_at, most, names_in, title_city
from foedus.actors.view import View
from foedus.reference import IGO

_ABOUT = frozenset({"on", "about", "concerning", "regarding", "against"})
_FIRST = frozenset({"we", "us", "our", "ours", "i", "me", "my"})
_SPEAKING = frozenset({"we", "i"})
_OWNING = frozenset({"our", "my"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "dative", "pobj", "iobj"})
_TOWARDS = frozenset({"to", "with", "by", "from", "against", "at", "upon", "on", "before"})
_ENVOYS = words("whose.envoys")
_ABROAD = words("whose.abroad")
_OFFERED = words("whose.offered")
_FORCES = words("whose.forces")
_PRESENT = frozenset({"VBZ", "VBP", "MD"})
_ORGANS = frozenset({"organ", "court"})
_MEETINGS = words("whose.meetings")
_PLAIN = words("whose.plain")
_OFTEN = 3
_SURE = 1.5
_LEAD = 1.0
_OTHER = -2.0


class Standing:
    """How much speaks for each state as the one whose words they are; negative where it is spoken of as another."""

    def __init__(self, scores: Mapping[str, float]) -> None:
        self.scores = scores
        ranked = most(scores)
        second = max(ranked[1][1], 0) if len(ranked) > 1 else 0
        self.home = ranked[0][0] if ranked and ranked[0][1] >= max(_SURE, second + _LEAD) else None
        self.others = frozenset(code for code, score in scores.items() if score <= _OTHER and code != self.home)


def standing(scene: Scene) -> Standing:
    """The evidence of the title, of what is done to and by "us", of how states are named, and of where places lie."""
    scores: dict[str, float] = {}

    def add(code: str, weight: float) -> None:
        scores[code] = scores.get(code, 0.0) + weight

    for code, weight in _of_title(scene):
        add(code, weight)
    within: Counter[str] = Counter()
    told: Counter[tuple[str, str]] = Counter()
    for view in scene.views:
        speaking = any(w in _FIRST and not q for w, q in zip(view.lowers, view.quoted, strict=True))
        clauses = _clauses(view) if speaking else {}
        for code, weight, why in dict.fromkeys(_of_names(scene, view, clauses)):
            told[code, why] += 1
            if weight < 0 or told[code, why] <= _OFTEN:
                add(code, weight)
        for code, at in located_at(view, scene.reference, scene.setting.counts):
            if _abroad(view, view.sentence.tokens[at].head):
                add(code, _OTHER)
            else:
                within[code] += 1
    for code, times in within.items():
        add(code, min(times, 4) * 0.1)
    return Standing(scores)


def _of_title(scene: Scene) -> Iterator[tuple[str, float]]:
    title = scene.document.title or ""
    spoken = title.split()
    topic = next((i for i, w in enumerate(spoken) if i and w.lower() in _ABOUT), len(spoken))
    for entry in names_in(" ".join(spoken[topic:]), scene.reference, scene.document):
        if entry.country and entry.country != IGO:
            yield entry.country, -1.5
    met = any(w.lower().strip(",:") in _MEETINGS for w in spoken)
    for entry in names_in(title, scene.reference, scene.document):
        own = entry.kind in _ORGANS and not _PLAIN.issuperset(entry.name.lower().split())
        if entry.country and entry.country != IGO and own:
            yield entry.country, 4.0
    _, comma, last = title.rpartition(",")
    _, at, place = title.partition(" at ")
    for part, weight in (
        (last if comma and not met else "", 3.0),
        (title.split(" ")[0], 3.0),
        (place.split(" ")[0] if at else "", 2.0),
    ):
        code = title_city(part.strip(), scene.reference, scene.document)
        if code:
            yield code, weight


def _clauses(view: View) -> dict[int, set[str]]:
    """By verb, the grammatical roles in which the speaker stands there, outside quotations."""
    found: dict[int, set[str]] = {}
    for i, word in enumerate(view.lowers):
        if word in _FIRST and not view.quoted[i]:
            found.setdefault(view.verb(i), set()).add(_part(view, i))
    return found


def _part(view: View, i: int) -> str:
    """Whether a token stands in its clause's subject ("by"), in what is acted on ("on"), or elsewhere ("")."""
    tokens = view.sentence.tokens
    while tokens[i].dep in ("poss", "compound", "nmod", "amod", "appos", "conj") and tokens[i].head != i:
        i = tokens[i].head
    token = tokens[i]
    if token.dep in _SUBJECTS:
        return "by"
    if token.dep in _OBJECTS and (token.dep != "pobj" or tokens[token.head].lower in _TOWARDS):
        return "on"
    return ""


def _of_names(scene: Scene, view: View, clauses: dict[int, set[str]]) -> Iterator[tuple[str, float, str]]:
    tokens = view.sentence.tokens
    named: list[tuple[int, int, str, str]] = [
        (h.first, h.last, h.entry.country, h.entry.kind)
        for h in view.hits
        if h.entry.country and h.entry.country != IGO and not h.bond
    ]
    for run in view.runs:
        office = run.person.at(scene.then) if run.person is not None else None
        if office is not None and office.country != IGO:
            named.append((run.first, run.last, office.country, "person"))
    for first, last, code, kind in named:
        if view.quoted[first]:
            continue
        token = tokens[last - 1]
        up = tokens[token.head]
        modified = up.lemma if token.dep in ("amod", "compound", "nmod", "poss") and up.i >= last else ""
        if first and view.lowers[first - 1] in ("we", "us"):
            yield code, 3.0, "apposed"
            continue
        if modified in _ENVOYS or (
            token.dep == "pobj" and up.lower in ("of", "to") and _lemma(view, up.head) in _ENVOYS
        ):
            yield code, -3.0, "envoy"
            continue
        if modified in _FORCES:
            yield code, -1.5, "forces"
        elif modified in _OFFERED and kind in ("name", "adjective"):
            yield code, 1.5, "offered"
        if token.dep == "pobj" and up.lower in ("in", "to", "at") and _abroad(view, up.head):
            continue
        if kind == "region":
            continue
        part = _part(view, last - 1)
        facing = clauses.get(view.verb(last - 1), set())
        if ("by" in facing and part == "on") or ("on" in facing and part == "by"):
            yield code, -3.0, "facing"
        elif part == "by" and not modified:
            if kind in ("capital", "seat", "metonym"):
                yield code, -1.0, "capital"
            elif kind == "person":
                yield code, -0.5, "leader"
            elif kind == "name":
                verb = view.verb(last - 1)
                present = tokens[verb].tag in _PRESENT or any(
                    k.tag in _PRESENT for k in view.sentence.kids(verb, "aux", "auxpass")
                )
                yield code, 1.5 if present else 0.5, "subject"


def _lemma(view: View, i: int) -> str:
    return view.sentence.tokens[i].lemma


def _abroad(view: View, i: int) -> bool:
    """Whether it is a mission of the speaker's own ("our embassy in Norland")."""
    owned = any(k.lower in _OWNING for k in view.sentence.kids(i, "poss"))
    return owned and view.sentence.tokens[i].lemma in _ABROAD
