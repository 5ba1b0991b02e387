"""Every control of the graph page, in a real browser with the network cut."""

from __future__ import annotations

import itertools
import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open

pytestmark = pytest.mark.browser


def overlap(p: dict[str, float], q: dict[str, float]) -> bool:
    return (
        p["left"] < q["right"]
        and q["left"] < p["right"]
        and p["top"] < q["bottom"]
        and q["top"] < p["bottom"]
    )


def test_opens_with_every_actor_and_a_way_in(open_page: Open, example_page: str) -> None:
    opened = open_page(example_page)
    assert {"Egypt", "Ethiopia", "Hanna Bekele", "African Union"} <= {
        n["label"] for n in opened.shown()["nodes"]
    }
    assert "13 actors" in opened.panel
    expect(opened.page).to_have_title("Egypt and Ethiopia try again over the dam")


@pytest.mark.parametrize("width, height", [(1400, 900), (1024, 700), (390, 844)])
@pytest.mark.parametrize("view", ["actors", "claims", "issue", "around"])
def test_no_two_labels_overlap_and_none_is_cut(
    open_page: Open, example_page: str, view: str, width: int, height: int
) -> None:
    opened = open_page(example_page, hash=f"#view={view}", width=width, height=height)
    seen = opened.shown()
    labels = [label for label in seen["labels"] if not label.get("heading")]
    assert len(labels) >= 2
    for p, q in itertools.combinations(labels, 2):
        assert not overlap(p["box"], q["box"]), (p["text"], q["text"])
    for label in labels:
        assert label["box"]["left"] >= 0, label["text"]
        assert label["box"]["right"] <= seen["width"], label["text"]


def test_every_actor_has_its_label_at_rest(open_page: Open, example_page: str) -> None:
    seen = open_page(example_page).shown()
    assert {n["label"] for n in seen["nodes"]} <= {label["text"] for label in seen["labels"]}


def test_search_finds_an_actor_by_any_name(open_page: Open, example_page: str) -> None:
    opened = open_page(example_page)
    opened.page.fill("#search", "beke")
    expect(opened.page.locator("#search-list li").first).to_contain_text("Hanna Bekele")
    opened.page.press("#search", "ArrowDown")
    opened.page.press("#search", "Enter")
    expect(opened.page.locator("#panel h2")).to_have_text("Hanna Bekele")
    assert "sel=actor%3Ahanna-bekele" in opened.page.url


def test_search_finds_issues_and_sentences(open_page: Open, example_page: str) -> None:
    opened = open_page(example_page)
    opened.page.fill("#search", "reservoir")
    found = opened.page.locator("#search-list li").all_inner_texts()
    assert any("issue" in line for line in found)
    assert any("“" in line for line in found)
    opened.page.locator("#search-list li", has_text="“").first.click()
    expect(opened.page.locator("#panel blockquote").first).to_contain_text("reservoir")


def test_click_on_an_edge_shows_its_sentence_with_the_words_marked(
    open_page: Open, example_page: str
) -> None:
    opened = open_page(example_page)
    opened.click_edge("Farmers’ Front", "Karim Fadel")
    expect(opened.page.locator("#panel blockquote").first).to_contain_text("accused him of weakness")
    marks = opened.page.locator("#panel blockquote mark.trigger").all_inner_texts()
    assert "accused" in marks
    assert "The Farmers’ Front" in opened.page.locator("#panel mark.source").all_inner_texts()
    assert "him" in opened.page.locator("#panel mark.target").all_inner_texts()


def test_a_claim_shows_status_teller_date_confidence_and_article(open_page: Open, example_page: str) -> None:
    opened = open_page(example_page)
    opened.click_edge("Farmers’ Front", "Karim Fadel")
    card = opened.page.locator("#panel .card", has_text="accuse").first
    for fact in ("happened or holds", "told by Mara Lindqvist", "2025-06-03", "% sure"):
        expect(card).to_contain_text(fact)
    link = card.locator("a")
    assert re.fullmatch(
        r"reading\.html#article=nile-dam-talks&claim=[es]\d+", link.get_attribute("href") or ""
    )


def test_click_on_a_node_shows_all_its_claims(open_page: Open, example_page: str) -> None:
    opened = open_page(example_page)
    opened.click_node("Sudan")
    expect(opened.page.locator("#panel h2")).to_have_text("Sudan")
    assert opened.page.locator("#panel .card").count() == 4


