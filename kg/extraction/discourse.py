"""Who was spoken of lately: the memory in which pronouns and short descriptions find their actors.

Precision first: where two candidates are as good, or none fits, the phrase stays unresolved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from kg.extraction.drafts import Draft, Drafts
from kg.extraction.sentence import Sentence
from kg.model import MentionKind

#: Sentences that a pronoun looks back over, and that a description does.
PRONOUN_REACH = 3
DESCRIPTION_REACH = 12

#: Mentions that are looked back over, at most: bounds the cost where one sentence names thousands.
MEMORY = 150

_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj"})
_MODIFIERS = frozenset({"poss", "compound", "nmod", "amod"})

#: Clauses that take their subject from above, and how far up that is looked for.
_SUBJECTLESS = frozenset({"advcl", "xcomp", "conj", "pcomp", "prep", "acl"})
_CLAUSES = 5

#: Children of a verb that are looked at, at most.
_ARGUMENTS = 60


@dataclass(frozen=True, slots=True)
class Spoken:
    """A mention in the past: one actor, or several that were named together."""

    sentence: int
    token: int
    keys: tuple[str, ...]
    subject: bool
    named: bool
    adjective: bool
    modifier: bool


class Discourse:
    """What an article has spoken of so far, in text order."""

    def __init__(self, drafts: Drafts) -> None:
        self.drafts = drafts
        self._past: list[Spoken] = []
        self._counts: Counter[str] = Counter()

    def note(self, sentence: Sentence, token: int, keys: tuple[str, ...], kind: MentionKind) -> None:
        """Remember a mention."""
        subject = sentence.deps[token] in _SUBJECT
        modifier = sentence.deps[token] in _MODIFIERS
        self._past.append(
            Spoken(sentence.index, token, keys, subject, kind == "name", kind == "adjective", modifier)
        )
        self._counts.update(keys)

    def count(self, key: str) -> int:
        """Give how often an actor was spoken of so far."""
        return self._counts[key]

    def back(self, sentence: int, reach: int) -> Iterator[Spoken]:
        """Yield the mentions of the last ``reach`` sentences and of this one, latest first."""
        for spoken in islice(reversed(self._past), MEMORY):
            if spoken.sentence < sentence - reach:
                return
            yield spoken

    def last(
        self, sentence: int, fits: Callable[[Draft], bool], reach: int = DESCRIPTION_REACH
    ) -> str | None:
        """Give the actor that was spoken of last and that fits."""
        for spoken in self.back(sentence, reach):
            if len(spoken.keys) == 1 and fits(self.drafts[spoken.keys[0]]):
                return spoken.keys[0]
        return None

    def salient(
        self, sentence: int, fits: Callable[[Draft], bool], reach: int = DESCRIPTION_REACH
    ) -> str | None:
        """Give the fitting actor that is on the reader's mind: spoken of often in the article, and lately."""
        top: tuple[float, str | None] = (0.0, None)
        judged: set[str] = set()
        for spoken in self.back(sentence, reach):
            for key in spoken.keys if len(spoken.keys) == 1 else ():
                if key in judged or not fits(self.drafts[key]):
                    continue
                judged.add(key)
                near = reach + 1.0 - (sentence - spoken.sentence) - 0.3 * len(judged) - 1.5 * spoken.adjective
                score = near + min(8, self._counts[key]) + spoken.subject
                if score > top[0]:
                    top = score, key
        return top[1]

    def last_several(self, sentence: int, number: int, fits: Callable[[Draft], bool]) -> tuple[str, ...]:
        """Give the ``number`` actors that fit and that were spoken of together last, in the order of the text.

        Goes back sentence by sentence; where one brings in too many, nobody can tell which of them are meant.
        """
        found: dict[str, None] = {}
        at = sentence
        for spoken in self.back(sentence, DESCRIPTION_REACH):
            if spoken.sentence < at:
                if len(found) >= number:
                    break
                at = spoken.sentence
            fitting = [k for k in spoken.keys if fits(self.drafts[k])]
            if len(fitting) == number and len(set(found) - set(fitting)) == 0:
                return tuple(fitting)
            for key in reversed(fitting):
                found.setdefault(key)
        return tuple(reversed(found)) if len(found) == number else ()

    def best(
        self,
        sentence: Sentence,
        token: int,
        fits: Callable[[Spoken], float],
        *,
        reach: int = PRONOUN_REACH,
    ) -> tuple[str, ...]:
        """Give the actors of the most salient mention before ``token`` that fits: near, a subject, much spoken of.

        :param fits: how well a mention fits: 0 where it can't be meant, else 1 or, where more speaks for it, more.
        """
        top: tuple[float, tuple[str, ...]] = (0.0, ())
        barred = _clause_mates(sentence, token)
        seen = 0
        for spoken in self.back(sentence.index, reach):
            here = spoken.sentence == sentence.index
            if spoken.adjective or (here and (spoken.token >= token or spoken.token in barred)):
                continue
            fit = fits(spoken)
            if not fit:
                continue
            score = 50.0 + 6.0 * (fit - 1.0) - 14.0 * (sentence.index - spoken.sentence) - 2.0 * min(seen, 6)
            score += 9.0 * spoken.subject - 3.0 * spoken.modifier + 3.0 * spoken.named
            score += 1.5 * min(4, max(self._counts[k] for k in spoken.keys))
            if score > top[0]:
                top = score, spoken.keys
            seen += 1
        return top[1]


def _clause_mates(sentence: Sentence, token: int) -> frozenset[int]:
    """Give the subjects that an object pronoun can't mean: "Trump told him" speaks of two men.

    A clause without a subject has that of the clause above: "Trump praised Putin, comparing him to Obama".
    """
    dep, head = sentence.deps[token], sentence.heads[token]
    if dep in ("pobj", "conj"):
        head = sentence.heads[head]
    if dep not in ("dobj", "dative", "pobj", "iobj", "conj"):
        return frozenset()
    for _ in range(_CLAUSES):
        found = frozenset(c for c in sentence.children[head][:_ARGUMENTS] if sentence.deps[c] in _SUBJECT)
        if found or sentence.deps[head] not in _SUBJECTLESS:
            return found
        head = sentence.heads[head]
    return frozenset()
