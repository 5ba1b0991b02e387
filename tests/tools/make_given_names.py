"""Write kg/extraction/lexicons/given_names.tsv from the first names of the United States census of 1990.

The counts are the Census Bureau's (public domain), as the package ``names`` carries them. A name is taken when one
sex bears it at least thirty times as often as the other. Run from the project's root with that package's folder:
``python -m tests.tools.make_given_names PATH/TO/names``. Names from other countries are curated by hand in
given_names_world.tsv.
"""

from __future__ import annotations

import sys
from pathlib import Path

TABLE = Path("kg/extraction/lexicons/given_names.tsv")
RATIO = 30.0

#: Percent of the bearers of either sex below which a name is too rare to say anything.
RARE = 0.004


def shares(path: Path) -> dict[str, float]:
    """Give each name's share of its sex in percent."""
    rows = (line.split() for line in path.read_text(encoding="ascii").splitlines())
    return {name.capitalize(): float(share) for name, share, *_ in rows}


def main() -> None:
    """Write the table, sorted by name."""
    folder = Path(sys.argv[1])
    female, male = shares(folder / "dist.female.first"), shares(folder / "dist.male.first")
    rows = []
    for name in sorted(female.keys() | male.keys()):
        f, m = female.get(name, 0.0), male.get(name, 0.0)
        if max(f, m) >= RARE and max(f, m) >= RATIO * min(f, m):
            rows.append((name, "f" if f > m else "m"))
    head = [
        "# Given names that are one sex's nearly always (at least thirty to one).",
        "# Source: United States census of 1990, Census Bureau (public domain), by tests/tools/make_given_names.py.",
        "name\tgender",
    ]
    TABLE.write_text("\n".join([*head, *("\t".join(r) for r in rows)]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
