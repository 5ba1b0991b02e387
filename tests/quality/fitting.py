"""``python -m tests.quality.fitting``: fit the weights of confidence, and print them.

Logistic regression with a small penalty on all weights but the first of each kind, over every claim that can be held
against a verdict: all claims in the annotated articles; judged ones that are still made (half of those of the judging half
are kept to check the weights with); in plv events between the
annotated pair that are told as done (for the others its annotators chose another event of the sentence). Articles judged
by a reader that no rule was written on are what users read, so their claims count most, plv's sentences, each with an
event by choice, least.
Rules were written on all of these but the judging half: how much more often claims are right elsewhere is a weight of its
own for each, which isn't used, so that the first weight of each kind is that of unread articles.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from types import ModuleType

import msgspec
import numpy as np

from kg.extraction import confidence
from kg.extraction.extractor import Extractor
from kg.model import AUTHOR, Actor
from tests.quality import bench, gold, judging
from tests.quality.bench import Json

#: How much a claim counts, by where its verdict is from.
COUNTS = {"gold": 0.5, "judging": 6.0, "development": 1.0, "plv": 0.1}
_PENALTY = 1.0
_STEPS = 50


def reasons_of(kind: str, claim: Json, actors: Mapping[str, Actor]) -> list[str]:
    """Give the names of the weights that count for a claim of a record."""
    if kind == "event":
        sides = ([actors[i] for i in claim[side]] for side in ("sources", "targets"))
        return list(confidence.event_reasons(claim["type"], claim["status"], *sides))
    holder = actors[claim["holder"]]
    reasons = confidence.stance_reasons(
        holder,
        claim["status"],
        label=claim["target"]["label"],
        told=claim["teller"] != AUTHOR,
    )
    return list(reasons)


def fit(claims: Sequence[tuple[Sequence[str], bool, float]]) -> dict[str, float]:
    """Fit weights by Newton's method.

    :param claims: of each its reasons, whether it was right, and how much it counts.

    >>> fit([(["event"], True, 1.0), (["event"], True, 1.0), (["event"], False, 1.0)])
    {'event': 0.68}
    """
    names = list(dict.fromkeys(reason for reasons, _, _ in claims for reason in reasons))
    x = np.array([[float(name in reasons) for name in names] for reasons, _, _ in claims])
    right = np.array([float(r) for _, r, _ in claims])
    counts = np.array([c for _, _, c in claims])
    free = ("event", "stance", "from gold", "from development", "from plv")
    penalty = np.array([0.01 if name in free else _PENALTY for name in names])
    weights = np.zeros(len(names))
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (counts * (right - p)) - penalty * weights
        weights += np.linalg.solve((x.T * (counts * p * (1 - p))) @ x + np.diag(penalty), slope)
    return {name: round(float(w), 2) for name, w in zip(names, weights, strict=True)}


def claims_with_verdicts(
    extractor: Extractor, script: ModuleType
) -> Iterator[tuple[str, list[str], bool, str]]:
    """Yield kind, reasons, whether it was right, and where that is known from, of every claim with a verdict."""
    for scored in gold.score_all(extractor):
        actors = _actors(scored.record)
        for kind in ("event", "stance"):
            judged = [j.right for j in scored.judged if j.kind == kind]
            for claim, right in zip(scored.record[f"{kind}s"], judged, strict=True):
                yield kind, reasons_of(kind, claim, actors), right, "gold"
    for verdict, claim, record in judging.judged_claims(extractor, bench.FOLDER):
        if judging.fits(verdict):  # the other verdicts are kept to check the weights with
            yield verdict.kind, reasons_of(verdict.kind, claim, _actors(record)), verdict.right, verdict.half
    annotated = script.rows("plv")
    records = bench.extract(extractor, script, annotated)
    for g in annotated:
        if g["id"] not in records:
            continue
        actors = _actors(records[g["id"]])
        for event, right in bench.between_pair(script, g, records[g["id"]]):
            if event["status"] == "actual":
                yield "event", reasons_of("event", event, actors), right, "plv"


def main() -> int:
    """Fit and print."""
    script, _ = bench.load_script()
    found = list(claims_with_verdicts(Extractor(), script))
    for kind in ("event", "stance"):
        mine = [
            (reasons if where == "judging" else [*reasons, f"from {where}"], right, COUNTS[where])
            for k, reasons, right, where in found
            if k == kind
        ]
        print(f"# {len(mine)} {kind}s")
        for name, weight in fit(mine).items():
            print(f'    "{name}": {weight},' if not name.startswith("from ") else f"    # {name}: {weight}")
    return 0


def _actors(record: Json) -> dict[str, Actor]:
    return {a["id"]: msgspec.convert(a, Actor) for a in record["actors"]}


if __name__ == "__main__":
    sys.exit(main())
