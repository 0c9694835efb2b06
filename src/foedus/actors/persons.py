"""Persons: whom a name or a title with a name means, by the text's own words first, then by the tables and the date."""

from __future__ import annotations

from dataclasses import replace

from foedus.actors import bearers, surnames
from foedus.actors.bare import across
from foedus.actors.human import acts, is_seized, speaks, who
from foedus.actors.lexicon import words
from foedus.actors.memory import Found
from foedus.actors.owners import STATE_KINDS, after, before, owner_sector, root_of, spoken_for
from foedus.actors.scene import Bound, Owner, Scene
from foedus.actors.view import Run, View
from foedus.reference import IGO, Office, Person, RoleMatch, covers

SECTOR_OF_OFFICE = {
    "military_chief": "MIL", "intelligence_chief": "SPY", "legislature_head": "LEG", "opposition_leader": "OPP",
    "rebel_leader": "REB",
}  # fmt: skip
FORMER = frozenset(
    {"former", "ex", "ousted", "deposed", "exiled", "overthrown", "toppled", "erstwhile", "then", "late"}
)
_GONE = FORMER - {"then", "late"}
_FORMER_SECTORS = frozenset({"GOV", "LEG", "MIL", "ELI", None})
# Those whose work takes them to other states than their own.
_ANYWHERE = frozenset({"JRN", "NGO", "IGO", "REL", "EDU"})
# From so many sentences on, a text says of a stranger that he is one.
_TOLD = 3
_KIN = words("persons.kin")
_LEADING = frozenset({"lead", "command", "head", "chair"})


def introduce(scene: Scene, view: View, run: Run) -> None:
    """Remember what the text says of a person whom it names with a title, a nationality or a known given name."""
    if len(run.words) < 2 and run.titled is None and run.person is None:
        return
    bound = _bind(scene, view, run)
    if bound is None:
        return
    for name in surnames.keys(scene, run):
        scene.bound.setdefault(name, []).append(bound)
    if len(run.words) > 1 and scene.reference.first_names.get(run.words[0]):
        scene.given.setdefault(run.words[0], []).append(bound)


def by_run(scene: Scene, view: View, head: int, run: Run) -> Found | None:
    """The person that a name means; None for a name that may name anything."""
    bound = _known(scene, view, run)
    own = (
        _bind(scene, view, run)
        if _evident(run) or _spoken(scene, view, head, run) or _apposed(view, head, run)
        else None
    )
    if own is None and bound is None and len(surnames.plain(run)) == 1 and scene.reference.bare("".join(run.words)):
        own = _bind(scene, view, run)
        own = own if own is not None and own.person is not None else None
    if bound is None or (own is not None and own.country and own.how not in ("table", "setting")):
        bound = own or bound
    elif own is not None and own.role and bound.role is None:
        bound = own
    if bound is None:
        return None
    first = view.left(head)
    last = run.last
    country, how, sector = bound.country, bound.how, bound.sector
    if country is None and run.titled is not None and run.titled.role.scope == "setting":
        country, how = _by_title(scene, view, head, run.titled)
        if country == IGO:
            sector = "IGO"
    if country is None and (owner := _kin(scene, view, run)) is not None:
        country, how = owner, "of kin"
        for name in surnames.keys(scene, run):
            scene.bound[name] = [
                replace(b, country=owner, how="of kin") if b is bound else b for b in scene.bound.get(name, [])
            ]
    if country is None and _of_here(scene, view, bound, run) and (main := scene.setting.main):
        country, how = main, "setting"
    role = bound.role
    gone = any(w in _GONE for w in view.lowers[first : run.first])
    if gone and sector in _FORMER_SECTORS:
        sector, role = "ELI", "former " + role if role and not role.startswith("former") else role
    actor = scene.actor(view, first, last, bound.name, country, sector, "person", how, role)
    return scene.found(
        view, head, first, last, (actor,), match=run.titled, gender=run.gender or bound.gender, plural=False,
        settled=how != "setting", extra=bound.words,
    )  # fmt: skip


