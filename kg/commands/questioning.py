"""What ``kg ask`` and ``kg questions`` print."""

from __future__ import annotations

import json
from collections.abc import Sequence

import click

from kg.commands.asking import width
from kg.commands.messages import printable
from queries.asking import prepare, run_bound
from queries.catalogue import Question, load_all
from queries.explain import explain as explained
from queries.source import open_source
from queries.wording import understood, wrapped


def answer_or_print(
    words: Sequence[str],
    graphs: Sequence[str],
    narrowing: dict[str, str],
    *,
    limit: int | None,
    show_sparql: bool,
    explain: bool,
    as_json: bool,
) -> None:
    """Understand the words of a question, and print the answer, the SPARQL, or an explanation."""
    source = open_source(graphs)
    try:
        question, bound, asked = prepare(source, words, narrowing)
        if show_sparql:
            click.echo(question.bind(bound.terms, vocabulary=source.iris.vocabulary), nl=False)
            return
        answer = run_bound(source, question, bound, asked=asked)
        if explain:
            click.echo(printable(f"Understood as: {understood(answer)}"))
            click.echo(printable(f"From: queries/sparql/{question.name}.rq"))
            click.echo(str(explained(source, answer.sparql)))
        elif as_json:
            for row in answer.to_dicts():
                click.echo(json.dumps(row, ensure_ascii=False))
        else:
            click.echo(answer.text(limit=limit, width=width()))
    finally:
        source.close()


def list_questions() -> None:
    """Print all questions by group, a line each."""
    groups: dict[str, list[Question]] = {}
    for question in load_all():
        groups.setdefault(question.group, []).append(question)
    size = max(len(question.name) for question in load_all())
    for group, questions in groups.items():
        click.echo(f"\n{group}")
        for question in questions:
            click.echo(f"  {question.name:<{size}}  {question.summary}")
    click.echo('\nkg questions NAME explains one; kg ask NAME parameter="value" asks it.')


def explain_question(question: Question, *, sparql: bool) -> None:
    """Print what a question does, takes and gives; or its SPARQL."""
    if sparql:
        click.echo(question.text, nl=False)
        return
    columns = width()
    click.echo(f"{question.name}: {question.summary}\n")
    click.echo("\n".join(wrapped(question.description, columns)))
    if question.accepted:
        click.echo("\nParameters")
    for parameter in question.accepted:
        kind = f"{parameter.type}{', required' if parameter.required else ''}"
        default = question.statuses if parameter.name == "statuses" else parameter.default
        note = f"; by default: {default}" if default else ""
        click.echo(
            "\n".join(
                wrapped(
                    f"{parameter.name} ({kind}): {parameter.help}{note}", columns, indent="  ", hanging="  "
                )
            )
        )
    click.echo("\nColumns")
    for column, meaning in question.returns.items():
        click.echo("\n".join(wrapped(f"{column}: {meaning}", columns, indent="  ", hanging="  ")))
    click.echo(f"\nExample\n  kg ask {json.dumps(question.example.ask, ensure_ascii=False)}")
    click.echo("\n".join(wrapped(question.example.answer, columns, indent="  ")))
