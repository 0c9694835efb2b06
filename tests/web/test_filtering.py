"""The form of a list's filters holds what is set, whatever it is, and nothing that was set for another reader."""

import pytest

from foedus.ledger.filters import Filters
from foedus.web.filtering import filter_form


@pytest.mark.parametrize("words", ['{actor} "x" & <b>', "{0} {search}", "}{", "%s"])
def test_what_is_filled_in_is_text_and_no_more(words):
    form = filter_form("/happenings", Filters(search=words, actor="RUS"))
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&#34;")
    assert f'name="search" type="search" value="{escaped}"' in form
    assert 'name="actor" type="text" value="RUS"' in form


def test_nothing_is_left_of_another_selection():
    empty = filter_form("/", Filters())
    filter_form("/", Filters(type="ASSAULT", mode="bombing", between=("A, B", "C"), min_score=0.5), "oldest")
    assert filter_form("/", Filters()) == empty
    assert " selected" not in empty
    assert 'type="hidden"' not in empty


def test_all_that_is_set_goes_on():
    form = filter_form("/", Filters(type="ASSAULT", mode="bombing", between=("A, B", "C"), min_score=0.5), "oldest")
    assert '<option value="ASSAULT" selected>' in form
    assert '<input type="hidden" name="mode" value="bombing"><input type="hidden" name="order" value="oldest">' in (
        form.replace("\n", "")
    )
    assert 'name="between" type="text" value="A, B;C"' in form
    assert 'value="0.5"' in form
