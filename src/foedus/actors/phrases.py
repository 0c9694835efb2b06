"""Noun phrases headed by a role noun ("Afghan rebels", "the president of Norland", "police") as actors."""

from __future__ import annotations

from foedus.actors import (
    apposed,
    armies,
    bare,
    cables,
    collectives,
    enemies,
    epithets,
    inner,
    nationals,
    notes,
    partners,
    powers,
    quantities,
    same,
    statements,
)
from foedus.actors.announced import house_of
from foedus.actors.armies import STATE_FORCES
from foedus.actors.lexicon import words
from foedus.actors.memory import Found
from foedus.actors.owners import GROUP_KINDS, before, led_by, owner_sector, spoken_for
from foedus.actors.owning import CHIEFS, PERSONAL, owners_of
from foedus.actors.persons import FORMER
from foedus.actors.powers import COALITIONS
from foedus.actors.scene import Owner, Scene
from foedus.actors.speakers import voice
from foedus.actors.view import View
from foedus.records import ActorKind
from foedus.reference import IGO, Role, RoleMatch

_KINDS: dict[str, ActorKind] = {
    "office": "person", "person": "person", "organ": "government", "organisation": "organisation", "group": "group",
    "body": "body", "state": "state", "materiel": "government", "statement": "government",
}  # fmt: skip
_ATTACKING = STATE_FORCES | {"REB", "OPP"}
_MODIFYING = frozenset({"compound", "amod", "nmod"})
_BODIES = frozenset({"organisation", "organ", "body"})
_TIES = frozenset({"alliance", "partnership"})
_HEADS = frozenset({"government", "minister", "president", "premier", "parliament", "king", "monarch"})
_PASSING = words("phrases.passing")
_INDEFINITE = frozenset({"a", "an", "another", "any", "no", "some", "other"})
_MANY = words("phrases.many")


