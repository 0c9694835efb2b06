"""Lists of words are read by name, and one that is missing is an error that says where."""

import pytest

from foedus.errors import DataError
from foedus.listed import listed


def test_lists_come_in_the_order_of_their_names():
    before, labels = listed("foedus.parsing", "rubrics.toml", ("before", "labels"))
    assert before != labels
    assert all(isinstance(word, str) for word in (*before, *labels))


def test_a_list_that_is_missing_is_an_error():
    with pytest.raises(DataError, match="'none' is missing"):
        listed("foedus.parsing", "rubrics.toml", ("none",))
