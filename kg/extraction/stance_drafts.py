"""Stances before they have ids, as every finder of stances yields them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.extraction.scene import Scene
from kg.model import AUTHOR, Issue, Polarity, Status, TargetKind


@dataclass(frozen=True, slots=True)
class StanceDraft:
    """A stance before it has an id; ``issue`` is set where the target is one, ``event`` where it is an event's head."""

    sentence: int
    holder: str
    kind: TargetKind
    actor: str | None
    event: int | None
    issue: Issue | None
    label: str
    polarity: Polarity
    towards: tuple[tuple[str, Polarity], ...]
    attitude: str
    status: Status
    tokens: tuple[int, ...]
    #: the token that the stance comes down to
    aim: int


def has_name(scene: Scene, actor: str) -> bool:
    """Say whether an actor is somebody in particular: the author, a known actor, one with a name of his own."""
    profile = scene.cast.profiles[actor]
    known = actor == AUTHOR or profile.wikidata or profile.iso3 or profile.country
    return bool(known) or profile.label.split()[-1][:1].isupper()


def without_repeats(stances: Iterable[StanceDraft]) -> list[StanceDraft]:
    """Keep one of several stances of a sentence with the same holder, target and polarity: the first."""
    kept: dict[tuple[object, ...], StanceDraft] = {}
    for stance in stances:
        target = stance.actor or stance.event or (stance.issue.id if stance.issue else None)
        kept.setdefault((stance.sentence, stance.holder, stance.kind, target, stance.polarity), stance)
    return list(kept.values())
