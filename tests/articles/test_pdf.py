"""PDF files: made in the test, line by line, and read back."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from kg.articles import read
from kg.articles.pdf import read_pdf
from kg.errors import ArticleError

MakePdf = Callable[[Sequence[Sequence[str]]], bytes]

FIRST = [
    "Ruritania seeks talks with its neighbour",
    "The prime minister of Ruritania said on Monday that her govern-",
    "ment would offer talks to Borduria over the long-term use of the",
    "river that divides the two countries. She spoke in Strelsau.",
    "Borduria has so far refused to negotiate. Its foreign minister",
    "called the offer a trick, and accused Ruritania of stealing",
]
SECOND = [
    "water from farmers on the southern bank. The long-",
    "term plan is a new dam that both sides would pay for.",
]
THIRD = ["A third page holds only this sentence about the dam."]


@pytest.fixture
def paper(tmp_path: Path, make_pdf: MakePdf) -> Path:
    path = tmp_path / "Dam talks.pdf"
    path.write_bytes(
        make_pdf(
            [["River Studies", *page, f"Page {i} of 3"] for i, page in enumerate((FIRST, SECOND, THIRD), 1)]
        )
    )
    return path


def test_lines_pages_and_broken_words_become_paragraphs(paper: Path) -> None:
    reading = read(paper, published="2024-03-05")
    text = reading.article.text
    parts = [(p.kind, text[p.start : p.end]) for p in reading.article.parts]
    assert reading.id == "dam-talks"
    assert parts[0] == ("headline", FIRST[0])
    words = " ".join(w for _, w in parts)
    assert "said on Monday that her government would offer" in words
    assert "accused Ruritania of stealing water from farmers" in words
    assert "The long-term plan" in words


def test_headers_and_page_numbers_are_set_aside_with_their_reason(paper: Path) -> None:
    reading = read(paper, published="2024-03-05")
    skipped = [(s.reason, reading.article.text[s.start : s.end]) for s in reading.skipped]
    assert skipped.count(("page header or footer", "River Studies")) == 3
    assert ("page header or footer", "Page 2 of 3") in skipped


@pytest.mark.parametrize(
    "damage, reason",
    [
        (None, "no text in it, as in a scan"),
        (lambda data: data[:300], "damaged PDF"),
        (lambda data: data.replace(b"/Kids [", b"/Kids [2 0 R "), "damaged PDF"),
        (lambda data: b"%PDF-1.4\n" + bytes(range(256)) * 10, "damaged PDF"),
    ],
)
def test_damaged_or_empty_is_refused_in_one_line(
    paper: Path, make_pdf: MakePdf, damage: Callable[[bytes], bytes] | None, reason: str
) -> None:
    paper.write_bytes(damage(paper.read_bytes()) if damage else make_pdf([[], []]))
    with pytest.raises(ArticleError, match=reason) as caught:
        read(paper)
    assert "\n" not in str(caught.value)


def test_text_beyond_the_limit_is_refused_though_the_file_is_small(make_pdf: MakePdf) -> None:
    with pytest.raises(ArticleError, match="more than 500 characters of text"):
        read_pdf(make_pdf([FIRST] * 3), where="a.pdf", max_chars=500)


@pytest.mark.parametrize("seed", range(4))
def test_file_changed_at_random_is_read_or_refused(make_pdf: MakePdf, seed: int) -> None:
    chance = random.Random(seed)
    whole = make_pdf([FIRST, SECOND])
    outcomes = set()
    for _ in range(100):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 12)):
            at = chance.randrange(9, len(data))
            change = chance.random()
            if change < 0.5:
                data[at] = chance.choice(b"0123456789<>[]()/ \nRobjendstream\x00\xff")
            elif change < 0.75:
                del data[at : at + chance.randint(1, 30)]
            else:
                data[at:at] = data[chance.randrange(len(data)) :][: chance.randint(1, 40)]
        try:
            read(io.BytesIO(bytes(data)))
            outcomes.add("read")
        except ArticleError:
            outcomes.add("refused")
    assert outcomes == {"read", "refused"}
