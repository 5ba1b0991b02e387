"""The table ``evaluations`` as indexes: words by which whoever speaks judges somebody, by what they judge."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extraction.held import row_polarity
from kg.extraction.lexicon import Lexicons
from kg.extraction.patterns import PatternIndex

#: Note: only where it is denied: "has not delivered".
DENIED = "denied"
#: Note: only where it should be so: "ought to be ashamed".
DUE = "due"
#: Note: only where what it is measured by is an actor: "better than X".
RIVAL = "rival"
#: Note: what an author may tell as a fact, so that only somebody he quotes judges by it: "he has created jobs".
FACT = "fact"


@dataclass(frozen=True, slots=True)
class ArgumentTables:
    """Words by which actors are judged: modifiers, predicates, and verbs that judge their subject or object.

    ``overdone`` and ``overdoing`` are adjectives and verbs that blame where there is too much of it: "went too far".
    """

    evaluations: PatternIndex
    by_subject: PatternIndex
    by_object: PatternIndex
    by_owner: PatternIndex
    by_agent: PatternIndex
    by_manner: PatternIndex
    by_victim: PatternIndex
    by_account: PatternIndex
    by_passive: PatternIndex
    overdone: PatternIndex
    overdoing: PatternIndex
    deeds: PatternIndex
    #: lemmas that head any pattern by which somebody is judged: a quick first look
    lemmas: frozenset[str]

    @classmethod
    def load(cls, lexicons: Lexicons) -> ArgumentTables:
        """Read the table ``evaluations``."""
        rows = lexicons.table("evaluations", ["pattern", "pos", "polarity", "strength"])
        for row in rows:
            row_polarity(row)

        def index(kind: str, pos: str) -> PatternIndex:
            return PatternIndex([{**r, "pos": pos} for r in rows if r["pos"] == kind])

        return cls(
            PatternIndex([r for r in rows if r["pos"] in ("adj", "noun")]),
            index("verb-subj", "verb"),
            index("verb-obj", "verb"),
            index("noun-poss", "noun"),
            index("noun-by", "noun"),
            index("adv", "adv"),
            index("noun-of", "noun"),
            index("verb-poss", "verb"),
            index("verb-pass", "verb"),
            index("adj-too", "adj"),
            index("verb-too", "verb"),
            index("deed", "noun"),
            frozenset(w for r in rows if r["pos"] != "deed" for w in r["pattern"].split()[0].split("/")),
        )
