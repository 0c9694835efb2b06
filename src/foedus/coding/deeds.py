"""Who did the deed that somebody judges or asked for where only a word for it stands ("..., a step that Norland
condemned")."""

from __future__ import annotations

from foedus.coding.match import Fired, Matcher
from foedus.coding.roles import NOBODY, Filled, actors_at, distinct, political
from foedus.records import Token

_JUDGING = frozenset({"ACCUSE", "SUPPORT", "REJECT"})
# Words for a deed that has just been told.
_DEEDS = frozenset(
    "step move decision plan policy announcement ruling verdict judgment judgement law bill act action measure vote "
    "ban offer proposal practice tactic manoeuvre maneuver launch test drill exercise statement comment remark speech "
    "declaration gesture initiative approach idea conduct behaviour behavior result outcome crackdown demand "
    "ultimatum refusal request choice response reaction scheme design reform development arrest appointment election "
    "referendum course intervention visit trip tour threat warning purchase sale attempt effort".split()
)
# What several make together is judged as the deed of who is told to make it, never as that of who made "the accord".
_MADE = frozenset("agreement accord deal pact treaty arrangement contract truce ceasefire law constitution".split())
_POINTING = frozenset({"the", "this", "that", "these", "those", "such"})


def whose_deed(matcher: Matcher, f: Fired, actor: Filled) -> Filled:
    """Who is judged, or asked, where the words name only a deed that the sentence has told: who was told to do it
    ("Norland raised its tariffs, a step that Sudland condemned", "..., and Sudland condemned the move")."""
    if f.frame.type not in (*_JUDGING, "REQUEST") or f.kind != "verb":
        return NOBODY
    tokens = matcher.sentence.tokens
    for head in f.arguments.roles.get("obj", ())[:1]:
        deed = tokens[head]
        if deed.pos != "NOUN" or f.token in (deed.i, deed.head):
            judges = deed.pos == "NOUN" and f.frame.type in _JUDGING
            return _before(matcher, f, deed, actor) if judges else NOBODY
        if deed.lemma in _DEEDS or deed.lemma in _MADE:
            return _told(matcher, deed, actor)
    return NOBODY


def _before(matcher: Matcher, f: Fired, deed: Token, actor: Filled) -> Filled:
    """Who does what the clause joined before tells, which "the move" takes up."""
    if deed.lemma not in _DEEDS:
        return NOBODY
    first = next(iter(matcher.sentence.kids(deed.i)), None)
    if first is None or first.lower not in _POINTING:
        return NOBODY
    verb = matcher.sentence.tokens[f.token]
    if verb.dep not in ("conj", "advcl", "parataxis") or verb.head > verb.i:
        return NOBODY
    return _subject(matcher, verb.head, actor)


def _told(matcher: Matcher, deed: Token, actor: Filled) -> Filled:
    """Who does what a noun before its relative clause stands for, or stands beside."""
    above = deed
    for _ in range(6):
        if above.head in (0, above.i) and above.pos not in ("VERB", "AUX"):
            return NOBODY
        above = matcher.sentence.tokens[above.head]
        if above.pos in ("VERB", "AUX") and (found := _subject(matcher, above.i, actor)).actors:
            return found
        if above.pos in ("VERB", "AUX") and above.dep not in ("advcl", "conj", "xcomp", "acl"):
            return NOBODY
    return NOBODY


def _subject(matcher: Matcher, verb: int, actor: Filled) -> Filled:
    mine = {(a.country, a.sector) for a in actor.actors if a.country is not None}
    for head in matcher.grammar.subject(verb):
        if head in actor.heads:
            return NOBODY
        found = [a for c in matcher.grammar.conjuncts(head) for a in actors_at(matcher, c, "subj")]
        if not all(political(a) and a.how != "setting" for a in found):
            continue
        if found and not any((a.country, a.sector) in mine for a in found):
            return Filled(distinct(found), "whose deed", (head,))
    return NOBODY
