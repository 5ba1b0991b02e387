"""What the commands that ask have in common: where the graph is, and what narrows a question."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

_F = TypeVar("_F", bound=Callable[..., Any])

graphs = click.option(
    "--graph",
    "graphs",
    metavar="DIR|FILE|URL",
    multiple=True,
    default=("graph",),
    show_default="./graph",
    help="The graph: a folder that kg build wrote, an RDF file, or a SPARQL endpoint's address. Repeat for several.",
)
limit = click.option(
    "--limit", type=click.IntRange(min=0), metavar="N", help="Show at most N findings; 0 for all."
)
_NARROWING = (
    click.option(
        "--status", "statuses", metavar="WORDS", help="actual, planned, proposed, possible, denied; or all."
    ),
    click.option(
        "--since", metavar="DATE", help="Only what is dated on this day or later (YYYY, YYYY-MM, YYYY-MM-DD)."
    ),
    click.option("--until", metavar="DATE", help="Only what is dated on this day or earlier."),
    click.option("--as-of", metavar="DATE", help="Only what articles had said by this day."),
    click.option(
        "--min-confidence", metavar="0..1", help="Only claims the extractor is at least this sure of."
    ),
    click.option("--teller", "told_by", metavar="NAME", help='Only what this actor tells, or "the author".'),
    click.option(
        "--article", "in_article", metavar="ID", help="Only what this article says (its id or headline)."
    ),
)


def narrowing(command: _F) -> _F:
    """Add the options that narrow any question about claims."""
    for option in reversed(_NARROWING):
        command = option(command)
    return command


def given(options: dict[str, str | None]) -> dict[str, str]:
    """Keep the options that were given."""
    return {name: value for name, value in options.items() if value}


def width() -> int:
    """Give the terminal's width in columns, at most 110: longer lines of prose are hard to read."""
    import shutil

    return min(shutil.get_terminal_size((100, 24)).columns, 110)
