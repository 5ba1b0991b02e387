"""Names as the tables write them, and how they are looked up: token by token, without regard to hyphens and diacritics."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

EntryKind = Literal["state", "capital", "seat", "demonym", "people", "several", "several-adjective", "actor"]

HYPHENS = frozenset("-–‑—")

#: Words in lower case that a name may begin with ("al-Nusra Front", "von der Leyen").
PARTICLES = frozenset(
    {
        "al",
        "el",
        "bin",
        "ibn",
        "von",
        "van",
        "de",
        "di",
        "du",
        "da",
        "le",
        "la",
        "ul",
        "ad",
        "as",
        "es",
        "abu",
    }
)

_CHUNK = re.compile(r"[^\s\-,/&()]+|[\-,/&()]")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name in the text may mean: ``key`` is a territory's id, or a known actor's, or several ids with '|' between.

    ``weak`` names (a bare surname, an abbreviation) need support from the article before they are linked.
    """

    kind: EntryKind
    key: str
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Spelling:
    """A way to write a name: its tokens after the first, folded and without hyphens, and what the whole means.

    ``exact`` are the legal spellings of a one-word name, whose case counts: "us" is no state. ``capitals`` says of each
    token whether it must begin with a capital: "We can" is no party.
    """

    rest: tuple[str, ...]
    capitals: tuple[bool, ...]
    exact: frozenset[str]
    entries: tuple[Entry, ...]


#: Names by their first token, folded; longest first.
NameTrie = Mapping[str, tuple[Spelling, ...]]


@lru_cache(maxsize=1 << 14)
def normal(token: str) -> str:
    """Give a token's form for look-up: plain apostrophes, no diacritics, case kept.

    Apostrophes within a word go too: "Da'esh" and "Daesh" are one name.

    >>> normal("Da’esh"), normal("Erdoğan"), normal("’s")
    ('Daesh', 'Erdogan', "'s")
    """
    if token.isascii():
        return token.replace("'", "") if "'" in token[1:-1] else token
    plain = unicodedata.normalize("NFKD", token.replace("’", "'").replace("‘", "'").replace("ı", "i"))
    plain = plain.replace("ł", "l").replace("Ł", "L").replace("ø", "o").replace("Ø", "O").replace("đ", "d")
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return plain.replace("'", "") if "'" in plain[1:-1] else plain


def tokens(name: str) -> tuple[str, ...]:
    """Split a name as the language pipeline does, but leave hyphens out: "Jong Un" and "Jong-un" are one name.

    >>> tokens("Lee Jae-myung"), tokens("Workers' Party"), tokens("U.S. Navy"), tokens("Russia’s Duma")
    (('Lee', 'Jae', 'myung'), ('Workers', "'", 'Party'), ('U.S.', 'Navy'), ('Russia', "'s", 'Duma'))
    """
    found: list[str] = []
    for chunk in _CHUNK.findall(name.replace("’", "'").replace("–", "-").replace("‑", "-")):
        if chunk == "-":
            continue
        ending = next((e for e in ("'s", "'") if chunk.endswith(e) and len(chunk) > len(e)), "")
        found.append(normal(chunk.removesuffix(ending)))
        if ending:
            found.append(ending)
    return tuple(found)


class NameIndex:
    """Collects names and what they mean, and makes the look-up table of them."""

    def __init__(self) -> None:
        self._entries: dict[tuple[str, ...], dict[Entry, None]] = defaultdict(dict)
        self._exact: dict[tuple[str, ...], set[str]] = defaultdict(set)
        self._capitals: dict[tuple[str, ...], tuple[bool, ...]] = {}

    def add(self, name: str, kind: EntryKind, key: str, *, weak: bool = False) -> None:
        """Note that a name may mean something."""
        parts = tokens(name.removeprefix("the "))
        if not parts:
            return
        self._add(parts, kind, key, weak=weak)
        bare = tuple(p[0] if len(p) == 2 and p[1] == "." else p for p in parts)
        if bare != parts and len(parts) > 2:  # "John F Kennedy"
            self._add(bare, kind, key, weak=weak)

    def _add(self, parts: tuple[str, ...], kind: EntryKind, key: str, *, weak: bool) -> None:
        folded = tuple(p.casefold() for p in parts)
        self._entries[folded].setdefault(Entry(kind, key, weak))
        capitals = tuple(p[0].isupper() for p in parts)
        before = self._capitals.get(folded, capitals)
        self._capitals[folded] = tuple(a and b for a, b in zip(before, capitals, strict=True))
        if len(parts) == 1:
            self._exact[folded] |= {parts[0], parts[0].upper()} if len(parts[0]) > 3 else {parts[0]}

    def trie(self) -> NameTrie:
        """Give the look-up table."""
        table: dict[str, list[Spelling]] = defaultdict(list)
        for folded, entries in self._entries.items():
            table[folded[0]].append(
                Spelling(
                    folded[1:],
                    self._capitals[folded],
                    frozenset(self._exact[folded]),
                    tuple(sorted(entries, key=lambda e: e.weak)),
                )
            )
        return {first: tuple(sorted(v, key=lambda r: -len(r.rest))) for first, v in table.items()}
