"""Where paragraphs end: one a line, unless the lines were wrapped."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles.paragraphs import MAX_PARAGRAPH, paragraphs

WRAPPED = """\
The government of Ruritania has promised to reopen
talks with Borduria over the river that divides the
two countries. Its neighbour has so far refused to
negotiate.

   A summit is planned for March. The ministers of
both countries will meet President Rudolf, who has
offered to mediate between them.
"""


def read(text: str) -> list[str]:
    return [text[a:b] for a, b in paragraphs(text)]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("One.\nTwo.", ["One.", "Two."]),
        ("One.\r\nTwo.\r\n\r\nThree.", ["One.", "Two.", "Three."]),
        ("One.\rTwo.", ["One.", "Two."]),
        ("One.\u2028Two.\u2029Three.\x0cFour.", ["One.", "Two.", "Three.", "Four."]),
        ("  One.  \n \t \n\xa0Two.\n", ["One.", "Two."]),
        ("", []),
        (" \n\n ", []),
        # a line broken in mid-sentence goes on, even in a text that isn't wrapped
        ("The two governments will meet\nin March.", ["The two governments will meet in March."]),
        ("What happens next\niran and the bomb", ["What happens next", "iran and the bomb"]),
    ],
)
def test_lines(text: str, expected: list[str]) -> None:
    assert [" ".join(p.split()) for p in read(text)] == expected


def test_wrapped_lines_are_joined_and_paragraphs_kept_apart() -> None:
    found = [" ".join(p.split()) for p in read(WRAPPED)]
    assert [f[:14] for f in found] == ["The government", "A summit is pl"]
    assert found[0].endswith("to negotiate.")
    assert found[1].endswith("mediate between them.")


def test_wrapped_without_blank_lines_ends_a_paragraph_at_a_short_line() -> None:
    found = read(WRAPPED.replace("\n\n   A", "\nA"))
    assert [f[:14] for f in found] == ["The government", "A summit is pl"]


def test_bullets_stay_apart_in_wrapped_text() -> None:
    text = WRAPPED + "\n- aid for the farmers who lost their land and for\nthe towns\n- a new dam"
    assert [p[:6] for p in read(text)][-2:] == ["- aid ", "- a ne"]


def test_endless_paragraph_is_cut_at_sentence_ends() -> None:
    text = "Ruritania wants talks with Borduria. " * 3000
    found = read(text)
    assert len(found) > 1
    assert max(map(len, found)) <= MAX_PARAGRAPH
    assert {p[-9:] for p in found} == {"Borduria."}
    assert " ".join(found) == text.strip()


@given(st.text(alphabet=st.sampled_from(list("aB. \n\r\t\x0c\u2028-1é\xa0")), max_size=200))
def test_paragraphs_hold_all_that_isnt_space_in_order(text: str) -> None:
    reached = 0
    for start, end in paragraphs(text):
        assert reached <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        assert not text[reached:start].strip()
        reached = end
    assert not text[reached:].strip()


@pytest.mark.parametrize(
    "text", ["a" * 300_000, "a " * 150_000, "a\n" * 150_000, "\n" * 300_000, ". " * 150_000, "a-\n" * 100_000]
)
def test_time_is_linear(text: str) -> None:
    start = time.process_time()
    paragraphs(text)
    assert time.process_time() - start < 3
