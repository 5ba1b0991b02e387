"""Who is in a text: names, states and their capitals, offices, groups, and what stands for them."""

from __future__ import annotations

import time

import pytest

from kg.extraction.actor_tables import ActorTables
from kg.extraction.actors import find_cast
from kg.extraction.cast import Cast
from kg.extraction.lexicon import Row
from kg.extraction.relations import find_relations
from kg.extraction.sentence import Sentence
from kg.model import AUTHOR
from tests.extraction.parsed import article, rows, sentences

TABLES = ActorTables.load()
CASES = rows("actors", ["about", "published", "text", "means", "parse"])
RELATIONS = rows("relations", ["about", "published", "text", "relations", "parse"])


def _cast(row: Row) -> tuple[list[Sentence], Cast]:
    parsed = sentences(row["text"], row["parse"])
    return parsed, find_cast(parsed, article(row["text"], published=row["published"]), TABLES)


def _place(text: str, phrase: str) -> tuple[int, int]:
    """Where a phrase stands: ``phrase#2`` is its second place."""
    words, _, number = phrase.partition("#")
    at = -1
    for _ in range(int(number or 1)):
        at = text.index(words, at + 1)
    return at, at + len(words)


@pytest.mark.parametrize("row", CASES, ids=lambda r: r["text"][:60])
def test_phrases_mean_their_actors(row: Row) -> None:
    parsed, cast = _cast(row)
    found = {
        (parsed[m.sentence].starts[m.start], parsed[m.sentence].ends[m.end - 1]): "|".join(m.actors)
        for m in cast.mentions
    }
    for case in filter(None, row["means"].split(";")):
        phrase, _, wanted = case.strip().rpartition("=")
        assert found.get(_place(row["text"], phrase), "") == wanted, (phrase, found)


def test_the_tables_hold_enough() -> None:
    assert len(CASES) > 60
    assert sum(not r["means"] for r in CASES) <= 3
    assert len(RELATIONS) > 20


@pytest.mark.parametrize("row", [r for r in CASES if not r["means"]], ids=lambda r: r["text"])
def test_nobody_is_made_up(row: Row) -> None:
    assert _cast(row)[1].mentions == []


@pytest.mark.parametrize("row", CASES, ids=lambda r: r["text"][:60])
def test_a_cast_is_whole(row: Row) -> None:
    parsed, cast = _cast(row)
    assert AUTHOR in cast.profiles
    for m in cast.mentions:
        assert 0 <= m.start <= m.head < m.end <= len(parsed[m.sentence])
        assert m.actors
        assert all(i in cast.profiles for i in m.actors)
    for profile in cast.profiles.values():
        if profile.type == "State":
            assert profile.id == profile.iso3
        elif profile.wikidata and not profile.iso3:
            assert profile.id == profile.wikidata


@pytest.mark.parametrize("row", RELATIONS, ids=lambda r: r["text"][:60])
def test_relations(row: Row) -> None:
    parsed, cast = _cast(row)
    found = find_relations(parsed, cast, TABLES)
    wanted = sorted(filter(None, (r.strip() for r in row["relations"].split(";"))))
    assert sorted(f"{r.source} {r.type} {r.target}" for r in found) == wanted
    for r in found:
        assert row["text"][slice(*r.trigger)].strip()
        assert 0 < r.confidence <= 1


def test_kinds_of_mentions() -> None:
    text = "Syrian forces attacked Turkish troops."
    row = next(r for r in CASES if r["text"] == text)
    kinds = {(m.start, m.end): m.kind for m in _cast(row)[1].mentions}
    assert kinds == {(0, 1): "adjective", (0, 2): "nominal", (3, 4): "adjective", (3, 5): "nominal"}


def test_a_group_belongs_to_its_state() -> None:
    row = next(r for r in CASES if r["text"].startswith("Iraqi warplanes"))
    profile = _cast(row)[1].profiles["iraqi-warplanes"]
    assert (profile.type, profile.country) == ("Group", "IRQ")


