"""Records as JSON: writing, reading with checks, and the published JSON Schema.

Reading is strict twice over. The shape (fields, types, closed value sets) is checked against the classes of
:mod:`kg.model`, from which the schema is made; the rules no schema can say (words stand where their offsets point,
ids refer to something, nobody acts on themselves) are checked by :func:`problems`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from kg.errors import RecordError
from kg.model import AUTHOR, About, Claim, Content, Event, Evidence, Mention, Record, Span, Stance, Statement

_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Record)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
MAX_LABEL_WORDS = 12


def to_json(record: Record, *, indent: int = 0) -> bytes:
    """Write a record as JSON (UTF-8): one line, or indented by ``indent`` spaces."""
    line = _ENCODER.encode(record)
    return msgspec.json.format(line, indent=indent) if indent else line


def from_json(line: bytes | str, *, where: str = "record") -> Record:
    """Read one record and check it against the contract.

    :param where: how to name the source in an error, such as ``news.jsonl:17``.
    :raises RecordError: naming the field and what is wrong with it.

    >>> from_json(b'{"id": 7}', where="a.json")
    Traceback (most recent call last):
    kg.errors.RecordError: a.json: not a record: Expected `str`, got `int` - at `$.id`
    """
    try:
        record = _DECODER.decode(line)
    except msgspec.DecodeError as exc:
        raise RecordError(f"{where}: not a record: {exc}") from exc
    first = next(problems(record), None)
    if first is not None:
        raise RecordError(f"{where}: {first}")
    return record


def schema() -> dict[str, Any]:  # Any: a JSON document
    """Give the JSON Schema (draft 2020-12) of a record; ``kg/record.schema.json`` is this, kept fresh by a test."""
    made = msgspec.json.schema(Record)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "stancegraph record",
        "description": "What stancegraph found in one article: actors, issues, events, stances, statements, relations.",
        **made,
    }


def problems(record: Record) -> Iterator[str]:
    """Yield each breach of the rules that a schema can't express, as ``field: what is wrong``."""
    text = record.article.text
    actors = [a.id for a in record.actors]
    issues = [i.id for i in record.issues]
    yield from _repeats("actors", actors)
    yield from _repeats("issues", issues)
    if AUTHOR not in actors:
        yield f"actors: the actor {AUTHOR!r} is missing"
    known = set(actors)
    for i, actor in enumerate(record.actors):
        for j, mention in enumerate(actor.mentions):
            yield from _quotes(f"actors[{i}].mentions[{j}]", mention, text)
        if actor.iso3 and actor.type not in ("State", "Territory"):
            yield f"actors[{i}].iso3: only states and territories have one; use country"
    for i, issue in enumerate(record.issues):
        yield from _unknown(f"issues[{i}].actors", issue.actors, known)
    for i, part in enumerate(record.article.parts):
        if not 0 <= part.start < part.end <= len(text):
            yield f"article.parts[{i}]: {part.start}..{part.end} is outside the text"
    for kind, claims in _claims(record):
        yield from _repeats(kind, [c.id for c in claims])
        for i, claim in enumerate(claims):
            yield from _claim_problems(f"{kind}[{i}]", claim, text, known)
    for i, event in enumerate(record.events):
        yield from _event_problems(f"events[{i}]", event, text, known, set(issues))
    events = {e.id for e in record.events}
    for i, stance in enumerate(record.stances):
        yield from _stance_problems(f"stances[{i}]", stance, known, set(issues), events)
    for i, statement in enumerate(record.statements):
        yield from _statement_problems(f"statements[{i}]", statement, text, known)
    for i, relation in enumerate(record.relations):
        yield from _unknown(f"relations[{i}]", (relation.source, relation.target), known)
        if relation.source == relation.target:
            yield f"relations[{i}]: {relation.source!r} on both sides"


