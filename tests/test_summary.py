"""What ``kg build`` says at its end: the graph's own counts, and nobody in one camp whom the graph keeps apart."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files

import pytest

from export.contents import Actor, Article, Claim, Contents, Mention, Skipped, Words
from export.read import contents
from kg import records
from kg.commands.summary import Summary
from kg.graph.store import Graph
from queries.asking import run

ATTACK = Claim(
    "", "s1", "stance", "", "opposes", "actual", "", 0.8, "", Words(0, 1), Words(0, 1), "", "", "undated",
    label="attack", polarity="oppose",
)  # fmt: skip


def told(number: int, holder: str, target: str) -> Claim:
    article = f"http://a/article/{number}"
    return replace(ATTACK, iri=f"{article}/stance/1", article=article, sources=(holder,), targets=(target,))


def lines(made: Contents) -> list[str]:
    return list(Summary(made).lines("out", ["graph.trig"], 0))


def read(*targets: str) -> Contents:
    holders = ["France", "Germany", "Spain"][: len(targets)]
    return Contents(
        articles=tuple(
            Article(f"http://a/article/{i}", str(i), f"News {i}", "x") for i in range(len(targets))
        ),
        actors=tuple(Actor(f"http://a/{name}", name, "State", name) for name in holders),
        issues=(),
        claims=tuple(told(i, f"http://a/{holders[i]}", target) for i, target in enumerate(targets)),
    )


def test_attacks_that_only_share_a_name_have_opponents_of_their_own() -> None:
    made = lines(read("http://a/1/issue/attack", "http://a/2/issue/attack", "http://a/3/issue/attack"))
    assert [line.strip() for line in made if "attack" in line] == [
        "France opposes: attack",
        "Germany opposes: attack",
        "Spain opposes: attack",
    ]


def test_what_the_graph_merges_has_one_camp() -> None:
    made = lines(read("http://a/issue/attack", "http://a/issue/attack"))
    assert [line.strip() for line in made if "attack" in line] == ["France and Germany oppose: attack"]


@pytest.mark.parametrize(
    "number, said", [(1, "1 piece of text: tagline"), (2, "2 pieces of text: tagline (2)")]
)
def test_one_piece_is_one(number: int, said: str) -> None:
    whole = read("http://a/issue/attack")
    skipped = tuple(Skipped(i, i + 1, "tagline") for i in range(number))
    made = replace(whole, articles=(replace(whole.articles[0], skipped=skipped),))
    assert f"Skipped  {said}" in lines(made)


def test_actors_most_spoken_of_come_first() -> None:
    whole = read("http://a/issue/attack", "http://a/issue/attack")
    spoken = (Mention(0, 1, "http://a/Germany"),)
    made = replace(whole, articles=(replace(whole.articles[0], mentions=spoken), *whole.articles[1:]))
    assert "Actors   2: Germany, France" in lines(made)


def test_build_page_and_catalogue_count_the_same_actors() -> None:
    record = records.from_json(files("kg").joinpath("example.record.json").read_bytes())
    with Graph.of([record]) as graph:
        found = contents(graph)
        counted = len(run(graph, "actors").findings)
    assert counted == len(found.actors)
    assert f"Actors   {counted}: " in "\n".join(lines(found))
