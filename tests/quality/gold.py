"""The annotated articles that the project ships, scored with their own scorer."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from kg.articles import read
from kg.extraction.extractor import Extractor
from kg.records import to_json
from tests.quality.figures import Judged

FOLDER = Path(__file__).parent.parent / "gold"
#: The article that the project grew up with; the others tell how far that carries.
SEED = "seoul-new-leader"
HEADS = ("actors", "events", "events+participants", "stances")
STATUS = "status accuracy on matched events"

#: An annotation, a record or a claim as the scorer reads them: JSON objects.
Json = dict[str, Any]


@dataclass(slots=True)
class Scored:
    """One article: the scorer's figures, the claims it judged, and what became of each annotated item."""

    name: str
    figures: Json
    record: Json = field(default_factory=dict)
    judged: list[Judged] = field(default_factory=list)
    faults: Counter[str] = field(default_factory=Counter)
    #: Kind and words of each annotated item that wasn't found whole.
    missed: list[tuple[str, str]] = field(default_factory=list)

    def f1(self, head: str) -> float:
        return float(self.figures[head]["f1"])

    def share(self, name: str) -> tuple[int, int]:
        """Give a figure that the scorer prints as ``4/5``."""
        right, of = str(self.figures[name]).split("/")
        return int(right), int(of)


def load_scorer(folder: Path = FOLDER) -> ModuleType:
    """Load ``score.py``, which stands beside the annotations as it came."""
    spec = importlib.util.spec_from_file_location("gold_score", folder / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def digest(folder: Path = FOLDER) -> str:
    """Give a digest of the annotations, their texts and the scorer: figures compare only where it is the same."""
    found = hashlib.sha256()
    for path in sorted(p for p in folder.iterdir() if p.suffix in (".json", ".txt", ".py")):
        found.update(path.name.encode())
        found.update(path.read_bytes())
    return found.hexdigest()


def score_all(extractor: Extractor, folder: Path = FOLDER) -> Iterator[Scored]:
    """Extract each annotated article and score it, by name."""
    scorer = load_scorer(folder)
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        reading = read(path.with_name(gold["text"]))
        record = json.loads(to_json(extractor.extract(reading.id, reading.article, reading.skipped)))
        yield score_one(scorer, path.stem, gold, record)


def score_one(scorer: ModuleType, name: str, gold: Json, record: Json) -> Scored:
    """Score one record, and keep which claims the scorer matched with which annotated items."""
    pairings: list[list[tuple[int, int]]] = []
    match = scorer.match

    def remember(wanted: list[Json], found: list[Json], affinity: object) -> list[tuple[int, int]]:
        pairings.append(match(wanted, found, affinity))
        return pairings[-1]

    scorer.__dict__["match"] = remember  # called for events first, then for stances
    try:
        figures, _ = scorer.score(gold, record)
    finally:
        scorer.__dict__["match"] = match
    scored = Scored(name, figures, record)
    actors = scorer.align_actors(gold, record)
    _judge_events(scorer, scored, gold["events"], record["events"], pairings[0], actors)
    _judge_stances(scorer, scored, gold["stances"], record["stances"], pairings[1], actors)
    return scored


def _judge_events(
    scorer: ModuleType,
    scored: Scored,
    wanted: list[Json],
    found: list[Json],
    pairs: list[tuple[int, int]],
    actors: Json,
) -> None:
    by_found, by_wanted = {j: i for i, j in pairs}, dict(pairs)
    for j, event in enumerate(found):
        item = wanted[by_found[j]] if j in by_found else None
        whole = item is not None and scorer.participants(item, event, actors) == (1.0, True)
        right = whole and item is not None and event["status"] in item["status"]
        scored.judged.append(Judged("event", event["confidence"], right))
        scored.faults["events found"] += 1
        scored.faults["event that nobody annotated"] += item is None
    for i, item in enumerate(wanted):
        if item.get("optional"):
            continue
        scored.faults["events"] += 1
        fault = "" if i in by_wanted else _why_missed(scorer, item, found)
        if not fault:
            event = found[by_wanted[i]]
            filled, clean = scorer.participants(item, event, actors)
            fault = (
                "participant missing"
                if filled < 1
                else "somebody else takes part"
                if not clean
                else "status"
                if event["status"] not in item["status"]
                else ""
            )
        if fault:
            scored.faults[fault] += 1
            scored.missed.append(("event", " ".join(item["quote"].split())))


def _why_missed(scorer: ModuleType, item: Json, found: list[Json]) -> str:
    """Say what stands in place of an event that wasn't matched."""
    places = scorer.spans_of(item)
    for event in found:
        _, trigger = scorer.places(event)
        if any(scorer.overlap(trigger, s) for s in places):
            return "another type" if event["type"] not in item["types"] else "taken for another event"
    return "event not seen"


def _judge_stances(
    scorer: ModuleType,
    scored: Scored,
    wanted: list[Json],
    found: list[Json],
    pairs: list[tuple[int, int]],
    actors: Json,
) -> None:
    matched = {j for _, j in pairs}
    seen = {i for i, _ in pairs}
    for j, stance in enumerate(found):
        scored.judged.append(Judged("stance", stance["confidence"], j in matched))
        scored.faults["stances found"] += 1
        scored.faults["stance that nobody annotated"] += j not in matched
    for i, item in enumerate(wanted):
        if item.get("optional"):
            continue
        scored.faults["stances"] += 1
        if i in seen:
            continue
        here = [
            s
            for s in found
            if any(scorer.overlap(e, p) for e in scorer.places(s)[0] for p in scorer.spans_of(item))
        ]
        held = [s for s in here if actors.get(s["holder"]) in item["holder"]]
        fault = (
            "stance not seen"
            if not here
            else "another holder"
            if not held
            else "opposite polarity"
            if all(s["polarity"] != item["polarity"] for s in held)
            else "another target"
        )
        scored.faults[fault] += 1
        scored.missed.append(("stance", " ".join(item["quote"].split())))
