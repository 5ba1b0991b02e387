"""The graph page: one HTML file that draws a graph, offline and under a Content-Security-Policy of its own."""

from __future__ import annotations

from export.contents import Contents
from export.network import build
from export.page import assemble, asset, concatenate, injected_styles
from export.payload import graph_data
from export.safe import shorten

#: in the order they run
SCRIPTS = (
    "shared/dom.js",
    "shared/theme.js",
    "graph/data.js",
    "graph/filters.js",
    "graph/views.js",
    "graph/labels.js",
    "graph/drawing.js",
    "graph/picture.js",
    "graph/panel.js",
    "graph/search.js",
    "graph/legend.js",
    "graph/table.js",
    "graph/address.js",
    "graph/main.js",
)


def graph_page(contents: Contents, *, title: str | None = None, reading: str | None = None) -> str:
    """Give the graph page.

    :param title: what the page is called; else the article's headline, or how many articles there are.
    :param reading: relative address of the reading page beside it, which claims then link to.
    """
    library = asset("vendor/vis-network.min.js")
    name = title or default_title(contents)
    return assemble(
        title=shorten(name, 200),
        body=asset("graph/body.html"),
        style=asset("shared/style.css") + asset("graph/style.css"),
        scripts=[library, concatenate(SCRIPTS)],
        data=graph_data(contents, build(contents), title=name, reading=reading),
        library_styles=injected_styles(library),
    )


def default_title(contents: Contents) -> str:
    """Name what a page shows: the headline of a single article, else the number of articles."""
    if len(contents.articles) == 1:
        return contents.articles[0].headline
    return f"{len(contents.articles):,} articles"
