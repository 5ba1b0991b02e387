"""Nouns that papers use in turn for one and the same body or building: "the gallery ... the museum"."""

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
_KIN = {noun: frozenset(family) - {noun} for family in _FAMILIES for noun in family}


def kin(noun: str) -> frozenset[str]:
    """Give the nouns by which a thing that is called one noun may be called as well.

    >>> kin("gallery")
    frozenset({'museum'})
    """
    return _KIN.get(noun, frozenset())
