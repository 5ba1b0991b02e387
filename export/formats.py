"""The table of everything that a graph can be exported as, and writing it to files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from export.annotations import web_annotations
from export.contents import Contents
from export.property_graph import gexf, graphml, neo4j_edges, neo4j_nodes
from export.rdf_files import json_ld, nquads, trig, turtle
from export.read import contents
from kg.errors import OutputError
from kg.graph.store import Graph


@dataclass
class Source:
    """A graph to export, what it says (read once, when first asked for), and how its pages are to be."""

    graph: Graph
    title: str | None = None
    #: relative address of the reading page, for links from the graph page
    reading: str | None = None
    #: relative address of the graph page, for links from the reading page
    drawing: str | None = None

    @cached_property
    def contents(self) -> Contents:
        """What the graph says."""
        return contents(self.graph)


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: its name, the ending that chooses it, a line that explains it, and how it is made.

    ``make`` gives the bytes of each file; where there are several, each is named by what comes before the ending.
    """

    name: str
    ending: str
    line: str
    make: dict[str, Callable[[Source], bytes]] = field(repr=False)


def _graph_page(source: Source) -> bytes:
    from export.graph_html import graph_html  # pyvis takes half a second to import

    return graph_html(source.contents, title=source.title, reading=source.reading).encode()


def _reading_page(source: Source) -> bytes:
    from export.reading_html import reading_html  # as above

    return reading_html(source.contents, title=source.title, drawing=source.drawing).encode()


FORMATS = (
    Format("graph", ".html", "the graph as a page to explore; works offline, one file", {"": _graph_page}),
    Format(
        "reading",
        ".html",
        "the articles with what was taken from each sentence; called reading*.html",
        {"": _reading_page},
    ),
    Format("turtle", ".ttl", "RDF as Turtle: all triples in one graph", {"": lambda s: turtle(s.graph)}),
    Format("trig", ".trig", "RDF as TriG: a named graph for each article", {"": lambda s: trig(s.graph)}),
    Format(
        "nquads",
        ".nq",
        "RDF as N-Quads: a statement a line, for loading and grep",
        {"": lambda s: nquads(s.graph)},
    ),
    Format("jsonld", ".jsonld", "RDF as JSON-LD with plain words as keys", {"": lambda s: json_ld(s.graph)}),
    Format(
        "graphml",
        ".graphml",
        "nodes and edges for Gephi, yEd, Cytoscape, networkx",
        {"": lambda s: graphml(s.contents)},
    ),
    Format(
        "gexf", ".gexf", "nodes and edges with dates for Gephi's timeline", {"": lambda s: gexf(s.contents)}
    ),
    Format(
        "neo4j",
        ".csv",
        "two CSV files, NAME-nodes.csv and NAME-edges.csv, with Neo4j's import headers",
        {"-nodes": lambda s: neo4j_nodes(s.contents), "-edges": lambda s: neo4j_edges(s.contents)},
    ),
    Format(
        "annotations",
        ".anno.jsonld",
        "claims and mentions as W3C Web Annotations",
        {"": lambda s: web_annotations(s.contents)},
    ),
)


def format_of(name: str) -> Format:
    """Give the format that a file's name asks for; the longest ending wins, and ``reading.html`` is the reading page.

    :raises OutputError: if no format has that ending.

    >>> format_of("out/notes.anno.jsonld").name, format_of("graph.html").name
    ('annotations', 'graph')
    >>> format_of("graph.docx")
    Traceback (most recent call last):
    kg.errors.OutputError: graph.docx: no format ends like this; kg export --list shows which there are
    """
    path = Path(name)
    lower = path.name.lower()
    fitting = [f for f in FORMATS if lower.endswith(f.ending)]
    if not fitting:
        raise OutputError(f"{name}: no format ends like this; kg export --list shows which there are")
    longest = max(len(f.ending) for f in fitting)
    among = [f for f in fitting if len(f.ending) == longest]
    return next((f for f in among if path.stem.lower().startswith(f.name)), among[0])


def render(source: Source, name: str) -> Iterable[tuple[str, bytes]]:
    """Yield the files that a name asks for, each with its name and bytes.

    :raises OutputError: if no format has that ending.
    """
    chosen = format_of(name)
    stem = name[: len(name) - len(chosen.ending)]
    for part, make in chosen.make.items():
        yield f"{stem}{part}{chosen.ending}" if part else name, make(source)
