"""``kg extract``: articles to records."""

from __future__ import annotations

from pathlib import Path

import click

from kg.commands import options
from kg.commands.messages import Journal
from kg.files import whole_file


@click.command()
@options.reading
@click.option("-o", "--output", metavar="OUT", default="-", help="Where to write; else standard output.")
def extract(
    inputs: tuple[str, ...],
    published: str | None,
    max_size: int,
    model: str,
    lexicons: tuple[Path, ...],
    actors: tuple[Path, ...],
    strict: bool,
    output: str,
) -> None:
    """Find actors, events and stances in articles; write records (JSON).

    INPUT is a .txt, .html or .pdf file, a folder of them, a .jsonl file whose lines are {"text": ...} with optional
    id, title, published, publisher, author and url, or - for standard input. One article gives one JSON object,
    anything else JSON Lines, written as they are ready.
    """
    from kg.api import extract_items, extractor_for
    from kg.articles import is_one_article, read_many
    from kg.records import to_json

    journal = Journal()
    items = journal.follow(read_many(inputs, published=published, max_bytes=max_size))
    make = extractor_for(model=model, lexicons=lexicons, actors=actors)
    indent = 2 if len(inputs) == 1 and is_one_article(inputs[0]) else 0
    with whole_file(output) as out:
        for record in extract_items(items, make):
            out.write(to_json(record, indent=indent) + b"\n")
            if output == "-":
                out.flush()
        journal.close()
    click.get_current_context().exit(journal.status(strict=strict))
