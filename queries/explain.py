"""What a query asks of the graph, pattern by pattern: how many triples each matches alone, and how long it all took."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import QueryError, TimeoutQueryError
from queries.results import Result, plain
from queries.source import Source

#: How long one pattern may be counted, in seconds.
_COUNT_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Pattern:
    """A triple pattern with the number of triples it matches alone; ``None`` if counting took too long."""

    text: str
    matches: int | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """A query's patterns, those that match least first (a good order to read it in), and its outcome."""

    patterns: tuple[Pattern, ...]
    result: Result

    def __str__(self) -> str:
        lines = [f"{'matches':>12}  pattern"]
        for pattern in self.patterns:
            count = "?" if pattern.matches is None else f"{pattern.matches:,}"
            lines.append(f"{count:>12}  {pattern.text}")
        if self.result.kind == "select":
            outcome = f"{len(self.result.rows):,} rows{' (cut)' if self.result.cut else ''}"
        elif self.result.kind == "graph":
            outcome = f"{len(self.result.triples):,} triples{' (cut)' if self.result.cut else ''}"
        else:
            outcome = str(self.result.truth).lower()
        lines.append(f"{outcome} in {1000 * self.result.seconds:,.1f} ms")
        return "\n".join(lines)


def explain(
    source: Source, query: str, *, seconds: float | None = None, limit: int | None = None
) -> Explanation:
    """Run a query and count what each of its triple patterns matches alone, over all graphs whatever ``FROM`` names.

    :raises QueryError: if the query doesn't parse, or fails.
    """
    result = source.run(query, seconds=seconds, limit=limit)
    found = [Pattern(text, _count(source, text)) for text in patterns(query, source)]
    found.sort(key=lambda pattern: (pattern.matches is None, pattern.matches or 0, pattern.text))
    return Explanation(tuple(found), result)


def patterns(query: str, source: Source) -> list[str]:
    """Give a query's triple patterns, each once, in the order in which they are written."""
    from pyparsing import ParseException  # rdflib's parser; takes 0.2 s to load
    from rdflib.plugins.sparql.algebra import translateQuery
    from rdflib.plugins.sparql.parser import parseQuery
    from rdflib.plugins.sparql.parserutils import CompValue
    from rdflib.term import BNode, Identifier

    try:
        tree = translateQuery(parseQuery(query), initNs=source.iris.prefixes).algebra
    except (ParseException, ValueError) as exc:
        raise QueryError(f"this query can be run but not explained: {exc}") from exc
    found: dict[str, None] = {}

    def written(term: object) -> str:
        if isinstance(term, BNode):
            return f"?_{term}"
        text = term.n3() if isinstance(term, Identifier) or hasattr(term, "n3") else str(term)
        return str(text)

    def walk(node: object) -> None:
        if isinstance(node, CompValue):
            for triple in dict.get(node, "triples") or ():
                found[" ".join(written(term) for term in triple)] = None
            for value in node.values():
                walk(value)
        elif isinstance(node, list | tuple | set):
            for value in node:
                walk(value)

    walk(tree)
    return list(found)


def _count(source: Source, pattern: str) -> int | None:
    try:
        result = source.run(f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}", seconds=_COUNT_SECONDS)
    except TimeoutQueryError:
        return None
    return int(plain(result.rows[0][0]) or 0)
