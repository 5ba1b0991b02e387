"""docs/quality.md: all figures, each with how many items it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.quality import judging
from tests.quality.bench import SetScored
from tests.quality.errors import MEANINGS, gold_errors, missed_by_cause, set_errors
from tests.quality.figures import ErrorClass, Judged, calibration_error, reliability
from tests.quality.gold import HEADS, SEED, STATUS, Scored
from tests.quality.own import Tables
from tests.sentences.tables import CLASSES

LIMITS = Path(__file__).with_name("limits.md")

#: What each public set measures, and the figures to look at with what they should reach.
SETS: dict[str, tuple[str, dict[str, str]]] = {
    "dse": (
        "who is for or against whom, in one sentence (crowd labels)",
        {"f1": "≥ .36", "precision": "≥ .50"},
    ),
    "plv": (
        "dyads with their PLOVER code, in one sentence",
        {
            "dyad_recall": "≥ .70",
            "direction_accuracy": "≥ .95",
            "code_accuracy": "≥ .75",
            "dyad_direction_code_recall": "≥ .52",
            "events_per_sentence": "≤ 2.0",
        },
    ),
    "polnear": (
        "who says what, in whole articles",
        {"statement_f1": "≥ .65", "source_accuracy": "≥ .85", "content_char_f1": "≥ .78"},
    ),
    "newsmtsc": ("a sentence's attitude to a person", {"macro_f1": "≥ .52"}),
    "re3d": ("relations in conflict reports", {"recall": "≥ .50", "claims_per_1000_characters": ""}),
    "gum": (
        "mentions of one actor, and their Wikidata ids",
        {"b3_f1": "≥ .65", "wikidata_recall": "≥ .60", "wikidata_precision": "≥ .92"},
    ),
    "crossner": ("names in political prose", {"span_f1": "≥ .85"}),
}


@dataclass(frozen=True, slots=True)
class Results:
    """All that the page tells of; ``sets`` and ``curves`` are empty where the public sets weren't at hand.

    ``verdicts`` are rows of counts, ``curves`` claims with their verdict by what they were judged with, ``notes`` what had
    to be done to measure.
    """

    model: str
    articles: Sequence[Scored]
    tables: Tables
    sets: Sequence[SetScored]
    verdicts: Sequence[tuple[str, ...]]
    curves: Mapping[str, Sequence[Judged]]
    notes: Sequence[str]


def write_document(path: Path, results: Results) -> None:
    """Write the page; without the public sets it says that they weren't there."""
    lines = [
        "# How good the extraction is",
        "",
        f"Written by `python -m tests.quality`; not edited by hand. Pipeline: {results.model}. Beside each figure stands how many",
        "items it rests on: with 20 items a figure is good to about ±.2, with 1,000 to about ±.03.",
        "",
        *_articles(results.articles),
        *_tables(results.tables),
        *_sets(results.sets, results.notes),
        *_verdicts(results.verdicts),
        *_errors(results.articles, results.tables, results.sets),
        *_confidence(results),
        "## What it can't do",
        "",
        LIMITS.read_text(encoding="utf-8").rstrip(),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield "| " + " | ".join(header) + " |"
    cells = [[cell.replace("|", "\\|") for cell in row] for row in rows]
    figures = [all(row[n][:1] in set("0123456789.≥≤–*") for row in cells) for n in range(len(header))]
    yield "|" + "|".join(" ---: " if figure else " --- " for figure in figures) + "|"
    yield from ("| " + " | ".join(row) + " |" for row in cells)
    yield ""


def _articles(articles: Sequence[Scored]) -> Iterator[str]:
    yield "## Annotated articles"
    yield ""
    yield "Seven articles annotated by hand, in `tests/gold`, scored by the `score.py` beside them. F1 of actors; of events by"
    yield "type and words; of events whose participants are all right and complete; of stances by holder, target and polarity."
    yield "In brackets: annotated items / claims made. The first article is the one the project grew up with; the others,"
    yield "official statements, tell how far that carries."
    yield ""
    header = ["article", "actors", "events", "with participants", "stances", "status", "times", "relations"]
    ordered = sorted(articles, key=lambda a: (a.name != SEED, a.name))
    rows = [
        [a.name, *(_counted(a, h) for h in HEADS), f"{a.figures[STATUS]:.2f}", *_shares([a])] for a in ordered
    ]
    others = [a for a in articles if a.name != SEED]
    for name, group in (
        (f"mean of the other {len(others)}", others),
        (f"mean of all {len(articles)}", articles),
    ):
        means = [f"**{_mean(a.f1(h) for a in group):.3f}**" for h in HEADS]
        rows.append([name, *means, f"{_mean(a.figures[STATUS] for a in group):.2f}", *_shares(group)])
    rows.append(
        ["aim (first / others)", ".94 / .90", ".85 / .72", ".78 / .62", ".82 / .68", ".90 / –", "5/5", "6/6"]
    )
    yield from _table(header, rows)


def _counted(article: Scored, head: str) -> str:
    figures = article.figures[head]
    return f"{figures['f1']:.3f} ({figures['gold']}/{figures['predicted']})"


def _shares(group: Sequence[Scored]) -> list[str]:
    found = []
    for name in ("times resolved", "relations recall"):
        pairs = [a.share(name) for a in group]
        found.append(f"{sum(right for right, _ in pairs)}/{sum(of for _, of in pairs)}")
    return found


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found) if found else 0.0


