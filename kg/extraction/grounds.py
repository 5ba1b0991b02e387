"""Whose doing is the ground of a blow, of words or of help: "lashed out at Lie over his speech", "backs Lie in his fight"."""

from __future__ import annotations

from itertools import islice

from kg.extraction.sentence import Sentence
from kg.extraction.word_classes import words

_GROUNDS = frozenset({"for", "over"})
#: Verbs whose "at", "on" or "against" names who is struck or scolded.
_STRIKING = words("berating") | {"retaliate", "protest", "strike", "fire", "swing"}
_STRUCK = frozenset({"at", "on", "into", "against", "to"})
#: What is done to somebody by means of it, and the prepositions before him: "imposed sanctions on", "cut ties with".
_MEASURES = words("penalties") | {
    "tie", "relation", "link", "ambassador", "envoy", "war", "blame", "charge", "suit", "lawsuit", "complaint",
    "contact", "cooperation", "aid",
}  # fmt: skip
_AGAINST = frozenset({"on", "against", "with", "from"})
#: Verbs by which a measure is taken, not given up or asked for.
_TAKING = frozenset(
    {
        "impose",
        "slap",
        "place",
        "put",
        "lay",
        "cut",
        "sever",
        "break",
        "suspend",
        "recall",
        "withdraw",
        "declare",
        "file",
    }
    | {
        "bring",
        "heap",
        "raise",
        "step",
        "announce",
        "levy",
        "enact",
        "order",
        "stop",
        "halt",
        "end",
        "downgrade",
    }
)
#: Verbs that strike their object by means named behind it: "threatened Oslo with sanctions", "took Lie to court".
_THREATENING = frozenset({"threaten", "take", "hit", "slap", "target", "sue", "drag", "haul", "punish"})
#: Words about somebody.
_WORDS = frozenset({"criticism", "condemnation", "denunciation", "praise", "censure"})
_OF, _WITH = frozenset({"of", "for"}), frozenset({"with"})
#: Verbs whose subject speaks well or ill of what others do, and those whom a body may speak so of as its own.
_APPRAISING = words("appraising")
_MEMBERS = words("public") | words("kindred")
#: What others do to somebody or make him do, and verbs of wanting that for others.
_FATES = words("fates")
_SENT_AWAY = frozenset({"deportation", "repatriation", "extradition", "eviction", "expulsion", "execution"})
_HALTING = frozenset({"halt", "block", "stay", "prevent", "stop", "suspend"})
_OWN_STEPS = frozenset({"resignation", "departure", "exit", "death", "surrender"})
_SEEKING = words("seeking_fates")
_CALLING = frozenset({"call", "push", "press", "appeal", "campaign", "petition", "vote"})
#: Steps up to the noun whose phrase another closes: "the pace of its reforms".
_STEPS = 4
#: Verbs, with their nouns, of helping somebody "with" or "in" what is his: "backed her in her bid".
_BACKING = words("assisting")
_SUPPORT = frozenset({"support", "backing", "help", "assistance", "aid", "solidarity"})
#: Children of one word that are looked at, at most.
_BREADTH = 60
#: Steps from a possessive up to the verb, at most.
_NEAR = 8
#: Verbs of what one says of others, and those of what one says of oneself all the same: "saying she believed him".
_SAID_OF_OTHERS = words("accusing") | words("appraising") | {"attack", "defend"}
_OF_ONESELF = words("own_mind")
#: Verbs of giving up an office, which people tell others to do, and what some of them need beside them.
_GOING = {
    "resign": None, "quit": None, "apologise": None, "apologize": None, "go": frozenset[str](),
    "step": frozenset({"down", "aside"}), "stand": frozenset({"down", "aside"}),
}  # fmt: skip
_DUTY = frozenset({"should", "must", "ought"})


