from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

from foedus.answers import country_names, network, pairs, timeline
from foedus.pages import charts
from foedus.pages.anchors import anchors


def drawn(documents):
    return charts.chart(timeline(documents).dated, country_names(documents), anchors(documents))


def many(documents, n):
    """The dated events of the documents, n times over, a month apart."""
    pact = documents[0]
    dated = [e for e in pact.events if e.date_precision == "day"]
    events = tuple(
        replace(dated[0], id=f"x{i}", date=f"{2000 + i // 12}-{i % 12 + 1:02d}-03", happening=None) for i in range(n)
    )
    return (replace(pact, events=events, happenings=(), commitments=()),)


def test_cooperation_stands_above_the_axis_and_conflict_below(documents) -> None:
    chart = drawn(documents)
    for dot in chart.dots:
        assert (dot.y < chart.axis) == (dot.css == "co")
        assert 0 < dot.y < chart.height
        assert 0 < dot.x < chart.width


def test_labels_of_the_timeline_do_not_overlap(documents) -> None:
    for chart in (drawn(documents), drawn(many(documents, 30))):
        boxes = [(d.x, d.y, d.x + 12 + 6.2 * len(d.label), d.y + 14) for d in chart.dots]
        assert not any(overlap(a, b) for a, b in combinations(boxes, 2))
        ticks = sorted(t.x for t in chart.ticks)
        assert all(b - a >= charts.NARROW for a, b in pairwise(ticks))


def overlap(a, b):
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def test_long_silences_are_said(documents) -> None:
    assert [t.later for t in drawn(documents).ticks] == ["", "2 months", "", "", ""]


def test_many_dates_become_months_then_years(documents) -> None:
    assert drawn(many(documents, 30)).unit == "day"
    chart = drawn(many(documents, 200))
    assert chart.unit == "year"
    assert len(chart.ticks) == 17
    assert len(chart.dots) == 200
    assert not any(dot.label for dot in chart.dots)


def test_no_drawing_without_dates_or_ties() -> None:
    assert charts.chart((), {}, anchors(())) is None
    assert charts.web(network(()), ()) is None


def test_network_labels_lie_inside_and_apart(documents) -> None:
    web = charts.web(network(documents), pairs(documents))
    boxes = []
    for spot in web.spots:
        length = charts.WEB_LETTER * len(spot.name)
        left = spot.label_x if spot.anchor == "start" else spot.label_x - length
        assert left >= 0
        assert left + length <= web.width
        boxes.append((left, spot.y - 9, left + length, spot.y + 9))
    assert not any(overlap(a, b) for a, b in combinations(boxes, 2))
    assert {tie.css for tie in web.ties} == {"co", "cf", "ne"}


def test_ties_link_to_their_rows(documents) -> None:
    found = pairs(documents)
    web = charts.web(network(documents, most=3), found)
    for tie in web.ties:
        pair = found[int(tie.href[2:]) - 1]
        assert tie.hint.startswith(f"{pair.a_name} and {pair.b_name}:")


def test_a_year_between_columns_of_years_is_no_silence(documents) -> None:
    assert {t.later for t in drawn(many(documents, 200)).ticks} == {""}
