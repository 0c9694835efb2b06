"""Names of the tables as actors and places: states, capitals, peoples, bodies, groups."""

from __future__ import annotations

import re

from foedus.actors.armies import GARRISONS
from foedus.actors.lexicon import words
from foedus.actors.memory import Found
from foedus.actors.owners import STATE_KINDS, after, before, kind_of
from foedus.actors.scene import Scene
from foedus.actors.setting import located
from foedus.actors.view import Hit, Run, View
from foedus.records import ActorKind, Place
from foedus.reference import IGO, NameEntry

# A people whose settlers and settlements in a held land are the holder's.
_KIN = {"Jewish": "ISR", "Jews": "ISR", "Jew": "ISR"}
_ORGANS = frozenset({"organ", "court", "agency", "party", "igo", "media", "alliance"})
_PLACES = frozenset({"name", "capital", "region", "metonym"})
_MODIFYING = frozenset({"amod", "compound", "nmod", "npadvmod", "nummod"})
_PARTIES = words("named.parties")
_INSTITUTIONS, _WEAPONS, _FORCES = words("named.institutions"), words("named.weapons"), words("named.forces")
# "F-16s", "MiG-29", "T-72".
_MODEL = re.compile(r"[a-z]{1,3}-?\d{1,3}[a-z]?s?")
# "The Norlandic language", a "Norlandic-language school", "Norlandic cuisine": nobody.
_TONGUES = words("named.tongues")
_SENT, _MEMBERSHIP = words("named.sent"), words("named.membership")
_HOW = {"name": "name", "capital": "capital", "metonym": "capital", "seat": "seat", "region": "region"}


def by_name(scene: Scene, view: View, head: int, hit: Hit) -> Found | None:
    """The actor and place that a name stands for where it heads or modifies a phrase; None for a name of nothing."""
    if hit.bond == "made" or (hit.bond == "against" and hit.entry.kind not in ("people", "ethnic")):
        return None
    entry = hit.entry
    modifier = _modifies(view, head, hit)
    if modifier and view.sentence.tokens[view.sentence.tokens[head].head].lemma in _TONGUES:
        return None
    if entry.kind in ("people", "ethnic") or (entry.kind == "adjective" and not modifier):
        return _people(scene, view, head, hit, modifier)
    if entry.kind in ("name", "capital", "seat", "metonym", "region", "adjective"):
        return _state(scene, view, head, hit, modifier)
    return _body(scene, view, head, hit, modifier)


def _modifies(view: View, head: int, hit: Hit) -> bool:
    tokens = view.sentence.tokens
    token = tokens[head]
    if token.dep in _MODIFYING and token.head >= hit.last:
        return True
    # "U.S. and Russian negotiators": the second is joined to a modifier of the noun.
    up = tokens[token.head]
    return token.dep == "conj" and up.dep in _MODIFYING and up.head > head and not token.tag.endswith("S")


def _state(scene: Scene, view: View, head: int, hit: Hit, modifier: bool) -> Found | None:
    entry = hit.entry
    first = hit.first
    if first and view.lowers[first - 1] == "the" and not modifier:
        first -= 1
    place = place_of(scene, view, hit) if entry.kind in _PLACES else None
    if entry.country is None:
        return scene.found(view, head, first, hit.last, (), place=place) if place else None
    sector = entry.sector or ("IGO" if entry.country == IGO else "GOV")
    how = "nationality" if entry.kind == "adjective" else _HOW[entry.kind]
    kind = kind_of(entry)
    actors = tuple(
        scene.actor(view, first, hit.last, e.name, e.country, sector, kind, how)
        for e in (hit.twin, entry)
        if e is not None
    )
    return scene.found(view, head, first, hit.last, actors, place=place, modifier=modifier, plural=len(actors) > 1)


