"""Asking a question of the catalogue: parameters in, query run, answer with evidence out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from pyoxigraph import Literal, NamedNode, Store

from kg.graph.store import Graph
from kg.model import STATUSES
from queries.answers import Answer, evidence_of, value_of
from queries.catalogue import Question, load, names
from queries.chains import Chain, network_of
from queries.english import understand
from queries.parameters import Bound, bind
from queries.results import Result, plain
from queries.source import Source, source_of

#: The question that looks for chains through others as well.
_LINKS = "links"
#: The parameters that leave out what has no date.
_PERIOD = frozenset({"since", "until", "as_of"})


def run(
    graph: Graph | Store | Source,
    name: str,
    parameters: Mapping[str, str] | None = None,
    *,
    limit: int | None = None,
    **given: str,
) -> Answer:
    """Ask a question of the catalogue by its name.

    :param name: as ``kg questions`` lists them: ``stances``, ``opponents``, ``timeline`` ...
    :param limit: keep at most so many rows; ``None`` for all.
    :param parameters: the same as ``given``, as a mapping.
    :param given: the question's parameters, as text: names as people write them ("Iran", "the US", "Kim"), dates as ISO
        8601 (days, months or years), ``statuses``, ``since``, ``until``, ``as_of``, ``min_confidence``, ``told_by``,
        ``in_article``. Empty text counts as left out.
    :raises QueryError: for an unknown question or parameter, or a value of the wrong kind.
    :raises UnknownNameError: for a name that isn't in the graph, with the nearest ones.
    :raises AmbiguousNameError: for a name that several bear.

    >>> import kg
    >>> with kg.open("tests/graph/golden/example.trig") as graph:
    ...     [finding["target"] for finding in run(graph, "stances", actor="Bekele", camp="oppose")]
    ['mediation by the African Union']
    """
    source = source_of(graph)
    question = load(name)
    asked = {**(parameters or {}), **given}
    bound = bind(question, asked, names=source.names, iris=source.iris)
    return run_bound(source, question, bound, limit=limit)


def run_bound(
    source: Source, question: Question, bound: Bound, *, limit: int | None = None, asked: str | None = None
) -> Answer:
    """Ask a question whose parameters are resolved."""
    sparql = question.bind(bound.terms, vocabulary=source.iris.vocabulary)
    result = source.run(sparql, limit=limit)
    by_claim = _is_claim_by_claim(question)
    left_out = partial(_left_out, source, question, bound) if "statuses" not in bound.terms else None
    undated = partial(_undated, source, question, bound) if _PERIOD & bound.terms.keys() else None
    return Answer(
        question,
        result,
        sparql,
        given=dict(bound.shown),
        matches=bound.matches,
        asked=asked,
        find_chains=partial(_chains, source, bound) if question.name == _LINKS else None,
        count_left_out=left_out if by_claim else None,
        count_undated=undated if by_claim else None,
        notes=bound.notes,
    )


def _chains(source: Source, bound: Bound) -> tuple[Chain, ...]:
    ends = (plain(bound.terms["actor"]) or "", plain(bound.terms["other"]) or "")
    return tuple(_shown(source, chain) for chain in network_of(source).chains(*ends))


def _shown(source: Source, chain: Chain) -> Chain:
    """Give a chain with the sentence of one claim for each of its ties."""
    question = load("claim")
    steps = []
    for step in chain.steps:
        bound = question.bind({"claim": NamedNode(step.example)}, vocabulary=source.iris.vocabulary)
        found = source.run(bound)
        rows = [dict(zip(found.columns, map(value_of, row), strict=True)) for row in found.rows[:1]]
        steps.append(replace(step, evidence=evidence_of(rows[0]) if rows else None))
    return Chain(chain.names, tuple(steps))


def _left_out(source: Source, question: Question, bound: Bound) -> Counter[str]:
    """Count the claims that a question would have found with any status."""
    every = Literal(" ".join(STATUSES))
    result = source.run(question.bind({**bound.terms, "statuses": every}, vocabulary=source.iris.vocabulary))
    status, claim = result.columns.index("status"), result.columns.index("claim")
    found = {plain(row[claim]): plain(row[status]) or "" for row in result.rows}
    wanted = set(question.statuses.split())
    return Counter(word for word in found.values() if word not in wanted)


def _undated(source: Source, question: Question, bound: Bound) -> int:
    """Count the claims without a date that a question would have found, had it named no period."""
    terms = {name: term for name, term in bound.terms.items() if name not in _PERIOD}
    result = source.run(question.bind(terms, vocabulary=source.iris.vocabulary))
    dated, claim = result.columns.index("dated"), result.columns.index("claim")
    return len({plain(row[claim]) for row in result.rows if plain(row[dated]) == "undated"})


def _is_claim_by_claim(question: Question) -> bool:
    """Tell whether a row is one claim: not two that are compared, and no count over many."""
    columns = question.returns.keys()
    return bool(question.statuses) and "claim" in columns and not columns & {"other_claim", "claims", "ties"}


def ask(graph: Graph | Store | Source, text: str, *, limit: int | None = None, **narrowing: str) -> Answer:
    """Ask in English: "Who opposes a nuclear South Korea?", "What does Trump want from Kim?".

    :param narrowing: ``statuses``, ``since``, ``until``, ``as_of``, ``min_confidence``, ``told_by``, ``in_article``; they
        come on top of what the question itself says.
    :raises UnreadQuestionError: when the question isn't understood; ``closest`` has questions that can be asked.
    :raises UnknownNameError: for a name that isn't in the graph, with the nearest ones.
    :raises AmbiguousNameError: for a name that several bear.

    >>> import kg
    >>> with kg.open("tests/graph/golden/example.trig") as graph:
    ...     answer = ask(graph, "Who opposes mediation by the AU?")
    >>> print(answer.evidence[0].quote)
    According to Sudanese officials, Bekele opposes mediation by the African Union.
    >>> answer.rests_on
    '1 sentence from 1 article; 1 only reported by others'
    """
    source = source_of(graph)
    question, bound, asked = prepare(source, [text], narrowing)
    return run_bound(source, question, bound, limit=limit, asked=asked)


def prepare(
    source: Source, words: Sequence[str], narrowing: Mapping[str, str]
) -> tuple[Question, Bound, str | None]:
    """Make ready to ask: English, or a question's name followed by ``parameter=value`` words.

    Gives the question, its parameters as terms, and the English, if it was English.

    :raises QueryError: and its kinds, as :func:`ask` and :func:`run` do.
    """
    if words[0] in names() and all("=" in word for word in words[1:]):
        question = load(words[0])
        given = dict(word.split("=", 1) for word in words[1:])
        return question, bind(question, {**given, **narrowing}, names=source.names, iris=source.iris), None
    text = " ".join(words)
    question, bound = understand(text, names=source.names, iris=source.iris)
    more = bind(question, narrowing, names=source.names, iris=source.iris, partial=True)
    return question, bound.with_more(more), text


def sparql(
    graph: Graph | Store | Source, query: str, *, seconds: float | None = None, limit: int | None = None
) -> Result:
    """Run a SPARQL query over all of a graph's articles, or those that it names with ``FROM``; our prefixes need no declaring.

    :param seconds: stop it after so long, on a worker process; ``None`` runs it here, however long it takes.
    :param limit: give at most so many rows or triples; ``Result.cut`` says if there were more.
    :raises SyntaxQueryError: with line and column, and what was expected.
    :raises TimeoutQueryError: when the time was up.
    :raises QueryError: for a query that would leave the graph (``SERVICE``), or breaks the engine.

    >>> import kg
    >>> with kg.open("tests/graph/golden/example.trig") as graph:
    ...     sparql(graph, "SELECT ?who { ?s :against actor:ETH ; :holder/rdfs:label ?who }").dicts()
    [{'who': 'Karim Fadel'}]
    """
    return source_of(graph).run(query, seconds=seconds, limit=limit)
