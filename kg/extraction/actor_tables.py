"""What is known of actors before an article is read: territories, seats, known persons and organisations, nouns, titles.

:class:`ActorTables` is loaded once and shared by all articles. It is made of our tables in ``lexicons/`` with a
user's ``--lexicon`` rows on top, and of a user's ``--actors FILE.csv`` files, whose rows win over ours. Such a file
is comma-separated UTF-8 with a header row; ``label`` and ``type`` (Person or Organization) must be there, the rest
may: ``wikidata``, ``country`` (ISO 3166-1 alpha-3), ``aliases`` ('|'-separated), ``positions``
(``role@PLACE:from..to``, '|'-separated, ISO dates, an open end for whoever is in office), ``gender`` (m, f) and
``source``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Literal, TypeVar, get_args

from kg.errors import LexiconError
from kg.extraction.known_actors import KnownActor, read_actors
from kg.extraction.lexicon import Lexicons, Row
from kg.extraction.name_index import PARTICLES, EntryKind, NameIndex, NameTrie, normal, tokens
from kg.ids import slug
from kg.model import RELATION_TYPES, ActorType, RelationType

NounKind = Literal["office", "person", "group", "organization", "state", "place", "hardware", "none"]
Rank = Literal["head", "office", "body", "seat", "honour"]

NOUN_KINDS: tuple[NounKind, ...] = get_args(NounKind)
RANKS: tuple[Rank, ...] = get_args(Rank)

#: "al-Jubeir" at the end of a full name is said alone, too.
_ARABIC = re.compile(r" ([ae]l-\w+)$")

_Word = TypeVar("_Word", bound=str)

#: Longest title in words ("White House press secretary" has four).
MAX_TITLE = 5

#: Titles that name an office, not whoever holds it: they are no part of a name behind them.
POSTS = frozenset({"presidency", "leadership"})


@dataclass(frozen=True, slots=True)
class Territory:
    """A state or territory: ``id`` is its ISO 3166-1 alpha-3 code, or a slug where it has none."""

    id: str
    type: ActorType
    label: str
    aliases: tuple[str, ...]
    iso3: str | None
    country: str | None
    wikidata: str | None


@dataclass(frozen=True, slots=True)
class Title:
    """A title: the generic ``roles`` that it may be in the terms of office, likeliest first, its rank, and its only state."""

    name: str
    roles: tuple[str, ...]
    rank: Rank
    country: str | None


@dataclass(frozen=True, slots=True)
class ActorTables:
    """The tables, indexed for look-up by token; build one with :meth:`load`."""

    territories: Mapping[str, Territory]
    actors: Mapping[str, KnownActor]
    names: NameTrie
    #: Those first words of names, folded, that may be written small: "al-Nusra Front", "3M".
    small_names: frozenset[str]
    titles: Mapping[tuple[str, ...], Title]
    #: The last words of titles: a quick first look.
    title_ends: frozenset[str]
    nouns: Mapping[str, NounKind]
    given_names: Mapping[str, str]
    relation_nouns: Mapping[str, RelationType]
    #: Words around a city's name by what they say of it, see :mod:`kg.extraction.metonymy`.
    contexts: Mapping[str, frozenset[str]]
    #: Words of descriptions.tsv, see :mod:`kg.extraction.descriptions`.
    descriptions: Mapping[str, frozenset[str]]
    #: Word groups of name_words.tsv, see :mod:`kg.extraction.mentions`.
    name_words: Mapping[str, frozenset[str]]
    #: First halves of adjectives ("Sino") to territories.
    combining: Mapping[str, str]
    #: Lemmas of verbs that introduce direct speech.
    saying: frozenset[str]
    #: Keys of known persons by surname, folded.
    surnames: Mapping[str, tuple[str, ...]] = field(repr=False)
    #: (role, place) to the terms of those who held it.
    offices: Mapping[tuple[str, str], tuple[tuple[str, str, str], ...]] = field(repr=False)
    #: Labels of organisations that a term of office may name as its place, to their keys.
    bodies: Mapping[str, str] = field(repr=False)

    @classmethod
    def load(cls, lexicons: Lexicons | None = None, actor_files: Sequence[Path] = ()) -> ActorTables:
        """Read all tables; the same arguments give the same object again.

        :raises LexiconError: with file, line and what is wrong.

        >>> tables = ActorTables.load()
        >>> tables.territories["KOR"].label, tables.holder("president", "USA", "2022-05-01")
        ('South Korea', 'Q6279')
        """
        return _load(lexicons or Lexicons(), tuple(actor_files))

    def holder(self, role: str, place: str, day: str) -> str | None:
        """Give the key of whoever held a role on a day (ISO 8601), or None where nobody is known, or two are."""
        found = {key for start, end, key in self.offices.get((role, place), ()) if start <= day <= end}
        mine = {key for key in found if self.actors[key].own}
        only = mine or found
        return only.pop() if len(only) == 1 else None

    def in_office(self, key: str, day: str) -> bool:
        """Say whether a known person held any office on a day (ISO 8601)."""
        return any(t.start <= day <= t.end for t in self.actors[key].terms)

    def left_office(self, key: str, roles: Collection[str], place: str | None, day: str) -> bool:
        """Say whether an actor is known to have held one of the roles and to have left it by a day (ISO 8601)."""
        known = self.actors.get(key)
        return known is not None and any(
            t.role in roles and place in (None, t.place) and t.end < day for t in known.terms
        )


def _cells(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


def _territories(lexicons: Lexicons, names: NameIndex) -> dict[str, Territory]:
    peoples = {
        r["iso3"]: r
        for r in reversed(lexicons.table("peoples", ["iso3", "adjectives", "people", "capitals", "names"]))
    }
    found: dict[str, Territory] = {}
    for row in lexicons.table("territories", ["iso3", "wikidata", "type", "label", "names"]):
        more = peoples.get(row["iso3"], {})
        aliases = tuple(dict.fromkeys([*_cells(row["names"]), *_cells(more.get("names", ""))]))
        kind: ActorType = "State" if row["type"] == "State" else "Territory"
        made = Territory(row["iso3"], kind, row["label"], aliases, row["iso3"], None, row["wikidata"] or None)
        found.setdefault(made.id, made)
        _name_territory(names, made, more)
        for capital in _cells(more.get("capitals", "")):
            names.add(capital, "capital", made.id)
    for row in lexicons.table("regions", ["label", "wikidata", "country", "names", "adjectives", "people"]):
        made = Territory(
            slug(row["label"]),
            "Territory",
            row["label"],
            tuple(_cells(row["names"])),
            None,
            row["country"] or None,
            row["wikidata"] or None,
        )
        found.setdefault(made.id, made)
        _name_territory(names, made, row)
    return found


def _name_territory(names: NameIndex, territory: Territory, row: Row) -> None:
    for name in (territory.label, *territory.aliases):
        names.add(name, "state", territory.id)
    for name in _cells(row.get("adjectives", "")):
        names.add(name, "demonym", territory.id)
    for name in _cells(row.get("people", "")):
        names.add(name, "people", territory.id)


def _weak(actor: KnownActor, name: str) -> bool:
    """Say whether a name needs support: a person's single word, or an organisation's generic or short form."""
    if actor.type == "Person":
        return len(name.split()) == 1 and name != actor.label
    words = name.removeprefix("The ").split()  # "The Greens" of one country are not those of another
    return name != actor.label and len(words) == 1 and (len(name) <= 3 or name.startswith("The "))


def _state_words(lexicons: Lexicons) -> dict[str, tuple[str, ...]]:
    """Give the one-word names and demonyms of each state."""
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for row in lexicons.table("peoples", ["iso3", "adjectives", "names"]):
        found[row["iso3"]] += tuple(
            w for cell in ("adjectives", "names") for w in _cells(row[cell]) if " " not in w
        )
    for row in lexicons.table("territories", ["iso3", "label"]):
        found[row["iso3"]] += tuple(row["label"].split()[-1:])
    return found


def _actors(
    lexicons: Lexicons, files: Iterable[Path], names: NameIndex, own: Mapping[str, tuple[str, ...]]
) -> dict[str, KnownActor]:
    """Read the known actors; ``own`` are the words for each state, which make a shared name ("Senate") its own."""
    found: dict[str, KnownActor] = {}
    mine: set[tuple[str, ...]] = set()
    for actor in read_actors(lexicons, files):
        if actor.key in found:
            continue
        found[actor.key] = actor
        of_state = {w.casefold() for w in own.get(actor.country or "", ())}
        last = _ARABIC.search(actor.label) if actor.type == "Person" else None
        for name in (actor.label, *actor.aliases, *(last.groups() if last else ())):
            parts = tokens(name)
            if actor.own:
                mine.add(parts)
            if actor.own or parts not in mine:
                shared = actor.generic and not of_state & {w.casefold() for w in parts}
                names.add(name, "actor", actor.key, weak=shared or _weak(actor, name))
    return found


def _surnames(actors: Mapping[str, KnownActor]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for key, actor in actors.items():
        if actor.type == "Person":
            found[actor.surname].append(key)
    return {k: tuple(v) for k, v in found.items()}


def _offices(actors: Mapping[str, KnownActor]) -> dict[tuple[str, str], tuple[tuple[str, str, str], ...]]:
    found: dict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
    for key, actor in actors.items():
        for term in actor.terms:
            found[term.role, term.place].append((term.start, term.end, key))
    return {k: tuple(v) for k, v in found.items()}


def _one(value: str, legal: tuple[_Word, ...]) -> _Word:
    for word in legal:
        if word == value:
            return word
    raise LexiconError(f"{value!r} is none of {', '.join(legal)}; correct the table")


def _groups(lexicons: Lexicons, table: str) -> dict[str, frozenset[str]]:
    """Read a table of words by their use."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in lexicons.table(table, ["use", "word"]):
        found[row["use"]].add(row["word"])
    return {use: frozenset(words) for use, words in found.items()}


