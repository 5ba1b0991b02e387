"""``kg build``: articles or records to a graph folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from kg.articles import Item, Notice
from kg.commands import options
from kg.commands.messages import Journal
from kg.commands.summary import Summary
from kg.errors import RecordError
from kg.files import whole_file
from kg.model import Record

PAGE = "graph.html"


@click.command()
@options.reading
@click.option(
    "-o", "--output", metavar="DIR", default="graph", show_default="./graph", help="The folder to write."
)
@click.option("--open", "show", is_flag=True, help="Open the page in the browser.")
def build(
    inputs: tuple[str, ...],
    published: str | None,
    max_size: int,
    model: str,
    lexicons: tuple[Path, ...],
    actors: tuple[Path, ...],
    strict: bool,
    output: str,
    show: bool,
) -> None:
    """Build a graph from articles or records.

    INPUT is what kg extract reads, or its output. The folder gets the graph as TriG, the store that questions run on,
    the records, and one HTML page that opens offline. It must be new, empty, or of an earlier build.
    """
    from kg.api import extract_items, extractor_for
    from kg.articles import read_many
    from kg.graph.build import build as build_graph

    journal = Journal()
    items = journal.follow(_fit(read_many(inputs, published=published, max_bytes=max_size, records=True)))
    make = extractor_for(model=model, lexicons=lexicons, actors=actors)

    def records() -> Iterator[Record]:
        yield from extract_items(items, make)
        journal.close()  # here, so that a run without any article leaves the folder as it was

    build_graph(records(), output)
    for line in _write_page(output).lines(
        output, ("graph.trig", "store", "records.jsonl", PAGE), len(journal.skipped)
    ):
        click.echo(line)
    if show:
        click.launch(str(Path(output, PAGE)))
    click.get_current_context().exit(journal.status(strict=strict))


def _fit(items: Iterable[Item]) -> Iterator[Item]:
    """Pass items on; a record that can't be written as RDF becomes a skip instead of the end of the build."""
    from kg.graph.fitness import check_record

    for item in items:
        if isinstance(item, Record):
            try:
                check_record(item)
            except RecordError as exc:
                yield Notice(str(exc))
                continue
        yield item


def _write_page(directory: str) -> Summary:
    from export.graph_html import graph_html
    from export.read import contents
    from kg.graph.store import Graph

    with Graph.open(directory) as graph, whole_file(str(Path(directory, PAGE))) as out:
        found = contents(graph)
        out.write(graph_html(found).encode("utf-8"))
    return Summary(found)