def _kin(scene: Scene, view: View, run: Run) -> str | None:
    """The country of the person whose wife, brother or lawyer somebody is introduced as ("his wife Ana Soto"), by a
    pronoun or a name; None where the text does not say so."""
    tokens = view.sentence.tokens
    root = tokens[root_of(view, run.first, run.last)]
    nouns = [k.i for k in view.sentence.kids(root.i, "appos")] + ([root.head] if root.dep == "appos" else [])
    for noun in (*nouns, run.first - 1):
        whose = view.sentence.kids(noun, "poss") if noun >= 0 and view.lowers[noun] in _KIN else ()
        for found in (scene.resolve(view, k.i) for k in whose):
            if found is not None and found.person and found.country != IGO:
                return found.country
    return None


def _of_here(scene: Scene, view: View, bound: Bound, run: Run) -> bool:
    """Whether a person of whom nothing tells the country is of where the text plays: news says of a foreigner that he
    is one. Not those who only write or pray anywhere."""
    told = not scene.statement and len(scene.views) >= _TOLD
    return told and not _employed(view, run) and bound.person is None and bound.sector not in _ANYWHERE


def _employed(view: View, run: Run) -> bool:
    """Whether an apposition says for what body of no one state somebody works ("Jo Berg, director at Norden Watch")."""
    apposed = _apposition(view, run)
    if apposed is None:
        return False
    inside = (view.hit_at[thing] for _, thing, _ in view.prepositions(apposed[0]))
    return any(h is not None and h.entry.kind == "ngo" for h in inside)


def _by_title(scene: Scene, view: View, head: int, match: RoleMatch) -> tuple[str | None, str]:
    """The country of a titled person whom nothing else places, and how: a title of one state, the document's own state,
    the setting. Churchmen and envoys are of anywhere."""
    usual = scene.usual(match)
    if usual is not None:
        return usual, "title"
    if scene.home is not None:
        return scene.home, "publisher"
    if match.role.sector in ("EDU", None):
        return None, "title"
    code = None if scene.statement else scene.items.get(view.index) or scene.setting.main or scene.setting.leading()
    # Who condemns Norland is hardly its own king.
    return (code, "setting") if code and code not in across(view, head) else (None, "title")


# Names of those who speak, too, but of no persons ("Methodist Church"), and their sectors.
_OF_SECTORS = {
    word: sector
    for sector in ("BUS", "EDU", "JRN", "JUD", "LAB", "NGO", "PTY", "REL")
    for word in words(f"persons.institutions_{sector.lower()}")
}
INSTITUTIONS = words("persons.institutions").union(_OF_SECTORS)


def _evident(run: Run) -> bool:
    return run.likely or run.titled is not None or run.person is not None


def institution(scene: Scene, view: View, head: int, run: Run) -> Found | None:
    """A body that only its own name names, as the subject of a verb of saying ("the Methodist Church condemned")."""
    if run.words == ("europe",) and (speaks(view, head) or who(view, head)):
        actor = scene.actor(view, run.first, run.last, "European Union", IGO, "IGO", "body", "name")
        return scene.found(view, head, run.first, run.last, (actor,), plural=False)
    if len(run.words) < 2 or run.words[-1] not in INSTITUTIONS or not speaks(view, head):
        return None
    first, sector = view.left(head), _OF_SECTORS.get(run.words[-1])
    actor = scene.actor(view, first, run.last, None, None, sector, "organisation", "name")
    return scene.found(view, head, first, run.last, (actor,), plural=False)


def _spoken(scene: Scene, view: View, head: int, run: Run) -> bool:
    """Whether what a name's bearer does, or suffers, tells that it is a person."""
    if len(run.words) not in (2, 3) or view.lowers[run.first - 1 : run.first] == ["the"]:
        return False
    if not speaks(view, head) and not who(view, head):
        seized = is_seized(view, head)
        if not seized or scene.reference.places(run.words):
            return False
    return not any(w in INSTITUTIONS for w in run.words)


