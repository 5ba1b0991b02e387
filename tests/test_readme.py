"""The README's commands and its Python run as they stand, and print what it says they print.

``KG_REWRITE_GOLDEN=1`` writes what they print now into the README.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from kg.cli import main

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
REWRITE = os.environ.get("KG_REWRITE_GOLDEN") == "1"
_TERMINAL = re.compile(r"<!-- terminal: (.+?) -->\n```text\n(.*?)```", re.DOTALL)
_PYTHON = re.compile(r"```python\n(.*?)```\n\n<!-- output -->\n```text\n(.*?)```", re.DOTALL)

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A fresh folder with the seeds in it, as the commands expect."""
    made = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "seeds", made / "seeds")
    with contextlib.chdir(made):
        yield made


def printed(command: str) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out), pytest.raises(SystemExit) as stop:
        main(shlex.split(command)[1:])
    assert stop.value.code in (0, None), out.getvalue()
    return out.getvalue()


def hold(shown: str, now: str) -> None:
    """Compare what the README shows with what is printed now, or write the latter."""
    if REWRITE and shown != now:
        text = README.read_text(encoding="utf-8")
        README.write_text(text.replace(f"```text\n{shown}```", f"```text\n{now}```", 1), encoding="utf-8")
        return
    assert shown == now


@pytest.mark.usefixtures("folder")
def test_the_commands_print_what_the_readme_shows() -> None:
    shown = _TERMINAL.findall(README.read_text(encoding="utf-8"))
    assert [command.split()[1] for command, _ in shown] == ["build", "ask"]
    for command, block in shown:
        hold(block, printed(command))


@pytest.mark.usefixtures("folder")
def test_the_python_prints_what_the_readme_shows() -> None:
    shown = _PYTHON.findall(README.read_text(encoding="utf-8"))
    assert len(shown) == 2
    for code, block in shown:
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(compile(code, "README.md", "exec"), {})
        hold(block, out.getvalue())


def test_what_the_readme_calls_is_there_and_shows_an_example() -> None:
    called = set(re.findall(r"\b(kg|queries|export)\.(\w+)\(", README.read_text(encoding="utf-8")))
    assert len(called) >= 10
    for module, name in called:
        # twice: a submodule of that name would take the place of the function
        for _ in range(2):
            function = getattr(import_module(module), name)
            assert callable(function), f"{module}.{name}"
        assert ">>>" in (function.__doc__ or ""), f"{module}.{name} has no example"


def test_the_first_two_lines_are_the_ones_that_ci_runs() -> None:
    text = README.read_text(encoding="utf-8")
    lines = re.search(r"```sh\n(.*?)```", text, re.DOTALL)
    assert lines is not None
    build, tests = lines[1].splitlines()
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert build.endswith("kg build seeds/seoul-new-leader.txt -o graph")
    assert "pip install -q -r requirements.lock" in build
    assert "pip install -q --no-deps ." in build
    assert tests.endswith("python -m pytest -q")
    for step in ("requirements.lock", "requirements-dev.lock", "--no-deps .", "-m pytest -q"):
        assert step in ci
