"""Bytes to text: the size limit, what is no text at all, and encodings other than UTF-8."""

from __future__ import annotations

import codecs
import re
from typing import BinaryIO

from kg.errors import ArticleError

#: Largest input that is read unless the caller says otherwise, in bytes.
MAX_BYTES = 5_000_000

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"charset\s{0,9}=\s{0,9}[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)

#: What people save by mistake, told by its first bytes; the name makes the message useful.
_SIGNATURES = (
    (b"PK\x03\x04", "a Zip archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x7fELF", "a program"),
)

# Control characters that no text holds; tab, line feed, form feed, carriage return and escape do occur.
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27})


def read_limited(stream: BinaryIO, *, where: str, max_bytes: int) -> bytes:
    """Read all of a stream, but never more than one byte beyond the limit.

    :raises ArticleError: when there is more than ``max_bytes``, or nothing at all.
    """
    data = stream.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise too_large(where, max_bytes)
    if not data.strip():
        raise ArticleError(f"{where}: empty; nothing to read")
    return data


def too_large(where: str, max_bytes: int) -> ArticleError:
    """Give the error for an input beyond the size limit."""
    return ArticleError(
        f"{where}: larger than {max_bytes:,} bytes; raise the limit with --max-size, or split it"
    )


def decode(data: bytes, *, where: str, html: bool = False) -> tuple[str, tuple[str, ...]]:
    """Turn bytes into text, code point for code point; a byte order mark is no part of it.

    UTF-8 first, then what an HTML page declares, then a guess by charset-normalizer, with a warning that names it.

    :returns: the text, and warnings to show.
    :raises ArticleError: for binary data, and where no encoding can be told.

    >>> decode("café".encode(), where="a.txt")
    ('café', ())
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding).removeprefix("\ufeff"), ()
            except UnicodeDecodeError as exc:
                raise ArticleError(f"{where}: begins as {encoding.upper()} but isn't: {exc.reason}") from exc
    refuse_binary(data, where=where)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass  # expected: what follows is for exactly this case
    told = (_declared(data) if html else None) or _guess(data)
    if told is None:
        raise ArticleError(f"{where}: neither UTF-8 nor any encoding that can be told; save it as UTF-8")
    return data.decode(told, errors="replace"), (f"{where}: not UTF-8; read as {told}",)


def refuse_binary(data: bytes, *, where: str) -> None:
    """Raise :class:`ArticleError` for data that is no text, by its first bytes or its control characters."""
    for mark, name in _SIGNATURES:
        if data.startswith(mark):
            raise ArticleError(f"{where}: {name}, not text; give plain text, HTML or PDF")
    sample = data[:65536]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if b"\0" in sample or controls > len(sample) // 200:
        raise ArticleError(f"{where}: binary, not text; give plain text, HTML or PDF")


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:4096])
    if found is None:
        return None
    try:
        encoding = codecs.lookup(found.group(1).decode("ascii")).name
        data.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        return None
    # Browsers read Latin-1 as Windows-1252, and so do the people who write "ISO-8859-1" over curly quotes.
    return "cp1252" if encoding == "iso8859-1" else encoding


def _guess(data: bytes) -> str | None:
    from charset_normalizer import from_bytes  # late: `import kg` is instant

    matches = from_bytes(data)
    best = matches.best()
    if best is None:
        return None
    # The text is to be English: of encodings that fit equally well the western one is meant, though charset-normalizer
    # lists by alphabet (cp1250 reads the n with tilde of "Peña" as Polish, and fits as well as cp1252).
    equal = {name for match in matches if match.chaos <= best.chaos for name in match.could_be_from_charset}
    return next((name for name in ("cp1252", "mac_roman") if name in equal), best.encoding)
