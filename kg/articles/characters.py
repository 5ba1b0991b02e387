"""One spelling for each word: what is invisible taken out of a text, accents joined to their letters.

Done before anything counts characters, so that every offset is one of the text as it is stored. Else a name that one
newspaper writes with a soft hyphen, or with accents apart, would be another name.
"""

from __future__ import annotations

import re
import unicodedata

#: Soft hyphen, zero-width space, word joiner, byte order mark: where a line may or may not break, and nothing else. The
#: zero-width joiners stay: they are part of how some words, and emoji, are written.
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")

#: More marks on one letter stand in no language (UAX #15, "stream-safe"), and the time to sort them grows with the square.
_MOST_MARKS = 30


def one_spelling(text: str) -> str:
    r"""Give a text in Normalization Form C, without invisible characters.

    Text that heaps up marks on a letter keeps its form.

    >>> one_spelling("the Euro\u00adpean Commission and Viktor Orba\u0301n")
    'the European Commission and Viktor Orbán'
    """
    text = _INVISIBLE.sub("", text)
    if unicodedata.is_normalized("NFC", text):
        return text
    marks = "".join(c for c in set(text) if unicodedata.combining(c))
    if marks and re.search(f"[{marks}]{{{_MOST_MARKS + 1}}}", text):
        return text
    return unicodedata.normalize("NFC", text)
