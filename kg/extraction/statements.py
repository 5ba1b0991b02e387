"""Who says (thinks, wants, promises, asks, denies) what: reporting words with their source and content.

The notion is that of PolNeAR (Newell, Margolin and Ruths, LREC 2018): any cue that ascribes a content, an attitude or
an intention to a source, direct or indirect, verb, noun or adjective.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.extraction.cast import Cast
from kg.extraction.complements import Complement, of_adjective, of_noun, of_verb
from kg.extraction.labels import Speech, introduced_speech, labelled_speech, signed_speech
from kg.extraction.phrases import Phrases
from kg.extraction.quotations import Quotations
from kg.extraction.reporting import Cue, ReportingTable
from kg.extraction.sentence import NOMINAL, VERBAL, Sentence
from kg.extraction.speakers import (
    agent_of,
    antecedent_of,
    is_infinitive,
    is_passive,
    quoted_by,
    speaker_at,
    subject_of,
)
from kg.extraction.tellers import Offsets, StatementDraft, Tellers, without_asides
from kg.extraction.telling import told_tokens
from kg.extraction.utterances import Finding, Utterances

__all__ = ["StatementDraft", "Tellers", "find_statements"]

#: Who speaks and who is spoken to: "I mean", "you know" and "as I said" attribute nothing.
_SPEAKERS = frozenset({"i", "we", "you"})
_ATTITUDES = frozenset({"think", "want", "plan", "feel", "know", "judge", "expect"})
_PREDICATIVE = frozenset({"acomp", "ROOT", "advcl", "conj", "ccomp", "relcl"})
_EDGE = frozenset({",", ".", ";", ":", "-", "–", "—", "―", "--", "...", "…"})
#: Classes of verbs by which somebody else takes his turn, and how many such verbs of a content are looked at.
_SPEAKING = frozenset({"say", "judge", "deny"})
_TURNS = 4
#: How far up a phrase that attributes looks for its clause, and how much punctuation is cut from an edge: both
#: bound the cost in hostile sentences.
_REACH = 6

#: Frames in which the subject of a passive is part of the content.
_OF_SUBJECT = frozenset({"to", "np+to", "np+of", "np+for", "np+as", "np+pred", "np+with"})

#: How often a statement in this frame was right on the development articles; attitudes in a clause less often than
#: speech ("thinks that", "shows that").
_CONFIDENCE = {"quote": 0.97, "that": 0.92, "to": 0.78, "np": 0.7, "host": 0.85}
_OTHERWISE = 0.75
_ATTITUDE = 0.7


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
        self.utterances = Utterances(text, self.quotes)

    def read(self) -> list[StatementDraft]:
        known = self.cues.lemmas
        findings: list[Finding] = []
        introduced = self._signed(introduced_speech(self.sentences, self.cast, self.text, self.quotes))
        for s in self.sentences:
            p: Phrases | None = None
            for i, lemma in enumerate(s.lemmas):
                if lemma in known:
                    p = p or Phrases(s)
                    if found := self._at(p, i, lemma):
                        findings.append(found)
        drafts = [_spoken(speech) for speech in labelled_speech(self.sentences, self.cast, self.text)]
        drafts += introduced
        drafts += self._signed(signed_speech(self.sentences, self.cast, self.text, self.quotes))
        self.utterances.extend(findings)
        drafts += [d for f in findings if (d := self.utterances.draft(f))]
        return without_asides(sorted(drafts, key=lambda d: (d.trigger, d.content)), self.text)

    def _signed(self, speeches: Iterable[Speech]) -> list[StatementDraft]:
        """Take out the quotations that say themselves whose they are, so that no cue gets them any more."""
        return [_spoken(s) for s in speeches if s.quotation is not None and self.utterances.sign(s.quotation)]

    def _at(self, p: Phrases, i: int, lemma: str) -> Finding | None:
        """Read the word at a token, if it is a cue there."""
        s, cues = p.sentence, self.cues
        pos = s.pos[i]
        adjective = cues.adjectives.get(s.words[i].lower()) if s.tags[i] == "VBN" else None
        if adjective and p.child(i, "nsubjpass") is not None and agent_of(p, i) is None:
            return self._adjective(p, i, adjective)  # "was convinced that"
        if pos in VERBAL and lemma in cues.verbs:
            cue = _sense(p, i, cues.verbs[lemma])
            return self._verb(p, i, cue) if cue else None
        if pos in NOMINAL and lemma in cues.nouns:
            return self._noun(p, i, cues.nouns[lemma])
        if lemma in cues.adjectives and s.deps[i] in _PREDICATIVE:
            return self._adjective(p, i, cues.adjectives[lemma])
        if lemma in cues.adverbs and pos == "ADV":
            return self._outside(p, i, i + 1, cues.adverbs[lemma], None)
        if lemma == "accord" and i + 1 < len(s) and s.words[i + 1].lower() == "to":
            return self._according(p, i, cues.prepositions["according"])
        return None

    def _verb(self, p: Phrases, i: int, cue: Cue) -> Finding | None:
        s = p.sentence
        if s.deps[i] == "acl" and is_infinitive(p, i):
            return None  # "a duty to warn": nobody has warned
        passive = is_passive(p, i)
        source = agent_of(p, i) if passive else self._subject(p, i)
        complement = of_verb(p, i, cue, passive=passive)
        beside = []
        if cue.quote and not passive and not self.quotes.at(s.starts[i]):
            quoting = quoted_by(p, i)  # '"...," the Herald quoted Lie as saying'
            first = source if quoting is None else p.child(quoting, "nsubj", "nsubjpass")
            beside = self.utterances.beside(p, i, first, cue.cls, full=complement is not None)
        pieces: list[Offsets] = []
        end, frame = i + 1, "quote"
        if complement:
            complement = self._own_turn(p, i, complement)
            end, frame = complement.cue_end, complement.frame
            clause = (p.left[source] if source is not None and source < i else i, end)
            pieces = self._pieces(s, complement.start, complement.end, clause)
            subject = p.child(i, "nsubjpass") if passive and complement.frame in _OF_SUBJECT else None
            if subject is not None and subject < i:  # "Egypt was accused of meddling"
                pieces = self._pieces(s, p.left[subject], p.right[subject], clause) + pieces
        elif not beside:
            pieces = [] if passive else self._around(p, i, cue, source)
            frame = "host"
            if not pieces:
                return None
        finding = self._finding(p, (i, end), cue, source, pieces, _confidence(cue, frame))
        if complement:
            finding.told = _offsets(s, told_tokens(p, i, cue, complement))
        if not beside and self._is_idle(s, i, cue, source, finding):
            return None
        for k in beside:
            self.utterances.claim(k, finding)
        return finding

    def _own_turn(self, p: Phrases, i: int, complement: Complement) -> Complement:
        """Cut off what somebody else says after it: "Lie said she lost and Moe accused her of fraud", "but Moe has denied it"."""
        s = p.sentence
        if complement.frame != "that":
            return complement
        first = bisect_right(p.turns, (complement.start, len(s)))
        for joint, verb in p.turns[first : first + _TURNS]:
            if joint >= complement.end:
                break
            senses = self.cues.verbs.get(s.lemmas[verb], ())
            answers = s.words[joint].lower() == "but" and any(c.cls == "deny" for c in senses)
            if (s.tags[verb] == s.tags[i] and any(c.cls in _SPEAKING for c in senses)) or answers:
                return replace(complement, end=joint)
        return complement

    @staticmethod
    def _is_idle(s: Sentence, i: int, cue: Cue, source: int | None, finding: Finding) -> bool:
        """Say whether nobody does it: "aid supporting the councils" is no attitude, "you know" no statement."""
        if source is None:
            return False
        lent = s.deps[i] == "acl" and s.heads[i] == source
        if lent and cue.cls in _ATTITUDES and finding.speaker is None:
            return True
        return s.words[source].lower() == "you"

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
        thing = p.child(i, "dobj")
        # "Oslo blocks the bill as Bern threatens a veto" isn't Bern's to tell, as what "as he put it" is in is his
        own = thing is not None and "that" not in cue.pairs and s.pos[thing] != "PRON"
        own = own or p.child(i, "xcomp") is not None  # "as both sides continue to fight"
        as_said = not own and any(s.words[c].lower() == "as" for c in s.children[i] if c < i)
        if s.deps[i] == "parataxis" or (as_said and s.deps[i] in ("advcl", "ccomp")):
            host = s.heads[i]
            return self._pieces(s, p.left[host], p.right[host], (min(p.left[i], i), p.right[i]))
        start = p.left[source] if source < i else i
        # "..., the minister told reporters on Monday.": told has no content of its own, and a clause stands before it
        follows = p.first_verb < start - 1 and s.words[start - 1] == "," and cue.clause
        bare = "that" in cue.pairs or p.child(i, "dobj") is None
        if (
            s.heads[source] in (i, quoted_by(p, i))
            and follows
            and bare
            and not self.quotes.at(s.starts[start])
        ):
            return self._pieces(s, 0, start, (start, start))
        return []

    def _noun(self, p: Phrases, i: int, cue: Cue) -> Finding | None:
        complement = of_noun(p, i, cue)
        if complement is None:
            return None
        source = _whose(p, i, self.cues.support)
        if source is None and complement.frame != "that":
            return None
        return self._own(p, i, cue, source, complement)

    def _adjective(self, p: Phrases, i: int, cue: Cue) -> Finding | None:
        complement = of_adjective(p, i, cue)
        if complement is None:
            return None
        head = i if p.child(i, "nsubj", "nsubjpass") is not None else p.sentence.heads[i]
        return self._own(p, i, cue, subject_of(p, head), complement)

    def _own(self, p: Phrases, i: int, cue: Cue, source: int | None, complement: Complement) -> Finding:
        pieces = self._pieces(p.sentence, complement.start, complement.end, (i, i + 1))
        finding = self._finding(p, (i, complement.cue_end), cue, source, pieces, _ATTITUDE)
        finding.told = _offsets(p.sentence, told_tokens(p, i, cue, complement))
        return finding

    def _according(self, p: Phrases, i: int, cue: Cue) -> Finding | None:
        """ "According to X": X is what "to" governs, also where the parser takes "to show insiders" for a verb."""
        to = p.child(i, "prep", "pcomp")
        source = p.child(to, "pobj") if to is not None else None
        if source is None and to is not None and to > i + 1:
            source = p.child(to, "dobj") or to
        return self._outside(p, i, i + 2, cue, source) if source is not None else None

    def _outside(self, p: Phrases, i: int, end: int, cue: Cue, source: int | None) -> Finding | None:
        """A phrase that attributes the clause it stands in: "according to X", "reportedly"."""
        s = p.sentence
        host = s.heads[i]
        for _ in range(_REACH):
            if s.pos[host] in VERBAL or s.heads[host] == host:
                break
            host = s.heads[host]
        if host != i:
            pieces = self._pieces(s, p.left[host], p.right[host], (p.left[i], p.right[i]))
        else:  # parsed as the main word: the clause is what follows its first comma
            comma = next((t for t in range(end, len(s)) if s.words[t] == ","), len(s))
            pieces = self._pieces(s, comma, len(s), (0, comma))
        return self._finding(p, (i, end), cue, source, pieces, _CONFIDENCE["host"]) if pieces else None

    def _finding(
        self,
        p: Phrases,
        cue_tokens: tuple[int, int],
        cue: Cue,
        source: int | None,
        pieces: list[Offsets],
        confidence: float,
    ) -> Finding:
        s = p.sentence
        span = speaker = None
        if source is not None and s.deps[source] != "expl" and s.tags[source] != "EX":
            antecedent = antecedent_of(p, source)  # "the court, which ruled"
            first = p.left[source] if antecedent is None else min(p.left[antecedent], p.left[source])
            tokens = _trim(s, first, p.right[source])
            if tokens:
                span = (s.starts[tokens[0]], s.ends[tokens[1] - 1])
                speaker = speaker_at(p, source, self.cast)
        trigger = (s.starts[cue_tokens[0]], s.ends[cue_tokens[1] - 1])
        return Finding(s, cue.cls, trigger, span, speaker, pieces, confidence)

    def _pieces(self, s: Sentence, start: int, end: int, without: tuple[int, int]) -> list[Offsets]:
        """Offsets of the tokens ``start`` to ``end`` without those of the attributing clause, trimmed."""
        lo, hi = without
        ranges = [(start, lo), (hi, end)] if start < hi and lo < end else [(start, end)]
        pieces = []
        for a, b in ranges:
            if tokens := _trim(s, a, b):
                pieces.append(self._rounded(s, s.starts[tokens[0]], s.ends[tokens[1] - 1]))
        return pieces

    def _rounded(self, s: Sentence, start: int, end: int) -> Offsets:
        """Take in the marks of a quotation that begins or ends with the piece."""
        q = self.quotes.at(end)
        if q and start <= q.start and q.end - end <= 4 and not any(map(str.isalnum, self.text[end : q.end])):
            end = q.end
        q = self.quotes.at(start - 1)
        if q and q.start >= start - 2 and q.end <= end + 2:
            start = q.start
        return start, end


def _offsets(s: Sentence, tokens: Iterable[tuple[int, int]]) -> list[Offsets]:
    return [(s.starts[a], s.ends[b - 1]) for a, b in tokens]


def _confidence(cue: Cue, frame: str) -> float:
    if frame == "that" and cue.cls != "say":
        return _ATTITUDE
    return _CONFIDENCE.get(frame, _OTHERWISE)


def _spoken(speech: Speech) -> StatementDraft:
    return StatementDraft.speech(
        speech.sentence, speech.speaker, speech.trigger, speech.content, source=speech.source, confidence=0.9
    )


def _sense(p: Phrases, i: int, senses: tuple[Cue, ...]) -> Cue | None:
    """Choose among a verb's senses: a phrasal one where its particle is there, else the plain one."""
    s = p.sentence
    for cue in senses:
        if not cue.particle or (i + 1 < len(s) and s.words[i + 1].lower() == cue.particle):
            return cue
        particle = p.child(i, "prt", "acomp")
        if particle is not None and s.words[particle].lower() == cue.particle:
            return cue
    return None


def _whose(p: Phrases, noun: int, support: frozenset[str]) -> int | None:
    """Whose claim, wish or support it is: possessor, "by" or "from", or who voices, has or is it."""
    s = p.sentence
    owner = p.child(noun, "poss")
    if owner is not None:
        return owner
    for c in s.children[noun]:
        if c > noun and s.words[c].lower() in ("by", "from") and s.deps[c] in ("prep", "agent"):
            return p.child(c, "pobj")
    if s.deps[noun] == "attr" or (s.deps[noun] == "dobj" and s.lemmas[s.heads[noun]] in support):
        return subject_of(p, s.heads[noun])
    return None


def _trim(s: Sentence, start: int, end: int) -> tuple[int, int] | None:
    """Leave out punctuation at both ends, but for quotation marks, brackets and a stop inside a quotation."""
    words = s.words
    furthest, nearest = start + _REACH, end - _REACH
    while start < min(end, furthest) and words[start] in _EDGE:
        start += 1
    while end > max(start, nearest) and words[end - 1] in _EDGE:
        end -= 1
    return (start, end) if start < end else None
