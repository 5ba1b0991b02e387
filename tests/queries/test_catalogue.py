"""Each file of the catalogue is what its header says, runs as it stands, and gives the same rows on two engines."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, QuerySolutions, Store
from rdflib.query import ResultRow

from kg.errors import QueryError
from kg.graph.store import Graph
from kg.ids import Iris
from kg.model import Record
from queries import catalogue
from queries.asking import run
from queries.catalogue import NARROWING, Question, parse
from queries.engine import evaluate
from queries.results import plain
from queries.source import LocalSource

FOLDER = Path(catalogue.__file__).parent / "sparql"
QUESTIONS = catalogue.load_all()
NAMES = [question.name for question in QUESTIONS]

#: What a question is asked with on the graph of the example record; the first set stands for the question, the others narrow it.
ASKED: dict[str, list[dict[str, str]]] = {
    "actors": [{}, {"type": "person"}],
    "agreements": [{"actor": "Hanna Bekele", "other": "Karim Fadel", "statuses": "all"}],
    "argues": [{}, {"topic": "African Union"}, {"camp": "support"}],
    "articles": [{}],
    "between": [{"actor": "Hanna Bekele", "other": "Fadel"}, {"actor": "Ethiopia", "other": "Egypt"}],
    "claim": [{"claim": "nile-dam-talks/stance/3"}, {"claim": "nile-dam-talks/statement/1"}],
    "classes": [{}],
    "conditions": [{}, {"actor": "Egypt"}],
    "contradictions": [{}, {"topic": "mediation by the African Union"}],
    "demands": [{}, {"actor": "African Union", "statuses": "all"}],
    "disagreements": [{"actor": "Hanna Bekele", "other": "Karim Fadel", "statuses": "all"}],
    "events": [{}, {"type": "CONSULT", "statuses": "all"}, {"by": "Farmers’ Front"}, {"place": "Cairo"}],
    "evidence": [{"actor": "Hanna Bekele", "topic": "mediation by the African Union"}],
    "issue-map": [{"topic": "mediation by the African Union", "statuses": "all"}],
    "issues": [{}, {"topic": "Ethiopia"}],
    "links": [{"actor": "Hanna Bekele", "other": "Egypt"}, {"actor": "Sudan", "other": "Egypt"}],
    "mediators": [{"actor": "Egypt", "other": "Ethiopia"}],
    "neighbours": [{"actor": "Egypt"}],
    "network": [{}, {"least": "2"}, {"since": "2025-03"}],
    "news": [{"in_article": "nile-dam-talks"}],
    "opponents": [{"topic": "mediation by the African Union"}, {"topic": "Ethiopia"}],
    "pledges": [{}, {"actor": "Bekele", "topic": "Egypt"}],
    "positions": [{}, {"of": "African Union", "day": "2020-01-01"}, {"office_wanted": "president"}],
    "profile": [{"actor": "Hanna Bekele"}, {"actor": "Egypt", "statuses": "all"}],
    "properties": [{}],
    "relations": [{}, {"type": "allyOf"}, {"actor": "Fadel", "other": "Farmers’ Front"}],
    "stances": [
        {"actor": "Bekele"},
        {"actor": "Bekele", "towards": "African Union"},
        {"actor": "Bekele", "camp": "oppose"},
    ],
    "statements": [{}, {"speaker": "Sudan"}, {"topic": "mediation by the African Union"}],
    "supporters": [{"topic": "mediation by the African Union", "statuses": "all"}],
    "timeline": [{"actor": "Farmers’ Front"}, {"actor": "Hanna Bekele"}],
    "uncertain": [{}, {"in_article": "nile-dam-talks"}],
}
CASES = [(name, given) for name, sets in ASKED.items() for given in sets]


@pytest.fixture(scope="module")
def dataset(nile: Graph) -> rdflib.Dataset:
    return nile.to_rdflib()


def test_every_question_is_asked_here() -> None:
    assert sorted(ASKED) == NAMES


@pytest.mark.parametrize("question", QUESTIONS, ids=NAMES)
def test_the_header_is_whole(question: Question) -> None:
    assert question.summary.endswith("?")
    assert question.description.endswith(".")
    assert question.group
    assert question.example.ask
    assert question.example.answer
    assert all(parameter.help for parameter in question.parameters)
    shown = question.say if isinstance(question.say, str) else " ".join(question.say.values())
    columns = set(re.findall(r"\{(\w+)\}", shown)) | ({question.by} if question.by else set())
    assert columns <= question.returns.keys()
    parameters = {parameter.name for parameter in question.parameters}
    assert set(re.findall(r"\{(\w+)\}", question.pattern)) <= parameters


@pytest.mark.parametrize("question", QUESTIONS, ids=NAMES)
def test_runs_as_it_stands_in_any_engine(question: Question) -> None:
    """Without our prefixes, our binding, our union: the columns are those of the header."""
    store = Store()
    found = store.query(question.text)
    assert isinstance(found, QuerySolutions)
    assert [variable.value for variable in found.variables] == list(question.returns)


@pytest.mark.parametrize("question", QUESTIONS, ids=NAMES)
def test_the_default_statuses_stand_in_the_text(question: Question) -> None:
    said = set(re.findall(r'COALESCE\(\?statuses, "([^"]*)"\)', question.text))
    assert said == ({question.statuses} if question.statuses else set())


@pytest.mark.parametrize(
    "question", [q for q in QUESTIONS if "quote" in q.returns and q.statuses], ids=lambda q: q.name
)
def test_every_question_about_claims_can_be_narrowed(question: Question) -> None:
    assert {parameter.name for parameter in NARROWING} <= {parameter.name for parameter in question.accepted}
    assert {
        "claim",
        "article",
        "title",
        "date",
        "dated",
        "teller",
        "firsthand",
        "status",
        "confidence",
    } <= question.returns.keys()


@pytest.mark.parametrize("name, given", CASES, ids=[f"{n}-{i}" for i, (n, _) in enumerate(CASES)])
@pytest.mark.filterwarnings(
    "ignore:Dataset:DeprecationWarning"
)  # rdflib's engine uses what rdflib deprecates
def test_two_engines_give_the_same_rows(
    nile: Graph, dataset: rdflib.Dataset, name: str, given: dict[str, str]
) -> None:
    answer = run(nile, name, given)
    rows = [tuple(row) for row in dataset.query(answer.sparql) if isinstance(row, ResultRow)]
    theirs = [tuple(None if value is None else str(value) for value in row) for row in rows]
    ours = [tuple(plain(value) for value in row) for row in evaluate(nile.store, answer.sparql).rows]
    assert ours == theirs


@pytest.mark.parametrize("name", [name for name, given in CASES if name not in ("agreements",)])
def test_every_question_finds_something_in_the_example(nile: Graph, name: str) -> None:
    assert any(
        run(nile, name, {**given, "statuses": "all"}).rows
        if accepts(name, "statuses")
        else run(nile, name, given).rows
        for given in ASKED[name]
    )


def accepts(name: str, parameter: str) -> bool:
    return any(accepted.name == parameter for accepted in catalogue.load(name).accepted)


def test_a_publishers_own_vocabulary_is_asked(example: Record) -> None:
    iris = Iris("https://data.example.edu/", "https://data.example.edu/terms#")
    with Graph.of([example], iris=iris) as graph:
        assert len(run(graph, "opponents", topic="mediation by the African Union")) == 1
        assert "PREFIX : <https://data.example.edu/terms#>" in run(graph, "stances", actor="Bekele").sparql


# Binding


@given(st.text())
def test_a_text_is_only_ever_a_value(text: str) -> None:
    question = parse("q", HEADER + "SELECT ?wanted {\nVALUES (?wanted) { (UNDEF) }\n}\n")
    try:
        term = Literal(text)
    except ValueError:
        return  # a lone surrogate is no literal
    rows = evaluate(Store(), question.bind({"wanted": term})).rows
    assert rows == [(term,)]


HEADER = """#+ summary: "What?"
#+ description: What.
#+ group: Test
#+ parameters:
#+   - {name: wanted, type: text, help: "what"}
#+ returns: {wanted: what}
#+ example: {ask: "What?", answer: "that"}
"""


@pytest.mark.parametrize(
    "text, problem",
    [
        ("SELECT * {}", "the header of #+ lines can't be read"),
        (HEADER + "SELECT ?wanted {}", "needs exactly one line VALUES"),
        (HEADER + "SELECT ?wanted {\nVALUES (?other) { (UNDEF) }\n}", "name different parameters"),
        (HEADER + "SELECT ?wanted {\nVALUES (?wanted) { (<a:b>) }\n}", "one UNDEF for each parameter"),
        (HEADER.replace("type: text", "type: colour") + "ASK {}", "Invalid enum value 'colour'"),
    ],
)
def test_a_file_that_breaks_the_convention_is_refused(text: str, problem: str) -> None:
    with pytest.raises(QueryError, match=re.escape(problem)):
        parse("broken", text)


def test_an_unknown_parameter_is_refused() -> None:
    with pytest.raises(QueryError, match="no parameter 'colour'; it takes wanted"):
        parse("q", HEADER + "SELECT ?wanted {\nVALUES (?wanted) { (UNDEF) }\n}").bind(
            {"colour": NamedNode("a:b")}
        )


HOSTILE = [
    '"} UNION { ?s ?p ?o } #',
    "x') } ; DROP ALL #",
    "<http://a> } SERVICE <http://b> {",
    '\\"} \\u0022 }',
    "Egypt\x00\x1b[2J",
    "\u202egypE",
    "${jndi:x} {{7*7}} %s",
    "\ud800",
    "?s ?p ?o .\n} #",
    "Egypt" * 2000,
]


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize(
    "name, parameter",
    [("stances", "actor"), ("opponents", "topic"), ("positions", "office_wanted"), ("events", "since"), ("events", "type"),
     ("stances", "min_confidence"), ("stances", "camp"), ("claim", "claim"), ("actors", "type"), ("events", "in_article")],
)  # fmt: skip
def test_a_hostile_value_is_refused_or_finds_nothing(
    source: LocalSource, name: str, parameter: str, value: str
) -> None:
    required = {"stances": {"actor": "Egypt"}, "opponents": {"topic": "Egypt"}}.get(name, {})
    try:
        rows = run(source, name, {**required, parameter: value}).rows
    except QueryError:
        return
    assert rows == []
