"""The data of a page: :class:`~export.contents.Contents` as compact JSON, tables of rows with their columns named.

Actors, issues, articles, sentences and claims refer to each other by index. A sentence that makes several claims stands
once. Offsets are UTF-16 code units from the sentence's start, as JavaScript counts; those of Python are code points.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Any

from pyvis.network import Network

from export.contents import Actor, Article, Claim, Contents, Words
from export.network import FAMILIES, family
from export.safe import web_address, wikidata_id

#: the page's scripts refuse data of another format
FORMAT = 1

Row = list[Any]  # Any: JSON values, one a column
Table = dict[str, Sequence[Any]]


class Offsets:
    """Translates offsets in one text from code points to UTF-16 code units.

    >>> Offsets("a🌊b").units(2)
    3
    """

    def __init__(self, text: str) -> None:
        self._wide = [i for i, c in enumerate(text) if ord(c) > 0xFFFF]

    def units(self, point: int) -> int:
        """Give the offset in UTF-16 code units of a code point offset."""
        return point + bisect_left(self._wide, point)


class Sentences:
    """The distinct sentences that make claims, each with the mentions in it."""

    def __init__(self, contents: Contents, actors: dict[str, int]) -> None:
        self._article = {a.iri: (i, a, Offsets(a.text)) for i, a in enumerate(contents.articles)}
        self._mentions = {
            a.iri: sorted((m.start, m.end, actors[m.actor]) for m in a.mentions if m.actor in actors)
            for a in contents.articles
        }
        self._index: dict[tuple[str, int, int], int] = {}
        self.rows: list[Row] = []

    def add(self, claim: Claim) -> int:
        """Give the index of a claim's sentence, adding it if it is new."""
        key = (claim.article, claim.evidence.start, claim.evidence.end)
        if key not in self._index:
            self._index[key] = len(self.rows)
            number, article, offsets = self._article[claim.article]
            self.rows.append(
                [
                    number,
                    offsets.units(claim.evidence.start),
                    claim.quote,
                    self._marks(article, offsets, claim.evidence),
                ]
            )
        return self._index[key]

    def inside(self, claim: Claim, words: Words) -> list[int]:
        """Give words of a claim as start and end in its sentence, in UTF-16 code units."""
        offsets = self._article[claim.article][2]
        base = offsets.units(claim.evidence.start)
        return [offsets.units(words.start) - base, offsets.units(words.end) - base]

    def _marks(self, article: Article, offsets: Offsets, evidence: Words) -> list[int]:
        """Give the mentions inside a sentence as a flat list: start, end, actor."""
        mentions = self._mentions[article.iri]
        base = offsets.units(evidence.start)
        flat: list[int] = []
        for start, end, actor in mentions[bisect_left(mentions, (evidence.start, 0, 0)) :]:
            if start >= evidence.end:
                break
            if end <= evidence.end:
                flat += [offsets.units(start) - base, offsets.units(end) - base, actor]
        return flat


def graph_data(contents: Contents, network: Network, *, title: str, reading: str | None) -> dict[str, Any]:
    """Give the graph page's data.

    :param network: what :func:`export.network.build` made of the same contents.
    :param reading: relative address of the reading page, if claims shall link to it.
    """
    nodes, edges = network.get_network_data()[:2]
    actors = {a.iri: i for i, a in enumerate(contents.actors)}
    issues = {x.iri: i for i, x in enumerate(contents.issues)}
    claims = {c.iri: i for i, c in enumerate(contents.claims)}
    sentences = Sentences(contents, actors)
    terms = Terms()
    rows = [_claim_row(c, terms, sentences, actors, issues, claims) for c in contents.claims]
    return {
        "format": FORMAT,
        "title": title,
        "reading": reading,
        "families": FAMILIES,
        "actors": _table(
            [
                "id",
                "label",
                "type",
                "iso3",
                "wikidata",
                "aliases",
                "short",
                "shape",
                "size",
                "x",
                "y",
                "weight",
                "group",
            ],
            [_actor_row(a, n) for a, n in zip(contents.actors, nodes, strict=True)],
        ),
        "issues": _table(
            ["id", "label", "involves"],
            [[x.id, x.label, [actors[i] for i in x.involves if i in actors]] for x in contents.issues],
        ),
        "articles": _table(
            ["id", "headline", "publisher", "date", "url"], [_article_row(a) for a in contents.articles]
        ),
        "sentences": _table(["article", "start", "text", "marks"], sentences.rows),
        "terms": terms.list,
        "claims": {**_table(CLAIM_COLUMNS, rows), "coded": CODED_COLUMNS},
        "bundles": _table(["a", "b", "claims"], [[e["from"], e["to"], e["claims"]] for e in edges]),
        "communities": _table(["x", "y", "radius", "size"], [list(c) for c in network.communities]),
    }


