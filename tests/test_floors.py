"""The floors import one way: read the imports of every module and refuse an upward one."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

#: Module prefixes, lowest floor first. A module may import its own floor and those below, with the exceptions named.
FLOORS: list[tuple[str, ...]] = [
    ("kg.errors", "kg.model", "kg.vocab", "kg.ids"),
    ("kg.records",),
    ("kg.extraction", "kg.language", "kg.articles", "kg.reading", "kg.graph"),
    ("kg",),
    ("queries",),
    ("export",),
    ("kg.cli", "kg.commands", "kg.__main__"),
]
#: Third-party libraries that one place alone may know.
ONLY = {"spacy": "kg.language", "pyvis": "export"}


def modules() -> Iterator[tuple[str, Path]]:
    for package in ("kg", "queries", "export"):
        for path in sorted((ROOT / package).rglob("*.py")):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            yield name.removesuffix(".__init__"), path


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module in ("kg", "queries", "export"):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def within(module: str, prefix: str) -> bool:
    return module == prefix or module.startswith(prefix + ".")


def floor(module: str) -> int:
    """The floor with the longest prefix that fits."""
    best = max(
        ((len(p), n) for n, prefixes in enumerate(FLOORS) for p in prefixes if within(module, p)),
        default=(0, -1),
    )
    return best[1]


MODULES = list(modules())


@pytest.mark.parametrize("name, path", MODULES, ids=[name for name, _ in MODULES])
def test_imports_point_down(name: str, path: Path) -> None:
    upward = [m for m in imported(path) if floor(m) > floor(name)]
    assert floor(name) >= 0
    assert not upward, f"{name} imports {upward}, from a floor above its own"


@pytest.mark.parametrize("name, path", MODULES, ids=[name for name, _ in MODULES])
def test_extraction_and_graph_meet_only_in_the_record(name: str, path: Path) -> None:
    if within(name, "kg.graph"):
        assert not [m for m in imported(path) if within(m, "kg.extraction") or within(m, "kg.language")]
    if within(name, "kg.extraction"):
        assert not [m for m in imported(path) if within(m, "kg.graph") or within(m, "kg.vocab")]


@pytest.mark.parametrize("library, home", ONLY.items())
def test_a_library_is_known_in_one_place(library: str, home: str) -> None:
    users = [name for name, path in MODULES if any(within(m, library) for m in imported(path))]
    assert users
    assert [name for name in users if not within(name, home)] == []


def test_floor_finds_the_closest_prefix() -> None:
    assert (
        floor("kg.model")
        < floor("kg.extraction.events")
        < floor("kg")
        < floor("queries.ask")
        < floor("kg.cli")
    )
