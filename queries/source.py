"""What a question is asked of: a graph in memory, in a folder, several at once, or another server's SPARQL endpoint."""

from __future__ import annotations

import weakref
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from pyoxigraph import RdfFormat, Store

from kg.errors import GraphError
from kg.graph.store import STORE, Graph
from kg.ids import Iris
from queries.engine import evaluate
from queries.names import Entry, Names
from queries.results import Result, plain
from queries.running import Runner
from queries.world import world_names

_NAMED = """
PREFIX : <%(vocabulary)s>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
SELECT DISTINCT ?node ?kind ?type ?name ?role WHERE {
  { ?node a :Actor ; a ?type ; rdfs:label|skos:altLabel|:iso3|schema:sameAs ?name .
    FILTER(?type != :Actor) BIND("actor" AS ?kind)
    BIND(IF(EXISTS { ?node rdfs:label ?name }, "label", "alias") AS ?role) }
  UNION { ?node a :Issue ; rdfs:label|skos:altLabel ?name . BIND("issue" AS ?kind) BIND(:Issue AS ?type)
    BIND(IF(EXISTS { ?node rdfs:label ?name }, "label", "alias") AS ?role) }
  UNION { ?claim :target ?node ; :targetLabel ?name . ?node :eventType ?type .
    BIND("issue" AS ?kind) BIND("words" AS ?role) }
  UNION { ?claim :target ?node ; :targetLabel ?name . ?node a :Issue .
    BIND("issue" AS ?kind) BIND(:Issue AS ?type) BIND("alias" AS ?role) }
  UNION { ?node a nif:Context . OPTIONAL { ?node schema:headline ?name } BIND("article" AS ?kind)
    BIND(nif:Context AS ?type) BIND("label" AS ?role) }
}
"""


class Source(Protocol):
    """Somewhere to ask: runs SPARQL, knows the graph's IRIs and its names."""

    iris: Iris

    def run(self, query: str, *, seconds: float | None = None, limit: int | None = None) -> Result:
        """Run a query; stop it after ``seconds``, if given."""

    @property
    def names(self) -> Names:
        """All names of the graph."""

    @property
    def size(self) -> int:
        """Changes when the graph does; 0 where it can't."""

    def close(self) -> None:
        """Let go of what was started."""


class LocalSource:
    """A graph on this machine. Queries without a time limit run in this process, others on a worker beside it."""

    def __init__(
        self, store: Store, iris: Iris, *, folder: Path | None = None, editable: bool = True
    ) -> None:
        self.store = store
        self.iris = iris
        self._folder = folder
        self._editable = editable
        self._runner: Runner | None = None
        self._names: tuple[int, Names] | None = None

    def run(self, query: str, *, seconds: float | None = None, limit: int | None = None) -> Result:
        """Run a query.

        :param seconds: stop it after so long; ``None`` for queries that are known to end.
        :raises QueryError: and its kinds; see :mod:`kg.errors`.
        """
        prefixes = self.iris.prefixes
        if seconds is None:
            return evaluate(self.store, query, prefixes=prefixes, limit=limit)
        if self._runner is None:
            folder = None if self._folder is None else str(self._folder)
            self._runner = Runner(folder=folder, store=self.store)
        return self._runner.run(query, seconds=seconds, prefixes=prefixes, limit=limit)

    @property
    def names(self) -> Names:
        """All names of the graph; read once, and again if an editable graph has changed size."""
        if self._names is None or self._names[0] != self.size:
            self._names = (self.size, read_names(self))
        return self._names[1]

    @property
    def size(self) -> int:
        """The number of quads of a graph that may be edited (counting a million takes 0.1 s); 0 for one that can't."""
        return len(self.store) if self._editable else 0

    def close(self) -> None:
        """End the worker."""
        if self._runner is not None:
            self._runner.close()
            self._runner = None


_KNOWN: weakref.WeakKeyDictionary[Graph, LocalSource] = weakref.WeakKeyDictionary()


def source_of(graph: Graph | Store | Source) -> Source:
    """Give what to ask; the same for the same graph, so that names and worker stay warm.

    >>> source_of(Store()).run("ASK {}").truth
    True
    """
    if isinstance(graph, Graph):
        known = _KNOWN.get(graph)
        if known is None or known.store is not graph.store:
            folder = graph.path / STORE if graph.path is not None and graph.path.is_dir() else None
            if graph.editable:
                folder = None  # a worker could not open the store that is being written to: it gets a copy
            known = _KNOWN[graph] = LocalSource(
                graph.store, graph.iris, folder=folder, editable=graph.editable
            )
        return known
    if isinstance(graph, Store):
        return LocalSource(graph, Iris())
    return graph


def open_source(places: Iterable[str | Path]) -> Source:
    """Open one or several graphs: folders made by ``kg build``, files, or the URL of a SPARQL endpoint.

    Several folders and files are read into memory as one graph. An endpoint stands alone.

    :raises GraphError: for a place that holds no graph, or a mixture that can't be asked at once.
    """
    listed = list(places)
    remote = [str(place) for place in listed if str(place).startswith(("http://", "https://"))]
    if remote:
        if len(listed) > 1:
            raise GraphError(
                f"{remote[0]}: an endpoint can't be asked together with other graphs; give it alone"
            )
        from queries.remote import Endpoint  # urllib takes 20 ms to load

        return Endpoint(remote[0])
    graphs = [Graph.open(place) for place in listed]
    if len(graphs) == 1:
        return source_of(graphs[0])
    return _merged(graphs)


def _merged(graphs: list[Graph]) -> Source:
    if not graphs:
        raise GraphError("no graph given; name a folder with --graph")
    written = {(graph.iris.base, graph.iris.vocabulary) for graph in graphs}
    if len({vocabulary for _, vocabulary in written}) > 1:
        raise GraphError(
            f"{graphs[1].path}: written in another vocabulary than {graphs[0].path}; ask them one by one"
        )
    store = Store()
    for graph in graphs:
        store.bulk_load(input=graph.store.dump(format=RdfFormat.N_QUADS), format=RdfFormat.N_QUADS)
    return LocalSource(store, graphs[0].iris, editable=False)


def read_names(source: Source) -> Names:
    """Read all names of a graph: labels and other names of actors, issues, and articles; codes count as names."""
    found: dict[str, tuple[str, str, str | None, list[str]]] = {}
    for row in source.run(_NAMED % {"vocabulary": source.iris.vocabulary}).rows:
        node, kind, type_, name, role = (plain(value) or "" for value in row)
        _, _, label, others = found.get(node, ("", "", None, []))
        if role == "label" and label is None:
            label = name
        else:
            others.append(name.rpartition("/")[2] if name.startswith("http") else name)
        found[node] = (kind, type_.replace("/", "#").rpartition("#")[2], label, others)
    entries = []
    for node, (kind, type_, label, others) in sorted(found.items()):
        if kind == "article":
            others = [*others, node.rpartition("/")[2]]
        if type_ == "Author":
            others = [*others, "the author"]
        given = label or (min(others, key=lambda name: (-len(name), name)) if others else node)
        aliases = tuple(sorted(set(others) - {given}))
        assert kind in ("actor", "issue", "article")
        entries.append(Entry(node, kind, type_, given, aliases))  # type: ignore[arg-type]  # asserted above
    return Names(entries, world=world_names)
