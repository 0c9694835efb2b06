"""Documents parsed together: the same records in the same order, errors in their place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.errors import InputError, UsageError
from foedus.pipeline import code_document, code_documents, together
from foedus.reading import read_text
from foedus.records import Document
from foedus.workers import code_all

_TEXTS = ("Norway recalled its envoy from Chad.", "Peru and Fiji signed a treaty in Suva. It rained.", "Rain fell.")
_BAD = InputError("cannot be read", where="b.txt", remedy="mend it")


@pytest.fixture(scope="module")
def documents():
    """Small documents."""
    return [read_text(text, id=f"d{n}") for n, text in enumerate(_TEXTS * 2)]


def test_documents_give_what_each_gives_alone(documents):
    assert list(code_documents(documents)) == [code_document(d) for d in documents]


@pytest.mark.parametrize("options", [{}, {"waiting": False}, {"workers": 2}])
def test_all_are_coded_in_their_order_and_errors_keep_their_place(documents, options):
    found = list(code_all([documents[0], _BAD, *documents[1:]], **options))
    assert found[1] is _BAD
    assert [c.document for c in found if c is not _BAD] == documents


def test_without_waiting_each_is_answered_before_the_next_is_asked_for(documents):
    asked = []

    def coming():
        for document in documents:
            asked.append(document)
            yield document

    for count, _ in enumerate(code_all(coming(), waiting=False), 1):
        assert len(asked) == count


def test_the_stages_are_clocked(documents):
    told = []
    list(code_documents(documents, clock=lambda stage, seconds: told.append(stage)))
    assert {"parsing", "actors", "coding", "claims"} <= set(told)


@given(st.lists(st.integers(0, 9000), max_size=60), st.integers(1, 20))
def test_groups_hold_all_in_order(sizes, most):
    documents = [Document(str(n), "x" * size) for n, size in enumerate(sizes)]
    groups = list(together(documents, most))
    assert [d for group in groups for d in group] == documents
    assert all(0 < len(group) <= most for group in groups)


def test_what_came_before_an_error_is_given_first(documents):
    def coming():
        yield from documents[:2]
        raise UsageError("no such file")

    groups = together(coming())
    assert next(groups) == documents[:2]
    with pytest.raises(UsageError):
        next(groups)
