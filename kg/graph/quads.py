"""Record to quads: what one article says, in its own named graph.

:func:`quads` is the whole mapping of docs/iris.md and kg/ontology.ttl for one record. What other articles may speak of
too (linked and merged actors, issues, attitudes) is left to :mod:`kg.graph.shared`, so that each triple stands in
exactly one graph: in Oxigraph's union a triple comes once for every graph that holds it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad
from rdflib.namespace import PROV, RDF, SDO
from rdflib.term import URIRef

from kg.graph.describe import actor_facts, issue_facts
from kg.graph.names import Names, names
from kg.graph.terms import Terms, any_uri, boolean, day, decimal, fit, integer, unfit
from kg.ids import Iris
from kg.model import (
    AUTHOR,
    Claim,
    ClaimKind,
    Event,
    Genre,
    Record,
    Relation,
    Stance,
    Statement,
    Time,
)
from kg.vocab import KG, NIF

_GENRES: dict[Genre, URIRef] = {
    "news": SDO.NewsArticle,
    "opinion": SDO.OpinionNewsArticle,
    "analysis": SDO.AnalysisNewsArticle,
    "statement": SDO.Article,
    "unknown": SDO.Article,
}
_TOWARDS = {"support": KG["for"], "oppose": KG.against, "neutral": KG.neutralTo}


def quads(record: Record, iris: Iris, *, named: Names | None = None) -> Iterator[Quad]:
    """Yield what one article says, in the graph that bears its name.

    :param named: the IRIs of its actors and issues; without it, those of an article that stands alone.
    The record must be one that :func:`kg.graph.fitness.check_record` lets pass.
    """
    yield from _Article(record, iris, named or names(record, iris)).quads()


class _Article:
    """Writes one record: holds its names and the spans that were already written."""

    def __init__(self, record: Record, iris: Iris, named: Names) -> None:
        self.record = record
        self.iris = iris
        self.named = named
        self.terms = Terms(iris)
        self.graph = NamedNode(iris.graph(record.id))
        self.node = NamedNode(iris.article(record.id))
        self.spans: dict[tuple[int, int], NamedNode] = {}
        self.nodes: dict[str, NamedNode] = {}
        self.replaced: set[str] = set()
        self.out: list[Quad] = []

    def quads(self) -> Iterator[Quad]:
        """Write everything; each quad once, in the order of the record."""
        self._article()
        self._run()
        for kind, claims in _by_kind(self.record):
            for claim in claims:
                self._claim(kind, claim)
        self._mentions()
        self._descriptions()
        self._replaced()
        return iter(dict.fromkeys(self.out))

    def put(self, subject: NamedNode, predicate: URIRef, value: NamedNode | Literal) -> None:
        self.out.append(Quad(subject, self.terms.term(predicate), value, self.graph))

    def text(self, value: str) -> Literal:
        """Make a string literal, and remember if that took replacing characters."""
        made = fit(value)
        if made is not value:
            self.replaced.add(value)
        return Literal(made)

    def actor(self, actor: str) -> NamedNode:
        return self._node(self.named.actors[actor])

    def issue(self, issue: str) -> NamedNode:
        return self._node(self.named.issues[issue])

    def _node(self, iri: str) -> NamedNode:
        node = self.nodes.get(iri)
        if node is None:
            node = self.nodes[iri] = NamedNode(iri)
        return node

    def span(self, start: int, end: int) -> NamedNode:
        """Give the node of words of the text; write it the first time."""
        node = self.spans.get((start, end))
        if node is None:
            node = self.spans[start, end] = NamedNode(self.iris.span(self.record.id, start, end))
            self.put(node, RDF.type, self.terms.term(NIF.RFC5147String))
            self.put(node, NIF.beginIndex, integer(start))
            self.put(node, NIF.endIndex, integer(end))
            self.put(node, NIF.anchorOf, self.text(self.record.article.text[start:end]))
            self.put(node, NIF.referenceContext, self.node)
        return node

    def _article(self) -> None:
        article, node, term = self.record.article, self.node, self.terms.term
        self.put(node, RDF.type, term(NIF.Context))
        self.put(node, RDF.type, term(_GENRES[article.genre]))
        self.put(node, NIF.isString, self.text(article.text))
        self.put(node, KG.sha256, self.text(article.sha256))
        self.put(node, SDO.genre, self.text(article.genre))
        self.put(node, SDO.inLanguage, self.text(article.language))
        for predicate, value in (
            (SDO.headline, article.title),
            (SDO.abstract, article.standfirst),
            (SDO.publisher, article.publisher),
        ):
            if value is not None:
                self.put(node, predicate, self.text(value))
        if article.url is not None:
            self.put(node, SDO.url, any_uri(self.text(article.url).value))
        if article.published is not None:
            self.put(node, SDO.datePublished, day(article.published))
            self.put(node, KG.publishedInferred, boolean(article.published_inferred))
        self.put(node, SDO.author, self.actor(AUTHOR))
        if article.author is not None:
            self.put(node, SDO.creditText, self.text(article.author))
        for part in article.parts:
            span = self.span(part.start, part.end)
            self.put(node, KG.part, span)
            self.put(span, KG.partKind, self.text(part.kind))
        for skip in self.record.skipped:
            span = self.span(skip.start, skip.end)
            self.put(node, KG.skipped, span)
            self.put(span, KG.skipReason, self.text(skip.reason))

    def _run(self) -> None:
        run, node = self.record.run, NamedNode(self.iris.run(self.record.id))
        self.put(self.graph, PROV.wasGeneratedBy, node)
        self.put(node, RDF.type, self.terms.term(PROV.Activity))
        self.put(node, PROV.used, self.node)
        self.put(node, PROV.wasAssociatedWith, NamedNode(self.iris.agent(run.program, run.version)))
        if run.model is not None:
            self.put(node, KG.model, self.text(run.model))
        for option, value in run.options.items():
            self.put(node, KG.option, self.text(f"{option}={json.dumps(value, ensure_ascii=False)}"))
        for lexicon in run.lexicons:
            self.put(node, KG.lexicon, self.text(lexicon))

    def _claim(self, kind: ClaimKind, claim: Claim) -> None:
        node = NamedNode(self.iris.claim(self.record.id, kind, claim.id))
        evidence = self.span(claim.evidence.start, claim.evidence.end)
        self.put(evidence, RDF.type, self.terms.term(NIF.Sentence))
        self.put(node, RDF.type, self.terms.term(KG.Claim))
        self.put(node, KG.article, self.node)
        self.put(node, KG.teller, self.actor(claim.teller))
        # A statement has no status of its own: that it was made is what the text tells.
        status = "actual" if isinstance(claim, Statement) else claim.status
        self.put(node, KG.status, self.terms.term(KG[status]))
        self.put(node, KG.confidence, decimal(claim.confidence))
        self.put(node, KG.quote, self.text(claim.evidence.quote))
        self.put(node, KG.evidence, evidence)
        self.put(node, KG.trigger, self.span(claim.trigger.start, claim.trigger.end))
        for place in claim.evidence.also:
            self.put(node, KG.alsoAt, self.span(place.start, place.end))
        self._time(node, None if isinstance(claim, Statement) else claim.time)
        if isinstance(claim, Event):
            self._event(node, claim)
        elif isinstance(claim, Stance):
            self._stance(node, claim)
        elif isinstance(claim, Statement):
            self._statement(node, claim)
        else:
            self._relation(node, claim)

    def _time(self, node: NamedNode, time: Time | None) -> None:
        published = self.record.article.published
        if time is not None:
            start = day(time.start)
            self.put(node, KG.date, start)
            self.put(node, KG.start, start)
            self.put(node, KG.end, day(time.end))
            self.put(node, KG.timeText, self.text(time.text))
            self.put(node, KG.precision, self.text(time.precision))
            self.put(node, KG.timeInferred, boolean(time.inferred))
            kind = KG.claimDate
        elif published is not None:
            self.put(node, KG.date, day(published))
            kind = KG.articleDate
        else:
            kind = KG.undated
        self.put(node, KG.dateKind, self.terms.term(kind))

    def _event(self, node: NamedNode, event: Event) -> None:
        self.put(node, RDF.type, self.terms.term(KG.Event))
        self.put(node, KG.eventType, self.terms.term(KG[event.type]))
        if event.mode is not None:
            self.put(node, KG.mode, self.text(event.mode))
        for source in event.sources:
            self.put(node, KG.source, self.actor(source))
        for target in event.targets:
            self.put(node, KG.target, self.actor(target))
        self.put(node, KG.reciprocal, boolean(event.reciprocal))
        if event.place is not None:
            self.put(node, KG.place, self.actor(event.place))
        if event.about is not None:
            self.put(node, KG.about, self.text(event.about.text))
            self.put(node, KG.aboutSpan, self.span(event.about.start, event.about.end))
            if event.about.issue is not None:
                self.put(node, KG.issue, self.issue(event.about.issue))
        if event.condition is not None:
            self.put(node, KG.condition, self.text(event.condition.text))
            self.put(node, KG.conditionSpan, self.span(event.condition.start, event.condition.end))

    def _stance(self, node: NamedNode, stance: Stance) -> None:
        self.put(node, RDF.type, self.terms.term(KG.Stance))
        self.put(node, KG.holder, self.actor(stance.holder))
        self.put(node, KG.polarity, self.terms.term(KG[stance.polarity]))
        self.put(node, KG.attitude, NamedNode(self.iris.attitude(stance.attitude)))
        kind, target = stance.target.kind, stance.target.id
        if kind == "event":
            self.put(node, KG.target, NamedNode(self.iris.claim(self.record.id, "event", target)))
        else:
            self.put(node, KG.target, self.actor(target) if kind == "actor" else self.issue(target))
        self.put(node, KG.targetLabel, self.text(stance.target.label))
        towards = {(t.actor, t.polarity) for t in stance.towards}
        if kind == "actor" and target not in {t.actor for t in stance.towards}:
            # Whoever opposes an actor is against it, whether or not the record says so twice:
            # "who is against X" must be one triple pattern.
            towards.add((target, stance.polarity))
        for actor, polarity in sorted(towards):
            self.put(node, _TOWARDS[polarity], self.actor(actor))

    def _statement(self, node: NamedNode, statement: Statement) -> None:
        self.put(node, RDF.type, self.terms.term(KG.Statement))
        if statement.speaker is not None:
            self.put(node, KG.speaker, self.actor(statement.speaker))
        if statement.source is not None:
            self.put(node, KG.attribution, self.text(statement.source.text))
            self.put(node, KG.attributionSpan, self.span(statement.source.start, statement.source.end))
        self.put(node, KG.cue, self.text(statement.trigger.text))
        self.put(node, KG.content, self.text(statement.content.quote))
        self.put(node, KG.contentSpan, self.span(statement.content.start, statement.content.end))
        self.put(node, KG.direct, boolean(statement.direct))

    def _relation(self, node: NamedNode, relation: Relation) -> None:
        self.put(node, RDF.type, self.terms.term(KG.Relation))
        self.put(node, KG.relationType, self.terms.term(KG[relation.type]))
        self.put(node, KG.source, self.actor(relation.source))
        self.put(node, KG.target, self.actor(relation.target))
        self.put(node, KG.label, self.text(relation.label))

    def _mentions(self) -> None:
        for actor in self.record.actors:
            for mention in actor.mentions:
                span = self.span(mention.start, mention.end)
                self.put(span, KG.mentionOf, self.actor(actor.id))
                self.put(span, KG.mentionKind, self.text(mention.kind))

    def _descriptions(self) -> None:
        """Describe here the actors and issues that only this article knows."""
        described = [(self.named.actors[a.id], actor_facts(a, self.iris)) for a in self.record.actors]
        described += [
            (self.named.issues[i.id], issue_facts(i, self.named, self.iris)) for i in self.record.issues
        ]
        for iri, facts in described:
            if iri not in self.named.shared:
                for predicate, value in facts.triples(self.terms):
                    self.put(self._node(iri), predicate, value)

    def _replaced(self) -> None:
        """Say which characters were replaced, and where, so that nothing is lost unseen."""
        record = self.record
        for words in (
            *(name for actor in record.actors for name in (actor.label, *actor.aliases)),
            *(issue.label for issue in record.issues),
            *(stance.attitude for stance in record.stances),
            record.run.program,
            record.run.version,
        ):
            self.text(words)
        whole = record.article.text
        for value in sorted(self.replaced):
            # Words quoted from the text need no line of their own; a label that says something else does.
            if value == whole or value not in whole:
                where = "text" if value == whole else f"“{fit(value)}”"
                for code, places in unfit(value).items():
                    self.put(
                        self.node,
                        KG.replacedCharacters,
                        Literal(f"{where}: {code} at {', '.join(map(str, places))}"),
                    )


def _by_kind(record: Record) -> Iterator[tuple[ClaimKind, tuple[Claim, ...]]]:
    yield "event", record.events
    yield "stance", record.stances
    yield "statement", record.statements
    yield "relation", record.relations
