"""Labels before what is said in a transcript, and words before a colon that are none."""

import pytest

from foedus.reading.blocks import find_blocks
from foedus.reading.turns import turns


def found(text, title=None):
    spans, at = [], 0
    for line in text.split("\n"):
        if line:
            spans.append((at, at + len(line)))
        at += len(line) + 1
    return [(t.who, t.note, t.part) for t in turns(text, spans, title).values()]


TRANSCRIPTS = [
    ("Q: Has Norland replied?\nA: Not yet.", [("Q", "", "asks"), ("A", "", "answers")]),
    ("Q. Has Norland replied?\nTHE PRESIDENT. Not yet.", [("Q", "", "asks"), ("THE PRESIDENT", "", "speaks")]),
    (
        "MR BERG: Good afternoon.\nQUESTION: (Inaudible.)\nMR BERG: No.",
        [("MR BERG", "", "speaks"), ("QUESTION", "", "asks"), ("MR BERG", "", "speaks")],
    ),
    (
        "Reuters: Will Norland reply?\nJo Berg: It will.\nNorland Daily: When?\nJo Berg: Soon.",
        [("Reuters", "", "asks"), ("Jo Berg", "", "speaks"), ("Norland Daily", "", "asks"), ("Jo Berg", "", "speaks")],
    ),
    (
        "Mr. Berg (Norland) (spoke in French): We protest.\nMs. Soto (Sudland): So do we.",
        [("Mr. Berg", "Norland", "speaks"), ("Ms. Soto", "Sudland", "speaks")],
    ),
    (
        "The Minister for Foreign Affairs (Mr Berg): I regret it.\nMr Soto: I do not.",
        [("The Minister for Foreign Affairs", "Mr Berg", "speaks"), ("Mr Soto", "", "speaks")],
    ),
    (
        "PRESIDENT BERG: We will come. THE MODERATOR: Thank you. PRESIDENT SOTO: So will we.",
        [("PRESIDENT BERG", "", "speaks"), ("THE MODERATOR", "", "chairs"), ("PRESIDENT SOTO", "", "speaks")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TRANSCRIPTS)
def test_who_takes_turns(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "OSLO: Police fired on a crowd.\nBERGEN: A ship sank.",
        "Berg: Norland will not yield\nTalks go on in Sudport.",
        "OSLO: Police fired.\nQUITO: A ship sank.\nOSLO: Talks failed.\nSUVA: Rain fell.",
        "PLANES OVER CHAD: Two flew.\nPREMIER AND CALENDAR: He has a week.\nCANAL: It is open.",
        "Background: The talks began in May.\nNote: They ended in June.",
        "Norland has one aim: peace.\nIt has said so: twice.",
        "A. General\nB. Particular",
        "Syria: The truce holds.\nSudan: It does not.",
    ],
)
def test_what_is_no_transcript(text):
    assert found(text) == []


def test_whom_a_question_calls_by_name_is_told_apart():
    text = "Q: Mr. Berg, will you reply?\nA: We will."
    first = next(iter(turns(text, [(0, 28), (29, len(text))], None).values()))
    assert first.called == "Mr. Berg"
    assert text[first.end :].startswith("will you")


def test_a_turn_is_neither_heading_nor_dateline():
    text = "Press briefing\n\nSG: I am alarmed.\n\nQUESTION: (Inaudible.)\n\nSG: I said that we regret it."
    kinds = [(b.kind, text[b.start : b.end]) for b in find_blocks(text).blocks]
    assert [k for k, _ in kinds] == ["title", "body", "body", "body"]


def test_a_bare_q_asks_where_another_is_named():
    text = "MR. BERG: We regret it.\nQ    Will you reply?\nMR. BERG: No.\nQ And Norland?"
    assert [part for _, _, part in found(text)] == ["speaks", "asks", "speaks", "asks"]
