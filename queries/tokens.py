"""SPARQL's surface: its text cut into tokens, so that a word in a string is never taken for a keyword."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

TokenKind = Literal["string", "iri", "name", "variable", "word", "number", "open", "unclosed", "other"]

#: SPARQL 1.1's terminals, as far as telling them apart needs. Each is read once from each place and never again, so a
#: text is cut in linear time, whatever it holds: what opens a string and never closes it takes all the rest with it.
_TOKEN = re.compile(
    r"""
    (?P<space>\s+ | \#[^\r\n]*)
  | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
  | (?P<string>
        \"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\" | '''(?:[^'\\]|\\.|'(?!''))*'''
      | "(?!"")(?:[^"\\\r\n]|\\.)*" | '(?!'')(?:[^'\\\r\n]|\\.)*' | ""(?!") | ''(?!')
    )
  | (?P<unclosed>["'].*)
  | (?P<variable>[?$][\w·]+)
  | (?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)
  | (?P<word>@?[^\W\d_][\w·-]*(?:\.[\w·-]+)* | _(?=:))
  | (?P<name>:)
  | (?P<open>[{(\[])
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_LOCAL = re.compile(r":[\w:%·\\-]*(?:\.+[\w:%·\\-]+)*")


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a query, with the offset (code points) where it starts."""

    kind: TokenKind
    text: str
    start: int


def tokens(query: str) -> Iterator[Token]:
    """Cut a query into tokens; white space and comments are left out.

    >>> [(t.kind, t.text) for t in tokens('ASK { ?s a:p "SERVICE" . } # why')]  # doctest: +NORMALIZE_WHITESPACE
    [('word', 'ASK'), ('open', '{'), ('variable', '?s'), ('name', 'a:p'), ('string', '"SERVICE"'), ('other', '.'),
     ('other', '}')]
    """
    start = 0
    while start < len(query):
        found = _TOKEN.match(query, start)
        assert found is not None  # the last alternative takes any character
        kind, end = found.lastgroup, found.end()
        if kind in ("word", "name"):
            local = _LOCAL.match(query, found.start() if kind == "name" else end)
            if local is not None:
                kind, end = "name", local.end()
        if kind != "space":
            yield Token(kind, query[start:end], start)  # type: ignore[arg-type]  # the groups are the kinds
        start = end


def position(text: str, offset: int) -> tuple[int, int]:
    """Give line and column (both from 1) of a character offset.

    >>> position("ab\\ncd", 4)
    (2, 2)
    """
    line = text.count("\n", 0, offset) + 1
    return line, offset - text.rfind("\n", 0, offset)
