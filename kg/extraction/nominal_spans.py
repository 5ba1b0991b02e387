"""How far a phrase around a noun reaches: where it begins, what in front of it is no part of it, and where its "of" ends."""

from __future__ import annotations

from kg.extraction.actor_tables import NounKind
from kg.extraction.joining import ADDING
from kg.extraction.list_attachments import CASES
from kg.extraction.sentence import Sentence
from kg.extraction.word_classes import words

#: Words that only announce an "and" or "or".
_PAIRING = frozenset({"both", "either", "neither"})
#: Words of how one meets.
_OF_SESSIONS = frozenset({"emergency", "extraordinary", "special", "informal", "annual", "urgent", "regular"})
_DASHES = frozenset({"-", "–", "—", "--"})
#: What hangs on verbs only.
_CLAUSAL = frozenset({"aux", "auxpass", "nsubj", "dobj"})

#: What a verb makes of its object, said before that, and such verbs.
_RESULTS = frozenset({"dead", "alive", "hostage", "captive", "prisoner", "free", "open"})
_RESULTING = frozenset({"shoot", "capture", "burn", "bury", "catch", "beat", "stab", "take", "hold", "set"})

#: Before hosts who have a programme.
_ON_AIR = words("press") | {"show", "podcast", "channel", "programme", "program"}

#: Nouns of what somebody means to do.
_INTENTS = words("intents")

#: Steps down a parse, at most.
_DEPTH = 40

#: Offices of nothing in particular.
_SUPREME = frozenset(
    {"president", "king", "queen", "governor", "mayor", "senator", "leader", "emperor", "pope"}
)

#: Those who are somebody's: "an aide to Lie", "lawyers for Lie".
_SERVING = frozenset(
    {
        "lawyer", "attorney", "counsel", "solicitor", "barrister", "aide", "adviser", "advisor", "assistant", "agent",
        "spokesman", "spokeswoman", "spokesperson", "campaigner", "consultant", "strategist", "donor", "heir",
    }
)  # fmt: skip
#: Those whose phrases belong to what somebody is said to be: "a medalist in rowing".
_ABOUT = frozenset({"in", "on", "with", "behind", "under"})
#: ... and others that seldom belong to a verb before it; phrases behind a noun that are looked at, at most.
_COMPANY = frozenset({"from", "within", "among", "around", "between"})
_PARTS = 4
#: Prepositions whose phrases belong to the description.
_RULERS = frozenset({"junta", "regime", "government", "authority", "authorities", "ruler", "leadership"})
_PHRASE_PREPS = frozenset({"of", "at", "for", "from", "to", "within"})


def after_dash(sentence: Sentence, head: int) -> int:
    """Give where a phrase may begin: behind a dash between spaces, as after a dateline: "GENEVA - African ministers"."""
    if _DASHES.isdisjoint(sentence.words[max(0, head - _DEPTH) : head]):
        return 0
    for t in range(head - 1, max(0, head - _DEPTH), -1):
        apart = sentence.starts[t] > sentence.ends[t - 1] and sentence.starts[t + 1] > sentence.ends[t]
        if apart and sentence.words[t] in _DASHES and sentence.pos[t - 1] != "NUM":
            return t + 1
    return 0


def after_adding(sentence: Sentence, start: int, head: int) -> int:
    """Give where a phrase begins behind marks and words that set it above others: "even close allies of Oslo"."""
    while start < head and (
        sentence.deps[start] == "punct"
        or (sentence.deps[start] == "advmod" and sentence.words[start].lower() in ADDING)
    ):
        start += 1
    return start


def only_joins(sentence: Sentence, token: int, head: int) -> bool:
    """Say whether a word only announces the "and" to come, or a case: "both the union and the party", "mainly farmers"."""
    word = sentence.words[token].lower()
    if word in CASES:
        return True
    if word == "such":  # "such groups as Norcare"
        return sentence.words[head + 1 : head + 2] == ("as",)
    of_many = sentence.deps[head] == "poss" and sentence.tags[head] == "NNS"
    if of_many and (word in _OF_SESSIONS or word in ("a", "an")):
        return True  # "an emergency ministers' meeting"
    paired = sentence.words[token].lower() in _PAIRING and sentence.child(head, "conj") is not None
    return paired and sentence.tags[head] in ("NN", "NNP")


def stands_beside(sentence: Sentence, token: int) -> bool:
    """Say whether what is in front is no modifier: another actor that an "and" joins, or a clause read as one.

    "The US Secretary of State and partners"; "jets have buzzed aircraft". Or what the verb before makes of them:
    "shot dead three rebels".
    """
    if sentence.words[token] in _RESULTS and 0 < token < len(sentence) - 1:
        return sentence.lemmas[token - 1] in _RESULTING or sentence.tags[token + 1] in ("CD", "DT", "PRP$")
    if any(sentence.deps[c] in _CLAUSAL for c in sentence.children[token]):
        return True
    return sentence.deps[token] in ("nmod", "compound", "poss") and any(
        sentence.deps[c] == "cc" and c > token for c in sentence.children[token]
    )


def leftmost(sentence: Sentence, token: int) -> int:
    """Give the leftmost token below ``token``, going down the left edge."""
    for _ in range(_DEPTH):
        if not sentence.children[token] or sentence.children[token][0] > token:
            break
        token = sentence.children[token][0]
    return token


