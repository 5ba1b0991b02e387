"""What a program calls to export a graph: a page as text, or files of any format."""

from __future__ import annotations

from pathlib import Path

from export.formats import Source, format_of, render
from export.read import contents
from export.siblings import beside
from kg.files import whole_file
from kg.graph.store import Graph


def graph_page(graph: Graph, *, title: str | None = None, reading: str | None = None) -> str:
    """Give a graph as one HTML file to explore: actors, and the claims between them with their sentences.

    :param title: what the page is called; else the article's headline, or how many articles there are.
    :param reading: relative address of the reading page beside it, which claims then link to.

    >>> import kg
    >>> with kg.open("tests/graph/golden/example.trig") as graph:
    ...     page = graph_page(graph, title="The dam")
    >>> page[:15], "<title>The dam</title>" in page
    ('<!doctype html>', True)
    """
    from export.graph_html import graph_html  # pyvis takes half a second to import

    return graph_html(contents(graph), title=title, reading=reading)


def reading_page(graph: Graph, *, title: str | None = None, drawing: str | None = None) -> str:
    """Give the articles of a graph as one HTML file: each as it was, with what was taken from each sentence beside it.

    :param title: what the page is called; else the article's headline, or how many articles there are.
    :param drawing: relative address of the graph page beside it, which claims then link to.

    >>> import kg
    >>> with kg.open("tests/graph/golden/example.trig") as graph:
    ...     page = reading_page(graph)
    >>> "<title>Egypt and Ethiopia try again over the dam</title>" in page
    True
    """
    from export.reading_html import reading_html  # as above

    return reading_html(contents(graph), title=title, drawing=drawing)


def write(graph: Graph, *names: str | Path, title: str | None = None) -> list[str]:
    """Write a graph as files; what each is follows from its ending, as ``kg export --list`` explains.

    Pages link to each other, if written together or side by side. A file appears whole or not at all.

    :param title: what pages are called; else the article's headline, or how many articles there are.
    :returns: the names of the files that were written: one for each name, for some formats several.
    :raises OutputError: if no format has that ending, before anything is written; or if a place can't be written to.

    >>> import kg, tempfile
    >>> with kg.open("tests/graph/golden/example.trig") as graph, tempfile.TemporaryDirectory() as folder:
    ...     [Path(name).name for name in write(graph, f"{folder}/dam.gexf", f"{folder}/dam.csv")]
    ['dam.gexf', 'dam-nodes.csv', 'dam-edges.csv']
    """
    outputs = [str(name) for name in names]
    for name in outputs:
        format_of(name)
    written = []
    source = Source(graph, title=title)
    for name in outputs:
        source.reading, source.drawing = beside(name, outputs)
        for path, data in render(source, name):
            with whole_file(path) as out:
                out.write(data)
            written.append(path)
    return written
