"""The graph in rdflib's classes, for its plugins and for pySHACL."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import rdflib
from pyoxigraph import Literal, NamedNode, Quad, Store
from rdflib.term import Identifier

from kg.ids import Iris

Convert = Callable[[object], Identifier]


def dataset(store: Store, iris: Iris) -> rdflib.Dataset:
    """Copy a store into an rdflib ``Dataset`` that answers over the union of its graphs."""
    made = rdflib.Dataset(default_union=True)
    _bind(made, iris)
    convert = converter()
    for name in store.named_graphs():
        add(made.graph(convert(name)), store.quads_for_pattern(None, None, None, name), convert)
    return made


def add(graph: rdflib.Graph, quads: Iterable[Quad], convert: Convert) -> None:
    """Put the triples of some quads into one rdflib graph."""
    graph.addN((convert(q.subject), convert(q.predicate), convert(q.object), graph) for q in quads)


def converter() -> Convert:
    """Give a function from the store's terms to rdflib's; names that come again are made once."""
    known: dict[str, rdflib.URIRef] = {}

    def convert(term: object) -> Identifier:
        if isinstance(term, NamedNode):
            node = known.get(term.value)
            if node is None:
                node = known[term.value] = rdflib.URIRef(term.value)
            return node
        if isinstance(term, Literal):
            datatype = None if term.datatype.value == str(rdflib.XSD.string) else convert(term.datatype)
            if term.language is not None:
                return rdflib.Literal(term.value, lang=term.language)
            # Not normalised: rdflib would write the decimal "1" as "1.0", and the two graphs would differ.
            return rdflib.Literal(term.value, datatype=datatype and str(datatype), normalize=False)
        return rdflib.BNode(str(term).removeprefix("_:"))

    return convert


def _bind(graph: rdflib.Dataset, iris: Iris) -> None:
    for prefix, namespace in iris.prefixes.items():
        graph.bind(prefix, namespace, replace=True)
