"""Words of judgement that the tokenizer takes apart, or the tagger takes for verbs: "two-faced", "her cover-up", "embattled".

The tables write them as one word, and as adjectives, which they are: "the embattled mayor" isn't a mayor whom somebody
embattles, and in "a self-serving speech" nobody serves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extraction.lexicon import Lexicons
from kg.extraction.sentence import NOMINAL, Sentence

_PARTICIPLES = frozenset({"VBN", "VBG"})
_MISTAKEN = frozenset({"NN", "RB", "VB", "VBN", "VBG"})
_VERB_TAGS = frozenset({"VB", "VBD", "VBZ", "VBP", "VBN", "VBG"})
#: Where a participle says what somebody is like.
_SAID = frozenset({"amod", "acomp"})
_BEFORE_NOUNS = frozenset({"nmod", "compound", "npadvmod", "nummod", "advmod", "quantmod", "nsubj"})
#: What only a verb takes: "is uplifting the poor", "was honored by the king".
_OBJECTS = frozenset({"dobj", "agent", "ccomp", "dative"})
#: ... and what makes it a matter of the hour: "is focused on the talks".
_BOUND = frozenset({"on", "with", "to"})
_KINDS = {"adj": ("ADJ", "JJ"), "noun": ("NOUN", "NN"), "adv": ("ADV", "RB")}
#: Tokens in one hyphened word, hyphens included, at most.
_LONGEST = 9


@dataclass(frozen=True, slots=True)
class Compounds:
    """The words: adjectives of judgement, and words with hyphens by what they are in the tables."""

    adjectives: frozenset[str]
    hyphened: dict[str, str]

    @classmethod
    def load(cls, lexicons: Lexicons) -> Compounds:
        """Read them from the tables ``evaluations``, ``attitudes`` and ``actor_nouns``."""
        judging = lexicons.table("evaluations", ["pattern", "pos"])
        adjectives = {w for r in judging if r["pos"] == "adj" for w in r["pattern"].split()[0].split("/")}
        hyphened: dict[str, str] = {}
        for row in (*judging, *lexicons.table("attitudes", ["pattern", "pos"])):
            head, *companions = row["pattern"].split()
            kind = "noun" if row["pos"] == "deed" else row["pos"].partition("-")[0]
            for words, of in (
                (head, kind),
                *((c.replace(":", "/").replace(">", "/"), "noun") for c in companions),
            ):
                for word in words.lstrip("+").split("/"):
                    if "-" in word:
                        hyphened.setdefault(word, of)
        for row in lexicons.table("actor_nouns", ["noun", "kind"]):
            if "-" in row["noun"] and row["kind"] != "none":
                hyphened.setdefault(row["noun"], "noun")
        return cls(frozenset(adjectives), hyphened)

    def read(self, s: Sentence) -> Sentence:
        """Give the sentence with such words read as one, and as what they are; or as it is.

        >>> words = Compounds(frozenset({"embattled"}), {"two-faced": "adj"})
        >>> s = Sentence.parse("the embattled mayor", "det amod ROOT", "3 3 3", tags="DT VBN NN", pos="DET VERB NOUN",
        ...     lemmas="the embattle mayor")
        >>> mended = words.read(s)
        >>> mended.pos[1], mended.lemmas[1]
        ('ADJ', 'embattled')
        """
        found = [t for t, tag in enumerate(s.tags) if tag in _PARTICIPLES and self._is_adjective(s, t)]
        if "as" in s.words:
            found += [t for t, dep in enumerate(s.deps) if dep == "pobj" and self._is_view(s, t)]
        runs = list(_hyphened(s)) if "-" in s.words else []
        distrust = [t for t in range(1, len(s)) if s.words[t] == "confidence" and _is_distrust(s, t)]
        if not found and not runs and not distrust:
            return s
        lemmas, pos, tags = list(s.lemmas), list(s.pos), list(s.tags)
        for t in distrust:
            lemmas[t] = "no-confidence"
        heads, deps, starts, ends = list(s.heads), list(s.deps), list(s.starts), list(s.ends)
        for t in found:
            lemmas[t], pos[t], tags[t] = s.words[t].lower(), "ADJ", "JJ"
        for first, last in runs:
            stem = "".join(s.words[first:last]).lower()
            word = next(
                (
                    w
                    for w in (stem + s.words[last].lower(), stem + s.lemmas[last].lower())
                    if w in self.hyphened
                ),
                "",
            )
            if not word:
                continue
            run = range(first, last + 1)
            top = next((t for t in reversed(run) if s.heads[t] not in run or s.heads[t] == t), last)
            kind = self.hyphened[word]
            if kind == "verb" and s.tags[last] not in _VERB_TAGS:
                continue  # "a flip-flop": the noun has a row of its own
            lemmas[top], starts[top], ends[top] = (
                word,
                s.starts[first],
                s.ends[last],
            )  # the trigger is all of it
            pos[top], tags[top] = _KINDS.get(kind, ("VERB", s.tags[last]))
            if kind == "noun" and s.tags[last] in ("NNS", "NNPS"):
                tags[top] = "NNS"
            if (
                kind == "adj"
                and deps[top] in _BEFORE_NOUNS
                and s.pos[heads[top]] in NOMINAL
                and heads[top] > top
            ):
                deps[top] = "amod"
            for t in run:
                if t != top and heads[t] not in run:
                    heads[t], deps[t] = top, "compound"
                for c in s.children[t] if t != top else ():
                    heads[c] = top if c not in run else heads[c]
        return replace(
            s,
            lemmas=tuple(lemmas),
            pos=tuple(pos),
            tags=tuple(tags),
            heads=tuple(heads),
            deps=tuple(deps),
            starts=tuple(starts),
            ends=tuple(ends),
        )

    def _is_adjective(self, s: Sentence, token: int) -> bool:
        first = s.heads[token] if s.deps[token] == "conj" else token
        if s.deps[first] not in _SAID or s.words[token].lower() not in self.adjectives:
            return False
        return not any(s.deps[c] in _OBJECTS or s.lemmas[c] in _BOUND for c in s.children[token])

    def _is_view(self, s: Sentence, token: int) -> bool:
        """Tell an adjective after "as" that the tagger takes for a noun or an adverb: "described her as vindictive"."""
        if (
            s.words[s.heads[token]] != "as"
            or s.tags[token] not in _MISTAKEN
            or s.words[token] not in self.adjectives
        ):
            return False
        return not any(s.deps[c] in ("det", "amod", "poss", "compound") for c in s.children[token])


def _is_distrust(s: Sentence, token: int) -> bool:
    """Tell "no confidence" of which a body makes a vote: "a motion of no confidence in the mayor"."""
    return s.words[token - 1] == "no" and s.words[token - 2 : token - 1] == ("of",)


def _hyphened(s: Sentence) -> Iterator[tuple[int, int]]:
    """Yield the first and last token of each word that hyphens hold together."""
    n = len(s)
    joints = [
        t
        for t, word in enumerate(s.words)
        if word == "-" and 0 < t < n - 1 and s.ends[t - 1] == s.starts[t] and s.ends[t] == s.starts[t + 1]
    ]
    start = 0
    for i in range(len(joints)):
        if i + 1 == len(joints) or joints[i + 1] != joints[i] + 2:
            first, last = joints[start] - 1, joints[i] + 1
            if last - first < _LONGEST:
                yield first, last
            start = i + 1
