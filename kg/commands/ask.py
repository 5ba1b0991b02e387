"""``kg ask``: a question in English, or one of the catalogue by name, to an answer with quotes."""

from __future__ import annotations

import click

from kg.commands import asking

SHOWN = 20


@click.command()
@click.argument("question", nargs=-1, required=True)
@asking.graphs
@asking.narrowing
@asking.limit
@click.option("--sparql", "show_sparql", is_flag=True, help="Print the SPARQL instead of running it.")
@click.option("--explain", is_flag=True, help="Say how it was understood, and what the query matches.")
@click.option("--json", "as_json", is_flag=True, help="Give the rows as JSON, one object a row.")
def ask(
    question: tuple[str, ...],
    graphs: tuple[str, ...],
    limit: int | None,
    show_sparql: bool,
    explain: bool,
    as_json: bool,
    **narrowing: str | None,
) -> None:
    """Ask a question; the answer quotes the sentences it rests on.

    QUESTION is English ("Who opposes a nuclear South Korea?"), or the name of a question that kg questions lists,
    with its parameters: kg ask stances actor="Lee Jae-myung" camp=support
    """
    from kg.commands.questioning import answer_or_print

    answer_or_print(
        question,
        graphs,
        asking.given(narrowing),
        limit=SHOWN if limit is None else limit or None,
        show_sparql=show_sparql,
        explain=explain,
        as_json=as_json,
    )
