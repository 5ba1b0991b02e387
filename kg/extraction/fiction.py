"""What only happens in a story: "The novel tells of a spy who attacks Norway" is no attack."""

from __future__ import annotations

from itertools import islice

from kg.extraction.sentence import Sentence

#: Works whose people are made up.
_STORIES = frozenset(
    ["novel", "novella", "thriller", "film", "movie", "play", "comedy", "musical", "opera", "fable", "sitcom"]
)
#: Verbs by which a work tells what happens in it.
_TELLING = frozenset(["tell", "follow", "depict", "portray", "centre", "center", "revolve", "imagine"])
#: Steps up from a deed to the verb of telling, at most.
_STEPS = 8


def in_story(s: Sentence, token: int) -> bool:
    """Say whether a deed stands in what a novel or film tells.

    >>> s = Sentence.parse("films follow spies who kill", "nsubj ROOT dobj nsubj relcl", "2 2 2 5 3", lemmas="film follow spy who kill")
    >>> in_story(s, 4), in_story(s, 1)
    (True, False)
    """
    below = token
    for above in islice(s.path_up(token), _STEPS):
        about = s.lemmas[above] == "be" and s.words[below].lower() == "about"
        if about or s.lemmas[above] in _TELLING:
            work = s.child(above, "nsubj")
            if work is not None and s.lemmas[work].lower() in _STORIES:
                return True
        below = above
    return False
