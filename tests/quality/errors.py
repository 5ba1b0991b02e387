"""What goes wrong, by class, each with a sentence of our own in which it happens at the moment of measuring."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from tests.quality.bench import SetScored
from tests.quality.figures import ErrorClass
from tests.quality.gold import Scored
from tests.quality.own import Tables

CAUSES = Path(__file__).with_name("causes.tsv")
#: What the causes in that table mean.
MEANINGS = {
    "parser": "the tree is wrong; a larger pipeline would mend it",
    "cue": "a word, or a use of it, is in no table",
    "slot": "a participant stands where the frame doesn't look, or is no actor",
    "who": "a pronoun or a description is tied to nobody or to the wrong actor",
    "scope": "the status is wrong",
    "composition": "a polarity through several words",
    "inference": "a reader concludes it; no words say so",
    "not looked at": "missed since the others were looked at",
}

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


def missed_by_cause(articles: Iterable[Scored], path: Path = CAUSES) -> list[tuple[str, int, int]]:
    """Count why annotated events and stances were missed: cause, events, stances; those nobody looked at are apart."""
    lines = [
        line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
    ]
    causes = {(article, kind, quote): cause for article, kind, quote, cause in lines[1:]}
    found: dict[str, Counter[str]] = {}
    for article in articles:
        for kind, quote in article.missed:
            cause = causes.get((article.name, kind, quote), "not looked at")
            found.setdefault(cause, Counter())[kind] += 1
    rows = [(cause, n["event"], n["stance"]) for cause, n in found.items()]
    return sorted(rows, key=lambda row: (-row[1] - row[2], row[0]))


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
