"""Picture credits and agency slugs: what a caption carries before and after its words."""

from __future__ import annotations

import re

from kg.articles.furniture import furniture

_BRACKETS = {")": "(", "]": "["}
_LONGEST_CREDIT = 160
_CREDIT_WORD = re.compile(
    r"(?:photo(?:graph|s)?|images?|pictures?|pics?|video|graphic|illustration|credit|courtesy|source|©)\b",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:\A|(?<=[.!?…”\"])\s{1,3}|\s{1,3}[|–—-]\s{1,3})"
    r"(?:(?:photo(?:graph)?|image|picture|pic)s?(?:\scredit|\sby|\scourtesy(?:\sof)?)?|credit|courtesy(?:\sof)?)"
    r"(?::\s{0,3}|\s(?=[A-Z]))(?P<who>[^\n]{2,80})\Z",
    re.IGNORECASE,
)


def credit_start(paragraph: str) -> int | None:
    """Give where the credit at a paragraph's end begins; 0 if it is nothing else; None if there is none.

    >>> "Lee votes. (Kim Min-Hee/Getty Images)"[credit_start("Lee votes. (Kim Min-Hee/Getty Images)"):]
    '(Kim Min-Hee/Getty Images)'
    """
    start: int | None = None
    rest = paragraph.rstrip()
    for _ in range(4):  # "(Photo by X / AFP) (Photo credit should read X/AFP)"
        opening = _bracket(rest)
        if opening is None:
            break
        start = opening
        rest = rest[:opening].rstrip()
    if start is None:
        start = _unbracketed(rest)
    return start


def _bracket(text: str) -> int | None:
    """Find the credit in brackets that ends the text, a full stop behind it or not."""
    bare = text.removesuffix(".")
    if not bare or bare[-1] not in _BRACKETS:
        return None
    opening = bare.rfind(_BRACKETS[bare[-1]], max(0, len(bare) - _LONGEST_CREDIT))
    if opening < 0:
        return None
    inner = bare[opening + 1 : -1].strip()
    if _CREDIT_WORD.match(inner):
        return opening
    names = [piece.strip().casefold() for piece in re.split(r"[/,|]|\bvia\b|\bfor\b", inner)]
    agencies = [name for name in names if name in furniture().agencies]
    # An agency alone is a credit unless the sentence goes on: "the Armed Forces of the Philippines (AFP)."
    return opening if agencies and (len(names) > 1 or bare == text) else None


def _unbracketed(text: str) -> int | None:
    """Find "Photo: Jane Smith" or "Image by AFP" at the end; the names are capitalised, so prose doesn't match."""
    offset = max(0, len(text) - 120)
    found = _TAIL.search(text[offset:])
    if not found or (offset and found.start() == 0):
        return None
    names = [
        w for w in re.findall(r"[^\W\d_]+", found["who"]) if len(w) > 3 and w not in ("from", "under", "with")
    ]
    if not names or not all(w[0].isupper() for w in names) or len(names) > 8:
        return None
    return offset + found.start() + len(found.group()) - len(found.group().lstrip(" |–—-\t"))


def caption_lead(paragraph: str) -> int:
    """Give the length of an agency slug before a caption ("TOPSHOT - "), with the white space after it; else 0."""
    for prefix in furniture().prefixes:
        if paragraph[: len(prefix)].casefold() == prefix and len(paragraph) > len(prefix):
            rest = paragraph[len(prefix) :]
            return len(paragraph) - len(rest.lstrip())
    return 0