CLAIM_COLUMNS = [
    "id", "kind", "family", "name", "status", "start", "end", "dateKind", "polarity", "teller", "confidence", "sentence",
    "trigger", "sources", "targets", "towards", "reciprocal", "label", "mode", "place", "about", "condition",
]  # fmt: skip
#: columns that hold an index in the list of terms
CODED_COLUMNS = ["kind", "family", "name", "status", "start", "end", "dateKind", "polarity"]


class Terms:
    """Words that stand in many rows, each written once: an index a cell halves a page of 60,000 claims."""

    def __init__(self) -> None:
        self.list: list[str | None] = []
        self._index: dict[str | None, int] = {}

    def code(self, term: str | None) -> int:
        """Give a term's index in the list."""
        if term not in self._index:
            self._index[term] = len(self.list)
            self.list.append(term)
        return self._index[term]


def _claim_row(
    claim: Claim,
    terms: Terms,
    sentences: Sentences,
    actors: dict[str, int],
    issues: dict[str, int],
    claims: dict[str, int],
) -> Row:
    """Give a claim's row; a target is an actor's index, or a pair of its kind's first letter and index."""
    coded = [
        claim.kind,
        family(claim),
        claim.name,
        claim.status,
        claim.start,
        claim.end,
        claim.date_kind,
        claim.polarity,
    ]
    row: Row = [claim.id, *(terms.code(t) for t in coded)]
    row += [actors.get(claim.teller), round(claim.confidence * 100)]
    row += [sentences.add(claim), sentences.inside(claim, claim.trigger)]
    row += [
        [actors[s] for s in claim.sources if s in actors],
        list(_targets(claim.targets, actors, issues, claims)),
    ]
    row += [[[actors[t.actor], t.polarity] for t in claim.towards if t.actor in actors]]
    row += [1 if claim.reciprocal else None, claim.label, claim.mode, actors.get(claim.place or "")]
    row += [claim.about, claim.condition]
    return _trimmed(row)


def _targets(
    iris: Iterable[str], actors: dict[str, int], issues: dict[str, int], claims: dict[str, int]
) -> Iterable[int | list[str | int]]:
    for iri in iris:
        if iri in actors:
            yield actors[iri]
        elif iri in issues:
            yield ["i", issues[iri]]
        elif iri in claims:
            yield ["c", claims[iri]]


def _trimmed(row: Row) -> Row:
    """Write empty cells as ``""``, and leave off a row's last ones."""
    made = ["" if cell is None else cell for cell in row]
    while made and made[-1] in ("", []):
        made.pop()
    return made


def _actor_row(actor: Actor, node: dict[str, Any]) -> Row:
    """Give an actor's row, with what the network says of its node; pyvis puts the id where a label is empty."""
    row = [actor.id, actor.label, actor.type, actor.iso3, wikidata_id(actor.wikidata), actor.aliases]
    row.append(node["label"] if actor.label else "")
    return row + [node[key] for key in ("shape", "size", "x", "y", "weight", "community")]


def _article_row(article: Article) -> Row:
    return [article.id, article.headline, article.publisher, article.published, web_address(article.url)]


def _table(columns: list[str], rows: list[Row]) -> Table:
    return {"columns": columns, "rows": rows}
