"""Names folded to what they are compared by."""

from __future__ import annotations

import re
import unicodedata

_DROPPED = re.compile(r"[\"“”„«»()\[\],;:!?…]+")
_JOINED = re.compile(r"[\s\-‐-―/_.]+")
_POSSESSIVE = re.compile(r"[’']s?(?=\s|$)")
_ARTICLES = ("the ", "a ", "an ")


def normal(name: str) -> str:
    """Fold a name to what is compared: no case, accents, quotation marks, articles or hyphens.

    >>> normal("The United States"), normal("Kim Jong-un’s"), normal("“Élysée”")
    ('united states', 'kim jong un', 'elysee')
    """
    text = unicodedata.normalize("NFKD", name)
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold()
    text = _POSSESSIVE.sub(" ", _DROPPED.sub(" ", text))
    text = _JOINED.sub(" ", text).strip()
    for article in _ARTICLES:
        text = text.removeprefix(article)
    return text
