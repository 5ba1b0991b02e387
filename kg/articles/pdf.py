"""PDF files to text, by pypdf: pages joined, lines unwrapped, running headers and page numbers set aside."""

from __future__ import annotations

import collections
import io
import logging
import re
import struct
import zlib
from dataclasses import dataclass

from kg.articles.characters import one_spelling
from kg.articles.frontmatter import Metadata
from kg.articles.furniture import plain
from kg.articles.paragraphs import paragraphs
from kg.articles.zones import Block
from kg.errors import ArticleError

_FURNITURE = "page header or footer"
_PAGE_NUMBER = re.compile(r"(?:page\s)?\d{1,4}(?:\s?(?:/|of)\s?\d{1,4})?\Z", re.IGNORECASE)
_BROKEN_WORD = re.compile(r"([^\W\d_]{2,40})[-\u00ad]\n([^\W\d_]{2,40})")
_HYPHENATED = re.compile(r"[^\W\d_]{1,40}-[^\W\d_]{1,40}")
_DIGITS = re.compile(r"\d+")

# How a damaged or hostile file shows: pypdf raises its own errors for what it checks, and these for what it doesn't
# (each was met when valid files were changed at random).
_DAMAGE = (
    ValueError, LookupError, TypeError, AttributeError, AssertionError, ArithmeticError, RuntimeError, EOFError, OSError,
    zlib.error, struct.error,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sheets:
    """A PDF's text, its paragraphs (``reason`` set for headers and footers), and its metadata."""

    text: str
    blocks: tuple[Block, ...]
    metadata: Metadata


def read_pdf(data: bytes, *, where: str, max_chars: int) -> Sheets:
    """Take the text out of a PDF.

    A PDF has no text of its own, only placed glyphs, so the text is made here: paragraphs on one line each, words that
    were broken at a line's end mended, and a paragraph that runs over a page's end whole, with the header and footer
    lines between its halves put after it.

    :raises ArticleError: for a damaged or encrypted file, and for one without text (a scan).
    """
    pages, metadata = _contents(data, where=where, max_chars=max_chars)
    if not any(page.strip() for page in pages):
        raise ArticleError(f"{where}: no text in it, as in a scan; run text recognition (OCR) on it first")
    lines = [[line.strip() for line in page.strip().splitlines()] for page in pages]
    running = _running(lines)
    body: list[str] = []
    aside: list[str] = []
    for page in lines:
        for i, line in enumerate(page):
            edge = i in (0, 1, len(page) - 2, len(page) - 1)
            is_running = edge and (_key(line) in running or (len(pages) > 1 and _PAGE_NUMBER.match(line)))
            (aside if is_running else body).append(line)
    return _compose("\n".join(body), aside, metadata)


def _contents(data: bytes, *, where: str, max_chars: int) -> tuple[list[str], Metadata]:
    """Give each page's text, and what the file's properties say."""
    from pypdf import PdfReader  # late: `import kg` is instant
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its notes on sloppy files are no help to a reader
    pages: list[str] = []
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ArticleError(f"{where}: encrypted; save it without a password")
        for page in reader.pages:
            pages.append(page.extract_text())
            if sum(map(len, pages)) > max_chars:
                raise ArticleError(
                    f"{where}: more than {max_chars:,} characters of text; raise the limit with --max-size"
                )
        title = reader.metadata.title if reader.metadata else None
    except (PyPdfError, *_DAMAGE) as exc:
        raise ArticleError(
            f"{where}: a damaged PDF ({type(exc).__name__}); save it again, or give its text"
        ) from exc
    return pages, Metadata(title=" ".join(one_spelling(title).split()) or None) if isinstance(
        title, str
    ) else Metadata()


def _key(line: str) -> str:
    return _DIGITS.sub("#", plain(line))


def _running(pages: list[list[str]]) -> set[str]:
    """Give the lines, figures aside, that stand at the edge of at least half the pages, and of three."""
    seen = collections.Counter(
        key for page in pages for key in {_key(line) for line in [*page[:2], *page[-2:]]}
    )
    return {key for key, count in seen.items() if count >= max(3, len(pages) / 2)}


def _mend(paragraph: str, hyphenated: set[str]) -> str:
    """Join words that were broken at a line's end: without the hyphen, unless the text writes the word with one."""

    def join(match: re.Match[str]) -> str:
        first, second = match.groups()
        keep = f"{first}-{second}" in hyphenated or second[0].isupper()
        return f"{first}-{second}" if keep else f"{first}{second}"

    return " ".join(one_spelling(_BROKEN_WORD.sub(join, paragraph)).split())


def _compose(text: str, aside: list[str], metadata: Metadata) -> Sheets:
    hyphenated = set(_HYPHENATED.findall(text))
    mended = (_mend(text[start:end], hyphenated) for start, end in paragraphs(text, wrapped=True))
    found = [words for words in mended if words]
    aside = [words for line in aside if (words := one_spelling(line).strip())]
    # A title that the file's properties give but its pages don't show is the template's ("Microsoft Word - Document1").
    shown = metadata.title is not None and plain(metadata.title) in {plain(words) for words in found[:6]}
    blocks: list[Block] = []
    at = 0
    for number, words in enumerate([*found, *aside]):
        blocks.append(Block(at, at + len(words), reason=None if number < len(found) else _FURNITURE))
        at += len(words) + 2
    return Sheets("\n\n".join([*found, *aside]), tuple(blocks), metadata if shown else Metadata())
