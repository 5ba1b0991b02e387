"""What goes wrong, by class, each with a sentence of our own in which it happens at the moment of measuring."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tests.quality.bench import SetScored
from tests.quality.figures import ErrorClass
from tests.quality.gold import Scored
from tests.quality.own import Tables

#: Class of fault: the total that it is counted of.
GOLD = {
    "event not seen": "events",
    "another type": "events",
    "taken for another event": "events",
    "participant missing": "events",
    "somebody else takes part": "events",
    "status": "events",
    "event that nobody annotated": "events found",
    "stance not seen": "stances",
    "another holder": "stances",
    "opposite polarity": "stances",
    "another target": "stances",
    "stance that nobody annotated": "stances found",
}
PAIRS = dict.fromkeys(
    (
        "actor not found",
        "event not seen",
        "participant missing",
        "a place, which is no side here",
        "in another role",
        "another type",
        "direction",
    ),
    "pairs",
)
STANCES = {
    **dict.fromkeys(("stance not seen", "actor not found", "opposite polarity", "direction"), "polar pairs"),
    "stance that nobody annotated": "neutral pairs",
}


def gold_errors(articles: Iterable[Scored], tables: Tables) -> list[ErrorClass]:
    """Count the faults in the annotated articles."""
    return _classes(sum((a.faults for a in articles), Counter()), GOLD, tables)


def set_errors(scored: SetScored, tables: Tables) -> list[ErrorClass]:
    """Count the faults in a public set; empty for a set whose faults aren't told apart."""
    return _classes(scored.faults, {"plv": PAIRS, "dse": STANCES}.get(scored.name, {}), tables)


def _classes(faults: Counter[str], known: dict[str, str], tables: Tables) -> list[ErrorClass]:
    found = [
        ErrorClass(
            f"{name} ({of})" if of.endswith("found") else name,
            faults[name],
            faults[of],
            _example(name, tables),
        )
        for name, of in known.items()
    ]
    return sorted((c for c in found if c.count), key=lambda c: (-c.count, c.name))


def _example(fault: str, tables: Tables) -> str:
    if fault not in tables.examples:
        return "(none among our sentences)"
    row, what = tables.examples[fault]
    return f"{row.sentence} — {what}"
