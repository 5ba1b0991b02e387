"""JSON Lines: one article (or one finished record) a line, read without holding the file in memory."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from kg.articles.decoding import too_large
from kg.articles.frontmatter import Metadata
from kg.errors import ArticleError
from kg.model import Record
from kg.records import from_json

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds a text: its metadata and warnings beside it."""

    text: str
    metadata: Metadata
    warnings: tuple[str, ...] = ()


def raw_lines(stream: BinaryIO, *, max_bytes: int) -> Iterator[tuple[int, bytes | None]]:
    """Yield each line that isn't blank with its number from 1; None for one beyond the limit, which is never held whole."""
    number = 0
    while line := stream.readline(max_bytes + 1):
        number += 1
        if len(line) > max_bytes and not line.endswith(b"\n"):
            while (rest := stream.readline(1 << 20)) and not rest.endswith(b"\n"):
                pass
            yield number, None
        elif line.strip():
            yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line


def parse_line(line: bytes | None, *, where: str, max_bytes: int) -> Line | Record:
    """Read one JSON object: ``{"text": ...}`` with optional metadata, or a record.

    Half a surrogate pair, which JSON can write and no text can hold, becomes U+FFFD, so offsets stay.

    :raises ArticleError: saying what is wrong with the line.
    :raises RecordError: for an object that is meant as a record and breaks the contract.
    """
    if line is None:
        raise too_large(where, max_bytes)
    try:
        found = json.loads(line)
    except UnicodeDecodeError as exc:
        raise ArticleError(f"{where}: not UTF-8; save the file as UTF-8") from exc
    except json.JSONDecodeError as exc:
        raise ArticleError(f"{where}: not JSON: {exc.msg} at column {exc.colno}") from exc
    except RecursionError as exc:
        raise ArticleError(f"{where}: JSON nested too deeply") from exc
    except ValueError as exc:  # a figure of thousands of digits
        raise ArticleError(f"{where}: not JSON that can be read: {str(exc)[:80]}") from exc
    if not isinstance(found, dict):
        raise ArticleError(f'{where}: not an object; each line must be {{"text": ...}}')
    if "article" in found and "text" not in found:
        return from_json(line, where=where)
    text = found.get("text")
    if not isinstance(text, str):
        raise ArticleError(f'{where}: no "text"; each line must be {{"text": ...}}')
    if len(text) > max_bytes:
        raise too_large(where, max_bytes)
    fields = {k: _SURROGATE.sub("\ufffd", v) if isinstance(v, str) else v for k, v in found.items()}
    mended = str(fields["text"])
    warnings = (f"{where}: half surrogate pairs replaced by U+FFFD",) if mended != text else ()
    return Line(mended, Metadata.from_fields(fields, where=where), warnings)
