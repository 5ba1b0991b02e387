"""What is known about an article beside its text: a block above the text, a JSON line's fields, a page's metadata."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from kg.articles.characters import one_spelling
from kg.articles.dates import parse_date
from kg.errors import ArticleError

KEYS = ("id", "title", "published", "publisher", "author", "url")

_FENCE = "---"
_FIELD = re.compile(r"(?P<key>[A-Za-z][A-Za-z_-]{0,30}):[ \t]+(?P<value>[^\r\n]*\S)[ \t]*\Z")
_LINES = re.compile(r"[^\n]*\n|[^\n]+\Z")
_MOST_LINES = 40


@dataclass(frozen=True, slots=True)
class Metadata:
    """What somebody says about the article; None where nobody does. ``published`` is a date, checked."""

    id: str | None = None
    title: str | None = None
    published: datetime.date | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    standfirst: str | None = None
    section: str = ""

    def over(self, other: Metadata) -> Metadata:
        """Give this, with the gaps filled from another."""
        gaps = {name: getattr(other, name) for name in self.__slots__ if not getattr(self, name)}
        return replace(self, **gaps)

    @classmethod
    def from_fields(cls, fields: Mapping[str, object], *, where: str) -> Metadata:
        """Check and take the fields named in :data:`KEYS`; others are left alone. Null and empty mean absent.

        :raises ArticleError: for a field that isn't text, or a date that isn't one.
        """
        values: dict[str, str] = {}
        for key in KEYS:
            value = fields.get(key)
            if key == "id" and isinstance(value, int) and not isinstance(value, bool):
                value = str(value)
            if value is None or value == "":
                continue
            if not isinstance(value, str):
                raise ArticleError(f"{where}: {key!r} must be text, not {type(value).__name__}")
            if value.strip():
                values[key] = value.strip() if key in ("id", "url") else one_spelling(value).strip()
        published = values.pop("published", None)
        return cls(**values, published=publication_date(published, where=where) if published else None)


def publication_date(value: str, *, where: str) -> datetime.date:
    """Read a publication date.

    :raises ArticleError: saying how to write it.
    """
    date = parse_date(value)
    if date is None:
        raise ArticleError(f"{where}: published: {value[:40]!r} is no date; write YYYY-MM-DD")
    return date


def split_front_matter(text: str, *, where: str) -> tuple[Metadata, str, tuple[str, ...]]:
    r"""Take the front matter off a text: lines ``key: value`` between two lines ``---``, or bare on top with a date.

    Without the ``---`` the lines count only if one is ``published:`` and a blank line follows, so that a text that
    happens to start with "Title: ..." stays whole. The text proper begins after the block and the blank lines under it.

    :returns: what the block says, the text without it, and warnings.
    :raises ArticleError: for a date that isn't one.

    >>> split_front_matter("published: 2025-05-30\n\nSeoul votes.", where="a.txt")[1]
    'Seoul votes.'
    """
    lines = [m.group() for _, m in zip(range(_MOST_LINES), _LINES.finditer(text), strict=False)]
    fenced = bool(lines) and lines[0].strip() == _FENCE
    fields: dict[str, str] = {}
    used = 1 if fenced else 0
    closed = False
    for line in lines[used:]:
        bare = line.strip()
        used += 1
        if bare == (_FENCE if fenced else ""):
            closed = True
            break
        found = _FIELD.match(bare)
        if found is None and not fenced:
            break
        if found is not None:
            fields[found["key"].casefold()] = found["value"].strip("\"'")
    known = set(fields) & set(KEYS)
    if not closed or not known or not (fenced or ("published" in fields and known == set(fields))):
        return Metadata(), text, ()
    rest = text[sum(map(len, lines[:used])) :].lstrip("\r\n")
    unknown = sorted(set(fields) - known)
    warnings = (
        (f"{where}: front matter not used: {', '.join(unknown)}; known are {', '.join(KEYS)}",)
        if unknown
        else ()
    )
    return Metadata.from_fields(fields, where=where), rest, warnings
