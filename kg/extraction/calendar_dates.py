"""Times told by the calendar: days, months, quarters, seasons, years, decades; the year may be left to be worked out."""

from __future__ import annotations

import re
from datetime import date

from dateutil.relativedelta import relativedelta

from kg.extraction.calendar_words import ordinal_of
from kg.extraction.date_spans import AHEAD, BEHIND, WORD, YEAR, Asked, Resolved, month_span, third

_NUMBER = re.compile(r"(?<![\d])\d{1,2}(?!\d)")


def _nearest_year(asked: Asked, month: int, day: int) -> int | None:
    """The year for a day without one: behind or ahead of the anchor as the tense has it, else the nearest."""
    anchor = asked.anchor
    if anchor is None:
        return None
    choices = []
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        try:
            choices.append(date(year, month, day))
        except ValueError:  # 29 February
            continue
    if asked.tense < 0:
        choices = [d for d in choices if d <= anchor] or choices
    elif asked.tense > 0:
        choices = [d for d in choices if d >= anchor.replace(day=1)] or choices
    return min(choices, key=lambda d: abs((d - anchor).days)).year if choices else None


def read_days(asked: Asked) -> Resolved | None:
    """Read "30 June 2019", "June 3-5", "Monday, 3 June"."""
    month = asked.month()
    numbers = [int(n) for n in _NUMBER.findall(asked.text)]
    if month is None or not numbers:
        return None
    year = asked.explicit_year()
    inferred = YEAR.search(asked.text) is None
    if year is None:
        year = _nearest_year(asked, month, numbers[0])
    if year is None:
        return None
    first = date(year, month, numbers[0])
    last = date(year, month, numbers[1]) if len(numbers) > 1 else first
    if last < first:
        return None
    return Resolved(first, last, "day" if first == last else "range", inferred)


def read_iso(asked: Asked) -> Resolved:
    """Read "2019-06-30"."""
    year, month, day = (int(n) for n in re.findall(r"\d+", asked.text))
    found = date(year, month, day)
    return Resolved(found, found, "day", False)


def read_numeric(asked: Asked) -> Resolved | None:
    """Read "30.6.2019", a day first, and "6/30/2019", American where it can be; "5/6/2019" is anybody's guess."""
    a, b, year = (int(n) for n in re.findall(r"\d+", asked.text))
    if "/" in asked.text and a <= 12 and b <= 12 and a != b:
        return None
    day, month = (b, a) if "/" in asked.text and b > 12 else (a, b)
    found = date(year, month, day)
    return Resolved(found, found, "day", False)


def read_named(asked: Asked) -> Resolved | None:
    """Read "9/11"."""
    found = next((d for d in asked.words.named.values() if asked.text == f"{d.month}/{d.day}"), None)
    return Resolved(found, found, "day", False) if found else None


def read_month_year(asked: Asked) -> Resolved | None:
    """Read "August 2025", "late May 2019"."""
    month, year = asked.month(), asked.explicit_year()
    if month is None or year is None:
        return None
    part = asked.part()
    span = third(month_span(year, month), part)
    return Resolved(*span, "month" if part is None else "range", False)


def read_bare_month(asked: Asked) -> Resolved | None:
    """Read "in August", "last July", "early March"."""
    month, anchor, year = asked.month(), asked.anchor, asked.explicit_year()
    if month is None or (anchor is None and year is None):
        return None
    relation = asked.relation()
    if year is None and anchor is not None:
        if relation in BEHIND:
            year = anchor.year if month < anchor.month else anchor.year - 1
        elif relation in AHEAD:
            year = anchor.year if month > anchor.month else anchor.year + 1
        elif relation:
            year = anchor.year
        else:
            year = _nearest_year(asked, month, min(15, anchor.day) if month == anchor.month else 15)
            if asked.tense < 0 and month == anchor.month:
                year = anchor.year
    if year is None:
        return None
    part = asked.part()
    return Resolved(*third(month_span(year, month), part), "month" if part is None else "range", True)


def read_year(asked: Asked) -> Resolved | None:
    """Read "2019", "early 2019"."""
    year = asked.explicit_year()
    if year is None:
        return None
    part = asked.part()
    span = third((date(year, 1, 1), date(year, 12, 31)), part)
    return Resolved(*span, "year" if part is None else "range", False)


def read_years(asked: Asked) -> Resolved | None:
    """Read "2014-2016", "2014-16"."""
    first, last = re.findall(r"\d+", asked.text)
    end = int(last) if len(last) == 4 else int(first[:2] + last)
    if end < int(first):
        return None
    return Resolved(date(int(first), 1, 1), date(end, 12, 31), "range", False)


def read_decade(asked: Asked) -> Resolved:
    """Read "the 1990s", "the mid-2010s"; "the 1800s" are a century."""
    digits = re.findall(r"\d+", asked.text)[0]
    first = int(digits) if len(digits) == 4 else (1900 if digits > "19" else 2000) + int(digits)
    length = 100 if len(digits) == 4 and digits.endswith("00") and first < 2000 else 10
    span = third((date(first, 1, 1), date(first + length - 1, 12, 31)), asked.part())
    return Resolved(*span, "range", False)


def read_quarter(asked: Asked) -> Resolved | None:
    """Read "the first quarter of 2019", "Q3 2024", "the second half of the year"."""
    year = asked.explicit_year()
    if year is None and asked.anchor:  # "the first quarter of the year"
        year = asked.anchor.year
    if year is None:
        return None
    q = re.match(r"q([1-4])", asked.lower)
    length = 6 if " half " in asked.lower else 3
    number = int(q.group(1)) if q else next((n for w in asked.lower.split() if (n := ordinal_of(w))), 1)
    count = 12 // length
    number = count if number < 0 else number
    if number > count:
        return None
    first = date(year, 1 + (number - 1) * length, 1)
    return Resolved(
        first, first + relativedelta(months=length, days=-1), "range", YEAR.search(asked.text) is None
    )


def read_season(asked: Asked) -> Resolved | None:
    """Read "summer 2019", "last winter", "this fall"; a winter is named for the year it starts in."""
    name = next((w for w in WORD.findall(asked.lower) if w in asked.words.seasons), None)
    if name is None:
        return None
    low, high = asked.words.seasons[name]
    months = (high - low) % 12 + 1

    def span(year: int) -> tuple[date, date]:
        first = date(year, low, 1)
        return first, first + relativedelta(months=months, days=-1)

    year = asked.explicit_year()
    part = asked.part()
    if year is not None:
        return Resolved(*third(span(year), part), "season" if part is None else "range", False)
    if asked.anchor is None:
        return None
    anchor, relation = asked.anchor, asked.relation()
    choices = [span(anchor.year + k) for k in (-2, -1, 0, 1, 2)]
    if relation in BEHIND or (not relation and asked.tense < 0):
        found = [c for c in choices if (c[1] if relation else c[0]) < anchor][-1]
    elif relation in AHEAD or (not relation and asked.tense > 0):
        found = next(c for c in choices if (c[0] if relation else c[1]) > anchor)
    else:
        current = [c for c in choices if c[0] <= anchor <= c[1]]
        found = current[0] if current else span(anchor.year)
    return Resolved(*third(found, part), "season" if part is None else "range", True)
