"""Names that only the rest of the article tells: named elsewhere, or used so often that they can't be slips."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from kg.extraction.actor_tables import ActorTables
from kg.extraction.mentions import SUFFIXES, Name, goes_on, make_name
from kg.extraction.name_index import normal
from kg.extraction.sentence import Sentence

_NOUNS = frozenset({"NNP", "NNPS", "NN", "NNS"})
_HUMPED = re.compile("[a-z]{2,}[A-Z][a-z]+")


def find_again(
    sentence: Sentence, names: Iterable[Name], tables: ActorTables, seen: frozenset[str]
) -> Iterator[Name]:
    """Yield one-word names that were ``seen`` elsewhere in the article and that stand here unnoticed.

    Taggers take a rare name for a common noun, above all at the start of a sentence: "Ikram noted that ...".
    """
    words = list(map(normal, sentence.words))
    if seen.isdisjoint(map(str.casefold, words)):
        return
    taken = {t for n in names for t in range(n.start, n.end)}
    for t, word in enumerate(words):
        if t in taken or not word[0].isupper() or word.casefold() not in seen or word in SUFFIXES:
            continue
        if sentence.tags[t] not in _NOUNS or (sentence.tags[t] != "NNP" and word.lower() in tables.nouns):
            continue
        if not any(
            0 <= u < len(words) and u not in taken and goes_on(sentence, words, u) for u in (t - 1, t + 1)
        ):
            yield make_name(sentence, words, tables, t, t + 1, "", ())


def humped(sentences: Iterable[Sentence]) -> frozenset[str]:
    """Give the words with a capital inside that an article uses twice ("docuSign"): one alone may be two glued together."""
    every = set[str]().union(*(s.words for s in sentences))
    mixed = {w for w in every if not w.islower() and w[0].islower() and _HUMPED.fullmatch(w)}
    counts = Counter(w for s in sentences if mixed for w in s.words if w in mixed)
    return frozenset(w for w, n in counts.items() if n > 1)


def find_humped(
    sentence: Sentence, names: Iterable[Name], tables: ActorTables, known: frozenset[str]
) -> Iterator[Name]:
    """Yield the ``known`` words with a capital inside that no name of the sentence holds."""
    taken = {t for n in names for t in range(n.start, n.end)}
    words = list(map(normal, sentence.words))
    for t, word in enumerate(words):
        if word in known and t not in taken:
            yield make_name(sentence, words, tables, t, t + 1, "ORG", ())
