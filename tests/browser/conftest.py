"""A real headless Chromium with the network cut; a page that asks for anything or logs an error fails its test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request, sync_playwright

from export.contents import Contents
from export.graph_html import graph_html
from export.read import contents
from kg.graph.store import Graph
from kg.records import from_json

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip("no /usr/bin/chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Opened:
    """A page, and what it did that it shouldn't."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    def hidden(self) -> str:
        """Read what the page says that it doesn't show."""
        return self.page.locator("#hidden-count").inner_text()

    def shown(self) -> dict[str, Any]:  # Any: what the page's own script gives
        """What is drawn: nodes, edges and labels with their places in CSS pixels of the map."""
        seen: dict[str, Any] = self.page.evaluate("window.stancegraph.seen()")
        return seen

    def node(self, label: str) -> dict[str, Any]:
        found = [n for n in self.shown()["nodes"] if n["label"] == label]
        assert found, f"{label} isn't drawn"
        node: dict[str, Any] = found[0]
        return node

    def edge(self, one: str, other: str) -> dict[str, Any]:
        ends = {self.node(one)["id"], self.node(other)["id"]}
        found = [e for e in self.shown()["edges"] if {e["from"], e["to"]} == ends]
        assert found, f"no line between {one} and {other}"
        edge: dict[str, Any] = found[0]
        return edge

    def click_map(self, x: float, y: float, *, count: int = 1) -> None:
        """Click a point of the map, as a mouse does."""
        box = self.page.locator("#map").bounding_box()
        assert box is not None
        self.page.mouse.click(box["x"] + x, box["y"] + y, click_count=count)

    def click_node(self, label: str) -> None:
        node = self.node(label)
        self.click_map(node["x"], node["y"])

    def click_edge(self, one: str, other: str) -> None:
        """Click a line off its middle, where a label may hang."""
        edge = self.edge(one, other)
        self.click_map(
            edge["start"]["x"] * 0.6 + edge["finish"]["x"] * 0.4,
            edge["start"]["y"] * 0.6 + edge["finish"]["y"] * 0.4,
        )

    @property
    def panel(self) -> str:
        return self.page.locator("#panel-body").inner_text()


Open = Callable[..., Opened]


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Give a function that opens a page's HTML from a file; afterwards nothing may have been asked for or logged."""
    opened: list[Opened] = []
    contexts = []

    def open_html(
        html: str,
        *,
        hash: str = "",
        width: int = 1400,
        height: int = 900,
        theme: str = "light",
        name: str = "page",
    ) -> Opened:
        file = tmp_path / f"{name}.html"
        file.write_text(html, encoding="utf-8")
        scheme: Any = theme  # Any: playwright wants its own literal type
        context = browser.new_context(
            viewport={"width": width, "height": height},
            offline=True,
            color_scheme=scheme,
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(8000)
        made = Opened(page)
        opened.append(made)

        def request(asked: Request) -> None:
            if asked.url.split("#")[0] not in (file.as_uri(),) and not asked.url.startswith(
                ("blob:", "data:")
            ):
                made.complaints.append(f"asked for {asked.url}")

        def console(message: ConsoleMessage) -> None:
            if message.type in ("error", "warning"):
                made.complaints.append(f"{message.type}: {message.text}")

        def dialog(shown: Dialog) -> None:
            made.complaints.append(f"a dialog: {shown.message}")
            shown.dismiss()

        page.on("request", request)
        page.on("console", console)
        page.on("pageerror", lambda error: made.complaints.append(f"uncaught: {error}"))
        page.on("dialog", dialog)
        page.goto(f"{file.as_uri()}{hash}")
        page.wait_for_selector("html[data-ready]")
        return made

    yield open_html
    for made in opened:
        assert made.complaints == []
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def example() -> Contents:
    """The contents of the graph of the hand-written example record."""
    record = from_json((ROOT / "kg" / "example.record.json").read_bytes())
    return contents(Graph.of([record]))


@pytest.fixture(scope="session")
def example_page(example: Contents) -> str:
    return graph_html(example, reading="reading.html")
