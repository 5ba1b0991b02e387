"""Answers: what was found, the words it rests on, and how far it can be trusted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from pyoxigraph import Literal

from queries.catalogue import Question
from queries.chains import Chain
from queries.names import Match
from queries.results import Result, Row, Term, plain

#: A row's cell as plain Python: text, number, yes or no; ``None`` where there is nothing.
Value = str | int | float | bool | None

_NUMBERS: dict[str, Callable[[str], int | float]] = {
    "integer": int,
    "decimal": float,
    "double": float,
    "float": float,
}
#: Columns that tell two findings of one claim apart: what an overview is about, and the claim it is compared with.
_KEYS = ("claim", "other_claim", "aspect", "value", "reason", "camp", "mediator")


#: The columns that quote a claim's sentence and tell how far it can be trusted.
_EVIDENCE = (
    "quote",
    "article",
    "title",
    "claim",
    "date",
    "dated",
    "teller",
    "firsthand",
    "status",
    "confidence",
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that a finding rests on, whose they are, and how sure it is.

    ``date`` is ISO 8601; ``dated`` tells whose date: the claim's own (``claimDate``), the article's (``articleDate``)
    or nobody's (``undated``). ``firsthand`` says that the article's author tells it. ``confidence`` is 0..1.
    """

    quote: str
    article: str
    title: str | None
    claim: str
    date: str | None = None
    dated: str = "undated"
    teller: str = ""
    firsthand: bool = False
    status: str = ""
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Finding:
    """One claim, two that are compared, or a line of an overview: its cells (each may hold several values), its evidence."""

    cells: dict[str, tuple[Value, ...]]
    evidence: tuple[Evidence, ...] = ()

    def __getitem__(self, column: str) -> str:
        """Give a cell as text, several values joined by "and"; empty where there is nothing."""
        return _joined([_shown(value) for value in self.cells.get(column, ()) if value is not None])


