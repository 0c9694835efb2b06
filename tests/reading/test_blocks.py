from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.reading.blocks import find_blocks
from foedus.reading.dates import DayOfYear


def kinds(text, **more):
    return [(b.kind, text[b.start : b.end]) for b in find_blocks(text, **more).blocks]


WIRE = """Ministers meet in Geneva
By Jane Doe and John Roe
GENEVA, Oct. 21 (Reuters) - The two ministers met on Monday. They agreed on nothing.

"We will meet again," one said.

Advertisement

A New Round

The next round is to be held in Vienna on Friday, officials said. (Reporting by Jane Doe; Editing by Mary Poe)
Related stories:
Why the talks matter
What the war has cost
All rights reserved.
"""


def test_a_wire_story():
    assert kinds(WIRE) == [
        ("title", "Ministers meet in Geneva"),
        ("byline", "By Jane Doe and John Roe"),
        ("dateline", "GENEVA, Oct. 21 (Reuters) -"),
        ("body", "The two ministers met on Monday. They agreed on nothing."),
        ("body", '"We will meet again," one said.'),
        ("boilerplate", "Advertisement"),
        ("heading", "A New Round"),
        ("body", "The next round is to be held in Vienna on Friday, officials said."),
        ("boilerplate", "(Reporting by Jane Doe; Editing by Mary Poe)"),
        ("boilerplate", "Related stories:"),
        ("boilerplate", "Why the talks matter"),
        ("boilerplate", "What the war has cost"),
        ("boilerplate", "All rights reserved."),
    ]
    layout = find_blocks(WIRE)
    assert (layout.title, layout.byline, layout.agency, layout.day) == (
        "Ministers meet in Geneva", "Jane Doe and John Roe", "Reuters", DayOfYear(10, 21),
    )  # fmt: skip
    assert layout.published(date(2024, 10, 23)) == date(2024, 10, 21)
    assert layout.published(None) is None


@pytest.mark.parametrize(
    "text",
    [
        "Russia attacked Ukraine.",
        "Russia attacks Ukraine",
        "Russia Attacks Ukraine",
        "Minister Roe comments on reports of violations.\nMinister Roe said:\nWe are concerned by the reports.",
        "Jane Roe condemns attacks in Syria which have killed and injured more innocent "
        "civilians and laid a whole town waste, "
        "she said in a statement\nThe Foreign Secretary said:\nI am appalled.",
        "We met. The talks went on.\nThe army left the city on Monday\nIt came back on Tuesday.",
        "Will the war end?\nNobody knows, said the minister.",
    ],
)
def test_every_line_is_report(text):
    assert [k for k, _ in kinds(text)] == ["body"] * (text.count("\n") + 1)


def test_the_given_title_is_found_again():
    text = "Statement on the report\nThe Secretary said:\nThis is bad."
    assert kinds(text, title="Statement on the Report | The Ministry")[0] == ("title", "Statement on the report")
    assert kinds(text, title="Another title")[0][0] == "body"
    assert kinds("Russia attacked.", title="Russia attacked.") == [("body", "Russia attacked.")]


def test_marks_and_times_are_no_part_of_sentences():
    text = "Here is what we know.\n• Russia attacked.\n- Ukraine answered.\n09:15 The talks began.\n1. The parties met."
    assert [w for _, w in kinds(text)] == [
        "Here is what we know.", "Russia attacked.", "Ukraine answered.", "The talks began.", "The parties met.",
    ]  # fmt: skip


def test_interviews_keep_their_speakers():
    text = "PENCE: That is so.\nWALLACE: It is not.\nPENCE: We will see."
    assert kinds(text) == [("body", line) for line in text.split("\n")]


def test_date_lines_give_the_date():
    layout = find_blocks("Ministers meet in Geneva\n20 June 2024\nThe two ministers met on Wednesday.")
    assert layout.published(None) == date(2024, 6, 20)
    assert [b.kind for b in layout.blocks] == ["title", "dateline", "body"]


def test_kinds_that_the_markup_gave_are_kept():
    text = "A heading of some kind\n\nThe ministers met.\n\nA Line\n\nThe end came soon after that."
    assert [k for k, _ in kinds(text, known={0: "title"})] == ["title", "body", "body", "body"]
    assert [k for k, _ in kinds(text, known={0: "heading", 44: "heading"})] == ["heading", "body", "heading", "body"]


def test_a_list_of_headlines_is_body():
    text = "Chad Warns Niger\n\nPeru recalls its envoy from Quito after the raid\n\nOil Falls"
    assert [k for k, _ in kinds(text)] == ["body", "body", "body"]


LINES = st.lists(
    st.sampled_from(
        ["By Jane Doe", "SEOUL, Oct. 21 (Reuters) - It is so.", "Advertisement", "A Heading", "The army left.",
         "", "", "• Item", "Related:", "Oct. 21, 2024",
         "(Reporting by A Bc; Editing by D Ef)", "NATO - The alliance", "\t", "09:15 Now", "-", "x\u200b"]
    )
)  # fmt: skip


@settings(deadline=None)
@given(st.one_of(st.text(max_size=200), LINES.map("\n".join)), st.sampled_from([None, "A Heading", "The army left."]))
def test_blocks_are_ordered_and_only_marks_lie_between(text, title):
    at = 0
    for block in find_blocks(text, title).blocks:
        assert at <= block.start < block.end <= len(text)
        assert not text[block.start].isspace()
        assert not text[block.end - 1].isspace()
        at = block.end
