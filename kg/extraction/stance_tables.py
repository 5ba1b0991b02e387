"""The tables that stances are read by: words of attitude with their notes, how polarity composes, issues, deeds."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import LexiconError
from kg.extraction.held import POLARITIES
from kg.extraction.issues import IssueTable
from kg.extraction.lexicon import Lexicons
from kg.extraction.patterns import Lenders, PatternIndex
from kg.extraction.polarity import Composer

#: Note: not where somebody is the target, to whom the word does something else: "questioned the witnesses".
THING = "thing"
#: Note: only where somebody is the target: "close to Moscow", not "close to the end".
ACTOR = "actor"
#: Note: only where somebody in person is the target: "dropped the minister", not "dropped the case".
PERSON = "person"
#: Note: the deed that the same word names implies nothing more: "refused to discuss the candidates".
SOLE = "sole"
#: Note: not where somebody is told to have done it: "frustrating the clerks", but not "she frustrated her rivals".
PARTICIPLE = "participle"


@dataclass(frozen=True, slots=True)
class StanceTables:
    """Attitude patterns, and what composing polarity takes.

    ``deeds`` are nouns for what one answers for: speeches, plans, policies.
    """

    attitudes: PatternIndex
    composer: Composer
    issues: IssueTable
    deeds: PatternIndex
    lenders: Lenders

    @classmethod
    def load(cls, lexicons: Lexicons, lenders: Lenders) -> StanceTables:
        """Read the tables ``attitudes``, ``effects`` and ``issues``; an unknown polarity is refused."""
        rows = lexicons.table("attitudes", ["pattern", "pos", "attitude", "polarity", "holder", "target"])
        for row in rows:
            if row["polarity"] not in POLARITIES:
                raise LexiconError(
                    f"attitudes table: {row['pattern']!r} has the unknown polarity {row['polarity']!r}"
                )
        judging = lexicons.table("evaluations", ["pattern", "pos"])
        return cls(
            PatternIndex(rows),
            Composer.load(lexicons, lenders.light),
            IssueTable.load(lexicons),
            PatternIndex([{**r, "pos": "noun"} for r in judging if r["pos"] == "deed"]),
            lenders,
        )
