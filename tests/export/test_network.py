"""What is between two actors, and where they stand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import networkx as nx
import pytest

from export.contents import Claim, ClaimKind, Contents, Towards, Words
from export.families import FAMILIES, Link, family, links
from export.layout import communities, place, place_communities
from export.network import build


def claim(kind: ClaimKind = "event", **given: Any) -> Claim:  # Any: whatever the field holds
    base = Claim(
        "c", "e1", "event", "a", "CONSULT", "actual", "t", 0.9, "q", Words(0, 1), Words(0, 1), "", "", "",
        sources=("x",), targets=("y",), quad_class="verbal-cooperation",
    )  # fmt: skip
    return replace(base, kind=kind, **given)


@pytest.mark.parametrize(
    "said, expected",
    [
        (claim(), [Link("x", "y", 1, "verbal-cooperation")]),
        (claim(reciprocal=True), [Link("x", "y", 0, "verbal-cooperation")]),
        (claim(quad_class=None), [Link("x", "y", 1, "domestic")]),
        (claim(targets=()), []),
        (claim(sources=()), []),
        (claim(targets=("x",)), []),
        (claim("relation"), [Link("x", "y", 1, "relation")]),
        (claim("statement", targets=()), []),
        (claim("stance", polarity="neutral"), [Link("x", "y", 1, "undecided")]),
        (
            claim("stance", polarity="support", targets=("i",), towards=(Towards("y", "oppose"),)),
            [Link("x", "y", 1, "oppose")],
        ),
    ],
)
def test_links(said: Claim, expected: list[Link]) -> None:
    assert list(links(said)) == expected


def test_every_family_of_a_claim_is_known(said: Contents) -> None:
    assert {family(c) for c in said.claims} <= {*FAMILIES, "statement"}


def test_all_claims_between_two_actors_are_one_edge(said: Contents) -> None:
    nodes, edges = build(said).get_network_data()[:2]
    assert [n["id"] for n in nodes] == list(range(len(said.actors)))
    pairs = [(e["from"], e["to"]) for e in edges]
    assert len(pairs) == len(set(pairs)) == len({frozenset(p) for p in pairs})
    assert sum(e["value"] for e in edges) == sum(
        1
        for c in said.claims
        for link in links(c)
        if link.a.startswith("http") and "/issue/" not in link.b and "/event/" not in link.b
    )


def test_places_are_the_same_each_time_and_boxes_dont_overlap() -> None:
    graph: nx.Graph[int] = nx.barabasi_albert_graph(60, 2, seed=3)
    graph.add_nodes_from(range(60, 66))
    boxes = {n: (60.0 + n, 40.0) for n in graph}
    spots = place(graph, boxes)
    assert spots == place(graph, boxes)
    for a in spots:
        for b in spots:
            if a < b:
                apart_x = abs(spots[a][0] - spots[b][0]) >= (boxes[a][0] + boxes[b][0]) / 2
                apart_y = abs(spots[a][1] - spots[b][1]) >= (boxes[a][1] + boxes[b][1]) / 2
                assert apart_x or apart_y, (a, b)


def test_groups_are_discs_that_hold_their_actors_and_dont_overlap() -> None:
    graph = nx.disjoint_union_all([nx.gnm_random_graph(40, 120, seed=s) for s in range(6)])
    graph.add_edges_from([(0, 41), (45, 90), (130, 170), (10, 210)])
    groups = communities(graph)
    assert sorted(n for g in groups for n in g) == sorted(graph)
    assert groups == communities(graph)
    spots, discs = place_communities(graph, groups, dict.fromkeys(graph, (50.0, 30.0)))
    for group, (x, y, radius) in zip(groups, discs, strict=True):
        for n in group:
            assert (spots[n][0] - x) ** 2 + (spots[n][1] - y) ** 2 <= radius**2
    for i, (x, y, r) in enumerate(discs):
        for u, v, s in discs[i + 1 :]:
            assert ((x - u) ** 2 + (y - v) ** 2) ** 0.5 >= r + s
