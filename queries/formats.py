"""Results of SPARQL as text: CSV, TSV and JSON as SPARQL 1.1 has them, Turtle, and a table for people."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Literal, get_args

from pyoxigraph import BlankNode, NamedNode, RdfFormat, serialize
from pyoxigraph import Literal as RdfLiteral

from kg.errors import QueryError
from queries.results import Result, Row, Term, plain

Format = Literal["table", "csv", "tsv", "json", "ttl"]
FORMATS: tuple[Format, ...] = get_args(Format)

_TRIPLE = ("subject", "predicate", "object")
_LOCAL = re.compile(r"[\w-]+(?:\.[\w-]+)*\Z")
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_LANG_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"


def write(result: Result, form: Format, *, prefixes: Mapping[str, str], width: int | None = None) -> str:
    """Write a result in a format; it ends with a line feed.

    Triples are sorted; as CSV, TSV or table they have the columns subject, predicate and object.

    :param prefixes: shorten IRIs in Turtle and tables.
    :param width: columns of the terminal, for a table; ``None`` for the terminal's own.
    :raises QueryError: for rows asked as Turtle.
    """
    if form == "ttl":
        return _turtle(result, prefixes)
    if form == "json":
        return _json(result)
    columns, rows = _tabular(result)
    if form == "csv":
        return _csv(columns, rows)
    if form == "tsv":
        return _tsv(columns, rows) if result.kind != "ask" else _csv(columns, rows)
    return table(columns, rows, prefixes=prefixes, width=width)


def table(
    columns: Iterable[str], rows: Iterable[Row], *, prefixes: Mapping[str, str], width: int | None = None
) -> str:
    """Give rows as a table for a terminal: IRIs shortened, long cells wrapped, no control characters."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    made = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for column in columns:
        made.add_column(Text(column), overflow="fold")
    for row in rows:
        made.add_row(*(Text(_printable(short(term, prefixes))) for term in row))
    console = Console(file=io.StringIO(), width=width, force_terminal=False)
    with console.capture() as capture:
        console.print(made)
    return "\n".join(line.rstrip() for line in capture.get().splitlines()) + "\n"


def short(term: Term, prefixes: Mapping[str, str]) -> str:
    """Give a term as people read it: an IRI by its prefix, a literal's text.

    >>> short(NamedNode("http://a/vocab#holder"), {"": "http://a/vocab#"}), short(RdfLiteral("x"), {})
    (':holder', 'x')
    """
    if isinstance(term, NamedNode):
        fitting = [(p, iri) for p, iri in prefixes.items() if term.value.startswith(iri)]
        for prefix, iri in sorted(fitting, key=lambda pair: -len(pair[1])):
            if _LOCAL.match(term.value[len(iri) :]):
                return f"{prefix}:{term.value[len(iri) :]}"
        return f"<{term.value}>"
    return plain(term) or ""


def _tabular(result: Result) -> tuple[tuple[str, ...], list[Row]]:
    if result.kind == "ask":
        return ("answer",), [(RdfLiteral(result.truth),)]
    if result.kind == "graph":
        triples = sorted(result.triples, key=str)
        return _TRIPLE, [(t.subject, t.predicate, t.object) for t in triples]
    return result.columns, result.rows


def _csv(columns: Iterable[str], rows: Iterable[Row]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([plain(term) for term in row] for row in rows)
    return out.getvalue()


def _tsv(columns: Iterable[str], rows: Iterable[Row]) -> str:
    lines = ["\t".join(f"?{column}" for column in columns)]
    lines += ["\t".join("" if term is None else str(term) for term in row) for row in rows]
    return "\n".join(lines) + "\n"


def _json(result: Result) -> str:
    made: dict[str, object]
    if result.kind == "ask":
        made = {"head": {}, "boolean": result.truth}
    else:
        columns, rows = _tabular(result)
        bindings = [
            {column: _json_term(term) for column, term in zip(columns, row, strict=True) if term is not None}
            for row in rows
        ]
        made = {"head": {"vars": list(columns)}, "results": {"bindings": bindings}}
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _json_term(term: Term) -> dict[str, str]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, RdfLiteral):
        made = {"type": "literal", "value": term.value}
        if term.language is not None:
            return {**made, "xml:lang": term.language}
        if term.datatype.value not in (_STRING, _LANG_STRING):
            made["datatype"] = term.datatype.value
        return made
    return {"type": "literal", "value": str(term)}


def _turtle(result: Result, prefixes: Mapping[str, str]) -> str:
    if result.kind != "graph":
        raise QueryError("ttl is for CONSTRUCT and DESCRIBE; rows come as table, csv, tsv or json")
    triples = sorted(result.triples, key=str)
    # Only the prefixes that these triples use: a few lines should not stand below twenty that don't matter.
    said = "\n".join(map(str, triples))
    used = {prefix: iri for prefix, iri in prefixes.items() if f"<{iri}" in said}
    data = serialize(triples, format=RdfFormat.TURTLE, prefixes=used)
    assert data is not None  # None only when writing to a file
    return data.decode()


def _printable(text: str) -> str:
    return "".join(" " if unicodedata.category(c)[0] == "C" and c != "\n" else c for c in text)
