"""Times told from where the writer stands: "yesterday", "last week", "two years ago", "on Monday"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from kg.extraction.calendar_words import WEEKDAYS, number_of
from kg.extraction.date_spans import AHEAD, BEHIND, WORD, Asked, Resolved, month_span, third, whole_unit

#: "Recent weeks": how many.
_RECENT = 5


def read_day(asked: Asked) -> Resolved | None:
    """Read "yesterday", "tomorrow", "last night", "this morning", "Monday night"."""
    if asked.anchor is None:
        return None
    if any(w.capitalize() in WEEKDAYS for w in WORD.findall(asked.lower)):
        return read_weekday(asked)
    offset = next((asked.words.days[w] for w in WORD.findall(asked.lower) if w in asked.words.days), 0)
    if asked.lower.startswith("the day"):
        offset *= 2
    elif asked.lower.startswith("last"):
        offset = -1
    found = asked.anchor + timedelta(days=offset)
    return Resolved(found, found, "day", True)


def read_weekday(asked: Asked) -> Resolved | None:
    """Read "Monday", "next Friday": the last one, today included, unless what is told lies ahead."""
    if asked.anchor is None:
        return None
    number = next(WEEKDAYS[w] for w in WORD.findall(asked.text) if w in WEEKDAYS)
    relation = asked.relation()
    if relation in AHEAD or (relation not in BEHIND and asked.tense > 0):
        ahead = (number - asked.anchor.weekday()) % 7
        found = asked.anchor + timedelta(days=ahead or (7 if relation in AHEAD else 0))
    else:
        back = (asked.anchor.weekday() - number) % 7
        found = asked.anchor - timedelta(days=back or (7 if relation in BEHIND else 0))
    return Resolved(found, found, "day", True)


def read_weekend(asked: Asked) -> Resolved | None:
    """Read "the weekend", "this weekend": before it comes, the one before, unless what is told lies ahead."""
    if asked.anchor is None:
        return None
    relation = asked.relation()
    saturday = asked.anchor + timedelta(days=5 - asked.anchor.weekday())
    if relation in BEHIND or (
        asked.anchor.weekday() < 5 and (asked.tense < 0 or (not relation and not asked.tense))
    ):
        saturday -= timedelta(days=7)
    elif relation == "next":
        saturday += timedelta(days=7)
    return Resolved(saturday, saturday + timedelta(days=1), "range", True)


def _shift(asked: Asked, amount: float, unit: str) -> date:
    if asked.anchor is None:
        raise ValueError("no anchor")
    days, months = asked.words.units[unit]
    if months:
        return asked.anchor + relativedelta(months=round(amount * months))
    return asked.anchor + timedelta(days=round(amount * days))


def _counted(asked: Asked) -> tuple[tuple[float, float], str]:
    """The number and the unit of "two years ago", "the past few weeks"."""
    unit = next(
        u for w in reversed(WORD.findall(asked.lower)) for u in (w, w.rstrip("s")) if u in asked.words.units
    )
    number = re.search(
        rf"\b({'|'.join(sorted(asked.words.numbers, key=len, reverse=True))}|\d+)\b", asked.lower
    )
    return (number_of(number.group(1), asked.words) if number else (_RECENT, _RECENT)), unit


def _around(asked: Asked, day: date, unit: str) -> Resolved:
    """What "two years ago" means is a year, "three weeks ago" a week."""
    if unit in ("year", "decade", "century"):
        return Resolved(date(day.year, 1, 1), date(day.year, 12, 31), "year", True)
    if unit in ("month", "quarter"):
        return Resolved(*month_span(day.year, day.month), "month", True)
    if unit in ("week", "fortnight"):
        monday = day - timedelta(days=day.weekday())
        return Resolved(monday, monday + timedelta(days=6), "week", True)
    return Resolved(day, day, "day", True)


def read_ago(asked: Asked) -> Resolved | None:
    """Read "two years ago", "a few weeks ago", as the unit that the day lies in."""
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


def read_later(asked: Asked) -> Resolved | None:
    """Read "two years later", "that year", "the following day": from the time told last, which is the anchor here."""
    if asked.anchor is None:
        return None
    if not asked.lower.endswith(("later", "earlier")):
        unit = asked.lower.split()[-1]
        same = asked.lower.startswith("that") or " same " in asked.lower
        return _around(asked, _shift(asked, 0 if same else 1, unit), unit)
    way = -1 if asked.lower.endswith("earlier") else 1
    (low, high), unit = _counted(asked)
    days = sorted((_shift(asked, way * low, unit), _shift(asked, way * high, unit)))
    first, last = (_around(asked, day, unit) for day in days)
    return first if first == last else Resolved(first.start, last.end, "range", True)


def read_hence(asked: Asked) -> Resolved | None:
    """Read "in two weeks": ahead, if what is told is; else it says how long something took."""
    if asked.anchor is None or (asked.tense <= 0 and not asked.lower.endswith("time")):
        return None
    text = asked.lower.removesuffix(" time").rstrip("'’")
    (low, high), unit = _counted(Asked(text, text, asked.words, asked.anchor, 1, None))
    first, last = (
        _around(asked, _shift(asked, low, unit), unit),
        _around(asked, _shift(asked, high, unit), unit),
    )
    return first if first == last else Resolved(first.start, last.end, "range", True)


def read_span(asked: Asked) -> Resolved | None:
    """Read "the past two weeks", "recent months", "the next three years"."""
    if asked.anchor is None:
        return None
    (_, high), unit = _counted(asked)
    other = _shift(asked, high if asked.relation() in AHEAD else -high, unit)
    return Resolved(min(other, asked.anchor), max(other, asked.anchor), "range", True)


def read_unit(asked: Asked) -> Resolved | None:
    """Read "last week", "this year", "earlier this month", "the end of the year", "the past decade"."""
    anchor = asked.anchor
    if anchor is None:
        return None
    unit = next(w for w in reversed(WORD.findall(asked.lower)) if w in asked.words.units)
    relation = asked.relation()
    if relation in ("past", "coming") or (relation in ("last", "next") and unit in ("decade", "century")):
        other = _shift(asked, -1 if relation in BEHIND else 1, unit)
        return Resolved(min(other, anchor), max(other, anchor), "range", True)
    offset = -1 if relation in BEHIND else 1 if relation in AHEAD else 0
    span, precision = whole_unit(_shift(asked, offset, unit), unit)
    head = asked.lower.split()[0]
    if relation == "this" and head in ("earlier", "early"):
        return Resolved(span[0], anchor, "range", True)
    if relation == "this" and head in ("later", "late"):
        return Resolved(anchor, span[1], "range", True)
    part = 3 if head in ("later", "late") else 1 if head in ("earlier", "early") else asked.part()
    return Resolved(*third(span, part), precision if part is None else "range", True)
