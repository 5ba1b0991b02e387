"""How sure a claim is: the share of claims made the same way that readers found right.

A claim's confidence is looked up by the rule that made it and by what made it doubtful. The figures are calibrated on
development data (see docs/quality.md, "Confidence").
"""

from __future__ import annotations

from collections.abc import Iterable

_EVENT = 0.85
_STANCE = {
    "attitude-verb": 0.85,
    "attitude-noun": 0.78,
    "attitude-adj": 0.8,
    "duty": 0.75,
    "judges": 0.65,
    "judges-subject": 0.6,
    "judges-object": 0.55,
}
_DOUBT = {"owner": 0.1, "mod": 0.05, "from": 0.1, "for": 0.05, "in": 0.15, "subj": 0.0}


def of_event(doubts: Iterable[str], *, sides: int) -> float:
    """Give the confidence of an event.

    :param doubts: how each side was found, as ``source-slot`` or ``target-slot``.
    :param sides: how many of its two sides are filled (0 to 2).
    """
    return _bounded(_EVENT - 0.1 * (2 - sides) - _doubt(doubts))


def of_stance(rule: str, doubts: Iterable[str]) -> float:
    """Give the confidence of a stance made by a rule."""
    base = _STANCE.get(rule, 0.75 if rule.startswith("event-") else 0.7)
    return _bounded(base - _doubt(doubts))


def _doubt(doubts: Iterable[str]) -> float:
    return sum(_DOUBT.get(d.partition("-")[2], 0.0) for d in doubts)


def _bounded(value: float) -> float:
    return round(min(0.99, max(0.05, value)), 2)
