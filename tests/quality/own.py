"""The sentences of our own: how many rows of each table pass, and why the others don't."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from kg.extraction.extractor import Extractor
from tests.sentences.tables import FOLDER, Row, article, extract_rows, read_rows


@dataclass(slots=True)
class Tables:
    """Rows and those that pass by table, each table's heading, and the failures by class."""

    rows: Counter[str] = field(default_factory=Counter)
    passed: Counter[str] = field(default_factory=Counter)
    about: dict[str, str] = field(default_factory=dict)
    failures: dict[str, list[Row]] = field(default_factory=dict)

    @property
    def share(self) -> float:
        return sum(self.passed.values()) / sum(self.rows.values())


def measure_tables(extractor: Extractor) -> Tables:
    """Extract the rows and count those in which every claim stands as it should."""
    rows = list(read_rows())
    records = extract_rows(extractor, rows)
    tables = Tables()
    for row in rows:
        tables.rows[row.table] += 1
        failed = bool(row.failures(records[row.id]))
        tables.passed[row.table] += not failed
        if failed:
            tables.failures.setdefault(row.xfail.partition(":")[0] or "unmarked", []).append(row)
    for name in tables.rows:
        first = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").partition("\n")[0]
        tables.about[name] = first.removeprefix("# ")
    return tables


def model_of(extractor: Extractor) -> str:
    """Give name and version of the pipeline, as records name it."""
    return extractor.extract("model", article("Peru met Chile.")).run.model or "unnamed"
