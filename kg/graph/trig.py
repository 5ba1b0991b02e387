"""Sorted TriG: the same graph gives the same bytes, whatever order its quads came in, and reads well.

Graphs go by name, subjects by name with numbers as numbers (event 2 before event 10), ``a`` first among predicates.
Writing is Oxigraph's; only the order is ours. One named graph at a time is held in memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, serialize

from kg.ids import Iris

# Oxigraph declares prefixes in the order of a hash table, which differs from process to process.
_HEADER = re.compile(rb"\A(?:@(?:base|prefix) [^\n]*\n)+")
_NUMBER = re.compile(r"\d+")
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def natural(iri: str) -> str:
    """Give a key that sorts numbers in a name by value, up to ten digits.

    >>> sorted(["event/10", "event/9"], key=natural)
    ['event/9', 'event/10']
    """
    return f"{_NUMBER.sub(lambda digits: digits[0].zfill(10), iri)} {iri}"


def sorted_quads(quads: Iterable[Quad]) -> list[Quad]:
    """Sort the quads of one graph."""
    keys: dict[str, str] = {}

    def name(iri: str) -> str:
        key = keys.get(iri)
        if key is None:
            key = keys[iri] = natural(iri)
        return key

    def key(quad: Quad) -> tuple[str, str, int, str, str]:
        predicate, value = quad.predicate.value, quad.object
        if isinstance(value, Literal):
            rest = (1, value.value, f"{value.datatype.value} {value.language or ''}")
        else:
            rest = (0, name(value.value) if isinstance(value, NamedNode) else str(value), "")
        subject = quad.subject
        return (
            name(subject.value) if isinstance(subject, NamedNode) else str(subject),
            "" if predicate == _TYPE else predicate,
            *rest,
        )

    return sorted(quads, key=key)


def store_graphs(store: Store) -> Iterator[list[Quad]]:
    """Yield the quads of each named graph of a store, in the order of the file."""
    for graph in sorted(store.named_graphs(), key=lambda node: natural(node.value)):
        yield sorted_quads(store.quads_for_pattern(None, None, None, graph))


def write_trig(graphs: Iterable[list[Quad]], output: BinaryIO, iris: Iris) -> None:
    """Write sorted graphs as TriG, with the publisher's base and prefixes."""
    prefixes = iris.prefixes
    lines = [
        f"@base <{iris.base}> .",
        *(f"@prefix {name}: <{namespace}> ." for name, namespace in prefixes.items()),
    ]
    output.write("".join(f"{line}\n" for line in lines).encode())
    for quads in graphs:
        if quads:
            text = serialize(quads, None, format=RdfFormat.TRIG, prefixes=prefixes, base_iri=iris.base)
            output.write(b"\n" + _HEADER.sub(b"", text or b""))
