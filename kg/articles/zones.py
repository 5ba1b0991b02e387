"""What each paragraph of an article is: headline, caption, pull quote, body; and what is no content at all.

Works on plain text, where all that tells is position, length, wording and repetition. Every paragraph becomes one
part or one skip with its reason; nothing disappears. Doubtful paragraphs are body: a wrong zone costs claims.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.articles.credits import caption_lead, credit_start
from kg.articles.dates import edge_date, parse_date, placed_date
from kg.articles.furniture import Furniture, furniture, plain
from kg.model import Part, PartKind, Skip

_HEADLINE = 160
_STANDFIRST = 320
_CAPTION = 600
_SUBHEAD = 80
_PULLQUOTE_WORDS = 80
_SHINGLE = 5
_SAME_START = 8

#: Where an article's head ends at the latest, in paragraphs: by-lines and date lines are looked for above it.
_HEAD = 8

_TERMINAL = re.compile(r"[.!?…:;,][\"'”’)\]]{0,3}\Z")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)\]]{0,3}\s+")
_TAGLINE = re.compile(
    r"published\s(?:(?:daily|weekly|monthly|quarterly|online)\s)?by\s(?:the\s)?(?P<publisher>\S.{1,80}\S)\Z",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:by|written by|story by|analysis by|opinion by|words by)\s(?P<names>\S.{2,120})\Z", re.IGNORECASE
)
_NAME_PARTICLES = frozenset(
    ("and", "de", "del", "della", "der", "den", "van", "von", "al", "el", "bin", "ibn", "la", "le", "da", "dos", "di", "&",
     "in", "at", "for", "of", "the")
)  # fmt: skip
_READING_TIME = re.compile(r"\d{1,3}\s?-?\s?min(?:ute)?s?\sread\Z", re.IGNORECASE)
_UPDATED = re.compile(r"(?:last\s)?(?:updated|modified|edited)\b", re.IGNORECASE)
_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z.'’-]{1,30}(?:[ /][A-Z][A-Z.'’-]{1,30}){0,4})(?:,\s[A-Z][\w.,'’ ]{1,40}?)?"
    r"(?:\s\((?P<agency>[A-Z][\w ]{1,30})\)\s?[-–—]+\s|\s[–—]+\s|\s--\s|\s-\s(?=[A-Z\"“]))"
)


@dataclass(slots=True)
class Block:
    """A paragraph on its way to a part (``kind``) or a skip (``reason``); both None while nothing is known."""

    start: int
    end: int
    kind: PartKind | None = None
    reason: str | None = None

    @property
    def open(self) -> bool:
        """Whether nobody has said yet what this is."""
        return self.kind is None and self.reason is None


@dataclass(slots=True)
class Zones:
    """The parts and skips of a text, in text order and without overlap, and what the text says of itself."""

    parts: list[Part] = field(default_factory=list)
    skips: list[Skip] = field(default_factory=list)
    title: str | None = None
    standfirst: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: datetime.date | None = None


def find_zones(
    text: str, blocks: Sequence[Block], *, title: str | None = None, standfirst: str | None = None
) -> Zones:
    """Say what each block is.

    :param blocks: the text's paragraphs in order; a kind that is already known (from HTML) stays.
    :param title: the article's title where metadata tell it; a paragraph with these words is the headline.

    >>> zones = find_zones("Hello.\\nRead more", [Block(0, 6), Block(7, 16)])
    >>> zones.parts, zones.skips
    ([Part(kind='body', start=0, end=6)], [Skip(start=7, end=16, reason='navigation')])
    """
    words = [text[b.start : b.end] for b in blocks]
    zones = Zones()
    if len(blocks) > 1:  # a lone paragraph is the article, whatever it looks like
        _skip_furniture(blocks, words, furniture())
        _read_head(blocks, words, zones)
        _find_headline(blocks, words, title, standfirst)
        _find_captions(blocks, words)
        _find_standfirst(blocks, words)
        _find_pullquotes(blocks, words)
        _find_subheads(blocks, words)
    for block, content in zip(blocks, words, strict=True):
        if block.reason is not None:
            zones.skips.append(Skip(block.start, block.end, block.reason))
        elif not any(c.isalnum() for c in content):
            zones.skips.append(Skip(block.start, block.end, "no words"))
        else:
            _emit(block, content, zones)
    _settle(text, zones)
    return zones


def _skip_furniture(blocks: Sequence[Block], words: Sequence[str], known: Furniture) -> None:
    """Mark navigation, advertisements and the like; after a heading for links, the links too."""
    links = False
    for block, content in zip(blocks, words, strict=True):
        reason, opens = known.match(content)
        if reason is not None and block.open:
            block.reason = reason
            links = opens
        elif links and block.open and len(content) <= _HEADLINE and not _TERMINAL.search(content[-5:]):
            block.reason = "navigation"
        else:
            links = False


def _read_head(blocks: Sequence[Block], words: Sequence[str], zones: Zones) -> None:
    """Mark tagline, by-line and date line above the body, and keep what they say."""
    for block, content in list(zip(blocks, words, strict=True))[:_HEAD]:
        if not block.open or len(content) > _HEADLINE:
            continue
        tagline = _TAGLINE.match(content)
        if tagline and not _TERMINAL.search(content):
            block.reason = "tagline"
            zones.publisher = zones.publisher or tagline["publisher"]
            continue
        pieces = [p.strip() for p in re.split(r"[|•·]", content) if p.strip()]
        reasons = [_head_piece(piece, zones) for piece in pieces]
        if pieces and None not in reasons:
            block.reason = next((r for r in reasons if r), None)


def _head_piece(piece: str, zones: Zones) -> str | None:
    author = _byline(piece)
    if author:
        zones.author = zones.author or author
        return "by-line"
    date = parse_date(piece) or placed_date(piece)
    if date:
        zones.published = zones.published or date
        return "date line"
    if _UPDATED.match(piece) and any(c.isdigit() for c in piece):
        return "date line"
    return "reading time" if _READING_TIME.match(piece) else None


def _byline(piece: str) -> str | None:
    """Give the names in "By Jane Smith and John Doe, Diplomatic Editor"; None if this is a sentence that starts with "by"."""
    found = _BYLINE.match(piece)
    if not found or piece[-1] in ".?!:;":
        return None
    names = found["names"].split(",")[0].strip()
    tokens = names.split()
    named = [t for t in tokens if t.casefold() not in _NAME_PARTICLES]
    if not 1 <= len(named) <= 10 or not all(t[0].isupper() for t in named):
        return None
    return names


def _find_headline(
    blocks: Sequence[Block], words: Sequence[str], title: str | None, standfirst: str | None
) -> None:
    wanted = plain(title or "")
    summary = plain(standfirst or "")
    usable = [i for i, b in enumerate(blocks) if b.open][:_HEAD]
    for i in usable:
        if wanted and plain(words[i]) == wanted:
            blocks[i].kind = "headline"
        elif summary and plain(words[i]) == summary:
            blocks[i].kind = "standfirst"
    if any(b.kind == "headline" for b in blocks) or len(usable) < 2:
        return
    first = usable[0]
    longest = max(len(words[i]) for i in usable[1:])  # not only the next one, which may be a short salutation
    if longest >= len(words[first]) // 3 and _is_headline(words[first]):
        blocks[first].kind = "headline"


def _is_headline(content: str) -> bool:
    if (
        len(content) > _HEADLINE
        or "\n" in content
        or (not content[0].isalnum() and content[0] not in "\"'“‘")
    ):
        return False
    if content[-1] in ":;," or content[0].islower():
        return False
    if not _TERMINAL.search(content[-5:]):
        return True
    long = [w for w in re.findall(r"[^\W\d_]+", content) if len(w) > 3]
    title_case = len(long) >= 3 and sum(w[0].isupper() for w in long) * 4 >= len(long) * 3
    return title_case or (
        content[-1] in "?!" and len(content) <= 100 and len(_SENTENCE_END.split(content)) == 1
    )


def _find_captions(blocks: Sequence[Block], words: Sequence[str]) -> None:
    """Mark what stands under pictures: told by its credit, by a repetition at once, or by an image placeholder above."""
    for i, (block, content) in enumerate(zip(blocks, words, strict=True)):
        if not block.open or len(content) > _CAPTION:
            continue
        credit = credit_start(content)
        if credit == 0:
            block.reason = "picture credit"
        elif credit is not None or caption_lead(content):
            block.kind = "caption"
        elif i and words[i - 1] == content and not blocks[i - 1].reason:
            block.kind = blocks[i - 1].kind = "caption"
        elif i and blocks[i - 1].reason == "image placeholder" and block.start - blocks[i - 1].end <= 2:
            block.kind = "caption"


def _find_standfirst(blocks: Sequence[Block], words: Sequence[str]) -> None:
    """Mark the paragraph under the headline, if it is set off from the body: by a caption or a by-line, or by its length."""
    if any(b.kind == "standfirst" for b in blocks):
        return
    head = next((i for i, b in enumerate(blocks) if b.kind == "headline"), None)
    if head is None or head + 2 >= len(blocks):
        return
    block, content = blocks[head + 1], words[head + 1]
    if not block.open or len(content) > _STANDFIRST or content[-1] in ':;,"”':
        return
    following = blocks[head + 2]
    lengths = sorted(len(w) for b, w in zip(blocks, words, strict=True) if b.open and b is not block)
    typical = lengths[len(lengths) // 2] if lengths else 0
    set_off = following.kind == "caption" or following.reason in ("by-line", "date line", "image placeholder")
    if lengths and (set_off or len(content) * 2.5 <= typical):
        block.kind = "standfirst"


def _find_pullquotes(blocks: Sequence[Block], words: Sequence[str]) -> None:
    """Mark short paragraphs whose words stand once more, in a row, inside a longer paragraph.

    Each paragraph is gone through once, looking up five words at a time, so the time is linear in the text.
    """
    split = [[plain(w) for w in content.split()] for content in words]
    quotes: dict[tuple[str, ...], dict[tuple[str, ...], list[int]]] = {}
    for i, (block, tokens) in enumerate(zip(blocks, split, strict=True)):
        if block.open and _SHINGLE < len(tokens) <= _PULLQUOTE_WORDS:
            same_start = quotes.setdefault(tuple(tokens[:_SHINGLE]), {})
            if tuple(tokens) in same_start or len(same_start) < _SAME_START:
                same_start.setdefault(tuple(tokens), []).append(i)
    for block, tokens in zip(blocks, split, strict=True):
        if not quotes or not block.open:
            continue
        for at in range(len(tokens) - _SHINGLE):
            for quote, places in quotes.get(tuple(tokens[at : at + _SHINGLE]), {}).items():
                if len(tokens) > len(quote) and tuple(tokens[at : at + len(quote)]) == quote:
                    for place in places:
                        blocks[place].kind = "pullquote"


def _find_subheads(blocks: Sequence[Block], words: Sequence[str]) -> None:
    for i, (block, content) in enumerate(zip(blocks, words, strict=True)):
        inside = 0 < i < len(blocks) - 1 and len(blocks) > 3
        if inside and block.open and len(content) <= _SUBHEAD and not _TERMINAL.search(content[-5:]):
            block.kind = "other"


def _emit(block: Block, content: str, zones: Zones) -> None:
    """Turn one block into a part, with what agencies add before and after it as skips."""
    kind = block.kind or "body"
    lead, tail, before, after = _edges(kind, content, zones)
    head = content[:lead].rstrip()
    body = content[lead:tail].rstrip()
    if not body:  # a slug with nothing behind it
        zones.skips.append(Skip(block.start, block.end, before or after))
        return
    if head:
        zones.skips.append(Skip(block.start, block.start + len(head), before))
    zones.parts.append(Part(kind, block.start + lead, block.start + lead + len(body)))
    if tail < len(content):
        zones.skips.append(Skip(block.start + tail, block.end, after))


def _edges(kind: PartKind, content: str, zones: Zones) -> tuple[int, int, str, str]:
    """Give where a paragraph's own words begin and end, and what stands before and after them."""
    end = len(content)
    if kind == "caption":
        return caption_lead(content), credit_start(content) or end, "agency slug", "picture credit"
    if len(zones.parts) < 2 and kind in ("headline", "standfirst", "body"):
        dated = edge_date(content)
        if dated is not None:
            start, stop, date = dated
            zones.published = zones.published or date
            if start:
                return 0, start, "", "date line"
            return stop + len(content[stop:]) - len(content[stop:].lstrip()), end, "date line", ""
    if kind == "body":
        dateline = _DATELINE.match(content)
        return (dateline.end() if dateline else 0), end, "dateline", ""
    return 0, end, "", ""


def _settle(text: str, zones: Zones) -> None:
    for kind in ("headline", "standfirst"):
        part = next((p for p in zones.parts if p.kind == kind), None)
        if part is not None:
            words = " ".join(text[part.start : part.end].split())
            if kind == "headline":
                zones.title = words
            else:
                zones.standfirst = words
