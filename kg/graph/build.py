"""Records to a graph folder: ``graph.trig``, ``store/`` and ``records.jsonl``, whole or not at all.

Two passes keep memory small: the first writes the records down and counts who is named in which article, so that the
second knows whom to merge when it writes each article's graph. The store is then loaded from the file, which makes
the two equal by construction.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from pyoxigraph import Quad, RdfFormat, Store

from kg import records as contract
from kg.errors import OutputError, RecordError
from kg.graph.fitness import check_record
from kg.graph.merge import Merger
from kg.graph.names import names
from kg.graph.quads import quads
from kg.graph.shared import Shared, contributions, ontology_quads
from kg.graph.store import EDITING, RECORDS, STORE, TRIG
from kg.graph.trig import natural, sorted_quads, write_trig
from kg.ids import Iris
from kg.model import Record

_PARTIAL = ".kg-partial-"


@dataclass(slots=True)
class Summary:
    """What a build wrote: how many of each, and ``repeated`` records that came more than once, alike."""

    articles: int = 0
    quads: int = 0
    events: int = 0
    stances: int = 0
    statements: int = 0
    relations: int = 0
    repeated: int = 0


def build(records: Iterable[Record], directory: Path | str, *, iris: Iris | None = None) -> Summary:
    """Write the graph of some records into a folder, which may be new, empty, or made by an earlier build.

    Nothing is visible in the folder until everything is written; after an error it is as it was before. Other files in
    a folder that an earlier build made stay.

    :raises OutputError: if the folder holds something else or can't be written to.
    :raises RecordError: if a record breaks the contract, or two different ones bear one id.
    """
    folder = Path(directory)
    made = _claim(folder)
    try:
        with _writing(folder):
            work = Path(tempfile.mkdtemp(prefix=_PARTIAL, dir=folder))
        try:
            summary = _Build(work, folder, iris or Iris()).run(records)
            with _writing(folder):
                _swap(work, folder)
        finally:
            shutil.rmtree(work, ignore_errors=True)
    except BaseException:
        for path in reversed(made):
            path.rmdir()
        raise
    return summary


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    """Turn the system's errors into ours; only around our own writing, since records may be read meanwhile."""
    try:
        yield
    except OSError as exc:
        raise OutputError(f"{folder}: can't be written to ({exc.strerror or exc})") from exc


def _claim(folder: Path) -> list[Path]:
    """Make sure that a folder is ours to write to; give the folders that had to be made."""
    made: list[Path] = []
    with _writing(folder):
        if not folder.exists():
            made = [path for path in (*reversed(folder.parents), folder) if not path.exists()]
            folder.mkdir(parents=True)
        elif not folder.is_dir():
            raise OutputError(f"{folder}: a file, not a folder; give a new folder")
        elif not (folder / STORE / "CURRENT").is_file():
            left = sorted(p for p in folder.iterdir() if not p.name.startswith(_PARTIAL))
            if left:
                raise OutputError(
                    f"{folder}: holds something else ({left[0].name}); give a new or empty folder"
                )
    return made


def _swap(work: Path, folder: Path) -> None:
    """Put the finished files in place; the marker makes a folder that is caught half-way refuse to open."""
    marker, old = folder / EDITING, work / "old"
    marker.touch()
    old.mkdir()
    for name in (STORE, TRIG, RECORDS):
        if (folder / name).exists():
            os.replace(folder / name, old / name)
        os.replace(work / name, folder / name)
    marker.unlink()


@dataclass(frozen=True, slots=True)
class _Line:
    """Where a record stands in the file of records."""

    offset: int
    length: int


@dataclass(slots=True)
class _Build:
    """One build: the working folder and what is counted over the records."""

    work: Path
    folder: Path
    iris: Iris
    merger: Merger = field(default_factory=Merger)
    lines: dict[str, _Line] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)

    def run(self, records: Iterable[Record]) -> Summary:
        """Write the three parts into the working folder."""
        self._write_records(records)
        with _writing(self.folder):
            with (self.work / RECORDS).open("rb") as source, (self.work / TRIG).open("wb") as out:
                write_trig(self._graphs(source), out, self.iris)
            store = Store(str(self.work / STORE))
            store.bulk_load(path=str(self.work / TRIG), format=RdfFormat.TRIG)
            store.optimize()
            self.counts["quads"] = len(store)
        return Summary(articles=len(self.lines), **self.counts)

    def _write_records(self, records: Iterable[Record]) -> None:
        """Check the records and write them down, in their order."""
        with (self.work / RECORDS).open("w+b") as out:
            offset = 0
            for record in records:
                check_record(record)
                line = contract.to_json(record) + b"\n"
                if record.id in self.lines:
                    self._repeat(out, record.id, line)
                    continue
                self.merger.observe(record)
                self.lines[record.id] = _Line(offset, len(line))
                offset += len(line)
                with _writing(self.folder):
                    out.seek(0, os.SEEK_END)
                    out.write(line)
                for kind in ("events", "stances", "statements", "relations"):
                    self.counts[kind] += len(getattr(record, kind))

    def _repeat(self, written: BinaryIO, article: str, line: bytes) -> None:
        """Pass over a record that came before; refuse one that only bears the same id."""
        place = self.lines[article]
        written.seek(place.offset)
        if written.read(place.length) != line:
            raise RecordError(f"record {article!r}: two different records bear this id")
        self.counts["repeated"] += 1

    def _graphs(self, source: BinaryIO) -> Iterator[list[Quad]]:
        """Yield each article's graph, then the ontology's, then the shared one: the order of the file."""
        shared = Shared(self.iris)
        for article in sorted(self.lines, key=lambda name: natural(self.iris.graph(name))):
            place = self.lines[article]
            source.seek(place.offset)
            record = contract.from_json(source.read(place.length), where=f"record {article!r}")
            named = names(record, self.iris, merged=self.merger.merged)
            shared.add(contributions(record, self.iris, named))
            yield sorted_quads(quads(record, self.iris, named=named))
        yield sorted_quads(ontology_quads(self.iris))
        yield sorted_quads(shared.quads())
