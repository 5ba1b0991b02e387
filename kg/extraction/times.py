"""When: the time expressions of a sentence as first and last days."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from kg.extraction.calendar_words import TimeWords, month_of
from kg.extraction.date_spans import YEAR, Resolved, Tense, month_span
from kg.extraction.dates import resolve
from kg.extraction.sentence import VERBAL, Sentence
from kg.model import Precision, Time

#: Words that may be a year, a decade or a date in figures.
_FIGURES = re.compile(r"(?:1[0-9]|20)\d\d|\d0['’]?s|['’][2-9]0|\d[/.-]\d")
_PREPOSITION = re.compile(
    r"\b(since|from|between|until|till|through|by|before|after|in|on|for|of|to|during|and|around|about)(?: the)?(?: year)? $",
    re.IGNORECASE,
)
_CONNECTOR = re.compile(r"^ ?(?:to|until|till|through|and|-|–|—) ?$", re.IGNORECASE)
_BOUNDED = frozenset({"since", "until", "till", "by", "before", "after", "through"})
#: How far up the parse the verb may stand whose tense a time has; bounds the cost in sentences that nest thousands deep.
_REACH = 12
_VERB_TAGS = frozenset({"MD", "VB", "VBD", "VBP", "VBZ"})
_FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo", "may", "should", "must", "can"})
#: Kinds of expression whose words often stand in names, and the entities that they then are.
_EASILY_NAMES = frozenset({"wday", "monthof", "day", "night", "season", "weekend", "named"})
_NAMES = frozenset({"PERSON", "ORG", "GPE", "WORK_OF_ART", "FAC", "PRODUCT", "LAW", "NORP"})
#: Words that count a time from another one that was told, not from the article's date: "the following March".
_AFTER = frozenset({"following", "ensuing", "subsequent"})
_COUNTED = _AFTER | {"preceding", "same", "that"}


@dataclass(frozen=True, slots=True)
class TimeFound:
    """A time expression: tokens ``start`` to ``end`` (half-open), headed at ``head``."""

    start: int
    end: int
    head: int
    time: Time


@dataclass(slots=True)
class _Match:
    """An expression as the pattern found it, with the preposition before it ("" for none)."""

    kind: str
    start: int
    end: int
    text: str
    lead: str
    tense: Tense
    found: Resolved | None


def parse_date(text: str | None) -> date | None:
    """Read an ISO 8601 date, as it stands in a record; None for None.

    >>> parse_date("2025-05-27")
    datetime.date(2025, 5, 27)
    """
    return date.fromisoformat(text) if text else None


def find_times(sentence: Sentence, anchor: date | None, told: date | None = None) -> list[TimeFound]:
    """Find the time expressions of a sentence that name days, in text order, without overlap.

    :param anchor: the day the article was published; without it only complete dates are found.
    :param told: the first day of the time told last before the sentence, which "two years later" counts from.

    >>> s = Sentence.parse("They met on 3 June .", "nsubj ROOT prep nummod pobj punct", "2 2 2 5 3 2")
    >>> [t.time.start for t in find_times(s, date(2025, 5, 27))]
    ['2025-06-03']
    """
    words = TimeWords.load()
    if words.hints.isdisjoint(map(str.lower, sentence.words)):
        figures = [w for w in sentence.words if not w.isalpha()]
        if not any(map(_FIGURES.search, figures)):
            return []
    return _Finder(sentence, words, anchor, told).find()


def times_by_sentence(sentences: Iterable[Sentence], anchor: date | None) -> dict[int, list[TimeFound]]:
    """Give the times of an article by the number of their sentence: "a month later" counts from the one told last."""
    found: dict[int, list[TimeFound]] = {}
    told: date | None = None
    for s in sentences:
        times = found[s.index] = find_times(s, anchor, told)
        if times:
            last = times[-1].time
            told = _told(date.fromisoformat(last.start), date.fromisoformat(last.end), last.precision)
    return found


def _told(start: date, end: date, precision: Precision) -> date:
    """Give the day of a time from which a later one counts: "in 2014 ... the following March" is in 2015."""
    return end if precision == "year" else start


class _Finder:
    """One sentence with what the search for times asks about it."""

    def __init__(self, s: Sentence, words: TimeWords, anchor: date | None, told: date | None) -> None:
        self.s = s
        self.words = words
        self.anchor = anchor
        self.told = told
        self.text, self.starts = _plain(s)
        self.labels = {t: label for a, b, label in s.ents for t in range(a, b)}
        self.tenses: dict[int, Tense] = {}

    def find(self) -> list[TimeFound]:
        matches = []
        for match in self.words.pattern.finditer(self.text):
            kind = match.lastgroup
            start, end = self._tokens(match.start(), match.end())
            lead = _PREPOSITION.search(self.text, max(0, match.start() - 16), match.start())
            before = lead.group(1).lower() if lead else ""
            if kind and self._is_time(start, end, kind, match, before):
                tense = self._tense(_head(self.s, start, end)) if self.anchor else 0
                found = self._resolve(kind, match.group(), (start, end), tense)
                matches.append(_Match(kind, match.start(), match.end(), match.group(), before, tense, found))
                if found:
                    self.told = _told(found.start, found.end, found.precision)
        return [self._found(m) for m in _joined(matches, self.text, self.words, self.anchor) if m.found]

    def _tokens(self, start: int, end: int) -> tuple[int, int]:
        return bisect_right(self.starts, start) - 1, bisect_left(self.starts, end)

    def _is_time(self, start: int, end: int, kind: str, match: re.Match[str], lead: str) -> bool:
        """Tell times from names and counts: "May said", "2000 people", "Fox News Sunday"."""
        label = self.labels.get(start, "")
        if kind == "year":
            return self._is_year(end - 1, end, match, lead)
        if kind in _EASILY_NAMES and label in _NAMES:
            return False
        if kind == "monthof" and end - start == 1:
            return self.s.tags[start] not in _VERB_TAGS and (label == "DATE" or bool(lead))
        if kind == "day" and match.group().isupper() and not self.text.isupper():
            return False  # a newspaper's name
        return kind != "years" or label in ("", "DATE", "CARDINAL")

    def _is_year(self, number: int, end: int, match: re.Match[str], lead: str) -> bool:
        """A number of four digits is a year where it is said to be a date, or follows "in", or stands in brackets."""
        s, text = self.s, self.text
        label = self.labels.get(number, "")
        if label == "DATE":
            return True
        counts = s.deps[number] == "nummod" and s.tags[s.heads[number]] == "NNS"
        if label or counts or (end < len(s) and s.words[end] in ("%", "percent", "per")):
            return False
        bracketed = (
            text[match.start() - 1 : match.start()] == "(" and text[match.end() : match.end() + 1] == ")"
        )
        return bool(lead) or bracketed

    def _resolve(self, kind: str, text: str, span: tuple[int, int], tense: Tense) -> Resolved | None:
        start, end = span
        if kind == "later":
            return resolve(kind, text, self.words, anchor=self.told)
        before = self.s.words[start - 1].lower() if start else ""
        if kind == "monthof" and before in _COUNTED:
            return self._counted(text, before)
        year = self.told.year if self.told and self._that_year(end) else None
        found = resolve(kind, text, self.words, anchor=self.anchor, tense=tense, year=year)
        if found and found.inferred and before in _COUNTED:
            return None
        following = self.s.lemmas[end].lower() if end < len(self.s) else ""
        if found and found.inferred and kind in ("dmy", "mdy") and following.startswith(("attack", "terror")):
            named = self.words.named.get((found.start.month, found.start.day))
            if named:  # "the September 11 attacks"
                return Resolved(named, named, "day", False)
        return found

    def _that_year(self, end: int) -> bool:
        """Tell "in March that year", "in March of the same year"."""
        after = [w.lower() for w in self.s.words[end : end + 4]]
        rest = after[1:] if after[:1] == ["of"] else after
        return rest[:2] == ["that", "year"] or rest[:3] in (["that", "same", "year"], ["the", "same", "year"])

    def _counted(self, text: str, before: str) -> Resolved | None:
        """Read "that March", "the following March": of the year told last, or the first such month after it."""
        month = month_of(text)
        if self.told is None or month is None:
            return None
        year = (
            self.told.year
            + (before in _AFTER and month <= self.told.month)
            - (before == "preceding" and month >= self.told.month)
        )
        return Resolved(*month_span(year, month), "month", True)

    def _tense(self, token: int) -> Tense:
        """Where the governing verb has the time: ahead ("will", "scheduled for"), behind, or neither."""
        s, at = self.s, token
        for _ in range(_REACH):
            if s.pos[at] in VERBAL:
                if at not in self.tenses:
                    self.tenses[at] = _tense_of(s, at, self.words)
                return self.tenses[at]
            if s.lemmas[at] in self.words.ahead:
                return 1
            if s.heads[at] == at:
                return 0
            at = s.heads[at]
        return 0

    def _found(self, m: _Match) -> TimeFound:
        assert m.found is not None
        start, end = self._tokens(m.start, m.end)
        time = Time(
            start=m.found.start.isoformat(),
            end=m.found.end.isoformat(),
            text=self.text[m.start : m.end],
            precision=m.found.precision,
            inferred=m.found.inferred,
        )
        return TimeFound(start, end, _head(self.s, start, end), time)


def _plain(s: Sentence) -> tuple[str, list[int]]:
    """The sentence with single spaces, and where each token starts in it."""
    following = (*s.starts[1:], s.ends[-1])
    parts = [w + " " * (a > b) for w, b, a in zip(s.words, s.ends, following, strict=True)]
    return "".join(parts), list(accumulate(map(len, parts[:-1]), initial=0))


def _head(s: Sentence, start: int, end: int) -> int:
    """The token of a span whose head stands outside of it; the last one for want of any."""
    return next((t for t in range(start, end) if not start <= s.heads[t] < end or s.heads[t] == t), end - 1)


def _tense_of(s: Sentence, verb: int, words: TimeWords) -> Tense:
    auxiliaries = {
        s.lemmas[c].lower(): s.tags[c] for c in s.children[verb] if s.deps[c] in ("aux", "auxpass")
    }
    forms = {s.words[c].lower() for c in s.children[verb] if s.deps[c] == "aux"}
    if forms & _FUTURE:
        return 1
    if "would" in forms and "have" not in auxiliaries and s.deps[verb] == "ccomp":
        return 1  # "said that it would march on Saturday"
    if "have" in auxiliaries or forms & {"would", "could", "might"}:
        return -1
    if s.lemmas[verb] in words.ahead and (s.tags[verb] == "VBN" or s.deps[verb] == "acl"):
        return 1
    if s.tags[verb] == "VBD" or any(t == "VBD" for t in auxiliaries.values()):
        return -1
    if "to" in forms:
        above = s.heads[verb]
        if s.lemmas[above] == "be" and s.deps[verb] == "xcomp":  # "the ministers are to meet on Friday"
            return 1 if s.tags[above] in ("VBZ", "VBP") else 0
        return 1 if s.lemmas[above] in words.ahead or s.lemmas[above] == "go" or s.pos[above] == "NOUN" else 0
    return -1 if s.tags[verb] == "VBN" else 0


def _joined(matches: list[_Match], text: str, words: TimeWords, anchor: date | None) -> Iterator[_Match]:
    """Join what makes a range ("from 2014 to 2016", "between March and May"); open ranges end at the anchor."""
    k = 0
    while k < len(matches):
        m = matches[k]
        other = matches[k + 1] if k + 1 < len(matches) else None
        if other and (joined := _range(m, other, text[m.end : other.start], words, anchor)):
            yield joined
            k += 2
            continue
        if m.found and m.lead in _BOUNDED and m.kind != "years":
            m.found = _opened(m.found, m.lead, anchor)
        yield m
        k += 1


def _range(m: _Match, other: _Match, gap: str, words: TimeWords, anchor: date | None) -> _Match | None:
    connector = _CONNECTOR.match(gap)
    if not connector or other.found is None or (gap.strip() == "and" and m.lead != "between"):
        return None
    first = m.found
    if (first is None or first.inferred) and not other.found.inferred:
        first = resolve(m.kind, m.text, words, anchor=anchor, tense=m.tense, year=other.found.start.year)
    if first is None or first.start > other.found.end:
        return None
    found = Resolved(first.start, other.found.end, "range", first.inferred or other.found.inferred)
    return _Match(m.kind, m.start, other.end, "", m.lead, m.tense, found)


def _opened(found: Resolved, lead: str, anchor: date | None) -> Resolved | None:
    """ "Since 2014" runs to the anchor; "by June" ends there; "before" and "after" say only where it is not."""
    if lead == "since":
        return Resolved(found.start, max(anchor, found.end) if anchor else found.end, "range", found.inferred)
    if lead in ("until", "till", "by", "through") and anchor and anchor < found.start:
        return Resolved(anchor, found.end, "range", True)
    if lead in ("before", "after"):
        return None
    return found


#: No complete date is longer, in characters.
_DATE_WIDTH = 40
_FULL_DATE = ("iso", "numeric", "dmy", "mdy")
_FRESH = re.compile(
    r"\b(?:published|updated|posted|modified|issued|release[d]?)\b[^.\n]{0,20}$", re.IGNORECASE
)
_LATER = re.compile(
    r"\b(?:will|until|by|before|scheduled|due|deadline|expires?|starting|effective|from)\b", re.IGNORECASE
)


def infer_published(text: str) -> date | None:
    """Work out when a text was published from the complete dates in it; None when it has none.

    A date that the text says it was published, updated or posted on decides; else the latest one that isn't told to
    lie ahead ("will end on 1 January 2030").

    >>> infer_published("Candidates at a debate, 27 May 2025. They met on 30 June 2019.")
    datetime.date(2025, 5, 27)
    """
    words = TimeWords.load()
    found: list[date] = []
    for match in _near_years(text, words):
        if match.lastgroup not in _FULL_DATE:
            continue
        resolved = resolve(match.lastgroup, match.group(), words, anchor=None)
        if resolved is None:
            continue
        line = text[max(0, match.start() - 60) : match.start()].rpartition("\n")[2]
        if _FRESH.search(line):
            return resolved.end
        if not _LATER.search(line.rpartition(". ")[2]):
            found.append(resolved.end)
    return max(found, default=None)


def _near_years(text: str, words: TimeWords) -> Iterator[re.Match[str]]:
    """Search where a year stands and nowhere else: ten times as fast over a long text."""
    at = 0
    for year in YEAR.finditer(text):
        if year.end() > at:
            for match in words.pattern.finditer(
                text, max(at, year.start() - _DATE_WIDTH), year.end() + _DATE_WIDTH
            ):
                at = match.end()
                yield match
