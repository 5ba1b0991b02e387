"""The graph page: one HTML file that draws a graph, offline and under a Content-Security-Policy of its own."""

from __future__ import annotations

from typing import Any

from pyvis.network import Network

from export.contents import Actor, Article, Contents
from export.families import FAMILIES
from export.network import build
from export.page import assemble, asset, concatenate, injected_styles
from export.payload import FORMAT, ClaimRows, Row, Terms, table, trimmed
from export.safe import shorten, web_address, wikidata_id

#: in the order they run
SCRIPTS = (
    "shared/dom.js",
    "shared/theme.js",
    "shared/claims.js",
    "shared/shapes.js",
    "shared/labels.js",
    "graph/data.js",
    "graph/filters.js",
    "graph/views.js",
    "graph/camps.js",
    "graph/drawing.js",
    "graph/picture.js",
    "graph/panel.js",
    "graph/search.js",
    "graph/legend.js",
    "graph/table.js",
    "graph/address.js",
    "graph/main.js",
)


def graph_html(contents: Contents, *, title: str | None = None, reading: str | None = None) -> str:
    """Give the graph page.

    :param title: what the page is called; else the article's headline, or how many articles there are.
    :param reading: relative address of the reading page beside it, which claims then link to.
    """
    library = asset("vendor/vis-network.min.js")
    name = title or contents.title
    return assemble(
        title=shorten(name, 200),
        body=asset("graph/body.html"),
        style=asset("shared/style.css") + asset("graph/style.css"),
        scripts=[library, concatenate(SCRIPTS)],
        data=graph_data(contents, build(contents), title=name, reading=reading),
        library_styles=injected_styles(library),
    )


def graph_data(contents: Contents, network: Network, *, title: str, reading: str | None) -> dict[str, Any]:
    """Give the graph page's data.

    :param network: what :func:`export.network.build` made of the same contents.
    :param reading: relative address of the reading page, if claims shall link to it.
    """
    nodes, edges = network.get_network_data()[:2]
    rows = ClaimRows(contents)
    claims = rows.table(contents.claims)
    return {
        "format": FORMAT,
        "title": title,
        "reading": reading,
        "families": FAMILIES,
        "actors": {
            **table(
                _ACTOR_COLUMNS,
                [_actor_row(a, n, rows.terms) for a, n in zip(contents.actors, nodes, strict=True)],
            ),
            "coded": ["type", "shape"],
        },
        "issues": table(
            ["id", "label", "involves"],
            [
                [x.id, x.label, [rows.actors[i] for i in x.involves if i in rows.actors]]
                for x in contents.issues
            ],
        ),
        "articles": table(
            ["id", "headline", "publisher", "date", "url"], [_article_row(a) for a in contents.articles]
        ),
        "sentences": table(["article", "start", "text", "marks"], rows.sentences.rows),
        "terms": rows.terms.list,
        "claims": claims,
        "bundles": table(["a", "b", "claims"], [[e["from"], e["to"], e["claims"]] for e in edges]),
        "communities": table(["x", "y", "radius", "size"], [list(c) for c in network.communities]),
    }


_ACTOR_COLUMNS = [
    "id", "label", "type", "shape", "size", "x", "y", "weight", "group", "iso3", "wikidata", "aliases",
]  # fmt: skip


def _actor_row(actor: Actor, node: dict[str, Any], terms: Terms) -> Row:
    """Give an actor's row, with what the network says of its node."""
    row: Row = [actor.id, actor.label, terms.code(actor.type), terms.code(node["shape"]), node["size"]]
    row += [round(node["x"]), round(node["y"]), node["weight"], node["community"]]
    row += [actor.iso3, wikidata_id(actor.wikidata), actor.aliases]
    return trimmed(row)


def _article_row(article: Article) -> Row:
    return [article.id, article.headline, article.publisher, article.published, web_address(article.url)]
