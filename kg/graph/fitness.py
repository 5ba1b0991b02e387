"""Whether a record can be written as RDF: beyond the contract, its dates must be days and its codes be codes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg import records as contract
from kg.errors import RecordError
from kg.graph.terms import is_day
from kg.model import Record

_ISO3 = re.compile(r"[A-Z]{3}\Z")
_WIKIDATA = re.compile(r"Q[1-9][0-9]*\Z")


def check_record(record: Record) -> None:
    """Refuse a record that breaks the contract or can't be written as RDF, before anything is changed.

    :raises RecordError: naming the record and the field.
    """
    problem = next(contract.problems(record), None) or next(_problems(record), None)
    if problem is not None:
        raise RecordError(f"record {record.id!r}: {problem}")


def _problems(record: Record) -> Iterator[str]:
    if not record.id:
        yield "id: a record without an id can't be named in a graph"
    published = record.article.published
    if published is not None and not is_day(published):
        yield f"article.published: {published!r} is no day of the calendar; write YYYY-MM-DD"
    times = [(f"events[{i}]", event.time) for i, event in enumerate(record.events)]
    times += [(f"stances[{i}]", stance.time) for i, stance in enumerate(record.stances)]
    times += [(f"relations[{i}]", relation.time) for i, relation in enumerate(record.relations)]
    for where, time in times:
        for end in () if time is None else (time.start, time.end):
            if not is_day(end):
                yield f"{where}.time: {end!r} is no day of the calendar; write YYYY-MM-DD"
    for i, actor in enumerate(record.actors):
        for what, code in (("iso3", actor.iso3), ("country", actor.country)):
            if code is not None and not _ISO3.match(code):
                yield f"actors[{i}].{what}: {code!r} is no ISO 3166-1 alpha-3 code, such as KOR"
        if actor.wikidata is not None and not _WIKIDATA.match(actor.wikidata):
            yield f"actors[{i}].wikidata: {actor.wikidata!r} is no Wikidata item, such as Q884"