def _people(scene: Scene, view: View, head: int, hit: Hit, modifier: bool) -> Found | None:
    entry = hit.entry
    first = view.left(head) if not modifier else hit.first
    token = view.sentence.tokens[head]
    country = entry.country
    how = "nationality"
    owners = before(scene, view, head, light=True)
    if owners and owners[0].country and owners[0].country != IGO:
        country = owners[0].country
    elif placed := [o for o in after(scene, view, head, personal=False, placed=True, light=True) if o.country]:
        country, how = placed[0].country, "place"
    elif country is None or "ethnic" in view.lowers[max(0, hit.first - 1) : hit.first]:
        own = _KIN.get(entry.name)
        held = own is not None and any(scene.setting.counts.get(land) for land, by in GARRISONS.items() if by == own)
        near = own if held and scene.setting.counts.get(own or "") else None
        near = near or located(view, head, scene.reference, scene.setting.counts) or scene.setting.main
        country, how = (near, "setting") if near and near != entry.country else (country, how)
    if modifier:
        kind, sector = ("state", "GOV") if entry.kind != "ethnic" else ("people", "CVL")
    else:
        kind, sector = "people", "CVL"
        the = first == hit.first - 1 and view.lowers[first] == "the"
        definite = how == "nationality" and (the or _joined_definite(view, head, hit))
        if definite and entry.kind == "people" and token.tag in ("NNPS", "NNS", "JJ", "NNP"):
            kind, sector = "state", "GOV"
    name = scene.reference.state_name(country) if kind == "state" else None
    actor = scene.actor(view, first, hit.last, name, country, sector, kind, how)  # type: ignore[arg-type]
    plural = token.tag in ("NNS", "NNPS") or entry.kind in ("people", "ethnic")
    return scene.found(view, head, first, hit.last, (actor,), plural=plural, modifier=modifier)


def _joined_definite(view: View, head: int, hit: Hit) -> bool:
    """Whether a people shares the article of the one before ("the British and French")."""
    token = view.sentence.tokens[head]
    other = view.hit_at[token.head] if token.dep == "conj" else None
    if other is None or other.entry.kind not in ("adjective", "people") or other.first == 0:
        return False
    between = [w for w in view.lowers[other.last : hit.first] if w not in ("and", ",")]
    return not between and view.lowers[other.first - 1] == "the"


def _body(scene: Scene, view: View, head: int, hit: Hit, modifier: bool) -> Found | None:
    entry = hit.entry
    first = view.left(head) if not modifier else hit.first
    country, sector, name, kind = entry.country, entry.sector, entry.name, kind_of(entry)
    owners = before(scene, view, head, light=True) if first < hit.first and entry.kind in _ORGANS else []
    states = [o for o in owners if o.entry_kind in STATE_KINDS and o.country and o.how != "led"]
    if states and states[0].country != country and not _whole(entry, view, hit):
        country = states[0].country
        sector = "GOV" if sector == "IGO" else sector
        kind = "government" if kind == "body" else kind
        name = None  # type: ignore[assignment]
    elif not states:
        if entry.kind == "party" and (here := _party_of_here(scene, entry)) is not None:
            country, name = here, None  # type: ignore[assignment]
        first = hit.first - 1 if hit.first and view.lowers[hit.first - 1] == "the" else hit.first
    actor = scene.actor(view, first, hit.last, name, country, sector, kind, "name")
    return scene.found(view, head, first, hit.last, (actor,), modifier=modifier, plural=False)


def _party_of_here(scene: Scene, entry: NameEntry) -> str | None:
    """The state where the text plays, for a party whose name any state's may bear ("the Democratic Party") where the
    text names nothing else of the state whose it usually is; None else."""
    if not _PARTIES.issuperset(entry.surface.lower().split()):
        return None
    named = {h.entry.country for v in scene.views for h in v.hits if h.entry.surface != entry.surface} - {None, IGO}
    if entry.country in named:
        return None
    return named.pop() if len(named) == 1 else scene.setting.main if scene.setting.main in named else None


def _whole(entry: NameEntry, view: View, hit: Hit) -> bool:
    """Whether a body's name is too much its own to be another state's ("the French U.N. General Assembly")."""
    words = view.lowers[hit.first : hit.last]
    return entry.country == IGO and ("united" in words or "u.n." in words or "un" in words or len(words) == 1)


