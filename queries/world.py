"""Names the world knows and a graph may not: "America", "Muscovite", "the Kremlin", by the extractor's own tables.

They lead to a code (ISO 3166-1 alpha-3 or a Wikidata id), and only if the graph has an actor with that code to an actor.
"""

from __future__ import annotations

from functools import cache

from kg.extraction.lexicon import Lexicons
from queries.folding import normal


@cache
def world_names() -> dict[str, str]:
    """Give what known names stand for: folded name to code. Read when first needed; takes some 20 ms.

    >>> names = world_names()
    >>> names["america"], names["kremlin"]
    ('USA', 'RUS')
    """
    tables = Lexicons()
    found: dict[str, str] = {}
    for row in tables.table("territories", ["iso3", "label", "names"]):
        for name in (row["label"], *row["names"].split("|")):
            found.setdefault(normal(name), row["iso3"])
    for row in tables.table("peoples", ["iso3", "adjectives", "people", "capitals", "names"]):
        for column in ("names", "capitals", "adjectives", "people"):
            for name in row[column].split("|"):
                found.setdefault(normal(name), row["iso3"])
    actors = tables.table("actors", ["label", "wikidata", "aliases"])
    labels = {row["label"]: row["wikidata"] for row in actors}
    for row in tables.table("seats", ["name", "holder"]):
        found.setdefault(normal(row["name"]), labels.get(row["holder"], row["holder"]))
    for row in actors:
        # A bare surname is too weak to stand for one person of the whole world.
        full = [name for name in row["aliases"].split("|") if " " in name or name.isupper()]
        for name in (row["label"], *full):
            found.setdefault(normal(name), row["wikidata"])
    return {name: code for name, code in found.items() if name and code}
