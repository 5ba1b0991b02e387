"""The shortest chains of ties between two actors, through others."""

from __future__ import annotations

import weakref
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from queries.catalogue import load
from queries.results import plain
from queries.source import Source

if TYPE_CHECKING:
    import networkx as nx

    from queries.answers import Evidence

#: How many chains are given, and through how many others at most.
MAX_CHAINS, MAX_STEPS = 5, 4
_MAX_PATHS = 2000


@dataclass(frozen=True, slots=True)
class Step:
    """One tie of a chain: two actors, the number of claims that tie them, for and against apart, and one of them.

    ``example`` is that claim's node; ``evidence`` its sentence, once it was asked for.
    """

    one: str
    two: str
    claims: int
    supporting: int
    opposing: int
    example: str
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """Ties that lead from one actor to another; ``names`` are all actors on the way, both ends included."""

    names: tuple[str, ...]
    steps: tuple[Step, ...]

    def __str__(self) -> str:
        return " – ".join(self.names)


class Network:
    """Who is tied to whom, as an undirected networkx graph: nodes are actors' IRIs, with ``name``.

    An edge has ``claims``, ``supporting`` and ``opposing``: how many claims tie the two, either way; and ``example``, the
    node of one of them.
    """

    def __init__(self, source: Source) -> None:
        import networkx as nx  # takes 0.2 s to load

        self.graph: nx.Graph[str] = nx.Graph()
        result = source.run(load("network").bind({}, vocabulary=source.iris.vocabulary))
        for row in result.rows:
            cells = dict(zip(result.columns, map(plain, row), strict=True))
            self._add({name: value or "" for name, value in cells.items()})

    def _add(self, row: Mapping[str, str]) -> None:
        self.graph.add_node(row["one"], name=row["one_name"])
        self.graph.add_node(row["two"], name=row["two_name"])
        known = self.graph.get_edge_data(row["one"], row["two"], default={})
        counts = {name: known.get(name, 0) + int(row[name]) for name in ("claims", "supporting", "opposing")}
        example = known.get("example", row["example"])
        self.graph.add_edge(row["one"], row["two"], **counts, example=example)

    def chains(self, one: str, other: str, *, limit: int = MAX_CHAINS) -> tuple[Chain, ...]:
        """Give the shortest chains from one actor to another through others, those with most claims first.

        A direct tie is no chain. Chains are at most ``MAX_STEPS`` ties long; actors without any tie have none.

        :param one: node of the actor that chains start at; ``other``: of the one they end at.
        """
        import networkx as nx

        if one not in self.graph or other not in self.graph:
            return ()
        around = self.graph
        if self.graph.has_edge(one, other):
            around = nx.restricted_view(self.graph, (), ((one, other),))
        try:
            length = nx.shortest_path_length(around, one, other)
        except nx.NetworkXNoPath:
            return ()
        if length > MAX_STEPS:
            return ()
        # Between hubs there may be millions of equally short ones; the strongest of the first thousands will do.
        paths = islice(nx.all_shortest_paths(around, one, other), _MAX_PATHS)
        found = [self._chain(path) for path in paths]
        found.sort(key=lambda chain: (-min(step.claims for step in chain.steps), chain.names))
        return tuple(found[:limit])

    def _chain(self, path: list[str]) -> Chain:
        names = tuple(str(self.graph.nodes[node]["name"]) for node in path)
        steps = []
        for i in range(len(path) - 1):
            edge = self.graph.edges[path[i], path[i + 1]]
            counts = (edge["claims"], edge["supporting"], edge["opposing"])
            steps.append(Step(names[i], names[i + 1], *counts, edge["example"]))
        return Chain(names, tuple(steps))


_KNOWN: weakref.WeakKeyDictionary[Source, tuple[int, Network]] = weakref.WeakKeyDictionary()


def network_of(source: Source) -> Network:
    """Give the network of a graph; made once, and again if an editable graph has changed."""
    known = _KNOWN.get(source)
    if known is None or known[0] != source.size:
        known = _KNOWN[source] = (source.size, Network(source))
    return known[1]
