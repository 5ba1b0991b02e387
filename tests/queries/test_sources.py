"""Where a question is asked: memory, folders, files, several at once, another server's endpoint."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import ClassVar

import msgspec
import pytest
from pyoxigraph import QueryBoolean, QueryResultsFormat, QueryTriples, RdfFormat, Store, serialize

from kg.errors import GraphError, QueryError, SyntaxQueryError, TimeoutQueryError
from kg.graph.build import build
from kg.graph.store import Graph
from kg.model import Record
from queries.asking import ask, run
from queries.chains import network_of
from queries.source import open_source, source_of


@pytest.fixture(scope="module")
def folder(example: Record, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("graph")
    build([example], place / "one")
    build([msgspec.structs.replace(example, id="another")], place / "two")
    return place


def test_a_folder_and_its_file_answer_alike(folder: Path) -> None:
    answers = []
    for place in (folder / "one", folder / "one" / "graph.trig"):
        source = open_source([place])
        answers.append(run(source, "opponents", topic="mediation by the AU").to_dicts())
        assert source.run("ASK { ?s :holder ?o }", seconds=30).truth
        source.close()
    assert answers[0] == answers[1] != []


def test_several_are_asked_as_one(folder: Path) -> None:
    source = open_source([folder / "one", folder / "two"])
    answer = run(source, "opponents", topic="mediation by the AU")
    assert {item.article.rpartition("/")[2] for item in answer.evidence} == {"nile-dam-talks", "another"}
    assert answer.rests_on == "2 sentences from 2 articles; 2 only reported by others"
    assert len(run(source, "articles")) == 2
    source.close()


def test_in_article_narrows_by_id_and_the_name_of_several_is_not_guessed(folder: Path) -> None:
    source = open_source([folder / "one", folder / "two"])
    assert len(run(source, "opponents", topic="Ethiopia", in_article="another")) == 1
    assert len(run(source, "opponents", topic="Ethiopia")) == 2
    with pytest.raises(QueryError, match="may be"):
        run(source, "news", in_article="Egypt and Ethiopia try again over the dam")
    source.close()


@pytest.mark.parametrize("places", [[], ["nowhere"], ["http://127.0.0.1:9/", "nowhere"]])
def test_what_is_no_graph_is_refused(places: list[str]) -> None:
    with pytest.raises(GraphError):
        open_source(places)


def test_the_same_graph_stays_warm_and_an_edited_one_is_read_again(example: Record) -> None:
    with Graph.of([example]) as graph:
        source = source_of(graph)
        assert source_of(graph) is source
        names, network = source.names, network_of(source)
        assert source.names is names
        assert network_of(source) is network
        graph.remove("nile-dam-talks")
        assert [entry for entry in source.names.entries if entry.kind == "article"] == []
        assert network_of(source).graph.number_of_nodes() == 0


# Another server


class Endpoint(BaseHTTPRequestHandler):
    """A SPARQL endpoint over a store, as small as can be."""

    store: Store
    seen: ClassVar[list[str]]

    def do_POST(self) -> None:
        query = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.seen.append(query)
        try:
            found = self.store.query(query, use_default_graph_as_union=True)
        except SyntaxError as exc:
            self.answer(400, "text/plain", f"bad query:\n{exc}".encode())
            return
        if isinstance(found, QueryTriples):
            data = serialize(found, format=RdfFormat.N_TRIPLES)
            self.answer(200, "application/n-triples", data or b"")
        else:
            assert isinstance(found, QueryBoolean) or found is not None
            data = found.serialize(format=QueryResultsFormat.JSON)
            self.answer(200, "application/sparql-results+json", data or b"")

    def answer(self, status: int, kind: str, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/sparql"
        finally:
            server.shutdown()
            thread.join()


def test_an_endpoint_answers_as_the_graph_itself_does(nile: Graph) -> None:
    class Here(Endpoint):
        store = nile.store
        seen: ClassVar[list[str]] = []

    with served(Here) as url:
        source = open_source([url])
        for question in (
            "Who opposes mediation by the AU?",
            "How are Sudan and Egypt connected?",
            "Who is Fadel?",
        ):
            assert ask(source, question).text() == ask(nile, question).text()
        assert source.run("ASK { ?s :holder ?o }").truth
        described = source.run("DESCRIBE actor:EGY")
        assert {str(t) for t in described.triples} == {str(t) for t in nile.store.query("DESCRIBE <https://w3id.org/stancegraph/id/actor/EGY>", use_default_graph_as_union=True)}  # type: ignore[union-attr]  # fmt: skip
        cut = source.run("SELECT ?s { ?s :holder ?o }", limit=2)
        assert (len(cut.rows), cut.cut) == (2, True)
        with pytest.raises(SyntaxQueryError, match="refuses the query: bad query: error at"):
            source.run("SELECT ?s {")
        before = len(Here.seen)
        with pytest.raises(QueryError, match="SERVICE would ask another server"):
            source.run("SELECT * { SERVICE <http://a/> { ?s ?p ?o } }")
        assert len(Here.seen) == before


Reply = Callable[[BaseHTTPRequestHandler], None]


def handler(reply: Reply) -> type[BaseHTTPRequestHandler]:
    class Made(Endpoint):
        def do_POST(self) -> None:
            reply(self)

    return Made


def failing(made: BaseHTTPRequestHandler) -> None:
    made.send_error(503, "down for repairs")


def talking(made: BaseHTTPRequestHandler) -> None:
    assert isinstance(made, Endpoint)
    made.answer(200, "text/html", b"<html>Welcome</html>")


def lying(made: BaseHTTPRequestHandler) -> None:
    assert isinstance(made, Endpoint)
    made.answer(200, "application/sparql-results+json", json.dumps({"head": {}}).encode())


@pytest.mark.parametrize(
    "reply, said",
    [(failing, "answers 503"), (talking, "sent no SPARQL results"), (lying, "sent no SPARQL results")],
)
def test_a_server_that_is_no_endpoint_gets_one_line(reply: Reply, said: str) -> None:
    with served(handler(reply)) as url, pytest.raises(GraphError, match=said) as caught:
        open_source([url]).run("ASK { ?s ?p ?o }")
    assert "\n" not in str(caught.value)


def test_a_silent_server_is_not_waited_for() -> None:
    done = threading.Event()

    def silent(made: BaseHTTPRequestHandler) -> None:
        done.wait(10)

    with served(handler(silent)) as url:
        with pytest.raises(TimeoutQueryError, match="no answer in"):
            open_source([url]).run("ASK { ?s ?p ?o }", seconds=0.3)
        done.set()


def test_nobody_at_home() -> None:
    with pytest.raises(GraphError, match="can't be reached"):
        open_source(["http://127.0.0.1:9/sparql"]).run("ASK { ?s ?p ?o }", seconds=5)
