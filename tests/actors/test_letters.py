"""To whom a letter is written and who signs it, and whom a communiqué calls the enemy."""

import pytest
from actorcases import codes, read


def meant(text, word, published="2021-03-29", title=None):
    _, sentences, mentions = read(text, published, None, title)
    found = [mentions.get((s.index, t.i)) for s in sentences for t in s.tokens if t.text == word]
    return [codes(m) if m is not None else [] for m in found]


CASES = [
    ("Dear President Xi,\nWe urge you to close the camps.\nWe ask for a reply.", None, [["CHN"]]),
    ("We urge you to close the camps.\nWe ask for a reply.", "Open letter to the Government of Chad", [["TCD"]]),
    ("We urge you to close the camps.\nWe ask for a reply.", "Statement of the Government of Chad", [[]]),
]


@pytest.mark.parametrize(("text", "title", "expected"), CASES)
def test_to_whom_a_letter_is_written(text, title, expected):
    assert meant(text, "you", title=title) == expected


def test_whose_government_is_that_of_who_is_written_to():
    assert meant("Dear President Xi,\nYour government has arrested a man. We ask why.", "government") == [["CHN"]]


def test_who_signs_a_letter():
    text = "Dear President Xi,\nWe urge you to act.\nYours sincerely,\nJo Berg\nForeign Minister of Norway"
    assert meant(text, "We") == [["NOR"]]


ENEMY = [
    ("Our fighters struck Tel Aviv. The enemy has murdered our leaders.", "Statement of the al-Qassam Brigades", "ISR"),
    ("Russian troops shelled Kharkiv. We struck the enemy.", "Statement of the General Staff of Ukraine", "RUS"),
    ("We protest. The enemy has gone.", "Statement of the General Staff of Ukraine", None),
]


@pytest.mark.parametrize(("text", "title", "code"), ENEMY)
def test_whom_a_party_at_war_calls_the_enemy(text, title, code):
    assert meant(text, "enemy", "2023-05-12", title) == [[code] if code else []]


def test_the_fighters_of_those_who_speak_are_no_group_of_that_name():
    text = "Our mujahideen struck Tel Aviv. We will strike again."
    assert meant(text, "mujahideen", "1990-05-12", "Statement of the al-Qassam Brigades") == [["PSE"]]


VOICES = [
    (
        "We urge Iran to act.",
        "Joint statement from President Emmanuel Macron and Prime Minister Theresa May",
        {"FRA", "GBR"},
    ),
    ("We regret it.", "Statement on sanctions by the Foreign Minister of Norway", {"NOR"}),
    (
        "It is with regret that we, the Leaders of France and Norway, note it. We urge Iran to act.",
        None,
        {"FRA", "NOR"},
    ),
]


@pytest.mark.parametrize(("text", "title", "states"), VOICES)
def test_whose_words_a_statement_is(text, title, states):
    assert set(meant(text, "We", "2018-05-08", title)[-1]) == states


def test_what_a_statement_is_on_does_not_speak():
    found = meant(
        "Russia has answered. We are open to talks.",
        "We",
        "2022-02-23",
        "Foreign Ministry statement on sanctions by Norway",
    )
    assert found != [["NOR"]]


def test_a_letter_may_say_above_it_to_whom_it_is():
    assert meant("You have erred.\nWe ask why.", "You", title="To His Excellency the President of Chad") == [["TCD"]]


TITLED = [
    ("Statement by N. S. Khrushchev at the meeting of the Heads of Government, Paris", "1960-05-16", ["SUN"]),
    ("Address by President Anwar Sadat to the Knesset", "1977-11-20", ["EGY"]),
]


@pytest.mark.parametrize(("title", "day", "state"), TITLED)
def test_who_speaks_by_a_title(title, day, state):
    assert meant("We call on you to leave. We want peace.", "We", day, title) == [state, state]


def test_a_council_that_speaks_for_itself_is_no_state():
    _, sentences, mentions = read(
        "We, the National Transitional Council of Libya, welcome it. We ask for help.", "2011-03-17"
    )
    last = [mentions.get((s.index, t.i)) for s in sentences for t in s.tokens if t.text == "We"][-1]
    assert last.actors[0].sector == "OPP"
