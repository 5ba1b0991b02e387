"""Adding articles to a graph and taking them out, exactly.

What must hold: after any additions and removals, in any order, the graph equals the one made of the remaining
records at once. An article's own graph is replaced as a whole; the shared graph is counted (:mod:`kg.graph.shared`);
and where an article makes two actors of others merge or part, those others are written anew.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from pyoxigraph import NamedNode, Store

from kg import records as contract
from kg.errors import GraphError, OutputError, RecordError
from kg.graph.fitness import check_record
from kg.graph.merge import Key, Merger, keys
from kg.graph.names import Names, names
from kg.graph.quads import quads
from kg.graph.shared import Shared, contributions, ontology_quads
from kg.graph.store import EDITING, RECORDS, STORE, TRIG, Graph
from kg.ids import Iris
from kg.model import Record


class Editor:
    """The records behind a graph that can be edited, and what is counted over them."""

    def __init__(self, store: Store, iris: Iris, folder: Path | None = None) -> None:
        self.store = store
        self.iris = iris
        self.folder = folder
        self.records: dict[str, Record] = {}
        self.merger = Merger()
        self.shared = Shared(iris)

    @classmethod
    def create(cls, folder: Path | None, iris: Iris) -> Graph:
        """Make an empty graph to edit."""
        if folder is None:
            return cls.of([], iris)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if any(folder.iterdir()):
                raise OutputError(f"{folder}: not empty; give a new folder")
            (folder / EDITING).touch()
            store = Store(str(folder / STORE))
        except OSError as exc:
            raise OutputError(f"{folder}: can't be written to ({exc.strerror or exc})") from exc
        store.extend(ontology_quads(iris))
        return Graph(store, iris, path=folder, editor=cls(store, iris, folder))

    @classmethod
    def of(cls, records: Iterable[Record], iris: Iris) -> Graph:
        """Make a graph of records in memory."""
        editor = cls(Store(), iris)
        for record in records:
            if record.id in editor.records:
                raise RecordError(f"record {record.id!r}: two records bear this id")
            check_record(record)
            editor.records[record.id] = record
            editor.merger.observe(record)
        editor.store.bulk_extend(ontology_quads(iris))
        for record in editor.records.values():
            named = editor._names(record)
            editor.store.bulk_extend(quads(record, iris, named=named))
            editor.shared.add(contributions(record, iris, named))
        editor.store.bulk_extend(editor.shared.quads())
        return Graph(editor.store, iris, editor=editor)

    @classmethod
    def open(cls, folder: Path) -> Graph:
        """Open a folder to edit: its records are read, and others are kept out until it is closed."""
        try:
            lines = (folder / RECORDS).read_bytes().splitlines()
        except OSError as exc:
            raise GraphError(
                f"{folder / RECORDS}: can't be read ({exc.strerror or exc}), so nothing can be edited"
            ) from exc
        with Graph.open(folder) as graph:
            iris = graph.iris
        found = [
            contract.from_json(line, where=f"{folder / RECORDS}:{n}") for n, line in enumerate(lines, start=1)
        ]
        try:
            (folder / EDITING).touch()
            store = Store(str(folder / STORE))
        except OSError as exc:
            raise OutputError(f"{folder}: can't be written to ({exc.strerror or exc})") from exc
        editor = cls(store, iris, folder)
        for record in found:
            editor.records[record.id] = record
            editor.merger.observe(record)
        for record in found:
            editor.shared.add(contributions(record, iris, editor._names(record)))
        return Graph(store, iris, path=folder, editor=editor)

    def close(self, graph: Graph) -> None:
        """Write the folder's files; an in-memory graph has none."""
        if self.folder is None:
            return
        self.store.flush()
        for name, write in ((RECORDS, self._write_records), (TRIG, graph.write_trig)):
            partial = self.folder / f"{name}.partial"
            with partial.open("wb") as out:
                write(out)
            os.replace(partial, self.folder / name)
        (self.folder / EDITING).unlink()

    def _write_records(self, output: BinaryIO) -> None:
        for _, record in sorted(self.records.items()):
            output.write(contract.to_json(record) + b"\n")

    def add(self, record: Record) -> None:
        """Put an article in, or in the place of the one with its id."""
        check_record(record)
        if record.id in self.records:
            self.remove(record.id)
        before = self._neighbours(record)
        self.records[record.id] = record
        self.merger.observe(record)
        touched = self._rename(before)
        named = self._names(record)
        self.store.extend(quads(record, self.iris, named=named))
        self._describe(touched | self.shared.add(contributions(record, self.iris, named)))

    def remove(self, article: str) -> None:
        """Take an article out."""
        record = self.records.get(article)
        if record is None:
            raise GraphError(f"{article}: no such article in this graph")
        named = self._names(record)
        before = self._neighbours(record)
        self._clear(article)
        touched = self.shared.drop(contributions(record, self.iris, named))
        del self.records[article]
        self.merger.forget(record)
        self._describe(touched | self._rename(before))

    def _names(self, record: Record) -> Names:
        return names(record, self.iris, merged=self.merger.merged)

    def _clear(self, article: str) -> None:
        self.store.remove_graph(NamedNode(self.iris.graph(article)))

    def _neighbours(self, record: Record) -> dict[str, Names]:
        """Give the names in the other articles whose actors this one might merge or part."""
        shared_keys: frozenset[Key] = keys(record)
        others = set(self.merger.articles(shared_keys)) - {record.id}
        return {other: self._names(self.records[other]) for other in others}

    def _rename(self, before: dict[str, Names]) -> set[str]:
        """Write those articles anew whose names have changed; give the shared IRIs that this touched."""
        touched: set[str] = set()
        for article, old in sorted(before.items()):
            record = self.records[article]
            new = self._names(record)
            if new != old:
                self._clear(article)
                self.store.extend(quads(record, self.iris, named=new))
                touched |= self.shared.drop(contributions(record, self.iris, old))
                touched |= self.shared.add(contributions(record, self.iris, new))
        return touched

    def _describe(self, touched: set[str]) -> None:
        """Write the shared descriptions anew of the things that were touched."""
        graph = NamedNode(self.iris.shared_graph)
        for iri in sorted(touched):
            for quad in list(self.store.quads_for_pattern(NamedNode(iri), None, None, graph)):
                self.store.remove(quad)
            self.store.extend(self.shared.quads_of(iri))
