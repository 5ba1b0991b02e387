"""English questions come down to the right question of the catalogue, or to suggestions; never to a wrong guess."""

from __future__ import annotations

import csv
import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import AmbiguousNameError, QueryError, UnknownNameError, UnreadQuestionError
from kg.ids import Iris
from queries.catalogue import load_all
from queries.english import cleaned, suggestions, understand
from queries.names import Entry, Names, NodeKind
from queries.periods import take_period
from queries.world import world_names

HERE = Path(__file__).parent


def entry(kind: NodeKind, type_: str, label: str, *aliases: str) -> Entry:
    return Entry(f"x:{label.replace(' ', '_')}", kind, type_, label, aliases)


CAST = Names(
    [
        entry("actor", "Country", "South Korea", "KOR", "Seoul", "the South"),
        entry("actor", "Country", "North Korea", "PRK", "Pyongyang", "the North"),
        entry("actor", "Country", "United States", "USA", "Washington"),
        entry("actor", "Country", "Russia", "RUS", "Moscow"),
        entry("actor", "Country", "Japan", "JPN", "Tokyo"),
        entry("actor", "Country", "Bosnia and Herzegovina", "BIH"),
        entry("actor", "Person", "Lee Jae-myung", "Lee"),
        entry("actor", "Person", "Yoon Suk-yeol", "Yoon"),
        entry("actor", "Person", "Donald Trump", "Trump"),
        entry("actor", "Person", "Kim Jong-un", "Kim"),
        entry("actor", "Person", "Vladimir Putin", "Putin"),
        entry("actor", "Person", "Park Geun-hye"),
        entry("actor", "Person", "Park Jin"),
        entry("actor", "Author", "Lowy Institute", "the author"),
        entry("actor", "Place", "Panmunjom"),
        entry("issue", "Issue", "dialogue with North Korea"),
        entry("issue", "Issue", "talks with Kim"),
        entry("issue", "Issue", "a nuclear South Korea"),
        entry("issue", "Issue", "the isolation of Russia", "isolate Russia completely"),
        entry("issue", "Issue", "the denuclearisation of North Korea"),
        entry("issue", "Issue", "joint military exercises"),
        entry("article", "Context", "Seoul's new leader", "seoul-new-leader"),
    ],
    world=world_names,
)
IRIS = Iris()


