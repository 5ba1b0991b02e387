"""What several articles speak of, described once: the shared graph, and the ontology's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import files

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse
from rdflib.namespace import RDF, VOID
from rdflib.term import URIRef

from kg.errors import GraphError
from kg.graph.describe import Facts, actor_facts, agent_facts, attitude_facts, country_facts, issue_facts
from kg.graph.names import Names
from kg.graph.terms import Terms
from kg.ids import Iris
from kg.model import Record


def contributions(record: Record, iris: Iris, named: Names) -> Iterator[tuple[str, Facts]]:
    """Yield what one record says of things that other articles may speak of too: (IRI, facts)."""
    for actor in record.actors:
        iri = named.actors[actor.id]
        if iri in named.shared:
            yield iri, actor_facts(actor, iris)
        country = actor.country
        if country is not None:
            yield iris.actor(country), country_facts(country, iris)
    for issue in record.issues:
        iri = named.issues[issue.id]
        if iri in named.shared:
            yield iri, issue_facts(issue, named, iris)
    for attitude in sorted({s.attitude for s in record.stances}):
        yield iris.attitude(attitude), attitude_facts(attitude, iris)
    yield iris.agent(record.run.program, record.run.version), agent_facts(record.run)


class Shared:
    """The descriptions in the shared graph, counted over articles."""

    def __init__(self, iris: Iris) -> None:
        self.iris = iris
        self._terms = Terms(iris)
        self._graph = NamedNode(iris.shared_graph)
        self._facts: dict[str, Facts] = {}

    def add(self, given: Iterable[tuple[str, Facts]]) -> set[str]:
        """Count in what a record contributes; give the IRIs it speaks of."""
        touched = set()
        for iri, facts in given:
            self._facts.setdefault(iri, Facts()).add(facts)
            touched.add(iri)
        return touched

    def drop(self, given: Iterable[tuple[str, Facts]]) -> set[str]:
        """Take out what a record contributed; give the IRIs it spoke of."""
        touched = set()
        for iri, facts in given:
            mine = self._facts[iri]
            mine.drop(facts)
            if not mine:
                del self._facts[iri]
            touched.add(iri)
        return touched

    def quads_of(self, iri: str) -> Iterator[Quad]:
        """Yield the description of one thing; nothing if no article speaks of it."""
        facts = self._facts.get(iri)
        if facts is not None:
            node = NamedNode(iri)
            for predicate, value in facts.triples(self._terms):
                yield Quad(node, self._terms.term(predicate), value, self._graph)

    def quads(self) -> Iterator[Quad]:
        """Yield the whole shared graph."""
        for iri in sorted(self._facts):
            yield from self.quads_of(iri)


def ontology_quads(iris: Iris) -> Iterator[Quad]:
    """Yield the ontology graph: ``kg/ontology.ttl`` in the publisher's namespace, and what the dataset is written with."""
    graph, terms = NamedNode(iris.ontology_graph), Terms(iris)
    source = files("kg").joinpath("ontology.ttl").read_bytes()
    for quad in parse(source, format=RdfFormat.TURTLE):
        if not isinstance(quad.subject, NamedNode) or not isinstance(quad.object, NamedNode | Literal):
            raise GraphError(f"kg/ontology.ttl: {quad.subject} isn't plain RDF without blank nodes")
        value = quad.object
        yield Quad(
            terms.term(URIRef(quad.subject.value)),
            terms.term(URIRef(quad.predicate.value)),
            terms.term(URIRef(value.value)) if isinstance(value, NamedNode) else value,
            graph,
        )
    dataset = NamedNode(iris.dataset)
    yield Quad(dataset, terms.term(RDF.type), terms.term(VOID.Dataset), graph)
    yield Quad(dataset, terms.term(VOID.uriSpace), Literal(iris.base), graph)
    yield Quad(dataset, terms.term(VOID.vocabulary), NamedNode(iris.vocabulary), graph)
