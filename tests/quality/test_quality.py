"""Quality floors: what the extractor finds in the annotated articles and in our own sentences stays as good as it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.extraction.extractor import Extractor
from tests.quality import gold, judging
from tests.quality.errors import CAUSES, MEANINGS, missed_by_cause
from tests.quality.figures import Bin, Judged, calibration_error, reliability
from tests.quality.floors import FloorError, below, floor_figures, read_floors, write_floors
from tests.quality.own import fault_of, measure_tables, model_of
from tests.sentences.claims import parse_claims
from tests.sentences.tables import article


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.model
def test_no_figure_is_below_its_floor(extractor: Extractor) -> None:
    floors, measured_on = read_floors()
    assert floors
    assert measured_on == {"gold": gold.digest(), "model": model_of(extractor)}, (
        "python -m tests.quality --write-floors"
    )
    figures = floor_figures(list(gold.score_all(extractor)), measure_tables(extractor))
    assert below(figures, floors) == []
    assert set(figures) == set(floors)


def test_floors_fall_only_with_leave(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    on = {"gold": "abc", "model": "m 1"}
    write_floors({"events F1": 0.8}, on, path)
    assert read_floors(path) == ({"events F1": 0.78}, on)
    write_floors({"events F1": 0.85}, on, path)
    with pytest.raises(FloorError, match=r"events F1: 0\.78 is below the floor of 0\.83"):
        write_floors({"events F1": 0.8}, on, path)
    with pytest.raises(FloorError, match="events F1"):
        write_floors({"another": 0.9}, on, path)
    assert read_floors(path)[0] == {"events F1": 0.83}
    write_floors({"events F1": 0.8}, on, path, allow_regression=True)
    assert read_floors(path)[0] == {"events F1": 0.78}


def test_reliability_counts_each_claim_once() -> None:
    judged = [Judged("event", c / 100, c % 3 == 0) for c in range(100)] + [Judged("event", 1.0, True)]
    bins = reliability(judged)
    assert sum(b.claims for b in bins) == 101
    assert [b.low for b in bins] == sorted(b.low for b in bins)
    assert calibration_error([Bin(0.0, 0.5, 1, 0.4, 0.4), Bin(0.5, 1.0, 3, 0.8, 0.6)]) == pytest.approx(0.15)


def _gold() -> gold.Json:
    """An article of two sentences, annotated: Peru accused Chile; Bolivia backs the deal with Peru."""
    return {
        "actors": [
            {"id": "PER", "type": "State", "names": ["Peru"], "iso3": "PER"},
            {"id": "CHL", "type": "State", "names": ["Chile"], "iso3": "CHL"},
        ],
        "events": [
            {
                "types": ["ACCUSE"],
                "source": ["PER"],
                "target": ["CHL"],
                "status": ["actual"],
                "quote": "accused",
                "span": [5, 12],
            },
        ],
        "stances": [
            {"holder": ["PER"], "target": ["CHL"], "polarity": "oppose", "quote": "accused", "span": [5, 12]}
        ],
        "relations": [],
    }


def _event(**changed: object) -> gold.Json:
    return {
        "type": "ACCUSE",
        "sources": ["PER"],
        "targets": ["CHL"],
        "status": "actual",
        "confidence": 0.8,
        "trigger": {"start": 5, "end": 12},
        "evidence": {"start": 0, "end": 20, "quote": ""},
        **changed,
    }


def _stance(**changed: object) -> gold.Json:
    return {
        "holder": "PER",
        "target": {"kind": "actor", "id": "CHL", "label": "Chile"},
        "polarity": "oppose",
        "towards": [{"actor": "CHL", "polarity": "oppose"}],
        "confidence": 0.7,
        "trigger": {"start": 5, "end": 12},
        "evidence": {"start": 0, "end": 20, "quote": ""},
        **changed,
    }


@pytest.mark.parametrize(
    "events, stances, faults",
    [
        ([_event()], [_stance()], set()),
        ([], [_stance()], {"event not seen"}),
        ([_event(type="REJECT")], [_stance()], {"another type", "event that nobody annotated"}),
        ([_event(sources=[])], [_stance()], {"participant missing"}),
        ([_event(status="denied")], [_stance()], {"status"}),
        ([_event()], [], {"stance not seen"}),
        (
            [_event()],
            [_stance(polarity="support", towards=[])],
            {"opposite polarity", "stance that nobody annotated"},
        ),
        ([_event()], [_stance(holder="CHL", towards=[])], {"another holder", "stance that nobody annotated"}),
    ],
)
def test_each_fault_has_its_class(
    events: list[gold.Json], stances: list[gold.Json], faults: set[str]
) -> None:
    actors = [
        {"id": i, "type": "State", "iso3": i, "label": name, "aliases": []}
        for i, name in (("PER", "Peru"), ("CHL", "Chile"))
    ]
    record = {"actors": actors, "events": events, "stances": stances, "relations": []}
    scored = gold.score_one(gold.load_scorer(), "x", _gold(), record)
    assert {name for name, n in scored.faults.items() if n} - _TOTALS == faults
    assert [j.right for j in scored.judged] == [not faults & _EVENT for _ in events] + [
        not faults & _STANCE for _ in stances
    ]


_TOTALS = {"events", "stances", "events found", "stances found"}
_EVENT = {"another type", "participant missing", "status"}
_STANCE = {"opposite polarity", "another holder"}


@pytest.mark.model
@pytest.mark.parametrize(
    "sentence, claim, fault",
    [
        ("France condemned Belarus.", "BLR ACCUSE FRA", "direction"),
        ("France condemned Belarus.", "FRA REJECT BLR", "another type"),
        ("France condemned Belarus.", "FRA ACCUSE BLR denied", "status"),
        ("France condemned Belarus.", "FRA+BLR ACCUSE -", "participant missing"),
        ("France and Peru condemned Belarus.", "FRA ACCUSE BLR", "somebody else takes part"),
        ("France condemned Belarus.", "Wallachia ACCUSE BLR", "actor not found"),
        ("France is not far from Belarus.", "FRA ACCUSE BLR", "event not seen"),
        ("France is not far from Belarus.", "stance: FRA opposes BLR", "stance not seen"),
        ("France condemned Belarus.", "stance: BLR opposes FRA", "another holder"),
        ("France condemned Belarus.", "stance: FRA supports BLR", "opposite polarity"),
        ("France condemned Belarus.", "stance: FRA opposes war", "another target"),
        ("France condemned Belarus.", "says: FRA | the weather", "statement"),
    ],
)
def test_faults_in_our_sentences_are_told_apart(
    sentence: str, claim: str, fault: str, extractor: Extractor
) -> None:
    (parsed,) = parse_claims(claim)
    assert fault_of(parsed, extractor.extract("x", article(sentence))) == fault


def test_verdicts_are_kept_without_the_sentences(tmp_path: Path) -> None:
    sheet, path = tmp_path / "sheet.tsv", tmp_path / "judged.tsv"
    row = [
        "judging",
        "gum",
        "a",
        "event",
        "5",
        "12",
        "ACCUSE abc",
        "0.8",
        "right",
        "",
        "Peru → Chile",
        "Peru accused Chile.",
    ]
    header = "\t".join([*judging.COLUMNS, "says", "sentence"])
    sheet.write_text(f"{header}\n" + "\t".join(row) + "\n", encoding="utf-8")
    assert judging.keep(sheet, path) == 1
    assert judging.keep(sheet, path) == 1
    verdicts = judging.read_judged(path)
    assert [(v.id, v.start, v.right, v.confidence) for v in verdicts] == [("a", 5, True, 0.8)] * 2
    assert "Peru" not in path.read_text(encoding="utf-8")
    sheet.write_text(f"{header}\n" + "\t".join(row).replace("right", "") + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no verdict"):
        judging.keep(sheet, path)


def test_a_judged_claim_is_known_again_while_it_says_the_same(tmp_path: Path) -> None:
    event, stance = _event(), _stance(status="actual")
    made = [
        judging.Verdict("judging", "gum", "a", kind, 5, 12, judging.signature(kind, claim), 0.8, True, "")
        for kind, claim in (("event", event), ("stance", stance))
    ]
    records = {("gum", "a"): {"events": [event], "stances": [stance]}}
    assert [v for v, _, _ in judging.still_made(made, records)] == made
    records["gum", "a"]["events"] = [_event(targets=[])]
    records["gum", "a"]["stances"] = [{**stance, "polarity": "support"}]
    assert list(judging.still_made(made, records)) == []


def test_the_shipped_verdicts_can_be_read() -> None:
    assert {v.kind for v in judging.read_judged()} == {"event", "stance"}


def test_causes_are_given_for_annotated_items() -> None:
    lines = [
        line.split("\t")
        for line in CAUSES.read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ]
    annotated = {
        (path.stem, kind, " ".join(item["quote"].split()))
        for path in gold.FOLDER.glob("*.json")
        for kind in ("event", "stance")
        for item in json.loads(path.read_text(encoding="utf-8"))[f"{kind}s"]
    }
    assert [line for line in lines[1:] if tuple(line[:3]) not in annotated] == []
    assert {line[3] for line in lines[1:]} <= set(MEANINGS) - {"not looked at"}


def test_missed_items_are_counted_by_cause(tmp_path: Path) -> None:
    path = tmp_path / "causes.tsv"
    path.write_text("article\tkind\tquote\tcause\na\tevent\tthe war\tcue\n", encoding="utf-8")
    scored = gold.Scored("a", {}, missed=[("event", "the war"), ("stance", "the war")])
    assert missed_by_cause([scored], path) == [("cue", 1, 0), ("not looked at", 0, 1)]
