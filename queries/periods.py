"""What a question says about time: "in 2019", "since June 2025", "between 2018 and 2020", as dates."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from queries.parameters import day

_MONTHS = {name.casefold(): f"{number:02}" for number, name in enumerate(calendar.month_name) if number}
_MONTHS |= {name.casefold(): f"{number:02}" for number, name in enumerate(calendar.month_abbr) if number}
_MONTHS["sept"] = "09"
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATE = (
    rf"(?:\d{{4}}-\d\d-\d\d|\d{{4}}-\d\d|(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTH})\.?,? \d{{4}}"
    rf"|(?:{_MONTH})\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|(?:{_MONTH})\.?,? \d{{4}}|(?:the year )?\d{{4}})"
)
#: Patterns of a period, with what the dates in it bound; the first that fits counts.
_PERIODS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"(?:{words})", re.IGNORECASE), kind)
    for words, kind in (
        (rf"(?:between|from) ({_DATE}) (?:and|to|until|till|through|-|–) ({_DATE})", "range"),
        (rf"(?:since|from) ({_DATE})(?: on(?:wards?)?)?", "since"),
        (rf"after ({_DATE})", "after"),
        (rf"before ({_DATE})", "before"),
        (rf"(?:until|till|up to|by) ({_DATE})", "until"),
        (rf"as of ({_DATE})", "as_of"),
        (rf"(?:in|during|on|for|throughout|within) ({_DATE})", "in"),
    )
)
_PIECES = re.compile(
    rf"(?:the )?(?:(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? )?({_MONTH})\.? ?(\d{{1,2}}(?!\d))?(?:st|nd|rd|th)?,? ?(\d{{4}})"
)


def take_period(text: str) -> tuple[str, dict[str, str]]:
    """Take a period off the start or end of a question; give the rest, and the parameters that it means.

    >>> take_period("what happened between Iran and Iraq in 2019")
    ('what happened between Iran and Iraq', {'since': '2019-01-01', 'until': '2019-12-31'})
    >>> take_period("who met Kim after 12 June 2018")
    ('who met Kim', {'since': '2018-06-13'})
    >>> take_period("since March 2020 what did Iran do")
    ('what did Iran do', {'since': '2020-03-01'})
    """
    for pattern, kind in _PERIODS:
        for found in pattern.finditer(text):
            before, after = text[: found.start()].rstrip(" ,"), text[found.end() :].lstrip(" ,")
            if not (before and after) and (before or after):
                return before or after, _bounds(kind, [iso(part) for part in found.groups()])
    return text, {}


def iso(text: str) -> str:
    """Give a date as people write it in ISO 8601, as precise as it is.

    >>> iso("June 2025"), iso("the 3rd of June 2025"), iso("June 3, 2025"), iso("2025")
    ('2025-06', '2025-06-03', '2025-06-03', '2025')
    """
    found = _PIECES.fullmatch(text.casefold().strip())
    if found is None:
        return text.casefold().removeprefix("the year ").strip()
    number = found[1] or found[3]
    return f"{found[4]}-{_MONTHS[found[2]]}" + (f"-{int(number):02}" if number else "")


def _bounds(kind: str, dates: list[str]) -> dict[str, str]:
    first, last = day(dates[0], last=False), day(dates[-1], last=True)
    if kind in ("in", "range"):
        return {"since": first, "until": last}
    if kind == "since":
        return {"since": first}
    if kind == "after":
        return {"since": (date.fromisoformat(last) + timedelta(days=1)).isoformat()}
    if kind == "before":
        return {"until": (date.fromisoformat(first) - timedelta(days=1)).isoformat()}
    return {kind: last}
