"""Whose words a statement is where no one state speaks: those who sign it, an intergovernmental body, volunteers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from foedus.actors.announced import voice_of
from foedus.actors.lexicon import words
from foedus.actors.memory import Found
from foedus.actors.scene import Scene
from foedus.actors.setting import names_in
from foedus.actors.view import View
from foedus.actors.whose import COMMON, said, short
from foedus.reference import IGO, RoleMatch

_OFFICERS = words("bodies.officers")
_PERHAPS = words("bodies.officers_perhaps")
_SIGNS = words("bodies.officers_signs")
_UNION = words("bodies.union_signs")
_VOLUNTEERS = words("bodies.volunteers")
_GROUPINGS = words("bodies.groupings")
_OWN = frozenset(f"our-{thing}" for thing in words("bodies.volunteers_own"))
_FIELD = words("bodies.volunteers_signs")
_OFFICIALS = words("bodies.officials")
# What a body does in its resolutions, and the one that "the Council" mostly is.
_RESOLVING = words("bodies.resolving")
_RESOLVED = frozenset({"stands", "demands", "says now"})
_SESSIONS = words("bodies.sessions")
_MEMBERS = frozenset({(m, s) for m in ("member", "participating") for s in ("states", "countries", "governments")})
_LEAGUE = "League of Nations"
_OF_OWN = frozenset({"group", "party", "organ"})
_COUNCILS = {"council": "United Nations Security Council", "assembly": "United Nations General Assembly"}
_OF_BLOCS = words("bodies.of_blocs")
# Regions whose states act by one body in the news.
_BLOCS = frozenset({"european", "west african"})
# Those who sign a statement are named in its first sentences, so many at least where "we" does not stand before them.
_OPENING = 3
_SIGNATORIES = 3
# What speaks for a state by this much makes an officer whom states and bodies both have the state's.
_SURELY = 2.5


def signed(scene: Scene) -> Found | None:
    """The states and bodies that a statement names at its beginning as those who make it: "We, the ministers of Norland
    and Sudland, ...", "The members of the Group (Norland, Sudland and Westland) condemn ..."."""
    if not scene.statement:
        return None
    for view in scene.views[:_OPENING]:
        root = next((t.i for t in view.sentence.tokens if t.dep == "ROOT"), 0)
        at = next((i for i in range(len(view.lowers) - 1) if view.lowers[i : i + 2] == ["we", ","]), -1)
        we = at >= 0 and not view.quoted[at]
        if at > 0:
            # "It is with regret that we, the leaders of Norland and Sudland, ...".
            root = max(root, view.sentence.tokens[at].head)
        if not we and _OFFICIALS.isdisjoint(view.lowers[:root]):
            continue
        if not we and not _signs(view, root):
            continue
        found: dict[str, Found] = {}
        for hit in view.hits:
            code = hit.entry.country
            if (
                at < hit.last <= root
                and code
                and not view.quoted[hit.first]
                and (hit.entry.kind in ("name", "igo", "alliance") or (we and hit.entry.kind in _OF_OWN))
            ):
                one = voice_of(scene, hit.entry.name, code, hit.entry.sector)
                if one is not None:
                    found.setdefault(code, one)
        states = [code for code in found if code != IGO]
        if len(states) >= (2 if we else _SIGNATORIES):
            actors = tuple(a for one in found.values() for a in one.actors)
            return replace(next(iter(found.values())), actors=actors, plural=True)
        if we and found:
            return next(iter(found.values()))
        grouping = _grouping(view, root)
        if grouping:
            return voice_of(scene, grouping, IGO, "IGO")
    return None


def _grouping(view: View, root: int) -> str:
    """The body whose members sign, which no table need know ("the undersigned members of the Freedom Coalition")."""
    tokens = view.sentence.tokens
    for i in range(2, root):
        if view.lowers[i] in _GROUPINGS and tokens[i].text[:1].isupper():
            start = i
            while start and tokens[start - 1].text[:1].isupper() and tokens[start - 1].pos != "DET":
                start -= 1
            if view.lowers[max(0, start - 2) : start] == ["of", "the"]:
                return " ".join(t.text for t in tokens[start : i + 1])
    return ""


def _signs(view: View, root: int) -> bool:
    """Whether the sentence's verb is one that those who sign a statement are the subjects of."""
    return view.tags[root] in ("VBP", "VB") and any(k.i < root for k in view.sentence.kids(root, "nsubj"))


def body(scene: Scene) -> Found | None:
    """The body whose officer speaks, mostly the United Nations, and volunteers, who belong to no state: by the title,
    and by what the text calls its own."""
    if not scene.statement:
        return None
    title = scene.document.title or ""
    spoken = _of_title(scene)
    text = _joined(w for v in scene.views for w, q in zip(v.lowers, v.quoted, strict=True) if not q)
    if _has(spoken, _OFFICERS) or (_has(spoken, _PERHAPS) and not _surely(scene) and _has(text, _SIGNS)):
        return voice_of(scene, "United Nations", IGO, "IGO")
    if _has(spoken, ("commissioner",)) and _has(text, _UNION):
        return voice_of(scene, "European Union", IGO, "IGO")
    named = [e for e in names_in(title, scene.reference, scene.document) if e.kind == "ngo"]
    own = _has(text, _OWN)
    if ((named or _has(spoken, _VOLUNTEERS)) and (own or _has(text, _FIELD))) or (own and scene.owner is None):
        return voice_of(scene, named[0].name if named else title, None, "NGO")
    return None


