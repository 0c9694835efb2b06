"""Who fills a fired frame's actor and recipient, from the mentions that stand in its roles."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from foedus.actors.armies import GARRISONS
from foedus.coding.arguments import PARTITIVE
from foedus.coding.charges import accusation, attacking, beside, charged, meanwhile, opposing, striking
from foedus.coding.filled import NOBODY as NOBODY
from foedus.coding.filled import Filled as Filled
from foedus.coding.joined import companions, described, state_at
from foedus.coding.joined import joined as joined
from foedus.coding.match import Fired, Matcher
from foedus.coding.nameless import unnamed
from foedus.coding.ontology import CONFLICTUAL
from foedus.records import Actor

_SKIP = frozenset({"relcl", "acl", "advcl", "ccomp", "xcomp"})
_PUBLIC = frozenset("GOV MIL COP JUD LEG OPP REB IGO SPY PTY PRM UAF NGO".split())
_AGAINST = frozenset("THREATEN ACCUSE SANCTION REJECT REQUEST AGREE MOBILIZE SUPPORT AID".split())
_PREMISES = frozenset(
    "station post barracks courthouse building village house home market mosque church temple vehicle convoy "
    "lorry truck bus car airport base checkpoint outpost office headquarters plant factory refinery "
    "pipeline bridge depot prison jail farm farmhouse port store shrine stadium hotel shop train residence "
    "compound town district neighbourhood neighborhood suburb enclave stronghold hideout cemetery".split()
)
_WORKS = frozenset(
    "office headquarters secretariat centre center facility hospital school university institute branch agency "
    "academy laboratory clinic court commission bank council".split()
)
_HOME_SECTORS = frozenset("COP REB CVL OPP JUD UAF CRM PRM LAB".split())
_SENDING = frozenset({"send", "dispatch", "exchange", "appoint", "second", "lend", "contribute"})
_HUMAN = frozenset({"person", "people"})
_ADDRESSED = frozenset({"obj", "on", "upon", "to"})
_SIGNED = frozenset("agreement accord convention treaty protocol declaration conference memorandum pact".split())
_REACHED = frozenset({"to", "into", "obj.to", "clause.to"})
_HIT = frozenset({"obj", "on", "against", "obj.of", "at", "into"})
_AIMED_AT = frozenset({"obj", "on", "against", "obj.of"})
_STRIKING = frozenset({"ASSAULT", "COERCE", "AID"})
_OF_DOERS = frozenset({"REQUEST", "PROTEST", "MOBILIZE", "REJECT", "THREATEN", "AGREE"})
# Prepositions of where something was.
PLACING = frozenset({"in", "at", "near", "around", "across", "on", "during", "throughout", "inside", "outside"})


def doers(matcher: Matcher, fired: Fired) -> Filled:
    """Who does what a frame tells, by its own roles: found once, since it is asked for before and after it is known
    which triggers tell an event of their own."""
    found = matcher.doing.get(fired)
    if found is None:
        frame = fired.frame
        lent = fired.light is not None and fired.light.lends == "obj" and frame.type == "PROTEST"
        # "Norland experienced protests": who sees them does not protest.
        seeing = matcher.grammar.subject(fired.carrier) if lent and fired.carrier is not None else ()
        found = everyone(matcher, fired) if frame.reciprocal else fill(matcher, fired, frame.actor, skip=seeing)
        if not found.actors and not frame.reciprocal and (role := _hidden(fired)) is not None:
            found = fill(matcher, fired, (role,))
        if not found.actors and fired.frame.type in _STRIKING:
            found = _answering(matcher, fired) if fired.kind == "noun" else _fought(matcher, fired)
        if found.path in ("in.between", "between"):
            fallen = fill(matcher, fired, fired.frame.recipient)
            found = Filled(opposing(found.actors, fallen.actors), found.path, found.heads)
        matcher.doing[fired] = found
    return found


def _hidden(fired: Fired) -> str | None:
    """Where else stands who acts: "of" after a noun of asking or marching ("at the request of Norland"), and those who
    are sent ("a hundred police were deployed")."""
    if fired.kind == "noun":
        asking = fired.frame.type in _OF_DOERS and fired.light is None
        return "obj" if asking and "obj" not in fired.frame.actor else None
    return "obj" if fired.frame.type == "MOBILIZE" and fired.arguments.passive else None


def _answering(matcher: Matcher, fired: Fired) -> Filled:
    """Who does the deed that a noun tells, where others say whose it is."""
    accuses = accusation(matcher, fired)
    found = NOBODY if accuses is None else fill(matcher, accuses, ("obj",))
    if found.actors:
        return Filled(found.actors, "accused", found.heads)
    if fired.frame.type not in ("ASSAULT", "COERCE"):
        return NOBODY
    for path, heads in (("charged", charged(matcher, fired)), ("striking", striking(matcher, fired))):
        acting = [c for h in heads for c in joined(matcher, h) if actors_at(matcher, c, "subj")]
        if acting:
            return Filled(distinct([a for h in acting for a in actors_at(matcher, h, "subj")]), path, tuple(acting))
    return NOBODY


def _fought(matcher: Matcher, fired: Fired) -> Filled:
    """Who fought those who fell ("were killed in a clash with Norlandic soldiers")."""
    for told in (attacking(matcher, fired), beside(matcher, fired)):
        found = NOBODY if told is None else doers(matcher, told)
        if found.actors:
            return Filled(found.actors, "its attack", found.heads)
    if not fired.arguments.passive:
        return NOBODY
    if fired.frame.type == "ASSAULT" and not fired.arguments.roles.get("subj"):
        attack = meanwhile(matcher, fired)
        found = NOBODY if attack is None else fill(matcher, attack, attack.frame.actor)
        if found.actors:
            return Filled(found.actors, "meanwhile", found.heads)
    for head in (*fired.arguments.roles.get("in", ()), *fired.arguments.roles.get("during", ())):
        fight = matcher.best(head)
        if fight is not None and fight.frame.reciprocal and fight.frame.type == "ASSAULT":
            found = fill(matcher, fight, ("with",))
            if found.actors:
                return Filled(found.actors, "in.with", found.heads)
        if fight is not None and fight.kind == "noun" and fight.frame.type == "ASSAULT" and not fight.frame.reciprocal:
            return doers(matcher, fight)
    return NOBODY


def fill(
    matcher: Matcher, fired: Fired, roles: Sequence[str], *, skip: Sequence[int] = (), other: Sequence[Actor] = ()
) -> Filled:
    """The first of the roles that holds political actors, its conjuncts all taken; else the first that holds any.

    Tokens in `skip` and the parties of the `other` side fill nothing.
    """
    spare = NOBODY
    arguments, frame, noun = fired.arguments, fired.frame, fired.kind == "noun"
    against, strikes = other and frame.type in _AGAINST, frame.mode == "visit" or frame.type in _STRIKING
    for role in roles:
        heads_there = matcher.fillers(arguments, role) if "." in role else arguments.roles.get(role)
        if not heads_there:
            continue
        found: list[Actor] = []
        heads: list[int] = []
        for head in heads_there:
            if head in fired.words or head in skip or ((noun or role.endswith(".mod")) and venue(matcher, head, noun)):
                continue
            own = against and not _followers(matcher, fired, role, head) and _its_own(matcher, head, other)
            if own and not unnamed(matcher, head):
                continue
            again = found and not role.endswith(".mod") and not _resumed(matcher, head)
            if again and not _listed(matcher, head, heads):
                break
            for conjunct in (*joined(matcher, head), *(companions(matcher, fired) if role == "obj" else ())):
                actors = actors_at(matcher, conjunct, role)
                if not actors and strikes:
                    actors = _struck(matcher, conjunct, role, fired)
                if not actors and conjunct != head:
                    actors = _owner_of(matcher, conjunct)
                if not actors and strikes:
                    actors = _premises(matcher, conjunct, role, fired, other)
                actors = actors or unnamed(matcher, conjunct)
                if not actors:
                    continue
                if role == "for" or role.endswith(".for"):
                    actors = tuple(a for a in actors if a.country is not None or not _works(matcher, conjunct))
                if role in ("in", "at") and frame.type == "ASSAULT" and _only_where(matcher, fired, head, other):
                    actors = tuple(a for a in actors if a.kind != "state")
                if other:
                    actors = tuple([a for a in actors if not any(same(a, o) for o in other)])
                if role.startswith("clause."):
                    sent = _sent(matcher, conjunct)
                    actors = tuple([a for a in actors if a.how != "subject" and not (sent and a.kind in _HUMAN)])
                if frame.mode == "visit":
                    actors = tuple(a for a in actors if not any(_at_home(a, o) for o in other))
                if actors:
                    heads.append(conjunct)
                found += [a for a in actors if a not in found]
        if found:
            filled = Filled(distinct(found), role, tuple(heads))
            if any(political(a) for a in found):
                return filled
            spare = spare if spare.actors else filled
    return spare


def _sent(matcher: Matcher, head: int) -> bool:
    """Whether somebody is sent or exchanged, and so no party ("offered to send doctors", "to exchange ambassadors")."""
    token = matcher.sentence.tokens[head]
    return token.dep == "dobj" and matcher.sentence.tokens[token.head].lemma in _SENDING


def _followers(matcher: Matcher, fired: Fired, role: str, head: int) -> bool:
    """Whether it is people of the actor's own whom one addresses or punishes ("urged its skippers", "accused his
    predecessors", "dismissed his prime minister")."""
    if fired.frame.type == "REQUEST" and role in _ADDRESSED:
        return True
    at_home = fired.frame.type in ("ACCUSE", "SUPPORT") or fired.frame.mode == "expel"
    if not at_home or role not in _ADDRESSED:
        return False
    mention = matcher.mention(head)
    return mention is not None and any(a.kind in ("person", "people") for a in mention.actors)


