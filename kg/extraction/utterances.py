"""Which quotation is whose: cues claim the quotations beside them, the nearest cue wins, the rest follow on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.extraction.phrases import Phrases
from kg.extraction.quotations import Quotations
from kg.extraction.sentence import Sentence
from kg.extraction.tellers import Offsets, StatementDraft

DASHES = "-–—―"
_MARKS = "\"“”‘’'„«»`"
#: Words before a title in quotation marks: 'on "Nordlys Today," Lie said'.
_NAMING = frozenset(
    {"of", "on", "in", "for", "from", "with", "by", "at", "the", "his", "her", "called", "titled", "entitled"}
)
#: Classes of cues that introduce what is said, rather than answer it.
_SPEAKING = frozenset({"say", "ask", "promise", "threaten"})
#: How far a quotation may stand from the word that introduces it, in characters.
_NEAR = 160


@dataclass(slots=True)
class Finding:
    """A statement under construction: quotations are claimed and lost until the whole article is read."""

    s: Sentence
    cls: str
    trigger: Offsets
    source: Offsets | None
    speaker: str | None
    pieces: list[Offsets]
    confidence: float
    quotes: list[int] = field(default_factory=list)
    #: What of the pieces the source tells; None for all.
    told: list[Offsets] | None = None


class Utterances:
    """The quotations of an article with the cue that each belongs to."""

    def __init__(self, text: str, quotes: Quotations) -> None:
        self.text = text
        self.quotes = quotes
        self._owners: dict[int, Finding | None] = {}

    def beside(self, p: Phrases, verb: int, source: int | None, cls: str, *, full: bool = False) -> list[int]:
        """Give the numbers of the quotations that a verb follows or introduces: none, one or both.

        :param cls: the cue's class; who agrees or denies does so after a quotation that came to its end.
        :param full: whether the verb has a content of its own; then it doesn't follow a quotation that came to its end:
            '"We share it." Oslo denied the claim'.
        """
        if not len(self.quotes):
            return []
        s = p.sentence
        start = s.starts[min(p.left[source], verb) if source is not None and source < verb else verb]
        before = self._before(start)
        if before is not None and start == s.start:
            ends = ".!?" if full else "" if cls in _SPEAKING else "."
            before = None if self._ends(before, ends) else before
        after = self._after(s, verb, continued=before is not None)
        return [k for k in (before, after) if k is not None]

    def _before(self, start: int) -> int | None:
        """The quotation that ends where the attributing clause starts: "...", X said."""
        k = self.quotes.upto(start) - 1
        if k < 0 or not start - 8 <= self.quotes[k].end <= start:
            return None
        gap = self.text[self.quotes[k].end : start]
        word = self.text[max(0, self.quotes[k].start - 12) : self.quotes[k].start].split()[-1:]
        if word and word[0].lower() in _NAMING:
            return None
        return k if not gap.strip(" ,\u00a0" + DASHES) and self._speechlike(k) else None

    def _ends(self, k: int, signs: str) -> bool:
        inner = self.text[self.quotes[k].start : self.quotes[k].end].rstrip(_MARKS + " \u00a0")
        return inner.endswith(tuple(signs))

    def _after(self, s: Sentence, verb: int, *, continued: bool) -> int | None:
        """The quotation that a verb introduces: said, "..."; told reporters: "..."."""
        k = self.quotes.upto(s.starts[verb])
        if k >= len(self.quotes) or self.quotes[k].start - s.ends[verb] > _NEAR:
            return None
        begin = self.quotes[k].start
        gap = self.text[s.ends[verb] : begin].strip()
        if gap.endswith(":"):
            return k
        opening = self.text[begin : begin + 3].lstrip(_MARKS + "[(")[:1]
        if begin >= s.end or not (opening.isupper() or continued):
            return None
        return k if gap.endswith(",") or (not gap and opening.isupper() and self._speechlike(k)) else None

    def _speechlike(self, k: int) -> bool:
        """Say whether a quotation is an utterance and no phrase set in quotation marks."""
        q, text = self.quotes[k], self.text
        inner = text[q.start : q.end].strip(_MARKS + " \u00a0")
        if not inner or not (inner[-1] in ",.?!…;" + DASHES or text[q.end : q.end + 1] == ","):
            return False
        apart = not text[max(0, q.start - 3) : q.start].rstrip()[-1:].isalpha()
        return inner[0].isupper() or not inner[0].isalpha() or apart

    def claim(self, k: int, finding: Finding) -> None:
        """Give a quotation to a cue; of several before it the last gets it, and one after it wins over them."""
        owner = self._owners.get(k)
        if owner is None and k in self._owners:
            return  # signed, or introduced by whoever was so: 'called on Oslo to wait, but Lie was blunter: "Go."'
        if owner is not None:
            if owner.trigger[0] > self.quotes[k].start:
                return
            owner.quotes.remove(k)
        self._owners[k] = finding
        finding.quotes.append(k)

    def sign(self, k: int) -> bool:
        """Take out a quotation that is signed by its speaker; False where it is taken already."""
        if k in self._owners:
            return False
        self._owners[k] = None
        return True

    def extend(self, findings: Iterable[Finding]) -> None:
        """Give quotations that nobody introduces to who spoke last, where they follow on directly."""
        for finding in findings:
            if not finding.quotes:
                continue
            k = max(finding.quotes)
            at = max(finding.s.end, self.quotes[k].end)
            k += 1
            while k < len(self.quotes) and k not in self._owners and self._follows(k, at):
                self._owners[k] = finding
                finding.quotes.append(k)
                at = self.quotes[k].end
                k += 1

    def _follows(self, k: int, at: int) -> bool:
        """Say whether only white space parts a quotation from an offset; on a new line it has to fill the line."""
        q = self.quotes[k]
        if not at <= q.start <= at + _NEAR:
            return False
        gap = self.text[at : q.start]
        return not gap.strip() and ("\n" not in gap or self.text[q.end : q.end + 1] in ("", "\n", "."))

    def draft(self, finding: Finding) -> StatementDraft | None:
        """Finish a statement; None where it was left without content."""
        pieces = finding.pieces
        if finding.quotes:
            pieces = [(self.quotes[k].start, self.quotes[k].end) for k in sorted(finding.quotes)]
        if not pieces:
            return None
        return StatementDraft(
            sentence=finding.s.index,
            speaker=finding.speaker,
            source=finding.source,
            trigger=finding.trigger,
            content=(pieces[0][0], pieces[-1][1]),
            direct=bool(finding.quotes),
            confidence=0.97 if finding.quotes else finding.confidence,
            cls=finding.cls,
            pieces=tuple(pieces),
            told=None if finding.told is None or finding.quotes else tuple(finding.told),
        )
