"""Of whom a threat demands something."""

import pytest

THREATS = [
    # Nobody but by the way in what is threatened: who must yield.
    ("The Kenyan opposition threatened to stage protests in Nairobi if the president did not resign.", "the president"),
    ("North Korea threatened to fire a missile if South Korea resumed the drills.", "South Korea"),
    # Whom the content names is threatened.
    ("North Korea threatened to attack Japan if South Korea resumed the drills.", "Japan"),
    # No threat to whoever threatens.
    ("Iran threatened to bomb Israel if Iran was attacked.", "Israel"),
]


@pytest.mark.parametrize(("text", "whom"), THREATS)
def test_who_must_yield_is_threatened(code, text, whom):
    event = next(e for e in code(text) if e.type == "THREATEN")
    assert [a.text for a in event.recipient] == [whom]
