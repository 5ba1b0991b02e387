"""Reading a time expression: from its words and an anchor day to a first and a last day.

Weeks run from Monday to Sunday; seasons are those of the northern half of the year; "early", "mid" and "late" are
thirds. News says "Monday" for the last one, today included, unless what is told lies ahead.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from kg.extraction import calendar_dates, relative_dates
from kg.extraction.calendar_words import TimeWords
from kg.extraction.date_spans import Asked, Resolved, Tense

_READERS: dict[str, Callable[[Asked], Resolved | None]] = {
    "iso": calendar_dates.read_iso,
    "numeric": calendar_dates.read_numeric,
    "dmy": calendar_dates.read_days,
    "mdy": calendar_dates.read_days,
    "named": calendar_dates.read_named,
    "quarter": calendar_dates.read_quarter,
    "my": calendar_dates.read_month_year,
    "season": calendar_dates.read_season,
    "decade": calendar_dates.read_decade,
    "years": calendar_dates.read_years,
    "year": calendar_dates.read_year,
    "monthof": calendar_dates.read_bare_month,
    "night": relative_dates.read_day,
    "before": relative_dates.read_day,
    "day": relative_dates.read_day,
    "wday": relative_dates.read_weekday,
    "weekend": relative_dates.read_weekend,
    "ago": relative_dates.read_ago,
    "later": relative_dates.read_later,
    "span": relative_dates.read_span,
    "hence": relative_dates.read_hence,
    "unit": relative_dates.read_unit,
}


def resolve(
    kind: str, text: str, words: TimeWords, *, anchor: date | None, tense: Tense = 0, year: int | None = None
) -> Resolved | None:
    """Resolve one expression that the pattern found; None where it needs an anchor and has none.

    :param kind: the name of the pattern's alternative.
    :param year: the year to take where the words name none ("from March" in "from March to May 2019").

    >>> words = TimeWords.load()
    >>> r = resolve("dmy", "3 June", words, anchor=date(2025, 5, 27))
    >>> str(r.start), r.precision, r.inferred
    ('2025-06-03', 'day', True)
    """
    asked = Asked(text, text.lower(), words, anchor, tense, year)
    try:
        return _READERS[kind](asked)
    except (ValueError, OverflowError):  # "30 February", "year 0": the calendar has no such day
        return None
