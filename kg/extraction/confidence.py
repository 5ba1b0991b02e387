"""How sure a claim is: the share of claims like it that readers found right.

What makes a claim doubtful has a name and a weight: sides that are missing, actors without a known name, deeds that
aren't told as done, types whose words are most at home in everyday talk. The weights are log-odds, fitted on annotated
and judged claims by ``python -m tests.quality.fitting``; docs/quality.md ("Confidence") says how well they hold.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from kg.extraction.cast import Profile
from kg.model import Actor, EventType, Status

WEIGHTS = {
    "event": 1.39,
    "no source": -0.78,
    "no target": -1.53,
    "source named": -0.64,
    "source common": -0.81,
    "source author": -0.49,
    "target named": -1.15,
    "target common": -0.84,
    "target author": -1.84,
    "event planned": -1.0,
    "event proposed": -0.63,
    "event possible": -1.02,
    "event denied": -0.72,
    "wide type": -0.31,
    "stance": 0.64,
    "told by somebody": -0.48,
    "holder author": -0.46,
    "stance possible": -1.49,
    "stance planned": -1.29,
    "label of one word": -0.48,
    "long label": 0.63,
}
#: Events of the kinds that readers found wrong more often than right, by some way, aren't claimed.
LEAST = 0.12
#: The same for events in which nobody takes part of whom anything is known, be it the country.
LEAST_OF_STRANGERS = 0.18
#: ... and for what only might be done by or to them, where one side is all that is told: "if convicted, the men face jail".
LEAST_OF_CHANCES = 0.25
#: Types whose words have many other uses: "help", "offer", "work with", "lift", "hire".
WIDE_TYPES = frozenset(
    {"AID", "COOPERATE", "MOBILIZE", "RETREAT", "AGREE", "CONCEDE", "SANCTION", "APPOINTMENT", "THREATEN"}
)
#: Words of a label that leaves little out.
LONG = 6


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
        yield f"event {status}"
    if type in WIDE_TYPES:
        yield "wide type"


def stance_reasons(
    holder: Profile | Actor,
    status: Status,
    *,
    label: str,
    told: bool,
) -> Iterator[str]:
    """Yield the names of the weights that count for a stance.

    :param label: of its target; what stands for much in one word is cut or bare more often, a whole phrase less often.
    :param told: whether the article gives it as somebody else's words.
    """
    yield "stance"
    if holder.type == "Author":
        yield "holder author"
    if told:
        yield "told by somebody"
    if status in ("possible", "planned"):
        yield f"stance {status}"
    words = label.count(" ") + 1
    if words == 1 or words >= LONG:
        yield "label of one word" if words == 1 else "long label"


def share(reasons: Iterable[str]) -> float:
    """Give the confidence, in [0.05, 0.99]: the share of claims with these reasons that is right.

    >>> share(["event"]) > share(["event", "no target"])
    True
    """
    odds = sum(WEIGHTS.get(reason, 0.0) for reason in reasons)
    return round(min(0.99, max(0.05, 1 / (1 + math.exp(-odds)))), 2)


def least(status: Status, sources: Sequence[Profile | Actor], targets: Sequence[Profile | Actor]) -> float:
    """Give the confidence from which on an event of these actors is claimed."""
    if any(a.wikidata or a.iso3 or a.country for a in (*sources, *targets)):
        return LEAST
    told = status != "possible" or (sources and targets)
    return LEAST_OF_STRANGERS if told else LEAST_OF_CHANCES


def _is_name(label: str) -> bool:
    return label.split()[-1][:1].isupper()
