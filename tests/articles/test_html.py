"""Web pages: the article out of the page, its zones, and what the page says of itself."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from kg.articles import Notice, read, read_many
from kg.errors import ArticleError


@pytest.fixture
def page(tmp_path: Path, page_source: str) -> Path:
    path = tmp_path / "talks.html"
    path.write_text(page_source, encoding="utf-8")
    return path


def test_zones_and_metadata(page: Path) -> None:
    reading = read(page)
    article = reading.article
    assert [(p.kind, article.text[p.start : p.end][:20]) for p in article.parts] == [
        ("headline", "Ruritania seeks talk"),
        ("standfirst", "The new government w"),
        ("body", "The prime minister o"),
        ("other", "What happens next"),
        ("body", "Borduria has so far "),
        ("pullquote", "Borduria has so far "),
        ("body", "Observers in Paris e"),
    ]
    assert [s.reason for s in reading.skipped] == ["navigation"]
    assert (article.title, article.publisher, article.author, article.published, article.published_inferred) == (
        "Ruritania seeks talks with its neighbour", "The Daily Example", "Ann Writer", "2024-03-05", False,
    )  # fmt: skip
    assert (article.url, article.genre) == ("https://example.org/opinion/2024/ruritania", "opinion")
    assert "paragraph of the page" not in article.text


def test_words_in_bold_stay_in_their_sentence(page: Path) -> None:
    assert "her government would offer talks to Borduria over the river" in read(page).article.text


def test_line_breaks_end_paragraphs_and_nested_lists_keep_every_word(page: Path, page_source: str) -> None:
    added = (
        "<p>The dam was closed on Monday.<br><br>Farmers in the south protested.</p>"
        "<ul><li>The first demand of the farmers is water.<ul><li>It is the oldest demand of them all.</li></ul>"
        "They also want land in the north.</li></ul>"
    )
    page.write_text(page_source.replace("<h2>", added + "<h2>"), encoding="utf-8")
    article = read(page).article
    parts = [article.text[p.start : p.end] for p in article.parts]
    assert {"The dam was closed on Monday.", "Farmers in the south protested."} <= set(parts)
    words = " ".join(parts)
    for sentence in ("The first demand of", "It is the oldest demand", "They also want land"):
        assert words.count(sentence) == 1


def test_page_in_another_encoding_is_read_as_it_declares(page: Path, page_source: str) -> None:
    page.write_bytes(page_source.replace("utf-8", "iso-8859-1").encode("cp1252"))
    reading = read(page)
    assert "“a café trick”" in reading.article.text
    assert reading.warnings == (f"{page}: not UTF-8; read as cp1252",)


def test_description_that_the_page_does_not_show_is_no_text(page: Path, page_source: str) -> None:
    page.write_text(
        page_source.replace(
            '<p class="standfirst">The new government wants to end a long dispute over the river.</p>', ""
        )
    )
    article = read(page).article
    assert article.standfirst == "The new government wants to end a long dispute over the river."
    assert "long dispute" not in article.text


@pytest.mark.parametrize(
    "content", ["<html><body></body></html>", "<html><nav><a href='/'>Home</a></nav></html>", "<html>"]
)
def test_page_without_article_is_refused(page: Path, content: str) -> None:
    page.write_text(content)
    with pytest.raises(ArticleError, match=r"talks\.html: "):
        read(page)


@pytest.mark.parametrize("unit", ["<div>", "<p>", "<b>word ", "<ul><li>", "&amp;", "<!--"])
def test_hostile_markup_neither_crashes_nor_hangs(page: Path, page_source: str, unit: str) -> None:
    page.write_text(page_source.replace("<h2>", unit * 5000 + "<h2>"))
    start = time.process_time()
    found = next(read_many([page]))
    assert isinstance(found, Notice) or found.id == "talks"
    assert time.process_time() - start < 20


def test_soft_hyphens_and_accents_apart_are_gone_before_offsets_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "hyphens.html"
    path.write_text(
        "<html><body><article><h1>Talks</h1><p>\u200b</p><p>The Euro&shy;pean Commission criticised Viktor Orba&#769;n "
        "on Monday over his visit to Moscow.</p></article></body></html>",
        encoding="utf-8",
    )
    article = read(path).article
    words = [article.text[part.start : part.end] for part in article.parts]
    assert "The European Commission criticised Viktor Orb\u00e1n on Monday over his visit to Moscow." in words
