"""RDF files, each read back with the libraries that people read them with."""

from __future__ import annotations

import json

import pyoxigraph
import pytest
import rdflib
from pyld import jsonld

from export.rdf_files import json_ld, nquads, trig, turtle
from kg.graph.store import Graph
from kg.model import Record

Quads = set[tuple[str, ...]]


def quads_of(data: bytes, form: pyoxigraph.RdfFormat) -> Quads:
    return {(*map(str, quad.triple), str(quad.graph_name)) for quad in pyoxigraph.parse(data, format=form)}


@pytest.fixture(scope="module")
def expected(graph: Graph) -> Quads:
    return {(*map(str, quad.triple), str(quad.graph_name)) for quad in graph.store}


def test_trig_and_nquads_hold_the_whole_graph(graph: Graph, expected: Quads) -> None:
    assert quads_of(trig(graph), pyoxigraph.RdfFormat.TRIG) == expected
    assert quads_of(nquads(graph), pyoxigraph.RdfFormat.N_QUADS) == expected


def test_turtle_holds_every_triple(graph: Graph, expected: Quads) -> None:
    made = quads_of(turtle(graph), pyoxigraph.RdfFormat.TURTLE)
    assert {quad[:3] for quad in made} == {quad[:3] for quad in expected}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib warns of itself
@pytest.mark.parametrize("make, form", [(turtle, "turtle"), (trig, "trig"), (nquads, "nquads")])
def test_rdflib_reads_as_many_triples(make: object, form: str, graph: Graph, expected: Quads) -> None:
    assert callable(make)
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=make(graph), format=form)
    assert len(set(dataset.triples((None, None, None)))) == len({quad[:3] for quad in expected})


def test_a_json_ld_processor_gives_the_same_graph_back(graph: Graph, expected: Quads) -> None:
    document = json.loads(json_ld(graph))
    made = jsonld.to_rdf(document, {"format": "application/n-quads", "base": ""})
    assert quads_of(made.encode(), pyoxigraph.RdfFormat.N_QUADS) == expected


def test_json_ld_reads_like_plain_json(graph: Graph) -> None:
    document = json.loads(json_ld(graph))
    nodes = {node["id"]: node for part in document["graph"] for node in part["graph"] if "id" in node}
    stance = nodes["article/nile-dam-talks/stance/2"]
    assert stance["type"] == ["Claim", "Stance"]
    assert stance["polarity"] == "oppose"
    assert stance["status"] == "actual"
    assert stance["against"] == "actor/ETH"
    assert stance["quote"] == "Fadel rejected any Ethiopian filling of the reservoir without a treaty."


@pytest.mark.parametrize("make", [turtle, trig, nquads, json_ld])
def test_the_same_record_gives_the_same_bytes(make: object, graph: Graph, record: Record) -> None:
    assert callable(make)
    assert make(graph) == make(Graph.of([record]))
