"""Quality floors: figures below which the tests fail, with what they were measured on."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.quality.gold import HEADS, SEED, STATUS, Scored
from tests.quality.own import Tables

PATH = Path(__file__).with_name("baseline.json")
#: How far a figure may fall before the tests fail, as a share (of a count) or as it is (of a share): a claim or two.
MARGIN = 0.02


class FloorError(Exception):
    """Floors that would fall without leave."""


def floor_figures(articles: Sequence[Scored], tables: Tables) -> dict[str, float]:
    """Give the figures that floors are set for: of the seed, of the other articles on average, of our sentences."""
    groups = {
        "seed": [a for a in articles if a.name == SEED],
        "others": [a for a in articles if a.name != SEED],
    }
    found: dict[str, float] = {}
    for group, members in groups.items():
        for head in HEADS:
            found[f"{group}: {head} F1"] = sum(a.f1(head) for a in members) / len(members)
        found[f"{group}: status accuracy"] = sum(a.figures[STATUS] for a in members) / len(members)
        for name in ("times resolved", "relations recall"):
            shares = [a.share(name) for a in members]
            found[f"{group}: {name}"] = sum(right for right, _ in shares) / max(
                1, sum(of for _, of in shares)
            )
    found["sentences: rows that pass"] = sum(tables.passed.values())
    return {name: round(value, 3) for name, value in found.items()}


def below(figures: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """Say which figures are below their floor.

    >>> below({"seed: events F1": 0.8}, {"seed: events F1": 0.85})
    ['seed: events F1: 0.8 is below the floor of 0.85']
    """
    return [
        f"{name}: {figures.get(name, 0.0)} is below the floor of {floor}"
        for name, floor in floors.items()
        if figures.get(name, 0.0) < floor
    ]


def read_floors(path: Path = PATH) -> tuple[dict[str, float], dict[str, str]]:
    """Give the floors, and what they were measured on (``gold``: a digest, ``model``: the pipeline)."""
    data = json.loads(path.read_text(encoding="utf-8"))
    return data["floors"], data["measuredOn"]


def _floor(value: float) -> float:
    """Give the floor of a share (0 to 1) to three places, of a count as a whole number.

    >>> _floor(0.8), _floor(416), _floor(0.0)
    (0.78, 407, 0.0)
    """
    if value > 1:
        return math.floor(value - MARGIN * value)
    return max(0.0, math.floor(1000 * (value - MARGIN) + 1e-6) / 1000)


def write_floors(
    figures: Mapping[str, float],
    measured_on: Mapping[str, str],
    path: Path = PATH,
    *,
    allow_regression: bool = False,
) -> None:
    """Set the floors a margin below today's figures.

    :raises FloorError: when one would fall, or vanish, unless ``allow_regression``.
    """
    floors = {name: _floor(value) for name, value in figures.items()}
    if path.exists() and not allow_regression:
        lower = below(floors, read_floors(path)[0])
        if lower:
            raise FloorError(f"floors would fall (--allow-regression lets them): {'; '.join(lower)}")
    text = json.dumps({"measuredOn": dict(measured_on), "floors": floors}, indent=1, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")
