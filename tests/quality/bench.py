"""Public annotated sets, scored with the script that stands beside them; they are no part of the project.

Their texts may not be quoted or shipped: what comes out of here are counts.
"""

from __future__ import annotations

import importlib.util
import json
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from kg.articles import Reading, read_many
from kg.extraction.extractor import Extractor
from kg.records import to_json
from tests.quality.figures import Judged

#: Where the sets are looked for unless another folder is named.
FOLDER = Path(__file__).parents[3] / "shared" / "bench"

#: A line of a set, or a record, as the script reads them: JSON objects.
Json = dict[str, Any]


@dataclass(slots=True)
class SetScored:
    """One set: the script's figures, how many items they rest on, judged claims, and what went wrong how often."""

    name: str
    figures: Json
    rests_on: str
    judged: list[Judged] = field(default_factory=list)
    faults: Counter[str] = field(default_factory=Counter)


def load_script(folder: Path = FOLDER) -> tuple[ModuleType, list[str]]:
    """Load ``evaluate.py``, and say what had to be mended to run it.

    A local name in ``score_re3d`` hides the function ``directed``, which then can't be called; it is renamed.
    """
    path = folder / "evaluate.py"
    text = path.read_text(encoding="utf-8")
    notes = []
    if "types, polarity, predicates, directed = RE3D" in text:
        text = text.replace(
            "types, polarity, predicates, directed = RE3D", "types, polarity, predicates, one_way = RE3D"
        )
        text = text.replace("(not directed and a & t", "(not one_way and a & t")
        notes.append(
            "`score_re3d` run with its local name `directed` changed, which hides a function that it calls"
        )
    spec = importlib.util.spec_from_loader("bench_evaluate", loader=None, origin=str(path))
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    module.__file__ = str(path)
    exec(compile(text, str(path), "exec"), module.__dict__)
    return module, notes


def score_sets(
    extractor: Extractor, script: ModuleType, only: Callable[[str], bool] = bool
) -> Iterator[SetScored]:
    """Extract each set's texts as ``kg extract`` would, and score the records."""
    for name in script.SETS:
        if not only(name):
            continue
        gold = script.rows(name)
        records = extract(extractor, script, gold)
        figures, _ = script.SCORERS[name](gold, records)
        missing = sum(g["id"] not in records for g in gold)
        if missing:
            figures["texts_without_a_record"] = missing
        scored = SetScored(name, figures, _rests_on(name, gold))
        if name in _JUDGES:
            _JUDGES[name](script, gold, records, scored)
        yield scored


