"""Our own SVG for the dossier and the web app: network, timeline, bars, map, curves, obligations.

Plain dataclasses in, `markupsafe.Markup` of one `<svg>` out: everything escaped, no script, no style attribute.
All share the style sheet of `style()`. Links may lead only within the page or its site ("#...", "?...", "/...").
"""

from foedus.drawing.curves import Change, Curve, Point, draw_curves
from foedus.drawing.duties import Duty, duties_of
from foedus.drawing.legends import (
    curves_legend,
    map_legend,
    network_legend,
    obligations_legend,
    periods_legend,
    timeline_legend,
)  # fmt: skip
from foedus.drawing.maps import NOTE, Place, State, draw_map
from foedus.drawing.network import Node, Tie, draw_network
from foedus.drawing.obligations import draw_obligations
from foedus.drawing.periods import Period, draw_periods
from foedus.drawing.signs import Sign, sign_of
from foedus.drawing.style import FOLD, NARROW, WIDE, both, style
from foedus.drawing.timeline import Mark, draw_timeline

__all__ = [
    "FOLD",
    "NARROW", "NOTE", "WIDE", "Change", "Curve", "Duty", "Mark", "Node", "Period", "Place", "Point", "Sign", "State",
    "Tie", "both", "curves_legend", "draw_curves", "draw_map", "draw_network", "draw_obligations", "draw_periods",
    "draw_timeline", "duties_of", "map_legend", "network_legend", "obligations_legend", "periods_legend", "sign_of",
    "style", "timeline_legend",
]  # fmt: skip
