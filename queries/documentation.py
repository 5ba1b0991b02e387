"""The catalogue as a page: the generated part of ``docs/questions.md``.

``python -m queries.documentation docs/questions.md`` writes it anew between the page's two marks; a test holds it fresh.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from queries.catalogue import NARROWING, Parameter, Question, load_all

BEGIN, END = "<!-- generated: the catalogue -->", "<!-- end of the generated part -->"


def catalogue_markdown() -> str:
    """Give the catalogue as Markdown: every question with its parameters, columns and an example."""
    return "\n".join(_lines()) + "\n"


def refreshed(page: str) -> str:
    """Give a page with the part between its marks written anew.

    :raises ValueError: if a mark is missing.
    """
    head, begin, rest = page.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the page needs the marks {BEGIN} and {END}")
    return f"{head}{BEGIN}\n\n{catalogue_markdown()}\n{END}{tail}"


def _lines() -> Iterator[str]:
    yield "### What narrows any question about claims"
    yield ""
    yield from map(_parameter, NARROWING)
    groups: dict[str, list[Question]] = {}
    for question in load_all():
        groups.setdefault(question.group, []).append(question)
    for group, questions in sorted(groups.items()):
        yield ""
        yield f"### {group}"
        for question in questions:
            yield from _question(question)


def _question(question: Question) -> Iterator[str]:
    yield ""
    yield f"#### `{question.name}`: {question.summary}"
    yield ""
    yield question.description
    if question.statuses:
        yield ""
        yield f"Statuses unless asked otherwise: {', '.join(question.statuses.split())}."
    if question.parameters:
        yield ""
        yield from map(_parameter, question.parameters)
    yield ""
    yield f"Columns: {'; '.join(f'`{column}` ({meaning})' for column, meaning in question.returns.items())}."
    yield ""
    yield f"Example: `{question.example.ask}` On the seed article: {question.example.answer}"


def _parameter(parameter: Parameter) -> str:
    kind = f"{parameter.type}, required" if parameter.required else parameter.type
    return f"- `{parameter.name}` ({kind}): {parameter.help}"


if __name__ == "__main__":
    place = Path(sys.argv[1])
    place.write_text(refreshed(place.read_text("utf-8")), "utf-8")
