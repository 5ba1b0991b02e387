"""Time expressions: what they mean from the day of publication, and which predicate each belongs to."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from kg.extraction.event_times import time_of
from kg.extraction.sentence import Sentence
from kg.extraction.times import TimeFound, find_times, infer_published, parse_date

#: A Tuesday.
ANCHOR = date(2025, 5, 27)


def _flat(words: str, *, verb: str = "VBD", will: bool = False) -> Sentence:
    """A sentence whose second token is its verb; everything else hangs on it (after "will" it is the third)."""
    forms = words.split()
    at = 2 if will else 1
    deps, tags, pos = ["dep"] * len(forms), ["X"] * len(forms), ["X"] * len(forms)
    deps[at], tags[at], pos[at] = "ROOT", verb, "VERB"
    if will:
        deps[1], tags[1], pos[1] = "aux", "MD", "AUX"
    return Sentence.parse(
        words, " ".join(deps), " ".join([str(at + 1)] * len(forms)), tags=" ".join(tags), pos=" ".join(pos)
    )


def _only(found: list[TimeFound]) -> tuple[str, str, str, str, bool]:
    assert len(found) == 1, [t.time for t in found]
    t = found[0].time
    return t.text, t.start, t.end, t.precision, t.inferred


@pytest.mark.parametrize(
    "words, text, start, end, precision, inferred",
    [
        ("They met on 30 June 2019 .", "30 June 2019", "2019-06-30", "2019-06-30", "day", False),
        ("They met on June 30 , 2019 .", "June 30 , 2019", "2019-06-30", "2019-06-30", "day", False),
        ("They met on the 4th of July 2024 .", "the 4th of July 2024", "2024-07-04", "2024-07-04", "day", False),
        ("They met on Monday , 3 June 2019 .", "Monday , 3 June 2019", "2019-06-03", "2019-06-03", "day", False),
        ("They met on Sept. 11 , 2001 .", "Sept. 11 , 2001", "2001-09-11", "2001-09-11", "day", False),
        ("They met on 2019-06-30 .", "2019-06-30", "2019-06-30", "2019-06-30", "day", False),
        ("They met on 30/06/2019 .", "30/06/2019", "2019-06-30", "2019-06-30", "day", False),
        ("They met on 3 June .", "3 June", "2024-06-03", "2024-06-03", "day", True),
        ("They met on June 16 of last year .", "June 16 of last year", "2024-06-16", "2024-06-16", "day", True),
        ("They met on 3-5 March 2024 .", "3-5 March 2024", "2024-03-03", "2024-03-05", "range", False),
        ("They met on March 3–5 , 2024 .", "March 3–5 , 2024", "2024-03-03", "2024-03-05", "range", False),
        ("They met in August 2025 .", "August 2025", "2025-08-01", "2025-08-31", "month", False),
        ("They met in December .", "December", "2024-12-01", "2024-12-31", "month", True),
        ("They met in early March .", "early March", "2025-03-01", "2025-03-10", "range", True),
        ("They met last July .", "last July", "2024-07-01", "2024-07-31", "month", True),
        ("They met in 2019 .", "2019", "2019-01-01", "2019-12-31", "year", False),
        ("They met in late 2019 .", "late 2019", "2019-09-01", "2019-12-31", "range", False),
        ("They met in the 1990s .", "the 1990s", "1990-01-01", "1999-12-31", "range", False),
        ("They met in the mid-1990s .", "the mid-1990s", "1993-05-01", "1996-08-31", "range", False),
        ("They fought since 2014 .", "2014", "2014-01-01", "2025-05-27", "range", False),
        ("They fought from 2014 to 2016 .", "2014 to 2016", "2014-01-01", "2016-12-31", "range", False),
        ("They fought between 2014 and 2016 .", "2014 and 2016", "2014-01-01", "2016-12-31", "range", False),
        ("They fought in 2014-16 .", "2014-16", "2014-01-01", "2016-12-31", "range", False),
        ("They met between March and May .", "March and May", "2025-03-01", "2025-05-31", "range", True),
        ("They met from March to May 2019 .", "March to May 2019", "2019-03-01", "2019-05-31", "range", True),
        ("They met yesterday .", "yesterday", "2025-05-26", "2025-05-26", "day", True),
        ("They met today .", "today", "2025-05-27", "2025-05-27", "day", True),
        ("They met last night .", "last night", "2025-05-26", "2025-05-26", "day", True),
        ("They met the day before yesterday .", "the day before yesterday", "2025-05-25", "2025-05-25", "day", True),
        ("They met on Monday .", "Monday", "2025-05-26", "2025-05-26", "day", True),
        ("They met on Wednesday .", "Wednesday", "2025-05-21", "2025-05-21", "day", True),
        ("They met on Tuesday .", "Tuesday", "2025-05-27", "2025-05-27", "day", True),
        ("They met last Tuesday .", "last Tuesday", "2025-05-20", "2025-05-20", "day", True),
        ("They met Monday night .", "Monday night", "2025-05-26", "2025-05-26", "day", True),
        ("They met last week .", "last week", "2025-05-19", "2025-05-25", "week", True),
        ("They met this weekend .", "this weekend", "2025-05-24", "2025-05-25", "range", True),
        ("They met last month .", "last month", "2025-04-01", "2025-04-30", "month", True),
        ("They met earlier this year .", "earlier this year", "2025-01-01", "2025-05-27", "range", True),
        ("They met two years ago .", "two years ago", "2023-01-01", "2023-12-31", "year", True),
        ("They met ten days ago .", "ten days ago", "2025-05-17", "2025-05-17", "day", True),
        ("They met a few years ago .", "a few years ago", "2020-01-01", "2023-12-31", "range", True),
        ("They met in recent weeks .", "recent weeks", "2025-04-22", "2025-05-27", "range", True),
        ("They met in the past two weeks .", "the past two weeks", "2025-05-13", "2025-05-27", "range", True),
        ("They met last summer .", "last summer", "2024-06-01", "2024-08-31", "season", True),
        ("They met in the summer of 2019 .", "the summer of 2019", "2019-06-01", "2019-08-31", "season", False),
        ("They met in the first quarter of 2019 .", "the first quarter of 2019", "2019-01-01", "2019-03-31", "range", False),
        ("They met in Q3 2024 .", "Q3 2024", "2024-07-01", "2024-09-30", "range", False),
        ("They condemned the September 11 attacks .", "September 11", "2001-09-11", "2001-09-11", "day", False),
        ("They remembered 9/11 .", "9/11", "2001-09-11", "2001-09-11", "day", False),
    ],
)  # fmt: skip
def test_an_expression_told_in_the_past(
    words: str, text: str, start: str, end: str, precision: str, inferred: bool
) -> None:
    assert _only(find_times(_flat(words), ANCHOR)) == (text, start, end, precision, inferred)


@pytest.mark.parametrize(
    "words, start, end",
    [
        ("They will meet on 3 June .", "2025-06-03", "2025-06-03"),
        ("They will meet on Friday .", "2025-05-30", "2025-05-30"),
        ("They will meet next Tuesday .", "2025-06-03", "2025-06-03"),
        ("They will meet in August .", "2025-08-01", "2025-08-31"),
        ("They will meet in March .", "2026-03-01", "2026-03-31"),
        ("They will meet next month .", "2025-06-01", "2025-06-30"),
        ("They will meet next year .", "2026-01-01", "2026-12-31"),
        ("They will meet tomorrow .", "2025-05-28", "2025-05-28"),
        ("They will meet in two weeks .", "2025-06-09", "2025-06-15"),
        ("They will meet this summer .", "2025-06-01", "2025-08-31"),
        ("They will leave by the end of the year .", "2025-05-27", "2025-12-31"),
        ("They will stay until June 2026 .", "2025-05-27", "2026-06-30"),
        ("They will meet later this month .", "2025-05-27", "2025-05-31"),
    ],
)
def test_an_expression_told_ahead(words: str, start: str, end: str) -> None:
    _, *found = _only(find_times(_flat(words, verb="VB", will=True), ANCHOR))
    assert found[:2] == [start, end]


@pytest.mark.parametrize(
    "words",
    [
        "They counted 2019 .",  # a number that nothing calls a year
        "They sold 2,016 houses .",
        "They met on 5/6/2019 .",  # May or June
        "They met on 30 February 2019 .",
        "They met before Monday .",  # when it was not
        "They may leave .",
        "They worked in two weeks .",  # how long it took
        "They told USA TODAY so .",
    ],
)
def test_what_names_no_day_is_left_out(words: str) -> None:
    assert find_times(_flat(words), ANCHOR) == []


def test_names_of_people_and_papers_are_no_times() -> None:
    s = Sentence.parse(
        "Sen. May told Fox News Sunday .", "compound nsubj ROOT compound compound dobj punct", "2 3 3 6 6 3 3",
        tags="NNP NNP VBD NNP NNP NNP .", pos="PROPN PROPN VERB PROPN PROPN PROPN PUNCT",
        ents=((1, 2, "PERSON"), (3, 6, "ORG")),
    )  # fmt: skip
    assert find_times(s, ANCHOR) == []


def test_without_an_anchor_only_complete_dates_are_found() -> None:
    s = _flat("They met on 30 June 2019 , on Monday , in August and in 2020 .")
    assert [t.time.text for t in find_times(s, None)] == ["30 June 2019", "2020"]


def test_the_times_quote_the_sentence_and_are_in_order() -> None:
    s = _flat("They met in 2019 , last week and on 3 June 2020 .")
    found = find_times(s, ANCHOR)
    assert [" ".join(s.words[t.start : t.end]) for t in found] == [t.time.text for t in found]
    assert [t.time.text for t in found] == ["2019", "last week", "3 June 2020"]


DRILLS = Sentence.parse(
    "Seoul watches the exercises scheduled for August .", "nsubj ROOT det dobj acl prep pobj punct", "2 2 4 2 4 5 6 2",
    pos="PROPN VERB DET NOUN VERB ADP PROPN PUNCT", tags="NNP VBZ DT NNS VBN IN NNP .",
    lemmas="Seoul watch the exercise schedule for August .",
)  # fmt: skip
ELECTION = Sentence.parse(
    "The election of a president on 3 June marks a chance .",
    "det nsubj prep det pobj prep nummod pobj ROOT det dobj punct", "2 9 2 5 3 2 8 6 9 11 9 9",
    pos="DET NOUN ADP DET NOUN ADP NUM PROPN VERB DET NOUN PUNCT", tags="DT NN IN DT NN IN CD NNP VBZ DT NN .",
    lemmas="the election of a president on 3 June mark a chance .",
)  # fmt: skip
TALKS = Sentence.parse(
    "Kim held talks with Lee on Monday .", "nsubj ROOT dobj prep pobj prep pobj punct", "2 2 2 3 4 2 6 2",
    pos="PROPN VERB NOUN ADP PROPN ADP PROPN PUNCT", tags="NNP VBD NNS IN NNP IN NNP .",
    lemmas="Kim hold talk with Lee on Monday .",
)  # fmt: skip
BILL = Sentence.parse(
    "He defended the 1994 law after the vote on Monday .",
    "nsubj ROOT det nummod dobj prep det pobj prep pobj punct", "2 2 5 5 2 2 8 6 8 9 2",
    pos="PRON VERB DET NUM NOUN ADP DET NOUN ADP PROPN PUNCT", tags="PRP VBD DT CD NN IN DT NN IN NNP .",
    lemmas="he defend the 1994 law after the vote on Monday .", ents=((3, 4, "DATE"), (9, 10, "DATE")),
)  # fmt: skip
TOLD = Sentence.parse(
    "Lee said on Monday that Kim fired missiles last week .",
    "nsubj ROOT prep pobj mark nsubj ccomp dobj amod npadvmod punct", "2 2 2 3 7 7 2 7 10 7 2",
    pos="PROPN VERB ADP PROPN SCONJ PROPN VERB NOUN ADJ NOUN PUNCT", tags="NNP VBD IN NNP IN NNP VBD NNS JJ NN .",
    lemmas="Lee say on Monday that Kim fire missile last week .",
)  # fmt: skip


@pytest.mark.parametrize(
    "sentence, predicate, text",
    [
        (DRILLS, "exercises", "August"),
        (DRILLS, "watches", None),
        (ELECTION, "election", "3 June"),
        (ELECTION, "marks", None),
        (TALKS, "held", "Monday"),
        (TALKS, "talks", "Monday"),
        (BILL, "law", "1994"),
        (BILL, "vote", "Monday"),
        (BILL, "defended", None),
        (TOLD, "said", "Monday"),
        (TOLD, "fired", "last week"),
    ],
)
def test_a_time_belongs_to_what_it_modifies(sentence: Sentence, predicate: str, text: str | None) -> None:
    found = time_of(sentence.words.index(predicate), sentence, find_times(sentence, ANCHOR))
    assert (found.text if found else None) == text


@pytest.mark.parametrize(
    "text, published",
    [
        ("A debate, 27 May 2025. The vote is on 3 June. They met on 30 June 2019.", date(2025, 5, 27)),
        ("They met on June 30, 2019. The treaty will expire on 1 January 2030.", date(2019, 6, 30)),
        ("Published 2 May 2024\nThe accord was signed on 4 June 2024.", date(2024, 5, 2)),
        ("They met in August, and again in 2019.", None),
        ("", None),
    ],
)
def test_the_day_of_publication_from_the_text(text: str, published: date | None) -> None:
    assert infer_published(text) == published


def test_the_seed_was_published_on_the_day_of_its_newest_caption() -> None:
    seed = Path(__file__).parents[1] / "gold" / "seoul-new-leader.txt"
    if not seed.exists():
        pytest.skip("the annotated articles aren't here")
    assert infer_published(seed.read_text(encoding="utf-8")) == date(2025, 5, 27)


def test_a_missing_date_of_publication_stays_missing() -> None:
    assert parse_date(None) is None
    assert parse_date("2025-05-27") == ANCHOR


@pytest.mark.parametrize(
    "phrase", ["in 2019 ,", "on 3 June ,", "Monday and", "the the", "12 12", "early early", "from 2014 to"]
)
def test_hostile_sentences_cost_linear_time(phrase: str) -> None:
    def cost(repeats: int) -> float:
        s = _flat("They met " + " ".join([phrase] * repeats) + " week .")
        begin = time.process_time()
        found = find_times(s, ANCHOR)
        for token in range(len(s)):
            time_of(token, s, found)
        return time.process_time() - begin

    cost(100)
    assert cost(8_000) < 20 * cost(800) + 0.3


@pytest.mark.model
@pytest.mark.parametrize(
    "text, trigger, start, end",
    [
        (
            "Pyongyang is watching the exercises scheduled for August.",
            "exercises",
            "2025-08-01",
            "2025-08-31",
        ),
        ("The election of a new president on 3 June marks a chance.", "election", "2025-06-03", "2025-06-03"),
        ("The two met on the south side of the border on 30 June 2019.", "met", "2019-06-30", "2019-06-30"),
        ("Its decision in December 2023 to leave the pact stands.", "decision", "2023-12-01", "2023-12-31"),
        ("Lagos has helped the rebels since 2012.", "helped", "2012-01-01", "2025-05-27"),
        ("The minister arrived yesterday and will leave next month.", "leave", "2025-06-01", "2025-06-30"),
        ("Earlier this year, Oslo signed the accord.", "signed", "2025-01-01", "2025-05-27"),
        ("Ghana will host the summit on Friday.", "summit", "2025-05-30", "2025-05-30"),
        (
            "The mayor said on Monday that thieves robbed a bank last week.",
            "robbed",
            "2025-05-19",
            "2025-05-25",
        ),
    ],
)
def test_times_with_the_real_pipeline(text: str, trigger: str, start: str, end: str) -> None:
    from kg.language import Pipeline
    from kg.model import Article, Part

    article = Article(
        text=text, title=None, standfirst=None, publisher=None, author=None, published=None, published_inferred=False,
        url=None, language="en", genre="news", sha256="", parts=(Part(kind="body", start=0, end=len(text)),),
    )  # fmt: skip
    [(_, [sentence])] = list(Pipeline().parse([article]))
    found = time_of(sentence.words.index(trigger), sentence, find_times(sentence, ANCHOR))
    assert found is not None
    assert (found.start, found.end) == (start, end)
