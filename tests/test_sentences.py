"""What the extractor finds in sentences of our own: tables in ``sentences/``, in the language of ``sentences/claims.py``.

A row whose ``xfail`` says why ("class: what is wrong") must fail; once it passes, the reason has to go.
"""

from __future__ import annotations

import re
from collections import Counter
from importlib import resources
from pathlib import Path

import pytest

from kg.extraction.extractor import Extractor
from kg.extraction.lexicon import read_table
from kg.model import Record
from tests.sentences.claims import ClaimError, parse_claims
from tests.sentences.tables import CLASSES, Row, extract_rows, read_rows

ROWS = list(read_rows())


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor()


@pytest.fixture(scope="session")
def records(extractor: Extractor) -> dict[str, Record]:
    return extract_rows(extractor, ROWS)


def _case(row: Row) -> object:
    marks = [pytest.mark.xfail(reason=row.xfail, strict=True, raises=AssertionError)] if row.xfail else []
    return pytest.param(row, id=row.id, marks=marks)


@pytest.mark.model
@pytest.mark.parametrize("row", [_case(row) for row in ROWS])
def test_a_sentence_means_what_a_reader_takes_it_for(row: Row, records: dict[str, Record]) -> None:
    assert row.failures(records[row.id]) == [], row.sentence


@pytest.mark.parametrize("row", [pytest.param(row, id=row.id) for row in ROWS])
def test_a_row_can_be_read_and_names_actors_of_its_sentence(row: Row) -> None:
    claims = [*row.claims, *row.barred]
    assert claims, "a row without a claim tests nothing"
    unknown = [name for claim in claims for name in claim.actors if not _is_named(name, row.sentence)]
    assert unknown == [], "a misspelt name would make a claim in `not` pass for ever"
    assert not row.xfail or row.xfail.partition(":")[0] in CLASSES


def test_sentences_stand_once() -> None:
    assert [s for s, n in Counter(row.sentence + row.table for row in ROWS).items() if n > 1] == []
    assert len(ROWS) >= 280


def _is_named(name: str, sentence: str) -> bool:
    """Whether a sentence has these words, or they are an id or label that our tables know.

    "Her government" is labelled by whose it is: "Anna Lie's government".
    """
    words = name.partition("#")[0].replace("_", " ")
    owner, owned, own = words.partition("'s ")
    if owned and _stands(owner, sentence) and _stands(own, sentence):
        return True
    return words in _KNOWN or _stands(words, sentence)


def _stands(words: str, sentence: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", sentence, re.IGNORECASE) is not None


def _known() -> set[str]:
    folder = Path(str(resources.files("kg.extraction"))) / "lexicons"
    states = read_table(folder / "territories.tsv", ["iso3"])
    actors = read_table(folder / "actors.tsv", ["label", "wikidata"])
    found = {row["iso3"] for row in states} | {
        cell for row in actors for cell in (row["label"], row["wikidata"])
    }
    return {"author", *found} - {""}


_KNOWN = _known()


@pytest.mark.parametrize(
    "claim, fault",
    [
        ("USA REQUEST", "three words"),
        ("USA REQUESTS IRN", "REQUESTS"),
        ("USA REQUEST IRN done", "done"),
        ("stance: Lee likes PRK", "likes"),
        ("says: Lavrov", "not a claim"),
        ("says: Lavrov | no | never", "never"),
        ("sane: She = Merkel", "not a claim"),
    ],
)
def test_a_claim_that_is_misspelt_is_refused(claim: str, fault: str) -> None:
    with pytest.raises(ClaimError, match=fault):
        parse_claims(claim)


@pytest.mark.model
@pytest.mark.parametrize(
    "claim, holds, barred",
    [
        ("FRA ACCUSE BLR actual", True, False),
        ("France ACCUSE BLR denied", False, True),
        ("BLR ACCUSE FRA", False, True),
        ("FRA ACCUSE -", False, True),
        ("* ACCUSE *", True, False),
        ("FRA+DEU ACCUSE BLR", False, True),
        ("stance: FRA opposes BLR", True, False),
        ("stance: FRA supports BLR", False, True),
        ("stance: author opposes BLR", False, True),
        ("says: FRA | the weather", False, True),
        ("time: condemned 2025-05-30", True, False),
        ("time: condemned 2025-05", False, True),
        ("time: condemned -", False, True),
        ("who: France = FRA", True, False),
        ("who: France = BLR", False, True),
        ("type: Belarus = State", True, False),
        ("same: France = Belarus", False, True),
        ("relation: FRA allyOf BLR", False, True),
    ],
)
def test_claims_are_looked_up_in_a_record(claim: str, holds: bool, barred: bool, condemned: Record) -> None:
    (parsed,) = parse_claims(claim)
    assert (parsed.holds_in(condemned), parsed.barred_from(condemned)) == (holds, barred)


@pytest.fixture(scope="session")
def condemned(extractor: Extractor) -> Record:
    row = Row("one", 1, "France condemned Belarus on Friday.", "", "", "")
    return extract_rows(extractor, [row])[row.id]
