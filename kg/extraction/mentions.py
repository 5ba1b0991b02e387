"""Where a sentence names somebody: the model's named entities, mended, and the names of the tables.

A name's span is the name alone, as an annotator would mark it: without article, title or possessive.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extraction.actor_tables import MAX_TITLE, PARTICLES, ActorTables, Entry, Spelling, Title, normal
from kg.extraction.sentence import Sentence

#: Entity labels of the model that may be actors or places.
LABELS = frozenset({"PERSON", "NORP", "ORG", "GPE", "LOC", "FAC"})

_HYPHENS = frozenset("-–‑—")
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_EDGE = frozenset("\"'“”‘’`.,;:()[]{}|/*•-–—") | {"''", "``", "the", "The", "THE", "a", "an", "A", "An"}

#: Capitalised words that head the name of an organisation even where the model saw none.
_BODIES = frozenset(
    [
        "party",
        "ministry",
        "council",
        "committee",
        "commission",
        "parliament",
        "congress",
        "senate",
        "assembly",
        "department",
        "agency",
        "court",
        "front",
        "movement",
        "union",
        "alliance",
        "league",
        "federation",
        "organization",
        "organisation",
        "association",
        "institute",
        "foundation",
        "army",
        "force",
        "forces",
        "command",
        "bank",
        "fund",
        "office",
        "bureau",
        "board",
        "group",
        "network",
        "coalition",
        "authority",
        "brigade",
        "brigades",
        "guard",
        "guards",
        "university",
        "college",
        "society",
        "center",
        "centre",
        "forum",
        "initiative",
        "corps",
        "tribunal",
        "cabinet",
        "secretariat",
    ]
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a sentence: tokens ``start`` to ``end`` (half-open), headed at ``head``.

    ``label`` is the model's entity label, empty where only the tables know the name; ``entries`` are what the tables
    say it may mean, empty where only the model knows it. ``title`` stands before it, from token ``title_start`` on.
    """

    sentence: int
    start: int
    end: int
    head: int
    words: tuple[str, ...]
    label: str
    entries: tuple[Entry, ...]
    title: Title | None = None
    title_start: int = -1


def find_names(sentence: Sentence, tables: ActorTables) -> list[Name]:
    """Give the names of a sentence in text order; no two overlap."""
    words = [normal(w) for w in sentence.words]
    known = list(_known(words, sentence, tables))
    owner: dict[int, tuple[int, int, str, tuple[Entry, ...]]] = {}
    for start, end, label in _entities(sentence, words, tables):
        for t in range(start, end):
            owner[t] = (start, end, label, ())
    for start, end, entries in known:
        _settle(owner, start, end, entries, words)
    for start, end in _bodies(sentence, owner):
        for t in range(start, end):
            owner[t] = (start, end, "ORG", ())
    found = dict.fromkeys(owner[t] for t in sorted(owner))
    return [_name(sentence, words, tables, *span) for span in found]


def _known(
    words: list[str], sentence: Sentence, tables: ActorTables
) -> Iterator[tuple[int, int, tuple[Entry, ...]]]:
    """Yield the longest table names from left to right."""
    trie, i, n = tables.names, 0, len(words)
    while i < n:
        spellings = trie.get(words[i].casefold())
        end = i
        if spellings:
            for spelling in spellings:
                end = _match(spelling, words, i, sentence)
                if end > i:
                    yield i, end, spelling.entries
                    break
        i = max(end, i + 1)


def _match(spelling: Spelling, words: list[str], start: int, sentence: Sentence) -> int:
    """Give the end of a spelling that begins at ``start``, or ``start`` where it doesn't match."""
    first = words[start]
    if not spelling.rest:
        good = first in spelling.exact and sentence.pos[start] not in ("VERB", "AUX", "ADP")
        return start + 1 if good else start
    if not first[0].isupper() and first not in PARTICLES and not first[0].isdigit():
        return start
    i, n, capital = start + 1, len(words), first[0].isupper()
    for part in spelling.rest:
        if i < n and words[i] in _HYPHENS and part not in _HYPHENS:
            i += 1
        if i >= n or words[i].casefold() != part:
            return start
        capital = capital or words[i][0].isupper()
        i += 1
    return i if capital else start


