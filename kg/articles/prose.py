"""Is this English prose at all, and what genre is it? Both answered only as far as cheap cues carry."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from kg.errors import ArticleError
from kg.model import Genre

#: Fewer words than this make no sentence that says anything of anybody.
MIN_WORDS = 4

#: How much of the text is looked at, in code points.
_SAMPLE = 4000

#: A language is believed from this (length-normalised) probability on; below, a headline full of names is kept.
_SURE = 0.6

# Nigerian Pidgin and Scots are what the identifier says of many English sentences.
_ENGLISH = frozenset({"en", "pcm", "sco"})

# Frequent words of English that are words of no neighbour: not "in" (German), "at" (Danish), "on" (French).
_FUNCTION_WORDS = frozenset(
    ("the", "of", "and", "to", "that", "with", "from", "this", "their", "they", "would", "been", "were", "which", "said",
     "his", "her", "has", "have", "not", "who")
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def refuse_unreadable(text: str, *, where: str) -> None:
    """Raise :class:`ArticleError` for text that is too short to be prose, no prose, or surely in another language.

    A single English sentence passes, and so does a headline.

    >>> refuse_unreadable("Das Kabinett hat die Sanktionen gegen Russland gestern verlängert.", where="a.txt")
    Traceback (most recent call last):
    kg.errors.ArticleError: a.txt: the text is in another language (de); only English is read
    """
    if not text.strip():
        raise ArticleError(f"{where}: empty; nothing to read")
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample)
    if len(words) < MIN_WORDS:
        raise ArticleError(
            f"{where}: too short to be prose ({len(words)} word{'s' * (len(words) != 1)}); give whole sentences"
        )
    solid = sum(not c.isspace() for c in sample)
    if sum(map(len, words)) * 2 < solid:
        raise ArticleError(f"{where}: mostly figures and signs, no prose; give an article's text")
    if not _reads_english(words):
        language, probability = _identify(sample)
        if language not in _ENGLISH and probability >= _SURE:
            raise ArticleError(f"{where}: the text is in another language ({language}); only English is read")


def _reads_english(words: list[str]) -> bool:
    found = [w.casefold() for w in words if w.casefold() in _FUNCTION_WORDS]
    return len(found) * 10 >= len(words) and len(set(found)) > 1


def _identify(text: str) -> tuple[str, float]:
    language, probability = _identifier().classify(text)
    return str(language), float(probability)


@lru_cache(maxsize=1)
def _identifier() -> Any:  # Any: py3langid ships no types
    # Late: the model takes half a second, and English text with its usual words never needs it.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


_QUOTED = re.compile(r"[“\"][^”\"\n]{0,500}[”\"]")
_SAID = re.compile(r"\b(?:said|says|told|according to|announced|reported|added)\b", re.IGNORECASE)
_ARGUES = re.compile(r"\b(?:should|must|ought to|needs? to|has to|have to)\b", re.IGNORECASE)
_DECLARES = re.compile(
    r"(?:\A|[.!?]\s{1,4}|\n\s{0,4})(?:[^.!?\n]{0,120},\s)?(?:We|I|The (?:United States|United Kingdom|European Union)|"
    r"The (?:Foreign Secretary|Secretary-General|Prime Minister|President|Minister|Government)|we|I)\s(?:also\s|strongly\s|deeply\s|again\s)?"
    r"(?:welcomes?|condemns?|congratulates?|express(?:es)?|calls? (?:on|for|upon)|urges?|reaffirms?|reiterates?|appreciates?|"
    r"commends?|deplores?|remains? (?:committed|determined|steadfast)|extends?|offers? (?:our|my)|stands? with)\b"
)
#: Headlines of official papers: "Joint Communiqué of the Presidents", "Security Council Press Statement on Mali".
_OFFICIAL = re.compile(
    r"\b(?:(?:joint|press|presidential|ministerial) (?:statement|declaration)|communiqu[eé]|"
    r"(?:statement|declaration) (?:by|of|from) the)\b",
    re.IGNORECASE,
)
_METADATA: tuple[tuple[re.Pattern[str], Genre], ...] = (
    (
        re.compile(r"\b(?:opinion|commentary|op-ed|editorial|comment|commentisfree|column)\b", re.IGNORECASE),
        "opinion",
    ),
    (re.compile(r"\b(?:analysis|explainer|briefing)\b", re.IGNORECASE), "analysis"),
    (re.compile(r"\b(?:press release|statement|remarks|communiqu[eé])\b", re.IGNORECASE), "statement"),
)


def guess_genre(
    text: str, *, title: str | None, url: str | None, author: str | None, section: str = ""
) -> Genre:
    """Guess what kind of article this is; ``unknown`` wherever the cues are thin, as for any single sentence.

    An official statement declares ("We condemn", "The Foreign Secretary welcomes") and bears no by-line; news reports
    what others said; opinion says what should be, and quotes few.

    :param section: what a page says of itself: its section, categories and type.
    """
    # Of an address only the path counts, and of a title only a label before a colon: "Analysis: What next for Iran".
    label = title.split(":")[0] if title and ":" in title else ""
    path = re.sub(r"[-/_.]", " ", url.split("//")[-1].partition("/")[2].rpartition("/")[0]) if url else ""
    for pattern, genre in _METADATA:
        if pattern.search(f"{label} | {path} | {section}"):
            return genre
    if title and author is None and _OFFICIAL.search(title):
        return "statement"
    sample = text[:20_000]
    words = len(_WORD.findall(sample))
    if words < 80:
        return "unknown"
    own = _QUOTED.sub(" ", sample)
    said = len(_SAID.findall(own)) * 100 / words
    if author is None and _DECLARES.search(own) and said < 1.0:
        return "statement"
    if said >= 1.0:
        return "news"
    argues = len(_ARGUES.findall(own)) * 100 / words
    if words >= 250 and argues >= max(0.5, said):
        return "opinion"
    return "unknown"
