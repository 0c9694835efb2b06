"""Whose words a statement is where no one state speaks: those who sign it, an intergovernmental body, volunteers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from foedus.actors.announced import voice_of
from foedus.actors.lexicon import words
from foedus.actors.memory import Found
from foedus.actors.scene import Scene
from foedus.actors.setting import names_in
from foedus.actors.view import View
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
_CHAMBERS, _RESOLVING = words("bodies.chambers"), words("bodies.resolving")
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
        we = view.lowers[:2] == ["we", ","]
        if not we and _OFFICIALS.isdisjoint(view.lowers[:root]):
            continue
        if not we and not _signs(view, root):
            continue
        found: dict[str, Found] = {}
        for hit in view.hits:
            code = hit.entry.country
            if (
                hit.last <= root
                and code
                and not view.quoted[hit.first]
                and hit.entry.kind in ("name", "igo", "alliance")
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


def common(scene: Scene, view: View, head: int, match: RoleMatch | None) -> Found | None:
    """A body of states that no name names: whose paper this is ("(The) Council condemns the raid"), or that of all the
    states of a region ("European leaders")."""
    if (view.lowers[head] in scene.bodies or not _resolving(view, head)) and (
        match is None or not _bloc(view, head, match)
    ):
        return None
    first = view.left(head)
    sector = "MIL" if match is not None and match.role.sector == "MIL" else "IGO"
    last = match.last if match is not None else head + 1
    actor = scene.actor(view, first, last, None, IGO, sector, "body", "name")
    return scene.found(view, head, first, last, (actor,), match=match)


def _resolving(view: View, head: int) -> bool:
    token = view.sentence.tokens[head]
    if token.tag != "NNP" or token.lower not in _CHAMBERS or token.dep != "nsubj":
        return False
    verb = view.sentence.tokens[token.head]
    return verb.tag == "VBZ" and verb.lemma in _RESOLVING and view.lowers[view.left(head) : head] in ([], ["the"])


def _bloc(view: View, head: int, match: RoleMatch) -> bool:
    """Whether a region's name makes its states' common body of a plural ("European leaders", "West African troops");
    not of some of them ("several European leaders")."""
    if view.tags[head] not in ("NNS", "NNPS") or match.role.phrase[-1] not in _OF_BLOCS:
        return False
    words = " ".join(w for w in view.lowers[view.left(head) : match.first] if w not in ("the", "-"))
    return words in _BLOCS


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
