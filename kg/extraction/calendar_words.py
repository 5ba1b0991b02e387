"""The words of time expressions, and the one pattern that finds them all.

Each alternative of the pattern is a named group that starts with its kind (``dmy``, ``month`` ...); repetitions are
bounded everywhere, so the search is linear in the length of the sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dateutil.parser import parserinfo

from kg.extraction.lexicon import Lexicons

MONTHS: dict[str, int] = {name: i for i, names in enumerate(parserinfo.MONTHS, 1) for name in names}
WEEKDAYS: dict[str, int] = {name: i for i, names in enumerate(parserinfo.WEEKDAYS) for name in names}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": -1, "last": -1, "opening": 1}

#: Words and kinds of words with which the alternatives of the pattern begin, besides months and weekdays.
_OPENING = (
    "the", "that", "very", "first", "second", "third", "fourth", "final", "last", "opening", "next", "this", "past",
    "coming", "previous", "current", "earlier", "later", "late", "early", "recent", "about", "almost", "nearly", "around",
    "over", "just", "roughly", "some", "more", "less",
)  # fmt: skip
_OPENING_KINDS = ("number", "season", "part", "named", "day")


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The table ``times`` by kind, and the pattern made of it."""

    numbers: dict[str, tuple[float, float]]
    units: dict[str, tuple[int, int]]
    days: dict[str, int]
    seasons: dict[str, tuple[int, int]]
    parts: dict[str, int]
    #: Days known by their date alone ("9/11"), by month and day.
    named: dict[tuple[int, int], date]
    light: frozenset[str]
    ahead: frozenset[str]
    events: frozenset[str]
    things: frozenset[str]
    pattern: re.Pattern[str]
    #: Lower-cased words one of which every time expression without a digit contains.
    hints: frozenset[str]

    @classmethod
    @lru_cache(maxsize=4)
    def load(cls, lexicons: Lexicons | None = None) -> TimeWords:
        """Read the table and build the pattern."""
        rows = (lexicons or Lexicons()).table("times", ("word", "kind", "value"))
        kinds: dict[str, dict[str, str]] = {}
        for row in rows:
            kinds.setdefault(row["kind"], {}).setdefault(row["word"], row["value"])
        units = {w: (0, int(v[:-1])) if v.endswith("m") else (int(v), 0) for w, v in kinds["unit"].items()}
        return cls(
            numbers={w: _span(v) for w, v in kinds["number"].items()},
            units=units,
            days={w: int(v) for w, v in kinds["day"].items()},
            seasons={w: (int(_span(v)[0]), int(_span(v)[1])) for w, v in kinds["season"].items()},
            parts={w: int(v) for w, v in kinds["part"].items()},
            named={(d.month, d.day): d for d in map(date.fromisoformat, kinds["named"].values())},
            light=frozenset(kinds["light"]),
            ahead=frozenset(kinds["ahead"]),
            events=frozenset(kinds["event"]),
            things=frozenset(kinds["thing"]),
            pattern=_pattern(kinds),
            hints=frozenset(
                {f"{u}{s}" for u in units for s in ("", "s")}
                | set(kinds["day"])
                | set(kinds["season"])
                | {n.lower() for n in (*MONTHS, *WEEKDAYS)}
                | {f"{n.lower()}." for n in MONTHS}
                | {"weekend", "ago", "night", "morning", "afternoon", "evening", "half"}
            ),
        )


def _span(value: str) -> tuple[float, float]:
    low, _, high = value.partition("-")
    return float(low), float(high or low)


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w)))


