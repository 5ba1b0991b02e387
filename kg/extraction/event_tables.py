"""Events as they are found, and the table of the words that tell them."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import LexiconError
from kg.extraction.lexicon import Lexicons, Row
from kg.extraction.patterns import Lenders, PatternIndex
from kg.model import EVENT_TYPES, EventType, Span, Status

#: The type of a row that says: so used, the word tells no event ("recognised that").
NO_EVENT = "NONE"
#: Values of the column ``alone``: which side is enough for an event that names no other.
_TYPES = {str(name): name for name in EVENT_TYPES}
_ALONE = frozenset({"", "source", "target", "any"})


@dataclass(frozen=True, slots=True)
class EventDraft:
    """An event before it has an id: what :class:`kg.model.Event` says, with its tokens."""

    sentence: int
    head: int
    tokens: tuple[int, ...]
    type: EventType
    mode: str | None
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    reciprocal: bool
    status: Status
    place: str | None
    about_token: int | None
    condition: Span | None
    verbal: bool
    #: the verb that carries it: itself, or the light verb over a noun
    carrier: int | None
    #: who tells of it, where that isn't whoever's words the trigger is among
    teller: str | None = None
    #: part of another event ("lifted sanctions"), known only to what is made of it
    silent: bool = False


@dataclass(frozen=True, slots=True)
class EventTables:
    """The event patterns and the light verbs."""

    events: PatternIndex
    lenders: Lenders

    @classmethod
    def load(cls, lexicons: Lexicons, lenders: Lenders) -> EventTables:
        """Read the table ``events``; an unknown event type is refused."""
        columns = ["pattern", "pos", "type", "mode", "source", "target", "about", "recip", "alone"]
        rows = lexicons.table("events", columns)
        for row in rows:
            if row["type"] not in (*EVENT_TYPES, NO_EVENT):
                raise LexiconError(f"events table: {row['pattern']!r} has the unknown type {row['type']!r}")
            if row["alone"] not in _ALONE:
                raise LexiconError(
                    f"events table: {row['pattern']!r} has {row['alone']!r} under alone; "
                    "write source, target or any, or leave it empty"
                )
        return cls(
            PatternIndex(rows),
            lenders,
        )


def event_type(row: Row) -> EventType:
    """Give the type that a row names; an unknown one is refused."""
    if row["type"] not in _TYPES:
        raise LexiconError(f"events table: unknown type {row['type']!r}")
    return _TYPES[row["type"]]
