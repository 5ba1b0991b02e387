"""Web pages to text and zones, by trafilatura: the article without menus, and what the page says about itself."""

from __future__ import annotations

import datetime
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kg.articles.characters import one_spelling
from kg.articles.dates import parse_date
from kg.articles.frontmatter import Metadata
from kg.articles.furniture import plain
from kg.articles.paragraphs import paragraphs
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

_SPACE = re.compile(r"\s+")


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
    shown = list(_paragraphs(found.body))
    if not shown:
        raise ArticleError(f"{where}: no article found in the page; save its text as .txt instead")
    title, summary = _line(found.title), _line(found.description)
    known = {plain(words) for words, _ in shown}
    head: list[tuple[str, PartKind | None]] = []
    if title and plain(title) not in known:
        head.append((title, "headline"))
    if summary and plain(summary) not in known and summary in _visible(source):
        head.append((summary, "standfirst"))
    text, blocks = _compose([*head, *((w, "headline" if plain(w) == plain(title) else k) for w, k in shown)])
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
    """Yield the words of each paragraph in page order, every word once, however the elements are nested."""
    from lxml import etree

    zones: list[PartKind | None] = [None]
    words: list[str] = []

    def flush() -> Iterator[tuple[str, PartKind | None]]:
        text = "".join(words)
        words.clear()
        for start, end in paragraphs(text, wrapped=False):
            if shown := _line(text[start:end]):
                yield shown, zones[-1]

    for event, element in etree.iterwalk(body, events=("start", "end")):
        is_zone = element.tag in _ZONES
        if event == "start":
            if is_zone:
                yield from flush()
                zones.append(_ZONES[element.tag])
            words.append("\n" if element.tag == "lb" else _SPACE.sub(" ", element.text or ""))
        else:
            if is_zone:
                yield from flush()
                zones.pop()
            words.append(_SPACE.sub(" ", element.tail or "") if element is not body else "")
    yield from flush()


def _compose(shown: list[tuple[str, PartKind | None]]) -> tuple[str, tuple[Block, ...]]:
    blocks: list[Block] = []
    at = 0
    for words, kind in shown:
        blocks.append(Block(at, at + len(words), kind))
        at += len(words) + 2
    return "\n\n".join(words for words, _ in shown), tuple(blocks)


def _visible(source: str) -> str:
    """Give the words of the page's body, without its scripts."""
    from lxml import html  # trafilatura's own parser

    tree = html.document_fromstring(
        source.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8")
    )
    for element in tree.xpath("//head | //script | //style | //template | //noscript"):
        element.drop_tree()
    return _line(tree.text_content())


def _line(words: str | None) -> str:
    return " ".join(one_spelling(words or "").split())
