"""Building a folder: whole or not at all, the same bytes in every process, readable by several at once."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from kg.errors import ArticleError, GraphError, OutputError, RecordError
from kg.graph.build import Summary, build
from kg.graph.store import Graph
from kg.model import Record, Time


@pytest.fixture(scope="module")
def three(example: Record) -> list[Record]:
    return [example, msgspec.structs.replace(example, id="a10"), msgspec.structs.replace(example, id="a9")]


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_a_build_counts_what_it_wrote(tmp_path: Path, three: list[Record]) -> None:
    summary = build(three, tmp_path / "deep" / "g")
    with Graph.open(tmp_path / "deep" / "g") as graph:
        assert summary == Summary(
            3, len(graph), events=30, stances=30, statements=15, relations=18, repeated=0
        )
        assert graph.articles() == ["a9", "a10", "nile-dam-talks"]
    assert sorted(p.name for p in (tmp_path / "deep" / "g").iterdir()) == [
        "graph.trig",
        "records.jsonl",
        "store",
    ]


def test_the_file_the_store_and_a_graph_in_memory_are_equal(tmp_path: Path, three: list[Record]) -> None:
    build(three, tmp_path / "g")
    written = (tmp_path / "g" / "graph.trig").read_bytes()
    with Graph.open(tmp_path / "g") as graph, Graph.open(tmp_path / "g" / "graph.trig") as from_file:
        assert graph.trig() == written
        assert from_file.trig() == written
        assert from_file.iris == graph.iris
    assert Graph.of(three).trig() == written


def test_the_order_of_the_articles_makes_no_difference(tmp_path: Path, three: list[Record]) -> None:
    build(three, tmp_path / "one")
    build(reversed(three), tmp_path / "other")
    assert (tmp_path / "one" / "graph.trig").read_bytes() == (tmp_path / "other" / "graph.trig").read_bytes()


SCRIPT = """
import sys
from pathlib import Path
from kg import records
from kg.graph.build import build
from kg.graph.store import Graph
build([records.from_json(Path(sys.argv[1]).read_bytes())], sys.argv[2])
"""


def test_every_process_writes_the_same_bytes(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    for seed in ("0", "1", "4711"):
        subprocess.run(
            [sys.executable, "-c", SCRIPT, str(root / "kg" / "example.record.json"), str(tmp_path / seed)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
            check=True,
        )
    written = [(tmp_path / seed / "graph.trig").read_bytes() for seed in ("0", "1", "4711")]
    assert len(written[0]) > 10_000
    assert written == [written[0]] * 3


def test_building_again_replaces_the_graph_and_keeps_other_files(tmp_path: Path, three: list[Record]) -> None:
    build(three, tmp_path)
    (tmp_path / "graph.html").write_text("a page", "utf-8")
    with Graph.open(tmp_path) as still_open:
        build(three[:1], tmp_path)
        assert len(still_open.articles()) == 3
    with Graph.open(tmp_path) as graph:
        assert graph.articles() == ["nile-dam-talks"]
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "graph.html",
        "graph.trig",
        "records.jsonl",
        "store",
    ]


def test_the_same_record_twice_is_taken_once_and_counted(tmp_path: Path, example: Record) -> None:
    assert build([example, example], tmp_path / "g").repeated == 1
    with Graph.open(tmp_path / "g") as graph:
        assert graph.articles() == ["nile-dam-talks"]


def test_no_records_make_an_empty_graph(tmp_path: Path) -> None:
    assert build([], tmp_path / "g").articles == 0
    with Graph.open(tmp_path / "g") as graph:
        assert graph.articles() == []


def test_two_different_records_of_one_id_are_refused(tmp_path: Path, example: Record) -> None:
    with pytest.raises(RecordError, match=r"nile-dam-talks.*two different"):
        build([example, msgspec.structs.replace(example, events=(), stances=())], tmp_path / "g")
    assert list(tmp_path.iterdir()) == []


def failing(records: list[Record], error: BaseException) -> Iterator[Record]:
    yield from records
    raise error


@pytest.mark.parametrize("error", [ArticleError("x.txt: empty"), KeyboardInterrupt(), OSError("disk")])
def test_an_error_leaves_things_as_they_were(
    error: BaseException, tmp_path: Path, three: list[Record]
) -> None:
    with pytest.raises(type(error)):
        build(failing(three, error), tmp_path / "new" / "deep")
    assert list(tmp_path.iterdir()) == []
    build(three[:1], tmp_path / "old")
    before = files(tmp_path / "old")
    with pytest.raises(type(error)):
        build(failing(three, error), tmp_path / "old")
    assert files(tmp_path / "old") == before


def broken(record: Record) -> list[tuple[str, Record]]:
    def change(field: str, **to: object) -> Record:
        value = getattr(record, field)
        if isinstance(value, tuple):
            return msgspec.structs.replace(
                record, **{field: (msgspec.structs.replace(value[0], **to), *value[1:])}
            )
        return msgspec.structs.replace(record, **{field: msgspec.structs.replace(value, **to)})

    time = Time("2025-05-30", "2025-06-31", "until June", "range", False)
    return [
        (r"events\[0\].time: '2025-06-31'", change("events", time=time)),
        (r"article.published: '3 June'", change("article", published="3 June")),
        (r"actors\[0\].iso3: 'Egypt'", change("actors", iso3="Egypt", type="State")),
        (r"actors\[0\].country: 'egy'", change("actors", country="egy")),
        (r"actors\[0\].wikidata: 'http://x/Q1'", change("actors", wikidata="http://x/Q1")),
        (r"stances\[0\].holder: 'nobody'", change("stances", holder="nobody")),
        (r"events\[0\].confidence", change("events", confidence=float("nan"))),
        ("without an id", msgspec.structs.replace(record, id="")),
    ]


@pytest.mark.parametrize("number", range(8))
def test_a_record_that_no_graph_can_hold_is_refused_before_anything_is_written(
    number: int, tmp_path: Path, example: Record
) -> None:
    message, bad = broken(example)[number]
    with pytest.raises(RecordError, match=message):
        build([bad], tmp_path / "g")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_holds_something_else_is_refused(tmp_path: Path, example: Record) -> None:
    (tmp_path / "thesis.txt").write_text("final", "utf-8")
    with pytest.raises(OutputError, match=r"holds something else \(thesis.txt\)"):
        build([example], tmp_path)
    assert list(files(tmp_path)) == ["thesis.txt"]


def test_a_file_is_no_folder(tmp_path: Path, example: Record) -> None:
    (tmp_path / "g").write_text("", "utf-8")
    with pytest.raises(OutputError, match="a file, not a folder"):
        build([example], tmp_path / "g")
    with pytest.raises(OutputError, match="can't be written to"):
        build([example], tmp_path / "g" / "below")


def test_what_an_interrupted_build_left_is_no_hindrance(tmp_path: Path, example: Record) -> None:
    (tmp_path / ".kg-partial-abc").mkdir()
    build([example], tmp_path)
    with Graph.open(tmp_path) as graph:
        assert graph.articles() == ["nile-dam-talks"]


def test_several_may_read_at_once(tmp_path: Path, example: Record) -> None:
    build([example], tmp_path)
    with Graph.open(tmp_path) as one, Graph.open(tmp_path) as other:
        ask = "import sys; from kg.graph.store import Graph; print(len(Graph.open(sys.argv[1])))"
        env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
        told = subprocess.run(
            [sys.executable, "-c", ask, str(tmp_path)], env=env, check=True, capture_output=True
        )
        assert int(told.stdout) == len(one) == len(other)


def test_asking_loads_neither_rdflib_nor_a_language_pipeline(tmp_path: Path, example: Record) -> None:
    """They take longer to load than most questions take to answer."""
    build([example], tmp_path)
    ask = """import sys; from kg.graph.store import Graph; graph = Graph.open(sys.argv[1])
