"""English questions, understood by a small grammar: a question of the catalogue and its parameters, or nothing at all.

A question is only taken if one phrasing of ``grammar.yaml`` accounts for the whole of it and every name in it is found.
Otherwise the questions that can be asked and come closest are given back: never a guess.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from rapidfuzz import fuzz, process

from kg.errors import AmbiguousNameError, QueryError, UnknownNameError, UnreadQuestionError
from kg.ids import Iris
from queries.catalogue import Question, load, load_all
from queries.folding import normal
from queries.names import Entry, Names
from queries.parameters import AUTHORS, Bound, bind
from queries.periods import take_period
from queries.phrasings import Reading, phrasings
from queries.scope import NEGATION, asked_type, loses_negation, notes
from queries.unread import mended, strange, unread

MAX_LENGTH = 500
#: What has more words than this and isn't known is no name.
_LONGEST_NAME = 7
#: Words that may stand where a name does and are none.
_PRONOUNS = (
    "who whom whose what which where when why how anyone anybody anything someone somebody something everyone everybody"
    " everything nobody nothing no one others he him she her it they them this that these those we us you"
)
_NO_NAMES = frozenset(_PRONOUNS.split())
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
#: Words that strengthen or soften a question and never change which one it is.
_ADVERBS = re.compile(
    r" (?:exactly|actually|really|ever|currently|generally|openly|publicly|explicitly|officially|so far|at all|in fact"
    r"|basically|precisely|mainly|primarily|specifically|already|yet|recently|apparently|on earth|in the world|still"
    r"|strongly|firmly|clearly|simply|always|lately|at present|at the moment|these days|nowadays|thus far|to date"
    r"|overall|in general|in particular|especially|most of all|above all|supposedly|allegedly)(?= |$)",
    re.IGNORECASE,
)
#: Those whom a relative clause tells of ("name those who oppose it"): a question for who.
_THOSE = (
    r"(?:people|persons?|actors?|countries|country|states?|nations?|governments?|leaders?|politicians?|parties|party"
    r"|groups?|ones?|those|anyone|anybody|everyone|everybody|someone|somebody|players?|sides?)"
)
#: Other ways to begin a question word.
_BEGINNINGS = (
    (
        re.compile(
            r"^(?P<aux>has|have|had|did|does|do|is|are|was|were|could|can|would|will|might|may) (?:anyone|anybody|someone|somebody"
            r"|any (?:countries|country|states?|actors?|leaders?|politicians?|party|parties|people|governments?))(?: else)? ",
            re.IGNORECASE,
        ),
        r"who \g<aux> ",
    ),
    (re.compile(r"^how come ", re.IGNORECASE), "why "),
    (
        re.compile(
            r"^(?:list|show|give|tell|name|recount|recap|walk|run)(?: me| us)?(?: through)? (?:everything|all|anything|what)"
            r" (?:that |which )?(?=(?:has |have |had |is |was )?(?:happen|occur|t(?:ook|aken|akes?) place|go(?:ne|es|ing)? on|went on|planned|said))",
            re.IGNORECASE,
        ),
        "what ",
    ),
    (re.compile(r"\bone another\b", re.IGNORECASE), "each other"),
    (re.compile(r",? and (?:why|how|when|where)$", re.IGNORECASE), ""),
    (
        re.compile(
            rf"^(?:(?:name|list|show|give|find|get|identify|point out|which are|who are|who is|who was|are there|is there|was there)"
            rf"(?: me| us)?(?: a list of)?(?: (?:all|any|some|the|of|other))* {_THOSE} (?:that|who|which) |"
            r"(?:who|which \w+|what \w+) (?:is|are|was|were) (?:it that|it who|the (?:ones?|people|actors?) (?:that|who)|those who) )",
            re.IGNORECASE,
        ),
        "who ",
    ),
    (
        re.compile(
            rf"^(?:name|list|show|give|find|get|identify|who are|are there|is there|was there)(?: me| us)?(?: a list of)?"
            rf"(?: (?:all|any|some|the|of|other))* {_THOSE} (?=\w+ing\b)",
            re.IGNORECASE,
        ),
        "who is ",
    ),
    (
        re.compile(
            r"^what (?:is|are|was|were) (?:it|(?:all |some of )?the (?:things?|ideas?|policy|policies|issues?|points?|matters?|goals?))"
            r" (?:that |which )?(?!about\b|of\b|for\b|in\b|on\b|between\b|at\b|with\b|here\b|raised\b|discussed\b|dividing\b|separating\b)(?=\w)",
            re.IGNORECASE,
        ),
        "what ",
    ),
    (re.compile(r"^in (?:what|which) ways? ", re.IGNORECASE), "how "),
    (
        re.compile(
            r"^(?:what|which) (?:things?|stuff) (?=is |are |do |does |did |has |have )", re.IGNORECASE
        ),
        "what ",
    ),
    (re.compile(r"^(?:to|against|for|on|about|from|over) (?=what |whom |which )", re.IGNORECASE), ""),
    (re.compile(r"^what about ", re.IGNORECASE), "tell me about "),
)
_POLITE = re.compile(
    r"(?:(?:please|kindly|hello|hi|hey|ok|okay|so|well|and|but|also|now|then|first|next|finally)\b,? |"
    r"(?:can|could|would) you (?:please )?(?=tell|show|list|give|find|name|say|explain|summari|describe|quote)|"
    r"(?:tell me|show me|explain|say|do you know|i(?: want| would like|'d like| need) to know|i wonder|let me know|find out)"
    r"(?: please)?,? (?=who|what|which|where|when|how|why|is |are |does |do |did )|(?:to me|me) (?=who|what|which))+",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"(?:[\s?!.,;:]+|,? please|,? then|,? (?:right )?now|,? today|,? if (?:anyone|anything|any|at all)|,? (?:the )?most(?: of all)?"
    r"|,? in the (?:past|end)|,? until now|,? up to now|,? or not|,? after all|,? first and foremost|,? in this (?:matter|respect))+$",
    re.IGNORECASE,
)
_TELLER = re.compile(
    r"(?P<rest>.+?),? (?:according to|as told by|told by|as reported by|reported by|in the words of|in the view of) (?P<teller>.+)",
    re.IGNORECASE,
)
_FIRST_TELLER = re.compile(r"according to (?P<teller>[^,]+), (?P<rest>.+)", re.IGNORECASE)
#: Where a question is asked: it changes nothing, for nothing but the articles is ever asked.
_SETTING = re.compile(
    r"(?:^| |, )(?:in|from|within|throughout) (?:the|this|these|that|our|your) (?:articles?|texts?|pieces?|graph|data|story|stories"
    r"|sources?|material|news)(?=$|,? (?!of\b))|,? (?:here|in all this|in this context)$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?P<rest>.+?),? (?:in|within) (?:the )?article (?P<article>.+)", re.IGNORECASE)


def understand(text: str, *, names: Names, iris: Iris) -> tuple[Question, Bound]:
    """Find the catalogue question that an English question comes down to, with its parameters.

    :raises UnreadQuestionError: when no phrasing fits the whole of it; ``closest`` has questions that can be asked.
    :raises UnknownNameError: when it is understood but for a name; :raises AmbiguousNameError: for a name of several.
    """
    first_problem: tuple[UnknownNameError | AmbiguousNameError, dict[str, str]] | None = None
    for reading in _readings(text):
        question = load(reading.ask)
        given, narrowed = _typed(reading, question, text)
        try:
            bound = bind(question, given, names=names, iris=iris)
        except (UnknownNameError, AmbiguousNameError) as exc:
            first_problem = first_problem or (exc, given)
            continue
        if first_problem is not None and any(match.how == "spelling" for match in bound.matches.values()):
            continue  # a name that is only nearly one, where a closer reading failed, is too much of a guess
        if len({match.entry.iri for match in bound.matches.values()}) < len(bound.matches):
            continue  # nobody is asked about with themselves: two slots that mean one actor are a misreading
        if any(map(loses_negation, bound.matches.values())):
            continue
        return question, replace(bound, notes=notes(cleaned(text), question.name, narrowed=narrowed))
    if first_problem is not None and not _half_read(first_problem, names):
        raise first_problem[0]
    raise _not_understood(text, names, iris)


def _typed(reading: Reading, question: Question, text: str) -> tuple[dict[str, str], bool]:
    """Give a reading's parameters with the type of actor that is asked for, and whether the question is narrowed to it."""
    given = dict(reading.given)
    asked = asked_type(cleaned(text))
    narrowed = asked is not None and asked[1] != "" and any(p.name == "kind" for p in question.parameters)
    if asked is not None and narrowed:
        given["kind"] = asked[1]
    return given, narrowed or reading.ask == "actors"


