"""``python -m tests.quality``: measure the extractor, and write docs/quality.md."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from kg.extraction.extractor import Extractor
from tests.quality import bench, gold, judging
from tests.quality.document import Results, write_document
from tests.quality.figures import calibration_error, reliability
from tests.quality.floors import FloorError, floor_figures, write_floors
from tests.quality.own import measure_tables, model_of

DOCUMENT = Path(__file__).parents[2] / "docs" / "quality.md"


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print what was measured, write the page, and with ``--write-floors`` the floors that tests hold."""
    options = _options(argv)
    extractor = Extractor()
    articles = list(gold.score_all(extractor))
    for a in articles:
        print(f"{a.name[:40]:40}", *(f"{head} {a.f1(head):.3f} " for head in gold.HEADS))
    tables = measure_tables(extractor)
    for name, rows in sorted(tables.rows.items()):
        print(f"{name:40} {tables.passed[name]} of {rows} rows pass")
    figures = floor_figures(articles, tables)
    for name, value in figures.items():
        print(f"{name:40} {value:.3f}")
    sets, notes = _measure_sets(extractor, options.bench)
    made = judging.judged_claims(extractor, options.bench if sets else None)
    judged = judging.count(made, known=bool(sets))
    for line in judged:
        print(*line)
    curves = {f"judged, {half} half": judging.as_judged(made, half) for half in ("development", "judging")}
    model = model_of(extractor)
    if options.document:
        write_document(options.document, Results(model, articles, tables, sets, judged, curves, notes))
        print(f"written: {options.document}")
    if options.write_floors:
        try:
            write_floors(
                figures, {"gold": gold.digest(), "model": model}, allow_regression=options.allow_regression
            )
        except FloorError as exc:
            print(exc, file=sys.stderr)
            return 1
    return 0


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.quality", description=__doc__)
    parser.add_argument("--write-floors", action="store_true", help="set the floors that the tests hold")
    parser.add_argument("--allow-regression", action="store_true", help="let floors fall")
    parser.add_argument(
        "--bench", type=Path, default=bench.FOLDER, help="folder of the public sets and their script"
    )
    parser.add_argument(
        "--no-bench", dest="bench", action="store_const", const=None, help="leave the public sets out"
    )
    parser.add_argument("--document", type=Path, default=DOCUMENT, help="the page to write")
    parser.add_argument("--no-document", dest="document", action="store_const", const=None, help="print only")
    return parser.parse_args(argv)


def _measure_sets(extractor: Extractor, folder: Path | None) -> tuple[list[bench.SetScored], list[str]]:
    if folder is None or not (folder / "evaluate.py").exists():
        print("public sets: not measured" + (f"; nothing at {folder}" if folder else ""))
        return [], []
    script, notes = bench.load_script(folder)
    print(*(f"note: {note}" for note in notes), sep="\n")
    sets = []
    for scored in bench.score_sets(extractor, script):
        sets.append(scored)
        print(f"{scored.name:10}", *(f"{name} {value} " for name, value in scored.figures.items()))
        bins = reliability(scored.judged)
        if bins:
            curve = " ".join(f"{b.mean:.2f}:{b.right:.2f}({b.claims})" for b in bins)
            print(f"{'':10} confidence:right {curve}; calibration error {calibration_error(bins)}")
    return sets, notes


if __name__ == "__main__":
    sys.exit(main())
