"""IRIs: the table in docs/iris.md, and that no two ids meet in one IRI."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.errors import InputError
from kg.graph.store import Graph
from kg.ids import BASE, Iris, segment
from kg.model import ClaimKind, Record

ANY_ID = st.text(st.characters(exclude_categories=()), min_size=1, max_size=8)
TABLE = Path(__file__).parents[2] / "docs" / "iris.md"
KINDS: tuple[ClaimKind, ...] = ("event", "stance", "statement", "relation")


@given(ANY_ID, ANY_ID)
def test_two_ids_never_make_one_segment(one: str, other: str) -> None:
    assert (segment(one) == segment(other)) == (one == other)


@given(ANY_ID)
def test_a_segment_is_one_step_of_a_legal_iri(name: str) -> None:
    made = segment(name)
    assert NamedNode(BASE + made).value == BASE + made
    assert not re.search(r"[/#?]", made)
    assert made not in (".", "..")


@given(st.sampled_from(KINDS), ANY_ID | st.from_regex(r"[estr]?=?[0-9]{1,3}", fullmatch=True), ANY_ID)
def test_two_claims_never_share_an_iri(kind: ClaimKind, one: str, other: str) -> None:
    for second in (other, f"e{one}", f"s{one}", f"={one}", one[1:] or "x"):
        same = Iris().claim("a", kind, one) == Iris().claim("a", kind, second)
        assert same == (one == second)


@pytest.mark.parametrize(
    "base, vocabulary",
    [
        ("https://data.example.edu/kg", "https://data.example.edu/terms#"),
        ("https://data.example.edu/kg#", "https://data.example.edu/terms#"),
        ("data/", "https://data.example.edu/terms#"),
        ("https://data.example.edu/<kg>/", "https://data.example.edu/terms#"),
        ("https://data.example.edu/a/../", "https://data.example.edu/terms#"),
        ("https://data.example.edu/kg/", "https://data.example.edu/terms"),
        ("https://data.example.edu/kg/", "http://www.w3.org/2004/02/skos/core#"),
        ("https://data.example.edu/kg/", "https://data.example.edu/"),
    ],
)
def test_bases_that_would_break_the_file_are_refused(base: str, vocabulary: str) -> None:
    with pytest.raises(InputError):
        Iris(base, vocabulary)


def test_the_table_of_iris_tells_what_the_example_has(example: Record) -> None:
    rows = re.findall(r"^\|[^|]+\| `([^`]+)` \| `([^`]+)` \|$", TABLE.read_text("utf-8"), re.MULTILINE)
    assert len(rows) > 12
    graph = Graph.of([example])
    used = {
        graph_name.value for graph_name in graph.store.named_graphs() if isinstance(graph_name, NamedNode)
    }
    for quad in graph.store:
        used |= {term.value for term in (quad.subject, quad.object) if isinstance(term, NamedNode)}
    for pattern, shown in rows:
        assert shown.startswith(pattern.split("{")[0]), pattern
        assert shown.replace("<base>", BASE) in used, shown
