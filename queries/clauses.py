"""What a query says outside its pattern: the graphs it names with ``FROM``, and the order of the columns of ``SELECT *``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

from pyoxigraph import BlankNode, NamedNode, QuerySolutions, Store

from kg.errors import QueryError
from queries.tokens import Token, position, tokens

_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
#: How many of a store's graphs are named to somebody who asked for another.
_SHOWN = 3


def names_graphs(query: str, store: Store, *, prefixes: Mapping[str, str]) -> bool:
    """Tell whether a query names the graphs it is asked of (``FROM``, ``FROM NAMED``); without, it is asked of all.

    :raises QueryError: for a graph that the store doesn't hold: the answer would be empty without a reason.

    >>> names_graphs("SELECT ?from { ?from ?p 'FROM' }", Store(), prefixes={})
    False
    >>> names_graphs("ASK FROM <http://a/> {}", Store(), prefixes={})
    Traceback (most recent call last):
    kg.errors.QueryError: line 1, column 10: <http://a/> is no graph of this store, which has none
    """
    found = list(tokens(query))
    named = [_after(found, i) for i, token in enumerate(found) if _is(token, "FROM")]
    form = next((token for token in found if _is(token, *_FORMS)), None)
    if not named or form is None:
        return False
    for token in named:
        # The engine itself resolves prefixes and BASE: readers of our own could take the name for another graph's.
        probe = f"{query[: form.start]} SELECT ?g {{ VALUES ?g {{ {token.text} }} }}"
        try:
            rows = store.query(probe, prefixes=dict(prefixes))
        except SyntaxError:
            break  # nor will the query itself parse, which is for the engine to say
        assert isinstance(rows, QuerySolutions)
        graph = next(rows)["g"]
        if not (isinstance(graph, NamedNode) and store.contains_named_graph(graph)):
            line, column = position(query, token.start)
            raise QueryError(
                f"line {line}, column {column}: {graph} is no graph of this store, which has {_graphs(store)}"
            )
    return True


def order_of_columns(query: str, columns: Sequence[str]) -> list[int]:
    """Give the places of the columns as a reader expects them: engines sort those of ``SELECT *`` by name.

    >>> order_of_columns("SELECT * { ?s ?p ?o }", ["o", "p", "s"])
    [2, 1, 0]
    >>> order_of_columns("SELECT ?o ?s { ?s ?p ?o }", ["o", "s"])
    [0, 1]
    """
    found = list(tokens(query))
    start = next((i for i, token in enumerate(found) if _is(token, *_FORMS)), len(found))
    chosen = next((t.text for t in found[start + 1 :] if not _is(t, "DISTINCT", "REDUCED")), "")
    if chosen != "*":
        return list(range(len(columns)))
    seen = {token.text[1:]: token.start for token in reversed(found) if token.kind == "variable"}
    return sorted(range(len(columns)), key=lambda i: seen.get(columns[i], len(query)))


def _is(token: Token, *words: str) -> bool:
    return token.kind == "word" and token.text.upper() in words


def _after(found: list[Token], place: int) -> Token:
    rest = (token for token in found[place + 1 :] if not _is(token, "NAMED"))
    return next(rest, found[place])


def _graphs(store: Store) -> str:
    names = sorted(str(name) for name in store.named_graphs() if not isinstance(name, BlankNode))
    rest = f" and {len(names) - _SHOWN:,} more" if len(names) > _SHOWN else ""
    return f"{', '.join(islice(names, _SHOWN))}{rest}" if names else "none"
