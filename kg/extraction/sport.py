"""What is told of games: which sentences are of sport, and which deeds are only played."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.sentence import Sentence
from kg.extraction.word_classes import words
from kg.model import EventType

#: Words of games alone, which the classes sport, in_contests and play_by_play share.
_GAMES = words("games")
#: Words of games, and what share of an article's sentences has one where it is about a game.
_SPORT = _GAMES | words("sport")
_SPORTING = 0.25
#: Contests, and the deeds that are none in them.
_SPORTS = words("sports")
_PLAYED = words("played")
#: Words of sports pages, wherever they stand in the sentence.
_IN_CONTESTS = _GAMES | words("in_contests")
#: Deeds that are told in earnest wherever they are told.
_IN_EARNEST = frozenset({"ASSAULT", "COERCE", "PROTEST", "LEGISLATION", "MOBILIZE"})
#: Words that stand only in tales of games, none of which tells a deed of politics.
_PLAY_BY_PLAY = _GAMES | words("play_by_play")
_DASHES = frozenset({"-", "–", "—", ":"})


def tell_of_sport(sentences: Sequence[Sentence]) -> list[bool]:
    """Say of each sentence of an article whether it is of sport: it has two words of games, or the article is on one.

    >>> match = Sentence.parse("The umpire spared the bowler", "det nsubj ROOT det dobj", "2 3 3 5 3")
    >>> tell_of_sport([match])
    [True]
    """
    terms = [_SPORT.intersection(s.words) for s in sentences]
    on_game = sum(map(bool, terms)) >= max(2, len(terms) * _SPORTING)
    return [on_game or len(t) > 1 for t in terms]


def is_play(s: Sentence, token: int, kind: EventType) -> bool:
    """Tell a word of a game from a deed of a kind: "Norway beat them in the final"."""
    if s.lemmas[token] in _PLAYED and _at_play(s, token):
        return True
    # "Berg was fined after the last wicket"
    return kind not in _IN_EARNEST and not _PLAY_BY_PLAY.isdisjoint(s.lemmas)


def _scored(s: Sentence, verb: int) -> bool:
    """Tell a score from a count: "beat Bergen 2-0"."""
    return any(
        s.tags[c] == "CD"
        and c + 2 < len(s.words)
        and s.words[c + 1] in _DASHES
        and s.words[c + 2].isdigit()
        and s.words[c].isdigit()
        for c in s.children[verb]
    )


def _at_play(s: Sentence, token: int) -> bool:
    """Tell a contest: "Norway beat them in the final", "beat the Latvian goalkeeper"."""
    if _scored(s, token):
        return True
    return not _IN_CONTESTS.isdisjoint(s.lemmas) or any(
        s.lemmas[o] in _SPORTS
        for c in s.children[token]
        if s.deps[c] == "prep" and s.lemmas[c] == "in"
        for o in s.children[c]
        if s.deps[o] == "pobj" and not any(s.lemmas[m] in ("election", "primary") for m in s.children[o])
    )
