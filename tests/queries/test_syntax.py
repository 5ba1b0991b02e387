"""Malformed SPARQL: one line that says where, what stands there, and what was expected."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store

from kg.errors import QueryError, SyntaxQueryError
from queries.engine import evaluate
from queries.tokens import position, tokens

PREFIXES = {"": "http://v/", "skos": "http://skos/"}


@pytest.mark.parametrize(
    "query, message",
    [
        (
            "SELECT * { ?s ?p }",
            "line 1, column 18: found '}', expected an object to end the triple pattern '?s ?p'",
        ),
        (
            "SELECT *\n{ ?s :a ?o ; :b }",
            "line 2, column 17: found '}', expected an object to end the triple pattern ':b'",
        ),
        ("SELECT * { ?s :a/:b ?o . ?s :c }", "line 1, column 32: found '}', expected an object"),
        ("SELECT * { ?s :a ?o ?t :b ?u }", "line 1, column 21: found '?t', expected one of . ; , }"),
        (
            "SELEKT * { ?s ?p ?o }",
            "line 1, column 1: found 'SELEKT', expected SELECT, ASK, CONSTRUCT or DESCRIBE (did you",
        ),
        ("", "line 1, column 1: found the end, expected SELECT, ASK, CONSTRUCT or DESCRIBE"),
        ("INSERT DATA { }", "line 1, column 1: found 'INSERT', expected SELECT, ASK"),
        (
            "SELECT * {\n ?s ?p 'open }",
            "line 2, column 8: found \"'open }\", expected a closing ' in the same line",
        ),
        ("ASK { ?s ?p ?o ", "line 1, column 15: found the end, expected } for the { of line 1, column 5"),
        ("ASK { ?s ?p ?o } }", "line 1, column 18: found '}', expected nothing: no bracket is open here"),
        (
            "ASK { FILTER(?o > (1 } )",
            "line 1, column 22: found '}', expected ) for the ( of line 1, column 19",
        ),
        (
            "ASK { ?s skoss:p ?o }",
            "line 1, column 10: found 'skoss:p', expected a known prefix or a line PREFIX skoss: <...>",
        ),
        ("ASK { ?s skoss:p ?o }", "(did you mean skos:?)"),
        ("SELECT ?x { ?s ?p ?o } GROUP BY ?s", "expected every variable of SELECT in GROUP BY"),
        ("SELECT * { ?s ?p ?o } LIMIT x", "line 1, column 29: found 'x', expected"),
        ("PREFIX a: <b>\nASK { ?s a:b ?o }", "expected a whole IRI"),
    ],
)
def test_says_where_and_what(query: str, message: str) -> None:
    with pytest.raises(SyntaxQueryError) as caught:
        evaluate(Store(), query, prefixes=PREFIXES)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@given(st.text(alphabet="SELCTASK{}()[]?:spo<>'\"\\ \n.;,/|^#*+!=&0123abc_%-"))
def test_any_text_ends_in_an_answer_or_one_line(query: str) -> None:
    said = ""
    try:
        evaluate(Store(), query)
    except QueryError as exc:
        said = str(exc)
    assert "\n" not in said


@given(st.text())
def test_tokens_lose_nothing_but_space_and_comments(query: str) -> None:
    for token in tokens(query):
        assert query[token.start : token.start + len(token.text)] == token.text


@pytest.mark.parametrize(
    "piece", ["{", "(", "'", '"', '"""', "<", "\\", "?", ":", "a.", "#", "'''\\", '"\\"']
)
def test_reading_tokens_takes_linear_time(piece: str) -> None:
    started = time.process_time()
    list(tokens(piece * 50_000))
    assert time.process_time() - started < 2


def test_position_counts_from_one() -> None:
    assert [position("ab\n\ncd", offset) for offset in (0, 1, 3, 4, 5)] == [
        (1, 1),
        (1, 2),
        (2, 1),
        (3, 1),
        (3, 2),
    ]
