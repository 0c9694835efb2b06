"""Role nouns without an owner ("the government", "troops"): whose they are by the clause and the setting."""

from __future__ import annotations

from foedus.actors.armies import GARRISONS, STATE_FORCES
from foedus.actors.human import speaks
from foedus.actors.lexicon import words
from foedus.actors.scene import Scene
from foedus.actors.setting import around, beside, domestic, located, most, named
from foedus.actors.view import View
from foedus.reference import IGO, RoleMatch

_CITIZENS = frozenset({"CVL", "OPP", "LAB", "EDU", "REL", "AGR", "PTY", "JUD", "LEG"})
_ASKING = frozenset({"ask", "beg", "call", "demand", "force", "implore", "press", "petition", "tell", "urge"})
_DEPLOYING = words("bare.deploying")
_AT_HOME = frozenset("COP JUD LEG OPP REB CVL LAB AGR EDU MED REL GOV UAF CRM".split())
_OF_STATE = frozenset({"GOV", "MIL", "SPY"})
_TALKING = words("partners.talking")
_MISSIONS = ("embassy", "consulate", "legation", "high commission", "permanent mission", "permanent representation")
_ENVOYS = words("whose.envoys")
_SENT = _ENVOYS | {"diplomat", "attache", "consul", "emissary"}
_RULING = words("bare.ruling")
_HAVING = frozenset({"have", "maintain", "possess", "keep", "field", "boast"})
_SUMMONING = frozenset({"summon", "expel", "call", "haul", "convoke", "carpet", "upbraid", "rebuke"})
_HARMED = frozenset("CVL AGR EDU JRN LAB MED REF REL".split())
_HARMING = words("quantities.harming")
_DYING = frozenset({"die", "perish"})
_WHITHER = frozenset({"to", "into", "in", "at"})
_UPON = frozenset({"on", "upon", "against", "at"})
_ATTACKS = words("bare.attacks")
_LONG, _NEAR = 5, 2
_MANY = frozenset("four five six seven eight nine ten eleven twelve fifteen twenty".split())
_INNER = frozenset({"people", "group", "government"})


def is_sent(view: View, head: int, match: RoleMatch, first: int) -> bool:
    """Whether a state's own are sent, recalled or ordered ("Norland sent troops"), and not those named before."""
    if match.role.sector not in STATE_FORCES and match.role.kind != "materiel":
        return False
    token = view.sentence.tokens[head]
    if _called_on(view, head):
        return match.role.sector in ("MIL", "COP") and first == match.first and view.tags[head] == "NNS"
    if token.dep != "dobj" or view.sentence.tokens[token.head].lemma not in _DEPLOYING:
        return False
    return not (first < match.first and view.lowers[first] in ("the", "these", "those", "that"))


def _called_on(view: View, head: int) -> bool:
    """Whether it is those on whom someone calls ("calling on officers to disobey")."""
    token = view.sentence.tokens[head]
    verb = view.sentence.tokens[view.sentence.tokens[token.head].head]
    return token.dep == "pobj" and view.lowers[token.head] == "on" and verb.lemma == "call"


def sender(scene: Scene, view: View, head: int) -> str | None:
    """The state that sends what token head is the object of; None where the subject is no state's."""
    verb = view.verb(head) if _called_on(view, head) else view.sentence.tokens[head].head
    for subject in view.subjects(verb):
        if subject < head:
            found = scene.resolve(view, subject)
            if (
                found is not None
                and found.country
                and found.country != IGO
                and found.actors[0].sector not in ("REB", "CVL")
            ):
                return found.country
    return None


