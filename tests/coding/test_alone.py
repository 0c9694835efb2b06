"""Deeds that touch nobody else."""

import pytest

NONE_TOLD = [
    ("The Nepali prince massacred his guards and then shot himself.", "shot", "ASSAULT"),
    ("French troops, equipped with armoured cars, reached Bamako.", "equipped", "AID"),
    ("French troops armed with rifles reached Bamako.", "armed", "AID"),
]


@pytest.mark.parametrize(("text", "trigger", "kind"), NONE_TOLD)
def test_what_touches_nobody_else_is_no_event(code, text, trigger, kind):
    assert not any((e.trigger, e.type) == (trigger, kind) for e in code(text))


TOLD = [
    ("A Palestinian bomber blew himself up in Tel Aviv.", "ASSAULT"),
    ("Rebels armed by Libya with rifles reached Bamako.", "AID"),
]


@pytest.mark.parametrize(("text", "kind"), TOLD)
def test_what_others_do_or_suffer_is_told(code, text, kind):
    assert any(e.type == kind for e in code(text))
