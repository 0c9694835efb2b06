from __future__ import annotations

import re

import pytest

from foedus.claims.quotation import quotes
from foedus.records import Block


def found(text: str) -> list[str]:
    blocks = tuple(Block(m.start(), m.end(), "body") for m in re.finditer(r"[^\n]+", text))
    return [text[q.start : q.end] for q in quotes(text, blocks)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “no” twice.", ["“no”"]),
        ('He said "no" and "yes".', ['"no"', '"yes"']),
        ("He said ''no way'' twice.", ["''no way''"]),
        ("He said ‘we go now,’ and left.", ["‘we go now,’"]),
        ("The rebels’ leader and the army's chief met.", []),
        ("“One.\n“Two.”", ["“One.", "“Two.”"]),
        ('He said, "One.\nTwo.\nThree." Rain fell.', ['"One.', "Two.", 'Three."']),
        ("“He called it ‘a trap’ for us,” she said.", ["“He called it ‘a trap’ for us,”"]),
        ('An inch mark 5" and no more.\nNext “word”.', ["“word”"]),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert found(text) == expected
