"""A happening that is told more than once opens to its reports."""

from __future__ import annotations

from foedus.answers import gather
from foedus.pages import dossier
from foedus.pages.anchors import anchors
from foedus.pages.tellings import shelf, tellings


def _told(documents):
    marks, stock = anchors(documents), shelf(documents)
    return [(o, tellings(o, stock, marks)) for o in gather(documents)]


def test_every_report_stands_in_its_outlets_column(documents) -> None:
    several = [(o, found) for o, found in _told(documents) if found is not None]
    assert several
    for occurrence, found in several:
        assert sum(len(column.quotes) for column in found.columns) == len(occurrence.reports)
        assert len(found.columns) == occurrence.documents


def test_what_is_told_once_opens_to_nothing(documents) -> None:
    assert all((found is None) == (len(o.reports) == 1) for o, found in _told(documents))


def test_a_quote_is_the_sentence(documents) -> None:
    texts = {" ".join(s.text.split()) for c in documents for s in c.sentences}
    for _, found in _told(documents):
        for column in found.columns if found else ():
            assert all(f"{q.before}{q.trigger}{q.after}" in texts for q in column.quotes)


def test_reports_and_happenings_are_counted_beside_each_other(documents) -> None:
    page = dossier(documents)
    for _, found in _told(documents):
        if found:
            assert f"{found.often}, side by side" in page
