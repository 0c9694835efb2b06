"""Free relatives that stand for a thing, and whose chance or move an infinitive tells."""

import pytest

import foedus

OBJECTS = [
    ("Norway imposed what it called the toughest sanctions on Sudan.", "imposed", ["sanctions"]),
    ("Israel carried out what it said was a strike on Syria.", "carried", ["strike"]),
    ("Chad launched what officials described as a limited offensive.", "launched", ["offensive"]),
    ("The talks came amid the West imposing what they claim are sanctions on Norway.", "imposing", ["sanctions"]),
    ("Norway knows what it wants.", "knows", []),
    ("Norway said that Chad called it a strike.", "said", []),
]
BENEFITED = [
    ("For Norway, the deal is a chance to win American backing.", "win", ["Norway"]),
    ("For Kim, the support serves as a move to secure Russian backing.", "secure", ["Kim"]),
    ("The deal is Chad's chance to win American backing.", "win", ["Chad"]),
]


@pytest.mark.parametrize(("text", "word", "objects"), OBJECTS, ids=[text for text, *_ in OBJECTS])
def test_what_somebody_calls_a_thing_is_the_thing(at, text, word, objects):
    grammar, verb = at(text, word)
    assert [grammar.tokens[i].text for i in grammar.verb_arguments(verb).roles.get("obj", [])] == objects


@pytest.mark.parametrize(("text", "word", "subjects"), BENEFITED, ids=[text for text, *_ in BENEFITED])
def test_whose_chance_it_is_acts(at, text, word, subjects):
    grammar, verb = at(text, word)
    assert [grammar.tokens[i].text for i in grammar.subject(verb)] == subjects


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Ash Carter visited soldiers at Qayyarah West, also called Q-West, in Iraq.", ["CONSULT"]),
        ("Ash Carter called Peru a liar.", ["ACCUSE"]),
        ("Norway thanked Chad for what it called a historic decision.", ["SUPPORT"]),
    ],
)
def test_a_name_that_is_only_given_is_no_event(text, types):
    assert [e.type for e in foedus.read(text, date="2016-05-05").events] == types
