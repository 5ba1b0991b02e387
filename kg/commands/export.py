"""``kg export``: a graph as pages and as files for other tools."""

from __future__ import annotations

import click

from kg.commands import options
from kg.commands.output import whole_file


@click.command()
@click.argument("outputs", metavar="FILE...", nargs=-1)
@options.graph
@click.option("--title", metavar="TEXT", help="What pages are called; else the article's headline.")
@click.option("--list", "show_formats", is_flag=True, help="Explain each format in a line.")
def export(outputs: tuple[str, ...], graph: str, title: str | None, show_formats: bool) -> None:
    """Write a graph as pages and as files for other tools.

    What a FILE is follows from its ending: graph.html, reading.html, x.ttl, x.gexf ... (kg export --list). Several are
    written in one go, and pages that are written together link to each other.
    """
    from export.formats import FORMATS, Source, format_of, render
    from export.siblings import beside
    from kg.graph.store import Graph

    if show_formats:
        width = max(len(f.ending) for f in FORMATS)
        for form in FORMATS:
            click.echo(f"{form.name:<12} *{form.ending:<{width}}  {form.line}")
        return
    if not outputs:
        raise click.UsageError(
            "name at least one file, such as graph.html; kg export --list shows what there is"
        )
    for name in outputs:
        format_of(name)
    with Graph.open(graph) as opened:
        source = Source(opened, title=title)
        for name in outputs:
            source.reading, source.drawing = beside(name, outputs)
            for path, data in render(source, name):
                with whole_file(path) as out:
                    out.write(data)
                click.echo(path, err=True)
