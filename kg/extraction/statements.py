"""Who says (thinks, wants, promises, asks, denies) what: reporting words with their source and content.

The notion is that of PolNeAR (Newell, Margolin and Ruths, LREC 2018): any cue that ascribes a content, an attitude or
an intention to a source, direct or indirect, verb, noun or adjective.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush

from kg.extraction.cast import Cast
from kg.extraction.complements import of_adjective, of_noun, of_verb
from kg.extraction.labels import Speech, labelled_speech, signed_speech
from kg.extraction.phrases import Phrases
from kg.extraction.quotations import Quotations
from kg.extraction.reporting import TELLING, Cue, ReportingTable
from kg.extraction.sentence import Sentence
from kg.extraction.speakers import agent_of, is_passive, speaker_at, subject_of
from kg.model import AUTHOR

#: Offsets into the article's text, half-open.
Offsets = tuple[int, int]

_DASHES = "-–—―"
#: Who speaks and who is spoken to: "I mean", "you know" and "as I said" attribute nothing.
_SPEAKERS = frozenset({"i", "we", "you"})
#: How far a quotation may stand from the word that introduces it, in characters.
_NEAR = 160
_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class StatementDraft:
    """One statement. Offsets are code points into the article's text, half-open.

    ``pieces`` are the parts of the content in text order without the words that attribute it ("...", he said, "...");
    ``content`` is from the first to the last. ``cls`` is the cue's class in the table. ``confidence`` is in [0, 1].
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


class _Innermost:
    """Which statement's content covers an offset; of several the one that starts last."""

    def __init__(self, statements: Iterable[StatementDraft]) -> None:
        drafts = list(statements)
        spans = sorted((a, b, n) for n, d in enumerate(drafts) for a, b in d.pieces)
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
        number = bisect_right(self._starts, offset) - 1
        return self._covers[number] if number >= 0 else None


class Tellers:
    """Who tells what stands at a place of the text: the source it is ascribed to, or the author.

    Only cues whose content is told by the source count ("X said that ..."), not those that ascribe a wish or a
    feeling ("X wants ..."): there the author tells. Nested statements are told by the innermost source.
    """

    def __init__(self, statements: Iterable[StatementDraft]) -> None:
        self._innermost = _Innermost(d for d in statements if d.cls in TELLING)

    def teller_at(self, offset: int) -> str:
        """Give the id of the actor who tells what stands at an offset; the author where nobody else does.

        An unnamed source ("officials said") leaves the telling to the author.
        """
        draft = self._innermost.at(offset)
        return draft.speaker or AUTHOR if draft else AUTHOR


#: Classes of statements that are worth telling when somebody else tells them: "X says that Y accused Z".
_RETOLD = frozenset({"say", "deny", "ask", "promise", "threaten", "agree", "judge"})


def _without_asides(drafts: list[StatementDraft]) -> list[StatementDraft]:
    """Leave out what speakers say of their own mind ("I think", "we hope") or nobody named says in what they say."""
    innermost = _Innermost(drafts)
    kept = []
    for draft in drafts:
        outer = innermost.at(draft.trigger[0])
        if outer is None or (draft.cls in _RETOLD and draft.speaker and draft.speaker != outer.speaker):
            kept.append(draft)
    return kept


@dataclass(slots=True)
class _Finding:
    """A statement under construction: quotations are claimed and lost until the whole article is read."""

    s: Sentence
    cls: str
    trigger: Offsets
    source: Offsets | None
    speaker: str | None
    pieces: list[Offsets]
    confidence: float
    quotes: list[int] = field(default_factory=list)


def find_statements(
    sentences: Sequence[Sentence], cast: Cast, text: str, cues: ReportingTable
) -> list[StatementDraft]:
    """Find the statements of an article, in the order of their cues.

    :param sentences: all sentences of the article, in text order.
    :param text: the article's text, which the sentences' offsets count into.

    >>> s = Sentence.parse("Iran said it will not attend .", "nsubj ROOT nsubj aux neg ccomp punct", "2 2 6 6 6 2 2",
    ...                    lemmas="Iran say it will not attend .", pos="PROPN VERB PRON AUX PART VERB PUNCT")
    >>> text = "Iran said it will not attend ."
    >>> [d] = find_statements([s], Cast((), ()), text, ReportingTable.load())
    >>> text[slice(*d.source)], text[slice(*d.trigger)], text[slice(*d.content)]
    ('Iran', 'said', 'it will not attend')
    """
    return _Reader(sentences, cast, text, cues).read()


