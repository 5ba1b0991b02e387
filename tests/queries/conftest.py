"""Graphs to ask: the example record's, and the seed article's as the extractor reads it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from kg import records
from kg.graph.store import Graph
from kg.model import Record
from queries.source import LocalSource, source_of

SEED = Path(__file__).parents[2] / "seeds" / "seoul-new-leader.txt"


@pytest.fixture(scope="session", autouse=True)
def unhurried() -> Iterator[None]:
    """Let answers count what they leave out however slow the machine is: they don't on a large graph."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("queries.wording._QUICK", math.inf)
        yield


@pytest.fixture(scope="session")
def example() -> Record:
    return records.from_json(files("kg").joinpath("example.record.json").read_bytes())


@pytest.fixture(scope="session")
def nile(example: Record) -> Iterator[Graph]:
    """The graph of the example record: talks over a dam, told by several."""
    with Graph.of([example]) as graph:
        yield graph


@pytest.fixture(scope="session")
def source(nile: Graph) -> LocalSource:
    found = source_of(nile)
    assert isinstance(found, LocalSource)
    return found


@pytest.fixture(scope="session")
def seoul() -> Iterator[Graph]:
    """The graph of the seed article, as the extractor reads it today."""
    from kg.api import extract

    with Graph.of([extract(SEED)]) as graph:
        yield graph
