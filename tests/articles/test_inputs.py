"""Files, folders, JSON Lines and standard input, and what is told of those that give no article."""

from __future__ import annotations

import io
import json
import sys
import tracemalloc
from importlib import resources
from pathlib import Path

import pytest

from kg.articles import Item, Notice, Reading, read, read_many
from kg.errors import ArticleError
from kg.model import Record

TEXT = "Ruritania wants talks with Borduria. The minister said that they would meet in March."
RECORD = (resources.files("kg") / "example.record.json").read_text(encoding="utf-8")


def ids(items: list[Item]) -> list[str]:
    return [item.message if isinstance(item, Notice) else item.id for item in items]


def lines(path: Path, *objects: object) -> Path:
    path.write_text(
        "".join((o if isinstance(o, str) else json.dumps(o)) + "\n" for o in objects), encoding="utf-8"
    )
    return path


def test_folder_is_read_by_name_with_subfolders_and_tells_what_it_leaves(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/a.txt", "sub/.hidden.txt", ".git/c.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT)
    (tmp_path / "README.md").write_text("Notes.")
    found = list(read_many([tmp_path], published="2024-03-05"))
    assert ids(found) == [
        "a",
        "b",
        "a: this id is taken; the next article of that id is a-2",
        "a-2",
        f"{tmp_path}: 2 other files left aside: README.md, sub/.hidden.txt",
    ]
    assert [item.bad for item in found if isinstance(item, Notice)] == [False, False]


def test_file_given_twice_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    assert ids(list(read_many([path, tmp_path, path]))) == [
        "a",
        f"{path}: given twice; read once",
        f"{path}: given twice; read once",
    ]


def test_json_lines_keep_order_and_ids_and_skip_what_is_bad(tmp_path: Path) -> None:
    path = lines(
        tmp_path / "news.jsonl",
        {"id": "Z/1 é", "text": TEXT, "other": [1]},
        {"text": TEXT, "title": "Talks on the River"},
        {"text": TEXT},
        "",
        "{not json}",
        {"id": 7, "text": TEXT},
        {"txt": TEXT},
        {"text": TEXT, "published": "yesterday"},
        {"text": TEXT, "title": 4},
        '"text"',
        {"text": "\ud800 " + TEXT, "id": "half"},
        "[" * 100_000,
        {"id": "Z/1 é", "text": TEXT},
    )
    assert ids(list(read_many([path]))) == [
        "Z/1 é",
        "talks-on-the-river",
        "news-3",
        "news.jsonl:5: not JSON: Expecting property name enclosed in double quotes at column 2",
        "7",
        'news.jsonl:7: no "text"; each line must be {"text": ...}',
        "news.jsonl:8: published: 'yesterday' is no date; write YYYY-MM-DD",
        "news.jsonl:9: 'title' must be text, not int",
        'news.jsonl:10: not an object; each line must be {"text": ...}',
        "half",
        "news.jsonl:12: JSON nested too deeply",
        "Z/1 é: this id is taken; the next article of that id is Z/1 é-2",
        "Z/1 é-2",
    ]


def test_half_a_surrogate_is_replaced_and_told(tmp_path: Path) -> None:
    found = list(read_many([lines(tmp_path / "a.jsonl", {"text": "\ud800 " + TEXT})]))
    assert isinstance(found[0], Reading)
    assert found[0].article.text == "\ufffd " + TEXT
    assert found[0].warnings == ("a.jsonl:1: half surrogate pairs replaced by U+FFFD",)


def test_metadata_of_a_line_are_no_text(tmp_path: Path) -> None:
    line = {
        "text": TEXT,
        "title": "Talks",
        "published": "2024-03-05T10:00",
        "publisher": "P",
        "author": "A",
        "url": "https://x.org/",
    }
    item = next(read_many([lines(tmp_path / "a.jsonl", line)]))
    assert isinstance(item, Reading)
    article = item.article
    assert article.text == TEXT
    assert (article.title, article.published, article.publisher, article.author, article.url) == (
        "Talks", "2024-03-05", "P", "A", "https://x.org/",
    )  # fmt: skip


def test_record_is_taken_only_where_records_are_asked_for(tmp_path: Path) -> None:
    made = tmp_path / "a.json"
    made.write_text(RECORD, encoding="utf-8")
    second = json.dumps({**json.loads(RECORD), "id": "second"})
    several = lines(tmp_path / "b.jsonl", second, {"text": TEXT}, '{"id": "x", "article": {}}')
    found = list(read_many([made, several], records=True))
    assert [type(item) for item in found] == [Record, Record, Reading, Notice]
    assert "b.jsonl:3: not a record" in ids(found)[-1]
    refused = ids(list(read_many([several])))
    assert refused[0] == "b.jsonl:1: holds a record already; give it to kg build"