def by_role(scene: Scene, view: View, head: int, match: RoleMatch) -> Found | None:
    """The actors of a noun phrase headed by a role noun; None where nothing says whose they are and they need it."""
    role = match.role
    if role.kind == "modifier" and view.tags[head] in ("NN", "NNS") and view.lowers[head] in nationals.HUMANS:
        # "A Norlandic national".
        return nationals.by_nationality(scene, view, head)
    if (states := powers.together(scene, view, head, match)) is not None:
        return states
    if role.phrase == ("force",) and view.tags[head] == "NN":
        return _one_force(scene, view, head, match)
    if role.kind in ("none", "modifier", "honorific") or _in_the_chair(scene, view, head):
        return None
    if role.kind == "quantity":
        counted = collectives.members(scene, view, head, match) or quantities.counted(scene, view, head, match)
        plain = quantities.plain(view, head, match) if counted is None else None
        if counted is None and plain is None and (sent := led_by(scene, view, head, match)):
            return _owned(scene, view, head, match, view.left(head), sent)
        return by_role(scene, view, head, plain) if plain is not None else counted
    person = apposed.name_of(scene, view, head, match)
    if person is not None:
        return person
    examples = apposed.examples(scene, view, head, match)
    if examples is not None:
        return examples
    together = collectives.members(scene, view, head, match) or partners.both(scene, view, head, match)
    if together is not None:
        return together
    if role.kind == "state":
        return epithets.of_state(scene, view, head, match) or enemies.of_report(scene, view, head, match)
    if role.kind == "statement" and (speaking := statements.authors(scene, view, head, match)) is not None:
        return speaking
    first = view.left(head)
    if role.phrase[0] in _TIES and _is_tie(view, head, match, first):
        return None
    own = owners_of(scene, view, head, match)
    allied = "coalition" in view.lowers[first : match.last] and powers.of_allies(scene, view, match, first)
    if allied and all(o.how == "place" for o in own):
        return powers.coalition(scene, view, head, match, first)
    if own and not (own[0].how == "place" and bare.is_sent(view, head, match, first)):
        return _owned(scene, view, head, match, first, own)
    if bare.is_sent(view, head, match, first):
        sender = bare.sender(scene, view, head)
        return _set(scene, view, head, match, first, sender, "subject" if sender else "no country")
    if epithets.is_counterpart(match):
        return epithets.counterpart(scene, view, head, match)
    before_words = view.lowers[first : match.first]
    if (hostile := enemies.forces(scene, view, head, match, first)) is not None:
        return hostile
    if (sender := cables.own(scene, view, match, first)) is not None:
        return _set(scene, view, head, match, first, sender)
    if role.phrase[-1] in COALITIONS and powers.of_many(view, first, match):
        return powers.coalition(scene, view, head, match, first)
    named_within = any(view.hit_at[i] is not None for i in range(first, match.first))
    if not named_within and not any(w in _INDEFINITE for w in before_words):
        governs = notes.governs(view, first, head)
        if governs and (house := house_of(scene) or notes.home(scene)) is not None:
            # "The Government has sent": in a parliament that is the minister's own, in a note the sender's.
            return _set(scene, view, head, match, first, house, "name")
        earlier = same.earlier(scene, view, head, match)
        if earlier is not None and earlier.country is None and _ruling(role, scene):
            # "Within a constitutional monarchy ... the monarchy": that was nobody's, this is of where the text plays.
            return _set(scene, view, head, match, first, bare.where(scene, view, head, match))
        if earlier is not None:
            own_words = bare.addressed(scene, view, head) if role.phrase == ("government",) else None
            if own_words is not None and own_words != earlier.country:
                return _set(scene, view, head, match, first, own_words)
            sent_by = bare.sent_by(scene, view, head, match)
            if sent_by is None or sent_by == earlier.country or earlier.country is None:
                return earlier
    organ = same.organ_of(scene, view, head, match)
    if organ is not None:
        return _set(scene, view, head, match, first, organ)
    if collectives.is_met(scene, view, match, first):
        return collectives.met(scene, view, head, match, first) or _nameless(scene, view, head, match, first, None)
    sent_by = bare.sent_by(scene, view, head, match)
    if sent_by is not None:
        return _set(scene, view, head, match, first, sent_by)
    if inner.others(before_words) and (beside := same.other_of(scene, view, head)) is not None:
        return _set(scene, view, head, match, first, beside)
    if (armed := armies.by_hardware(scene, view, head, match)) is not None:
        return armed
    if role.sector == "PTY" and _is_party(view, match, first):
        country = bare.where(scene, view, head, match)
        return _set(scene, view, head, match, first, country)
    if role.kind in _BODIES and view.tags[head] == "NNP" and before_words == ["the"]:
        entry = scene.bodies.get(role.phrase[-1])
        if entry is not None:
            actor = scene.actor(view, first, match.last, entry.name, IGO, "IGO", "body", "short name")
            return scene.found(view, head, first, match.last, (actor,), match=match, plural=False)
    led = role.scope == "anaphor" and role.inherits and inner.leads(view, head, match)
    led = led or inner.local(match, before_words)
    if (
        role.kind == "body"
        or (role.scope in ("anaphor", "own", "none") and not led)
        or (any(w in inner.ANYONE for w in before_words) and not inner.of_a_part(match, before_words))
    ):
        if role.kind == "body" and first < match.first:
            return _nameless(scene, view, head, match, first, IGO)
        proper = _proper(view, match, first)
        if proper and role.kind == "organ" and role.sector != IGO and before_words[:1] == ["the"]:
            country = bare.where(scene, view, head, match)
            return _set(scene, view, head, match, first, country)
        if proper or (not _vague(role) and role.sector and role.scope != "none" and role.kind != "materiel"):
            return _nameless(scene, view, head, match, first, IGO if role.sector == IGO else None)
        return None
    modifies = view.sentence.tokens[head].dep in _MODIFYING
    if modifies and role.sector not in _ATTACKING and not inner.in_unrest(view, head):
        return None
    if role.sector == IGO:
        return _nameless(scene, view, head, match, first, IGO)
    lone = (
        not modifies and role.kind == "organ" and role.sector != "JUD" and any(w in ("a", "an") for w in before_words)
    )
    # "A transitional government took over": there is one at a time, where the text plays.
    lone = lone and not (role.phrase[-1] == "government" and role.phrase[0] in _PASSING)
    many = (
        _plural(view, match)
        and not (before_words and before_words[0] in ("the", "these"))
        and role.kind in ("organ", "office")
        and role.sector == "GOV"
        and role.phrase[-1] != "authority"
    )
    # "The governments of the region": of no one state, and none of them is named.
    many = many or (
        view.tags[head] == "NNS" and role.phrase[-1] in _HEADS and view.lowers[match.last : match.last + 1] == ["of"]
    )
    rulers = role.phrase[-1] == "ruler" and view.lowers[first] == "the"
    many = many or (_plural(view, match) and not rulers and not CHIEFS.isdisjoint(role.offices))
    tagged = role.inherits and any(view.run_at[i] is not None for i in range(first, match.first))
    country = bare.had_by(scene, view, head) if lone else None
    if not (lone or many or tagged):
        country = bare.where(scene, view, head, match)
    return _set(scene, view, head, match, first, country)


