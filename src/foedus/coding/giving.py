"""To whom something is given where the parser makes a part of the gift of them ("sold Norland missiles")."""

from __future__ import annotations

from collections.abc import Callable

from foedus.coding.arguments import Arguments
from foedus.coding.grammar import Grammar
from foedus.records import Mention, Token

_GIVING = frozenset("give sell lend hand send grant pay promise deny loan offer owe cost gift ship feed refuse".split())


def with_receiver(grammar: Grammar, verb: Token, mention: Callable[[int], Mention | None]) -> Arguments:
    """A verb's roles with a state right behind it as whom it gives its object to: a state's name, unlike its adjective
    or its letters, hardly ever stands before a thing ("sold Norlandic missiles", "sold US missiles")."""
    arguments = grammar.verb_arguments(verb.i)
    objects = arguments.roles.get("obj", ())
    if verb.lemma not in _GIVING or len(objects) != 1 or arguments.passive or "iobj" in arguments.roles:
        return arguments
    gift = grammar.tokens[objects[0]]
    for k in grammar.sentence.kids(gift.i, "compound", "nmod") if gift.pos == "NOUN" else ():
        named = mention(k.i) if k.pos == "PROPN" and not k.text.isupper() else None
        if named is not None and named.first == verb.i + 1 and _states(named):
            arguments.add("iobj", k.i)
    return arguments


def _states(named: Mention) -> bool:
    return bool(named.actors) and all(a.kind == "state" and a.how == "name" for a in named.actors)
