"""What each drawing shows of what it is given: links, words, signs, order, and what it leaves out."""

from __future__ import annotations

import re
import time
from itertools import combinations

import pytest
from drawing_checks import SPACE, check_sound, links, texts
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus import drawing
from foedus.drawing import (
    Change,
    Curve,
    Duty,
    Mark,
    Node,
    Period,
    Place,
    Point,
    Tie,
    draw_curves,
    draw_map,
    draw_network,
    draw_obligations,
    draw_periods,
    draw_timeline,
    duties_of,
    sign_of,
)  # fmt: skip
from foedus.drawing.dates import day_of, since, spoken
from foedus.drawing.ring import arcs, arranged
from foedus.drawing.text import breadth, fitted, wrapped
from foedus.obliging import obligations, scenario_of
from foedus.register import load as register


def parties(n):
    return [Node(key=f"K{i}", name=f"Party {i}", count=i + 1, href=f"/actor?name=K{i}") for i in range(n)]


def tied(n, most):
    pairs = list(combinations(range(n), 2))[:most]
    return [
        Tie(a=f"K{a}", b=f"K{b}", sign="conflict", count=a + b, href=f"/p?{a},{b}", hint=f"{a},{b}") for a, b in pairs
    ]


def boxes(root):
    """The boxes of the words of a network: those of parties, and the badges."""
    found = []
    for node in root.iter(f"{SPACE}text"):
        long = breadth(node.text) * 14
        x, y = float(node.get("x")), float(node.get("y"))
        left = {"end": x - long, "middle": x - long / 2}.get(node.get("text-anchor"), x)
        found.append((left, y - 11, left + long, y + 3))
    return found


def meet(a, b):
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


@pytest.mark.parametrize("width", [360, 800])
@pytest.mark.parametrize("n", [2, 3, 9, 20])
def test_names_of_a_network_do_not_meet(n, width) -> None:
    root = check_sound(str(draw_network(parties(n), tied(n, 40), width=width)))
    names = [box for box, text in zip(boxes(root), texts(root), strict=True) if text.startswith("Party")]
    assert len(names) == n
    assert not [pair for pair in combinations(names, 2) if meet(*pair)]
    assert all(box[0] >= 0 and box[2] <= width for box in names)


def test_a_network_shows_the_strongest_ties_and_says_how_many_it_leaves_out() -> None:
    root = check_sound(str(draw_network(parties(12), tied(12, 60), most=10)))
    assert "50 more are left out" in "".join(root.itertext())
    ties = [node for node in root.iter(f"{SPACE}path") if "d-tie" in node.get("class")]
    assert len(ties) == 10
    reachable = [a for a in root.iter(f"{SPACE}a") if a.get("href").startswith("/p?") and a.get("tabindex") != "-1"]
    assert len(reachable) == 10


def test_every_sign_has_its_own_line_and_glyph() -> None:
    signs = ("cooperation", "conflict", "neutral", "open")
    ties = [Tie(a="K0", b=f"K{n}", sign=sign, count=3) for n, sign in enumerate(signs, 1)]
    drawn = draw_network(parties(5), ties)
    assert set(re.findall(r"d-tie (d-\w+)", drawn)) == {"d-co", "d-cf", "d-ne", "d-op"}
    assert {"+3", "−3", "·3", "?3"} <= set(texts(check_sound(str(drawn))))