def _ruling(role: Role, scene: Scene) -> bool:
    """Whether it is a government or what governs, in a text that is about one state by far."""
    return role.kind == "organ" and role.sector == "GOV" and scene.setting.main is not None


def _one_force(scene: Scene, view: View, head: int, match: RoleMatch) -> Found | None:
    """One force, where it is named or told of before ("a Norlandic force", "the force"); no violence ("by force")."""
    if view.tags[first := view.left(head)] not in ("DT", "PRP$", "CD") and view.hit_at[first] is None:
        return None
    owners = before(scene, view, head)
    led = bool(owners) and owners[0].how == "led"
    if led and (again := same.earlier(scene, view, head, match)) is not None:
        return again
    if owners and view.tags[first] != "PRP$":
        return _owned(scene, view, head, match, first, owners)
    return same.earlier(scene, view, head, match)


def _in_the_chair(scene: Scene, view: View, head: int) -> bool:
    """Whether a president is the chair who is spoken to ("Mr. President, ...") or of, before a body; of no state."""
    before = view.lowers[head - 1] if head else ""
    if view.lowers[head] not in ("president", "chairman", "chair"):
        return False
    if before == "the" and scene.statement and scene.home is None and view.lowers[head + 1 : head + 2] != ["of"]:
        found = voice(scene)
        return found is not None and found.country == IGO
    spoken = before in ("mr.", "mr", "madam", "madame")
    after = view.lowers[head + 1] if head + 1 < len(view.lowers) else ""
    return spoken and after in (",", ".", ":", ";", "")


def _is_party(view: View, match: RoleMatch, first: int) -> bool:
    """Whether words of which parties are called stand alone as the name of one ("the Socialists", "the Labour Party"),
    which is of where the text plays."""
    named = view.tags[match.head].startswith("NNP") and match.role.phrase != ("party",)
    return named and view.lowers[first : match.first] == ["the"]


def _vague(role: Role) -> bool:
    """Whether the noun alone names nobody ("a party", "the group")."""
    return role.kind in ("organisation", "body") and role.scope == "anaphor" and role.sector != "NGO"


def _is_tie(view: View, head: int, match: RoleMatch, first: int) -> bool:
    """Whether an alliance is a relation ("its alliance with Norland") and not a body."""
    if any(p in ("between", "with") for p, _, _ in view.prepositions(head)):
        return True
    return view.tags[head] == "NNS" or any(
        w in ("'s", "'", "its", "their", "his", "our") for w in view.lowers[first : match.first]
    )


def _owned(scene: Scene, view: View, head: int, match: RoleMatch, first: int, owners: list[Owner]) -> Found | None:
    role = match.role
    if role.kind == "statement" and owners[0].sector is None:
        return None
    last = max([match.last, *(o.last for o in owners if match.last <= o.last <= match.last + 12)])
    gone = any(w in FORMER - {"then", "late"} for w in view.lowers[first : match.first])
    actors = []
    for owner in owners:
        country, sector = owner.country, _sector(view, head, match, owner)
        kind: ActorKind = _KINDS.get(role.kind, _mass(sector))
        name: str | None = None
        how = (
            owner.how
            if owner.how in ("setting", "place", "led")
            else "nationality"
            if owner.entry_kind == "adjective"
            else "name"
        )
        if owner.how.startswith("pronoun"):
            how = owner.how
        if sector == IGO and country is not None and country != IGO:
            sector = "MIL"
        title = " ".join(view.lowers[match.first : match.last])
        if country == IGO and role.phrase[-1] in COALITIONS and owner.how == "led":
            how = "name"
        if owner.how == "led" and role.phrase[-1] in COALITIONS:
            country, sector, kind = IGO, "MIL", "body"
        if country == IGO:
            sector = sector if sector == "MIL" else "IGO"
            name = owner.name if kind != "person" or owner.kind == "body" else None
            kind = "body" if kind in ("state", "government") else kind
        elif owner.kind == "group" and role.kind != "office":
            name = owner.name
        if role.kind == "office" and country and country != IGO and not gone:
            person = _holder(scene, view, match, first, country)
            if person is not None:
                name, how = person, "leader table"
            else:
                state = scene.reference.state_name(country)
                plain = _plain(view, match)
                name = f"{plain} of {state}" if state and first < match.first else None
        if gone and sector in ("GOV", "LEG") and role.kind in PERSONAL:
            sector, title = "ELI", f"former {title}"
        actors.append(
            scene.actor(view, first, last, name, country, sector, kind, how, title if role.kind in PERSONAL else None)
        )
    settled = all(a.how not in ("setting", "led") for a in actors)
    return scene.found(
        view, head, first, last, tuple(actors), match=match, gender=role.gender, plural=_plural(view, match),
        settled=settled,
    )  # fmt: skip


