"""Any record: what is written reads back as the same graph, with another library too, and keeps the shapes."""

from __future__ import annotations

import hashlib
from typing import Any, get_args

import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, RdfFormat, Store, parse

from kg import model, records
from kg.graph.check import check
from kg.graph.fitness import check_record
from kg.graph.store import Graph
from kg.graph.terms import decimal, fit
from kg.model import (
    AUTHOR,
    Actor,
    Event,
    Evidence,
    Issue,
    Mention,
    Record,
    Span,
    Stance,
    Statement,
    Target,
    Towards,
)

#: Every code point that a Python string can hold, lone surrogates and controls among them.
ANY = st.characters(exclude_categories=())
WORDS = st.text(ANY, min_size=1, max_size=12)
DAYS = st.dates().map(lambda day: day.isoformat())


def one_of(closed: object) -> st.SearchStrategy[Any]:  # Any: each caller's own closed set of strings
    return st.sampled_from(get_args(closed))


@st.composite
def spans(draw: st.DrawFn, text: str, start: int = 0, end: int | None = None) -> Span:
    last = len(text) if end is None else end
    first = draw(st.integers(start, last - 1))
    after = draw(st.integers(first + 1, last))
    return Span(first, after, text[first:after])


@st.composite
def times(draw: st.DrawFn) -> model.Time:
    start, end = sorted([draw(DAYS), draw(DAYS)])
    return model.Time(start, end, draw(WORDS), draw(one_of(model.Precision)), draw(st.booleans()))


@st.composite
def actors(draw: st.DrawFn, text: str) -> list[Actor]:
    ids = draw(st.lists(WORDS, min_size=3, max_size=4, unique=True).filter(lambda ids: AUTHOR not in ids))
    made = [Actor(AUTHOR, "Author", draw(WORDS), (), None, None, None, ())]
    for i, name in enumerate(ids):
        mention = draw(spans(text))
        kind = draw(one_of(model.MentionKind))
        made.append(
            Actor(
                id=name,
                type=draw(st.sampled_from(["Person", "Organization", "Group", "Role", "Place"])),
                label=draw(WORDS),
                aliases=tuple(draw(st.lists(WORDS, max_size=2))),
                iso3=None,
                country=draw(st.sampled_from([None, "ETH"])),
                wikidata=f"Q{i + 1}" if draw(st.booleans()) else None,
                mentions=(Mention(mention.start, mention.end, mention.text, kind),),
            )
        )
    return made


