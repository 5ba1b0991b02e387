"""A statement as it is found, and who tells what stands at a place of the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from kg.extraction.reporting import TELLING
from kg.model import AUTHOR

#: Offsets into the article's text, half-open.
Offsets = tuple[int, int]

#: Classes of statements that are worth telling when somebody else tells them: "X says that Y accused Z".
_RETOLD = frozenset({"say", "deny", "ask", "promise", "threaten", "agree", "judge"})

_SELF = frozenset({"i", "we", "me", "us", "my", "our", "you", "your"})


@dataclass(frozen=True, slots=True)
class StatementDraft:
    """One statement. Offsets are code points into the article's text, half-open.

    ``pieces`` are the parts of the content in text order without the words that attribute it ("...", he said, "...");
    ``content`` is from the first to the last. ``cls`` is the cue's class in the table. ``confidence`` is in [0, 1].
    ``told`` are the parts that the source tells, where that isn't the whole content.
    """

    sentence: int
    speaker: str | None
    source: Offsets | None
    trigger: Offsets
    content: Offsets
    direct: bool
    confidence: float
    cls: str
    pieces: tuple[Offsets, ...]
    told: tuple[Offsets, ...] | None = None

    @classmethod
    def speech(
        cls,
        sentence: int,
        speaker: str | None,
        trigger: Offsets,
        content: Offsets,
        *,
        source: Offsets | None,
        confidence: float,
    ) -> StatementDraft:
        """Make the statement of a speech printed in one piece, without words that attribute it inside."""
        return cls(sentence, speaker, source, trigger, content, True, confidence, "say", (content,))


class Innermost:
    """Which statement's content covers an offset; of several the one that starts last.

    :param told: whether only what a statement's source tells of its content counts.
    """

    def __init__(self, statements: Iterable[StatementDraft], *, told: bool = False) -> None:
        drafts = list(statements)
        spans = sorted(
            (a, b, n)
            for n, d in enumerate(drafts)
            for a, b in (d.pieces if d.told is None or not told else d.told)
        )
        self._starts: list[int] = []
        self._covers: list[StatementDraft | None] = []
        covering: list[tuple[int, int, int]] = []  # a heap: the latest start first, which is the innermost
        number = 0
        for edge in sorted({offset for a, b, _ in spans for offset in (a, b)}):
            while number < len(spans) and spans[number][0] <= edge:
                a, b, n = spans[number]
                heappush(covering, (-a, b, n))
                number += 1
            while covering and covering[0][1] <= edge:
                heappop(covering)
            self._starts.append(edge)
            self._covers.append(drafts[covering[0][2]] if covering else None)

    def at(self, offset: int) -> StatementDraft | None:
        """Give the innermost statement whose content covers an offset, or None."""
        number = bisect_right(self._starts, offset) - 1
        return self._covers[number] if number >= 0 else None


class Tellers:
    """Who tells what stands at a place of the text: the source it is ascribed to, or the author.

    Only cues whose content is told by the source count ("X said that ..."), not those that ascribe a wish or a
    feeling ("X wants ..."): there the author tells, and so he does what a cue presupposes ("X condemned the raid").
    Nested statements are told by the innermost source.

    >>> said = StatementDraft(0, "iran", (0, 4), (5, 9), (10, 28), False, 0.9, "say", ((10, 28),))
    >>> Tellers([said]).teller_at(12), Tellers([said]).teller_at(5)
    ('iran', 'author')
    """

    def __init__(self, statements: Iterable[StatementDraft]) -> None:
        telling = [d for d in statements if d.cls in TELLING]
        self._innermost = Innermost(telling, told=True)
        self._voices = Innermost(telling)

    def teller_at(self, offset: int) -> str:
        """Give the id of the actor who tells what stands at an offset; the author where nobody else does.

        An unnamed source ("officials said") leaves the telling to the author.
        """
        draft = self._innermost.at(offset)
        return draft.speaker or AUTHOR if draft else AUTHOR

    def voice_at(self, offset: int) -> str:
        """Give the id of the actor whose judgement a word at an offset is, though he need not tell what it is about.

        In "Oslo condemned the brutal raid" the author tells of the raid, and Oslo finds it brutal.
        """
        draft = self._voices.at(offset)
        return draft.speaker or AUTHOR if draft else AUTHOR


def without_asides(drafts: Sequence[StatementDraft], text: str) -> list[StatementDraft]:
    """Leave out what speakers say of their own mind ("I think", "we hope") or nobody named says in what they say."""
    innermost = Innermost(drafts)
    kept = []
    for draft in drafts:
        outer = innermost.at(draft.trigger[0])
        if outer is None or (draft.cls in _RETOLD and _is_another(draft, outer, text)):
            kept.append(draft)
    return kept


def _is_another(draft: StatementDraft, outer: StatementDraft, text: str) -> bool:
    """Say whether a named other speaks within what somebody says."""
    if draft.source is None or draft.speaker is None or draft.speaker == outer.speaker:
        return False
    return text[slice(*draft.source)].lower() not in _SELF