class _Reader:
    def __init__(self, sentences: Sequence[Sentence], cast: Cast, text: str, cues: ReportingTable) -> None:
        self.sentences = sentences
        self.cast = cast
        self.text = text
        self.cues = cues
        self.quotes = Quotations(text, sentences)
        self.owners: dict[int, _Finding] = {}
        self.signed: set[int | None] = set()
        self.findings: list[_Finding] = []

    def read(self) -> list[StatementDraft]:
        known = self.cues.lemmas
        for s in self.sentences:
            p: Phrases | None = None
            for i, lemma in enumerate(s.lemmas):
                if lemma in known:
                    p = p or Phrases(s)
                    found = self._at(p, i, lemma)
                    if found:
                        self.findings.append(found)
        drafts = [_spoken(speech) for speech in labelled_speech(self.sentences, self.cast, self.text)]
        for speech in signed_speech(self.sentences, self.cast, self.text, self.quotes):
            if speech.quotation not in self.owners:
                self.signed.add(speech.quotation)
                drafts.append(_spoken(speech))
        self._extend()
        drafts += [d for f in self.findings if (d := self._draft(f))]
        return _without_asides(sorted(drafts, key=lambda d: (d.trigger, d.content)))

    def _at(self, p: Phrases, i: int, lemma: str) -> _Finding | None:
        s = p.sentence
        pos = s.pos[i]
        if pos in _VERBAL and lemma in self.cues.verbs:
            return self._verb(p, i, self._sense(p, i, self.cues.verbs[lemma]))
        if pos in _NOMINAL and lemma in self.cues.nouns:
            return self._noun(p, i, self.cues.nouns[lemma])
        if lemma in self.cues.adjectives and s.deps[i] in (
            "acomp",
            "ROOT",
            "advcl",
            "conj",
            "ccomp",
            "relcl",
        ):
            return self._adjective(p, i, self.cues.adjectives[lemma])
        if lemma in self.cues.adverbs and pos == "ADV":
            return self._outside(p, i, i, i + 1, self.cues.adverbs[lemma], None)
        if lemma == "accord" and i + 1 < len(s) and s.words[i + 1].lower() == "to":
            to = p.child(i, "prep", "pcomp")
            source = p.child(to, "pobj") if to is not None else None
            if source is not None:
                return self._outside(p, i, i, i + 2, self.cues.prepositions["according"], source)
        return None

    @staticmethod
    def _sense(p: Phrases, i: int, senses: tuple[Cue, ...]) -> Cue | None:
        s = p.sentence
        for cue in senses:
            if not cue.particle:
                return cue
            if i + 1 < len(s) and s.words[i + 1].lower() == cue.particle:
                return cue
            if (prt := p.child(i, "prt", "acomp")) is not None and s.words[prt].lower() == cue.particle:
                return cue
        return None

    def _verb(self, p: Phrases, i: int, cue: Cue | None) -> _Finding | None:
        if cue is None:
            return None
        s = p.sentence
        passive = is_passive(p, i)
        source = agent_of(p, i) if passive else self._subject(p, i)
        complement = of_verb(p, i, cue, passive=passive)
        before, after = (None, None)
        if cue.quote and not passive and not self.quotes.at(s.starts[i]):
            before, after = self._speech(p, i, source)
        pieces: list[Offsets] = []
        end = i + 1
        frame = "quote"
        if complement:
            end = complement.cue_end
            frame = complement.frame
            clause = (p.left[source] if source is not None and source < i else i, end)
            pieces = self._pieces(s, complement.start, complement.end, clause)
        elif before is None and after is None:
            pieces = self._around(p, i, cue, source) if not passive else []
            frame = "host"
            if not pieces:
                return None
        finding = self._finding(p, (i, end), cue, source, pieces, _CONFIDENCE.get(frame, 0.6))
        for k in (before, after):
            if k is not None:
                self._claim(k, finding)
        return finding

    def _subject(self, p: Phrases, i: int) -> int | None:
        """The verb's subject; not one that stands in a quotation before it ("Full panic mode," said Wimes)."""
        s = p.sentence
        source = subject_of(p, i)
        if source is None or s.heads[source] != i or self.quotes.at(s.starts[source]) is None:
            return source
        if self.quotes.at(s.starts[i]):
            return source
        others = [c for c in s.children[i] if s.deps[c] == "nsubj" and not self.quotes.at(s.starts[c])]
        return others[0] if others else source

    def _around(self, p: Phrases, i: int, cue: Cue, source: int | None) -> list[Offsets]:
        """The clause that a parenthesis reports: "The plan, he said, is dead", "as the minister put it"."""
        s = p.sentence
        if source is None or not cue.quote or s.words[source].lower() in _SPEAKERS:
            return []
        as_said = any(s.words[c].lower() == "as" for c in s.children[i] if c < i)
        if s.deps[i] == "parataxis" or (as_said and s.deps[i] in ("advcl", "ccomp")):
            host = s.heads[i]
            return self._pieces(s, p.left[host], p.right[host], (min(p.left[i], i), p.right[i]))
        start = p.left[source] if source < i else i
        if (
            s.heads[source] == i
            and start > 2
            and s.words[start - 1] == ","
            and not self.quotes.at(s.starts[start])
        ):
            return self._pieces(s, 0, start, (start, start))
        return []

    def _speech(self, p: Phrases, i: int, source: int | None) -> tuple[int | None, int | None]:
        """The numbers of the quotations that a verb introduces or follows, if any."""
        s, text, quotes = p.sentence, self.text, self.quotes
        if not len(quotes):
            return None, None
        start = s.starts[min(p.left[source], i) if source is not None and source < i else i]
        before = after = None
        k = quotes.upto(start) - 1
        if k >= 0 and start - 8 <= quotes[k].end <= start:
            gap = text[quotes[k].end : start]
            if not gap.strip(" ,\u00a0" + _DASHES) and self._speechlike(k):
                before = k
        k = quotes.upto(s.starts[i])
        if k < len(quotes) and quotes[k].start - s.ends[i] <= _NEAR:
            gap = text[s.ends[i] : quotes[k].start].strip()
            opening = text[quotes[k].start : quotes[k].start + 3].lstrip("\"“”‘’'„«`[(")[:1]
            inside = quotes[k].start < s.end
            continued = opening.isupper() or before is not None
            if gap.endswith(":") or (inside and gap.endswith(",") and continued):
                after = k
            if inside and not gap and opening.isupper() and self._speechlike(k):
                after = k
        return before, after

    def _speechlike(self, k: int) -> bool:
        """Say whether a quotation is an utterance and no phrase set in quotation marks."""
        q, text = self.quotes[k], self.text
        inner = text[q.start : q.end].strip("\"“”‘’'„«»` \u00a0")
        follows = text[q.end : q.end + 1]
        stopped = bool(inner) and (inner[-1] in ",.?!…;" + _DASHES or follows == ",")
        return stopped and (
            inner[0].isupper()
            or not inner[0].isalpha()
            or not text[max(0, q.start - 3) : q.start].rstrip()[-1:].isalpha()
        )

    def _claim(self, k: int, finding: _Finding) -> None:
        """Give a quotation to the nearest cue: the last that asks for it, unless it follows the quotation directly."""
        owner = self.owners.get(k)
        if owner is not None:
            if owner.trigger[0] > self.quotes[k].start:
                return
            owner.quotes.remove(k)
        self.owners[k] = finding
        finding.quotes.append(k)

    def _noun(self, p: Phrases, i: int, cue: Cue) -> _Finding | None:
        s = p.sentence
        complement = of_noun(p, i, cue)
        owner = p.child(i, "poss")
        if complement is None:
            return None
        source = owner
        if source is None:
            by = next(
                (
                    c
                    for c in s.children[i]
                    if c > i and s.words[c].lower() in ("by", "from") and s.deps[c] in ("prep", "agent")
                ),
                None,
            )
            source = p.child(by, "pobj") if by is not None else None
        if source is None and s.deps[i] == "dobj":
            source = subject_of(p, s.heads[i])
        if source is None and complement.frame != "that":
            return None
        return self._finding(
            p,
            (i, complement.cue_end),
            cue,
            source,
            self._pieces(s, complement.start, complement.end, (i, i + 1)),
            0.6,
        )

    def _adjective(self, p: Phrases, i: int, cue: Cue) -> _Finding | None:
        s = p.sentence
        complement = of_adjective(p, i, cue)
        if complement is None:
            return None
        head = i if p.child(i, "nsubj") is not None else s.heads[i]
        source = subject_of(p, head)
        return self._finding(
            p,
            (i, complement.cue_end),
            cue,
            source,
            self._pieces(s, complement.start, complement.end, (i, i + 1)),
            0.7,
        )

    def _outside(
        self, p: Phrases, i: int, start: int, end: int, cue: Cue, source: int | None
    ) -> _Finding | None:
        """A phrase that attributes the clause it stands in: "according to X", "reportedly"."""
        s = p.sentence
        host = s.heads[i]
        for _ in range(6):
            if s.pos[host] in _VERBAL or s.heads[host] == host:
                break
            host = s.heads[host]
        if host == i:
            return None
        pieces = self._pieces(s, p.left[host], p.right[host], (p.left[i], p.right[i]))
        return self._finding(p, (start, end), cue, source, pieces, 0.85) if pieces else None

    def _finding(
        self,
        p: Phrases,
        cue_tokens: tuple[int, int],
        cue: Cue,
        source: int | None,
        pieces: list[Offsets],
        confidence: float,
    ) -> _Finding:
        s = p.sentence
        span = None
        speaker = None
        if (
            source is not None
            and s.deps[source] != "expl"
            and not (s.deps[source] == "nsubj" and s.tags[source] == "EX")
        ):
            tokens = _trim(s, p.left[source], p.right[source])
            if tokens:
                span = (s.starts[tokens[0]], s.ends[tokens[1] - 1])
                speaker = speaker_at(p, source, self.cast)
        trigger = (s.starts[cue_tokens[0]], s.ends[cue_tokens[1] - 1])
        return _Finding(s, cue.cls, trigger, span, speaker, pieces, confidence)

    def _pieces(self, s: Sentence, start: int, end: int, without: tuple[int, int]) -> list[Offsets]:
        """Offsets of the tokens ``start`` to ``end`` without those of the attributing clause, trimmed."""
        lo, hi = without
        ranges = [(start, end)]
        if start < hi and lo < end:
            ranges = [(start, lo), (hi, end)]
        pieces = []
        for a, b in ranges:
            if tokens := _trim(s, a, b):
                pieces.append(self._rounded(s, s.starts[tokens[0]], s.ends[tokens[1] - 1]))
        return pieces

    def _rounded(self, s: Sentence, start: int, end: int) -> Offsets:
        """Take in the marks of a quotation that begins or ends with the piece."""
        q = self.quotes.at(end)
        if (
            q
            and start <= q.start
            and q.end <= s.end + 2
            and not any(c.isalnum() for c in self.text[end : q.end][:4])
        ):
            end = q.end if q.end - end <= 4 else end
        q = self.quotes.at(start - 1)
        if q and q.start >= start - 2 and q.end <= end + 2:
            start = q.start
        return start, end

    def _extend(self) -> None:
        """Give quotations that nobody introduces to who spoke last, where they follow on directly."""
        for finding in self.findings:
            if not finding.quotes:
                continue
            k = max(finding.quotes)
            at = max(finding.s.end, self.quotes[k].end)
            k += 1
            while k < len(self.quotes) and k not in self.owners and k not in self.signed:
                q = self.quotes[k]
                if q.start < at:
                    break
                gap = self.text[at : q.start]
                if gap.strip() or ("\n" in gap and self.text[q.end : q.end + 2].strip(".")):
                    break
                self.owners[k] = finding
                finding.quotes.append(k)
                at = q.end
                k += 1

    def _draft(self, f: _Finding) -> StatementDraft | None:
        pieces = f.pieces
        if f.quotes:
            pieces = [(self.quotes[k].start, self.quotes[k].end) for k in sorted(f.quotes)]
        if not pieces:
            return None
        return StatementDraft(
            sentence=f.s.index,
            speaker=f.speaker,
            source=f.source,
            trigger=f.trigger,
            content=(pieces[0][0], pieces[-1][1]),
            direct=bool(f.quotes),
            confidence=0.95 if f.quotes else f.confidence,
            cls=f.cls,
            pieces=tuple(pieces),
        )


def _spoken(speech: Speech) -> StatementDraft:
    return StatementDraft(
        sentence=speech.sentence,
        speaker=speech.speaker,
        source=speech.source,
        trigger=speech.trigger,
        content=speech.content,
        direct=True,
        confidence=0.9,
        cls="say",
        pieces=(speech.content,),
    )


_CONFIDENCE = {
    "quote": 0.95,
    "that": 0.9,
    "to": 0.75,
    "ing": 0.6,
    "np": 0.55,
    "p": 0.65,
    "np+to": 0.8,
    "np+of": 0.85,
    "host": 0.85,
}


def _trim(s: Sentence, start: int, end: int) -> tuple[int, int] | None:
    """Leave out punctuation at both ends, but for quotation marks, brackets and a stop inside a quotation."""
    words = s.words
    while start < end and words[start] in _EDGE:
        start += 1
    while start < end and words[end - 1] in _EDGE:
        end -= 1
    return (start, end) if start < end else None


_EDGE = frozenset({",", ".", ";", ":", "-", "–", "—", "―", "--", "...", "…"})