def _pattern(kinds: dict[str, dict[str, str]]) -> re.Pattern[str]:
    full = [n for n in MONTHS if len(n) > 4 or n in ("May", "June", "July")]
    short = [n for n in MONTHS if n not in full]
    names = {
        "MONTH": f"(?-i:{_any([*full, *(n.upper() for n in full)])}|(?:{_any(short)})\\b\\.?)",
        "BARE": f"(?-i:{_any(full)}|(?:{_any(short)})\\.)",
        "WDAY": f"(?-i:{_any([w for w in WEEKDAYS if len(w) > 3])})",
        "WD": f"(?-i:{_any(WEEKDAYS)})\\.?",
        "YEAR": r"(?:1[0-9]|20)\d\d(?!\d|[.,:]\d)",
        "DAY": r"(?:3[01]|[12]\d|0?[1-9])(?!\d|[.,:]\d|%)",
        "TH": r"(?:st|nd|rd|th)?",
        "NUM": rf"(?:{_any(kinds['number'])}|\d{{1,3}})",
        "UNIT": f"(?:{_any(kinds['unit'])})",
        "SEASON": f"(?:{_any(kinds['season'])})",
        "PART": r"(?:the\ )?(?:very\ )?(?:" + _any(kinds["part"]) + r")(?:-|\ -\ |\ of\ (?:the\ )?|\ in\ (?:the\ )?|\ )",
        "REL": r"(?:last|next|this|past|coming|previous|current|earlier\ this|later\ this|earlier\ last|late\ last|early\ next|late\ this|early\ this|late\ next|early\ last)",
        "DASH": r"(?:\ ?[-–—]\ ?|\ (?:to|and|through)\ )",
        "RELYEAR": r"\ (?:of\ )?(?:last|this|next)\ year\b",
        "NAMED": f"(?:{_any(kinds['named'])})",
        "DAYS": f"(?:{_any(kinds['day'])})",
    }  # fmt: skip
    source = r"""
    (?P<iso>(?:1[0-9]|20)\d\d\ ?-\ ?(?:0\d|1[0-2])\ ?-\ ?(?:[0-2]\d|3[01]))(?!\d)
  | (?P<numeric>\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d\d)(?!\d)
  | (?P<dmy>(?:{WD}(?:\ ?,)?\ )?(?:the\ )?{DAY}{TH}(?:{DASH}{DAY}{TH})?\ (?:of\ )?{MONTH}(?:,?\ {YEAR}|{RELYEAR})?)
  | (?P<mdy>(?:{WD}(?:\ ?,)?\ )?{MONTH}\ (?:the\ )?{DAY}{TH}(?:\ ?[-–]\ ?{DAY}{TH}(?!\ ?[-–]))?(?:(?:\ ?,)?\ {YEAR}|{RELYEAR})?)
  | (?P<named>{NAMED})(?![\w/])
  | (?P<quarter>(?:the\ )?(?:first|second|third|fourth|final|last|opening)\ (?:quarter|half)\ of\ (?:the\ )?
        (?:{YEAR}|(?:last|this|next)\ year|year)|Q[1-4]\ (?:of\ )?{YEAR})
  | (?P<my>(?:{PART})?{MONTH}(?:\ of|,)?\ {YEAR})
  | (?P<season>(?:(?:{PART})?(?:the\ )?{SEASON}(?:\ of)?\ {YEAR}|{REL}\ {SEASON}\b|(?:(?<=\bin\ )|(?<=over\ )|(?<=during\ )|(?<=since\ ))(?:the\ )?{SEASON}\b))
  | (?P<decade>(?:the\ )?(?:{PART})?(?:(?:1[0-9]|20)\d0|['’]?\ ?[2-9]0)s)\b
  | (?P<years>{YEAR}\ ?[-–/]\ ?(?:{YEAR}|\d\d(?!\d|[-–])))
  | (?P<year>(?:{PART})?{YEAR})
  | (?P<monthof>(?:{BARE}{RELYEAR}|{REL}\ {BARE}|{PART}{BARE}|{BARE}))(?![\w-])
  | (?P<night>(?:last\ night|this\ (?:morning|afternoon|evening)|(?:{WDAY}|{DAYS})\ (?:morning|afternoon|evening|night)))\b
  | (?P<before>the\ day\ (?:before\ yesterday|after\ tomorrow))\b
  | (?P<day>{DAYS})\b
  | (?P<wday>(?:(?:last|next|this|past|coming)\ )?{WDAY})\b
  | (?P<weekend>(?:last|next|this|past|coming|the)\ weekend)\b
  | (?P<ago>(?:(?:about|almost|nearly|around|over|just|roughly|some|more\ than|less\ than)\ )?{NUM}\ {UNIT}s?\ ago)\b
  | (?P<later>{NUM}\ {UNIT}s?\ (?:later|earlier)|(?:that(?:\ same)?\ (?:week|month|year)|the\ (?:same|following)\ (?:day|week|month|year)|the\ next\ day))\b
  | (?P<span>(?:the\ )?(?:past|last|previous|recent|coming|next)\ (?:{NUM}\ )?{UNIT}s\b|recent\ {UNIT}s\b|(?:the\ )?(?:past|last|coming|next)\ {NUM}\ {UNIT}s?\b)
  | (?P<hence>(?<=\bin\ ){NUM}\ {UNIT}s?(?:['’]?s?\ time)?)\b
  | (?P<unit>(?:{PART})?(?:the\ )?{REL}\ {UNIT}\b|(?:{PART})(?:the\ )?(?:week|month|year|decade)\b|the\ (?:past|coming)\ {UNIT}\b)
    """
    for name, words in names.items():
        source = source.replace("{" + name + "}", words)
    opening = _opening([*MONTHS, *WEEKDAYS, *_OPENING, *(w for k in _OPENING_KINDS for w in kinds[k])])
    return re.compile(rf"(?<![\w$€£.,'’-]){opening}(?:{source})", re.VERBOSE | re.IGNORECASE)


def _opening(words: Iterable[str]) -> str:
    """Give a look ahead that passes by what opens no expression: most words fail at it, rather than at each alternative.

    By first letters, since alternatives are tried one by one.
    """
    rests: dict[str, set[str]] = defaultdict(set)
    for word in words:
        first = word.split()[0].lower()
        if first[0].isalpha():
            rests[first[0]].add(first[1:])
    letters = "|".join(f"(?-i:[{a}{a.upper()}])(?:{_any(rest)})\\b" for a, rest in sorted(rests.items()))
    return rf"(?=[\d'’\ ]|Q\d|{letters})"


def number_of(text: str, words: TimeWords) -> tuple[float, float]:
    """Read "two", "a few" or "14" as least and most."""
    return words.numbers[text] if text in words.numbers else (float(text), float(text))


def month_of(text: str) -> int | None:
    """Give the month that a word names (1 to 12), abbreviated or in capitals too.

    >>> month_of("Sept."), month_of("AUGUST"), month_of("Monday")
    (9, 8, None)
    """
    return MONTHS.get(text.rstrip(".").capitalize())


def ordinal_of(text: str) -> int | None:
    """Give the number of "first" to "fourth"; -1 for the last."""
    return _ORDINALS.get(text)