def test_a_statement_speaks_for_the_state_that_it_names() -> None:
    condemn = Sentence.parse(
        "Ghana condemns the attack .", "nsubj ROOT det dobj punct", "2 2 4 2 2",
        tags="NNP VBZ DT NN .", pos="PROPN VERB DET NOUN PUNCT", lemmas="Ghana condemn the attack .",
    )  # fmt: skip
    mourn = Sentence.parse(
        "We mourn .", "nsubj ROOT punct", "2 2 2", tags="PRP VBP .", pos="PRON VERB PUNCT", start=28, index=1
    )
    text = "Ghana condemns the attack .\nWe mourn ."
    for genre, who in (("statement", "GHA"), ("opinion", AUTHOR)):
        cast = find_cast([condemn, mourn], article(text, genre=genre), TABLES)  # type: ignore[arg-type]
        assert cast.at(1, 0) == (who,)


def test_words_under_a_heading_that_says_are_the_speakers() -> None:
    said = Sentence.parse(
        "Angela Merkel said :", "compound nsubj ROOT punct", "2 3 3 3",
        tags="NNP NNP VBD :", pos="PROPN PROPN VERB PUNCT", lemmas="Angela Merkel say :", ents=((0, 2, "PERSON"),),
    )  # fmt: skip
    welcome = Sentence.parse(
        "I agree .", "nsubj ROOT punct", "2 2 2", tags="PRP VBP .", pos="PRON VERB PUNCT", start=21, index=1,
        paragraph=1,
    )  # fmt: skip
    cast = find_cast([said, welcome], article("Angela Merkel said :\nI agree ."), TABLES)
    assert cast.at(1, 0) == ("Q567",)


def _list_of(words: str, tags: str, pos: str, n: int) -> Sentence:
    """``n`` times the words, each hung on the first."""
    width = len(words.split())
    heads = " ".join(["1"] * (n * width))
    deps = " ".join(["ROOT", *["conj"] * (n * width - 1)])
    return Sentence.parse(
        " ".join([words] * n), deps, heads, tags=" ".join([tags] * n), pos=" ".join([pos] * n)
    )


@pytest.mark.parametrize(
    "words, tags, pos",
    [
        ("Moscow ,", "NNP ,", "PROPN PUNCT"),
        ("he its they", "PRP PRP$ PRP", "PRON PRON PRON"),
        ("the president of Mali", "DT NN IN NNP", "DET NOUN ADP PROPN"),
        ("Green Party of Wales", "NNP NNP IN NNP", "PROPN PROPN ADP PROPN"),
        ("( UN )", "-LRB- NNP -RRB-", "PUNCT PROPN PUNCT"),
        ('he said " we "', "PRP VBD `` PRP ''", "PRON VERB PUNCT PRON PUNCT"),
        ("protesters who", "NNS WP", "NOUN PRON"),
    ],
)
def test_hostile_sentences_cost_linear_time(words: str, tags: str, pos: str) -> None:
    taken = []
    for n in (500, 4000):
        sentence = _list_of(words, tags, pos, n)
        text = article(" ".join([words] * n), genre="statement")
        started = time.process_time()
        find_relations([sentence], find_cast([sentence], text, TABLES), TABLES)
        taken.append(time.process_time() - started)
    assert taken[1] < 30 * max(
        taken[0], 0.01
    )  # eight times the words: a quadratic cost would be 64 times as high


def test_deep_sentences_are_read() -> None:
    n = 3000
    heads = " ".join(str(max(1, i)) for i in range(n))
    sentence = Sentence.parse(
        " ".join(["president"] * n), " ".join(["ROOT", *["prep"] * (n - 1)]), heads,
        tags=" ".join(["NN"] * n), pos=" ".join(["NOUN"] * n),
    )  # fmt: skip
    cast = find_cast([sentence], article(" ".join(["president"] * n)), TABLES)
    assert AUTHOR in cast.profiles
