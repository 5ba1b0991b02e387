"""Joining: all that is coordinated with a noun or named as an example of it: "A, B and C", "unions, including A"."""

from __future__ import annotations

from bisect import bisect_right

from kg.extraction.sentence import VERBAL, Sentence

#: Arguments given for one slot, at most: a list of 10,000 names is not one deed.
MAX_ARGUMENTS = 12
#: Bodies that are nothing but those who make them up.
_COLLECTIVE = frozenset({"alliance", "coalition", "bloc", "trio", "duo", "quartet", "league", "consortium"})
#: Labels of the names of those who act.
_ACTING = frozenset({"PERSON", "ORG", "NORP", "GPE"})
#: Those of whom each side has its own.
_SIDES = frozenset(
    {"negotiator", "official", "leader", "minister", "diplomat", "envoy", "delegation", "officer"}
)


def conjuncts(s: Sentence, token: int) -> tuple[int, ...]:
    """Give a token and all that is coordinated with it: "A, B and C" from A."""
    found = [token]
    for t in found:
        for c in s.children[t]:
            dep = s.deps[c]
            if dep == "conj":
                if s.pos[c] not in VERBAL and not _excluded(s, c):
                    found.append(c)
            elif dep == "nmod" and _joined(s, c):
                found.append(c)
            elif dep == "prep" and c > t and _for_instance(s, c):
                found.extend(_instances(s, c))
            elif dep == "prep" and s.words[c] == "of" and s.lemmas[t] in _COLLECTIVE:
                found.extend(_members(s, c))
        if len(found) > MAX_ARGUMENTS:
            break
    return tuple(found[:MAX_ARGUMENTS])


def _members(s: Sentence, prep: int) -> list[int]:
    """Give who makes up a body where several are named: "an alliance of Oslo and Bern".

    "A coalition of Greens and Liberals" needn't be the whole of either.
    """
    first = [o for o in s.children[prep] if s.deps[o] == "pobj" and s.tags[o] != "NNPS"]
    return [o for o in first if any(s.deps[c] == "conj" for c in s.children[o])]


def examples(s: Sentence, token: int) -> list[int]:
    """Give who is named out of a group: "unions, including Bergwerk"."""
    return [
        o
        for c in s.children[token]
        if s.deps[c] == "prep" and c > token and _for_instance(s, c)
        for o in _instances(s, c)
    ]


def _instances(s: Sentence, prep: int) -> list[int]:
    return [o for o in s.children[prep] if s.deps[o] == "pobj" and _named(s, o)]


def _for_instance(s: Sentence, prep: int) -> bool:
    words = s.words
    return words[prep].lower() == "including" or (words[prep] == "as" and words[prep - 1].lower() == "such")


def _named(s: Sentence, token: int) -> bool:
    """Tell a name, or a noun with one beside it: "the singer Anna Lie"; not "assurances from Oslo"."""
    names = [
        t for t in (token, *s.children[token]) if s.pos[t] == "PROPN" and (t == token or s.deps[t] == "appos")
    ]
    for t in names:
        at = bisect_right(s.ents, t, key=lambda ent: ent[0]) - 1
        if at >= 0 and t < s.ents[at][1] and s.ents[at][2] in _ACTING:
            return True
    return False


def _excluded(s: Sentence, token: int) -> bool:
    """Tell who is named to be left out: "Oslo, but not Bern"."""
    return any(s.deps[c] == "neg" for c in s.children[token]) or s.lemmas[token - 1].lower() == "not"


def _joined(s: Sentence, token: int) -> bool:
    """Tell a name before an "and", which parsers hang on the next name: "Secretary Kerry and Secretary Carter"."""
    if s.lemmas[s.heads[token]] in _SIDES and s.heads[token] - 1 in s.children[token]:
        return False  # "Oslo and Bern negotiators" joins two modifiers of one noun
    return s.pos[token] == "PROPN" and any(s.deps[c] == "cc" for c in s.children[token])
