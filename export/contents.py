"""What a graph says, as plain values: the articles, actors, issues and claims that pages and files are made of.

Every format in this package reads :class:`Contents` and nothing else of the graph, so none of them knows RDF but those
that write it. Offsets count Unicode code points into the article's text, half-open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ClaimKind = Literal["event", "stance", "statement", "relation"]
Polarity = Literal["support", "oppose", "neutral"]


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of an article: ``text[start:end]``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where an article speaks of an actor; ``actor`` is an IRI."""

    start: int
    end: int
    actor: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """Text that nothing was taken from, and why."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of an article that is one kind of thing: headline, standfirst, body, caption, pullquote, other."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Article:
    """A text that was read, with what is known about it; ``published`` is an ISO 8601 date."""

    iri: str
    id: str
    headline: str
    text: str
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    published_inferred: bool = False
    url: str | None = None
    genre: str | None = None
    language: str | None = None
    parts: tuple[Part, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts or is acted on; ``id`` is short and unique in these contents."""

    iri: str
    id: str
    type: str
    label: str
    aliases: tuple[str, ...] = ()
    iso3: str | None = None
    wikidata: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """What is argued about; ``involves`` holds actors' IRIs."""

    iri: str
    id: str
    label: str
    involves: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Towards:
    """What a stance implies for one actor (an IRI)."""

    actor: str
    polarity: Polarity


@dataclass(frozen=True, slots=True)
class Claim:
    """One event, stance, statement or relation, with the sentence that makes it.

    ``name`` is the event type, the attitude, the cue or the relation type. ``sources`` act, hold or speak;
    ``targets`` are acted on (event, relation) or what the stance is towards (an actor, event or issue); all are IRIs.
    ``start`` and ``end`` are ISO 8601 dates, both inclusive; ``date_kind`` tells whose date it is (the claim's own or
    the article's). ``confidence`` is in [0, 1]. ``also`` are other places where the same sentence stands.
    """

    iri: str
    id: str
    kind: ClaimKind
    article: str
    name: str
    status: str
    teller: str
    confidence: float
    quote: str
    evidence: Words
    trigger: Words
    start: str
    end: str
    date_kind: str
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    also: tuple[Words, ...] = ()
    label: str = ""
    mode: str | None = None
    quad_class: str | None = None
    reciprocal: bool = False
    polarity: Polarity | None = None
    towards: tuple[Towards, ...] = ()
    time_text: str | None = None
    place: str | None = None
    about: str | None = None
    condition: str | None = None
    content: Words | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """All that a graph says, each list sorted by IRI."""

    articles: tuple[Article, ...]
    actors: tuple[Actor, ...]
    issues: tuple[Issue, ...]
    claims: tuple[Claim, ...]

    @property
    def title(self) -> str:
        """What to call these contents: the headline of a single article, else how many articles there are."""
        if len(self.articles) == 1:
            return self.articles[0].headline
        return f"{len(self.articles):,} articles"
