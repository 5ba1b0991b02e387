"""Whether a graph holds what every graph must: ``kg/shapes.ttl``, run by pySHACL with nothing from the network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files

import pyshacl
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store, Triple
from rdflib.namespace import RDF, SH, SKOS

from kg.graph.dataset import add, converter
from kg.graph.store import TRIG, Graph
from kg.graph.trig import natural
from kg.ids import VOCABULARY, Iris

#: How many shared descriptions are validated together.
PIECE = 1_000
_CONCEPT = NamedNode(str(SKOS.Concept))


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """A node that breaks a shape: where (an IRI), on which property, by which value if by one, and what is wrong."""

    node: str
    path: str
    value: str
    message: str

    def __str__(self) -> str:
        value = f" ({self.value})" if self.value else ""
        return f"{self.node}: {f'{self.path}: ' if self.path else ''}{self.message}{value}"


def check(graph: Graph) -> list[Violation]:
    """Give what breaks the shapes, sorted; nothing for a sound graph. In a folder, its TriG must say what its store says.

    Takes about a third of a second for an article of a page.

    :raises GraphError: for a folder whose TriG doesn't parse.

    >>> [str(v) for v in check(Graph.create())]
    ['https://w3id.org/stancegraph/id/dataset: the graph holds no article']
    """
    found: set[Violation] = set()
    if not graph.articles():
        found.add(Violation(graph.iris.dataset, "", "", "the graph holds no article"))
    shapes = _shapes(graph.iris)
    for quads in _batches(graph.store, graph.iris):
        found.update(_validate(quads, shapes, graph.iris))
    found.update(_twice(graph))
    found.update(_beside(graph))
    return sorted(found)


def _beside(graph: Graph) -> Iterator[Violation]:
    """Yield whether a folder's TriG, which people and other tools read, says another thing than the store."""
    if graph.path is None or not graph.path.is_dir() or graph.editable:
        return  # an edited graph writes its TriG when it is closed
    path = graph.path / TRIG
    if not path.is_file():
        yield Violation(str(path), "", "", "is missing beside the store")
        return
    with Graph.open(path) as written:
        more = sum(quad not in graph.store for quad in written.store)
        less = len(graph) - (len(written) - more)
    if more or less:
        message = f"differs from the store: {more:,} quads only here, {less:,} only there"
        yield Violation(str(path), "", "", message)


def _shapes(iris: Iris) -> rdflib.Graph:
    text = files("kg").joinpath("shapes.ttl").read_text("utf-8")
    return rdflib.Graph().parse(data=text.replace(VOCABULARY, iris.vocabulary), format="turtle")


def _batches(store: Store, iris: Iris) -> Iterator[list[Quad]]:
    """Yield each article's graph with the descriptions that it uses; then the shared graph in pieces, and the ontology.

    One article at a time: rdflib plans a query without knowing that it is asked of one article, and takes time
    quadratic in the number of articles.
    """
    ontology, shared = NamedNode(iris.ontology_graph), NamedNode(iris.shared_graph)
    terms = list(store.quads_for_pattern(None, None, None, ontology))
    # Articles need to know of a term what it is. That it is a concept would have it validated anew each time.
    kinds = [q for q in terms if q.predicate.value == str(RDF.type) and q.object != _CONCEPT]
    for name in sorted(store.named_graphs(), key=lambda node: natural(node.value)):
        if name not in (ontology, shared):
            quads = list(store.quads_for_pattern(None, None, None, name))
            yield [*quads, *_described(store, shared, quads), *kinds]
    described = sorted({q.subject for q in store.quads_for_pattern(None, None, None, shared)}, key=str)
    for start in range(0, len(described), PIECE):
        piece = described[start : start + PIECE]
        quads = [q for node in piece for q in store.quads_for_pattern(node, None, None, shared)]
        yield [*quads, *_described(store, shared, quads), *kinds]
    yield terms


def _described(store: Store, graph: NamedNode, quads: Iterable[Quad]) -> Iterator[Quad]:
    """Yield the shared descriptions of all that some quads refer to, and of what those refer to."""
    seen: set[str] = set()
    ahead = {q.object.value for q in quads if isinstance(q.object, NamedNode)}
    while ahead:
        seen |= ahead
        found = [q for iri in ahead for q in store.quads_for_pattern(NamedNode(iri), None, None, graph)]
        yield from found
        ahead = {q.object.value for q in found if isinstance(q.object, NamedNode)} - seen


def _validate(quads: Iterable[Quad], shapes: rdflib.Graph, iris: Iris) -> Iterator[Violation]:
    data = rdflib.Graph()
    add(data, quads, converter())
    # Every switch that would reach for the network or add triples is off.
    _, results, _ = pyshacl.validate(
        data,
        shacl_graph=shapes,
        inference="none",
        inplace=True,
        do_owl_imports=False,
        meta_shacl=False,
        advanced=False,
        js=False,
    )
    for result in results.subjects(RDF.type, SH.ValidationResult):
        path, value = results.value(result, SH.resultPath), results.value(result, SH.value)
        yield Violation(
            node=str(results.value(result, SH.focusNode)),
            path=_short(path, iris) if isinstance(path, rdflib.URIRef) else "",
            value="" if value is None or isinstance(value, rdflib.BNode) else str(value),
            message=" ".join(sorted(map(str, results.objects(result, SH.resultMessage)))),
        )


def _short(iri: str, iris: Iris) -> str:
    for prefix, namespace in iris.prefixes.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def _twice(graph: Graph) -> Iterator[Violation]:
    """Yield the triples that stand in the shared graph and in another: a count over the union would be wrong."""
    shared = NamedNode(graph.iris.shared_graph)
    for quad in graph.store.quads_for_pattern(None, None, None, shared):
        for other in graph.store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None):
            if other.graph_name != shared:
                message = f"this triple stands in the shared graph and in {other.graph_name}"
                yield Violation(
                    _plain(quad.subject),
                    _short(quad.predicate.value, graph.iris),
                    _plain(quad.object),
                    message,
                )


def _plain(term: NamedNode | BlankNode | Literal | Triple) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else str(term)
