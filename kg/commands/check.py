"""``kg check``: a graph against the shapes that every graph must satisfy."""

from __future__ import annotations

import click

from kg.commands import options
from kg.commands.messages import printable
from kg.errors import GraphError


@click.command()
@options.graph
def check(graph: str) -> None:
    """Check a graph against what every graph must satisfy.

    Prints each breach on a line, and ends with status 2 if there is one.
    """
    from kg.graph.check import check as violations
    from kg.graph.store import Graph

    with Graph.open(graph) as opened:
        articles, quads = len(opened.articles()), len(opened)
        found = violations(opened)
    for violation in found:
        click.echo(printable(str(violation)))
    if found:
        raise GraphError(
            f"{graph}: {len(found):,} breach{'es' * (len(found) != 1)} of what a graph must satisfy; build the graph again from its records"
        )
    click.echo(f"{graph}: sound ({articles:,} article{'s' * (articles != 1)}, {quads:,} quads)")