def _only_where(matcher: Matcher, fired: Fired, head: int, other: Sequence[Actor]) -> bool:
    """Whether a state says only where an attack was: nobody is known to attack, or "In Norland, ..." opens the text."""
    return (fired.kind == "noun" and not other) or (fired.kind == "verb" and matcher.sentence.tokens[head].head == 0)


def _works(matcher: Matcher, head: int) -> bool:
    """Whether a nameless body is what money is spent on ("two million dollars for a sub-regional office")."""
    return matcher.sentence.tokens[head].lemma in _WORKS


def _owner_of(matcher: Matcher, head: int, owning: Callable[[Matcher, int], bool] = state_at) -> tuple[Actor, ...]:
    """The state that a joined noun without an actor of its own belongs to ("... and Norland's HMS Swift"), or who else
    is `owning` it."""
    for k in matcher.sentence.kids(head, "poss", "amod", "compound", "nmod"):
        if owning(matcher, k.i):
            mention = matcher.mention(k.i)
            return mention.actors if mention is not None else ()
    return ()


def _group_at(matcher: Matcher, i: int) -> bool:
    """Whether a token names an armed group ("Meridian Front positions in Norland")."""
    mention = matcher.mention(i)
    return mention is not None and bool(mention.actors) and mention.actors[0].kind == "group"


