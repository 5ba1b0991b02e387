"""Answers: findings merged by claim, evidence, what they rest on, what is left out, chains, and their words."""

from __future__ import annotations

import json

import msgspec
import networkx as nx
import pytest

from kg.errors import QueryError, UnknownNameError
from kg.graph.store import Graph
from kg.model import Record
from queries.answers import Answer
from queries.asking import ask, prepare, run, sparql
from queries.chains import network_of
from queries.explain import explain, patterns
from queries.source import LocalSource
from queries.wording import say, understood


def test_rows_of_one_claim_are_one_finding(nile: Graph) -> None:
    answer = run(nile, "events", type="CONSULT", statuses="proposed")
    assert len(answer.rows) == 2
    (finding,) = answer.findings
    assert finding["target"] == "Egypt and Ethiopia"
    assert say(answer.question.say, finding) == "CONSULT: African Union → Egypt and Ethiopia, in August"


def test_those_who_act_alike_stand_side_by_side(nile: Graph) -> None:
    events = run(nile, "events", statuses="all")
    assert {finding["arrow"] for finding in events} == {"–", "→"}
    for finding in events:
        query = f"ASK {{ <{finding['claim']}> :reciprocal true }}"
        assert (finding["arrow"] == "–") == sparql(nile, query).truth


def test_evidence_says_whose_words_they_are(nile: Graph) -> None:
    (item,) = run(nile, "opponents", topic="mediation by the African Union").evidence
    assert item.quote == "According to Sudanese officials, Bekele opposes mediation by the African Union."
    assert (item.teller, item.firsthand, item.status, item.confidence) == (
        "Sudanese officials",
        False,
        "actual",
        0.8,
    )
    assert (item.date, item.dated, item.title) == (
        "2025-06-03",
        "articleDate",
        "Egypt and Ethiopia try again over the dam",
    )
    assert item.claim.endswith("nile-dam-talks/stance/3")


@pytest.mark.parametrize(
    "name, parameters, rests_on",
    [
        (
            "opponents",
            {"topic": "mediation by the African Union"},
            "1 sentence from 1 article; 1 only reported by others",
        ),
        ("stances", {"actor": "Bekele"}, "3 sentences from 1 article; 2 only reported by others"),
        ("argues", {}, "1 sentence from 1 article"),
        ("contradictions", {}, "2 sentences from 1 article; 2 only reported by others"),
        ("disagreements", {"actor": "Egypt", "other": "Sudan"}, "no sentence"),
    ],
)
def test_what_an_answer_rests_on(nile: Graph, name: str, parameters: dict[str, str], rests_on: str) -> None:
    assert run(nile, name, parameters).rests_on == rests_on


def test_the_merely_possible_is_left_out_and_counted(nile: Graph) -> None:
    answer = run(nile, "supporters", topic="mediation by the African Union")
    assert [finding["holder"] for finding in answer] == ["Hanna Bekele"]
    assert dict(answer.left_out) == {"possible": 1}
    assert "Left out: 1 possible (--status all shows them)." in answer.text()
    everything = run(nile, "supporters", topic="mediation by the African Union", statuses="all")
    assert [finding["holder"] for finding in everything] == ["Hanna Bekele", "Karim Fadel"]
    assert not everything.left_out


@pytest.mark.parametrize(
    "narrowing, claims",
    [
        ({}, 3),
        ({"statuses": "actual"}, 3),
        ({"statuses": "denied, possible"}, 0),
        ({"since": "2025-06"}, 3),
        ({"since": "2025-07"}, 0),
        ({"until": "2025-05"}, 0),
        ({"until": "2025"}, 3),
        ({"as_of": "2025-06-02"}, 0),
        ({"as_of": "2025-06-03"}, 3),
        ({"min_confidence": "0.85"}, 1),
        ({"told_by": "the author"}, 1),
        ({"told_by": "Sudanese officials"}, 1),
        ({"told_by": "Hanna Bekele"}, 1),
        ({"told_by": "Egypt"}, 0),
        ({"in_article": "nile-dam-talks"}, 3),
    ],
)
def test_every_question_can_be_narrowed(nile: Graph, narrowing: dict[str, str], claims: int) -> None:
    assert len(run(nile, "stances", {"actor": "Hanna Bekele", **narrowing})) == claims


def test_an_event_without_a_day_is_dated_by_its_last_day_too(nile: Graph) -> None:
    """In August: narrowed to the second half of the month, it is still there."""
    assert len(run(nile, "events", type="CONSULT", statuses="proposed", since="2025-08-20")) == 1
    assert len(run(nile, "events", type="CONSULT", statuses="proposed", since="2025-09")) == 0


