"""Reading a time expression: from its words and an anchor day to a first and a last day.

Weeks run from Monday to Sunday; seasons are those of the northern half of the year; "early", "mid" and "late" are
thirds. News says "Monday" for the last one, today included, unless what is told lies ahead.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from kg.extraction.calendar_words import MONTHS, WEEKDAYS, TimeWords, month_of, number_of, ordinal_of
from kg.model import Precision

#: Where what is told lies as its verb's tense has it: -1 behind, 0 not said, 1 ahead.
Tense = int

_YEAR = re.compile(r"(?<!\d)(?:1[0-9]|20)\d\d(?!\d)")
_NUMBER = re.compile(r"(?<![\d])\d{1,2}(?!\d)")
_WORD = re.compile(r"[A-Za-z]+\.?")
#: "Recent weeks": how many.
_RECENT = 5


@dataclass(frozen=True, slots=True)
class Resolved:
    """First and last day, both inclusive; ``inferred``: some of it was worked out from the anchor."""

    start: date
    end: date
    precision: Precision
    inferred: bool


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
    asked = _Asked(text, text.lower(), words, anchor, tense, year)
    try:
        return _READERS[kind](asked)
    except (ValueError, OverflowError):  # "30 February", "year 0": the calendar has no such day
        return None


@dataclass(frozen=True, slots=True)
class _Asked:
    text: str
    lower: str
    words: TimeWords
    anchor: date | None
    tense: Tense
    year: int | None

    def explicit_year(self) -> int | None:
        found = _YEAR.search(self.text)
        return int(found.group()) if found else self.year

    def month(self) -> int | None:
        return next((m for w in _WORD.findall(self.text) if (m := month_of(w))), None)

    def part(self) -> int | None:
        for word in _WORD.findall(self.lower):
            if word in self.words.parts:
                return self.words.parts[word]
        return None

    def relation(self) -> str:
        """The word that relates to the anchor: last, next, this ..."""
        return next((w for w in _WORD.findall(self.lower) if w in _RELATIONS), "")


_BEHIND = frozenset({"last", "past", "previous"})
_AHEAD = frozenset({"next", "coming"})
_RELATIONS = _BEHIND | _AHEAD | {"this", "current", "recent"}


def _month_span(year: int, month: int) -> tuple[date, date]:
    first = date(year, month, 1)
    return first, first + relativedelta(months=1, days=-1)


def _third(span: tuple[date, date], part: int | None) -> tuple[date, date]:
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


def _nearest_year(asked: _Asked, month: int, day: int) -> int | None:
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


def _days(asked: _Asked) -> Resolved | None:
    """ "30 June 2019", "June 3-5", "Monday, 3 June"."""
    month = asked.month()
    numbers = [int(n) for n in _NUMBER.findall(asked.text)]
    if month is None or not numbers:
        return None
    year = asked.explicit_year()
    inferred = _YEAR.search(asked.text) is None
    if year is None:
        year = _nearest_year(asked, month, numbers[0])
    if year is None:
        return None
    first = date(year, month, numbers[0])
    last = date(year, month, numbers[1]) if len(numbers) > 1 else first
    if last < first:
        return None
    return Resolved(first, last, "day" if first == last else "range", inferred)


def _iso(asked: _Asked) -> Resolved:
    year, month, day = (int(n) for n in re.findall(r"\d+", asked.text))
    found = date(year, month, day)
    return Resolved(found, found, "day", False)


def _numeric(asked: _Asked) -> Resolved | None:
    """ "30.6.2019" is a day first; "6/30/2019" is American unless it can't be; "5/6/2019" is anybody's guess."""
    a, b, year = (int(n) for n in re.findall(r"\d+", asked.text))
    if "/" in asked.text and a <= 12 and b <= 12 and a != b:
        return None
    day, month = (b, a) if "/" in asked.text and b > 12 else (a, b)
    found = date(year, month, day)
    return Resolved(found, found, "day", False)


def _month_year(asked: _Asked) -> Resolved | None:
    month, year = asked.month(), asked.explicit_year()
    if month is None or year is None:
        return None
    part = asked.part()
    span = _third(_month_span(year, month), part)
    return Resolved(*span, "month" if part is None else "range", False)


def _bare_month(asked: _Asked) -> Resolved | None:
    """ "in August", "last July", "early March"."""
    month, anchor = asked.month(), asked.anchor
    if month is None or (anchor is None and asked.year is None):
        return None
    year = asked.year
    relation = asked.relation()
    if year is None and anchor is not None:
        if relation in _BEHIND:
            year = anchor.year if month < anchor.month else anchor.year - 1
        elif relation in _AHEAD:
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
    return Resolved(*_third(_month_span(year, month), part), "month" if part is None else "range", True)


def _year(asked: _Asked) -> Resolved | None:
    year = asked.explicit_year()
    if year is None:
        return None
    part = asked.part()
    span = _third((date(year, 1, 1), date(year, 12, 31)), part)
    return Resolved(*span, "year" if part is None else "range", False)


def _years(asked: _Asked) -> Resolved | None:
    first, last = re.findall(r"\d+", asked.text)
    end = int(last) if len(last) == 4 else int(first[:2] + last)
    if end < int(first):
        return None
    return Resolved(date(int(first), 1, 1), date(end, 12, 31), "range", False)


def _decade(asked: _Asked) -> Resolved:
    digits = re.findall(r"\d+", asked.text)[0]
    first = int(digits) if len(digits) == 4 else (1900 if digits > "19" else 2000) + int(digits)
    length = 100 if len(digits) == 4 and digits.endswith("00") and first < 2000 else 10
    span = _third((date(first, 1, 1), date(first + length - 1, 12, 31)), asked.part())
    return Resolved(*span, "range", False)


def _quarter(asked: _Asked) -> Resolved | None:
    year = asked.explicit_year()
    if year is None and asked.anchor:
        relation = re.search(r"(last|this|next) year", asked.lower)
        year = asked.anchor.year + {"last": -1, "next": 1}.get(relation.group(1) if relation else "", 0)
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
        first, first + relativedelta(months=length, days=-1), "range", _YEAR.search(asked.text) is None
    )


def _season(asked: _Asked) -> Resolved | None:
    name = next((w for w in _WORD.findall(asked.lower) if w in asked.words.seasons), None)
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
        return Resolved(*_third(span(year), part), "season" if part is None else "range", False)
    if asked.anchor is None:
        return None
    anchor, relation = asked.anchor, asked.relation()
    choices = [span(anchor.year + k) for k in (-2, -1, 0, 1, 2)]
    if relation in _BEHIND or (not relation and asked.tense < 0):
        found = [c for c in choices if (c[1] if relation else c[0]) < anchor][-1]
    elif relation in _AHEAD or (not relation and asked.tense > 0):
        found = next(c for c in choices if (c[0] if relation else c[1]) > anchor)
    else:
        current = [c for c in choices if c[0] <= anchor <= c[1]]
        found = current[0] if current else span(anchor.year)
    return Resolved(*_third(found, part), "season" if part is None else "range", True)


def _day(asked: _Asked) -> Resolved | None:
    """ "yesterday", "tomorrow", "last night", "this morning", "Monday night"."""
    if asked.anchor is None:
        return None
    if any(w.capitalize() in WEEKDAYS for w in _WORD.findall(asked.lower)):
        return _weekday(asked)
    offset = next((asked.words.days[w] for w in _WORD.findall(asked.lower) if w in asked.words.days), 0)
    if asked.lower.startswith("the day"):
        offset *= 2
    elif asked.lower.startswith("last"):
        offset = -1
    found = asked.anchor + timedelta(days=offset)
    return Resolved(found, found, "day", True)


def _weekday(asked: _Asked) -> Resolved | None:
    if asked.anchor is None:
        return None
    number = next(WEEKDAYS[w] for w in _WORD.findall(asked.text) if w in WEEKDAYS)
    relation = asked.relation()
    if relation in _AHEAD or (relation not in _BEHIND and asked.tense > 0):
        found = asked.anchor + timedelta(days=(number - asked.anchor.weekday() - 1) % 7 + 1)
    else:
        back = (asked.anchor.weekday() - number) % 7
        found = asked.anchor - timedelta(days=back or (7 if relation in _BEHIND else 0))
    return Resolved(found, found, "day", True)


def _weekend(asked: _Asked) -> Resolved | None:
    if asked.anchor is None:
        return None
    relation = asked.relation()
    saturday = asked.anchor + timedelta(days=5 - asked.anchor.weekday())
    if relation in _BEHIND or (asked.anchor.weekday() < 5 and asked.tense < 0 and relation != "this"):
        saturday -= timedelta(days=7)
    elif relation == "next":
        saturday += timedelta(days=7)
    return Resolved(saturday, saturday + timedelta(days=1), "range", True)


def _shift(asked: _Asked, amount: float, unit: str) -> date:
    if asked.anchor is None:
        raise ValueError("no anchor")
    days, months = asked.words.units[unit]
    if months:
        return asked.anchor + relativedelta(months=round(amount * months))
    return asked.anchor + timedelta(days=round(amount * days))


def _counted(asked: _Asked) -> tuple[tuple[float, float], str]:
    """The number and the unit of "two years ago", "the past few weeks"."""
    unit = next(
        u for w in reversed(_WORD.findall(asked.lower)) for u in (w, w.rstrip("s")) if u in asked.words.units
    )
    number = re.search(
        rf"\b({'|'.join(sorted(asked.words.numbers, key=len, reverse=True))}|\d+)\b", asked.lower
    )
    return (number_of(number.group(1), asked.words) if number else (_RECENT, _RECENT)), unit


def _around(asked: _Asked, day: date, unit: str) -> Resolved:
    """What "two years ago" means is a year, "three weeks ago" a week."""
    if unit in ("year", "decade", "century"):
        return Resolved(date(day.year, 1, 1), date(day.year, 12, 31), "year", True)
    if unit in ("month", "quarter"):
        return Resolved(*_month_span(day.year, day.month), "month", True)
    if unit in ("week", "fortnight"):
        monday = day - timedelta(days=day.weekday())
        return Resolved(monday, monday + timedelta(days=6), "week", True)
    return Resolved(day, day, "day", True)


def _ago(asked: _Asked) -> Resolved | None:
    if asked.anchor is None:
        return None
    (low, high), unit = _counted(asked)
    first, last = (
        _around(asked, _shift(asked, -high, unit), unit),
        _around(asked, _shift(asked, -low, unit), unit),
    )
    if first == last:
        return first
    return Resolved(first.start, last.end, "range", True)


def _hence(asked: _Asked) -> Resolved | None:
    """ "in two weeks": ahead, if what is told is; else it says how long something took."""
    if asked.anchor is None or (asked.tense <= 0 and not asked.lower.endswith("time")):
        return None
    text = asked.lower.removesuffix(" time").rstrip("'’")
    (low, high), unit = _counted(_Asked(text, text, asked.words, asked.anchor, 1, None))
    first, last = (
        _around(asked, _shift(asked, low, unit), unit),
        _around(asked, _shift(asked, high, unit), unit),
    )
    return first if first == last else Resolved(first.start, last.end, "range", True)


def _span(asked: _Asked) -> Resolved | None:
    """ "the past two weeks", "recent months", "the next three years"."""
    if asked.anchor is None:
        return None
    (_, high), unit = _counted(asked)
    other = _shift(asked, high if asked.relation() in _AHEAD else -high, unit)
    return Resolved(min(other, asked.anchor), max(other, asked.anchor), "range", True)


def _unit(asked: _Asked) -> Resolved | None:
    """ "last week", "this year", "earlier this month", "the end of the year", "the past decade"."""
    anchor = asked.anchor
    if anchor is None:
        return None
    unit = next(w for w in reversed(_WORD.findall(asked.lower)) if w in asked.words.units)
    relation = asked.relation()
    if relation in ("past", "coming") or (relation in ("last", "next") and unit in ("decade", "century")):
        other = _shift(asked, -1 if relation in _BEHIND else 1, unit)
        return Resolved(min(other, anchor), max(other, anchor), "range", True)
    offset = -1 if relation in _BEHIND else 1 if relation in _AHEAD else 0
    span, precision = _whole(_shift(asked, offset, unit), unit)
    head = asked.lower.split()[0]
    if relation == "this" and head in ("earlier", "early"):
        return Resolved(span[0], anchor, "range", True)
    if relation == "this" and head in ("later", "late"):
        return Resolved(anchor, span[1], "range", True)
    part = 3 if head in ("later", "late") else 1 if head in ("earlier", "early") else asked.part()
    return Resolved(*_third(span, part), precision if part is None else "range", True)


def _whole(day: date, unit: str) -> tuple[tuple[date, date], Precision]:
    """The calendar's week, month, year ... that a day lies in."""
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return (monday, monday + timedelta(days=6)), "week"
    if unit == "month":
        return _month_span(day.year, day.month), "month"
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


_READERS: dict[str, Callable[[_Asked], Resolved | None]] = {
    "iso": _iso,
    "numeric": _numeric,
    "dmy": _days,
    "mdy": _days,
    "quarter": _quarter,
    "my": _month_year,
    "season": _season,
    "decade": _decade,
    "years": _years,
    "year": _year,
    "monthof": _bare_month,
    "night": _day,
    "before": _day,
    "day": _day,
    "wday": _weekday,
    "weekend": _weekend,
    "ago": _ago,
    "span": _span,
    "hence": _hence,
    "unit": _unit,
}

__all__ = ["MONTHS", "Resolved", "Tense", "resolve"]