@lru_cache(maxsize=4)
def _load(lexicons: Lexicons, files: tuple[Path, ...]) -> ActorTables:
    names = NameIndex()
    territories = _territories(lexicons, names)
    actors = _actors(lexicons, files, names, _state_words(lexicons))
    bodies = {
        name: key for key, a in actors.items() if a.type == "Organization" for name in (a.label, *a.aliases)
    }
    for row in lexicons.table("seats", ["name", "holder", "city"]):
        holder = row["holder"] if row["holder"] in territories else bodies.get(row["holder"], "")
        if holder:
            names.add(row["name"], "capital" if row["city"] else "seat", holder)
    for row in lexicons.table("collectives", ["phrase", "states", "kind", "sure"]):
        kind: EntryKind = "several" if row["kind"] == "name" else "several-adjective"
        names.add(row["phrase"], kind, row["states"], weak=not row["sure"])
    titles = {
        tuple(row["title"].replace("-", " - ").split()): Title(
            row["title"],
            tuple(filter(None, [row["role"], *_cells(row["also"])])),
            _one(row["rank"], RANKS),
            row["country"] or None,
        )
        for row in reversed(lexicons.table("titles", ["title", "role", "rank", "country", "also"]))
    }
    nouns: dict[str, NounKind] = {row["noun"]: "person" for row in lexicons.table("person_nouns", ["noun"])}
    for row in reversed(lexicons.table("actor_nouns", ["noun", "kind"])):
        nouns[row["noun"]] = _one(row["kind"], NOUN_KINDS)
    ties = {
        row["noun"]: _one(row["relation"], RELATION_TYPES)
        for row in reversed(lexicons.table("relation_nouns", ["noun", "relation"]))
    }
    given = {
        normal(row["name"]): row["gender"]
        for name in ("given_names_world", "given_names")
        for row in reversed(lexicons.table(name, ["name", "gender"]))
    }
    trie = names.trie()
    return ActorTables(
        territories,
        actors,
        trie,
        PARTICLES.union(first for first, known in trie.items() if not all(s.capitals[0] for s in known)),
        titles,
        frozenset(words[-1] for words in titles),
        nouns,
        given,
        ties,
        _groups(lexicons, "place_contexts"),
        _groups(lexicons, "descriptions"),
        _groups(lexicons, "name_words"),
        {row["form"]: row["iso3"] for row in lexicons.table("combining_forms", ["form", "iso3"])},
        frozenset(
            row["lemma"]
            for row in lexicons.table("reporting", ["lemma", "kind", "frames"])
            if row["kind"] == "verb" and "quote" in row["frames"].split()
        ),
        _surnames(actors),
        _offices(actors),
        bodies,
    )
