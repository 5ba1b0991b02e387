"""Does a city's or palace's name stand for those who govern there ("Moscow warned") or for the place ("met in Moscow")?

Decided from the syntax around the name and the words of place_contexts.tsv; where they say nothing it is the place.
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.extraction.sentence import Sentence

#: The words of place_contexts.tsv by their use.
Contexts = Mapping[str, frozenset[str]]

_BEING = frozenset({"be", "lie", "locate", "situate", "remain", "become"})
#: Members of a list that are gone through to its first, at most.
_LIST = 50
#: Papers called by the town they were signed in, but for those of its government.
_TREATIES = frozenset({"accord", "agreement", "declaration", "protocol", "treaty"})
_JOINERS = frozenset({"-", "–", "—", "/"})


def acts(
    sentence: Sentence, start: int, end: int, head: int, contexts: Contexts, *, building: bool = False
) -> bool:
    """Say whether a name stands for a government: tokens ``start`` to ``end`` (half-open), headed at ``head``.

    :param building: a palace or street rather than a town: what is the White House's is the government's.

    >>> words = {"at_place": frozenset({"in"}), "on_town": frozenset(), "town": frozenset()}
    >>> s = Sentence.parse("Moscow warned Kyiv", "nsubj ROOT dobj", "2 2 2", lemmas="Moscow warn Kyiv")
    >>> acts(s, 0, 1, 0, words), acts(s, 2, 3, 2, words)
    (True, True)
    >>> s = Sentence.parse("They met in Moscow", "nsubj ROOT prep pobj", "2 2 2 3", lemmas="they meet in Moscow")
    >>> acts(s, 3, 4, 3, words)
    False
    """
    if is_dateline(sentence, start, end):
        return False
    if start > 1 and sentence.words[start - 2].lower() in ("pro", "anti"):
        return True
    token = head
    for _ in range(_LIST):
        if sentence.deps[token] != "conj" or sentence.heads[token] == token:
            break
        token = sentence.heads[token]
    dep, governor = sentence.deps[token], sentence.heads[token]
    above = sentence.lemmas[governor].lower()
    if dep in ("nsubj", "nsubjpass"):
        return not _is_town(sentence, governor, above, dep, contexts)
    if dep in ("agent", "dative"):
        return True
    if dep == "poss":  # "Oslo's agreement" is no "Oslo agreement"
        return above not in contexts["town"] or above in _TREATIES
    if dep in ("dobj", "obj"):
        return above not in contexts["on_town"]
    if dep == "pobj":
        return _after_preposition(sentence, governor, contexts)
    if dep not in ("nmod", "compound", "amod"):
        return False
    if building:
        return above not in contexts["journey"] and above not in contexts["town"]
    return above not in contexts["journey"] and _hyphenated(sentence, token)  # "Moscow–Washington relations"


def is_dateline(sentence: Sentence, start: int, end: int) -> bool:
    """Say whether a name says where a report was written ("MOSCOW (AP) --"), or in which country a town lies.

    >>> is_dateline(Sentence.parse("MOSCOW -- Rain fell", "dep punct nsubj ROOT", "4 4 4 4"), 0, 1)
    True
    """
    after = sentence.words[end] if end < len(sentence) else ""
    apart = end < len(sentence) and sentence.starts[end] > sentence.ends[end - 1]
    if after == "," and end + 1 < len(sentence):
        word = sentence.words[end + 1]
        return (start == 0 and word[:1].isupper()) or word in ("D.C.", "D.", "DC")
    return start <= 1 and (after in ("--", "—", "(", ":") or (apart and after in ("-", "–")))


def _is_town(sentence: Sentence, verb: int, lemma: str, dep: str, contexts: Contexts) -> bool:
    if dep == "nsubjpass":
        return lemma in contexts["on_town"] or lemma in _BEING
    if lemma not in _BEING:
        return False
    said = sentence.child(verb, "attr", "acomp")
    if said is None:
        return sentence.child(verb, "prep") is None
    return sentence.lemmas[said].lower() in contexts["is_town"]


def _after_preposition(sentence: Sentence, preposition: int, contexts: Contexts) -> bool:
    word, governor = sentence.words[preposition].lower(), sentence.heads[preposition]
    above = sentence.lemmas[governor].lower()
    if above in contexts["at_place"]:  # "outside of Baghdad"
        return False
    goal = sentence.child(governor, "dobj")
    if (
        goal is not None and sentence.lemmas[goal].lower() in contexts["journey"]
    ):  # "took a bus to Washington"
        above = sentence.lemmas[goal].lower()
    if word in contexts["at_place"]:
        return False
    if sentence.deps[preposition] == "agent" or word in contexts["with_actor"]:
        return not (word == "for" and above in contexts["journey"])
    if word in ("to", "from"):
        return above not in contexts["journey"]
    if word in ("of", "on", "over"):
        return above not in contexts["town"] and above not in contexts["on_town"]
    return word == "than"


def _hyphenated(sentence: Sentence, token: int) -> bool:
    """Say whether another capitalised name is joined to the token: not "Moscow-based"."""
    words = sentence.words
    after = token + 2 < len(sentence) and words[token + 1] in _JOINERS and words[token + 2][0].isupper()
    return after or (token > 1 and words[token - 1] in _JOINERS and words[token - 2][0].isupper())
