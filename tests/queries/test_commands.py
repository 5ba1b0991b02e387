"""``kg ask``, ``kg sparql``, ``kg questions`` and ``kg schema``, as a user meets them."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.cli import main
from kg.graph.build import build
from kg.model import Record
from queries.catalogue import load_all

Said = tuple[int, str, str]
Kg = Callable[..., Said]


@pytest.fixture(scope="module")
def graph(example: Record, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("graph") / "nile"
    build([example], place)
    return place


@pytest.fixture
def kg(capfd: pytest.CaptureFixture[str]) -> Kg:
    """Runs a command; gives its exit status, standard output and standard error."""

    def call(*words: str) -> Said:
        with pytest.raises(SystemExit) as ended:
            main(list(words))
        out, err = capfd.readouterr()
        return int(ended.value.code or 0), out, err

    return call


def test_ask_in_english(kg: Kg, graph: Path) -> None:
    status, out, err = kg("ask", "Who opposes mediation by the AU?", "--graph", str(graph))
    assert (status, err) == (0, "")
    assert "Understood as: Who opposes mediation by the African Union? [opponents]" in out
    assert "“According to Sudanese officials, Bekele opposes mediation by the African Union.”" in out
    assert out.rstrip().endswith("It rests on 1 sentence from 1 article; 1 only reported by others.")


def test_ask_without_quotation_marks(kg: Kg, graph: Path) -> None:
    assert kg("ask", "Who", "is", "Fadel", "--graph", str(graph))[1].startswith(
        "Understood as: Who is Karim Fadel?"
    )


def test_ask_by_name_with_parameters(kg: Kg, graph: Path) -> None:
    _, out, _ = kg("ask", "stances", "actor=Bekele", "camp=oppose", "--graph", str(graph))
    assert "opposes: mediation by the African Union" in out
    assert "pledges" not in out


def test_ask_narrowed(kg: Kg, graph: Path) -> None:
    asked = ("ask", "Who supports mediation by the AU?", "--graph", str(graph))
    assert "Karim Fadel" not in kg(*asked)[1]
    assert "Karim Fadel" in kg(*asked, "--status", "all")[1]
    assert "Nothing found" in kg(*asked, "--until", "2024")[1]
    assert "Nothing found" in kg(*asked, "--teller", "the author")[1]


def test_ask_shows_its_sparql(kg: Kg, graph: Path) -> None:
    _, out, _ = kg("ask", "Who opposes Fadel?", "--graph", str(graph), "--sparql")
    assert "karim-fadel> UNDEF" in out
    status, rows, _ = kg("sparql", out, "--graph", str(graph))
    assert status == 0
    assert "accused him of weakness" in rows


def test_ask_explains_itself(kg: Kg, graph: Path) -> None:
    _, out, _ = kg("ask", "Who opposes Fadel?", "--graph", str(graph), "--explain")
    assert "From: queries/sparql/opponents.rq" in out
    assert "rows in" in out


def test_ask_gives_json(kg: Kg, graph: Path) -> None:
    _, out, _ = kg("ask", "opponents", "topic=Fadel", "--graph", str(graph), "--json")
    assert '"holder": "Farmers’ Front"' in out


@pytest.mark.parametrize(
    "words, said",
    [
        (["ask", "Is there hope?"], "this question is not understood; the closest that can be asked: “"),
        (["ask", "Who opposes Narnia?"], "no actor or issue here is called 'Narnia'; the nearest names: "),
        (["ask", "stances"], "stances: needs actor (whose stances)"),
        (["ask", "Who opposes Fadel?", "--since", "soon"], "'soon' is no date"),
        (["sparql", "SELECT * { ?s ?p }"], "line 1, column 18: found '}', expected an object"),
        (["sparql", "SELECT * { SERVICE <http://a/> { ?s ?p ?o } }"], "SERVICE would ask another server"),
        (["sparql", "missing.rq"], "missing.rq: no such file; give a query, a file or -"),
        (["sparql", "SELECT * { ?s :for ?o }", "--format", "ttl"], "ttl is for CONSTRUCT and DESCRIBE"),
    ],
)
def test_what_can_not_be_asked_gets_one_line(kg: Kg, graph: Path, words: list[str], said: str) -> None:
    status, out, err = kg(*words, "--graph", str(graph))
    assert (status, out) == (2, "")
    assert err.startswith("kg: ")
    assert said in err
    assert err.count("\n") == 1


def test_a_missing_graph_gets_one_line(kg: Kg) -> None:
    status, _, err = kg("ask", "Who is Fadel?", "--graph", "nowhere")
    assert status == 2
    assert err == "kg: nowhere: no such graph; make one with: kg build INPUT... -o nowhere\n"


def test_sparql_from_argument_file_and_standard_input(
    kg: Kg, graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = "SELECT ?who { ?s :polarity :oppose ; :holder/rdfs:label ?who } ORDER BY ?who"
    file = tmp_path / "mine.rq"
    file.write_text("\ufeff" + query, "utf-8")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(query.encode())))
    told = [kg("sparql", given, "--graph", str(graph))[1] for given in (query, str(file), "-")]
    assert list(csv.reader(told[0].splitlines())) == [
        ["who"],
        ["Farmers’ Front"],
        ["Hanna Bekele"],
        ["Karim Fadel"],
    ]
    assert told[0] == told[1] == told[2]


@pytest.mark.parametrize("form, first", [("csv", "who"), ("tsv", "?who"), ("json", "{"), ("table", "who")])
def test_sparql_formats(kg: Kg, graph: Path, form: str, first: str) -> None:
    query = "SELECT ?who { ?s :holder/rdfs:label ?who }"
    _, out, _ = kg("sparql", query, "--graph", str(graph), "--format", form)
    assert out.splitlines()[0].strip() == first
    assert out.count("Hanna Bekele") == 3


def test_sparql_construct_is_turtle(kg: Kg, graph: Path) -> None:
    _, out, _ = kg("sparql", "DESCRIBE actor:EGY", "--graph", str(graph))
    assert "actor:EGY a schema:Country" in out or "actor:EGY a :Actor" in out


def test_sparql_limit_says_that_it_cut(kg: Kg, graph: Path) -> None:
    _, out, err = kg("sparql", "SELECT ?s { ?s ?p ?o }", "--graph", str(graph), "--limit", "3")
    assert len(out.splitlines()) == 4
    assert err == "kg: only the first 3 are shown; --limit 0 gives all\n"


def test_sparql_stops_at_its_timeout(kg: Kg, graph: Path) -> None:
    query = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    status, _, err = kg("sparql", query, "--graph", str(graph), "--timeout", "0.5")
    assert (status, err) == (
        2,
        "kg: the query was stopped after 0.5 s; ask for less, or give it longer with --timeout\n",
    )


def test_sparql_explains(kg: Kg, graph: Path) -> None:
    _, out, _ = kg("sparql", "SELECT ?s { ?s :polarity :oppose }", "--graph", str(graph), "--explain")
    assert "3 rows in" in out
    assert ":polarity" in out or "polarity>" in out


def test_questions_are_listed_and_explained(kg: Kg) -> None:
    _, listed, _ = kg("questions")
    assert [q.name for q in load_all() if f"  {q.name} " not in listed] == []
    _, one, _ = kg("questions", "opponents")
    assert "topic (topic, required)" in one
    assert "statuses (statuses): how far the text commits" in one
    assert 'kg ask "Who opposes a nuclear South Korea?"' in one
    _, text, _ = kg("questions", "opponents", "--sparql")
    assert text.startswith("#+ summary:")
    status, _, err = kg("questions", "oponents")
    assert (status, err) == (2, "kg: no question 'oponents'; nearest: opponents\n")


def test_the_schema_names_classes_and_properties(kg: Kg, graph: Path) -> None:
    _, out, _ = kg("schema", "--graph", str(graph))
    assert "https://w3id.org/stancegraph/vocab#" in out
    for term in (":Stance", ":holder", "skos:Concept", "schema:Country"):
        assert term in out


@pytest.mark.parametrize(
    "words",
    [["ask", "Who opposes Fadel?"], ["sparql", "ASK { ?s :holder ?o }"], ["schema"], ["questions"]],
)
def test_asking_never_loads_the_language_pipeline(graph: Path, words: list[str]) -> None:
    code = (
        "import sys; from kg.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit as end: assert not end.code, end.code\n"
        "heavy = {'spacy', 'thinc', 'pyvis', 'kg.language'} & set(sys.modules); assert not heavy, heavy"
    )
    place = [] if words == ["questions"] else ["--graph", str(graph)]
    subprocess.run([sys.executable, "-c", code, *words, *place], check=True, capture_output=True, timeout=60)
