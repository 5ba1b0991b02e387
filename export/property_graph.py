"""The graph as nodes and edges with attributes, for tools that know no RDF: GraphML, GEXF, and a pair of CSV files.

Nodes are actors and issues. Edges are what single claims say between two of them, so that each keeps its sign, its
dates and its sentence; claims with one end only (who marched, and against nobody named) are not in these files.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields

import networkx as nx

from export.contents import Claim, Contents
from export.families import family, links, weights
from export.safe import unicode_text, wikidata_id, xml_text

SIGNS = {
    "support": 1,
    "oppose": -1,
    "verbal-cooperation": 1,
    "material-cooperation": 1,
    "verbal-conflict": -1,
    "material-conflict": -1,
}


@dataclass(frozen=True, slots=True)
class Node:
    """An actor or issue; ``weight`` counts the claims it stands in."""

    id: str
    label: str
    kind: str
    type: str
    iso3: str
    wikidata: str
    aliases: str
    weight: int


@dataclass(frozen=True, slots=True)
class Edge:
    """What one claim says between two nodes.

    ``sign`` is 1 for support and cooperation, -1 for opposition and conflict, else 0; ``weight`` is the confidence in
    [0, 1]; ``start`` and ``end`` are ISO 8601 dates or empty.
    """

    source: str
    target: str
    claim: str
    kind: str
    family: str
    name: str
    sign: int
    weight: float
    status: str
    teller: str
    reciprocal: bool
    start: str
    end: str
    article: str
    quote: str


def nodes(contents: Contents) -> Iterator[Node]:
    """Yield actors, then issues."""
    counted = weights(contents)
    for a in contents.actors:
        yield Node(
            a.iri,
            a.label,
            "actor",
            a.type,
            a.iso3 or "",
            wikidata_id(a.wikidata) or "",
            "; ".join(a.aliases),
            counted[a.iri],
        )
    on = {issue.iri: 0 for issue in contents.issues}
    for claim in contents.claims:
        for target in claim.targets:
            if target in on:
                on[target] += 1
    for issue in contents.issues:
        yield Node(issue.iri, issue.label, "issue", "Issue", "", "", "", on[issue.iri])


def edges(contents: Contents) -> Iterator[Edge]:
    """Yield what each claim says between two actors, and whose stance is towards which issue."""
    labels = {a.iri: a.label for a in contents.actors}
    issues = {issue.iri for issue in contents.issues}
    for claim in contents.claims:
        for link in links(claim):
            if link.a in labels and link.b in labels:
                yield _edge(claim, link.a, link.b, link.family, labels)
        for holder in claim.sources if claim.kind == "stance" else ():
            for target in claim.targets:
                if target in issues and holder in labels:
                    yield _edge(claim, holder, target, family(claim), labels)


def _edge(claim: Claim, source: str, target: str, of: str, labels: dict[str, str]) -> Edge:
    return Edge(
        source=source,
        target=target,
        claim=claim.iri,
        kind=claim.kind,
        family=of,
        name=claim.name,
        sign=SIGNS.get(of, 0),
        weight=claim.confidence,
        status=claim.status,
        teller=labels.get(claim.teller, ""),
        reciprocal=claim.reciprocal,
        start=claim.start,
        end=claim.end,
        article=claim.article,
        quote=claim.quote,
    )


def graphml(contents: Contents) -> bytes:
    """Give GraphML, which Gephi, yEd, Cytoscape and networkx read."""
    out = io.BytesIO()
    nx.write_graphml_xml(_network(contents), out, encoding="utf-8")
    return out.getvalue()


def gexf(contents: Contents) -> bytes:
    """Give GEXF 1.2, Gephi's own format; edges have their dates, for its timeline."""
    out = io.BytesIO()
    nx.write_gexf(_network(contents), out, encoding="utf-8", version="1.2draft")
    # networkx writes today's date; the same graph is to give the same bytes
    return re.sub(rb' lastmodifieddate="[^"]*"', b"", out.getvalue())


def neo4j_nodes(contents: Contents) -> bytes:
    """Give the nodes as CSV with the headers that ``neo4j-admin database import`` reads."""
    header = ["id:ID", "label", ":LABEL", "type", "iso3", "wikidata", "aliases", "weight:int"]
    rows = ((n.id, n.label, f"{n.kind.capitalize()};{n.type}", *astuple(n)[3:]) for n in nodes(contents))
    return _csv(header, rows)


def neo4j_edges(contents: Contents) -> bytes:
    """Give the edges as CSV with Neo4j's headers; ``:TYPE`` is the family, such as ``OPPOSE``."""
    header = [
        ":START_ID",
        ":END_ID",
        ":TYPE",
        "claim",
        "kind",
        "name",
        "sign:int",
        "weight:double",
        "status",
        "teller",
    ]
    header += ["reciprocal:boolean", "start:date", "end:date", "article", "quote"]
    rows = (
        (
            *(
                e.source,
                e.target,
                e.family.upper().replace("-", "_"),
                e.claim,
                e.kind,
                e.name,
                e.sign,
                e.weight,
            ),
            *(e.status, e.teller, str(e.reciprocal).lower(), e.start, e.end, e.article, e.quote),
        )
        for e in edges(contents)
    )
    return _csv(header, rows)


def _csv(header: list[str], rows: Iterator[tuple[object, ...]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    # an importer ends a row at a line break even in quotes unless it is told otherwise
    writer.writerows([re.sub(r"[\r\n\x00]+", " ", unicode_text(str(cell))) for cell in row] for row in rows)
    return out.getvalue().encode()


def _network(contents: Contents) -> nx.MultiDiGraph[str]:
    """Give a networkx graph whose attributes XML can hold; empty ones are left out."""
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in nodes(contents):
        made.add_node(node.id, **_attributes(node, leave=("id",)))
    for number, edge in enumerate(edges(contents)):
        attributes = _attributes(edge, leave=("source", "target", "label"))
        made.add_edge(edge.source, edge.target, key=str(number), id=str(number), **attributes)
    return made


def _attributes(thing: Node | Edge, *, leave: tuple[str, ...]) -> dict[str, str | int | float | bool]:
    given = {f.name: getattr(thing, f.name) for f in fields(thing) if f.name not in leave}
    return {k: xml_text(v) if isinstance(v, str) else v for k, v in given.items() if v != ""}
