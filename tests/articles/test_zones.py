"""What each paragraph of a plain text is taken for. The texts are written for the tests."""

from __future__ import annotations

import pytest

from kg.articles import read_text
from kg.articles.credits import credit_start

BODY = (
    "The government of Ruritania has promised to reopen talks with Borduria over the river that divides the two countries. "
    "Its neighbour has so far refused to negotiate, and accuses Ruritania of stealing water from farmers in the south."
)
MORE = (
    "Borduria’s president told reporters that he would attend a summit in Geneva only if the dam were closed. "
    "A summit without Borduria would have no purpose at all."
)


def zones(*paragraphs: str, gap: str = "\n\n") -> list[tuple[str, str]]:
    """Give (kind or reason, words) of all that was read, in text order."""
    reading = read_text(gap.join(paragraphs), published="2024-03-05")
    text = reading.article.text
    found: list[tuple[int, str, str]] = [
        (p.start, p.kind, text[p.start : p.end]) for p in reading.article.parts
    ]
    found += [(s.start, "- " + s.reason, text[s.start : s.end]) for s in reading.skipped]
    return [(kind, words) for _, kind, words in sorted(found)]


@pytest.mark.parametrize(
    "paragraph, expected",
    [
        ("Published weekly by the Institute of River Studies", "- tagline"),
        ("By Ann Writer", "- by-line"),
        ("By Ann Writer and Bob de la Cruz, diplomatic editors", "- by-line"),
        ("By Ann Writer | 5 March 2024", "- by-line"),
        ("Tuesday, March 5, 2024", "- date line"),
        ("Cairo, 5 May 2024", "- date line"),
        ("NEW YORK, United States – Tuesday, March 5, 2024", "- date line"),
        ("(Strelsau, 5 March 2024)", "- date line"),
        ("Published 5 March 2024, 10:30 GMT", "- date line"),
        ("Last updated 6 March 2024", "- date line"),
        ("5 min read", "- reading time"),
        ("Image", "- image placeholder"),
        ("Advertisement", "- advertisement"),
        ("Share this", "- navigation"),
        ("Read more: Dams of the world", "- navigation"),
        ("You may also be interested\xa0in", "- navigation"),
        ("© 2024 Institute of River Studies. All rights reserved.", "- copyright notice"),
        ("The views expressed in this article are the author's own.", "- disclaimer"),
        ("Reporting by Ann Writer; Editing by Bob Lens", "- agency credits"),
        ("Photo: Bob Lens", "- picture credit"),
        ("(Bob Lens/Reuters)", "- picture credit"),
        ("* * *", "- no words"),
    ],
)
def test_what_is_no_content_is_skipped_with_its_reason(paragraph: str, expected: str) -> None:
    assert zones("Ruritania seeks talks", paragraph, BODY, MORE)[1] == (expected, paragraph)


@pytest.mark.parametrize(
    "paragraph",
    [
        "By any measure the talks have failed.",
        "By Tuesday both sides had agreed to meet again in Geneva.",
        "Image matters to both governments, diplomats say.",
        "Share this burden, the minister told her neighbours.",
        "Home rule is what the southern provinces want.",
        "The army fired on 5 March 2024.",
        "Strelsau, 5 March 2024, was when the army fired.",
        "The camp is held by the Armed Forces of the Plains (AFP).",
        "Related sanctions on banks will stay, officials added.",
        "Published reports say that the dam will be closed.",
        "Photographs of the dam show cracks in the southern wall.",
    ],
)
def test_prose_that_begins_like_furniture_stays(paragraph: str) -> None:
    assert ("body", paragraph) in zones("Ruritania seeks talks", BODY, paragraph, MORE)


def test_a_long_headline_above_a_short_line_is_one() -> None:
    title = "Joint Statement of the Foreign Ministers of Ruritania, Borduria and Syldavia on the Situation in Strelsau"
    for short in ("Geneva, 5 May 2024", "Friends, colleagues,"):
        assert zones(title, short, BODY, MORE)[0] == ("headline", title)


def test_headline_and_standfirst_above_a_caption_that_is_printed_twice() -> None:
    caption = "The dam at Strelsau, 3 March 2024 (Bob Lens/Getty Images)"
    found = zones(
        "Ruritania seeks talks", "The river divides more than two countries.", caption, caption, BODY, MORE
    )
    assert found[:6] == [
        ("headline", "Ruritania seeks talks"),
        ("standfirst", "The river divides more than two countries."),
        ("caption", "The dam at Strelsau, 3 March 2024"),
        ("- picture credit", "(Bob Lens/Getty Images)"),
        ("caption", "The dam at Strelsau, 3 March 2024"),
        ("- picture credit", "(Bob Lens/Getty Images)"),
    ]


