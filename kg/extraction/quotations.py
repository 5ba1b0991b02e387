"""Quotations: what stands between quotation marks, over sentences and paragraphs, when marks are missing too.

A mark that is never closed costs its own sentence and not the rest of the document; a quotation that runs over
several paragraphs, each opened anew and only the last one closed (the press's convention), is one quotation.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extraction.sentence import Sentence

#: Everything that may open or close a quotation. Two straight single quotes are an old typewriter's double one.
_MARK = re.compile("[\"“”„«»‘’']{1,3}|``")
_DOUBLE = {'"', "“", "”", "„", "«", "»", "''", "``", "‘‘", "’’"}
_OPENERS = {"“", "„", "«", "``", "‘‘"}
_CLOSERS = {"”", "»", "’’"}
_BEFORE_OPENING = " \t\n\u00a0([{—–-―:/\u2009"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Offsets of a quotation, marks included. ``single``: set in single marks; ``closed``: its closing mark stands there."""

    start: int
    end: int
    single: bool = False
    closed: bool = True


@dataclass(slots=True)
class _Open:
    at: int
    single: bool
    nested: int = 0


class Quotations:
    """The quotations of one article in text order; they don't overlap.

    >>> text = "He said: “We won’t go.” She called it ‘a ploy’."
    >>> s = Sentence.parse(text, " ".join(["dep"] * 10), " ".join(["1"] * 10))
    >>> [text[q.start : q.end] for q in Quotations(text, [s])]
    ['“We won’t go.”', '‘a ploy’']
    """

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        self._all = list(_joined(text, paragraphs_of(text, sentences)))
        self._starts = [q.start for q in self._all]

    def __iter__(self) -> Iterator[Quotation]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def __getitem__(self, number: int) -> Quotation:
        return self._all[number]

    def at(self, offset: int) -> Quotation | None:
        """Give the quotation that covers an offset, or None."""
        number = self.upto(offset) - 1
        return self._all[number] if number >= 0 and offset < self._all[number].end else None

    def upto(self, offset: int) -> int:
        """Count the quotations that start at or before an offset."""
        return bisect_right(self._starts, offset)


def paragraphs_of(text: str, sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    """Group sentences that stand on one line of one part."""
    group: list[Sentence] = []
    for s in sentences:
        if group and (s.paragraph != group[-1].paragraph or "\n" in text[group[-1].end : s.start]):
            yield group
            group = []
        group.append(s)
    if group:
        yield group


def _joined(text: str, paragraphs: Iterator[list[Sentence]]) -> Iterator[Quotation]:
    """Find each paragraph's quotations, and join those that run on into the next paragraph."""
    pending: Quotation | None = None
    alone: Quotation | None = None  # what is quoted at least, if nothing follows that is opened anew
    for paragraph in paragraphs:
        found = list(_in_paragraph(text, paragraph))
        runs_on = bool(pending and found and found[0].start == paragraph[0].start and not found[0].single)
        if pending and runs_on:
            found[0] = Quotation(pending.start, found[0].end, False, found[0].closed)
        elif pending:
            yield alone or pending
        last = found[-1] if found else None
        pending = alone = None
        if last and not last.closed and not last.single and last.end >= paragraph[-1].end - 1:
            pending = found.pop()
        elif last and not last.closed and not last.single and _quoted_throughout(last, paragraph, runs_on):
            pending = Quotation(last.start, paragraph[-1].end, False, False)
            found.pop()
        elif (
            last
            and not last.closed
            and not last.single
            and text[max(0, last.start - 2) : last.start].rstrip()[-1:] in (":", ",")
        ):
            pending = Quotation(last.start, paragraph[-1].end, False, False)  # 'She said: "Bern has won. ...'
            alone = found.pop()
        yield from found
    if pending:
        yield alone or pending


def _quoted_throughout(last: Quotation, paragraph: list[Sentence], runs_on: bool) -> bool:
    """Say whether an unclosed mark at the paragraph's start means the whole paragraph, which runs on into the next."""
    return last.start <= paragraph[0].start and (runs_on or len(paragraph) > 1)


def _in_paragraph(text: str, paragraph: list[Sentence]) -> Iterator[Quotation]:
    begin, stop = paragraph[0].start, paragraph[-1].end
    ends = [s.end for s in paragraph]

    def cut(at: int) -> int:
        """Where the sentence of an offset ends: what an unclosed mark costs."""
        return ends[min(bisect_right(ends, at), len(ends) - 1)]

    opened: _Open | None = None
    for match in _MARK.finditer(text, begin, stop):
        mark = match.group()
        for at, sign in _signs(match.start(), mark):
            single = sign not in _DOUBLE
            if single and opened and (not opened.single or cut(opened.at) <= at):
                if not opened.single:
                    continue
                opened = None  # a single quote that its sentence doesn't close was an apostrophe
            opens, closes = _role(text, at, at + len(sign), sign)
            if opened and opened.single == single and closes and opened.nested:
                opened.nested -= 1
            elif opened and opened.single == single and closes:
                yield Quotation(opened.at, at + len(sign), single)
                opened = None
            elif opens:
                if opened and sign in _OPENERS and cut(opened.at) > at and not single:
                    opened.nested += 1
                    continue
                if opened and not opened.single:
                    yield Quotation(opened.at, cut(opened.at), False, False)
                opened = _Open(at, single)
    if opened and not opened.single:
        yield Quotation(opened.at, cut(opened.at), False, False)


def _signs(at: int, mark: str) -> Iterator[tuple[int, str]]:
    """Split a run of marks into single signs: ``'"`` are two, ``''`` is one."""
    i = 0
    while i < len(mark):
        width = 2 if mark[i : i + 2] in _DOUBLE else 1
        yield at + i, mark[i : i + width]
        i += width


def _role(text: str, start: int, end: int, sign: str) -> tuple[bool, bool]:
    """Say whether a sign may open and may close a quotation, by its shape and what stands beside it."""
    if sign in _OPENERS:
        return True, False
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if sign in _CLOSERS:  # typists set ” before a quotation, too
        return before.isspace() and after.isalnum(), before != "\n"
    if sign == "‘":
        return not before.isalnum() and not after.isspace(), False
    if sign in _DOUBLE:
        return not after.isspace(), not before.isspace() or after.isspace()
    beside = before in _BEFORE_OPENING or before in '"“”'
    return beside and not after.isspace() and sign != "’", not before.isspace() and not after.isalnum()
