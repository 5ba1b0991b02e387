"""Stable identifiers made from content: slugs for actors and articles."""

from __future__ import annotations

import re
import unicodedata

_NOT_WORD = re.compile(r"[^a-z0-9]+")
MAX_SLUG = 60


def slug(name: str) -> str:
    """Turn a name into a short ASCII id: lower case, words joined by hyphens, at most 60 characters.

    A name without a letter or digit of the Latin script gives its code points, so that no two scripts collapse.

    >>> slug("Lee Jae-myung"), slug("Da’esh"), slug("Élysée"), slug("习近平")
    ('lee-jae-myung', 'daesh', 'elysee', 'u4e60-u8fd1-u5e73')
    """
    plain = unicodedata.normalize("NFKD", name.replace("’", "").replace("'", ""))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    made = _NOT_WORD.sub("-", plain).strip("-")
    if not made:
        made = "-".join(f"u{ord(c):04x}" for c in name.strip() if not c.isspace()) or "unnamed"
    return made[:MAX_SLUG].strip("-")
