"""stancegraph: who wants what from whom, from political articles, every claim tied to its sentence.

``read`` an article, ``extract`` a record from it, ``build`` a graph of records, ``open`` a graph. Names are loaded when
they are first used, so that ``import kg`` takes no time.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.api import build, extract, open, read

__all__ = ["__version__", "build", "extract", "open", "read"]

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module("kg.api"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
