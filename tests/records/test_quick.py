"""A quick record is the frozen dataclass that it was."""

from __future__ import annotations

import inspect
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from foedus.records import Token
from foedus.records.quick import changed, quick


@dataclass(frozen=True, slots=True)
class Slow:
    one: int
    two: str = "b"
    more: dict[str, int] = field(default_factory=dict)


@quick
@dataclass(frozen=True, slots=True)
class Fast:
    one: int
    two: str = "b"
    more: dict[str, int] = field(default_factory=dict)


@pytest.mark.parametrize(
    ("given", "named"), [((1,), {}), ((1, "c"), {}), ((), {"two": "d", "one": 2}), ((1,), {"more": {"a": 1}})]
)
def test_it_holds_what_it_is_given_and_its_defaults(given, named):
    fast, slow = Fast(*given, **named), Slow(*given, **named)
    assert repr(fast) == repr(slow).replace("Slow", "Fast")
    assert fast == Fast(*given, **named) == pickle.loads(pickle.dumps(fast)) == replace(fast, two=fast.two)
    assert fast != replace(fast, one=9)


def test_each_has_a_default_of_its_own_where_that_is_made():
    assert Fast(1).more is not Fast(1).more


def test_it_stays_frozen_hashed_by_value_and_told_of_its_fields():
    token = Token(0, "A", "a", "a", "DET", "DT", "det", 0, 0, 1)
    with pytest.raises(FrozenInstanceError):
        token.i = 1
    assert hash(token) == hash(replace(token))
    assert list(inspect.signature(Fast).parameters) == list(inspect.signature(Slow).parameters)


@pytest.mark.parametrize(("given", "named"), [((), {}), ((1, "b", {}, 4), {}), ((1,), {"three": 3})])
def test_a_field_too_few_or_too_many_is_refused(given, named):
    with pytest.raises(TypeError):
        Fast(*given, **named)


@pytest.mark.parametrize("values", [{}, {"one": 2}, {"two": "c", "more": {"a": 1}}])
def test_it_is_changed_as_replace_changes_it(values):
    record = Fast(1, more={"b": 2})
    before = repr(record)
    made = changed(record, **values)
    assert made == replace(record, **values)
    assert type(made) is Fast
    assert made is not record
    assert repr(record) == before


def test_no_field_that_there_is_none_of_is_changed():
    with pytest.raises(AttributeError):
        changed(Fast(1), three=3)
