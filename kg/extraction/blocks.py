"""Speech in blocks: "The Foreign Secretary said:" and then whole paragraphs of his words, with no quotation marks.

Official statements are printed so. The block ends where the speaker is spoken of by name or title again; in a report
that quotes people in quotation marks too, it is one paragraph, and those after it that say "I", "we" or "you". In it "I"
and "we" are the speaker's, so the cast is corrected too.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.cast import Cast, Found
from kg.extraction.first_person import FIRST, QUOTES
from kg.extraction.frames import Frames
from kg.extraction.reporting import ReportingTable
from kg.extraction.sentence import Sentence
from kg.extraction.tellers import StatementDraft
from kg.model import AUTHOR

_SURE = 0.95
_ADDRESS = FIRST | {"you", "your", "yours"}


def find_blocks(sentences: Sequence[Sentence], cast: Cast, cues: ReportingTable) -> list[StatementDraft]:
    """Find the statements whose content is the paragraphs after them, in text order."""
    found: list[StatementDraft] = []
    quoted = False
    for number, s in enumerate(sentences):
        quoted = quoted or not QUOTES.isdisjoint(s.words)
        if s.words[-1] != ":" or (
            number + 1 < len(sentences) and sentences[number + 1].paragraph == s.paragraph
        ):
            continue
        cue = s.root
        if s.lemmas[cue] not in cues.verbs:
            continue
        subjects = Frames(s).subjects(cue)
        speakers = [actor for t in subjects for actor in cast.at(s.index, t)]
        if not subjects or len(speakers) != 1:
            continue
        last = _last(sentences, number, speakers[0], cast)
        if quoted:
            last = _within_report(sentences, number, last)
        if last == number:
            continue
        low, high = s.edges(subjects[0])
        content = sentences[number + 1].start, sentences[last].end
        found.append(
            StatementDraft.speech(
                s.index,
                speakers[0],
                (s.starts[cue], s.ends[cue]),
                content,
                source=(s.starts[low], s.ends[high - 1]),
                confidence=_SURE,
            )
        )
    return found


def _last(sentences: Sequence[Sentence], number: int, speaker: str, cast: Cast) -> int:
    """Give the number of the last sentence of the block that sentence ``number`` opens."""
    last = number
    for n in range(number + 1, len(sentences)):
        mentions = cast.in_sentence(sentences[n].index)
        if any(speaker in m.actors and m.kind in ("name", "nominal") for m in mentions):
            first = sentences[n].paragraph
            while last > number and sentences[last].paragraph == first:
                last -= 1
            return last
        last = n
    return last


def _within_report(sentences: Sequence[Sentence], number: int, last: int) -> int:
    """Give the last sentence of a block in a report, not beyond ``last``; ``number`` itself where it is a quotation."""
    if number == last or sentences[number + 1].words[0] in QUOTES:
        return number
    end, begin = number, number + 1
    while begin <= last:
        stop = begin
        while stop < last and sentences[stop + 1].paragraph == sentences[begin].paragraph:
            stop += 1
        words = {w.lower() for s in sentences[begin : stop + 1] for w in s.words}
        if end > number and (_ADDRESS.isdisjoint(words) or not QUOTES.isdisjoint(words)):
            break
        end, begin = stop, stop + 1
    return end


def with_speakers(cast: Cast, sentences: Sequence[Sentence], statements: Sequence[StatementDraft]) -> Cast:
    """Give the cast with "I" and "we" inside direct speech made its speaker's, where they were taken for the author's."""
    spoken = [(d.content, d.speaker) for d in statements if d.direct and d.speaker and d.speaker != AUTHOR]
    if not spoken:
        return cast
    changed = False
    mentions: list[Found] = []
    for m in cast.mentions:
        s = sentences[m.sentence]
        # a description is the author's only where it is what an "I" is said to be
        first = m.kind == "nominal" or s.words[m.head].lower() in FIRST
        if AUTHOR in m.actors and first:
            speaker = _speaker(s.starts[m.head], spoken)
            if speaker is not None:
                m, changed = m._replace(actors=(speaker,)), True
        mentions.append(m)
    return Cast(cast.profiles.values(), mentions) if changed else cast


def _speaker(offset: int, spoken: Sequence[tuple[tuple[int, int], str | None]]) -> str | None:
    """Give the speaker of the shortest speech around an offset."""
    around = [(end - start, speaker) for (start, end), speaker in spoken if start <= offset < end]
    return min(around)[1] if around else None
