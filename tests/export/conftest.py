from __future__ import annotations

from pathlib import Path

import pytest

from export.contents import Contents
from export.read import contents
from kg.graph.store import Graph
from kg.model import Record
from kg.records import from_json

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def record() -> Record:
    """The hand-written example record."""
    return from_json((ROOT / "kg" / "example.record.json").read_bytes())


@pytest.fixture(scope="session")
def graph(record: Record) -> Graph:
    return Graph.of([record])


@pytest.fixture(scope="session")
def said(graph: Graph) -> Contents:
    """What the example's graph says."""
    return contents(graph)
