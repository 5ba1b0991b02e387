"""What to tell somebody whose question isn't understood: a mistyped word, or the part that can't be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import islice

from rapidfuzz import process
from rapidfuzz.distance import OSA

from queries.phrasings import vocabulary
from queries.scope import NEGATION

#: Shorter words have too many others a letter away.
_SHORTEST = 4
#: Words tried in the place of a mistyped one, and how many letters they may be off.
_TRIED, _OFF = 4, 2
#: The longest part that is looked for, in words, and how often a question is tried again to find it.
_LONGEST, _ATTEMPTS = 6, 60


def mended(text: str, *, known: Iterable[str], understood: Callable[[str], bool]) -> str | None:
    """Give a question with one mistyped word of its grammar put right, if it is then understood.

    :param known: words of names, which are never taken for mistyped ones.
    :param understood: tells whether a question is understood.

    >>> mended("who oposes Iran", known=["iran"], understood=lambda text: text.startswith("who opposes"))
    'who opposes Iran'
    """
    words = text.split()
    # A "never" is no mistyped "ever".
    taken = NEGATION.union(word.casefold() for word in known)
    for place, word in enumerate(words):
        plain = word.casefold()
        if len(plain) < _SHORTEST or not plain.isalpha() or plain in _words() or plain in taken:
            continue
        near = process.extract(
            plain, _words(), scorer=OSA.distance, score_cutoff=_OFF if len(plain) > 6 else 1, limit=_TRIED
        )
        for better, _, _ in near:
            candidate = " ".join([*words[:place], better, *words[place + 1 :]])
            if understood(candidate):
                return candidate
    return None


def unread(text: str, *, understood: Callable[[str], bool]) -> str | None:
    """Give the fewest words without which a question is understood; those at its end before others.

    >>> unread("who opposes Iran on Mars", understood=lambda text: text == "who opposes Iran")
    'on Mars'
    """
    return next((part for part, rest in islice(_cuts(text.split()), _ATTEMPTS) if understood(rest)), None)


def _cuts(words: list[str]) -> Iterator[tuple[str, str]]:
    """Yield parts to leave out, the shortest first, each with the rest."""
    for length in range(1, min(len(words) - 2, _LONGEST) + 1):
        yield " ".join(words[-length:]), " ".join(words[:-length])
        for start in range(1, len(words) - length):
            yield (
                " ".join(words[start : start + length]),
                " ".join([*words[:start], *words[start + length :]]),
            )


def strange(text: str, *, known: Iterable[str]) -> list[str]:
    """Give the words that are neither in the grammar nor in a name.

    >>> strange("who opposes Iran quizzically", known=["iran"])
    ['quizzically']
    """
    taken = {word.casefold() for word in known}.union(_words())
    return [w for w in text.split() if len(w) >= _SHORTEST and w.isalpha() and w.casefold() not in taken]


@cache
def _words() -> tuple[str, ...]:
    return tuple(sorted(vocabulary()))
