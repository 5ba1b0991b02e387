"""The graph page with more actors than a picture can name: groups, packed data."""

from __future__ import annotations

import pytest

from export.contents import Contents
from export.graph_html import graph_html
from tests.benchmarks.crowd import crowd
from tests.browser.conftest import Open

pytestmark = pytest.mark.browser


def test_in_a_crowd_the_weightiest_actors_are_named(open_page: Open) -> None:
    seen = open_page(graph_html(crowd(80, 300)), width=1280, height=800).shown()
    named = {label.get("id") for label in seen["labels"]}
    heaviest = sorted(seen["nodes"], key=lambda n: -n["rank"])[:10]
    assert [n["label"] for n in heaviest if n["id"] not in named] == []


@pytest.fixture(scope="module")
def crowd_page() -> str:
    return graph_html(crowd(600, 1800))


def test_many_actors_open_as_groups_that_unfold_on_click(open_page: Open, crowd_page: str) -> None:
    opened = open_page(crowd_page)
    groups = opened.shown()["nodes"]
    assert {n["kind"] for n in groups} == {"group"}
    assert 2 <= len(groups) < 100
    assert "600 actors inside groups" in opened.hidden()
    first = max(groups, key=lambda n: n["radius"])
    opened.click_map(first["x"], first["y"])
    shown = opened.shown()["nodes"]
    members = [n for n in shown if n["kind"] == "actor"]
    assert len(shown) == len(groups) - 1 + len(members)
    assert f"{600 - len(members)} actors inside groups" in opened.hidden()
    assert any(0 < n["x"] < 900 and 0 < n["y"] < 700 for n in members)
    again = open_page(crowd_page, hash="#" + opened.page.url.split("#")[1])
    assert len([n for n in again.shown()["nodes"] if n["kind"] == "actor"]) == len(members)
    opened.page.get_by_role("button", name="Close this group").click()
    assert {n["kind"] for n in opened.shown()["nodes"]} == {"group"}


def test_search_opens_the_group_of_what_it_finds(open_page: Open, crowd_page: str) -> None:
    opened = open_page(crowd_page)
    opened.page.fill("#search", crowd(600, 1800).actors[37].label)
    opened.page.press("#search", "Enter")
    heading = opened.page.locator("#panel h2").inner_text()
    assert opened.node(heading)["x"] == pytest.approx(opened.shown()["width"] / 2, abs=3)


def test_long_data_is_packed_and_read(
    open_page: Open, monkeypatch: pytest.MonkeyPatch, example: Contents
) -> None:
    monkeypatch.setattr("export.page.LONG", 1000)
    html = graph_html(example)
    assert 'type="application/octet-stream"' in html
    assert "Hanna Bekele" not in html
    assert open_page(html).node("Hanna Bekele")
