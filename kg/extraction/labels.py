"""Speech that no verb introduces: speaker labels ("WALLACE: ...", "Merkel: No deal yet") signatures ("..." — Name), colons.

What a colon introduces may also say how somebody was: 'Lie was blunter: "No deal."'.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extraction.cast import Cast
from kg.extraction.first_person import FIRST
from kg.extraction.quotations import Quotation, Quotations, paragraphs_of
from kg.extraction.sentence import VERBAL, Sentence

_MAX_LABEL = 9
#: Labelled lines that make a transcript.
_LINES = 3
#: What stands before a question where nobody says who asks.
_ASKERS = frozenset({"question", "q", "journalist", "reporter", "interviewer", "moderator", "host", "media"})
#: How far before a colon the verb of its clause stands, in words, and verbs that say what somebody is like.
_CLAUSE = 8
_BEING = frozenset({"be", "sound", "seem", "appear", "remain"})
_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_MARKS = frozenset("\"“”‘’'«»`") | {"``", "''"}
_DASHES = ("―", "—", "–", "-")
_SIGNATURE = re.compile(
    r"[ \t\u00a0]{0,3}([―—–]|--?)[ \t\u00a0]{0,3}([^\W\d_a-z](?:[^\n\"“”.!?;:]|(?<=[^\W\d_a-z])\.){1,60})(?=\.?[ \t]*(?:\n|$))"
)
_SMALL = frozenset(
    {"de", "da", "del", "der", "von", "van", "bin", "al", "el", "the", "of", "for", "and", "to", "in"}
)


@dataclass(frozen=True, slots=True)
class Speech:
    """Offsets of source, cue (a colon or dash) and content; ``quotation`` is the number of the signed quotation."""

    sentence: int
    speaker: str | None
    source: tuple[int, int]
    trigger: tuple[int, int]
    content: tuple[int, int]
    quotation: int | None = None


@dataclass(frozen=True, slots=True)
class _Label:
    paragraph: list[Sentence]
    first: int
    name_end: int
    colon: int

    @property
    def name(self) -> str:
        return " ".join(self.paragraph[0].words[self.first : self.name_end])


def labelled_speech(sentences: Sequence[Sentence], cast: Cast, text: str) -> Iterator[Speech]:
    """Yield what stands after a speaker's name and a colon at the start of a line, in text order.

    In a transcript, which is what three labelled lines make, unlabelled lines go on with the last speaker's words; behind its
    last label those do that say "I".
    """
    paragraphs = list(paragraphs_of(text, sentences))
    labels = [_label(paragraph) for paragraph in paragraphs]
    names = Counter(label.name for label in labels if label)
    kept = [label if label and _is_name(label, cast, names) else None for label in labels]
    lines = [n for n, label in enumerate(kept) if label and label.paragraph[0].part == "body"]
    for n, label in enumerate(kept):
        if label is None:
            continue
        end = n
        while len(lines) >= _LINES and lines[0] <= n and kept[end + 1 : end + 2] == [None]:
            if n == lines[-1] and not _says_i(paragraphs[end + 1]):
                break
            end += 1
        speaker = _speaker_of(label, cast)
        end = end_of_words(speaker, paragraphs, n, end + 1, cast) - 1
        yield _speech(label, speaker, paragraphs[end][-1], text)


def end_of_words(
    speaker: str | None, paragraphs: Sequence[Sequence[Sentence]], first: int, end: int, cast: Cast
) -> int:
    """Give where a speaker's words stop, among paragraphs ``first`` to ``end``: where the author speaks of him again.

    After "Moe: I never liked prizes." comes "Her third book tells of a farmer.", and no more "I" but in quotations.
    """
    own = [n for n in range(first + 1, end) if _says_i(paragraphs[n])]
    behind = range(own[-1] + 1 if own else first + 1, end)
    return next((n for n in behind if _speaks_of(speaker, paragraphs[n], cast)), end)


def _says_i(paragraph: Sequence[Sentence]) -> bool:
    """Say whether "I" or "we" stands in a paragraph outside quotations."""
    quoted = False
    for s in paragraph:
        for word in s.words:
            quoted ^= word in _MARKS
            if not quoted and word.lower() in FIRST:
                return True
    return False


def _speaks_of(speaker: str | None, paragraph: Sequence[Sentence], cast: Cast) -> bool:
    mentions = ((s, m) for s in paragraph for m in cast.in_sentence(s.index) if speaker in m.actors)
    return any(m.kind != "pronoun" or s.words[m.head].lower() not in FIRST for s, m in mentions)


def _label(paragraph: list[Sentence]) -> _Label | None:
    s = paragraph[0]
    first = 1 if (s.words[0] in _MARKS or s.lemmas[0] == "say") and len(s) > 1 else 0  # 'Said Moe: "No."'
    colon = next((i for i in range(first + 1, min(len(s), first + _MAX_LABEL)) if s.words[i] == ":"), None)
    if colon is None or (colon + 1 >= len(s) and len(paragraph) == 1):
        return None
    if s.pos[first] == "ADP" or s.words[first].lower() in ("re", "dear"):
        return None  # "To the Editor: Norway has", as letters begin
    about = next((i for i in range(first + 1, colon) if s.words[i].lower() == "on"), colon)
    if not all(w[0].isupper() or w.lower() in _SMALL or not w[0].isalnum() for w in s.words[first:about]):
        return None
    rest = [pos for t in paragraph[:3] for pos in t.pos][colon + 1 :]
    if "VERB" not in rest and "AUX" not in rest:
        return None
    return _Label(paragraph, first, about, colon)


def _is_name(label: _Label, cast: Cast, names: Counter[str]) -> bool:
    """Tell "Merkel:" from "Note:": an actor, a named entity, or a name in capitals that comes again."""
    s = label.paragraph[0]
    if label.name.lower() in _ASKERS:
        return True
    speaker = _speaker(s, label.first, label.name_end, cast)
    if speaker is not None:
        kind = cast.profiles[speaker].type  # "OSLO: The government has", as a report begins
        alone = (
            kind == "Organization" and label.name.isupper() and names.total() == 1
        )  # "UNITED NATIONS: Oslo has"
        return kind != "Place" and not alone
    if any(a < label.name_end <= b and kind in _NAMES for a, b, kind in s.ents):
        return True
    if not label.name.isupper() or names[label.name] < 2:
        return False
    others = sum(1 for name, times in names.items() if name.isupper() and times > 1)
    return s.pos[label.name_end - 1] in ("PROPN", "X") or others > 1  # two who take turns


def _speech(label: _Label, speaker: str | None, last: Sentence, text: str) -> Speech:
    s = label.paragraph[0]
    start = s.starts[label.colon + 1] if label.colon + 1 < len(s) else label.paragraph[1].start
    end = last.end - 1 if text[last.end - 1] == "." else last.end
    if label.first and text[end - 1] in _MARKS and last is label.paragraph[-1]:
        end -= 1
    return Speech(
        sentence=s.index,
        speaker=speaker,
        source=(s.starts[label.first], s.ends[label.name_end - 1]),
        trigger=(s.starts[label.colon], s.ends[label.colon]),
        content=(start, max(end, start + 1)),
    )


def _speaker_of(label: _Label, cast: Cast) -> str | None:
    return _speaker(label.paragraph[0], label.first, label.name_end, cast) or _bearer(label.name, cast)


def _bearer(name: str, cast: Cast) -> str | None:
    """Give the one person whose surname a label in capitals is: "MOE:" where Lars Moe is spoken of."""
    found = [
        p.id for p in cast.profiles.values() if p.type == "Person" and p.label.split()[-1].upper() == name
    ]
    return found[0] if len(found) == 1 else None


def signed_speech(
    sentences: Sequence[Sentence], cast: Cast, text: str, quotes: Quotations
) -> Iterator[Speech]:
    """Yield quotations that a dash and a name follow at the end of the line, with those that begin the same line."""
    starts = [s.start for s in sentences]
    for number, quote in enumerate(quotes):
        match = None if quote.single else _SIGNATURE.match(text, quote.end)
        if match is None or not _capitalised(match.group(2)):
            continue
        source = (match.start(2), match.start(2) + len(match.group(2).rstrip()))
        speaker, index = None, _index(quote, starts)
        near = max(0, bisect_right(starts, source[0]) - 1)
        for s in sentences[near : near + 2]:
            inside = [t for t in range(len(s)) if source[0] <= s.starts[t] and s.ends[t] <= source[1]]
            if inside and speaker is None:
                speaker = _speaker(s, inside[0], inside[-1] + 1, cast)
        yield Speech(
            sentence=sentences[index].index,
            speaker=speaker,
            source=source,
            trigger=match.span(1),
            content=(_line_start(quote, quotes, text), quote.end),
            quotation=number,
        )


def introduced_speech(
    sentences: Sequence[Sentence], cast: Cast, text: str, quotes: Quotations
) -> Iterator[Speech]:
    """Yield quotations behind a colon that say how somebody was: 'Lie was blunter: "He has failed."'."""
    starts = [s.start for s in sentences]
    for number, quote in enumerate(quotes):
        if quote.single or text[max(0, quote.start - 2) : quote.start].rstrip()[-1:] != ":":
            continue
        index = _index(quote, starts)
        index -= index > 0 and quote.start <= starts[index]  # the parser may part them at the colon
        s = sentences[index]
        colon = bisect_right(s.starts, quote.start) - 1
        while colon > 0 and s.words[colon] != ":":
            colon -= 1
        who = _how_was(s, colon)
        speaker = cast.at(s.index, who)[:1] if who is not None else ()
        if who is None or not speaker or cast.profiles[speaker[0]].type not in ("Person", "Role"):
            continue
        yield Speech(
            sentence=s.index,
            speaker=speaker[0],
            source=(s.starts[s.edges(who)[0]], s.ends[who]),
            trigger=(s.starts[colon], s.ends[colon]),
            content=(quote.start, quote.end),
            quotation=number,
        )


def _how_was(s: Sentence, colon: int) -> int | None:
    """Give the subject of the clause before a colon that says what somebody was like, or None."""
    for verb in range(colon - 1, max(0, colon - _CLAUSE), -1):
        if s.pos[verb] not in VERBAL:
            continue
        subject = s.child(verb, "nsubj")
        if s.lemmas[verb] not in _BEING or subject is None or subject > verb:
            return None
        if s.heads[verb] < verb and s.deps[verb] not in ("conj", "ROOT"):
            return None  # 'Lie said the mayor was weak: "He has failed us."'
        like = s.child(verb, "acomp", "attr")
        # of nouns only a bare one: parsers take "blunter" for it
        said = like is not None and verb < like < colon and (s.deps[like] == "acomp" or not s.children[like])
        return subject if said else None
    return None


def _line_start(quote: Quotation, quotes: Quotations, text: str) -> int:
    """Give where the words of a signed line begin: at its first quotation, if that begins the line."""
    line = text.rfind("\n", 0, quote.start) + 1
    first = quotes[max(0, quotes.upto(line - 1) if line else 0)]
    return first.start if not text[line : first.start].strip() else quote.start


def _index(quote: Quotation, starts: list[int]) -> int:
    return max(0, bisect_right(starts, quote.start) - 1)


def signs(text: str, start: int, end: int) -> bool:
    """Say whether a name signs the quotation before it, behind a dash at the end of a line, or labels what follows.

    >>> signs("“We go.” ― Ann Lie", 11, 18)
    True
    """
    if text[end : end + 1] == ":" and text[start:end].isupper():
        return True  # "MOE: She did nothing."
    behind = text[max(0, start - 6) : start]
    if not behind.rstrip().endswith(_DASHES):
        return False  # most names
    behind = behind.split("\n")[-1].rstrip()
    return bool(behind) and not text[end : end + 3].split("\n")[0].strip(" .\u00a0")


def _capitalised(name: str) -> bool:
    return all(
        w[0].isupper() or w.lower() in _SMALL or not w[0].isalpha() for w in name.split(",")[0].split()
    )


def _speaker(s: Sentence, start: int, end: int, cast: Cast) -> str | None:
    return next((found[0] for t in reversed(range(start, end)) if (found := cast.at(s.index, t))), None)
