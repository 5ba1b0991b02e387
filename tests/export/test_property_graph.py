"""GraphML, GEXF and Neo4j's CSV, read back."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

import networkx as nx

from export.contents import Contents
from export.property_graph import edges, gexf, graphml, neo4j_edges, neo4j_nodes

#: https://neo4j.com/docs/operations-manual/current/tools/neo4j-admin/neo4j-admin-import/: name:TYPE, :ID, :LABEL ...
NEO4J_FIELD = re.compile(r"(\w*):(ID|LABEL|START_ID|END_ID|TYPE)|\w+(:(int|double|boolean|date|string))?")


def test_graphml_keeps_sign_weight_dates_and_quote(said: Contents) -> None:
    read = nx.read_graphml(io.BytesIO(graphml(said)), force_multigraph=True)
    assert read.number_of_nodes() == len(said.actors) + len(said.issues)
    assert read.number_of_edges() == len(list(edges(said)))
    found = [d for _, _, d in read.edges(data=True) if d["name"] == "ACCUSE"]
    assert len(found) == 1
    assert found[0]["sign"] == -1
    assert found[0]["weight"] == 0.93
    assert found[0]["start"] == "2025-06-03"
    assert "accused him of weakness" in found[0]["quote"]


def test_gexf_is_read_with_its_attributes_and_has_no_clock_in_it(said: Contents) -> None:
    data = gexf(said)
    read = nx.read_gexf(io.BytesIO(data))
    labels = {d["label"] for _, d in read.nodes(data=True)}
    assert {"Egypt", "Hanna Bekele", "mediation by the African Union"} <= labels
    signs = {d["sign"] for *_, d in read.edges(data=True)}
    assert signs == {-1, 0, 1}
    assert b"lastmodified" not in data
    assert data == gexf(said)


def test_gephi_gets_dates_for_its_timeline(said: Contents) -> None:
    assert b'start="2025-05-30"' in gexf(said)


def test_neo4j_headers_and_references(said: Contents) -> None:
    nodes = list(csv.reader(io.StringIO(neo4j_nodes(said).decode())))
    rows = list(csv.reader(io.StringIO(neo4j_edges(said).decode())))
    for header in (nodes[0], rows[0]):
        for name in header:
            assert NEO4J_FIELD.fullmatch(name), name
    assert {len(row) for row in nodes} == {len(nodes[0])}
    assert {len(row) for row in rows} == {len(rows[0])}
    known = {row[0] for row in nodes[1:]}
    assert len(rows) > 20
    assert {row[0] for row in rows[1:]} | {row[1] for row in rows[1:]} <= known
    assert {"Actor;State", "Actor;Person", "Issue;Issue"} <= {row[2] for row in nodes[1:]}
    assert {row[6] for row in rows[1:]} == {"-1", "0", "1"}


def test_what_xml_cant_hold_is_replaced(said: Contents) -> None:
    nasty = replace(said.actors[0], label="a\x00b\x1b\ud800]]>&<é🌊")
    read = nx.read_graphml(io.BytesIO(graphml(replace(said, actors=(nasty, *said.actors[1:])))))
    assert read.nodes[nasty.iri]["label"] == "a�b��]]>&<é🌊"