def _claims(record: Record) -> Iterator[tuple[str, tuple[Claim, ...]]]:
    yield "events", record.events
    yield "stances", record.stances
    yield "statements", record.statements
    yield "relations", record.relations


def _claim_problems(where: str, claim: Claim, text: str, known: set[str]) -> Iterator[str]:
    yield from _quotes(f"{where}.evidence", claim.evidence, text)
    yield from _quotes(f"{where}.trigger", claim.trigger, text)
    for i, place in enumerate(claim.evidence.also):
        if not 0 <= place.start < place.end <= len(text):
            yield f"{where}.evidence.also[{i}]: {place.start}..{place.end} is outside the text"
    yield from _unknown(f"{where}.teller", (claim.teller,), known)
    if not 0 <= claim.confidence <= 1:
        yield f"{where}.confidence: {claim.confidence} is not in 0..1"
    time = None if isinstance(claim, Statement) else claim.time
    if time is not None and not (
        _DATE.match(time.start) and _DATE.match(time.end) and time.start <= time.end
    ):
        yield f"{where}.time: {time.start}..{time.end} are not two dates in order"


def _event_problems(where: str, event: Event, text: str, known: set[str], issues: set[str]) -> Iterator[str]:
    yield from _unknown(f"{where}.sources", event.sources, known)
    yield from _unknown(f"{where}.targets", event.targets, known)
    both = sorted(set(event.sources) & set(event.targets))
    if both:
        yield f"{where}: on both sides: {', '.join(both)}"
    if event.place is not None:
        yield from _unknown(f"{where}.place", (event.place,), known)
    if event.about is not None:
        yield from _quotes(f"{where}.about", event.about, text)
        if event.about.issue is not None:
            yield from _unknown(f"{where}.about.issue", (event.about.issue,), issues)
    if event.condition is not None:
        yield from _quotes(f"{where}.condition", event.condition, text)


def _stance_problems(
    where: str, stance: Stance, known: set[str], issues: set[str], events: set[str]
) -> Iterator[str]:
    yield from _unknown(f"{where}.holder", (stance.holder,), known)
    pool = {"actor": known, "issue": issues, "event": events}[stance.target.kind]
    yield from _unknown(f"{where}.target.id", (stance.target.id,), pool)
    if len(stance.target.label.split()) > MAX_LABEL_WORDS:
        yield f"{where}.target.label: more than {MAX_LABEL_WORDS} words"
    yield from _unknown(f"{where}.towards", [t.actor for t in stance.towards], known)
    others = {t.actor for t in stance.towards} | (
        {stance.target.id} if stance.target.kind == "actor" else set()
    )
    if stance.holder in others:
        yield f"{where}: {stance.holder!r} has a stance to itself"


def _statement_problems(where: str, statement: Statement, text: str, known: set[str]) -> Iterator[str]:
    yield from _quotes(f"{where}.content", statement.content, text)
    if statement.speaker is not None:
        yield from _unknown(f"{where}.speaker", (statement.speaker,), known)
    if statement.source is not None:
        yield from _quotes(f"{where}.source", statement.source, text)


def _quotes(where: str, span: Span | Mention | About | Evidence | Content, text: str) -> Iterator[str]:
    words = span.quote if isinstance(span, Evidence | Content) else span.text
    if not 0 <= span.start < span.end <= len(text):
        yield f"{where}: {span.start}..{span.end} is outside the text"
    elif text[span.start : span.end] != words:
        yield f"{where}: the text at {span.start}..{span.end} isn't {words[:60]!r}"


def _unknown(where: str, ids: Iterable[str], known: set[str]) -> Iterator[str]:
    for name in ids:
        if name not in known:
            yield f"{where}: {name!r} is not in this record"


def _repeats(where: str, ids: list[str]) -> Iterator[str]:
    for name in sorted({n for n in ids if ids.count(n) > 1}) if len(set(ids)) < len(ids) else ():
        yield f"{where}: the id {name!r} stands twice"
