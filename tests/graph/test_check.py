"""The shapes: sound graphs pass, and each way of mutilating one is noticed, where it is."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from kg.graph.check import Violation, check
from kg.graph.store import Graph
from kg.ids import Iris
from kg.model import Actor, Record

A = "<article/nile-dam-talks{}>"
EVENT, STANCE, TALK, TIE = (A.format(f"/{kind}/1") for kind in ("event", "stance", "statement", "relation"))
ARTICLE, BEKELE, MENTION = A.format(""), A.format("/actor/hanna-bekele"), A.format("#char=18,23")


def drop(node: str, path: str) -> str:
    return f"DELETE {{ GRAPH ?g {{ {node} {path} ?o }} }} WHERE {{ GRAPH ?g {{ {node} {path} ?o }} }}"


def put(node: str, path: str, value: str) -> str:
    graph = "<graph/shared>" if node.startswith("actor:") else "<article/nile-dam-talks/graph>"
    return f"INSERT DATA {{ GRAPH {graph} {{ {node} {path} {value} }} }}"


def swap(node: str, path: str, value: str) -> str:
    return f"{drop(node, path)} ; {put(node, path, value)}"


MUTILATIONS = [
    # what every claim has
    *((f"a claim without {path}", drop(EVENT, path), path) for path in (
        ":article", ":teller", ":status", ":confidence", ":quote", ":dateKind", ":evidence", ":trigger",
    )),
    ("a claim of no kind", drop(EVENT, "a"), "rdf:type"),
    ("a claim of two kinds", put(EVENT, "a", ":Stance"), "exactly one"),
    ("two tellers", put(STANCE, ":teller", "actor:SDN"), ":teller"),
    ("a teller that nobody describes", swap(EVENT, ":teller", "actor:XYZ"), ":teller"),
    ("a status that isn't one", swap(EVENT, ":status", ":support"), ":status"),
    ("a confidence above one", swap(EVENT, ":confidence", "1.5"), ":confidence"),
    ("a confidence that is a string", swap(EVENT, ":confidence", '"high"'), ":confidence"),
    ("a date that is a string", swap(EVENT, ":date", '"2025-05-30"'), ":date"),
    ("a date that is no day", swap(EVENT, ":date", '"2025-02-31"^^xsd:date'), ":date"),
    ("no date where there is one", drop(STANCE, ":date"), "doesn't fit its kind"),
    ("a kind of date that isn't so", swap(EVENT, ":dateKind", ":articleDate"), "doesn't fit its kind"),
    ("a time that ends before it starts", swap(EVENT, ":end", '"2025-05-29"^^xsd:date'), ":start"),
    ("half a time", drop(EVENT, ":end"), "or none of them"),
    ("a quote that isn't the evidence", swap(EVENT, ":quote", '"They met."'), "isn't the words"),
    ("a trigger outside the evidence", swap(EVENT, ":trigger", MENTION), "outside the evidence"),
    # events
    ("an event of no type", drop(EVENT, ":eventType"), ":eventType"),
    ("an event type that isn't one", swap(EVENT, ":eventType", ":MEET"), ":eventType"),
    ("an actor on both sides", put(EVENT, ":target", BEKELE), ":source"),
    ("a source that is a string", put(EVENT, ":source", '"Bekele"'), ":source"),
    ("two places", put(EVENT, ":place", "actor:EGY"), ":place"),
    ("a condition that isn't there", put(EVENT, ":condition", '"if it rains"'), ":condition"),
    # stances
    ("nobody's stance", drop(STANCE, ":holder"), ":holder"),
    ("a stance towards nothing", drop(STANCE, ":target"), ":target"),
    ("a stance to oneself", put(STANCE, ":against", BEKELE), ":holder"),
    ("for and against one", put(STANCE, ":against", "actor:EGY"), ":for"),
    ("a polarity that isn't one", swap(STANCE, ":polarity", ":actual"), ":polarity"),
    ("an attitude without a description", swap(STANCE, ":attitude", "<attitude/shrugs>"), ":attitude"),
    ("a target that isn't taken up", drop(A.format("/stance/6"), ":against"), "neither for, against"),
    # statements and relations
    ("a statement of nothing", drop(TALK, ":content"), ":content"),
    ("a content that isn't the words", swap(TALK, ":content", '"Ethiopia will not"'), ":content"),
    ("a cue that isn't the trigger", swap(TALK, ":cue", '"sang"'), ":cue"),
    ("a relation of no type", drop(TIE, ":relationType"), ":relationType"),
    ("a relation to oneself", swap(TIE, ":target", BEKELE), ":source"),
    # actors and issues
    ("an actor without a label", drop(BEKELE, "rdfs:label"), "rdfs:label"),
    ("two labels", put("actor:EGY", "rdfs:label", '"Misr"'), "rdfs:label"),
    ("an actor of no class but that", drop(BEKELE, "a") + ";" + put(BEKELE, "a", ":Actor"), "rdf:type"),
    ("a code that isn't one", swap("actor:EGY", ":iso3", '"Egypt"'), ":iso3"),
    ("a Wikidata link that isn't one", swap("actor:EGY", "schema:sameAs", "<http://x.org/>"), "schema:sameAs"),
    ("a country that nobody describes", swap(BEKELE, ":country", "actor:XYZ"), ":country"),
    # spans and articles
    ("an anchor that isn't the text", swap(MENTION, "nif:anchorOf", '"Egyps"'), "isn't the text"),
    ("an offset that isn't so", swap(MENTION, "nif:beginIndex", "17"), "isn't the text"),
    ("a span without an end", drop(MENTION, "nif:endIndex"), "nif:endIndex"),
    ("a span of no article", drop(MENTION, "nif:referenceContext"), "nif:referenceContext"),
    ("a mention of unknown kind", swap(MENTION, ":mentionKind", '"hint"'), ":mentionKind"),
    ("an article without text", drop(ARTICLE, "nif:isString"), "nif:isString"),
    ("a text that was changed", swap(ARTICLE, "nif:isString", '"Something else altogether."'), "isn't the text"),
    ("an article without its author", drop(ARTICLE, "schema:author"), "schema:author"),
    ("a skip without a reason", drop("?s", ":skipReason"), ":skipReason"),
    ("a run that read nothing", drop(A.format("/run"), "prov:used"), "prov:used"),
    # the whole
    ("a triple in two graphs", put("actor:EGY", "a", ":Actor").replace("shared", "b"), "and in"),
    ("a concept without a label", drop(":AGREE", "rdfs:label"), "rdfs:label"),
    ("an event type outside the quad classes", drop(":AGREE", ":quadClass"), ":quadClass"),
]  # fmt: skip


@pytest.fixture(scope="module")
def sound(example: Record) -> bytes:
    """The example cut down to what the mutilations touch, since each is a validation of its own."""
    kept = msgspec.structs.replace(
        example,
        events=example.events[:2],
        stances=tuple(stance for stance in example.stances if stance.id in ("s1", "s6")),
        statements=example.statements[:1],
        relations=example.relations[:1],
    )
    return Graph.of([kept]).trig()


@pytest.fixture
def load(tmp_path: Path) -> Callable[[bytes], Graph]:
    def make(trig: bytes) -> Graph:
        (tmp_path / "g.trig").write_bytes(trig)
        return Graph.open(tmp_path / "g.trig")

    return make


@pytest.mark.parametrize("what, update, expected", MUTILATIONS, ids=[m[0] for m in MUTILATIONS])
def test_a_mutilated_graph_is_noticed(
    what: str, update: str, expected: str, sound: bytes, load: Callable[[bytes], Graph]
) -> None:
    graph = load(sound)
    before = len(graph)
    as_it_was = graph.trig()
    graph.store.update(update, base_iri=graph.iris.base, prefixes=graph.iris.prefixes)
    assert len(graph) != before or graph.trig() != as_it_was, "the mutilation itself did nothing"
    found = check(graph)
    assert [v for v in found if expected == v.path or expected in v.message] != [], [str(v) for v in found]


def test_sound_graphs_pass(example: Record, sound: bytes, load: Callable[[bytes], Graph]) -> None:
    assert check(load(sound)) == []
    assert check(Graph.of([example, msgspec.structs.replace(example, id="b")])) == []


def test_an_institutions_own_namespace_is_checked_too(example: Record) -> None:
    graph = Graph.of([example], iris=Iris("https://data.example.edu/", "https://data.example.edu/terms#"))
    assert check(graph) == []
    graph.store.update(
        "DELETE { GRAPH ?g { ?s :teller ?t } } WHERE { GRAPH ?g { ?s a :Stance ; :teller ?t } }",
        prefixes=graph.iris.prefixes,
    )
    assert {v.path for v in check(graph)} == {":teller"}
    assert len(check(graph)) == 10


def test_an_actor_that_several_articles_describe_is_checked_once(
    example: Record, small: Callable[..., Record], named: Callable[..., Actor]
) -> None:
    graph = Graph.of([small(a, named("Hanna Bekele")) for a in "abc"])
    assert check(graph) == []
    graph.store.update(
        "DELETE WHERE { GRAPH ?g { ?s rdfs:label 'Hanna Bekele' } }", prefixes=graph.iris.prefixes
    )
    assert [(v.node.rpartition("/")[2], v.path) for v in check(graph)] == [("hanna-bekele", "rdfs:label")]


def test_a_graph_of_something_else_is_told_so(load: Callable[[bytes], Graph]) -> None:
    graph = load(b"<https://example.org/a> <https://example.org/b> <https://example.org/c> .")
    assert [v.message for v in check(graph)] == ["the graph holds no article"]


def test_a_violation_reads_as_one_line() -> None:
    assert str(Violation("n", ":p", "v", "is wrong")) == "n: :p: is wrong (v)"
    assert str(Violation("n", "", "", "is wrong")) == "n: is wrong"


def test_nothing_is_fetched(
    sound: bytes, load: Callable[[bytes], Graph], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object, **options: object) -> None:
        raise AssertionError("the check reached for the network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    graph = load(
        sound + b"<https://example.org/a> <http://www.w3.org/2002/07/owl#imports> <https://example.org/b> ."
    )
    assert check(graph) == []