def misspelt(scene: Scene, view: View, head: int, run: Run) -> Found | None:
    """A state's name with a letter wrong, where the tables know nothing else that the word could be."""
    if len(run.words) != 1 or run.likely or run.titled is not None or scene.reference.names.of(run.text):
        return None
    entry = scene.reference.misspellings.meant(run.words[0])
    if entry is None or entry.country is None:
        return None
    return by_name(scene, view, head, Hit(run.first, run.last, (entry,), entry))


def shortened(scene: Scene, view: View, head: int, run: Run) -> Found | None:
    """A group or body that the text names in full elsewhere, by the last word of its name."""
    entry = scene.shortened.get(run.words[0]) if len(run.words) == 1 and run.titled is None else None
    if entry is None:
        return None
    return by_name(scene, view, head, Hit(run.first, run.last, (entry,), entry))


def place_of(scene: Scene, view: View, hit: Hit) -> Place:
    """What a name stands for on the map; coordinates for capitals that the table of places has."""
    text, start, end = scene.span(view, hit.first, hit.last)
    entry = hit.entry
    if entry.kind == "name":
        return Place(text, start, end, entry.name, entry.country)
    known = [p for p in scene.reference.place(entry.surface) if p.country == entry.country or not entry.country]
    if entry.kind == "metonym" and not known:
        known = list(scene.reference.place(entry.surface))
    spot = known[0] if known else None
    if spot is None:
        country = entry.country if entry.country != IGO else None
        return Place(text, start, end, entry.surface, country, precision="region" if entry.kind == "region" else "city")
    return Place(text, start, end, spot.name, spot.country, spot.lat, spot.lon, spot.precision)


def by_ship(scene: Scene, view: View, head: int, run: Run) -> Found | None:
    """A warship by the letters of its navy before its name ("USS Cole", "HMS Hood")."""
    hit = view.hit_at[run.first - 1] if run.first else None
    if hit is None or hit.entry.kind != "organ" or hit.entry.sector != "MIL" or hit.last - hit.first > 1:
        return None
    if not view.sentence.tokens[hit.first].text.isupper():
        return None
    actor = scene.actor(view, hit.first, run.last, None, hit.entry.country, "MIL", "government", "name")
    return scene.found(view, head, view.left(head), run.last, (actor,), plural=False)


def of_body(scene: Scene, view: View, head: int) -> Found | None:
    """Those whom a body of states sends, and its states together ("a United Nations panel", "the NATO allies")."""
    token = view.sentence.tokens[head]
    if token.lemma.lower() not in _SENT and token.lower not in _MEMBERSHIP:
        return None
    owners = [o for o in before(scene, view, head, light=True) if o.how != "led"]
    if not owners or any(o.country != IGO for o in owners):
        return None
    first = view.left(head)
    sector = "MIL" if owners[0].sector == "MIL" else "IGO"
    actor = scene.actor(view, first, head + 1, None, IGO, sector, "body", "name")
    return scene.found(view, head, first, head + 1, (actor,))


def of_state(scene: Scene, view: View, head: int) -> Found | None:
    """What only its own name and that of its state name: bodies ("Norland Airways"), weapons ("two Norlandic F-16s"),
    forces that anybody may have ("Norlandic units")."""
    token = view.sentence.tokens[head]
    proper = token.tag in ("NNP", "NNPS")
    if proper and token.lower in _INSTITUTIONS:
        sector = "MIL" if token.lower in _FORCES else None
    elif (
        token.lower in _WEAPONS
        or token.lower in _FORCES
        or (token.lower[-2:-1].isdigit() and _MODEL.fullmatch(token.lower))
    ):
        sector = "MIL"
    else:
        return None
    known = before(scene, view, head, light=True) or after(scene, view, head, personal=False, placed=False, light=True)
    owners = [o for o in known if o.entry_kind in STATE_KINDS and o.country and o.country != IGO and o.how != "led"]
    if not owners:
        return None
    first = view.left(head)
    kind: ActorKind = "government" if sector else "organisation"
    actors = tuple(scene.actor(view, first, head + 1, None, o.country, sector, kind, "nationality") for o in owners)
    return scene.found(view, head, first, head + 1, actors)
