"""Word classes: open lists of lemmas that rules of the code ask for by name, from the table ``word_classes``."""

from __future__ import annotations

from functools import cache

from kg.extraction.lexicon import Lexicons


def words(name: str) -> frozenset[str]:
    """Give the lemmas of a class.

    :raises KeyError: when the table has no class of this name.

    >>> "promise" in words("subject_control")
    True
    """
    return _classes()[name]


@cache
def _classes() -> dict[str, frozenset[str]]:
    rows = Lexicons().table("word_classes", ["class", "words"])
    return {row["class"]: frozenset(row["words"].split("/")) for row in rows}
