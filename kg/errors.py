"""The errors that stancegraph raises, drawn as a tree.

::

    StancegraphError            whatever went wrong, said in one line: what, where, what to do
    ├── InputError              something that was handed in can't be used
    │   ├── ArticleError        a file, folder or line that gives no article
    │   ├── RecordError         a record that breaks the contract (names the field)
    │   ├── LexiconError        a table of words or actors that can't be read (names file and line)
    │   └── OutputError         a place that can't be written to, or holds something else
    ├── ModelError              the language pipeline is missing or unfit
    ├── GraphError              a graph folder that is absent, damaged or fails its shapes
    └── QueryError              a question that can't be answered as put
        ├── SyntaxQueryError    SPARQL that doesn't parse (line and column)
        ├── TimeoutQueryError   a query stopped at its time limit
        ├── UnknownNameError    a name nobody in the graph bears (with the nearest ones)
        ├── AmbiguousNameError  a name that several bear (with all of them)
        └── UnreadQuestionError English that comes down to no question we know (with the closest ones)

The command line prints the message of any of them, without a traceback, and ends with exit status 2.
"""

from __future__ import annotations

from collections.abc import Sequence


class StancegraphError(Exception):
    """Whatever went wrong, said in one line: what, where, what to do."""


class InputError(StancegraphError):
    """Something that was handed in can't be used."""


class ArticleError(InputError):
    """A file, folder or line that gives no article."""


class RecordError(InputError):
    """A record that breaks the contract; the message names the field."""


class LexiconError(InputError):
    """A table of words or actors that can't be read; the message names file and line."""


class OutputError(InputError):
    """A place that can't be written to, or that holds something else."""


class ModelError(StancegraphError):
    """The language pipeline is missing or unfit."""


class GraphError(StancegraphError):
    """A graph folder that is absent, damaged or fails its shapes."""


class QueryError(StancegraphError):
    """A question that can't be answered as put."""


class SyntaxQueryError(QueryError):
    """SPARQL that doesn't parse; the message gives line and column."""


class TimeoutQueryError(QueryError):
    """A query that was stopped at its time limit."""


class UnknownNameError(QueryError):
    """A name that nobody in the graph bears; ``nearest`` has the closest ones, best first."""

    def __init__(self, message: str, nearest: Sequence[str] = ()) -> None:
        super().__init__(message, tuple(nearest))
        self.nearest = tuple(nearest)

    def __str__(self) -> str:
        return str(self.args[0])


class AmbiguousNameError(QueryError):
    """A name that several in the graph bear; ``choices`` has their labels."""

    def __init__(self, message: str, choices: Sequence[str] = ()) -> None:
        super().__init__(message, tuple(choices))
        self.choices = tuple(choices)

    def __str__(self) -> str:
        return str(self.args[0])


class UnreadQuestionError(QueryError):
    """English that comes down to no question we know; ``closest`` has ones that can be asked, best first."""

    def __init__(self, message: str, closest: Sequence[str] = ()) -> None:
        super().__init__(message, tuple(closest))
        self.closest = tuple(closest)

    def __str__(self) -> str:
        return str(self.args[0])
