"""Event nouns with the verb that lends them its subject ("launched an attack") or by which they take place."""

from __future__ import annotations

from collections.abc import Callable

from foedus.coding.arguments import PARTITIVE, Arguments
from foedus.coding.frames import Lexicon, Light
from foedus.coding.grammar import Grammar
from foedus.coding.nominal import noun_arguments
from foedus.records import Token

# Verbs by which an event noun that is their subject takes place.
OCCURRENCE = frozenset(
    "take begin start continue occur happen resume open follow erupt break hold stage launch conduct carry convene "
    "come host schedule plan go".split()
)
# Verbs whose "to" names who heard it on the occasion ("conveyed this to his counterpart in a call").
_CONVEYING = frozenset(
    "convey express explain say repeat relay stress underline complain describe outline offer".split()
)
# Verbs whose object is told, asked or promised something on the occasion.
_TELLING = frozenset(
    "tell ask urge press warn assure inform brief promise remind notify implore reassure offer hand show lobby lecture "
    "challenge confront question".split()
)
_COMING = frozenset("arrive fly travel leave return go come head visit depart stop land host receive".split())
_UNDER = frozenset({"pressure", "mediation"})
_PUBLIC = frozenset("reporter journalist press media crowd supporter audience parliament people public nation".split())
_AFTER = frozenset({"after", "following"})
_OBJECTS = frozenset({"dobj", "nsubjpass", "attr", "oprd"})


def with_verb(
    grammar: Grammar, lexicon: Lexicon, token: Token, names_actor: Callable[[int], bool]
) -> tuple[Arguments, int | None, Light | None]:
    """An event noun's roles with what its verb lends; the verb that carries its tense; its entry if it is light."""
    tokens = grammar.tokens
    arguments = noun_arguments(grammar, token.i)
    top = token
    while top.dep == "conj" and tokens[top.head].pos in ("NOUN", "PROPN"):
        top = tokens[top.head]
    above = tokens[top.head]
    if top.dep == "pobj" and above.lower == "of" and tokens[above.head].lemma in PARTITIVE:
        top = tokens[above.head]
        above = tokens[top.head]
    if token.tag == "VBG" and any(k.dep == "aux" for k in grammar.sentence.kids(token.i)):
        arguments.add("subj", *grammar.subject(token.i))
    verb, light = _light_verb(grammar, lexicon, token, above, top)
    if verb is None or light is None:
        _occasion(grammar, top, arguments, names_actor)
        return arguments, _occurrence(grammar, top, arguments), None
    _lend(arguments, grammar.verb_arguments(verb.i), light, token.i, top.i)
    return arguments, verb.i, light


def _light_verb(
    grammar: Grammar, lexicon: Lexicon, token: Token, above: Token, top: Token
) -> tuple[Token | None, Light | None]:
    """The light verb whose object the noun is, or that describes it ("the attack launched by Norland")."""
    tokens = grammar.tokens
    verb: Token | None = None
    if top.dep in _OBJECTS and above.pos in ("VERB", "AUX"):
        verb = above
    elif top.dep == "pobj" and above.dep in ("prep", "agent") and tokens[above.head].pos == "VERB":
        verb = tokens[above.head]
    named = verb is not None and verb.lemma == "call" and _called(grammar, verb, top)
    light = None if verb is None or named else _entry(grammar, lexicon, verb, above, top)
    if light is not None:
        return verb, light
    for k in grammar.sentence.kids(token.i, "acl", "relcl"):
        named = k.lemma == "call" and _called(grammar, k, k)
        light = None if named else _entry(grammar, lexicon, k, above, top)
        if light is not None:
            return k, light
    return None, None


def _called(grammar: Grammar, verb: Token, top: Token) -> bool:
    """Whether a verb says what a deed is ("called the murder a crime"), and does not call one ("called a strike")."""
    return any(k.i > top.i for k in grammar.sentence.kids(verb.i, "oprd", "dobj"))