def _apposed(view: View, head: int, run: Run) -> bool:
    return len(run.words) > 1 and _apposition(view, run) is not None


def _apposition(view: View, run: Run) -> tuple[int, RoleMatch] | None:
    """The role noun in apposition to a name, after it or before it."""
    for at in range(run.first, run.last):
        for token in view.sentence.kids(at, "appos"):
            match = view.role(token.i)
            if match is not None and match.role.kind in ("office", "person", "collective", "group"):
                return token.i, match
    root = view.sentence.tokens[root_of(view, run.first, run.last)]
    if root.dep == "appos":
        match = view.role(root.head)
        if match is not None and match.role.kind in ("office", "person", "collective"):
            return root.head, match
    return None


def _known(scene: Scene, view: View, run: Run) -> Bound | None:
    """Whom the document itself introduced by this name: the last before here, else the first after."""
    here = (view.index, run.first)
    named = scene.bound.get(" ".join(run.words), [])
    if len(surnames.plain(run)) == 1 and run.words:
        named = named or scene.bound.get("".join(run.words), []) or scene.bound.get(run.words[-1], [])
        if not named and run.titled is None and len({b.name for b in scene.given.get(run.words[0], [])}) == 1:
            named = scene.given[run.words[0]]
    elif len(run.words) == 2 and run.titled is None and not any(b.country for b in named):
        # "Ben Bella" after "President Ahmed Ben Bella".
        named = [b for b in scene.bound.get("".join(run.words), []) if b.country and set(run.words) < b.words] or named
    if not named:
        return None
    firm = [b for b in named if b.country or b.person]
    pool = firm or named
    earlier = [b for b in pool if b.at <= here]
    return earlier[-1] if earlier else pool[0]


def _bind(scene: Scene, view: View, run: Run) -> Bound | None:
    head = root_of(view, run.first, run.last)
    owners = _owners(scene, view, run, head)
    explicit = [o for o in owners if o.country and o.how != "place"]
    match, sector, title = _role(view, run, head)
    person = run.person or bearers.of_tables(scene, run, match, explicit, acts(view, head))
    office = None
    if person is not None:
        office = _office(scene, person, match)
        fits = not explicit or any(o.country == s.country for o in explicit for s in person.offices)
        # A nationality that the tables do not give him speaks of another man of that name.
        if not fits and not any(o.country == IGO for o in explicit) and office.country != IGO:
            person = office = None
    country, how = None, "name"
    if person is not None and office is not None:
        country, how = office.country or None, "leader table"
        if explicit and explicit[0].country != country and explicit[0].entry_kind != "igo":
            country, how = explicit[0].country, "nationality"
        own = SECTOR_OF_OFFICE.get(office.office, "IGO" if country == IGO else "GOV")
        sector = sector if match is not None and sector and match.role.kind == "office" else own
        title = title or office.title or None
        name = person.name
    else:
        name = run.text
        if owners:
            country, how = owners[0].country, owners[0].how if owners[0].how != "nationality" else "nationality"
            if match is None or match.role.inherits:
                sector = (owners[0].sector if owners[0].entry_kind not in ("adjective", "name") else None) or sector
            if country == IGO and sector != "MIL":
                sector = "IGO"
        elif match is not None:
            how = "title"
    start = view.left(head)
    if sector in _FORMER_SECTORS and any(w in _GONE for w in view.lowers[start : run.first]):
        sector, title = "ELI", "former " + title if title and not title.lower().startswith("former") else title
    words = set(run.words)
    if match is not None:
        words.update(match.role.phrase)
    if title:
        words.update(title.lower().split())
    if office is not None:
        words.add(office_word(office.office))
    gender = run.gender or (match.role.gender if match else None)
    if person is not None:
        gender = gender or bearers.gender(scene, person)
    return Bound(name, country, sector, title, gender, person, how, frozenset(words), (view.index, run.first))


