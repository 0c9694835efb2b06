"""The network as GEXF and GraphML: what other programs read of it is what it holds."""

import io
from datetime import date
from xml.etree import ElementTree

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.formats.graphs import GEXF, GRAPHML, Edge, Network, Node, gexf, graphml

NETWORK = Network(
    [Node("EGY", "Egypt", "EGY", 7), Node("FRA", "France", "FRA", 4), Node("*Arab League", "Arab League", None, 3)],
    [
        Edge("EGY", "FRA", "Egypt", "France", 4, 1, 2, 0, 1, -2.5, "1956-10-31", "1956-11"),
        Edge("*Arab League", "EGY", "Arab League", "Egypt", 3, 3, 0, 0, 0, 4.0, "1956", None),
        Edge("*Arab League", "FRA", "Arab League", "France", 1, 0, 0, 0, 1, None, None, None),
    ],
)


def _tree(parts):
    return ElementTree.fromstring(b"".join(parts))


def _gexf_values(element):
    return {v.get("for"): v.get("value") for v in element.iter(f"{{{GEXF}}}attvalue")}


def test_gexf_holds_the_network():
    tree = _tree(gexf(NETWORK, title="since 1956"))
    assert tree.get("version") == "1.3"
    nodes = {n.get("id"): n for n in tree.iter(f"{{{GEXF}}}node")}
    assert {k: n.get("label") for k, n in nodes.items()} == {n.key: n.label for n in NETWORK.nodes}
    assert _gexf_values(nodes["EGY"]) == {"country": "EGY", "happenings": "7"}
    assert _gexf_values(nodes["*Arab League"]) == {"happenings": "3"}
    first, second, third = tree.iter(f"{{{GEXF}}}edge")
    assert (first.get("source"), first.get("target"), first.get("weight")) == ("EGY", "FRA", "4")
    assert _gexf_values(first)["mean"] == "-2.5"
    assert (first.get("start"), first.get("end")) == ("1956-10-31", "1956-11-30")
    assert (second.get("start"), second.get("end")) == ("1956-01-01", "1956-12-31")
    assert (third.get("start"), third.get("end"), "mean" in _gexf_values(third)) == (None, None, False)


def test_gexf_uses_only_attributes_that_it_declares():
    tree = _tree(gexf(NETWORK))
    for kind in ("node", "edge"):
        (told,) = (a for a in tree.iter(f"{{{GEXF}}}attributes") if a.get("class") == kind)
        declared = {a.get("id"): a.get("type") for a in told}
        for element in tree.iter(f"{{{GEXF}}}{kind}"):
            for name, value in _gexf_values(element).items():
                {"integer": int, "double": float, "string": str}[declared[name]](value)


def test_graphml_holds_the_network():
    tree = _tree(graphml(NETWORK))
    declared = {k.get("id") for k in tree.iter(f"{{{GRAPHML}}}key")}
    assert {d.get("key") for d in tree.iter(f"{{{GRAPHML}}}data")} <= declared
    edge = next(tree.iter(f"{{{GRAPHML}}}edge"))
    held = {d.get("key"): d.text for d in edge}
    assert held["edge-weight"] == held["edge-happenings"] == "4"
    assert held["edge-first"] == "1956-10-31"


@pytest.mark.parametrize(("form", "read"), [(gexf, "read_gexf"), (graphml, "read_graphml")])
def test_networkx_reads_it(form, read):
    graph = getattr(networkx, read)(io.BytesIO(b"".join(form(NETWORK))))
    assert not graph.is_directed()
    assert set(graph.nodes) == {n.key for n in NETWORK.nodes}
    assert graph.edges["EGY", "FRA"]["conflict"] == 2
    assert graph.edges["EGY", "FRA"]["weight"] == 4
    assert graph.nodes["EGY"]["label"] == "Egypt"


@settings(deadline=None)
@given(st.text(), st.text(min_size=1))
def test_any_text_makes_xml(title, name):
    network = Network([Node("a", name, None, 1)], [Edge("a", "a", name, name, 1, 0, 0, 0, 1, None, None, None)])
    for form in (gexf, graphml):
        _tree(form(network, title=title))


@settings(deadline=None)
@given(st.dates(), st.sampled_from([4, 7, 10]))
def test_spells_of_gexf_hold_the_date_that_is_known(day: date, length):
    text = day.isoformat()[:length]
    network = Network([Node("a", "a", None, 1)], [Edge("a", "a", "a", "a", 1, 0, 0, 0, 1, None, text, text)])
    (edge,) = _tree(gexf(network)).iter(f"{{{GEXF}}}edge")
    assert date.fromisoformat(edge.get("start")) <= day <= date.fromisoformat(edge.get("end"))


def test_an_empty_network_is_one():
    for form in (gexf, graphml):
        _tree(form(Network([], [])))
