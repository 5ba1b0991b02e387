"""Which of a sentence's times belongs to which verb or event noun."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from kg.extraction.calendar_words import TimeWords
from kg.extraction.sentence import VERBAL, Sentence
from kg.extraction.times import TimeFound
from kg.model import Time

#: How far up the parse a time may belong; bounds the cost in sentences that nest thousands deep.
_REACH = 12
#: Of a sentence's times, how many around a predicate may be its own.
_NEAREST = 16
_CLAUSAL = frozenset(
    {"ccomp", "advcl", "relcl", "acl", "parataxis", "csubj", "conj", "pcomp", "xcomp", "prep"}
)
_EVENT_ENDINGS = ("tion", "sion", "ment", "ance", "ence", "ing", "al", "ure")
#: A time in such a noun phrase is the noun's: "the 2008 campaign", "Monday's debate".
_TIGHT = frozenset({"nummod", "compound", "nmod", "amod", "poss"})
#: What counts events: "three rounds of talks".
_MEASURES = frozenset({"round", "series", "string", "wave"})
_TEMPORAL = frozenset({"after", "before", "since", "until", "following", "during", "ahead"})


def time_of(predicate: int, sentence: Sentence, times: Sequence[TimeFound]) -> Time | None:
    """Give the time that belongs to a verb or event noun, or None.

    A time belongs to what it modifies; to the verb whose clause it stands in, unless a noun in between is itself an
    event; to the noun that a participle schedules ("the exercises scheduled for August"); and to the subject or
    object of a verb that says no more than that the event takes place ("held talks on Monday").

    >>> from datetime import date
    >>> from kg.extraction.times import find_times
    >>> s = Sentence.parse("Talks scheduled for August matter .", "nsubj acl prep pobj ROOT punct", "5 1 2 3 5 5",
    ...                    pos="NOUN VERB ADP PROPN VERB PUNCT", lemmas="talk schedule for August matter .")
    >>> time_of(0, s, find_times(s, date(2025, 5, 27))).start
    '2025-08-01'
    """
    if not times:
        return None
    words = TimeWords.load()
    if len(times) > _NEAREST:
        middle = bisect_left(times, predicate, key=lambda t: t.start)
        times = times[max(0, middle - _NEAREST // 2) : middle + _NEAREST // 2]
    told_of = [predicate, sentence.heads[predicate]] if _within(sentence, predicate) else [predicate]
    for at in told_of:
        ranked = [(rank, abs(t.head - at), t) for t in times if (rank := _belongs(at, sentence, t, words))]
        if ranked:
            return min(ranked, key=lambda r: r[:2])[2].time
    return None


def _within(s: Sentence, verb: int) -> bool:
    """Say whether a clause tells what happened in an event: "the clash of May 2020, in which two soldiers were killed"."""
    if s.deps[verb] != "relcl":
        return False
    links = (s.child(c, "pobj") for c in s.children[verb] if s.words[c].lower() in ("in", "during"))
    return any(s.tags[t] == "WDT" for t in links if t is not None)


def _belongs(predicate: int, s: Sentence, found: TimeFound, words: TimeWords) -> int:
    """How closely a time belongs to a predicate: 1 closest, 0 not at all."""
    if found.start <= predicate < found.end:
        return 0
    path = [found.head]
    for _ in range(_REACH):
        if s.heads[path[-1]] == path[-1]:
            break
        path.append(s.heads[path[-1]])
    if s.deps[found.head] in _TIGHT and predicate != s.heads[found.head]:
        return 0
    if predicate in path:
        return _below(path[1 : path.index(predicate)], s, words)
    noun = predicate
    if s.deps[noun] == "pobj" and s.words[s.heads[noun]] == "of":
        measure = s.heads[s.heads[noun]]
        if s.lemmas[measure] in words.units or s.lemmas[measure] in _MEASURES:
            noun = measure  # "ended two days of talks on Monday"
    support = s.heads[noun]
    if support in path and s.pos[predicate] not in VERBAL and _supports(s, support, noun, words):
        return 3 * bool(_below(path[1 : path.index(support)], s, words))
    return 0


def _supports(s: Sentence, verb: int, noun: int, words: TimeWords) -> bool:
    """Say whether a verb says no more of an event noun than that it takes place: "held talks", "the vote began"."""
    if s.lemmas[verb] not in words.light:
        return False
    if s.deps[noun] in ("dobj", "nsubjpass"):
        return True
    thing = s.child(verb, "dobj", "attr")
    return s.deps[noun] == "nsubj" and (thing is None or s.lemmas[thing] == "place")


def _below(between: list[int], s: Sentence, words: TimeWords) -> int:
    """How closely a time belongs to what stands above these tokens, the path up from it; 0 not at all."""
    rank = 1
    through = ""  # what the last noun hung on
    for token in between:
        lemma = s.lemmas[token].lower()
        if s.pos[token] in VERBAL and s.deps[token] in _CLAUSAL:
            if not _scheduled(s, token, words):
                return 0
            rank = max(rank, 2)
        elif s.pos[token] in ("NOUN", "PROPN"):
            eventful = lemma.endswith(_EVENT_ENDINGS) and lemma not in words.things
            if through == "of" or lemma in words.events or eventful:
                return 0  # "the accord of 2012 says": the year is the accord's
            rank = max(rank, 2)
            through = ""
        elif s.pos[token] in ("ADP", "SCONJ"):
            if rank > 1 and lemma in _TEMPORAL:
                return 0  # "met after the scare on Sunday"
            through = lemma
    return rank


def _scheduled(s: Sentence, verb: int, words: TimeWords) -> bool:
    """Say whether a clause only says when its noun takes place: "drills scheduled for May", "talks that began ..."."""
    if s.deps[verb] not in ("acl", "relcl") or s.lemmas[verb] not in words.light:
        return False
    thing = s.child(verb, "dobj")
    return thing is None or s.lemmas[thing] == "place"
