"""Build src/foedus/drawing/data/shapes.txt, the outlines of the map, from Natural Earth 4.1.0 (public domain).

    npm pack world-atlas@2.0.2            # Natural Earth 4.1.0, admin 0, 1:110m and 1:50m, as TopoJSON
    apt-get download qgis-common          # Natural Earth 4.1.0, breakaway and disputed areas, lines, 1:10m
    pip install pycountry                 # ISO 3166 numeric to alpha-3
    python scripts/build_shapes.py world-atlas-2.0.2.tgz world_map.gpkg

TopoJSON's arcs are simplified one by one (Visvalingam and Whyatt 1993: the point that spans the smallest triangle goes
first), so that neighbours keep sharing their border. The same input gives the same bytes.
"""

from __future__ import annotations

import heapq
import json
import math
import sqlite3
import struct
import sys
import tarfile
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path

DATA = Path(__file__).parents[1] / "src/foedus/drawing/data"
LEVELS = ((110, 0.0), (50, 0.0008))
"""Scales (1: so many million) with the smallest triangle kept, in square degrees."""
GRID = 100
"""Units a degree."""
CLAIM_AREA = 0.002
OWN_CODES = {"Kosovo": "XKX"}
HEADER = """\
# The outlines of the map. Built by scripts/build_shapes.py from Natural Earth 4.1.0 (2018), public domain: admin 0
# countries 1:110m and 1:50m as in the npm package world-atlas 2.0.2, the latter simplified, and the lines of the layer
# "breakaway, disputed areas" 1:10m as in Debian's qgis-common 3.22. Boundaries are those that Natural Earth found in
# force on the ground; what is disputed is said in disputed.toml. Not to be edited by hand. Lines by their first letter:
#   l SCALE     the level of detail that the lines after it belong to, 1: so many million
#   a CLASS POINTS   an arc. CLASS: c coast, b border, d disputed border, e edge of the map (no line). POINTS: longitude
#               and latitude in hundredths of a degree, differences from the point before (the first from 0, 0), each
#               difference n as the base-32 digits, lowest first, of 2n or -2n-1; the digit v is the character 63 + v,
#               95 + v where another one follows
#   s CODE LON LAT RINGS NAME   a state; LON LAT its label's place in hundredths of a degree; RINGS by ";", each of arcs
#               by ",", numbered from 0 in the level, ~n read backwards. CODE as in states.csv, "-" where there is none
#   h ...       the same for an area that is hatched as disputed
#   p CODE LON LAT NAME   the place of a state that is too small for any level
#   k POINTS    a claimed line, drawn as disputed at every level
"""

Point = tuple[float, float]


def main() -> None:
    """Read the two files named on the command line and write the data."""
    atlas, world_map = map(Path, sys.argv[1:3])
    disputed = tomllib.loads((DATA / "disputed.toml").read_text("utf-8"))
    lines = [HEADER.rstrip("\n")]
    with tarfile.open(atlas) as packed:
        for scale, least in LEVELS:
            found = packed.extractfile(f"package/countries-{scale}m.json")
            assert found is not None
            lines += level(json.load(found), scale, least, disputed)
        finest = packed.extractfile("package/countries-10m.json")
        assert finest is not None
        lines += specks(json.load(finest), {line.split(" ", 2)[1] for line in lines if line[:2] in ("s ", "h ")})
    lines += [f"k {packed_points(line)}" for line in claims(world_map, set(disputed["claims"]["leave"]))]
    text = "\n".join(lines) + "\n"
    (DATA / "shapes.txt").write_text(text, "utf-8", newline="\n")
    print(f"{len(text):,} bytes")


