"""What words make of a deed's status, and how two statuses combine: the tables that ``status.py`` reads by."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import LexiconError
from kg.extraction.lexicon import Lexicons, Row
from kg.extraction.patterns import Lenders
from kg.model import STATUSES, Status

_STATUSES = {str(status): status for status in STATUSES}
#: Kinds of words that deny a verb from beside it or before its nouns.
_DENYING = frozenset({"adverb", "det"})
#: Words for nobody and nothing.
NOBODY = frozenset({"nobody", "none", "nothing", "no one", "neither"})


@dataclass(frozen=True, slots=True)
class StatusTables:
    """The words and patterns that change a status."""

    lenders: Lenders
    words: dict[tuple[str, str], Status]
    #: words without one of which a sentence denies nothing but by "not" and "n't"
    denying: frozenset[str]

    @classmethod
    def load(cls, lexicons: Lexicons, lenders: Lenders) -> StatusTables:
        """Read the table ``modality``."""
        rows = lexicons.table("modality", ["word", "kind", "status"])
        words = {(row["kind"], row["word"]): as_status(row) for row in rows}
        denying = {word for (kind, word), status in words.items() if status == "denied" and kind in _DENYING}
        return cls(lenders, words, NOBODY | {"no", "nor", "few"} | denying)


def as_status(row: Row) -> Status:
    """Give the status that a row names; an unknown one is refused."""
    if row["status"] not in _STATUSES:
        raise LexiconError(f"modality table: {row['word']!r} has the unknown status {row['status']!r}")
    return _STATUSES[row["status"]]


def combine(outer: Status, inner: Status) -> Status:
    """Give the status of a deed that is ``inner`` by itself and stands under something that makes it ``outer``.

    >>> combine("planned", "denied"), combine("possible", "actual"), combine("proposed", "denied"), combine("denied", "denied")
    ('denied', 'possible', 'possible', 'possible')
    """
    if outer == "actual":
        return inner
    if inner == "actual":
        return outer
    if inner == "denied":
        return "denied" if outer == "planned" else "possible"
    if outer == "denied":
        return "denied" if inner != "possible" else "possible"
    if "possible" in (outer, inner):
        return "possible"
    return "proposed" if "proposed" in (outer, inner) else "planned"
