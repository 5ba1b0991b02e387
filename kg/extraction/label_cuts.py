"""Where a label that is too long is cut: so that what is left says as much as it can and nothing by halves.

"Request by Mr Lie to hold a rally while he is" breaks off, "request by Mr Lie to hold a rally" doesn't. Each place to cut
has a price by what is lost behind it: an object can't be done without, "of" and what a participle hangs on hardly, a
relative clause easily.
"""

from __future__ import annotations

import math
from bisect import bisect_right

from kg.extraction.sentence import NOMINAL, VERBAL, Sentence
from kg.extraction.word_classes import words

#: Words that a label cut short doesn't end with, and what is nothing without what follows.
_DANGLING = words("dangling")
_OPEN = frozenset(
    {"prep", "cc", "punct", "mark", "aux", "auxpass", "det", "poss", "case", "neg", "agent", "preconj"}
)
#: What a word can't do without.
_NEEDED = frozenset(
    {"dobj", "pobj", "pcomp", "ccomp", "xcomp", "acomp", "attr", "oprd", "prt", "nsubj", "nsubjpass", "expl"}
)
_CLAUSES = frozenset({"relcl", "acl"})
#: Nouns that mean little without their clause: "people who work for it".
_WHOEVER = words("needing_their_clause")
#: Prepositions of what a noun's deed is done to, and of what is about it.
_OF_DEEDS = words("prepositions_of_deeds")
#: How many of the words that are lost behind one are looked at.
_MOST_LOST = 8


def cut(s: Sentence, low: int, high: int, most: int) -> int:
    """Give the last token of a label of at most ``most`` words that begins at token ``low`` and had ``high`` as its last.

    What is written without a space between counts as one word.

    >>> words = "plan by Lie to hold a rally while he is away"
    >>> deps = "ROOT prep pobj aux acl det dobj mark nsubj advcl advmod"
    >>> s = Sentence.parse(words, deps, "1 1 2 5 1 7 5 10 10 5 10")
    >>> s.words[cut(s, 0, 10, most=9)]
    'rally'
    """
    while high > low and s.deps[high] == "prep" and not s.children[high]:
        high -= 1  # its object hangs elsewhere
    last, count, counts = low, 1, [1]
    while last < high:
        count += s.starts[last + 1] > s.ends[last]
        if count > most:
            break
        last += 1
        counts.append(count)
    if last == high:
        return high
    best, best_worth = None, -math.inf
    for k in range(last, low - 1, -1):
        if s.deps[k] in _OPEN or s.lemmas[k] in _DANGLING:
            continue
        worth = counts[k - low] - _price(s, low, k, high)
        if worth > best_worth:
            best, best_worth = k, worth
    if best is not None and best_worth > -math.inf:
        return best
    while last > low and (
        s.deps[last] in _OPEN or s.lemmas[last] in _DANGLING or last < s.heads[last] <= high
    ):
        last -= 1
    return last


def _price(s: Sentence, low: int, k: int, high: int) -> float:
    """Give what it costs to cut behind token ``k``: infinitely much where a word loses what it belongs to or needs."""
    price = 0.0
    for t in range(low, k + 1):
        if k < s.heads[t] <= high and s.deps[t] != "punct":
            return math.inf
        below = s.children[t]
        if not below or below[-1] <= k:
            continue
        at = bisect_right(below, k)
        for c in below[at : at + _MOST_LOST]:
            if c > high:
                break
            price += _loss(s, t, c)
    return price


def _loss(s: Sentence, t: int, c: int) -> float:
    """Give what a word loses with one that hangs on it."""
    dep = s.deps[c]
    if dep in _NEEDED:
        return math.inf
    if dep in _CLAUSES:
        return 4.0 if s.lemmas[t].lower() in _WHOEVER else 1.0
    if dep == "agent":
        return 5.0
    if dep == "prep":
        return _lost_phrase(s, t, c)
    if dep == "conj":
        if s.pos[t] in VERBAL:
            lent = (
                s.child(t, "dobj") is None and s.child(c, "dobj") is not None
            )  # "repeal and replace the act"
            return math.inf if lent else 0.5
        above = s.heads[t]
        pair = s.lemmas[above].lower() == "between" or any(
            s.lemmas[d].lower() == "both" for d in s.children[t]
        )
        return math.inf if pair else 1.0
    return 0.0


def _lost_phrase(s: Sentence, t: int, prep: int) -> float:
    word = s.lemmas[prep].lower()
    if s.pos[t] in NOMINAL:
        return 3.0 if word == "of" else 2.0 if word in _OF_DEEDS else 0.5
    if s.pos[t] in VERBAL:
        bare = not any(s.deps[c] in _NEEDED or s.deps[c] == "agent" for c in s.children[t] if t < c < prep)
        return 1.0 if not bare else 5.0 if s.tags[t] == "VBN" else 7.0  # "charges of engaging (in fraud)"
    return 5.0
