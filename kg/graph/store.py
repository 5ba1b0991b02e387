"""The graph: an Oxigraph store of what records say, in memory or in a folder.

A folder made by :func:`kg.graph.build.build` holds ``graph.trig`` (the whole graph, for people and other tools),
``store/`` (what queries run on) and ``records.jsonl`` (what it was made from). Opening one reads only, unless asked to
edit; any number of processes may read at once.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import unquote

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, QueryTriples, RdfFormat, Store

from kg.errors import GraphError
from kg.graph.trig import natural, store_graphs, write_trig
from kg.ids import BASE, VOCABULARY, Iris
from kg.model import Record

if TYPE_CHECKING:
    from rdflib import Dataset

    from kg.graph.edit import Editor

STORE, TRIG, RECORDS, EDITING = "store", "graph.trig", "records.jsonl", ".editing"
_FORMATS = {
    ".trig": RdfFormat.TRIG,
    ".nq": RdfFormat.N_QUADS,
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
}
_RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_NIF_CONTEXT = NamedNode("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#Context")
_VOID = "http://rdfs.org/ns/void#"


class Graph:
    """A graph of articles, to ask and to export. Make one with :meth:`create`, :meth:`of` or :meth:`open`.

    ``store`` is the Oxigraph store itself; ``iris`` says what base and vocabulary the graph is written with.

    >>> with Graph.create() as graph:
    ...     graph.articles()
    []
    """

    def __init__(
        self, store: Store, iris: Iris, *, path: Path | None = None, editor: Editor | None = None
    ) -> None:
        self.store = store
        self.iris = iris
        self.path = path
        self._editor = editor

    @classmethod
    def create(cls, directory: Path | str | None = None, *, iris: Iris | None = None) -> Graph:
        """Make an empty graph to :meth:`add` records to: in memory, or in a new folder.

        While it is edited, all its records are held in memory, and the folder's files are written by :meth:`close`;
        for thousands of articles use :func:`kg.graph.build.build`.

        :raises OutputError: if the folder exists and isn't empty, or can't be made.
        """
        from kg.graph.edit import Editor

        return Editor.create(None if directory is None else Path(directory), iris or Iris())

    @classmethod
    def of(cls, records: Iterable[Record], *, iris: Iris | None = None) -> Graph:
        """Make a graph of records in memory; it can be edited.

        :raises RecordError: if a record breaks the contract, or two bear one id.
        """
        from kg.graph.edit import Editor

        return Editor.of(records, iris or Iris())

    @classmethod
    def open(cls, path: Path | str, *, editable: bool = False) -> Graph:
        """Open a folder made by ``kg build``, or a ``.trig``, ``.nq``, ``.ttl`` or ``.nt`` file (read into memory).

        :raises GraphError: if it is absent, damaged, of another kind, or being edited by somebody else.

        >>> Graph.open("nowhere")
        Traceback (most recent call last):
        kg.errors.GraphError: nowhere: no such graph; make one with: kg build INPUT... -o nowhere
        """
        path = Path(path)
        if not path.exists():
            raise GraphError(f"{path}: no such graph; make one with: kg build INPUT... -o {path}")
        if path.is_file():
            if editable:
                raise GraphError(f"{path}: a file can't be edited; open the folder it was made in")
            store = _load(path)
            return cls(store, _iris_of(store), path=path)
        if not (path / STORE / "CURRENT").is_file():
            if (path / TRIG).is_file():
                raise GraphError(
                    f"{path}: its {STORE} is missing; name {path / TRIG} instead, or build a new folder with:"
                    f" kg build {path / RECORDS} -o DIR"
                )
            raise GraphError(f"{path}: holds no graph; make one with: kg build INPUT... -o {path}")
        if (path / EDITING).exists():
            raise GraphError(
                f"{path}: is being edited, or an edit was cut short; rebuild from {path / RECORDS}"
            )
        if editable:
            from kg.graph.edit import Editor

            return Editor.open(path)
        store = _open(path / STORE)
        return cls(store, _iris_of(store), path=path)

    def __enter__(self) -> Graph:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __len__(self) -> int:
        """Give the number of quads."""
        return len(self.store)

    @property
    def editable(self) -> bool:
        """Whether articles can be put in and taken out."""
        return self._editor is not None

    def close(self) -> None:
        """Write what was edited, if anything, and let go of the store."""
        if self._editor is not None:
            self._editor.close(self)
        self._editor = None
        self.store = Store()

    def add(self, record: Record) -> None:
        """Put an article in; one with the same id is replaced, with nothing of it left behind.

        :raises RecordError: if the record breaks the contract; the graph is then as it was.
        :raises GraphError: if the graph was opened for reading.
        """
        self._edited().add(record)

    def remove(self, article: str) -> None:
        """Take an article out: what is left is the graph that would have been made without it.

        :raises GraphError: if there is no such article, or the graph was opened for reading.
        """
        self._edited().remove(article)

    def _edited(self) -> Editor:
        if self._editor is None:
            raise GraphError(f"{self.path}: opened for reading; use Graph.open(path, editable=True)")
        return self._editor

    def articles(self) -> list[str]:
        """Give the ids of the articles, in order."""
        found = self.store.quads_for_pattern(None, _RDF_TYPE, _NIF_CONTEXT, None)
        nodes = {quad.subject.value for quad in found if isinstance(quad.subject, NamedNode)}
        start = f"{self.iris.base}article/"
        return [
            unquote(iri.removeprefix(start), errors="surrogatepass")
            for iri in sorted(nodes, key=natural)
            if iri.startswith(start)
        ]

    def query(self, sparql: str) -> QuerySolutions | QueryBoolean | QueryTriples:
        """Ask in SPARQL, over the union of all graphs; the prefixes of :attr:`Iris.prefixes` need no declaring.

        Nothing limits its time or size, and ``FROM`` counts for nothing; what people type goes through ``queries``.

        :raises SyntaxError: if it doesn't parse.
        """
        return self.store.query(sparql, use_default_graph_as_union=True, prefixes=self.iris.prefixes)

    def write_trig(self, output: BinaryIO) -> None:
        """Write the whole graph as sorted TriG: the same graph gives the same bytes."""
        write_trig(store_graphs(self.store), output, self.iris)

    def trig(self) -> bytes:
        """Give the whole graph as sorted TriG."""
        out = io.BytesIO()
        self.write_trig(out)
        return out.getvalue()

    def to_rdflib(self) -> Dataset:
        """Copy the graph into an rdflib ``Dataset`` whose default graph is the union.

        Give queries from strangers to :meth:`query`'s engine, not to rdflib's: there ``FROM <file:...>`` reads files
        and ``SERVICE`` goes to the network.
        """
        from kg.graph.dataset import dataset

        return dataset(self.store, self.iris)


def _open(path: Path) -> Store:
    try:
        return Store.read_only(str(path))
    except (OSError, ValueError) as exc:
        raise GraphError(f"{path}: the store is damaged ({exc}); build the graph again") from exc


def _load(path: Path) -> Store:
    form = _FORMATS.get(path.suffix.lower())
    if form is None:
        raise GraphError(f"{path}: not a graph file; give a folder, or one of {', '.join(_FORMATS)}")
    store = Store()
    to_graph = None if form.supports_datasets else NamedNode(f"{BASE}graph/file")
    try:
        store.bulk_load(path=str(path), format=form, to_graph=to_graph)
    except SyntaxError as exc:
        raise GraphError(f"{path}: line {exc.lineno}: {exc.msg}") from exc
    except OSError as exc:
        raise GraphError(f"{path}: can't be read ({exc.strerror or exc})") from exc
    return store


def _iris_of(store: Store) -> Iris:
    """Read what a graph is written with; the defaults for a graph that doesn't say."""

    def said(term: str) -> str | None:
        found = store.quads_for_pattern(None, NamedNode(_VOID + term), None, None)
        return min((quad.object.value for quad in found if not hasattr(quad.object, "subject")), default=None)

    return Iris(said("uriSpace") or BASE, said("vocabulary") or VOCABULARY)