@st.composite
def any_record(draw: st.DrawFn) -> Record:
    text = draw(st.text(ANY, min_size=2, max_size=60))
    cast = draw(actors(text))
    one, other, third = (actor.id for actor in cast[1:4])
    issues = tuple(
        Issue(i, draw(WORDS), draw(WORDS), (one,))
        for i in draw(st.lists(WORDS, min_size=1, max_size=2, unique=True))
    )

    def claim(number: str) -> dict[str, Any]:  # Any: fields of several types
        sentence = draw(spans(text))
        again = draw(spans(text))
        return {
            "id": number,
            "teller": draw(st.sampled_from([AUTHOR, third])),
            "trigger": draw(spans(text, sentence.start, sentence.end)),
            "evidence": Evidence(
                sentence.start, sentence.end, sentence.text, (model.Place(again.start, again.end),)
            ),
            "confidence": draw(st.floats(0, 1)),
        }

    def timed(number: str) -> dict[str, Any]:
        return {**claim(number), "status": draw(one_of(model.Status)), "time": draw(st.none() | times())}

    about, condition, content = draw(spans(text)), draw(spans(text)), draw(spans(text))
    event = Event(
        **timed("e1"),
        type=draw(one_of(model.EventType)),
        mode=draw(st.none() | WORDS),
        sources=(one,),
        targets=(other,),
        reciprocal=draw(st.booleans()),
        place=draw(st.sampled_from([None, third])),
        about=model.About(about.start, about.end, about.text, draw(st.sampled_from([None, issues[0].id]))),
        condition=draw(st.sampled_from([None, condition])),
    )
    favoured = st.lists(st.sampled_from([other, third]), max_size=2, unique=True)
    targets: list[tuple[model.TargetKind, str]] = [("actor", other), ("event", "e1"), ("issue", issues[0].id)]
    kind, aim = draw(st.sampled_from(targets))
    stance = Stance(
        **timed(draw(st.sampled_from(["s1", "1", "e1", "s/1"]))),
        holder=one,
        target=Target(kind, aim, draw(WORDS)),
        polarity=draw(one_of(model.Polarity)),
        towards=tuple(Towards(actor, draw(one_of(model.Polarity))) for actor in draw(favoured)),
        attitude=draw(WORDS),
    )
    statement = Statement(
        **claim("t1"),
        speaker=draw(st.sampled_from([None, one])),
        source=draw(st.none() | spans(text)),
        content=model.Content(content.start, content.end, content.text),
        direct=draw(st.booleans()),
    )
    relation = model.Relation(
        **timed("r1"),
        source=one,
        type=draw(one_of(model.RelationType)),
        target=other,
        label=draw(WORDS),
    )
    return Record(
        id=draw(WORDS),
        article=model.Article(
            text=text,
            title=draw(st.none() | WORDS),
            standfirst=draw(st.none() | WORDS),
            publisher=draw(st.none() | WORDS),
            author=draw(st.none() | WORDS),
            published=draw(st.none() | DAYS),
            published_inferred=draw(st.booleans()),
            url=draw(st.none() | WORDS),
            language="en",
            genre=draw(one_of(model.Genre)),
            sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
            parts=(model.Part(draw(one_of(model.PartKind)), 0, len(text)),),
        ),
        run=model.Run(
            draw(WORDS), draw(WORDS), draw(st.none() | WORDS), {draw(WORDS): draw(WORDS)}, (draw(WORDS),)
        ),
        actors=tuple(cast),
        issues=issues,
        events=(event,),
        stances=(stance,),
        statements=(statement,),
        relations=(relation,),
        skipped=(model.Skip(0, 1, draw(WORDS)),),
    )


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(any_record())
def test_what_is_written_reads_back_as_the_same_graph(record: Record) -> None:
    check_record(record)
    graph = Graph.of([record])
    written = graph.trig()
    assert set(parse(written, RdfFormat.TRIG)) == set(graph.store)
    again = Store()
    again.load(written, format=RdfFormat.TRIG)
    assert set(again) == set(graph.store)
    assert Graph(again, graph.iris).trig() == written
    assert graph.articles() == [record.id]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's own parser uses what rdflib deprecates
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(any_record())
def test_rdflib_reads_the_same_graph(record: Record) -> None:
    graph = Graph.of([record])
    read = rdflib.Dataset()
    read.parse(data=graph.trig(), format="trig")
    copied = graph.to_rdflib()
    assert set(read.quads()) == set(copied.quads())
    assert len(copied) == len(graph)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(any_record())
def test_any_record_makes_a_sound_graph(record: Record) -> None:
    assert [str(violation) for violation in check(Graph.of([record]))] == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(any_record())
def test_spans_quote_the_text(record: Record) -> None:
    found = Graph.of([record]).query(
        "SELECT ?b ?e ?words { ?s nif:beginIndex ?b ; nif:endIndex ?e ; nif:anchorOf ?words }"
    )
    quoted = [(int(row["b"].value), int(row["e"].value), row["words"].value) for row in found]  # type: ignore
    assert (0, len(record.article.text), fit(record.article.text)) in quoted
    for begin, end, words in quoted:
        assert words == fit(record.article.text[begin:end])


@given(st.floats(0, 1))
def test_numbers_come_back_from_the_store_as_they_were_written(value: float) -> None:
    written = decimal(value)
    assert isinstance(written, Literal)
    assert float(written.value) == value


def test_the_strategy_makes_legal_records() -> None:
    @settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(any_record())
    def legal(record: Record) -> None:
        assert list(records.problems(record)) == []

    legal()
