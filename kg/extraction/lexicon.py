"""Linguistic knowledge as tables: tab-separated files beside the code, each with its source, extended by a user's own.

A table starts with comment lines (``# ...``: what it is, where it is from), then a header row that names its columns,
then rows. Empty cells are empty strings; a row may stop early. ``--lexicon PATH`` adds rows: a file named like a table
(``events.tsv``), or a folder of such files. A user's rows come first, so they win where the first match counts.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from kg.errors import LexiconError

#: Tables that are read once for everybody.
_FIXED = frozenset({"lemmas", "times", "word_classes"})

#: One row of a table: column name to cell.
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Lexicons:
    """Where tables are read from: ours, and before them the files and folders that a user adds.

    :raises LexiconError: for an added path that isn't there or adds to no table: its words would be missed in silence.
    """

    extra: tuple[Path, ...] = ()

    def __post_init__(self) -> None:
        for path in self.extra:
            if not path.exists():
                raise LexiconError(f"{path}: no such lexicon file or folder")
            tables = sorted(path.glob("*.tsv")) if path.is_dir() else [path]
            if not tables:
                raise LexiconError(f"{path}: holds no table; name one like ours, such as events.tsv")
            for table in tables:
                if table.stem not in _names():
                    raise LexiconError(
                        f"{table}: no table of ours has this name; there are {', '.join(_names())}"
                    )
                if table.stem in _FIXED:
                    raise LexiconError(
                        f"{table}: the table {table.stem} can't be added to: rules of the code rest on it; leave it out"
                    )

    def table(self, name: str, columns: Sequence[str]) -> list[Row]:
        """Read the table ``name`` with a user's additions on top.

        :param columns: the columns that the caller relies on; a file without one of them is refused.
        :raises LexiconError: with file, line and what is wrong; also when the table has no row at all.

        >>> Lexicons().table("titles", ["title"])[0]["title"] != ""
        True
        """
        rows = [row for path in self._added(name) for row in read_table(path, columns)]
        shipped = _shipped(name)
        _require(columns, shipped[0], name)
        return [*rows, *shipped]

    def _added(self, name: str) -> Iterable[Path]:
        for path in self.extra:
            if path.is_dir() and (path / f"{name}.tsv").exists():
                yield path / f"{name}.tsv"
            elif path.is_file() and path.stem == name:
                yield path

    def names(self) -> tuple[str, ...]:
        """Give the user's files and folders by name, as they stand in a record's ``run``."""
        return tuple(path.name for path in self.extra)


def _require(columns: Sequence[str], header: Container[str], place: str) -> None:
    missing = [c for c in columns if c not in header]
    if missing:
        raise LexiconError(f"{place}: no column {', '.join(missing)}; the header row names the columns")


def read_table(path: Path, columns: Sequence[str]) -> list[Row]:
    """Read one table file; see the module's head for the format.

    :raises LexiconError: with file, line and what is wrong.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as exc:
        raise LexiconError(f"{path}: can't be read as a UTF-8 table: {exc}") from exc
    header: list[str] = []
    rows: list[Row] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not header:
            header = cells
            _require(columns, header, f"{path}:{number}")
            continue
        if len(cells) > len(header):
            raise LexiconError(
                f"{path}:{number}: {len(cells)} cells where the header names {len(header)} columns"
            )
        if not cells[0]:
            raise LexiconError(f"{path}:{number}: the first cell ({header[0]}) is empty")
        rows.append({**dict.fromkeys(header, ""), **dict(zip(header, cells, strict=False))})
    if not rows:
        raise LexiconError(f"{path}: a table without rows")
    return rows


@cache
def _names() -> tuple[str, ...]:
    """Give the names of our tables."""
    folder = resources.files("kg.extraction") / "lexicons"
    return tuple(sorted(e.name.removesuffix(".tsv") for e in folder.iterdir() if e.name.endswith(".tsv")))


@cache
def _shipped(name: str) -> list[Row]:
    """Read a table of ours, once however many ask for it."""
    with resources.as_file(resources.files("kg.extraction") / "lexicons" / f"{name}.tsv") as path:
        return read_table(path, ())
