"""Headlines in which every word begins with a capital, written as a sentence before they are parsed.

Parsers take the verb of "Haaland Slams Dahl Over Budget" for a part of a name; of "Haaland slams Dahl over Budget" they
don't. Only letters change, none goes, so that offsets stay.
"""

from __future__ import annotations

import re
from itertools import pairwise

from kg.extraction.lexicon import Lexicons
from kg.extraction.word_classes import words

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
#: Characters of a headline, at most, and its words, at least.
_LONGEST, _FEWEST = 160, 4
#: Words longer than this are told from those that headlines leave small: "of", "over", "with".
_SMALL = 4
#: Of ten longer words, how many begin with a capital.
_MOST = 0.85
#: Words that go small with the verb.
_LINKING = words("headline_links")
#: Those after which a word that judges is no name: "is unfit", "a liar".
_BEFORE_JUDGING = frozenset({"a", "an", "is", "are", "was", "were", "be", "as", "not"})
#: Forms of verbs that stand in names: "United States", "Human Rights Watch".
_IN_NAMES = words("verbs_in_names")


class Headlines:
    """Knows the verbs of headlines: those of the tables, in the form that goes with "she"."""

    def __init__(self, lexicons: Lexicons) -> None:
        found: set[str] = set()
        for table in ("attitudes", "events"):
            for row in lexicons.table(table, ["pattern", "pos"]):
                if row["pos"] == "verb":
                    found.update(row["pattern"].split(" ", 1)[0].split("/"))
        for row in lexicons.table("reporting", ["lemma", "kind"]):
            if row["kind"] == "verb":
                found.add(row["lemma"].split(" ", 1)[0])
        self._verbs = frozenset(map(_third, found)) - _IN_NAMES
        judging = lexicons.table("evaluations", ["pattern", "pos"])
        heads = (row["pattern"].split(" ", 1)[0] for row in judging if row["pos"] in ("adj", "noun"))
        self._judging = frozenset(word for head in heads for word in head.split("/"))

    def plain(self, text: str) -> str:
        """Give a headline with its verbs and small words in small letters; any other text as it is."""
        if len(text) > _LONGEST or text.rstrip().endswith((".", ";", ",")):
            return text  # "He was a Member of the Order of Rivers."
        found = list(_WORD.finditer(text))
        long = [m.group() for m in found[1:] if len(m.group()) > _SMALL]
        if len(found) < _FEWEST or not long:
            return text
        if sum(w[0].isupper() and not w.isupper() for w in long) < _MOST * len(long):
            return text
        small = [m for m in found[1:] if m.group().istitle() and m.group().lower() in self._verbs]
        if not small:
            return text
        small += [m for m in found[1:] if m.group().istitle() and m.group().lower() in _LINKING]
        small += [
            after
            for m, after in pairwise(found)
            if m.group().lower() in _BEFORE_JUDGING and after.group().lower() in self._judging
        ]
        letters = list(text)
        for m in small:
            letters[m.start()] = letters[m.start()].lower()
        return "".join(letters)


def _third(verb: str) -> str:
    """Give the form of a verb that goes with "she": "slams", "denies", "clashes"."""
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{verb}s"