def sent_by(scene: Scene, view: View, head: int, match: RoleMatch) -> str | None:
    """Whose the envoy is whom a state summons or expels: that of the other state that was named last; in what an
    embassy issues, "the Embassy" and "the Ambassador" are its own."""
    if match.role.scope == "own" and view.lowers[head - 1 : head] == ["the"] and view.tags[head].startswith("NNP"):
        issued = (scene.document.publisher or scene.document.title or "").lower()
        return scene.home if any(word in issued for word in _MISSIONS) else None
    token = view.sentence.tokens[head]
    verb = view.sentence.tokens[token.head].lemma
    envoy = match.role.phrase[-1] in _SENT or match.role.phrase == ("high", "commissioner")
    if not envoy or token.dep != "dobj" or verb not in _SUMMONING:
        return None
    hosts = [scene.resolve(view, s) for s in view.subjects(token.head) if s < head]
    host = next((f.country for f in hosts if f is not None and f.country and f.country != IGO), None)
    if host is None:
        return None
    for found in scene.memory.back(view.index, head, _NEAR):
        if found.country not in (None, IGO, host) and found.actors and found.actors[0].kind in ("state", "government"):
            return found.country
    pair = scene.setting.pair()
    return next((code for code in pair if code != host), None) if host in pair else None


def had_by(scene: Scene, view: View, head: int) -> str | None:
    """The state that "an army" belongs to where the text says who has one ("Norland, an island with a small army")."""
    tokens = view.sentence.tokens
    above = tokens[tokens[head].head]
    owners: list[int] = []
    if tokens[head].dep == "pobj" and above.lower == "with":
        owner = tokens[above.head]
        owners = [owner.head if owner.dep == "appos" else owner.i]
    elif tokens[head].dep == "dobj" and above.lemma in _HAVING:
        owners = list(view.subjects(above.i))
    found = [f for i in owners if (f := scene.resolve(view, i)) is not None and f.country != IGO]
    return found[0].country if found and found[0].actors[:1] and found[0].actors[0].kind == "state" else None


def _in_washington(scene: Scene, view: View, head: int) -> bool:
    """Whether "the Administration" with a capital is the American one, as in papers there, in a text that names the
    United States."""
    written = view.sentence.tokens[head].text == "Administration" and view.lowers[head - 1 : head] == ["the"]
    return written and scene.setting.counts.get("USA", 0.0) > 0


def where(scene: Scene, view: View, head: int, match: RoleMatch) -> str | None:
    """The state of the setting, but for those of the state never the one that they face in their own clause ("the
    government expelled Norland's ambassador"): then the speaker's own, if the text is a statement."""
    if _in_washington(scene, view, head):
        return "USA"
    if _one_a_state(view, head, match):
        bodies = (f.actors[0] for f in scene.memory.back(view.index, head, _LONG) if f.actors and not f.thing)
        if any(a.kind == "body" and a.country == IGO for a in bodies):
            return IGO
    if view.tags[head] == "NNS" and match.role.phrase[-1] == "minister":
        for found in scene.memory.back(view.index, head, _LONG):
            if found.plural and found.match is not None and found.match.role.phrase[-1] == "minister" and found.country:
                return found.country
    if match.role.kind == "organ" and match.role.sector == "MIL" and scene.home and view.tags[head] == "NNP":
        # "The Army flew food to Sudland", of a state's own statement.
        return scene.home
    if match.role.sector == "MIL" and (usual := scene.usual(match)) is not None:
        # "Marines", of a text that says whose by the rest.
        return usual
    code = _where(scene, view, head, match)
    if code is not None and match.role.phrase[-1] == "refugee" and code in (hosts := _hosts(scene, view, head)):
        pair = [other for other in scene.setting.pair() if other not in hosts]
        return scene.setting.main if scene.setting.main not in hosts else pair[0] if pair else None
    if code is not None and code in _met(scene, view, head) and match.role.kind == "office":
        others = [c for c in scene.setting.top(3) if c != code]
        return scene.home if scene.home != code and scene.home else next(iter(others), None)
    if code is None and not scene.statement and match.role.sector in _AT_HOME | {"MIL"}:
        code = scene.setting.leading() or _foremost(scene, view, head)
    if (match.role.sector == "MIL" and match.role.phrase != ("security", "force")) or match.role.phrase[0] == "border":
        army = GARRISONS.get(code or "")
        code = army if army is not None and scene.setting.counts.get(army, 0.0) > 0 else code
    if code is None or match.role.sector not in _OF_STATE or _ruled(view, head) or code not in _faced(view, head):
        return code
    return scene.home if scene.home != code else None


