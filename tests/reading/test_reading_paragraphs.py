import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.reading.paragraphs import list_mark, paragraphs

PROSE = (
    "The foreign ministers of the two countries met in Geneva on Monday and agreed "
    "to exchange prisoners before the end of the "
    "month, officials on both sides said. A spokesman for the government called the "
    "talks constructive but added that much "
    "remained to be done. The next round is to be held in Vienna."
)


def words(text):
    return [" ".join(text[p.start : p.end].split()) for p in paragraphs(text)]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\u2028"])
def test_a_line_is_a_paragraph(ending):
    text = ending.join(["One is here.", "The minister said:", "We go on", "Two is here."])
    assert words(text) == ["One is here.", "The minister said:", "We go on", "Two is here."]


@pytest.mark.parametrize("width", [45, 60, 72, 80, 100])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_hard_wrapped_lines_are_joined(width, ending):
    text = (ending * 2).join(ending.join(textwrap.wrap(PROSE, width)) for _ in range(3))
    assert words(text) == [PROSE] * 3


def test_indents_and_list_marks_begin_paragraphs_in_wrapped_text():
    text = (
        "\n".join(textwrap.fill(PROSE, 70, initial_indent="    ") for _ in range(3))
        + "\n- "
        + "\n".join(textwrap.wrap(PROSE, 70))
    )
    assert words(text) == [PROSE, PROSE, PROSE, "- " + PROSE]


def test_short_closed_lines_end_paragraphs_in_wrapped_text():
    text = "\n".join("\n".join(textwrap.wrap(PROSE, 66)) for _ in range(2))
    assert words(text) == [PROSE, PROSE]


def test_a_title_over_wrapped_text_stays_apart():
    text = "Ministers meet in Geneva\n" + "\n".join(textwrap.wrap(PROSE, 70))
    assert words(text) == ["Ministers meet in Geneva", PROSE]


def test_one_break_before_lower_case_is_mended_in_any_text():
    assert words("The talks\nended on Monday.\nThey began again.") == [
        "The talks ended on Monday.",
        "They began again.",
    ]


def test_sees_blank_lines():
    assert [p.apart for p in paragraphs("a.\nB.\n\nC.\n \nD.")] == [False, False, True, True]


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("• One", 2),
        ("- One", 2),
        ("1. One", 3),
        ("(a) One", 4),
        ("2) One", 3),
        ("One", 0),
        ("1.5 million", 0),
        ("-One", 0),
        ("A. Smith", 0),
    ],
)
def test_list_marks(line, mark):
    assert list_mark(line, 0, len(line)) == mark


@settings(deadline=None)
@given(st.text(alphabet="aB.: \n\r\t-\u200b\u2028", max_size=200))
def test_paragraphs_are_ordered_and_hold_all_that_is_no_space(text):
    at = 0
    for p in paragraphs(text):
        assert at <= p.start < p.end <= len(text)
        assert not text[at : p.start].strip("\u200b \n\r\t\u2028")
        at = p.end
    assert not text[at:].strip("\u200b \n\r\t\u2028")
