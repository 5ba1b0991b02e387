"""Files that are written whole or not at all."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from kg.errors import OutputError

#: What a write fails with that is the place's fault; other errors in the block are the caller's and pass as they are.
_PLACE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO})


@contextmanager
def whole_file(path: str) -> Iterator[BinaryIO]:
    """Open a file for writing that takes its name only when all is written; ``-`` is standard output.

    Until then it is a hidden file beside; if anything goes wrong it is removed, and what stood there before stays.
    A link is followed; a device or pipe (``/dev/null``) is written to directly.

    :raises OutputError: when the place can't be written to.
    """
    if path == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise OutputError(f"{path}: a folder; give a file name")
    try:
        if target.exists() and not target.is_file():
            with target.open("wb") as stream:
                yield stream
            return
        with _beside(target, path) as stream:
            yield stream
    except OSError as exc:
        if exc.errno not in _PLACE:
            raise
        raise OutputError(f"{path}: can't be written: {exc.strerror}") from exc


@contextmanager
def _beside(target: Path, path: str) -> Iterator[BinaryIO]:
    try:
        number, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".part", dir=target.parent)
    except OSError as exc:
        raise OutputError(f"{path}: can't be written: {exc.strerror}; choose another place") from exc
    made = Path(name)
    try:
        with os.fdopen(number, "wb") as stream:
            yield stream
        # mkstemp's files are private; this one is to be like any other file that the user makes.
        mask = os.umask(0)
        os.umask(mask)
        made.chmod(0o666 & ~mask)
        made.replace(target)
    finally:
        made.unlink(missing_ok=True)
