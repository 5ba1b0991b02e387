"""Which page links to which: pages find each other when they are written together or already stand side by side."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from export.formats import format_of


def beside(name: str, outputs: Iterable[str]) -> tuple[str | None, str | None]:
    """Give the relative addresses of the reading page and the graph page for a page to link to.

    :param outputs: what is written in the same go; else ``reading.html`` and ``graph.html`` count if they are there.

    >>> beside("out/graph.html", ["out/graph.html", "out/reading.html"])
    ('reading.html', 'graph.html')
    >>> beside("nowhere/graph.html", ["nowhere/graph.html"])[0] is None
    True
    """
    return _page("reading", name, outputs), _page("graph", name, outputs)


def _page(kind: str, name: str, outputs: Iterable[str]) -> str | None:
    folder = Path(name).parent
    for other in outputs:
        if other.lower().endswith(".html") and format_of(other).name == kind:
            return quote(os.path.relpath(other, folder).replace(os.sep, "/"))
    return f"{kind}.html" if (folder / f"{kind}.html").is_file() else None
