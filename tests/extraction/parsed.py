"""Sentences of the test tables, with the parse that stands beside them: no model is loaded and none can drift."""

from __future__ import annotations

from pathlib import Path

from kg.extraction.lexicon import Row, read_table
from kg.extraction.sentence import Sentence
from kg.model import Article, Genre, Part

FOLDER = Path(__file__).with_name("sentences")


def rows(name: str, columns: list[str]) -> list[Row]:
    """Read a table of sentences."""
    return read_table(FOLDER / f"{name}.tsv", columns)


def article(text: str, *, published: str = "", genre: Genre = "opinion") -> Article:
    """Make an article of one part."""
    return Article(
        text=text, title=None, standfirst=None, publisher=None, author=None, published=published or None,
        published_inferred=False, url=None, language="en", genre=genre, sha256="", parts=(Part("body", 0, len(text)),),
    )  # fmt: skip


def sentences(text: str, parse: str) -> list[Sentence]:
    """Make the sentences of a text from its parse: see the head of ``sentences/actors.tsv``."""
    found: list[Sentence] = []
    at = 0
    for index, one in enumerate(parse.split(" // ")):
        tokens, _, spans = one.partition(" #")
        items = [item.rsplit("|", 5) for item in tokens.split()]
        starts = []
        for item in items:
            at = text.index(item[0], at)
            starts.append(at)
            at += len(item[0])
        ents = [span.split(":") for span in spans.strip().split(",") if span]
        found.append(
            Sentence(
                index=index, paragraph=0, part="body",
                words=tuple(i[0] for i in items), lemmas=tuple(i[1] for i in items), pos=tuple(i[2] for i in items),
                tags=tuple(i[3] for i in items), deps=tuple(i[4] for i in items),
                heads=tuple(int(i[5]) - 1 for i in items), starts=tuple(starts),
                ends=tuple(s + len(i[0]) for s, i in zip(starts, items, strict=True)),
                ents=tuple((int(a), int(b), label) for a, b, label in ents),
            )
        )  # fmt: skip
    return found