def _entry(grammar: Grammar, lexicon: Lexicon, verb: Token, above: Token, top: Token) -> Light | None:
    for light in lexicon.light.get(verb.lemma, ()):
        if top.lemma in light.unless:
            continue
        if light.particle is None:
            if top.dep != "pobj" or above.i == verb.i or above.dep == "agent":
                return light
        elif top.dep == "pobj" and above.i != verb.i and above.dep != "agent":
            if light.particle.split()[-1] == above.lower:
                return light
        elif any(k.lower == light.particle for k in grammar.sentence.kids(verb.i, "prt", "prep", "advmod")):
            return light
    return None


def _lend(arguments: Arguments, own: Arguments, light: Light, noun: int, top: int) -> None:
    """Adds the roles of a light verb to those of its noun."""
    subjects = [s for s in own.roles.get("subj", []) if s != noun]
    if light.lends == "subj":
        arguments.roles["subj"] = [*subjects, *arguments.roles.get("subj", [])]
        for s in own.roles.get("iobj", []):
            arguments.add("obj", s)
    else:
        arguments.roles["obj"] = [*subjects, *arguments.roles.get("obj", [])]
    for role, heads in own.roles.items():
        if role not in ("subj", "obj", "iobj", "clause", "by"):
            arguments.add(role, *[h for h in heads if h != top])
    if light.lends != "subj" and not own.passive:
        arguments.add("subj", *[h for h in own.roles.get("by", []) if h != top])
    if light.lends != "subj":
        arguments.add("subj", *own.roles.get("from", []), *arguments.roles.get("from", []))


def _occasion(grammar: Grammar, top: Token, arguments: Arguments, names_actor: Callable[[int], bool]) -> None:
    """ "During a meeting in Pyongyang, Kim voiced ...": who acts on the occasion takes part in it."""
    above = grammar.tokens[top.head]
    verb = grammar.tokens[above.head]
    after = above.lower in ("after", "following", "before") and "with" in arguments.roles
    others: list[int] = []
    if top.lemma in _UNDER and above.lower == "under" and verb.pos == "VERB":
        # "Norland withdrew under pressure from Sudland": who does it is pressed, or led "under mediation".
        arguments.add("occasion", *grammar.verb_arguments(verb.i).roles.get("subj", []))
        return
    if above.lower in _AFTER and verb.pos == "VERB" and not after:
        # "Norland and Sudland made peace after two years of talks", "Norland made peace with Sudland after talks".
        others = [h for h in grammar.verb_arguments(verb.i).roles.get("with", []) if names_actor(h)]
        after = bool(others) or any(len(grammar.conjuncts(s)) > 1 for s in grammar.subject(verb.i))
    # "Flew to Sudland for talks with its king": who comes for talks takes part in them.
    comes = above.lower == "for" and "with" in arguments.roles and verb.lemma in _COMING
    if top.dep != "pobj" or above.dep != "prep" or not (after or comes or above.lower in ("during", "at", "in")):
        return
    if verb.pos == "VERB" and not any(names_actor(h) for h in arguments.roles.get("subj", [])):
        arguments.add("occasion", *grammar.subject(verb.i), *others)
        if verb.lemma in _TELLING and above.lower != "at":
            # "Told Sudlandic officials during talks": whom one tells takes part in them as well.
            told = grammar.verb_arguments(verb.i).roles
            arguments.add(
                "occasion",
                *[h for r in ("iobj", "obj") for h in told.get(r, []) if names_actor(h) and _official(grammar, h)],
            )
        if verb.lemma in _CONVEYING:
            arguments.add("occasion", *[n for name, n in grammar.prepositions(verb.i) if name == "to"])


def _official(grammar: Grammar, head: int) -> bool:
    """Whether those who are told something may sit at the table; reporters and crowds do not."""
    return grammar.tokens[head].lemma not in _PUBLIC


def _occurrence(grammar: Grammar, top: Token, arguments: Arguments) -> int | None:
    """The verb by which an event noun takes place ("talks were held"); its roles are added."""
    verb = grammar.tokens[top.head]
    if top.dep not in ("nsubj", "nsubjpass") or verb.lemma not in OCCURRENCE:
        return None
    for name, n in grammar.prepositions(verb.i):
        if name == "by":
            arguments.roles["subj"] = [n, *arguments.roles.get("subj", [])]
        else:
            arguments.add(name, n)
    return verb.i
