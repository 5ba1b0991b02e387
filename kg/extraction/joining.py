"""Joining: all that is coordinated with a noun or named as an example of it: "A, B and C", "unions, including A"."""

from __future__ import annotations

from bisect import bisect_right

from kg.extraction.list_attachments import CASES
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
#: Words before a helper verb that stands for what was told: "as did Bern", "nor has Bern".
ECHOING = frozenset({"as", "so", "nor", "neither"})
_HELPERS = frozenset({"do", "have", "be", "will", "would"})
#: Before a phrase that they are no part of.
ADDING = CASES | {"namely", "specifically", "even", "also", "just", "only"}


def echoes(s: Sentence) -> bool:
    """Say whether a sentence has such words: "as did"."""
    pairs = zip(s.words, s.lemmas[1:], strict=False)
    return any(lemma in _HELPERS and word.lower() in ECHOING for word, lemma in pairs)


def echoing(s: Sentence, verb: int) -> tuple[int, ...]:
    """Give of whom the same is told in two words: "Oslo condemned the raid, as did Bern", "and so has Bern"."""
    for c in s.children[verb]:
        if s.deps[c] in ("advcl", "conj") and s.lemmas[c] in _HELPERS and s.words[c - 1].lower() in ECHOING:
            who = [t for t in s.children[c] if t > c and s.deps[t] != "punct"]
            if who and s.deps[who[0]] == "nsubj" and all(s.deps[t] in ("nsubj", "prep") for t in who):
                return conjuncts(s, who[0])
    return ()


def conjuncts(s: Sentence, token: int) -> tuple[int, ...]:
    """Give a token and all that is coordinated with it: "A, B and C" from A."""
    found = sorted([token, *_beside(s, token)]) if "npadvmod" in s.deps else [token]
    if found == [token] and not s.children[token] and s.deps[token] != "amod":
        return (token,)  # most stand alone
    if s.deps[token] == "amod" and (other := _hyphened(s, token)) is not None:
        found = [other, token]
    for t in found:
        for c in s.children[t]:
            dep = s.deps[c]
            if dep == "conj":
                if s.pos[c] in VERBAL or _excluded(s, c):
                    continue
                if t == token and found == [token] and (one := _named_twice(s, t, c)) is not None:
                    found[:] = [one]
                    break
                found.append(c)
            elif (dep == "nmod" and _joined(s, c)) or (
                dep == "appos" and (_next_in_list(s, t, c) or _singled_out(s, t, c))
            ):
                found.append(c)
            elif dep == "prep" and c > t and _for_instance(s, c):
                found.extend(_instances(s, c))
            elif dep == "prep" and s.words[c] == "of" and s.lemmas[t] in _COLLECTIVE:
                found.extend(_members(s, c))
        if len(found) > MAX_ARGUMENTS:
            break
    return tuple(found[:MAX_ARGUMENTS])


def _hyphened(s: Sentence, token: int) -> int | None:
    """Give the first half of "Norwegian-Peruvian", which parsers hang on the second."""
    first = token - 2
    if (
        first < 0
        or s.words[token - 1] != "-"
        or s.heads[first] != token
        or s.deps[first] not in ("amod", "npadvmod")
    ):
        return None
    return first if s.words[first][:1].isupper() and s.words[token][:1].isupper() else None


def _members(s: Sentence, prep: int) -> list[int]:
    """Give who makes up a body where several are named: "an alliance of Oslo and Bern".

    "A coalition of Greens and Liberals" needn't be the whole of either.
    """
    first = [o for o in s.children[prep] if s.deps[o] == "pobj" and s.tags[o] != "NNPS"]
    return [o for o in first if any(s.deps[c] == "conj" for c in s.children[o])]


def _beside(s: Sentence, token: int) -> list[int]:
    """Give who is joined by "as well as" or a broken "and", which parsers take for an adverb: "Oslo as well as Bern said"."""
    verb = s.heads[token]
    found: list[int] = []
    if s.deps[token] not in ("nsubj", "nsubjpass", "dobj", "pobj"):
        return found
    if s.deps[token] == "pobj":
        verb = s.heads[verb]
    for c in s.children[verb]:
        if s.deps[c] != "npadvmod" or s.pos[c] != "PROPN" or not is_name(s, c):
            continue
        low, high = sorted((token, c))
        joined = not low < verb < high and any(
            low < cc < high and s.deps[cc] == "cc" for cc in (*s.children[c], *s.children[verb])
        )
        if joined and (c < token or s.words[min((c, *s.children[c])) - 1].lower() == "as"):
            found.append(c)
    return found


def _singled_out(s: Sentence, several: int, token: int) -> bool:
    """Tell who is named as the first of several: "our partners, especially the Danes", "those, notably Oslo, that"."""
    word = s.words[min((token, *s.children[token]))].lower()
    plural = s.tags[several] in ("NNS", "NNPS") or s.lemmas[several].lower() in ("those", "others", "other")
    return word in CASES and token > several and plural


