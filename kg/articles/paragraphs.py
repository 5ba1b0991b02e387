"""Text to paragraphs: stretches that are parsed apart, so that no sentence runs from a headline into a caption.

A blank line ends a paragraph, and so does a single line break, for most texts have one paragraph a line. Only where
the lines were evidently wrapped at a width (e-mail, PDF) are they joined.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

#: Longest stretch that is parsed at once, in code points; longer paragraphs are cut at a sentence end.
MAX_PARAGRAPH = 20_000

#: Lines wider than this weren't wrapped by a program or a typewriter.
_WIDEST_WRAP = 130

#: Below this length a line that stops without a full stop is a heading, not the first line of a wrapped pair.
_SHORT_LINE = 25

_LINE = re.compile(r"[^\n\r\x0b\x0c\u2028\u2029]+")
_BLANK = re.compile(r"(?:\r\n|\n|\r(?!\n)|\x0b|\u2028){2}|[\x0c\u2029]")
_BULLET = re.compile(r"(?:[-*•–—·▪]|\(?[0-9a-z]{1,2}[.)])\s")
_TERMINAL = re.compile(r"[.!?…][\"'”’)\]]{0,3}\Z")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]{0,3}\s")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space around it: offsets into the text, and how far it was indented."""

    start: int
    end: int
    indent: int
    text: str


def paragraphs(text: str, *, wrapped: bool | None = None) -> list[tuple[int, int]]:
    r"""Give each paragraph's offsets (code points, half-open, no white space at the ends), in text order.

    :param wrapped: whether lines are wrapped at a width; told from the text where None.

    >>> paragraphs("One line.\nAnother.\n\nA third.")
    [(0, 9), (10, 18), (20, 28)]
    """
    blocks = list(_blocks(text))
    joined = looks_wrapped(blocks) if wrapped is None else wrapped
    width = _width(blocks) if joined else 0
    found: list[tuple[int, int]] = []
    for block in blocks:
        start = block[0].start
        for line, following in pairwise(block):
            if _breaks(line, following, width):
                found.extend(_pieces(text, start, line.end))
                start = following.start
        found.extend(_pieces(text, start, block[-1].end))
    return found


def looks_wrapped(blocks: Sequence[Sequence[Line]]) -> bool:
    """Say whether lines run on: many stop without a full stop before a line that begins in lower case."""
    pairs = [pair for block in blocks for pair in pairwise(block)]
    if len(pairs) < 2 or _width(blocks) > _WIDEST_WRAP:
        return False
    return sum(_continues(a, b) for a, b in pairs) * 5 >= len(pairs) * 2


def _blocks(text: str) -> Iterator[list[Line]]:
    """Yield runs of lines between blank lines."""
    block: list[Line] = []
    reached = 0
    for match in _LINE.finditer(text):
        content = match.group()
        gap = text[reached : match.start()]
        reached = match.end()
        if block and _BLANK.search(gap):
            yield block
            block = []
        bare = content.strip()
        if bare:
            indent = len(content) - len(content.lstrip())
            start = match.start() + indent
            block.append(Line(start, start + len(bare), indent, bare))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _width(blocks: Sequence[Sequence[Line]]) -> int:
    """Give the width that lines were wrapped at: the ninth decile of the lengths of lines with a line after them."""
    lengths = sorted(len(line.text) for block in blocks for line in block[:-1])
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _continues(line: Line, following: Line) -> bool:
    first = following.text[0]
    return (first.islower() or first.isdigit()) and line.text[-1] not in '.!?:;…"”’)'


def _breaks(line: Line, following: Line, width: int) -> bool:
    """Say whether a paragraph ends between two neighbouring lines; a width of 0 means that they aren't wrapped."""
    if not width:
        runs_on = (
            following.text[0].islower() and len(line.text) >= _SHORT_LINE and _continues(line, following)
        )
        return not runs_on
    if _BULLET.match(following.text) or following.indent >= line.indent + 2:
        return True
    if following.text[0].islower():
        return False
    # If the next word would have fitted on the line, the break was meant. Proportional type (PDF) needs some slack.
    taken = len(line.text) + 1 + len(following.text.split(maxsplit=1)[0])
    return taken <= width * (0.95 if _TERMINAL.search(line.text[-5:]) else 0.75)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a stretch of more than :data:`MAX_PARAGRAPH` code points at a sentence end, else at a space, else there."""
    while end - start > MAX_PARAGRAPH:
        limit = start + MAX_PARAGRAPH
        ends = [
            m.start() + len(m.group().rstrip()) for m in _SENTENCE_END.finditer(text, limit - 4000, limit)
        ]
        cut = ends[-1] if ends else text.rfind(" ", start + 1, limit)
        cut = cut if cut > start else limit
        yield start, cut
        start = cut
        while start < end and text[start].isspace():
            start += 1
    # A cut inside a run of spaces leaves them at the piece's end.
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        yield start, end
