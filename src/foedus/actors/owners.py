"""Whose a noun phrase is: the names, possessors and prepositional phrases that modify its head."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from foedus.actors.scene import Owner, Scene
from foedus.actors.view import Hit, Run, View
from foedus.records import Actor, ActorKind
from foedus.reference import IGO, NameEntry, RoleMatch

STATE_KINDS = frozenset({"name", "adjective", "people", "capital", "region", "seat", "ethnic"})
GROUP_KINDS = frozenset({"group", "party"})
_OF = frozenset({"of"})
_PERSONAL = frozenset({"for", "to", "with"})
_PLACED = frozenset({"in", "from", "at", "inside", "across", "throughout", "near", "within", "around", "outside"})
_FROM = frozenset({"from"})
# What can send somebody, besides states.
_SENDING = GROUP_KINDS | {"igo", "alliance"}
# Who works at a body and speaks for it: "judges at the International Court of Justice".
_SEATED = frozenset(
    "judge judges justice justices prosecutor prosecutors registrar chamber panel economist economists official "
    "officials spokesman spokeswoman spokesperson".split()
)
_AT = frozenset({"at", "with"})
# What goes in a leader's charge, and is of the leader's state.
_SENT = frozenset({"delegation", "mission", "team", "deputation", "contingent", "party", "entourage", "patrol"})
_HIRED = frozenset(
    {"hacker", "hackers", "spy", "spies", "agent", "agents", "saboteur", "hacktivist", "group", "cyberspy"}
)
_SERVING = frozenset(
    "work link tie back sponsor fund support affiliate connect control run direct hire operate".split()
)
_LEADING = frozenset({"lead", "head", "chair", "command"})
_LEADERS = frozenset({"person", "state", "government"})
_JOINING = frozenset({"and", "or", "and/or", ","})
_TYING = frozenset({"and", "or", ",", "-", "–", "/", "both"})
_OWNING_ROLES = frozenset({"office", "organ", "organisation", "group", "state", "person", "collective", "body"})


def kind_of(entry: NameEntry) -> ActorKind:
    """The kind of actor that a name stands for."""
    if entry.kind in ("name", "capital", "seat", "metonym", "adjective"):
        return "body" if entry.country == IGO else "state"
    if entry.kind in ("people", "ethnic"):
        return "people"
    if entry.kind in ("group", "party"):
        return "group"
    if entry.kind in ("ngo", "media", "company"):
        return "organisation"
    if entry.country == IGO or entry.kind in ("igo", "alliance"):
        return "body"
    return "government"


def of_entry(entry: NameEntry, how: str, last: int) -> Owner:
    """A name as an owner."""
    return Owner(entry.country, entry.sector, entry.name, kind_of(entry), how, entry.kind, last)


def of_actor(actor: Actor, last: int) -> Owner:
    """A resolved actor as an owner."""
    return Owner(actor.country, actor.sector, actor.name, actor.kind, actor.how, "", last)


def before(scene: Scene, view: View, head: int, *, light: bool = False) -> list[Owner]:
    """The owners that stand before the head: nationalities first, then groups and bodies, pronouns, persons, offices.

    Several only where they are joined ("Hungarian and Romanian officials"). `light` asks for what names alone say.
    """
    start, _ = view.core(head)
    states: list[tuple[Hit, Owner]] = []
    others: list[Owner] = []
    loose: list[Owner] = []
    allied: list[tuple[Hit, Owner]] = []
    i = view.left(head)
    while i < start:
        hit, run = view.hit_at[i], view.run_at[i]
        if hit is not None and hit.entry.kind != "person":
            how = "nationality" if hit.entry.kind == "adjective" else hit.entry.kind
            owner = of_entry(hit.entry, how, hit.last)
            if hit.bond in ("against", "made"):
                pass
            elif hit.bond == "by":
                loose.append(owner)
            elif hit.entry.kind in STATE_KINDS and hit.entry.country and hit.entry.country != IGO:
                states += [(hit, of_entry(hit.twin, how, hit.last))] if hit.twin is not None else []
                states.append((hit, owner))
            elif hit.entry.country or hit.entry.kind in GROUP_KINDS or hit.entry.kind == "ngo":
                others.append(owner)
                if hit.entry.kind == "alliance":
                    allied.append((hit, owner))
            i = hit.last
            continue
        if run is not None:
            if not light:
                root = root_of(view, run.first, run.last)
                found = scene.resolve(view, root) if root != head else None
                if found is not None and found.actors and found.actors[0].country:
                    others.append(of_actor(found.actors[0], run.last))
            i = run.last
            continue
        if not light and (
            view.tags[i] in ("PRP$", "WP$") or (view.sentence.tokens[i].dep == "poss" and _owning(view, i))
        ):
            found = scene.resolve(view, i)
            if found is not None:
                others += [of_actor(a, i + 1) for a in found.actors if a.country or a.sector]
        i += 1
    if states:
        both = sorted([*states, *allied], key=lambda each: each[0].first) if allied else states
        joined = _joined(view, [hit for hit, _ in both])
        if all(hit not in joined for hit, _ in states):
            both, joined = states, _joined(view, [hit for hit, _ in states])
        chosen = [owner for hit, owner in both if hit in joined]
        if not light and _with_coalition(view, joined, head):
            chosen.append(Owner(IGO, "MIL", "coalition", "body", "name", "alliance", start))
        sector = next((o.sector for o in others if o.entry_kind and o.sector), None)
        if sector and others[0].entry_kind in GROUP_KINDS:
            return [Owner(o.country, sector, o.name, o.kind, o.how, others[0].entry_kind, o.last) for o in chosen]
        return chosen
    if any(o.kind == "group" for o in others):
        # "Jo Berg's Northern Front": the group is meant, not who leads it as well.
        others = [o for o in others if o.kind != "person"]
    return others or [Owner(o.country, o.sector, o.name, o.kind, "led", o.entry_kind, o.last) for o in loose]


def after(scene: Scene, view: View, head: int, *, personal: bool, placed: bool, light: bool = False) -> list[Owner]:
    """The owners in the head's prepositional phrases: "of" first, then ("for", "to") for persons, then places (or, not
    placed, where those who act came "from")."""
    phrases = list(view.prepositions(head))
    if view.lowers[head] in _SEATED:
        for preposition, thing, _ in phrases:
            hit = view.hit_at[thing] if preposition in _AT else None
            if hit is not None and hit.entry.country == IGO and hit.entry.kind not in STATE_KINDS:
                return [of_entry(hit.entry, hit.entry.kind, hit.last)]
    places = _PLACED if placed else _FROM if view.is_subject(head) else frozenset()
    for accepted in (_OF, _PERSONAL if personal else frozenset(), places):
        found: list[Owner] = []
        for preposition, thing, at in phrases:
            if preposition in accepted and (not found or view.lowers[at - 1] in _JOINING):
                found += _object(scene, view, thing, light, preposition in _PLACED, come=preposition in _FROM)
        if found:
            return found
    return _jointly(scene, view, head, light)


def _jointly(scene: Scene, view: View, head: int, light: bool) -> list[Owner]:
    """Whose two nouns under one article are, where the words behind the second say it ("the Government and people of
    Norland")."""
    if view.lowers[head + 1 : head + 2] != ["and"]:
        return []
    other = next((k.i for k in view.sentence.kids(head, "conj") if k.i == head + 2), None)
    things = [t for name, t, _ in view.prepositions(other) if name == "of"] if other is not None else []
    return [o for t in things[:1] for o in _object(scene, view, t, light, False)]


def served(scene: Scene, view: View, head: int, match: RoleMatch) -> list[Owner]:
    """Whose a hacker or a spy is: that of whom he works for ("hackers working for Norland", "spies linked to it")."""
    if match.role.phrase[-1] not in _HIRED:
        return []
    for clause in view.sentence.kids(head, "acl", "amod"):
        for by in view.sentence.kids(clause.i, "agent", "prep") if clause.lemma in _SERVING else ():
            for whom in view.sentence.kids(by.i, "pobj") if by.lower in ("for", "to", "by", "with") else ():
                found = scene.resolve(view, whom.i)
                if found is not None and found.country and found.actors[0].kind != "person":
                    return [replace(of_actor(found.actors[0], clause.i), sector=None)]
    return []


def led_by(scene: Scene, view: View, head: int, match: RoleMatch) -> list[Owner]:
    """Whose a delegation is: that of who leads it ("a delegation headed by Norland's foreign minister")."""
    for clause in view.sentence.kids(head, "acl") if match.role.phrase[-1] in _SENT else ():
        for by in view.sentence.kids(clause.i, "agent", "prep") if clause.lemma in _LEADING else ():
            for leader in view.sentence.kids(by.i, "pobj") if by.lower == "by" else ():
                owners: dict[str, Owner] = {}
                for i in view.conjuncts(leader.i):
                    found = scene.resolve(view, i)
                    if found is not None and found.country and found.actors[0].kind in _LEADERS:
                        owners.setdefault(found.country, replace(of_actor(found.actors[0], clause.i), sector=None))
                if owners:
                    return list(owners.values()) if view.tags[head] == "NNS" else list(owners.values())[:1]
    return []


def _object(scene: Scene, view: View, thing: int, light: bool, placed: bool, *, come: bool = False) -> list[Owner]:
    owners: list[Owner] = []
    for i in view.conjuncts(thing):
        hit = view.hit_at[i]
        if hit is not None and hit.twin is not None and any(o.last == hit.last for o in owners):
            continue
        if hit is not None and hit.entry.kind != "person" and hit.bond not in ("against", "made"):
            if hit.entry.country or hit.entry.kind in GROUP_KINDS:
                for entry in (hit.twin, hit.entry):
                    if entry is not None and (not placed or entry.kind in STATE_KINDS):
                        owners.append(of_entry(entry, "place" if placed else entry.kind, hit.last))
                    elif entry is not None and come and entry.kind in _SENDING:
                        # "A delegation from the African Union".
                        owners.append(of_entry(entry, entry.kind, hit.last))
            else:
                owners += [replace(o, last=hit.last) for o in before(scene, view, i, light=light)]
            continue
        run = view.run_at[i]
        if light and run is not None:
            country = _country_of(scene, run)
            if country and not placed:
                owners.append(Owner(country, None, run.text, "person", "name", "person", run.last))
            continue
        if light:
            owners += before(scene, view, i, light=True)
            continue
        found = scene.resolve(view, i)
        if found is None:
            owners += [replace(o, last=i + 1) for o in before(scene, view, i) if o.how != "led"]
        elif found.place is not None and found.place.country and not found.actors:
            owners.append(Owner(found.place.country, None, found.place.name, "state", "place", "region", found.last))
        elif not placed or (found.actors and found.actors[0].kind == "state"):
            owners += [of_actor(a, found.last) for a in found.actors if a.country or a.sector]
    return owners


def _country_of(scene: Scene, run: Run) -> str | None:
    """The country of a person whom the tables know or the document has introduced."""
    if run.person is not None:
        office = run.person.at(scene.then)
        return office.country if office else None
    if not run.words:
        return None
    known = [
        b.country for b in scene.bound.get(" ".join(run.words), []) or scene.bound.get(run.words[-1], []) if b.country
    ]
    if known:
        return known[0]
    if run.titled is None and len(run.words) > 1:
        return None
    own = {
        o.country
        for p in scene.reference.bare(run.words[-1])
        for o in p.offices
        if not scene.then or p.holds(scene.then)
    }
    return next(iter(own)) if len(own) == 1 else None


def _owning(view: View, i: int) -> bool:
    match = view.role(i)
    return match is not None and match.role.kind in _OWNING_ROLES


def _joined(view: View, hits: list[Hit]) -> list[Hit]:
    """The first state name and those joined to it by and, or, a comma or a hyphen, with adjectives of their own behind
    these ("Norlandic and southern Sudlandic villages")."""
    kept = [hits[0]]
    for hit in hits[1:]:
        between = view.lowers[kept[-1].last : hit.first]
        own = next((n for n, w in enumerate(between) if w not in _TYING), len(between))
        if own and all(_describes(view, hit.first - 1 - n) for n in range(len(between) - own)):
            kept.append(hit)
    return kept


def _with_coalition(view: View, hits: list[Hit], head: int) -> bool:
    """Whether a coalition is joined to the states before a noun ("a combined Norlandic and coalition force")."""
    for at in range(max(0, hits[0].first - 2), head):
        if view.lowers[at] == "coalition" and (at < hits[0].first or at >= hits[-1].last):
            between = view.lowers[hits[-1].last : at] or view.lowers[at + 1 : hits[0].first]
            return between in (["and"], ["or"], ["-"], ["/"])
    return False


def _describes(view: View, i: int) -> bool:
    return view.tags[i] == "JJ" or view.lowers[i] == "mainland"


def owner_sector(view: View, head: int) -> str | None:
    """The sector of the nearest role noun that modifies the head ("army chief", "opposition spokesman")."""
    start, _ = view.core(head)
    first = view.left(head)
    for i in range(start - 1, first - 1, -1):
        match = view.role(i) if view.hit_at[i] is None else None
        if (
            match is not None
            and match.role.sector
            and match.role.kind in ("organ", "group", "organisation", "collective", "body")
        ):
            return match.role.sector
        if match is None and view.lowers[i] in _ADJECTIVES:
            return _ADJECTIVES[view.lowers[i]]
    return None


def spoken_for(view: View, head: int) -> str | None:
    """The sector of the rebels or the opposition for whom one speaks or negotiates, as "for" or "of" behind the noun
    says ("spokesman for the rebels", "chief negotiator of the rebel delegation")."""
    if view.lowers[head] not in _SPEAKING | _DELEGATED:
        return None
    for preposition, thing, _ in view.prepositions(head):
        if preposition not in _SPOKEN_FOR and not (preposition == "from" and view.lowers[head] in _DELEGATED):
            continue
        match = view.role(thing)
        whole = match.role if match is not None and match.role.kind in ("group", "organisation") else None
        sector = owner_sector(view, thing) or (whole.sector if whole is not None else None)
        if sector in ("REB", "OPP"):
            return sector
    return None


_SPOKEN_FOR = frozenset({"for", "of"})
_DELEGATED = frozenset({"delegation", "delegations", "delegate", "delegates", "negotiator", "negotiators", "team"})
_SPEAKING = frozenset(
    "spokesman spokeswoman spokesperson spokesmen representative representatives envoy envoys official officials "
    "adviser advisor commander commanders".split()
)
_ADJECTIVES = {
    "military": "MIL", "naval": "MIL", "defence": "MIL", "defense": "MIL", "parliamentary": "LEG", "judicial": "JUD",
    "intelligence": "SPY", "insurgent": "REB", "separatist": "REB", "religious": "REL", "congressional": "LEG",
}  # fmt: skip


def root_of(view: View, first: int, last: int) -> int:
    """The token of [first, last) whose head lies outside; the last such."""
    tokens = view.sentence.tokens
    for i in range(last - 1, first - 1, -1):
        if not first <= tokens[i].head < last or tokens[i].head == i:
            return i
    return last - 1


def countries(owners: Iterable[Owner]) -> list[str]:
    """The owners' countries, each once, in order."""
    return list(dict.fromkeys(o.country for o in owners if o.country))
