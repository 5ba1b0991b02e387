"""axe-core finds no serious violation on either page, in light and dark, wide and narrow."""

from __future__ import annotations

from pathlib import Path

import pytest

from export.contents import Contents
from export.reading_html import reading_html
from tests.browser.conftest import Open, Opened

pytestmark = pytest.mark.browser

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")


def violations(opened: Opened) -> list[str]:
    # through the debugger, which the page's policy doesn't hold for
    opened.page.evaluate(AXE)
    found = opened.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert len(found["passes"]) > 10
    return [
        f"{v['id']} ({v['impact']}): {node['target']} {node['failureSummary']}"
        for v in found["violations"]
        for node in v["nodes"]
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1400, 900), (390, 844)])
@pytest.mark.parametrize("hash", ["#", "#sel=actor:hanna-bekele", "#view=issue", "#table=1"])
def test_graph_page(open_page: Open, example_page: str, hash: str, size: tuple[int, int], theme: str) -> None:
    opened = open_page(example_page, hash=hash, width=size[0], height=size[1], theme=theme)
    if size[0] < 900:
        opened.page.locator("#legend summary").click()
    assert violations(opened) == []


def test_search_while_it_is_open(open_page: Open, example_page: str) -> None:
    opened = open_page(example_page)
    opened.page.fill("#search", "e")
    opened.page.press("#search", "ArrowDown")
    assert violations(opened) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1400, 900), (390, 844)])
@pytest.mark.parametrize("mode", ["article", "issues"])
def test_reading_page(
    open_page: Open, example: Contents, mode: str, size: tuple[int, int], theme: str
) -> None:
    html = reading_html(example, drawing="graph.html")
    opened = open_page(html, width=size[0], height=size[1], theme=theme)
    if mode == "issues":
        opened.page.click("#show-issues")
    else:
        opened.page.locator(".claim .say").first.click()
    assert violations(opened) == []
