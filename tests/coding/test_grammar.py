"""Logical roles: what passives, clauses, conjunction and control hide."""

import pytest

from foedus.coding.nominal import noun_arguments


def _words(grammar, heads):
    return [grammar.tokens[h].text for h in heads]


VERBS = [
    ("Norway sanctioned Chad.", "sanctioned", "Norway", "Chad"),
    ("Chad was sanctioned by Norway.", "sanctioned", "Norway", "Chad"),
    ("Chad has been sanctioned by Norway.", "sanctioned", "Norway", "Chad"),
    ("Chad was sanctioned.", "sanctioned", None, "Chad"),
    ("The minister who sanctioned Chad resigned.", "sanctioned", "minister", "Chad"),
    ("The ships that Norway seized sailed home.", "seized", "Norway", "ships"),
    ("The ships seized by Norway sailed home.", "seized", "Norway", "ships"),
    ("Norway agreed to sanction Chad.", "sanction", "Norway", "Chad"),
    ("Norway urged Chad to free the hostages.", "free", "Chad", "hostages"),
    ("Norway promised Chad to free the hostages.", "free", "Norway", "hostages"),
    ("Norway accused Chad of attacking Mali.", "attacking", "Chad", "Mali"),
    ("Norway accused both armies of attacking Mali.", "attacking", "armies", "Mali"),
    ("Norway announced that its cabinet would pay Mali.", "announced", "Norway", None),
    ("Police fired gas at protesters calling for elections.", "calling", "protesters", None),
    ("Norway warned Chad and sanctioned Mali.", "sanctioned", "Norway", "Mali"),
    ("Norway made a pledge to help Chad.", "help", "Norway", "Chad"),
    ("Norway left the talks, calling Chad unreliable.", "calling", "Norway", None),
    ("Mali condemned the decision of Norway to bomb Chad.", "bomb", "Norway", "Chad"),
    ("Norway telephoned Chad to thank Mali.", "thank", "Norway", "Mali"),
    ("Norway ordered Chad to leave Mali, alleging theft.", "alleging", "Norway", "theft"),
    ("Norway's efforts included sending Chad gifts.", "sending", "Norway", "gifts"),
]


@pytest.mark.parametrize(("text", "verb", "subject", "thing"), VERBS, ids=[v[0] for v in VERBS])
def test_who_does_what_to_whom(at, text, verb, subject, thing):
    grammar, i = at(text, verb)
    roles = grammar.verb_arguments(i).roles
    assert _words(grammar, roles.get("subj", []))[:1] == ([] if subject is None else [subject])
    if thing is not None:
        assert _words(grammar, roles["obj"])[:1] == [thing]


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        ("Norway released a radio host picked up over a broadcast.", "picked", True),
        ("Norway would treat those widowed, raped or maimed by Chadian troops.", "maimed", True),
        ("The ministry speaks of nine dead, five of them hit in the head.", "hit", True),
        ("A minister threatened on the radio to close the base, then thought better of it.", "threatened", False),
        ("The republics stood by the president.", "stood", False),
        ("Chad was sanctioned by Norway.", "sanctioned", True),
        ("Norway sanctioned Chad.", "sanctioned", False),
        ("Norway has sanctioned Chad.", "sanctioned", False),
        ("Troops deployed by Norway left.", "deployed", True),
        ("He was arrested and charged.", "charged", True),
    ],
)
def test_passive(at, text, verb, passive):
    grammar, i = at(text, verb)
    assert grammar.passive(i) is passive


def test_the_dative_is_no_object(at):
    grammar, i = at("Norway lent Chad a plane.", "lent")
    roles = grammar.verb_arguments(i).roles
    assert _words(grammar, roles["iobj"]) == ["Chad"]
    assert _words(grammar, roles["obj"]) == ["plane"]


@pytest.mark.parametrize(
    ("text", "word", "role", "filler"),
    [
        ("Norway imposed sanctions on Chad.", "imposed", "on", "Chad"),
        ("Norway withdrew troops out of Chad.", "withdrew", "from", "Chad"),
        ("Norway met with Chad.", "met", "with", "Chad"),
        ("Norway sent food to Chad.", "sent", "to", "Chad"),
    ],
)
def test_prepositions_are_roles(at, text, word, role, filler):
    grammar, i = at(text, word)
    assert _words(grammar, grammar.verb_arguments(i).roles[role]) == [filler]


@pytest.mark.parametrize("time", ["on Monday", "in March", "in 1994", "at dawn"])
def test_times_fill_no_role(at, time):
    grammar, i = at(f"Norway sanctioned Chad {time}.", "sanctioned")
    assert not grammar.prepositions(i)


@pytest.mark.parametrize(
    ("text", "noun", "role", "filler"),
    [
        ("Norway's attack on Chad failed.", "attack", "subj", "Norway"),
        ("The Norwegian attack failed.", "attack", "subj", "Norwegian"),
        ("The invasion of Mali by Chad failed.", "invasion", "subj", "Chad"),
        ("The invasion of Mali by Chad failed.", "invasion", "obj", "Mali"),
        ("The attack on Chad failed.", "attack", "on", "Chad"),
        ("The attack shows the brutality of Chad.", "attack", "subj", "Chad"),
        ("The attack is one more sign of Chad's contempt for life.", "attack", "subj", "Chad"),
    ],
)
def test_roles_of_a_noun(at, text, noun, role, filler):
    grammar, i = at(text, noun)
    assert _words(grammar, noun_arguments(grammar, i).roles[role])[:1] == [filler]


def test_predicate_adjective(at):
    grammar, i = at("Norway is grateful to Chad.", "grateful")
    roles = grammar.adjective_arguments(i).roles
    assert _words(grammar, roles["subj"]) == ["Norway"]
    assert _words(grammar, roles["to"]) == ["Chad"]


@pytest.mark.parametrize(
    ("text", "verb", "clause"),
    [
        ("Norway agreed to send food.", "agreed", "send"),
        ("Norway said that Chad attacked Mali.", "said", "attacked"),
        ("Norway accused Chad of attacking Mali.", "accused", "attacking"),
    ],
)
def test_complement_clauses(at, text, verb, clause):
    grammar, i = at(text, verb)
    assert _words(grammar, grammar.verb_arguments(i).roles["clause"]) == [clause]


def test_conjuncts_are_all_of_them(at):
    grammar, i = at("Norway, Chad and Peru left.", "Norway")
    assert _words(grammar, grammar.conjuncts(i)) == ["Norway", "Chad", "Peru"]


@pytest.mark.parametrize(
    ("text", "head", "name", "filler"),
    [
        ("Norway seized a Chadian tanker.", "tanker", "mod", "Chadian"),
        ("Norway seized ships of Chad.", "ships", "of", "Chad"),
        ("Norway seized ships owned by Chad.", "ships", "by", "Chad"),
    ],
)
def test_below_a_filler(at, text, head, name, filler):
    grammar, i = at(text, head)
    assert filler in _words(grammar, grammar.below(i, name))
