"""Patterns of predicates: the first column of the event and attitude tables, compiled and matched on a parse.

``head[/head...] [companions...]``: heads are lemmas; companions must all be found at the head::

    call +for             a particle, preposition or adverb child
    take +to>street       such a preposition whose object is one of these nouns
    lift obj:sanction/ban the logical object's head, or the predicate noun's
    drill mod:military    an adjective, compound noun or determiner before it
    war prep:at           the noun is the object of that preposition
    tension subj:rise     the logical subject's head
    hold obj:drill mod:joint   with an object, the modifier is the object's or the object complement's
    call oprd:*           an object complement, any or one of these: "called her a liar"
    offer clause:inf/that      a complement clause: infinitive, that-clause or -ing
    decline clause:inf>say     ... whose verb is one of these

More companions are more specific, a preposition with its object counts as two; the most specific row that matches
wins, then the first in file order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from kg.errors import LexiconError
from kg.extraction.frames import Frames
from kg.extraction.lexicon import Lexicons, Row
from kg.extraction.sentence import VERBAL, Sentence
from kg.extraction.word_classes import words

#: Universal POS to the part of speech that tables use.
WORD_CLASS = {
    "VERB": "verb",
    "AUX": "verb",
    "NOUN": "noun",
    "PROPN": "noun",
    "ADJ": "adj",
    "ADP": "prep",
    "ADV": "adv",
}
_WITH = frozenset({"prt", "prep", "advmod", "npadvmod", "agent", "dative"})
#: Nouns that count what stands after their "of": "handed over most of their weapons".
_MEASURES = words("measures")
_MOD = frozenset({"amod", "compound", "nmod", "nummod", "poss", "det", "neg"})


#: Words for much and little on which parsers hang what a verb is done for: "did nothing to stop it".
_AMOUNTS = frozenset({"nothing", "little", "lot", "much", "plenty", "something", "everything"})


@dataclass(frozen=True, slots=True)
class Companion:
    """One condition on the words around a head: ``kind`` is ``+``, ``obj``, ``subj``, ``mod``, ``prep``, ``oprd`` or ``clause``."""

    kind: str
    words: frozenset[str]
    objects: frozenset[str] = frozenset()
    #: objects on which a preposition may hang as well: "has harsh words for X", where "for" is the noun's
    beside: frozenset[str] = frozenset()

    def token(self, frames: Frames, head: int) -> int | None:
        """Give the token that fulfils the condition at ``head``, or None."""
        s = frames.sentence
        if self.kind == "obj":
            objects = frames.objects(head) or frames.predicates(head)
            measured = (o for t in objects if s.lemmas[t].lower() in _MEASURES for o in frames.preps(t, "of"))
            return next((t for t in (*objects, *measured) if s.lemmas[t].lower() in self.words), None)
        if self.kind == "oprd":
            named = next(
                (c for c in s.children[head] if s.deps[c] in ("oprd", "acomp") or _small_clause(s, c)), None
            )
            if named is None:
                return None
            said = {"*", s.lemmas[named], s.words[named].lower()}
            return None if self.words.isdisjoint(said) else named
        if self.kind == "prep":
            above = s.heads[head]
            return above if s.deps[head] == "pobj" and s.lemmas[above].lower() in self.words else None
        if self.kind == "subj":
            subjects = frames.subjects(head)
            counted = (o for t in subjects if s.lemmas[t].lower() in _MEASURES for o in frames.preps(t, "of"))
            return next((t for t in (*subjects, *counted) if s.lemmas[t].lower() in self.words), None)
        if self.kind == "mod":
            called = (c for c in s.children[head] if s.deps[c] == "oprd")
            nouns = (*frames.objects(head), *called) if s.pos[head] in VERBAL else (head,)
            below = (c for noun in nouns for c in s.children[noun] if s.deps[c] in _MOD)
            return next((c for c in below if {s.lemmas[c].lower(), s.words[c].lower()} & self.words), None)
        if self.kind == "clause":
            clause = frames.clause(head)
            if clause is None and (much := s.child(head, "dobj")) is not None and s.lemmas[much] in _AMOUNTS:
                below = (c for c in s.children[much] if s.deps[c] in ("acl", "relcl"))
                clause = next((c for c in below if any(s.tags[a] == "TO" for a in s.children[c])), None)
            if clause is None or frames.clause_form(clause) not in self.words:
                return None
            return clause if not self.objects or s.lemmas[clause] in self.objects else None
        near = [c for c in s.children[head] if s.deps[c] in _WITH and s.lemmas[c].lower() in self.words]
        if not near and self.beside:
            things = (o for o in frames.objects(head) if s.lemmas[o].lower() in self.beside)
            near = [
                c for o in things for c in s.children[o] if s.deps[c] == "prep" and s.lemmas[c] in self.words
            ]
        if len(near) > 1:  # "in addition, troops take part in": what follows is nearer
            near.sort(key=lambda c: c < head)
        if not self.objects:
            return next((c for c in near if not any(o in frames.dated for o in s.children[c])), None)
        for c in near:
            if (found := self._object(s, c)) is not None:
                return found
        for o in frames.objects(head) if s.pos[head] in VERBAL else ():
            for c in s.children[o]:
                if s.deps[c] in _WITH and s.lemmas[c].lower() in self.words:
                    found = self._object(s, c)
                    # "has a chip on his shoulder" is one saying, "reached a compromise on a deal" isn't
                    # "lost a vote of confidence", "has nothing but praise", "wants Lie in jail": a name takes nothing to it
                    own = s.lemmas[c] in ("of", "but") or s.pos[o] == "PROPN"
                    if found is not None and (own or any(s.deps[g] == "poss" for g in s.children[found])):
                        return found
        return None

    def _object(self, s: Sentence, prep: int) -> int | None:
        """Give the object of a preposition that is one of those asked for."""
        below = s.children[prep]
        if prep + 1 in below and (
            s.lemmas[prep] in ("out", "up") or (s.lemmas[prep], s.lemmas[prep + 1]) == ("back", "on")
        ):  # "out of touch", "up to the job", "back on his word": two prepositions in one
            below = (*below, *s.children[prep + 1])
        for o in below:
            if s.deps[o] in ("pobj", "pcomp") and s.lemmas[o].lower() in self.objects:
                return o
        return None


def _small_clause(s: Sentence, token: int) -> bool:
    """Say whether an adjective is what something is made, which parsers take for a clause: "made matters worse"."""
    return (
        s.deps[token] == "ccomp"
        and s.pos[token] == "ADJ"
        and all(
            s.deps[c] in ("nsubj", "advmod", "npadvmod", "prep", "conj", "cc", "punct", "advcl")
            for c in s.children[token]
        )
    )


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern with the row it came from."""

    heads: tuple[str, ...]
    word_class: str
    companions: tuple[Companion, ...]
    row: Row
    order: int
    #: of each companion that must be spelt out, the words of which one must stand in the sentence; the rarest first,
    #: prepositions last
    needs: tuple[frozenset[str], ...]

    def tokens(self, frames: Frames, head: int) -> tuple[int, ...] | None:
        """Give the head and its companions in text order, or None where one is missing."""
        if not self.companions:
            return (head,)
        found = {head}
        for companion in self.companions:
            t = companion.token(frames, head)
            if t is None:
                return None
            found.add(t)
        return tuple(sorted(found))

    @property
    def weight(self) -> int:
        """How specific the pattern is: one for each companion, two for a preposition with its object."""
        return sum(1 + bool(companion.objects) for companion in self.companions)