def _at_home(place: Actor, actor: Actor) -> bool:
    """Whether a place is in the country of the other side, whose trip there is no visit."""
    return place.how == "place" and place.country == actor.country


def _its_own(matcher: Matcher, head: int, other: Sequence[Actor]) -> bool:
    """Whether a filler is the actor's own ("Israel threatened to keep its troops"), so no target of what it does."""
    mine = {a.country for a in other if a.country is not None}
    for k in matcher.grammar.by_dep(head).get("poss", ()):
        owner = matcher.mention(k.i)
        if k.tag == "PRP$" and owner is not None and any(a.country in mine for a in owner.actors):
            return True
    return False


def _struck(matcher: Matcher, head: int, role: str, fired: Fired) -> tuple[Actor, ...]:
    """A town that is bombed, besieged or raided, or what lies in it, stands for the people of its country."""
    mention = matcher.mention(head)
    if fired.frame.mode == "visit" and role in ("obj", "in", "to", "into", "at", "for"):
        visited = None if mention is None else mention.place
        if visited is None or visited.country is None:
            return ()
        return (
            Actor(visited.text, visited.start, visited.end, visited.name, visited.country, None, "people", how="place"),
        )
    aided = fired.frame.type == "AID" and fired.kind == "verb" and role in _REACHED
    if not aided and (fired.frame.type not in ("ASSAULT", "COERCE") or role not in _HIT):
        return ()
    if mention is not None and mention.place is not None and mention.place.country is not None:
        place = mention.place
        return (Actor(place.text, place.start, place.end, place.name, place.country, None, "people", how="place"),)
    token = matcher.sentence.tokens[head]
    if token.pos == "NOUN" and token.lemma != "other":
        owner = _owner_of(matcher, head) or _owner_of(matcher, head, _group_at)
        if owner:
            return owner
        for name, below in matcher.grammar.prepositions(head):
            near = matcher.mention(below)
            if name in PLACING and near is not None and near.place is not None and near.place.country is not None:
                text = token.text
                return (Actor(text, token.start, token.end, text, near.place.country, None, "people", how="place"),)
    return ()


