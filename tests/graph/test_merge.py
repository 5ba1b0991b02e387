"""Who is the same across articles: the rule, case by case, and that the order of articles makes no difference."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import msgspec
import pytest

from kg.graph.store import Graph
from kg.ids import BASE
from kg.model import Actor, Issue, Record

Small = Callable[..., Record]
Named = Callable[..., Actor]


def people(graph: Graph) -> set[str]:
    """The IRIs of all actors but the authors, without the base."""
    rows = graph.query("SELECT DISTINCT ?who { ?who a :Actor FILTER NOT EXISTS { ?who a :Author } }")
    return {row["who"].value.removeprefix(BASE) for row in rows}  # type: ignore[union-attr]


APART = {"article/a/actor/x", "article/b/actor/x"}

CASES = [
    ("a full name", {"label": "Hanna Bekele"}, {"label": "Hanna Bekele"}, {"actor/person/hanna-bekele"}),
    ("case and accents", {"label": "Élise Dupont"}, {"label": "ELISE DUPONT"}, {"actor/person/elise-dupont"}),
    (
        "a title",
        {"label": "President Hanna Bekele"},
        {"label": "Hanna Bekele"},
        {"actor/person/hanna-bekele"},
    ),
    ("one word", {"label": "Bekele"}, {"label": "Bekele"}, APART),
    ("a title and one word", {"label": "President Bekele"}, {"label": "President Bekele"}, APART),
    ("an initial", {"label": "J. Smith"}, {"label": "J. Smith"}, APART),
    ("another name", {"label": "Hanna Bekele"}, {"label": "Hanna Bekela"}, APART),
    ("another script's marks", {"label": "がく たろう"}, {"label": "かく たろう"}, APART),
    (
        "one country known",
        {"label": "Hanna Bekele", "country": "ETH"},
        {"label": "Hanna Bekele"},
        {"actor/person/hanna-bekele", "actor/ETH"},
    ),
    (
        "two countries",
        {"label": "Hanna Bekele", "country": "ETH"},
        {"label": "Hanna Bekele", "country": "SWE"},
        {*APART, "actor/ETH", "actor/SWE"},
    ),
    (
        "another type",
        {"label": "Santa Lucia", "type": "Place"},
        {"label": "Santa Lucia", "type": "Organization"},
        APART,
    ),
    (
        "a role",
        {"label": "Foreign Minister", "type": "Role"},
        {"label": "Foreign Minister", "type": "Role"},
        APART,
    ),
    (
        "a body that every country has",
        {"label": "Supreme Court", "type": "Organization"},
        {"label": "the Supreme Court", "type": "Organization"},
        APART,
    ),
    (
        "the same in one country",
        {"label": "Supreme Court", "type": "Organization", "country": "KEN"},
        {"label": "the Supreme Court", "type": "Organization", "country": "KEN"},
        {"actor/organization/supreme-court", "actor/KEN"},
    ),
    (
        "a body with a name of its own",
        {"label": "Amber Circle", "type": "Organization"},
        {"label": "The Amber Circle", "type": "Organization"},
        {"actor/organization/amber-circle"},
    ),
    (
        "a place of one word in a known country",
        {"label": "Dongola", "type": "Place", "country": "SDN"},
        {"label": "Dongola", "type": "Place", "country": "SDN"},
        {"actor/place/SDN/dongola", "actor/SDN"},
    ),
    (
        "a place of one word anywhere",
        {"label": "Springfield", "type": "Place"},
        {"label": "Springfield", "type": "Place"},
        APART,
    ),
    (
        "a linked one and an unlinked one",
        {"label": "Hanna Bekele", "wikidata": "Q1"},
        {"label": "Hanna Bekele"},
        {"actor/Q1", "article/b/actor/x"},
    ),
]


@pytest.mark.parametrize("what, one, other, expected", CASES, ids=[case[0] for case in CASES])
def test_the_rule(
    what: str,
    one: dict[str, str],
    other: dict[str, str],
    expected: set[str],
    small: Small,
    named: Named,
) -> None:
    both = [small("a", named(**one)), small("b", named(**other))]
    assert people(Graph.of(both)) == expected
    assert Graph.of(both).trig() == Graph.of(reversed(both)).trig()


def test_who_is_not_called_so_by_name_merges_with_nobody(small: Small, named: Named) -> None:
    officials = named("Sudanese officials", "Group")
    nominal = msgspec.structs.replace(
        officials, mentions=tuple(msgspec.structs.replace(m, kind="nominal") for m in officials.mentions)
    )
    assert people(Graph.of([small("a", nominal), small("b", nominal)])) == APART
    assert people(Graph.of([small("a", officials), small("b", officials)])) == {
        "actor/group/sudanese-officials"
    }


def test_two_in_one_article_keep_everybody_apart(small: Small, named: Named) -> None:
    """The article tells two people of one name apart; so which of them another article means can't be known."""
    twins = small("a", named("Hanna Bekele"), named("Hanna Bekele", id="y"))
    found = people(Graph.of([twins, small("b", named("Hanna Bekele"))]))
    assert found == {"article/a/actor/x", "article/a/actor/y", "article/b/actor/x"}


