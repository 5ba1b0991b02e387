"""Options that several commands share, so that they are named and explained alike."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from kg.articles import MAX_BYTES
from kg.language import DEFAULT_MODEL

_F = TypeVar("_F", bound=Callable[..., Any])
_SIZE = re.compile(r"(\d{1,12})\s?([kmg]?)i?b?\Z", re.IGNORECASE)
_UNITS = {"": 1, "k": 1_000, "m": 1_000_000, "g": 1_000_000_000}


def _size(ctx: click.Context, param: click.Parameter, value: str) -> int:
    found = _SIZE.match(value.strip())
    if found is None or int(found[1]) == 0:
        raise click.BadParameter(f"{value!r} is no size; write 5MB, 500k or a number of bytes", ctx, param)
    return int(found[1]) * _UNITS[found[2].lower()]


inputs = click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
published = click.option(
    "--published",
    metavar="YYYY-MM-DD",
    help="Date of publication, where the articles don't say it themselves.",
)
max_size = click.option(
    "--max-size",
    metavar="SIZE",
    callback=_size,
    default=str(MAX_BYTES),
    show_default="5MB",
    help="Largest article that is read: a number of bytes, or 500k, 5MB.",
)
model = click.option(
    "--model", metavar="NAME", default=DEFAULT_MODEL, show_default=True, help="The spaCy pipeline."
)
lexicons = click.option(
    "--lexicon",
    "lexicons",
    metavar="PATH",
    type=click.Path(path_type=Path),
    multiple=True,
    help="Words of your own: a table named like one of ours (events.tsv), or a folder of them. Repeatable.",
)
actors = click.option(
    "--actors",
    "actors",
    metavar="PATH",
    type=click.Path(path_type=Path),
    multiple=True,
    help="Actors of your own: a table with names and Wikidata ids. Repeatable.",
)
strict = click.option("--strict", is_flag=True, help="End with status 3 if any input was skipped.")
graph = click.option(
    "--graph",
    "graph",
    metavar="DIR",
    default="graph",
    show_default="./graph",
    help="The graph, as kg build wrote it.",
)


def reading(command: _F) -> _F:
    """Add the options of all commands that read articles."""
    for option in reversed((published, max_size, model, lexicons, actors, strict)):
        command = option(command)
    return inputs(command)