def _next_in_list(s: Sentence, subject: int, token: int) -> bool:
    """Tell the next of a list from an apposition, which a comma would end: "Lie, his allies and the union said"."""
    joined = [c for c in s.children[token] if s.deps[c] == "conj"]
    if joined and s.child(subject, "nummod") is not None and s.child(token, "nummod") is not None:
        return subject < token  # "killed two nuns, three priests and a clerk"
    if s.deps[subject] not in ("nsubj", "nsubjpass") or not joined:
        return False
    last = joined[-1]
    if s.tags[last] == "NN" and not any(s.deps[c] in ("det", "poss") for c in s.children[last]):
        return False  # "Lie, the banker and activist"
    low, high = s.edges(token)
    opened = low > 0 and s.words[low - 1] == "," and high < len(s) and s.pos[high] in VERBAL
    return opened and subject < token


def examples(s: Sentence, token: int) -> list[int]:
    """Give who is named out of a group: "unions, including Bergwerk", "those, notably Oslo, that sell arms"."""
    found: list[int] = []
    for c in s.children[token]:
        if s.deps[c] == "prep" and c > token and _for_instance(s, c):
            found.extend(_instances(s, c))
        elif s.deps[c] == "appos" and _singled_out(s, token, c):
            found.append(c)
    return found


def _instances(s: Sentence, prep: int) -> list[int]:
    """Give the examples behind a preposition, those that parsers take for appositions too: "A, the singer B and C"."""
    found = [o for o in s.children[prep] if s.deps[o] == "pobj" and _named(s, o)]
    for t in found:
        if len(found) > MAX_ARGUMENTS:
            break
        found.extend(c for c in s.children[t] if s.deps[c] == "appos" and c > t and _listed(s, t, c))
    return found


def _listed(s: Sentence, before: int, token: int) -> bool:
    """Tell the next of a list, or the name of the one before: "including the singer Lie, the judge Moe and ..."."""
    if s.pos[before] == "NOUN" and s.pos[token] == "PROPN":
        return True
    joined = any(s.deps[c] == "conj" for t in (token, *s.children[token]) for c in s.children[t])
    return joined and _named(s, token)


def _for_instance(s: Sentence, prep: int) -> bool:
    word, above = s.words[prep].lower(), s.heads[prep]
    if word == "as":
        return s.words[prep - 1].lower() == "such" or any(
            s.words[c].lower() == "such" for c in s.children[above]
        )
    return word == "including" or (word == "like" and s.tags[above] == "NNS")


def _named(s: Sentence, token: int) -> bool:
    """Tell a name, or a noun with one beside it: "the singer Anna Lie"; not "assurances from Oslo"."""
    near = (token, *(t for t in s.children[token] if s.deps[t] == "appos"))
    return any(s.pos[t] == "PROPN" and is_name(s, t) for t in near)


def is_name(s: Sentence, token: int) -> bool:
    """Tell a token in the name of a person, body, state or people."""
    at = bisect_right(s.ents, token, key=lambda ent: ent[0]) - 1
    return at >= 0 and token < s.ents[at][1] and s.ents[at][2] in _ACTING


def _named_twice(s: Sentence, first: int, second: int) -> int | None:
    """Give the noun that stands for a person called by two: "the singer and activist Anna Lie", not "... and the activist"."""
    opening = first == 0 and not is_name(s, first)  # with a capital there, "Singer" is tagged a name
    if not (s.tags[first] == "NN" or opening):
        return None
    low = min((second, *s.children[second]))
    if s.words[low - 1].lower() != "and":
        return None
    if s.pos[second] == "NOUN":
        name = next(
            (c for c in s.children[first] if s.deps[c] == "appos" and second < c and is_name(s, c)), None
        )
        if name is None:
            return None
        apart = any(s.deps[c] == "punct" for c in range(second, name))
        return first if apart else second  # "the singer and activist, Anna Lie"
    titled = any(s.deps[c] == "compound" and s.tags[c] == "NN" for c in s.children[second])
    return second if titled and is_name(s, second) and s.pos[low] in ("NOUN", "ADJ") else None


def _excluded(s: Sentence, token: int) -> bool:
    """Tell who is named to be left out: "Oslo, but not Bern"."""
    return any(s.deps[c] == "neg" for c in s.children[token]) or s.lemmas[token - 1].lower() == "not"


def _joined(s: Sentence, token: int) -> bool:
    """Tell a name before an "and", which parsers hang on the next name: "Secretary Kerry and Secretary Carter"."""
    if s.lemmas[s.heads[token]] in _SIDES and s.heads[token] - 1 in s.children[token]:
        return False  # "Oslo and Bern negotiators" joins two modifiers of one noun
    if s.pos[token] != "PROPN" or s.child(token, "cc") is None:
        return False
    head = s.heads[token]
    if s.child(token, "conj") is None or s.pos[head] != "PROPN":
        return True
    # "the Union and Justice Department", but "the Trade and Peace Plan"
    return any(low <= token < high <= head and label in _ACTING for low, high, label in s.ents)
