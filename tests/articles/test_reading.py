"""Text to article: front matter, dates, language, genre, and what holds for every text."""

from __future__ import annotations

import datetime
import hashlib
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.articles import Reading, read_text
from kg.articles.characters import one_spelling
from kg.articles.dates import parse_date
from kg.articles.frontmatter import Metadata
from kg.errors import ArticleError

TEXT = "Ruritania wants talks with Borduria. The minister said that they would meet in March."


def test_text_is_kept_code_point_for_code_point() -> None:
    text = (
        "\n  Ruritania wants talks\twith  Borduria.\r\n\r\nThe minister\xa0said that 😀 they would meet.\n\n"
    )
    article = read_text(text, published="2024-03-05").article
    assert article.text == text
    assert article.sha256 == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(
    "front",
    [
        "---\npublished: 2024-03-05\nauthor: Ann Writer\n---\n",
        "---\r\npublished: 2024-03-05\r\nauthor: Ann Writer\r\n---\r\n\r\n",
        '---\nauthor: "Ann Writer"\n\npublished: 5 March 2024\n---\n\n\n',
        "published: 2024-03-05\nauthor: Ann Writer\n\n",
        "Published: 2024-03-05\nAuthor: Ann Writer\n\n",
    ],
)
def test_front_matter_is_read_and_is_no_text(front: str) -> None:
    article = read_text(front + TEXT).article
    assert article.text == TEXT
    assert (article.published, article.published_inferred, article.author) == (
        "2024-03-05",
        False,
        "Ann Writer",
    )


@pytest.mark.parametrize(
    "text",
    [
        f"---\n{TEXT}\n---\n{TEXT}",  # a rule, not a fence
        f"---\npublished: 2024-03-05\n{TEXT}",  # never closed
        f"Title: Talks\n\n{TEXT}",  # no date: may be prose
        f"published: 2024-03-05\nWarning: flood\n\n{TEXT}",  # a key that isn't ours
    ],
)
def test_what_only_looks_like_front_matter_is_text(text: str) -> None:
    assert read_text(text, published="2024-03-05").article.text == text


def test_front_matter_that_isnt_used_is_told() -> None:
    reading = read_text(f"---\npublished: 2024-03-05\nmood: grim\n---\n{TEXT}", where="a.txt")
    assert reading.warnings == (
        "a.txt: front matter not used: mood; known are id, title, published, publisher, author, url",
    )


def test_date_that_is_none_is_refused_with_the_remedy() -> None:
    with pytest.raises(ArticleError, match=r"a\.txt: published: '03/06/2025' is no date; write YYYY-MM-DD"):
        read_text(f"---\npublished: 03/06/2025\n---\n{TEXT}", where="a.txt")


def test_whoever_says_the_date_is_asked_in_order() -> None:
    metadata = Metadata(published=datetime.date(2022, 1, 1))
    front = f"---\npublished: 2023-01-01\n---\n{TEXT}"
    assert read_text(front, published="2024-01-01", metadata=metadata).article.published == "2024-01-01"
    assert read_text(front, metadata=metadata).article.published == "2023-01-01"
    assert read_text(TEXT, metadata=metadata).article.published == "2022-01-01"


def test_date_is_inferred_from_the_text_and_marked_so() -> None:
    article = read_text(f"{TEXT} They met on 27 May 2025.").article
    assert article.published is not None
    assert article.published.startswith("2025-")
    assert article.published_inferred
    assert (read_text(TEXT).article.published, read_text(TEXT).article.published_inferred) == (None, False)


@pytest.mark.parametrize(
    "words, expected",
    [
        ("2024-03-05", "2024-03-05"),
        ("2024-03-05T10:00:00+01:00", "2024-03-05"),
        ("5 March 2024", "2024-03-05"),
        ("Tues. 5th Mar. 2024", "2024-03-05"),
        ("Published on: March 5, 2024 at 10:30 a.m. GMT", "2024-03-05"),
        ("Sept 30, 2024", "2024-09-30"),
        ("30 February 2024", None),
        ("2024-13-01", None),
        ("05/03/2024", None),
        ("March 2024", None),
        ("5 Marchand 2024", None),
        ("The army fired on 5 March 2024", None),
    ],
)
def test_dates_as_people_write_them(words: str, expected: str | None) -> None:
    date = parse_date(words)
    assert (date.isoformat() if date else None) == expected


@pytest.mark.parametrize(
    "text, reason",
    [
        ("", "empty"),
        (" \n ", "empty"),
        ("Hello there", "too short to be prose"),
        ("1, 2, 3, 4.55, 2024; a b c d 99999999 123456 %%%%", "figures and signs"),
        (
            "Das Kabinett hat am Montag beschlossen, die Sanktionen gegen Russland zu verlängern.",
            r"language \(de\)",
        ),
        (
            "Le président a rencontré lundi à Moscou son homologue russe pour parler de la guerre.",
            r"language \(fr\)",
        ),
        (
            "El presidente habló con la prensa sobre el acuerdo de paz firmado en La Habana.",
            r"language \(es\)",
        ),
        ("Президент России Владимир Путин встретился в понедельник с министром.", r"language \(ru\)"),
        ("Share this\n\nImage\n\nRead more\n\n* * *", "nothing but navigation"),
    ],
)
def test_what_is_no_english_prose_is_refused(text: str, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason):
        read_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "Iran attacks Israel again",
        "Macron, Scholz meet Zelensky, Tusk",
        "Kim praises Putin.",
        "China slams US tariffs, vows countermeasures",
        "Erdoğan slams Netanyahu over Gaza",
        "Lukashenko pardons Belarusian opposition activist Tsikhanouskaya's aide",
        "Bundeskanzler Olaf Scholz's SPD loses Brandenburg vote",
    ],
)
def test_single_sentence_full_of_names_is_read(text: str) -> None:
    if len(text.split()) < 4:
        with pytest.raises(ArticleError, match="too short"):
            read_text(text)
    else:
        assert read_text(text).article.parts[0].kind == "body"


