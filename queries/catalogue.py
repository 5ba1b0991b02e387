"""The catalogue: one documented SPARQL file for each question that can be asked.

A file in ``queries/sparql`` is plain SPARQL 1.1 with a header of ``#+`` lines that hold YAML (grlc's convention), and one
line ``VALUES (?a ?b) { (UNDEF UNDEF) }``. It runs as it stands in any engine. To ask it with parameters, that one row
gets the parameters' values, written by the RDF library's serialiser, and nothing else in the text ever changes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec
from msgspec import yaml
from pyoxigraph import Literal as RdfLiteral
from pyoxigraph import NamedNode
from rapidfuzz import fuzz, process

from kg.errors import QueryError
from kg.ids import VOCABULARY

ParameterType = Literal[
    "actor",
    "place",
    "issue",
    "topic",
    "article",
    "statuses",
    "date",
    "number",
    "count",
    "text",
    "eventType",
    "polarity",
    "relationType",
    "claim",
]
_ROW = re.compile(
    r"^(?P<head>[ \t]*VALUES \((?P<names>[^)\n]*)\) \{ )\((?P<row>[^)\n]*)\) \}[ \t]*$", re.MULTILINE
)
_VARIABLE = re.compile(r"\?(\w+)")


class Parameter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing a question can be asked with; without it (and without ``default``) the question is wider."""

    name: str
    type: ParameterType
    help: str
    required: bool = False
    default: str | None = None


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An English question that comes down to this query, and what the seed article answers."""

    ask: str
    answer: str


class _Header(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    summary: str
    description: str
    returns: dict[str, str]
    example: Example
    group: str
    pattern: str = ""
    say: str | dict[str, str] = ""
    by: str = ""
    statuses: str = ""
    parameters: list[Parameter] = []


#: What narrows any question about claims. A file takes those in its VALUES line.
NARROWING = (
    Parameter(
        "statuses",
        "statuses",
        "how far the text commits: actual, planned, proposed, possible, denied; or all",
    ),
    Parameter("since", "date", "only what is dated on this day or later"),
    Parameter("until", "date", "only what is dated on this day or earlier"),
    Parameter("as_of", "date", "only what articles had said by this day"),
    Parameter("min_confidence", "number", "only claims the extractor is at least this sure of, 0 to 1"),
    Parameter("told_by", "actor", "only what this actor (or the author) tells"),
    Parameter("in_article", "article", "only what this article says"),
)


class Question(msgspec.Struct, frozen=True):
    """A question of the catalogue: its documentation and its SPARQL.

    ``pattern`` is how it is asked in English, with its parameters in braces. ``statuses`` are those its claims may have unless asked otherwise; ``say`` words a row
    (``[...]`` falls away where a column in it is empty; by kind of claim, if it is a mapping), and ``by`` the
    column that an answer is grouped by.
    """

    name: str
    summary: str
    description: str
    group: str
    parameters: tuple[Parameter, ...]
    statuses: str
    pattern: str
    say: str | dict[str, str]
    by: str
    returns: dict[str, str]
    example: Example
    text: str

    @property
    def accepted(self) -> tuple[Parameter, ...]:
        """All parameters: the question's own, then those that narrow it."""
        own = {parameter.name for parameter in self.parameters}
        row = _ROW.search(self.text)
        taken = set(_VARIABLE.findall(row["names"])) - own if row else set()
        return self.parameters + tuple(parameter for parameter in NARROWING if parameter.name in taken)

    def bind(self, values: Mapping[str, NamedNode | RdfLiteral], *, vocabulary: str = VOCABULARY) -> str:
        """Give the SPARQL with these values in its row; what is left out stays ``UNDEF``.

        :param vocabulary: the namespace that the graph's own terms are written in, where it isn't the usual one.
        :raises QueryError: for a parameter the question doesn't have.
        """
        row = _ROW.search(self.text)
        names = _VARIABLE.findall(row["names"]) if row else []
        for name in values:
            if name not in names:
                raise QueryError(f"{self.name}: no parameter {name!r}; it takes {', '.join(names) or 'none'}")
        text = self.text
        if row is not None:
            terms = " ".join(str(values[name]) if name in values else "UNDEF" for name in names)
            text = f"{text[: row.start()]}{row['head']}({terms}) }}{text[row.end() :]}"
        if vocabulary != VOCABULARY:
            text = text.replace(f"PREFIX : <{VOCABULARY}>", f"PREFIX : {NamedNode(vocabulary)}", 1)
        return text


def names() -> list[str]:
    """Give the names of all questions, sorted."""
    folder = files("queries") / "sparql"
    return sorted(entry.name[:-3] for entry in folder.iterdir() if entry.name.endswith(".rq"))


@cache
def load(name: str) -> Question:
    """Read one question.

    :raises QueryError: for an unknown name (with the nearest), or a file whose header breaks the convention.

    >>> load("opposers")
    Traceback (most recent call last):
    kg.errors.QueryError: no question 'opposers'; nearest: opponents, supporters
    """
    if name not in names():
        near = [
            found[0] for found in process.extract(name, names(), scorer=fuzz.ratio, limit=3, score_cutoff=60)
        ]
        hint = f"nearest: {', '.join(near)}" if near else "`kg questions` lists them"
        raise QueryError(f"no question {name!r}; {hint}")
    return parse(name, (files("queries") / "sparql" / f"{name}.rq").read_text("utf-8"))


def load_all() -> list[Question]:
    """Read all questions, sorted by name."""
    return [load(name) for name in names()]


def parse(name: str, text: str) -> Question:
    """Read a question from its file's text.

    :raises QueryError: naming what breaks the convention.
    """
    lines = [line[2:].removeprefix(" ") for line in text.splitlines() if line.startswith("#+")]
    try:
        header = yaml.decode("\n".join(lines).encode(), type=_Header)
    except msgspec.DecodeError as exc:
        raise QueryError(f"{name}.rq: the header of #+ lines can't be read: {exc}") from exc
    question = Question(
        name=name,
        summary=header.summary,
        description=header.description.strip(),
        group=header.group,
        parameters=tuple(header.parameters),
        statuses=header.statuses,
        pattern=header.pattern,
        say=header.say,
        by=header.by,
        returns=header.returns,
        example=header.example,
        text=text,
    )
    rows = list(_ROW.finditer(text))
    declared = [parameter.name for parameter in question.accepted]
    if len(rows) > 1 or (declared and not rows):
        raise QueryError(
            f"{name}.rq: needs exactly one line VALUES (?names) {{ (UNDEF ...) }}, has {len(rows)}"
        )
    if rows and sorted(_VARIABLE.findall(rows[0]["names"])) != sorted(declared):
        raise QueryError(f"{name}.rq: the VALUES line and the header name different parameters: {declared}")
    if rows and rows[0]["row"].split() != ["UNDEF"] * len(declared):
        raise QueryError(f"{name}.rq: the row of VALUES must hold one UNDEF for each parameter")
    return question
