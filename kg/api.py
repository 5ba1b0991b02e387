"""What a program calls: ``kg.read``, ``kg.extract``, ``kg.build``, ``kg.open``. Puts the floors together, as the commands do.

Each of these imports what it needs when it is called: reading loads no language pipeline, and asking loads none either.
"""

from __future__ import annotations

import datetime
import itertools
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.articles import MAX_BYTES, Reading, read
from kg.articles.inputs import Source
from kg.model import Record

if TYPE_CHECKING:
    from kg.extraction.extractor import Extractor

__all__ = ["extract", "extract_items", "extractor_for", "read"]


def extract(
    source: Source | Reading,
    *,
    published: datetime.date | str | None = None,
    max_bytes: int = MAX_BYTES,
    model: str | None = None,
    lexicons: Sequence[str | os.PathLike[str]] = (),
    actors: Sequence[str | os.PathLike[str]] = (),
) -> Record:
    """Find actors, issues, events, stances, statements and relations in one article.

    :param source: a ``.txt``, ``.html`` or ``.pdf`` file, ``-`` for standard input, an open binary stream, or what
        :func:`read` gave.
    :param published: date of publication (ISO 8601 as text), for a file that doesn't say it.
    :param model: another spaCy pipeline than the one the project is measured with.
    :param lexicons: table files or folders that extend ours; see ``docs``.
    :param actors: tables of actors that extend ours.
    :raises ArticleError: when there is no article to read.
    :raises ModelError: when the pipeline is missing.
    """
    reading = (
        source if isinstance(source, Reading) else read(source, published=published, max_bytes=max_bytes)
    )
    extractor = extractor_for(model=model, lexicons=lexicons, actors=actors)()
    return extractor.extract(reading.id, reading.article, reading.skipped)


def extractor_for(
    *,
    model: str | None = None,
    lexicons: Sequence[str | os.PathLike[str]] = (),
    actors: Sequence[str | os.PathLike[str]] = (),
) -> Callable[[], Extractor]:
    """Give a function that makes the extractor, so that it is loaded only once there is something to extract from."""

    def make() -> Extractor:
        from kg.extraction.extractor import Extractor
        from kg.language import DEFAULT_MODEL

        return Extractor(
            model=model or DEFAULT_MODEL,
            lexicons=tuple(Path(p) for p in lexicons),
            actors=tuple(Path(p) for p in actors),
        )

    return make


def extract_items(items: Iterable[Reading | Record], make: Callable[[], Extractor]) -> Iterator[Record]:
    """Yield a record for each article, in order and as they are ready; records among them pass as they are.

    :param make: makes the extractor; called once, and only if there is an article.
    """
    extractor: Extractor | None = None
    for finished, group in itertools.groupby(items, key=lambda item: isinstance(item, Record)):
        if finished:
            yield from (item for item in group if isinstance(item, Record))
            continue
        extractor = extractor or make()
        yield from extractor.stream((r.id, r.article, r.skipped) for r in group if isinstance(r, Reading))