def _entities(sentence: Sentence, words: list[str], tables: ActorTables) -> Iterator[tuple[int, int, str]]:
    """Yield the model's entities with their edges mended."""
    for start, end, label in sentence.ents:
        if label not in LABELS:
            continue
        pieces = [(start, end)]
        for t in range(start + 1, end - 1):  # "Russia's Gazprom" is two names, "Workers' Party" is one
            if (
                words[t] in ("'s", "’s")
                and words[t + 1][0].isupper()
                and (words[t - 1].casefold() in tables.names)
            ):
                pieces = [(start, t), (t + 1, end)]
        for lo, hi in pieces:
            while lo < hi and (words[lo] in _EDGE or words[lo] in _POSSESSIVE):
                lo += 1
            while hi > lo and (words[hi - 1] in _EDGE or words[hi - 1] in _POSSESSIVE):
                hi -= 1
            if label == "PERSON":
                lo = _after_title(sentence, lo, hi, tables)
            if lo < hi and any(w[0].isupper() for w in words[lo:hi]):
                yield lo, hi, label


def _after_title(sentence: Sentence, start: int, end: int, tables: ActorTables) -> int:
    for n in range(min(MAX_TITLE, end - start - 1), 0, -1):
        if tuple(w.lower() for w in sentence.words[start : start + n]) in tables.titles:
            return start + n
    return start


def _settle(
    owner: dict[int, tuple[int, int, str, tuple[Entry, ...]]],
    start: int,
    end: int,
    entries: tuple[Entry, ...],
    words: list[str],
) -> None:
    """Let a table's name and the model's entities agree on who owns the tokens."""
    rivals = dict.fromkeys(owner[t] for t in range(start, end) if t in owner)
    for rival in rivals:
        lo, hi, label, _ = rival
        inside = lo <= start and end <= hi and hi - lo > end - start
        if (inside and label in ("ORG", "PERSON", "FAC", "LOC")) or (
            inside and label == "GPE" and entries[0].kind in ("demonym", "people")
        ):
            return  # "University of Washington", "Mike Johnson": the wider name says who it is
    label = next((r[2] for r in rivals), "")
    for lo, hi, _, _ in rivals:
        for t in range(lo, hi):
            owner.pop(t, None)
    for t in range(start, end):
        owner[t] = (start, end, label, entries)


def _bodies(
    sentence: Sentence, owner: dict[int, tuple[int, int, str, tuple[Entry, ...]]]
) -> Iterator[tuple[int, int]]:
    """Yield runs of capitalised words that end in a word for an organisation ("Green Party") and that nobody owns."""
    for t, word in enumerate(sentence.words):
        if (
            t in owner
            or not word[0].isupper()
            or word.lower() not in _BODIES
            or sentence.tags[t] not in ("NNP", "NNPS")
        ):
            continue
        start = t
        while (
            start
            and start - 1 not in owner
            and sentence.words[start - 1][0].isupper()
            and sentence.tags[start - 1] in ("NNP", "NNPS", "JJ")
        ):
            start -= 1
        if start < t:
            yield start, t + 1


def _name(
    sentence: Sentence,
    words: list[str],
    tables: ActorTables,
    start: int,
    end: int,
    label: str,
    entries: tuple[Entry, ...],
) -> Name:
    head = next((t for t in range(end - 1, start - 1, -1) if not start <= sentence.heads[t] < end), end - 1)
    name = Name(sentence.index, start, end, head, tuple(words[start:end]), label, entries)
    for n in range(min(MAX_TITLE, start), 0, -1):
        title = tables.titles.get(tuple(w.lower() for w in sentence.words[start - n : start]))
        if title:
            return replace(name, title=title, title_start=start - n)
    return name
