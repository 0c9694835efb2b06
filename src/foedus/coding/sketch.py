"""A trigger before it is judged: how it stands, what it is about, who stands on either side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from foedus.coding.governed import Content, Outcome, governed, own_order, special
from foedus.coding.grammar import Grammar
from foedus.coding.hindsight import answered_so, enabled, meant, onward, reminded, staged, supposed
from foedus.coding.match import Fired, Matcher
from foedus.coding.mistaken import mistaken
from foedus.coding.nominal import above
from foedus.coding.ontology import CONFLICTUAL
from foedus.coding.renowned import mentioned, renowned
from foedus.coding.roles import Filled, doers, fill, political
from foedus.coding.sides import find_sides
from foedus.coding.staged import contested, invented, played
from foedus.coding.status import outlook
from foedus.coding.tense import Outlook, negative
from foedus.coding.unsaid import joined, unsaid
from foedus.coding.voice import Voice, public
from foedus.records import Actor, EventType
from foedus.records.quick import quick

Origin = Literal["frame", "loose", "near", "typed"]
# Who does something in order to say something has said it ("took the floor to decry the raid").
_SPOKEN = frozenset({"ACCUSE", "SUPPORT", "REJECT", "REQUEST"})
# What somebody turns down has been said by another, which is told besides ("rejected an ultimatum from Norland").
_SAID = frozenset({"REQUEST", "ACCUSE", "THREATEN", "AGREE"})
_BEGINNING = frozenset({"begin", "start", "follow", "come", "resume", "intensify", "continue"})
_STEPS = frozenset({"step", "action", "measure"})
_DUTIES = frozenset({"must", "should", "ought"})


@quick
@dataclass(frozen=True, slots=True)
class Sketch:
    """A candidate for an event.

    `origin` says what proposes it: a frame that fires, a frame some of whose conditions are not met (`loose`), or the
    frame of a known word that this one is like (`near`, with `likeness` 0 to 1), or what stands around it (`typed`,
    with the typer's share as `likeness`). `doubts` are reasons against it that decide nothing by themselves.
    """

    sentence: int
    fired: Fired
    origin: Origin
    likeness: float
    seen: Outlook
    content: Content | None
    actor: Filled
    recipient: Filled
    outcome: Outcome
    doubts: tuple[str, ...]


def sketch(
    matcher: Matcher, f: Fired, heard: Voice, *, origin: Origin = "frame", likeness: float = 1.0
) -> Sketch | str:
    """What is known of a trigger, or the reason why it can be no event."""
    grammar = matcher.grammar
    seen = _outlook(matcher, f)
    if f.light is not None and f.light.status is not None and seen.status == "happened":
        seen = replace(seen, status=f.light.status)  # type: ignore[arg-type]
    if seen.status == "denied" and ([c for c in f.frame.where if c.role == "neg"] or _answered(matcher, f)):
        seen = Outlook("happened")
    if seen.purpose and seen.why == "purpose" and f.frame.type in _SPOKEN and f.frame.mode != "investigate":
        seen = Outlook("happened")
    if seen.purpose and f.frame.type == "SANCTION" and _taken(grammar, f):
        seen = Outlook("planned", "steps taken")
    if seen.why == "progressive" and f.frame.type == "SANCTION" and _decreed(matcher, f):
        seen = Outlook("happened", "done in saying so")
    if seen.why == "imperative" and unsaid(matcher, f):
        seen = Outlook("happened", "said of himself")
    if invented(grammar, f.token):
        return "in the plot of a work of invention"
    instead = "only names a time or a thing by it" if mentioned(grammar, f) else mistaken(grammar, f)
    if instead is not None:
        return instead
    if f.frame.type == "REQUEST" and grammar.tokens[f.token].lemma == "ask" and _inquires(matcher, f):
        return "only a question"
    empty = not f.frame.absorbs or (seen.why in _DUTIES and f.frame.type in ("AGREE", "CONCEDE"))
    if seen.purpose and empty and seen.status != "denied":
        return f"only an aim or a duty ({seen.why})"
    content = _content(matcher, f) if f.frame.absorbs else None
    actor, recipient = find_sides(matcher, f, content) if not f.frame.sides[0] else renowned(matcher, f)
    if not actor.actors and heard.resolves and f.frame.actor and _operative(grammar, f):
        actor = Filled(tuple(a for a in heard.resolves if a not in recipient.actors), "the body that resolves")
    if f.frame.actor and (own := unsaid(matcher, f)):
        actor = joined(own, actor, f.frame.type)
    sides = (*actor.actors, *recipient.actors)
    if played(grammar, f, sides):
        return "a match and no fight"
    rivals = contested(grammar, f, actor.actors, recipient.actors)
    in_words = rivals and f.kind == "verb" and grammar.tokens[f.token].lemma == "attack" and bool(recipient.actors)
    if rivals and not in_words:
        return "a contest for office and no fight"
    if origin != "frame" and f.frame.type == "REQUEST" and _own_state(actor.actors, recipient.actors):
        return "asks it of his own state"
    doubts = []
    if heard.private and not [a for a in sides if public(a)]:
        doubts.append("private")
    named = f.frame.any_actor or any(political(a) for a in sides) or _of_victims(matcher, f, sides)
    if not (named or _told_of_politics(heard, f)):
        if heard.public is None:
            return "no political actor in any role"
        doubts.append("nobody political")
    if f.kind == "noun" and f.light is None and not actor.actors and _generic(grammar, f):
        doubts.append("generic")
    if seen.status in ("hypothetical", "denied") and all(_any_such(a) for a in sides):
        return f"names nobody and did not happen ({seen.why})"
    event_type, mode = _promised(matcher, f, content)
    outcome = special(matcher, f, seen, content) or governed(event_type, mode, seen, content)
    if in_words and outcome is not None:
        outcome = replace(outcome, type="ACCUSE", mode=None, why="rivals for an office, in words")
    if outcome is not None and outcome.type == "REJECT" and f.frame.mode == "visit" and f.frame.actor == ("obj",):
        # "Norland will not receive the envoy": it is the host who refuses.
        actor, recipient = recipient, actor
    if seen.status == "denied" and own_order(matcher, f):
        return "an order not given"
    if outcome is None:
        return f"nothing came of it ({seen.why})"
    return Sketch(matcher.sentence.index, f, origin, likeness, seen, content, actor, recipient, outcome, tuple(doubts))


def _own_state(actors: Sequence[Actor], recipients: Sequence[Actor]) -> bool:
    """ "Putin suggested that Moscow could help": who speaks for a state asks nothing of it by its name."""
    states = {r.country for r in recipients if r.kind == "state" and r.sector == "GOV"}
    return len(states) == 1 and {a.country for a in actors if a.sector == "GOV"} == states


def _taken(grammar: Grammar, f: Fired) -> bool:
    """ "The department is taking steps to impose visa restrictions": how a ministry says that it will."""
    token = grammar.tokens[f.token]
    above = grammar.tokens[token.head]
    verb = grammar.tokens[above.head] if above.lemma in _STEPS else above
    taking = verb.lemma == "take" and verb.i != token.i
    steps = above.lemma in _STEPS or any(k.lemma in _STEPS for k in grammar.sentence.kids(above.i, "dobj"))
    return taking and steps and f.kind == "verb"


def _decreed(matcher: Matcher, f: Fired) -> bool:
    """ "We are suspending all contacts", "the ministry is today designating four firms": it is done as it is said."""
    grammar = matcher.grammar
    at = f.token if f.carrier is None else f.carrier
    if any(grammar.tokens[s].lower in ("i", "we") for s in grammar.subject(at)):
        return True
    announced = grammar.tokens[at].lemma in ("announce", "proclaim", "decree")
    return announced or any(k.lower in ("today", "hereby") for k in grammar.sentence.kids(at))


def _outlook(matcher: Matcher, f: Fired) -> Outlook:
    """The outlook of a trigger, the same for all candidates of the word."""
    key = f.token, f.carrier, f.kind == "noun"
    seen = matcher.outlooks.get(key)
    if seen is None:
        seen = matcher.outlooks[key] = _thought(matcher.grammar, f)
    return seen


def _thought(grammar: Grammar, f: Fired) -> Outlook:
    """The outlook of a trigger by its own clause, and by what a scenario or a columnist's appeal makes of it."""
    seen = outlook(grammar, f.token, f.carrier, noun=f.kind == "noun")
    if seen.why == "imperative" and reminded(grammar, f.token):
        return Outlook("happened")
    if seen.why == "go on" and onward(grammar, f.token):
        return Outlook("happened")
    if seen.why in ("purpose", "is to") and f.kind == "verb" and answered_so(grammar, f.token):
        return Outlook("happened")
    if seen.why == "enable" and enabled(grammar, f.token):
        return Outlook("happened")
    if seen.status == "planned" and f.kind == "noun" and meant(grammar, f.token):
        return Outlook("happened")
    if seen.status not in ("happened", "ongoing"):
        return seen
    why = supposed(grammar, f.token) if f.kind == "noun" and f.light is None else None
    why = why or staged(grammar, f.token if f.carrier is None else f.carrier)
    return seen if why is None else Outlook("hypothetical", why, modal=True)


def _operative(grammar: Grammar, f: Fired) -> bool:
    """Whether a trigger opens a clause of a resolution: "Demands that", "Strongly condemns", "Rejects and deplores"."""
    token = grammar.tokens[f.token]
    while token.dep == "conj":
        token = grammar.tokens[token.head]
    opens = token.dep == "ROOT" and token.i <= 2 and token.tag in ("VBZ", "NNS", "NNPS", "VBG", "VBP")
    return opens and not any(grammar.sentence.kids(token.i, "nsubj", "nsubjpass"))


def _any_such(actor: Actor) -> bool:
    """ "A government that bombs nobody": none that is known."""
    return actor.country is None and actor.text.lower().startswith(("a ", "an ", "any "))


def _inquires(matcher: Matcher, f: Fired) -> bool:
    """Whether what is asked is a question and no request ("asked whether he would go", "asks who did it")."""
    tokens = matcher.sentence.tokens
    clauses = f.arguments.roles.get("clause", [])
    if not any(tokens[c].tag == "VB" for c in clauses) and any(t.text == "?" for t in tokens[: f.token]):
        # "What does that mean?" he asked.
        return True
    for clause in clauses:
        before = [k.i for k in matcher.sentence.kids(clause) if f.token < k.i < clause and k.dep not in ("prep", "aux")]
        first = [d for b in before for d in (b, *(k.i for k in matcher.sentence.kids(b)))]
        if any(tokens[w].tag in ("WP", "WRB", "WP$") or tokens[w].lower in ("whether", "if") for w in first):
            return True
    return False


def drafted(matcher: Matcher, drawn: Sketch, ahead: Outlook) -> Outcome:
    """The outcome of a sketch under another outlook; its own where nothing would come of it."""
    event_type, mode = _promised(matcher, drawn.fired, drawn.content)
    return governed(event_type, mode, ahead, drawn.content) or drawn.outcome


def as_content(inner: Fired) -> Content:
    """A trigger as what another's promise, demand or threat is about."""
    return Content(inner.frame.type, inner.frame.mode, inner)


def can_stand(matcher: Matcher, f: Fired) -> bool:
    """Whether a frame has anybody to tell of."""
    if f.frame.any_actor:
        return True
    if doers(matcher, f).actors:
        return True
    return not f.frame.reciprocal and bool(fill(matcher, f, f.frame.recipient).actors)


def turned_down(f: Fired, said: Fired | None) -> bool:
    """ "Rejected an ultimatum", "ignored calls from Norland": what was said is an event besides."""
    if said is None or said.token in f.words or said.kind != "noun" or said.frame.type not in _SAID:
        return False
    return f.kind == "verb" and f.frame.type == "REJECT" and said.token in f.arguments.roles.get("obj", ())


def _answered(matcher: Matcher, f: Fired) -> bool:
    """Whether somebody turns down what a noun says: it has been said all the same."""
    over = above(matcher.grammar, f.token) if f.kind == "noun" else []
    answer = matcher.best(over[0]) if over else None
    return answer is not None and turned_down(answer, f)


def contents(matcher: Matcher, f: Fired) -> list[int]:
    """The tokens that carry the content of a promise, threat, demand or refusal: its clauses and event nouns."""
    found: list[int] = []
    for head in f.arguments.roles.get("clause", []):
        found += matcher.grammar.conjuncts(head)
        # "Refused to join a patrol": the noun that the clause's verb only carries is the content.
        held = (k.i for k in matcher.sentence.kids(head, "dobj"))
        found += [i for i in held if (inner := matcher.best(i)) is not None and inner.carrier == head]
        if matcher.sentence.tokens[head].lemma in _BEGINNING:
            # "Vowed that an offensive would begin": what begins is the content.
            found += [s for s in matcher.grammar.subject(head) if matcher.best(s) is not None]
    for role in ("obj", "for", "of", "on", "to", "against", "in", "with"):
        for head in f.arguments.roles.get(role, []):
            for conjunct in matcher.grammar.conjuncts(head):
                inner = matcher.best(conjunct) if matcher.sentence.tokens[conjunct].pos in ("NOUN", "PROPN") else None
                if inner is not None and not (role == "in" and _where(matcher, f, conjunct, inner)):
                    found.append(conjunct)
    return [i for i in found if i not in f.words]


def _where(matcher: Matcher, f: Fired, noun: int, inner: Fired) -> bool:
    """Whether a meeting is where something was done ("accepted the terms in a meeting with Norland")."""
    tokens = matcher.sentence.tokens
    done = f.kind == "verb" and tokens[tokens[noun].head].head == f.token
    return done and inner.frame.type == "CONSULT" and bool(f.arguments.roles.get("obj"))


def _content(matcher: Matcher, f: Fired) -> Content | None:
    """What a promise, demand, threat or refusal is about, where a frame knows it."""
    for i in contents(matcher, f):
        inner = matcher.best(i)
        if inner is not None and inner.token != f.token and not _forborne(matcher, inner):
            return as_content(inner)
    return None


def _promised(matcher: Matcher, f: Fired, content: Content | None) -> tuple[EventType, str | None]:
    """The frame's type and mode; AGREE where it is a threat by its content, and that is not to be done ("vowed not to
    attack")."""
    if f.frame.type == "THREATEN" and f.frame.absorbs and content is None:
        about = [inner for i in contents(matcher, f) if (inner := matcher.best(i)) is not None]
        if any(_forborne(matcher, inner) for inner in about):
            return "AGREE", None
    return f.frame.type, f.frame.mode


def _forborne(matcher: Matcher, inner: Fired) -> bool:
    """Whether the content is not to be done ("pledged not to station missiles"): no threat then."""
    at = inner.token if inner.carrier is None else inner.carrier
    kids = list(matcher.sentence.kids(at))
    nobody = any(k.dep == "dobj" and negative(matcher.grammar, k) for k in kids)
    return (nobody or any(k.dep == "neg" for k in kids)) and inner.frame.type in CONFLICTUAL


def _of_victims(matcher: Matcher, f: Fired, sides: Sequence[Actor]) -> bool:
    """Whether what is condemned was done to somebody of politics, who is no side of it ("the raid on Norland was
    condemned")."""
    if sides or f.frame.type != "ACCUSE" or f.kind != "verb":
        return False
    return any(political(a) for a in fill(matcher, f, f.frame.recipient).actors)


def _told_of_politics(heard: Voice, f: Fired) -> bool:
    """Whether a plain verb in a political text may stand though nobody political could be made out beside it."""
    return heard.governed and f.kind == "verb" and f.frame.prior >= 0.6


def _generic(grammar: Grammar, f: Fired) -> bool:
    """Whether an event noun names a kind: bare, or after any, such, every."""
    token = grammar.tokens[f.token]
    kids = list(grammar.sentence.kids(f.token))
    if any(k.lower in ("any", "such", "every", "each") for k in kids):
        return True
    return token.tag == "NN" and not any(k.dep in ("det", "poss", "amod", "compound", "nummod", "prep") for k in kids)
