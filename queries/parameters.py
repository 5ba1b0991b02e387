"""Parameters of questions: from what people write to type-checked RDF terms.

A value becomes part of a query only as a term that the RDF library has made and will serialise; whatever it holds
(quotes, brackets, SPARQL, control characters) is then nothing but a value.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from pyoxigraph import Literal, NamedNode
from rapidfuzz import fuzz, process

from kg.errors import QueryError
from kg.ids import Iris
from kg.model import EVENT_TYPES, RELATION_TYPES, STATUSES
from queries.catalogue import Parameter, Question
from queries.folding import normal
from queries.names import Match, Names, NodeKind

_XSD = "http://www.w3.org/2001/XMLSchema#"
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")
#: So many digits no count of claims has; twice as many would not fit into an engine's integers.
_TOO_LONG = 10
_LAST_OF_PERIOD = {"until", "as_of"}
_KINDS: dict[str, tuple[NodeKind, ...]] = {
    "actor": ("actor",),
    "place": ("actor",),
    "issue": ("issue",),
    "topic": ("actor", "issue"),
    "article": ("article",),
}
QUAD_CLASSES = (
    "verbalCooperation",
    "materialCooperation",
    "verbalConflict",
    "materialConflict",
    "domesticPolitics",
)
POLARITIES = ("support", "oppose", "neutral")
ALL = "all"
#: What the author of an article is called, whoever it is.
AUTHORS = ("author", "article", "writer", "text", "piece", "columnist")


@dataclass(frozen=True, slots=True)
class Bound:
    """Parameters ready to be put into a query, with what each name was taken for."""

    terms: dict[str, NamedNode | Literal]
    matches: dict[str, Match]
    #: How each parameter is shown to people.
    shown: dict[str, str]
    #: What of an English question the parameters don't say, a sentence each.
    notes: tuple[str, ...] = ()

    def with_more(self, other: Bound) -> Bound:
        """Give both together; the other's win."""
        return Bound(
            {**self.terms, **other.terms},
            {**self.matches, **other.matches},
            {**self.shown, **other.shown},
            (*self.notes, *other.notes),
        )


def bind(
    question: Question, given: Mapping[str, str], *, names: Names, iris: Iris, partial: bool = False
) -> Bound:
    """Turn what was given for a question's parameters into terms.

    :param partial: required parameters may be missing, for they come from elsewhere.
    :raises QueryError: for a parameter the question doesn't have, one that is missing, or a value of the wrong kind.
    :raises UnknownNameError: for a name that is not in the graph; :raises AmbiguousNameError: for one of several.
    """
    accepted = {parameter.name: parameter for parameter in question.accepted}
    for name in given:
        if name not in accepted:
            known = ", ".join(accepted) or "none"
            raise QueryError(f"{question.name}: no parameter {name!r}; it takes: {known}")
    for parameter in question.parameters:
        if parameter.required and not partial and not given.get(parameter.name):
            raise QueryError(f"{question.name}: needs {parameter.name} ({parameter.help})")
    bound = Bound({}, {}, {})
    for name, value in given.items():
        if value:
            _bind_one(bound, accepted[name], value, names=names, iris=iris)
    return bound


def _bind_one(bound: Bound, parameter: Parameter, value: str, *, names: Names, iris: Iris) -> None:
    if parameter.name == "told_by" and normal(value) in AUTHORS:
        # Each article has an author of its own; the class stands for all of them.
        bound.terms[parameter.name] = NamedNode(f"{iris.vocabulary}Author")
        bound.shown[parameter.name] = "the author"
        return
    if parameter.type in _KINDS:
        match = names.find(value, kinds=_KINDS[parameter.type], place=parameter.type == "place")
        bound.matches[parameter.name] = match
        bound.terms[parameter.name] = NamedNode(match.entry.iri)
        bound.shown[parameter.name] = match.entry.label
        return
    bound.terms[parameter.name] = _TERMS[parameter.type](parameter, value, iris)
    bound.shown[parameter.name] = value


