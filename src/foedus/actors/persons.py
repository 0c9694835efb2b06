"""Persons: whom a name or a title with a name means, by the text's own words first, then by the tables and the date."""

from __future__ import annotations

from dataclasses import replace

from foedus.actors import surnames
from foedus.actors.human import is_seized, speaks, who
from foedus.actors.lexicon import words
from foedus.actors.memory import Found
from foedus.actors.owners import STATE_KINDS, after, before, owner_sector, root_of
from foedus.actors.scene import Bound, Owner, Scene
from foedus.actors.view import Run, View
from foedus.reference import IGO, Office, Person, RoleMatch, covers, key

SECTOR_OF_OFFICE = {
    "military_chief": "MIL", "intelligence_chief": "SPY", "legislature_head": "LEG", "opposition_leader": "OPP",
    "rebel_leader": "REB",
}  # fmt: skip
FORMER = frozenset(
    {"former", "ex", "ousted", "deposed", "exiled", "overthrown", "toppled", "erstwhile", "then", "late"}
)
_GONE = FORMER - {"then", "late"}
_FORMER_SECTORS = frozenset({"GOV", "LEG", "MIL", "ELI", None})
# Years after the last and before the first office in which a bare surname still means its holder.
_SINCE, _AHEAD = 40, 30
# Years before and after an office in which a text that says "Mr" of him means its holder, if he alone bears the name.
_SOON = 8
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
    if country is None and _of_here(scene, bound, run) and (main := scene.setting.main):
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


def _of_here(scene: Scene, bound: Bound, run: Run) -> bool:
    """Whether a person of whom nothing tells the country is of where the text plays: news says of a foreigner that he
    is one. Not those who only write or pray anywhere."""
    told = not scene.statement and len(scene.views) >= _TOLD
    return told and bound.person is None and bound.sector not in _ANYWHERE


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
    return (code, "setting") if code else (None, "title")


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
    person = run.person or _of_tables(scene, run, match, explicit)
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
        gender = gender or _gender(scene, person)
    return Bound(name, country, sector, title, gender, person, how, frozenset(words), (view.index, run.first))


def _gender(scene: Scene, person: Person) -> str | None:
    """What a person's given names tell: "m", "f" or, where they tell nothing, None."""
    names = scene.reference.first_names
    return next((g for w in person.name.lower().split() if (g := names.get(w)) in ("m", "f")), None)


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
    """Whose the force is that a person leads: "Norlandic troops led by General Berg"."""
    tokens = view.sentence.tokens
    by = tokens[tokens[head].head]
    verb = tokens[by.head]
    if tokens[head].dep != "pobj" or by.lower != "by" or verb.dep != "acl" or verb.lemma not in _LEADING:
        return []
    return before(scene, view, verb.head, light=True)


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
    title = " ".join(view.sentence.tokens[i].text for i in range(match.first, match.last)).replace(" - ", "-")
    return match, sector, title[:1].upper() + title[1:]


def _of_tables(scene: Scene, run: Run, match: RoleMatch | None, explicit: list[Owner]) -> Person | None:
    """The person of the tables whom a bare surname (or a name in another spelling) means, if only one can be meant."""
    if not run.words:
        return None
    words = surnames.plain(run) or list(run.words)
    exact = tuple(p for p in scene.reference.bare("".join(run.words)) if _of_an_age(p, scene))
    candidates = exact or tuple(p for p in scene.reference.bare(words[-1]) if _of_an_age(p, scene))
    met = [b.person for b in scene.bound.get(words[-1], []) if b.person is not None]
    if len(words) > 1:
        candidates = exact or tuple(p for p in candidates if _same_given(p, words))
        return candidates[0] if len(candidates) == 1 else None
    countries = {o.country for o in explicit}
    scored: list[tuple[int, Person]] = []
    honoured = run.likely and run.titled is None
    introduced = {p.name for p in met}
    for person in dict.fromkeys((*candidates, *met)):
        if run.gender in ("m", "f") and _gender(scene, person) not in (run.gender, None):
            continue
        own = {o.country for o in person.offices}
        if countries and not countries & own:
            continue
        score = 3 if person.name in introduced else 0
        if match is not None and any(o.office in match.role.offices for o in person.offices):
            score += 4
        elif match is not None and any(match.role.phrase[-1] in o.title.lower() for o in person.offices):
            score += 2
        if countries:
            score += 4
        if scene.then and person.holds(scene.then):
            score += 3
        elif scene.then and (any(map(person.holds, scene.told)) or (honoured and _of_late(person, scene.then))):
            score += 2
        if any(scene.setting.counts.get(code) for code in own):
            score += 2
        if any(o.office in ("head_of_state", "head_of_government", "de_facto") for o in person.offices):
            score += 1
        scored.append((score, person))
    if not scored:
        return None
    best = max(s for s, _ in scored)
    top = [p for s, p in scored if s == best]
    plain = match is None and not countries and run.titled is None
    enough = best >= (3 if plain and scene.then else 2 if plain else 3)
    common = words[0] in scene.reference.first_names or words[0] in _ENGLISH
    if honoured and len(candidates) == 1 and not common and best >= 2:
        enough = True
    if plain and not scene.then and not common and len(words[0]) > 4:
        enough = True
    if len(top) > 1 and len({p.offices[-1].country for p in top}) == 1 and best >= 3:
        # Father and son in one state's tables: the country is sure, the person the later one.
        top = [max(top, key=lambda p: p.offices[-1].since)]
    return top[0] if len(top) == 1 and enough and not (plain and common and best < 5 and not run.likely) else None


def _of_late(person: Person, then: str) -> bool:
    """Whether someone was in office not long before the day of a text, or soon will be."""
    year = int(then[:4])
    return any(
        int(o.since[:4] or 0) <= year + _SOON and int(o.until[:4] or 9999) >= year - _SOON for o in person.offices
    )


def _of_an_age(person: Person, scene: Scene) -> bool:
    """Whether a bare surname can mean someone at the time of a text or in a year that it tells of."""
    return _of_the_age(person, scene.then) or (scene.then is not None and any(map(person.holds, scene.told)))


def _of_the_age(person: Person, then: str | None) -> bool:
    """Whether a bare surname can mean someone at the time of a text: out of office for no longer than a lifetime's
    part, and not to be in it only a generation later; in an undated text nobody of before 1945."""
    last = max(o.until or "9999" for o in person.offices)[:4]
    if then is None:
        return last >= "1946"
    first = min(o.since or "0000" for o in person.offices)[:4]
    return int(last) >= int(then[:4]) - _SINCE and int(first) <= int(then[:4]) + _AHEAD


def _same_given(person: Person, words: list[str]) -> bool:
    return any(
        (k := key(surface)) and k[0] == words[0] and k[-1] == words[-1] for surface in (person.name, *person.aliases)
    )


_ENGLISH = words("persons.english")