def answerable(sentence: Sentence, token: int) -> int:
    """Give whose a possessive in the ground of what is done to somebody is, or -1.

    >>> s = Sentence.parse(
    ...     "Oslo retaliated against Bern for its attack", "nsubj ROOT prep pobj prep poss pobj", "2 2 2 3 2 7 5",
    ...     lemmas="Oslo retaliate against Bern for its attack", pos="PROPN VERB ADP PROPN ADP PRON NOUN",
    ... )
    >>> answerable(s, 5)
    3
    """
    if sentence.deps[token] != "poss":
        return -1
    near = islice(sentence.path_up(token), _NEAR)
    ground = next((t for t in near if sentence.lemmas[t] in _GROUNDS), None)
    return -1 if ground is None else answering(sentence, ground)


def answering(s: Sentence, ground: int) -> int:
    """Give who is struck or scolded for what stands behind a "for" or an "over", or -1."""
    if s.lemmas[ground] not in _GROUNDS or s.deps[ground] != "prep":
        return -1
    verb = s.heads[ground]
    for _ in range(_NEAR):
        if s.pos[verb] == "VERB" or s.lemmas[verb] in _WORDS or s.deps[verb] not in ("pobj", "prep", "dobj"):
            break
        verb = s.heads[verb]
    if s.lemmas[verb] in _WORDS and s.pos[verb] == "NOUN":
        return _behind(s, verb, ground, _OF)
    if s.pos[verb] != "VERB" or verb > ground:
        return -1
    suffering = s.child(verb, "nsubjpass")
    if suffering is not None:
        return suffering if s.child(verb, "agent") is not None else -1
    goal = s.child(verb, "dobj")
    if goal is None:
        parting = s.lemmas[verb] == "break"
        ways = _WITH if parting else _STRUCK
        return _behind(s, verb, ground, ways) if parting or s.lemmas[verb] in _STRIKING else -1
    if s.lemmas[verb] in _TAKING and s.lemmas[goal] in _MEASURES:
        found = _behind(s, verb, ground, _AGAINST)
        return found if found >= 0 else _behind(s, goal, ground, _AGAINST)
    return goal if s.lemmas[verb] in _THREATENING and goal < ground else -1


def appraised(s: Sentence, token: int) -> bool:
    """Say whether an "its" or "his" isn't his who is the clause's subject, but theirs whom he judges or wants to go.

    "Condemned its raid", "demanded his resignation", but "offered his resignation".
    """
    deed = s.heads[token]
    if s.deps[token] != "poss":
        return False
    if "own" in s.words[token + 1 : deed] or s.lemmas[deed] in _MEMBERS:
        return False
    fate = s.lemmas[deed] in _FATES
    for _ in range(_STEPS):  # "criticised the slow pace of its reforms"
        above = s.heads[deed]
        if s.deps[deed] != "pobj" or s.words[above] != "of":
            break
        deed = s.heads[above]
    verb = s.heads[deed]
    if fate and s.deps[deed] == "pobj" and s.words[verb] == "for":
        return s.lemmas[s.heads[verb]] in _CALLING
    wanting = _HALTING | _SEEKING if s.lemmas[deed] in _SENT_AWAY else _SEEKING
    return s.deps[deed] == "dobj" and s.lemmas[verb] in (wanting | _APPRAISING if fate else _APPRAISING)


def struck_before(s: Sentence, token: int) -> int:
    """Give who was struck in the clause from which a participle about him goes on, or -1.

    "Put sanctions on Bern, accusing it of spying", "broke ties with Bern, saying it had spied".
    """
    verb, dep = s.heads[token], s.deps[token]
    if dep == "dobj" and s.lemmas[verb] in _SAID_OF_OTHERS:
        said = verb
    elif dep == "nsubj" and s.deps[verb] == "ccomp" and s.lemmas[verb] not in _OF_ONESELF | {"be"}:
        if any(s.tags[c] == "MD" for c in s.children[verb]):
            return -1  # "saying it would wait"
        said = s.heads[verb]
    else:
        return -1
    above = s.heads[said]
    goal = s.child(above, "dobj")
    if s.tags[said] != "VBG" or s.deps[said] != "advcl" or goal is None or goal > said:
        return -1
    if s.lemmas[above] in _TAKING and s.lemmas[goal] in _MEASURES:
        found = _behind(s, goal, said, _AGAINST)
        return found if found >= 0 else _behind(s, above, said, _AGAINST)
    return goal if dep == "dobj" or s.lemmas[above] in _THREATENING | _SAID_OF_OTHERS else -1


