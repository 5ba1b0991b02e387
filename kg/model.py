"""The record: what one article says, as frozen values that know nothing of spaCy or RDF.

A :class:`Record` is the contract between whatever reads an article (our extractor, a language model, a person)
and the graph. Field names are snake_case here and camelCase in JSON. Every offset counts Unicode code points into
``article.text``, half-open: ``text[start:end]`` are the quoted words.
"""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

PartKind = Literal["headline", "standfirst", "body", "caption", "pullquote", "other"]
Genre = Literal["news", "opinion", "analysis", "statement", "unknown"]
ActorType = Literal["State", "Territory", "Place", "Person", "Organization", "Group", "Role", "Author"]
MentionKind = Literal["name", "nominal", "pronoun", "adjective"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
    "ELECTION", "IMPEACHMENT", "APPOINTMENT", "RESIGNATION", "LEGISLATION",
]  # fmt: skip
Status = Literal["actual", "planned", "proposed", "possible", "denied"]
Polarity = Literal["support", "oppose", "neutral"]
Precision = Literal["day", "week", "month", "season", "year", "range", "unknown"]
TargetKind = Literal["actor", "event", "issue"]
RelationType = Literal[
    "holdsPosition", "heldPosition", "candidateFor", "memberOf", "partOf", "representativeOf", "allyOf", "rivalOf",
    "relatedTo",
]  # fmt: skip
ClaimKind = Literal["event", "stance", "statement", "relation"]

EVENT_TYPES: tuple[EventType, ...] = get_args(EventType)
STATUSES: tuple[Status, ...] = get_args(Status)
RELATION_TYPES: tuple[RelationType, ...] = get_args(RelationType)

#: The actor that every record lists: whoever wrote the article.
AUTHOR = "author"


class _Value(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """What all record values share: immutable, compared by content, strict when read."""


class Span(_Value, frozen=True):
    """Words of the article: ``text == article.text[start:end]``."""

    start: int
    end: int
    text: str


class Place(_Value, frozen=True):
    """Where a sentence stands once more, as offsets."""

    start: int
    end: int


class Part(_Value, frozen=True):
    """A stretch of the article that is one kind of thing: headline, caption, body ..."""

    kind: PartKind
    start: int
    end: int


class Article(_Value, frozen=True):
    """A text as it was read, with what is known about it.

    ``published`` is an ISO 8601 date; ``published_inferred`` says that it was worked out from dates in the text.
    ``sha256`` is of the text as UTF-8. ``parts`` cover the content; what they leave out is in ``Record.skipped``.
    """

    text: str
    title: str | None
    standfirst: str | None
    publisher: str | None
    author: str | None
    published: str | None
    published_inferred: bool
    url: str | None
    language: str
    genre: Genre
    sha256: str
    parts: tuple[Part, ...]


class Run(_Value, frozen=True):
    """What made the record. No clock time: the same input gives the same bytes."""

    program: str
    version: str
    model: str | None
    options: dict[str, str | int | float | bool | None]
    lexicons: tuple[str, ...]


class Mention(_Value, frozen=True):
    """A place where the text speaks of an actor."""

    start: int
    end: int
    text: str
    kind: MentionKind


class Actor(_Value, frozen=True):
    """Somebody who acts or is acted on; ``id`` is an ISO 3166-1 alpha-3 code, a Wikidata id, or a slug."""

    id: str
    type: ActorType
    label: str
    aliases: tuple[str, ...]
    iso3: str | None
    country: str | None
    wikidata: str | None
    mentions: tuple[Mention, ...]


class Issue(_Value, frozen=True):
    """What is argued about: a normalised head and the actors in it."""

    id: str
    label: str
    head: str
    actors: tuple[str, ...]


class Time(_Value, frozen=True):
    """When: first and last day (ISO 8601, both inclusive), the words, and whether the year or month was inferred."""

    start: str
    end: str
    text: str
    precision: Precision
    inferred: bool


class About(_Value, frozen=True):
    """What is agreed, demanded or refused, with the issue it is, if it is one."""

    start: int
    end: int
    text: str
    issue: str | None


class Evidence(_Value, frozen=True):
    """The sentence that makes the claim, and the other places where the same sentence stands."""

    start: int
    end: int
    quote: str
    also: tuple[Place, ...]


class Event(_Value, frozen=True):
    """Who does what to or with whom; ``sources`` act, whatever the grammatical voice."""

    id: str
    type: EventType
    mode: str | None
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    reciprocal: bool
    status: Status
    time: Time | None
    place: str | None
    about: About | None
    condition: Span | None
    teller: str
    trigger: Span
    evidence: Evidence
    confidence: float


class Target(_Value, frozen=True):
    """What a stance is towards: an actor, event or issue of the same record; ``label``: at most 12 words."""

    kind: TargetKind
    id: str
    label: str


class Towards(_Value, frozen=True):
    """What a stance implies for one actor."""

    actor: str
    polarity: Polarity


class Stance(_Value, frozen=True):
    """Who supports or opposes what."""

    id: str
    holder: str
    target: Target
    polarity: Polarity
    towards: tuple[Towards, ...]
    attitude: str
    status: Status
    time: Time | None
    teller: str
    trigger: Span
    evidence: Evidence
    confidence: float


class Content(_Value, frozen=True):
    """What somebody said, in the article's words."""

    start: int
    end: int
    quote: str


class Statement(_Value, frozen=True):
    """Who says (thinks, promises, asks) what; a null speaker is an unnamed or missing source."""

    id: str
    speaker: str | None
    source: Span | None
    trigger: Span
    content: Content
    direct: bool
    teller: str
    evidence: Evidence
    confidence: float


class Relation(_Value, frozen=True):
    """What holds between two actors: an office, a membership, an alliance, kin."""

    id: str
    source: str
    type: RelationType
    target: str
    label: str
    time: Time | None
    status: Status
    teller: str
    trigger: Span
    evidence: Evidence
    confidence: float


class Skip(_Value, frozen=True):
    """Text that wasn't used, and why."""

    start: int
    end: int
    reason: str


class Record(_Value, frozen=True):
    """Everything found in one article."""

    id: str
    article: Article
    run: Run
    actors: tuple[Actor, ...]
    issues: tuple[Issue, ...]
    events: tuple[Event, ...]
    stances: tuple[Stance, ...]
    statements: tuple[Statement, ...]
    relations: tuple[Relation, ...]
    skipped: tuple[Skip, ...]


Claim = Event | Stance | Statement | Relation
