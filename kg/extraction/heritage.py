"""Whence people come rather than whose they are: "Mexican-Americans", "African-American voters", "Latin American"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.name_index import HYPHENS, Entry
from kg.extraction.sentence import Sentence

#: Before "American" for whoever lives elsewhere on the continent, or lived there before; and for whence people come.
_CONTINENTAL = frozenset({"Central", "Latin", "North", "South", "Native", "Meso", "Pan"})
_HERITAGE = frozenset({"African", "Arab", "Asian", "Hispanic", "Jewish", "Muslim"})


def is_elsewhere(words: Sequence[str], token: int) -> bool:
    """Say whether an "American" is no state's: "Central American", "African-American voters"."""
    if words[token] not in ("American", "Americans"):
        return False
    before = _before_hyphen(words, token)
    return before in _CONTINENTAL or (before in _HERITAGE and words[token] == "American")


def _before_hyphen(words: Sequence[str], token: int) -> str:
    if not token:
        return ""
    return words[token - 2] if token > 1 and words[token - 1] in HYPHENS else words[token - 1]


def tells_of_america(words: Sequence[str]) -> bool:
    """Say whether a sentence speaks of people who are at home in the United States, without naming it.

    >>> tells_of_america("He won African - American voters".split())
    True
    """
    return "American" in words and any(
        word == "American" and _before_hyphen(words, t) in _HERITAGE for t, word in enumerate(words)
    )


def with_heritage(sentence: Sentence, words: list[str], start: int, entries: tuple[Entry, ...]) -> int:
    """Give where the name of a people begins that says whence they come: "Mexican-Americans", "Asian Americans".

    They are some of the people, not all of them.
    """
    if start < 1 or all(e.kind != "people" for e in entries):
        return start
    before = start - 2 if words[start - 1] in HYPHENS and start > 1 else start - 1
    word = words[before]
    hyphened = before < start - 1 or word.endswith("-")
    modifies = sentence.deps[start] in ("amod", "compound", "nmod") or not hyphened
    if modifies and sentence.tags[start] not in ("NNS", "NNPS"):
        return start
    if not word[0].isupper() or sentence.tags[before] not in ("NNP", "JJ", "NNPS", "NN", "AFX"):
        return start
    one = any(low <= before and start < high for low, high, label in sentence.ents if label == "NORP")
    return before if hyphened or one or before else start
