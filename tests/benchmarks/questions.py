"""How fast questions are answered on a million triples: ``python -m tests.benchmarks.questions``.

Builds a graph from records made up at run time, asks every question of the catalogue with typical parameters, and
compares each with the bare Oxigraph query and, for joins, with rdflib's own engine on the same graph. Prints a table and
ends with status 1 if a floor is missed. Times are CPU seconds of this process, so that a busy machine changes little.

Floors: every question under 0.5 s at the median; those over 50 ms at most 1.3 times the bare query; joins at least 20
times faster than rdflib's engine. ``--rdflib 0`` leaves the last out, which takes most of the time.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from statistics import median

import rdflib
from msgspec.structs import replace
from pyoxigraph import NamedNode, QuerySolutions, Store

from kg.graph.build import build
from kg.graph.store import Graph
from kg.ids import Iris
from kg.model import AUTHOR, Record
from queries.answers import Answer
from queries.asking import run
from queries.catalogue import Question, load_all
from queries.names import Entry
from queries.results import plain
from queries.source import source_of
from tests.benchmarks.world import records

SLOWEST, SMALL, RATIO, FASTER = 0.5, 0.05, 1.3, 20.0
#: What a question is typically asked with, where that isn't just what it requires: a listing of a million triples has
#: thousands of rows, which nobody reads.
TYPICAL = {
    "argues": ["in_article"],
    "conditions": ["actor"],
    "contradictions": ["actor"],
    "demands": ["actor"],
    "events": ["type", "actor"],
    "network": ["least"],
    "pledges": ["actor"],
    "positions": ["of"],
    "relations": ["actor"],
    "statements": ["speaker"],
    "uncertain": ["in_article"],
}
#: Two things that are asked about together have something to do with each other: rows to draw them from.
TOGETHER = {
    "agreements": "?a :status :actual ; :holder ?actor ; :target ?issue ; :polarity :support . ?b :status :actual ; :holder ?other ; :target ?issue ; :polarity :support",
    "between": "?a :eventType ?type ; :status :actual ; :source ?actor ; :target ?other",
    "contradictions": "?a :status :actual ; :holder ?actor ; :target ?issue ; :polarity :support . ?b :status :actual ; :holder ?actor ; :target ?issue ; :polarity :oppose",
    "disagreements": "?a :status :actual ; :holder ?actor ; :target ?issue ; :polarity :support . ?b :status :actual ; :holder ?other ; :target ?issue ; :polarity :oppose",
    "events": "?a :eventType ?type ; :status :actual ; :source ?actor",
    "evidence": "?a :holder ?actor ; :for|:against ?topic",
    "links": "?a :source|:holder ?actor ; :target|:for|:against ?other . ?other a :Actor",
    "mediators": "?a :eventType :THREATEN ; :source ?actor ; :target ?other",
}
#: Questions whose work is joining; the others list, or walk paths.
JOINS = {
    "agreements",
    "between",
    "evidence",
    "issue-map",
    "links",
    "opponents",
    "profile",
    "stances",
    "supporters",
    "timeline",
}
#: The least number of claims that a pair of the network is asked for with.
LEAST = "2"


def main() -> int:
    """Run the benchmark; give the exit status."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=690, help="690 make a million triples")
    options.add_argument("--samples", type=int, default=7, help="parameter sets for each question")
    options.add_argument(
        "--rdflib", type=float, default=30.0, help="seconds rdflib may take for a query; 0: leave out"
    )
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        summary = build(map(with_opinion, records(given.articles)), folder)
        print(f"{summary.quads:,} triples from {summary.articles:,} articles")
        with Graph.open(folder) as graph:
            missed = measure(graph, given.samples)
            if given.rdflib:
                missed += compare(graph, given.rdflib)
    for line in missed:
        print(f"MISSED {line}")
    return 1 if missed else 0


def measure(graph: Graph, samples: int) -> list[str]:
    """Time every question; give the floors that were missed."""
    missed = []
    source_of(graph).names.find("Republic of Bado")  # what a warm process has read
    print(f"{'question':16} {'median':>9} {'worst':>9} {'bare':>9} {'ratio':>6}  rows")
    for question in load_all():
        times, bares, rows = [], [], []
        for parameters in typical(graph, question, samples):
            took, answer = ask(graph, question, parameters)
            times.append(took)
            bares.append(bare(graph.store, answer.sparql))
            rows.append(len(answer.rows))
        ratio = median(times) / max(median(bares), 1e-6)
        print(
            f"{question.name:16} {1000 * median(times):7.1f}ms {1000 * max(times):7.1f}ms"
            f" {1000 * median(bares):7.1f}ms {ratio:6.2f}  {median(rows):,.0f}"
        )
        if median(times) > SLOWEST:
            missed.append(f"{question.name}: {median(times):.2f} s at the median, over {SLOWEST} s")
        if median(times) > SMALL and ratio > RATIO:
            missed.append(f"{question.name}: {ratio:.2f} times the bare query, over {RATIO}")
        if not median(rows):
            missed.append(f"{question.name}: no rows at the median, so what was timed is not typical")
    return missed


