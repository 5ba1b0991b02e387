"""How sure a claim is: the share of claims like it that readers found right.

What makes a claim doubtful has a name and a weight: sides that are missing, actors without a known name, deeds that
aren't told as done, types whose words are most at home in everyday talk. The weights are log-odds, fitted on annotated
and judged claims by ``python -m tests.quality.fitting``; docs/quality.md ("Confidence") says how well they hold.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from kg.extraction.cast import Profile
from kg.model import Actor, EventType, Polarity, Status

WEIGHTS = {
    "event": 1.71,
    "no source": -0.14,
    "no target": -0.89,
    "source named": -0.56,
    "source common": -0.27,
    "source author": -0.69,
    "target named": -0.36,
    "target common": -0.63,
    "event not actual": -0.64,
    "wide type": -0.38,
    "stance": 1.07,
    "holder author": -0.39,
    "holder state": 0.03,
    "stance possible": -0.52,
    "stance planned": -1.37,
    "support": -0.1,
    "weak attitude": -0.88,
}
#: Events of the kinds that readers found wrong more often than right, by some way, aren't claimed.
LEAST = 0.41
#: Types whose words have many other uses: "help", "offer", "work with", "lift", "hire".
WIDE_TYPES = frozenset(
    {"AID", "COOPERATE", "MOBILIZE", "RETREAT", "AGREE", "CONCEDE", "SANCTION", "APPOINTMENT", "THREATEN"}
)
#: Attitudes whose cues have many other uses: "need", "love", "great".
WEAK_ATTITUDES = frozenset({"needs", "admires", "praises"})


def event_reasons(
    type: EventType, status: Status, sources: Iterable[Profile | Actor], targets: Iterable[Profile | Actor]
) -> Iterator[str]:
    """Yield the names of the weights that count for an event."""
    yield "event"
    for side, actors in (("source", tuple(sources)), ("target", tuple(targets))):
        if not actors:
            yield f"no {side}"
        elif any(a.type == "Author" for a in actors):
            yield f"{side} author"
        elif not all(a.wikidata or a.iso3 for a in actors):
            yield f"{side} named" if all(_is_name(a.label) for a in actors) else f"{side} common"
    if status != "actual":
        yield "event not actual"
    if type in WIDE_TYPES:
        yield "wide type"


def stance_reasons(
    holder: Profile | Actor, attitude: str, polarity: Polarity, status: Status
) -> Iterator[str]:
    """Yield the names of the weights that count for a stance."""
    yield "stance"
    if holder.type in ("Author", "State"):
        yield f"holder {holder.type.lower()}"
    if status in ("possible", "planned"):
        yield f"stance {status}"
    if polarity == "support":
        yield "support"
    if attitude in WEAK_ATTITUDES:
        yield "weak attitude"


def share(reasons: Iterable[str]) -> float:
    """Give the confidence, in [0.05, 0.99]: the share of claims with these reasons that is right.

    >>> share(["event"]), share(["event", "no target"])
    (0.85, 0.69)
    """
    odds = sum(WEIGHTS.get(reason, 0.0) for reason in reasons)
    return round(min(0.99, max(0.05, 1 / (1 + math.exp(-odds)))), 2)


def _is_name(label: str) -> bool:
    return label.split()[-1][:1].isupper()
