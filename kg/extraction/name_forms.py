"""What the form of a name and the words around it tell: some of a party, one of a people, an abbreviation, a dateline."""

from __future__ import annotations

from collections.abc import Container

from kg.extraction.mentions import Name
from kg.extraction.metonymy import is_dateline
from kg.extraction.sentence import MODIFIERS, Sentence
from kg.extraction.word_classes import words

_NOT_INITIALS = frozenset({"of", "the", "for", "and", "in", "on", "to", "a", "an", "de", "la", "-", "&", ","})

#: Before one of a people: "an American"; and ends of words for all of them: "the Chinese", "the Irish", "the Swiss".
_ONE_AND_ALL = ("ese", "sh", "ch", "iss")
_SINGLE = frozenset({"a", "an", "another", "one", "this", "that", "each", "every"})

#: Letters of a word that stands for a longer name, at least.
SHORTEST = 4


#: Before places, and what stands before "in" or "at" and a person.
_WHERE = frozenset({"in", "at", "near", "outside"})
_PLACING = words("placing")
#: Members of a list that are gone through to its first, at most.
_LIST = 20

#: Nouns and pronouns before "of" for some of those behind it.
_SHARES = (
    words("counting")
    | words("measures")
    | frozenset(
        [
            "group",
            "handful",
            "couple",
            "pair",
            "faction",
            "chorus",
            "bloc",
            "coalition",
            "crowd",
            "delegation",
            "one",
            "score",
        ]
    )
)


def in_plural(sentence: Sentence, head: int) -> bool:
    """Say whether a name is in the plural, as far as tag and article tell: "the Houthis"."""
    if sentence.tags[head] in ("NNPS", "NNS"):
        return True
    return sentence.words[head].endswith("s") and head > 0 and sentence.words[head - 1].lower() == "the"


def is_band(sentence: Sentence, name: Name) -> bool:
    """Say whether a name in the plural is that of a band or a family, not a person's: "the Fjordlings"."""
    alone = not name.entries and name.start > 0
    return (
        alone
        and sentence.words[name.start - 1].lower() == "the"
        and sentence.tags[name.head] in ("NNPS", "NNS")
    )


def is_some(sentence: Sentence, head: int) -> bool:
    """Say whether a plural speaks of some of a party: "two Democrats", "a group of Republicans", not "the Democrats"."""
    above = sentence.heads[head]
    share = sentence.lemmas[sentence.heads[above]].lower()
    if sentence.deps[head] == "pobj" and sentence.words[above].lower() == "of" and share in _SHARES:
        return True
    for c in sentence.children[head]:
        if c > head:
            return sentence.deps[c] == "prep" and sentence.words[c].lower() in ("in", "of", "from", "on")
        if sentence.deps[c] in ("nummod", "amod", "poss", "compound", "quantmod", "nmod"):
            return True
        if sentence.deps[c] == "det" and sentence.words[c].lower() not in ("the", "all", "both"):
            return True
    return False


def is_heritage(sentence: Sentence, name: Name) -> bool:
    """Say whether a demonym says with another one whence people come: "3% are Polish American"."""
    before = name.start - 1
    if sentence.deps[name.head] in MODIFIERS or before < 0 or sentence.heads[before] != name.head:
        return False
    return sentence.pos[before] == "ADJ" and sentence.words[before][0].isupper()


def is_somebody(sentence: Sentence, name: Name) -> bool:
    """Say whether a demonym is one of a people: "an American was arrested", not "the American president".

    "The Norwegian" is one too, where the many have another form: "the Swiss" are all of them.
    """
    head = name.head
    if sentence.deps[head] in MODIFIERS or sentence.pos[head] not in ("NOUN", "PROPN"):
        return False
    before = {sentence.words[c].lower() for c in sentence.children[head] if c < head}
    one = not name.words[-1].endswith(_ONE_AND_ALL) and sentence.tags[head] in ("NN", "NNP")
    return not _SINGLE.isdisjoint(before) or (one and "the" in before)


def is_aged(sentence: Sentence, name: Name) -> bool:
    """Say whether a name's age tells that it is a person's: "Aaro Berglie, 18, won"."""
    after = sentence.words[name.end : name.end + 3]
    if len(name.words) < 2 or len(after) < 3 or name.label == "NORP":
        return False
    return after[0] == "," and len(after[1]) == 2 and after[1].isdigit() and after[2] in (",", ".")


def is_where(sentence: Sentence, name: Name, places: Container[str]) -> bool:
    """Say whether a name says where something is: "in Lillesund and Evje", "the town of Evje", not "trust in Evje"."""
    token = name.head
    for _ in range(_LIST):
        if sentence.deps[token] != "conj":
            break
        token = sentence.heads[token]
    preposition = sentence.heads[token]
    if sentence.deps[token] != "pobj" or (
        name.end < len(sentence) and sentence.words[name.end] in ("'s", "’s")
    ):
        return False
    word, above = sentence.words[preposition].lower(), sentence.lemmas[sentence.heads[preposition]].lower()
    if word == "of":
        return above in places
    verb = sentence.heads[preposition]
    taken = {
        sentence.lemmas[c]
        for c in sentence.children[verb]
        if sentence.deps[c] == "dobj" and verb < c < preposition
    }
    return word in _WHERE and above not in _PLACING and _PLACING.isdisjoint(taken)  # "took a swipe at Evje"


def is_setting(sentence: Sentence, land: int, name: int) -> bool:
    """Say whether a land before a title is where something is done: "In Chad President Lie met the union"."""
    inside = land > 0 and sentence.words[land - 1].lower() == "in" and sentence.pos[land] == "PROPN"
    return inside and sentence.deps[name] in ("nsubj", "nsubjpass")


def opens_report(sentence: Sentence, name: Name) -> bool:
    """Say whether a name in capitals says where a report was written: "BERGEN, Norway (AP) - The council"."""
    first = sentence.words[name.start]
    loud = name.start == 0 and first.isupper() and len(first) >= SHORTEST
    after = sentence.words[name.end] if name.end < len(sentence) else ":"
    return loud and after != ":" and is_dateline(sentence, name.start, name.end)


def shortens(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Say whether one word of capitals is made of the initials of the words."""
    letters = "".join(c for c in short[0] if c.isalpha())
    initials = "".join(w[0] for w in full if w.casefold() not in _NOT_INITIALS).casefold()
    return (
        len(short) == 1
        and len(letters) > 1
        and letters[:2].isupper()
        and letters[0].casefold() == initials[:1]
        and len(set(letters.casefold()) & set(initials)) >= min(2, len(letters))
    )


def initials(full: str) -> str:
    """Give the first letters of a name's words, without its small words.

    >>> initials("norwegian council of refugees")
    'ncr'
    """
    return "".join(w[0] for w in full.split() if w not in _NOT_INITIALS)
