"""Reading a graph into :class:`~export.contents.Contents`: the one place where the pages' side knows the vocabulary.

A predicate at a time is taken from the store's index; that is several times faster than one SPARQL query a class, and
holds only what is asked for.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode, Store
from rdflib.namespace import FOAF, ORG, RDF, RDFS, SDO, SKOS
from rdflib.term import URIRef

from export.contents import (
    Actor,
    Article,
    Claim,
    ClaimKind,
    Contents,
    Issue,
    Mention,
    Part,
    Polarity,
    Skipped,
    Towards,
    Words,
)
from kg.graph.store import Graph
from kg.ids import Iris
from kg.vocab import KG, NIF

_KINDS: dict[URIRef, ClaimKind] = {
    KG.Event: "event",
    KG.Stance: "stance",
    KG.Statement: "statement",
    KG.Relation: "relation",
}
_NAMES = {"event": KG.eventType, "stance": KG.attitude, "statement": KG.cue, "relation": KG.relationType}
_ACTS = {"event": KG.source, "stance": KG.holder, "statement": KG.speaker, "relation": KG.source}
_LABELS = {"stance": KG.targetLabel, "relation": KG.label}
_QUAD_CLASSES = {
    KG.verbalCooperation: "verbal-cooperation",
    KG.materialCooperation: "material-cooperation",
    KG.verbalConflict: "verbal-conflict",
    KG.materialConflict: "material-conflict",
    KG.domesticPolitics: "domestic",
}
_ACTOR_TYPES = {
    SDO.Country: "State",
    KG.Territory: "Territory",
    KG.Place: "Place",
    FOAF.Person: "Person",
    ORG.Organization: "Organization",
    KG.Group: "Group",
    KG.Role: "Role",
    KG.Author: "Author",
}
_POLARITIES: dict[str, Polarity] = {"support": "support", "oppose": "oppose", "neutral": "neutral"}
_LETTERS = {"event": "e", "stance": "s", "statement": "t", "relation": "r"}


def contents(graph: Graph) -> Contents:
    """Give all that a graph says. Lists are sorted by IRI, numbers in them by value, so the same graph gives the same.

    An actor nobody speaks of (a state that is only somebody's country) is left out.
    """
    columns = _Columns(graph.store, graph.iris)
    articles = tuple(_article(columns, iri) for iri in columns.of_type(NIF.Context))
    claims = tuple(
        _claim(columns, iri, kind) for term, kind in _KINDS.items() for iri in columns.of_type(term)
    )
    spoken_of = {m.actor for a in articles for m in a.mentions}
    for claim in claims:
        spoken_of |= {*claim.sources, *claim.targets, *(t.actor for t in claim.towards), claim.teller}
    actors = [iri for iri in columns.of_type(KG.Actor) if iri in spoken_of]
    issues = columns.of_type(KG.Issue)
    actor_ids, issue_ids = _short_ids(actors, graph.iris), _short_ids(issues, graph.iris)
    return Contents(
        articles=articles,
        actors=tuple(_actor(columns, iri, actor_ids[iri]) for iri in actors),
        issues=tuple(
            Issue(
                iri,
                issue_ids[iri],
                columns.text(iri, RDFS.label) or issue_ids[iri],
                columns.iris(iri, KG.involves),
            )
            for iri in issues
        ),
        claims=claims,
    )


class _Columns:
    """Values by predicate and subject, each predicate read from the store once, when it is first asked for."""

    def __init__(self, store: Store, names: Iris) -> None:
        self._store = store
        self._names = names
        self._read: dict[URIRef, dict[str, list[str]]] = {}

    def _column(self, predicate: URIRef) -> dict[str, list[str]]:
        if predicate not in self._read:
            column: dict[str, list[str]] = defaultdict(list)
            node = NamedNode(self.own(predicate))
            for quad in self._store.quads_for_pattern(None, node, None, None):
                if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
                    column[quad.subject.value].append(quad.object.value)
            self._read[predicate] = {s: sorted(set(values), key=_natural) for s, values in column.items()}
        return self._read[predicate]

    def iris(self, subject: str, predicate: URIRef) -> tuple[str, ...]:
        return tuple(self._column(predicate).get(subject, ()))

    texts = iris

    def text(self, subject: str, predicate: URIRef) -> str | None:
        values = self._column(predicate).get(subject)
        return values[0] if values else None

    def flag(self, subject: str, predicate: URIRef) -> bool:
        return self.text(subject, predicate) == "true"

    def term(self, subject: str, predicate: URIRef) -> str:
        """Give a value that is a term or concept by its local name."""
        value = self.text(subject, predicate) or ""
        return unquote(value.rpartition("#")[2].rpartition("/")[2])

    def own(self, term: URIRef) -> str:
        return self._names.term(str(term))

    def of_type(self, term: URIRef) -> list[str]:
        """Give the subjects of a class, sorted."""
        wanted = NamedNode(self.own(term))
        quads = self._store.quads_for_pattern(None, NamedNode(str(RDF.type)), wanted, None)
        return sorted({q.subject.value for q in quads if isinstance(q.subject, NamedNode)}, key=_natural)

    def words(self, span: str) -> Words:
        return Words(int(self.text(span, NIF.beginIndex) or 0), int(self.text(span, NIF.endIndex) or 0))

    def mentions(self, article: str) -> tuple[Mention, ...]:
        """Give an article's mentions in the order of its text."""
        return tuple(self._mentions().get(article, ()))

    def _mentions(self) -> dict[str, list[Mention]]:
        if not hasattr(self, "_by_article"):
            self._by_article: dict[str, list[Mention]] = defaultdict(list)
            for span, actors in self._column(KG.mentionOf).items():
                article = self.text(span, NIF.referenceContext)
                words = self.words(span)
                if article is not None:
                    self._by_article[article] += [Mention(words.start, words.end, actor) for actor in actors]
            for found in self._by_article.values():
                found.sort(key=lambda m: (m.start, -m.end, m.actor))
        return self._by_article

    def article_id(self, iri: str) -> str:
        return unquote(iri.removeprefix(f"{self._names.base}article/"))


def _natural(value: str) -> tuple[str, str]:
    """Sort event 2 before event 10."""
    head, slash, number = value.rpartition("/")
    return (
        (f"{head}{slash}{number.zfill(10)}", value)
        if slash and number.isascii() and number.isdigit()
        else (value, value)
    )


def _short_ids(iris: list[str], names: Iris) -> dict[str, str]:
    """Give each IRI its last step as id, or, where two would be alike, its path under the base."""
    last = {iri: unquote(iri.rpartition("/")[2]) for iri in iris}
    often = Counter(last.values())
    return {
        iri: last[iri] if often[last[iri]] == 1 else unquote(iri.removeprefix(names.base)) for iri in iris
    }


def _article(columns: _Columns, iri: str) -> Article:
    parts = [
        (columns.words(span), columns.text(span, KG.partKind) or "other")
        for span in columns.iris(iri, KG.part)
    ]
    skips = [
        (columns.words(span), columns.text(span, KG.skipReason) or "")
        for span in columns.iris(iri, KG.skipped)
    ]
    author = columns.text(iri, SDO.creditText)
    return Article(
        iri=iri,
        id=columns.article_id(iri),
        headline=columns.text(iri, SDO.headline) or columns.article_id(iri),
        text=columns.text(iri, NIF.isString) or "",
        publisher=columns.text(iri, SDO.publisher),
        author=author,
        published=columns.text(iri, SDO.datePublished),
        published_inferred=columns.flag(iri, KG.publishedInferred),
        url=columns.text(iri, SDO.url),
        genre=columns.text(iri, SDO.genre),
        language=columns.text(iri, SDO.inLanguage),
        parts=tuple(
            sorted((Part(w.start, w.end, kind) for w, kind in parts), key=lambda p: (p.start, p.end))
        ),
        skipped=tuple(
            sorted((Skipped(w.start, w.end, why) for w, why in skips), key=lambda s: (s.start, s.end))
        ),
        mentions=columns.mentions(iri),
    )


def _actor(columns: _Columns, iri: str, short: str) -> Actor:
    types = [name for term, name in _ACTOR_TYPES.items() if columns.own(term) in columns.iris(iri, RDF.type)]
    return Actor(
        iri=iri,
        id=short,
        type=types[0] if types else "Group",
        label=columns.text(iri, RDFS.label) or short,
        aliases=columns.texts(iri, SKOS.altLabel),
        iso3=columns.text(iri, KG.iso3),
        wikidata=columns.text(iri, SDO.sameAs),
        country=columns.text(iri, KG.country),
    )


def _claim(columns: _Columns, iri: str, kind: ClaimKind) -> Claim:
    article = columns.text(iri, KG.article) or ""
    number = unquote(iri.rpartition("/")[2])
    name = columns.text(iri, KG.cue) or "" if kind == "statement" else columns.term(iri, _NAMES[kind])
    start = columns.text(iri, KG.start) or columns.text(iri, KG.date) or ""
    content = columns.text(iri, KG.contentSpan)
    return Claim(
        iri=iri,
        id=f"{_LETTERS[kind]}{number}" if number.isdigit() else number,
        kind=kind,
        article=article,
        name=name,
        status=columns.term(iri, KG.status),
        teller=columns.text(iri, KG.teller) or "",
        confidence=float(columns.text(iri, KG.confidence) or 0),
        quote=columns.text(iri, KG.quote) or "",
        evidence=columns.words(columns.text(iri, KG.evidence) or ""),
        trigger=columns.words(columns.text(iri, KG.trigger) or ""),
        start=start,
        end=columns.text(iri, KG.end) or start,
        date_kind=columns.term(iri, KG.dateKind),
        sources=columns.iris(iri, _ACTS[kind]),
        targets=columns.iris(iri, KG.target),
        also=tuple(columns.words(span) for span in columns.iris(iri, KG.alsoAt)),
        label=columns.text(iri, _LABELS[kind]) or "" if kind in _LABELS else "",
        mode=columns.text(iri, KG.mode),
        quad_class=_quad_class(columns, iri) if kind == "event" else None,
        reciprocal=columns.flag(iri, KG.reciprocal),
        polarity=_POLARITIES.get(columns.term(iri, KG.polarity)) if kind == "stance" else None,
        towards=_towards(columns, iri) if kind == "stance" else (),
        time_text=columns.text(iri, KG.timeText),
        place=columns.text(iri, KG.place),
        about=columns.text(iri, KG.about),
        condition=columns.text(iri, KG.condition),
        content=columns.words(content) if content else None,
    )


def _towards(columns: _Columns, iri: str) -> tuple[Towards, ...]:
    given = [(KG["for"], "support"), (KG.against, "oppose"), (KG.neutralTo, "neutral")]
    return tuple(Towards(actor, _POLARITIES[p]) for term, p in given for actor in columns.iris(iri, term))


def _quad_class(columns: _Columns, iri: str) -> str | None:
    """Give the quad class that the ontology in the graph gives an event's type."""
    of_type = columns.text(columns.text(iri, KG.eventType) or "", KG.quadClass)
    return next((name for term, name in _QUAD_CLASSES.items() if columns.own(term) == of_type), None)