def _premises(matcher: Matcher, head: int, role: str, fired: Fired, other: Sequence[Actor]) -> tuple[Actor, ...]:
    """Buildings and vehicles that police, rebels or rioters fall upon are of their own country; those that others do,
    of the one where the text plays."""
    token = matcher.sentence.tokens[head]
    if fired.frame.type not in ("ASSAULT", "COERCE") or role not in _HIT:
        return ()
    land = matcher.land(head)
    if (land is None and token.lemma not in _PREMISES) or within(matcher, head).actors:
        return ()
    homes = {a.country for a in other if a.sector in _HOME_SECTORS or a.how == "setting"}
    owned = any(True for _ in matcher.sentence.kids(head, "poss"))
    if land is not None and any(GARRISONS.get(home or "") == land for home in homes):
        # Gunmen of a land under another's army fall upon what is the other's.
        homes = {land}
    if not homes and land is not None and role in _AIMED_AT:
        # What others strike is of where it stands, but for their own.
        homes = set() if owned or any(a.country == land for a in other) else {land}
    elif token.lemma not in _PREMISES and (owned or _of_name(matcher, head)):
        homes = set()
    if len(homes) != 1 or (land not in homes and any(a.country in (None, "IGO") for a in other)):
        return ()
    return (Actor(token.text, token.start, token.end, token.text, homes.pop(), None, "people", how="setting"),)


def _of_name(matcher: Matcher, head: int) -> bool:
    """Whether it is named, by a name that no table knows ("the city of Brakna")."""
    return any(
        name == "of" and matcher.sentence.tokens[n].pos == "PROPN" for name, n in matcher.grammar.prepositions(head)
    )


def _resumed(matcher: Matcher, head: int) -> bool:
    """Whether a filler is one more of the same ("as well as from the EU", "to Norland and to
    Sudland"), not a rival for the role."""
    before = matcher.sentence.tokens[: matcher.sentence.tokens[head].head]
    if before and before[-1].lower == "and" and matcher.sentence.tokens[len(before)].dep == "conj":
        return True
    return [t.lower for t in before[-3:]] == ["as", "well", "as"]


def _listed(matcher: Matcher, head: int, heads: Sequence[int]) -> bool:
    """Whether a filler before a noun stands in one list with those found ("UN, Norlandic and Sudlandic sanctions")."""
    tokens = matcher.sentence.tokens
    before = tokens[head - 2] if head > 1 and tokens[head - 1].text == "," else None
    return before is not None and before.i in heads and before.head == tokens[head].head and tokens[head].dep == "amod"


