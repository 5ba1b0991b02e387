"""What measuring gives: figures with what they rest on, and claims that were judged right or wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: its name, its value as it is printed, how many items it rests on, and what it should reach."""

    name: str
    value: str
    rests_on: str
    aim: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim whose confidence can be held against what annotators found.

    ``right`` says that the whole claim was right: type, actors in their roles, and status or polarity.
    """

    kind: str
    confidence: float
    right: bool


@dataclass(slots=True)
class ErrorClass:
    """A way to go wrong: how often, of how many, and a sentence of our own that shows it."""

    name: str
    count: int
    of: int
    example: str


@dataclass(slots=True)
class Measured:
    """All figures of one part of the measurement, with the errors and judged claims that they come from."""

    figures: list[Figure] = field(default_factory=list)
    errors: list[ErrorClass] = field(default_factory=list)
    judged: list[Judged] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Bin:
    """Claims of about one confidence: how sure they are on average, and the share that is right."""

    low: float
    high: float
    claims: int
    mean: float
    right: float


#: Lower ends of the bins; the last one reaches to 1.
BINS = (0.0, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85)


def reliability(judged: Iterable[Judged], edges: Sequence[float] = BINS) -> list[Bin]:
    """Give the reliability curve: one bin for each stretch of confidence that has claims.

    >>> reliability([Judged("event", 0.8, True), Judged("event", 0.8, False)])
    [Bin(low=0.75, high=0.85, claims=2, mean=0.8, right=0.5)]
    """
    claims = list(judged)
    bins: list[Bin] = []
    for low, high in zip(edges, (*edges[1:], 1.01), strict=True):
        inside = [j for j in claims if low <= j.confidence < high]
        if inside:
            mean = sum(j.confidence for j in inside) / len(inside)
            right = sum(j.right for j in inside) / len(inside)
            bins.append(Bin(low, min(high, 1.0), len(inside), round(mean, 3), round(right, 3)))
    return bins


def calibration_error(bins: Sequence[Bin]) -> float:
    """Give the expected calibration error: the mean distance of confidence from the share that is right, by claims.

    >>> calibration_error([Bin(0.75, 0.85, 2, 0.8, 0.5)])
    0.3
    """
    total = sum(b.claims for b in bins)
    return round(sum(b.claims * abs(b.mean - b.right) for b in bins) / total, 3) if total else 0.0
