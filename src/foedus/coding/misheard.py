"""Verbs of speaking that tell of no speech act: who is called by telephone or by another name, who says nothing."""

from __future__ import annotations

from foedus.coding.grammar import Grammar
from foedus.coding.match import Fired
from foedus.coding.styled import TERMING, by_name

_OTHERWISE = frozenset("also so formerly previously otherwise commonly locally sometimes popularly informally".split())
_QUIET = frozenset({"counsel", "silence", "mum", "quiet", "silent", "peace"})
_SPEAKING = frozenset({"discuss", "speak", "talk", "describe", "comment", "answer"})
_NAMES = frozenset({"anonymity", "unnamed", "anonymously"})
_STRESSING = frozenset("stress underline underscore emphasise emphasize reiterate reaffirm voice".split())
_HELD = frozenset(
    "commitment support solidarity friendship readiness determination resolve gratitude confidence".split()
)
_THINGS = frozenset({"it", "this", "that", "which"})

_TRADED = frozenset({"import", "export", "buy", "purchase", "sell", "ship", "supply", "source"})
_CLASHING = frozenset({"clash", "spar", "skirmish"})
_STATESMEN = frozenset("he she president premier minister chancellor senator secretary mr mr. leader governor".split())
_POLICIES = frozenset(
    "policy trade tariff reform budget plan proposal law bill right rights migration immigration climate subsidy quota "
    "currency spending tax price issue strategy rule deal treaty agreement appointment nomination resolution "
    "legislation constitution sanction statement remark interpretation approach".split()
)
_ARMED = frozenset(
    "force forces troops soldiers police rebels fighters militants protesters demonstrators gunmen".split()
)


def rings_up(grammar: Grammar, f: Fired) -> bool:
    """ "Called Mr Berg and left": he is called nothing, and so is blamed for nothing."""
    roles, tokens = f.arguments.roles, grammar.tokens
    alone = tokens[f.token].lemma == "call" and len(f.words) == 1 and not f.arguments.passive
    if not alone or roles.get("as") or roles.get("clause"):
        return False
    whom = roles.get("obj", ())
    if not whom or any(tokens[w].pos != "PROPN" for w in whom) or any(grammar.sentence.kids(f.token, "prt")):
        return False
    # "Called Mr Berg a liar", of which the parser may make one name; "last week" is none.
    after = tokens[min(max(whom) + 1, len(tokens) - 1)]
    besides = after.pos in ("DET", "ADJ", "NOUN", "ADV", "PROPN") or after.tag in ("``", "''")
    return not besides or "npadvmod" in (after.dep, tokens[after.head].dep)


def surnamed(grammar: Grammar, f: Fired) -> bool:
    """ "An airfield, also called Q-West": nobody calls anybody."""
    token, before = grammar.tokens[f.token], grammar.tokens[max(f.token - 1, 0)]
    return token.lower == "called" and before.lower in _OTHERWISE


def claimed(grammar: Grammar, f: Fired) -> bool:
    """ "An attack claimed by the rebels": they say that it was theirs."""
    return grammar.tokens[f.token].lemma == "claim" and f.arguments.passive and bool(f.arguments.roles.get("subj"))


def retold(grammar: Grammar, f: Fired) -> bool:
    """ "We reported that a ship had been boarded": whoever publishes the text blames nobody."""
    if grammar.tokens[f.token].lemma != "report":
        return False
    return any(grammar.tokens[s].lower == "we" for s in grammar.subject(f.token))


def quiet(grammar: Grammar, f: Fired) -> bool:
    """ "Keeps its counsel", "kept silent"."""
    token, roles = grammar.tokens[f.token], f.arguments.roles
    if token.lemma not in ("keep", "hold", "stay", "remain"):
        return False
    kept = [*roles.get("obj", ()), *roles.get("as", ()), *(k.i for k in grammar.sentence.kids(f.token, "acomp"))]
    return any(grammar.tokens[i].lemma in _QUIET for i in kept)


def prompts(grammar: Grammar, f: Fired) -> bool:
    """ "Trading prisoners encourages others to take hostages": what something moves others to, nobody asks of them."""
    if grammar.tokens[f.token].lemma != "encourage":
        return False
    subjects = [grammar.tokens[s] for s in grammar.subject(f.token)]
    # "Trading prisoners encourages": not the prisoners do, or the verb would be a plural.
    doing = grammar.tokens[f.token].tag == "VBZ" and any(s.tag == "NNS" for s in subjects)
    return doing or any(s.lower in _THINGS for s in subjects)


def anonymous(grammar: Grammar, f: Fired) -> bool:
    """ "Agreed to discuss the plan on condition of anonymity"."""
    if grammar.tokens[f.token].lemma != "agree" or grammar.words.isdisjoint(_NAMES):
        return False
    return any(grammar.tokens[c].lemma in _SPEAKING for c in f.arguments.roles.get("clause", ()))


def upholds(grammar: Grammar, f: Fired) -> bool:
    """ "Stressed her deep commitment to free trade": what one is for oneself is asked of nobody."""
    if grammar.tokens[f.token].lemma not in _STRESSING:
        return False
    return any(grammar.tokens[i].lemma in _HELD for i in f.arguments.roles.get("obj", ()))


def names(grammar: Grammar, f: Fired) -> bool:
    """ "The airfield, also called Q-West"."""
    return by_name(grammar.sentence, grammar.tokens[f.token])


def terms(grammar: Grammar, f: Fired) -> bool:
    """ "Imposed what it calls an embargo": how a thing is named besides, unlike "that is what they call a fraud"."""
    token = grammar.tokens[f.token]
    if token.lemma not in TERMING or token.dep not in ("ccomp", "pcomp") or grammar.tokens[token.head].lemma == "be":
        return False
    return any(k.lower == "what" for k in grammar.sentence.kids(f.token, "dobj"))


def disputes(grammar: Grammar, f: Fired) -> bool:
    """ "The premier clashed with the president over it", "Norland and Sudland clashed over tariffs": statesmen differ,
    and policies are no ground to fight on, unless blows are told of."""
    over = f.arguments.roles.get("over", ())
    if grammar.tokens[f.token].lemma not in _CLASHING or not over:
        return False
    sides = [*f.arguments.roles.get("subj", ()), *f.arguments.roles.get("with", ())]
    words = {grammar.tokens[i].lower for i in sides}
    words.update(k.lower for i in sides for k in grammar.sentence.kids(i, "compound"))
    policies = any(grammar.tokens[i].lemma in _POLICIES for i in over) and words.isdisjoint(_ARMED)
    return policies or not words.isdisjoint(_STATESMEN)


def wares(grammar: Grammar, f: Fired) -> bool:
    """ "A duty on goods imported from Norland": where goods come from, and no purchase told of."""
    token = grammar.tokens[f.token]
    traded = token.lemma in _TRADED and token.dep == "acl" and token.tag == "VBN"
    return traded and not any(grammar.sentence.kids(f.token, "agent"))
