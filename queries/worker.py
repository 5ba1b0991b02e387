"""A process apart that runs queries and can be killed: the only way to stop an engine that can't be interrupted.

It speaks on its standard input and output in frames: eight bytes of length (big
endian), then a pickle. The first frame in says which store to open; each further one is a query, answered by one frame.
Killing the process stops the query at once and gives all its memory back.
"""

from __future__ import annotations

import contextlib
import pickle
import signal
import sys
from dataclasses import dataclass
from typing import IO, Any

from pyoxigraph import RdfFormat, Store

from kg.errors import StancegraphError
from queries.engine import evaluate

#: How long after the caller's limit the process ends itself, should the caller be gone, in seconds.
GRACE = 2.0


@dataclass(frozen=True, slots=True)
class Opening:
    """The first frame: a store's folder, or all its quads as N-Quads; and the memory it may take, in bytes."""

    folder: str | None
    quads: bytes
    memory: int | None


@dataclass(frozen=True, slots=True)
class Job:
    """A query with what it may use; ``seconds`` is the caller's limit."""

    query: str
    prefixes: dict[str, str]
    limit: int | None
    seconds: float


def send(stream: IO[bytes], value: object) -> None:
    """Write one frame."""
    data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    stream.write(len(data).to_bytes(8, "big"))
    stream.write(data)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:  # Any: whatever the other side sent
    """Read one frame.

    :raises EOFError: when the other side is gone.
    """
    head = stream.read(8)
    if len(head) < 8:
        raise EOFError
    length = int.from_bytes(head, "big")
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return pickle.loads(data)


def main() -> None:
    """Serve queries until the caller closes the pipe."""
    calls, answers = sys.stdin.buffer, sys.stdout.buffer
    opening: Opening = receive(calls)
    _bound_memory(opening.memory)
    if opening.folder is not None:
        store = Store.read_only(opening.folder)
    else:
        store = Store()
        store.bulk_load(input=opening.quads, format=RdfFormat.N_QUADS)
    del opening
    send(answers, None)
    while True:
        try:
            job: Job = receive(calls)
        except EOFError:
            return
        _light_fuse(job.seconds + GRACE)
        try:
            answer: object = evaluate(store, job.query, prefixes=job.prefixes, limit=job.limit)
        except StancegraphError as exc:
            answer = exc
        _light_fuse(0)
        send(answers, answer)
        del answer


def _light_fuse(seconds: float) -> None:
    """Have the system end this process after so long, whatever the engine is doing; 0 puts the fuse out."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _bound_memory(memory: int | None) -> None:
    if memory is None:
        return
    with contextlib.suppress(ImportError):  # Windows has no such limit
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
