"""Interviews printed as questions and answers, without quotation marks: the answers are the words of who is interviewed.

"The Herald interviews Ann Berg", and then paragraphs that ask "you", each followed by paragraphs in the first person.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from kg.extraction.cast import Cast
from kg.extraction.frames import Frames
from kg.extraction.labels import end_of_words
from kg.extraction.sentence import VERBAL, Sentence
from kg.extraction.tellers import StatementDraft

#: In how many sentences from the beginning somebody must be introduced; how many questions make an interview, one less
#: where it is called one and so many paragraphs say "I" or "we". All but one must say "you".
_OPENING = 8
_QUESTIONS = 3
_ANSWERS = 5
#: A question is no longer than this, in tokens.
_LONGEST = 80
_SURE = 0.9
_YOU = frozenset({"you", "your", "yours"})
_TELLING = frozenset(
    {"tell", "discuss", "talk", "speak", "explain", "reveal", "answer", "describe", "reflect"}
)
_I = frozenset({"i", "my", "me", "we", "our"})

Paragraph = list[Sentence]

#: Words by which somebody is named as interviewed.
_SPOKEN_WITH = frozenset({"interview", "speak", "talk"})


def find_interview(sentences: Sequence[Sentence], cast: Cast) -> list[StatementDraft]:
    """Give a statement for each answer of an interview; none where the article isn't one, or two are interviewed."""
    paragraphs = [list(group) for _, group in groupby(sentences, key=lambda s: s.paragraph)]
    sure = [n for n, paragraph in enumerate(paragraphs) if _asks(paragraph)]
    if len(sure) < _QUESTIONS - 1:
        return []  # most articles
    opening = _interviewed(sentences[:_OPENING], cast)
    asked = [n for n, paragraph in enumerate(paragraphs) if n in sure or (opening and _puts(paragraph))]
    answers = sum(any(w.lower() in _I for s in paragraph for w in s.words) for paragraph in paragraphs)
    enough = _QUESTIONS - (opening is not None and answers >= _ANSWERS)
    if len(asked) < enough:
        return []
    if sum(_addresses(paragraphs[n]) for n in asked) < enough - 1:
        return []
    opening = opening or _announced(sentences[0], cast)
    if opening is None:
        return []
    asked = [n for n, paragraph in enumerate(paragraphs) if n in sure or _puts(paragraph)]
    speaker, s, cue = opening
    ends = [*asked[1:], len(paragraphs)]
    found = []
    for question, end in zip(asked, ends, strict=True):
        close = end_of_words(speaker, paragraphs, question + 1, end, cast)
        answer = [t for paragraph in paragraphs[question + 1 : close] for t in paragraph]
        if not answer or not any(w.lower() in _I for t in answer for w in t.words):
            continue
        content = answer[0].start, answer[-1].end
        found.append(
            StatementDraft.speech(
                s.index, speaker, (s.starts[cue], s.ends[cue]), content, source=None, confidence=_SURE
            )
        )
    return found


def _asks(paragraph: Paragraph) -> bool:
    """Tell a paragraph that asks somebody something, and says nothing of whoever asks."""
    if paragraph[-1].words[-1] != "?":
        return False
    words = [w.lower() for s in paragraph for w in s.words]
    return len(words) <= _LONGEST and '"' not in words and not {"i", "my"} & set(words)


def _puts(paragraph: Paragraph) -> bool:
    """Tell a paragraph that puts something to somebody without asking: "You have won the prize twice."."""
    words = [w.lower() for s in paragraph for w in s.words]
    return len(words) <= _LONGEST and words[0] in _YOU and not _I & set(words)


def _addresses(paragraph: Paragraph) -> bool:
    return any(w.lower() in _YOU for s in paragraph for w in s.words)


def _interviewed(opening: Sequence[Sentence], cast: Cast) -> tuple[str, Sentence, int] | None:
    """Give the one person who is said to be interviewed, the sentence that says so, and the word."""
    found = [who for s in opening for who in _named(s, cast)]
    return found[0] if found and len({speaker for speaker, _, _ in found}) == 1 else None


def _announced(headline: Sentence, cast: Cast) -> tuple[str, Sentence, int] | None:
    """Give the person of whom the headline says something: "Ann Berg: ...", "Ann Berg tells the Herald about bees"."""
    for m in cast.in_sentence(headline.index):
        if m.kind == "name" and cast.profiles[m.actors[0]].type == "Person":
            after = headline.words[m.end] if m.end < len(headline) else ""
            verb = headline.lemmas[headline.heads[m.head]] if headline.deps[m.head] == "nsubj" else ""
            return (m.actors[0], headline, m.head) if after == ":" or verb in _TELLING else None
    return None


def _named(s: Sentence, cast: Cast) -> Iterator[tuple[str, Sentence, int]]:
    """Yield the persons whom a sentence names as interviewed."""
    if _SPOKEN_WITH.isdisjoint(s.lemmas):
        return
    frames = Frames(s)
    for t, lemma in enumerate(s.lemmas):
        tokens: tuple[int, ...] = ()
        if lemma == "interview" and s.pos[t] in VERBAL:
            tokens = frames.objects(t)
        elif lemma == "interview":
            tokens = (*frames.preps(t, "with", "of"), *(c for c in s.children[t] if s.deps[c] == "appos"))
        elif lemma in ("speak", "talk") and s.pos[t] == "VERB":
            tokens = (
                *frames.subjects(t),
                *frames.preps(t, "with", "to"),
            )  # of two persons nobody can tell who
        for o in tokens:
            for actor in cast.at(s.index, o):
                if cast.profiles[actor].type == "Person":
                    yield actor, s, t
