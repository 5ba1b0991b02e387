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

from kg.articles import MAX_BYTES, Notice, Reading, read, read_many
from kg.articles.inputs import Source
from kg.errors import ArticleError
from kg.model import Record

if TYPE_CHECKING:
    from kg.extraction.extractor import Extractor
    from kg.graph.store import Graph

__all__ = ["build", "extract", "extract_items", "extractor_for", "open", "read"]


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

    >>> record = extract("seeds/seoul-new-leader.txt")
    >>> {actor.id: actor.label for actor in record.actors}["PRK"]
    'North Korea'
    """
    reading = (
        source if isinstance(source, Reading) else read(source, published=published, max_bytes=max_bytes)
    )
    extractor = extractor_for(model=model, lexicons=lexicons, actors=actors)()
    return extractor.extract(reading.id, reading.article, reading.skipped)


def build(
    sources: Iterable[Source],
    directory: str | os.PathLike[str],
    *,
    published: datetime.date | str | None = None,
    max_bytes: int = MAX_BYTES,
    model: str | None = None,
    lexicons: Sequence[str | os.PathLike[str]] = (),
    actors: Sequence[str | os.PathLike[str]] = (),
) -> Graph:
    """Build a graph folder from articles, folders, JSON Lines or records, and open it.

    Unlike ``kg build`` this stops at the first input that can't be read.

    :param directory: a folder that is new, empty, or of an earlier build; after an error it is as it was before.
    :raises ArticleError: for an input that gives no article.
    :raises OutputError: when the folder holds something else or can't be written to.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, build(["seeds/seoul-new-leader.txt"], folder) as graph:
    ...     graph.articles()
    ['seoul-new-leader']
    """
    from kg.graph.build import build as build_graph

    def items() -> Iterator[Reading | Record]:
        for item in read_many(sources, published=published, max_bytes=max_bytes, records=True):
            if not isinstance(item, Notice):
                yield item
            elif item.bad:
                raise ArticleError(item.message)

    make = extractor_for(model=model, lexicons=lexicons, actors=actors)
    build_graph(extract_items(items(), make), Path(directory))
    return open(directory)


def open(path: str | os.PathLike[str]) -> Graph:
    """Open a graph: a folder that :func:`build` made, or a TriG, N-Quads, Turtle or N-Triples file.

    :raises GraphError: when there is none, or it is damaged.

    >>> with open("tests/graph/golden/example.trig") as graph:
    ...     graph.articles()
    ['nile-dam-talks']
    """
    from kg.graph.store import Graph

    return Graph.open(Path(path))


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
