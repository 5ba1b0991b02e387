"""Several spoken of together, and one of them: "the two leaders", "both sides", "the trio", "both", "the latter"."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from itertools import islice

from kg.extraction.binding import subjects_above
from kg.extraction.discourse import Discourse
from kg.extraction.drafts import Draft, is_state
from kg.extraction.nominals import Nominal
from kg.extraction.sentence import Sentence

#: Words that may stand alone for those just spoken of.
NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4}

#: Nouns for any two persons: "Lie met Moe. The pair signed".
_TWO = frozenset({"pair", "duo", "twosome"})

#: What is done between others.
_MEDIATING = frozenset(
    {"mediate", "mediation", "mediator", "broker", "arbitrate", "arbitration", "intervene"}
)
_NEAR = 6
#: Nouns for people of whatever kind.
_ANYBODY = frozenset({"man", "woman", "person", "people", "teenager", "boy", "girl"})

#: Sentences after which those who belong together are still known to.
_FAR = 12

#: The words of descriptions.tsv by their use.
Words = Mapping[str, frozenset[str]]


def is_paired(nominal: Nominal, words: Words) -> bool:
    """Say whether a definite phrase counts those of whom the article has just spoken: "the two leaders", "both sides"."""
    counted = nominal.count > 1 and nominal.definite
    return counted and nominal.lemma in words["paired"] and not nominal.modifiers


def paired(sentence: Sentence, nominal: Nominal, discourse: Discourse, words: Words) -> tuple[str, ...]:
    """Give those of one kind whom such a phrase means."""
    of = sentence.lemmas[nominal.of].lower() if nominal.of is not None else ""
    if nominal.lemma == "side" and of and of not in words["quarrel"]:
        return ()  # "both sides of the aisle"
    apart = _asking(sentence, nominal, discourse)
    mediating = any(sentence.lemmas[t] in _MEDIATING for t in islice(sentence.path_up(nominal.head), _NEAR))
    if nominal.lemma == "side" or mediating:  # "Chad agreed to mediate between both countries"
        apart |= _telling(sentence, nominal, discourse)
    group = _counted(nominal, discourse)
    if group:
        return (group,)
    fits = _wanted(nominal.lemma, words)

    def wanted(draft: Draft) -> bool:
        return fits(draft) and draft.key not in apart

    if nominal.lemma == "party" and sentence.deps[nominal.head] == "pobj":
        preposition = sentence.heads[nominal.head]
        if sentence.pos[sentence.heads[preposition]] == "NOUN":  # "senators from both parties"
            wanted = _is_party
    ours = nominal.possessor is not None and sentence.words[nominal.possessor].lower() == "our"
    if ours and discourse.quotation(sentence, nominal.head) < 0:
        # a statement's own, whoever it spoke of last
        signing = discourse.first_together(nominal.count, wanted)
        if signing:
            return signing
    return discourse.last_several(nominal.sentence, nominal.count, wanted)


def _counted(nominal: Nominal, discourse: Discourse) -> str | None:
    """Give the group of just so many that was spoken of last: "jailed two guards. The two men will appeal"."""
    if nominal.lemma not in _ANYBODY:
        return None
    for spoken in discourse.back(nominal.sentence, 2):
        draft = discourse.drafts[spoken.keys[0]]
        if draft.type == "Group" and NUMBERS.get(draft.label.casefold().split()[0]) == nominal.count:
            return draft.key
        if draft.type in ("Person", "Role") and len(spoken.keys) == nominal.count:
            return None
    return None


def _asking(sentence: Sentence, nominal: Nominal, discourse: Discourse) -> set[str]:
    """Give the states of those who want something of the two: "the Bernese mediator will leave if both sides stall"."""
    dep, verb = sentence.deps[nominal.head], sentence.heads[nominal.head]
    if not (dep == "nsubj" and sentence.deps[verb] == "advcl") and not (
        dep == "dobj" and nominal.lemma == "side"
    ):
        return set()
    above = subjects_above(sentence, nominal.head)
    subjects_here = [s for s in discourse.back(sentence.index, 0) if s.token in above]
    people = [discourse.drafts[k] for s in subjects_here for k in s.keys]
    return {d.key if is_state(d) else d.country or "" for d in people}


def _telling(sentence: Sentence, nominal: Nominal, discourse: Discourse) -> set[str]:
    """Give who tells of two sides, and his state: "the Swiss envoy said that the two sides had met"."""
    above = subjects_above(sentence, nominal.head)
    return {
        k
        for s in discourse.back(nominal.sentence, 0)
        if s.sentence == nominal.sentence and (s.token in above or sentence.heads[s.token] in above)
        for k in s.keys
    }


def _is_party(draft: Draft) -> bool:
    return draft.type == "Organization" and "party" in draft.label.casefold().split()


def _wanted(lemma: str, words: Words) -> Callable[[Draft], bool]:
    if lemma in words["pair_person"]:
        return lambda d: d.type in ("Person", "Role")
    if lemma in words["pair_institution"]:
        return lambda d: d.type in ("State", "Territory", "Organization")
    return lambda d: d.type in ("State", "Territory")


def pair(nominal: Nominal, discourse: Discourse, words: Words) -> tuple[str, ...]:
    """Give those whom a noun for two or three calls by their number: "the pair", "the trio"."""
    if nominal.lemma not in words["pair"] or not nominal.definite or nominal.modifiers or nominal.of:
        return ()
    if nominal.possessor is not None and not nominal.plural:
        return ()  # "its neighbour" is one
    number = 3 if nominal.lemma == "trio" else 2
    if nominal.lemma == "couple":  # remains one
        return _together(nominal.sentence, number, discourse, ("Person",), _FAR)
    together = _together(nominal.sentence, number, discourse, ("Person", "Role", "State", "Territory"))
    return together or (() if nominal.lemma not in _TWO else _both_named(nominal.sentence, 2, discourse))


def is_several(sentence: Sentence, token: int) -> bool:
    """Say whether a number stands for those just spoken of: "the two agreed", "both agreed", not "two of them"."""
    word = sentence.words[token].lower()
    if word not in NUMBERS or sentence.deps[token] not in ("nsubj", "nsubjpass"):
        return False
    alone = word == "both" or (token > 0 and sentence.words[token - 1].lower() == "the")
    return alone and all(sentence.words[c].lower() == "the" for c in sentence.children[token])


def several(sentence: Sentence, token: int, discourse: Discourse) -> tuple[str, ...]:
    """Give those of one kind whom "the two" or "both" means."""
    number = NUMBERS[sentence.words[token].lower()]
    near = [s for s in discourse.back(sentence.index, 0) if s.sentence == sentence.index and s.token < token]
    for kinds in (("Person", "Role"), ("State", "Territory"), ("Organization",)):
        here = dict.fromkeys(k for s in reversed(near) for k in s.keys if discourse.drafts[k].type in kinds)
        if len(here) == number:  # "Its rivalry with Oslo is in the open: the two clashed over fish"
            return tuple(here)
        found = _together(sentence.index, number, discourse, kinds)
        if found:
            return found
    return _both_named(sentence.index, number, discourse)


def _both_named(index: int, number: int, discourse: Discourse) -> tuple[str, ...]:
    """Give the persons whom the last sentence named, if they are just so many: "Lie criticised Moe. The two had clashed"."""
    found: dict[str, None] = {}
    for spoken in discourse.back(index, 1):
        if spoken.sentence < index and not spoken.adjective:
            found.update((k, None) for k in spoken.keys if discourse.drafts[k].type in ("Person", "Role"))
    return tuple(reversed(found)) if len(found) == number else ()


def _together(
    index: int, number: int, discourse: Discourse, kinds: Collection[str], reach: int = 2
) -> tuple[str, ...]:
    """Give the actors of some kinds that the last sentences spoke of together, if they are just so many."""
    for spoken in discourse.back(index, reach):
        if len(spoken.keys) == number and all(discourse.drafts[k].type in kinds for k in spoken.keys):
            return spoken.keys
    return ()


def latter(sentence: Sentence, token: int, discourse: Discourse) -> tuple[str, ...]:
    """Give the actor that "the latter" or "the former" means: of the last two named, the second or the first."""
    if sentence.words[token - 1].lower() != "the" or sentence.deps[token] in ("amod", "compound"):
        return ()
    named: list[str] = []
    for spoken in discourse.back(sentence.index, 1):
        before = spoken.sentence < sentence.index or spoken.token < token
        if before and spoken.named and len(spoken.keys) == 1 and spoken.keys[0] not in named:
            named.append(spoken.keys[0])
        if len(named) == 2:
            return (named[0],) if sentence.words[token] == "latter" else (named[1],)
    return ()
