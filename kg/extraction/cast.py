"""The cast of an article: its actors, and where in each sentence it speaks of them.

This is what the stages after actor finding read: :meth:`Cast.at` answers "who is at this token?".
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kg.model import ActorType, MentionKind


class Found(NamedTuple):
    """A mention in one sentence: tokens ``start`` to ``end`` (half-open), headed at ``head``.

    ``actors`` are ids: several where one phrase means several actors ("the two Koreas", "both leaders").
    A demonym that modifies ("Russian forces") is of kind ``adjective``; its actor is the state.
    """

    sentence: int
    start: int
    end: int
    head: int
    kind: MentionKind
    actors: tuple[str, ...]


class Profile(NamedTuple):
    """What is known of an actor apart from where it is mentioned; most fields are those of :class:`kg.model.Actor`."""

    id: str
    type: ActorType
    label: str
    aliases: tuple[str, ...] = ()
    iso3: str | None = None
    country: str | None = None
    wikidata: str | None = None
    #: The label with whoever a pronoun in the description means; empty where it's the same.
    shown: str = ""


class Cast:
    """The actors of one article and their mentions, for look-up by sentence and token."""

    def __init__(self, profiles: Iterable[Profile], mentions: Iterable[Found]) -> None:
        self.profiles = {p.id: p for p in profiles}
        self.mentions = sorted(mentions, key=lambda m: (m.sentence, m.start, -m.end))
        self._by_sentence: dict[int, list[Found]] = {}
        self._by_head: dict[tuple[int, int], Found] = {}
        for mention in self.mentions:
            self._by_sentence.setdefault(mention.sentence, []).append(mention)
            self._by_head.setdefault((mention.sentence, mention.head), mention)

    def mention(self, sentence: int, token: int) -> Found | None:
        """Give the mention headed at a token (the widest, where several are), or None."""
        return self._by_head.get((sentence, token))

    def at(self, sentence: int, token: int) -> tuple[str, ...]:
        """Give the ids of the actors that the token's phrase names; empty where it names none."""
        found = self._by_head.get((sentence, token))
        return found.actors if found else ()

    def in_sentence(self, sentence: int) -> list[Found]:
        """Give the mentions of one sentence, in text order."""
        return self._by_sentence.get(sentence, [])
