"""The tables of actors: what ours hold, and how a user's CSV files extend them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import LexiconError
from kg.extraction.actor_tables import ActorTables
from kg.extraction.actors import find_cast
from tests.extraction.parsed import article, rows, sentences

TABLES = ActorTables.load()


def test_states_have_codes_and_ids_of_their_own() -> None:
    states = [t for t in TABLES.territories.values() if t.type == "State"]
    assert len(states) > 190
    assert all(t.iso3 and len(t.iso3) == 3 and t.wikidata for t in states)
    assert len({t.wikidata for t in states}) == len(states)


@pytest.mark.parametrize(
    "name, kind, key",
    [
        ("Russian", "demonym", "RUS"),
        ("Syrians", "people", "SYR"),
        ("Pyongyang", "capital", "PRK"),
        ("UK", "state", "GBR"),
        ("Sweden", "state", "SWE"),
    ],
)
def test_one_word_names(name: str, kind: str, key: str) -> None:
    entries = [e for s in TABLES.names[name.casefold()] if not s.rest for e in s.entries]
    assert (kind, key) in {(e.kind, e.key) for e in entries}


def test_offices_by_date() -> None:
    assert TABLES.holder("prime minister", "GBR", "2015-01-01") == "Q192"
    assert TABLES.holder("prime minister", "GBR", "2020-01-01") == "Q180589"
    assert TABLES.holder("prime minister", "GBR", "1800-01-01") is None
    assert TABLES.holder("prime minister", "ATL", "2020-01-01") is None


def test_every_known_actor_is_found_by_its_label() -> None:
    from kg.extraction.name_index import tokens

    for actor in TABLES.actors.values():
        first, *rest = (t.casefold() for t in tokens(actor.label.removeprefix("the ")))
        found = {e.key for s in TABLES.names[first] if s.rest == tuple(rest) for e in s.entries}
        assert actor.key in found, actor.label


def test_a_users_file_adds_actors_and_wins(tmp_path: Path) -> None:
    mine = tmp_path / "mine.csv"
    mine.write_text(
        "label,type,wikidata,country,aliases,positions,gender,source\n"
        'Maria Ortiz,Person,Q999999991,CHL,"Ortiz Vega|M. Ortiz",president@CHL:2020-01-01..,f,me\n'
        "Vladimir Putin,Person,Q999999992,RUS,,,m,me\n",
        encoding="utf-8",
    )
    tables = ActorTables.load(actor_files=[mine])
    assert tables.holder("president", "CHL", "2021-01-01") == "Q999999991"
    row = next(
        r
        for r in rows("actors", ["text", "parse"])
        if r["text"].startswith("Vladimir Putin met Angela Merkel")
    )
    cast = find_cast(sentences(row["text"], row["parse"]), article(row["text"]), tables)
    assert {"Q567", "Q999999992"} <= cast.profiles.keys()


@pytest.mark.parametrize(
    "text, says",
    [
        ("name,type\nA,Person\n", "no column label"),
        ("label,type\n,Person\n", "mine.csv:2: the label is empty"),
        ("label,type\nA,Robot\n", "mine.csv:2: type 'Robot'"),
        ("label,type,wikidata\nA,Person,76\n", "mine.csv:2: '76' is no Wikidata id"),
        ("label,type,positions\nA,Person,president of France\n", "role@PLACE:from..to"),
        ("label,type\nA,Person,extra\n", "mine.csv:2: more cells than columns"),
        ("label,type\n\udcff,Person\n", "UTF-8"),
    ],
)
def test_a_bad_file_is_refused_with_its_place(tmp_path: Path, text: str, says: str) -> None:
    mine = tmp_path / "mine.csv"
    mine.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(LexiconError, match=says.replace("..", r"\.\.")) as caught:
        ActorTables.load(actor_files=[mine])
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"nowhere\.csv"):
        ActorTables.load(actor_files=[tmp_path / "nowhere.csv"])