@pytest.mark.parametrize(
    "text, genre",
    [
        (TEXT, "unknown"),
        (
            "We condemn the attack on the dam. "
            + "The people of Ruritania have our support in these days of need. " * 10,
            "statement",
        ),
        (
            "The minister said on Monday that talks would begin. Borduria denied it, officials said. " * 8,
            "news",
        ),
        (
            "The new leader should speak to Borduria first. The two countries share a river and a past, and little else now. "
            * 20,
            "opinion",
        ),
        (
            "The new leader should speak to Borduria first. They share a river, and must keep it. " * 20
            + "One adviser said so, and another told me the same.",
            "opinion",
        ),
        ("The two countries share a river and a past, and little else now. " * 20, "unknown"),
    ],
)
def test_genre_where_the_cues_carry(text: str, genre: str) -> None:
    assert read_text(text, published="2024-03-05").article.genre == genre


@pytest.mark.parametrize(
    "metadata, genre",
    [
        (Metadata(url="https://example.org/opinion/2024/talks"), "opinion"),
        (Metadata(url="https://example.org/2024/the-power-of-opinion"), "unknown"),
        (Metadata(title="Analysis: What the talks mean"), "analysis"),
        (Metadata(section="Press release"), "statement"),
        (Metadata(title="Joint communiqué of the presidents of Ruritania and Borduria"), "statement"),
        (Metadata(title="Her statement on Ruritania was a mistake"), "unknown"),
    ],
)
def test_genre_from_metadata(metadata: Metadata, genre: str) -> None:
    assert read_text(TEXT, metadata=metadata).article.genre == genre


# Words that steer every branch of the reader, glued together at random.
_PIECES = st.sampled_from(
    [
        "Ruritania wants talks with Borduria.", "The minister said that they would meet", "Image", "By Ann Writer", "5 March 2024",
        "(Bob Lens/Reuters)", "TOPSHOT - ", "Photo: Bob Lens", "You may also be interested in", "Published daily by the X Y",
        "STRELSAU (AP) - ", "---", "published: 2024-03-05", "title: Talks", "Read more", "“", "”", "(", ")", "\n", "\n\n", "\r\n",
        " ", "\xa0", "\u200b", "\u202e", "\x00", "😀", "e\u0301", "ß", "İ", "a" * 300, "FILE - ", "* * *",
    ]
)  # fmt: skip
_TEXTS = st.one_of(
    st.lists(_PIECES, max_size=30).map("".join), st.lists(_PIECES, max_size=30).map("\n".join), st.text()
)


def attempt(text: str) -> Reading | str:
    """Read a text, or give the error's message."""
    try:
        return read_text(text, where="a.txt")
    except ArticleError as exc:
        return str(exc)


def assert_sound(reading: Reading, text: str) -> None:
    article = reading.article
    assert one_spelling(text).endswith(article.text)
    spans = sorted([(p.start, p.end) for p in article.parts] + [(s.start, s.end) for s in reading.skipped])
    reached = 0
    for start, end in spans:
        assert reached <= start < end <= len(article.text)
        assert not article.text[reached:start].strip(), "lost without a word"
        reached = end
    assert not article.text[reached:].strip(), "lost without a word"
    assert [p.start for p in article.parts] == sorted(p.start for p in article.parts)
    assert all(s.reason for s in reading.skipped)


def test_what_nobody_sees_splits_no_word_and_no_name() -> None:
    reading = read_text(
        "title: Orba\u0301n\u200b speaks\npublished: 2024-03-05\n\n"
        "The Euro\u00adpean Commission criticised Viktor Orba\u0301n.\n\nHe \ufeffre\u2060plied on Monday."
    )
    article = reading.article
    words = [article.text[part.start : part.end] for part in article.parts]
    assert words == ["The European Commission criticised Viktor Orb\u00e1n.", "He replied on Monday."]
    assert article.title == "Orb\u00e1n speaks"


@settings(deadline=None)
@given(_TEXTS.map(lambda t: t.encode("utf-8", "replace").decode()))
@example("FILE - \nRuritania wants talks with Borduria.")
@example("Ruritania wants talks with Borduria.\n(Bob Lens/Reuters)")
def test_every_text_is_read_whole_or_refused_clearly(text: str) -> None:
    outcome = attempt(text)
    if isinstance(outcome, Reading):
        assert_sound(outcome, text)
    else:
        assert outcome.startswith("a.txt: ")
        assert "\n" not in outcome


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "a ",
        "a, ",
        "(",
        ")",
        "[(",
        "Talks! ",
        "Image\n",
        "By Ann Writer\n",
        "A quote of six words here\n",
        "“",
        ". ",
        "\n ",
        "-\n",
    ],
)
def test_hostile_texts_take_linear_time(unit: str) -> None:
    text = (
        "Ruritania wants talks with Borduria over the river.\n"
        + unit * (200_000 // len(unit))
        + "\nThe end of it all."
    )
    start = time.process_time()
    outcome = attempt(text)
    assert time.process_time() - start < 5
    if isinstance(outcome, Reading):
        assert_sound(outcome, text)
    else:
        assert "prose" in outcome
