"""The network that pages draw, built with pyvis: nodes for actors, one edge for all claims between two of them.

pyvis' own page is not used: it loads scripts from elsewhere and puts titles and headings into HTML as they are.
Its ``nodes`` and ``edges`` are plain data, and that is what :func:`build` is for.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

import networkx as nx
from pyvis.network import Network

from export.contents import Claim, Contents
from export.layout import MANY, Box, communities, place, place_communities
from export.safe import shorten

#: what a line between two actors says; the page's legend lists them in this order
FAMILIES = (
    "support",
    "oppose",
    "undecided",
    "verbal-cooperation",
    "material-cooperation",
    "verbal-conflict",
    "material-conflict",
    "domestic",
    "relation",
)
_STANCE_FAMILY = {"support": "support", "oppose": "oppose", "neutral": "undecided"}
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

Direction = Literal[1, -1, 0]


@dataclass(frozen=True, slots=True)
class Link:
    """What one claim says between two actors: ``direction`` 1 from ``a`` to ``b``, 0 both ways."""

    a: str
    b: str
    direction: Literal[1, 0]
    family: str


def links(claim: Claim) -> Iterator[Link]:
    """Yield what a claim says between pairs of actors; a statement, and a claim with one actor only, say nothing.

    A stance links its holder to the actors it is for or against, and if it is undecided, to the actor it is towards.
    """
    pairs: Iterable[tuple[str, str, str]]
    if claim.kind == "stance":
        holder = claim.sources[0] if claim.sources else None
        if holder is None:
            return
        if claim.towards:
            pairs = [(holder, t.actor, _STANCE_FAMILY[t.polarity]) for t in claim.towards]
        else:
            pairs = [(holder, t, _STANCE_FAMILY[claim.polarity or "neutral"]) for t in claim.targets]
    else:
        pairs = [(s, t, family(claim)) for s in claim.sources for t in claim.targets]
    seen = set()
    for source, target, kind in pairs:
        if source != target and (source, target, kind) not in seen:
            seen.add((source, target, kind))
            yield Link(source, target, 0 if claim.reciprocal else 1, kind)


def family(claim: Claim) -> str:
    """Give the family of a claim taken by itself: a stance's polarity, an event's quad class, or its kind.

    A home event (an election, a resignation) is ``domestic``; a statement is ``statement``.
    """
    if claim.kind == "stance":
        return _STANCE_FAMILY[claim.polarity or "neutral"]
    if claim.kind == "event":
        return claim.quad_class if claim.quad_class in FAMILIES else "domestic"
    return claim.kind


def weights(contents: Contents) -> dict[str, int]:
    """Count for each actor the claims that it acts in, is acted on by, holds, speaks or is judged in."""
    counted: dict[str, int] = {actor.iri: 0 for actor in contents.actors}
    for claim in contents.claims:
        for iri in {*claim.sources, *claim.targets, *(t.actor for t in claim.towards)}:
            if iri in counted:
                counted[iri] += 1
    return counted


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
    boxes = {
        i: _box(shorten(a.label, LABEL_CHARS), size(counted[a.iri])) for i, a in enumerate(contents.actors)
    }
    if len(graph) <= MANY:
        return place(graph, boxes), {}, []
    groups = communities(graph)
    spots, discs = place_communities(graph, groups, boxes)
    home = {n: i for i, group in enumerate(groups) for n in group}
    return spots, home, [(*disc, len(group)) for disc, group in zip(discs, groups, strict=True)]


def _box(label: str, radius: int) -> Box:
    """Give the room that a node takes with its label underneath."""
    return max(2 * radius, len(label) * _CHAR), 2 * radius + _LINE