def test_with_two_countries_those_of_one_merge_and_those_of_none_stay_apart(
    small: Small, named: Named
) -> None:
    countries = ["ETH", "ETH", "SWE", None]
    records = [small(f"a{i}", named("Hanna Bekele", country=c)) for i, c in enumerate(countries)]
    expected = {
        "actor/person/hanna-bekele/ETH",
        "article/a2/actor/x",
        "article/a3/actor/x",
        "actor/ETH",
        "actor/SWE",
    }
    graphs = [Graph.of(order) for order in itertools.permutations(records)]
    assert people(graphs[0]) == expected
    assert len({graph.trig() for graph in graphs}) == 1


def test_authors_merge_within_one_publisher(small: Small) -> None:
    def authors(*publishers: str | None) -> set[str]:
        records = [small(f"a{i}", publisher=p, byline="Mara Lindqvist") for i, p in enumerate(publishers)]
        rows = Graph.of(records).query("SELECT DISTINCT ?who { ?who a :Author }")
        return {row["who"].value.removeprefix(BASE) for row in rows}  # type: ignore[union-attr]

    assert authors("The River/Desk", "The River/Desk") == {"actor/author/The%20River%2FDesk/mara-lindqvist"}
    assert len(authors("The River Desk", "The Sea Desk")) == 2
    assert len(authors(None, None)) == 2


def test_a_merged_actor_has_the_label_most_articles_use_and_the_others_as_alternatives(
    small: Small, named: Named
) -> None:
    labels = ["Amber Circle", "The Amber Circle", "Amber Circle", "AMBER CIRCLE"]
    records = [
        small(f"a{i}", named(label, "Organization", aliases=("AC",))) for i, label in enumerate(labels)
    ]
    graph = Graph.of(records)
    who = "<organization/amber-circle>"
    label = graph.query(f"BASE <{BASE}actor/> SELECT ?l {{ {who} rdfs:label ?l }}")
    assert [row["l"].value for row in label] == ["Amber Circle"]  # type: ignore[union-attr]
    others = graph.query(f"BASE <{BASE}actor/> SELECT ?l {{ {who} skos:altLabel ?l }} ORDER BY ?l")
    assert [row["l"].value for row in others] == ["AC", "AMBER CIRCLE", "The Amber Circle"]  # type: ignore[union-attr]


def test_issues_of_two_articles_meet_when_their_actors_do(small: Small, named: Named) -> None:
    def issues(*records: Record) -> set[str]:
        found = Graph.of(records).query("SELECT DISTINCT ?i { ?i a :Issue }")
        return {row["i"].value.removeprefix(BASE) for row in found}  # type: ignore[union-attr]

    def with_issue(record: Record) -> Record:
        issue = Issue("pardon+x", "a pardon", "pardon", ("x",))
        return msgspec.structs.replace(record, issues=(issue,))

    full = [with_issue(small(a, named("Hanna Bekele"))) for a in "ab"]
    assert issues(full[0]) == {"article/a/issue/pardon+x"}
    assert issues(*full) == {"issue/pardon+person%2Fhanna-bekele"}
    linked = [with_issue(small(a, named(f"Bekele {a}", wikidata="Q1"))) for a in "ab"]
    assert issues(*linked) == {"issue/pardon+Q1"}


@pytest.mark.parametrize(
    "head, expected",
    [
        ("humanitarian-access", {"issue/humanitarian-access"}),
        ("attack", {"article/a/issue/attack", "article/b/issue/attack"}),
    ],
)
def test_an_issue_without_actors_needs_a_name_that_says_more_than_one_word(
    head: str, expected: set[str], small: Small
) -> None:
    records = [
        msgspec.structs.replace(small(article), issues=(Issue(head, f"the {head}", head, ()),))
        for article in "ab"
    ]
    found = Graph.of(records).query("SELECT DISTINCT ?i { ?i a :Issue }")
    assert {row["i"].value.removeprefix(BASE) for row in found} == expected  # type: ignore[union-attr]