class Match(NamedTuple):
    """A pattern found at a token; ``tokens`` are the head and its companions, in text order."""

    head: int
    tokens: tuple[int, ...]
    row: Row


def compile_pattern(row: Row, order: int) -> Pattern:
    """Compile the ``pattern`` cell of a row.

    :raises LexiconError: naming the pattern that can't be read.
    """
    heads, *rest = row["pattern"].split()
    companions = []
    for item in rest:
        if item.startswith("+"):
            words, _, objects = item[1:].partition(">")
            made = Companion(
                "+", frozenset(words.split("/")), frozenset(objects.split("/")) if objects else frozenset()
            )
        else:
            kind, colon, words = item.partition(":")
            if kind not in ("obj", "subj", "mod", "prep", "oprd", "clause") or not colon or not words:
                raise LexiconError(
                    f"pattern {row['pattern']!r}: {item!r} is none of +word, obj:, subj:, mod:, prep:, oprd:, clause:"
                )
            words, _, verbs = words.partition(">") if kind == "clause" else (words, "", "")
            made = Companion(
                kind, frozenset(words.split("/")), frozenset(verbs.split("/")) if verbs else frozenset()
            )
        companions.append(made)
    beside = frozenset(w for c in companions if c.kind == "obj" for w in c.words)
    if beside:
        companions = [replace(c, beside=beside) if c.kind == "+" and not c.objects else c for c in companions]
    spelt = [c.objects for c in companions if c.objects]
    spelt += [c.words for c in companions if c.kind not in ("+", "clause") and "*" not in c.words]
    spelt += [c.words for c in companions if c.kind == "+" and "*" not in c.words]
    return Pattern(tuple(heads.split("/")), row["pos"], tuple(companions), row, order, tuple(spelt))