def office_word(office: str) -> str:
    """How an office stands among the words that a later mention may agree with ("the autocrat")."""
    return f"@{office}"


def _office(scene: Scene, person: Person, match: RoleMatch | None) -> Office:
    """The spell of the person that the title and the date mean."""
    offices = [o for o in person.offices if match is not None and o.office in match.role.offices]
    if match is not None and not offices:
        offices = [o for o in person.offices if " ".join(match.role.phrase) in o.title.lower().replace("-", " ")]
    if scene.then and offices:
        now = [o for o in offices if covers(o.since, o.until, scene.then)]
        return (now or offices)[-1]
    if offices:
        return offices[0]
    return person.at(scene.then) or person.offices[0]


def _owners(scene: Scene, view: View, run: Run, head: int) -> list[Owner]:
    owners = before(scene, view, head, light=True)
    if not owners and run.titled is not None:
        owners = before(scene, view, run.titled.head, light=True) or after(
            scene, view, run.titled.head, personal=False, placed=False, light=True
        )
    if not owners:
        owners = after(scene, view, head, personal=False, placed=False, light=True)
    apposed = _apposition(view, run)
    if apposed is not None and not [o for o in owners if o.country]:
        owners = before(scene, view, apposed[0], light=True) or after(
            scene, view, apposed[0], personal=True, placed=True, light=True
        )
    if not [o for o in owners if o.country]:
        owners = _led(scene, view, head) or _of_origin(scene, view, run) or owners
    return [o for o in owners if o.how != "led"]


def _of_origin(scene: Scene, view: View, run: Run) -> list[Owner]:
    """Where an apposition without a role noun says that someone is from ("Jo Smith, an evangelical from Norland")."""
    for at in range(run.first, run.last):
        for k in view.sentence.kids(at, "appos"):
            if view.tags[k.i] in ("NN", "JJ") and any(True for _ in view.sentence.kids(k.i, "det")):
                found = before(scene, view, k.i, light=True) or after(
                    scene, view, k.i, personal=False, placed=True, light=True
                )
                return [o for o in found if o.entry_kind in STATE_KINDS and o.country != IGO]
    return []


def _led(scene: Scene, view: View, head: int) -> list[Owner]:
    """Whose the force is that a person leads: "Norlandic troops led by General Berg", "a delegation of Norland led by
    the Minister Jo Berg"."""
    tokens = view.sentence.tokens
    by = tokens[tokens[head].head]
    verb = tokens[by.head]
    if tokens[head].dep != "pobj" or by.lower != "by" or verb.dep != "acl" or verb.lemma not in _LEADING:
        return []
    return before(scene, view, verb.head, light=True) or after(
        scene, view, verb.head, personal=False, placed=False, light=True
    )


def _role(view: View, run: Run, head: int) -> tuple[RoleMatch | None, str | None, str | None]:
    match = run.titled
    at = match.head if match is not None else -1
    if match is None:
        apposed = _apposition(view, run)
        if apposed is None:
            return None, None, None
        at, match = apposed
    sector = match.role.sector
    if match.role.inherits:
        first = min(match.first, max(0, match.first - 3))
        near = [view.role(i) for i in range(match.first - 1, first - 1, -1)]
        sector = (
            next(
                (
                    m.role.sector
                    for m in near
                    if m is not None and m.role.sector and m.role.kind in ("organ", "group", "organisation")
                ),
                None,
            )
            or owner_sector(view, at)
            or sector
        )
    sector = spoken_for(view, at) or sector
    title = " ".join(view.sentence.tokens[i].text for i in range(match.first, match.last)).replace(" - ", "-")
    return match, sector, title[:1].upper() + title[1:]
