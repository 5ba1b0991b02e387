"""Claims drawn at random, for a reader to judge: drawing a sheet, keeping the verdicts, counting them.

``python -m tests.quality.judging draw SHEET`` writes a sheet with the sentences; the reader fills the column ``verdict``
(``right`` or ``wrong``; strictly: type, all actors in their roles, status or polarity, and a sentence that says so).
``... keep SHEET`` adds the verdicts to ``judged.tsv``, without the sentences, which aren't ours to ship.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from kg.extraction.extractor import Extractor
from tests.quality import bench
from tests.quality.bench import Json
from tests.quality.figures import Judged

PATH = Path(__file__).with_name("judged.tsv")
#: Sets of whole articles, from which sheets are drawn; of each, every third by sorted id is kept for judging, and never
#: read for writing rules. Verdicts on sentences of other sets are kept as well.
SETS = ("gum", "polnear")
COLUMNS = ("half", "set", "id", "kind", "start", "end", "claim", "confidence", "verdict", "note")
ARTICLES = 20


@dataclass(frozen=True, slots=True)
class Verdict:
    """A judged claim: where its trigger stands, what it says, how sure it was, and what the reader found."""

    half: str
    set: str
    id: str
    kind: str
    start: int
    end: int
    claim: str
    confidence: float
    right: bool
    note: str


def draw(
    extractor: Extractor, script: ModuleType, half: str, number: int, seed: int
) -> Iterator[tuple[str, ...]]:
    """Yield rows of a sheet: ``number`` events, then as many stances, from 20 articles of a half.

    :param half: ``judging`` or ``development``.
    """
    rnd = random.Random(seed)
    articles = [
        (name, g)
        for name in SETS
        for n, g in enumerate(sorted(script.rows(name), key=lambda g: str(g["id"])))
        if (n % 3 == 2) == (half == "judging")
    ]
    chosen = rnd.sample(articles, ARTICLES)
    records = {
        name: bench.extract(extractor, script, [g for found, g in chosen if found == name]) for name in SETS
    }
    for kind in ("events", "stances"):
        claims = [(name, i, r, c) for name in SETS for i, r in records[name].items() for c in r[kind]]
        for name, i, record, claim in rnd.sample(claims, min(number, len(claims))):
            trigger, quote = claim["trigger"], " ".join(claim["evidence"]["quote"].split())
            place = [half, name, i, kind[:-1], str(trigger["start"]), str(trigger["end"])]
            yield (
                *place,
                signature(kind[:-1], claim),
                str(claim["confidence"]),
                "",
                "",
                shown(record, claim),
                quote,
            )


def signature(kind: str, claim: Json) -> str:
    """Say what a claim says in a word and a digest of who, whom and how, so that it is found again while it stays as it is.

    The digest keeps names out of the list.
    """
    if kind == "event":
        who = f"{'+'.join(claim['sources'])} > {'+'.join(claim['targets'])} {claim['status']}"
        return f"{claim['type']} {_digest(who)}"
    target = claim["target"]
    implied = "+".join(f"{t['actor']}:{t['polarity']}" for t in claim["towards"])
    who = f"{claim['holder']} {target['kind']} {target['id']} > {implied} {claim['status']}"
    return f"{claim['polarity']} {_digest(who)}"


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:12]


def shown(record: Json, claim: Json) -> str:
    """Say the same in labels, for the reader of a sheet."""
    labels = {a["id"]: a["label"] for a in record["actors"]}
    trigger = "[" + " ".join(claim["trigger"]["text"].split()) + "]"
    teller = "" if claim["teller"] == "author" else f", told by {labels[claim['teller']]}"
    if "sources" in claim:
        sides = [", ".join(labels[i] for i in claim[side]) or "nobody" for side in ("sources", "targets")]
        place = f", at {labels[claim['place']]}" if claim["place"] else ""
        return f"{claim['type']}: {sides[0]} → {sides[1]}; {claim['status']} {trigger}{place}{teller}"
    implied = ", ".join(f"{t['polarity']} {labels[t['actor']]}" for t in claim["towards"])
    what = f"{labels[claim['holder']]} {claim['polarity']}: {claim['target']['label']} ({claim['target']['kind']})"
    return f"{what}; {claim['status']} {trigger}{'; so ' + implied if implied else ''}{teller}"


def read_judged(path: Path = PATH) -> list[Verdict]:
    """Read the verdicts that were kept; none if there is no list."""
    if not path.exists():
        return []
    lines = [
        line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
    ]
    if not lines or tuple(lines[0]) != COLUMNS:
        raise ValueError(f"{path}: the header is {' '.join(COLUMNS)}, with tabs")
    found = []
    for n, cells in enumerate(lines[1:], 2):
        row = dict(zip(COLUMNS, (*cells, ""), strict=False))
        if row["verdict"] not in ("right", "wrong"):
            raise ValueError(f"{path}: row {n}: the verdict is right or wrong, not {row['verdict']!r}")
        place = (
            row["half"],
            row["set"],
            row["id"],
            row["kind"],
            int(row["start"]),
            int(row["end"]),
            row["claim"],
        )
        found.append(Verdict(*place, float(row["confidence"]), row["verdict"] == "right", row["note"]))
    return found


def still_made(
    verdicts: Iterable[Verdict], records: Mapping[tuple[str, str], Json]
) -> Iterator[tuple[Verdict, Json, Json]]:
    """Yield each verdict on a claim that today's records, by set and id, still make, with claim and record."""
    for v in verdicts:
        record = records.get((v.set, v.id), {})
        for claim in record.get(f"{v.kind}s", []):
            trigger = claim["trigger"]
            if (trigger["start"], trigger["end"], signature(v.kind, claim)) == (v.start, v.end, v.claim):
                yield v, claim, record
                break


