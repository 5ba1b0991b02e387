"""Actors while an article is being read: what is gathered of each before it becomes a profile of the cast."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from kg.extraction.cast import Profile
from kg.extraction.known_actors import KnownActor
from kg.ids import slug
from kg.model import AUTHOR, ActorType

Number = Literal["one", "many"]

#: Before the keys of actors that are only described.
DESCRIBED = "described:"
#: ... and of those who are called by their people: "Russians", "the Syrian".
COMPATRIOT = "people:"


@dataclass(slots=True)
class Draft:
    """An actor in the making. ``key`` tells it from the others of the article; the id is given at the end.

    ``gender`` is m, f or empty where unknown; ``number`` says whether "they" or "he", "it" speaks of it.
    """

    key: str
    type: ActorType
    label: str
    number: Number = "one"
    iso3: str | None = None
    country: str | None = None
    wikidata: str | None = None
    gender: str = ""
    #: The id, where it is given from outside: ISO code or Wikidata id.
    fixed: str = ""
    surfaces: dict[str, None] = field(default_factory=dict)
    #: Generic role ("president") of a Role, and whether it is to come or past.
    role: str = ""
    #: Whose a description is by a pronoun: "her government".
    owner: str = ""
    #: Whether a town is the capital of its ``country``.
    capital: bool = False

    @classmethod
    def of_known(cls, known: KnownActor) -> Draft:
        """Begin the draft of an actor that the tables know."""
        return cls(
            known.key,
            known.type,
            known.label,
            country=known.country,
            wikidata=known.wikidata,
            gender=known.gender,
            fixed=known.wikidata or "",
        )

    def is_described(self, noun: str) -> bool:
        """Say whether somebody was only described, by a noun: "a police spokesman"."""
        known = self.key.startswith(DESCRIBED) and self.number == "one"
        return known and noun in self.label.casefold().split()

    def settle(self) -> None:
        """Make a place of what the model took for somebody, where nothing else is known of it than its name."""
        known = self.wikidata or self.gender or self.role or self.number != "one" or " " in self.label
        if self.type in ("Person", "Organization") and not known:
            self.type = "Place"


def is_region(draft: Draft) -> bool:
    """Say whether an actor is a part of a state, with offices of its own: "the Texas attorney general"."""
    return draft.type == "Territory" and draft.iso3 is None


class Drafts:
    """All actors of one article, by key."""

    def __init__(self) -> None:
        self._drafts: dict[str, Draft] = {}

    def __getitem__(self, key: str) -> Draft:
        return self._drafts[key]

    def __contains__(self, key: str) -> bool:
        return key in self._drafts

    def __len__(self) -> int:
        return len(self._drafts)

    def __iter__(self) -> Iterator[Draft]:
        return iter(self._drafts.values())

    def add(self, draft: Draft) -> Draft:
        """Keep the first draft of a key and give it."""
        return self._drafts.setdefault(draft.key, draft)

    def ids(self) -> dict[str, str]:
        """Give each key's id: the fixed one, else a slug of the label, made unique by a number in order of appearance."""
        taken = {d.fixed for d in self if d.fixed} | {AUTHOR}
        found: dict[str, str] = {}
        for draft in self:
            made = draft.fixed or slug(draft.label)
            if not draft.fixed:
                base, number = made, 2
                while made in taken:
                    made, number = f"{base}-{number}", number + 1
                taken.add(made)
            found[draft.key] = made
        return found

    def shown(self, draft: Draft) -> str:
        """Give the label of an actor for who reads no more than that: "Anna Lie's government", not "government"."""
        if not draft.owner:
            return draft.label
        whose = self._drafts[draft.owner].label
        return whose + ("' " if whose.endswith("s") else "'s ") + draft.label

    def profiles(self, ids: dict[str, str], used: set[str]) -> Iterator[Profile]:
        """Yield the profiles of the actors that are mentioned."""
        for draft in self:
            if draft.key in used:
                shown = self.shown(draft)
                aliases = tuple(s for s in draft.surfaces if s != shown)
                yield Profile(
                    ids[draft.key],
                    draft.type,
                    draft.label,
                    aliases,
                    draft.iso3,
                    draft.country,
                    draft.wikidata,
                    shown,
                )


def is_state(draft: Draft) -> bool:
    """Say whether an actor is a country."""
    return draft.type in ("State", "Territory")


_SPACED = ((" - ", "-"), (" – ", "–"), (" ’s", "’s"), (" 's", "'s"), (" ,", ","), (" ' ", "' "), (" / ", "/"))


def tidy(text: str) -> str:
    """Undo the spaces that joining tokens puts around hyphens and possessives.

    >>> tidy("Lee Jae - myung"), tidy("Workers ' Party")
    ('Lee Jae-myung', "Workers' Party")
    """
    for spaced, plain in _SPACED:
        text = text.replace(spaced, plain)
    return text
