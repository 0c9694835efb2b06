"""What every drawing must be: well-formed, without script or style, with all of it inside its frame."""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as ET

from hypothesis import strategies as st

SPACE = "{http://www.w3.org/2000/svg}"
KNOWN = {"svg", "title", "desc", "g", "a", "path", "rect", "circle", "text", "div", "span"}
COMMAND = re.compile(r"[a-zA-Z][^a-zA-Z]*")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?|-?\.\d+")
SLACK = 3.0
WORDS = st.text(max_size=40) | st.sampled_from(
    [
        "", " ", "<script>alert(1)</script>", "\"' onload='x", "]]><!--", "&lt;b&gt;&#0;", "\x00\x1b\x7f\x85", "\ud800",
        "\u202egnp.exe", "שלום עולם", "مرحبا بالعالم", "日本国と北朝鮮", "W" * 300, "a " * 200, "🏳️‍🌈" * 20, "{{ 7*7 }}",
    ]
)  # fmt: skip
HREFS = WORDS | st.sampled_from(["#e1", "/x?y=z", "?a=b", "//evil.example", "javascript:alert(1)", "/\\evil.example"])


def points_of(path: str) -> list[tuple[float, float]]:
    """Every point that a path goes to or is bent by."""
    x = y = 0.0
    start = (0.0, 0.0)
    found = []
    for command in COMMAND.findall(path):
        kind, numbers = command[0], [float(n) for n in NUMBER.findall(command[1:])]
        assert all(map(math.isfinite, numbers))
        relative = kind.islower()
        if kind in "zZ":
            x, y = start
        elif kind in "hH":
            for n in numbers:
                x = x + n if relative else n
                found.append((x, y))
        elif kind in "vV":
            for n in numbers:
                y = y + n if relative else n
                found.append((x, y))
        elif kind in "aA":
            for n in range(0, len(numbers), 7):
                x, y = numbers[n + 5] + (x if relative else 0), numbers[n + 6] + (y if relative else 0)
                found.append((x, y))
        else:
            size = {"M": 2, "L": 2, "Q": 4, "C": 6}[kind.upper()]
            assert numbers
            assert len(numbers) % size == 0
            for n in range(0, len(numbers), size):
                pairs = [(numbers[n + k], numbers[n + k + 1]) for k in range(0, size, 2)]
                pairs = [(px + x, py + y) if relative else (px, py) for px, py in pairs]
                found += pairs
                x, y = pairs[-1]
                if kind in "mM" and n == 0:
                    start = (x, y)
    return found


def corners(node: ET.Element) -> list[tuple[float, float]]:
    """The points of an element that must lie in the frame. Control points of curves may lie outside."""
    name = node.tag.removeprefix(SPACE)

    def get(key: str) -> float:
        value = float(node.get(key, "0"))
        assert math.isfinite(value)
        return value

    if name == "path":
        assert re.fullmatch(r"[MmLlHhVvQqCcAaZz0-9 .\-]*", node.get("d", ""))
        found = points_of(node.get("d", ""))
        free = re.search("[CcQq]", node.get("d", "")) or re.search("d-mark|d-cross", node.get("class", ""))
        return [] if free else found
    if name == "circle":
        x, y, r = get("cx"), get("cy"), get("r")
        return [(x - r, y - r), (x + r, y + r)] if "d-mark" not in node.get("class", "") else [(x, y)]
    if name == "rect":
        assert get("width") >= 0
        assert get("height") >= 0
        loose = "d-mark" in node.get("class", "")
        x, y, w, h = get("x"), get("y"), get("width"), get("height")
        return [(x + w / 2, y + h / 2)] if loose else [(x, y), (x + w, y + h)]
    return [(get("x"), get("y"))] if name == "text" else []


def check_sound(svg: str) -> ET.Element:
    """A drawing as an element, after looking at everything that must hold of it."""
    svg.encode()
    root = ET.fromstring(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))
    left, top, width, height = map(float, root.get("viewBox", "").split())
    assert (left, top) == (0, 0)
    assert 0 < width < 20000
    assert 0 < height < 20000
    assert root.get("role") in ("img", "group")
    names = {node.get("id"): node for node in root if node.get("id")}
    assert root.get("aria-labelledby") in names
    assert root.get("aria-describedby") in names
    check(root, width, height, 1.0)
    return root


def check(node: ET.Element, width: float, height: float, scale: float) -> None:
    """An element and what is in it."""
    assert node.tag.removeprefix(SPACE) in KNOWN
    for name, value in node.attrib.items():
        assert name != "style"
        assert not name.startswith("on")
        if name == "href":
            assert re.match(r"[#?/]", value)
            assert not value.startswith(("//", "/\\"))
    found = re.fullmatch(r"scale\(([0-9.]+)\)", node.get("transform", "scale(1)"))
    assert found
    scale *= float(found[1])
    for x, y in corners(node):
        assert -SLACK <= x * scale <= width + SLACK, ET.tostring(node)[:200]
        assert -SLACK <= y * scale <= height + SLACK, ET.tostring(node)[:200]
    for child in node:
        check(child, width, height, scale)


def texts(root: ET.Element) -> list[str]:
    """The words that a drawing shows."""
    return [node.text or "" for node in root.iter(f"{SPACE}text")]


def links(root: ET.Element) -> list[str]:
    """The addresses of its links, in their order."""
    return [node.get("href", "") for node in root.iter(f"{SPACE}a")]
