"""Lists: those who are named together, hung on one another where the parser took one for something else.

As in ``attachments.py``, each function looks at one token of a sentence and changes the lists ``heads`` and ``deps`` in
place.
"""

from __future__ import annotations

from itertools import islice

from kg.extraction.sentence import NOMINAL, VERBAL, Sentence
from kg.extraction.word_classes import words

#: Words before a case of what was said: "the war on drugs, in particular on opium".
CASES = frozenset(
    {"especially", "particularly", "notably", "including", "chiefly", "mainly", "primarily", "particular"}
)
#: Words that are gone through for a word, at most; bounds the cost of hostile text.
_WORDS = 40
#: Verbs of the sources behind a report.
SAYING = frozenset({"say", "report", "tell", "confirm", "claim", "add", "warn", "announce"})
_PLURAL = frozenset({"NNS", "NNPS"})
_FINITE_VERBS = frozenset({"VBD", "VBZ", "VBP", "MD"})
_FINITE = _FINITE_VERBS | {"TO"}
#: What a verb bears that has its own subject, as a list's last verb doesn't.
_OWN_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
#: What one joins others for.
_TALKS = frozenset(
    {"talk", "meeting", "discussion", "negotiation", "summit", "consultation", "dinner", "lunch", "dialogue"}
    | {"conference", "session", "breakfast", "briefing", "ceremony", "visit"}
)
#: What may hang on the next of a list of objects.
_OF_A_LIST = frozenset({"det", "nummod", "amod", "compound", "nmod", "poss", "cc", "conj", "punct", "prep"})
#: Prepositions of whose friend or critic somebody is.
_OF = frozenset({"of", "to", "for"})
#: Those of whom some are named, and what is one and several.
_MEMBERS = words("listed_members")
_COLLECTIVES = words("bodies_of_several")
_MEETING = frozenset({"join", "meet", "host", "invite", "receive", "summon", "gather", "welcome"})


def instance(s: Sentence, prep: int, heads: list[int], deps: list[str]) -> None:
    """Join a preposition to the same one before it, of which it gives a case: "the war on drugs, especially on opium"."""
    word = s.lemmas[prep].lower()
    for t in range(prep - 2, max(-1, prep - _WORDS), -1):
        if s.lemmas[t].lower() == word and deps[t] == "prep" and s.heads[t] != prep:
            above = list(islice(s.path_up(t), _WORDS))
            if s.heads[prep] != t and s.pos[above[0]] in ("NOUN", "VERB") and prep not in above:
                heads[prep], deps[prep] = t, "conj"
            return


def some_of_those(s: Sentence, prep: int, heads: list[int]) -> None:
    """Hang "including" on those who are several, not on what they do it to: "states condemned the coup, including Oslo"."""
    noun, goal = s.heads[prep], s.child(prep, "pobj")
    who = s.child(s.heads[noun], "nsubj")
    if (
        goal is None
        or who is None
        or s.deps[noun] != "dobj"
        or s.tags[noun] != "NN"
        or s.words[prep - 1] != ","
    ):
        return
    several = s.tags[who] == "NNS" and s.lemmas[who] in _MEMBERS
    if several and s.tags[goal] == "NNP" and s.lemmas[noun] not in _COLLECTIVES:
        heads[prep] = who


def for_talks(s: Sentence, prep: int, heads: list[int]) -> None:
    """Hang "for talks" on the verb, not on the last of those who are met: "joined the envoy and her aides for talks"."""
    noun, goal = s.heads[prep], s.child(prep, "pobj")
    if goal is None or s.lemmas[goal] not in _TALKS or s.pos[noun] not in NOMINAL:
        return
    for _ in range(_WORDS):
        if s.deps[noun] not in ("conj", "nmod", "appos"):
            break
        noun = s.heads[noun]
    verb = s.heads[noun]
    if s.deps[noun] in ("dobj", "nsubjpass") and s.lemmas[verb] in _MEETING and s.pos[verb] == "VERB":
        heads[prep] = verb