def _not_understood(text: str, names: Names, iris: Iris) -> UnreadQuestionError:
    """Say which part of a question can't be read, and what can be asked in its place."""
    plain = cleaned(text)
    mentioned = [word for label in _mentioned(text, names) for word in label.split()]
    known = [*mentioned, *(word for word in plain.split() if names.exact(word) is not None)]

    def understood(question: str) -> bool:
        return any(_fits(reading, names, iris) for reading in _readings(question))

    closest = list(suggestions(text, names=names))
    shown = "; ".join(f"“{question}”" for question in closest)
    better = mended(plain, known=known, understood=understood)
    if better is not None:
        better = f"{better[:1].upper()}{better[1:]}?"
        return UnreadQuestionError(
            f"this question is not understood; did you mean “{better}”", [better, *closest[:-1]]
        )
    part = unread(plain, understood=understood) or ", ".join(strange(plain, known=known))
    which = f": “{part}” can't be read" if part else ""
    return UnreadQuestionError(
        f"this question is not understood{which}; the closest that can be asked: {shown}", closest
    )


def _fits(reading: Reading, names: Names, iris: Iris) -> bool:
    """Tell whether a reading is complete: every name in it is found, none by a guess."""
    try:
        bound = bind(load(reading.ask), dict(reading.given), names=names, iris=iris)
    except (UnknownNameError, AmbiguousNameError):
        return False
    matches = bound.matches.values()
    return not any(match.how == "spelling" or loses_negation(match) for match in matches)