def _tables(tables: Tables) -> Iterator[str]:
    total, passed = sum(tables.rows.values()), sum(tables.passed.values())
    yield "## Sentences of our own"
    yield ""
    yield f"{total} sentences made up for the tests, in `tests/sentences`, each with the claims that a reader takes from it and those"
    yield f"that he mustn't. {passed} pass ({passed / total:.0%}); the others are expected failures with a reason. They are minimal"
    yield "pairs and hard cases by intention, so their share says nothing about an average article."
    yield ""
    rows = [[f"`{t}`", tables.about[t], f"{tables.passed[t]}/{tables.rows[t]}"] for t in sorted(tables.rows)]
    yield from _table(["table", "what", "rows that pass"], rows)


def _sets(sets: Sequence[SetScored], notes: Sequence[str]) -> Iterator[str]:
    yield "## Public annotated sets"
    yield ""
    if not sets:
        yield "Not measured: the sets, which can't be shipped, weren't there."
        yield ""
        return
    yield "The development halves of seven public sets, scored by a script of their own; their texts are no part of the project. The house"
    yield "rule: no rule and no table entry may be made for one of their sentences."
    yield ""
    rows = []
    for scored in sets:
        what, aims = SETS[scored.name]
        for n, (name, aim) in enumerate(aims.items()):
            first = [f"{scored.name}: {what}", scored.rests_on] if n == 0 else ["", ""]
            rows.append([*first, name.replace("_", " "), str(scored.figures[name]), aim])
    yield from _table(["set", "rests on", "figure", "value", "aim"], rows)
    for scored in sets:
        if "texts_without_a_record" in scored.figures:
            yield f"{scored.name}: {scored.figures['texts_without_a_record']} texts gave no record (refused as too short or as no prose)."
            yield ""
    for note in notes:
        yield f"Note: {note}."
        yield ""


