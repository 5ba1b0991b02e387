"""How much of a reporting word's content its source tells: "claimed that" tells all of it, "condemned the attack" nothing.

What a word presupposes is told by whoever uses the word: who criticises, bemoans or mentions an attack takes for known
that there was one (Fillmore, "Verbs of judging", 1969), and so does the author who writes so.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from kg.extraction.complements import Complement
from kg.extraction.phrases import Phrases
from kg.extraction.reporting import TELLING, Cue
from kg.extraction.word_classes import words

#: Words whose object is claimed, not presupposed: "alleged fraud", "a warning of attacks".
_ASSERTING = words("asserting")
#: Verbs that say that somebody did it; those of praise and criticism presuppose it.
_ACCUSING = words("accusing")
#: Verbs that say of what is beneath them that it isn't done: "declined to say that".
_UNDONE = words("undone")
#: Second parts of which only they are told: in "described the raid as a crime" the raid is known.
_SECOND = frozenset({"np+as", "np+of", "np+pred", "np+to", "np+with", "np+against"})
#: Verbs of words that are themselves the deed.
_PERFORMING = frozenset({"declare", "proclaim"})
#: Prepositions whose object an asserting word claims; what a claim is "about" or "on" is its topic.
_CLAIMED = frozenset({"of", "to", "against"})
#: Openings of clauses in which the author tells what happened while somebody was asked or told to do something.
_WHEN = frozenset({"when", "after", "because", "since"})
#: What is refused when it is denied, not disputed.
_PLEAS = frozenset(
    [
        "access",
        "appeal",
        "application",
        "bail",
        "bid",
        "entry",
        "motion",
        "parole",
        "permission",
        "petition",
        "request",
    ]
)
#: Clauses that the author adds to one content, at most: bounds the cost in hostile sentences.
_ASIDES = 8

Tokens = tuple[int, int]


def told_tokens(p: Phrases, cue_at: int, cue: Cue, content: Complement) -> list[Tokens]:
    """Give the tokens of a content, as half-open ranges, that its source tells; none where he takes them for known.

    >>> from kg.extraction.sentence import Sentence
    >>> from kg.extraction.reporting import ReportingTable
    >>> s = Sentence.parse("Oslo condemned the raid .", "nsubj ROOT det dobj punct", "2 2 4 2 2")
    >>> told_tokens(Phrases(s), 1, ReportingTable.load().verbs["condemn"][0], Complement(2, 4, "np", 2))
    []
    """
    if cue.cls not in TELLING or _is_undone(p, cue_at):
        return []
    start = _told_from(p, cue_at, cue, content)
    if start is None:
        return []
    end = content.end
    if cue.lemma == "claim" and content.frame != "that":  # "claimed the raid, in which ten were killed"
        end = min((p.left[t] for t in range(start, end) if p.sentence.deps[t] == "relcl"), default=end)
    holes = [*_background(p, start, end)]
    if content.frame in ("to", "np+to"):
        holes = sorted([*holes, *_occasions(p, start, end), *_fates(p, start, end)])
    elif content.frame != "that":
        holes = sorted([*holes, *_fates(p, start, end)])
    return list(_without(start, end, iter(holes)))


def _is_undone(p: Phrases, cue_at: int) -> bool:
    """Say whether a reporting word says what wasn't said: "did not claim that", "declined to declare that"."""
    s = p.sentence
    if s.pos[cue_at] != "VERB":
        return False
    if p.child(cue_at, "neg") is not None:
        return True
    at = cue_at
    while s.deps[at] == "conj" and s.heads[at] < at and p.child(at, "aux", "nsubj") is None:
        at = s.heads[at]  # "declined to threaten Bern or declare that"
    above = s.heads[at]
    return s.deps[at] == "xcomp" and (s.lemmas[above] in _UNDONE or p.child(above, "neg") is not None)


def _told_from(p: Phrases, cue_at: int, cue: Cue, content: Complement) -> int | None:
    """Give the first token that the source tells; None where he tells none."""
    s, frame = p.sentence, content.frame
    if frame == "that":
        return content.start
    if frame == "to":
        return None if cue.cls in ("deny", "agree") else content.start
    if frame == "np+for":  # "blamed Bern for starting the war", but "praised Bern for ending it"
        preposition = _preposition(p, cue_at, content, "for")
        gerund = preposition is not None and p.child(preposition, "pcomp") is not None
        return preposition if gerund and cue.lemma in _ACCUSING else None
    if frame in _SECOND:
        return _second(p, cue_at, content, frame[3:])
    if frame == "np" and cue.lemma in _PERFORMING:
        return None  # "declared a state of emergency": who says so does it
    if cue.lemma not in _ASSERTING or any(
        s.lemmas[c] in _PLEAS for c in s.children[cue_at] if s.deps[c] in ("dobj", "nsubjpass")
    ):
        return None
    if frame == "p" and s.words[content.start - 1].lower() not in _CLAIMED:
        return None
    return content.start


def _preposition(p: Phrases, cue_at: int, content: Complement, word: str) -> int | None:
    s = p.sentence
    inside = (c for c in s.children[cue_at] if content.start <= c < content.end)
    return next((c for c in inside if s.words[c].lower() == word), None)


def _second(p: Phrases, cue_at: int, content: Complement, word: str) -> int:
    """Give where the second part of a content begins: the predicate, the infinitive, the preposition's phrase."""
    s = p.sentence
    for c in s.children[cue_at]:
        if content.start <= c < content.end and (
            s.lemmas[c].lower() == word or s.deps[c] in ("oprd", "xcomp", "ccomp")
        ):
            return p.left[c]
    return content.start


def _background(p: Phrases, start: int, end: int) -> Iterator[Tokens]:
    """Yield the clauses in a content that are the author's: what he adds on somebody ("Lie, who lost"), concessions."""
    first = bisect_right(p.asides, (start, len(p.left)))
    for low, high in p.asides[first : first + _ASIDES]:
        if low < end:
            yield low, min(end, high)


def _fates(p: Phrases, start: int, end: int) -> Iterator[Tokens]:
    """Yield the clauses that tell what became of what was promised or asked: "offered a deal, which the unions refused"."""
    s = p.sentence
    for t in range(start, end):
        low = p.left[t]
        if (
            s.deps[t] == "relcl"
            and start < low
            and s.words[low - 1] == ","
            and s.words[low].lower() == "which"
        ):
            yield low, p.right[t]


def _occasions(p: Phrases, start: int, end: int) -> Iterator[Tokens]:
    """Yield the clauses that tell when or why somebody was to do something: "told them to keep quiet when he objected"."""
    s = p.sentence
    for t in range(start, end):
        opening = p.child(t, "mark", "advmod") if s.deps[t] == "advcl" else None
        if opening is not None and s.words[opening].lower() in _WHEN and p.child(t, "nsubj", "nsubjpass"):
            yield p.left[t], p.right[t]


def _without(start: int, end: int, holes: Iterator[Tokens]) -> Iterator[Tokens]:
    """Yield what is left of a range."""
    for low, high in holes:
        if low > start:
            yield start, low
        start = max(start, high)
    if start < end:
        yield start, end
