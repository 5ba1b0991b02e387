"""The table of what stands around an article (``furniture.tsv``), ready for look-up."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from kg.extraction.lexicon import read_table

#: Longest paragraph that a ``start`` row can match, in code points.
_LINE = 200


@dataclass(frozen=True, slots=True)
class Furniture:
    """The rows of the table by how they are looked for; see its head."""

    lines: dict[str, tuple[str, bool]]
    starts: tuple[tuple[str, str, bool], ...]
    agencies: frozenset[str]
    prefixes: tuple[str, ...]

    def match(self, paragraph: str) -> tuple[str | None, bool]:
        """Give the reason to skip a paragraph, if there is one, and whether links follow it.

        >>> furniture().match("You may also be interested in")
        ('navigation', True)
        """
        if len(paragraph) > _LINE:
            return None, False
        words = plain(paragraph)
        found = self.lines.get(words)
        if found is not None:
            return found
        for start, reason, links in self.starts:
            if words.startswith(start) and not words[len(start) : len(start) + 1].isalpha():
                # "Print this, said the minister" is prose: a short line that stops like a sentence is kept
                # unless its words can only be a notice.
                if reason in ("navigation", "newsletter offer") and paragraph.rstrip()[-1] in '.?!"”':
                    return None, False
                return reason, links
        return None, False


@lru_cache(maxsize=1)
def furniture() -> Furniture:
    """Read the table, once."""
    with resources.as_file(resources.files("kg.articles") / "furniture.tsv") as path:
        rows = read_table(path, ("words", "where", "reason"))
    lines: dict[str, tuple[str, bool]] = {}
    starts: list[tuple[str, str, bool]] = []
    for row in rows:
        words, where = plain(row["words"]), row["where"]
        if where in ("line", "related"):
            lines[words] = (row["reason"], where == "related")
        if where in ("start", "related"):
            starts.append((words, row["reason"], where == "related"))
    return Furniture(
        lines,
        tuple(starts),
        frozenset(row["words"] for row in rows if row["where"] == "agency"),
        tuple(row["words"] for row in rows if row["where"] == "prefix"),
    )


def plain(words: str) -> str:
    """Give words for comparison: lower case, straight quotes, single spaces, no punctuation at the ends.

    >>> plain("You may also be\\xa0interested in:")
    'you may also be interested in'
    """
    folded = unicodedata.normalize("NFKC", words).casefold().replace("’", "'").replace("‘", "'")
    return " ".join(folded.split()).strip(" .,:;!?…\"'“”>»|-–—•*#")