def level(topology: dict, scale: int, least: float, disputed: dict) -> list[str]:
    """The lines of one level of detail."""
    arcs = unpacked(topology)
    shapes = [
        (code_of(g), g["properties"]["name"], rings_of(g)) for g in topology["objects"]["countries"]["geometries"]
    ]
    users = {}
    for code, name, rings in shapes:
        for ring in rings:
            for arc in ring:
                users.setdefault(arc if arc >= 0 else ~arc, []).append(name if code == "-" else code)
    pieces: dict[int, list[tuple[str, list[Point]]]] = {
        n: classed(points, users.get(n, []), disputed) for n, points in enumerate(arcs)
    }
    new, made = {}, []
    for n, parts in pieces.items():
        new[n] = range(len(made), len(made) + len(parts))
        made += parts
    simple = [(kind, simplified(points, least)) for kind, points in made]
    states = []
    for code, name, rings in shapes:
        split = [[m for arc in ring for m in ordered(arc, new)] for ring in rings]
        states += parts_of(code, name, split, simple, disputed)
    kept, places = [], {}
    for state in states:
        for ring in state[2]:
            for arc in ring:
                places.setdefault(arc if arc >= 0 else ~arc, len(places))
    for old in places:
        kept.append(simple[old])
    lines = [f"l {scale}", *(f"a {kind} {packed_points(points)}" for kind, points in kept)]
    for letter, code, rings, name in sorted(states, key=lambda s: (s[1], s[3])):
        numbered = ";".join(",".join(f"~{places[~a]}" if a < 0 else str(places[a]) for a in ring) for ring in rings)
        x, y = label_place([joined(ring, simple) for ring in rings])
        lines.append(f"{letter} {code} {round(x * GRID)} {round(y * GRID)} {numbered} {name}")
    print(scale, len(kept), "arcs", sum(len(p) for _, p in kept), "points", len(states), "shapes")
    return lines


def specks(topology: dict, known: set[str]) -> list[str]:
    """The places of the states that only the finest level has, as lines."""
    arcs = [("c", points) for points in unpacked(topology)]
    found = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        code = code_of(geometry)
        if code not in known and code != "-":
            x, y = label_place([joined(ring, arcs) for ring in rings_of(geometry)])
            found.append(f"p {code} {round(x * GRID)} {round(y * GRID)} {geometry['properties']['name']}")
    return sorted(found)


def unpacked(topology: dict) -> list[list[Point]]:
    """TopoJSON's arcs in degrees."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)
    return arcs


def code_of(geometry: dict) -> str:
    """The alpha-3 code of a shape, "-" where there is none."""
    import pycountry

    name = geometry["properties"]["name"]
    found = pycountry.countries.get(numeric=geometry.get("id", ""))
    return found.alpha_3 if found else OWN_CODES.get(name, "-")


def rings_of(geometry: dict) -> list[list[int]]:
    """All rings of a shape; which are holes is told by the even-odd rule."""
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return [ring for polygon in polygons for ring in polygon]


def classed(points: list[Point], users: Sequence[str], disputed: dict) -> list[tuple[str, list[Point]]]:
    """An arc in pieces, each with its class: coast, border, disputed border or edge."""
    edge = all(abs(abs(x) - 180) < 0.02 for x, _ in points) or all(y < -89.9 for _, y in points)
    if edge:
        return [("e", points)]
    if len(set(users)) < 2:
        coast = any(c["of"] in users for c in disputed["coast"])
        return [("d" if coast else "c", points)]
    rule = next((b for b in disputed["border"] if set(b["of"]) == set(users)), None)
    if rule is None or "box" not in rule:
        return [("d" if rule else "b", points)]
    west, south, east, north = rule["box"]
    inside = [west <= x <= east and south <= y <= north for x, y in points]
    found: list[tuple[str, list[Point]]] = []
    for n in range(len(points) - 1):
        kind = "d" if inside[n] and inside[n + 1] else "b"
        if found and found[-1][0] == kind:
            found[-1][1].append(points[n + 1])
        else:
            found.append((kind, [points[n], points[n + 1]]))
    return found


def ordered(arc: int, new: dict[int, range]) -> list[int]:
    """The pieces of an arc in the order of its direction."""
    return list(new[arc]) if arc >= 0 else [~m for m in reversed(new[~arc])]


def joined(ring: Sequence[int], arcs: Sequence[tuple[str, list[Point]]]) -> list[Point]:
    """A ring's points; where it crosses the date line it goes on beyond 180 degrees."""
    points: list[Point] = []
    for arc in ring:
        for x, y in arcs[arc][1] if arc >= 0 else arcs[~arc][1][::-1]:
            turns = round((points[-1][0] - x) / 360) if points else 0
            points.append((x + 360 * turns, y))
    return points


def parts_of(code: str, name: str, rings: list, arcs: list, disputed: dict) -> list[tuple[str, str, list, str]]:
    """A shape without its disputed parts, and these; rings that simplifying left nothing of are dropped."""
    full = [ring for ring in rings if abs(area(joined(ring, arcs))) > 1e-4] or rings[:1]
    rules = [a for a in disputed["area"] if a["of"] in (code, name)]
    out = []
    for rule in rules:
        if "at" not in rule:
            return [("h", code, full, rule["name"])]
        part = [ring for ring in full if holds(joined(ring, arcs), rule["at"])]
        smallest = min(part, key=lambda ring: abs(area(joined(ring, arcs))), default=None)
        if smallest is not None and abs(area(joined(smallest, arcs))) < 50:
            full = [ring for ring in full if ring is not smallest]
            out.append(("h", "-", [smallest], rule["name"]))
    return [("s", code, full, name), *out]


