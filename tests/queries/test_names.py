"""Names as people write them lead to one node, to a choice, or to the nearest names."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import AmbiguousNameError, UnknownNameError
from queries.concepts import Concepts, stem
from queries.names import Entry, Names, NodeKind
from queries.source import LocalSource
from queries.world import world_names

ENTRIES = [
    Entry("a:kor", "actor", "Country", "South Korea", ("KOR", "Seoul", "the South")),
    Entry("a:prk", "actor", "Country", "North Korea", ("PRK", "Pyongyang", "the North")),
    Entry("a:usa", "actor", "Country", "United States", ("USA", "Q30", "Washington")),
    Entry("a:kim", "actor", "Person", "Kim Jong-un", ("Kim",)),
    Entry("a:lee", "actor", "Person", "Lee Jae-myung", ()),
    Entry("a:lhl", "actor", "Person", "Lee Hsien Loong", ()),
    Entry("a:cai", "actor", "Place", "Cairo", ()),
    Entry("a:egy", "actor", "Country", "Egypt", ("EGY", "Cairo")),
    Entry("i:dia", "issue", "Issue", "dialogue with North Korea", ("restart dialogue with Pyongyang",)),
    Entry("i:den", "issue", "Issue", "the denuclearisation of North Korea", ()),
    Entry("i:dri", "issue", "Issue", "joint military drills of the US and South Korea", ()),
    Entry("r:one", "article", "Context", "A headline", ("story-1",)),
]
TOPIC: tuple[NodeKind, ...] = ("actor", "issue")


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(ENTRIES, world=world_names)


@pytest.mark.parametrize(
    "name, kinds, iri",
    [
        ("North Korea", ("actor",), "a:prk"),
        ("  north   KOREA ", ("actor",), "a:prk"),
        ("the North", ("actor",), "a:prk"),
        ("“Kim”", ("actor",), "a:kim"),
        ("Kim Jong Un", ("actor",), "a:kim"),
        ("Kim Jong-un’s", ("actor",), "a:kim"),
        ("prk", ("actor",), "a:prk"),
        ("Q30", ("actor",), "a:usa"),
        ("the US", ("actor",), "a:usa"),
        ("U.S.", ("actor",), "a:usa"),
        ("America", ("actor",), "a:usa"),
        ("American", ("actor",), "a:usa"),
        ("Jae-myung", ("actor",), "a:lee"),
        ("Piongyang", ("actor",), "a:prk"),
        ("Cairo", ("actor",), "a:egy"),  # who acts before where it is
        ("dialogue with North Korea", TOPIC, "i:dia"),
        ("talks with Pyongyang", TOPIC, "i:dia"),
        ("negotiations with the North", TOPIC, "i:dia"),
        ("denuclearization of North Korea", TOPIC, "i:den"),
        ("denuclearising North Korea", TOPIC, "i:den"),
        ("military drills of South Korea", TOPIC, "i:dri"),
        ("North Korea", TOPIC, "a:prk"),
        ("story-1", ("article",), "r:one"),
        ("a headline", ("article",), "r:one"),
    ],
)
def test_finds(names: Names, name: str, kinds: tuple[NodeKind, ...], iri: str) -> None:
    assert names.find(name, kinds=kinds).entry.iri == iri


def test_says_how_a_name_was_found(names: Names) -> None:
    found = {name: names.find(name, kinds=TOPIC).how for name in ("Kim Jong-un", "Kim", "Piongyang")}
    assert found == {"Kim Jong-un": "label", "Kim": "alias", "Piongyang": "spelling"}
    assert names.find("talks with Pyongyang", kinds=TOPIC).how == "meaning"


def test_a_place_is_meant_where_it_is_asked_where(names: Names) -> None:
    assert names.find("Cairo", place=True).entry.iri == "a:cai"
    assert names.find("Seoul", place=True).entry.iri == "a:kor"


def test_several_are_shown_to_choose_from(names: Names) -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        names.find("Lee")
    assert (
        str(caught.value)
        == "'Lee' may be: Lee Hsien Loong (Person), Lee Jae-myung (Person); ask with one of these"
    )
    assert caught.value.choices == ("Lee Hsien Loong", "Lee Jae-myung")


@pytest.mark.parametrize(
    "name, first", [("Nrth Crea", "North Korea"), ("Kim Yong-um", "Kim Jong-un"), ("Mars", None)]
)
def test_unknown_names_get_the_nearest(names: Names, name: str, first: str | None) -> None:
    with pytest.raises(UnknownNameError) as caught:
        names.find(name)
    assert caught.value.nearest
    assert first is None or caught.value.nearest[0] == first
    assert name in str(caught.value)


@pytest.mark.parametrize("name", ["talks", "Korea and talks", "peace on Mars", "the", "", "?!"])
def test_half_a_name_is_not_guessed(names: Names, name: str) -> None:
    with pytest.raises((UnknownNameError, AmbiguousNameError)):
        names.find(name, kinds=("issue",))


def test_a_world_name_whose_bearer_is_not_in_the_graph_is_unknown(names: Names) -> None:
    with pytest.raises(UnknownNameError):
        names.find("France")


@given(st.text(max_size=60))
def test_any_text_is_found_or_refused(text: str) -> None:
    with contextlib.suppress(UnknownNameError, AmbiguousNameError):
        assert Names(ENTRIES).find(text, kinds=("actor", "issue", "article")).entry in ENTRIES


@pytest.mark.parametrize(
    "one, other",
    [
        ("talks with Iran", "a dialogue with Iran"),
        ("isolating Russia", "the isolation of Russia"),
        ("military exercises", "a military exercise"),
        ("denuclearisation", "denuclearization"),
    ],
)
def test_other_words_for_one_thing(one: str, other: str) -> None:
    concepts = Concepts({"iran": "IRN", "russia": "RUS"}.get)
    assert concepts.of(one) == concepts.of(other)


@pytest.mark.parametrize(
    "one, other",
    [("talks with Iran", "talks on Iran's war"), ("sanctions", "no sanctions"), ("war", "peace")],
)
def test_words_for_two_things(one: str, other: str) -> None:
    concepts = Concepts({"iran": "IRN"}.get)
    assert concepts.of(one) != concepts.of(other)


def test_stems_are_words_of_their_own() -> None:
    assert stem("rise") != stem("ris")
    assert stem("promise") == stem("promised")


def test_names_of_a_graph(source: LocalSource) -> None:
    assert {e.label for e in source.names.entries if e.kind == "issue" and e.type == "Issue"} == {
        "the filling of the reservoir by Ethiopia",
        "mediation by the African Union",
        "a treaty between Egypt and Ethiopia",
    }
    assert source.names.find("AU").entry.label == "African Union"
    assert source.names.find("a summit with both countries", kinds=("issue",)).entry.type == "CONSULT"
    assert source.names.find("the author").entry.label == "Mara Lindqvist"