@pytest.mark.parametrize(
    "parameters, said",
    [
        (
            {"statuses": "certain"},
            "no status 'certain'; there are actual, planned, proposed, possible, denied, or all",
        ),
        ({"statuses": "plannd"}, "did you mean planned?"),
        ({"since": "yesterday"}, "'yesterday' is no date; write YYYY-MM-DD, YYYY-MM or YYYY"),
        ({"since": "2025-02-30"}, "is no date"),
        ({"min_confidence": "high"}, "'high' is no number from 0 to 1"),
        ({"min_confidence": "7"}, "'7' is no number from 0 to 1"),
        ({"camp": "maybe"}, "no polarity 'maybe'"),
        ({"colour": "red"}, "stances: no parameter 'colour'; it takes: actor, towards, camp, statuses"),
        ({"actor": ""}, "stances: needs actor (whose stances)"),
        ({"in_article": "nowhere"}, "no article here is called 'nowhere'"),
    ],
)
def test_a_wrong_value_gets_one_line(nile: Graph, parameters: dict[str, str], said: str) -> None:
    with pytest.raises(QueryError) as caught:
        run(nile, "stances", {"actor": "Hanna Bekele", **parameters})
    assert said in str(caught.value)


def test_dictionaries_are_ready_for_json(nile: Graph) -> None:
    rows = run(nile, "stances", actor="Bekele").to_dicts()
    read = json.loads(json.dumps(rows))
    assert read == rows
    assert {type(row["confidence"]) for row in rows} == {float}
    assert {row["firsthand"] for row in rows} == {True, False}


def test_a_limit_keeps_the_first_rows(nile: Graph) -> None:
    whole = run(nile, "stances", actor="Bekele")
    cut = run(nile, "stances", actor="Bekele", limit=1)
    assert cut.rows == whole.rows[:1]
    assert cut.result.cut


def test_the_words_of_an_answer(nile: Graph) -> None:
    said = ask(nile, "Who opposes mediation by the AU?").text()
    assert said == (
        "Understood as: Who opposes mediation by the African Union? [opponents]\n"
        "\n"
        "Hanna Bekele\n"
        "  opposes: mediation by the African Union\n"
        "      “According to Sudanese officials, Bekele opposes mediation by the African Union.”\n"
        "      — Egypt and Ethiopia try again over the dam · article of 2025-06-03 · told by Sudanese\n"
        "        officials · actual · confidence 0.80\n"
        "\n"
        "It rests on 1 sentence from 1 article; 1 only reported by others."
    )


def test_what_is_not_shown_is_counted(nile: Graph) -> None:
    said = run(nile, "relations").text(limit=2)
    assert "... and 4 more (--limit 0 shows all)" in said
    assert "more (" not in run(nile, "relations").text(limit=None)


def test_a_guess_by_spelling_is_said(nile: Graph) -> None:
    answer = ask(nile, "Who is Hana Bekelle?")
    assert "taking “Hana Bekelle” for Hanna Bekele" in understood(answer)


def test_nothing_found_is_said(nile: Graph) -> None:
    assert run(nile, "between", actor="Sudan", other="Khartoum").text() == "Nothing found."


def test_the_shortest_chains_through_others(nile: Graph) -> None:
    answer = run(nile, "links", actor="Farmers’ Front", other="Ethiopia")
    assert answer.findings == []
    assert [chain.names for chain in answer.chains] == [("Farmers’ Front", "Karim Fadel", "Ethiopia")]
    first, second = answer.chains[0].steps
    assert first.evidence is not None
    assert "accused him of weakness" in first.evidence.quote
    assert (first.opposing, second.opposing) == (1, 1)
    assert answer.rests_on == "2 sentences from 1 article"
    assert "Farmers’ Front – Karim Fadel – Ethiopia" in answer.text()


def test_chains_are_networkx_shortest_paths(source: LocalSource) -> None:
    network = network_of(source)
    nodes = sorted(network.graph.nodes)
    for one in nodes:
        for other in nodes:
            for chain in network.chains(one, other) if one != other else ():
                around = nx.restricted_view(
                    network.graph, (), [(one, other)] if network.graph.has_edge(one, other) else []
                )
                assert len(chain.steps) == nx.shortest_path_length(around, one, other)
                assert len(set(chain.names)) == len(chain.names) == len(chain.steps) + 1
    assert network.chains("x:nobody", nodes[0]) == ()


