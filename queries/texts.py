"""A query as it was handed in: the text itself, a file, or standard input."""

from __future__ import annotations

import sys
from pathlib import Path

from kg.errors import QueryError

#: Longest query that is read, in bytes.
MAX_BYTES = 1_000_000


def read_query(given: str) -> str:
    """Give the text of a query that is an argument, a file's name, or ``-`` for standard input.

    :raises QueryError: for a file that isn't there or can't be read.

    >>> read_query("ASK {}")
    'ASK {}'
    >>> read_query("nowhere.rq")
    Traceback (most recent call last):
    kg.errors.QueryError: nowhere.rq: no such file; give a query, a file or -
    """
    if given == "-":
        return _decoded(sys.stdin.buffer.read(MAX_BYTES + 1), "standard input")
    if "{" in given or "\n" in given:
        return given
    path = Path(given)
    try:
        if path.is_file():
            with path.open("rb") as stream:
                return _decoded(stream.read(MAX_BYTES + 1), given)
    except OSError as exc:
        raise QueryError(f"{given}: can't be read ({exc.strerror})") from exc
    if path.suffix or "/" in given:
        raise QueryError(f"{given}: no such file; give a query, a file or -")
    return given


def _decoded(data: bytes, where: str) -> str:
    if len(data) > MAX_BYTES:
        raise QueryError(f"{where}: longer than {MAX_BYTES:,} bytes; that is no query")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        raise QueryError(f"{where}: not UTF-8 (byte {exc.start}); save it as UTF-8") from exc
