"""The reading page in a real browser: the text as it was, and what was taken from it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable

import msgspec
import pytest
from playwright.sync_api import expect

from export.contents import Contents, Words
from export.graph_html import graph_html
from export.read import contents
from export.reading_html import reading_html
from kg.graph.store import Graph
from kg.records import from_json
from tests.browser.conftest import ROOT, Open

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def one(example: Contents) -> str:
    return reading_html(example, drawing="graph.html")


@pytest.fixture(scope="module")
def two() -> str:
    """Two articles: the example and the same under another name, published later."""
    record = from_json((ROOT / "kg" / "example.record.json").read_bytes())
    article = msgspec.structs.replace(
        record.article, title="Second thoughts on the dam", published="2025-07-01"
    )
    other = msgspec.structs.replace(record, id="later", article=article)
    return reading_html(contents(Graph.of([record, other])))


def test_the_text_is_whole_and_in_order(open_page: Open, one: str, example: Contents) -> None:
    opened = open_page(one)
    shown = "".join(opened.page.locator(".words").all_text_contents())
    squeezed = re.sub(r"\s+", "", example.articles[0].text)
    assert re.sub(r"\s+", "", shown) == squeezed


def test_actors_are_marked_with_their_names(open_page: Open, one: str) -> None:
    page = open_page(one).page
    him = page.locator("mark.mention", has_text=re.compile("^him$"))
    expect(him).to_have_attribute("title", "Karim Fadel")
    expect(page.locator("h1.words mark.mention").first).to_have_text("Egypt")


def test_claims_stand_beside_their_passage_with_status_and_teller(open_page: Open, one: str) -> None:
    page = open_page(one).page
    row = page.locator(".row", has_text="Fadel rejected any Ethiopian filling")
    note = row.locator(".claim", has_text="opposes").first
    expect(note).to_contain_text("Karim Fadel opposes any Ethiopian filling of the reservoir")
    expect(note).to_contain_text("told by Mara Lindqvist")
    doubtful = (
        page.locator(".claim", has_text="accepts").or_(page.locator(".claim", has_text="possible")).first
    )
    expect(doubtful).to_contain_text("possible")


def test_every_claim_has_its_note(open_page: Open, one: str, example: Contents) -> None:
    expect(open_page(one).page.locator(".claim")).to_have_count(len(example.claims))


def test_what_was_skipped_is_there_with_its_reason(open_page: Open, one: str) -> None:
    page = open_page(one).page
    row = page.locator(".row", has_text="Photo: Nile Press Pool")
    expect(row.locator(".words.skipped")).to_be_visible()
    expect(row.locator(".margin")).to_contain_text("left out: photo credit")


def test_a_repeated_sentence_says_so(open_page: Open, one: str) -> None:
    page = open_page(one).page
    expect(page.locator(".row", has=page.locator(".caption")).locator(".margin")).to_contain_text(
        "says again"
    )


def test_pointing_links_words_and_notes_both_ways(open_page: Open, one: str) -> None:
    page = open_page(one).page
    note = page.locator(".claim", has_text="accuses").first
    note.hover()
    expect(page.locator("mark.trigger.cue")).to_have_text(["accused"])
    page.locator("mark.trigger", has_text="accused").first.hover()
    expect(page.locator(".claim.lit").first).to_contain_text("Farmers’ Front")
    page.mouse.move(2, 2)
    expect(page.locator(".lit")).to_have_count(0)


def test_pointing_links_claims_and_the_map_both_ways(open_page: Open, one: str) -> None:
    page = open_page(one).page
    page.locator(".claim", has_text="accuses").first.hover()
    expect(page.locator("#map .line.lit")).to_have_count(1)
    lit = page.locator("#map .dot.lit title").all_text_contents()
    assert sorted(lit) == ["Farmers’ Front", "Karim Fadel"]
    page.locator("#map .dot", has_text="Sudanese officials").hover()
    expect(page.locator(".claim.lit")).to_contain_text(["Sudanese officials"])
    claims = page.locator("#map .line").first.get_attribute("data-claims") or ""
    page.locator("#map .line .reach").first.dispatch_event("mouseover")
    expect(page.locator(".claim.lit")).to_have_count(len(set(claims.split())))


def test_a_statement_shows_what_was_said(open_page: Open, one: str) -> None:
    page = open_page(one).page
    expect(page.locator(".claim.statement").first).to_contain_text(
        "Hanna Bekele says Ethiopia will fill the reservoir this summer"
    )


@pytest.mark.parametrize("make", [reading_html, graph_html])
def test_a_statement_shows_what_was_said_outside_its_sentence(
    open_page: Open, example: Contents, make: Callable[[Contents], str]
) -> None:
    said = next(claim for claim in example.claims if claim.kind == "statement" and claim.sources)
    answer = example.articles[0].parts[-1]
    moved = dataclasses.replace(said, content=Words(answer.start, answer.end))
    page = open_page(make(dataclasses.replace(example, claims=(moved,)))).page
    words = example.articles[0].text[answer.start : answer.end][:60]
    if make is graph_html:
        page.click("#as-table")
        expect(page.locator("#table-body td.whom-or-what")).to_contain_text(words)
    else:
        expect(page.locator(".claim.statement")).to_contain_text(words)


def test_a_picked_claim_is_in_the_address_and_comes_back(open_page: Open, one: str) -> None:
    page = open_page(one).page
    page.locator(".claim .say", has_text="accuses").first.click()
    assert "claim=" in page.url
    again = open_page(one, hash="#" + page.url.split("#")[1]).page
    expect(again.locator(".claim.lit")).to_have_count(1)
    expect(again.locator(".claim.lit")).to_be_in_viewport()
    expect(again.locator('.say[aria-pressed="true"]')).to_contain_text("accuses")


def test_a_claim_leads_to_the_graph(open_page: Open, one: str) -> None:
    link = open_page(one).page.locator(".claim a").first
    assert re.match(r"graph\.html#sel=claim%3Anile-dam-talks%2F\w+", link.get_attribute("href") or "")


def test_keys_light_up_too(open_page: Open, one: str) -> None:
    page = open_page(one).page
    page.locator(".claim .say", has_text="accuses").first.focus()
    expect(page.locator("mark.trigger.cue")).to_have_text(["accused"])


def test_several_articles_have_a_list_with_search(open_page: Open, two: str) -> None:
    page = open_page(two).page
    expect(page.locator("#list li")).to_have_count(2)
    page.fill("#find", "second")
    expect(page.locator("#list li")).to_have_count(1)
    page.locator("#list button").click()
    assert "article=later" in page.url
    page.fill("#find", "reservoir")
    expect(page.locator("#list li")).to_have_count(2)


def test_issues_stand_side_by_side_and_lead_to_their_sentence(open_page: Open, two: str) -> None:
    page = open_page(two).page
    page.click("#show-issues")
    page.locator("#list button", has_text="mediation by the African Union").first.click()
    expect(page.locator(".camp h2")).to_have_text(["For", "Against"])
    expect(page.locator(".camp.oppose blockquote").first).to_contain_text("According to Sudanese officials")
    assert "issue=" in page.url
    page.locator(".camp.oppose button").first.click()
    expect(page.locator(".claim.lit")).to_be_in_viewport()


def test_dark_and_small(open_page: Open, one: str) -> None:
    page = open_page(one, theme="dark", width=390, height=844).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.click("#theme")
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