def next_of_several(s: Sentence, noun: int, heads: list[int], deps: list[str]) -> None:
    """Join a plural behind a comma to those met before it: "met envoys from Oslo, members of the union and students"."""
    verb = s.heads[noun]
    met = s.child(verb, "dobj") if s.tags[noun] in _PLURAL and noun > verb else None
    if s.tags[noun] in _PLURAL and s.deps[noun] == "appos" and s.deps[verb] == "dobj":
        met = verb if s.lemmas[verb] in _TALKS else None
    if met is None or met > noun or not _goes_on(s, noun):
        return
    first = s.edges(noun)[0]
    if met > first or "," not in (s.words[first], s.words[first - 1]):
        return
    beside = s.child(met, "prep")
    if (
        beside is not None and s.lemmas[beside].lower() == "with"
    ):  # "held meetings with firms, unions and students"
        met = s.child(beside, "pobj") or met
    if s.tags[met] in _PLURAL:
        heads[noun], deps[noun] = met, "conj"
        for of in (c for c in s.children[noun] if s.words[c] == "of"):
            for t in (c for o in s.children[of] for c in s.children[o]):
                if s.deps[t] == "conj" and s.tags[t] in _PLURAL and s.words[t + 1 : t + 2] == ("of",):
                    heads[t] = noun  # "alumni of the college and students of the academy"


def also_ours(s: Sentence, noun: int, heads: list[int], deps: list[str]) -> None:
    """Join those with the same owner, listed without an "and": "I thank our doctors, our nurses, our farmers"."""
    first = s.heads[noun]
    owner, other = s.child(noun, "poss"), s.child(first, "poss")
    if owner is None or other is None or not first < owner < noun or s.tags[noun] != s.tags[first]:
        return
    if s.words[owner].lower() == s.words[other].lower() and s.words[owner - 1] == "," == s.words[first + 1]:
        deps[noun] = "conj" if s.tags[noun] in _PLURAL else deps[noun]


def sayers(s: Sentence, last: int, heads: list[int], deps: list[str]) -> None:
    """Make who says so the subject, not the last of a list: "shelled the army's posts, villagers and a general said"."""
    verb = last + 1
    taken, told = s.child(verb, "nsubj"), s.child(verb, "ccomp")
    doing = None if taken is None else _left_bare(s, taken, told)
    if (taken is not None and doing is None) or told is None:
        return
    noun = last
    while deps[noun] == "conj" and heads[noun] < noun:
        if s.words[s.edges(noun)[0] - 1] == ",":
            if taken is not None and doing is not None:  # "killing two nuns, villagers and a general said"
                heads[taken], deps[taken] = doing, "dobj"
            heads[noun], deps[noun] = verb, "nsubj"
            return
        noun = heads[noun]


def _left_bare(s: Sentence, noun: int, told: int | None) -> int | None:
    """Give the participle before a noun that has no object of its own: "struck, killing two nuns"."""
    at = s.edges(noun)[0] - 1
    bare = told is not None and told < at and s.tags[at] == "VBG" and s.child(at, "dobj") is None
    return at if bare and s.deps[at] == "advcl" and s.heads[at] == told else None


def next_subject(s: Sentence, name: int, heads: list[int], deps: list[str]) -> None:
    """Make who stands right before a verb its subject, not the last of a list: "left the valley and Bern reopened it"."""
    first = verb = s.edges(name)[1]
    if verb >= len(s) or s.tags[verb] not in _FINITE_VERBS:
        return
    if s.deps[verb] in ("aux", "auxpass"):
        verb = s.heads[verb]
    if s.pos[verb] not in VERBAL or any(
        s.deps[c] in _OWN_SUBJECTS or s.deps[c] == "cc" for c in s.children[verb] if c < first
    ):
        return
    noun = s.heads[name]
    cc = s.edges(name)[0] - 1
    before = (
        s.heads[verb]
        if s.deps[verb] == "conj"
        else next((c for c in s.children[verb] if s.deps[c] == "csubj"), verb)
    )
    if not before < noun < cc or s.deps[cc] != "cc" or s.deps[noun] not in ("pobj", "dobj"):
        return
    if s.child(before, "nsubj", "nsubjpass") is None or before not in islice(s.path_up(noun), _WORDS):
        return
    passive = any(s.deps[c] == "auxpass" for c in s.children[verb])
    heads[name], deps[name] = verb, "nsubjpass" if passive else "nsubj"
    heads[cc] = before
    if deps[before] == "csubj":  # the parser took the first clause for the subject of the second
        heads[before], deps[before] = before, "ROOT"
        heads[verb], deps[verb] = before, "conj"