def test_line_beyond_the_limit_is_skipped_without_being_held(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("w") as out:
        out.write('{"text": "' + "a" * 30_000_000 + '"}\n' + json.dumps({"text": TEXT}) + "\n")
    tracemalloc.start()
    found = ids(list(read_many([path], max_bytes=10_000)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == [
        "a.jsonl:1: larger than 10,000 bytes; raise the limit with --max-size, or split it",
        "a-2",
    ]
    assert peak < 5_000_000


@pytest.mark.parametrize(
    "data, expected",
    [
        (TEXT.encode(), ["stdin"]),
        (b"PAGE", ["stdin"]),
        (
            json.dumps({"text": TEXT, "id": "x"}).encode() + b"\n" + json.dumps({"text": TEXT}).encode(),
            ["x", "stdin-2"],
        ),
        (json.dumps({"text": TEXT, "id": "x"}, indent=2).encode(), ["x"]),
        (b"{oops}\n{}", ["standard input:1: not JSON", 'standard input:2: no "text"']),
        (b"", ["standard input: empty; nothing to read"]),
    ],
)
def test_standard_input_is_told_by_what_it_holds(
    monkeypatch: pytest.MonkeyPatch, page_source: str, data: bytes, expected: list[str]
) -> None:
    data = page_source.encode() if data == b"PAGE" else data
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data))))
    found = ids(list(read_many(["-"])))
    assert len(found) == len(expected)
    assert all(words.startswith(start) for words, start in zip(found, expected, strict=True))


def test_json_lines_from_a_pipe_are_taken_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    line = json.dumps({"text": TEXT}).encode() + b"\n"
    stream = io.BufferedReader(io.BytesIO(line * 5000))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(stream))
    items = read_many(["-"], max_bytes=1000)
    assert ids([next(items), next(items)]) == ["stdin-1", "stdin-2"]
    assert stream.tell() < len(line) * 5


def test_closed_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert ids(list(read_many(["-"]))) == ["standard input: closed; nothing to read"]


def test_open_stream_is_read() -> None:
    assert read(io.BytesIO(TEXT.encode())).article.text == TEXT


def test_folder_without_articles_and_missing_file(tmp_path: Path) -> None:
    assert ids(list(read_many([tmp_path, tmp_path / "a.txt", "https://example.org/a"]))) == [
        f"{tmp_path}: a folder without articles; put .txt, .html, .pdf or .jsonl files in it",
        f"{tmp_path / 'a.txt'}: no such file; check the name",
        "https://example.org/a: nothing is fetched from the network; save the page and give the file",
    ]
    with pytest.raises(ArticleError, match="a folder; give its files"):
        read(tmp_path)


def test_seed_is_read_exactly() -> None:
    seed = Path(__file__).parents[2] / "seeds" / "seoul-new-leader.txt"
    reading = read(seed)
    assert reading.id == "seoul-new-leader"
    assert reading.article.text.encode() == seed.read_bytes()
    assert reading.article.publisher == "Lowy Institute"
    assert [p.kind for p in reading.article.parts].count("pullquote") == 2
    assert [s.reason for s in reading.skipped] == [
        "tagline", "picture credit", "picture credit", "image placeholder", "agency slug", "picture credit",
        "picture credit", "navigation",
    ]  # fmt: skip


def test_graph_folder_among_articles_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    made = tmp_path / "graph"
    made.mkdir()
    for name in ("graph.trig", "records.jsonl", "graph.html"):
        (made / name).write_text(RECORD)
    assert ids(list(read_many([tmp_path, made], records=True))) == [
        "a",
        f"{made}: holds a graph, not articles; give its records.jsonl to build it again",
    ]


def test_record_given_twice_is_taken_once_and_another_of_its_id_is_renamed(tmp_path: Path) -> None:
    name = json.loads(RECORD)["id"]
    other = {**json.loads(RECORD), "relations": []}
    path = lines(
        tmp_path / "a.jsonl",
        json.dumps(json.loads(RECORD)),
        json.dumps(json.loads(RECORD)),
        json.dumps(other),
    )
    assert ids(list(read_many([path], records=True))) == [
        name,
        f"{name}: this record is given twice; taken once",
        f"{name}: this id is taken; the next article of that id is {name}-2",
        f"{name}-2",
    ]
