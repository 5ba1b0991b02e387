"""SPARQL's surface: its text cut into tokens, so that a word in a string is never taken for a keyword."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

TokenKind = Literal[
    "comment", "string", "iri", "name", "variable", "word", "number", "open", "unclosed", "other"
]

#: SPARQL 1.1's terminals, as far as telling them apart needs. What opens a string and never closes it comes after the
#: whole strings. No alternative can match the empty text, and none repeats a repetition, so reading is linear.
_TOKEN = re.compile(
    r"""
    (?P<comment>\#[^\r\n]*)
  | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
  | (?P<string>
        \"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\" | '''(?:[^'\\]|\\.|'(?!''))*'''
      | "(?!"")(?:[^"\\\r\n]|\\.)*" | '(?!'')(?:[^'\\\r\n]|\\.)*' | ""(?!") | ''(?!')
    )
  | (?P<unclosed>["'])
  | (?P<variable>[?$][\w·]+)
  | (?P<name>(?:_|[^\W\d_][\w.·-]*)?:[\w.:%·\\-]*)
  | (?P<number>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?)
  | (?P<word>@?[^\W\d_][\w-]*)
  | (?P<open>[{(\[])
  | (?P<other>\S)
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a query, with the offset (code points) where it starts."""

    kind: TokenKind
    text: str
    start: int


def tokens(query: str) -> Iterator[Token]:
    """Cut a query into tokens, comments left out.

    >>> [(t.kind, t.text) for t in tokens('ASK { ?s :p "SERVICE" } # why')]
    [('word', 'ASK'), ('open', '{'), ('variable', '?s'), ('name', ':p'), ('string', '"SERVICE"'), ('other', '}')]
    """
    for found in _TOKEN.finditer(query):
        kind: TokenKind = found.lastgroup  # type: ignore[assignment]  # the groups are the kinds
        if kind != "comment":
            yield Token(kind, found[0], found.start())


def position(text: str, offset: int) -> tuple[int, int]:
    """Give line and column (both from 1) of a character offset.

    >>> position("ab\\ncd", 4)
    (2, 2)
    """
    line = text.count("\n", 0, offset) + 1
    return line, offset - text.rfind("\n", 0, offset)