def test_questions_by_name_take_parameters_in_words(source: LocalSource) -> None:
    question, bound, english = prepare(
        source, ["stances", "actor=Bekele", "camp=oppose"], {"statuses": "all"}
    )
    assert (question.name, english) == ("stances", None)
    assert bound.shown == {"actor": "Hanna Bekele", "camp": "oppose", "statuses": "all"}
    with pytest.raises(UnknownNameError):
        prepare(source, ["stances", "actor=Nobody"], {})


def test_patterns_are_counted(source: LocalSource) -> None:
    query = "SELECT ?who { ?s :holder/rdfs:label ?who ; :polarity :oppose . OPTIONAL { ?s :against ?x } }"
    assert len(patterns(query, source)) == 3
    made = explain(source, query)
    assert {pattern.matches for pattern in made.patterns} == {3, 10}
    assert "3 rows in" in str(made)
    source.close()


def test_answers_are_the_same_in_every_run(nile: Graph) -> None:
    def said() -> list[str]:
        answers: list[Answer] = [
            run(nile, "links", actor="Egypt", other="Bekele"),
            run(nile, "actors"),
            run(nile, "network"),
        ]
        return [answer.text(limit=None) for answer in answers]

    assert said() == said()


def test_both_of_two_claims_bring_their_whole_evidence(nile: Graph) -> None:
    (finding,) = run(nile, "contradictions")
    one, other = finding.evidence
    assert {one.teller, other.teller} == {"Hanna Bekele", "Sudanese officials"}
    for item in (one, other):
        assert (item.status, item.dated, item.firsthand) == ("actual", "articleDate", False)
        assert 0 < item.confidence <= 1


def test_each_side_of_an_agreement_is_said_once(nile: Graph) -> None:
    answer = run(nile, "agreements", actor="Hanna Bekele", other="Karim Fadel", statuses="all")
    said = answer.text(limit=None, width=10_000).splitlines()
    held = [line for line in said if line.startswith(("  Hanna Bekele ", "  Karim Fadel "))]
    assert held
    assert len(held) == len(set(held))
    assert {line.split()[0] for line in held} == {"Hanna", "Karim"}


def test_the_network_can_be_kept_to_strong_ties(nile: Graph) -> None:
    every = run(nile, "network").to_dicts()
    strong = run(nile, "network", least="2").to_dicts()
    assert strong == [row for row in every if int(str(row["claims"])) >= 2]
    assert 0 < len(strong) < len(every)


@pytest.mark.parametrize("least", ["-1", "2.5", "two", "1) } DROP ALL", "9" * 40, "²"])
def test_a_count_is_a_whole_number(nile: Graph, least: str) -> None:
    with pytest.raises(QueryError, match="no whole number"):
        run(nile, "network", least=least)


@pytest.mark.parametrize("name", ["demands", "pledges"])
def test_what_stands_under_a_name_does_not_begin_with_it(nile: Graph, name: str) -> None:
    answer = run(nile, name)
    said = [(heading, say(answer.question.say, f)) for heading, found in answer.groups() for f in found]
    assert said
    assert not [line for heading, line in said if line.startswith(heading) or f": {heading} →" in line]


@pytest.mark.parametrize(
    "kind, holders", [("Person", {"Hanna Bekele"}), ("country", set()), ("Organization", {"Farmers’ Front"})]
)
def test_opponents_of_one_type(nile: Graph, kind: str, holders: set[str]) -> None:
    found = {f["holder"] for topic in ("Fadel", "AU") for f in run(nile, "opponents", topic=topic, kind=kind)}
    assert found == holders


@pytest.mark.parametrize("period", [{"since": "2020"}, {"until": "2030"}, {"as_of": "2030"}])
def test_a_period_says_what_it_leaves_out_for_want_of_a_date(example: Record, period: dict[str, str]) -> None:
    article = msgspec.structs.replace(example.article, published=None)
    with Graph.of([msgspec.structs.replace(example, article=article)]) as graph:
        answer = ask(graph, "Who opposes mediation by the AU?", **period)
        assert (len(answer), answer.undated) == (0, 1)
        assert str(answer).endswith("Nothing found.\nLeft out: 1 without a date.")
        assert "without a date" not in str(ask(graph, "Who opposes mediation by the AU?"))
        overview = ask(graph, "Who is Bekele?", **period)
        assert str(overview).endswith("Claims without a date are left out.")


def test_a_dated_claim_outside_the_period_is_not_left_out_for_want_of_a_date(nile: Graph) -> None:
    answer = ask(nile, "Who opposes mediation by the AU?", since="2030")
    assert (len(answer), answer.undated) == (0, 0)
    assert str(answer).endswith("Nothing found.")
