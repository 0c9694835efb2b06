"""Triggers that tell no event of their own: part of another's words, its content, or the same told twice."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.coding.complements import infinitive
from foedus.coding.match import Fired, Matcher
from foedus.coding.roles import same
from foedus.coding.sketch import can_stand, contents, turned_down
from foedus.records import Actor, Event

# What somebody is accused of, or what is judged, that is told as done.
_DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
# "They crossed the border after an attack on a post": that attack is another act.
_APART = frozenset({"after", "before", "following", "since", "despite"})
_MOURNING = frozenset({"condolence", "sympathy", "sorrow", "grief", "mourn"})
# What is done in a meeting.
_DISCUSSING = frozenset({"discuss", "talk", "exchange"})


def covered(matcher: Matcher, fired: Sequence[Fired], others: Sequence[Fired] = ()) -> dict[int, str]:
    """Triggers that are no event of their own: the content of one that absorbs it, or part of another's words.

    The `others` can be covered and cover nothing.
    """
    by_token = {f.token: f for f in (*others, *fired)}
    known = {f.token for f in fired}
    found: dict[int, str] = {}
    for f in fired:
        # Most frames are a single word that asks for nobody's words and takes in none.
        if not (f.used or f.frame.absorbs or len(f.words) > 1) or not can_stand(matcher, f):
            continue
        for i in (*f.used, *f.words):
            if f.agentless and i not in f.words and i in by_token and can_stand(matcher, by_token[i]):
                continue
            other = by_token.get(i)
            if other is not None and other is not f and other.frame.sides[0] and f.frame.type == other.frame.type:
                # "The Six-Day War cost nine lives": whom the name names fought, whoever fell.
                found[f.token] = f"part of {other.frame.name}"
                continue
            if (
                i != f.token
                and not _met_and_hosted(matcher, f, other)
                and not _broke_out(matcher, f, other)
                and not turned_down(f, other)
                and not (i in known and _held_against(f, other, i))
            ):
                found[i] = f"part of {f.frame.name}"
        if f.frame.absorbs and not f.agentless:
            for i in contents(matcher, f):
                if turned_down(f, by_token.get(i)) or _mourned(matcher, f, by_token.get(i)):
                    continue
                if i in by_token and i != f.token and f.token not in contents(matcher, by_token[i]):
                    found[i] = f"the content of {f.frame.name}"
            for i in by_token:
                if i not in found and _serves(matcher, i, f.arguments.roles.get("clause", [])):
                    found[i] = f"the content of {f.frame.name}"
    for f in fired:
        if f.token in found and not any(f.token != w for w in f.words) and found[f.token].startswith("part"):
            for i in f.used:
                if i not in by_token or not by_token[i].frame.sides[0]:
                    found.setdefault(i, f"part of {f.frame.name}")
    return found


def _held_against(f: Fired, deed: Fired | None, i: int) -> bool:
    """ "responsible for the downing of the airliner", "no excuse for the attack", "halted its air strikes on the port":
    the deed is an event besides."""
    if i in f.words or deed is None or deed.frame.type not in _DEEDS:
        return False
    if f.frame.mode == "ceasefire":
        return deed.kind == "noun" and deed.frame.type == "ASSAULT"
    return f.frame.type == "ACCUSE" or (f.frame.type == "CONCEDE" and i in f.arguments.roles.get("clause", []))


def _mourned(matcher: Matcher, f: Fired, deed: Fired | None) -> bool:
    """ "Sent condolences to the families of the victims of the attack": the attack is an event besides."""
    if f.frame.type != "SUPPORT" or deed is None or deed.kind != "noun" or deed.frame.type != "ASSAULT":
        return False
    return any(matcher.sentence.tokens[w].lemma in _MOURNING for w in (*f.words, *f.used))


def _broke_out(matcher: Matcher, f: Fired, fight: Fired | None) -> bool:
    """ "Clashes broke out between Norland and Sudland, killing nine": that they fought is told by itself."""
    if fight is None or fight.frame.type != "ASSAULT" or not fight.frame.reciprocal:
        return False
    return fight.carrier is not None and matcher.sentence.tokens[f.token].dep == "advcl" and can_stand(matcher, fight)


def _met_and_hosted(matcher: Matcher, host: Fired, talks: Fired | None) -> bool:
    """ "a meeting between X and Y hosted by Z": who met and who hosted are two events."""
    if talks is None or talks.frame.type != "CONSULT" or host.frame.mode != "third-party":
        return False
    return matcher.sentence.tokens[host.token].dep in ("acl", "relcl") and can_stand(matcher, talks)


def _serves(matcher: Matcher, i: int, clauses: Sequence[int]) -> bool:
    """Whether an infinitive tells what the content is for ("offered to lead a delegation to meet him")."""
    tokens = matcher.sentence.tokens
    aimed = tokens[i].tag == "VB" and infinitive(matcher.sentence, i)
    if not aimed or tokens[i].dep not in ("relcl", "acl", "advcl", "xcomp"):
        return False
    above = tokens[tokens[i].head]
    return above.i in clauses or (above.dep == "dobj" and above.head in clauses)


def twin(matcher: Matcher, f: Fired, event: Event, kept: Sequence[tuple[Fired, Event]]) -> str | None:
    """An event of the same sentence that tells the same: a verb and its noun, or an apposition."""
    for other, told in kept:
        if told.type != event.type or _fought(other, f):
            continue
        linked = f.token in _near(matcher, other) or other.token in _near(matcher, f)
        linked = linked and not _listed(matcher, other, f)
        linked = linked or _talked(matcher, other, f)
        linked = linked or ((_coordinate(matcher, other, f) or _resumed(matcher, other, f)) and told.mode == event.mode)
        if linked and _agree(told.actor, event.actor) and _agree(told.recipient, event.recipient):
            return told.trigger
    return None


def _listed(matcher: Matcher, one: Fired, other: Fired) -> bool:
    """ "The occupation of Oslo, the bombing of the port and the mining of the bay": nouns in a row, each with its own
    article and object, tell several acts, wherever the parser hung them."""
    kids, later = matcher.sentence.kids, matcher.sentence.tokens[max(one.token, other.token)]
    if one.kind != "noun" or other.kind != "noun" or later.dep not in ("conj", "appos"):
        return False
    if later.dep == "appos" and not any(k.i > later.i for at in (later.i, later.head) for k in kids(at, "cc")):
        return False
    own = any(k.lower in ("the", "its", "their", "his") for k in kids(later.i, "det", "poss"))
    return own and all(f.arguments.roles.get("obj") for f in (one, other))


def _fought(one: Fired, other: Fired) -> bool:
    """ "Two were killed in a clash with Norlandic troops": that both fought is told besides who fell."""
    return one.frame.type == "ASSAULT" and one.frame.reciprocal != other.frame.reciprocal


def _talked(matcher: Matcher, first: Fired, second: Fired) -> bool:
    """ "Met in Oslo, where the two discussed the border": what was discussed tells no second meeting."""
    token = matcher.sentence.tokens[second.token]
    if first.frame.type != "CONSULT" or token.lemma not in _DISCUSSING or second.arguments.roles.get("with"):
        return False
    return first.token < second.token and token.dep in ("relcl", "advcl", "conj", "acl")


def _coordinate(matcher: Matcher, first: Fired, second: Fired) -> bool:
    """ "killed and injured": two verbs side by side with one object tell one act."""
    tokens = matcher.sentence.tokens
    if tokens[second.token].dep != "conj" or tokens[second.token].head != first.token:
        return False
    between = second.token - first.token
    return between <= 3 and first.kind == second.kind == "verb"


def _resumed(matcher: Matcher, first: Fired, second: Fired) -> bool:
    """ "denounced the deal, describing it as a danger": an -ing form whose object is the same "it" tells one act."""
    token = matcher.sentence.tokens[second.token]
    if token.tag != "VBG" or token.dep not in ("advcl", "conj", "acl") or not first.token < token.i:
        return False
    objects = [matcher.sentence.tokens[i] for i in second.arguments.roles.get("obj", [])]
    return bool(objects) and all(t.lower in ("it", "them", "this") for t in objects)


def _near(matcher: Matcher, f: Fired) -> set[int]:
    """The tokens grammatically next to a trigger: its carrier, the fillers of its roles, apposed nouns."""
    near = {h for role, heads in f.arguments.roles.items() if role not in _APART for h in heads}
    if f.carrier is not None:
        near.add(f.carrier)
    for k in matcher.sentence.kids(f.token, "appos", "attr"):
        near.add(k.i)
    return near


def _agree(a: Sequence[Actor], b: Sequence[Actor]) -> bool:
    """Whether two sides can be the same: one names nobody, or they share a party."""
    return not a or not b or any(same(x, y) or (x.country is not None and x.country == y.country) for x in a for y in b)