def _sector(view: View, head: int, match: RoleMatch, owner: Owner) -> str | None:
    role = match.role
    inner = (owner_sector(view, head) if role.inherits else None) or spoken_for(view, match.head)
    from_owner = (
        owner.sector if owner.entry_kind not in ("adjective", "name", "capital", "people", "region", "ethnic") else None
    )
    if role.kind == "statement":
        return owner.sector or "GOV"
    if owner.entry_kind == "company" and role.sector == "MIL":
        # "A Norwings plane", "Norwings pilots".
        return owner.sector
    if (
        owner.kind == "group"
        and (role.inherits or role.kind in ("collective", "materiel", "group", "organisation"))
        and role.sector in ("MIL", "REB", "GOV", None)
    ):
        return owner.sector
    if role.inherits or inner:
        if owner.kind == "person" and owner.entry_kind == "":
            return inner or (owner.sector if owner.sector not in ("GOV", "ELI") else None) or role.sector
        return inner or (from_owner if from_owner not in ("CVL", "IGO") else None) or role.sector
    return role.sector


def _holder(scene: Scene, view: View, match: RoleMatch, first: int, country: str) -> str | None:
    if _plural(view, match) or any(
        w in _INDEFINITE or w in FORMER or w in ("next", "new", "future", "deputy", "vice", "acting")
        for w in view.lowers[first : match.first]
    ):
        return None
    person = scene.reference.holder(country, match.role.offices, scene.document.published)
    return person.name if person is not None else None


def _set(
    scene: Scene, view: View, head: int, match: RoleMatch, first: int, country: str | None, how: str | None = None
) -> Found:
    """A role noun of a state that not its own phrase says; `how` it is known, by default from the setting."""
    how = how or ("setting" if country else "no country")
    role = match.role
    sector = (owner_sector(view, head) if role.inherits else None) or spoken_for(view, match.head) or role.sector
    name = None
    if role.kind == "office" and country:
        name = _holder(scene, view, match, first, country)
        if name is None and (state := scene.reference.state_name(country)):
            name = f"{_plain(view, match)} of {state}"
    last = match.last
    actor = scene.actor(
        view, first, last, name, country, sector, _KINDS.get(role.kind, _mass(sector)), how,
        _plain(view, match) if role.kind in PERSONAL else None,
    )  # fmt: skip
    return scene.found(
        view, head, first, last, (actor,), match=match, gender=role.gender, plural=_plural(view, match), settled=False
    )


def _nameless(scene: Scene, view: View, head: int, match: RoleMatch, first: int, country: str | None) -> Found:
    inner = (owner_sector(view, head) if match.role.inherits else None) or spoken_for(view, match.head)
    sector = inner or match.role.sector
    if country == IGO:
        sector = "MIL" if sector == "MIL" else "IGO"
    actor = scene.actor(
        view, first, match.last, None, country, sector, _KINDS.get(match.role.kind, _mass(sector)), "name"
    )
    return scene.found(
        view,
        head,
        first,
        match.last,
        (actor,),
        match=match,
        gender=match.role.gender,
        plural=_plural(view, match),
        settled=False,
    )


def _proper(view: View, match: RoleMatch, first: int) -> bool:
    return view.tags[match.head] in ("NNP", "NNPS") and any(
        t in ("NNP", "NNPS") for t in view.tags[first : match.first]
    )


def _plain(view: View, match: RoleMatch) -> str:
    return " ".join(view.lowers[match.first : match.last]).replace(" - ", "-")


def _plural(view: View, match: RoleMatch) -> bool:
    if view.tags[match.head] in ("NNS", "NNPS"):
        return True
    return match.role.phrase[-1] in _MANY


def _mass(sector: str | None) -> ActorKind:
    many = sector in ("CVL", "REF", "LAB", "AGR", "EDU", "MED", "REL", "JRN")
    return "people" if many else "group" if sector == "REB" else "government"


__all__ = ["GROUP_KINDS", "by_role"]
