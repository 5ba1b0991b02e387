"""How much the extractor costs beside bare spaCy, and whether memory stays flat: ``python -m tests.benchmarks.extraction``.

Both run in this process, on one core, on the same parts of the same texts; the ratio is what counts (at most 1.3).
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from kg.articles import Reading, read
from kg.extraction.extractor import Extractor
from kg.language import DEFAULT_MODEL, load

GOLD = Path(__file__).parent.parent / "gold"
ROUNDS = 5
MANY = 1_000


def readings() -> list[Reading]:
    return [read(path) for path in sorted(GOLD.glob("*.txt"))]


def copies(some: list[Reading], number: int) -> Iterator[Reading]:
    for n in range(number):
        reading = some[n % len(some)]
        yield reading._replace(id=f"{reading.id}-{n}")


def bare(some: list[Reading]) -> float:
    """CPU seconds of ``nlp.pipe`` over the parts."""
    nlp = load(DEFAULT_MODEL)
    parts = [r.article.text[p.start : p.end] for r in some for p in r.article.parts]
    start = time.process_time()
    for _ in nlp.pipe(parts, batch_size=64):
        pass
    return time.process_time() - start


def full(extractor: Extractor, some: list[Reading]) -> float:
    """CPU seconds of the whole extractor over the same texts."""
    start = time.process_time()
    for _ in extractor.stream(some):
        pass
    return time.process_time() - start


def peak() -> int:
    """Peak memory of this process, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    some = readings() * 4
    extractor = Extractor()
    full(extractor, some[:2]), bare(some[:2])
    pairs = [(bare(some), full(extractor, some)) for _ in range(ROUNDS)]
    ratios = sorted(b / a for a, b in pairs)
    words = sum(len(r.article.text.split()) for r in some)
    print(f"{len(some)} articles, {words} words, {ROUNDS} rounds")
    print(
        f"bare nlp.pipe {min(a for a, _ in pairs):.2f} s, extractor {min(b for _, b in pairs):.2f} s (best rounds)"
    )
    print(f"ratio: median {ratios[len(ratios) // 2]:.2f}, from {ratios[0]:.2f} to {ratios[-1]:.2f}")
    if "--memory" in sys.argv:
        for _ in extractor.stream(copies(some, 100)):
            pass
        before = peak()
        for _ in extractor.stream(copies(some, MANY)):
            pass
        print(f"peak memory: {before} MB after 100 articles, {peak()} MB after {MANY} more")


if __name__ == "__main__":
    main()
