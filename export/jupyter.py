"""A graph in a Jupyter notebook shows itself: as its own page, in a frame that can't touch the notebook.

In a notebook, ``%load_ext export`` once; a graph that is a cell's last value is then drawn.
"""

from __future__ import annotations

import html
from typing import Any

from export.pages import graph_page
from kg.graph.store import Graph

HEIGHT = 640


def frame(graph: Graph, *, height: int = HEIGHT) -> str:
    """Give HTML that shows a graph's page in a sandboxed frame of ``height`` pixels.

    The page has no access to the notebook: not to its document, its storage, or its kernel.
    """
    page = html.escape(graph_page(graph), quote=True)
    return (
        f'<iframe sandbox="allow-scripts allow-downloads allow-popups allow-modals" srcdoc="{page}" title="Graph" '
        f'loading="lazy" style="width:100%;height:{int(height)}px;border:1px solid #8884;border-radius:6px"></iframe>'
    )


def register(shell: Any) -> None:  # Any: IPython's shell, which we don't depend on for types
    """Let a running IPython show graphs as pages; plain text stays as it is."""
    shell.display_formatter.formatters["text/html"].for_type(Graph, frame)


def unregister(shell: Any) -> None:  # Any: as above
    """Let graphs be shown as text again."""
    shell.display_formatter.formatters["text/html"].pop(Graph, None)
