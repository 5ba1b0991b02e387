"""The sentences of our own: how many rows of each table pass, why the others don't, and examples of each fault."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field

from kg.extraction.extractor import Extractor
from kg.model import Record
from tests.sentences.claims import Claim, Reader
from tests.sentences.tables import FOLDER, Row, article, extract_rows, read_rows


@dataclass(slots=True)
class Tables:
    """Rows and those that pass by table, each table's heading, failed rows by class, and an example of each fault."""

    rows: Counter[str] = field(default_factory=Counter)
    passed: Counter[str] = field(default_factory=Counter)
    about: dict[str, str] = field(default_factory=dict)
    failures: dict[str, list[Row]] = field(default_factory=dict)
    examples: dict[str, tuple[Row, str]] = field(default_factory=dict)

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
            _remember(tables, row, records[row.id])
    for name in tables.rows:
        first = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").partition("\n")[0]
        tables.about[name] = first.removeprefix("# ")
    return tables


def model_of(extractor: Extractor) -> str:
    """Give name and version of the pipeline, as records name it."""
    return extractor.extract("model", article("Peru met Chile.")).run.model or "unnamed"


def _remember(tables: Tables, row: Row, record: Record) -> None:
    """Keep the shortest sentence for each fault."""
    types = {c.text: c.parts[1].split("|") for c in row.claims if c.kind == "event"}
    found = [
        (fault_of(c, record, _others(types, c)), f"“{c.text}” is not found")
        for c in row.claims
        if not c.holds_in(record)
    ]
    found += [(_excess(c), f"“{c.text}” is found") for c in row.barred if not c.barred_from(record)]
    for fault, what in found:
        kept = tables.examples.get(fault)
        if kept is None or len(row.sentence) < len(kept[0].sentence):
            tables.examples[fault] = row, what


def _others(types: dict[str, list[str]], claim: Claim) -> list[str]:
    return [t for text, found in types.items() if text != claim.text for t in found]


def fault_of(claim: Claim, record: Record, other: Collection[str] = ()) -> str:
    """Say what stands in place of a claim that a record should make, in the terms that errors are counted in.

    :param other: types of events that the sentence tells of as well.
    """
    reader = Reader(record)
    if claim.kind == "event":
        return _event_fault(claim, reader, other)
    if claim.kind == "stance":
        return _stance_fault(claim, reader)
    return {"says": "statement", "relation": "relation", "time": "time", "issue": "issue"}.get(
        claim.kind, "actor not found"
    )


def _event_fault(claim: Claim, reader: Reader, other: Collection[str]) -> str:
    sources, types, targets = claim.parts
    if not all(reader.choices(name) for name in claim.actors):
        return "actor not found"
    sides = [(set(e.sources), set(e.targets), e) for e in reader.record.events if e.type not in other]
    named = "*" not in (sources, targets)
    if named and any(
        reader.fits(sources, t, exact=True) and reader.fits(targets, s, exact=True) for s, t, _ in sides
    ):
        return "direction"
    same = [(s, t, e) for s, t, e in sides if e.type in types.split("|")]
    if not same:
        alike = any(
            reader.fits(sources, s, exact=True) and reader.fits(targets, t, exact=True) for s, t, _ in sides
        )
        return "another type" if alike else "event not seen"
    if all(claim.statuses and e.status not in claim.statuses for _, _, e in same):
        return "status"
    both = "+".join(side for side in (sources, targets) if side != "-")
    if any(
        (reader.fits(sources, s, exact=True) and reader.fits(targets, t, exact=True))
        or (named and e.reciprocal and reader.fits(both, s | t, exact=True))
        for s, t, e in same
    ):
        return "place, matter or teller"
    whole = any(
        reader.fits(sources, s, exact=False) and reader.fits(targets, t, exact=False) for s, t, _ in same
    )
    return "somebody else takes part" if whole else "participant missing"


def _stance_fault(claim: Claim, reader: Reader) -> str:
    holder, verb, _ = claim.parts
    if not reader.record.stances:
        return "stance not seen"
    held = [s for s in reader.record.stances if reader.fits(holder, {s.holder}, exact=True)]
    if not held:
        return "another holder"
    polarity = {"supports": "support", "opposes": "oppose"}.get(verb, "neutral")
    return "another target" if any(s.polarity == polarity for s in held) else "opposite polarity"


def _excess(claim: Claim) -> str:
    if claim.kind == "event":
        return "status" if claim.statuses else "event that nobody annotated"
    return "stance that nobody annotated" if claim.kind == "stance" else claim.kind
