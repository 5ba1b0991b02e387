"""The graph as RDF files: Turtle, TriG, N-Quads and a JSON-LD that people can read. Sorted: same graph, same bytes."""

from __future__ import annotations

import io
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urljoin

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from kg.graph.store import Graph
from kg.graph.trig import sorted_quads, store_graphs
from kg.ids import Iris

_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_XSD = "http://www.w3.org/2001/XMLSchema#"

Node = dict[str, Any]  # Any: JSON values
Value = NamedNode | Literal


def turtle(graph: Graph) -> bytes:
    """Give all triples as Turtle; which article says what is lost but for ``:article`` on each claim."""
    quads = sorted_quads(Quad(q.subject, q.predicate, q.object) for q in graph.store)
    triples = dict.fromkeys(Triple(q.subject, q.predicate, q.object) for q in quads)
    return (
        serialize(
            triples, None, format=RdfFormat.TURTLE, prefixes=graph.iris.prefixes, base_iri=graph.iris.base
        )
        or b""
    )


def trig(graph: Graph) -> bytes:
    """Give the graph as TriG, a named graph for each article."""
    return graph.trig()


def nquads(graph: Graph) -> bytes:
    """Give the graph as N-Quads, a statement a line: what ``grep`` and bulk loaders like."""
    out = io.BytesIO()
    for quads in store_graphs(graph.store):
        serialize(quads, out, format=RdfFormat.N_QUADS)
    return out.getvalue()


def json_ld(graph: Graph) -> bytes:
    """Give the graph as JSON-LD 1.1 whose keys are plain words, with a context that maps each to its IRI.

    ``id`` and ``type`` stand for JSON-LD's own keys, ids are relative to the graph's base, and concepts are words.
    """
    graphs = list(store_graphs(graph.store))
    context = _Context(graph.iris, (quad for quads in graphs for quad in quads))
    body = [
        {"id": context.short(name), "graph": list(_nodes(quads, context))} for name, quads in _named(graphs)
    ]
    document = {"@context": context.document(), "graph": body}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _named(graphs: Iterable[list[Quad]]) -> Iterator[tuple[str, list[Quad]]]:
    for quads in graphs:
        if quads and isinstance(quads[0].graph_name, NamedNode):
            yield quads[0].graph_name.value, quads


def _nodes(quads: Iterable[Quad], context: _Context) -> Iterator[Node]:
    """Yield a node object for each subject, its keys in the order of the sorted quads."""
    node: Node = {}
    subject = None
    for quad in quads:
        if not isinstance(quad.subject, NamedNode) or not isinstance(quad.object, NamedNode | Literal):
            raise TypeError(f"{quad}: a graph of ours holds no blank nodes")
        if quad.subject != subject:
            if node:
                yield node
            subject = quad.subject
            node = {"id": context.short(subject.value)}
        key, value = context.pair(quad.predicate.value, quad.object)
        if key not in node:
            node[key] = value
        elif isinstance(node[key], list):
            node[key].append(value)
        else:
            node[key] = [node[key], value]
    if node:
        yield node


class _Context:
    """The JSON-LD context of a graph: a word for each predicate, with the kind of its values."""

    def __init__(self, iris: Iris, quads: Iterable[Quad]) -> None:
        self._iris = iris
        kinds: dict[str, set[str]] = defaultdict(set)
        for quad in quads:
            kinds[quad.predicate.value].add(self._kind(quad.object))
        kinds.pop(_RDF_TYPE, None)
        local = Counter(self._local(p) for p in kinds)
        taken = {"id", "type", "graph"}
        self._words: dict[str, str] = {}
        self._kinds: dict[str, str | None] = {}
        for predicate in sorted(kinds, key=lambda p: (not p.startswith(iris.vocabulary), p)):
            word = self._local(predicate)
            ours = predicate.startswith(iris.vocabulary)
            if word in taken or (local[word] > 1 and not ours):
                word = self._prefixed(predicate)
            taken.add(word)
            self._words[predicate] = word
            self._kinds[predicate] = min(kinds[predicate]) if len(kinds[predicate]) == 1 else None

    def document(self) -> Node:
        """Give the context itself."""
        made: Node = {"@version": 1.1, "@base": self._iris.base, "@vocab": self._iris.vocabulary}
        made |= {name: space for name, space in self._iris.prefixes.items() if name}
        made |= {"id": "@id", "type": "@type", "graph": "@graph"}
        for predicate, word in sorted(self._words.items(), key=lambda item: item[1]):
            kind = self._kinds[predicate]
            made[word] = {"@id": predicate, "@type": kind} if kind and kind != "plain" else {"@id": predicate}
        return made

    def pair(self, predicate: str, value: Value) -> tuple[str, Any]:
        """Give the key and value that stand for a predicate and its object."""
        if predicate == _RDF_TYPE:
            return "type", self._term(value.value)
        word, kind = self._words[predicate], self._kinds[predicate]
        if isinstance(value, NamedNode):
            if kind == "@vocab":
                return word, self._term(value.value)
            return word, self.short(value.value) if kind == "@id" else {"id": self.short(value.value)}
        if value.language:
            return word, {"@value": value.value, "@language": value.language}
        if kind is None and self._kind(value) != "plain":
            return word, {"@value": value.value, "@type": value.datatype.value}
        return word, value.value

    def short(self, iri: str) -> str:
        """Give an IRI relative to the base, where resolving that gives the IRI back; else whole."""
        rest = iri.removeprefix(self._iris.base)
        relative = rest != iri and ":" not in rest.partition("/")[0] and urljoin(self._iris.base, rest) == iri
        return rest if relative and rest else iri

    def _term(self, iri: str) -> str:
        """Give a class or concept by its word in our vocabulary, its prefixed name, or whole."""
        word = iri.removeprefix(self._iris.vocabulary)
        if word != iri:
            return (
                word
                if word and word not in self._words.values() and word not in ("id", "type", "graph")
                else iri
            )
        return self._prefixed(iri)

    def _prefixed(self, iri: str) -> str:
        for name, space in self._iris.prefixes.items():
            if name and iri.startswith(space) and iri[len(space) :].isidentifier():
                return f"{name}:{iri[len(space) :]}"
        return iri

    @staticmethod
    def _local(iri: str) -> str:
        return iri.rpartition("#")[2].rpartition("/")[2]

    def _kind(self, value: object) -> str:
        if isinstance(value, NamedNode):
            return "@vocab" if value.value.startswith(self._iris.vocabulary) else "@id"
        if isinstance(value, Literal) and not value.language and value.datatype.value != f"{_XSD}string":
            return value.datatype.value.replace(_XSD, "xsd:")
        return "plain"
