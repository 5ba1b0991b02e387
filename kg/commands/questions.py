"""``kg questions``: what can be asked."""

from __future__ import annotations

import click


@click.command()
@click.argument("name", required=False)
@click.option("--sparql", is_flag=True, help="Print the question's SPARQL file, which runs in any engine.")
def questions(name: str | None, sparql: bool) -> None:
    """List the questions that can be asked; explain one by its NAME."""
    from kg.commands.questioning import explain_question, list_questions
    from queries.catalogue import load

    if name is None:
        list_questions()
    else:
        explain_question(load(name), sparql=sparql)
