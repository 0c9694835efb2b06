"""Whose words each turn of a transcript is, and whom "you" means in it."""

import pytest
from actorcases import codes, read


def meant(text, word, published="2019-05-08", title=None):
    _, sentences, mentions = read(text, published, None, title)
    found = [mentions.get((s.index, t.i)) for s in sentences for t in s.tokens if t.text == word]
    return [codes(m) if m is not None else [] for m in found]


CASES = [
    ("Mr. Berg (Norway): We protest.\nMs. Soto (Chile): We do not.", "We", None, [["NOR"], ["CHL"]]),
    ("Mr. Lavrov: We protest.\nMr. Pompeo: We do not.", "We", None, [["RUS"], ["USA"]]),
    (
        "MR BERG: Norway condemns the attack. We have protested.\nQUESTION: Why do you protest?\nMR BERG: We must.",
        "you",
        "Norwegian Foreign Ministry press briefing",
        [["NOR"]],
    ),
    ("Q: Mr. Lavrov, Finland has closed its border.\nA: We regret it.", "We", None, [["RUS"]]),
    ("Question: Israel has accused you.\nSG: We have told Israel so.", "you", None, [["IGO"]]),
    ("Q: We hear that Chad has left.\nMr. Lavrov: It has.\nQ: Has it?", "We", None, [[]]),
]


@pytest.mark.parametrize(("text", "word", "title", "expected"), CASES)
def test_whose_words_a_turn_is(text, word, title, expected):
    assert meant(text, word, title=title) == expected


def test_the_prime_minister_of_those_who_debate_is_their_own():
    text = (
        "Mr Berg: I ask the right hon. Gentleman why Iraq has defied the world, and Iraq again.\n"
        "Mr Soto: Iraq did. I welcome the Prime Minister's statement on Iraq."
    )
    assert meant(text, "Minister", title="House of Commons debate: Iraq") == [["GBR"]]


def test_the_title_names_who_speaks_by_name_alone():
    text = "They bombed my house.\nWe will not yield."
    assert meant(text, "We", "2011-02-22", "Address to the nation by Colonel Muammar Gaddafi") == [["LBY"]]


def test_an_embassy_speaks_of_its_own():
    text = "The Ambassador was summoned.\nThe Embassy regrets it.\nWe protest."
    found = [
        codes(m)
        for word in ("Ambassador", "Embassy", "We")
        for m in [_of(text, word, "Embassy of the Russian Federation in the United Kingdom")]
    ]
    assert found == [["RUS"]] * 3


def test_an_organisation_speaks_for_itself():
    mention = _of("We urge Norway to act.", "We", "Amnesty International")
    assert mention.actors[0].sector == "NGO"


def test_a_topic_behind_a_dash_does_not_speak():
    assert meant("We protest.", "We", title="France – Statement of the spokesperson – Venezuela") == [["FRA"]]


def _of(text, word, publisher):
    _, sentences, mentions = read(text, "2018-03-14", publisher)
    return next(mentions[s.index, t.i] for s in sentences for t in s.tokens if t.text == word)
