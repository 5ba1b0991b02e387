"""The table of words that report: who says, thinks, wants, promises, asks, denies, judges or feels what.

See the head of ``lexicons/reporting.tsv`` for the columns and the frames.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.errors import LexiconError
from kg.extraction.lexicon import Lexicons, Row

_COLUMNS = ("lemma", "kind", "class", "frames")
KINDS = ("verb", "noun", "adj", "adv", "prep", "support")

#: Classes whose content is told by the source: "X says (denies, believes, shows) that ..."; what is only wanted,
#: planned or felt is told by whoever writes so.
TELLING = frozenset({"say", "deny", "agree", "think", "show", "judge", "rule", "promise", "threaten"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word: its class, and which frames its content may stand in.

    ``particle`` is the second word of a phrasal verb ("out" of "point out"); ``preps`` are the prepositions whose
    phrase is the content; ``pairs`` the second parts that go with an object ("as", "of", "to", "that", "pred").
    """

    lemma: str
    kind: str
    cls: str
    particle: str
    quote: bool
    clause: bool
    infinitive: bool
    gerund: bool
    object: bool
    preps: frozenset[str]
    pairs: frozenset[str]

    @classmethod
    def from_row(cls, row: Row) -> Cue:
        """Read one row of the table.

        :raises LexiconError: when kind or frames are none of those that the table's head lists.
        """
        frames = set(row["frames"].split())
        preps = {f[2:] for f in frames if f.startswith("p:")}
        pairs = {f[3:] for f in frames if f.startswith("np+")}
        rest = {f for f in frames if not f.startswith(("p:", "np+"))}
        if odd := rest - {"quote", "that", "wh", "to", "ing", "np", "so"}:
            raise LexiconError(f"reporting: {row['lemma']}: no such frame: {', '.join(sorted(odd))}")
        if row["kind"] not in KINDS:
            raise LexiconError(
                f"reporting: {row['lemma']}: kind {row['kind']!r} is none of {', '.join(KINDS)}"
            )
        lemma, _, particle = row["lemma"].partition(" ")
        return cls(
            lemma=lemma,
            kind=row["kind"],
            cls=row["class"],
            particle=particle,
            quote="quote" in rest,
            clause=bool({"that", "wh", "so"} & rest),
            infinitive="to" in rest,
            gerund="ing" in rest,
            object="np" in rest,
            preps=frozenset(preps),
            pairs=frozenset(pairs),
        )


class ReportingTable:
    """Reporting words by kind and lemma; a phrasal verb comes before its plain verb.

    >>> [c.cls for c in ReportingTable.load().verbs["vow"]]
    ['promise']
    """

    def __init__(self, cues: Iterable[Cue]) -> None:
        self.verbs: dict[str, tuple[Cue, ...]] = {}
        self.nouns: dict[str, Cue] = {}
        self.adjectives: dict[str, Cue] = {}
        self.adverbs: dict[str, Cue] = {}
        self.prepositions: dict[str, Cue] = {}
        #: Verbs whose subject the noun beneath them belongs to: "voiced fears", "made a pledge".
        self.support: frozenset[str] = frozenset()
        single = {"noun": self.nouns, "adj": self.adjectives, "adv": self.adverbs, "prep": self.prepositions}
        for cue in cues:
            if cue.kind == "verb":
                others = self.verbs.get(cue.lemma, ())
                if all(c.particle != cue.particle for c in others):  # the first row wins: a user's own
                    self.verbs[cue.lemma] = tuple(sorted((*others, cue), key=lambda c: not c.particle))
            elif cue.kind == "support":
                self.support |= {cue.lemma}
            else:
                single[cue.kind].setdefault(cue.lemma, cue)
        self._mend_lemmas()
        participles = {stem for word in self.adjectives for stem in _stems(word)}
        #: Every lemma that may be a cue, for a first quick look.
        self.lemmas = participles.union({"accord"}, self.verbs, self.nouns, self.adjectives, self.adverbs)

    def _mend_lemmas(self) -> None:
        """Add the forms that rule-based lemmatizers get wrong: "hoping" and "hoped" become "hop", not "hope"."""
        for lemma, cues in list(self.verbs.items()):
            if lemma.endswith("e") and len(lemma) == 4 and lemma[:-1] not in self.verbs:
                self.verbs.setdefault(lemma[:-1], cues)

    @classmethod
    def load(cls, lexicons: Lexicons | None = None) -> ReportingTable:
        """Read the shipped table, with a user's rows before it."""
        return cls(Cue.from_row(row) for row in (lexicons or Lexicons()).table("reporting", _COLUMNS))


def _stems(word: str) -> tuple[str, ...]:
    """The verbs that a participle may be of: "convinced" of convince, "worried" of worry."""
    return (word[:-1], word[:-2], word[:-3] + "y") if word.endswith("ed") else ()
