"""Offices that an article gives to persons, and when two titles may speak of one of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.extraction.actor_tables import Title

#: Words for whoever governs, whatever the office is called.
ANY_HEAD = frozenset({"leader", "head", "ruler"})
#: One office of a body, and words for whoever heads one.
_CHAIRS = frozenset({"chair", "chairman", "chairwoman", "chairperson"})
_BODY_HEADS = frozenset({"leader", "head", "chief", "boss", "supremo"})
LEADING_BODIES = _CHAIRS | _BODY_HEADS


@dataclass(frozen=True, slots=True)
class Held:
    """An office that the article gives to a person: its roles, the state, whether it is past, and for which body or party."""

    person: str
    title: Title
    place: str | None
    past: bool
    body: str = ""


def meets(held: Held, title: Title) -> bool:
    """Say whether an office may be spoken of by a title."""
    return bool(set(held.title.roles) & set(title.roles)) or held.title.name == title.name


def governs(held: Held, title: Title) -> bool:
    """Say whether who has one office has the other: a party's leader is no prime minister for that."""
    general = not ANY_HEAD.isdisjoint(held.title.name.split())
    leads = bool(held.body) and general and ANY_HEAD.isdisjoint(title.name.split())
    return meets(held, title) and not leads


def of_body(held: list[Held], body: str) -> set[str]:
    """Give the persons of a party; where none is known to be, those of whom the article names no party."""
    mine = {h.person for h in held if h.body == body}
    return mine if mine and body else {h.person for h in held if not (h.body and body)}


def heads_of_body(held: Iterable[Held], title: Title, body: str, *, past: bool) -> set[str]:
    """Give who heads a body by another word: "the Nordlys boss" after "Nordlys chairman Erik Lie"."""
    if title.name not in LEADING_BODIES:
        return set()
    alike = _CHAIRS if title.name in _CHAIRS else LEADING_BODIES | {"president"}
    return {h.person for h in held if h.past == past and h.body == body and h.title.name in alike}