def test_agency_slug_and_two_credits_around_a_caption() -> None:
    caption = "TOPSHOT - Farmers protest at the dam. (Photo by Bob LENS / AFP) (Photo credit should read BOB LENS/AFP)"
    assert zones(BODY, "Image\n" + caption, MORE)[1:5] == [
        ("- image placeholder", "Image"),
        ("- agency slug", "TOPSHOT -"),
        ("caption", "Farmers protest at the dam."),
        ("- picture credit", "(Photo by Bob LENS / AFP) (Photo credit should read BOB LENS/AFP)"),
    ]


@pytest.mark.parametrize(
    "caption, credit",
    [
        ("Farmers protest (Bob Lens/Reuters)", "(Bob Lens/Reuters)"),
        ("Farmers protest (Reuters)", "(Reuters)"),
        ("Farmers protest. (AP Photo/Bob Lens)", "(AP Photo/Bob Lens)"),
        ("Farmers protest. Photo: Bob Lens", "Photo: Bob Lens"),
        ("Farmers protest. Image: Bob Lens.", "Image: Bob Lens."),
        ("Farmers protest | Photograph by Bob Lens", "Photograph by Bob Lens"),
        ("Farmers protest [Bob Lens via Flickr]", "[Bob Lens via Flickr]"),
        ("Farmers protest (again)", None),
        ("Farmers of the Plains (AFP).", None),
        ("The minister gave no credit to her rivals.", None),
        ("They took a photo of the dam.", None),
    ],
)
def test_credit_at_the_end_of_a_caption(caption: str, credit: str | None) -> None:
    start = credit_start(caption)
    assert (None if start is None else caption[start:]) == credit


def test_pull_quote_repeats_a_sentence_or_a_clause_of_the_body() -> None:
    sentence = "A summit without Borduria would have no purpose at all."
    clause = "He would attend a summit in Geneva only if the dam were closed."
    found = zones(BODY, sentence, MORE, clause, BODY.replace("river", "lake"))
    assert [words for kind, words in found if kind == "pullquote"] == [sentence, clause]


def test_links_after_a_heading_are_skipped_until_prose_returns() -> None:
    found = zones(BODY, "Related articles", "Dams of the world", "Another story about rivers", MORE)
    assert [kind for kind, _ in found] == ["body", "- navigation", "- navigation", "- navigation", "body"]


def test_subheading_is_neither_body_nor_lost() -> None:
    assert zones("Ruritania seeks talks", BODY, "What happens next", MORE)[2] == (
        "other",
        "What happens next",
    )


def test_headline_with_a_full_stop_is_told_by_its_capitals_or_by_the_title() -> None:
    assert zones("Ruritania Seeks Talks With Borduria.", BODY, MORE)[0][0] == "headline"
    assert zones("Ruritania seeks talks.", BODY, MORE)[0][0] == "body"
    told = read_text(f"Ruritania seeks talks.\n\n{BODY}\n\n{MORE}", published="2024-03-05")
    assert told.article.title is None


def test_dateline_is_set_apart_from_its_sentence() -> None:
    assert zones("STRELSAU, Ruritania (Reuters) - " + BODY, MORE)[:2] == [
        ("- dateline", "STRELSAU, Ruritania (Reuters) -"),
        ("body", BODY),
    ]


def test_dateline_with_a_hyphen() -> None:
    assert zones("STRELSAU - " + BODY, MORE)[0] == ("- dateline", "STRELSAU -")
    assert zones("STRELSAU - its capital - " + BODY, MORE)[0][0] == "body"


def test_lone_sentence_is_body_whatever_it_looks_like() -> None:
    assert zones("Ruritania seeks talks with Borduria") == [("body", "Ruritania seeks talks with Borduria")]


def test_what_the_head_says_is_kept() -> None:
    text = f"Published daily by the River Institute\n\nRuritania seeks talks\n\nBy Ann Writer\n\n5 March 2024\n\n{BODY}\n\n{MORE}"
    article = read_text(text).article
    assert (article.publisher, article.title, article.author) == (
        "River Institute",
        "Ruritania seeks talks",
        "Ann Writer",
    )
    assert (article.published, article.published_inferred) == ("2024-03-05", False)


@pytest.mark.parametrize(
    "paragraph, own",
    [
        ("Ruritania seeks talks Tuesday, March 5, 2024", "Ruritania seeks talks"),
        (f"Tuesday, 5 March 2024 {BODY}", BODY),
        ("Talks ended on 5 March 2024", "Talks ended on 5 March 2024"),
        ("Tuesday, March 5, 2024, was a day of talks.", "Tuesday, March 5, 2024, was a day of talks."),
    ],
)
def test_date_printed_around_the_first_paragraph_is_set_apart(paragraph: str, own: str) -> None:
    article = read_text(f"{paragraph}\n\n{BODY}\n\n{MORE}").article
    first = article.parts[0]
    assert article.text[first.start : first.end] == own
    assert (article.published == "2024-03-05" and not article.published_inferred) is (own != paragraph)