def extract(extractor: Extractor, script: ModuleType, gold: list[Json]) -> dict[str, Json]:
    """Give the records of a set's texts by id, by way of the JSON Lines that ``kg extract`` reads."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "texts.jsonl")
        path.write_text("".join(script.article(g) + "\n" for g in gold), encoding="utf-8")
        readings = (item for item in read_many([path]) if isinstance(item, Reading))
        found = extractor.stream((r.id, r.article, r.skipped) for r in readings)
        return {record.id: json.loads(to_json(record)) for record in found}


def _rests_on(name: str, gold: list[Json]) -> str:
    n = len(gold)
    if name == "dse":
        return f"{n} sentences, {sum(g['polarity'] != 'neutral' for g in gold)} polar pairs"
    if name == "polnear":
        return f"{n} articles, {sum(bool(a['cue']) for g in gold for a in g['attributions'])} attributions"
    if name == "newsmtsc":
        return f"{n} sentences, {sum(len(g['targets']) for g in gold)} persons"
    if name == "re3d":
        return f"{n} documents, {sum(len(g['relations']) for g in gold)} relations"
    if name == "gum":
        return f"{n} texts, {sum(len(g['mentions']) for g in gold)} mentions"
    if name == "crossner":
        return f"{n} sentences, {sum(len(g['entities']) for g in gold)} names"
    return f"{n} sentences"


def _judge_plv(script: ModuleType, gold: list[Json], records: dict[str, Json], scored: SetScored) -> None:
    """Judge events between the annotated pair (others may be right as well), and say why pairs are missed."""
    for g in gold:
        record = records.get(g["id"], {})
        events = record.get("events", [])
        source, target = (script.actors_at(record, [*g[side]["spans"]]) for side in ("source", "target"))
        code = script.PLOVER_ALIASES.get(g["event"], g["event"])
        between = []
        for e, forward in _between(events, source, target):
            same = script.PLOVER_ALIASES.get(e["type"], e["type"]) == code
            between.append((forward, same))
            scored.judged.append(Judged("event", e["confidence"], same and forward))
        scored.faults["pairs"] += 1
        if not source or not target:
            scored.faults["actor not found"] += 1
        elif not between:
            types = {a["id"]: a["type"] for a in record["actors"]}
            placed = any(all(types[a] == "Place" for a in side) for side in (source, target))
            scored.faults[
                "a place, which is no side here" if placed else _without_pair(events, source, target)
            ] += 1
        elif not any(same for _, same in between):
            scored.faults["another type"] += 1
        elif not any(forward and same for forward, same in between):
            scored.faults["direction"] += 1


def between_pair(script: ModuleType, g: Json, record: Json) -> Iterator[tuple[Json, bool]]:
    """Yield the events between the annotated pair of a plv sentence, and whether type and direction are right."""
    source, target = (script.actors_at(record, [*g[side]["spans"]]) for side in ("source", "target"))
    code = script.PLOVER_ALIASES.get(g["event"], g["event"])
    for event, forward in _between(record["events"], source, target):
        yield event, forward and script.PLOVER_ALIASES.get(event["type"], event["type"]) == code


def _between(events: list[Json], source: set[str], target: set[str]) -> Iterator[tuple[Json, bool]]:
    """Yield the events between two actors, and whether they go from the first to the second, or both ways."""
    for event in events:
        s, t = set(event["sources"]), set(event["targets"])
        forward, backward = bool(s & source and t & target), bool(s & target and t & source)
        if forward or backward:
            yield event, forward or event["reciprocal"]


def _without_pair(events: list[Json], source: set[str], target: set[str]) -> str:
    if not events:
        return "event not seen"
    if any(set(e["sources"]) & source or set(e["targets"]) & target for e in events):
        return "participant missing"
    return "in another role"


def _judge_dse(script: ModuleType, gold: list[Json], records: dict[str, Json], scored: SetScored) -> None:
    """Judge stances between the annotated pair, and say why polar pairs are missed."""
    sign = {"support": "pos", "oppose": "neg"}
    for g in gold:
        record = records.get(g["id"], {})
        p, q = (script.actors_at(record, [g[side]]) for side in ("p", "q"))
        polar = g["polarity"] != "neutral"
        holder, target = (p, q) if g.get("holder") == "p" else (q, p)
        between = []
        for s in record.get("stances", []):
            for actor, polarity in script.directed(s):
                way = (s["holder"] in p and actor in q, s["holder"] in q and actor in p)
                if polarity in sign and any(way):
                    right = (
                        polar
                        and sign[polarity] == g["polarity"]
                        and s["holder"] in holder
                        and actor in target
                    )
                    between.append((right, sign[polarity] == g["polarity"]))
                    scored.judged.append(Judged("stance", s["confidence"], right))
        scored.faults["polar pairs" if polar else "neutral pairs"] += 1
        if not polar:
            scored.faults["stance that nobody annotated"] += bool(between)
        elif not p or not q:
            scored.faults["actor not found"] += 1
        elif not between:
            scored.faults["stance not seen"] += 1
        elif not any(right for right, _ in between):
            scored.faults["direction" if any(same for _, same in between) else "opposite polarity"] += 1


def _judge_polnear(script: ModuleType, gold: list[Json], records: dict[str, Json], scored: SetScored) -> None:
    """Judge statements by whether an annotated cue stands in their trigger."""
    for g in gold:
        cues = [c for a in g["attributions"] for c in a["cue"]]
        for s in records.get(g["id"], {}).get("statements", []):
            right = any(script.overlap(s["trigger"], c) for c in cues)
            scored.judged.append(Judged("statement", s["confidence"], right))


_JUDGES: dict[str, Callable[[ModuleType, list[Json], dict[str, Json], SetScored], None]] = {
    "plv": _judge_plv,
    "dse": _judge_dse,
    "polnear": _judge_polnear,
}
