"""The export layer: pages that open offline and files for other tools, made from a graph.

``%load_ext export`` in a notebook makes graphs show themselves.
"""

from __future__ import annotations

from typing import Any


def load_ipython_extension(shell: Any) -> None:  # Any: IPython's shell
    """Register with a notebook; IPython calls this at ``%load_ext export``."""
    from export.jupyter import register

    register(shell)


def unload_ipython_extension(shell: Any) -> None:  # Any: IPython's shell
    """Undo it; IPython calls this at ``%unload_ext export``."""
    from export.jupyter import unregister

    unregister(shell)