def _hosts(scene: Scene, view: View, head: int) -> frozenset[str]:
    """The states that those fled to who are refugees: who acts on them, and where the clause has them."""
    verb = view.verb(head)
    doers = [f for i in view.subjects(verb) if i != head and (f := scene.resolve(view, i)) is not None]
    found = {f.country for f in doers}
    for at in (verb, head, *(k.i for k in view.sentence.kids(head, "acl", "relcl"))):
        for word, place, _ in view.prepositions(at):
            named = scene.resolve(view, place) if word in _WHITHER and place != head else None
            if named is not None and named.actors and named.actors[0].kind == "state":
                found.add(named.country)
    return frozenset(code for code in found if code and code != IGO)


def _foremost(scene: Scene, view: View, head: int) -> str | None:
    """The state that a short text names most, as nothing else tells whose its people are; none whom they act on."""
    if len(scene.views) >= _LONG:
        return None
    faced = across(view, head)
    weighed = most({code: n for code, n in scene.setting.counts.items() if code not in faced})[:2]
    lone = weighed and (len(weighed) == 1 or weighed[0][1] > weighed[1][1])
    return weighed[0][0] if lone and weighed[0][1] >= 2 else None


def across(view: View, head: int) -> frozenset[str]:
    """The states that the verb's other side names: its object where token head is the subject ("hackers defaced
    Norlandic pages"), the subject, where it names several, of an object ("Norland's raid on Sudland killed ten")."""
    verb = view.sentence.tokens[head].head
    if view.is_subject(head):
        facing = [k.i for k in view.sentence.kids(verb, "dobj")]
    else:
        facing = list(view.subjects(verb)) if view.sentence.tokens[head].dep == "dobj" else []
    inside = {i for at in facing for i in view.sentence.subtree(at)}
    codes = frozenset(h.entry.country for h in view.hits if h.entry.country and h.last - 1 in inside)
    return codes if view.is_subject(head) or len(codes) > 1 else frozenset()


def struck(view: View, head: int) -> str | None:
    """The state whose land an attack that the sentence tells of was on, for those whom it harmed ("the raid on Norland,
    in which twelve people died")."""
    token = view.sentence.tokens[head]
    verb = view.sentence.tokens[token.head].lemma
    if verb not in _HARMING and not (verb in _DYING and token.dep == "nsubj"):
        return None
    if token.dep not in ("dobj", "nsubjpass", "nsubj") or (token.dep == "nsubj" and verb not in _DYING):
        return None
    codes: set[str] = set()
    for hit in view.hits:
        at = view.sentence.tokens[hit.last - 1]
        above = view.sentence.tokens[at.head]
        if hit.entry.kind not in ("name", "capital", "region") or not hit.entry.country or hit.entry.country == IGO:
            continue
        if at.dep == "pobj" and above.lower in _UPON and view.sentence.tokens[above.head].lemma in _ATTACKS:
            codes.add(hit.entry.country)
    return codes.pop() if len(codes) == 1 else None


def _ruled(view: View, head: int) -> bool:
    """Whether those of a state are whom it has in its own power ("Norland dismissed officers")."""
    token = view.sentence.tokens[head]
    return token.dep == "dobj" and view.sentence.tokens[token.head].lemma in _RULING


def _one_a_state(view: View, head: int, match: RoleMatch) -> bool:
    """Whether they are so many that each is of another state ("the 15 foreign ministers")."""
    if match.role.kind != "office" and match.role.phrase[-1] != "minister":
        return False
    counts = (k.lower for k in view.sentence.kids(head, "nummod"))
    return any(c in _MANY or (c.isdigit() and int(c) > 3) for c in counts)