print(bool(graph.query("ASK { ?s :against actor:ETH }")), {"rdflib", "spacy", "pyshacl"} & set(sys.modules))"""
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    told = subprocess.run(
        [sys.executable, "-c", ask, str(tmp_path)], env=env, check=True, capture_output=True
    )
    assert told.stdout.decode() == "True set()\n"


def test_opening_to_read_writes_nothing(tmp_path: Path, example: Record) -> None:
    build([example], tmp_path)
    before = files(tmp_path)
    with Graph.open(tmp_path) as graph:
        assert graph.query("ASK { ?s :against actor:ETH }")
    assert files(tmp_path) == before


def test_what_is_no_graph_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="no such graph"):
        Graph.open(tmp_path / "nothing")
    with pytest.raises(GraphError, match="holds no graph"):
        Graph.open(tmp_path)
    (tmp_path / "notes.txt").write_text("x", "utf-8")
    with pytest.raises(GraphError, match="not a graph file"):
        Graph.open(tmp_path / "notes.txt")
    (tmp_path / "bad.trig").write_text("<a> <b>\n<c> . }", "utf-8")
    with pytest.raises(GraphError, match=r"bad.trig: line \d+: "):
        Graph.open(tmp_path / "bad.trig")


def test_a_damaged_store_is_told_so(tmp_path: Path, example: Record) -> None:
    build([example], tmp_path)
    (tmp_path / "store" / "CURRENT").write_text("MANIFEST-999999\n", "utf-8")
    with pytest.raises(GraphError, match="damaged"):
        Graph.open(tmp_path)


def test_plain_turtle_is_answered_over_too(tmp_path: Path) -> None:
    (tmp_path / "own.ttl").write_text('<https://example.org/a> <https://example.org/b> "c" .', "utf-8")
    with Graph.open(tmp_path / "own.ttl") as graph:
        assert graph.query('ASK { ?s ?p "c" }')
        assert graph.articles() == []
