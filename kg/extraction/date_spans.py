"""What the reading of dates works with: the words asked about, and spans of the calendar."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from kg.extraction.calendar_words import TimeWords, month_of
from kg.model import Precision

#: Where what is told lies as its verb's tense has it: -1 behind, 0 not said, 1 ahead.
Tense = int

YEAR = re.compile(r"(?<!\d)(?:1[0-9]|20)\d\d(?!\d)")
WORD = re.compile(r"[A-Za-z]+\.?")
_RELATIVE_YEAR = re.compile(r"\b(last|this|next) year\b")

BEHIND = frozenset({"last", "past", "previous"})
AHEAD = frozenset({"next", "coming"})
_RELATIONS = BEHIND | AHEAD | {"this", "current", "recent"}


@dataclass(frozen=True, slots=True)
class Resolved:
    """First and last day, both inclusive; ``inferred``: some of it was worked out from the anchor."""

    start: date
    end: date
    precision: Precision
    inferred: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """An expression to read: its words, the day it was written (or None), and the tense of what is told."""

    text: str
    lower: str
    words: TimeWords
    anchor: date | None
    tense: Tense
    year: int | None

    def explicit_year(self) -> int | None:
        """The year that the words name, outright or as "last year"."""
        found = YEAR.search(self.text)
        if found:
            return int(found.group())
        relative = _RELATIVE_YEAR.search(self.lower)
        if relative and self.anchor:
            return self.anchor.year + {"last": -1, "this": 0, "next": 1}[relative.group(1)]
        return self.year

    def month(self) -> int | None:
        """Give the month that the words name, 1 to 12."""
        return next((m for w in WORD.findall(self.text) if (m := month_of(w))), None)

    def part(self) -> int | None:
        """Give the third that the words name: 1 early, 2 mid, 3 late."""
        for word in WORD.findall(self.lower):
            if word in self.words.parts:
                return self.words.parts[word]
        return None

    def relation(self) -> str:
        """The word that relates to the anchor: last, next, this ..."""
        return next((w for w in WORD.findall(self.lower) if w in _RELATIONS), "")


def month_span(year: int, month: int) -> tuple[date, date]:
    """Give the first and the last day of a month."""
    first = date(year, month, 1)
    return first, first + relativedelta(months=1, days=-1)


def third(span: tuple[date, date], part: int | None) -> tuple[date, date]:
    """Narrow a span to its first, middle or last third: of a year, four months."""
    if part is None:
        return span
    months = (span[1].year - span[0].year) * 12 + span[1].month - span[0].month + 1
    if months >= 3:
        edges = [span[0] + relativedelta(months=months * k // 3) for k in range(4)]
        return edges[part - 1], edges[part] - timedelta(days=1)
    length = (span[1] - span[0]).days + 1
    cuts = [span[0] + timedelta(days=round(length * k / 3)) for k in range(4)]
    return cuts[part - 1], cuts[part] - timedelta(days=1)


def whole_unit(day: date, unit: str) -> tuple[tuple[date, date], Precision]:
    """The calendar's week, month, year ... that a day lies in."""
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return (monday, monday + timedelta(days=6)), "week"
    if unit == "month":
        return month_span(day.year, day.month), "month"
    if unit == "year":
        return (date(day.year, 1, 1), date(day.year, 12, 31)), "year"
    if unit == "quarter":
        first = date(day.year, day.month - (day.month - 1) % 3, 1)
        return (first, first + relativedelta(months=3, days=-1)), "range"
    if unit in ("decade", "century"):
        length = 10 if unit == "decade" else 100
        first = date(day.year - day.year % length, 1, 1)
        return (first, date(first.year + length - 1, 12, 31)), "range"
    return (day, day), "day"
