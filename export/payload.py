"""The data of a page: :class:`~export.contents.Contents` as compact JSON, tables of rows with their columns named.

Actors, issues, articles, sentences and claims refer to each other by index. A sentence that makes several claims stands
once. Offsets are UTF-16 code units from the sentence's start, as JavaScript counts; those of Python are code points.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Any

from export.contents import Article, Claim, Contents, Words
from export.families import family
from export.safe import shorten

#: the page's scripts refuse data of another format
FORMAT = 1
#: characters of what somebody said outside the sentence that says so
_SAID = 500

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

    def said(self, claim: Claim) -> str:
        """Give what a statement says where that isn't all in its sentence: an interview's answer, a block of speech."""
        content, sentence = claim.content, claim.evidence
        if content is None or (sentence.start <= content.start and content.end <= sentence.end):
            return ""
        return shorten(self._article[claim.article][1].text[content.start : content.end].strip(), _SAID)

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


CLAIM_COLUMNS = [
    "id", "kind", "family", "name", "status", "start", "end", "dateKind", "polarity", "teller", "confidence", "sentence",
    "trigger", "sources", "targets", "towards", "reciprocal", "label", "mode", "place", "about", "condition", "content",
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


class ClaimRows:
    """Writes claims as rows; knows the index of everything that they refer to."""

    def __init__(self, contents: Contents) -> None:
        self.articles = {a.iri: i for i, a in enumerate(contents.articles)}
        self.actors = {a.iri: i for i, a in enumerate(contents.actors)}
        self.issues = {x.iri: i for i, x in enumerate(contents.issues)}
        self.claims = {c.iri: i for i, c in enumerate(contents.claims)}
        self.sentences = Sentences(contents, self.actors)
        self.terms = Terms()

    def table(self, claims: Iterable[Claim]) -> dict[str, Any]:
        """Give claims as a table."""
        return {**table(CLAIM_COLUMNS, [self.row(claim) for claim in claims]), "coded": CODED_COLUMNS}

    def row(self, claim: Claim) -> Row:
        """Give a claim's row; a target is an actor's index, or a pair of its kind's first letter and index."""
        coded = (claim.kind, family(claim), claim.name, claim.status, claim.start, claim.end, claim.date_kind)
        row: Row = [claim.id, *(self.terms.code(t) for t in (*coded, claim.polarity))]
        row += [self.actors.get(claim.teller), round(claim.confidence * 100)]
        row += [self.sentences.add(claim), self.sentences.inside(claim, claim.trigger)]
        row += [
            [self.actors[s] for s in claim.sources if s in self.actors],
            list(self._targets(claim.targets)),
        ]
        row += [[[self.actors[t.actor], t.polarity] for t in claim.towards if t.actor in self.actors]]
        label = claim.label or self.sentences.said(claim)
        row += [1 if claim.reciprocal else None, label, claim.mode, self.actors.get(claim.place or "")]
        row += [claim.about, claim.condition, claim.content and self.sentences.inside(claim, claim.content)]
        return trimmed(row)

    def _targets(self, iris: Iterable[str]) -> Iterable[int | list[str | int]]:
        for iri in iris:
            if iri in self.actors:
                yield self.actors[iri]
            elif iri in self.issues:
                yield ["i", self.issues[iri]]
            elif iri in self.claims:
                yield ["c", self.claims[iri]]


def trimmed(row: Row) -> Row:
    """Write empty cells as ``""``, and leave off a row's last ones."""
    made = ["" if cell is None else cell for cell in row]
    while made and made[-1] in ("", [], ()):
        made.pop()
    return made


def table(columns: list[str], rows: list[Row]) -> Table:
    """Give rows with the names of their columns."""
    return {"columns": columns, "rows": rows}
