"""Runs one query on one Oxigraph store, in this process: the bottom that everything else stands on."""

from __future__ import annotations

import time
from collections.abc import Mapping
from itertools import islice

from pyoxigraph import QueryBoolean, QueryTriples, Store

from kg.errors import QueryError
from queries.clauses import names_graphs, order_of_columns
from queries.guard import refuse_outside
from queries.results import Result
from queries.syntax import syntax_error


def evaluate(
    store: Store, query: str, *, prefixes: Mapping[str, str] | None = None, limit: int | None = None
) -> Result:
    """Run a query over the union of a store's graphs, or over those that it names with ``FROM``.

    :param prefixes: prefixes the query may use without declaring them.
    :param limit: give at most this many rows or triples; ``None`` for all.
    :raises SyntaxQueryError: with line and column.
    :raises QueryError: for a query that would leave the graph, names one that isn't there, or that the engine fails on.

    >>> evaluate(Store(), "ASK { ?s ?p ?o }").truth
    False
    """
    refuse_outside(query)
    started = time.perf_counter()
    try:
        # The engine doesn't look at FROM where it is told to take the union.
        union = not names_graphs(query, store, prefixes=prefixes or {})
        found = store.query(query, prefixes=dict(prefixes or {}), use_default_graph_as_union=union)
        if isinstance(found, QueryBoolean):
            return Result("ask", truth=bool(found), seconds=time.perf_counter() - started)
        if isinstance(found, QueryTriples):
            triples = list(islice(found, limit))
            cut = limit is not None and next(found, None) is not None
            return Result("graph", triples=triples, cut=cut, seconds=time.perf_counter() - started)
        names = [variable.value for variable in found.variables]
        order = order_of_columns(query, names)
        rows = [tuple(solution[i] for i in order) for solution in islice(found, limit)]
        cut = limit is not None and next(found, None) is not None
        columns = tuple(names[i] for i in order)
        return Result("select", columns=columns, rows=rows, cut=cut, seconds=time.perf_counter() - started)
    except SyntaxError as exc:
        raise syntax_error(str(exc), query, prefixes=prefixes or {}) from exc
    except (ValueError, RuntimeError, OSError) as exc:
        raise QueryError(f"the query failed: {exc}") from exc
