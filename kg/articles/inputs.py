"""What people hand in, opened and told apart: files, folders, standard input; text, web page, PDF, JSON Lines."""

from __future__ import annotations

import datetime
import hashlib
import io
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from kg.articles.decoding import MAX_BYTES, decode, read_limited, too_large
from kg.articles.frontmatter import Metadata, publication_date
from kg.articles.html import read_page
from kg.articles.jsonlines import Line, parse_line, raw_lines
from kg.articles.pdf import read_pdf
from kg.articles.reading import Item, Notice, Reading, read_text
from kg.errors import ArticleError, InputError
from kg.ids import slug
from kg.model import Record
from kg.records import to_json

#: Where an article comes from: a path, ``-`` for standard input, or an open binary stream.
Source = str | os.PathLike[str] | BinaryIO

_TEXT = frozenset({".txt", ".text"})
_PAGE = frozenset({".html", ".htm", ".xhtml"})
_LINES = frozenset({".jsonl", ".ndjson"})
SUFFIXES = _TEXT | _PAGE | _LINES | {".pdf"}

_STDIN = "standard input"

#: How many bytes of standard input tell what it holds.
_LOOK = 65_536
#: A line may be this many times the size limit of a text, for a record is some twenty times its article.
_RECORD = 25


def read(
    source: Source, *, published: datetime.date | str | None = None, max_bytes: int = MAX_BYTES
) -> Reading:
    """Read one article from a ``.txt``, ``.html`` or ``.pdf`` file, ``-`` or a binary stream.

    :param published: its date of publication (ISO 8601 as text), over what the file says.
    :param max_bytes: size limit.
    :returns: the article with its record id (from front matter, else the file's name), and what was left out.
    :raises ArticleError: in one line, saying what is wrong and what to do.

    >>> reading = read("seeds/seoul-new-leader.txt")
    >>> reading.article.publisher, reading.article.published, reading.skipped[0].reason
    ('Lowy Institute', '2025-05-27', 'tagline')
    """
    where, stem, data = _load(source, max_bytes)
    return _reading(data, where=where, stem=stem, published=_date(published), max_bytes=max_bytes)


def read_many(
    sources: Iterable[Source],
    *,
    published: datetime.date | str | None = None,
    max_bytes: int = MAX_BYTES,
    records: bool = False,
) -> Iterator[Item]:
    """Read articles from files, folders (by name, with their subfolders), JSON Lines and standard input, in order.

    Ids are unique: a second ``a.txt`` becomes ``a-2``, with a warning. Nothing is lost quietly: what can't be
    read is an :class:`Notice` in its place. One article at a time is held in memory.

    :param records: take finished records from JSON Lines and ``.json`` files as they are; else they are refused.
    """
    date = _date(published)
    taken: dict[str, bytes] = {}
    seen: set[Path] = set()
    for source in sources:
        for item in _items(source, date, max_bytes, records, seen):
            if isinstance(item, Notice):
                yield item
            else:
                yield from _unique(item, taken)


def _items(
    source: Source, date: datetime.date | None, limit: int, records: bool, seen: set[Path]
) -> Iterator[Item]:
    if isinstance(source, str | os.PathLike) and os.fspath(source) != "-":
        path = Path(source)
        if path.is_dir():
            yield from _folder(path, date, limit, records, seen)
            return
        if path.exists():
            if path.resolve() in seen:
                yield Notice(f"{path}: given twice; read once", bad=False)
                return
            seen.add(path.resolve())
    yield from _file(source, date, limit, records)


