"""Another server's SPARQL endpoint, asked over HTTP; only ever when a user names its address."""

from __future__ import annotations

import itertools
import time
import urllib.error
import urllib.parse
import urllib.request

from pyoxigraph import QueryBoolean, QueryResultsFormat, RdfFormat, parse, parse_query_results

from kg.errors import GraphError, QueryError, SyntaxQueryError, TimeoutQueryError
from kg.ids import Iris
from queries.guard import refuse_outside
from queries.names import Names
from queries.results import Result
from queries.tokens import tokens

_ACCEPT = "application/sparql-results+json, application/n-triples;q=0.9"
#: How long an endpoint may take, and how much it may send, unless the caller says otherwise.
DEFAULT_SECONDS = 60.0
MAX_BYTES = 256 * 1024**2
#: How much of a server's complaint is repeated.
_SAID = 200


class Endpoint:
    """A SPARQL 1.1 endpoint whose default graph is the union of its graphs, as ours is.

    :param url: an ``http`` or ``https`` address.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self.iris = Iris()
        self._names: Names | None = None

    def run(self, query: str, *, seconds: float | None = None, limit: int | None = None) -> Result:
        """Send a query; the prefixes it uses of ours are declared for it.

        :raises TimeoutQueryError: when no answer came in time; whether the server goes on is its own affair.
        :raises SyntaxQueryError: when the server refuses the query (status 400), with what it says.
        :raises GraphError: when the server can't be reached or fails.
        """
        refuse_outside(query)
        started = time.perf_counter()
        kind, data = self._post(self._declared(query), seconds or DEFAULT_SECONDS)
        try:
            if "json" in kind:
                return _select(data, limit, started)
            triples = [quad.triple for quad in parse(data, format=RdfFormat.N_TRIPLES)]
        except (SyntaxError, ValueError) as exc:
            raise GraphError(f"{self.url}: sent no SPARQL results ({exc}); is it a SPARQL endpoint?") from exc
        cut = limit is not None and len(triples) > limit
        return Result("graph", triples=triples[:limit], cut=cut, seconds=time.perf_counter() - started)

    @property
    def names(self) -> Names:
        """All names of the graph; asked for once."""
        if self._names is None:
            from queries.source import read_names

            self._names = read_names(self)
        return self._names

    @property
    def size(self) -> int:
        """0: what another server holds is taken as it was when first asked."""
        return 0

    def close(self) -> None:
        """Do nothing: there is nothing to let go of."""

    def _declared(self, query: str) -> str:
        """Put our prefixes before a query, those that it uses and doesn't declare itself."""
        found = list(tokens(query))
        declared = {
            after.text[:-1] for word, after in itertools.pairwise(found) if word.text.upper() == "PREFIX"
        }
        used = {token.text.split(":", 1)[0] for token in found if token.kind == "name"} - declared
        lines = [f"PREFIX {p}: <{iri}>" for p, iri in self.iris.prefixes.items() if p in used]
        return " ".join([*lines, query])

    def _post(self, query: str, seconds: float) -> tuple[str, bytes]:
        request = urllib.request.Request(
            self.url,
            data=query.encode(),
            headers={
                "Content-Type": "application/sparql-query",
                "Accept": _ACCEPT,
                "User-Agent": "stancegraph",
            },
        )
        try:
            with urllib.request.urlopen(request, timeout=seconds) as answer:
                data: bytes = answer.read(MAX_BYTES + 1)
                kind: str = answer.headers.get_content_type()
        except urllib.error.HTTPError as exc:
            said = " ".join(exc.read(4000).decode("utf-8", "replace").split())[:_SAID]
            if exc.code == 400:
                raise SyntaxQueryError(f"{self.url}: refuses the query: {said}") from exc
            raise GraphError(f"{self.url}: answers {exc.code} {exc.reason}: {said}") from exc
        except TimeoutError as exc:
            raise TimeoutQueryError(
                f"{self.url}: no answer in {seconds:g} s; give it longer with --timeout"
            ) from exc
        except urllib.error.URLError as exc:
            if isinstance(exc.reason, TimeoutError):
                raise TimeoutQueryError(f"{self.url}: no answer in {seconds:g} s; see --timeout") from exc
            raise GraphError(f"{self.url}: can't be reached ({exc.reason})") from exc
        if len(data) > MAX_BYTES:
            raise QueryError(f"{self.url}: the answer is larger than {MAX_BYTES:,} bytes; ask for less")
        return kind, data


def _select(data: bytes, limit: int | None, started: float) -> Result:
    found = parse_query_results(data, format=QueryResultsFormat.JSON)
    if isinstance(found, QueryBoolean):
        return Result("ask", truth=bool(found), seconds=time.perf_counter() - started)
    columns = tuple(variable.value for variable in found.variables)
    rows = [tuple(solution) for solution in found]
    cut = limit is not None and len(rows) > limit
    return Result("select", columns, rows[:limit], cut=cut, seconds=time.perf_counter() - started)
