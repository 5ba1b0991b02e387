"""Does a city's or palace's name stand for those who govern there ("Moscow warned") or for the place ("met in Moscow")?

Decided from the syntax around the name alone; where that says nothing it is the place.
"""

from __future__ import annotations

from kg.extraction.sentence import Sentence

_AT_PLACE = frozenset(
    [
        "in",
        "at",
        "near",
        "outside",
        "around",
        "across",
        "through",
        "inside",
        "throughout",
        "within",
        "into",
        "via",
        "beyond",
        "along",
        "off",
        "above",
        "toward",
        "towards",
        "onto",
        "under",
    ]
)
_WITH_ACTOR = frozenset(
    [
        "with",
        "between",
        "against",
        "by",
        "among",
        "for",
        "like",
        "unlike",
        "alongside",
        "without",
        "despite",
        "regarding",
        "concerning",
        "versus",
        "vs.",
        "about",
    ]
)

#: Heads (lemmas) after which "to X", "from X", "for X" is a journey.
_JOURNEYS = frozenset(
    [
        "go",
        "come",
        "travel",
        "fly",
        "return",
        "arrive",
        "visit",
        "head",
        "move",
        "drive",
        "march",
        "rush",
        "depart",
        "leave",
        "flee",
        "trip",
        "flight",
        "visit",
        "journey",
        "travel",
        "tour",
        "return",
        "arrival",
        "road",
        "route",
        "train",
        "bus",
        "way",
        "bring",
        "take",
        "send",
        "transfer",
        "deport",
        "evacuate",
        "relocate",
        "airlift",
        "migrate",
        "drive",
        "ship",
        "deliver",
        "withdraw",
        "retreat",
        "invite",
        "summon",
        "fly-in",
        "get",
        "pass",
        "journalist",
        "reporter",
        "kilometre",
        "kilometer",
        "mile",
        "km",
        "hour",
        "north",
        "south",
        "east",
        "west",
        "native",
        "bear",
        "born",
        "ride",
        "sail",
        "report",
        "live",
        "broadcast",
    ]
)

#: Nouns whose "of X", "X's" or "on X" is about the town.
_TOWN = frozenset(
    [
        "city",
        "capital",
        "town",
        "street",
        "suburb",
        "outskirt",
        "mayor",
        "resident",
        "district",
        "neighbourhood",
        "neighborhood",
        "airport",
        "square",
        "metro",
        "region",
        "area",
        "part",
        "centre",
        "center",
        "heart",
        "siege",
        "bombing",
        "shelling",
        "bombardment",
        "fall",
        "battle",
        "capture",
        "liberation",
        "governor",
        "university",
        "hospital",
        "north",
        "south",
        "east",
        "west",
        "edge",
        "port",
        "skyline",
        "downtown",
        "museum",
        "hotel",
        "police",
        "court",
        "stadium",
        "province",
        "subway",
        "underground",
        "prison",
        "cathedral",
        "embassy",
        "population",
        "citizen",
        "crowd",
        "restaurant",
        "bishop",
        "archbishop",
        "treaty",
        "summit",
        "conference",
        "protocol",
        "agreement",
        "accord",
        "declaration",
        "olympics",
        "games",
    ]
)

#: Verbs whose object is the town, not its government.
_ON_TOWN = frozenset(
    [
        "visit",
        "leave",
        "reach",
        "attack",
        "bomb",
        "shell",
        "strike",
        "capture",
        "enter",
        "hit",
        "storm",
        "seize",
        "besiege",
        "surround",
        "retake",
        "liberate",
        "occupy",
        "rock",
        "tour",
        "cross",
        "approach",
        "flee",
        "quit",
        "take",
        "overrun",
        "defend",
        "shake",
        "paralyse",
        "paralyze",
        "paralyze",
        "destroy",
        "abandon",
        "reenter",
    ]
)
_BEING = frozenset(["be", "lie", "locate", "situate", "remain", "become"])
_TOWN_NOUN = frozenset(
    ["city", "capital", "town", "place", "centre", "center", "metropolis", "seat", "venue", "home"]
)


def acts(sentence: Sentence, token: int) -> bool:
    """Say whether the name headed at ``token`` stands for a government.

    >>> s = Sentence.parse("Moscow warned Kyiv", "nsubj ROOT dobj", "2 2 2", lemmas="Moscow warn Kyiv")
    >>> acts(s, 0), acts(s, 2)
    (True, True)
    >>> s = Sentence.parse("They met in Moscow", "nsubj ROOT prep pobj", "2 2 2 3", lemmas="they meet in Moscow")
    >>> acts(s, 3)
    False
    """
    for _ in range(len(sentence)):
        if sentence.deps[token] != "conj" or sentence.heads[token] == token:
            break
        token = sentence.heads[token]
    dep, head = sentence.deps[token], sentence.heads[token]
    above = sentence.lemmas[head].lower()
    if dep in ("nsubj", "nsubjpass"):
        return not _is_town(sentence, head, above, dep)
    if dep in ("agent", "dative"):
        return True
    if dep == "poss":
        return above not in _TOWN
    if dep in ("dobj", "obj"):
        return above not in _ON_TOWN
    if dep == "pobj":
        return _after_preposition(sentence, head)
    if dep == "nmod" or (dep in ("compound", "amod") and _hyphenated(sentence, token)):
        return True  # "Moscow–Washington relations"
    return False


def _is_town(sentence: Sentence, verb: int, lemma: str, dep: str) -> bool:
    if dep == "nsubjpass":
        return lemma in _ON_TOWN or lemma in _BEING
    if lemma not in _BEING:
        return False
    said = sentence.child(verb, "attr", "acomp")
    return (said is None and sentence.child(verb, "prep") is None) or (
        said is not None and sentence.lemmas[said].lower() in _TOWN_NOUN
    )


def _after_preposition(sentence: Sentence, preposition: int) -> bool:
    word, governor = sentence.words[preposition].lower(), sentence.heads[preposition]
    above = sentence.lemmas[governor].lower()
    if word in _AT_PLACE:
        return False
    if sentence.deps[preposition] == "agent" or word in _WITH_ACTOR:
        return not (word == "for" and above in _JOURNEYS)
    if word in ("to", "from"):
        return above not in _JOURNEYS
    if word in ("of", "on", "over"):
        return above not in _TOWN and above not in _ON_TOWN
    return word == "than"


def _hyphenated(sentence: Sentence, token: int) -> bool:
    return token + 1 < len(sentence) and sentence.words[token + 1] in ("-", "–", "—", "/") and sentence.words[token + 2 : token + 3] not in (
        ("based",), ("born",), ("area",)
    )  # fmt: skip