def meant(scene: Scene, view: View, head: int) -> Found | None:
    """The body of states that a word with a capital is short for, where no table need name it: the Council, which is
    the United Nations' own where the text names no other, and whoever resolves something ("The Conference decides")."""
    word = view.lowers[head]
    if word not in COMMON or not short(view, head) or _another(scene, word):
        return None
    if word == "council" and view.lowers[head + 1 : head + 2] == ["of"]:
        # "The Council of Ministers" of whatever body.
        return None
    verb = view.sentence.tokens[head].head
    resolves = (
        head in view.subjects(verb)
        and said(view, verb, True) in _RESOLVED
        and view.sentence.tokens[verb].lemma in _RESOLVING
    )
    spoken_to = word == "assembly" and "general assembly" in f"{scene.document.title} {scene.document.text}".lower()
    if not resolves and not spoken_to and not (word == "council" and _of_nations(scene, view, head)):
        return None
    first = view.left(head)
    actor = scene.actor(view, first, head + 1, _full(scene, word), IGO, "IGO", "body", "name")
    return scene.found(view, head, first, head + 1, (actor,), plural=False)


def of_members(scene: Scene, view: View, head: int, match: RoleMatch) -> Found | None:
    """The body of whose members they are the officials ("the ministers of the member states"); None for all others."""
    if view.tags[match.head] not in ("NNS", "NNPS") or match.role.sector != "GOV":
        return None
    if view.lowers[match.last : match.last + 1] != ["of"]:
        return None
    behind = [w for w in view.lowers[match.last + 1 : match.last + 5] if w != "the"]
    if behind[:1] != ["members"] and tuple(behind[:2]) not in _MEMBERS:
        return None
    named = next((h for h in view.hits if h.entry.country == IGO and h.first > match.last), None)
    first = view.left(head)
    name = named.entry.name if named is not None else foremost(scene)
    actor = scene.actor(view, first, match.last, name, IGO, "IGO", "body", "name")
    return scene.found(view, head, first, match.last, (actor,), match=match, plural=True)


def _of_nations(scene: Scene, view: View, head: int) -> bool:
    """Whether a council is one of states, and no town's: a text of the United Nations and their resolutions."""
    if view.lowers[head - 1 : head] == ["this"] and scene.statement:
        return True
    return any(not _SESSIONS.isdisjoint(v.lowers) or any(h.entry.country == IGO for h in v.hits) for v in scene.views)


def _full(scene: Scene, word: str) -> str | None:
    """The name of the body that a word is short for: as the text has it, else the council of all."""
    names = [h.entry.name for v in scene.views for h in v.hits if h.entry.country == IGO]
    names += [e.name for e in names_in(scene.document.title or "", scene.reference, scene.document)]
    usual = _LEAGUE if _LEAGUE in names else _COUNCILS.get(word)
    return next((n for n in names if n.lower().endswith(word)), usual)


def _another(scene: Scene, word: str) -> bool:
    """Whether a text names a body by that word which is none of states ("the Transitional Council")."""
    for view in scene.views:
        for i, lower in enumerate(view.lowers):
            if lower == word and i and view.sentence.tokens[i - 1].text[:1].isupper() and not short(view, i):
                hit = view.hit_at[i]
                if hit is None or hit.entry.country != IGO:
                    return True
    return False


def foremost(scene: Scene) -> str:
    """The body of states that a text names most, the first of those; the United Nations where it names none."""
    named = Counter(h.entry.name for v in scene.views for h in v.hits if h.entry.country == IGO)
    return named.most_common(1)[0][0] if named else "United Nations"


def of_bloc(scene: Scene, view: View, head: int, match: RoleMatch) -> Found | None:
    """The common body of the states of a region, as its leaders or troops ("European leaders", "West African troops");
    not some of them ("several European leaders")."""
    if view.tags[head] not in ("NNS", "NNPS") or match.role.phrase[-1] not in _OF_BLOCS:
        return None
    first = view.left(head)
    if " ".join(w for w in view.lowers[first : match.first] if w not in ("the", "-")) not in _BLOCS:
        return None
    sector = "MIL" if match.role.sector == "MIL" else "IGO"
    actor = scene.actor(view, first, match.last, None, IGO, sector, "body", "name")
    return scene.found(view, head, first, match.last, (actor,), match=match)


def doubtful(scene: Scene) -> bool:
    """Whether the title is an officer's whom states and bodies both have."""
    return _has(_of_title(scene), _PERHAPS)


def _surely(scene: Scene) -> bool:
    """Whether much speaks for a state all the same."""
    return scene.owner is not None and scene.evidence[scene.owner] > _SURELY


def _of_title(scene: Scene) -> str:
    return _joined((scene.document.title or "").replace("’", "'").replace("'s", "").lower().split())


def _joined(text: Iterable[str]) -> str:
    return f"-{'-'.join(w for word in text if (w := word.strip(',:;.()-')))}-"


def _has(joined: str, phrases: Iterable[str]) -> bool:
    return any(f"-{phrase}-" in joined for phrase in phrases)
