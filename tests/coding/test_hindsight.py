"""What essays, histories and scenarios tell by would, by commands that only remind, and by suppositions."""

import pytest

CASES = [
    # What came later, told by who knows it.
    ("Two years later, Norway would bomb Chad.", "ASSAULT", "happened"),
    ("The following year, Norway would bomb Chad.", "ASSAULT", "happened"),
    ("In later years Norway would bomb Chad.", "ASSAULT", "happened"),
    ("In 1979 Norway would bomb Chad.", "ASSAULT", "happened"),
    ("Norway would later bomb Chad.", "ASSAULT", "happened"),
    ("Norway would go on to bomb Chad.", "ASSAULT", "happened"),
    ("Norway went on to bomb Chad.", "ASSAULT", "happened"),
    ("Norway would perhaps later bomb Chad.", "ASSAULT", "hypothetical"),
    ("Norway would bomb Chad.", "ASSAULT", "hypothetical"),
    # Terms without "if".
    ("Should Norway invade Chad, Sweden would protest.", "ASSAULT", "hypothetical"),
    ("Had Norway invaded Chad, nobody would have noticed.", "ASSAULT", "hypothetical"),
    # Commands that call to mind what was.
    ("Let us not forget that Norway bombed Chad.", "ASSAULT", "happened"),
    ("Let us be clear about what Norway's bombing of Chad means.", "ASSAULT", "happened"),
    ("Remember the Norwegian bombing of Chad.", "ASSAULT", "happened"),
    # What was meant to be something, and what an answer was.
    ("The Norwegian bombing of Chad was meant to frighten Mali.", "ASSAULT", "happened"),
    ("Norway's answer was to bomb Chad.", "ASSAULT", "happened"),
    ("The fog enabled Norway to bomb Chad.", "ASSAULT", "happened"),
    # Suppositions.
    ("Imagine that Norway bombed Chad.", "ASSAULT", "hypothetical"),
    ("In this scenario, Norwegian planes bomb Chad and Mali protests.", "ASSAULT", "hypothetical"),
    ("A Norwegian bombing of Chad would provoke Mali.", "ASSAULT", "hypothetical"),
    ("The move could provoke a Norwegian bombing of Chad.", "ASSAULT", "hypothetical"),
    ("The move would be answered by Norwegian rocket fire on Chad.", "ASSAULT", "hypothetical"),
    ("Another Norwegian bombing of Chad is likely.", "ASSAULT", "hypothetical"),
    ("The Norwegian bombing of Chad would prove a mistake.", "ASSAULT", "happened"),
]


@pytest.mark.parametrize(("text", "form", "status"), CASES)
def test_what_a_teller_knows_supposes_or_calls_to_mind(code, text, form, status):
    assert [e.status for e in code(text) if e.type == form] == [status]