def cleaned(text: str) -> str:
    """Take from a question what doesn't change it: politeness, punctuation, contractions.

    >>> cleaned("Please, can you tell me who's against Iran?!")
    'who is against Iran'
    """
    text = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    text = _SPACES.sub(" ", "".join(" " if unicodedata.category(c)[0] == "C" else c for c in text)).strip()
    for pattern, full in _CONTRACTIONS:
        text = pattern.sub(full, text)
    text = _ADVERBS.sub("", _ENDS.sub("", text))
    polite = _POLITE.match(text)
    text = text[polite.end() :] if polite else text
    for pattern, usual in _BEGINNINGS:
        text = pattern.sub(usual, text)
    return text


def _half_read(problem: tuple[UnknownNameError | AmbiguousNameError, dict[str, str]], names: Names) -> bool:
    """Tell whether a name that wasn't found is none: words of the question around a name, a negation, a whole clause."""
    exc, given = problem
    if isinstance(exc, AmbiguousNameError):
        return False
    unknown = [value for value in given.values() if repr(value) in str(exc)]
    return any(
        len(value.split()) > _LONGEST_NAME
        or normal(value) in _NO_NAMES
        or NEGATION.intersection(normal(value).split())
        or _mentioned(value, names)
        for value in unknown
    )


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
    everywhere = _SETTING.sub("", rest).strip(" ,")
    if everywhere != rest:
        inner, inner_period = take_period(everywhere)
        yield from _with(inner, {**period, **inner_period})


def _with(text: str, extra: dict[str, str]) -> Iterator[Reading]:
    for reading in map(_of_the_author, phrasings().readings(text)):
        accepted = {parameter.name for parameter in load(reading.ask).accepted}
        if extra.keys() <= accepted:
            yield Reading(reading.ask, (*reading.given, *extra.items()), reading.literal)


def _of_the_author(reading: Reading) -> Reading:
    """Make a question about the stances of "the author" one about what the article argues: each article has its own."""
    given = dict(reading.given)
    if reading.ask != "stances" or normal(given["actor"]) not in AUTHORS:
        return reading
    del given["actor"]
    if "towards" in given:
        given["topic"] = given.pop("towards")
    return Reading("argues", tuple(given.items()), reading.literal)


def suggestions(text: str, *, names: Names, limit: int = 4) -> Iterator[str]:
    """Yield questions that can be asked and come closest to this one, with its own names in them where it has any."""
    mentioned = [names.exact(label, kinds=("actor", "issue")) for label in _mentioned(text, names)]
    candidates: dict[str, str] = {}
    for question in load_all():
        if question.pattern:
            made = _filled(question, [entry for entry in mentioned if entry is not None])
            if made is not None:
                candidates[made] = made
    ranked = process.extract(
        normal(text), candidates, scorer=fuzz.token_set_ratio, processor=normal, limit=limit
    )
    for made, _, _ in ranked:
        yield made


def _filled(question: Question, mentioned: list[Entry]) -> str | None:
    """Put names into a question's pattern, each where its kind fits; None if there are too few."""
    left = list(mentioned)
    filled: dict[str, str] = {}
    for parameter in question.parameters:
        if f"{{{parameter.name}}}" not in question.pattern:
            continue
        fits = [entry for entry in left if parameter.type == "topic" or entry.kind == "actor"]
        if not fits:
            return None
        filled[parameter.name] = fits[0].label
        left.remove(fits[0])
    return question.pattern.format(**filled)


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
