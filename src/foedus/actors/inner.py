"""Nameless phrases of those who can only be of the state that the text is about: other protesters, local groups."""

from __future__ import annotations

from foedus.actors.lexicon import words
from foedus.actors.owners import owner_sector
from foedus.actors.scene import Scene
from foedus.actors.view import View
from foedus.reference import RoleMatch

ANYONE = words("phrases.anyone")
_FLOCKS = words("phrases.flocks")
_UNREST = words("phrases.unrest")
_LED_AT_HOME = frozenset({"OPP", "LAB", "REB", "COP", "LEG", "JUD", "EDU", "REL", "AGR"})
_PARTS = frozenset({"other", "others", "regional", "southern", "eastern", "various", "such"})
_INNER = frozenset("CVL OPP LAB EDU REL AGR MED LEG JUD COP REB CRM JRN".split())
_LOCAL = frozenset({"local", "domestic", "homegrown", "home-grown", "indigenous"})
_SERVING = frozenset({"NGO", "JRN", "BUS", "CVL", "EDU", "MED", "REL", "LAB"})
_FOES = frozenset({"side", "party", "faction"})
_AT_ODDS = frozenset("all both competing conflicting each neither opposing rival the two warring".split())


def of_a_part(match: RoleMatch, before: list[str]) -> bool:
    """Whether those beside others, or of a part of a state, are of the state that the text is about ("other
    protesters", "regional lawmakers"); other governments and troops may be another's."""
    inner = match.role.sector in _INNER and match.role.scope == "setting" and match.role.kind != "organ"
    return inner and _PARTS.issuperset(w for w in before if w in ANYONE)


def others(before: list[str]) -> bool:
    """Whether those beside others may be of the same state as these ("other soldiers", not "other Western navies")."""
    return "other" in before and not any(w in ANYONE - _PARTS for w in before)


def local(match: RoleMatch, before: list[str]) -> bool:
    """Whether those who are anybody's are called local ("local human rights groups")."""
    return match.role.scope in ("anaphor", "own") and match.role.sector in _SERVING and not _LOCAL.isdisjoint(before)


def leads(view: View, head: int, match: RoleMatch) -> bool:
    """Whether leaders and chiefs are of the state of those whom they lead ("opposition leaders", "tribal chiefs")."""
    return owner_sector(view, head) in _LED_AT_HOME or (match.first > 0 and view.lowers[match.first - 1] in _FLOCKS)


def in_unrest(view: View, head: int) -> bool:
    """Whether a noun says whose a protest or strike is ("student protests")."""
    token = view.sentence.tokens[head]
    return view.sentence.tokens[token.head].lemma in _UNREST and token.head == head + 1


def at_odds(scene: Scene, view: View, head: int, match: RoleMatch) -> str | None:
    """The state whose own are the sides of which a text speaks that is about one state and its rebels ("both sides",
    "the warring parties"); None where they are no such."""
    main = scene.setting.main
    before = view.lowers[view.left(head) : match.first]
    if match.role.phrase[-1] not in _FOES or _AT_ODDS.isdisjoint(before):
        return None
    if main is None or scene.statement or scene.setting.pair() or any(True for _ in view.prepositions(head)):
        return None
    rebels = any(
        hit.entry.country == main and (hit.entry.sector == "REB" or hit.entry.kind == "group")
        for near in scene.views
        for hit in near.hits
    )
    return main if rebels else None