@pytest.mark.parametrize("n", range(31))
def test_arcs_lie_in_the_unit_square_and_apart(n) -> None:
    found = arcs(n)
    assert len(found) == n
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in found)
    for right in (True, False):
        ys = [y for x, y in found if (x > 0.5) == right]
        assert all(abs(a - b) >= 0.9 / max(1, (n + 1) // 2) for a, b in combinations(ys, 2))


def test_arranging_keeps_every_key_and_brings_tied_ones_together() -> None:
    keys = [f"K{n}" for n in range(8)]
    order = arranged(keys, {("K0", "K7"): 9.0}, [(0.0, float(n)) for n in range(8)])
    assert sorted(order) == keys
    assert abs(order.index("K0") - order.index("K7")) == 1


def day(n, **more):
    return Mark(date=f"2024-06-{n:02d}", sign="cooperation", label=f"deed {n}", href=f"#e{n}", **more)


def test_a_timeline_has_each_mark_once_and_says_silences() -> None:
    marks = [day(1), day(3), Mark(date="2024-10", sign="conflict", href="#x"), Mark(date="no date", sign="conflict")]
    for width in (None, 360, 800):
        root = check_sound(str(draw_timeline(marks, width=width)))
        assert links(root) == ["#e1", "#e3", "#x"]
        assert any("4 months" in text for text in texts(root))
        assert {"1 Jun 2024", "Oct 2024"} <= set(texts(root))


def test_many_dates_become_months_then_years() -> None:
    months = [Mark(date=f"{2020 + n // 12}-{n % 12 + 1:02d}-03", sign="neutral") for n in range(200)]
    assert "30 dated happenings by day" in draw_timeline(months[:30])
    many = draw_timeline(months)
    assert "200 dated happenings by year, 2020 to 2036" in many
    assert "later" not in "".join(texts(check_sound(str(many))))


def test_status_is_drawn_by_shape() -> None:
    for status in ("planned", "hypothetical", "denied"):
        assert f"d-{status}" in draw_timeline([day(1, status=status)])
    assert "d-cross" in draw_timeline([day(1, status="denied")])


def test_bars_stand_for_counts() -> None:
    periods = [Period(period=str(2000 + n), cooperation=n * 10, conflict=5, href=f"/h?since={n}") for n in (1, 2, 4)]
    root = check_sound(str(draw_periods(periods)))
    bars = [n for n in root.iter(f"{SPACE}rect") if n.get("class") == "d-bar d-co"]
    tall = [float(n.get("height")) for n in bars]
    assert tall[1] == pytest.approx(2 * tall[0], rel=0.01)
    left = [float(n.get("x")) for n in bars]
    assert left[2] - left[1] == pytest.approx(2 * (left[1] - left[0]), rel=0.01)
    assert links(root) == ["/h?since=1", "/h?since=2", "/h?since=4"]
    assert "85 happenings by year, 2001 to 2004: 70 cooperative, 15 conflictual" in "".join(root.itertext())


def test_too_many_days_are_summed() -> None:
    days = [
        Period(period=f"{y}-{m:02d}-15", cooperation=1, conflict=1) for y in range(1990, 2025) for m in range(1, 13)
    ]
    assert "840 happenings by year" in draw_periods(days, width=360)
    assert "840 happenings by month" in draw_periods(days, width=1040)


CURVE = Curve(name="Votes", points=tuple(Point(date=str(y), value=(y % 10) / 10) for y in range(1990, 2020)))


def test_curves_are_named_and_their_changes_linked() -> None:
    turns = [Change(date=f"{1991 + 3 * n}-05-01", label=f"turn {n}", up=n % 2 > 0, href=f"/t{n}") for n in range(9)]
    for width in (360, 800):
        for some in (turns[:2], turns):
            root = check_sound(str(draw_curves([CURVE], some, width=width)))
            assert "Votes" in texts(root)
            reached = [a.get("href") for a in root.iter(f"{SPACE}a") if a.get("tabindex") != "-1"]
            assert reached == [c.href for c in some]
            assert sum(c.label in "".join(texts(root)) for c in some) == len(some)


def test_a_gap_in_a_curve_is_left_open_and_a_value_alone_is_a_dot() -> None:
    values = (0.1, 0.2, None, 0.3, None, 0.4, 0.5)
    points = tuple(Point(date=str(2000 + n), value=v) for n, v in enumerate(values))
    root = check_sound(str(draw_curves([Curve(name="x", points=points)])))
    line = next(n for n in root.iter(f"{SPACE}path") if n.get("class") == "d-curve d-c0")
    assert line.get("d").count("M") == 2
    assert sum("d-point" in n.get("class") for n in root.iter(f"{SPACE}circle")) == 1


def test_nothing_to_draw_is_no_drawing() -> None:
    assert draw_network([], []) == draw_timeline([]) == draw_periods([]) == draw_curves([]) == ""
    assert draw_curves([Curve(name="x", points=(Point(date="2000", value=None),))]) == ""
    check_sound(str(draw_map([])))
    check_sound(str(draw_obligations("A", "B", [])))


def duty(**more):
    return Duty(
        **{"states": ("C",), "side": "target", "status": "bound", "words": "to defend B", "treaty": "T 1"} | more
    )


def test_who_is_bound_stands_first_and_chains_stand_under_whom_they_come_through() -> None:
    duties = [
        duty(states=("Not",), status="not_bound", why="the treaty has ended"),
        duty(states=("Far",), depth=1, through="Near", status="contingent", why="Near must ask"),
        duty(states=("Other",)),
        duty(states=("Near",), torn="is also allied to the attacker"),
        duty(states=("Consulted",), weight=2),
    ]
    for width in (360, 800):
        shown = texts(check_sound(str(draw_obligations("A", "B", duties, width=width))))
        order = [text for text in shown if text in ("Near", "Far", "Other", "Not", "Consulted")]
        assert order == ["Other", "Near", "Far", "Consulted", "Not"]
        assert "but is also allied to the attacker" in shown


def test_more_than_the_most_are_counted() -> None:
    many = [duty(states=(f"State {n}",), href=f"/c?id={n}") for n in range(50)]
    root = check_sound(str(draw_obligations("A", "B", many)))
    assert len(links(root)) == 40
    assert any(text.startswith("and 10 more duties") for text in texts(root))


def test_duties_of_the_registers_findings() -> None:
    found = obligations(register(), scenario_of(["USA"], ["PRK"], "2026-06-30")).findings
    names = {"CHN": "China", "RUS": "Russia", "PRK": "North Korea", "USA": "United States"}
    duties = duties_of(found, names, {"RUS_PRK24": "/commitment?id=RUS_PRK24"})
    bound = [d for d in duties if d.status == "bound" and d.side == "target" and d.weight == 0]
    assert {d.states for d in bound} == {("China",), ("Russia",)}
    assert next(d.href for d in bound if d.states == ("Russia",)) == "/commitment?id=RUS_PRK24"
    assert next(d for d in duties if d.weight == 2 and d.status == "bound").states == ("China", "Russia")
    assert any(d.breach for d in duties)
    assert not any("in_force" in d.why for d in duties)


@given(text=st.text(max_size=60), room=st.floats(10, 400), size=st.floats(8, 20))
@settings(deadline=None)
def test_words_fit_their_room(text, room, size) -> None:
    assert breadth(fitted(text, room, size)) * size <= room + 1e-6
    lines = wrapped(text, room, size, 3)
    assert len(lines) <= 3
    assert all(breadth(line) * size <= room + 1e-6 for line in lines)


def test_dates_are_said() -> None:
    assert (spoken("2024-06-19"), spoken("2024-06"), spoken("2024")) == ("19 Jun 2024", "Jun 2024", "2024")
    assert (since(93), since(800), since(366)) == ("3 months", "2 years", "12 months")
    assert day_of("2024-02-30") is None
    assert (sign_of(None), sign_of(0.2), sign_of(-3.0), sign_of(1.0)) == ("open", "neutral", "conflict", "cooperation")


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_colours_of_words_have_contrast_in_light_and_dark() -> None:
    blocks = re.findall(r"\.drawing \{([^}]*--d-ink[^}]*)\}", drawing.style())
    assert len(blocks) == 2
    for block in blocks:
        colours = dict(re.findall(r"--d-(\w+): (?:var\(--\w+, )?(#[0-9a-f]{6})", block))
        for name in ("ink", "soft", "co", "cf", "ne", "c1", "c2", "c3"):
            assert contrast(colours[name], colours["card"]) >= 4.5, name
        for ground in ("land", "sea"):
            assert contrast(colours["ink"], colours[ground]) >= 7
            assert contrast(colours["co"], colours[ground]) >= 3
            assert contrast(colours["cf"], colours[ground]) >= 3


def test_letters_are_large_enough() -> None:
    sizes = [float(size) for size in re.findall(r"font-size: ([0-9.]+)px", drawing.style())]
    assert min(sizes) >= 11.5


def test_drawings_take_a_few_milliseconds() -> None:
    made = [
        lambda: draw_network(parties(20), tied(20, 40)),
        lambda: draw_periods([Period(period=str(1900 + n), cooperation=n, conflict=n) for n in range(120)]),
        lambda: draw_curves([CURVE] * 4),
        lambda: draw_map([Place(name=f"P{n}", lon=n, lat=40, count=n, sign="conflict") for n in range(60)]),
        lambda: draw_obligations("A", "B", [duty(states=tuple("CDEF"))] * 40),
        lambda: draw_timeline([day(n % 28 + 1) for n in range(60)]),
    ]
    for draw in made:
        draw()
        best = min(spent(draw) for _ in range(5))
        assert best < 0.03


def spent(draw):
    start = time.process_time()
    draw()
    return time.process_time() - start