def test_a_bundle_unfolds_and_folds(open_page: Open, example_page: str) -> None:
    opened = open_page(example_page)
    before = len(opened.shown()["edges"])
    opened.click_edge("Farmers’ Front", "Karim Fadel")
    opened.page.get_by_role("button", name="Unfold this line").click()
    unfolded = opened.shown()["edges"]
    assert len(unfolded) > before
    bundle = {e["id"].split("/")[0] for e in unfolded if "/" in e["id"]}
    assert len(bundle) == 1
    labels = [e["label"] for e in unfolded if "/" in e["id"]]
    assert "Opposes" in labels
    assert "Verbal conflict" in labels
    opened.page.reload()
    opened.page.wait_for_selector("html[data-ready]")
    assert len(opened.shown()["edges"]) == len(unfolded)
    opened.page.click("#unfold-all")
    opened.page.click("#unfold-all")
    assert len(opened.shown()["edges"]) == before


def test_double_click_unfolds(open_page: Open, example_page: str) -> None:
    opened = open_page(example_page)
    edge = opened.edge("Farmers’ Front", "Karim Fadel")
    opened.click_map(edge["middle"]["x"], edge["middle"]["y"], count=2)
    assert any(e["id"].startswith(f"{edge['id']}/") for e in opened.shown()["edges"])


def test_views(open_page: Open, example_page: str) -> None:
    opened = open_page(example_page)
    for name, kinds in (
        ("With claims", {"actor", "claim", "issue"}),
        ("One issue", {"actor", "issue"}),
        ("One actor", {"actor"}),
        ("Actors", {"actor"}),
    ):
        opened.page.get_by_role("button", name=name, exact=True).click()
        assert {n["kind"] for n in opened.shown()["nodes"]} == kinds, name


def test_an_issue_stands_between_its_camps(open_page: Open, example_page: str) -> None:
    opened = open_page(example_page, hash="#view=issue")
    opened.page.select_option("#of", label="the filling of the reservoir by Ethiopia")
    issue, against = opened.node("the filling of the reservoir by Ethiopia"), opened.node("Karim Fadel")
    assert against["x"] > issue["x"]
    assert opened.node("Sudan")["y"] > issue["y"]
    headings = [label["text"] for label in opened.shown()["labels"] if label.get("heading")]
    assert sorted(headings) == ["Against (1)", "Undecided (1)"]
    expect(opened.page.locator("#panel h3", has_text="Against")).to_be_visible()


def test_the_surroundings_of_an_actor(open_page: Open, example_page: str) -> None:
    opened = open_page(example_page)
    opened.click_node("Sudan")
    opened.page.get_by_role("button", name="Show its surroundings").click()
    assert {n["label"] for n in opened.shown()["nodes"]} == {"Sudan", "Egypt", "Sudanese officials"}
    opened.page.select_option("#of", label="United States")
    assert {n["label"] for n in opened.shown()["nodes"]} == {"United States", "African Union"}
    opened.page.get_by_role("button", name="Actors", exact=True).click()
    opened.click_node("Sudan")
    opened.page.get_by_role("button", name="One actor", exact=True).click()
    expect(opened.page.locator("#panel h2")).to_have_text("Sudan")
    assert {n["label"] for n in opened.shown()["nodes"]} == {"Sudan", "Egypt", "Sudanese officials"}


@pytest.mark.parametrize(
    "entry, gone",
    [("families:oppose", 3), ("families:relation", 6), ("statuses:possible", 3), ("statuses:denied", 1)],
)
def test_the_legend_is_the_filter(open_page: Open, example_page: str, entry: str, gone: int) -> None:
    opened = open_page(example_page)
    button = opened.page.locator(f'[data-filter="{entry}"]')
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    assert opened.hidden().startswith(f"{31 - gone} claims shown · {gone} claim")
    opened.page.get_by_role("button", name="Show everything").click()
    assert opened.hidden().startswith("31 claims shown")


def test_types_hide_actors(open_page: Open, example_page: str) -> None:
    opened = open_page(example_page)
    opened.page.locator('[data-filter="types:State"]').click()
    assert "Egypt" not in {n["label"] for n in opened.shown()["nodes"]}
    assert "4 actors by type" in opened.hidden()


def test_actors_without_a_line_are_counted_and_can_be_shown(open_page: Open, example_page: str) -> None:
    opened = open_page(example_page)
    assert "Khartoum" not in {n["label"] for n in opened.shown()["nodes"]}
    assert "3 actors without a line" in opened.hidden()
    opened.page.locator('[data-filter="loose"]').click()
    assert {"Khartoum", "Cairo", "United Nations"} <= {n["label"] for n in opened.shown()["nodes"]}
    opened.page.get_by_role("button", name="Show everything").click()
    opened.page.fill("#search", "united nat")
    opened.page.press("#search", "Enter")
    assert "United Nations" in {n["label"] for n in opened.shown()["nodes"]}


