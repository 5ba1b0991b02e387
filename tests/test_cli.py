"""The command line: what is printed where, and with which exit status."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from importlib import resources
from pathlib import Path

import click
import pytest

import kg
from kg.cli import COMMANDS, cli, main
from kg.errors import OutputError
from kg.files import whole_file
from kg.records import from_json

SEED = Path(__file__).parents[1] / "seeds" / "seoul-new-leader.txt"
RECORD = (resources.files("kg") / "example.record.json").read_text(encoding="utf-8")
TEXT = "Ruritania has condemned the attack on Strelsau. Borduria said that it would send aid."


class Outcome:
    """What a run of the command line gave."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err


class Terminal:
    """Runs ``kg`` in this process, with its output captured."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *words: object) -> Outcome:
        with pytest.raises(SystemExit) as ended:
            main([str(w) for w in words])
        out, err = self._capsys.readouterr()
        status = ended.value.code
        assert status is None or isinstance(status, int)
        return Outcome(status or 0, out, err)


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.chdir(tmp_path)
    return Terminal(capsys)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "record.json"
    path.write_text(RECORD, encoding="utf-8")
    return path


def python(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    root = str(Path(__file__).parents[1])
    return subprocess.run(
        [sys.executable, *words],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": root, **environment},
    )


def test_help_takes_less_than_a_fifth_of_a_second_of_processor_time() -> None:
    used = []
    for _ in range(3):
        before = os.times()
        assert python("-m", "kg", "--help").returncode == 0
        after = os.times()
        used.append(
            after.children_user + after.children_system - before.children_user - before.children_system
        )
    assert min(used) < 0.2


def test_help_and_import_load_no_heavy_library() -> None:
    script = "import sys, kg, kg.cli; print([m for m in ('spacy', 'trafilatura', 'pypdf', 'rdflib', 'pyvis') if m in sys.modules])"
    assert python("-c", script).stdout.strip() == "[]"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_loads_and_its_line_in_the_table_is_its_own(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert isinstance(command, click.Command)
    assert command.get_short_help_str(limit=200) == COMMANDS[name][1]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(terminal: Terminal, name: str) -> None:
    run = terminal(name, "--help")
    assert (run.status, run.err) == (0, "")
    assert run.out.startswith(f"Usage: kg {name} ")


def test_help_lists_commands_in_the_order_of_work_and_the_exit_codes(terminal: Terminal) -> None:
    run = terminal("--help")
    places = [run.out.index(f"\n  {name} ") for name in COMMANDS]
    assert places == sorted(places)
    assert "  3  with --strict" in run.out


def test_version_is_the_packages() -> None:
    assert python("-m", "kg", "--version").stdout == f"kg {kg.__version__}\n"


def test_mistyped_command_gives_the_nearest(terminal: Terminal) -> None:
    run = terminal("biuld")
    assert run.status == 2
    assert run.err == "kg: no command 'biuld'; did you mean 'build'?; see kg --help\n"


@pytest.mark.parametrize(
    "words, said",
    [
        (["ask"], "Missing argument 'QUESTION...'; see kg ask --help"),
        (["ask", "--fast"], "No such option '--fast'"),
        (["sparql", "ASK {}", "--format", "xml"], "'xml' is not one of"),
        *(
            (["sparql", "ASK {}", "--timeout", t], "give seconds")
            for t in ("inf", "nan", "1e99", "1e12", "0")
        ),
    ],
)
def test_a_wrong_command_line_gets_the_one_line_that_the_help_promises(
    terminal: Terminal, words: list[str], said: str
) -> None:
    run = terminal(*words)
    assert (run.status, run.out) == (2, "")
    assert run.err.startswith("kg: ")
    assert run.err.count("\n") == 1
    assert said in run.err


def test_without_a_command_there_is_help(terminal: Terminal) -> None:
    run = terminal()
    assert run.status == 2
    assert run.err.startswith("Usage: kg ")


def test_unknown_name_in_the_package_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        kg.nothing  # noqa: B018
    assert set(kg.__all__) <= set(dir(kg))


@pytest.mark.model
def test_one_article_is_one_object_and_several_are_lines_in_order(terminal: Terminal, tmp_path: Path) -> None:
    lines = tmp_path / "news.jsonl"
    lines.write_text("".join(json.dumps({"id": i, "text": TEXT}) + "\n" for i in ("z", "a", "m")))
    run = terminal("extract", lines)
    assert (run.status, run.err) == (0, "")
    assert [from_json(line).id for line in run.out.splitlines()] == ["z", "a", "m"]

    article = tmp_path / "talks.txt"
    article.write_text(TEXT)
    run = terminal("extract", article, "--published", "2024-03-05", "-o", tmp_path / "talks.json")
    assert (run.status, run.out, run.err) == (0, "", "")
    made = from_json((tmp_path / "talks.json").read_bytes())
    assert (made.id, made.article.text, made.article.published) == ("talks", TEXT, "2024-03-05")
    assert made.events


@pytest.mark.model
def test_same_input_gives_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    made = [python("-m", "kg", "extract", str(SEED), PYTHONHASHSEED=seed).stdout for seed in ("1", "2")]
    assert made[0] == made[1]
    assert from_json(made[0]).id == "seoul-new-leader"


@pytest.mark.model
def test_from_python_as_from_the_command_line(tmp_path: Path) -> None:
    reading = kg.read(SEED)
    made = kg.extract(reading)
    assert made == kg.extract(SEED)
    assert made.skipped == reading.skipped
    with kg.build([SEED], tmp_path / "graph") as graph:
        assert [a.rpartition("/")[2] for a in graph.articles()] == ["seoul-new-leader"]
    with kg.open(tmp_path / "graph") as graph:
        assert len(graph) > 100


def test_build_writes_graph_store_records_and_page_and_says_what_was_found(
    terminal: Terminal, record: Path
) -> None:
    run = terminal("build", record, "-o", "out")
    assert (run.status, run.err) == (0, "")
    assert sorted(p.name for p in Path("out").iterdir()) == [
        "graph.html",
        "graph.trig",
        "records.jsonl",
        "store",
    ]
    lines = run.out.splitlines()
    assert 8 <= len(lines) <= 14
    assert max(map(len, lines)) <= 102
    assert lines[0] == "Read     Egypt and Ethiopia try again over the dam (The River Desk, 2025-06-03)"
    assert "         Hanna Bekele and Karim Fadel support: mediation by the African Union" in lines
    assert lines[-1] == 'Next     kg ask --graph out "Who is Hanna Bekele?"'


def test_a_folder_that_lost_its_store_says_what_is_left(terminal: Terminal, record: Path) -> None:
    assert terminal("build", record).status == 0
    shutil.rmtree("graph/store")
    run = terminal("check")
    assert (run.status, run.out) == (2, "")
    assert run.err == (
        "kg: graph: its store is missing; name graph/graph.trig instead, or build a new folder with:"
        " kg build graph/records.jsonl -o DIR\n"
    )
    assert terminal("check", "--graph", "graph/graph.trig").status == 0
    assert terminal("build", "graph/records.jsonl", "-o", "again").status == 0


def test_check_tells_a_sound_graph_from_a_broken_one(terminal: Terminal, record: Path) -> None:
    assert terminal("build", record).status == 0
    run = terminal("check")
    assert (run.status, run.err) == (0, "")
    assert run.out.startswith("graph: sound (1 article, ")

    broken = Path("broken.trig")
    polarity = "\t:polarity :support"
    whole = Path("graph/graph.trig").read_text(encoding="utf-8")
    assert polarity in whole
    broken.write_text(whole.replace(polarity, "\t:polarity :maybe", 1), encoding="utf-8")
    run = terminal("check", "--graph", broken)
    assert run.status == 2
    assert "polarity" in run.out
    assert run.err.startswith("kg: broken.trig: ")

    for text, said in (
        ("<x", "graph.trig: line 1: "),
        (
            whole.replace(polarity, "\t:polarity :maybe", 1),
            "graph.trig: differs from the store: 1 quads only",
        ),
    ):
        Path("graph/graph.trig").write_text(text, encoding="utf-8")
        run = terminal("check")
        assert run.status == 2
        assert said in run.out + run.err
    Path("graph/graph.trig").unlink()
    run = terminal("check")
    assert run.out == "graph/graph.trig: is missing beside the store\n"
    assert run.err.startswith("kg: graph: 1 breach of")

    run = terminal("check", "--graph", "nowhere")
    assert (run.status, run.out) == (2, "")
    assert run.err == "kg: nowhere: no such graph; make one with: kg build INPUT... -o nowhere\n"


def test_record_that_cannot_become_a_graph_is_a_skip_among_several(terminal: Terminal, record: Path) -> None:
    whole = json.loads(RECORD)
    odd = {**whole, "id": "odd", "actors": [{**a, "iso3": a["iso3"] and "??"} for a in whole["actors"]]}
    Path("two.jsonl").write_text(json.dumps(odd) + "\n" + json.dumps(whole) + "\n")
    run = terminal("build", "two.jsonl", "--strict")
    assert run.status == 3
    assert run.err.startswith("kg: skipped: record 'odd': ")
    assert "1 input (see above)" in run.out


def test_build_of_its_own_records_gives_the_same_graph(terminal: Terminal, record: Path) -> None:
    assert terminal("build", record).status == 0
    assert terminal("build", "graph/records.jsonl", "-o", "again").status == 0
    assert Path("graph/graph.trig").read_bytes() == Path("again/graph.trig").read_bytes()


def test_hostile_names_do_not_reach_the_terminal(terminal: Terminal, record: Path) -> None:
    record.write_text(RECORD.replace("The River Desk", "\\u001b[2J\\u202eDesk"), encoding="utf-8")
    run = terminal("build", record)
    assert run.status == 0
    assert not [c for c in run.out if c in "\x1b\u202e"]


def test_file_is_written_whole_or_not_at_all(terminal: Terminal, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    out.write_text("what was there")
    run = terminal("extract", "missing.txt", "-o", out)
    assert run.status == 2
    assert out.read_text() == "what was there"
    assert [p.name for p in tmp_path.iterdir()] == ["out.json"]


def test_device_is_written_to_and_a_link_followed(tmp_path: Path) -> None:
    with whole_file("/dev/null") as out:
        out.write(b"words")
    assert not Path("/dev/null").is_file()
    (tmp_path / "link").symlink_to("real")
    with whole_file(str(tmp_path / "link")) as out:
        out.write(b"words")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"words"


def test_full_disk_is_told_in_one_line() -> None:
    with (
        pytest.raises(OutputError, match="/dev/full: can't be written: No space left on device"),
        whole_file("/dev/full") as out,
    ):
        out.write(b"words")


def test_error_while_writing_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_text("old")
    with pytest.raises(UnicodeEncodeError), whole_file(str(path)) as out:
        out.writelines(words.encode("ascii") for words in ("half", "caf\u00e9"))
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    "size, works",
    [
        ("500k", True),
        ("5MB", True),
        ("1 GB", True),
        ("20", True),
        ("0", False),
        ("big", False),
        ("-1", False),
    ],
)
def test_sizes_as_people_write_them(terminal: Terminal, size: str, works: bool) -> None:
    run = terminal("extract", "missing.txt", "--max-size", size)
    assert run.status == 2
    assert ("no such file" in run.err) is works
    assert ("is no size; write 5MB" in run.err) is not works


def test_reading_records_loads_no_language_pipeline(record: Path, tmp_path: Path) -> None:
    script = "import sys, kg; kg.build([sys.argv[1]], sys.argv[2]).close(); print('spacy' in sys.modules)"
    assert python("-c", script, str(record), str(tmp_path / "g")).stdout.strip() == "False"


@pytest.mark.skipif(shutil.which("kg") is None, reason="the package isn't installed here")
def test_installed_command() -> None:
    assert subprocess.run(["kg", "--version"], capture_output=True, text=True).stdout.startswith("kg ")


def test_records_are_written_as_they_are_ready(record: Path, tmp_path: Path) -> None:
    # The reader of a pipe sees the first record before the second article has been handed in.
    script = """
import json, sys, threading
from kg.api import extract_items
from kg.records import from_json
import msgspec
first = from_json(open(sys.argv[1]).read())
given = []
def items():
    for number in range(3):
        given.append(number)
        yield msgspec.structs.replace(first, id=str(number))
for made in extract_items(items(), make=None):
    print(made.id, len(given))
"""
    assert python("-c", script, str(record)).stdout.split() == ["0", "1", "1", "2", "2", "3"]


def test_interrupted_pipe_is_quiet(record: Path) -> None:
    start = time.monotonic()
    run = subprocess.run(
        f"{sys.executable} -m kg --help | head -1",
        shell=True, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
    )  # fmt: skip
    assert run.stderr == ""
    assert time.monotonic() - start < 10
