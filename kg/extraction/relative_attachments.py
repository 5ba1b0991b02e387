"""Relative clauses that the parser took for something else, hung on those of whom they tell.

As in ``attachments.py``, each function looks at one token of a sentence and changes the lists ``heads`` and ``deps`` in
place.
"""

from __future__ import annotations

from kg.extraction.clause_attachments import hang_on_antecedent
from kg.extraction.sentence import Sentence

#: Words between "who" and its verb, at most: "who are now leading".
_NEAR = 3


def who_apart(s: Sentence, verb: int, heads: list[int], deps: list[str]) -> None:
    """Hang "who ..." on those it follows, not on the verb: "is helping rebels in the north who are leading the fight"."""
    near = range(max(0, verb - _NEAR), verb)
    who = next((t for t in near if s.words[t] == "who" and heads[t] == verb), None)
    if who is None or deps[heads[verb]] == "relcl" or s.pos[who - 1] != "NOUN":
        return
    deps[verb], heads[verb] = "relcl", who - 1
    hang_on_antecedent(s, verb, who, heads)
