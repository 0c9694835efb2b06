"""The map: outlines as on the globe, disputed lines, projections that keep areas, windows that hold the data."""

from __future__ import annotations

import math
import tomllib
from importlib.resources import files

import numpy as np
import pytest
from drawing_checks import check_sound, links, texts
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.drawing import NOTE, Place, State, draw_map, map_legend
from foedus.drawing.clipping import area, bounds, clipped_line, clipped_ring, hatching, holds
from foedus.drawing.projections import Azimuthal, EqualEarth
from foedus.drawing.shapes import label_places, level
from foedus.drawing.views import View, view_of
from foedus.reference import load

CAPITALS = {
    "PRK": (125.75, 39.03), "KOR": (126.98, 37.4), "RUS": (37.6, 55.75), "USA": (-98.0, 39.0), "BRA": (-47.9, -15.8),
    "FRA": (2.35, 48.85), "ZAF": (26.0, -29.0), "AUS": (134.0, -25.0), "IND": (77.2, 28.6), "TWN": (121.0, 23.8),
    "XKX": (20.9, 42.6), "UKR": (30.5, 50.45), "CHN": (104.0, 35.0), "FJI": (178.0, -17.8),
}  # fmt: skip


def rings(scale, code):
    found = level(scale)
    return [found.rings.line(n) for s in found.shapes if s.code == code for n in s.rings]


def inside(scale, code, point):
    return sum(holds(ring, (point[0] + turn, point[1])) for ring in rings(scale, code) for turn in (-360, 0, 360)) % 2


@pytest.mark.parametrize("scale", [110, 50])
@pytest.mark.parametrize("code", CAPITALS)
def test_places_lie_in_their_states(scale, code) -> None:
    assert inside(scale, code, CAPITALS[code])
    others = {s.code for s in level(scale).shapes} - {code}
    assert not [other for other in others if inside(scale, other, CAPITALS[code])]


def test_crimea_is_nobodys_shade_and_hatched() -> None:
    for scale in (110, 50):
        crimea = next(s for s in level(scale).shapes if s.name == "Crimea")
        assert (crimea.code, crimea.hatched) == ("", True)
        assert not inside(scale, "RUS", (34.2, 45.2))
        assert not inside(scale, "UKR", (34.2, 45.2))


def test_the_file_is_small_and_says_where_it_is_from() -> None:
    text = (files("foedus.drawing") / "data" / "shapes.txt").read_text("utf-8")
    assert len(text) < 300_000
    assert text.startswith("# The outlines of the map.")
    assert "Natural Earth 4.1.0" in text
    assert "public domain" in text


def test_every_state_of_today_is_on_the_map() -> None:
    today = {code for code, state in load().states.items() if state.kind == "state"}
    assert today - set(label_places()) == set()
    assert draw_map([], [State(code="TUV", count=1)], whole=True).count("d-dot") == 1


def test_what_is_disputed_is_said_with_a_reason_and_found_in_the_shapes() -> None:
    listed = tomllib.loads((files("foedus.drawing") / "data" / "disputed.toml").read_text("utf-8"))
    known = {s.code for s in level(50).shapes} | {s.name for s in level(50).shapes}
    for border in listed["border"]:
        assert border["why"]
        assert {"Northern Cyprus" if of == "N. Cyprus" else of for of in border["of"]} <= known
    line = level(50).disputed
    korea = [p for n in range(len(line)) for p in line.line(n) if 126 < p[0] < 128.5 and 37.5 < p[1] < 38.7]
    assert len(korea) > 5


@pytest.mark.parametrize("projection", [Azimuthal(20, 40), Azimuthal(-170, -80), EqualEarth(11), EqualEarth(150)])
@pytest.mark.parametrize("at", [(0.0, 0.0), (25.0, 50.0), (15.0, -30.0), (5.0, 78.0)])
def test_projections_keep_areas(projection, at) -> None:
    lon, lat = (
        projection.lon + at[0] / 2,
        at[1] if not isinstance(projection, Azimuthal) else projection.lat + at[0] / 4,
    )
    d = 0.01
    corner = np.array([(lon, lat), (lon + d, lat), (lon + d, lat + d), (lon, lat + d)])
    flat = np.stack(projection(corner[:, 0], corner[:, 1]), axis=1)
    true = math.radians(d) * (math.sin(math.radians(lat + d)) - math.sin(math.radians(lat)))
    assert area(flat) == pytest.approx(true, rel=1e-4)


