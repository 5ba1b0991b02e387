"""One text to one article: where front matter, zones, dates and genre come together."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.articles.characters import one_spelling
from kg.articles.frontmatter import Metadata, split_front_matter
from kg.articles.paragraphs import paragraphs
from kg.articles.prose import guess_genre, refuse_unreadable
from kg.articles.zones import Block, find_zones
from kg.errors import ArticleError
from kg.ids import slug
from kg.model import Article, Record, Skip


class Reading(NamedTuple):
    """An article as it was read: what :meth:`kg.extraction.extractor.Extractor.stream` takes, and what to tell people.

    ``id`` is the record's; ``skipped`` is what the reader left out of the text; ``warnings`` are one line each.
    """

    id: str
    article: Article
    skipped: tuple[Skip, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """What to tell people in place of an article: why an input gave none (``bad``), or what was done otherwise."""

    message: str
    bad: bool = True


#: What reading many inputs gives, in their order.
Item = Reading | Record | Notice


def read_text(
    text: str,
    *,
    where: str = "text",
    id: str | None = None,
    published: datetime.date | str | None = None,
    metadata: Metadata | None = None,
    blocks: Sequence[Block] | None = None,
    warnings: Iterable[str] = (),
) -> Reading:
    """Make an article of a text that is already in memory.

    :param where: how to name the text in an error, and its id where nothing else gives one.
    :param published: the date of publication (ISO 8601 as text), over any other; else front matter, metadata, a date
        line above the text, and last the dates that the text speaks of, marked ``publishedInferred``.
    :param blocks: paragraphs with what is known of them, for formats that mark them; without them the text is put in
        one spelling first (:func:`~kg.articles.characters.one_spelling`).
    :raises ArticleError: when the text is no English prose, or nothing is left of it.

    >>> reading = read_text("Seoul votes on Tuesday.\\n\\nShare this", published="2025-05-30")
    >>> reading.article.parts, reading.skipped
    ((Part(kind='body', start=0, end=23),), (Skip(start=25, end=35, reason='navigation'),))
    """
    if blocks is None:
        front, text, notes = split_front_matter(one_spelling(text), where=where)
    else:
        front, notes = Metadata(), ()
    refuse_unreadable(text, where=where)
    given = Metadata(published=_as_date(published)).over(front).over(metadata or Metadata())
    found = blocks if blocks is not None else [Block(start, end) for start, end in paragraphs(text)]
    zones = find_zones(text, found, title=given.title, standfirst=given.standfirst)
    if not zones.parts:
        raise ArticleError(f"{where}: nothing but navigation, credits and the like; no article in it")
    known = given.over(
        Metadata(
            title=zones.title,
            standfirst=zones.standfirst,
            publisher=zones.publisher,
            author=zones.author,
            published=zones.published,
        )
    )
    inferred = _infer(text) if known.published is None else None
    date = known.published or inferred
    article = Article(
        text=text,
        title=known.title,
        standfirst=known.standfirst,
        publisher=known.publisher,
        author=known.author,
        published=date.isoformat() if date else None,
        published_inferred=inferred is not None,
        url=known.url,
        language="en",
        genre=guess_genre(text, title=known.title, url=known.url, author=known.author, section=known.section),
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        parts=tuple(zones.parts),
    )
    name = id or known.id or slug(known.title or where)
    return Reading(name, article, tuple(zones.skips), (*warnings, *notes))


def _as_date(published: datetime.date | str | None) -> datetime.date | None:
    from kg.articles.frontmatter import publication_date

    return publication_date(published, where="published") if isinstance(published, str) else published


def _infer(text: str) -> datetime.date | None:
    from kg.extraction.times import infer_published  # late: the tables of times are needed only here

    return infer_published(text)
