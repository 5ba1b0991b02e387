"""Queries end when they must, stay on their graph, and never harm the process that asks."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.errors import QueryError, SyntaxQueryError, TimeoutQueryError
from kg.graph.store import Graph
from queries.asking import sparql
from queries.engine import evaluate
from queries.running import Runner

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
GREEDY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?l ?i ?f ?c"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def alive(pid: int) -> bool:
    """Tell whether a process runs; one that ended and wasn't waited for doesn't."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def resident(pid: int) -> int:
    """Give the memory that a process holds, in bytes."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@pytest.fixture(scope="module")
def store() -> Store:
    made = Store()
    node = NamedNode("http://e/p")
    made.bulk_extend(Quad(NamedNode(f"http://e/{i}"), node, Literal(f"text {i}"), node) for i in range(3000))
    return made


@pytest.fixture
def runner(store: Store) -> Iterator[Runner]:
    with Runner(store=store) as made:
        yield made


def test_an_endless_query_is_stopped_and_the_next_one_answered(runner: Runner) -> None:
    started = time.monotonic()
    with pytest.raises(TimeoutQueryError, match=r"stopped after 0\.5 s"):
        runner.run(ENDLESS, seconds=0.5)
    assert time.monotonic() - started < 5
    assert [value.value for value in runner.run(COUNT, seconds=30).rows[0] if isinstance(value, Literal)] == [
        "3000"
    ]


def test_a_stopped_query_leaves_no_process_and_gives_its_memory_back(runner: Runner) -> None:
    runner.run(COUNT, seconds=30)
    worker = runner.pid
    assert worker is not None
    assert alive(worker)
    before = resident(os.getpid())
    with pytest.raises(TimeoutQueryError):
        runner.run(GREEDY, seconds=1)
    assert runner.pid is None
    assert not alive(worker)
    # All that the query took was the worker's, and went with it.
    assert resident(os.getpid()) < before + 50 * 1024**2


def test_a_query_that_takes_too_much_memory_ends_alone(store: Store) -> None:
    with Runner(store=store, memory=400 * 1024**2) as runner:
        with pytest.raises(QueryError, match="need of memory"):
            runner.run(GREEDY, seconds=120)
        assert runner.run("ASK { ?s ?p ?o }", seconds=30).truth


def test_a_worker_ends_itself_when_its_caller_is_gone(store: Store) -> None:
    """The fuse: whoever asked is killed in the middle of a query that would run for hours."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:  # pragma: no cover  (another process)
        runner = Runner(store=store)
        runner.run(COUNT, seconds=30)
        os.write(writer, str(runner.pid).encode())
        threading.Timer(0.3, lambda: os._exit(0)).start()
        runner.run(ENDLESS, seconds=1)
    worker = int(os.read(reader, 20))
    os.waitpid(child, 0)
    for _ in range(100):
        if not alive(worker):
            break
        time.sleep(0.1)
    else:
        pytest.fail("the worker outlived its caller by 10 s")


def test_a_limit_cuts_and_says_so(store: Store) -> None:
    cut = evaluate(store, "SELECT ?s { ?s ?p ?o }", limit=10)
    assert (len(cut.rows), cut.cut) == (10, True)
    whole = evaluate(store, "SELECT ?s { ?s ?p ?o }", limit=3000)
    assert (len(whole.rows), whole.cut) == (3000, False)


def test_every_form_is_answered(nile: Graph) -> None:
    assert sparql(nile, "ASK { ?s :holder ?who }").truth
    assert len(sparql(nile, "CONSTRUCT { ?s :for ?o } WHERE { ?s :against ?o }").triples) == 3
    assert len(sparql(nile, "DESCRIBE actor:EGY").triples) >= 6
    assert sparql(nile, "SELECT ?p { ?s :polarity ?p }", seconds=30).columns == ("p",)