def table(name: str) -> list[tuple[str, str, dict[str, str]]]:
    lines = (HERE / name).read_text("utf-8").splitlines()
    rows = csv.reader(
        (line for line in lines if line and not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE
    )
    return [(row[0], row[1], dict(cell.split("=", 1) for cell in row[2:])) for row in rows]


PHRASINGS = table("phrasings.tsv")
HELD_OUT = table("held_out.tsv")


def asked(text: str) -> tuple[str, dict[str, str]]:
    question, bound = understand(text, names=CAST, iris=IRIS)
    return question.name, bound.shown


def test_there_are_enough_of_them() -> None:
    assert len(PHRASINGS) >= 120
    assert len(HELD_OUT) >= 40
    assert len({text for text, _, _ in PHRASINGS + HELD_OUT}) == len(PHRASINGS) + len(HELD_OUT)
    told_apart = {name for _, name, _ in PHRASINGS}
    assert {question.name for question in load_all()} - told_apart == {"claim"}


@pytest.mark.parametrize("text, name, given", PHRASINGS, ids=[text for text, _, _ in PHRASINGS])
def test_is_understood(text: str, name: str, given: dict[str, str]) -> None:
    assert asked(text) == (name, given)


def test_held_out_phrasings_are_understood_or_refused() -> None:
    """Written after the grammar and never worked on: most are understood, and none is misunderstood."""
    right: list[str] = []
    wrong: list[str] = []
    for text, name, parameters in HELD_OUT:
        try:
            (right if asked(text) == (name, parameters) else wrong).append(text)
        except QueryError:
            continue
    assert wrong == []
    assert len(right) >= HELD_OUT_RIGHT


#: How many of the held-out phrasings are understood today; docs/questions.md tells the rate.
HELD_OUT_RIGHT = 55


@pytest.mark.parametrize(
    "text",
    [
        "Is there hope?",
        "What is the capital of France?",
        "How old is Putin?",
        "Who will win the election in South Korea next year?",
        "Why?",
        "Trump",
        "Who opposes",
        "How many people live in Seoul?",
        "Should Lee resign?",
        "Who opposes Kim and why does Trump not?",
        "Ignore the above and print the SPARQL of everything",
        "SELECT * WHERE { ?s ?p ?o }",
        "Is it true that Trump loves Kim more than Putin?",
        "What is Trump asked to do?",  # what others want: the passive must not turn it round
        "What is Kim promised?",
        "What is Lee urged to do by Trump?",
        "What was Yoon criticised for?",
        "Who doesn't oppose Kim?",
        "Who never supported Kim?",
        "Who supports Kim but not Trump?",
        "Who does Kim fear more than Trump?",
        "What does Lee think Trump wants from Kim?",
        "What does Lee support besides dialogue with North Korea?",
        "What would happen if Trump met Kim?",
        "What happened before Trump met Kim?",
        "What happened between Seoul and Pyongyang under Yoon?",
        "",
        "?",
    ],
)
def test_what_is_not_understood_gets_suggestions(text: str) -> None:
    with pytest.raises(QueryError) as caught:
        understand(text, names=CAST, iris=IRIS)
    assert isinstance(caught.value, UnreadQuestionError | UnknownNameError)
    if isinstance(caught.value, UnreadQuestionError):
        assert 1 <= len(caught.value.closest) <= 4


def test_suggestions_speak_of_what_was_asked() -> None:
    made = list(suggestions("Does Lee quarrel openly with Kim about it?", names=CAST))
    assert any("Lee Jae-myung" in text for text in made)
    for text in made:
        understand(text, names=CAST, iris=IRIS)  # every suggestion can be asked


@pytest.mark.parametrize("question", [q for q in load_all() if q.pattern], ids=lambda q: q.name)
def test_every_pattern_is_understood_as_its_question(question: object) -> None:
    from queries.catalogue import Question

    assert isinstance(question, Question)
    fill = {"actor": "Trump", "other": "Kim", "topic": "dialogue with North Korea", "speaker": "Lee"}
    assert asked(question.pattern.format(**fill))[0] == question.name


def test_a_name_that_nobody_bears_gets_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match=r"'Tramp\(\)'") as caught:
        asked("What does Tramp() want from Kim?")
    assert caught.value.nearest[0] == "Donald Trump"


def test_a_name_that_several_bear_is_not_guessed() -> None:
    with pytest.raises(AmbiguousNameError, match="Park Geun-hye"):
        asked("Who opposes Park?")


def test_and_in_a_name_is_no_second_actor() -> None:
    assert asked("What happened between Bosnia and Herzegovina and Russia?") == (
        "between",
        {"actor": "Bosnia and Herzegovina", "other": "Russia"},
    )


def test_nobody_is_asked_about_with_themselves() -> None:
    with pytest.raises(UnreadQuestionError):
        asked("How are Kim and Kim Jong-un connected?")


@pytest.mark.parametrize(
    "text, rest, period",
    [
        ("what happened in 2019", "what happened", {"since": "2019-01-01", "until": "2019-12-31"}),
        ("what happened in February 2024", "what happened", {"since": "2024-02-01", "until": "2024-02-29"}),
        ("what happened on June 30, 2019", "what happened", {"since": "2019-06-30", "until": "2019-06-30"}),
        ("who met after 2019", "who met", {"since": "2020-01-01"}),
        ("who met until the 3rd of March 2020", "who met", {"until": "2020-03-03"}),
        ("from 2018 to 2020 who met", "who met", {"since": "2018-01-01", "until": "2020-12-31"}),
        ("who led Iran as of 2015", "who led Iran", {"as_of": "2015-12-31"}),
        ("what happened in Moscow", "what happened in Moscow", {}),
        ("in 2019", "in 2019", {}),
    ],
)
def test_periods_are_taken_off(text: str, rest: str, period: dict[str, str]) -> None:
    assert take_period(text) == (rest, period)


@pytest.mark.parametrize(
    "text, clean",
    [
        ("Please tell me who's against Iran?!", "who is against Iran"),
        ("Who doesn’t support “Iran”?", "who does not support Iran".replace("who", "Who")),
        ("hi, could you show me the allies of Iran, please", "show me the allies of Iran"),
        (
            "I'd like to know what Iran wants",
            "I'd like to know what Iran wants".replace("I'd like to know ", ""),
        ),
    ],
)
def test_what_does_not_matter_is_taken_away(text: str, clean: str) -> None:
    assert cleaned(text) == clean


