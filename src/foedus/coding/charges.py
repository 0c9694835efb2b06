"""Whose deed a noun tells without saying so itself: who answers for it, and who strikes on that occasion, who
killed those who fell."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.coding.arguments import CHARGING
from foedus.coding.match import Fired, Matcher
from foedus.records import Actor, Token

_NOUNS = frozenset({"NOUN", "PROPN"})
_ANSWERING = frozenset({"responsible", "guilty", "culpable", "accountable", "answerable", "complicit"})
# A share in a deed, or what one is held for: the deed's doer is whose share it is.
_SHARE = frozenset(
    "responsibility involvement role part hand complicity participation connection suspicion charge guilt count "
    "accusation collusion".split()
)
_OWNING = frozenset("admit acknowledge confess accept assume bear have play claim take".split())
# What is done to those who are held for a deed.
_HELD = frozenset(
    "arrest detain hold charge indict convict sentence jail imprison try hang execute want extradite prosecute "
    "question suspect hunt punish fine".split()
)
_NONE = frozenset({"no", "nobody", "none", "neither"})
_FOR = frozenset({"for", "of", "over", "with", "in", "on"})
_STRIKING = frozenset({"ASSAULT", "COERCE"})
_HARMING = frozenset({"kill", "wound", "injure", "hurt", "murder", "slaughter"})
_FORCES = frozenset({"GOV", "MIL", "COP", "SPY"})
_REBELS = frozenset({"REB", "UAF", "PRM", "CRM"})
_ARMED = frozenset({"MIL", "COP", "REB", "PRM", "UAF", "SPY"})


def accusation(matcher: Matcher, fired: Fired) -> Fired | None:
    """The verb that accuses somebody of a deed that a noun tells ("blamed Norland for the raid", "accused it of a
    massacre")."""
    tokens = matcher.sentence.tokens
    noun = _first(tokens, tokens[fired.token])
    above = tokens[noun.head]
    if noun.dep == "pobj" and above.lower in ("for", "of", "over"):
        above = tokens[above.head]
    if above.pos != "VERB" or noun.dep not in ("pobj", "conj"):
        return None
    accuses = matcher.best(above.i)
    if accuses is None or accuses.kind != "verb" or accuses.frame.type != "ACCUSE":
        return None
    return accuses if tokens[accuses.token].lemma in CHARGING else None


def charged(matcher: Matcher, fired: Fired) -> Sequence[int]:
    """Who answers for a deed that a noun tells: "is responsible for the raids", "the group behind the raid", "were
    arrested on suspicion of involvement in the raid"."""
    tokens, grammar = matcher.sentence.tokens, matcher.grammar
    noun = _first(tokens, tokens[fired.token])
    if claimants := _claimed(matcher, noun):
        return [] if any(_nobody(matcher, c) for c in claimants) else claimants
    for _ in range(4):
        prep = tokens[noun.head]
        if noun.dep != "pobj":
            return ()
        above = tokens[prep.head]
        if prep.lower == "behind":
            return [above.i] if above.pos in _NOUNS else grammar.subject(above.i) if above.lemma == "be" else ()
        if prep.lower not in _FOR:
            return ()
        if above.pos == "ADJ":
            if above.lemma not in _ANSWERING:
                return ()
            over = tokens[above.head]
            return [over.i] if over.pos in _NOUNS and above.dep in ("amod", "acl") else grammar.subject(above.i)
        if above.pos == "VERB":
            return _held(matcher, above)
        if above.lemma not in _SHARE:
            return ()
        owners = matcher.sentence.kids(above.i, "poss")
        if owners:
            return [k.i for k in owners]
        over = tokens[above.head]
        if above.dep == "dobj":
            bearers = grammar.subject(over.i) if over.lemma in _OWNING else []
            return () if any(_nobody(matcher, b) for b in bearers) else bearers
        noun = _first(tokens, above)
    return ()


def _claimed(matcher: Matcher, noun: Token) -> Sequence[int]:
    """Who says that a deed was his: "rebels claimed the raid", "was claimed by rebels", "a raid claimed by rebels"."""
    tokens, grammar, kids = matcher.sentence.tokens, matcher.grammar, matcher.sentence.kids
    above = tokens[noun.head]
    if noun.dep == "dobj" and above.lemma == "claim":
        return grammar.subject(above.i)
    if noun.dep == "nsubjpass" and above.lemma == "claim":
        return grammar.verb_arguments(above.i).roles.get("subj", ())
    for clause in kids(noun.i, "acl", "relcl"):
        if clause.lemma == "claim" and clause.tag in ("VBN", "VBD") and grammar.verb_arguments(clause.i).passive:
            return grammar.verb_arguments(clause.i).roles.get("subj", ())
    return ()


def _nobody(matcher: Matcher, head: int) -> bool:
    """Whether it is said of none that it was his ("no group claimed the attack")."""
    kids = matcher.sentence.kids(head, "det")
    return matcher.sentence.tokens[head].lower in _NONE or any(k.lower in _NONE for k in kids)


def _first(tokens: Sequence[Token], noun: Token) -> Token:
    """The first of the nouns that one is joined to."""
    while noun.dep == "conj" and tokens[noun.head].pos != "VERB":
        noun = tokens[noun.head]
    return noun


def _held(matcher: Matcher, verb: Token) -> Sequence[int]:
    """Who is held, tried or wanted."""
    return matcher.grammar.verb_arguments(verb.i).roles.get("obj", ()) if verb.lemma in _HELD else ()


def striking(matcher: Matcher, fired: Fired) -> Sequence[int]:
    """The armed who strike, seize or rescue in what a noun tells: "commandos freed ten hostages in a raid", "police
    killed two in a crackdown"."""
    tokens = matcher.sentence.tokens
    noun = _first(tokens, tokens[fired.token])
    prep = tokens[noun.head]
    verb = tokens[prep.head]
    if noun.dep != "pobj" or prep.lower not in ("in", "during") or verb.pos != "VERB":
        return ()
    told = matcher.best(verb.i)
    if told is None or told.frame.type not in (*_STRIKING, "AID", "RETREAT") or told.frame.reciprocal:
        return ()
    heads = told.arguments.roles.get("subj", ())
    return heads if any(_armed(matcher, h) for h in heads) else ()


def meanwhile(matcher: Matcher, fired: Fired) -> Fired | None:
    """The attack in which those fell whom nobody is said to have killed: "were killed when Norland's police opened
    fire", "were wounded as Norland's aircraft bombed the town"."""
    for clause in matcher.sentence.kids(fired.token, "advcl"):
        if not any(k.lower in ("when", "as") for k in matcher.sentence.kids(clause.i, "mark", "advmod")):
            continue
        told = matcher.best(clause.i)
        if told is None or told.kind != "verb" or told.arguments.passive or told.frame.reciprocal:
            continue
        # "Were wounded when they attacked a post": not those whom a pronoun takes up.
        if told.frame.type == "ASSAULT" and not any(k.pos == "PRON" for k in matcher.sentence.kids(clause.i, "nsubj")):
            return told
    return None


def attacking(matcher: Matcher, fired: Fired) -> Fired | None:
    """The attack that is the subject of a verb of harm ("staged an ambush that killed nine", "the raid, which left
    two dead"): who staged it did the harm."""
    if fired.frame.type != "ASSAULT" or fired.frame.reciprocal or fired.arguments.passive:
        return None
    for head in fired.arguments.roles.get("subj", ())[:1]:
        attack = matcher.best(head)
        if attack is not None and attack.kind == "noun" and attack.frame.type == "ASSAULT":
            return None if attack.frame.reciprocal else attack
    return None


def beside(matcher: Matcher, fired: Fired) -> Fired | None:
    """The verb of harm that those who fell share with others, behind which who did it stands ("two were killed and
    nine wounded in an attack by rebels", "... while nine were wounded ...")."""
    roles = fired.arguments.roles
    if not fired.arguments.passive or _lemma(matcher, fired.token) not in _HARMING or roles.get("subj"):
        return None
    if any(matcher.best(h) is not None for h in roles.get("in", ())):
        return None
    kids = matcher.sentence.kids
    # "... and three wounded by rebels": to the parser three who were wounded.
    counted = [c for k in kids(fired.token, "conj") if k.pos == "NUM" for c in kids(k.i, "acl")]
    for verb in (*kids(fired.token, "conj", "advcl"), *counted):
        if verb.dep == "advcl" and not any(k.lower == "while" for k in kids(verb.i, "mark")):
            continue
        told = matcher.best(verb.i) if verb.i > fired.token and verb.lemma in _HARMING else None
        if told is not None and told.kind == "verb" and told.arguments.passive and told.frame.type == "ASSAULT":
            return told
    return None


def opposing(actors: tuple[Actor, ...], fallen: Sequence[Actor]) -> tuple[Actor, ...]:
    """Those of two sides of a fight who are not the side of those who fell in it; both where they are of neither."""
    one_land = len({a.country for a in actors}) == 1
    left = tuple(a for a in actors if not any(_of_one_side(a, v, one_land) for v in fallen))
    return left or actors


def _of_one_side(a: Actor, b: Actor, one_land: bool) -> bool:
    """Whether two fight on one side: of one state, or, where both sides are of one land, its forces or its rebels."""
    if a.country != b.country or a.country is None:
        return False
    return not one_land or any(a.sector in s and b.sector in s for s in (_FORCES, _REBELS))


def _lemma(matcher: Matcher, i: int) -> str:
    return matcher.sentence.tokens[i].lemma


def _armed(matcher: Matcher, head: int) -> bool:
    mention = matcher.mention(head)
    return mention is not None and any(a.sector in _ARMED or a.kind == "state" for a in mention.actors)
