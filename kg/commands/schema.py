"""``kg schema``: what there is to write SPARQL with."""

from __future__ import annotations

import sys

import click

from kg.commands import asking


@click.command()
@asking.graphs
def schema(graphs: tuple[str, ...]) -> None:
    """Show the graph's prefixes, classes and properties, with counts and an example of each."""
    from pyoxigraph import NamedNode

    from queries.asking import run
    from queries.formats import table
    from queries.results import Row, Term
    from queries.source import open_source

    source = open_source(graphs)
    columns = None if sys.stdout.isatty() else 160
    try:
        prefixes = source.iris.prefixes
        click.echo("Prefixes")
        for prefix, iri in prefixes.items():
            click.echo(f"  {prefix + ':':<8} <{iri}>")
        for title, name in (("Classes", "classes"), ("Properties", "properties")):
            answer = run(source, name)

            def cell(value: Term, column: str) -> Term:
                # Examples come as text, for a query has no order over nodes; show those that are IRIs shortened.
                text = getattr(value, "value", "")
                return NamedNode(text) if column == "example" and ":" in text else value

            rows: list[Row] = [
                tuple(cell(value, column) for value, column in zip(row, answer.columns, strict=True))
                for row in answer.rows
            ]
            click.echo(f"\n{title}")
            click.echo(table(answer.columns, rows, prefixes=prefixes, width=columns), nl=False)
    finally:
        source.close()
