"""``kg export``: a graph as pages and as files for other tools."""

from __future__ import annotations

import click

from kg.commands import options


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
    from export.formats import FORMATS, format_of
    from export.pages import write
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
        format_of(name)  # before a graph is opened, which may take its time
    with Graph.open(graph) as opened:
        for path in write(opened, *outputs, title=title):
            click.echo(path, err=True)
