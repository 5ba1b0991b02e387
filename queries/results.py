"""What a SPARQL query gives: rows, a yes or no, or triples; with how long it took and whether rows were cut off."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pyoxigraph import BlankNode, NamedNode, Triple
from pyoxigraph import Literal as RdfLiteral

#: A value in a row; ``None`` where the variable is unbound.
Term = NamedNode | BlankNode | RdfLiteral | Triple | None
Row = tuple[Term, ...]
ResultKind = Literal["select", "ask", "graph"]


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome of one query.

    ``columns`` and ``rows`` belong to SELECT, ``truth`` to ASK, ``triples`` to CONSTRUCT and DESCRIBE.
    ``cut`` says that more rows or triples would have come. ``seconds`` is the engine's time.
    """

    kind: ResultKind
    columns: tuple[str, ...] = ()
    rows: list[Row] = field(default_factory=list)
    truth: bool = False
    triples: list[Triple] = field(default_factory=list)
    cut: bool = False
    seconds: float = 0.0

    def dicts(self) -> list[dict[str, str | None]]:
        """Give the rows as plain dictionaries: IRIs, and literals by their text."""
        return [dict(zip(self.columns, (plain(v) for v in row), strict=True)) for row in self.rows]


def plain(term: Term) -> str | None:
    """Give a term's text: an IRI without brackets, a literal without quotes, language or type.

    >>> plain(NamedNode("http://a/b")), plain(RdfLiteral("x", language="en")), plain(None)
    ('http://a/b', 'x', None)
    """
    if term is None or isinstance(term, NamedNode | BlankNode | RdfLiteral):
        return None if term is None else term.value
    return str(term)
