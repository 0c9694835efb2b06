"""Whose words an untitled statement is: by what is done to and by "us", by the title, by who is another."""

import pytest
from actorcases import codes, read

from foedus.actors.speakers import announces

WE = [
    # What "we" do something to, or what does it to "us", is another.
    ("We lodged a protest with Sudan. Sudan has insulted us. Chad wants peace. We wait.", None, "Chad", ["TCD"]),
    (
        "Peru has asked for talks. We told the Chilean ambassador so. Chile is wrong, and Chile knows it.",
        None,
        "We",
        ["PER"],
    ),
    ("We mourn. French aid will go on. We shall not leave our embassy in Mali. Mali is burning.", None, "We", ["FRA"]),
    # The title's parliament and place.
    (
        "We rejected it. Moscow promised us planes. China withdrew.",
        "Minister's address to the Lok Sabha",
        "We",
        ["IND"],
    ),
    ("We deny the charge. Cairo knows better.", "Statement of the Council of Ministers, Doha", "We", ["QAT"]),
    # An envoy of the United Nations.
    (
        "The Secretary-General has invited both. We met for five hours. Jordan deserves help.",
        "Remarks by the Special Envoy to reporters",
        "We",
        ["IGO"],
    ),
    # With none clear, nobody rather than the other side.
    ("We met the British ambassador. We told Britain to leave. British ships fired on us.", None, "We", []),
]


@pytest.mark.parametrize(("text", "title", "word", "countries"), WE)
def test_we_of_an_untitled_statement(text, title, word, countries):
    _, sentences, mentions = read(text, "1999-01-01", None, title)
    tokens = [(s.index, t.i) for s in sentences for t in s.tokens if t.text == word]
    assert codes(mentions.get(tokens[0])) == countries


@pytest.mark.parametrize(
    ("title", "whether"),
    [
        ("Statement by the Prime Minister on the fishery limits", True),
        ("Foreign Ministry: written answer", True),
        ("Chair's remarks", True),
        ("Oslo vows reply after raids", False),
        ("Peru and Chile weigh reply to tariffs", False),
        ("The reading room that started a republic", False),
        ("Why Cairo does not answer the telephone", False),
    ],
)
def test_a_title_that_announces_somebodys_words_is_no_headline_with_such_a_word(title, whether):
    assert announces(title) is whether


def test_a_reporter_who_says_we_now_and_then_makes_no_statement():
    filler = "Peru waits. Peru has sent a ship off Arica. Nobody fired. The crews waved. Peru is calm."
    text = f"Downing Street has published a note, we are told. It says the prime minister called Chile. {filler}"
    _, sentences, mentions = read(text, "1999-01-01", None, None)
    found = next(mentions.get((s.index, t.i)) for s in sentences for t in s.tokens if t.text == "minister")
    assert codes(found) == ["GBR"]


@pytest.mark.parametrize(
    ("text", "word", "countries"),
    [
        (
            "We protested to the British ambassador. We asked Britain for its boats. The Government wants peace. "
            "British ships fired. Britain's navy left.",
            "Government",
            [],
        ),
        (
            "We protested to the British ambassador. We asked Britain for its boats. Iceland wants peace. "
            "The Government is patient. British ships fired. Britain's navy left.",
            "Government",
            ["ISL"],
        ),
    ],
)
def test_the_government_of_a_statement_is_not_the_other_side(text, word, countries):
    _, sentences, mentions = read(text, "1972-09-05", None, "Statement by the Prime Minister on the fishery limits")
    found = next(mentions.get((s.index, t.i)) for s in sentences for t in s.tokens if t.text == word)
    assert [c for c in codes(found) if c] == countries


@pytest.mark.parametrize(
    ("title", "text", "word", "countries"),
    [
        (
            "Communique of the meeting of the African Union",
            "It is raining in Accra. The Ministers met in Accra and condemned the coup in Togo.",
            "Ministers",
            ["IGO"],
        ),
        # The place of the meeting is not whose ministers they are.
        ("Communique of the Council", "The Ministers met in Accra. They wept.", "Ministers", [None]),
        (
            None,
            "The ministers of Peru and Chile met in Quito. Brazil sent a note. The ministers welcomed it.",
            "ministers",
            ["PER", "CHL"],
        ),
        (None, "Russia closed its sky. The five presidents asked Russia to open it.", "presidents", [None]),
    ],
)
def test_those_who_met_are_not_the_host_s(title, text, word, countries):
    _, sentences, mentions = read(text, "1999-01-01", None, title)
    found = [mentions.get((s.index, t.i)) for s in sentences for t in s.tokens if t.text == word]
    assert codes(found[-1]) == countries
