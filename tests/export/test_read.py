"""A graph read back says what its record said."""

from __future__ import annotations

from export.contents import Contents
from kg.model import Record


def test_everything_comes_back(said: Contents, record: Record) -> None:
    claims = {c.id: c for c in said.claims}
    for event in record.events:
        assert claims[event.id].name == event.type
        assert len(claims[event.id].sources) == len(event.sources)
    for stance in record.stances:
        assert (claims[stance.id].polarity, claims[stance.id].label) == (stance.polarity, stance.target.label)
        assert claims[stance.id].name == stance.attitude
    for relation in record.relations:
        assert (claims[relation.id].name, claims[relation.id].label) == (relation.type, relation.label)
    assert len(claims) == len(record.events) + len(record.stances) + len(record.statements) + len(
        record.relations
    )


def test_quotes_and_triggers_are_the_articles_words(said: Contents) -> None:
    text = said.articles[0].text
    for claim in said.claims:
        assert text[claim.evidence.start : claim.evidence.end] == claim.quote
        assert claim.evidence.start <= claim.trigger.start < claim.trigger.end <= claim.evidence.end


def test_actors_bear_their_types_and_links(said: Contents) -> None:
    actors = {a.id: a for a in said.actors}
    assert (actors["EGY"].type, actors["EGY"].iso3) == ("State", "EGY")
    assert actors["Q7159"].wikidata == "http://www.wikidata.org/entity/Q7159"
    assert actors["hanna-bekele"].type == "Person"
    assert actors["khartoum"].type == "Place"
    assert actors["author"].type == "Author"


def test_an_event_has_its_quad_class_and_a_claim_its_own_or_the_articles_date(said: Contents) -> None:
    claims = {c.id: c for c in said.claims}
    assert claims["e1"].quad_class == "verbal-cooperation"
    assert (claims["e1"].start, claims["e1"].date_kind) == ("2025-05-30", "claimDate")
    assert (claims["e4"].start, claims["e4"].date_kind) == ("2025-06-03", "articleDate")
    assert (claims["e9"].start, claims["e9"].end) == ("2025-08-01", "2025-08-31")


def test_numbers_in_names_sort_by_value(said: Contents) -> None:
    events = [c.id for c in said.claims if c.kind == "event"]
    assert events == [f"e{n}" for n in range(1, len(events) + 1)]