def _verdicts(verdicts: Sequence[tuple[str, ...]]) -> Iterator[str]:
    if not verdicts:
        return
    yield "## Judged by a reader"
    yield ""
    yield "Events and stances drawn at random from 20 articles of two of those sets, judged strictly: right type, right actors in the"
    yield "right roles, right status or polarity, and a sentence that says so. Of each set a third is kept for judging alone and never"
    yield "read for writing rules (*judging*); the rest is *development*. The verdicts are in `tests/quality/judged.tsv`, without the"
    yield "texts; the last columns say how many of the claims judged right, and of those judged wrong, are still made today."
    yield "Sheets were drawn at several stages and judged by several readers, some stricter than others."
    yield ""
    yield from _table(
        ["half", "claims", "right", "share", "right ones still made", "wrong ones still made"], verdicts
    )
    yield "What was wrong with those of the judging half, by the reader's class:"
    yield ""
    yield from _table(["class", "events", "stances"], judging.classes("judging"))


def _errors(articles: Sequence[Scored], tables: Tables, sets: Sequence[SetScored]) -> Iterator[str]:
    yield "## What goes wrong"
    yield ""
    yield "Counted by the measuring command. The examples are sentences of our own in which just this happens today; no annotated"
    yield "text is quoted."
    yield ""
    yield "### Annotated articles"
    yield ""
    yield from _classes(gold_errors(articles, tables))
    yield "Why what is missed there is missed, looked at one by one (`tests/quality/causes.tsv`):"
    yield ""
    causes = [[c, MEANINGS[c], str(events), str(stances)] for c, events, stances in missed_by_cause(articles)]
    yield from _table(["cause", "what", "events", "stances"], causes)
    for scored in sets:
        classes = set_errors(scored, tables)
        if classes:
            yield f"### {scored.name}"
            yield ""
            yield from _classes(classes)
    yield "### Sentences of our own"
    yield ""
    rows = []
    for name, failed in sorted(tables.failures.items(), key=lambda item: (-len(item[1]), item[0])):
        row = failed[0]
        why = row.xfail.partition(": ")[2] or "not looked at yet"
        rows.append(
            [name, CLASSES.get(name, "no reason given"), str(len(failed)), f"“{row.sentence}” ({why})"]
        )
    yield from _table(["class", "what", "rows", "example"], rows)


def _classes(classes: Sequence[ErrorClass]) -> Iterator[str]:
    rows = [[c.name, f"{c.count} of {c.of}", c.example] for c in classes]
    yield from _table(["class", "count", "example"], rows)


def _confidence(results: Results) -> Iterator[str]:
    yield "## Confidence"
    yield ""
    yield "A claim's confidence should be the share of such claims that is right. *Right* means the whole claim: of an event its type,"
    yield "all actors in their roles and its status (plv, which has neither status nor further actors: pair, direction and code); of a"
    yield "stance holder, target and polarity. In plv and dse only claims between the annotated pair can be judged, and annotators"
    yield "of dse disagree often: its curve is a lower bound. The weights are fitted on the annotated articles, on judged claims and"
    yield "on plv; every second verdict of the judging half is kept out, and is the curve *judging half* below."
    yield ""
    groups = [
        ("annotated articles", [j for a in results.articles for j in a.judged]),
        *results.curves.items(),
    ]
    groups += [(s.name, s.judged) for s in results.sets if s.judged]
    rows = [row for name, judged in groups for row in _curves(name, judged)]
    yield from _table(["claims", "confidence", "claims", "mean confidence", "right"], rows)


def _curves(name: str, judged: Sequence[Judged]) -> Iterator[list[str]]:
    for kind in sorted({j.kind for j in judged}):
        bins = reliability(j for j in judged if j.kind == kind)
        for n, b in enumerate(bins):
            first = f"{kind}s, {name}" if n == 0 else ""
            yield [first, f"{b.low:.2f}–{b.high:.2f}", str(b.claims), f"{b.mean:.2f}", f"{b.right:.2f}"]
        total = sum(b.claims for b in bins)
        mean = sum(b.claims * b.mean for b in bins) / total
        right = sum(b.claims * b.right for b in bins) / total
        yield [
            "",
            f"all (calibration error {calibration_error(bins):.2f})",
            str(total),
            f"{mean:.2f}",
            f"{right:.2f}",
        ]
