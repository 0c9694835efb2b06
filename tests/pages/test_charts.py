from __future__ import annotations

import re
from dataclasses import replace

from foedus.answers import country_names, network, pairs, timeline
from foedus.pages import charts
from foedus.pages.anchors import anchors


def drawn(documents):
    return charts.chart(timeline(documents).dated, country_names(documents), anchors(documents))


def test_each_dated_happening_is_a_link_to_its_row(documents) -> None:
    dated = timeline(documents).dated
    numbers = anchors(documents).events
    links = re.findall(r'<a href="#e(\d+)"', drawn(documents))
    assert sorted(map(int, links)) == sorted(2 * [numbers[e.occurrence.first.id] for e in dated])
    assert all(str(e.line.text.split(",")[0]) in drawn(documents) for e in dated)


def test_status_and_sign_are_drawn(documents) -> None:
    chart = drawn(documents)
    assert "d-planned" in chart
    assert "d-co" in chart
    assert "d-cf" in chart


def test_no_drawing_without_dates_or_ties() -> None:
    assert charts.chart((), {}, anchors(())) == ""
    assert charts.web(network(()), ()) == ""


def test_ties_link_to_their_rows(documents) -> None:
    found = pairs(documents)
    web = charts.web(network(documents, most=3), found)
    shown = network(documents, most=3).edges
    for number, hint in re.findall(r'<a href="#p(\d+)"[^>]*><title>(.*?):', web):
        pair = found[int(number) - 1]
        assert pair in shown
        assert hint == f"{pair.a_name} and {pair.b_name}"


def test_what_is_only_planned_gives_a_tie_no_sign(documents) -> None:
    only = [replace(p, cooperation=0, conflict=0, neutral=0, open=p.count, mean=None) for p in network(documents).edges]
    web = charts.web(replace(network(documents), edges=tuple(only)), pairs(documents))
    assert "d-op" in web
    assert "d-co" not in web