@dataclass(frozen=True)
class Answer:
    """What a question found, with evidence.

    ``given`` are its parameters as people write them, ``matches`` what names were taken for. ``asked`` is the English
    question, if it was one.
    """

    question: Question
    result: Result
    sparql: str
    given: dict[str, str] = field(default_factory=dict)
    matches: dict[str, Match] = field(default_factory=dict)
    asked: str | None = None
    #: Finds the shortest chains; ``None`` where the question doesn't look for them.
    find_chains: Callable[[], tuple[Chain, ...]] | None = field(default=None, repr=False, compare=False)
    #: Counts the claims that only their status keeps out; ``None`` where none can be.
    count_left_out: Callable[[], Counter[str]] | None = field(default=None, repr=False, compare=False)
    #: Counts the claims that a period keeps out only because nothing dates them; ``None`` where none can be.
    count_undated: Callable[[], int] | None = field(default=None, repr=False, compare=False)
    #: What of the English question the answer does not go into, a sentence each.
    notes: tuple[str, ...] = ()

    def __len__(self) -> int:
        """Give the number of findings."""
        return len(self.findings)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns; ``question.returns`` says what each means."""
        return self.result.columns

    @property
    def rows(self) -> list[Row]:
        """The rows as the engine gives them."""
        return self.result.rows

    def to_dicts(self) -> list[dict[str, Value]]:
        """Give the rows as dictionaries of plain values, ready for JSON or a table of another library."""
        return [dict(zip(self.columns, map(value_of, row), strict=True)) for row in self.rows]

    @cached_property
    def findings(self) -> list[Finding]:
        """The rows merged by claim: an event with three sources is three rows and one finding."""
        keys = [column for column in _KEYS if column in self.columns]
        if "claim" not in keys:
            return [Finding({c: (v,) for c, v in row.items()}) for row in self.to_dicts()]
        merged: dict[tuple[Value, ...], list[dict[str, Value]]] = {}
        for row in self.to_dicts():
            merged.setdefault(tuple(row[key] for key in keys), []).append(row)
        return [self._finding(rows) for rows in merged.values()]

    @property
    def evidence(self) -> list[Evidence]:
        """All evidence, chains included, in the order of the findings, each claim once."""
        found: dict[str, Evidence] = {}
        for item in (e for finding in self.findings for e in finding.evidence):
            found.setdefault(item.claim, item)
        for step in (step for chain in self.chains for step in chain.steps):
            if step.evidence is not None:
                found.setdefault(step.evidence.claim, step.evidence)
        return list(found.values())

    @cached_property
    def chains(self) -> tuple[Chain, ...]:
        """The shortest ties through others, where the question looks for them; found when first looked at."""
        return () if self.find_chains is None else self.find_chains()

    @cached_property
    def left_out(self) -> Counter[str]:
        """The claims that only their status kept out, by status; asks the graph once more, when first looked at."""
        return Counter() if self.count_left_out is None else self.count_left_out()

    @cached_property
    def undated(self) -> int:
        """How many claims a period keeps out only because nothing dates them; asks the graph once more, like the above."""
        return 0 if self.count_undated is None else self.count_undated()

    @property
    def rests_on(self) -> str:
        """Say what the answer rests on: sentences, articles, and how many only others tell.

        For example ``14 sentences from 3 articles; 2 only reported by others``.
        """
        told: dict[tuple[str, str], bool] = {}
        for item in self.evidence:
            key = (item.article, item.quote)
            told[key] = told.get(key, False) or item.firsthand
        if not told:
            return "no sentence"
        articles = len({article for article, _ in told})
        line = f"{counted(len(told), 'sentence')} from {counted(articles, 'article')}"
        reported = sum(not firsthand for firsthand in told.values())
        return f"{line}; {reported} only reported by others" if reported else line

    def text(self, *, limit: int | None = 20, width: int = 100) -> str:
        """Give the answer in words, with quotes, as ``kg ask`` prints it.

        :param limit: show at most this many findings; ``None`` for all. What is not shown is counted.
        :param width: wrap lines at this many characters.
        """
        from queries.wording import answer_text

        return answer_text(self, limit=limit, width=width)

    def __str__(self) -> str:
        return self.text()

    def groups(self) -> list[tuple[str, list[Finding]]]:
        """Give the findings in the groups that the question puts them in, in order."""
        by = self.question.by
        if not by:
            return [("", self.findings)] if self.findings else []
        return [
            (name, list(found)) for name, found in groupby(self.findings, key=lambda finding: finding[by])
        ]

    def _finding(self, rows: list[dict[str, Value]]) -> Finding:
        cells = {column: tuple(dict.fromkeys(row[column] for row in rows)) for column in self.columns}
        first = rows[0]
        if first.get("quote") is None or first["claim"] is None:
            return Finding(cells)
        evidence = [evidence_of(first)]
        if first.get("other_claim") is not None:
            evidence.append(evidence_of(first, prefix="other_"))
        return Finding(cells, tuple(evidence))


def evidence_of(row: dict[str, Value], *, prefix: str = "") -> Evidence:
    """Read the evidence columns of a row that is one claim.

    :param prefix: begins the columns of the second claim, where two are compared.
    """
    cells = {name: row[f"{prefix}{name}"] for name in _EVIDENCE}
    return Evidence(
        quote=str(cells["quote"]),
        article=str(cells["article"]),
        title=_text(cells["title"]),
        claim=str(cells["claim"]),
        date=_text(cells["date"]),
        dated=str(cells["dated"]),
        teller=str(cells["teller"]),
        firsthand=bool(cells["firsthand"]),
        status=str(cells["status"]),
        confidence=float(cells["confidence"] or 0),
    )


def value_of(term: Term) -> Value:
    """Give an RDF term as plain Python.

    >>> value_of(Literal(True)), value_of(Literal(3)), value_of(Literal("x")), value_of(None)
    (True, 3, 'x', None)
    """
    if isinstance(term, Literal):
        kind = term.datatype.value.rpartition("#")[2]
        if kind == "boolean":
            return term.value == "true"
        if kind in _NUMBERS:
            return _NUMBERS[kind](term.value)
    return plain(term)


def counted(number: int, noun: str) -> str:
    """Give a number with its noun.

    >>> counted(1, "sentence"), counted(1200, "sentence")
    ('1 sentence', '1,200 sentences')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _text(value: Value) -> str | None:
    return None if value is None else str(value)


def _shown(value: Value) -> str:
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def _joined(values: list[str]) -> str:
    return values[0] if len(values) == 1 else f"{', '.join(values[:-1])} and {values[-1]}" if values else ""