def simplified(points: list[Point], least: float) -> list[Point]:
    """The points without those that span less than `least` square degrees of the equator with their neighbours."""
    n = len(points)
    closed = points[0] == points[-1]
    if n < 3 or not least:
        return points
    before, after = list(range(-1, n - 1)), list(range(1, n + 1))
    size = [math.inf] * n

    def triangle(i: int) -> float:
        (x0, y0), (x1, y1), (x2, y2) = points[before[i]], points[i], points[after[i]]
        return abs((x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)) / 2 * math.cos(math.radians(y1))

    heap = []
    for i in range(1, n - 1):
        size[i] = triangle(i)
        heap.append((size[i], i))
    heapq.heapify(heap)
    left = n
    gone = set()
    while heap:
        now, i = heapq.heappop(heap)
        if i in gone or now != size[i]:
            continue
        if now >= least or left <= (5 if closed else 2):
            break
        gone.add(i)
        left -= 1
        after[before[i]], before[after[i]] = after[i], before[i]
        for j in (before[i], after[i]):
            if 0 < j < n - 1:
                size[j] = max(now, triangle(j))
                heapq.heappush(heap, (size[j], j))
    return [p for i, p in enumerate(points) if i not in gone]


def claims(world_map: Path, leave: Iterable[str]) -> list[list[Point]]:
    """The claimed lines, simplified."""
    with sqlite3.connect(world_map) as db:
        rows = db.execute("SELECT name, geom FROM disputed_borders ORDER BY fid").fetchall()
    lines = [line for name, geom in rows if name not in leave for line in multiline(geom)]
    return [simplified(line, CLAIM_AREA) for line in lines]


def multiline(blob: bytes) -> list[list[Point]]:
    """The lines of a GeoPackage geometry: a header, then WKB."""
    at = 8 + (0, 32, 48, 48, 64)[blob[3] >> 1 & 7]
    (count,) = struct.unpack_from("<I", blob, at + 5)
    at += 9
    lines = []
    for _ in range(count):
        (n,) = struct.unpack_from("<I", blob, at + 5)
        numbers = struct.unpack_from(f"<{2 * n}d", blob, at + 9)
        lines.append(list(zip(numbers[::2], numbers[1::2], strict=True)))
        at += 9 + 16 * n
    return lines


def packed_points(points: Sequence[Point]) -> str:
    """Points on the grid, without repetitions, as the header says."""
    grid = [(round(x * GRID), round(y * GRID)) for x, y in points]
    grid = [p for n, p in enumerate(grid) if n == 0 or p != grid[n - 1]]
    if len(grid) == 1:
        grid *= 2
    out = []
    x0 = y0 = 0
    for x, y in grid:
        out += [digits(x - x0), digits(y - y0)]
        x0, y0 = x, y
    return "".join(out)


def digits(value: int) -> str:
    """A difference as base-32 digits, lowest first."""
    n = 2 * value if value >= 0 else -2 * value - 1
    out = ""
    while n >= 32:
        out += chr(95 + n % 32)
        n //= 32
    return out + chr(63 + n)


def area(points: Sequence[Point]) -> float:
    """The signed area of a ring in square degrees."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, [*points[1:], points[0]], strict=True)) / 2


def holds(ring: Sequence[Point], point: Sequence[float]) -> bool:
    """Whether a point lies in a ring."""
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def label_place(rings: Sequence[Sequence[Point]]) -> Point:
    """The point of the largest ring, of a grid of 24 by 24, that lies farthest from its edge."""
    ring = max(rings, key=lambda r: abs(area(r)))
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    stretch = math.cos(math.radians((min(ys) + max(ys)) / 2))
    best, room = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2), -1.0
    for i in range(1, 24):
        for j in range(1, 24):
            x = min(xs) + (max(xs) - min(xs)) * i / 24
            y = min(ys) + (max(ys) - min(ys)) * j / 24
            if holds(ring, (x, y)):
                near = min(math.hypot((x - a) * stretch, y - b) for a, b in ring)
                if near > room:
                    best, room = (x, y), near
    return (best[0] + 180) % 360 - 180, best[1]


if __name__ == "__main__":
    main()