class _Headed:
    """The patterns of one head and word class, the most specific first."""

    def __init__(self, patterns: list[Pattern]) -> None:
        self.patterns = tuple(sorted(patterns, key=lambda p: (-p.weight, p.order)))
        self.plain = tuple(p for p in self.patterns if not p.needs)
        #: What the others need first: where no word of it stands in the sentence, only plain ones can match.
        self.telling = frozenset[str]().union(*(needed for p in self.patterns for needed in p.needs[:1]))


class PatternIndex:
    """Patterns by head lemma and part of speech, the most specific first."""

    def __init__(self, rows: Iterable[Row]) -> None:
        found: dict[tuple[str, str], list[Pattern]] = defaultdict(list)
        for order, row in enumerate(rows):
            pattern = compile_pattern(row, order)
            for head in pattern.heads:
                found[head, pattern.word_class].append(pattern)
        headed = {key: _Headed(patterns) for key, patterns in found.items()}
        self._by_head = {
            (lemma, pos): headed[lemma, kind]
            for lemma, kind in headed
            for pos, named in WORD_CLASS.items()
            if named == kind
        }
        self._kinds = frozenset(headed)
        #: The lemmas that head any pattern: a quick first look.
        self.lemmas = frozenset(lemma for lemma, _ in found)

    def heads(self, word_class: str) -> frozenset[str]:
        """Give the lemmas that head a pattern of a word class."""
        return frozenset(lemma for lemma, kind in self._kinds if kind == word_class)

    def at(self, frames: Frames, token: int) -> Match | None:
        """Give the most specific match at a token, or None."""
        if frames.lemmas[token] not in self.lemmas:
            return None
        key = (self, token)
        if key not in frames.matches:  # the same words are asked about many times
            patterns = self._possible(frames, token)
            frames.matches[key] = next(_matching(patterns, frames, token), None) if patterns else None
        return frames.matches[key]

    def all(self, frames: Frames, token: int) -> Iterator[Match]:
        """Yield the matches at a token, the most specific first."""
        return _matching(self._possible(frames, token), frames, token)

    def _possible(self, frames: Frames, token: int) -> tuple[Pattern, ...]:
        """Give the patterns that may match at a token, as far as one look at the sentence's words tells: mostly none."""
        headed = self._by_head.get((frames.lemmas[token], frames.sentence.pos[token]))
        if headed is None:
            return ()
        return headed.plain if headed.telling.isdisjoint(frames.bag) else headed.patterns


def _matching(patterns: Iterable[Pattern], frames: Frames, token: int) -> Iterator[Match]:
    bag = frames.bag
    for pattern in patterns:
        for needed in pattern.needs:
            if needed.isdisjoint(bag):
                break  # most patterns end here: a companion's words aren't in the sentence
        else:
            tokens = pattern.tokens(frames, token)
            if tokens is not None:
                yield Match(token, tokens, pattern.row)


@dataclass(frozen=True, slots=True)
class Lenders:
    """The patterns that lend a noun the subject and the status of a verb, adjective or noun above it."""

    light: PatternIndex
    embeddings: PatternIndex

    @classmethod
    def load(cls, lexicons: Lexicons) -> Lenders:
        """Read the tables ``light_verbs`` and ``embeddings``."""
        light = lexicons.table("light_verbs", ["pattern", "aspect"])
        return cls(
            PatternIndex({**row, "pos": "verb"} for row in light),
            PatternIndex(lexicons.table("embeddings", ["pattern", "pos", "status", "lends"])),
        )
