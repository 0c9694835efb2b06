"""Verbs in the past that the parser took for participles: "The mission handed over its base", "Trump froze aid"."""

from __future__ import annotations

from dataclasses import replace

from foedus.records import Token

OF_TWO_OBJECTS = frozenset(
    "give teach offer show grant award deny send lend pay promise allow assign bring tell ask accord afford".split()
)
"""Verbs whose passive can keep an object ("were given water")."""

# Their participle keeps an object too: "the mission handed a task", "named a general".
_KEEPING = OF_TWO_OBJECTS | frozenset(
    "hand guarantee owe charge fine serve spare cost set call name elect appoint declare consider deem make "
    "find".split()
)
_BRINGING = frozenset("take refer bring send submit put return drag haul subject commit".split())
_CLAUSES = frozenset({"xcomp", "advcl", "ccomp", "acl"})
_PAST = frozenset({"VBD", "VBN"})
_NAMED = frozenset({"dobj", "nsubj", "pobj", "attr", "npadvmod", "ROOT"})


def acts(tokens: tuple[Token, ...], verb: Token) -> bool:
    """Whether what stands as a participle behind the only noun of a sentence has an object of its own, as a participle
    has none: "The mission handed over its base.", not "The mission handed a new task."."""
    if verb.tag != "VBN" or any(t.tag in ("VBZ", "VBP", "VBD", "MD") for t in tokens):
        return False
    below = [t for t in tokens if t.head == verb.i]
    apart = any(t.dep == "prt" for t in below)
    return any(t.dep == "dobj" for t in below) and (apart or verb.lemma not in _KEEPING)


def finite(tokens: tuple[Token, ...], verb: Token) -> tuple[Token, ...]:
    """A verb with a subject and an auxiliary of its own, taken to describe its object: "said hackers had stolen
    emails", read as "said stolen emails"."""
    noun = tokens[verb.head]
    aux = next((t for t in tokens[: verb.i] if t.dep == "aux" and t.head == verb.i), None)
    if aux is None or verb.i > noun.i:
        return tokens
    subject = next((t for t in tokens[: aux.i] if t.dep == "nsubj" and t.head in (verb.i, aux.i)), None)
    if subject is None:
        return tokens
    root = noun.head == noun.i
    changed = {
        verb.i: replace(verb, head=verb.i if root else noun.head, dep="ccomp" if noun.dep == "dobj" else noun.dep),
        noun.i: replace(noun, head=verb.i, dep="dobj"),
        subject.i: replace(subject, head=verb.i),
    }
    changed |= {t.i: replace(t, head=verb.i) for t in tokens if root and t.head == noun.i and t.dep == "punct"}
    return tuple(changed.get(t.i, t) for t in tokens)


def toward(tokens: tuple[Token, ...], to: Token) -> tuple[Token, ...]:
    """ "To" before a noun that the parser took for an infinitive: "took Norland to arbitration"."""
    noun = tokens[to.head]
    if to.i != noun.i - 1 or noun.tag not in ("NN", "NNS") or noun.dep not in _CLAUSES:
        return tokens
    if tokens[noun.head].lemma not in _BRINGING or any(t.dep == "dobj" and t.head == noun.i for t in tokens):
        return tokens
    changed = {to.i: replace(to, head=noun.head, dep="prep", tag="IN", pos="ADP")}
    changed[noun.i] = replace(noun, head=to.i, dep="pobj", pos="NOUN")
    return tuple(changed.get(t.i, t) for t in tokens)


def begun_by_name(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A sentence whose first word is a name that is a common word besides, taken for its verb or for what another word
    describes: "Trump halted funding", "Trump froze all aid", "Trump banned travel"."""
    if len(tokens) < 3 or tokens[1].tag not in _PAST:
        return tokens
    name, verb, root = tokens[0], tokens[1], tokens[tokens[0].head]
    apart = root.i == 0 or (root.head == root.i > 1 and verb.head == root.i and root.tag in ("NN", "NNS", "NNP"))
    if not apart or any(t.dep in ("nsubj", "nsubjpass", "auxpass", "aux") for t in tokens if t.head in (0, 1, root.i)):
        return tokens
    noun = verb.head if verb.head not in (0, 1) else root.i
    changed = {
        0: replace(name, head=1, dep="nsubj", tag="NNP", pos="PROPN", lemma=name.lower),
        1: replace(verb, head=1, dep="ROOT", tag="VBD", pos="VERB"),
    }
    for t in tokens[2:]:
        if t.i == noun and t.head in (0, 1, t.i):
            changed[t.i] = replace(t, head=1, dep="dobj" if t.dep in _NAMED else t.dep)
        elif t.head == 0 or (t.head == root.i and t.dep == "punct"):
            changed[t.i] = replace(t, head=1)
    return tuple(changed.get(t.i, t) for t in tokens)


WILLED = frozenset({"threatened", "vowed", "agreed", "refused", "declined", "decided", "attempted", "tried", "failed"})
"""Past forms that no noun is described by where "to" and a verb follow: nobody is threatened to do something."""


def willed(tokens: tuple[Token, ...], verb: Token) -> tuple[Token, ...]:
    """The verb of a clause, taken to describe the noun before it, so that a noun stands for the clause: "reported that
    gunmen in a video threatened to kill the mayor", "Gunmen in a video threatened to kill the mayor"."""
    if not any(t.dep == "xcomp" and t.head == verb.i and t.tag == "VB" for t in tokens[verb.i + 1 :]):
        return tokens
    if any(t.head == verb.i and t.dep in ("nsubj", "nsubjpass", "auxpass", "aux", "agent") for t in tokens):
        return tokens
    noun = tokens[verb.head]
    while noun.dep in ("pobj", "prep"):
        noun = tokens[noun.head]
    marked = any(t.dep == "mark" and t.head == noun.i for t in tokens)
    clause = noun.dep == "ccomp" and marked
    if noun.tag not in ("NN", "NNS", "NNP", "NNPS") or not (clause or noun.head == noun.i):
        return tokens
    if any(t.head == noun.i and t.dep in ("nsubj", "cop", "expl") for t in tokens):
        return tokens
    root = noun.head == noun.i
    changed = {
        noun.i: replace(noun, head=verb.i, dep="nsubj"),
        verb.i: replace(verb, head=verb.i if root else noun.head, dep=noun.dep, tag="VBD", pos="VERB"),
    }
    for t in tokens:
        if t.head == noun.i and t.i not in changed and (t.dep == "mark" or t.i > verb.i):
            changed[t.i] = replace(t, head=verb.i)
    return tuple(changed.get(t.i, t) for t in tokens)


PEOPLE = frozenset({"accused", "condemned", "convicted", "detained", "arrested", "imprisoned", "jailed", "indicted"})
"""Participles that people are called by."""


def people(tokens: tuple[Token, ...], word: Token) -> tuple[Token, ...]:
    """Such a participle as the noun that it is where it has an article of its own and stands for somebody: "two of the
    accused", "the detained were freed"."""
    if word.tag not in ("VBN", "VBD") or word.dep not in ("pobj", "dobj", "nsubj", "nsubjpass", "conj"):
        return tokens
    below = [t for t in tokens if t.head == word.i and t.i != word.i]
    article = any(t.dep == "det" and t.i == word.i - 1 for t in below)
    if not article or any(t.dep in ("nsubj", "nsubjpass", "aux", "auxpass", "dobj", "agent") for t in below):
        return tokens
    noun = replace(word, tag="NNS", pos="NOUN", lemma=word.lower)
    return (*tokens[: word.i], noun, *tokens[word.i + 1 :])
