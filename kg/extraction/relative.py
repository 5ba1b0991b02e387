"""Relative clauses: of whom a clause tells that begins with "who", "which" or "that".

"the envoys who promised", "she was among those who refused", "Oslo and Bern, which have said", "it was Oslo that asked".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.extraction.frames import Frames
    from kg.extraction.sentence import Sentence

#: Verbs of turning down what somebody is to do.
_OF_DEEDS = frozenset({"rule", "deny", "refuse", "reject", "oppose", "dispute", "dismiss", "contest"})
#: What a clause tells the cause or manner of, and verbs of which it is the object all the same.
_OCCASIONS = frozenset({"reason", "way"})
_NAMED = frozenset(
    {"give", "cite", "offer", "choose", "find", "state", "propose", "take", "suggest", "invent"}
)
RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})


def antecedents(frames: Frames, verb: int, token: int) -> tuple[int, ...]:
    """Give of whom a token before a verb tells: a relative pronoun's antecedents, else itself and its conjuncts."""
    s = frames.sentence
    if s.lemmas[token].lower() in RELATIVE and s.tags[token] in ("WP", "WDT", "WP$", "IN"):
        clause = verb
        for _ in range(frames.control.depth):
            if s.deps[clause] == "relcl":
                if clause == verb and of_a_deed(s, verb) and s.deps[token] not in ("nsubj", "nsubjpass"):
                    return ()
                # on the first of several: it tells of all before it ("by Lie and Haaland, who promised")
                if singled := _one_of(frames, s.heads[clause]):
                    return singled
                named = frames.conjuncts(_first_of(frames, s.heads[clause], clause))
                return tuple(t for t in named if t < token) if s.pos[named[0]] == "PROPN" else named[:1]
            if s.deps[clause] not in ("conj", "ccomp", "xcomp"):
                break
            if s.lemmas[s.heads[clause]] == "be" and (said := _cleft(frames, s.heads[clause])):
                return said
            clause = s.heads[clause]
    return frames.conjuncts(token)


def of_a_deed(s: Sentence, verb: int) -> bool:
    """Tell what is turned down, not whom: "wants Oslo to leave Bergen, which the king has ruled out"."""
    if s.lemmas[verb] not in _OF_DEEDS or s.pos[s.heads[verb]] != "PROPN":
        return False
    which = (c for c in s.children[verb] if s.tags[c] == "WDT" and s.deps[c] not in ("nsubj", "nsubjpass"))
    return any(s.words[c - 1] == "," for c in which)


def is_occasion(s: Sentence, verb: int) -> bool:
    """Tell why or how something is done from what it is done to: "the reason Oslo protests", not "the reason she gave"."""
    return s.lemmas[s.heads[verb]] in _OCCASIONS and s.lemmas[verb] not in _NAMED


def _one_of(frames: Frames, noun: int) -> tuple[int, ...]:
    """Give who is told to be one of those a clause is about: "she was among those who refused"."""
    s, prep = frames.sentence, frames.sentence.heads[noun]
    if s.deps[noun] != "pobj" or s.lemmas[prep].lower() not in ("among", "of"):
        return ()
    copula = s.heads[prep]
    if s.deps[copula] == "attr" and s.lemmas[copula].lower() in ("one", "some", "part"):
        copula = s.heads[copula]
    if s.lemmas[copula] != "be":
        return ()
    told = s.child(copula, "nsubj") if prep > copula else s.child(copula, "attr", "nsubj")
    if told is None or s.tags[told] == "EX":
        return ()
    generic = s.lemmas[noun].lower() in ("those", "that")
    return frames.conjuncts(told) + (() if generic else frames.conjuncts(noun)[:1])


def _first_of(frames: Frames, last: int, verb: int) -> int:
    """Give the first of the names of which a plural clause on the last tells: "Oslo and Bern, which have said"."""
    s = frames.sentence
    several = any(
        s.tags[t] == "VBP" or s.words[t].lower() == "were" for t in (verb, *s.children[verb]) if t > last
    )
    for _ in range(frames.control.depth):
        before = s.heads[last]
        joined = s.deps[last] == "conj" and s.pos[last] == s.pos[before] == "PROPN"
        alone = s.tags[last] == "NNPS" and not s.children[last]  # "Democrats, who have said"
        if not joined or not several or alone:
            break
        last = before
    return last


def _cleft(frames: Frames, copula: int) -> tuple[int, ...]:
    """Give who is put in front: "it was Oslo that asked"."""
    it = frames.sentence.child(copula, "nsubj")
    if it is None or frames.sentence.lemmas[it].lower() != "it":
        return ()
    return frames.predicates(copula)
