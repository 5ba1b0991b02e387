"""Hostile text in every field that comes from an article: it is shown, never run, and the page goes on working."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from export.contents import Actor, Article, Claim, Contents, Issue, Mention, Part, Skipped, Towards, Words
from export.graph_html import graph_html
from export.reading_html import reading_html
from export.safe import unicode_text
from tests.browser.conftest import Open, Opened
from tests.browser.payloads import PAYLOADS

pytestmark = [pytest.mark.browser, pytest.mark.slow]

#: elements that our pages never make
FORBIDDEN = "img, iframe, object, embed, form, base, link, video, audio, marquee, math, template, meta[http-equiv=refresh]"


def hostile(number: int, payload: str) -> Contents:
    """Give an article whose every field is the payload; only what must be unique has a number before it."""
    p, n = payload, f"{number}"
    text = f"{p} said that {p} hates {p}. {p}"
    whole = Words(0, len(text))
    trigger = Words(len(p) + 1, len(p) + 5)
    a, b = f"{n}a{p}", f"{n}b{p}"
    article = Article(
        iri=f"{n}art{p}", id=f"{n}{p}", headline=p, text=text, publisher=p, author=p, published=p, url=p, genre=p,
        language=p, parts=(Part(0, len(text), p),), skipped=(Skipped(0, 1, p),),
        mentions=(Mention(0, max(1, len(p)), a), Mention(1, 9, b)),
    )  # fmt: skip
    actors = tuple(
        Actor(iri=i, id=f"{i}id", type=kind, label=p, aliases=(p, p), iso3=p, wikidata=p, country=p)
        for i, kind in ((a, "Person"), (b, p))
    )
    issue = Issue(iri=f"{n}i{p}", id=f"{n}i{p}", label=p, involves=(a, b))
    base = Claim(
        iri=f"{n}c1", id=f"{n}{p}1", kind="event", article=article.iri, name=p, status=p, teller=b, confidence=0.5,
        quote=text, evidence=whole, trigger=trigger, start=p, end=p, date_kind=p, sources=(a,), targets=(b,), label=p,
        mode=p, quad_class=p, time_text=p, place=b, about=p, condition=p, content=whole, also=(Words(0, 2),),
    )  # fmt: skip
    stance = replace(
        base, iri=f"{n}c2", id=f"{n}{p}2", kind="stance", polarity="oppose", targets=(issue.iri,),
        towards=(Towards(b, "oppose"),),
    )  # fmt: skip
    says = replace(base, iri=f"{n}c3", id=f"{n}{p}3", kind="statement", targets=())
    related = replace(base, iri=f"{n}c4", id=f"{n}{p}4", kind="relation")
    return Contents((article,), actors, (issue,), (base, stance, says, related))


@pytest.fixture(scope="module")
def everything() -> Contents:
    """All payloads in one graph."""
    parts = [hostile(n, payload) for n, payload in enumerate(PAYLOADS)]
    return Contents(
        articles=tuple(x for part in parts for x in part.articles),
        actors=tuple(x for part in parts for x in part.actors),
        issues=tuple(x for part in parts for x in part.issues),
        claims=tuple(x for part in parts for x in part.claims),
    )


def assert_unharmed(opened: Opened) -> None:
    page = opened.page
    assert page.evaluate("window.pwned") is None
    assert page.locator(FORBIDDEN).count() == 0
    assert page.locator("script").count() <= 3
    assert page.evaluate(
        "[...document.querySelectorAll('*')].every(e => [...e.attributes].every(a => !a.name.startsWith('on')))"
    )
    links = page.evaluate("[...document.querySelectorAll('a[href]')].map(a => a.protocol)")
    assert set(links) <= {"file:", "http:", "https:"}
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1")


def test_there_are_at_least_sixty_payloads() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 60


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_graph_page(open_page: Open, payload: str) -> None:
    opened = open_page(graph_html(hostile(0, payload), title=payload, reading="reading.html"))
    page = opened.page
    for view in ("claims", "issue", "around", "actors"):
        page.locator(f'[data-view="{view}"]').click()
    assert len(opened.shown()["nodes"]) == 2
    opened.page.evaluate(
        "location.hash = 'sel=' + encodeURIComponent('actor:' + window.stancegraph.model.actors[0].id)"
    )
    expect(page.locator("#panel .card")).to_have_count(4)
    shown = page.locator("#panel h2").text_content() or ""
    wanted = unicode_text(payload) or "0aid"
    assert shown == wanted or (len(shown) > 200 and wanted.startswith(shown.removesuffix("…")))
    page.click("#as-table")
    expect(page.locator("#table-body tr")).to_have_count(4)
    assert_unharmed(opened)


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_reading_page(open_page: Open, payload: str) -> None:
    made = hostile(0, payload)
    opened = open_page(reading_html(made, title=payload, drawing="graph.html"))
    page = opened.page
    text = unicode_text(made.articles[0].text)
    assert page.locator(".words").first.text_content() == text
    expect(page.locator(".claim")).to_have_count(4)
    page.click("#show-issues")
    expect(page.locator(".camp blockquote")).to_have_count(1)
    assert_unharmed(opened)


def test_all_at_once(open_page: Open, everything: Contents) -> None:
    opened = open_page(graph_html(everything))
    for view in ("claims", "issue", "around", "actors"):
        opened.page.locator(f'[data-view="{view}"]').click()
        assert opened.shown()["nodes"]
    opened.page.fill("#search", "script")
    expect(opened.page.locator("#search-list li").first).to_be_visible()
    assert_unharmed(opened)


def test_all_articles_in_one_reading_page(open_page: Open, everything: Contents) -> None:
    opened = open_page(reading_html(everything))
    expect(opened.page.locator("#list li")).to_have_count(len(PAYLOADS))
    first = opened.page.locator(".words").first.text_content()
    opened.page.locator("#list button").nth(7).click()
    second = opened.page.locator(".words").first.text_content()
    assert first != second
    assert {first, second} <= {unicode_text(article.text) for article in everything.articles}
    assert_unharmed(opened)
