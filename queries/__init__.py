"""Questions asked of a graph: in English, by the catalogue, or in SPARQL; every answer with the words it rests on.

``ask`` takes English, ``run`` a question of the catalogue with parameters, ``sparql`` a query; ``open`` opens graphs to
ask (folders, files, an endpoint), ``questions`` lists the catalogue. Names are loaded when they are first used.

>>> import queries
>>> from pyoxigraph import Store
>>> queries.sparql(Store(), "SELECT (1 + 1 AS ?two) {}").dicts()
[{'two': '2'}]
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from queries.answers import Answer, Evidence, Finding
    from queries.asking import ask, run, sparql
    from queries.catalogue import load_all as questions
    from queries.chains import network_of as network
    from queries.results import Result
    from queries.source import Source
    from queries.source import open_source as open

_WHERE = {
    "Answer": ("queries.answers", "Answer"),
    "Evidence": ("queries.answers", "Evidence"),
    "Finding": ("queries.answers", "Finding"),
    "Result": ("queries.results", "Result"),
    "Source": ("queries.source", "Source"),
    "ask": ("queries.asking", "ask"),
    "questions": ("queries.catalogue", "load_all"),
    "network": ("queries.chains", "network_of"),
    "open": ("queries.source", "open_source"),
    "run": ("queries.asking", "run"),
    "sparql": ("queries.asking", "sparql"),
}

__all__ = [
    "Answer",
    "Evidence",
    "Finding",
    "Result",
    "Source",
    "ask",
    "network",
    "open",
    "questions",
    "run",
    "sparql",
]


def __getattr__(name: str) -> object:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, attribute = _WHERE[name]
    return getattr(importlib.import_module(module), attribute)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