SPOTS = st.lists(st.tuples(st.floats(-180, 180), st.floats(-90, 90)), max_size=6)


@settings(max_examples=200, deadline=None)
@given(spots=SPOTS, width=st.sampled_from([360, 800]))
def test_views_hold_what_is_to_be_shown(spots, width) -> None:
    view = view_of(spots, width)
    assert view.width == width
    assert 0 < view.height < 1.3 * width
    for lon, lat in spots:
        x, y = view.at(lon, lat)
        assert -1 <= x <= width + 1
        assert (-1 <= y <= view.height + 1) or abs(lat) > 56


def test_a_region_is_zoomed_and_the_pacific_stays_whole() -> None:
    korea = view_of([(127.0, 37.5), (125.7, 39.0)], 800)
    assert isinstance(korea.projection, Azimuthal)
    assert korea.scale > 3000
    pacific = view_of([(-77.0, 38.9), (139.7, 35.7), (116.4, 39.9)], 800)
    assert isinstance(pacific.projection, EqualEarth)
    assert 150 <= pacific.projection.lon % 360 <= 220
    assert view_of([], 800).world


def test_a_little_more_data_moves_no_map() -> None:
    spots = [(127.0, 37.5), (125.7, 39.0), (129.0, 35.1)]
    assert view_of(spots, 800) == view_of([*spots, (127.5, 37.9)], 800)


BOX = (0.0, 0.0, 10.0, 10.0)
CLOUD = st.lists(st.tuples(st.floats(-30, 30), st.floats(-30, 30)), min_size=3, max_size=12)


@settings(max_examples=200, deadline=None)
@given(cloud=CLOUD)
def test_what_is_cut_lies_in_the_box(cloud) -> None:
    ring = np.array(cloud)
    for piece in [clipped_ring(ring, BOX), *clipped_line(ring, BOX)]:
        if len(piece):
            x0, y0, x1, y1 = bounds(piece)
            assert min(x0, y0) >= -1e-6
            assert max(x1, y1) <= 10 + 1e-6


def test_cutting_keeps_what_lies_inside() -> None:
    square = np.array([(-5.0, 2.0), (5.0, 2.0), (5.0, 8.0), (-5.0, 8.0)])
    assert area(clipped_ring(square, BOX)) == pytest.approx(30)
    assert len(clipped_ring(square + 20, BOX)) == 0
    assert all(holds(square, tuple(line.mean(axis=0))) for line in hatching([square], 1.0))


PLACES = [
    Place(name="Pyongyang", lon=125.75, lat=39.03, count=40, sign="conflict", hint="40", href="/h?place=P"),
    Place(name="Seoul", lon=126.98, lat=37.57, count=10, sign="cooperation", href="/h?place=S"),
]


def test_marks_are_links_by_count_with_names() -> None:
    root = check_sound(str(draw_map(PLACES[::-1])))
    assert links(root) == ["/h?place=P", "/h?place=S"]
    assert {"Pyongyang", "Seoul", "North Korea", "South Korea"} <= set(texts(root))
    assert NOTE in "".join(root.itertext())


def test_areas_of_marks_are_counts() -> None:
    drawn = draw_map([Place(name=str(c), lon=10 + c, lat=50, count=c, sign="cooperation") for c in (1, 4)])
    root = check_sound(str(drawn))
    radii = [float(n.get("r")) for n in root.iter("{http://www.w3.org/2000/svg}circle")]
    assert radii[0] == pytest.approx(2 * radii[1], rel=0.02)


def test_small_states_get_dots_and_all_states_their_links() -> None:
    states = [State(code=c, count=n, href=f"/a?name={c}") for n, c in enumerate(("RUS", "SGP", "VAT", "MLT"), 1)]
    drawn = draw_map([], states, whole=True)
    assert drawn.count("d-dot") == 3
    assert set(links(check_sound(str(drawn)))) == {f"/a?name={s.code}" for s in states}
    assert draw_map([], [State(code="SUN", count=3)], whole=True).count("d-shade") == 0


def test_the_legend_says_the_shades_counts() -> None:
    words = map_legend([State(code="RUS", count=1), State(code="USA", count=1000)])
    assert "1 to 3" in words
    assert "252 and more" in words
    assert "disputed" in words


def test_detail_is_coarse_for_the_world_and_fine_for_a_region() -> None:
    assert view_of([], 800).detail == 110
    assert view_of([(127.0, 37.5)], 360).detail == 50
    assert isinstance(view_of([(127.0, 37.5)], 360), View)
