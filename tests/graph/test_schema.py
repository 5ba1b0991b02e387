"""The published JSON Schema, and the example record that shows all of it."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any, get_args

import jsonschema
import pytest

from kg import model, records
from kg.model import Record

SCHEMA = json.loads(files("kg").joinpath("record.schema.json").read_bytes())
EXAMPLE = files("kg").joinpath("example.record.json").read_bytes()


def test_the_published_schema_is_that_of_the_classes() -> None:
    assert records.schema() == SCHEMA


def test_the_schema_is_one_and_the_example_keeps_it() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(json.loads(EXAMPLE), SCHEMA, cls=jsonschema.Draft202012Validator)


def test_the_example_is_written_as_the_package_writes_it(example: Record) -> None:
    assert records.to_json(example, indent=2) + b"\n" == EXAMPLE
    assert list(records.problems(example)) == []


def mutilated() -> list[tuple[str, Any]]:  # Any: broken JSON is the point
    def change(*path: str | int, value: object = None, drop: bool = False) -> Any:
        record = json.loads(EXAMPLE)
        node = record
        for step in path[:-1]:
            node = node[step]
        if drop:
            del node[path[-1]]
        else:
            node[path[-1]] = value
        return record

    return [
        ("a list that is null", change("events", value=None)),
        ("a list that is absent", change("issues", drop=True)),
        ("a field that nobody knows", change("mood", value="good")),
        ("an event type that isn't one", change("events", 0, "type", value="MEET")),
        ("a status that isn't one", change("stances", 0, "status", value="likely")),
        ("an offset that isn't a number", change("events", 0, "trigger", "start", value="12")),
        ("a claim without evidence", change("relations", 0, "evidence", drop=True)),
        ("a claim without a teller", change("statements", 0, "teller", value=None)),
    ]


@pytest.mark.parametrize("what, broken", mutilated())
def test_the_schema_refuses(what: str, broken: object) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, SCHEMA, cls=jsonschema.Draft202012Validator)


def test_the_example_is_rich(example: Record) -> None:
    """Who writes queries and pages by it must meet everything that a record can hold."""
    assert {actor.type for actor in example.actors} >= {
        "State",
        "Person",
        "Organization",
        "Group",
        "Place",
        "Author",
    }
    statuses = {event.status for event in example.events} | {stance.status for stance in example.stances}
    assert statuses == set(get_args(model.Status))
    assert {stance.polarity for stance in example.stances} == set(get_args(model.Polarity))
    assert {stance.target.kind for stance in example.stances} == set(get_args(model.TargetKind))
    assert {m.kind for a in example.actors for m in a.mentions} == set(get_args(model.MentionKind))
    assert len({stance.teller for stance in example.stances}) > 2
    assert any(event.condition for event in example.events)
    assert any(event.about and event.about.issue for event in example.events)
    assert any(event.place for event in example.events)
    assert any(event.evidence.also for event in example.events)
    assert any(statement.speaker is None for statement in example.statements)
    assert any(relation.time for relation in example.relations)
    assert example.skipped
    both = [(s.holder, s.target.id) for s in example.stances if s.polarity == "support"]
    assert any((s.holder, s.target.id) in both for s in example.stances if s.polarity == "oppose")
    assert max(map(ord, example.article.text)) > 0xFFFF
