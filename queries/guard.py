"""Keeps queries on their own graph.

Oxigraph would send ``SERVICE`` blocks to other servers, so the keyword is refused before the engine sees it. (``LOAD``
is an update and doesn't parse as a query; ``FROM`` names graphs of the store, see :mod:`queries.clauses`.)
"""

from __future__ import annotations

import re

from kg.errors import QueryError
from queries.tokens import position, tokens

_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def refuse_outside(query: str) -> None:
    """Refuse a query that would reach outside its graph.

    :raises QueryError: with the place of the ``SERVICE`` keyword.

    >>> refuse_outside('SELECT ?service { ?s ?p "SERVICE" } # SERVICE')
    >>> refuse_outside("SELECT * { SERVICE <http://a/> { ?s ?p ?o } }")  # doctest: +NORMALIZE_WHITESPACE
    Traceback (most recent call last):
    kg.errors.QueryError: line 1, column 12: SERVICE would ask another server, and queries stay on their own graph;
    give that server as --graph URL instead
    """
    if "service" not in query.casefold() and "\\u" not in query.casefold():
        return
    # Readers of SPARQL differ on when they take \\u0053 for S: what hides in one reading may show in the other.
    for text in (query, _ESCAPED.sub(_character, query)):
        for token in tokens(text):
            # A string that never ends breaks the query; should an engine see an end to it, its words would count.
            if token.text.upper() == "SERVICE" or (
                token.kind == "unclosed" and "SERVICE" in token.text.upper()
            ):
                line, column = position(text, token.start)
                raise QueryError(
                    f"line {line}, column {column}: SERVICE would ask another server, and queries stay on their"
                    " own graph; give that server as --graph URL instead"
                )


def _character(escaped: re.Match[str]) -> str:
    code = int(escaped[1] or escaped[2], 16)
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else escaped[0]