def next_object(s: Sentence, noun: int, heads: list[int]) -> None:
    """Join the next of a list to the object before it, not to a verb: "killing two nuns, three priests and a clerk"."""
    verb, low = heads[noun], s.edges(noun)[0]
    before = low - 2
    if s.pos[verb] != "VERB" or before <= verb or s.words[low - 1] != "," or not _goes_on(s, noun):
        return
    if any(s.deps[c] not in _OF_A_LIST for c in s.children[noun]):
        return
    if s.deps[before] in ("dobj", "pobj") and s.tags[before] == s.tags[noun]:
        heads[noun] = before


def other_object(s: Sentence, noun: int, heads: list[int]) -> None:
    """Join a name behind "and" to the object right before it, not to the verb: "attacked the Greens and Prime Minister Lie"."""
    verb, joint = heads[noun], s.edges(noun)[0] - 1
    met = s.child(verb, "dobj") if s.pos[verb] == "VERB" and joint > verb else None
    if met is not None and s.words[joint] in ("and", "or") and s.edges(met)[1] == joint:
        heads[noun] = met


def such_as(s: Sentence, prep: int, heads: list[int]) -> None:
    """Hang "as" on those of whom it gives cases: "gave to such groups as Norcare and the Oslo Fund"."""
    group = prep - 1
    such = s.pos[group] == "NOUN" and any(s.words[c].lower() == "such" for c in s.children[group])
    if such and s.heads[group] != prep:
        heads[prep] = group


def what_it_is(s: Sentence, noun: int, heads: list[int], deps: list[str]) -> None:
    """Read what a name's bearer is as said of it, not as another: "Oslo, a trading city and old rival, agreed"."""
    name = s.heads[noun]
    low, high = s.edges(noun)
    if s.tags[noun] != "NN" or s.words[low].lower() not in ("a", "an") or s.words[low - 1] != ",":
        return
    alone = s.pos[name] == "PROPN" and s.child(name, "cc") is None and s.child(noun, "cc") is not None
    if alone and name < low and s.words[high : high + 1] == (",",):
        deps[noun] = "appos"


def second_description(s: Sentence, noun: int, heads: list[int]) -> None:
    """Join what somebody is to what else he is: "Lie, a supporter of Dahl and an outspoken lawyer", where Dahl is no lawyer."""
    name = s.heads[noun]
    prep = s.heads[name]
    first = s.heads[prep]
    if s.pos[name] != "PROPN" or s.lemmas[prep].lower() not in _OF or s.deps[first] not in ("appos", "attr"):
        return
    if s.deps[name] == "pobj" and all(
        any(s.lemmas[c].lower() in ("a", "an") for c in s.children[t] if s.deps[c] == "det")
        for t in (first, noun)
    ):
        heads[noun] = first


def next_gerund(s: Sentence, gerund: int, heads: list[int], deps: list[str]) -> None:
    """Join a gerund behind a comma to the first of several: "her policy of angering allies, ignoring facts and hiring thugs"."""
    if not gerund or s.words[gerund - 1] != ",":
        return
    listed = islice(range(gerund, len(s)), _WORDS)
    if not any(s.tags[t] == "VBG" and s.deps[t] == "conj" for t in listed):
        return
    for t in range(gerund - 2, max(-1, gerund - _WORDS), -1):
        if s.tags[t] in _FINITE:
            return
        if s.tags[t] == "VBG" and s.deps[t] == "pcomp" and s.lemmas[s.heads[t]] == "of":
            if gerund not in islice(s.path_up(t), _WORDS):
                heads[gerund], deps[gerund] = t, "conj"
            return


def _goes_on(s: Sentence, noun: int) -> bool:
    """Tell one of a list, whose last follows: "members of the union and students"."""
    below = [noun, *s.children[noun], *(t for c in s.children[noun] for t in s.children[c])]
    return any(s.deps[c] == "conj" for t in below for c in s.children[t])


def joint_subject(s: Sentence, second: int, heads: list[int], deps: list[str]) -> None:
    """Join two subjects with an "and" between them: "Kim (L) and President Trump shake hands"."""
    for first in s.children[s.heads[second]]:
        if first >= second:
            return
        if s.deps[first] == "nsubj" and any(
            s.deps[c] == "cc" and first < c < second for c in s.children[first]
        ):
            if not any(s.deps[c] == "conj" for c in s.children[first]):
                heads[second], deps[second] = first, "conj"
            return