def judged_claims(extractor: Extractor, folder: Path | None) -> list[tuple[Verdict, Json, Json]]:
    """Extract the judged articles again, and give each verdict whose claim is still made, with claim and record.

    :param folder: of the public sets; None where they aren't at hand.
    """
    if folder is None:
        return []
    verdicts = read_judged()
    script, _ = bench.load_script(folder)
    records = {}
    for name in sorted({v.set for v in verdicts}):
        wanted = {v.id for v in verdicts if v.set == name}
        gold = [g for g in script.rows(name) if str(g["id"]) in wanted]
        records.update({(name, i): r for i, r in bench.extract(extractor, script, gold).items()})
    return list(still_made(verdicts, records))


def count(made: Sequence[tuple[Verdict, Json, Json]], *, known: bool) -> list[tuple[str, ...]]:
    """Count the verdicts by half and kind: right, judged, and how many of the right and the wrong are still claimed.

    :param made: those on claims that are still made.
    :param known: whether that was looked at.
    """
    verdicts = read_judged()
    found: list[tuple[str, ...]] = []
    for half in sorted({v.half for v in verdicts}):
        for kind in ("event", "stance"):
            mine = [v for v in verdicts if (v.half, v.kind) == (half, kind)]
            if not mine:
                continue
            right = sum(v.right for v in mine)
            now = [v for v, _, _ in made if (v.half, v.kind) == (half, kind)]
            still = sum(v.right for v in now)
            later = (f"{still} of {right}", f"{len(now) - still} of {len(mine) - right}")
            found.append((half, f"{kind}s", f"{right} of {len(mine)}", f"{right / len(mine):.0%}"))
            found[-1] += later if known else ("–", "–")
    return found


def classes(half: str) -> list[tuple[str, str, str]]:
    """Count what readers found wrong with the claims of a half, by class: events and stances, the most frequent first."""
    wrong = Counter((v.note or "no class", v.kind) for v in read_judged() if v.half == half and not v.right)
    both = Counter({name: wrong[name, "event"] + wrong[name, "stance"] for name, _ in wrong})
    return [(name, str(wrong[name, "event"]), str(wrong[name, "stance"])) for name, _ in both.most_common()]


def fits(verdict: Verdict) -> bool:
    """Say whether the weights of confidence may be fitted on a verdict.

    Rules were written on the development half, so that its claims are right more often than those of other texts. Every
    second verdict of the judging half is therefore fitted on as well, by its digest; the others check the weights.
    """
    return verdict.half == "development" or int(verdict.claim.split()[-1], 16) % 2 == 0


def as_judged(made: Iterable[tuple[Verdict, Json, Json]], half: str) -> list[Judged]:
    """Give the claims of a half with their confidence of today; of the judging half those that nothing was fitted on."""
    return [
        Judged(v.kind, claim["confidence"], v.right)
        for v, claim, _ in made
        if v.half == half and (half == "development" or not fits(v))
    ]


def keep(sheet: Path, path: Path = PATH) -> int:
    """Add a sheet's verdicts to the list, without its sentences; give their number.

    :raises ValueError: when a row has no verdict.
    """
    rows = [line.split("\t") for line in sheet.read_text(encoding="utf-8").splitlines()[1:]]
    for n, row in enumerate(rows, 2):
        if row[8] not in ("right", "wrong"):
            raise ValueError(f"{sheet}:{n}: no verdict")
    head = (
        ""
        if path.exists()
        else "# Claims drawn at random and judged by a reader; see judging.py.\n" + "\t".join(COLUMNS) + "\n"
    )
    with path.open("a", encoding="utf-8") as file:
        # of a note the class of error is kept, not what it says of the text
        file.write(head + "".join("\t".join([*row[:9], row[9].partition(":")[0]]) + "\n" for row in rows))
    return len(rows)


def main(argv: Sequence[str] | None = None) -> int:
    """Draw a sheet, or keep its verdicts."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality.judging", description=__doc__)
    parser.add_argument("what", choices=["draw", "keep"])
    parser.add_argument("sheet", type=Path)
    parser.add_argument("--half", choices=["judging", "development"], default="judging")
    parser.add_argument("--number", type=int, default=100, help="of events, and of stances")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(argv)
    if options.what == "keep":
        print(f"{keep(options.sheet)} verdicts kept")
        return 0
    script, _ = bench.load_script()
    rows = draw(Extractor(), script, options.half, options.number, options.seed)
    lines = ["\t".join(row) for row in [(*COLUMNS, "says", "sentence"), *rows]]
    options.sheet.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