def _folder(
    path: Path, date: datetime.date | None, limit: int, records: bool, seen: set[Path]
) -> Iterator[Item]:
    if _is_graph(path):
        yield Notice(f"{path}: holds a graph, not articles; give its records.jsonl to build it again")
        return
    files: list[Path] = []
    aside: list[str] = []
    for folder, subfolders, names in os.walk(path):
        subfolders[:] = sorted(
            name for name in subfolders if not name.startswith(".") and not _is_graph(Path(folder, name))
        )
        for name in sorted(names):
            file = Path(folder, name)
            if file.suffix.lower() in SUFFIXES and not name.startswith("."):
                files.append(file)
            else:
                aside.append(file.relative_to(path).as_posix())
    if not files:
        yield Notice(f"{path}: a folder without articles; put .txt, .html, .pdf or .jsonl files in it")
        return
    for file in sorted(files, key=lambda f: f.relative_to(path).as_posix()):
        yield from _items(file, date, limit, records, seen)
    if aside:
        shown = ", ".join(sorted(aside)[:3]) + (", ..." if len(aside) > 3 else "")
        yield Notice(f"{path}: {len(aside)} other files left aside: {shown}", bad=False)


def _is_graph(folder: Path) -> bool:
    """Say whether a folder was made by ``kg build``: its page and records are no articles."""
    return (folder / "graph.trig").exists() and (folder / "records.jsonl").exists()


def _file(source: Source, date: datetime.date | None, limit: int, records: bool) -> Iterator[Item]:
    """Yield what one file or stream holds: its lines, if it is JSON Lines, else its one article."""
    try:
        name = os.fspath(source) if isinstance(source, str | os.PathLike) else ""
        suffix = Path(name).suffix.lower()
        begins = _peek(_stdin()) if name == "-" else b""
        if suffix in _LINES:
            with _open(Path(name)) as stream:
                yield from _lines(stream, Path(name).name, Path(name).stem, date, limit, records)
        elif _is_json_line(begins):
            yield from _lines(_stdin(), _STDIN, "stdin", date, limit, records)
        elif suffix == ".json" or begins.lstrip().startswith(b"{"):
            where, stem, data = _load(source, limit * _RECORD)
            yield from _lines(io.BytesIO(_one_line(data)), where, stem, date, limit, records)
        else:
            where, stem, data = _load(source, limit)
            yield _reading(data, where=where, stem=stem, published=date, max_bytes=limit)
    except InputError as exc:
        yield Notice(str(exc))


def _lines(
    stream: BinaryIO, name: str, stem: str, date: datetime.date | None, limit: int, records: bool
) -> Iterator[Item]:
    empty = True
    for number, raw in raw_lines(stream, max_bytes=limit * _RECORD):
        empty = False
        where = f"{name}:{number}"
        try:
            line = parse_line(raw, where=where, max_bytes=limit)
            if isinstance(line, Line):
                yield _from_line(line, where=where, fallback=f"{stem}-{number}", published=date)
            elif records:
                yield line
            else:
                yield Notice(f"{where}: holds a record already; give it to kg build")
        except InputError as exc:
            yield Notice(str(exc))
    if empty:
        yield Notice(f"{name}: empty; nothing to read")


def _from_line(line: Line, *, where: str, fallback: str, published: datetime.date | None) -> Reading:
    # A line's own id is kept as it is; a title makes a telling one, and the line's number is always there.
    title = line.metadata.title
    name = line.metadata.id or slug(title or fallback)
    return read_text(
        line.text, where=where, id=name, published=published, metadata=line.metadata, warnings=line.warnings
    )


def _reading(
    data: bytes, *, where: str, stem: str, published: datetime.date | None, max_bytes: int
) -> Reading:
    if data.startswith(b"%PDF-"):
        sheets = read_pdf(data, where=where, max_chars=max_bytes)
        metadata = Metadata(id=slug(stem)).over(sheets.metadata)
        return read_text(
            sheets.text, where=where, published=published, metadata=metadata, blocks=sheets.blocks
        )
    page_like = Path(where).suffix.lower() in _PAGE or data[:200].lstrip().lower().startswith(
        (b"<!doctype html", b"<html")
    )
    text, warnings = decode(data, where=where, html=page_like)
    if page_like:
        page = read_page(text, where=where)
        metadata = Metadata(id=slug(stem)).over(page.metadata)
        return read_text(
            page.text,
            where=where,
            published=published,
            metadata=metadata,
            blocks=page.blocks,
            warnings=warnings,
        )
    return read_text(
        text, where=where, published=published, metadata=Metadata(id=slug(stem)), warnings=warnings
    )


