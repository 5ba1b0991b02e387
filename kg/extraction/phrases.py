"""A sentence's phrases, looked up in constant time after one pass: edges of every phrase, first child by label."""

from __future__ import annotations

from functools import cached_property

from kg.extraction.sentence import VERBAL, Sentence
from kg.extraction.word_classes import words

#: Openings of the clauses that an author adds to what he reports: "Lie, who lost", "..., although he refused".
_OPENINGS = {
    "relcl": frozenset({"who", "whom", "whose"}),
    "advcl": frozenset({"although", "though"}),
}


#: Nouns that sum up what was said before, and what stands before them.
_SUMS = words("summing")
_ADDED = frozenset({"appos", "npadvmod", "dep"})
_APART = frozenset({",", "-", "–", "—", "--"})


class Phrases:
    """Edges and labelled children of every token of one sentence.

    :meth:`Sentence.child` scans a token's children at every call, and ``edges`` its whole phrase; asked for each of
    thousands of tokens under one head that is quadratic. Here both are read off after one linear pass.

    >>> p = Phrases(Sentence.parse("They met in Moscow .", "nsubj ROOT prep pobj punct", "2 2 2 3 2"))
    >>> p.left[2], p.right[2], p.child(1, "nsubj")
    (2, 4, 0)
    """

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        first: dict[tuple[int, str], int] = {}
        for i, (head, dep) in enumerate(zip(sentence.heads, sentence.deps, strict=True)):
            if head != i:
                if dep == "nsubj" and i < head:
                    first[head, dep] = (
                        i  # of two the nearer: "The frontrunner, Lee has said" is parsed with both
                    )
                else:
                    first.setdefault((head, dep), i)
        self._first = first

    @property
    def left(self) -> list[int]:
        """First token of the phrase that a token heads."""
        return self._edges[0]

    @property
    def right(self) -> list[int]:
        """Last token + 1 of the phrase that a token heads."""
        return self._edges[1]

    @cached_property
    def _edges(self) -> tuple[list[int], list[int]]:
        heads, children = self.sentence.heads, self.sentence.children
        order = [i for i, head in enumerate(heads) if head == i]
        for t in order:
            order.extend(children[t])
        left, right = list(range(len(heads))), list(range(1, len(heads) + 1))
        for t in reversed(order):
            head, first, last = heads[t], left[t], right[t]
            if first < left[head]:
                left[head] = first
            if last > right[head]:
                right[head] = last
        return left, right

    @cached_property
    def first_verb(self) -> int:
        """The first verb of the sentence, or its length where it has none."""
        return next((i for i, pos in enumerate(self.sentence.pos) if pos in VERBAL), len(self.sentence))

    @cached_property
    def dated(self) -> frozenset[int]:
        """Tokens of dates and times of day: "spoke on Monday" has no Monday for its content."""
        spans = ((a, b) for a, b, label in self.sentence.ents if label in ("DATE", "TIME"))
        return frozenset(t for span in spans for t in range(*span))

    @cached_property
    def asides(self) -> list[tuple[int, int]]:
        """Clauses that whoever reports adds, first token to last + 1, in the order of their beginnings."""
        clauses = (t for t, dep in enumerate(self.sentence.deps) if dep in _OPENINGS)
        summed_up = (t for t, dep in enumerate(self.sentence.deps) if dep in _ADDED and self._sums_up(t))
        found = [*(t for t in clauses if self._is_aside(t)), *summed_up]
        return sorted((self.left[t], self.right[t]) for t in found)

    @cached_property
    def turns(self) -> list[tuple[int, int]]:
        """Verbs with a subject of their own that an "and" or "but" joins to what is before, behind where it stands."""
        s, first = self.sentence, self._first
        return [
            (c, t)
            for t, dep in enumerate(s.deps)
            if dep == "conj" and s.pos[t] == "VERB" and (t, "nsubj") in first and (t, "mark") not in first
            if (c := first.get((s.heads[t], "cc"))) is not None and c < self.left[t]
        ]

    def _sums_up(self, noun: int) -> bool:
        """Say whether an apposition only sums up what was said, to tell more: ", a charge that Bern denies"."""
        s, start = self.sentence, self.left[noun]
        clause = self._first.get((noun, "relcl"))
        return s.lemmas[noun] in _SUMS and start > 0 and s.words[start - 1] in _APART and clause is not None

    def _is_aside(self, clause: int) -> bool:
        """Say whether a clause is added by who reports: "Lie, who lost"; "would win, as he loses now" breaks the tense."""
        s, start = self.sentence, self.left[clause]
        if not 0 < start <= clause:
            return False
        opening = s.words[start].lower()
        if s.words[start - 1] == "," and opening in _OPENINGS[s.deps[clause]]:
            return True
        now = opening in ("as", "while") and s.tags[s.root] == "VBD" and self._is_present(clause)
        return now and not self._is_present(s.heads[clause])

    def _is_present(self, verb: int) -> bool:
        helper = self.child(verb, "aux", "auxpass")
        return self.sentence.tags[verb if helper is None else helper] in ("VBZ", "VBP")

    def child(self, token: int, *labels: str) -> int | None:
        """Give the first child that bears the first label that any child bears, or None."""
        for label in labels:
            found = self._first.get((token, label))
            if found is not None:
                return found
        return None
