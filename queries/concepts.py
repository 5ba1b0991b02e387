"""What a phrase is about, whatever its words: "talks with Pyongyang" and "dialogue with North Korea" are one issue.

A phrase becomes a set of concepts: the actors that its names mean, and the stems of its other words, with near-synonyms
joined as the extractor joins them (``issues.tsv``). Function words don't count.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

import snowballstemmer

from kg.extraction.lexicon import Lexicons
from queries.folding import normal

#: Words that say nothing of what a phrase is about.
_WORDS = (
    "a all an and any as at be been being by for from has have in into is it its of on or other our own so some such"
    " that the their them these this those to under up was were which with would s"
)
_FUNCTION_WORDS = frozenset(_WORDS.split())
#: What is done "against" somebody as it is "on" them; elsewhere the word matters ("a vote against Rwanda").
_ON_OR_AGAINST = "sanctions embargo boycott tariffs attack assault strikes war offensive measures"
#: Longest name, in words, that is looked for inside a phrase.
_MAX_NAME = 5


@cache
def _stemmer() -> Callable[[str], str]:
    made: Callable[[str], str] = snowballstemmer.stemmer("english").stemWord
    return made


@cache
def stem(word: str) -> str:
    """Give the stem of a folded word; British spellings become American first, for the stemmer knows those.

    >>> stem("isolating") == stem("isolation") == stem("isolate"), stem("denuclearisation") == stem("denuclearize")
    (True, True)
    """
    word = word.replace("isation", "ization").replace("our", "or") if len(word) > 4 else word
    if word.endswith(("ise", "ised", "ises", "ising")) and len(word) > 6:
        word = word.replace("is", "iz") if word.count("is") == 1 else word
    return _stemmer()(word)


@cache
def _synonyms() -> dict[tuple[str, ...], str]:
    """Give near-synonyms: stems of a word, or of two or three, to the stem of what they are joined under."""
    rows = Lexicons().table("issues", ["term", "canonical"])
    return {tuple(map(stem, normal(row["term"]).split())): stem(normal(row["canonical"])) for row in rows}


class Concepts:
    """Turns phrases into concepts.

    :param actors: gives the node (or code) that a folded name means, or None.

    >>> concepts = Concepts({"pyongyang": "PRK", "north korea": "PRK"}.get)
    >>> concepts.of("talks with Pyongyang") == concepts.of("a dialogue with North Korea")
    True
    >>> concepts.of("sanctions against Pyongyang") == concepts.of("sanctions on North Korea")
    True
    """

    def __init__(self, actors: Callable[[str], str | None]) -> None:
        self._actors = actors

    def of(self, phrase: str) -> frozenset[str]:
        """Give the concepts of a phrase; empty for one of function words alone."""
        words = normal(phrase).split()
        found: set[str] = set()
        plain: list[str] = []
        start = 0
        while start < len(words):
            for end in range(min(len(words), start + _MAX_NAME), start, -1):
                node = self._actors(" ".join(words[start:end]))
                if node is not None:
                    found.add(node)
                    start = end
                    break
            else:
                if words[start] not in _FUNCTION_WORDS and not _on(words, start):
                    plain.append(stem(words[start]))
                start += 1
        return frozenset(found | set(_joined(plain, _synonyms())))


def _on(words: list[str], place: int) -> bool:
    """Tell whether a word is an "against" that means "on"."""
    return words[place] == "against" and place > 0 and stem(words[place - 1]) in _deeds()


@cache
def _deeds() -> frozenset[str]:
    return frozenset(map(stem, _ON_OR_AGAINST.split()))


def _joined(stems: list[str], synonyms: Mapping[tuple[str, ...], str]) -> list[str]:
    """Replace near-synonyms, the longest first."""
    found: list[str] = []
    start = 0
    while start < len(stems):
        for length in (3, 2, 1):
            canonical = synonyms.get(tuple(stems[start : start + length]))
            if canonical is not None and start + length <= len(stems):
                found.append(canonical)
                start += length
                break
        else:
            found.append(stems[start])
            start += 1
    return found
