"""When: the time expressions of a sentence as first and last days, and which of them belongs to which predicate."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kg.extraction.calendar_words import TimeWords
from kg.extraction.dates import Resolved, Tense, resolve
from kg.extraction.sentence import Sentence
from kg.model import Time

_DIGIT = re.compile(r"\d")
_PREPOSITION = re.compile(
    r"\b(since|from|between|until|till|through|by|before|after|in|on|for|of|to|during|and|around|about)(?: the)?(?: year)? $",
    re.IGNORECASE,
)
_CONNECTOR = re.compile(r"^ ?(?:to|until|till|through|and|-|–|—) ?$", re.IGNORECASE)
_BOUNDED = frozenset({"since", "from", "until", "till", "by", "before", "after", "through"})
#: How far up the parse a time may belong; bounds the cost in sentences that nest thousands deep.
_REACH = 12
#: Of a sentence's times, how many around a predicate may be its own.
_NEAREST = 16
_VERBAL = frozenset({"VERB", "AUX"})


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


def find_times(sentence: Sentence, anchor: date | None) -> list[TimeFound]:
    """Find the time expressions of a sentence that name days, in text order, without overlap.

    :param anchor: the day the article was published; without it only complete dates are found.

    >>> s = Sentence.parse("They met on 3 June .", "nsubj ROOT prep nummod pobj punct", "2 2 2 5 3 2")
    >>> [t.time.start for t in find_times(s, date(2025, 5, 27))]
    ['2025-06-03']
    """
    words = TimeWords.load()
    lowered = {w.lower() for w in sentence.words}
    if words.hints.isdisjoint(lowered) and not any(map(_DIGIT.search, sentence.words)):
        return []
    text, starts = _plain(sentence)
    tenses: dict[int, Tense] = {}
    matches = []
    for match in words.pattern.finditer(text):
        kind = match.lastgroup
        tokens = _tokens(starts, match.start(), match.end())
        if kind is None or not _is_time(sentence, tokens, kind, text, match, words):
            continue
        lead = _PREPOSITION.search(text, max(0, match.start() - 16), match.start())
        tense = _tense(sentence, _head(sentence, *tokens), words, tenses) if anchor else 0
        matches.append(
            _Match(
                kind,
                match.start(),
                match.end(),
                match.group(),
                lead.group(1).lower() if lead else "",
                tense,
                resolve(kind, match.group(), words, anchor=anchor, tense=tense),
            )
        )
    return [_found(sentence, starts, text, m) for m in _joined(matches, text, words, anchor) if m.found]


def _plain(s: Sentence) -> tuple[str, list[int]]:
    """The sentence with single spaces, and where each token starts in it."""
    parts: list[str] = []
    starts: list[int] = []
    at = 0
    before = s.starts[0]
    for word, start, end in zip(s.words, s.starts, s.ends, strict=True):
        if start > before:
            parts.append(" ")
            at += 1
        starts.append(at)
        parts.append(word)
        at += len(word)
        before = end
    return "".join(parts), starts


def _tokens(starts: list[int], start: int, end: int) -> tuple[int, int]:
    return bisect_right(starts, start) - 1, bisect_left(starts, end)


def _head(s: Sentence, start: int, end: int) -> int:
    """The token of a span whose head stands outside of it; the last one for want of any."""
    return next((t for t in range(start, end) if not start <= s.heads[t] < end or s.heads[t] == t), end - 1)


def _is_time(
    s: Sentence, tokens: tuple[int, int], kind: str, text: str, match: re.Match[str], words: TimeWords
) -> bool:
    """Tell times from names and counts: "May said", "2000 people", "the Spring"."""
    start, end = tokens
    if kind == "year":
        return _is_year(s, tokens, text, match)
    if kind == "monthof" and end - start == 1:
        if s.tags[start] in ("MD", "VB", "VBD", "VBP", "VBZ"):
            return False
        if any(a <= start < b and label in ("PERSON", "ORG", "GPE") for a, b, label in s.ents):
            return False
        return _dated(s, start) or bool(_PREPOSITION.search(text, max(0, match.start() - 16), match.start()))
    if kind == "years":
        return not any(a <= start < b and label not in ("DATE", "CARDINAL") for a, b, label in s.ents)
    if kind == "day" and end < len(s):
        return s.words[end].lower() not in ("'s", "’s") or s.words[start].lower() != "today"
    return True


def _is_year(s: Sentence, tokens: tuple[int, int], text: str, match: re.Match[str]) -> bool:
    end = tokens[1]
    number = end - 1
    after = s.words[end] if end < len(s) else ""
    if s.deps[number] == "nummod" and s.tags[s.heads[number]] == "NNS" and not _dated(s, number):
        return False
    if after in ("%", "percent", "per", "km", "dollars", "people", "miles", "kilometres", "kilometers"):
        return False
    if _dated(s, number):
        return True
    if any(a <= number < b for a, b, _ in s.ents):
        return False
    return bool(
        _PREPOSITION.search(text, max(0, match.start() - 16), match.start())
        or (text[match.start() - 1 : match.start()] == "(" and text[match.end() : match.end() + 1] == ")")
    )


def _dated(s: Sentence, token: int) -> bool:
    return any(label == "DATE" and a <= token < b for a, b, label in s.ents)


def _tense(s: Sentence, token: int, words: TimeWords, known: dict[int, Tense]) -> Tense:
    """Where the governing verb has the time: ahead ("will", "plans to", "scheduled for"), behind, or neither."""
    at = token
    for _ in range(_REACH):
        if s.pos[at] in _VERBAL:
            if at not in known:
                known[at] = _tense_of(s, at, words)
            return known[at]
        if s.lemmas[at] in words.ahead:
            return 1
        if s.heads[at] == at:
            return 0
        at = s.heads[at]
    return 0


def _tense_of(s: Sentence, verb: int, words: TimeWords) -> Tense:
    auxiliaries = {
        s.lemmas[c].lower(): s.tags[c] for c in s.children[verb] if s.deps[c] in ("aux", "auxpass")
    }
    forms = {s.words[c].lower() for c in s.children[verb] if s.deps[c] == "aux"}
    if forms & {"will", "'ll", "’ll", "shall", "wo", "may", "should", "must", "can"}:
        return 1
    if "have" in auxiliaries or forms & {"would", "could", "might"}:
        return -1
    if s.lemmas[verb] in words.ahead and (s.tags[verb] == "VBN" or s.deps[verb] == "acl"):
        return 1
    if s.tags[verb] == "VBD" or any(t == "VBD" for t in auxiliaries.values()):
        return -1
    if "to" in forms:
        above = s.heads[verb]
        return (
            1
            if s.lemmas[above] in words.ahead or s.lemmas[above] in ("go", "will") or s.pos[above] == "NOUN"
            else 0
        )
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
            m.found = _opened(m.found, m.lead, m.tense, anchor)
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


def _opened(found: Resolved, lead: str, tense: Tense, anchor: date | None) -> Resolved | None:
    """ "Since 2014" runs to the anchor; "by June" ends there; "before" and "after" say only where it is not."""
    if lead in ("since", "from") and (lead == "since" or tense <= 0):
        end = max(anchor, found.end) if anchor else found.end
        return Resolved(found.start, end, "range", found.inferred)
    if lead in ("until", "till", "by", "through") and anchor and anchor < found.start:
        return Resolved(anchor, found.end, "range", True)
    if lead in ("before", "after"):
        return None
    return found


def _found(s: Sentence, starts: list[int], text: str, m: _Match) -> TimeFound:
    assert m.found is not None
    start, end = _tokens(starts, m.start, m.end)
    time = Time(
        start=m.found.start.isoformat(),
        end=m.found.end.isoformat(),
        text=text[m.start : m.end],
        precision=m.found.precision,
        inferred=m.found.inferred,
    )
    return TimeFound(start, end, _head(s, start, end), time)


_CLAUSAL = frozenset({"ccomp", "advcl", "relcl", "acl", "parataxis", "csubj", "conj", "pcomp", "xcomp"})
_EVENT_ENDINGS = ("tion", "sion", "ment", "ance", "ence", "ing", "al", "ure")


def time_of(predicate: int, sentence: Sentence, times: Sequence[TimeFound]) -> Time | None:
    """Give the time that belongs to a verb or event noun, or None.

    A time belongs to what it modifies; to the verb whose clause it stands in, unless a noun in between is itself an
    event; to the noun that a participle schedules ("the exercises scheduled for August"); and to the subject or
    object of a verb that says no more than that the event takes place ("held talks on Monday").

    >>> s = Sentence.parse("Talks scheduled for August matter .", "nsubj acl prep pobj ROOT punct", "5 1 2 3 5 5",
    ...                    pos="NOUN VERB ADP PROPN VERB PUNCT", lemmas="talk schedule for August matter .")
    >>> time_of(0, s, find_times(s, date(2025, 5, 27))).start
    '2025-08-01'
    """
    if not times:
        return None
    words = TimeWords.load()
    if len(times) > _NEAREST:
        middle = bisect_left(times, predicate, key=lambda t: t.start)
        times = times[max(0, middle - _NEAREST // 2) : middle + _NEAREST // 2]
    ranked = [
        (rank, abs(t.head - predicate), t) for t in times if (rank := _belongs(predicate, sentence, t, words))
    ]
    return min(ranked, key=lambda r: r[:2])[2].time if ranked else None


def _belongs(predicate: int, s: Sentence, found: TimeFound, words: TimeWords) -> int:
    """How closely a time belongs to a predicate: 1 closest, 0 not at all."""
    if found.start <= predicate < found.end:
        return 0
    path = [found.head]
    for _ in range(_REACH):
        if s.heads[path[-1]] == path[-1]:
            break
        path.append(s.heads[path[-1]])
    if predicate in path:
        return _below(path[1 : path.index(predicate)], predicate, s, words)
    support = s.heads[predicate]
    if (
        support in path
        and s.deps[predicate] in ("dobj", "nsubj", "nsubjpass", "attr", "pobj", "agent")
        and s.lemmas[support] in words.light
        and s.pos[predicate] not in _VERBAL
    ):
        return 3 * bool(_below(path[1 : path.index(support)], support, s, words))
    return 0


def _below(between: list[int], predicate: int, s: Sentence, words: TimeWords) -> int:
    """How closely a time belongs to a predicate above it, with these tokens on the way up."""
    rank = 1
    below_of = (
        False  # "the accord of 2012 says": the year is the accord's; "at the end of August" was read as one
    )
    for token in between:
        if s.pos[token] in _VERBAL and s.deps[token] in _CLAUSAL:
            if s.deps[token] in ("acl", "relcl") and s.lemmas[token] in words.light:
                rank = max(rank, 2)
                continue
            return 0
        if s.pos[token] in ("NOUN", "PROPN"):
            lemma = s.lemmas[token].lower()
            if below_of or lemma in words.events or lemma.endswith(_EVENT_ENDINGS):
                return 0
            rank = 2
        below_of = s.pos[token] == "ADP" and s.lemmas[token] == "of"
    return rank


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
    for match in words.pattern.finditer(text):
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
