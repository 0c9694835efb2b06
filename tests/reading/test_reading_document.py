from datetime import date

import pytest

from foedus.errors import InputError
from foedus.reading import read_text
from foedus.reading.document import LONGEST_TEXT, Given, make_document


def test_the_text_is_kept_to_the_character():
    text = "\ufeff The “war”\u00ad went\u00a0on.\r\nIt ended.\r\n"
    assert read_text(text).text == text


def test_ids():
    assert read_text("It is so.").id == read_text("It is so.", title="T").id == "sha256:623306a708b09a8b"
    assert read_text("It is so.", id="x").id == "x"


def test_fields():
    document = read_text(
        "It is so.",
        title="T",
        published="21 March 2025",
        publisher="P",
        url="u",
        language="en",
        extra={"a": 1},
        origin="o",
    )
    assert (document.title, document.published, document.publisher, document.url) == ("T", date(2025, 3, 21), "P", "u")
    assert (document.language, document.extra, document.origin) == ("en", {"a": 1}, "o")
    assert [b.kind for b in document.blocks] == ["body"]


@pytest.mark.parametrize(
    ("text", "given", "fallback", "expected"),
    [
        ("It is so.", None, None, None),
        ("It is so.", None, date(2020, 1, 1), date(2020, 1, 1)),
        ("It is so.", date(2021, 1, 1), date(2020, 1, 1), date(2021, 1, 1)),
        ("PARIS, 3 May 2019 - It is so.", None, date(2020, 1, 1), date(2019, 5, 3)),
        ("PARIS, 3 May 2019 - It is so.", date(2021, 1, 1), None, date(2021, 1, 1)),
        ("PARIS, May 3 (AP) - It is so.", None, None, None),
        ("PARIS, May 3 (AP) - It is so.", None, date(2020, 5, 4), date(2020, 5, 3)),
        ("PARIS, May 3 (AP) - It is so.", None, date(2020, 12, 4), date(2020, 12, 4)),
    ],
)
def test_the_date_is_given_or_told_or_fallen_back_on(text, given, fallback, expected):
    assert make_document(text, Given(published=given), fallback=fallback).published == expected


def test_half_surrogates_do_not_shift_offsets():
    assert read_text("It \ud800 is.").text == "It \ufffd is."


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        (" \n\ufeff", "empty"),
        ("a\x00b", "binary"),
        ("Advertisement", "no sentence"),
        ("word " * (LONGEST_TEXT // 4), "characters"),
        (
            "Der Minister sagte, dass die Regierung nicht mit der Opposition über den Vertrag und das Gesetz spricht.",
            "English",
        ),
    ],
)
def test_says_why_not(text, reason):
    with pytest.raises(InputError, match=reason):
        read_text(text)


def test_a_wrong_date_is_refused():
    with pytest.raises(InputError, match="no date"):
        read_text("It is so.", published="soon")
