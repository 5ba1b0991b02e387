"""Dates of publication as they are written: ISO 8601 in metadata, and lines that are nothing but a date."""

from __future__ import annotations

import datetime
import re

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s{1,3})?"
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?P<rest>[a-z]{0,7})\.?"
_CLOCK = r"(?:,?\s{0,3}(?:at\s|-|–|\|)?\s{0,3}\d{1,2}[:.]\d{2}\s{0,2}(?:[ap]\.?m\.?)?\s{0,2}(?:[a-z]{2,4})?)?"
_LABEL = r"(?:(?:first\s)?(?:published|posted|issued)(?:\son)?:?\s{1,3})?"
_WORD = r"[a-z]{3,9}"
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}.{0,40})?\Z")
_LINES = tuple(
    re.compile(rf"{_LABEL}{_WEEKDAY}{date}{_CLOCK}\.?\Z", re.IGNORECASE)
    for date in (
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s{{1,3}}{_MONTH},?\s{{1,3}}(?P<year>\d{{4}})",
        rf"{_MONTH}\s{{1,3}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}(?P<year>\d{{4}})",
    )
)
_LONGEST = 80
_PLACED = re.compile(
    r"\(?[^\W\d_a-z][\w.'’-]{1,30}(?:,?\s[^\W\d_a-z][\w.'’-]{0,30}){0,4}(?:,|\s[-–—|]|:)\s{1,3}(?P<date>[^()]{8,60}?)\)?\Z"
)

# With the weekday, which dates inside a sentence rarely have, so that "On 5 March 2024 the army" isn't cut.
_FULL = rf"(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s{{1,3}}(?:\d{{1,2}}\s{{1,3}}{_WORD}|{_WORD}\s{{1,3}}\d{{1,2}}),?\s{{1,3}}\d{{4}}"
_LEADING = re.compile(rf"{_FULL}(?=\s{{1,3}}[A-Z\"“])", re.IGNORECASE)
_TRAILING = re.compile(rf"(?<=\s){_FULL}\Z", re.IGNORECASE)


def edge_date(paragraph: str) -> tuple[int, int, datetime.date] | None:
    """Find a date with its weekday that is printed before or after a paragraph, as wire copy and Wikinews do.

    :returns: its offsets in the paragraph, and the date.

    >>> edge_date("Talks resume Tuesday, March 5, 2024")
    (13, 35, datetime.date(2024, 3, 5))
    """
    found = _LEADING.match(paragraph)
    at = 0
    if found is None:
        at = max(0, len(paragraph) - 45)
        found = _TRAILING.search(paragraph[at:])
    date = parse_date(found.group()) if found else None
    return (at + found.start(), at + found.end(), date) if found and date else None


def placed_date(line: str) -> datetime.date | None:
    """Read a line that is a place and a date, as communiqués and wire copy begin; None for anything else.

    >>> placed_date("Cairo, 5 May 2024"), placed_date("In Cairo, on 5 May 2024")
    (datetime.date(2024, 5, 5), None)
    """
    found = _PLACED.match(line)
    return parse_date(found["date"]) if found else None


def parse_date(text: str) -> datetime.date | None:
    """Read a date: ISO 8601, with or without a clock time, or with the month in words. None for anything else.

    A date in figures alone (03/06/2025) isn't read: the third of June and the sixth of March look the same.

    >>> parse_date("2025-06-03T10:00:00Z"), parse_date("Tuesday, June 3, 2025"), parse_date("03/06/2025")
    (datetime.date(2025, 6, 3), datetime.date(2025, 6, 3), None)
    """
    line = " ".join(text.split())
    if len(line) > _LONGEST:
        return None
    iso = _ISO.match(line)
    if iso:
        return _date(int(iso[1]), int(iso[2]), int(iso[3]))
    for pattern in _LINES:
        found = pattern.match(line)
        if found:
            month = _month(found["month"] + found["rest"])
            return _date(int(found["year"]), month, int(found["day"])) if month else None
    return None


def _month(word: str) -> int | None:
    name = word.casefold()
    name = "sep" if name == "sept" else name
    return next((i for i, month in enumerate(_MONTHS, 1) if name in (month, month[:3])), None)


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
