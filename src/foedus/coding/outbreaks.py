"""The other side of fighting that its own words leave out: who broke the peace in the clause beside, whom one strikes
back at, who fell in an attack."""

from __future__ import annotations

from foedus.coding.match import Fired, Matcher
from foedus.coding.roles import NOBODY, Filled, distinct, doers, fill, same
from foedus.records import Token

_ERUPTING = frozenset({"erupt", "break", "begin", "start", "ensue", "follow", "flare", "resume", "occur", "rage"})
_FIGHTS = frozenset(
    "battle clash combat confrontation exchange fight fighting firefight gunbattle gunfight hostility skirmish".split()
)
_WHEN = frozenset({"when", "as", "after"})
_VIOLENT = frozenset({"ASSAULT", "COERCE"})
_BACK = frozenset({"retaliate", "respond", "reply", "answer", "react", "counter", "counterattack"})
_RETURNING = frozenset({"return", "fire", "hit", "strike", "shoot", "fight"})
_FELLING = frozenset("kill wound injure shoot hurt massacre slaughter maim murder behead burn crush".split())
# What an attack does to whom it is on; "targeted" and "hit" are said of other deeds as well.
_AIMING = _FELLING | {"target", "hit", "strike", "claim", "destroy"}
_ARMED = frozenset({"MIL", "REB", "UAF", "PRM"})


def fought(matcher: Matcher, f: Fired, sides: Filled) -> Filled:
    """Both who fought where the sentence tells how it began ("clashes erupted when Norlandic troops raided a Sudlandic
    camp"); the sides given where it does not."""
    fight = f.frame.reciprocal or matcher.sentence.tokens[f.token].lemma in _FIGHTS
    if not fight or f.kind != "noun" or f.frame.type != "ASSAULT" or len({a.country for a in sides.actors}) > 1:
        return sides
    verb = matcher.sentence.tokens[matcher.sentence.tokens[f.token].head]
    if verb.lemma not in _ERUPTING or sides.path not in ("", "occasion"):
        return sides
    attack = next((a for c in matcher.sentence.kids(verb.i, "advcl") if (a := _began(matcher, c)) is not None), None)
    if attack is None:
        return sides
    one = doers(matcher, attack)
    other = fill(matcher, attack, attack.frame.recipient, skip=one.heads, other=one.actors)
    if not one.actors or not other.actors:
        return sides
    return Filled(distinct([*one.actors, *other.actors]), "how it began", (*one.heads, *other.heads))


def _began(matcher: Matcher, clause: Token) -> Fired | None:
    """The attack that a clause with "when" tells."""
    if not any(k.lower in _WHEN for k in matcher.sentence.kids(clause.i, "mark", "advmod")):
        return None
    told = matcher.best(clause.i)
    attacks = told is not None and told.kind == "verb" and told.frame.type in _VIOLENT and not told.frame.reciprocal
    return told if attacks else None


def struck(matcher: Matcher, f: Fired, actor: Filled) -> Filled:
    """Whom an attack was on that its own words say of nobody: whom one strikes back at, who fell in it."""
    if f.frame.type != "ASSAULT" or not f.frame.recipient:
        return NOBODY
    if f.kind == "verb" and _strikes_back(matcher, f):
        return _attacker(matcher, f, actor)
    return _fallen(matcher, f, actor)


def _strikes_back(matcher: Matcher, f: Fired) -> bool:
    """Whether somebody retaliates ("returned fire", "hit back")."""
    token = matcher.sentence.tokens[f.token]
    if token.lemma in _BACK:
        return True
    if token.lemma == "return":
        return any(k.lower == "fire" for k in matcher.sentence.kids(f.token, "dobj"))
    return token.lemma in _RETURNING and any(k.lower == "back" for k in matcher.sentence.kids(f.token, "prt", "advmod"))


def _attacker(matcher: Matcher, f: Fired, actor: Filled) -> Filled:
    """Who attacked in another clause of the sentence, else the armed who are the subject of the clause beside it
    ("soldiers returned fire, but the gunmen escaped")."""
    mine = {a.country for a in actor.actors}
    count = len(matcher.sentence.tokens)
    for i in (*range(f.token - 1, -1, -1), *range(f.token + 1, count)):
        attack = matcher.best(i)
        if attack is None or attack.frame.type not in _VIOLENT or attack.frame.reciprocal or i in f.words:
            continue
        one = doers(matcher, attack)
        if one.actors and not any(a.country in mine or any(same(a, m) for m in actor.actors) for a in one.actors):
            return Filled(one.actors, "whom it answers", one.heads)
    for verb in matcher.sentence.kids(f.token, "conj"):
        for subject in matcher.sentence.kids(verb.i, "nsubj"):
            mention = matcher.mention(subject.i)
            others = () if mention is None else mention.actors
            if others and all(a.sector in _ARMED and a.country not in mine for a in others):
                return Filled(others, "whom it answers", (subject.i,))
    return NOBODY


def _fallen(matcher: Matcher, f: Fired, actor: Filled) -> Filled:
    """Who fell in an attack that a noun tells ("a shooting in which two people were killed"), or on whom fired those
    who killed them ("killed two villagers, opening fire on the road")."""
    token = matcher.sentence.tokens[f.token if f.carrier is None else f.carrier]
    told: Fired | None = None
    if f.kind == "noun":
        clause = next((c for c in matcher.sentence.kids(f.token, "relcl", "acl") if c.i > f.token), None)
        told = matcher.best(clause.i) if clause is not None else None
    elif token.dep == "advcl" and token.tag == "VBG" and token.i > token.head:
        told = matcher.best(token.head)
    told = _in_which(matcher, token) if told is None else told
    if told is None or not _fells(matcher, f, told) or told.kind != "verb" or told.frame.reciprocal:
        return NOBODY
    found = fill(matcher, told, told.frame.recipient, skip=actor.heads, other=actor.actors)
    return Filled(found.actors, "who fell", found.heads) if found.actors else NOBODY


def _in_which(matcher: Matcher, token: Token) -> Fired | None:
    """The verb that tells who fell in an attack that stands behind it ("were killed in a raid carried out by ...")."""
    tokens = matcher.sentence.tokens
    noun = tokens[token.head] if token.dep == "acl" and token.tag == "VBN" else token
    while noun.dep == "conj" and tokens[noun.head].pos == "NOUN":
        noun = tokens[noun.head]
    prep = tokens[noun.head]
    told = matcher.best(prep.head) if noun.dep == "pobj" and prep.lower in ("in", "by", "during") else None
    return told if told is not None and told.arguments.passive and tokens[told.token].lemma in _FELLING else None


def _fells(matcher: Matcher, f: Fired, told: Fired) -> bool:
    """Whether a verb beside an attack tells whom it was on ("a raid in which two were killed", "aimed at two")."""
    token = matcher.sentence.tokens[told.token]
    if f.kind == "noun" and not told.arguments.passive and f.token in told.arguments.roles.get("subj", ()):
        return token.lemma in _AIMING
    behind = told.token < f.token and told.arguments.passive
    return token.lemma in _FELLING and (behind or f.kind != "noun" or token.dep == "relcl")