def _load(source: Source, max_bytes: int) -> tuple[str, str, bytes]:
    """Give how to name a source, the stem for its id, and its bytes."""
    if not isinstance(source, str | os.PathLike):
        name = str(getattr(source, "name", "stream"))
        return name, Path(name).stem, read_limited(source, where=name, max_bytes=max_bytes)
    if os.fspath(source) == "-":
        return _STDIN, "stdin", read_limited(_stdin(), where=_STDIN, max_bytes=max_bytes)
    if "://" in os.fspath(source):
        raise ArticleError(
            f"{os.fspath(source)}: nothing is fetched from the network; save the page and give the file"
        )
    path = Path(source)
    with _open(path) as stream:
        size = os.fstat(stream.fileno()).st_size
        if size > max_bytes:
            raise too_large(str(path), max_bytes)
        return str(path), path.stem, read_limited(stream, where=str(path), max_bytes=max_bytes)


def _open(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except FileNotFoundError as exc:
        advice = (
            "save the page and give the file" if "://" in str(path) or ":/" in str(path) else "check the name"
        )
        raise ArticleError(f"{path}: no such file; {advice}") from exc
    except IsADirectoryError as exc:
        raise ArticleError(
            f"{path}: a folder; give its files one by one, or use a command that reads many"
        ) from exc
    except OSError as exc:
        raise ArticleError(f"{path}: can't be read: {exc.strerror}") from exc


def _stdin() -> BinaryIO:
    if sys.stdin is None:
        raise ArticleError(f"{_STDIN}: closed; nothing to read")
    return sys.stdin.buffer


def _peek(stream: BinaryIO) -> bytes:
    """Look at a stream's first bytes without taking them; none of a stream that can't be looked at."""
    return stream.peek(_LOOK) if isinstance(stream, io.BufferedReader) else b""


def _is_json_line(begins: bytes) -> bool:
    """Say whether a stream begins with a whole object on its first line, rather than one spread over several."""
    first, end, _ = begins.lstrip().partition(b"\n")
    if not first.startswith(b"{"):
        return False
    try:
        return not end or isinstance(msgspec.json.decode(first), dict)
    except msgspec.DecodeError:
        return (
            first.strip() != b"{"
        )  # a bad first line is told of by its number; a lone brace begins an object


def _one_line(data: bytes) -> bytes:
    """Put a JSON object that is written over several lines on one; leave JSON Lines and what isn't JSON alone."""
    try:
        return msgspec.json.format(data, indent=-1)
    except msgspec.DecodeError:
        return data


def _unique(item: Reading | Record, taken: dict[str, bytes]) -> Iterator[Item]:
    """Yield an article under an id that nobody has; a record that came before, alike, is told of and dropped."""
    own = hashlib.sha256(to_json(item)).digest() if isinstance(item, Record) else b""
    name, number = item.id, 1
    while name in taken:
        if own and taken[name] == own:
            yield Notice(f"{item.id}: this record is given twice; taken once", bad=False)
            return
        number += 1
        name = f"{item.id}-{number}"
    taken[name] = own
    if number > 1:
        yield Notice(f"{item.id}: this id is taken; the next article of that id is {name}", bad=False)
        item = item._replace(id=name) if isinstance(item, Reading) else msgspec.structs.replace(item, id=name)
    yield item


def _date(published: datetime.date | str | None) -> datetime.date | None:
    return publication_date(published, where="--published") if isinstance(published, str) else published


def is_one_article(source: Source) -> bool:
    """Say whether a source is a file that can hold one article only: no folder, no JSON Lines, no stream.

    >>> is_one_article("a.txt"), is_one_article("a.jsonl"), is_one_article("-")
    (True, False, False)
    """
    if not isinstance(source, str | os.PathLike) or os.fspath(source) == "-":
        return False
    path = Path(source)
    return path.suffix.lower() not in _LINES and not path.is_dir()
