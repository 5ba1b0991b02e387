"""In a notebook a graph shows itself, and the notebook stays as it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from IPython.core.interactiveshell import InteractiveShell
from playwright.sync_api import Browser

import export
from export.jupyter import frame
from kg.graph.store import Graph
from kg.records import from_json
from tests.browser.conftest import ROOT

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph.of([from_json((ROOT / "kg" / "example.record.json").read_bytes())])


def test_ipython_shows_a_graph_after_loading_the_extension(graph: Graph) -> None:
    shell = InteractiveShell.instance()
    formatter: Any = shell.display_formatter  # Any: IPython has no types
    before, _ = formatter.format(graph)
    export.load_ipython_extension(shell)
    shown, _ = formatter.format(graph)
    export.unload_ipython_extension(shell)
    after, _ = formatter.format(graph)
    assert "text/html" not in before
    assert shown["text/html"].startswith("<iframe sandbox=")
    assert shown["text/plain"] == before["text/plain"]
    assert "text/html" not in after


def test_the_frame_works_and_leaves_the_notebook_alone(
    graph: Graph, browser: Browser, tmp_path: Path
) -> None:
    host = tmp_path / "notebook.html"
    host.write_text(
        f"<!doctype html><title>Notebook</title><style>body {{color: rgb(1, 2, 3)}}</style><body>{frame(graph)}",
        "utf-8",
    )
    context = browser.new_context(offline=True, viewport={"width": 1200, "height": 800})
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: complaints.append(str(e)))
    page.goto(host.as_uri())
    inside = page.frame_locator("iframe")
    inside.locator("html[data-ready]").wait_for()
    inside.locator("#search").fill("sudan")
    inside.locator("#search").press("Enter")
    inside.locator("#panel h2", has_text="Sudan").wait_for()
    inside.locator("#theme").click()
    assert page.title() == "Notebook"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(1, 2, 3)"
    assert page.evaluate("typeof window.vis + typeof window.stancegraph") == "undefinedundefined"
    assert complaints == []
    context.close()
