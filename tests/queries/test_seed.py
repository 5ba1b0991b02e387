"""What the seed article answers: golden questions, read as a person reads the answer."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from kg.errors import UnreadQuestionError
from kg.graph.store import Graph
from queries.asking import prepare, run, run_bound
from queries.catalogue import Question, load_all
from queries.source import source_of

pytestmark = pytest.mark.model

NIF_TEXT = NamedNode("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#isString")

GOLDEN = [
    line.split("\t")
    for line in (Path(__file__).parent / "golden_seed.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def test_there_are_enough_of_them() -> None:
    assert len(GOLDEN) >= 40


@pytest.mark.parametrize("row", GOLDEN, ids=[row[0] for row in GOLDEN])
def test_a_reader_would_call_it_right(seoul: Graph, row: list[str]) -> None:
    source = source_of(seoul)
    asked, *expected = row
    words = shlex.split(asked) if "=" in asked else [asked]
    try:
        question, bound, english = prepare(source, words, {})
        said = run_bound(source, question, bound, asked=english).text(limit=None, width=10_000)
    except UnreadQuestionError as exc:
        said = str(exc)
    for phrase in expected:
        if phrase.startswith("not:"):
            assert phrase.removeprefix("not:") not in said
        else:
            assert phrase in said


def test_every_answer_about_claims_quotes_its_sentences(seoul: Graph) -> None:
    answer = run(seoul, "supporters", topic="dialogue with North Korea")
    assert answer.evidence
    (quad,) = seoul.store.quads_for_pattern(None, NIF_TEXT, None)
    assert isinstance(quad.object, Literal)
    for item in answer.evidence:
        assert item.quote in quad.object.value


@pytest.mark.parametrize("question", load_all(), ids=lambda question: question.name)
def test_the_example_of_every_question_is_that_question(seoul: Graph, question: Question) -> None:
    words = shlex.split(question.example.ask) if "=" in question.example.ask else [question.example.ask]
    found, bound, english = prepare(source_of(seoul), words, {})
    assert found.name == question.name
    assert run_bound(source_of(seoul), found, bound, asked=english).text()