def is_suffered(s: Sentence, deed: int) -> bool:
    """Say whether a noun tells what is done to its owner: "seized ten nuns. Bern demanded their release"."""
    return s.lemmas[deed] in _FATES and s.lemmas[deed] not in _OWN_STEPS


def speaks_of_another(s: Sentence, token: int) -> int:
    """Give who says of somebody else what a pronoun is the subject of, or -1.

    "Lie accused him of fraud, saying he had lied", "Lie said he should resign": he isn't Lie.
    """
    verb = s.heads[token]
    if s.deps[token] not in ("nsubj", "nsubjpass") or s.deps[verb] != "ccomp":
        return -1
    said = s.heads[verb]
    if said < verb and any(
        _must_go(s, v) for v in (verb, *(c for c in s.children[verb] if s.deps[c] == "conj"))
    ):
        return _subject(s, said)
    above = s.heads[said]
    if s.tags[said] != "VBG" or s.lemmas[above] not in _SAID_OF_OTHERS or s.lemmas[verb] in _OF_ONESELF:
        return -1
    goal = s.child(above, "dobj")
    meant = goal is not None and goal < said and not any(s.lemmas[c] == "would" for c in s.children[verb])
    return _subject(s, above) if meant else -1


def _must_go(s: Sentence, verb: int) -> bool:
    """Say whether a verb tells somebody to give up his office: "should step down", but not "should go to school"."""
    if s.lemmas[verb] not in _GOING:
        return False
    needed = _GOING[s.lemmas[verb]]
    below = {s.lemmas[c].lower() for c in s.children[verb]}
    plain = needed is None or (bool(needed & below) if needed else not below & {"to", "on", "back", "for"})
    return plain and "have" not in below and not below.isdisjoint(_DUTY)


def _subject(s: Sentence, verb: int) -> int:
    found = s.child(verb, "nsubj")
    return -1 if found is None else found


def _behind(s: Sentence, word: int, before: int, prepositions: frozenset[str]) -> int:
    """Give what stands behind one of some prepositions between a word and another, or -1."""
    for c in s.children[word]:
        if word < c < before and s.lemmas[c] in prepositions:
            found = s.child(c, "pobj")
            return -1 if found is None else found
    return -1


def helped_in(sentence: Sentence, prep: int) -> int | None:
    """Give who is helped in what stands behind a preposition: "backs Oslo in its fight", "support for Oslo in its fight"."""
    if sentence.deps[prep] != "prep" or sentence.words[prep].lower() not in ("in", "with"):
        return None
    above = sentence.heads[prep]
    if sentence.pos[above] == "VERB":
        goal = sentence.child(above, "dobj")
        if goal is None or goal > prep:
            return None
        if sentence.lemmas[above] in _BACKING:
            return goal
        above = goal  # "voiced its support for Oslo in its fight"
    link = sentence.heads[above]
    if sentence.deps[above] == "pobj" and sentence.lemmas[link] in ("for", "to"):
        return above if sentence.lemmas[sentence.heads[link]] in _SUPPORT else None
    if sentence.deps[above] == "dobj" and sentence.lemmas[link] in _BACKING:
        return above
    if sentence.lemmas[above] not in _SUPPORT:
        return None
    links = (
        c for c in sentence.children[above][:_BREADTH] if sentence.lemmas[c] in ("for", "to") and c < prep
    )
    return next((goal for c in links if (goal := sentence.child(c, "pobj")) is not None), None)
