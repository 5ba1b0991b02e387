"""What leaves the graph page: PNG and SVG of what is seen, and paper."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open

pytestmark = pytest.mark.browser


def test_png_of_what_is_seen(open_page: Open, example_page: str) -> None:
    opened = open_page(example_page)
    with opened.page.expect_download() as waiting:
        opened.page.click("#save-png")
    data = Path(waiting.value.path()).read_bytes()
    assert data.startswith(b"\x89PNG")
    assert len(data) > 10_000


def test_svg_of_what_is_seen(open_page: Open, example_page: str) -> None:
    opened = open_page(example_page)
    seen = opened.shown()
    with opened.page.expect_download() as waiting:
        opened.page.click("#save-svg")
    drawn = ElementTree.fromstring(Path(waiting.value.path()).read_text("utf-8"))  # our own page wrote it
    space = "{http://www.w3.org/2000/svg}"
    texts = {text.text for text in drawn.iter(f"{space}text")}
    assert {n["label"] for n in seen["nodes"]} <= texts
    assert len(list(drawn.iter(f"{space}path"))) == len(seen["edges"])


def test_printing_is_light_and_shows_picture_and_claims(open_page: Open, example_page: str) -> None:
    opened = open_page(example_page, theme="dark")
    opened.click_node("Sudan")
    opened.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    opened.page.emulate_media(media="print")
    assert opened.page.evaluate("document.documentElement.dataset.theme") == "light"
    expect(opened.page.locator("#legend")).to_be_hidden()
    expect(opened.page.locator("#panel .card").first).to_be_visible()
    opened.page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(opened.page.locator("#map canvas")).to_be_visible()
    assert opened.page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_paper_of_any_shape_holds_the_whole_picture(open_page: Open, example_page: str) -> None:
    opened = open_page(example_page)
    seen = opened.shown()
    opened.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    opened.page.set_viewport_size({"width": 700, "height": 1000})
    opened.page.emulate_media(media="print")
    printed = opened.page.locator("#printed svg")
    assert set(printed.locator("text").all_text_contents()) >= {n["label"] for n in seen["nodes"]}
    box = printed.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 700
    assert box["width"] / box["height"] == pytest.approx(seen["width"] / seen["height"], rel=0.02)
    expect(opened.page.locator("#map canvas")).to_be_hidden()
