"""The network that pages draw, built with pyvis: nodes for actors, one edge for all claims between two of them.

pyvis' own page is not used: it loads scripts from elsewhere and puts titles and headings into HTML as they are.
Its ``nodes`` and ``edges`` are plain data, and that is what :func:`build` is for.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable

import networkx as nx
from pyvis.network import Network

from export.contents import Contents
from export.families import FAMILIES, links, weights
from export.layout import MANY, Box, communities, place, place_communities
from export.safe import shorten

_SHAPES = {
    "State": "hexagon",
    "Territory": "diamond",
    "Place": "triangleDown",
    "Person": "dot",
    "Organization": "square",
    "Group": "triangle",
    "Role": "dot",
    "Author": "star",
}
LABEL_CHARS = 28
_CHAR, _LINE = 7.2, 18.0  # CSS pixels that a label's character and line take at zoom 1


class _Ids(list[int]):
    """Node ids that are found in constant time: pyvis searches its list at every edge, which takes minutes at 20,000."""

    def __init__(self) -> None:
        super().__init__()
        self._known: set[int] = set()

    def append(self, item: int) -> None:
        super().append(item)
        self._known.add(item)

    def __contains__(self, item: object) -> bool:
        return item in self._known


def build(contents: Contents) -> Network:
    """Build the network of a graph's actors.

    A node's id is its actor's index in ``contents.actors``; ``weight``, ``x``, ``y`` and ``community`` are set. An edge
    stands for all claims between two actors: ``claims`` is a flat list of triples (index of the claim, direction: 1
    along the edge, -1 against it, 0 both ways, index in :data:`FAMILIES`). ``network.communities`` lists each group's
    centre, radius and size; it is empty unless there are more than :data:`export.layout.MANY` actors.
    """
    number = {actor.iri: i for i, actor in enumerate(contents.actors)}
    counted = weights(contents)
    bundles: dict[tuple[int, int], list[int]] = defaultdict(list)
    for c, claim in enumerate(contents.claims):
        for link in links(claim):
            if link.a in number and link.b in number:
                a, b = number[link.a], number[link.b]
                along = 0 if link.direction == 0 else (1 if a < b else -1)
                bundles[min(a, b), max(a, b)] += [c, along, FAMILIES.index(link.family)]
    spots, home, discs = _placed(contents, sorted(bundles), counted)
    network = Network(directed=True)
    network.node_ids = _Ids()
    network.communities = discs
    for i, actor in enumerate(contents.actors):
        network.add_node(
            i,
            label=shorten(actor.label, LABEL_CHARS),
            shape=_SHAPES.get(actor.type, "dot"),
            size=size(counted[actor.iri]),
            group=actor.type,
            weight=counted[actor.iri],
            x=spots[i][0],
            y=spots[i][1],
            community=home.get(i),
        )
    for (a, b), claims in sorted(bundles.items()):
        network.add_edge(a, b, value=len(claims) // 3, claims=claims)
    return network


def size(weight: int) -> int:
    """Give a node's radius in canvas units (9 to 26): its area grows with the logarithm of what is said.

    >>> size(0), size(10), size(1000)
    (9, 15, 26)
    """
    return min(26, round(9 + 5.6 * math.log10(1 + weight)))


def _placed(
    contents: Contents, edges: Iterable[tuple[int, int]], counted: dict[str, int]
) -> tuple[dict[int, tuple[float, float]], dict[int, int], list[tuple[float, float, float, int]]]:
    """Give every actor's place, and where there are many, its group and the groups' discs with their sizes."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(contents.actors)))
    graph.add_edges_from(edges)
    radii = [size(counted[actor.iri]) for actor in contents.actors]
    if len(graph) <= MANY:
        labels = (shorten(actor.label, LABEL_CHARS) for actor in contents.actors)
        return (
            place(graph, {i: _box(label, r) for i, (label, r) in enumerate(zip(labels, radii, strict=True))}),
            {},
            [],
        )
    groups = communities(graph)
    # inside groups, labels show where there is room: a node takes only its own
    spots, discs = place_communities(graph, groups, {i: (2.6 * r, 2.6 * r) for i, r in enumerate(radii)})
    home = {n: i for i, group in enumerate(groups) for n in group}
    return spots, home, [(*disc, len(group)) for disc, group in zip(discs, groups, strict=True)]


def _box(label: str, radius: int) -> Box:
    """Give the room that a node takes with its label underneath."""
    return max(2 * radius, len(label) * _CHAR), 2 * radius + _LINE
