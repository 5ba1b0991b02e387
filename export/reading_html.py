"""The reading page: each article as it was, with what was taken from each sentence beside it."""

from __future__ import annotations

from typing import Any

from export.contents import Article, Contents, Words
from export.families import FAMILIES
from export.network import build
from export.page import assemble, asset, concatenate
from export.payload import FORMAT, ClaimRows, Offsets, Row, table
from export.safe import shorten, web_address

#: in the order they run
SCRIPTS = (
    "shared/dom.js",
    "shared/theme.js",
    "shared/claims.js",
    "shared/shapes.js",
    "shared/labels.js",
    "reading/article.js",
    "reading/margin.js",
    "reading/issues.js",
    "reading/map.js",
    "reading/main.js",
)


def reading_html(contents: Contents, *, title: str | None = None, drawing: str | None = None) -> str:
    """Give the reading page.

    :param title: what the page is called; else the article's headline, or how many articles there are.
    :param drawing: relative address of the graph page beside it, which claims then link to.
    """
    name = title or contents.title
    return assemble(
        title=shorten(name, 200),
        body=asset("reading/body.html"),
        style=asset("shared/style.css") + asset("reading/style.css"),
        scripts=[concatenate(SCRIPTS)],
        data=reading_data(contents, title=name, drawing=drawing),
    )


def reading_data(contents: Contents, *, title: str, drawing: str | None) -> dict[str, Any]:
    """Give the page's data; offsets are UTF-16 code units into the article's text, a claim's into its sentence."""
    claims = ClaimRows(contents)
    rows = claims.table(contents.claims)
    nodes, edges = build(contents).get_network_data()[:2]
    return {
        "format": FORMAT,
        "title": title,
        "drawing": drawing,
        "terms": claims.terms.list,
        "actors": table(
            ["id", "label", "type", "shape", "x", "y"],
            [
                [a.id, a.label, a.type, n["shape"], round(n["x"]), round(n["y"])]
                for a, n in zip(contents.actors, nodes, strict=True)
            ],
        ),
        "issues": table(["id", "label"], [[i.id, i.label] for i in contents.issues]),
        "articles": table(_ARTICLE_COLUMNS, [_article_row(a, claims.actors) for a in contents.articles]),
        "sentences": table(["article", "start", "end"], _sentence_rows(contents, claims)),
        "claims": rows,
        "families": FAMILIES,
        "bundles": table(["a", "b", "claims"], [[e["from"], e["to"], e["claims"]] for e in edges]),
        "repeats": _repeats(contents, claims),
    }


_ARTICLE_COLUMNS = [
    "id", "headline", "publisher", "author", "date", "dateInferred", "url", "genre", "text", "parts", "skipped", "mentions",
]  # fmt: skip


def _article_row(article: Article, actors: dict[str, int]) -> Row:
    units = Offsets(article.text).units
    return [
        *(article.id, article.headline, article.publisher, article.author, article.published),
        *(1 if article.published_inferred else "", web_address(article.url), article.genre, article.text),
        [[units(p.start), units(p.end), p.kind] for p in article.parts],
        [[units(s.start), units(s.end), s.reason] for s in article.skipped],
        [[units(m.start), units(m.end), actors[m.actor]] for m in article.mentions if m.actor in actors],
    ]


def _sentence_rows(contents: Contents, claims: ClaimRows) -> list[Row]:
    """Give each sentence's place; its words are in the article's text."""
    units = {a.iri: Offsets(a.text).units for a in contents.articles}
    places: dict[int, Row] = {}
    for claim in contents.claims:
        number = claims.sentences.add(claim)
        start, end = claim.evidence.start, claim.evidence.end
        places[number] = [
            claims.articles[claim.article],
            units[claim.article](start),
            units[claim.article](end),
        ]
    return [places[number] for number in sorted(places)]


def _repeats(contents: Contents, claims: ClaimRows) -> list[Row]:
    """Give the places where a sentence stands once more: [sentence, start, end]."""
    units = {a.iri: Offsets(a.text).units for a in contents.articles}
    found: dict[tuple[int, Words], Row] = {}
    for claim in contents.claims:
        for words in claim.also:
            number = claims.sentences.add(claim)
            unit = units[claim.article]
            found[number, words] = [number, unit(words.start), unit(words.end)]
    return list(found.values())
