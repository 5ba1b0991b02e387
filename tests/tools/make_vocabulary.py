"""Write docs/vocabulary.md from kg/ontology.ttl: ``python tests/tools/make_vocabulary.py``; a test keeps it fresh."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rdflib import Graph, Literal, Node, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from kg.ids import VOCABULARY, Iris

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "vocabulary.md"
ALIGNMENTS = (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.seeAlso, SKOS.closeMatch)

HEAD = """\
# Vocabulary

The terms of a graph, made from `kg/ontology.ttl`. The namespace is `{namespace}`, written `:` here. What IRIs stand for is in
[iris.md](iris.md). Terms of others are used as they are: `rdfs:label`, `skos:altLabel`, `foaf:Person`, `org:Organization`,
`schema:Country`, `schema:sameAs` for actors; `schema:` for articles; `nif:` for words and their places; `prov:` for runs.

Who opposes Ethiopia, in whose words, when, and who says so:

```sparql
SELECT ?who ?quote ?date ?teller {{ ?s :against actor:ETH ; :holder ?who ; :quote ?quote ; :date ?date ; :teller ?teller }}
```
"""


def page() -> str:
    """Give the page's text."""
    graph = Graph().parse(ROOT / "kg" / "ontology.ttl")
    parts = [HEAD.format(namespace=VOCABULARY)]
    parts.append(_table("Classes", graph, OWL.Class, ("Class", "What it is", "Under, or like")))
    for title, kind in (
        ("Properties to nodes", OWL.ObjectProperty),
        ("Properties to values", OWL.DatatypeProperty),
    ):
        parts.append(_table(title, graph, kind, ("Property", "What it says", "Of", "To", "Under, or like")))
    for scheme in sorted(graph.subjects(RDF.type, SKOS.ConceptScheme), key=str):
        rows = sorted(graph.subjects(SKOS.inScheme, scheme), key=str)
        parts.append(f"\n## `{_short(scheme)}`\n\n{graph.value(scheme, RDFS.comment)}\n")
        if rows:
            parts.append(_rows(("Concept", "What it means", "More"), (_concept(graph, row) for row in rows)))
    return "\n".join(parts)


def _table(title: str, graph: Graph, kind: URIRef, columns: tuple[str, ...]) -> str:
    def row(term: Node) -> tuple[str, ...]:
        ends = [[_short(o) for o in graph.objects(term, p)] for p in (RDFS.domain, RDFS.range)]
        cells = [", ".join(f"`{end}`" for end in sorted(end)) for end in ends] if kind != OWL.Class else []
        likes = sorted({_short(o) for p in ALIGNMENTS for o in graph.objects(term, p)} - {":Claim"})
        return (
            f"`{_short(term)}`",
            str(graph.value(term, RDFS.comment)),
            *cells,
            ", ".join(f"`{like}`" for like in likes),
        )

    return f"\n## {title}\n\n" + _rows(columns, map(row, sorted(graph.subjects(RDF.type, kind), key=str)))


def _concept(graph: Graph, term: Node) -> tuple[str, str, str]:
    more = [
        f"CAMEO {root}" for root in sorted(map(str, graph.objects(term, URIRef(f"{VOCABULARY}cameoRoot"))))
    ]
    more += [f"`{_short(quad)}`" for quad in graph.objects(term, URIRef(f"{VOCABULARY}quadClass"))]
    more += [f"`{_short(match)}`" for match in graph.objects(term, SKOS.closeMatch)]
    return f"`{_short(term)}`", str(graph.value(term, SKOS.definition)), ", ".join(more)


def _rows(columns: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = [columns, tuple("---" for _ in columns), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _short(node: Node) -> str:
    if isinstance(node, Literal):
        return str(node)
    for prefix, namespace in Iris().prefixes.items():
        if str(node).startswith(namespace):
            return f"{prefix}:{str(node).removeprefix(namespace)}"
    return str(node)


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
