"""Adding and removing: what is left always equals the graph made of the remaining records at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import GraphError, OutputError, RecordError
from kg.graph.build import build
from kg.graph.check import check
from kg.graph.store import Graph
from kg.model import Actor, Record

Small = Callable[..., Record]
Named = Callable[..., Actor]


@pytest.fixture(scope="module")
def pool(example: Record, small: Small, named: Named) -> list[Record]:
    """Records that share, merge and part actors; several versions of some articles."""
    bekele = named("Hanna Bekele", id="hanna-bekele")
    return [
        example,
        msgspec.structs.replace(example, id="b"),
        msgspec.structs.replace(example, id="b", stances=(), events=()),
        small("c", bekele),
        small("c", named("Hanna Bekele", country="SWE")),
        small("d", named("Hanna Bekele", country="SWE"), named("Amber Circle", "Organization", id="o")),
        small("e", bekele, named("Hanna Bekele", id="other")),
        small("f", named("The Amber Circle", "Organization", aliases=("AC",))),
    ]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.booleans(), st.integers(0, 7)), max_size=10))
def test_any_additions_and_removals_leave_the_graph_of_what_remains(
    steps: list[tuple[bool, int]], pool: list[Record]
) -> None:
    left: dict[str, Record] = {}
    with Graph.create() as graph:
        for add, i in steps:
            record = pool[i]
            if add:
                graph.add(record)
                left[record.id] = record
            elif record.id in left:
                graph.remove(record.id)
                del left[record.id]
        assert graph.trig() == Graph.of(left.values()).trig()
        assert graph.articles() == sorted(left)


def test_removing_what_was_added_leaves_nothing_of_it(example: Record, pool: list[Record]) -> None:
    with Graph.of(pool[3:4]) as graph:
        before = graph.trig()
        graph.add(example)
        assert graph.trig() != before
        graph.remove(example.id)
        assert graph.trig() == before


def test_reading_an_article_again_replaces_it(example: Record) -> None:
    shorter = msgspec.structs.replace(example, stances=())
    with Graph.of([example]) as graph:
        graph.add(shorter)
        assert graph.trig() == Graph.of([shorter]).trig()


def test_a_bad_record_changes_nothing(example: Record) -> None:
    bad = msgspec.structs.replace(
        example, article=msgspec.structs.replace(example.article, published="2025-02-31")
    )
    with Graph.of([example]) as graph:
        before = graph.trig()
        with pytest.raises(RecordError, match=r"nile-dam-talks.*2025-02-31"):
            graph.add(bad)
        assert graph.trig() == before


def test_what_is_not_there_cannot_be_removed(example: Record) -> None:
    with Graph.of([example]) as graph, pytest.raises(GraphError, match="elsewhere"):
        graph.remove("elsewhere")


def test_a_folder_can_be_edited_and_is_then_as_if_built(tmp_path: Path, pool: list[Record]) -> None:
    build(pool[:2], tmp_path / "edited")
    with Graph.open(tmp_path / "edited", editable=True) as graph:
        graph.remove("b")
        graph.add(pool[3])
        graph.add(pool[5])
    build([pool[0], pool[3], pool[5]], tmp_path / "built")
    for name in ("graph.trig", "records.jsonl"):
        lines = [
            sorted((tmp_path / folder / name).read_bytes().splitlines()) for folder in ("edited", "built")
        ]
        assert lines[0] == lines[1]
    with Graph.open(tmp_path / "edited") as graph:
        assert graph.trig() == (tmp_path / "built" / "graph.trig").read_bytes()


def test_a_new_folder_can_be_filled_by_hand(tmp_path: Path, example: Record) -> None:
    with Graph.create(tmp_path / "g") as graph:
        graph.add(example)
    with Graph.open(tmp_path / "g") as graph:
        assert graph.trig() == Graph.of([example]).trig()
        assert check(graph) == []


def test_what_is_being_edited_opens_to_nobody_else(tmp_path: Path, example: Record) -> None:
    build([example], tmp_path / "g")
    with Graph.open(tmp_path / "g", editable=True), pytest.raises(GraphError, match="being edited"):
        Graph.open(tmp_path / "g")
    with Graph.open(tmp_path / "g") as graph:
        assert graph.articles() == [example.id]


def test_a_graph_opened_to_read_is_not_written(tmp_path: Path, example: Record) -> None:
    build([example], tmp_path / "g")
    with Graph.open(tmp_path / "g") as graph, pytest.raises(GraphError, match="editable=True"):
        graph.add(example)


def test_a_folder_that_holds_something_is_not_created_over(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear", "utf-8")
    with pytest.raises(OutputError, match="not empty"):
        Graph.create(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]
