"""Speech that no verb introduces: interviews in questions and answers, and quotations behind a colon."""

from __future__ import annotations

import pytest

from kg.articles import read_text
from kg.extraction.extractor import Extractor
from kg.model import Record

pytestmark = pytest.mark.model

INTRODUCED = "The Herald interviewed Ann Berg, the foreign minister of Norway, on Friday."
ASKED = [
    ("Minister, why did you go to Accra?", "I met the president of Ghana. We discussed fish."),
    ("What do you expect of Togo?", "I condemn Togo for the raid, and my government supports Ghana."),
    ("Will you stay in office?", "I will not resign."),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def record(extractor: Extractor, *paragraphs: str) -> Record:
    reading = read_text("\n\n".join(paragraphs), id="interview")
    return extractor.extract(reading.id, reading.article, reading.skipped)


def test_the_answers_are_the_words_of_who_is_interviewed(extractor: Extractor) -> None:
    found = record(extractor, INTRODUCED, *(line for pair in ASKED for line in pair))
    berg = next(a.id for a in found.actors if a.label == "Ann Berg")
    accused = next(e for e in found.events if e.trigger.text.startswith("condemn"))
    assert (accused.sources, accused.targets, accused.teller) == ((berg,), ("TGO",), berg)
    answers = [s for s in found.statements if s.trigger.text == "interviewed"]
    assert [s.content.quote for s in answers] == [answer for _, answer in ASKED]


@pytest.mark.parametrize(
    "headline", ["Ann Berg: the fish and the raid", "Ann Berg tells the Herald about fish"]
)
def test_a_headline_may_tell_who_answers(extractor: Extractor, headline: str) -> None:
    found = record(extractor, f"{headline}.", *(line for pair in ASKED for line in pair))
    accused = next(e for e in found.events if e.trigger.text.startswith("condemn"))
    assert [a.label for a in found.actors if a.id in accused.sources] == ["Ann Berg"]


@pytest.mark.parametrize(
    "paragraphs",
    [
        [INTRODUCED, "I condemn Togo for the raid."],
        [INTRODUCED, *ASKED[0], *ASKED[1]],
        ["The Herald interviewed Ann Berg and Ola Dahl.", *(line for pair in ASKED for line in pair)],
        ["Ann Berg spoke to Ola Dahl in Oslo.", *(line for pair in ASKED for line in pair)],
        [line for pair in ASKED for line in pair],
    ],
    ids=["no questions", "two questions", "two persons", "one of two persons", "nobody introduced"],
)
def test_other_texts_are_no_interviews(extractor: Extractor, paragraphs: list[str]) -> None:
    found = record(extractor, *paragraphs)
    assert not [s for s in found.statements if s.trigger.text == "interviewed" and s.direct]


def test_where_the_author_speaks_of_who_was_asked_the_words_are_his(extractor: Extractor) -> None:
    lines = [f"Berg: {answer}" for _, answer in ASKED]
    told = "Berg has praised Togo since then. The port of Oslo has thanked her for it."
    found = record(extractor, INTRODUCED, *lines[:2], told, lines[2])
    berg = next(a.id for a in found.actors if a.label == "Ann Berg")
    praised = next(e for e in found.events if e.trigger.text.startswith("praised"))
    accused = next(e for e in found.events if e.trigger.text.startswith("condemn"))
    assert (praised.sources, praised.teller, accused.teller) == ((berg,), "author", berg)


def test_what_a_colon_introduces_is_told_once(extractor: Extractor) -> None:
    found = record(extractor, 'Anna Lie leads the union. Lie was blunter: "The mayor has failed us."')
    assert [(s.speaker, s.content.quote) for s in found.statements] == [
        ("anna-lie", '"The mayor has failed us."')
    ]
