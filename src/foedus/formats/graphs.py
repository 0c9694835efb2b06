"""The network of parties as GEXF 1.3 and as GraphML, for Gephi, igraph, networkx and their like."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from xml.etree import ElementTree
from xml.sax.saxutils import escape

GEXF = "http://gexf.net/1.3"
GRAPHML = "http://graphml.graphdrawing.org/xmlns"
# What XML 1.0 cannot hold, not even escaped.
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Node:
    """A party: `key` as the filters take it, its name, its country's code where it has one; `happenings` that it is in
    with others of the network."""

    key: str
    label: str
    country: str | None
    happenings: int


@dataclass(frozen=True, slots=True)
class Edge:
    """What passed between two parties, in happenings, either way. `mean` is their mean conflict-cooperation score (-10
    to 10), `first` and `last` ISO dates, perhaps only of a year or month; `open` did not happen."""

    source: str
    target: str
    source_name: str
    target_name: str
    happenings: int
    cooperation: int
    conflict: int
    neutral: int
    open: int
    mean: float | None
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Network:
    """Parties and what passed between them; each edge's ends are among the nodes."""

    nodes: Sequence[Node]
    edges: Sequence[Edge]


_KINDS = {"str": "string", "int": "integer", "float": "double"}


def _columns(record: type, leave: Sequence[str]) -> Mapping[str, str]:
    """Field and GEXF type of what a record says of itself."""
    return {f.name: _KINDS[str(f.type).split(" ")[0]] for f in fields(record) if f.name not in leave}


_NODE = _columns(Node, ("key", "label"))
_EDGE = _columns(Edge, ("source", "target", "source_name", "target_name"))


def gexf(network: Network, *, title: str = "") -> Iterator[bytes]:
    """The network as GEXF 1.3, undirected; an edge lasts from its first happening to its last."""
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<gexf xmlns="{GEXF}" version="1.3">\n<meta><creator>foedus</creator>'.encode()
    yield f"<description>{escape(_clean(title))}</description></meta>\n".encode()
    yield b'<graph defaultedgetype="undirected" mode="dynamic" timeformat="date" idtype="string">\n'
    for kind, columns in (("node", _NODE), ("edge", _EDGE)):
        told = ElementTree.Element("attributes", {"class": kind})
        for name, type_ in columns.items():
            ElementTree.SubElement(told, "attribute", id=name, title=name, type=type_)
        yield _written(told)
    yield b"<nodes>\n"
    for node in network.nodes:
        yield _written(_gexf_element("node", {"id": node.key, "label": node.label}, node, _NODE))
    yield b"</nodes>\n<edges>\n"
    for number, edge in enumerate(network.edges):
        ends = {"id": str(number), "source": edge.source, "target": edge.target, "weight": str(edge.happenings)}
        spell = {"start": _day(edge.first, last=False), "end": _day(edge.last or edge.first, last=True)}
        yield _written(_gexf_element("edge", ends | {k: v for k, v in spell.items() if v}, edge, _EDGE))
    yield b"</edges>\n</graph>\n</gexf>\n"


def graphml(network: Network, *, title: str = "") -> Iterator[bytes]:
    """The network as GraphML, undirected; `weight` of an edge is its number of happenings."""
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<graphml xmlns="{GRAPHML}">\n'.encode()
    nodes, edges = {"label": "string", **_NODE}, {"weight": "double", **_EDGE}
    for kind, columns in (("node", nodes), ("edge", edges)):
        for name, type_ in columns.items():
            said = {"id": f"{kind}-{name}", "for": kind, "attr.name": name}
            yield _written(ElementTree.Element("key", said | {"attr.type": "int" if type_ == "integer" else type_}))
    yield f'<graph id="network" edgedefault="undirected">\n<desc>{escape(_clean(title))}</desc>\n'.encode()
    for node in network.nodes:
        yield _written(_graphml_element("node", {"id": node.key}, {n: getattr(node, n) for n in nodes}))
    for number, edge in enumerate(network.edges):
        ends = {"id": f"e{number}", "source": edge.source, "target": edge.target}
        values = {"weight": edge.happenings, **{n: getattr(edge, n) for n in _EDGE}}
        yield _written(_graphml_element("edge", ends, values))
    yield b"</graph>\n</graphml>\n"


def _gexf_element(
    tag: str, said: Mapping[str, str], record: Node | Edge, columns: Iterable[str]
) -> ElementTree.Element:
    made = ElementTree.Element(tag, {name: _clean(value) for name, value in said.items()})
    values = ElementTree.SubElement(made, "attvalues")
    for name in columns:
        if (value := getattr(record, name)) is not None:
            ElementTree.SubElement(values, "attvalue", {"for": name, "value": _clean(str(value))})
    return made


def _graphml_element(tag: str, said: Mapping[str, str], values: Mapping[str, object]) -> ElementTree.Element:
    made = ElementTree.Element(tag, {name: _clean(value) for name, value in said.items()})
    for name, value in values.items():
        if value is not None:
            ElementTree.SubElement(made, "data", key=f"{tag}-{name}").text = _clean(str(value))
    return made


def _written(element: ElementTree.Element) -> bytes:
    return f"{ElementTree.tostring(element, 'unicode')}\n".encode()


def _clean(text: str) -> str:
    """Text that XML can hold, on one line."""
    return " ".join(_NO_XML.sub("\N{REPLACEMENT CHARACTER}", text).split())


def _day(text: str | None, *, last: bool) -> str | None:
    """The first or last day that a date, perhaps cut to its month or year, can mean; GEXF knows whole days only."""
    if not text:
        return None
    year, month, day = (*(int(part) for part in text.split("-")), 0, 0)[:3]
    month = month or (12 if last else 1)
    return date(year, month, day or (monthrange(year, month)[1] if last else 1)).isoformat()