def _last(sentence: Sentence, token: int, limit: int) -> int:
    for _ in range(_DEPTH):
        if not sentence.children[token] or sentence.children[token][-1] < token:
            break
        below = sentence.children[token][-1]
        if below > limit or sentence.deps[below] in ("relcl", "acl", "punct", "appos", "conj", "cc"):
            break
        if sentence.deps[below] == "prep" and sentence.words[sentence.edges(below)[0] - 1] == ",":
            break  # "leaders from the party, such as Lie"
        token = below
    return token


def _is_mixed(sentence: Sentence, members: int, kind: NounKind) -> bool:
    """Say whether a group is made of two kinds of people: "a group of Socialists and Greens"."""
    other = sentence.child(members, "conj")
    plural = ("NNS", "NNPS")
    return (
        kind in ("group", "organization")
        and other is not None
        and sentence.tags[members] in plural
        and sentence.tags[other] in plural
        and not any(
            sentence.deps[c] in ("det", "conj") for c in sentence.children[other]
        )  # "an alliance of the media, activists and celebrities" is the list
        and not any(sentence.deps[c] == "det" for c in sentence.children[members])
    )


def tail(sentence: Sentence, head: int, kind: NounKind) -> tuple[int, int | None]:
    """Give the end of the phrase and the object of its "of": "the people of Turkey", "editor at large at the Gazette"."""
    by_marriage = sentence.words[head + 1 : head + 5] == ("-", "in", "-", "law")  # "his father-in-law"
    end, of = head + 5 if by_marriage else head + 1, None
    one = kind in ("person", "office") and sentence.tags[head] in ("NN", "NNP")
    for c in sentence.children[head]:
        if c < head:
            continue
        word = sentence.words[c].lower()
        says = one and sentence.deps[head] in ("appos", "attr")
        seat = word == "in" and c == end and _rules_there(sentence, head, c)
        if (
            sentence.deps[c] != "prep"
            or c > end
            or not (word in _PHRASE_PREPS or seat or (says and word in _ABOUT))
        ):
            break
        thing = sentence.child(c, "pobj")
        lemma = sentence.lemmas[head].lower()
        serves = lemma in _SERVING and thing is not None and sentence.pos[thing] == "PROPN"
        if word in ("for", "to") and not (serves or says) and (kind != "office" or lemma in _SUPREME):
            break  # "sued the president for fraud"; but "lawyers for Lie"
        if thing is None:
            break
        if sentence.words[c].lower() == "of" and of is None:
            of = thing
        end = _last(sentence, thing, head + 14) + 1
        several = kind == "office" and sentence.tags[head] == "NNS"
        joined = sentence.child(thing, "conj") if several or _is_mixed(sentence, thing, kind) else None
        while joined is not None and joined <= head + 14:  # "the ministers of Mali, Chad and Niger"
            end = max(end, _last(sentence, joined, head + 14) + 1)
            joined = sentence.child(joined, "conj")
    return end, of


def _rules_there(sentence: Sentence, head: int, preposition: int) -> bool:
    """Say whether those who rule are named by where: "the junta in Niger", "the government in Oslo"."""
    place = sentence.child(preposition, "pobj")
    if place is None or sentence.lemmas[head].lower() not in _RULERS:
        return False
    return any(low <= place < high and label == "GPE" for low, high, label in sentence.ents)


def is_meant(sentence: Sentence, noun: int) -> bool:
    """Tell what somebody means to do, whom a bare noun before it names: "rebel efforts to seize the town"."""
    if sentence.lemmas[noun] not in _INTENTS:
        return False
    return any(sentence.tags[c] == "VB" and sentence.deps[c] == "acl" for c in sentence.children[noun])


def whole(sentence: Sentence, head: int, end: int) -> int:
    """Give where the phrase ends that begins what a description says: "the man" of "the man who left on Monday".

    Clauses that follow without a comma belong to it, and phrases that say whence or among whom somebody is.

    >>> s = Sentence.parse("The man who left sang", "det nsubj nsubj relcl ROOT", "2 5 4 2 5", pos="DET NOUN PRON VERB VERB")
    >>> whole(s, 1, 2)
    4
    """
    for _ in range(_PARTS):
        top = end if end < len(sentence) else head
        for _ in range(_DEPTH):
            above = sentence.heads[top]
            if head <= above < end or above == top:
                break
            top = above
        dep = sentence.deps[top]
        placed = dep == "prep" and sentence.words[top].lower() in _COMPANY
        if not head <= sentence.heads[top] < end or top < end or not (placed or dep in ("relcl", "acl")):
            break
        low, high = sentence.edges(top)
        while high > end and sentence.pos[high - 1] in ("PUNCT", "SPACE"):
            high -= 1
        if low < end or high <= end:
            break
        end = high
    return end


def is_presenter(sentence: Sentence, token: int) -> bool:
    """Say whether a host speaks on the air: "a podcast host", "the former Nordlys News host"."""
    return token > 0 and sentence.lemmas[token - 1].lower() in _ON_AIR and sentence.heads[token - 1] == token


def is_somebodys(sentence: Sentence, token: int) -> bool:
    """Say whether one thing is somebody's by name: "Lie's camp"."""
    owner = sentence.child(token, "poss")
    return owner is not None and sentence.pos[owner] == "PROPN" and sentence.tags[token] == "NN"
