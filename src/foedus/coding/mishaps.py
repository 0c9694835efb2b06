"""What befalls people and is nobody's deed: accidents and ailments."""

from __future__ import annotations

from foedus.coding.frames import lexicon
from foedus.coding.grammar import Grammar
from foedus.coding.match import Fired

_NOBODYS_ATTACKS = frozenset({"heart", "panic", "asthma", "anxiety", "migraine", "shark", "dog", "bear", "crocodile"})
# What befalls ships, trains and houses, whom it harms, and what tells that somebody did it.
_MISHAPS = frozenset("capsize derail collide crash plunge overturn collapse skid founder sink veer".split())
_HARMED = frozenset("kill injure wound hurt die drown maim collide capsize derail collapse".split())
_DONE = frozenset(
    "shot shoot hit struck bomb bombs bomber bombed bombing attack attacked attacks missile missiles rocket rockets "
    "shell shells shelling mine fire fired rebels gunmen militants torpedo torpedoed drone drones strike strikes war "
    "ramming rammed explosives explosion blast deliberately attacker hijacked hijackers police soldiers troops".split()
)


def ailment(grammar: Grammar, f: Fired) -> bool:
    """ "Died of a heart attack", "a shark attack": nobody's deed."""
    if grammar.tokens[f.token].lemma != "attack" or f.kind != "noun":
        return False
    return any(k.lower in _NOBODYS_ATTACKS for k in grammar.sentence.kids(f.token, "compound", "nmod"))


def _blaze(grammar: Grammar, n: int) -> bool:
    """ "A fire at a hotel": what burns has an article or a number, what is shot has none ("Israeli fire")."""
    return grammar.tokens[n].lemma == "fire" and any(k.lower in ("a", "an") for k in grammar.sentence.kids(n, "det"))


def mishap(grammar: Grammar, f: Fired) -> bool:
    """ "The ferry capsized, killing forty", "the train derailed and ten were injured", "a quake killed nine": nobody
    did it."""
    tokens, roles = grammar.tokens, f.arguments.roles
    if any("@accidents" in lexicon().classes_of(tokens[s].lemma) for s in roles.get("subj", ())):
        return f.kind == "verb"
    if f.kind == "verb" and any(_blaze(grammar, i) for i in (*roles.get("subj", ()), *roles.get("in", ()))):
        return tokens[f.token].lemma in _HARMED
    at = tokens[f.token]
    if f.kind == "verb" and at.lemma == "crash" and not any(grammar.sentence.kids(at.i, "dobj", "auxpass", "prt")):
        return not any(name in ("into", "through") for name in roles)
    if at.lemma not in _HARMED or roles.get("by") or not grammar.words.isdisjoint(_DONE):
        return False
    for _ in range(3):
        if at.lemma in _MISHAPS and not any(grammar.sentence.kids(at.i, "dobj", "auxpass")):
            return True
        if at.dep not in ("advcl", "conj", "relcl", "ccomp", "acl") or tokens[at.head].pos != "VERB":
            break
        at = tokens[at.head]
    return False