@pytest.mark.parametrize("seconds", [None, 30.0])
@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <%s> { ?s ?p ?o } }",
        "SELECT * { service silent <%s> { ?s ?p ?o } }",
        "SELECT * { SERVICE\n#x\n<%s> { ?s ?p ?o } }",
        "SELECT * { BIND(<%s> AS ?x) SERVICE ?x { ?s ?p ?o } }",
        "SELECT * { \\u0053ERVICE <%s> { ?s ?p ?o } }",
        "SELECT * { ?s ?p 'a\\u0027 . SERVICE <%s> { ?s ?p ?o } #' }",
        "SELECT * { { SELECT * { SERVICE <%s> { ?s ?p ?o } } } }",
    ],
)
def test_no_query_reaches_the_network(nile: Graph, query: str, seconds: float | None) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        with pytest.raises(QueryError):
            sparql(nile, query % f"http://127.0.0.1:{server.getsockname()[1]}/", seconds=seconds)
        with pytest.raises(TimeoutError):
            server.accept()


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service :quote ?q }",
        "SELECT ?s { ?s :quote 'SERVICE' } # SERVICE <http://a/> {}",
        "PREFIX service: <http://a/service/> SELECT ?s { ?s service:service <http://a/SERVICE> }",
    ],
)
def test_the_word_service_is_no_offence(nile: Graph, query: str) -> None:
    assert sparql(nile, query).kind == "select"


@pytest.mark.parametrize("where", ["FROM <{}>", "FROM NAMED <{}>"])
def test_no_query_reads_a_file(nile: Graph, tmp_path: Path, where: str) -> None:
    secret = tmp_path / "secret.ttl"
    secret.write_text("<http://a/s> <http://a/p> 'secret' .")
    query = (
        f"SELECT ?o {where.format(secret.as_uri())} {{ {{ ?s ?p ?o }} UNION {{ GRAPH ?g {{ ?s ?p ?o }} }} }}"
    )
    with pytest.raises(QueryError, match=r"secret\.ttl> is no graph of this store, which has <"):
        sparql(nile, query)


@pytest.mark.parametrize("seconds", [None, 20.0])
@pytest.mark.parametrize(
    "head, pattern",
    [
        ("SELECT (COUNT(*) AS ?n) FROM <{}>", "?s ?p ?o"),
        ("SELECT (COUNT(*) AS ?n) FROM NAMED <{}>", "GRAPH ?g {{ ?s ?p ?o }}"),
        ("PREFIX g: <{}> SELECT (COUNT(*) AS ?n) FROM g: WHERE", "?s ?p ?o"),
        ("BASE <{}> SELECT (COUNT(*) AS ?n) FROM <> WHERE", "?s ?p ?o"),
    ],
)
def test_a_query_is_asked_of_the_graphs_it_names(
    nile: Graph, head: str, pattern: str, seconds: float | None
) -> None:
    name = next(g for g in nile.store.named_graphs() if isinstance(g, NamedNode) and "/article/" in g.value)
    own = sum(1 for _ in nile.store.quads_for_pattern(None, None, None, name))
    assert 0 < own < len(nile)
    query = f"{head.format(name.value)} {{ {pattern.format()} }}"
    assert sparql(nile, query, seconds=seconds).dicts() == [{"n": str(own)}]


def test_only_named_graphs_leave_nothing_outside_graph_blocks(nile: Graph) -> None:
    assert sparql(nile, f"ASK FROM NAMED <{nile.iris.shared_graph}> {{ ?s ?p ?o }}").truth is False


@pytest.mark.parametrize(
    "query, columns",
    [
        ("SELECT * { ?s ?p ?o }", ("s", "p", "o")),
        ("SELECT DISTINCT * { ?z :holder $a . ?a ?b ?z }", ("z", "a", "b")),
        ("SELECT ?p ?o { ?s ?p ?o }", ("p", "o")),
        ("SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?s", ("s", "n")),
    ],
)
def test_columns_come_in_the_order_of_the_query(nile: Graph, query: str, columns: tuple[str, ...]) -> None:
    result = sparql(nile, query)
    assert result.columns == columns
    if "s" in columns:
        assert result.rows[0][columns.index("s")] is not None


def test_rows_follow_their_columns(nile: Graph) -> None:
    [row] = sparql(nile, "SELECT * { VALUES (?z ?a) { (1 2) } }").dicts()
    assert row == {"z": "1", "a": "2"}


@pytest.mark.parametrize(
    "query",
    [
        "LOAD <file:///etc/hostname>",
        "INSERT DATA { <a:a> <a:b> 1 }",
        "DELETE WHERE { ?s ?p ?o }",
        "CLEAR ALL",
    ],
)
def test_nothing_can_be_changed(nile: Graph, query: str) -> None:
    before = len(nile)
    with pytest.raises(SyntaxQueryError, match="never change it"):
        sparql(nile, query)
    assert len(nile) == before
