"""Which names of an article are one organisation's or place's, and which known organisation that is.

A name is known again by its full form, and where no other has them, by its end, its beginning or its initials.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from kg.extraction.actor_tables import ActorTables
from kg.extraction.drafts import Draft, Drafts, tidy
from kg.extraction.known_actors import KnownActor
from kg.extraction.mentions import Name
from kg.extraction.name_forms import SHORTEST, in_plural, initials, is_some, shortens
from kg.extraction.sentence import Sentence
from kg.model import ActorType

#: Words of a name whose ends are known again, at most.
_LONGEST_NAME = 12


class Bodies:
    """The bodies of one article; ``countries`` counts the states that the article speaks of."""

    def __init__(self, tables: ActorTables, drafts: Drafts, countries: Counter[str]) -> None:
        self._tables = tables
        self._drafts = drafts
        self._countries = countries
        self._bodies: dict[str, str] = {}
        self._initials: dict[str, set[str]] = {}
        self._endings: dict[str, str] = {}
        self._beginnings: dict[str, set[str]] = {}
        self._heads: dict[str, set[str]] = {}
        self._acronyms: dict[str, str] = {}
        #: bodies of states by the state and the rest of their name: "Norway's Foreign Ministry"
        self._national: dict[tuple[str, str], str] = {}

    def enter_acronyms(self, sentences: Sequence[Sentence], names: Sequence[Name]) -> None:
        """Note abbreviations that stand in brackets behind the name they shorten."""
        for first, second in pairwise(names):
            if first.sentence == second.sentence and second.start == first.end + 1:
                words = sentences[first.sentence].words
                if words[first.end] == "(" and shortens(second.words, first.words):
                    self._acronyms[" ".join(second.words)] = " ".join(first.words)

    def full(self, name: Name) -> str:
        """Give the name that an abbreviation stood behind in brackets; empty where it is none."""
        return self._acronyms.get(" ".join(name.words), "")

    def known(self, name: Name) -> KnownActor | None:
        """Give the known organisation that a name means: by its full name, else by the country most spoken of."""
        actors = self._tables.actors
        entries = [e for e in name.entries if e.kind == "actor"]
        strong = [e.key for e in entries if not e.weak]
        if len(strong) == 1:
            return actors[strong[0]]
        keys = strong or [e.key for e in entries]
        if len(keys) == 1 and actors[keys[0]].country is None and len(name.words[0]) > 1:
            return actors[keys[0]]
        if len(keys) == 1 and name.words[0].casefold() in self._tables.name_words["dominant_body"]:
            return actors[keys[0]]
        ranked = sorted((self._countries[actors[k].country or ""], k) for k in keys)
        if not ranked or not ranked[-1][0] or (len(ranked) > 1 and ranked[-2][0] == ranked[-1][0]):
            return None
        count, key = ranked[-1]
        short = len(keys) == 1 and not actors[key].generic
        return actors[key] if short or count >= self._countries.most_common(1)[0][1] / 3 else None

    def plain(self, name: Name, kind: ActorType) -> str:
        """Give the key of an actor that only this article knows; a body is found again by the end of its name."""
        text = self.full(name) or " ".join(name.words)
        folded = text.casefold()
        key = self._bodies.get(folded)
        if key is None and kind == "Organization":
            key = self._endings.get(folded) or self._begun(name)
        if key is None:
            key = f"{'place' if kind == 'Place' else 'body'}:{folded}"
            self._bodies[folded] = key
            self._initials.setdefault(initials(folded), set()).add(key)
            words = folded.split()
            if kind == "Organization" and len(words) > 1:
                self._beginnings.setdefault(words[0], set()).add(key)
                if words[1] == "of":
                    self._heads.setdefault(words[0], set()).add(key)
            for n in range(1, min(len(words), _LONGEST_NAME) - 1):
                self._endings.setdefault(" ".join(words[n:]), key)
            self._drafts.add(Draft(key, kind, tidy(text), number="many" if kind == "Group" else "one"))
        return key

    def _begun(self, name: Name) -> str | None:
        """Give the one body whose longer name a single word begins: "Nordlys" after "Nordlys Media"."""
        word = name.words[0].casefold()
        if len(name.words) > 1 or len(word) < SHORTEST:
            return None
        # "the House" after "the House of Deputies"; other common nouns begin many names
        keys = (self._heads if word in self._tables.nouns else self._beginnings).get(word, ())
        return next(iter(keys)) if len(keys) == 1 and all(e.weak for e in name.entries) else None

    def shortened(self, sentence: Sentence, name: Name) -> str | None:
        """Give the body of the article whose longer name a word stands for: "the NRC", "the Liberals"."""
        word = name.words[0]
        if len(name.words) > 1 or any(not e.weak for e in name.entries):
            return None
        if word.isupper() and len(word) > 2:
            keys = self._initials.get(word.casefold(), set())
            return next(iter(keys)) if len(keys) == 1 else None
        if in_plural(sentence, name.head) and not is_some(sentence, name.head):
            return self._bodies.get(f"{word.casefold().removesuffix('s')} party")
        return None

    def of_country(self, country: str, words: str) -> str | None:
        """Give the body of a state that was entered by the rest of its name."""
        return self._national.get((country, words))

    def of_state(self, name: Name, start: int, state: str, country: str, label: str) -> str:
        """Give the key of a state's body, new where the article has none: "Norway's Foreign Ministry".

        :param start: in how many of its words the name says which state's it is.
        :param state: the key of the state or territory; ``country`` is the code of the state that it belongs to.
        :param label: what a new body is called.
        """
        folded, rest = " ".join(name.words).casefold(), " ".join(name.words[start:]).casefold()
        place = (country, rest)
        if place not in self._national:
            bare = self._bodies.get(rest)
            if bare is None or self._drafts[bare].country or self._drafts[bare].type != "Organization":
                bare = self._draft(f"body:{state}:{rest}", label)
            self._drafts[bare].country = country or None
            self._national[place] = bare
        self._bodies[folded] = self._endings[rest] = self._national[place]
        return self._national[place]

    def _draft(self, key: str, label: str) -> str:
        """Begin a body of a state and give its key."""
        self._initials.setdefault(initials(label.casefold()), set()).add(key)
        return self._drafts.add(Draft(key, "Organization", label)).key
