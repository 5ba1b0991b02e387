"""Which file gets which format, and the command that writes them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from export.formats import FORMATS, Source, format_of, render
from export.siblings import beside
from kg.commands.export import export
from kg.errors import GraphError, OutputError
from kg.graph.build import build
from kg.graph.store import Graph
from kg.model import Record

DOCS = Path(__file__).parents[2] / "docs" / "pages.md"


@pytest.fixture(scope="module")
def folder(record: Record, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("built") / "graph"
    build([record], made)
    return made


@pytest.mark.parametrize(
    "name, form",
    [
        ("graph.html", "graph"),
        ("anything.html", "graph"),
        ("reading.html", "reading"),
        ("out/Reading-june.HTML", "reading"),
        ("x.ttl", "turtle"),
        ("x.trig", "trig"),
        ("x.nq", "nquads"),
        ("x.jsonld", "jsonld"),
        ("x.anno.jsonld", "annotations"),
        ("x.graphml", "graphml"),
        ("x.gexf", "gexf"),
        ("x.csv", "neo4j"),
    ],
)
def test_a_files_name_chooses_its_format(name: str, form: str) -> None:
    assert format_of(name).name == form


def test_an_unknown_ending_says_where_to_look() -> None:
    with pytest.raises(OutputError, match="kg export --list"):
        format_of("graph.pdf")


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_every_format_gives_the_same_bytes_twice(form: object, graph: Graph) -> None:
    name = f"x{getattr(form, 'ending')}"  # noqa: B009
    first = list(render(Source(graph), name))
    assert first == list(render(Source(graph), name))
    assert all(len(data) > 100 for _, data in first)


def test_pages_written_together_link_to_each_other(folder: Path, tmp_path: Path) -> None:
    pages = [str(tmp_path / "graph.html"), str(tmp_path / "reading.html")]
    result = CliRunner().invoke(export, ["--graph", str(folder), *pages])
    assert result.exit_code == 0, result.output
    assert '"reading":"reading.html"' in Path(pages[0]).read_text("utf-8")
    assert '"drawing":"graph.html"' in Path(pages[1]).read_text("utf-8")


def test_a_page_alone_links_nowhere(folder: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(export, ["--graph", str(folder), str(tmp_path / "graph.html")])
    assert result.exit_code == 0
    assert '"reading":null' in (tmp_path / "graph.html").read_text("utf-8")


def test_links_between_folders() -> None:
    outputs = ["a/graph.html", "b/reading list.html"]
    assert beside("a/graph.html", outputs)[0] == "../b/reading%20list.html"


def test_csv_is_a_pair(folder: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(export, ["--graph", str(folder), str(tmp_path / "x.csv")])
    assert result.exit_code == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == ["x-edges.csv", "x-nodes.csv"]


def test_list_explains_each_format_in_a_line() -> None:
    lines = CliRunner().invoke(export, ["--list"]).output.splitlines()
    assert [line.split()[0] for line in lines] == [form.name for form in FORMATS]
    assert all(len(line) <= 110 for line in lines)


def test_a_bad_name_among_good_ones_writes_nothing(folder: Path, tmp_path: Path) -> None:
    names = [str(tmp_path / "x.ttl"), str(tmp_path / "x.docx")]
    result = CliRunner().invoke(export, ["--graph", str(folder), *names])
    assert isinstance(result.exception, OutputError)
    assert list(tmp_path.iterdir()) == []


def test_no_graph(tmp_path: Path) -> None:
    result = CliRunner().invoke(export, ["--graph", str(tmp_path / "none"), str(tmp_path / "x.ttl")])
    assert isinstance(result.exception, GraphError)


def test_every_format_is_documented() -> None:
    text = DOCS.read_text("utf-8")
    for form in FORMATS:
        assert f"`*{form.ending}`" in text, form.name


def test_another_process_gives_the_same_bytes(folder: Path) -> None:
    """Sets and dictionaries of strings come in another order under another hash seed; files must not."""
    program = (
        "import hashlib, sys; from export.formats import *; from kg.graph.store import Graph\n"
        "source = Source(Graph.open(sys.argv[1]))\n"
        "for form in FORMATS:\n"
        "    for name, data in render(source, form.name + form.ending):\n"
        "        print(name, hashlib.sha256(data).hexdigest())\n"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", program, str(folder)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
    assert len(runs[0].splitlines()) == len(FORMATS) + 1