def compare(graph: Graph, seconds: float) -> list[str]:
    """Time joins on rdflib's engine, each for so many seconds at most; give the floors that were missed."""
    # Ours first: a process that holds a million rdflib terms is slow at everything.
    asked = [(q.name, *ask(graph, q, next(typical(graph, q, 1)))) for q in load_all() if q.name in JOINS]
    print("\nloading rdflib ...", flush=True)
    dataset = graph.to_rdflib()
    missed = []
    print(f"{'join':16} {'ours':>9} {'rdflib':>10} {'factor':>8}")
    for name, ours, answer in asked:
        theirs, ended = on_rdflib(dataset, answer.sparql, seconds)
        mark = " " if ended else ">"
        print(f"{name:16} {1000 * ours:7.1f}ms {mark}{1000 * theirs:7.0f}ms {mark}{theirs / ours:7.0f}")
        if ended and theirs / ours < FASTER:
            missed.append(f"{name}: {theirs / ours:.1f} times faster than rdflib, under {FASTER}")
    return missed


def with_opinion(record: Record) -> Record:
    """Give an article's first stance to its author: news made up at run time has no opinions of its own."""
    return replace(record, stances=(replace(record.stances[0], holder=AUTHOR), *record.stances[1:]))


def typical(graph: Graph, question: Question, samples: int) -> Iterator[dict[str, str]]:
    """Yield parameters as people would give them: actors drawn by how often they are spoken of, pairs by their claims."""
    chance = random.Random(question.name)
    entries = source_of(graph).names.entries
    wanted = [p for p in question.accepted if p.required or p.name in TYPICAL.get(question.name, ())]
    if question.name in TOGETHER:
        names = {entry.iri: entry.label for entry in entries}
        for row in chance.choices(together(graph, question.name, [p.name for p in wanted]), k=samples):
            yield {name: names.get(node, node.rpartition("#")[2]) for name, node in row.items()}
        return
    actors = [entry for entry in entries if entry.kind == "actor" and entry.type != "Author"]
    weights = [mentions(graph.store, entry) for entry in actors]
    issues = [entry.label for entry in entries if entry.kind == "issue"]
    for _ in range(samples if wanted else 1):
        people = list(dict.fromkeys(entry.label for entry in chance.choices(actors, weights, k=20)))
        made: dict[str, str] = {}
        for parameter in wanted:
            if parameter.type == "actor":
                made[parameter.name] = people.pop()
            elif parameter.type == "topic":
                made[parameter.name] = chance.choice(issues)
            elif parameter.type == "count":
                made[parameter.name] = LEAST
            else:
                story = f"story-{chance.randrange(20)}"
                made[parameter.name] = f"{story}/stance/4" if parameter.type == "claim" else story
        yield made


def together(graph: Graph, name: str, columns: list[str]) -> list[dict[str, str]]:
    """List what a question may be asked about together, as nodes by parameter: as often as claims have it."""
    selected = " ".join(f"?{column}" for column in columns)
    named = " ".join(f"FILTER(NOT EXISTS {{ ?{column} a :Author }})" for column in columns)
    apart = "FILTER(?actor != ?other)" if "other" in columns else ""
    query = f"SELECT {selected} {{ {TOGETHER[name]} . {named} {apart} }} ORDER BY {selected}"
    found = source_of(graph).run(query)
    return [{c: plain(value) or "" for c, value in zip(columns, row, strict=True)} for row in found.rows]


def mentions(store: Store, entry: Entry) -> int:
    """Count how often an actor is spoken of: the measure of how often it is asked about."""
    mention = NamedNode(f"{Iris().vocabulary}mentionOf")
    return sum(1 for _ in store.quads_for_pattern(None, mention, NamedNode(entry.iri)))


def ask(graph: Graph, question: Question, parameters: dict[str, str]) -> tuple[float, Answer]:
    """Ask three times; give the middle CPU time in seconds, and the answer."""
    times = []
    for _ in range(3):
        started = time.process_time()
        answer = run(graph, question.name, parameters)
        times.append(time.process_time() - started)
    return median(times), answer


def bare(store: Store, text: str) -> float:
    """Run a query on Oxigraph and nothing else, three times; give the middle CPU time in seconds."""
    times = []
    for _ in range(3):
        started = time.process_time()
        found = store.query(text, use_default_graph_as_union=True)
        assert isinstance(found, QuerySolutions)
        for _solution in found:
            pass
        times.append(time.process_time() - started)
    return median(times)


def on_rdflib(dataset: rdflib.Dataset, text: str, seconds: float) -> tuple[float, bool]:
    """Time a query on rdflib's engine in a process that is stopped when the time is up; tell whether it ended."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(dataset, text, theirs))
    process.start()
    ended = ours.poll(seconds)
    took: float = ours.recv() if ended else seconds
    process.kill()
    process.join()
    return took, ended


def _work(dataset: rdflib.Dataset, text: str, answers: Connection) -> None:
    started = time.process_time()
    list(dataset.query(text))
    answers.send(time.process_time() - started)


if __name__ == "__main__":
    sys.exit(main())
