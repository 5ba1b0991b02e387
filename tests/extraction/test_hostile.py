"""Text that nobody writes but somebody sends: the extractor reads it, or skips it, and comes to an end."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.articles import read_text
from kg.extraction.extractor import Extractor
from kg.records import problems

pytestmark = pytest.mark.model

HOSTILE = {
    "one long word": "x" * 100_000,
    "one long sentence": "the minister said that " * 4_000 + "the talks failed.",
    "ten thousand commas": "Iran, " * 10_000 + "and Oman met.",
    "nested brackets": "(" * 1_000 + "Iran met Oman" + ")" * 1_000,
    "open quotations": "“Iran ‘met " * 2_000,
    "if after if": "if Iran met Oman, " * 1_500 + "France would leave.",
    "infinitives in a row": "Iran wants " + "to try to plan " * 2_000 + "to meet Oman.",
    "conjunctions": "Iran attacked Oman and " * 2_000 + "left.",
    "relative clauses": "Iran, which met Oman, " * 1_500 + "left.",
    "controls and marks": "\u202eIran\u2066 met\x00 Oman\ufeff. \ud7ff\ue000 " * 200,
}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


PROSE = (
    "The envoys of both governments talked for hours and then left the capital without a word to the press. "
    * 30
)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_gives_a_sound_record(extractor: Extractor, text: str) -> None:
    reading = read_text(
        f"Iran met Oman on Monday.\n\n{PROSE}\n\n{text}\n\nFrance left the talks.", id="hostile"
    )
    record = extractor.extract(reading.id, reading.article, reading.skipped)
    assert list(problems(record)) == []
    assert {"IRN", "OMN", "FRA"} <= {actor.id for actor in record.actors}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=300))
def test_any_text_gives_a_sound_record(extractor: Extractor, text: str) -> None:
    # with prose around it: what is mostly figures and signs is refused, as tests/test_bad_input.py holds
    reading = read_text(f"Iran met Oman on Monday.\n\n{PROSE[:1000]}\n\n{text}", id="any")
    record = extractor.extract(reading.id, reading.article, reading.skipped)
    assert list(problems(record)) == []


def test_a_record_depends_on_its_text_alone(extractor: Extractor) -> None:
    texts = ["Iran met Oman on Monday.", "France condemned the attack.", "Iran met Oman on Monday."]
    readings = [read_text(text, id=f"a{n}") for n, text in enumerate(texts)]
    first, _, again = extractor.stream(readings)
    assert (first.events, first.stances, first.actors) == (again.events, again.stances, again.actors)


def test_labels_have_single_spaces(extractor: Extractor) -> None:
    reading = read_text("The  interim government praised  the rebel  chief of Latvia.", id="spaces")
    record = extractor.extract(reading.id, reading.article, reading.skipped)
    assert {"interim government", "rebel chief of Latvia"} <= {a.label for a in record.actors}
