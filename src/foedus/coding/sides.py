"""Both sides of an event: whose roles count in which order, and who is judged where an act is."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.coding.answering import who_answers
from foedus.coding.arguments import CONTAINING
from foedus.coding.beyond import beyond
from foedus.coding.deeds import whose_deed
from foedus.coding.duties import speaker_of
from foedus.coding.governed import Content, own_order
from foedus.coding.hearers import hearer
from foedus.coding.match import Fired, Matcher
from foedus.coding.outbreaks import fought, struck
from foedus.coding.roles import NOBODY, Filled, doers, everyone, fill, political, same, within
from foedus.coding.ultimata import on_terms
from foedus.records import Actor

_GIVING = frozenset({"AGREE", "AID", "SUPPORT", "ACCUSE", "CONCEDE"})
_AIMED = frozenset("THREATEN PROTEST SANCTION REJECT REQUEST COERCE RETREAT SUPPORT MOBILIZE".split())
# A noun of giving names who is given to behind it; a verb's other words mostly do not.
_GIFT = ("noun", "AID")
# What follows upon blame, and what is done to whom a sentence has just blamed.
_PUNISHING = frozenset({"THREATEN", "SANCTION"})
_BLAMING = frozenset({"ACCUSE", "THREATEN", "SANCTION", "REJECT"})
_ASKING = frozenset({"REQUEST", "AGREE", "ACCUSE", "THREATEN"})
_BESIDE_ACTS = frozenset({"on", "against", "at", "to"})
_ENDS = frozenset("end halt stop cessation suspension lifting reversal".split())


def find_sides(matcher: Matcher, f: Fired, content: Content | None) -> tuple[Filled, Filled]:
    """The actor and the recipient of a fired frame: by its own roles, then its content's, then its clause's."""
    if f.frame.reciprocal:
        return fought(matcher, f, _with_speaker(matcher, f, doers(matcher, f))), NOBODY
    if f.frame.type == "AID" and f.kind == "noun" and (helped := _helped(matcher, f)) is not None:
        return helped
    actor = doers(matcher, f) if f.frame.actor else _judging(matcher, f)
    if not actor.actors and (both := fought(matcher, f, actor)).actors:
        return both, NOBODY
    if f.frame.mode == "visit" and f.kind == "verb" and actor.actors:
        actor = _accompanied(matcher, f, actor)
    asked = f.frame.type == "REQUEST" and any(h not in actor.heads for h in matcher.fillers(f.arguments, "clause.subj"))
    own: Sequence[str] = f.frame.recipient
    if content is not None:
        own = [r for r in own if not r.startswith("clause.") or (asked and r == "clause.subj")]
    other = actor.actors
    freed = _freed(matcher, f, content, actor)
    mine = (*actor.heads, *_own_doing(matcher, f, content, other), *freed)
    if content is not None and own_order(matcher, f):
        mine += tuple(f.arguments.roles.get("obj", ()))
    recipient = fill(matcher, f, own, skip=mine, other=other)
    if f.frame.type == "REQUEST" and recipient.path.rpartition(".")[2] == "from":
        recipient = _leaving(matcher, content, recipient)
    if f.frame.type == "ACCUSE" and recipient.path == "obj.of" and _of_one_state(actor, recipient):
        recipient = NOBODY
    if _of_act(f, recipient.path):
        judged = _judged(matcher, f, actor)
        if judged is not None:
            return actor, judged
    if not recipient.actors and f.light is not None and f.light.lends == "obj" and f.frame.recipient:
        recipient = fill(matcher, f, ("obj",), skip=actor.heads, other=other)
    told = content is not None and not (f.frame.type == "REJECT" and _contradicts(matcher, f))
    if not recipient.actors and content is not None and told and f.frame.recipient != ():
        inner = fill(matcher, content.fired, content.fired.frame.recipient, skip=actor.heads)
        if inner.actors and all(_at_own_home(a, other) for a in inner.actors):
            inner = NOBODY
        if content.fired.frame.reciprocal:
            inner = everyone(matcher, content.fired)
        elif any(h in freed for h in inner.heads):
            inner = _holder(matcher, inner, actor)
        if inner.actors:
            recipient = Filled(inner.actors, f"content {inner.path}", inner.heads)
        else:
            recipient = fill(matcher, f, f.frame.recipient, skip=mine, other=other)
    recipient = on_terms(matcher, f, actor, recipient)
    if not recipient.actors and f.frame.recipient and ("obj" in f.frame.recipient or f.frame.type in _GIVING):
        for head in f.arguments.roles.get("obj", [])[:1]:
            if head not in actor.heads and matcher.sentence.tokens[head].pos in ("NOUN", "PROPN"):
                inside = within(matcher, head)
                # "Protested the interception of its aircraft": the victim is not accused.
                victim = f.frame.type == "ACCUSE" and _of_one_state(actor, inside)
                promised = f.frame.type == "AGREE" and not _given(matcher, head, inside)
                recipient = recipient if victim or promised else inside
    if not recipient.actors and f.frame.type == "REQUEST":
        recipient = _to_end(matcher, f, actor)
    if not recipient.actors and f.frame.recipient:
        recipient = who_answers(matcher, f, actor)
    if not recipient.actors and f.frame.recipient and (f.frame.type in _AIMED or (f.kind, f.frame.type) == _GIFT):
        recipient = beyond(matcher, f, actor)
    if not recipient.actors and f.frame.recipient and f.frame.type in _PUNISHING:
        recipient = _still_at(matcher, f, actor)
    if not recipient.actors and f.frame.type == "REJECT" and f.frame.recipient:
        recipient = _answered(matcher, f, actor)
    if not recipient.actors and f.frame.recipient and f.frame.type in _GIVING:
        recipient = _courted(matcher, f, actor)
    if not recipient.actors and f.frame.recipient:
        recipient = whose_deed(matcher, f, actor)
    if not recipient.actors and f.frame.recipient:
        recipient = hearer(matcher, f, actor)
    if not recipient.actors:
        recipient = struck(matcher, f, actor)
    if not recipient.actors or not actor.actors:
        return actor, recipient
    overlap = tuple([r for r in recipient.actors if not any(same(r, a) for a in actor.actors)])
    if len(overlap) != len(recipient.actors):
        recipient = Filled(overlap, recipient.path if overlap else "", recipient.heads)
        if not overlap and f.frame.type == "REJECT":
            recipient = _answered(matcher, f, actor)
    return actor, recipient


def _leaving(matcher: Matcher, content: Content | None, left: Filled) -> Filled:
    """Of whom a withdrawal is asked: of those who are to leave, and not of those whom they are to leave ("called for
    the withdrawal of Norlandic troops from Sudland")."""
    if content is None or content.fired.frame.type != "RETREAT":
        return left
    leaving = doers(matcher, content.fired)
    if leaving.actors and not any(same(a, b) for a in leaving.actors for b in left.actors):
        return Filled(leaving.actors, f"content {leaving.path}", leaving.heads)
    return left


def _at_own_home(thing: Actor, actors: Sequence[Actor]) -> bool:
    """Whether a thing that somebody would strike seems to be his own, as the text around names nobody else."""
    return thing.how == "setting" and any(a.country == thing.country for a in actors)


def _of_act(f: Fired, path: str) -> bool:
    """Whether who was found may be the victim of the act that is judged ("condemned the attack on Norland"), and not
    whom the frame asks for first there ("blamed the attack on Norland")."""
    if not path or path.startswith(("obj", "for")):
        return True
    for role in f.frame.recipient:
        if role.startswith("obj"):
            break
        if role == path:
            return False
    return path.split(".")[0] in _BESIDE_ACTS


def _contradicts(matcher: Matcher, f: Fired) -> bool:
    """Whether a clause says what somebody denies ("denied that it had armed Norland"): a word against who says so, not
    against whom it was done to."""
    token = matcher.sentence.tokens[f.token]
    return token.lemma in ("deny", "dispute", "refute") and bool(matcher.sentence.kids(f.token, "ccomp"))


def _with_speaker(matcher: Matcher, f: Fired, sides: Filled) -> Filled:
    """Who meets, with who says so of talks that have only one side ("Mongolia said talks with China would resume",
    "... had failed")."""
    if f.kind != "noun" or sides.path != "with":
        return sides
    noun = matcher.sentence.tokens[f.token]
    verb = noun.head if f.carrier is None and noun.dep in ("nsubj", "nsubjpass") else f.carrier
    speaker = None if verb is None else speaker_of(matcher, verb)
    if speaker is None:
        return sides
    homes = {a.country for a in sides.actors}
    own = tuple(a for a in speaker.actors if a.country not in (None, *homes) and a.sector in (None, "GOV"))
    if not own or len(own) != len(speaker.actors):
        return sides
    return Filled((*own, *sides.actors), "speaker+with", (*speaker.heads, *sides.heads))


def _accompanied(matcher: Matcher, f: Fired, actor: Filled) -> Filled:
    """Who travels, with those of other states who come along ("flew to Chad with his Norlandic colleague")."""
    along = fill(matcher, f, ("with",), other=actor.actors)
    more = tuple(a for a in along.actors if a.country is not None and a.kind in ("person", "body"))
    return Filled((*actor.actors, *more), actor.path, (*actor.heads, *along.heads)) if more else actor


def _helped(matcher: Matcher, f: Fired) -> tuple[Filled, Filled] | None:
    """The sides of support that is told of in passing: "with the support of Norland, Sudland took ...", "with
    Norlandic help, Sudland took ..." and "a raid in support of Sudland"; None where it is told otherwise."""
    tokens = matcher.sentence.tokens
    token = tokens[f.token]
    above = tokens[token.head]
    if token.dep != "pobj" or above.lower not in ("with", "in"):
        return None
    of = fill(matcher, f, ("obj",) if f.arguments.roles.get("obj") or above.lower == "in" else ("subj",))
    verb = tokens[above.head]
    does = matcher.grammar.subject(verb.i) if verb.pos == "VERB" else []
    doers = [h for h in does if h not in of.heads and (m := matcher.mention(h)) is not None and m.actors]
    if not of.actors or (above.lower == "in" and token.lemma != "support"):
        return None
    mentions = [m for h in doers[:1] if (m := matcher.mention(h)) is not None]
    subject = Filled(mentions[0].actors, "occasion", (doers[0],)) if mentions else NOBODY
    return (of, subject) if above.lower == "with" else (subject, of)


def _still_at(matcher: Matcher, f: Fired, actor: Filled) -> Filled:
    """Whom a threat or a sanction is aimed at whose own words name nobody: whom the verb that it is joined to is aimed
    at ("blamed Norland and delivered an ultimatum")."""
    verb = matcher.sentence.tokens[f.token if f.carrier is None else f.carrier]
    if verb.dep != "conj" or any(k.dep in ("nsubj", "nsubjpass") for k in matcher.sentence.kids(verb.i)):
        return NOBODY
    if any((m := matcher.mention(o)) is not None and m.actors for o in f.arguments.roles.get("obj", ())):
        return NOBODY
    before = matcher.best(verb.head)
    if before is None or before.frame.type not in _BLAMING or before.frame.reciprocal:
        return NOBODY
    aimed = fill(matcher, before, before.frame.recipient, skip=actor.heads, other=actor.actors)
    mine = {a.country for a in actor.actors}
    aside = any(a.country is None or a.country in mine for a in aimed.actors)
    return NOBODY if aside else Filled(aimed.actors, "beyond", aimed.heads)


def _of_one_state(a: Filled, b: Filled) -> bool:
    """Whether both are of one state, the first speaking for it."""
    states = {x.country for x in (*a.actors, *b.actors)}
    return len(states) == 1 and not states & {None, "IGO"} and all(x.sector == "GOV" for x in a.actors)


def _courted(matcher: Matcher, f: Fired, actor: Filled) -> Filled:
    """To whom what a deed contained was done: whom the deed is about ("efforts to win over Norland have included
    sending gifts")."""
    token = matcher.sentence.tokens[f.token]
    if f.kind != "verb" or token.dep not in ("xcomp", "conj"):
        return NOBODY
    above = matcher.sentence.tokens[token.head]
    above = matcher.sentence.tokens[above.head] if token.dep == "conj" else above
    if above.lemma not in CONTAINING:
        return NOBODY
    mine = {a.country for a in actor.actors}
    for deed in matcher.grammar.subject(above.i):
        for i in matcher.sentence.subtree(deed):
            mention = matcher.mention(i) if deed < i < above.i else None
            others = () if mention is None else tuple(a for a in mention.actors if a.country not in mine)
            if others and political(others[0]):
                return Filled(others, "whom the deed is about", (i,))
    return NOBODY


def _own_doing(matcher: Matcher, f: Fired, content: Content | None, other: Sequence[Actor]) -> list[int]:
    """Where the actor's own state stands as the subject of what he threatens ("the minister warned that Norland would
    expel ...")."""
    mine = {a.country for a in other if a.country is not None}
    if f.frame.type != "THREATEN" or content is None or not mine:
        return []
    found = []
    for head in matcher.fillers(f.arguments, "clause.subj"):
        mention = matcher.mention(head)
        if mention is not None and mention.actors and all(a.country in mine for a in mention.actors):
            found.append(head)
    return found


def _freed(matcher: Matcher, f: Fired, content: Content | None, actor: Filled) -> list[int]:
    """Those whose release is asked for, of whom it is not asked: where the text says who holds them, and where they are
    of the asker's country or of none; prisoners of another country are mostly held there."""
    if f.frame.type != "REQUEST" or content is None or content.fired.frame.mode != "release":
        return []
    held = [c for h in matcher.fillers(content.fired.arguments, "obj") for c in matcher.grammar.conjuncts(h)]
    if _holder(matcher, Filled((), "", tuple(held)), actor).actors:
        return held
    mine = {None, *(a.country for a in actor.actors)}
    return [h for h in held if (m := matcher.mention(h)) is None or all(a.country in mine for a in m.actors)]


def _holder(matcher: Matcher, held: Filled, actor: Filled) -> Filled:
    """Of whom a release is asked: who holds them, where the text says so beside them ("the crew that Norland had
    seized"), never they themselves."""
    for head in held.heads:
        for i in matcher.sentence.subtree(head):
            deed = matcher.best(i) if i > head else None
            if deed is not None and deed.frame.type in ("COERCE", "ASSAULT"):
                holder = fill(matcher, deed, deed.frame.actor, skip=actor.heads, other=actor.actors)
                if holder.actors:
                    return Filled(holder.actors, f"holder {holder.path}", holder.heads)
    return NOBODY


def _judging(matcher: Matcher, f: Fired) -> Filled:
    """Who passes a judgement that names no judge ("the raid was unacceptable, Norland said"): who says so."""
    at = matcher.sentence.tokens[f.token if f.carrier is None else f.carrier]
    said = speaker_of(matcher, at.head if at.dep in ("attr", "acomp", "oprd") else at.i)
    return NOBODY if said is None else Filled(said.actors, "speaker", said.heads)


def _to_end(matcher: Matcher, f: Fired, actor: Filled) -> Filled:
    """Of whom an end is asked: who does what is to be ended ("called for an end to the bombing of Norland by ...")."""
    for role in ("for", "obj"):
        for head in f.arguments.roles.get(role, [])[:1]:
            if matcher.sentence.tokens[head].lemma not in _ENDS:
                continue
            for below in (*matcher.grammar.below(head, "to"), *matcher.grammar.below(head, "of")):
                deed = matcher.best(below)
                if deed is None or deed.frame.reciprocal:
                    continue
                doer = fill(matcher, deed, deed.frame.actor, skip=actor.heads, other=actor.actors)
                if doer.actors:
                    return Filled(doer.actors, f"doer {doer.path}", doer.heads)
    return NOBODY


def _judged(matcher: Matcher, f: Fired, actor: Filled) -> Filled | None:
    """Who is judged where an act is: its doer, never its victim ("condemned the attack on Egypt"); None where the
    object is no act."""
    unrecognised = f.frame.type == "REJECT" and matcher.sentence.tokens[f.token].lemma in ("recognise", "recognize")
    if f.frame.type not in ("ACCUSE", "SUPPORT") and not unrecognised:
        return None
    deeds = f.arguments.roles.get("obj") or (f.arguments.roles.get("for", []) if f.frame.actor == () else [])
    for head in deeds[:1]:
        if matcher.sentence.tokens[head].pos != "NOUN":
            return None
        act = matcher.best(head)
        if (
            act is None
            or act.token == f.token
            or act.frame.type not in ("ASSAULT", "COERCE", "SANCTION", "RETREAT", "AID")
        ):
            return None
        doer = fill(matcher, act, act.frame.actor, skip=actor.heads, other=actor.actors)
        return Filled(doer.actors, f"doer {doer.path}" if doer.actors else "", doer.heads)
    return None


def _given(matcher: Matcher, thing: int, within: Filled) -> bool:
    """Whether a state's name before a thing is to whom it is offered ("offered Norland food aid"), which the parser
    takes for a part of the thing; a promise is otherwise to nobody whom its words name ("promised Danish troops")."""
    first = matcher.sentence.tokens[within.heads[0]] if within.heads else None
    named = any(a.how == "name" for a in within.actors)
    return first is not None and named and first.head == thing and first.dep in ("compound", "nmod", "dative")


def _answered(matcher: Matcher, f: Fired, actor: Filled) -> Filled:
    """Whom a refusal answers: who asked, offered or accused just before, in the same sentence ("Norland asked for
    leave; Sudland said no")."""
    mine, sectors = {a.country for a in actor.actors} - {"IGO"}, {a.sector for a in actor.actors}
    if not actor.actors:
        return NOBODY
    for i in range(f.token - 1, -1, -1):
        asked = matcher.best(i)
        if asked is None or asked.frame.type not in _ASKING or asked.frame.reciprocal:
            continue
        asker = doers(matcher, asked)
        # Of one country, its rulers are asked by others than rulers.
        at_home = all(a.country in mine for a in asker.actors) and not sectors & {a.sector for a in asker.actors}
        if asker.actors and at_home and None not in sectors and asked.frame.type != "ACCUSE":
            return Filled(asker.actors, "whom it answers", asker.heads)
        if asker.actors and not any(a.country in mine or any(same(a, m) for m in actor.actors) for a in asker.actors):
            return Filled(asker.actors, "whom it answers", asker.heads)
    return NOBODY