def _faced(view: View, head: int) -> frozenset[str]:
    """The states that stand on the other side of the verb of token head, by name or as whose envoy or side it is."""
    token = view.sentence.tokens[head]
    if token.dep not in ("nsubj", "dobj"):
        return frozenset()
    found: set[str] = set()
    for kid in view.sentence.kids(token.head, "nsubj" if token.dep == "dobj" else "dobj"):
        hit = view.hit_at[kid.i]
        if hit is not None and hit.entry.kind in ("name", "capital", "seat", "metonym") and hit.entry.country:
            found.add(hit.entry.country)
        elif kid.lemma in _ENVOYS:
            beside = [*view.sentence.kids(kid.i, "amod", "compound", "nmod", "poss")]
            for prep in view.sentence.kids(kid.i, "prep"):
                beside += view.sentence.kids(prep.i, "pobj") if prep.lower == "of" else ()
            found |= {h.entry.country for b in beside if (h := view.hit_at[b.i]) is not None and h.entry.country}
    return frozenset(found)


def _met(scene: Scene, view: View, head: int) -> frozenset[str]:
    """The states of those with whom an officer talks, where they are named with it ("The Prime Minister spoke to French
    President Jo Berg"): none is his own."""
    token = view.sentence.tokens[head]
    verb = view.sentence.tokens[token.head]
    if token.dep != "nsubj" or verb.lemma not in _TALKING:
        return frozenset()
    there = [k.i for k in view.sentence.kids(verb.i, "dobj")]
    there += [thing for word, thing, _ in view.prepositions(verb.i) if word in ("with", "to")]
    met = (scene.resolve(view, i) for i in there)
    return frozenset(f.country for f in met if f is not None and f.person and f.country and f.country != IGO)


def _where(scene: Scene, view: View, head: int, match: RoleMatch) -> str | None:
    """The state of the setting: for governments the text's, for police, rebels and people that of the place first."""
    main = scene.setting.main
    place = located(view, head, scene.reference, scene.setting.counts, speaks(view, head))
    official = match.role.sector in ("GOV", "LEG", "JUD") or match.role.kind in ("office", "organ")
    if not official:
        facing = named(view) if match.role.sector == "OPP" else None
        asked = _asked(scene, view, head) if match.role.sector in _CITIZENS else None
        item = scene.items.get(view.index)
        if not scene.statement and not scene.setting.commanding:
            main = beside(scene.views, view.index, scene.then, scene.setting) or main
        return (
            _come_from(view, head)
            or (struck(view, head) if match.role.sector in _HARMED else None)
            or place
            or asked
            or item
            or main
            or facing
            or _going_on(scene, view, head, match)
            or _nearby(scene, view, match)
        )
    first = view.left(head)
    if first < match.first and view.lowers[first] in ("a", "an"):
        return (main or named(view, head) or place) if match.role.kind == "office" else (named(view) or main or place)
    at_home = addressed(scene, view, head) if match.role.sector in ("GOV", "LEG", "JUD") else None
    if at_home is not None:
        return at_home
    seat = _seat(scene, view, head) if match.role.kind == "office" else None
    our_own = _speaks_of_home(view, head, match) or _spoken_at_home(scene, view, head)
    home = scene.home if our_own else None
    if our_own and home is None and main in scene.others:
        main = None
    return (
        scene.usual(match)
        or (scene.cable.host if scene.cable is not None else None)
        or seat
        or home
        or scene.items.get(view.index)
        or main
        or scene.home
        or place
        or named(view)
        or _going_on(scene, view, head, match)
        or _nearby(scene, view, match)
    )


def _come_from(view: View, head: int) -> str | None:
    """Where those are from who break into another state's land ("stormed into Norland from Sudland")."""
    if not view.is_subject(head) or "into" not in view.lowers or "from" not in view.lowers:
        return None
    verb = view.sentence.tokens[head].head
    into = next((k.i for k in view.sentence.kids(verb, "prep") if k.lower == "into"), None)
    for i in range(into + 1 if into is not None else len(view.lowers), len(view.lowers) - 1):
        if view.sentence.tokens[i].pos == "VERB":
            return None
        hit = view.hit_at[i + 1] if view.lowers[i] == "from" else None
        if hit is not None and hit.entry.kind in ("name", "capital", "region") and hit.entry.country != IGO:
            return hit.entry.country
    return None


