"""English questions, understood by a small grammar: a question of the catalogue and its parameters, or nothing at all.

A question is only taken if one phrasing of ``grammar.yaml`` accounts for the whole of it and every name in it is found.
Otherwise the questions that can be asked and come closest are given back: never a guess.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from rapidfuzz import fuzz, process

from kg.errors import AmbiguousNameError, QueryError, UnknownNameError, UnreadQuestionError
from kg.ids import Iris
from queries.catalogue import Question, load, load_all
from queries.folding import normal
from queries.names import Names
from queries.parameters import Bound, bind
from queries.periods import take_period
from queries.phrasings import Reading, phrasings

MAX_LENGTH = 500
_SPACES = re.compile(r"\s+")
_QUOTES = str.maketrans(
    {"’": "'", "‘": "'", "“": None, "”": None, '"': None, "„": None, "«": None, "»": None}
)
_CONTRACTIONS = (
    (re.compile(r"\b(who|what|where|when|how|that|there|it|he|she)'s\b", re.IGNORECASE), r"\1 is"),
    (re.compile(r"\b(who|what|they|we|you)'re\b", re.IGNORECASE), r"\1 are"),
    (re.compile(r"\b(who|what|they|we|you|i)'ve\b", re.IGNORECASE), r"\1 have"),
    (re.compile(r"\b(who|what|where|it)'d\b", re.IGNORECASE), r"\1 would"),
    (
        re.compile(r"\b(do|does|did|is|are|was|were|has|have|would|should|could)n't\b", re.IGNORECASE),
        r"\1 not",
    ),
    (re.compile(r"\bcannot\b|\bcan't\b", re.IGNORECASE), "can not"),
)
_POLITE = re.compile(
    r"(?:(?:please|kindly|hello|hi|hey|ok|okay|so|well|and|now|then)\b,? |"
    r"(?:can|could|would) you (?:please )?(?=tell|show|list|give|find|name|say|explain|summari|describe|quote)|"
    r"(?:tell me|explain|say|do you know|i(?: want| would like|'d like) to know|i wonder|let me know)"
    r"(?: please)?,? (?=who|what|which|where|when|how|why|is |are |does |do |did )|(?:to me|me) (?=who|what|which))+",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"(?:[\s?!.,;:]+|,? please|,? then|,? exactly|,? (?:right )?now|,? today|,? if anyone|,? if anything)+$",
    re.IGNORECASE,
)
_TELLER = re.compile(
    r"(?P<rest>.+?),? (?:according to|as told by|told by|as reported by|reported by|in the words of|in the view of) (?P<teller>.+)",
    re.IGNORECASE,
)
_FIRST_TELLER = re.compile(r"according to (?P<teller>[^,]+), (?P<rest>.+)", re.IGNORECASE)
_ARTICLE = re.compile(r"(?P<rest>.+?),? (?:in|within) (?:the )?article (?P<article>.+)", re.IGNORECASE)


def understand(text: str, *, names: Names, iris: Iris) -> tuple[Question, Bound]:
    """Find the catalogue question that an English question comes down to, with its parameters.

    :raises UnreadQuestionError: when no phrasing fits the whole of it; ``closest`` has questions that can be asked.
    :raises UnknownNameError: when it is understood but for a name; :raises AmbiguousNameError: for a name of several.
    """
    first_problem: QueryError | None = None
    for reading in _readings(text):
        question = load(reading.ask)
        try:
            bound = bind(question, dict(reading.given), names=names, iris=iris)
        except (UnknownNameError, AmbiguousNameError) as exc:
            first_problem = first_problem or exc
            continue
        if first_problem is not None and any(match.how == "spelling" for match in bound.matches.values()):
            continue  # a name that is only nearly one, where a closer reading failed, is too much of a guess
        if len({match.entry.iri for match in bound.matches.values()}) < len(bound.matches):
            continue  # nobody is asked about with themselves: two slots that mean one actor are a misreading
        return question, bound
    if first_problem is not None:
        raise first_problem
    closest = list(suggestions(text, names=names))
    shown = "; ".join(f"“{question}”" for question in closest)
    raise UnreadQuestionError(
        f"this question is not understood; the closest that can be asked: {shown}", closest
    )


def cleaned(text: str) -> str:
    """Take from a question what doesn't change it: politeness, punctuation, contractions.

    >>> cleaned("Please, can you tell me who's against Iran?!")
    'who is against Iran'
    """
    text = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    text = _SPACES.sub(" ", "".join(" " if unicodedata.category(c)[0] == "C" else c for c in text)).strip()
    for pattern, full in _CONTRACTIONS:
        text = pattern.sub(full, text)
    text = _ENDS.sub("", text)
    polite = _POLITE.match(text)
    return text[polite.end() :] if polite else text


def _readings(text: str) -> Iterator[Reading]:
    """Yield the ways to understand a question, with what it says of time, teller and article as parameters."""
    if len(text) > MAX_LENGTH:
        raise QueryError(f"the question is longer than {MAX_LENGTH} characters; ask in one sentence")
    rest, period = take_period(cleaned(text))
    yield from _with(rest, period)
    for pattern, parameter in ((_TELLER, "told_by"), (_FIRST_TELLER, "told_by"), (_ARTICLE, "in_article")):
        found = pattern.fullmatch(rest)
        if found is not None:
            value = found["article" if parameter == "in_article" else "teller"]
            inner, inner_period = take_period(found["rest"])
            yield from _with(inner, {**period, **inner_period, parameter: value})


def _with(text: str, extra: dict[str, str]) -> Iterator[Reading]:
    for reading in phrasings().readings(text):
        accepted = {parameter.name for parameter in load(reading.ask).accepted}
        if extra.keys() <= accepted:
            yield Reading(reading.ask, (*reading.given, *extra.items()), reading.literal)


def suggestions(text: str, *, names: Names, limit: int = 4) -> Iterator[str]:
    """Yield questions that can be asked and come closest to this one, with its own names in them where it has any."""
    mentioned = _mentioned(text, names)
    candidates = {}
    for question in load_all():
        made = question.example.ask
        slots = [p for p in question.parameters if p.type in ("actor", "topic", "issue")]
        if question.pattern and len(mentioned) >= sum(p.required for p in slots):
            made = question.pattern.format(
                **dict(zip([p.name for p in slots], [*mentioned, *"???"], strict=False))
            )
        if "?" not in made[:-1]:
            candidates[made] = made
    ranked = process.extract(
        normal(text), candidates, scorer=fuzz.token_set_ratio, processor=normal, limit=limit
    )
    for made, _, _ in ranked:
        yield made


def _mentioned(text: str, names: Names) -> list[str]:
    """Find the actors and issues that a text names, in order, the longest name at each place."""
    words = cleaned(text).split()
    found: list[str] = []
    start = 0
    while start < len(words):
        for end in range(min(len(words), start + 6), start, -1):
            entry = names.exact(" ".join(words[start:end]), kinds=("actor", "issue"))
            if entry is not None:
                if entry.label not in found:
                    found.append(entry.label)
                start = end - 1
                break
        start += 1
    return found