def everyone(matcher: Matcher, fired: Fired) -> Filled:
    """All sides of a reciprocal event: who met, agreed, clashed with whom."""
    found: list[Actor] = []
    paths: list[str] = []
    heads: list[int] = []
    dotted = [r for r in fired.frame.actor if "." in r]
    facing = ("against", "of") if fired.frame.type in CONFLICTUAL or fired.kind == "noun" else ()
    met = ("obj", "iobj") if fired.kind != "verb" or fired.arguments.passive or fired.frame.meets else ()
    for role in ("subj", "between", "among", *met, "with", "beside", "and", *facing, "occasion", *dotted):
        if role == "occasion" and fired.frame.type == "ASSAULT" and "between" in paths and len(found) > 1:
            # Who fell in a clash between two others is no third side of it.
            continue
        for head in matcher.fillers(fired.arguments, role):
            if head in fired.words or _named_within(matcher, head, heads):
                continue
            if fired.kind == "noun" and venue(matcher, head):
                continue
            first = described(matcher, fired, head) if role == "subj" else head
            for conjunct in joined(matcher, first):
                actors = actors_at(matcher, conjunct, role)
                if not actors and conjunct != head:
                    actors = _owner_of(matcher, conjunct) or unnamed(matcher, conjunct)
                if conjunct in fired.used and all(a.country is None for a in actors):
                    continue
                if actors:
                    heads.append(conjunct)
                    if role not in paths:
                        paths.append(role)
                found += [a for a in actors if a not in found]
    return Filled(distinct(found), "+".join(paths), tuple(heads))


def _named_within(matcher: Matcher, head: int, heads: Sequence[int]) -> bool:
    """Whether a noun is only part of how a side already found is named ("the president of Chad")."""
    taken = [m for h in heads if h != head and (m := matcher.mention(h)) is not None]
    return any(m.first <= head < m.last for m in taken)


def venue(matcher: Matcher, head: int, event: bool = True) -> bool:
    """Whether a capital before a meeting's noun, or before what was signed, only says where ("the Warsaw talks")."""
    token = matcher.sentence.tokens[head]
    if token.dep not in ("compound", "nmod"):
        return False
    if not event and matcher.sentence.tokens[token.head].lemma.removesuffix("s") not in _SIGNED:
        return False
    mention = matcher.mention(head)
    return mention is not None and any(a.how == "capital" for a in mention.actors)


def actors_at(matcher: Matcher, head: int, role: str, depth: int = 0) -> tuple[Actor, ...]:
    """The actors at a token; below it where it only counts or groups them."""
    mention = matcher.mention(head)
    if mention is not None and mention.actors:
        return mention.actors
    if depth >= 3:
        return ()
    token = matcher.sentence.tokens[head]
    if token.lemma in PARTITIVE or token.pos == "NUM" or token.tag == "DT":
        for name, below in matcher.grammar.prepositions(head):
            if name in ("of", "among", "from"):
                found: list[Actor] = []
                for conjunct in matcher.grammar.conjuncts(below):
                    found += actors_at(matcher, conjunct, role, depth + 1)
                if found:
                    return tuple(found)
    for k in matcher.grammar.by_dep(head).get("appos", ()):
        found_at = actors_at(matcher, k.i, role, depth + 1)
        if found_at:
            return found_at
    return ()


def within(matcher: Matcher, head: int) -> Filled:
    """The first actor anywhere in a noun phrase, its clauses left out: "a camp for Congolese refugees"."""
    left = [head]
    while left:
        at = left.pop(0)
        if at != head:
            mention = matcher.mention(at)
            if mention is not None and mention.actors:
                return Filled(mention.actors, "within", (at,))
        left += [
            k.i
            for k in matcher.sentence.kids(at)
            if k.dep not in _SKIP and k.dep not in ("conj", "punct") and not (k.dep == "prep" and k.lower in PLACING)
        ]
    return NOBODY


def political(actor: Actor) -> bool:
    """Whether an actor is one of politics: of a country, of a public sector, or a body; private people of no country
    are not."""
    return (
        actor.country is not None or actor.sector in _PUBLIC or actor.kind in ("state", "government", "body", "group")
    )


def same(a: Actor, b: Actor) -> bool:
    """Whether two actors are the same party."""
    return a.name == b.name and a.country == b.country


def distinct(actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """The actors, each party and part of it once, in their order."""
    if len(actors) < 2:
        return tuple(actors)
    kept: list[Actor] = []
    for actor in actors:
        if not any(same(actor, k) and actor.sector == k.sector for k in kept):
            kept.append(actor)
    return tuple(kept)
