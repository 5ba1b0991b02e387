"""Runs queries under a time limit that holds: on a worker process, which is started when first needed."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
import weakref
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import IO, NamedTuple

from pyoxigraph import RdfFormat, Store

from kg.errors import QueryError, StancegraphError, TimeoutQueryError
from queries.guard import refuse_outside
from queries.results import Result
from queries.worker import Job, Opening, receive, send

_ROOT = str(Path(__file__).resolve().parent.parent)
_SERVE = "from queries.worker import main; main()"
#: What a query may take before it is stopped, unless the caller says otherwise, in bytes.
DEFAULT_MEMORY = 8 * 1024**3


class _Worker(NamedTuple):
    """The process, what it is told through, and what it answers through."""

    process: subprocess.Popen[bytes]
    calls: IO[bytes]
    answers: IO[bytes]


class Runner:
    """A worker process on one store, kept warm between queries and replaced after it had to be killed.

    :param folder: the store's folder, opened read-only; or ``None`` to send a copy of ``store``.
    :param memory: bytes the worker may take; ``None`` for no bound (not enforced on Windows).
    """

    def __init__(
        self, *, folder: str | None = None, store: Store | None = None, memory: int | None = DEFAULT_MEMORY
    ) -> None:
        self._folder = folder
        self._store = store
        self._memory = memory
        self._worker: _Worker | None = None
        self._ending: weakref.finalize[[_Worker], Runner] | None = None

    def run(
        self,
        query: str,
        *,
        seconds: float,
        prefixes: Mapping[str, str] | None = None,
        limit: int | None = None,
    ) -> Result:
        """Run a query and give its result, or stop it after so many seconds.

        :raises TimeoutQueryError: when the time was up; the query's memory is free again by then.
        :raises SyntaxQueryError: with line and column.
        :raises QueryError: for a query that leaves the graph, or that broke the worker (by its memory, as a rule).
        """
        refuse_outside(query)
        process, calls, answers = self._start()
        expired = threading.Event()

        def stop() -> None:
            expired.set()
            process.kill()

        watch = threading.Timer(seconds, stop)
        watch.daemon = True
        watch.start()
        try:
            send(calls, Job(query, dict(prefixes or {}), limit, seconds))
            answer = receive(answers)
        except (EOFError, OSError) as exc:
            self.close()
            if expired.is_set():
                raise TimeoutQueryError(
                    f"the query was stopped after {seconds:g} s; ask for less, or give it longer with --timeout"
                ) from exc
            raise QueryError(
                "the query broke the engine, most likely by its need of memory; ask for less"
            ) from exc
        finally:
            watch.cancel()
        if isinstance(answer, StancegraphError):
            raise answer
        assert isinstance(answer, Result)
        return answer

    @property
    def pid(self) -> int | None:
        """The worker's process id; ``None`` while there is none."""
        return None if self._worker is None else self._worker.process.pid

    def close(self) -> None:
        """End the worker, if there is one."""
        self._worker = None
        if self._ending is not None:
            self._ending()

    def __enter__(self) -> Runner:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _start(self) -> _Worker:
        if self._worker is not None and self._worker.process.poll() is None:
            return self._worker
        self.close()
        quads: bytes | None = b""
        if self._folder is None and self._store is not None:
            quads = self._store.dump(format=RdfFormat.N_QUADS)
        process = subprocess.Popen(
            # -P and a root of our own: the caller's working folder must not decide what gets imported.
            [sys.executable, "-P", "-c", f"import sys; sys.path.append({_ROOT!r})\n{_SERVE}"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert process.stdin is not None
        assert process.stdout is not None
        self._worker = worker = _Worker(process, process.stdin, process.stdout)
        # Also when nobody closes this: neither process nor pipes may outlive it.
        self._ending = weakref.finalize(self, _end, worker)
        try:
            send(process.stdin, Opening(self._folder, quads or b"", self._memory))
            receive(process.stdout)
        except (EOFError, OSError) as exc:
            self.close()
            raise QueryError("the process that runs queries did not start; try without --timeout") from exc
        return worker


def _end(worker: _Worker) -> None:
    worker.process.kill()
    for stream in (worker.calls, worker.answers):
        with contextlib.suppress(OSError):
            stream.close()
    worker.process.wait()
