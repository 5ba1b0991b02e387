"""Bad input: one clear line, the right exit status, and nothing half-written."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.cli import main

TEXT = "Ruritania has condemned the attack on Strelsau. Borduria said that it would send aid."
FRENCH = "Le président a rencontré lundi à Moscou son homologue russe pour parler de la guerre en Ukraine."


def _missing(path: Path) -> None:
    assert not path.exists()


def _folder(path: Path) -> None:
    path.mkdir()
    (path / "notes.md").write_text(TEXT)


def _unreadable(path: Path) -> None:
    path.write_text(TEXT)
    path.chmod(0)


#: name of the input, how it is made, what the line on standard error says
BAD: list[tuple[str, Callable[[Path], object], str]] = [
    ("gone.txt", _missing, "gone.txt: no such file; check the name"),
    ("empty.txt", lambda p: p.touch(), "empty.txt: empty; nothing to read"),
    ("blank.txt", lambda p: p.write_text(" \n\t\n"), "blank.txt: empty; nothing to read"),
    ("binary.txt", lambda p: p.write_bytes(bytes(range(256)) * 50), "binary.txt: binary, not text; give plain text"),
    ("word.docx", lambda p: p.write_bytes(b"PK\x03\x04" + b"x" * 99), "a Zip archive or an Office document"),
    ("big.txt", lambda p: p.write_text(TEXT * 20_000), "big.txt: larger than 1,000,000 bytes; raise the limit with --max-size"),
    ("short.txt", lambda p: p.write_text("Hello there"), "short.txt: too short to be prose (2 words)"),
    ("french.txt", lambda p: p.write_text(FRENCH), "french.txt: the text is in another language (fr); only English is read"),
    ("figures.txt", lambda p: p.write_text("a,b,c,d\n" + "1,2,3,4\n" * 50), "mostly figures and signs, no prose"),
    ("links.txt", lambda p: p.write_text("Share this\n\nRead more\n\nImage"), "nothing but navigation"),
    ("scan.pdf", lambda p: p.write_bytes(b"%PDF-1.4\nbroken"), "scan.pdf: a damaged PDF"),
    ("page.html", lambda p: p.write_text("<html><body></body></html>"), "page.html: "),
    ("folder", _folder, "folder: a folder without articles"),
    ("news.jsonl", lambda p: p.write_text("{oops}\n"), "news.jsonl:1: not JSON"),
    ("list.jsonl", lambda p: p.write_text("[1]\n"), 'list.jsonl:1: not an object; each line must be {"text": ...}'),
    ("none.jsonl", lambda p: p.touch(), "none.jsonl: empty; nothing to read"),
    ("date.txt", lambda p: p.write_text("published: soon\n\n" + TEXT), "date.txt: published: 'soon' is no date; write YYYY-MM-DD"),
    ("record.json", lambda p: p.write_text('{"id": "x", "article": {}}'), "not a record: "),
    ("https://example.org/a.html", lambda p: None, "nothing is fetched from the network"),
    pytest.param("closed.txt", _unreadable, "closed.txt: can't be read", marks=pytest.mark.skipif(os.getuid() == 0, reason="root reads everything")),  # type: ignore[list-item]
]  # fmt: skip


@pytest.fixture
def run(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[int, str, str]]:
    monkeypatch.chdir(tmp_path)

    def call(*words: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(words)
        out, err = capsys.readouterr()
        return int(ended.value.code or 0), out, err

    return call


@pytest.mark.parametrize("command", ["extract", "build"])
@pytest.mark.parametrize("name, make, message", BAD)
def test_single_bad_input_is_one_line_status_2_and_no_output(
    run: Callable[..., tuple[int, str, str]],
    tmp_path: Path,
    command: str,
    name: str,
    make: Callable[[Path], object],
    message: str,
) -> None:
    make(tmp_path / name)
    before = sorted(tmp_path.rglob("*"))
    status, out, err = run(command, name, "-o", "made", "--max-size", "1MB")
    assert (status, out) == (2, "")
    assert err.startswith("kg: ")
    assert err.count("\n") == 1
    assert message in err
    assert "Traceback" not in err
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.model
@pytest.mark.parametrize("strict, status", [((), 0), (("--strict",), 3)])
def test_bad_among_several_is_a_counted_skip(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path, strict: tuple[str, ...], status: int
) -> None:
    (tmp_path / "bad.txt").touch()
    (tmp_path / "good.txt").write_text(TEXT)
    ended, out, err = run("extract", "bad.txt", "good.txt", "gone.txt", *strict)
    assert ended == status
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["good"]
    assert err.splitlines() == [
        "kg: skipped: bad.txt: empty; nothing to read",
        "kg: skipped: gone.txt: no such file; check the name",
        "kg: 1 read, 2 skipped",
    ]


@pytest.mark.model
def test_build_counts_what_it_skipped_among_what_it_found(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    (tmp_path / "bad.txt").touch()
    (tmp_path / "good.txt").write_text(TEXT)
    status, out, _ = run("build", "bad.txt", "good.txt", "--strict")
    assert status == 3
    assert "1 input (see above)" in out
    assert (tmp_path / "graph" / "graph.html").exists()


def test_several_inputs_that_are_all_bad_end_with_2(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    status, out, err = run("build", "a.txt", "b.txt")
    assert (status, out) == (2, "")
    assert err.splitlines() == [
        "kg: skipped: a.txt: no such file; check the name",
        "kg: skipped: b.txt: no such file; check the name",
        "kg: none of the 2 inputs could be read",
    ]
    assert not (tmp_path / "graph").exists()


@pytest.mark.model
def test_another_encoding_is_read_with_a_warning(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    text = TEXT + " The president’s café in Ñuñoa is closed."
    (tmp_path / "old.txt").write_bytes(text.encode("cp1252"))
    status, out, err = run("extract", "old.txt")
    assert (status, err) == (0, "kg: old.txt: not UTF-8; read as cp1252\n")
    assert json.loads(out)["article"]["text"] == text


@pytest.mark.parametrize("place", ["held", "held/file.txt"])
def test_output_folder_that_holds_something_else_is_refused_and_left_alone(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path, place: str
) -> None:
    (tmp_path / "held").mkdir()
    (tmp_path / "held" / "file.txt").write_text("mine")
    (tmp_path / "good.txt").write_text(TEXT)
    status, out, err = run("build", "good.txt", "-o", place)
    assert (status, out) == (2, "")
    assert err.startswith(f"kg: {place}: ")
    assert err.count("\n") == 1
    assert [p.name for p in (tmp_path / "held").rglob("*")] == ["file.txt"]
    assert (tmp_path / "held" / "file.txt").read_text() == "mine"


@pytest.mark.parametrize("place", ["nowhere/out.json", "folder"])
def test_place_that_takes_no_file_is_refused(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path, place: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "good.txt").write_text(TEXT)
    status, out, err = run("extract", "good.txt", "-o", place)
    assert (status, out) == (2, "")
    assert err.startswith(f"kg: {place}: ")
    assert err.count("\n") == 1


def test_pipeline_that_is_not_installed(run: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TEXT)
    status, out, err = run("extract", "good.txt", "--model", "xx_none", "-o", "out.json")
    assert (status, out) == (2, "")
    assert "'xx_none' is not installed" in err
    assert [p.name for p in tmp_path.iterdir()] == ["good.txt"]


@pytest.mark.parametrize("option", ["--lexicon", "--actors"])
def test_table_that_is_missing(run: Callable[..., tuple[int, str, str]], tmp_path: Path, option: str) -> None:
    (tmp_path / "good.txt").write_text(TEXT)
    status, out, err = run("extract", "good.txt", option, "none.tsv")
    assert (status, out) == (2, "")
    assert "none.tsv" in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "made, said",
    [
        ([], "words: holds no table"),
        (["event.tsv"], "event.tsv: no table of ours has this name; there are"),
        (["times.tsv"], "times.tsv: the table times can't be added to"),
    ],
)
def test_lexicon_that_would_add_nothing(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path, made: list[str], said: str
) -> None:
    (tmp_path / "good.txt").write_text(TEXT)
    (tmp_path / "words").mkdir()
    for name in made:
        (tmp_path / "words" / name).write_text("trigger\ttype\nsnub\tREJECT\n")
    status, out, err = run("extract", "good.txt", "--lexicon", "words")
    assert (status, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1


def test_date_that_is_none(run: Callable[..., tuple[int, str, str]]) -> None:
    status, _, err = run("extract", "a.txt", "--published", "June")
    assert (status, err) == (2, "kg: --published: published: 'June' is no date; write YYYY-MM-DD\n")
