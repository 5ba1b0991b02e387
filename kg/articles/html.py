"""Web pages to text and zones, by trafilatura: the article without menus, and what the page says about itself."""

from __future__ import annotations

import datetime
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kg.articles.dates import parse_date
from kg.articles.frontmatter import Metadata
from kg.articles.furniture import plain
from kg.articles.zones import Block
from kg.errors import ArticleError
from kg.model import PartKind

#: What trafilatura calls the elements of its simplified tree, and which zone each is; None is told later.
_ZONES: dict[str, PartKind | None] = {
    "p": None,
    "head": "other",
    "quote": None,
    "item": None,
    "cell": None,
    "code": None,
}


@dataclass(frozen=True, slots=True)
class Page:
    """A page's text, its paragraphs, and its metadata."""

    text: str
    blocks: tuple[Block, ...]
    metadata: Metadata


def read_page(source: str, *, where: str) -> Page:
    """Take the article out of a page. The text is the headline and the paragraphs, with a blank line between.

    The standfirst stands in the text only if the page shows it, not if it is only in the page's head.

    :raises ArticleError: when the page holds no article.
    """
    from trafilatura import bare_extraction  # late: a quarter of a second

    for noisy in ("trafilatura", "htmldate"):
        logging.getLogger(noisy).setLevel(logging.CRITICAL)  # what they log, we say once, below
    found: Any = bare_extraction(  # Any: trafilatura's tree is lxml's, which has no types
        source,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        # Only dates that the page marks as such, and nothing that depends on today.
        date_extraction_params={"extensive_search": False, "original_date": True, "max_date": "2100-01-01"},
    )
    if found is None or found.body is None:
        raise ArticleError(f"{where}: no article found in the page; save its text as .txt instead")
    paragraphs = list(_paragraphs(found.body))
    if not paragraphs:
        raise ArticleError(f"{where}: no article found in the page; save its text as .txt instead")
    title, summary = _line(found.title), _line(found.description)
    shown = {plain(words) for words, _ in paragraphs}
    head: list[tuple[str, PartKind | None]] = []
    if title and plain(title) not in shown:
        head.append((title, "headline"))
    if summary and plain(summary) not in shown and summary in _visible(source):
        head.append((summary, "standfirst"))
    text, blocks = _compose(
        [*head, *((w, "headline" if plain(w) == plain(title) else k) for w, k in paragraphs)]
    )
    date = parse_date(found.date) if found.date else None
    section = " ".join(str(x) for x in [*(found.categories or ()), found.pagetype or ""])
    return Page(text, blocks, _metadata(found, title, summary, date, section))


def _metadata(found: Any, title: str, summary: str, date: datetime.date | None, section: str) -> Metadata:
    return Metadata(
        title=title or None,
        standfirst=summary or None,
        published=date,
        publisher=_line(found.sitename) or None,
        author=_line(found.author).replace("; ", ", ") or None,
        url=_line(found.url) or None,
        section=section,
    )


def _paragraphs(body: Any) -> Iterator[tuple[str, PartKind | None]]:
    """Yield the words of each element that is one paragraph, in page order; nested ones once."""
    inside: Any = None
    for element in body.iter(*_ZONES):
        if inside is not None and any(a is inside for a in element.iterancestors()):
            continue
        if any(element.iterdescendants(*_ZONES)):
            words = _line(element.text or "")  # a list item with a list in it: its own words, then its parts
        else:
            words = _line("".join(element.itertext()))
            inside = element
        if words:
            yield words, _ZONES[element.tag]


def _compose(paragraphs: list[tuple[str, PartKind | None]]) -> tuple[str, tuple[Block, ...]]:
    blocks: list[Block] = []
    at = 0
    for words, kind in paragraphs:
        blocks.append(Block(at, at + len(words), kind))
        at += len(words) + 2
    return "\n\n".join(words for words, _ in paragraphs), tuple(blocks)


def _visible(source: str) -> str:
    """Give the words of the page's body, without its scripts."""
    from lxml import html  # type: ignore[import-untyped]  # trafilatura's own parser

    tree = html.document_fromstring(
        source.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8")
    )
    for element in tree.xpath("//head | //script | //style | //template | //noscript"):
        element.drop_tree()
    return _line(tree.text_content())


def _line(words: str | None) -> str:
    return " ".join((words or "").split())
