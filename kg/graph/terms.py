"""Making RDF terms for the store: vocabulary terms, and literals in the one form that every engine keeps.

Oxigraph keeps numbers by value, so a number is written as it would give it back: integers as ``xsd:integer``
(it turns NIF's ``xsd:nonNegativeInteger`` into that anyway), decimals without trailing zeros.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from pyoxigraph import Literal, NamedNode
from rdflib.namespace import XSD
from rdflib.term import URIRef

from kg.ids import Iris

# What xsd:string can't hold: lone surrogates, C0 controls other than tab, line feed and carriage return, and the
# two noncharacters that XML excludes. Some parsers refuse them, some drop them, and no file of UTF-8 holds the first.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")

_INTEGER = NamedNode(str(XSD.integer))
_DECIMAL = NamedNode(str(XSD.decimal))
_DATE = NamedNode(str(XSD.date))
_BOOLEAN = NamedNode(str(XSD.boolean))
_ANY_URI = NamedNode(str(XSD.anyURI))


def fit(text: str) -> str:
    r"""Put U+FFFD for each character that an RDF literal can't hold; one for one, so that offsets still hold.

    What was replaced is told by :func:`unfit`, and stands on the article as ``:replacedCharacters``.

    >>> fit("a\x00b\ud83d")
    'a�b�'
    """
    return _UNFIT.sub("�", text) if _UNFIT.search(text) else text


def unfit(text: str) -> dict[str, list[int]]:
    r"""Give the characters that :func:`fit` replaces, with their offsets.

    >>> unfit("a\x00b\x00")
    {'U+0000': [1, 3]}
    """
    found: dict[str, list[int]] = {}
    for match in _UNFIT.finditer(text):
        found.setdefault(f"U+{ord(match[0]):04X}", []).append(match.start())
    return found


def text(value: str) -> Literal:
    """Make a plain string literal."""
    return Literal(fit(value))


def integer(value: int) -> Literal:
    """Make an ``xsd:integer``."""
    return Literal(str(value), datatype=_INTEGER)


def decimal(value: float) -> Literal:
    """Make an ``xsd:decimal`` with the digits that the number shows.

    >>> decimal(0.90).value, decimal(1.0).value, decimal(1e-7).value
    ('0.9', '1', '0.0000001')
    """
    shown = f"{Decimal(repr(value)):f}"
    if "." in shown:
        shown = shown.rstrip("0").rstrip(".")
    return Literal(shown, datatype=_DECIMAL)


def boolean(value: bool) -> Literal:
    """Make an ``xsd:boolean``."""
    return Literal("true" if value else "false", datatype=_BOOLEAN)


def any_uri(value: str) -> Literal:
    """Make an ``xsd:anyURI``: an address as it was given, never a node, because it may be no IRI at all."""
    return Literal(fit(value), datatype=_ANY_URI)


def day(value: str) -> Literal:
    """Make an ``xsd:date`` of a day that :func:`is_day` knows."""
    return Literal(value, datatype=_DATE)


def is_day(value: str) -> bool:
    """Tell whether a string is a day of the calendar as YYYY-MM-DD.

    >>> is_day("2024-02-29"), is_day("2025-02-29"), is_day("20250201")
    (True, False, False)
    """
    try:
        return bool(_ISO_DATE.match(value)) and date.fromisoformat(value) is not None
    except ValueError:
        return False


class Terms:
    """Vocabulary terms and IRIs as the store's nodes, each made once."""

    def __init__(self, iris: Iris) -> None:
        self.iris = iris
        self._known: dict[URIRef, NamedNode] = {}

    def term(self, term: URIRef) -> NamedNode:
        """Give a vocabulary term, in the publisher's namespace if it is one of ours."""
        node = self._known.get(term)
        if node is None:
            node = self._known[term] = NamedNode(self.iris.term(str(term)))
        return node
