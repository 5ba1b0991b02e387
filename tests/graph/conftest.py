"""The example record, and small records made for one purpose."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib.resources import files

import msgspec
import pytest

from kg import records
from kg.model import Actor, ActorType, Article, Mention, Part, Record, Run

Small = Callable[..., Record]
Named = Callable[..., Actor]


@pytest.fixture(scope="session")
def example() -> Record:
    return records.from_json(files("kg").joinpath("example.record.json").read_bytes())


@pytest.fixture(scope="session")
def named() -> Named:
    """Makes an actor that is mentioned by its label."""

    def make(
        label: str,
        type: ActorType = "Person",
        *,
        id: str = "x",
        country: str | None = None,
        wikidata: str | None = None,
        aliases: tuple[str, ...] = (),
    ) -> Actor:
        return Actor(id, type, label, aliases, None, country, wikidata, (Mention(0, 0, label, "name"),))

    return make


@pytest.fixture(scope="session")
def small() -> Small:
    """Makes a record without claims, whose text is the labels of its actors, one a line."""

    def make(
        id: str,
        *actors: Actor,
        publisher: str | None = None,
        byline: str = "the author",
        title: str | None = None,
    ) -> Record:
        text = "".join(f"{actor.label}\n" for actor in actors) or "Nobody.\n"
        placed, at = [], 0
        for actor in actors:
            end = at + len(actor.label)
            mentions = tuple(Mention(at, end, actor.label, m.kind) for m in actor.mentions)
            placed.append(msgspec.structs.replace(actor, mentions=mentions))
            at = end + 1
        return Record(
            id=id,
            article=Article(
                text=text,
                title=title,
                standfirst=None,
                publisher=publisher,
                author=None,
                published=None,
                published_inferred=False,
                url=None,
                language="en",
                genre="news",
                sha256=hashlib.sha256(text.encode()).hexdigest(),
                parts=(Part("body", 0, len(text)),),
            ),
            run=Run("test", "1", None, {}, ()),
            actors=(Actor("author", "Author", byline, (), None, None, None, ()), *placed),
            issues=(),
            events=(),
            stances=(),
            statements=(),
            relations=(),
            skipped=(),
        )

    return make
