"""Which IRI the actors and issues of one article bear."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from kg.ids import Iris
from kg.model import Actor, Record

_SEVERAL_WORDS = re.compile(r"\w[\s_-]+\w")

#: What follows ``<base>actor/`` in the IRI of an actor known beyond one article: ("KOR",), ("person", "hanna-bekele").
ActorKey = tuple[str, ...]
#: Gives the key of an actor that was merged across articles, or None.
Merged = Callable[[Record, Actor], "ActorKey | None"]


@dataclass(frozen=True, slots=True)
class Names:
    """The IRIs of a record's actors and issues, by their id; ``shared`` are those that other articles may use too."""

    actors: dict[str, str]
    issues: dict[str, str]
    shared: frozenset[str]


def linked_key(actor: Actor) -> ActorKey | None:
    """Give the ISO code, else the Wikidata id, that makes an actor known everywhere; None for others."""
    code = actor.iso3 or actor.wikidata
    return (code,) if code else None


def unmerged(record: Record, actor: Actor) -> ActorKey | None:
    """Merge nobody: what holds of an article that stands alone."""
    return None


def names(record: Record, iris: Iris, *, merged: Merged = unmerged) -> Names:
    """Name the actors and issues of a record.

    An issue is shared when all its actors are: its key is its normalised head and their keys, sorted, so that
    "dialogue with North Korea" in two articles is one node whatever the articles call North Korea. One without actors
    must have a head of several words: "humanitarian access" is one issue, "the attack" of two articles is not.

    :param merged: gives the key of an actor without a code that was merged across articles.
    """
    keys = {a.id: linked_key(a) or merged(record, a) for a in record.actors}
    actors = {i: iris.local_actor(record.id, i) if k is None else iris.actor(*k) for i, k in keys.items()}
    issues: dict[str, str] = {}
    shared = {actors[i] for i, k in keys.items() if k is not None}
    for issue in record.issues:
        known = [k for k in (keys[a] for a in issue.actors) if k is not None]
        stem = issue.id.partition("+")[0]
        if len(known) < len(issue.actors) or not (known or _SEVERAL_WORDS.search(stem)):
            issues[issue.id] = iris.local_issue(record.id, issue.id)
        else:
            issues[issue.id] = iris.issue("+".join([stem, *sorted("/".join(k) for k in known)]))
            shared.add(issues[issue.id])
    return Names(actors, issues, frozenset(shared))
