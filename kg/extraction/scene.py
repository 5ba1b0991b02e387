"""One sentence as the claim stages see it: its frames, its statuses, and who stands at a token."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kg.extraction.cast import Cast
from kg.extraction.frames import Frames
from kg.extraction.sentence import Sentence
from kg.extraction.status import StatusReader
from kg.extraction.status_tables import StatusTables
from kg.extraction.word_classes import words
from kg.model import Span

#: Where in a noun phrase the actor stands whose thing it is: "Iran's troops", "Iranian troops", "troops of Iran".
_OWNERS = ("poss", "amod", "compound", "nmod")
_OWNING_PREPS = frozenset({"of", "by", "from"})
#: Words that count those after their "of".
_COUNTS = frozenset(
    [
        "score",
        "dozen",
        "hundred",
        "thousand",
        "million",
        "number",
        "majority",
        "handful",
        "couple",
        "pair",
        "lot",
        "many",
        "most",
        "some",
        "several",
        "all",
        "both",
        "one",
        "each",
        "none",
        "few",
        "rest",
        "half",
        "part",
        "crowd",
        "string",
        "series",
        "mass",
        "wave",
    ]
)
#: Papers that bear names.
_PAPERS = frozenset(
    {
        "act",
        "accord",
        "agreement",
        "bill",
        "charter",
        "convention",
        "pact",
        "protocol",
        "resolution",
        "treaty",
    }
)
MAX_LABEL_WORDS = 12
#: A phrase of fewer tokens says little by itself.
_SHORT = 3
#: Words that a label cut short doesn't end with.
_DANGLING = words("dangling")


class Scene:
    """A sentence with everything the event and stance stages ask about it."""

    def __init__(
        self,
        sentence: Sentence,
        cast: Cast,
        tables: StatusTables,
        text: str,
        tell: Callable[[int], str],
        memory: dict[str, tuple[str, ...]],
    ) -> None:
        """Look at a sentence.

        :param tell: gives who tells what stands at an offset.
        :param memory: whose deed a noun was when it was last told, for "this assistance"; shared by the scenes of an
            article and added to as they are read in order.
        """
        self.sentence = sentence
        self.frames = Frames(sentence)
        self.status = StatusReader(self.frames, tables)
        self.cast = cast
        self.text = text
        self.tell = tell
        self.memory = memory
        self._standing: dict[int, tuple[str, ...]] = {}
        self._named = {
            t for m in cast.in_sentence(sentence.index) if m.kind == "name" for t in range(m.start, m.end)
        }

    def teller(self, token: int) -> str:
        """Give who tells us what stands at a token: the speaker whose words it is among, else the author."""
        return self.tell(self.sentence.starts[token])

    def name(self, actor: str) -> str:
        """Give an actor's label, at most twelve words."""
        return " ".join(self.cast.profiles[actor].label.split()[:MAX_LABEL_WORDS])

    def is_state(self, actor: str) -> bool:
        """Say whether an actor is a state or territory."""
        return self.cast.profiles[actor].type in ("State", "Territory")

    def at(self, token: int) -> tuple[str, ...]:
        """Give the actors that the phrase headed at a token names outright, by itself or by its apposition."""
        known = self._standing.get(token)
        if known is None:
            known = self._standing[token] = self._at(token)
        return known

    def _at(self, token: int) -> tuple[str, ...]:
        s = self.sentence
        found = self.cast.at(s.index, token)
        plural = s.tags[token] == "NNS"
        if s.pos[token] == "NOUN":
            for c in s.children[token]:  # "the leader Yusuf Demir"
                if s.deps[c] == "appos" and s.pos[c] == "PROPN":
                    beside = min((c, *s.children[c][:1])) == token + 1 and s.pos[token + 1] != "PUNCT"
                    if found and not plural and not beside:
                        continue  # "its ally Norway" is Norway
                    named = dict.fromkeys(
                        a for t in self.frames.conjuncts(c) for a in self.cast.at(s.index, t)
                    )
                    if len(named) > plural:  # "two ministers, Anna Lie and Erik Haaland"
                        return tuple(named)
        return found or self._counted(token)

    def _counted(self, token: int) -> tuple[str, ...]:
        """Give who is counted: "scores of civilians", "two of the soldiers"."""
        s = self.sentence
        if s.lemmas[token].lower() not in _COUNTS and s.pos[token] != "NUM":
            return ()
        for c in s.children[token]:
            if s.lemmas[c] == "of":
                return next((self.cast.at(s.index, o) for o in s.children[c] if s.deps[o] == "pobj"), ())
        return ()

    def in_name(self, token: int) -> bool:
        """Say whether a token stands inside an actor's name ("Security Council Resolution 2254")."""
        return token in self._named

    def who(self, token: int) -> tuple[str, ...]:
        """Give the actors at a token, or else those whose thing it is ("Iran's oil", "a decision by the court")."""
        return self.at(token) or (() if self.sentence.pos[token] in ("VERB", "AUX") else self.owners(token))

    def doers(self, token: int) -> tuple[str, ...]:
        """Give whose deed a noun is, leaving out whom it is done to: "Oslo's arrest of Lie" gives Oslo."""
        s = self.sentence
        for c in s.children[token]:
            if s.deps[c] in _OWNERS and self.at(c):
                return self.at(c)
        return next((self.at(t) for t in self.frames.preps(token, "by") if self.at(t)), ())

    def owners(self, token: int) -> tuple[str, ...]:
        """Give whose thing a phrase is: possessor, adjective, compound, then "of", "by" and "from"."""
        s = self.sentence
        # what stands in a paper's name doesn't own it: "the American Free Trade Agreement"
        titled = s.pos[token] == "PROPN" and s.lemmas[token].lower() in _PAPERS
        owning = ("poss",) if titled else _OWNERS
        for dep in owning:
            for c in s.children[token]:
                if s.deps[c] == dep:
                    found = self.at(c) or next(
                        (self.at(g) for g in s.children[c] if s.deps[g] in _OWNERS and self.at(g)), ()
                    )
                    if found:
                        return found
        for t in self.frames.preps(token, *_OWNING_PREPS):
            found = self.at(t) or next(
                (self.at(c) for c in s.children[t] if s.deps[c] in _OWNERS and self.at(c)), ()
            )
            if found:
                return found
        return ()

    def persons(self, tokens: Iterable[int], *, outright: bool = False) -> list[str]:
        """Give the actors at several tokens, in order, each once.

        :param outright: leave out actors who only own the thing that is named.
        """
        found: dict[str, None] = {}
        for token in tokens:
            for actor in self.at(token) if outright else self.who(token):
                found.setdefault(actor)
        return list(found)

    def span(self, first: int, last: int) -> Span:
        """Give the words from token ``first`` to token ``last``, both included."""
        start, end = self.sentence.starts[first], self.sentence.ends[last]
        return Span(start=start, end=end, text=self.text[start:end])

    def phrase(self, token: int, *, whole: bool = False) -> tuple[int, int]:
        """Give the first and last token of the phrase at ``token``, without what hangs loosely on it.

        Relative clauses, appositions in brackets and coordinated clauses are cut, and so are marks at the edges.

        :param whole: whether relative clauses stay.
        """
        s = self.sentence
        keep = [token]
        for t in keep:
            for c in s.children[t]:
                if t != token and s.deps[c] == "conj" and s.pos[c] in ("PROPN", "NOUN", "NUM"):
                    keep.append(c)  # "talks between Oslo and Bern"
                    continue
                if s.deps[c] == "relcl" and whole:
                    keep.append(c)
                    continue
                if s.deps[c] in ("relcl", "punct", "cc", "conj", "parataxis") or (s.deps[c] == "appos"):
                    continue
                if t == token and s.deps[c] in ("case", "mark", "nsubj", "nsubjpass", "advcl"):
                    continue
                keep.append(c)
        low, high = min(keep), max(keep)
        # what was cut in the middle belongs to the words again; what hangs before a verb ("to", aux) stays
        return low, high

    def label(self, token: int) -> str:
        """Give the words of the phrase at a token, at most twelve, as the article has them.

        A short one takes its relative clause along: "policies that help the poor".
        """
        low, high = self.phrase(token)
        if high - low < _SHORT:
            low, high = self.phrase(token, whole=True)
        s = self.sentence
        if s.pos[token] == "VERB":
            low = token
        while low < token and (
            s.deps[low] in ("punct", "aux", "mark", "cc") or s.tags[low] in ("DT", "TO", "PRP$")
        ):
            low += 1
        high = max(high, token)
        parts = self.text[s.starts[low] : s.ends[high]].split()
        if len(parts) > MAX_LABEL_WORDS:
            parts = parts[:MAX_LABEL_WORDS]
            while len(parts) > 1 and parts[-1].lower().strip(",;:") in _DANGLING:
                parts.pop()
        return " ".join(parts).strip(" ,;:")
