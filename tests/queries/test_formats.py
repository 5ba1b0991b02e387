"""Results as text: other programs' readers give back what was written."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    parse,
    parse_query_results,
)

from kg.errors import QueryError
from kg.graph.store import Graph
from queries.asking import sparql
from queries.formats import short, table, write
from queries.results import Result, plain

PREFIXES = {"": "http://v/vocab#", "a": "http://v/"}
words = st.text(st.characters(codec="utf-8"), max_size=20)
terms = st.one_of(
    st.none(),
    words.map(Literal),
    words.map(lambda text: Literal(text, language="en")),
    st.integers(-(2**62), 2**62).map(Literal),
    st.booleans().map(Literal),
    st.integers(0, 9).map(lambda n: NamedNode(f"http://e/{n}")),
    st.integers(0, 9).map(lambda n: BlankNode(f"b{n}")),
)


@given(st.lists(st.tuples(terms, terms), max_size=5))
def test_json_is_read_back(rows: list[tuple[None, None]]) -> None:
    text = write(Result("select", ("x", "y"), list(rows)), "json", prefixes={})
    found = parse_query_results(text.encode(), format=QueryResultsFormat.JSON)
    assert isinstance(found, QuerySolutions)
    assert [tuple(row) for row in found] == rows


@given(st.lists(st.tuples(terms, terms), max_size=5))
def test_tsv_is_read_back(rows: list[tuple[None, None]]) -> None:
    text = write(Result("select", ("x", "y"), list(rows)), "tsv", prefixes={})
    found = parse_query_results(text.encode(), format=QueryResultsFormat.TSV)
    assert isinstance(found, QuerySolutions)
    assert [tuple(row) for row in found] == rows


@given(st.lists(st.tuples(words, words), max_size=5))
def test_csv_is_read_back(rows: list[tuple[str, str]]) -> None:
    made = Result("select", ("x", "y"), [(Literal(one), Literal(two)) for one, two in rows])
    text = write(made, "csv", prefixes={})
    assert list(csv.reader(io.StringIO(text, newline=""))) == [["x", "y"], *map(list, rows)]


def test_yes_and_no() -> None:
    text = write(Result("ask", truth=True), "json", prefixes={})
    found = parse_query_results(text.encode(), format=QueryResultsFormat.JSON)
    assert isinstance(found, QueryBoolean)
    assert bool(found)
    assert write(Result("ask", truth=False), "csv", prefixes={}) == "answer\r\nfalse\r\n"


def test_triples_come_sorted_in_every_format(nile: Graph) -> None:
    result = sparql(nile, "CONSTRUCT { ?s :for ?o } WHERE { ?s :for ?o }")
    turtle = write(result, "ttl", prefixes=nile.iris.prefixes)
    read = {str(quad.triple) for quad in parse(turtle.encode(), format=RdfFormat.TURTLE)}
    assert read == {str(triple) for triple in result.triples}
    rows = list(csv.reader(io.StringIO(write(result, "csv", prefixes={}), newline="")))
    assert rows[0] == ["subject", "predicate", "object"]
    assert rows[1:] == sorted(rows[1:])
    assert json.loads(write(result, "json", prefixes={}))["head"]["vars"] == rows[0]


def test_rows_are_no_turtle(nile: Graph) -> None:
    with pytest.raises(QueryError, match="ttl is for CONSTRUCT and DESCRIBE"):
        write(sparql(nile, "SELECT * { ?s :for ?o }"), "ttl", prefixes={})


def test_a_table_shows_no_control_characters_and_no_markup() -> None:
    text = table(["x"], [(Literal("[red]a\x1b[2J\u202eb[/red]"),)], prefixes={}, width=60)
    assert "[red]a [2J b[/red]" in text
    assert "\x1b" not in text


@pytest.mark.parametrize(
    "iri, shown",
    [
        ("http://v/vocab#holder", ":holder"),
        ("http://v/x.y", "a:x.y"),
        ("http://v/x/y", "<http://v/x/y>"),
        ("http://v/", "<http://v/>"),
        ("http://other/", "<http://other/>"),
    ],
)
def test_iris_are_shortened(iri: str, shown: str) -> None:
    assert short(NamedNode(iri), PREFIXES) == shown


def test_plain_dictionaries(nile: Graph) -> None:
    made = sparql(nile, "SELECT ?x ?y { VALUES (?x ?y) { (1 UNDEF) } }").dicts()
    assert made == [{"x": "1", "y": None}]
    assert plain(BlankNode("b")) == "b"


def test_turtle_names_only_the_prefixes_it_uses(nile: Graph) -> None:
    result = sparql(nile, "CONSTRUCT { ?s :against ?o } WHERE { ?s :against ?o }")
    turtle = write(result, "ttl", prefixes=nile.iris.prefixes)
    prefixes = [line.split()[1] for line in turtle.splitlines() if line.startswith("@prefix")]
    assert ":" in prefixes
    assert "foaf:" not in prefixes
    assert all(turtle.count(prefix) > 1 for prefix in prefixes)
