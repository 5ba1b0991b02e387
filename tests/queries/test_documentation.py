"""docs/questions.md tells of every question, and is fresh."""

from __future__ import annotations

from pathlib import Path

import pytest

from queries.catalogue import load_all
from queries.documentation import refreshed

PAGE = Path(__file__).parents[2] / "docs" / "questions.md"


def test_the_page_is_fresh() -> None:
    page = PAGE.read_text("utf-8")
    assert refreshed(page) == page, "run: python -m queries.documentation docs/questions.md"


def test_it_tells_of_every_question() -> None:
    page = PAGE.read_text("utf-8")
    assert [q.name for q in load_all() if f"#### `{q.name}`: {q.summary}" not in page] == []


def test_a_page_without_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="needs the marks"):
        refreshed("# Questions")
