"""What claims say between actors: families of claims, and links from one actor to another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from export.contents import Claim, Contents

#: what a line between two actors says; the page's legend lists them in this order
FAMILIES = (
    "support",
    "oppose",
    "undecided",
    "verbal-cooperation",
    "material-cooperation",
    "verbal-conflict",
    "material-conflict",
    "domestic",
    "relation",
)
_STANCE_FAMILY = {"support": "support", "oppose": "oppose", "neutral": "undecided"}


@dataclass(frozen=True, slots=True)
class Link:
    """What one claim says between two actors: ``direction`` 1 from ``a`` to ``b``, 0 both ways."""

    a: str
    b: str
    direction: Literal[1, 0]
    family: str


def links(claim: Claim) -> Iterator[Link]:
    """Yield what a claim says between pairs of actors; a statement, and a claim with one actor only, say nothing.

    A stance links its holder to the actors it is for or against, and if it is undecided, to the actor it is towards.
    """
    pairs: Iterable[tuple[str, str, str]]
    if claim.kind == "stance":
        holder = claim.sources[0] if claim.sources else None
        if holder is None:
            return
        if claim.towards:
            pairs = [(holder, t.actor, _STANCE_FAMILY[t.polarity]) for t in claim.towards]
        else:
            pairs = [(holder, t, _STANCE_FAMILY[claim.polarity or "neutral"]) for t in claim.targets]
    else:
        pairs = [(s, t, family(claim)) for s in claim.sources for t in claim.targets]
    seen = set()
    for source, target, kind in pairs:
        if source != target and (source, target, kind) not in seen:
            seen.add((source, target, kind))
            yield Link(source, target, 0 if claim.reciprocal else 1, kind)


def family(claim: Claim) -> str:
    """Give the family of a claim taken by itself: a stance's polarity, an event's quad class, or its kind.

    A home event (an election, a resignation) is ``domestic``; a statement is ``statement``.
    """
    if claim.kind == "stance":
        return _STANCE_FAMILY[claim.polarity or "neutral"]
    if claim.kind == "event":
        return claim.quad_class if claim.quad_class in FAMILIES else "domestic"
    return claim.kind


def weights(contents: Contents) -> dict[str, int]:
    """Count for each actor the claims that it acts in, is acted on by, holds, speaks or is judged in."""
    counted: dict[str, int] = {actor.iri: 0 for actor in contents.actors}
    for claim in contents.claims:
        for iri in {*claim.sources, *claim.targets, *(t.actor for t in claim.towards)}:
            if iri in counted:
                counted[iri] += 1
    return counted