def test_double_click_on_the_legend_shows_one_kind_alone(open_page: Open, example_page: str) -> None:
    opened = open_page(example_page)
    opened.page.locator('[data-filter="families:oppose"]').dblclick()
    assert opened.hidden().startswith("3 claims shown")


@pytest.mark.parametrize(
    "act",
    [
        lambda page: page.select_option("#teller", label="Sudanese officials (1)"),
        lambda page: page.fill("#from", "2025-08-01"),
        lambda page: page.fill("#to", "2024-12-31"),
        lambda page: page.locator("#confidence").fill("95"),
    ],
)
def test_narrowing_down_hides_and_counts(open_page: Open, example_page: str, act: Any) -> None:
    opened = open_page(example_page)
    act(opened.page)
    text = opened.hidden()
    shown, gone = int(text.split()[0]), int(re.findall(r"(\d+) claims? of 31", text)[0])
    assert 0 < shown < 31
    assert shown + gone == 31


def test_the_state_of_the_view_is_in_the_address(open_page: Open, example_page: str) -> None:
    opened = open_page(example_page)
    opened.page.get_by_role("button", name="One actor").click()
    opened.page.select_option("#of", label="African Union")
    opened.page.locator('[data-filter="families:oppose"]').click()
    opened.page.locator("#confidence").fill("50")
    address = opened.page.url
    before = opened.shown()
    again = open_page(example_page, hash="#" + address.split("#")[1])
    after = again.shown()
    assert [n["label"] for n in after["nodes"]] == [n["label"] for n in before["nodes"]]
    assert [e["id"] for e in after["edges"]] == [e["id"] for e in before["edges"]]
    expect(again.page.locator("#panel h2")).to_have_text("African Union")
    expect(again.page.locator("#confidence")).to_have_value("50")


def test_an_address_that_makes_no_sense_is_passed_over(open_page: Open, example_page: str) -> None:
    opened = open_page(
        example_page, hash="#view=x&of=%00&sel=actor:&conf=9e9&from=1&teller=?&open=g9%20b99&article=~"
    )
    assert opened.hidden().startswith("31 claims shown")


def test_keys_reach_everything(open_page: Open, example_page: str) -> None:
    opened = open_page(example_page)
    opened.page.focus("#map")
    opened.page.keyboard.press("ArrowRight")
    first = opened.page.locator("#panel h2").inner_text()
    opened.page.keyboard.press("ArrowDown")
    expect(opened.page.locator("#panel h2")).not_to_have_text(first)
    expect(opened.page.locator("#announcer")).to_contain_text("line")
    opened.page.keyboard.press("e")
    expect(opened.page.locator("#panel .kicker").first).to_contain_text("between")
    before = opened.shown()["scale"]
    opened.page.keyboard.press("+")
    assert opened.shown()["scale"] > before
    opened.page.keyboard.press("0")
    opened.page.keyboard.press("Enter")
    expect(opened.page.locator("#panel")).to_be_focused()
    opened.page.keyboard.press("Escape")
    expect(opened.page.locator("#panel h2")).to_have_text("What is said here")
    expect(opened.page.locator("#map")).to_be_focused()


def test_the_table_shows_the_same_claims_and_sorts(open_page: Open, example_page: str) -> None:
    opened = open_page(example_page)
    opened.page.click("#as-table")
    assert opened.page.locator("#table-body tr").count() == 31
    opened.page.get_by_role("button", name="Sure").click()
    expect(opened.page.locator("#table-head th").nth(7)).to_have_attribute("aria-sort", "ascending")
    sure = [int(text) for text in opened.page.locator("#table-body td:nth-child(8)").all_inner_texts()]
    assert sure == sorted(sure)
    assert sure[0] < sure[-1]
    opened.page.locator('[data-filter="families:relation"]').click()
    assert opened.page.locator("#table-body tr").count() == 25
    opened.page.locator("#table-body button").first.click()
    expect(opened.page.locator("#panel .card")).to_have_count(1)


def test_the_table_shows_sentences_beside_the_panel(open_page: Open, example_page: str) -> None:
    opened = open_page(example_page, width=1280, height=800)
    opened.page.click("#as-table")
    opened.page.locator("#table-body button").first.click()
    frame = opened.page.locator("#table-scroll").bounding_box()
    sentence = opened.page.locator("#table-body td.sentence").first.bounding_box()
    assert frame is not None
    assert sentence is not None
    assert sentence["x"] + sentence["width"] <= frame["x"] + frame["width"]


