from datetime import date

import pytest

from foedus.errors import InputError
from foedus.reading.fields import text_and_fields


def test_known_fields_and_the_rest():
    text, given = text_and_fields(
        {
            "id": 7,
            "text": " It is. ",
            "title": "T",
            "date": "2025-03-21T10:00Z",
            "publisher": None,
            "tags": ["a", {"b": "\ud800"}],
        }
    )
    assert text == " It is. "
    assert (given.id, given.title, given.published, given.publisher) == ("7", "T", date(2025, 3, 21), None)
    assert given.extra == {"tags": ["a", {"b": "\ufffd"}]}


def test_a_date_that_is_none_is_kept_as_it_is():
    _, given = text_and_fields({"text": "It is.", "date": "last week"})
    assert given.published is None
    assert given.extra == {"date": "last week"}


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ([], "object"),
        ("x", "object"),
        ({}, "no field"),
        ({"text": 5}, "string"),
        ({"text": "It is.", "title": ["x"]}, "title"),
    ],
)
def test_says_what_is_wrong(value, reason):
    with pytest.raises(InputError, match=reason):
        text_and_fields(value)