def day(value: str, *, last: bool) -> str:
    """Give the first or last day of a date: a day, a month or a year (ISO 8601).

    :raises QueryError: for anything else.

    >>> day("2019", last=False), day("2024-02", last=True), day("2025-06-03", last=True)
    ('2019-01-01', '2024-02-29', '2025-06-03')
    """
    found = _DATE.match(value.strip())
    if found is not None:
        year, month, date = int(found[1]), found[2], found[3]
        try:
            first_month = int(month) if month else (12 if last else 1)
            length = calendar.monthrange(year, first_month)[1]
            number = int(date) if date else (length if last else 1)
            if 1 <= number <= length and year >= 1:
                return f"{year:04}-{first_month:02}-{number:02}"
        except calendar.IllegalMonthError:
            pass
    raise QueryError(f"{value!r} is no date; write YYYY-MM-DD, YYYY-MM or YYYY")


def _date(parameter: Parameter, value: str, iris: Iris) -> Literal:
    text = day(value, last=parameter.name in _LAST_OF_PERIOD)
    return Literal(text, datatype=NamedNode(f"{_XSD}date"))


def _number(parameter: Parameter, value: str, iris: Iris) -> Literal:
    try:
        number = Decimal(value)
    except InvalidOperation:
        number = Decimal(-1)
    if not 0 <= number <= 1:
        raise QueryError(f"{value!r} is no number from 0 to 1, which {parameter.name} needs")
    return Literal(f"{number:f}", datatype=NamedNode(f"{_XSD}decimal"))


def _count(parameter: Parameter, value: str, iris: Iris) -> Literal:
    text = value.strip()
    if not (text.isascii() and text.isdecimal() and len(text) < _TOO_LONG):
        raise QueryError(f"{value!r} is no whole number, which {parameter.name} needs")
    return Literal(str(int(text)), datatype=NamedNode(f"{_XSD}integer"))


def _statuses(parameter: Parameter, value: str, iris: Iris) -> Literal:
    words = re.split(r"[\s,;|+]+", value.strip().casefold())
    if words == [ALL]:
        words = list(STATUSES)
    return Literal(" ".join(_one_of(word, STATUSES, "status", also=f", or {ALL}") for word in words))


def _text(parameter: Parameter, value: str, iris: Iris) -> Literal:
    try:
        return Literal(value)
    except ValueError as exc:
        raise QueryError(f"{parameter.name}: this text can't be written as UTF-8 ({value!r})") from exc


def _event_type(parameter: Parameter, value: str, iris: Iris) -> NamedNode:
    known = {name.casefold(): name for name in (*EVENT_TYPES, *QUAD_CLASSES)}
    name = known.get(re.sub(r"[\s_-]+", "", value).casefold()) or _one_of(value, EVENT_TYPES, "event type")
    return NamedNode(iris.vocabulary + name)


def _claim(parameter: Parameter, value: str, iris: Iris) -> NamedNode:
    """Give a claim's node from its IRI, or from what follows the base in it."""
    short = value.strip().strip("/")
    if not short.startswith(("http://", "https://")):
        short = f"{iris.base}{'' if short.startswith('article/') else 'article/'}{short}"
    try:
        return NamedNode(short)
    except ValueError as exc:
        raise QueryError(f"{value!r} names no claim; write ARTICLE/stance/3, or its whole IRI") from exc


def _polarity(parameter: Parameter, value: str, iris: Iris) -> NamedNode:
    return NamedNode(iris.vocabulary + _one_of(value.strip().casefold(), POLARITIES, "polarity"))


def _relation_type(parameter: Parameter, value: str, iris: Iris) -> NamedNode:
    known = {name.casefold(): name for name in RELATION_TYPES}
    name = known.get(re.sub(r"[\s_-]+", "", value).casefold()) or _one_of(
        value, RELATION_TYPES, "relation type"
    )
    return NamedNode(iris.vocabulary + name)


_TERMS: dict[str, Callable[[Parameter, str, Iris], NamedNode | Literal]] = {
    "date": _date,
    "number": _number,
    "count": _count,
    "statuses": _statuses,
    "text": _text,
    "eventType": _event_type,
    "polarity": _polarity,
    "relationType": _relation_type,
    "claim": _claim,
}


def _one_of(value: str, known: tuple[str, ...], what: str, *, also: str = "") -> str:
    if value in known:
        return value
    near = process.extractOne(value, known, scorer=fuzz.WRatio, processor=str.casefold, score_cutoff=70)
    hint = f"did you mean {near[0]}? " if near else ""
    raise QueryError(f"no {what} {value!r}; {hint}there are {', '.join(known)}{also}")
