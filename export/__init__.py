"""The export layer: pages that open offline and files for other tools, made from a graph.

``graph_page`` and ``reading_page`` give a page as text, ``write`` writes files of any format. Names are loaded when they
are first used. ``%load_ext export`` in a notebook makes graphs show themselves.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from export.pages import graph_page, reading_page, write

__all__ = ["graph_page", "reading_page", "write"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module("export.pages"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def load_ipython_extension(shell: Any) -> None:  # Any: IPython's shell
    """Register with a notebook; IPython calls this at ``%load_ext export``."""
    from export.jupyter import register

    register(shell)


def unload_ipython_extension(shell: Any) -> None:  # Any: IPython's shell
    """Undo it; IPython calls this at ``%unload_ext export``."""
    from export.jupyter import unregister

    unregister(shell)