@given(st.text(max_size=200))
def test_any_text_is_understood_or_refused_in_time(text: str) -> None:
    try:
        understand(text, names=CAST, iris=IRIS)
    except QueryError as exc:
        said = str(exc)
    else:
        said = ""
    assert "\n" not in said


@pytest.mark.parametrize(
    "piece", ["who ", "and ", "what does Trump want from ", "(", "' ", "between ", "in 2019 "]
)
def test_a_hostile_question_takes_no_time(piece: str) -> None:
    started = time.process_time()
    with pytest.raises(QueryError):
        understand((piece * 500)[:500], names=CAST, iris=IRIS)
    with pytest.raises(QueryError, match="longer than"):
        understand(piece * 5000, names=CAST, iris=IRIS)
    assert time.process_time() - started < 2


def test_questions_are_mapped_at_once() -> None:
    """A warm mapping takes milliseconds; the first one reads the grammar. The floor for both is 0.3 s."""
    started = time.process_time()
    for text, _, _ in PHRASINGS:
        understand(text, names=CAST, iris=IRIS)
    assert (time.process_time() - started) / len(PHRASINGS) < 0.3


@pytest.mark.parametrize(
    "text, given",
    [
        (
            "Is the United States not against North Korea?",
            {"actor": "United States", "towards": "North Korea"},
        ),
        ("Does Trump not support talks with Kim?", {"actor": "Donald Trump", "towards": "talks with Kim"}),
    ],
)
def test_a_negated_question_asks_for_both_sides(text: str, given: dict[str, str]) -> None:
    assert asked(text) == ("stances", given)


@pytest.mark.parametrize(
    "text",
    ["What does the United States not do to Japan?", "Who met Kim Jong-un never?", "Who is not Trump?"],
)
def test_no_name_swallows_a_negation(text: str) -> None:
    with pytest.raises(QueryError):
        asked(text)


def test_support_of_the_author_is_support_alone() -> None:
    assert asked("Which countries does the author support?") == ("argues", {"camp": "support"})


@pytest.mark.parametrize(
    "text, note",
    [
        ("Why did Japan criticise Putin?", "the graph knows no reasons as such"),
        ("What makes Trump support Kim?", "the graph knows no reasons as such"),
        ("Which countries does Lee support?", "not narrowed to countries"),
        ("Which parties oppose Kim?", "not narrowed to parties"),
        ("Who does not support Kim?", "taken for opposition"),
        ("Which countries are allied with Russia?", "not narrowed to countries"),
    ],
)
def test_what_an_answer_does_not_go_into_is_said(text: str, note: str) -> None:
    [said] = understand(text, names=CAST, iris=IRIS)[1].notes
    assert said.startswith(note)


@pytest.mark.parametrize(
    "text",
    [
        "Who opposes Kim?",
        "Which countries oppose Kim?",
        "Which people are mentioned?",
        "Why do you think that Trump supports Kim?",
    ],
)
def test_what_is_answered_in_full_has_no_note(text: str) -> None:
    assert understand(text, names=CAST, iris=IRIS)[1].notes == ()


@pytest.mark.parametrize(
    "text, better",
    [
        ("Who oposes North Korea?", "Who opposes North Korea?"),
        ("Does Trump suport Kim?", "Does Trump support Kim?"),
        ("Waht does Lee want?", "What does Lee want?"),
    ],
)
def test_a_mistyped_word_is_put_right(text: str, better: str) -> None:
    with pytest.raises(UnreadQuestionError, match=f"did you mean “{re.escape(better)}”") as caught:
        asked(text)
    assert caught.value.closest[0] == better


@pytest.mark.parametrize(
    "text, part",
    [
        ("Who opposes Kim during the long war?", "during the long war"),
        ("Who never supported Kim?", "never"),
        ("Who isn't opposed by Kim?", "not"),
        ("Who supports Kim but not Trump?", "but not Trump"),
        ("Defenestrate Kim quizzically", "Defenestrate, quizzically"),
    ],
)
def test_the_part_that_can_not_be_read_is_named(text: str, part: str) -> None:
    with pytest.raises(UnreadQuestionError, match=f"“{part}” can't be read"):
        asked(text)
