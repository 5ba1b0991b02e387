"""Nouns that papers use in turn for one and the same body or building: "the gallery ... the museum"; and what sex nouns tell."""

from __future__ import annotations

_FAMILIES = (
    ("team", "club", "squad"),
    ("university", "college", "school", "academy", "institute"),
    ("newspaper", "paper", "magazine", "publication", "daily", "weekly", "outlet"),
    ("website", "site", "platform", "app", "portal", "blog"),
    ("museum", "gallery"),
    ("charity", "foundation", "nonprofit", "non-profit", "ngo"),
    ("broadcaster", "channel", "station", "network"),
    ("airline", "carrier"),
    ("prison", "jail", "penitentiary"),
    ("hospital", "clinic"),
    ("church", "cathedral", "chapel"),
    ("retailer", "chain", "shop", "store"),
    ("theatre", "theater", "playhouse"),
)
#: Nouns that tell the sex.
_GENDERS = dict.fromkeys(
    (
        "man",
        "boy",
        "husband",
        "father",
        "son",
        "brother",
        "uncle",
        "nephew",
        "king",
        "prince",
        "widower",
        "monk",
    ),
    "m",
) | dict.fromkeys(
    (
        "woman",
        "girl",
        "wife",
        "mother",
        "daughter",
        "sister",
        "aunt",
        "niece",
        "queen",
        "princess",
        "widow",
        "nun",
    ),
    "f",
)
_ENDINGS = (("woman", "f"), ("man", "m"), ("ess", "f"))
_EITHER = frozenset({"human", "witness", "eyewitness"})
_KIN = {noun: frozenset(family) - {noun} for family in _FAMILIES for noun in family}


def kin(noun: str) -> frozenset[str]:
    """Give the nouns by which a thing that is called one noun may be called as well.

    >>> kin("gallery")
    frozenset({'museum'})
    """
    return _KIN.get(noun, frozenset())


def gender_of(noun: str) -> str:
    """Give the sex that a noun tells, m or f, or nothing.

    >>> gender_of("businesswoman"), gender_of("judge")
    ('f', '')
    """
    if noun in _EITHER:
        return ""
    return _GENDERS.get(noun) or next((g for ending, g in _ENDINGS if noun.endswith(ending)), "")
