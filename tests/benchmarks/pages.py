"""How soon pages can be used, beside plain pyvis on the same graph, in one run.

Run with ``pytest -s tests/benchmarks/pages.py``; the figures are printed.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import TimeoutError as PlaywrightTimeout
from pyvis.network import Network

from export.contents import Contents
from export.families import links
from export.graph_html import graph_html
from tests.benchmarks.crowd import crowd

pytestmark = [pytest.mark.browser, pytest.mark.slow]

#: drawn, and the main thread is free again
_USABLE = "() => document.documentElement.dataset.ready && new Promise(done => requestAnimationFrame(() => setTimeout(() => done(performance.now()))))"
_SETTLED = "<script>network.once('stabilizationIterationsDone', () => { window.settled = performance.now(); });</script>"


def ours(browser: Browser, path: Path, contents: Contents) -> tuple[float, float]:
    """Give seconds until our page can be used, and its size in MB."""
    html = graph_html(contents)
    path.write_text(html, "utf-8")
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.goto(path.as_uri(), wait_until="commit")
    page.wait_for_selector("html[data-ready]", timeout=60_000)
    taken = float(page.evaluate(_USABLE))
    page.close()
    return taken / 1000, path.stat().st_size / 1e6


def pyvis(browser: Browser, path: Path, contents: Contents, *, patience: float) -> float | None:
    """Give seconds until plain pyvis has settled; None if it hasn't after ``patience`` seconds."""
    network = Network(directed=True, cdn_resources="in_line")
    for actor in contents.actors:
        network.add_node(actor.iri, label=actor.label)
    for claim in contents.claims:
        for link in links(claim):
            network.add_edge(link.a, link.b, title=claim.quote)
    html = network.generate_html(notebook=False).replace("</body>", f"{_SETTLED}</body>")
    path.write_text(html, "utf-8")
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.goto(path.as_uri(), wait_until="commit")
    try:
        page.wait_for_function("window.settled", timeout=patience * 1000)
    except PlaywrightTimeout:
        return None
    else:
        return float(page.evaluate("window.settled")) / 1000
    finally:
        page.close()


def test_a_hundred_actors_are_there_five_times_sooner(browser: Browser, tmp_path: Path) -> None:
    contents = crowd(100, 300)
    mine, _ = min(ours(browser, tmp_path / "ours.html", contents) for _ in range(3))
    theirs = min(pyvis(browser, tmp_path / "pyvis.html", contents, patience=60) or 60 for _ in range(3))
    print(f"\n100 actors, 300 claims: {mine:.2f} s, plain pyvis {theirs:.2f} s ({theirs / mine:.1f} times)")
    assert theirs >= 5 * mine


def test_a_thousand_actors_within_two_seconds(browser: Browser, tmp_path: Path) -> None:
    contents = crowd(1000, 3000)
    mine, size = ours(browser, tmp_path / "ours.html", contents)
    theirs = pyvis(browser, tmp_path / "pyvis.html", contents, patience=30)
    print(f"\n1,000 actors, 3,000 claims: {mine:.2f} s, {size:.1f} MB, plain pyvis {theirs or 'not in 30'} s")
    assert mine <= 2
    assert theirs is None


def test_twenty_thousand_actors_open_within_five_seconds(browser: Browser, tmp_path: Path) -> None:
    contents = crowd(20_000, 60_000)
    began = time.perf_counter()
    mine, size = ours(browser, tmp_path / "ours.html", contents)
    print(
        f"\n20,000 actors, 60,000 claims: {mine:.2f} s, {size:.1f} MB (made in {time.perf_counter() - began - mine:.0f} s)"
    )
    assert mine <= 5
    assert size < 12
