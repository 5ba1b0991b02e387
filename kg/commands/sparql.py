"""``kg sparql``: a SPARQL query to rows, a yes or no, or triples."""

from __future__ import annotations

import sys

import click

from kg.commands import asking

#: The longest that a query may be given, in seconds: a day. Timers break at what is far longer.
LONGEST = 86_400
#: Rows that are given unless --limit says otherwise; a terminal shows fewer.
ROWS = 10_000


def _seconds(ctx: click.Context, param: click.Parameter, value: float) -> float:
    # click's own range lets nan pass, which is neither below nor above anything
    if not 0 < value <= LONGEST:
        raise click.BadParameter(f"{value:g} is no time limit; give seconds, more than 0, at most {LONGEST}")
    return value


@click.command()
@click.argument("query", metavar="QUERY|FILE|-")
@asking.graphs
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "tsv", "json", "ttl"]),
    help="How to write the result. Default: a table on a terminal, else csv; ttl for triples.",
)
@click.option(
    "--timeout",
    type=float,
    callback=_seconds,
    default=60.0,
    show_default=True,
    metavar="SECONDS",
    help="Stop the query after so long.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=ROWS,
    show_default=True,
    metavar="N",
    help="Give at most N rows or triples; 0 for all.",
)
@click.option("--explain", is_flag=True, help="Count what each pattern matches, and time the query.")
def sparql(
    query: str, graphs: tuple[str, ...], form: str | None, timeout: float, limit: int, explain: bool
) -> None:
    """Run a SPARQL query: SELECT, ASK, CONSTRUCT or DESCRIBE.

    The query is the argument itself, a file's name, or - for standard input. The prefixes that kg schema lists need
    no declaring. Claims of all articles are seen as one graph, unless FROM names graphs of the store.
    """
    from kg.commands.messages import say
    from queries.explain import explain as explained
    from queries.formats import Format, write
    from queries.source import open_source
    from queries.texts import read_query

    source = open_source(graphs)
    try:
        text = read_query(query)
        if explain:
            click.echo(str(explained(source, text, seconds=timeout, limit=limit or None)))
            return
        result = source.run(text, seconds=timeout, limit=limit or None)
        chosen: Format = form or (
            "ttl" if result.kind == "graph" else "table" if sys.stdout.isatty() else "csv"
        )  # type: ignore[assignment]  # click checked it
        click.echo(write(result, chosen, prefixes=source.iris.prefixes), nl=False)
        if result.cut:
            say(f"kg: only the first {limit:,} are shown; --limit 0 gives all")
    finally:
        source.close()
