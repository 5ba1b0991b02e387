"""What an English question says beside its names: "which countries", "why", "not"; none of it may be lost in silence."""

from __future__ import annotations

import re

from queries.folding import normal
from queries.names import Match

#: Types of actor by the nouns that ask for them. Nouns that fit several types ("parties") stand with none.
_TYPES = {
    "Country": "countries country states state nations nation governments government",
    "Person": "people persons person politicians politician leaders leader officials official",
    "": "parties party groups group organisations organizations companies",
}
_TYPE_OF = {noun: kind for kind, nouns in _TYPES.items() for noun in nouns.split()}
_NOUN = re.compile(rf"(?:which|what)(?: \w+)? ({'|'.join(_TYPE_OF)}) ", re.IGNORECASE)
_WHY = re.compile(
    r"(?:why|what (?:makes|made|leads|led|drives|drove|brings|brought|causes|caused|motivates|motivated|prompts|prompted"
    r"|moves|moved|explains)) ",
    re.IGNORECASE,
)
_DOES_NOT = re.compile(
    r"\b(?:do|does|did|is|are|was|were|would|will|has|have|had|can|could) not\b", re.IGNORECASE
)
#: Questions whose answers are reasons.
_GROUNDS = ("evidence", "conditions")
#: Words that turn what a question asks for round.
NEGATION = frozenset({"not", "never", "nobody", "nothing", "neither", "nor", "hardly", "without"})


def asked_type(text: str) -> tuple[str, str] | None:
    """Give the noun by which a question asks for one type of actor, and the type; the latter empty if it isn't one.

    >>> asked_type("which countries oppose Iran"), asked_type("which parties oppose Iran"), asked_type("who opposes Iran")
    (('countries', 'Country'), ('parties', ''), None)
    """
    found = _NOUN.match(text)
    return None if found is None else (found[1].lower(), _TYPE_OF[found[1].lower()])


def notes(text: str, question: str, *, narrowed: bool) -> tuple[str, ...]:
    """Say what of a question its answer doesn't go into.

    :param narrowed: whether the answer holds only actors of the type that was asked for.

    >>> notes("why did Germany criticise Orban", "stances", narrowed=False)
    ('the graph knows no reasons as such; where an article gives one, it stands in or near the sentences quoted',)
    """
    made = []
    if _WHY.match(text) and question not in _GROUNDS:
        made.append(
            "the graph knows no reasons as such; where an article gives one, it stands in or near the sentences quoted"
        )
    kind = asked_type(text)
    if kind is not None and not narrowed:
        made.append(f"not narrowed to {kind[0]}: what is shown may be of another type")
    if question == "opponents" and _DOES_NOT.search(text):
        made.append("taken for opposition: whoever merely holds no stance isn't in the graph as such")
    return tuple(made)


def loses_negation(match: Match) -> bool:
    """Tell whether a name was found only by leaving a "not" in it out: the question is then another one."""
    given = set(normal(match.name).split()) & NEGATION
    known = {word for name in (match.entry.label, *match.entry.aliases) for word in normal(name).split()}
    return bool(given - known)
