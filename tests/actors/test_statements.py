"""Whose a report, statement or ruling is that acts later in the text."""

import pytest
from actorcases import at, codes

EARLIER = [
    ("The United Nations published a report. The report accused Chad of murder.", "report#2", ["IGO"]),
    ("Norway said in a statement that it was ready. The statement condemned Chad.", "statement#2", ["NOR"]),
    ("An inquiry by Norway went on. This inquiry accused Chad.", "inquiry#2", ["NOR"]),
    (
        "The UN Security Council adopted a resolution. The resolution demands an end to the war.",
        "resolution#2",
        ["IGO"],
    ),
]


@pytest.mark.parametrize(("text", "word", "countries"), EARLIER)
def test_a_paper_acts_for_those_whose_it_was_said_to_be(text, word, countries):
    assert codes(at(text, word)) == countries


@pytest.mark.parametrize(
    "text",
    [
        "The report accused Chad of murder.",
        "The United Nations published a report. A report accused Chad of murder.",
        "The United Nations published a report. The report of the opposition accused Chad of murder.",
    ],
)
def test_a_paper_of_nobody_or_of_another_does_not(text):
    word = "report#2" if text.count("report") > 1 else "report"
    assert "IGO" not in codes(at(text, word))