def _nearby(scene: Scene, view: View, match: RoleMatch) -> str | None:
    """The state that the sentences around speak of, for those who act at home, where the whole text speaks of many."""
    at_home = match.role.sector in _AT_HOME or match.role.sector == "MIL"
    if scene.statement or len(scene.views) < _LONG or not at_home:
        return None
    return around(scene.views, view.index, scene.then, scene.setting)


def _going_on(scene: Scene, view: View, head: int, match: RoleMatch) -> str | None:
    """The state whose own people and bodies the text has just been telling of, where no state predominates."""
    if match.role.sector not in _AT_HOME:
        return None
    organs = [
        hit.entry.country
        for hit in view.hits
        if hit.entry.country
        and hit.entry.country != IGO
        and hit.entry.kind in ("adjective", "name")
        and domestic(view, hit)
    ]
    if len(set(organs)) == 1:
        return organs[0]
    for found in scene.memory.back(view.index, head, 2):
        if found.thing or not found.actors:
            continue
        actor = found.actors[0]
        if (
            actor.country
            and actor.country != IGO
            and len(found.actors) == 1
            and actor.kind in _INNER
            and actor.sector in _AT_HOME
        ):
            return actor.country if actor.country != scene.home else None
    return scene.setting.leading() if match.role.sector == "REB" and not scene.statement else None


def _asked(scene: Scene, view: View, head: int) -> str | None:
    """The country of the leader or government whom citizens ask something of: their own."""
    token = view.sentence.tokens[head]
    verb = view.sentence.tokens[token.head]
    if token.dep != "nsubj" or verb.lemma not in _ASKING:
        return None
    objects = [k.i for k in view.sentence.kids(verb.i, "dobj")]
    for prep in view.sentence.kids(verb.i, "prep"):
        if prep.lower in ("on", "upon", "to"):
            objects += [k.i for k in view.sentence.kids(prep.i, "pobj")]
    for clause in view.sentence.kids(verb.i, "ccomp"):
        objects += [k.i for k in view.sentence.kids(clause.i, "nsubj")]
    for i in objects:
        found = scene.resolve(view, i)
        if found is not None and found.settled and found.person and found.actors[0].sector in ("GOV", "LEG"):
            return found.country if found.country != IGO else None
    return None


def _speaks_of_home(view: View, head: int, match: RoleMatch) -> bool:
    """Whether a statement means its own state's: "The Government", not "the government" that is asked or blamed."""
    token = view.sentence.tokens[head]
    if match.role.kind == "office":
        return token.dep in ("nsubj", "nsubjpass")
    return token.text[:1].isupper() or token.lower in ("ministry", "department", "embassy")


def _spoken_at_home(scene: Scene, view: View, head: int) -> bool:
    """Whether those of one state talk, as in a parliament or a briefing: "the Prime Minister" is theirs."""
    own = scene.talk.turns and scene.author is not None and scene.author.country not in (None, IGO)
    return bool(own) and view.sentence.tokens[head].text[:1].isupper()


def addressed(scene: Scene, view: View, head: int) -> str | None:
    """The country of the citizens, opponents or officials who speak of "the government": their own."""
    token = view.sentence.tokens[head]
    for up in view.sentence.ancestors(head):
        if up.pos != "VERB":
            continue
        for kid in view.sentence.kids(up.i, "nsubj"):
            if kid.i < head and kid.i != token.head:
                found = scene.resolve(view, kid.i)
                if found is None or not found.country or found.country == IGO:
                    continue
                actor = found.actors[0]
                official = actor.sector in ("GOV", "MIL") and actor.kind != "state" and found.settled
                official = official and not scene.statement  # which speaks of the government that it addresses
                if actor.sector in _CITIZENS or official:
                    return found.country
    return None


def _seat(scene: Scene, view: View, head: int) -> str | None:
    """The government whose seat is the subject just before ("Downing Street said ... the prime minister")."""
    for found in scene.memory.back(view.index, head, 1):
        if found.subject and found.actors and found.actors[0].how == "seat":
            return found.country
    return None