def test_dark_and_light(open_page: Open, example_page: str) -> None:
    opened = open_page(example_page, theme="dark")
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    dark = opened.page.evaluate(paper)
    opened.page.click("#theme")
    assert opened.page.evaluate(paper) != dark
    opened.page.reload()
    opened.page.wait_for_selector("html[data-ready]")
    assert opened.page.evaluate("document.documentElement.dataset.theme") == "light"


def test_a_node_can_be_dragged_and_stays(open_page: Open, example_page: str) -> None:
    opened = open_page(example_page)
    node = opened.node("Sudan")
    box = opened.page.locator("#map").bounding_box()
    assert box is not None
    mouse = opened.page.mouse
    mouse.move(box["x"] + node["x"], box["y"] + node["y"])
    mouse.down()
    mouse.move(box["x"] + node["x"] + 40, box["y"] + node["y"] + 30, steps=4)
    mouse.move(box["x"] + node["x"] + 80, box["y"] + node["y"] + 60, steps=4)
    mouse.up()
    opened.page.locator('[data-filter="families:statement"]').click()
    moved = opened.node("Sudan")
    assert moved["x"] - node["x"] == pytest.approx(80, abs=20)
    opened.page.locator('[data-filter="families:domestic"], [data-filter="families:undecided"]').first.click()
    assert opened.node("Sudan")["x"] == moved["x"]


def test_rearrange_moves_nodes_and_stops(open_page: Open, example_page: str) -> None:
    opened = open_page(example_page)
    before = {n["label"]: (n["x"], n["y"]) for n in opened.shown()["nodes"]}
    opened.page.click("#rearrange")
    expect(opened.page.locator("#rearrange")).to_be_disabled()
    expect(opened.page.locator("#rearrange")).to_be_enabled(timeout=9000)
    after = {n["label"]: (n["x"], n["y"]) for n in opened.shown()["nodes"]}
    assert after != before
    assert {n["label"]: (n["x"], n["y"]) for n in opened.shown()["nodes"]} == after


def test_the_page_stands_still_as_soon_as_it_opens(open_page: Open, example_page: str) -> None:
    one, two = open_page(example_page).shown(), open_page(example_page).shown()
    assert one["nodes"] == two["nodes"]
    assert one["labels"] == two["labels"]


def test_show_all_and_zoom(open_page: Open, example_page: str) -> None:
    opened = open_page(example_page)
    start = opened.shown()["scale"]
    opened.page.click("#zoom-in")
    opened.page.click("#zoom-in")
    assert opened.shown()["scale"] > start * 1.3
    opened.page.click("#zoom-out")
    opened.page.click("#fit")
    assert opened.shown()["scale"] == pytest.approx(start)


def test_closing_the_panel_lets_go(open_page: Open, example_page: str) -> None:
    opened = open_page(example_page)
    opened.click_node("Sudan")
    opened.page.click("#panel-close")
    expect(opened.page.locator("#panel h2")).to_have_text("What is said here")
    assert "sel=" not in opened.page.url


def test_pointing_at_a_line_tells_what_is_in_it(open_page: Open, example_page: str) -> None:
    opened = open_page(example_page)
    edge = opened.edge("Farmers’ Front", "Karim Fadel")
    box = opened.page.locator("#map").bounding_box()
    assert box is not None
    x = box["x"] + edge["start"]["x"] * 0.6 + edge["finish"]["x"] * 0.4
    y = box["y"] + edge["start"]["y"] * 0.6 + edge["finish"]["y"] * 0.4
    opened.page.mouse.move(x - 3, y - 3)
    opened.page.mouse.move(x, y)
    expect(opened.page.locator("#tip")).to_contain_text("Farmers’ Front")
    opened.page.mouse.move(box["x"] + 60, box["y"] - 30)  # in one jump, off the map
    expect(opened.page.locator("#tip")).to_be_hidden()
    opened.page.mouse.move(x, y)
    expect(opened.page.locator("#tip")).to_contain_text("Farmers’ Front")
    opened.page.evaluate("document.querySelector('[data-view=around]').click()")
    expect(opened.page.locator("#tip")).to_be_hidden()


def test_the_picture_survives_the_table(open_page: Open, example_page: str) -> None:
    opened = open_page(example_page)
    before = opened.shown()
    opened.page.click("#as-table")
    opened.page.locator('[data-filter="families:statement"]').click()
    opened.page.click("#as-table")
    after = opened.shown()
    assert after["scale"] == pytest.approx(before["scale"], rel=0.02)
    for one, other in zip(before["nodes"], after["nodes"], strict=True):
        assert (one["x"], one["y"]) == pytest.approx((other["x"], other["y"]), abs=3)
