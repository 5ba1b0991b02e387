"""What goes wrong, by class: what it is called, and a sentence of our own in which it happens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tests.quality.bench import SetScored
from tests.quality.figures import ErrorClass
from tests.quality.gold import Scored

#: Class of fault: of which total, and an example. The examples are made up; no annotated text is quoted.
GOLD = {
    "event not seen": (
        "events",
        '"The regime\'s stranglehold on the city goes on." No word of it is in a table.',
    ),
    "another type": ("events", '"Chad shut the consulate": COERCE is found, a reader says SANCTION.'),
    "taken for another event": (
        "events",
        '"The vow to attack Chad": two events, and the words are counted for one.',
    ),
    "participant missing": (
        "events",
        '"The convoy was hit in an area that the army holds": nobody is found to have hit it.',
    ),
    "somebody else takes part": (
        "events",
        '"Chad, with Mali watching, met Niger": Mali is found among those who met.',
    ),
    "status": ("events", '"Chad remained ready for talks": told as held, a reader says possible.'),
    "stance not seen": ("stances", '"This is no way to treat Chad": no cue of the table stands in it.'),
    "another holder": ("stances", '"We will stand by Chad": who "we" are is not found.'),
    "opposite polarity": ("stances", '"Chad makes no secret of its support for Niger": found as against it.'),
    "another target": ("stances", '"Chad condemned those who fired on Niger": found against Niger.'),
}
PAIRS = {
    "actor not found": (
        "pairs",
        '"Tshisekedi\'s camp met the bishops": who meets is no actor that is known.',
    ),
    "no event in the sentence": ("pairs", '"Chad has Niger in its sights": no word of it is in a table.'),
    "one side of the event missing": (
        "pairs",
        '"Chad sent word that talks with Niger were over": Chad isn\'t found in the talks.',
    ),
    "no event with these actors in their roles": (
        "pairs",
        '"Chad told Niger that Mali had agreed": only Mali agrees.',
    ),
    "another type": ("pairs", '"Chad summoned Niger\'s envoy": ACCUSE is found, annotators say SANCTION.'),
    "direction": ("pairs", '"Chad got an apology from Niger": found as Chad\'s.'),
}
STANCES = {
    "stance not seen": (
        "pairs annotated as polar",
        '"Chad left Niger in the lurch": an idiom that is in no table.',
    ),
    "actor not found": (
        "pairs annotated as polar",
        '"The colonels toasted Chad": a group that isn\'t found to act.',
    ),
    "opposite polarity": ("pairs annotated as polar", '"Chad hardly loves Niger": found as for it.'),
    "direction": (
        "pairs annotated as polar",
        '"Chad is a thorn in the side of Niger": who opposes whom is turned round.',
    ),
    "stance where annotators saw none": (
        "pairs annotated as neutral",
        '"Chad rejected the appeal by Niger\'s lawyers": a reader may see a court at work, and no stance.',
    ),
}


def gold_errors(articles: Iterable[Scored]) -> list[ErrorClass]:
    """Count the faults in the annotated articles."""
    return _classes(sum((a.faults for a in articles), Counter()), GOLD)


def set_errors(scored: SetScored) -> list[ErrorClass]:
    """Count the faults in a public set; empty for a set whose faults aren't told apart."""
    return _classes(scored.faults, {"plv": PAIRS, "dse": STANCES}.get(scored.name, {}))


def _classes(faults: Counter[str], known: dict[str, tuple[str, str]]) -> list[ErrorClass]:
    found = [ErrorClass(name, faults[name], faults[of], example) for name, (of, example) in known.items()]
    return sorted((c for c in found if c.count), key=lambda c: (-c.count, c.name))
